"""At the end of what parents get: the words of professionals that stand in it, with what they mean. All else stays as said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from rondom.language import _
from rondom.pdf import marks, safe
from rondom.pdf.sections.parts import section
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.tagged.blocks import Block
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.plan.jargon import explained
from rondom.plan.reading import Happened, PlanReading

SPOKEN = (
    "reason", "question", "happened", "voice", "strengths", "concerns", "enabling", "hindering", "wishes", "reviews", "goals", "agreements",
    "running", "follow_up", "notes", "parked", "approvals", "views",
)  # fmt: skip
"""Parts in which people's own words stand."""
_NO_WORDS = frozenset({"who", "by", "name", "short", "kind", "title", "role", "scene", "strokes"})
"""Fields with a name or a key in them."""


def in_plan(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Nothing when every word is plain."""
    return of_texts(_texts(reading), sheet)


def in_report(reading: PlanReading, purpose: str, sheet: Sheet) -> list[Block]:
    """The same of the report of a talk, for parents. What happened before does not stand in it."""
    told = replace(reading, happened=Happened())
    return of_texts((purpose, *_texts(told)), sheet, _("Woorden in dit verslag")) if sheet.plain else []


def of_texts(texts: Iterable[str], sheet: Sheet, title: str = _("Woorden in dit plan")) -> list[Block]:
    """The same of any words that people wrote."""
    told = explained(texts, sheet.child)
    if not told:
        return []
    size = sheet.look.body.fontSize
    items = [
        Item(
            marks.dot(size * 0.16, size),
            "",
            P(safe.joined((safe.bold(safe.safe(f"{word}:")), safe.safe(plain)), " "), sheet.look.body),
        )
        for word, plain in told
    ]
    return section([sheet.heading(title), marked_list(items, size * 1.1, size * 0.2)])


def _texts(reading: PlanReading) -> Iterator[str]:
    for name in SPOKEN:
        yield from _within(getattr(reading, name))


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _NO_WORDS:
                yield from _within(getattr(value, one.name))
