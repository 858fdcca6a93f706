"""The preparation sheet of parent, school and coach: when, with whom, what comes up, and what to think about before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rondom.language import _, capital
from rondom.pdf import marks, safe, styles
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections.forms import moment
from rondom.pdf.sections.paper import Paper
from rondom.pdf.sections.parts import Rule, WritingLines, cell, person_mark, section, words_table
from rondom.pdf.sections.questions import usual
from rondom.pdf.sections.two_tongues import Finished, Said, Sentence, said, stacked
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Hanging, Item, marked_list
from rondom.plan.preparation import PreparationReading
from rondom.plan.reading import FormOfAddress, Perspective


def blocks(reading: PreparationReading, reader: Perspective, dress: PrintAs = AS_IT_IS) -> list[Block]:
    """The sheet for this side of the table. Parents get large print; the child has sheets of its own, see `child_sheets`."""
    look = styles.parents() if reader is Perspective.PARENT else styles.professional()
    paper = Paper(styles.large() if dress.large else look, dress)
    return [
        *_top(reading, paper),
        *_practical(reading, paper),
        *_purpose(reading, paper),
        *_agenda(reading, paper),
        *_questions(reading, reader, paper),
        *_permission(reading, paper),
        *_contact(reading, reader, paper),
    ]


def _top(reading: PreparationReading, paper: Paper) -> list[Block]:
    notes = [said(_("Voor {name}"), name=safe.one_line(reading.copy_for))] if reading.copy_for else []
    return paper.letterhead(said(_("Voorbereiding")), about(reading), reading.school, notes)


def about(reading: PreparationReading) -> Said:
    """Driehoek over Mees"""
    name, meeting = safe.one_line(reading.child.first_name), capital(safe.one_line(reading.meeting_title))
    return said(_("{meeting} over {name}"), meeting=meeting, name=name) if meeting else said("{name}", name=name)


def _practical(reading: PreparationReading, paper: Paper) -> list[Block]:
    """When, where, how long and with whom, on one row between hairlines."""
    look = paper.look
    minutes = said("{minutes}", minutes=reading.minutes) if reading.minutes else said("")
    facts: list[tuple[str, Sentence]] = [
        (_("Wanneer"), moment(reading.on, reading.start)),
        (_("Waar"), Finished(reading.room)),
        (_("Hoe lang"), minutes),
    ]
    if reading.talks:
        facts = [(_("Wanneer en waar"), Finished("\n".join(reading.talks))), (_("Hoe lang"), minutes)]
    told = Stack([part for label, sentence in facts for part in _fact(label, sentence, paper)])
    stacks = [told] if not told.empty else []
    if reading.people:
        stacks.append(Stack([*paper.label(_("Wie er zijn")), *people_list(reading, paper)]))
    if not stacks:
        return []
    beside = paper.beside(stacks, [1.0] * len(stacks), 20)
    return section([Rule(13, 8), beside, Rule(9, look.between * 0.4)])


def _fact(label: str, sentence: Sentence, paper: Paper) -> list[Block]:
    told = stacked(sentence, paper.look.body, paper.dress, 4 * safe.SHORT)
    return [*paper.label(label), *told, Space(paper.look.size * 0.3)] if told else []


def people_in_two(reading: PreparationReading, paper: Paper, most: int) -> list[Block]:
    """The same in two columns, filled from above, when there are more than `most`: a page is soon full of names."""
    if len(reading.people) <= most or paper.dress.large:
        return people_list(reading, paper)
    half = (len(reading.people) + 1) // 2
    parts = (replace(reading, people=some) for some in (reading.people[:half], reading.people[half:]))
    return [Columns([Stack(people_list(part, paper)) for part in parts], (1, 1), 20)]


def people_list(reading: PreparationReading, paper: Paper) -> list[Block]:
    """Names and roles only: who has custody is nobody else's business on an invitation."""
    look = paper.look
    items = []
    for person in reading.people:
        text = ", ".join(part for known in (person.name, person.role) if (part := safe.one_line(known)))
        if text:
            mark = person_mark(person.perspective, look)
            items.append(Item(mark, marks.spoken(person.perspective), P(safe.safe(text), look.body)))
    return [marked_list(items, look.indent, 0.0)] if items else []


def _purpose(reading: PreparationReading, paper: Paper) -> list[Block]:
    text = paper.text(Finished(reading.purpose))
    return section([paper.heading(_("Dit gesprek is geslaagd als")), *text]) if text else []


def _agenda(reading: PreparationReading, paper: Paper) -> list[Block]:
    look, dress = paper.look, paper.dress
    if not reading.agenda:
        return []
    if dress.large:
        return section([paper.heading(_("Zo verloopt het gesprek")), *_agenda_listed(reading, paper)])
    rows: list[list[Block | None]] = []
    for step in reading.agenda:
        minutes = said("{minutes}", minutes=step.minutes) if step.minutes else said("")
        title, time = stacked(Finished(step.title), look.body, dress, safe.SHORT), stacked(minutes, look.body, dress)
        rows.append([_cell(title), cell(step.lead, look, safe.SHORT), _cell(time)])
    titles = (_("Wat we bespreken"), _("Wie begint"), _("Tijd"))
    close = replace(look, table=replace(look.table, padding=look.size * 0.26))
    table = words_table([paper.word(one) for one in titles], rows, (2.6, 1.5, 1.0 if paper.two else 0.9), close)
    return section([paper.heading(_("Zo verloopt het gesprek")), table])


def _agenda_listed(reading: PreparationReading, paper: Paper) -> list[Block]:
    """In large print a line each: what, who begins, how long."""
    lines: list[Sentence] = []
    for step in reading.agenda:
        minutes = said("{minutes}", minutes=step.minutes).told() if step.minutes else ""
        lines.append(
            Finished(", ".join(part for part in (safe.one_line(step.title), safe.one_line(step.lead), minutes) if part))
        )
    return paper.listed(lines)


def _cell(blocks: Sequence[Block]) -> Block | None:
    return Stack(blocks) if blocks else None


def _questions(reading: PreparationReading, reader: Perspective, paper: Paper) -> list[Block]:
    """Questions to think about, each with lines to write on. Parents have the room of a page; colleagues write small."""
    asked = _asked(reading, reader)
    if not asked:
        return []
    formal, informal = (
        _("U mag hier schrijven. U houdt dit blad zelf."),
        _("Je mag hier schrijven. Je houdt dit blad zelf."),
    )
    intro = [*paper.small(informal if _says_je(reading, reader) else formal), Space(4)]
    for one in intro:
        one.clings = True
    own_page = reader is Perspective.PARENT or paper.dress.large
    made = [_question(one, paper, 3 if own_page else 2) for one in asked]
    return [paper.heading(_("Om over na te denken")), *intro, *(_one_below_another if own_page else _in_pairs)(made)]


def _question(text: str, paper: Paper, lines: int) -> Stack:
    look = paper.look
    asked = paper.text(Finished(text))
    for one in asked:
        one.clings = True
    return Stack([*asked, WritingLines(lines, look.size * 2.0), Space(look.size * 0.9)])


def _one_below_another(questions: Sequence[Stack]) -> list[Block]:
    return [block for one in questions for block in section([one])]


def _in_pairs(questions: Sequence[Stack]) -> list[Block]:
    """Two beside each other."""
    pairs = [questions[at : at + 2] for at in range(0, len(questions), 2)]
    return [block for pair in pairs for block in section([Columns(list(pair), [1.0] * len(pair), 22)])]


def _permission(reading: PreparationReading, paper: Paper) -> list[Block]:
    texts = paper.listed([Finished(one, composed=True) for one in reading.permission])
    return section([paper.heading(_("Wie mag dit lezen")), *texts]) if texts else []


def _contact(reading: PreparationReading, reader: Perspective, paper: Paper) -> list[Block]:
    who, look = safe.one_line(reading.invited_by), paper.look
    if not who:
        return []
    contact = safe.contact(reading.contact)
    reach = f"{who}, {contact}" if contact else who
    formal, informal = _("Kunt u niet, of wilt u iets vragen? {who}."), _("Kun je niet, of wil je iets vragen? {who}.")
    (text,) = paper.fixed(informal if _says_je(reading, reader) else formal, who=reach)
    return section([Rule(look.between, 8), Hanging(person_mark(Perspective.SCHOOL, look), text, look.indent)])


def _says_je(reading: PreparationReading, reader: Perspective) -> bool:
    """The form of address is that of the school towards parents; colleagues read u."""
    return reader is Perspective.PARENT and reading.address is FormOfAddress.INFORMAL


def _asked(reading: PreparationReading, reader: Perspective) -> list[str]:
    own = [
        question.text for question in reading.questions if question.perspective is reader and safe.clean(question.text)
    ]
    return own or usual(reader, reading.address)
