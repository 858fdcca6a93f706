"""The top of a document: title, school with the ring, and who this is about and who sat at the table."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.language import _, day, plural, weekday
from rondom.pdf import fonts, marks, safe, words
from rondom.pdf.sections.parts import Rule, heading, person_mark, section
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.plan.reading import Attendee, PlanReading

_LOGO = 19.5
_LOGO_GAP = 6.0


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
    """Title and subtitle left; school and short notes right."""
    left: list[Block] = [Heading(safe.safe(title, safe.SHORT), look.title, "H1", safe.one_line(title))]
    if subtitle:
        left.append(P(safe.safe(subtitle, safe.SHORT), look.subtitle))
    right: list[Block] = [SchoolName(school, look)] if safe.clean(school) else []
    for note in notes:
        right += [Space(4), P(safe.safe(note, safe.SHORT), look.small_right)]
    return [Columns([Stack(left), Stack(right)], (1.7, 1), 20)]


def plan_opening(reading: PlanReading, sheet: Sheet) -> list[Block]:
    notes = [version_line(reading)]
    if reading.version_reason:
        notes.append(_("Nieuw in deze versie: {reason}").replace("{reason}", safe.one_line(reading.version_reason)))
    if reading.copy_for:
        notes.append(_("Voor {name}").replace("{name}", safe.one_line(reading.copy_for)))
    return letterhead(plan_title(reading, sheet), _occasion(reading, sheet), reading.school, notes, sheet.look)


def plan_title(reading: PlanReading, sheet: Sheet) -> str:
    """Plan Mees Veenpluis, or Het plan voor Mees"""
    if sheet.plain:
        return _("Het plan voor {name}").replace("{name}", sheet.child)
    return _("Plan {name}").replace("{name}", safe.one_line(reading.child.full_name or reading.child.first_name))


def version_line(reading: PlanReading) -> str:
    """Versie 1, geldig tot 4 juni 2026"""
    version = _("Versie {n}").format(n=reading.version)
    if reading.valid_until is None:
        return _("{version}, {day}").format(version=version, day=day(reading.made_on))
    return _("{version}, geldig tot {day}").format(version=version, day=day(reading.valid_until))


def facts(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Birth date, age and group; who was there and who was not."""
    stacks = _facts_columns(reading, sheet)
    if not stacks:
        return []
    columns = Columns([stack for stack, _share in stacks], [share for _stack, share in stacks], 12)
    talks = [Space(4), *talks_in_words(reading, sheet)] if reading.sittings else []
    return section([Rule(13, 8), columns, *talks, Rule(9, sheet.look.between * 0.4)])


def talks_in_words(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """In 2 gesprekken. Met moeder, 12 maart 2026: Sanne, Marloes en Ellen."""
    if not reading.sittings:
        return []
    several = len(reading.sittings) > 1
    told = [_("In {n} gesprekken, met één plan.").format(n=len(reading.sittings))] if several else []
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
    stacks = [Stack([heading(sheet.title(key), sheet.look), _people_list(who, sheet)]) for key, who in told if who]
    talks = [Space(sheet.look.size * 0.5), *talks_in_words(reading, sheet)] if reading.sittings else []
    return section([Columns(stacks, [1.0] * len(stacks), 21), *talks] if stacks else talks)


def _occasion(reading: PlanReading, sheet: Sheet) -> str:
    if reading.meeting_on is None:
        return safe.one_line(reading.meeting_title)
    if sheet.plain:
        on = f"{weekday(reading.meeting_on)} {reading.meeting_on.year}"
        return _("Ons gesprek op {day}").format(day=on)
    what = safe.one_line(reading.meeting_title) or _("het gesprek")
    return _("Na {what} van {day}").format(what=what, day=day(reading.meeting_on))


def _facts_columns(reading: PlanReading, sheet: Sheet) -> list[tuple[Stack, float]]:
    look = sheet.look
    here = [person for person in reading.people if person.present]
    away = [person for person in reading.people if not person.present]
    columns: list[tuple[Stack, float]] = []
    if about := _about(reading):
        label = _("Geboren") if reading.child.birth_date else _("Groep")
        columns.append(
            (Stack([_label(label, look), *[P(safe.safe(line, safe.SHORT), look.body) for line in about]]), 0.78)
        )
    if here:
        columns.append((Stack([_label(sheet.title("people"), look), _in_two(here, sheet)]), 3.55))
    if away:
        columns.append((Stack([_label(sheet.title("absent"), look), _people_list(away, sheet)]), 1.3))
    return columns


def _about(reading: PlanReading) -> list[str]:
    child = reading.child
    age = child.age(reading.made_on)
    years = plural(age, "{n} jaar", "{n} jaar") if age is not None else ""
    second = ", ".join(part for part in (years, safe.one_line(child.group)) if part)
    return [line for line in (day(child.birth_date) if child.birth_date else "", second) if line]


def _label(text: str, look: Look) -> Block:
    return P(safe.safe(text), look.small)


def _in_two(people: Sequence[Attendee], sheet: Sheet) -> Block:
    """Two columns when there are more than two people, filled from above."""
    if len(people) <= 2:
        return _people_list(people, sheet)
    half = (len(people) + 1) // 2
    stacks = [Stack([_people_list(part, sheet)]) for part in (people[:half], people[half:])]
    return Columns(stacks, (1.15, 1), 10)


def _people_list(people: Sequence[Attendee], sheet: Sheet) -> Block:
    items = [
        Item(
            person_mark(person.perspective, sheet.look),
            marks.spoken(person.perspective),
            P(safe.safe(_person_line(person)), sheet.look.body),
        )
        for person in people
    ]
    return marked_list(items, sheet.look.indent, 0.0)


def _person_line(person: Attendee) -> str:
    """Sanne Klaproos, moeder, gezag"""
    when = words.presence(person.came, person.left)
    parts = (person.name, person.role, words.custody(person.custody), person.remark, when)
    return ", ".join(part for text in parts if (part := safe.one_line(text))) or marks.spoken(person.perspective)
