"""The top of a document: title, school with the ring, and who this is about and who sat at the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rondom.language import _, day, plural
from rondom.pdf import fonts, marks, safe, styles, tongues, words
from rondom.pdf.sections.parts import Rule, close, in_both, own_line, person_mark, section
from rondom.pdf.sections.sheet import Sheet, Value, in_dutch
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Inset, Space, Stack, Tagged
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.pdf.tagged.structure import Tag
from rondom.plan.reading import Attendee, Custody, PlanReading

_LOGO = 19.5
_LOGO_GAP = 6.0
_LARGE = 16.5
"""From this size of the body text on nothing stands beside each other."""
_MANY = 12
"""People for whom the columns beside the other facts are too narrow."""
_WINDOW = (68.0, 148.0)
"""Where the address begins, in points from the left and the upper edge of the paper: 24 and 52 mm, inside the window of the
usual long envelope (30 by 100 mm, 20 mm from its left and lower edge) with the sheet folded in three."""
_WINDOW_HEIGHT = 84.0
"""What stays free for it, so that nothing else shows in the window."""


class Addressed(Protocol):
    """A paper that goes by post to who gets it."""

    @property
    def address_block(self) -> tuple[str, ...]: ...


class SchoolName(Block):
    """The ring and the name of the school, against the right edge."""

    def __init__(self, school: str, look: Look) -> None:
        text = safe.one_line(school)
        self._name = P(safe.safe(text), look.school)
        self._text_width = fonts.width(text, look.school.fontSize, semibold=True)
        self._rise = (_LOGO - look.school.fontSize * 0.72) / 2

    def height(self, width: float) -> float:
        return self._name.height(self._room(width)) + self._rise

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        room = self._room(width)
        left = x + width - min(self._text_width, room)
        marks.draw_logo(canvas, left - _LOGO_GAP - _LOGO, top - _LOGO, _LOGO)
        # The middle of the ring at the middle of the capitals of the first line.
        self._name.draw(canvas, x + width - room, top - self._rise + self._name.lead, room)

    def _room(self, width: float) -> float:
        return width - _LOGO - _LOGO_GAP


def letterhead(title: str, subtitle: str, school: str, notes: Sequence[str], look: Look) -> list[Block]:
    """Title and subtitle left; school and short notes right. In large print under each other."""
    left: list[Block] = _title(title, look)
    if subtitle:
        left += in_both(subtitle, look.subtitle, safe.SHORT)
    right: list[Block] = [SchoolName(school, look)] if safe.clean(school) else []
    for note in notes:
        right += [Space(4), *(part for line in _lines(note) for part in in_both(line, look.small_right, safe.SHORT))]
    if look.size >= _LARGE:
        return [Stack([*right, Space(look.size * 0.6), *left])]
    return [Columns([Stack(left), Stack(right)], (1.7, 1), 20)]


def _lines(note: str) -> Sequence[str]:
    """An address is read line by line: of a line end inside a paragraph a voice hears nothing."""
    return [note] if isinstance(note, tongues.InTwo) else note.split("\n")


def _title(title: str, look: Look) -> list[Block]:
    """The heading is the Dutch; the other language is read right after it."""
    if not isinstance(title, tongues.InTwo):
        return [Heading(safe.safe(title, safe.SHORT), look.title, "H1", safe.one_line(title))]
    dutch = Heading(safe.safe(title.dutch, safe.SHORT), look.title, "H1", safe.one_line(title.dutch))
    return [close(dutch), own_line(title, look.title, safe.SHORT)]


def plan_opening(reading: PlanReading, sheet: Sheet) -> list[Block]:
    notes = [version_told(reading, sheet)]
    if reading.version_reason:
        notes.append(sheet.told(_("Nieuw in deze versie"), safe.one_line(reading.version_reason)))
    if reading.copy_for:
        notes.append(sheet.word(_("Voor {name}"), name=safe.one_line(reading.copy_for)))
    if reading.address_block:
        notes.insert(0, "\n".join(reading.school_address))
    top = letterhead(plan_title(reading, sheet), occasion(reading, sheet), reading.school, notes, sheet.look)
    return [*top, *in_the_window(reading, top, sheet)]


def in_the_window(reading: Addressed, above: Sequence[Block], sheet: Sheet) -> list[Block]:
    """Name and address where the window of an envelope shows them, when the sheet is folded in three; and room under them."""
    if not reading.address_block:
        return []
    style = styles.window() if not sheet.large else sheet.look.body
    lines = [P(safe.safe(line, safe.SHORT), style) for line in reading.address_block]
    head = sum(block.height(styles.WIDTH) + block.before + block.after for block in above)
    down = max(_WINDOW[1] - styles.TOP - head, sheet.look.size)
    block = Inset(Stack(lines), left=_WINDOW[0] - styles.SIDE)
    under = max(0.0, _WINDOW_HEIGHT - block.height(styles.WIDTH))
    return [Space(down), block, Space(under)]


def plan_title(reading: PlanReading, sheet: Sheet) -> str:
    """Plan Mees Veenpluis, or Het plan voor Mees"""
    if sheet.plain:
        return sheet.word(_("Het plan voor {name}"), name=sheet.child)
    return _("Plan {name}").replace("{name}", safe.one_line(reading.child.full_name or reading.child.first_name))


def version_line(reading: PlanReading) -> str:
    """Versie 1, geldig tot 4 juni 2026"""
    template, values = _version(reading)
    return in_dutch(template, values)


def version_told(reading: PlanReading, sheet: Sheet) -> str:
    template, values = _version(reading)
    return sheet.word(template, **values)


def _version(reading: PlanReading) -> tuple[str, dict[str, Value]]:
    if reading.valid_until is None:
        return _("Versie {n}, {day}"), {"n": reading.version, "day": reading.made_on}
    return _("Versie {n}, geldig tot {day}"), {"n": reading.version, "day": reading.valid_until}


def facts(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Birth date, age and group; who was there and who was not."""
    label = _("Geboren") if reading.child.birth_date else _("Groep")
    return facts_under(label, _about(reading), reading, sheet)


def facts_under(label: str, told: Sequence[str], reading: PlanReading, sheet: Sheet, here: str = "") -> list[Block]:
    """Between two lines: a few facts under a label, who was there (under `here`), and who was not."""
    stacks = _facts_columns(label, told, reading, sheet, here)
    if not stacks:
        return []
    talks = [Space(4), *talks_in_words(reading, sheet)] if reading.sittings else []
    if len(reading.people) > _MANY and not sheet.large:
        made = _crowd(label, told, reading, sheet)
    else:
        made = [sheet.beside([stack for stack, _share in stacks], [share for _stack, share in stacks], 12)]
    return section([Rule(13, 8), *made, *talks, Rule(9, sheet.look.between * 0.4)])


def _crowd(label: str, told: Sequence[str], reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Many people stand in three columns under the other facts."""
    blocks: list[Block] = [P(safe.safe(f"{label}: {', '.join(told)}"), sheet.look.small)] if told else []
    for key, here in (("people", True), ("absent", False)):
        people = [person for person in reading.people if person.present is here]
        if people:
            third = -(-len(people) // 3)
            parts = [people[at : at + third] for at in range(0, len(people), third)]
            stacks = [Stack([_people_list(part, sheet)]) for part in parts] + [Stack(())] * (3 - len(parts))
            blocks += [Space(5), _label(sheet.title(key), sheet.look), Columns(stacks, (1, 1, 1), 12)]
    return blocks


def talks_in_words(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """In 2 gesprekken. Met moeder, 12 maart 2026: Sanne, Marloes en Ellen."""
    if not reading.sittings:
        return []
    several = len(reading.sittings) > 1
    told = [sheet.word(_("In {n} gesprekken, met één plan."), n=len(reading.sittings))] if several else []
    for one in reading.sittings:
        head = ", ".join(part for part in (safe.one_line(one.title), day(one.on) if one.on else "") if part)
        told.append(f"{head}: {safe.one_line(one.people)}." if one.people else f"{head}.")
    style = sheet.look.body if sheet.plain else sheet.look.small
    return [P(safe.lines(*(safe.safe(line) for line in told)), style)]


def people_plain(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """For parents: who were there and who were not, under their own headings."""
    here = [person for person in reading.people if person.present]
    away = [person for person in reading.people if not person.present]
    told = (("people", here), ("absent", away))
    stacks = [Stack([sheet.part(key), _people_list(who, sheet)]) for key, who in told if who]
    talks = [Space(sheet.look.size * 0.5), *talks_in_words(reading, sheet)] if reading.sittings else []
    return section([sheet.beside(stacks, [1.0] * len(stacks), 21), *talks] if stacks else talks, sheet.kept_whole)


def occasion(reading: PlanReading, sheet: Sheet) -> str:
    """Na de driehoek van 12 maart 2026, or Ons gesprek op donderdag 12 maart 2026"""
    if reading.meeting_on is None:
        return safe.one_line(reading.meeting_title)
    if sheet.plain:
        return sheet.word(_("Ons gesprek op {weekday}"), weekday=reading.meeting_on)
    what = safe.one_line(reading.meeting_title) or _("het gesprek")
    return _("Na {what} van {day}").format(what=what, day=day(reading.meeting_on))


def _facts_columns(
    label: str, told: Sequence[str], reading: PlanReading, sheet: Sheet, present: str
) -> list[tuple[Stack, float]]:
    look = sheet.look
    here = [person for person in reading.people if person.present]
    away = [person for person in reading.people if not person.present]
    columns: list[tuple[Stack, float]] = []
    if told:
        lines = [P(safe.safe(line, safe.SHORT), look.body) for line in told]
        columns.append((Stack([_under(label, lines, look)]), 0.78 if len(told) < 3 else 1.15))
    if here:
        columns.append((Stack([_label(present or sheet.title("people"), look), _in_two(here, sheet)]), 3.55))
    if away:
        columns.append((Stack([_label(sheet.title("absent"), look), _people_list(away, sheet)]), 1.3))
    return columns


def _about(reading: PlanReading) -> list[str]:
    child = reading.child
    age = child.age(reading.made_on)
    years = plural(age, "{n} jaar", "{n} jaar") if age is not None else ""
    second = ", ".join(part for part in (years, safe.one_line(child.group)) if part)
    return [line for line in (day(child.birth_date) if child.birth_date else "", second) if line]


def _under(label: str, lines: Sequence[Block], look: Look) -> Block:
    """A label with what it is the label of: a voice hears "Geboren: 14 juni 2016" as one thing."""
    told = Stack([Tagged(Tag("Lbl"), _label(label, look)), Tagged(Tag("LBody"), Stack(lines))])
    return Tagged(Tag("L", attributes="/O/List/ListNumbering/None"), Tagged(Tag("LI"), told))


def _label(text: str, look: Look) -> Block:
    return P(safe.safe(text), look.small)


def _in_two(people: Sequence[Attendee], sheet: Sheet) -> Block:
    """Two columns when there are more than two people, filled from above."""
    if len(people) <= 2 or sheet.large:
        return _people_list(people, sheet)
    half = (len(people) + 1) // 2
    stacks = [Stack([_people_list(part, sheet)]) for part in (people[:half], people[half:])]
    return Columns(stacks, (1.15, 1), 10)


def _people_list(people: Sequence[Attendee], sheet: Sheet) -> Block:
    items = [
        Item(
            person_mark(person.perspective, sheet.look),
            marks.spoken(person.perspective),
            P(safe.safe(_person_line(person, sheet)), sheet.look.body),
        )
        for person in people
    ]
    return marked_list(items, sheet.look.indent, 0.0)


def _person_line(person: Attendee, sheet: Sheet) -> str:
    """Sanne Klaproos, moeder, gezag"""
    told = [sheet.word(_(words.CUSTODY[person.custody]))] if person.custody is not Custody.NONE else []
    times = [sheet.word(template, time=at) for template, at in words.presence(person.came, person.left)]
    said = (safe.one_line(text) for text in (person.name, person.role, *told, person.remark))
    return ", ".join(part for part in (*said, *times) if part) or marks.spoken(person.perspective)
