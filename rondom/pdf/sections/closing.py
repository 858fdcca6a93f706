"""The end of a plan: who gets it, who agrees, statements of view, how long it is kept. And the line for what was left out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from rondom.language import _, day
from rondom.meetings.strokes import RATIO
from rondom.pdf import safe, words
from rondom.pdf.colours import colour
from rondom.pdf.sections.parts import (
    cell,
    name,
    paragraph,
    person_mark,
    plain_list,
    section,
    small,
)
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import HIGHEST
from rondom.pdf.tagged.blocks import Block, Inset, Space, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Figure, P
from rondom.pdf.tagged.lists import Hanging
from rondom.plan.reading import Approval, Person, PersonApproval, PlanReading, Recipient, Reservation, Signed

SIGNED_TOGETHER = HIGHEST / 2
"""Up to this height everyone signs on the same page."""
_WIDE = 118.0
"""Of a signature on paper, in points."""
_SIGNATURE = 22.0
"""Height of a row that someone signs in, in points."""


def recipients(reading: PlanReading, sheet: Sheet, key: str = "recipients") -> list[Block]:
    """Who gets it and how long it is kept, beside each other; parents also read what to do when they do not agree."""
    stacks = [Stack(blocks) for blocks in (_recipients(reading, sheet, key), _retention(reading, sheet)) if blocks]
    blocks: list[Block] = [sheet.beside(stacks, [1.0] * len(stacks), 21)] if stacks else []
    if sheet.plain:
        blocks += [Space(sheet.look.size * 0.6), *sheet.fixed(sheet.title("disagree"))]
    return section(blocks, sheet.kept_whole)


def _recipients(reading: PlanReading, sheet: Sheet, key: str) -> list[Block]:
    listed = [line for who in reading.recipients if (line := _recipient(who))]
    if not listed:
        return []
    return [sheet.part(key), *plain_list(listed, sheet.look)]


def _retention(reading: PlanReading, sheet: Sheet) -> list[Block]:
    text = sheet.finished(reading.retention)
    return [sheet.part("retention"), *text] if text else []


def approvals(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Per person: agreed, seen or not agreed with the reason, and room to sign."""
    made = approval_table(reading, sheet)
    return section([sheet.part("approvals"), *made], SIGNED_TOGETHER) if made else []


def approval_table(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """The same without its heading; nothing when nobody was asked."""
    rows = [
        _approval(item, _signed(item, reading.signatures), sheet) for item in reading.approvals if safe.clean(item.name)
    ]
    if not rows:
        return []
    told = (_("Naam"), sheet.choose(_("Antwoord en reden"), _("Antwoord")), _("Handtekening"))
    return [sheet.table([sheet.word(title) for title in told], rows, (1.5, 1.9, 1.3), least=_SIGNATURE)]


def views(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Statements of view, whole and unchanged."""
    blocks: list[Block] = []
    for view in reading.views:
        text = paragraph(view.text, sheet.look)
        if text:
            who = ", ".join(part for part in (safe.one_line(view.who), day(view.on) if view.on else "") if part)
            look = sheet.look
            caption = Hanging(
                person_mark(view.perspective, look),
                P(safe.safe(who or sheet.word(_("Zonder naam"))), look.strong),
                look.indent,
            )
            caption.clings = True
            blocks += [caption, *text, Space(look.size * 0.4)]
    return [sheet.part("views"), *blocks] if blocks else []


class LeftOut(Block):
    """A neutral line where something may not be read by this reader. It does not say what it was."""

    def __init__(self, sheet: Sheet) -> None:
        padding = sheet.look.size * 0.6
        told = Stack(sheet.fixed(_("Een deel van het plan staat niet op dit blad."), small=True))
        self._text = Inset(told, padding, padding * 0.8, padding, padding)
        self.before = self.after = sheet.look.between

    def height(self, width: float) -> float:
        return self._text.height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        canvas.saveState()
        canvas.setStrokeColor(colour("line-strong"))
        canvas.setLineWidth(0.75)
        canvas.setDash([3, 2.4])
        canvas.roundRect(x, top - height, width, height, 5, stroke=1, fill=0)
        canvas.restoreState()
        self._text.draw(canvas, x, top, width)


def _recipient(who: Recipient) -> str:
    person = ", ".join(part for text in (who.name, who.role) if (part := safe.one_line(text)))
    what = safe.one_line(who.gets)
    return f"{person}: {what}" if person and what else person


def _signed(item: PersonApproval, signatures: tuple[Signed, ...]) -> Signed | None:
    """By the key of the person; plans of before keys have the name only."""
    return next(
        (one for one in signatures if (one.key == item.key if one.key and item.key else one.name == item.name)), None
    )


def _approval(item: PersonApproval, signed: Signed | None, sheet: Sheet) -> list[Block | None]:
    role = safe.one_line(item.role)
    label = f"{safe.one_line(item.name)}, {role}" if role else item.name
    answer = sheet.word(words.approval(item.approval, sheet.audience))
    reason = safe.clean(item.reason)
    if reason:
        answer = f"{answer}: {reason}"
    if item.reservations:
        answer = f"{answer}, {sheet.word(_('behalve'))}:"
    asked = item.approval is not Approval.NONE or reason
    said: list[Block] = [told] if asked and (told := cell(answer, sheet.look)) else []
    said += plain_list([_reservation(one) for one in item.reservations], sheet.look)
    return [
        name(Person(label, item.perspective), sheet.look),
        Stack(said) if said else None,
        _signature(signed, sheet) if signed else None,
    ]


def _reservation(one: Reservation) -> str:
    """“Hatice: belt vader.” Dat doe ik liever zelf."""
    return " ".join(part for part in (f"“{safe.one_line(one.about)}”", safe.clean(one.reason)) if part)


def _signature(signed: Signed, sheet: Sheet) -> Block:
    """What was drawn, and when; of a signature on paper only that it is there."""
    if not signed.strokes:
        return Stack(sheet.fixed(_("Getekend op papier, {day}."), small=True, day=signed.on))
    alt = _("Handtekening van {name}").replace("{name}", safe.one_line(signed.name))
    drawn = Figure((_WIDE, _WIDE / RATIO), lambda canvas: draw_strokes(canvas, signed), alt, _WIDE)
    return Stack([drawn, *small(day(signed.on), sheet.look)])


def draw_strokes(canvas: TaggedCanvas, signed: Signed) -> None:
    """Lines that flow from the middle of each piece to the next, as a pen does."""
    canvas.saveState()
    canvas.setStrokeColor(colour("ink"))
    canvas.setLineWidth(1.1)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in signed.strokes:
        points = [(x * _WIDE, (1 - y) * _WIDE / RATIO) for x, y in stroke]
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for before, after in pairwise(points[1:]):
            _bend(path, before, ((before[0] + after[0]) / 2, (before[1] + after[1]) / 2))
        path.lineTo(*points[-1])
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def _bend(path: Any, towards: tuple[float, float], end: tuple[float, float]) -> None:
    """One piece of the line: to the middle between two points, bent towards the first. PDF knows cubic curves only."""
    path.curveTo(*towards, *towards, *end)
