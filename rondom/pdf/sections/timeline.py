"""The paper of a timeline: one sheet with the drawing, and the list behind it with what everyone said, side by side."""

from __future__ import annotations

from rondom.dossier.life_words import IMPACT_WORDS, MOMENT_WORDS
from rondom.dossier.perspectives import PERSPECTIVES, side
from rondom.language import _, capital, plural
from rondom.pdf import marks, safe, scene_painter
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import heading, small, words_table
from rondom.pdf.styles import Format, Look
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.flowables import Figure, P
from rondom.pdf.tagged.lists import Hanging
from rondom.timeline.appraisal import ANSWERS
from rondom.timeline.lanes import LANES
from rondom.timeline.model import AppraisalQuestion, EventKind, FactorEffect, Nature
from rondom.timeline.paper import counted, paper_layout
from rondom.timeline.queries import EventDetail, ViewRow
from rondom.timeline.sheets import TimelineReading
from rondom.timeline.waiting import wait_words

_NATURE = {Nature.FACT: "Feit.", Nature.EXPERIENCE: "Ervaring.", Nature.INTERPRETATION: "Uitleg."}
_EFFECTS = {
    FactorEffect.PROTECTIVE: "Beschermt: {what}.",
    FactorEffect.ENABLING: "Hielp mee: {what}.",
    FactorEffect.HINDERING: "Zat in de weg: {what}.",
}
_ASKED = {
    AppraisalQuestion.ON_TIME: "Op tijd",
    AppraisalQuestion.FITTING: "Paste bij de vraag",
    AppraisalQuestion.HEARD: "Ouders en kind dachten mee",
    AppraisalQuestion.ALIGNED: "Afgestemd met school",
    AppraisalQuestion.HELPED: "Hielp het",
}
"""The five questions in as few words as a narrow column has room for."""
_SHARES = (1.15, 2.9)
_SHARE_OF_A_SIDE = 1.35
_GAP = 7.0
"""Points between the title and the drawing."""


def drawing(reading: TimelineReading, look: Look, sheet: Format, largest: float, listed: bool = True) -> list[Block]:
    """The first sheet. `largest` are its largest letters; `listed` when the list comes behind it."""
    notes = [_("Voor {name}").replace("{name}", safe.one_line(reading.copy_for))] if reading.copy_for else []
    top = letterhead(safe.one_line(reading.title), safe.one_line(reading.subtitle, 200), reading.school, notes, look)
    told = _left_out(reading, look)
    used = sum(block.height(sheet.width) for block in (*top, *told)) + _GAP
    room = sheet.room - used - look.small.leading
    scene = paper_layout(reading.marks, reading.paper(sheet.width, room, largest), scene_painter.measure)
    behind = _("Op de volgende bladzijden staat het in woorden.") if listed else ""
    alt = " ".join(part for part in (safe.whole_sentences(scene.alt or scene.title, 500), behind) if part)
    figure = Figure((scene.width, scene.height), lambda canvas: scene_painter.paint(scene, canvas), alt, room)
    return [*top, Space(_GAP), figure, *small(_counted(counted(scene), listed), look), *told]


def _counted(number: int, listed: bool) -> str:
    """What the sheet has no room for; "" when everything has its own place."""
    if not number:
        return ""
    told = plural(number, "{n} gebeurtenis staat als getal in de tekening.",
                  "{n} gebeurtenissen staan als getal in de tekening.")  # fmt: skip
    return f"{told} {_('In de lijst staat alles in woorden.')}" if listed else told


def _left_out(reading: TimelineReading, look: Look) -> list[Block]:
    return small(_("Op dit papier is iets weggelaten."), look) if reading.omitted else []


def event_list(reading: TimelineReading, look: Look) -> list[Block]:
    """Every event on these years: when, what, who told it, and a column for each side that said anything."""
    if not reading.events:
        return []
    sides = _asked(reading)
    titles = [_("Wanneer"), _("Wat"), *(_side_title(reading, key) for key in sides)]
    shares = (*_SHARES, *(_SHARE_OF_A_SIDE for _key in sides))
    rows = [_row(reading, event, sides, look) for event in reading.events]
    explained = small(_intro(bool(sides)), look)
    return [heading(_("De tijdlijn in woorden"), look), *explained, Space(3), words_table(titles, rows, shares, look)]


def _intro(asked: bool) -> str:
    told = _("Een feit is wat iemand zag of wat ergens staat. Een ervaring is hoe het voor iemand was.")
    beside = _("Wat ieder ervan vindt, staat naast elkaar.")
    return f"{told} {beside}" if asked else told


def _asked(reading: TimelineReading) -> list[str]:
    """The sides of the table that said something of any event here, in their own order."""
    said = {one.perspective for event in reading.events for one in event.views if one.impact is not None or one.quote}
    said |= {one.perspective for event in reading.events for one in event.appraisals}
    return [key for key in PERSPECTIVES if key in said]


def _side_title(reading: TimelineReading, key: str) -> str:
    return reading.first_name if key == "child" and safe.clean(reading.first_name) else side(key).name


def _row(reading: TimelineReading, event: EventDetail, sides: list[str], look: Look) -> list[Block | None]:
    when = capital(safe.one_line(event.when)) or _("Geen datum")
    return [
        P(safe.safe(when), look.body),
        _what(reading, event, look),
        *(_seen_by(event, key, look) for key in sides),
    ]


def _what(reading: TimelineReading, event: EventDetail, look: Look) -> Block:
    """Mark of the lane, title, what was told, and small: lane, teller, what kind of statement it is."""
    lane = LANES.get(event.lane, LANES["kind"])
    mark = marks.shape(lane.shape, lane.role, look.mark, look.size)
    title = safe.bold(safe.safe(event.title) or safe.safe(_("Zonder titel")))
    source = safe.muted(safe.safe(_source(reading, event), safe.LIMIT))
    lines = [P(safe.joined((title, source), "  "), look.body)]
    said = (event.text, *_help(reading, event), *_factors(event))
    return Hanging(
        mark, Stack([*lines, *(P(text, look.body) for line in said if (text := safe.safe(line)))]), look.indent
    )


def _source(reading: TimelineReading, event: EventDetail) -> str:
    """Gezin. Verteld door Sanne. Ervaring. Gepland."""
    parts = (
        f"{safe.one_line(reading.lane(event))}.",
        _("Verteld door {who}.").replace("{who}", safe.one_line(event.told_by)) if safe.clean(event.told_by) else "",
        _(_NATURE[event.nature]),
        _("Gepland.") if event.planned else "",
    )
    return " ".join(part for part in parts if part)


def _help(reading: TimelineReading, event: EventDetail) -> list[str]:
    """Who gave the help, and how long it was waited for."""
    if event.kind is not EventKind.TRAJECTORY:
        return []
    said = []
    if provider := safe.one_line(event.provider):
        said.append(_("Hulp van {who}.").replace("{who}", provider))
    if event.applied:
        until = event.start or event.end  # what ended before it began is not waited for any more
        waited = wait_words(event.applied.span, until.span if until else None, reading.made_on)
        said.append(f"{capital(waited)}.")
    return [" ".join(said)] if said else []


def _factors(event: EventDetail) -> list[str]:
    return [
        _(told).replace("{what}", "; ".join(words))
        for effect, told in _EFFECTS.items()
        if (words := [safe.one_line(one.words, 500) for one in event.factors if one.effect is effect])
    ]


def _seen_by(event: EventDetail, key: str, look: Look) -> Block | None:
    """What one side said: the places on the scale, the words, the answers about help. Never with those of others."""
    mine = [one for one in event.views if one.perspective == key and (one.impact is not None or safe.clean(one.quote))]
    mine.sort(key=lambda one: one.moment)
    lines: list[Block] = []
    for view in mine:
        lines += _view(view, len(mine) > 1 or view.moment > 0, look)
    for one in event.appraisals:
        if one.perspective == key:
            asked = safe.muted(safe.safe(f"{_(_ASKED[one.question])}:"))
            answer = safe.joined((safe.safe(_(ANSWERS[one.answer])), safe.safe(capital(one.note))), ". ")
            lines.append(P(safe.together(asked, answer), look.body))
    if not lines:
        return None
    who = side(key)
    return Hanging(marks.shape(who.shape, who.role, look.mark, look.size), Stack(lines), look.indent)


def _view(view: ViewRow, dated: bool, look: Look) -> list[Block]:
    """Begin: heel zwaar, and under it the own words. `dated` when there is more than one moment to tell apart."""
    nothing = safe.safe("")
    place = safe.safe(IMPACT_WORDS[view.impact]) if view.impact is not None else nothing
    when = safe.muted(safe.safe(f"{capital(MOMENT_WORDS[view.moment])}:")) if dated else nothing
    lines: list[Block] = [P(safe.together(when, place), look.body)] if place or when else []
    quote = safe.clean(view.quote).strip('“”"')
    return [*lines, P(safe.safe(f"“{quote}”"), look.quote)] if quote else lines
