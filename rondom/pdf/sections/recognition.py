"""Who sees which concern: everyone has a column of their own, so that views stand side by side and none is counted."""

from __future__ import annotations

from rondom.language import _
from rondom.pdf import marks, safe, words
from rondom.pdf.sections import story
from rondom.pdf.sections.parts import cell
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.tagged.blocks import Block
from rondom.pdf.tagged.flowables import P
from rondom.plan.reading import Concern, PersonView, Perspective, PlanReading

_FEWEST, _MOST = 2, 5
"""People for whom columns are wide enough. With fewer or more the views stand under each other."""


def recognition_table(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Nothing when there are no concerns."""
    found = [one for one in reading.concerns if safe.clean(one.text)]
    people = _people(found)
    asked = any(one.views for one in found)
    if sheet.large or not asked or not _FEWEST <= len(people) <= _MOST:
        return story.concern_table(reading, sheet)
    titles = [sheet.word(_("Zorg")), *(name or marks.spoken(side) for name, side in people)]
    rows = [[_concern(one, sheet), *(_view(one, who, sheet) for who in people)] for one in found]
    return [sheet.table(titles, rows, (2.0, *([1.1] * len(people))))]


def _concern(one: Concern, sheet: Sheet) -> Block | None:
    """With the side it came from, when nobody was named."""
    sides = dict.fromkeys(marks.spoken(seen.perspective) for seen in one.seen_by if not seen.name)
    if not sides:
        return cell(one.text, sheet.look)
    return P(safe.together(safe.safe(one.text), safe.muted(safe.safe(f"({', '.join(sides)})"))), sheet.look.body)


def _people(concerns: list[Concern]) -> list[tuple[str, Perspective]]:
    """Everyone who said something about any of them, in the order in which they first did."""
    found: dict[tuple[str, Perspective], None] = {}
    for one in concerns:
        found.update({(seen.name, seen.perspective): None for seen in one.seen_by if seen.name})
        found.update({(view.name, view.perspective): None for view in one.views})
    return list(found)


def _view(concern: Concern, who: tuple[str, Perspective], sheet: Sheet) -> Block | None:
    """noemde dit; ja; deels: soms gaapt hij"""
    told = [sheet.word(_("noemde dit")) for one in concern.seen_by if (one.name, one.perspective) == who]
    told += [_answer(one, sheet) for one in concern.views if (one.name, one.perspective) == who]
    lines = [safe.safe(text) for text in told if text]
    if not lines:
        return None
    return P(safe.lines(*lines), sheet.look.body)


def _answer(one: PersonView, sheet: Sheet) -> str:
    answer = words.sees(one.answer, sheet.audience)
    return story.answer_and_note(sheet.word(answer) if answer else "", one.note)
