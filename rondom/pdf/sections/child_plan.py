"""The plan of the child itself, in three versions: few large words and pictures (4 to 7), pictures and sentences (8 to 11), and
one for who is 12 or older, with what one may.

The child's own words come first. Nothing of what adults worry about stands here: what goes well, the goal as steps, who does
what, when all look again, and to whom one can go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rondom.dossier.perspectives import side
from rondom.language import _, capital, clock_time, folded, weekday
from rondom.pdf import marks, safe, styles
from rondom.pdf.child_pictures import Card, Stairs, in_rows, leaf, signed_heading, steps_words
from rondom.pdf.print_as import PrintAs
from rondom.pdf.sections import story
from rondom.pdf.sections.child_sheets import rights
from rondom.pdf.sections.kring import figure
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import DrawingBox, WritingLines, name, paragraph, person_mark, plain_list, section, small
from rondom.pdf.styles import WIDTH, Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.plan import drawings
from rondom.plan.for_children import called_by_the_child, for_the_child, good_to_hear, who_says
from rondom.plan.reading import Agreement, AgreementState, Goal, Part, Person, Perspective, PlanReading, Remark
from rondom.plan.sheet_versions import SheetVersion
from rondom.scene import Scene

_GAP = 12.0
_TEACHERS = ("leerkracht", "mentor", "juf", "meester", "leraar", "docent")


_TOLD_HERE = frozenset({Part.VOICE, Part.STRENGTHS, Part.GOALS, Part.AGREEMENTS, Part.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class _Page:
    """One plan for one child: which version, how large, and how many of a kind it takes."""

    version: SheetVersion
    look: Look
    most: int
    """Strengths and agreements; for who is young only the first of what goes well are enough."""

    @property
    def pictures(self) -> bool:
        return self.version is not SheetVersion.OLDER


def title(reading: PlanReading) -> str:
    child = safe.one_line(reading.child.first_name)
    return _("Jouw plan, {name}").replace("{name}", child) if child else _("Jouw plan")


def blocks(reading: PlanReading, dress: PrintAs) -> list[Block]:
    """The version that was chosen, else the one for this age."""
    known = {one.value: one for one in SheetVersion}
    version = known.get(reading.child_sheet) or SheetVersion.at(reading.child.age(reading.made_on))
    page = _page(version)
    page = replace(page, look=styles.large()) if dress.large else page
    return [
        *letterhead(title(reading), _occasion(reading), reading.school, (), page.look),
        *_voice(reading, page),
        *_strengths(reading, page),
        *_goals(reading, page),
        *_who_does_what(reading, page),
        *_again(reading, page),
        *_to_whom(reading, page),
        *_left_out(reading, page),
        *_more(reading, page),
    ]


def _page(version: SheetVersion) -> _Page:
    if version is SheetVersion.FIRST:
        return _Page(version, styles.first_reader(), 4)
    if version is SheetVersion.YOUNG:
        return _Page(version, styles.young_reader(), 6)
    return _Page(version, styles.older_reader(), 12)


def _occasion(reading: PlanReading) -> str:
    if reading.meeting_on is None:
        return ""
    return _("Dit spraken we af op {day}.").format(day=weekday(reading.meeting_on))


def _voice(reading: PlanReading, page: _Page) -> list[Block]:
    """What the child said, its drawings, and what happens with it."""
    said, look = story.told_by_the_child(reading), page.look
    if said is None:
        return []
    only_drawn = not safe.clean(said.words) and bool(reading.drawings)
    told = _("Dit tekende jij") if only_drawn else _("Dit zei jij")
    blocks: list[Block] = [signed_heading(told, "palette" if only_drawn else "message-circle", "lane-kind", look)]
    if safe.clean(said.words):
        blocks.append(P(safe.safe(story.quoted(said.words)), look.quote))
    elif said.declined and not only_drawn:
        blocks += paragraph(_("Je wilde dit keer niets vertellen. Dat mag. Later mag het altijd nog."), look)
    blocks += story.drawn_by_the_child(reading, look)
    if safe.clean(said.what_we_did):
        label = P(safe.safe(_("Dit doen we ermee")), look.strong)
        label.clings = True
        blocks += [Space(look.size * 0.4), label, *paragraph(said.what_we_did, look)]
    return section([story.warm_box(blocks, look)])


def _strengths(reading: PlanReading, page: _Page) -> list[Block]:
    """The child's own first; of others with who said it."""
    found = [one for one in reading.strengths or reading.enabling if safe.clean(one.text) and good_to_hear(one)]
    found.sort(key=lambda one: one.perspective is not Perspective.CHILD)
    if not found:
        return []
    head = signed_heading(_("Dit gaat goed"), "sun", "lane-hielp", page.look)
    return section([head, *_stars([_heard(one, reading) for one in found[: page.most]], page)])


def _heard(one: Remark, reading: PlanReading) -> str:
    """Ik bouw graag. Je moeder zegt: “Hij is lief.”"""
    words = capital(safe.clean(one.text))
    who = safe.one_line(who_says(one, reading))
    return f"{who}: “{words.strip('“”')}”" if who else words


def _stars(found: list[str], page: _Page) -> list[Block]:
    look = page.look
    mark = marks.star(look.size * 0.44, look.size)
    items = [Item(mark, "", P(safe.safe(one), look.body)) for one in found]
    return [marked_list(items, look.indent * 1.15, look.size * 0.3)]


def _goals(reading: PlanReading, page: _Page) -> list[Block]:
    """Each goal as stairs."""
    found = [one for one in reading.goals if safe.clean(one.text)]
    blocks: list[Block] = []
    for at, goal in enumerate(found):
        head = [signed_heading(_("Dit gaan we proberen"), "goal", "lane-school", page.look)] if at == 0 else [Space(6)]
        blocks += section([*head, *_goal(goal, page)])
    return blocks


def _goal(goal: Goal, page: _Page) -> list[Block]:
    look = page.look
    text = P(safe.safe(goal.text), look.goal)
    text.clings = True
    blocks: list[Block] = [text]
    steps = steps_words(goal.now, goal.part, goal.then)
    stairs = Stairs(steps, look) if len(steps) > 1 else None
    if stairs is not None and look.size <= styles.first_reader().size and stairs.fits(WIDTH):
        blocks.append(stairs)
    else:
        blocks += plain_list([f"{called}: {words}" for called, words in steps], look)
    if page.version is not SheetVersion.FIRST and safe.clean(goal.sign):
        blocks += paragraph(_("Zo merken we het: {sign}").replace("{sign}", safe.clean(goal.sign)), look)
    return blocks


def _who_does_what(reading: PlanReading, page: _Page) -> list[Block]:
    """What the child does stands first; what is done or dropped is over, and what grown-ups arrange is not told here."""
    found = [
        one for one in (*reading.agreements, *reading.running)
        if safe.clean(one.what) and one.state is AgreementState.OPEN and (_own(one, reading) or for_the_child(one))
    ]  # fmt: skip
    found.sort(key=lambda one: not _own(one, reading))
    if not found:
        return []
    head = signed_heading(_("Wie doet wat"), "handshake", "lane-gezin", page.look)
    cards = [_card(one, reading, page) for one in found]
    wide = WIDTH if page.look.size > styles.first_reader().size else 0.0
    rows = in_rows(cards, WIDTH, _GAP, 0.0 if wide else 190.0)
    return [*section([head, rows[0]]), *rows[1:]]


def _own(one: Agreement, reading: PlanReading) -> bool:
    called = {folded(reading.child.first_name), folded(reading.child.full_name)} - {""}
    return one.perspective is Perspective.CHILD or folded(one.who) in called


def _card(one: Agreement, reading: PlanReading, page: _Page) -> Card:
    look = page.look
    who = _("Jij") if _own(one, reading) else called_by_the_child(one.who, reading)
    when = safe.clean(one.due_said) or (weekday(one.due) if one.due else "")
    inside: list[Block] = [name(Person(who, one.perspective), look, strong=True), *paragraph(one.what, look)]
    if when:
        inside += [Space(look.size * 0.15), *small(capital(when), look)]
    return Card(Stack(inside), side(one.perspective.value).role, look.size * 0.8)


def _again(reading: PlanReading, page: _Page) -> list[Block]:
    """The day on which all look whether it works."""
    follow, look = reading.follow_up, page.look
    if follow.evaluation is None:
        return []
    head = signed_heading(_("Dan kijken we weer"), "calendar-days", "lane-overleg", look)
    day = capital(weekday(follow.evaluation))
    if follow.evaluation_time is not None:
        day = _("{day}, {time} uur").format(day=day, time=clock_time(follow.evaluation_time))
    words = Stack([
        P(safe.safe(day + "."), look.strong),
        *paragraph(_("Dan vragen we jou wat er goed gaat en wat nog niet."), look),
    ])  # fmt: skip
    if not page.pictures:
        return section([head, words])
    scale = 1.6 if look.size > styles.first_reader().size else 1.0
    return section([head, Columns([Stack([leaf(follow.evaluation, scale)]), words], (0.19 * scale, 1), _GAP)])


def _to_whom(reading: PlanReading, page: _Page) -> list[Block]:
    """Who looks after the plan, and the teacher. A number only for who is old enough to call."""
    look = page.look
    people = _near(reading)
    if not people:
        return []
    head = signed_heading(_("Naar wie kun je toe?"), "ear", "lane-steun", look)
    items = [
        Item(
            person_mark(one.perspective, look),
            marks.spoken(one.perspective),
            P(safe.safe(called_by_the_child(one.name, reading)), look.strong),
        )
        for one in people
    ]
    said = _("Is er iets? Of gaat iets niet? Zeg het tegen een van hen. Iemand anders die jij fijn vindt mag ook.")
    contact = safe.contact(reading.follow_up.lead_contact)
    more = []
    if contact and page.version is SheetVersion.OLDER:
        told = _("Je kunt {name} ook bellen: {number}.")
        more = paragraph(
            told.replace("{name}", safe.one_line(reading.follow_up.lead)).replace("{number}", contact), look
        )
    return section([head, marked_list(items, look.indent, look.size * 0.1), *paragraph(said, look), *more])


def _near(reading: PlanReading) -> list[Person]:
    lead = safe.one_line(reading.follow_up.lead)
    found = [Person(lead, Perspective.SCHOOL)] if lead else []
    for one in reading.people:
        if folded(one.name) == folded(lead):
            found = [Person(lead, one.perspective)]
    teachers = [one for one in reading.people if any(word in folded(one.role) for word in _TEACHERS)]
    found += [Person(one.name, one.perspective) for one in teachers if folded(one.name) != folded(lead)]
    return found[:3]


def _more(reading: PlanReading, page: _Page) -> list[Block]:
    """Room to add something; that there is more to read; and for who is older what one may."""
    look = page.look
    if page.version is SheetVersion.FIRST:
        blocks = section([signed_heading(_("Hoe vind je dit plan?"), "palette", "lane-kind", look), _faces(look)])
        return [*blocks, Space(look.size * 0.6), *small(_("Kleur een gezicht. Je mag er ook iets bij tekenen."), look)]
    head = signed_heading(_("Wil je nog iets zeggen?"), "pencil", "lane-kind", look)
    room: Block = DrawingBox(look.size * 10) if page.pictures else WritingLines(2, look.size * 1.9)
    ask = _("Teken of schrijf het hier.") if page.pictures else _("Ben je het ergens niet mee eens? Schrijf het hier.")
    blocks = section([head, *paragraph(ask, look), Space(look.size * 0.3), room])
    if not page.pictures:
        own = rights(reading.child.age(reading.made_on))
        blocks += section([signed_heading(_("Dit mag jij"), "shield-check", "accent", look), *plain_list(own, look)])
    told = _("Dit is jouw plan. Er is ook een plan voor de grote mensen. Je mag altijd vragen wat daarin staat.")
    if not page.pictures:
        told = _("Dit is een deel van het plan. Je mag altijd vragen wat er nog meer in staat.")
    return [*blocks, Space(look.size * 0.6), *small(told, look)]


def _left_out(reading: PlanReading, page: _Page) -> list[Block]:
    """One neutral line, when something of what stands in this plan may not go to this reader."""
    if not _TOLD_HERE & (reading.omitted | reading.thinned):
        return []
    return [Space(page.look.size * 0.6), *small(_("Een stukje van je plan staat niet op dit blad."), page.look)]


def _faces(look: Look) -> Block:
    """Five faces to colour in."""
    words = (_("heel blij"), _("blij"), _("gewoon"), _("verdrietig"), _("boos"))
    size = look.small.fontSize
    alt = _("Vijf gezichten om in te kleuren: {words}.").format(words=", ".join(words))
    high = drawings.faces_height(34, size)
    return figure(
        Scene(WIDTH, high, body=tuple(drawings.faces(WIDTH, 34, words, size)), title=_("Tekening"), alt=alt), 130
    )
