"""What it is about: the request, the child's voice, what goes well, what helps and hinders, what happened, concerns, wishes."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.language import _, capital, day, day_month
from rondom.pdf import marks, safe, scene_painter, words
from rondom.pdf.colours import colour
from rondom.pdf.sections.parts import (
    cell,
    in_both,
    names,
    paragraph,
    person_mark,
    plain_list,
    remarks,
    section,
    small,
    two_columns,
)
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import HIGHEST, Look
from rondom.pdf.tagged.blocks import Block, Box, Space, Stack
from rondom.pdf.tagged.flowables import Figure, P
from rondom.pdf.tagged.images import picture
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.pdf.tongues import InTwo
from rondom.plan.reading import ChildVoice, Concern, PersonView, Perspective, PlanReading, Recognised
from rondom.scene import Scene

_DRAWING = (210.0, 150.0)
"""A drawing of the child is at most so wide and high, in points."""


def request(reading: PlanReading, sheet: Sheet) -> list[Block]:
    text = safe.safe(reading.reason)
    question = safe.safe(reading.question)
    body = safe.joined((text, safe.bold(question) if question else question), " ")
    return section([sheet.part("reason"), P(body, sheet.look.body)]) if body else []


def voice(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """The child's own words in the warm box, and what was done with them."""
    said = told_by_the_child(reading)
    if said is None:
        return []
    look = sheet.look
    size = look.heading.fontSize
    mark = marks.person(Perspective.CHILD, size * 0.4, size)
    return section([warm_box([sheet.part("voice", mark), *said_by_the_child(reading, said, sheet)], look)])


def told_by_the_child(reading: PlanReading) -> ChildVoice | None:
    """What it said; a child that only drew has told something too. None when there is nothing of it."""
    said = reading.voice or ChildVoice()
    return said if said.declined or safe.clean(said.words + said.what_we_did) or reading.drawings else None


def said_by_the_child(reading: PlanReading, said: ChildVoice, sheet: Sheet) -> list[Block]:
    """What stands in the box: the words, drawings, how it was asked and what was done with it."""
    look = sheet.look
    blocks: list[Block] = []
    if safe.clean(said.words):
        blocks.append(P(safe.safe(quoted(said.words)), look.quote))
    elif said.declined:
        blocks += sheet.fixed(_("{name} is gevraagd, en wilde dit keer niets zeggen."), name=sheet.child)
    blocks += drawn_by_the_child(reading, look)
    return [*blocks, Space(2.5), *_how_asked(said, sheet), *_done_with_it(said, sheet)]


def warm_box(blocks: Sequence[Block], look: Look) -> Block:
    """The box for the child's own words."""
    box = Box(Stack(blocks), colour("warm-tint"), colour("lane-kind"), (12.0, look.size * 0.8), 6.0)
    box.before, box.after = look.between * 0.8, look.between
    return box


def strengths(reading: PlanReading, sheet: Sheet) -> list[Block]:
    items = sheet.remarks([strength for strength in reading.strengths if safe.clean(strength.text)])
    return section([_with_star("strengths", sheet), *items]) if items else []


def factors(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """What helps and what hinders, beside each other."""
    look = sheet.look
    enabling, hindering = remarks(reading.enabling, look), remarks(reading.hindering, look)
    starred = not reading.strengths
    stacks = []
    if enabling:
        head = _with_star("enabling", sheet) if starred else sheet.part("enabling")
        stacks.append(Stack([head, *enabling]))
    if hindering:
        stacks.append(Stack([sheet.part("hindering"), *hindering]))
    if not stacks:
        return []
    return section([sheet.beside(stacks, [1.0] * len(stacks), 21)])


def happened(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """The mini-timeline, and under it the same in sentences: for who cannot see the drawing, and for the archive.

    Large print has the sentences alone: the letters in a drawing would be small.
    """
    happened = reading.happened
    look = sheet.look
    figure: list[Block] = []
    if happened.scene is not None and not sheet.large:
        figure = [scene_figure(happened.scene), Space(look.size * 0.5)]
    listed = _in_columns(happened.sentences, sheet)
    if not figure and not listed:
        return []
    return section([sheet.part("happened"), *figure, *listed])


def scene_figure(scene: Scene) -> Block:
    """A drawing made by a layout, not wider or higher than the page."""
    alt = safe.whole_sentences(scene.alt or scene.title, 500) or _("Tekening. Hetzelfde staat eronder in woorden.")
    return Figure((scene.width, scene.height), lambda canvas: scene_painter.paint(scene, canvas), alt, HIGHEST * 0.9)


def concerns(reading: PlanReading, sheet: Sheet) -> list[Block]:
    made = concern_table(reading, sheet)
    return section([sheet.part("concerns"), *made]) if made else []


def concern_table(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Each concern with who sees it, and what the others say of it when anyone was asked; nothing when there are none."""
    rows = [_concern(item, sheet) for item in reading.concerns if safe.clean(item.text)]
    if not rows:
        return []
    told = (_("Zorg"), _("Gezien door"), sheet.choose(_("Herkend"), _("Zien anderen dit ook?")))
    shares = (1.9, 1.1, 1.8) if any(item.views for item in reading.concerns) else (2.2, 1.15, 1.3)
    columns = 3 if any(row[2] is not None for row in rows) else 2
    titles = [sheet.word(title) for title in told[:columns]]
    return [sheet.table(titles, [row[:columns] for row in rows], shares[:columns])]


def wishes(reading: PlanReading, sheet: Sheet) -> list[Block]:
    items = sheet.remarks([wish for wish in reading.wishes if safe.clean(wish.text)])
    return section([sheet.part("wishes"), *items]) if items else []


def drawn_by_the_child(reading: PlanReading, look: Look) -> list[Block]:
    """Its drawings, each with what it shows in words."""
    name = safe.one_line(reading.child.first_name)
    made: list[Block] = []
    for one in reading.drawings:
        alt = safe.one_line(one.title, 300) or _("Tekening van {name}").replace("{name}", name)
        if not one.content:
            told = _("Hier hoorde een tekening bij: {title}. Die is later weggehaald.")
            made += small(told.replace("{title}", alt), look)
            continue
        try:
            made += [Space(look.size * 0.4), picture(one.content, alt, _DRAWING)]
        except ValueError:
            told = _("Hier hoort een tekening bij: {title}. Die kan niet worden afgedrukt.")
            made += small(told.replace("{title}", alt), look)
    return made


def quoted(words_said: str) -> str:
    """In quotation marks, once."""
    return "“" + safe.clean(words_said).strip('“”"') + "”"


def _how_asked(said: ChildVoice, sheet: Sheet) -> list[Block]:
    """Kindgesprek met tekening, 5 maart, met juf Marloes."""
    when = day_month(said.on) if said.on and sheet.plain else day(said.on) if said.on else ""
    by = sheet.word(_("gevraagd door {who}"), who=safe.one_line(said.by)) if safe.clean(said.by) else ""
    dutch = by.dutch if isinstance(by, InTwo) else by
    text = ", ".join(part for part in (safe.one_line(said.how), when, dutch) if part)
    told = f"{capital(text)}." if text else ""
    if isinstance(by, InTwo):
        return in_both(InTwo.of(told, f"{capital(by.own)}.", by.language), sheet.look.small)
    return small(told, sheet.look)


def _done_with_it(said: ChildVoice, sheet: Sheet) -> list[Block]:
    done = paragraph(said.what_we_did, sheet.look)
    if done:
        label = P(safe.safe(sheet.word(_("Dit doen we ermee"))), sheet.look.strong)
        label.clings = True
        done = [Space(4), label, *done]
    if said.told_on:
        done += sheet.fixed(_("Verteld aan {name} op {day}."), small=True, name=sheet.child, day=said.told_on)
    return done


def _with_star(key: str, sheet: Sheet) -> Block:
    size = sheet.look.heading.fontSize
    return sheet.part(key, marks.star(size * 0.38, size))


def _in_columns(sentences: tuple[str, ...], sheet: Sheet) -> list[Block]:
    """Small print in two columns for professionals; parents get full size, in one column as long as that is short."""
    tiny = not (sheet.plain or sheet.large)
    if sheet.large or len(sentences) < (4 if tiny else 12):
        return plain_list(sentences, sheet.look, small_print=tiny)
    return two_columns(sentences, sheet.look, small_print=tiny)


def _concern(item: Concern, sheet: Sheet) -> list[Block | None]:
    """What each answered stands under each other; what "the others" said together is from older plans."""
    shared = _shared_view(item, sheet)
    views = [_view(one, sheet) for one in item.views]
    if not views:
        return [cell(item.text, sheet.look), names(item.seen_by, sheet.look), shared]
    seen = Stack([*([shared] if shared else []), marked_list(views, sheet.look.indent, sheet.look.size * 0.1)])
    return [cell(item.text, sheet.look), names(item.seen_by, sheet.look), seen]


def _view(one: PersonView, sheet: Sheet) -> Item:
    """Sanne: deels, thuis niet"""
    answer = words.sees(one.answer, sheet.audience)
    said = answer_and_note(sheet.word(answer) if answer else "", one.note)
    told = ": ".join(part for part in (safe.one_line(one.name), said) if part)
    look = sheet.look
    return Item(person_mark(one.perspective, look), marks.spoken(one.perspective), P(safe.safe(told), look.body))


def answer_and_note(answer: str, note: str) -> str:
    """deels, soms gaapt hij; a note that is a sentence of its own stands behind a full stop."""
    note = safe.clean(note)
    between = ". " if note[:1].isupper() and note[1:2].islower() else ", "
    return between.join(part for part in (answer, note) if part)


def _shared_view(item: Concern, sheet: Sheet) -> Block | None:
    known = words.recognised(item.recognised, sheet.audience)
    seen_as = sheet.word(known) if known else ""
    noted = (", " if item.recognised is Recognised.YES else ": ").join(
        part for part in (seen_as, safe.clean(item.note)) if part
    )
    return cell(noted, sheet.look)
