"""The map for the staff room: the drawing with who to call under it, and behind it every card in words."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.language import _, capital, listed, plural
from rondom.pdf import safe, scene_painter
from rondom.pdf.safe import Markup
from rondom.pdf.sections import callers
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import heading, small, words_table
from rondom.pdf.styles import Format, Look
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.flowables import Figure, P
from rondom.scene import Scene
from rondom.support_map.defaults import STEP_SHORT
from rondom.support_map.paper import legend_strip, map_drawing
from rondom.support_map.sheets import Caller, Helper, MapReading

_GAP = 7.0
_LEAST_COLUMNS = 0.14
"""Part of the sheet that is kept for who to call."""
_COLUMNS = 3
_SHARES = (2.2, 2.1, 3.2, 1.9)
_MOST = 6
"""Lines of one card that are named."""
_ALT = 1500
"""Most signs of the words of a drawing."""


def staff_sheet(reading: MapReading, look: Look, sheet: Format, largest: float) -> list[Block]:
    """The first sheet. `largest` are the largest letters of the drawing."""
    told = _("Wie helpt rond een kind, en wie u belt.")
    top = letterhead(_("Ondersteuningsstructuur"), told, reading.school, _notes(reading), look)
    if not reading.helpers:
        return [*top, Space(_GAP), P(safe.safe(_("Er staat nog niemand op de kaart.")), look.body)]
    legend = legend_strip(reading.nodes, sheet.width, look.small.fontSize, scene_painter.measure)
    room = sheet.room - Stack(top).height(sheet.width) - legend.height - 2 * _GAP - look.small.leading
    drawn = map_drawing(
        reading.nodes, reading.links, reading.rings, (sheet.width, room * (1 - _LEAST_COLUMNS)), largest,
        scene_painter.measure,
    )  # fmt: skip
    groups = [_with_number(reading, ring) for ring in reading.rings]
    room -= drawn.scene.height + look.heading.spaceBefore
    panels = callers.balanced(groups, look, sheet.width, room, _COLUMNS)
    missing = sum(len(group.lines) for group in groups) - callers.count_of(panels)
    return [
        *top, Space(_GAP), figure(drawn.scene, sheet.room), Space(_GAP), *_legend(legend, sheet.room),
        *([callers.columns(panels, look)] if panels else []), *small(_left_out(drawn.unnamed, missing), look),
    ]  # fmt: skip


def figure(scene: Scene, highest: float) -> Block:
    """A drawing with what it shows in words; everyone stands in the list too."""
    alt = safe.whole_sentences(f"{scene.title}. {scene.alt}", _ALT)
    return Figure((scene.width, scene.height), lambda canvas: scene_painter.paint(scene, canvas), alt, highest)


def _legend(scene: Scene, highest: float) -> list[Block]:
    return [figure(scene, highest)] if scene.height else []


def _notes(reading: MapReading) -> list[str]:
    count = reading.stale
    return [plural(count, "{n} kaart nog te controleren", "{n} kaarten nog te controleren")] if count else []


def _left_out(unnamed: int, missing: int) -> str:
    """What the sheet had no room for; "" when everyone has a name and a number on it."""
    names = plural(
        unnamed,
        "{n} naam paste niet in de tekening.",
        "{n} namen pasten niet in de tekening.",
    )
    numbers = plural(missing, "{n} nummer paste niet op dit blad.", "{n} nummers pasten niet op dit blad.")
    told = " ".join(part for part, count in ((names, unnamed), (numbers, missing)) if count)
    return f"{told} {_('Op de bladen hierna staat iedereen.')}" if told else ""


def _with_number(reading: MapReading, ring: int) -> callers.Group:
    found = [one for one in reading.of_rings((ring,)) if one.phone]
    return callers.Group(reading.rings[ring], tuple(line_of(one) for one in found))


def line_of(helper: Helper) -> callers.Line:
    """A person with the function below, or the function alone; then when they are there."""
    below = helper.name if helper.person else helper.organisation
    days = helper.days if not below else f", {helper.days}" if helper.days else ""
    return callers.Line(helper.person or helper.name, helper.phone, capital(f"{below}{days}"))


# -- the list ------------------------------------------------------------------------------------------------------


def staff_list(reading: MapReading, look: Look) -> list[Block]:
    """Every card in words, ring by ring."""
    blocks: list[Block] = []
    lines = reading.lines()
    for ring, name in reading.rings.items():
        there = [one for one in reading.helpers if one.ring == ring]
        if there:
            titles = [_("Wie"), _("Bereiken"), _("Wat zij doen en hoe u er komt"), _("Lijnen")]
            rows = [_row(one, lines.get(one.id, ()), reading.numbered, look) for one in there]
            blocks += [heading(name, look), words_table(titles, rows, _SHARES, look)]
    return blocks


def _row(one: Helper, others: Sequence[str], numbered: bool, look: Look) -> list[Block | None]:
    return [who_cell(one, look), reach_cell(one, numbered, look), what_cell(one, look), _line_cell(one, others, look)]


def who_cell(one: Helper, look: Look) -> Block:
    """The function in bold, then the person and the organisation."""
    said = [safe.bold(safe.safe(one.name, safe.SHORT)), safe.safe(one.person, safe.SHORT)]
    said.append(safe.muted(safe.safe(one.organisation, safe.SHORT)) if one.organisation else safe.safe(""))
    return P(safe.lines(*(part for part in said if part)), look.body)


def reach_cell(one: Helper, numbered: bool, look: Look) -> Block | None:
    """Number and days of everyone on the card; who is to be called first says so."""
    if numbered:
        said = [part for caller in one.callers for part in _caller_lines(caller, one)]
    else:
        said = [safe.safe(capital(one.days))]
    said.append(safe.safe(one.website, safe.SHORT))
    return P(safe.lines(*(part for part in said if part)), look.body) if any(said) else None


def _caller_lines(caller: Caller, one: Helper) -> list[Markup]:
    """The number; whose it is when that is not who the card names; the days."""
    first = safe.bold(safe.safe(_("bel eerst"))) if caller.call_first else safe.safe("")
    own = caller.name == one.person and caller.role == one.name
    whose = "" if own else ", ".join(part for part in (caller.name, caller.role) if part)
    below = ", ".join(part for part in (whose, caller.days) if part)
    number = safe.joined((safe.safe(caller.phone, 40), first), ", ")
    return [number, safe.muted(safe.safe(capital(below), safe.SHORT)) if below else safe.safe("")]


def what_cell(one: Helper, look: Look) -> Block | None:
    """What they do and for whom, how to come there, what it takes."""
    facts = (
        one.offer,
        _("Voor: {whom}").replace("{whom}", one.audience) if one.audience else "",
        one.route,
        _("Kosten: {costs}").replace("{costs}", one.costs) if one.costs else "",
        _("Talen: {languages}").replace("{languages}", one.languages) if one.languages else "",
        _("Wachttijd: {weeks}").replace("{weeks}", one.waiting) if one.waiting else "",
    )
    text = safe.joined((safe.safe(_ended(fact)) for fact in facts if safe.clean(fact)), " ")
    return P(text, look.body) if text else None


def _ended(fact: str) -> str:
    """With a full stop, so that the next sentence can follow."""
    fact = fact.strip()
    return fact if fact.endswith((".", "!", "?", "…")) else f"{fact}."


def _line_cell(one: Helper, others: Sequence[str], look: Look) -> Block | None:
    """The step of the line with the school, with whom there are lines too, and how old the card is."""
    step = f"{one.step} {_(STEP_SHORT[one.step])}" if one.step else ""
    more = [*others[:_MOST], _("anderen")] if len(others) > _MOST else others
    near = _("Met {names}").replace("{names}", listed(more)) if others else ""
    checked = safe.safe(one.checked)
    said = (safe.safe(step), safe.safe(near), safe.bold(checked) if one.stale else safe.muted(checked))
    told = safe.lines(*(part for part in said if part))
    return P(told, look.body) if step or near or one.checked else None
