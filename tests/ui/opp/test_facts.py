"""What the tab says of the calendar, and what the register says of the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rondom.plan.development_fields import DevelopmentRow
from rondom.plan.reading import Audience, Perspective
from rondom.plan.sharing import PartRow, PlanReader
from rondom.privacy.rules import Light, LightStatus, ReaderKind
from tests.pdf.opp import OPP
from ui.opp.facts import term_of, version_words
from ui.opp.paper import copy_for, document, file_title
from ui.plan.getters import Getter

ROW = DevelopmentRow("1", 1, False, date(2026, 2, 10), support_from=date(2026, 2, 2))
MAY, NOT = Light(LightStatus.MAY, "mag"), Light(LightStatus.MAY_NOT, "geen toestemming")


@pytest.mark.parametrize(
    ("today", "told", "presses"),
    [
        (date(2026, 2, 10), "Zes weken: klaar op 16 maart 2026.", False),
        (date(2026, 3, 15), "Zes weken: klaar op 16 maart 2026. Nog 1 dag.", True),
        (date(2026, 3, 18), "Zes weken: klaar op 16 maart 2026. 2 dagen geleden.", True),
    ],
)
def test_the_six_weeks_are_counted(today: date, told: str, presses: bool) -> None:
    term = term_of(ROW, True, today)
    assert term is not None
    assert (term.words, term.presses) == (told, presses)


def test_only_the_newest_that_was_fixed_is_looked_back_on() -> None:
    fixed = replace(ROW, fixed=True, review_on=date(2026, 12, 1))
    term = term_of(fixed, True, date(2026, 3, 1))
    assert term is not None
    assert term.words == "Terugkijken met ouders: 1 december 2026."
    assert term_of(fixed, False, date(2026, 3, 1)) is None
    assert term_of(replace(ROW, support_from=None), True, date(2026, 3, 1)) is None
    assert version_words(fixed) == "Versie 1 van 10 februari 2026"


def getter(home: Light) -> Getter:
    reader = PlanReader("h", "Hatice Kievit", "Hatice", "gezinscoach", Perspective.COACH, "", ReaderKind.OUTSIDER, MAY)
    rows = (PartRow("support", "Handelingsdeel en akkoord", frozenset(), MAY),
            PartRow("parents", "Mening van ouders", frozenset(), home))  # fmt: skip
    return Getter(reader, rows, "uitvoeren", address=("Hatice Kievit", "Dorp 1"))


def test_the_register_tells_which_and_what_stayed() -> None:
    whole = copy_for(OPP, getter(MAY))
    assert whole.part("parents_view") is not None
    assert whole.address_block == ("Hatice Kievit", "Dorp 1")
    assert document((whole, Audience.PARENTS), getter(MAY)) == "OPP, versie 2, voor ouders"
    cut = copy_for(OPP, getter(NOT))
    assert cut.part("parents_view") is None
    assert (
        document((cut, Audience.PROFESSIONAL), getter(NOT))
        == "OPP, versie 2, voor professionals, zonder Mening van ouders"
    )
    draft = replace(OPP, fixed=False, apart=True)
    assert (
        document((draft, Audience.PARENTS), getter(NOT)) == "Handelingsdeel van het OPP, versie 2, concept, voor ouders"
    )


def test_nobody_in_particular_gets_the_whole_without_a_name() -> None:
    assert copy_for(OPP, None) == OPP


def test_no_child_in_the_name_of_a_file() -> None:
    assert file_title(replace(OPP, school="De/Regen:wulp")) == "OPP De Regen wulp 2026-03-12"
