"""The end of a plan: who gets it, who agrees, statements of view, how long it is kept. And the line for what was left out."""

from __future__ import annotations

from rondom.language import _, day
from rondom.pdf import safe, words
from rondom.pdf.colours import colour
from rondom.pdf.sections.parts import cell, heading, name, paragraph, plain_list, section, words_table
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.tagged.blocks import Block, Columns, Inset, Space, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import P
from rondom.plan.reading import Approval, Person, PersonApproval, PlanReading, Recipient

_SIGNATURE = 22.0
"""Height of a row that someone signs in, in points."""


def recipients(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Who gets it and how long it is kept, beside each other; parents also read what to do when they do not agree."""
    stacks = [Stack(blocks) for blocks in (_recipients(reading, sheet), _retention(reading, sheet)) if blocks]
    blocks: list[Block] = [Columns(stacks, [1.0] * len(stacks), 21)] if stacks else []
    if sheet.plain:
        blocks += [Space(sheet.look.size * 0.6), *paragraph(sheet.title("disagree"), sheet.look)]
    return section(blocks)


def _recipients(reading: PlanReading, sheet: Sheet) -> list[Block]:
    listed = [line for who in reading.recipients if (line := _recipient(who))]
    if not listed:
        return []
    return [heading(sheet.title("recipients"), sheet.look), *plain_list(listed, sheet.look)]


def _retention(reading: PlanReading, sheet: Sheet) -> list[Block]:
    text = paragraph(reading.retention, sheet.look)
    return [heading(sheet.title("retention"), sheet.look), *text] if text else []


def approvals(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Per person: agreed, seen or not agreed with the reason, and room to sign."""
    rows = [_approval(item, sheet) for item in reading.approvals if safe.clean(item.name)]
    if not rows:
        return []
    titles = (_("Naam"), sheet.choose(_("Antwoord en reden"), _("Antwoord")), _("Handtekening"))
    body = words_table(titles, rows, (1.5, 1.9, 1.3), sheet.look, least=_SIGNATURE)
    return section([heading(sheet.title("approvals"), sheet.look), body])


def views(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Statements of view, whole and unchanged."""
    blocks: list[Block] = []
    for view in reading.views:
        text = paragraph(view.text, sheet.look)
        if text:
            who = ", ".join(part for part in (safe.one_line(view.who), day(view.on) if view.on else "") if part)
            caption = P(safe.safe(who or _("Zonder naam")), sheet.look.strong)
            caption.clings = True
            blocks += [caption, *text]
    return [heading(sheet.title("views"), sheet.look), *blocks] if blocks else []


class LeftOut(Block):
    """A neutral line where something may not be read by this reader. It does not say what it was."""

    def __init__(self, sheet: Sheet) -> None:
        text = safe.safe(_("Een deel van het plan staat niet op dit blad."))
        padding = sheet.look.size * 0.6
        self._text = Inset(P(text, sheet.look.small), padding, padding * 0.8, padding, padding)
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


def _approval(item: PersonApproval, sheet: Sheet) -> list[Block | None]:
    role = safe.one_line(item.role)
    label = f"{safe.one_line(item.name)}, {role}" if role else item.name
    answer = words.approval(item.approval, sheet.audience)
    reason = safe.clean(item.reason)
    if reason:
        answer = f"{answer}: {reason}"
    asked = item.approval is not Approval.NONE or reason
    return [name(Person(label, item.perspective), sheet.look), cell(answer if asked else "", sheet.look), None]
