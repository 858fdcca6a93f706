"""What a person typed and cannot be kept is refused with a problem in words, wherever it is first turned into data."""

from __future__ import annotations

import pytest

from rondom.errors import UserProblem
from rondom.meetings.model import AttendeeData
from rondom.vault.fields import LINE_LIMIT


def test_a_text_with_a_nul_is_refused_in_words() -> None:
    with pytest.raises(UserProblem) as refused:
        AttendeeData(name="voor\x00na")
    assert refused.value.code == "text-nul"


def test_a_text_that_is_too_long_is_refused_with_what_fits() -> None:
    with pytest.raises(UserProblem) as refused:
        AttendeeData(name="a" * (LINE_LIMIT + 1))
    assert (refused.value.code, refused.value.values) == ("text-too-long", {"limit": LINE_LIMIT})


def test_a_value_of_another_kind_names_the_field_and_not_the_value() -> None:
    with pytest.raises(UserProblem) as refused:
        AttendeeData(name="Roos", attendance="misschien")
    assert refused.value.code == "field-invalid"
    assert refused.value.values == {"field": "AttendeeData.attendance"}
