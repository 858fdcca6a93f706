"""What may not go to a reader is nowhere in the file: not in its words, its structure, its outline, its titles or its streams."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pikepdf
import pytest

from rondom.pdf.documents import plan_pdf
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.plan.reading import Audience, Perspective
from rondom.plan.sharing import PlanReader, for_reader, parts_for
from rondom.privacy.rules import Light, LightStatus, ReaderKind
from tests.pdf.examples import PLAN
from tests.pdf.reading_back import letters, text

_KEYS = frozenset({"kind", "key", "mark", "child_sheet"})
"""Fields that are no words."""
OUTSIDER = PlanReader(
    "k", "Aafke Duizendblad", "Aafke", "coach", Perspective.COACH, "", ReaderKind.OUTSIDER,
    Light(LightStatus.MAY, "mag", "toestemming", granted=True),
)  # fmt: skip


def _marked(value: Any, numbers: Iterator[int]) -> Any:
    """The same with a word of its own behind every text."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"{value} zq{next(numbers)}qz" if len(value) > 3 else value
    if isinstance(value, tuple):
        return tuple(_marked(one, numbers) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        words = [one.name for one in fields(value) if one.compare and one.name not in _KEYS]
        return replace(value, **{name: _marked(getattr(value, name), numbers) for name in words})
    return value


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _words(getattr(value, one.name))


def _strings(found: Any) -> Iterator[str]:
    """Every text in an object of the file, and what its stream holds."""
    if isinstance(found, pikepdf.String):
        yield str(found)
    elif isinstance(found, pikepdf.Array):
        for one in list(found):
            yield from () if getattr(one, "is_indirect", False) else _strings(one)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for key in list(found.keys()):
            one = found[key]
            yield from () if getattr(one, "is_indirect", False) else _strings(one)
        if isinstance(found, pikepdf.Stream):
            yield found.read_bytes().decode("latin-1")


def _everything(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return letters(text(pdf) + "".join(part for found in document.objects for part in _strings(found)))


@pytest.mark.parametrize("granted", [(), ("school",), ("welbevinden", "gezondheid")], ids=", ".join)
@pytest.mark.parametrize("audience", Audience)
def test_nothing_of_it_is_anywhere_in_the_file(granted: tuple[str, ...], audience: Audience) -> None:
    whole = _marked(PLAN, itertools.count(1))
    made = for_reader(whole, OUTSIDER, parts_for(whole, OUTSIDER, granted))
    kept = set(" ".join(_words(made)).split())
    away = {word for word in " ".join(_words(whole)).split() if word.startswith("zq")} - kept
    assert len(away) > 20
    for dress in (AS_IT_IS, PrintAs(large=True, language="tr")):
        told = _everything(plan_pdf(made, audience, dress))
        assert any(word in told for word in kept if word.startswith("zq")), (
            "this looks at the words that do stand there"
        )
        assert not [word for word in away if word in told]
