"""The preparation sheet of parent, school and coach: when, with whom, what comes up, and what to think about before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rondom.language import _, capital, hour, plural, weekday
from rondom.pdf import marks, safe, styles
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import (
    Rule,
    WritingLines,
    cell,
    heading,
    paragraph,
    person_mark,
    plain_list,
    section,
    small,
    words_table,
)
from rondom.pdf.sections.questions import usual
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Hanging, Item, marked_list
from rondom.plan.reading import FormOfAddress, Perspective, PreparationReading


def blocks(reading: PreparationReading, reader: Perspective) -> list[Block]:
    """The sheet for this side of the table. Parents get large print; the child has sheets of its own, see `child_sheets`."""
    look = styles.parents() if reader is Perspective.PARENT else styles.professional()
    return [
        *_top(reading, _("Voorbereiding"), look),
        *_practical(reading, look),
        *_purpose(reading, look),
        *_agenda(reading, look),
        *_questions(reading, reader, look),
        *_permission(reading, look),
        *_contact(reading, reader, look),
    ]


def _top(reading: PreparationReading, title: str, look: Look) -> list[Block]:
    notes = [_("Voor {name}").replace("{name}", safe.one_line(reading.copy_for))] if reading.copy_for else []
    name, meeting = safe.one_line(reading.child.first_name), capital(safe.one_line(reading.meeting_title))
    about = _("{meeting} over {name}").format(meeting=meeting, name=name) if meeting else name
    return letterhead(title, about, reading.school, notes, look)


def _practical(reading: PreparationReading, look: Look) -> list[Block]:
    """When, where, how long and with whom, on one row between hairlines."""
    minutes = plural(reading.minutes, "{n} minuut", "{n} minuten") if reading.minutes else ""
    facts = [(_("Wanneer"), _when(reading)), (_("Waar"), reading.room), (_("Hoe lang"), minutes)]
    if reading.talks:
        facts = [(_("Wanneer en waar"), "\n".join(reading.talks)), (_("Hoe lang"), minutes)]
    told = Stack([part for label, text in facts for part in _fact(label, text, look)])
    stacks = [told] if not told.empty else []
    if reading.people:
        stacks.append(Stack([P(safe.safe(_("Wie er zijn")), look.small), *people_list(reading, look)]))
    if not stacks:
        return []
    return section([Rule(13, 8), Columns(stacks, [1.0] * len(stacks), 20), Rule(9, look.between * 0.4)])


def _fact(label: str, text: str, look: Look) -> list[Block]:
    markup = safe.safe(text, 4 * safe.SHORT)
    return [P(safe.safe(label), look.small), P(markup, look.body), Space(look.size * 0.3)] if markup else []


def people_in_two(reading: PreparationReading, look: Look, most: int) -> list[Block]:
    """The same in two columns, filled from above, when there are more than `most`: a page is soon full of names."""
    if len(reading.people) <= most:
        return people_list(reading, look)
    half = (len(reading.people) + 1) // 2
    parts = (replace(reading, people=some) for some in (reading.people[:half], reading.people[half:]))
    return [Columns([Stack(people_list(part, look)) for part in parts], (1, 1), 20)]


def people_list(reading: PreparationReading, look: Look) -> list[Block]:
    """Names and roles only: who has custody is nobody else's business on an invitation."""
    items = []
    for person in reading.people:
        text = ", ".join(part for said in (person.name, person.role) if (part := safe.one_line(said)))
        if text:
            mark = person_mark(person.perspective, look)
            items.append(Item(mark, marks.spoken(person.perspective), P(safe.safe(text), look.body)))
    return [marked_list(items, look.indent, 0.0)] if items else []


def _purpose(reading: PreparationReading, look: Look) -> list[Block]:
    text = paragraph(reading.purpose, look)
    return section([heading(_("Dit gesprek is geslaagd als"), look), *text]) if text else []


def _agenda(reading: PreparationReading, look: Look) -> list[Block]:
    rows: list[list[Block | None]] = []
    for step in reading.agenda:
        minutes = plural(step.minutes, "{n} minuut", "{n} minuten") if step.minutes else ""
        rows.append([cell(step.title, look, safe.SHORT), cell(step.lead, look, safe.SHORT), cell(minutes, look)])
    if not rows:
        return []
    titles = (_("Wat we bespreken"), _("Wie begint"), _("Tijd"))
    close = replace(look, table=replace(look.table, padding=look.size * 0.26))
    return section([heading(_("Zo verloopt het gesprek"), look), words_table(titles, rows, (2.6, 1.5, 0.9), close)])


def _questions(reading: PreparationReading, reader: Perspective, look: Look) -> list[Block]:
    """Questions to think about, each with lines to write on. Parents have the room of a page; colleagues write small."""
    asked = _asked(reading, reader)
    if not asked:
        return []
    formal, informal = (
        _("U mag hier schrijven. U houdt dit blad zelf."),
        _("Je mag hier schrijven. Je houdt dit blad zelf."),
    )
    intro = [*small(informal if _says_je(reading, reader) else formal, look), Space(4)]
    for one in intro:
        one.clings = True
    own_page = reader is Perspective.PARENT
    made = [_question(one, look, 3 if own_page else 2) for one in asked]
    return [heading(_("Om over na te denken"), look), *intro, *(_one_below_another if own_page else _in_pairs)(made)]


def _question(text: str, look: Look, lines: int) -> Stack:
    asked = P(safe.safe(text), look.body)
    asked.clings = True
    return Stack([asked, WritingLines(lines, look.size * 2.0), Space(look.size * 0.9)])


def _one_below_another(questions: Sequence[Stack]) -> list[Block]:
    return [block for one in questions for block in section([one])]


def _in_pairs(questions: Sequence[Stack]) -> list[Block]:
    """Two beside each other."""
    pairs = [questions[at : at + 2] for at in range(0, len(questions), 2)]
    return [block for pair in pairs for block in section([Columns(list(pair), [1.0] * len(pair), 22)])]


def _permission(reading: PreparationReading, look: Look) -> list[Block]:
    texts = plain_list(reading.permission, look)
    return section([heading(_("Wie mag dit lezen"), look), *texts]) if texts else []


def _contact(reading: PreparationReading, reader: Perspective, look: Look) -> list[Block]:
    who = safe.one_line(reading.invited_by)
    if not who:
        return []
    contact = safe.one_line(reading.contact)
    reach = f"{who}, {contact}" if contact else who
    formal, informal = _("Kunt u niet, of wilt u iets vragen? {who}."), _("Kun je niet, of wil je iets vragen? {who}.")
    form = informal if _says_je(reading, reader) else formal
    text = P(safe.safe(form.replace("{who}", reach)), look.body)
    return section([Rule(look.between, 8), Hanging(person_mark(Perspective.SCHOOL, look), text, look.indent)])


def _says_je(reading: PreparationReading, reader: Perspective) -> bool:
    """The form of address is that of the school towards parents; colleagues read u."""
    return reader is Perspective.PARENT and reading.address is FormOfAddress.INFORMAL


def _when(reading: PreparationReading) -> str:
    """Donderdag 12 maart, 13.15 uur"""
    if reading.on is None:
        return ""
    said = capital(weekday(reading.on))
    return f"{said}, {hour(datetime.combine(reading.on, reading.start))}" if reading.start else said


def _asked(reading: PreparationReading, reader: Perspective) -> list[str]:
    own = [
        question.text for question in reading.questions if question.perspective is reader and safe.clean(question.text)
    ]
    return own or usual(reader, reading.address)
