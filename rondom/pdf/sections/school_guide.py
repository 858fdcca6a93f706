"""The page for the schoolgids: who helps around a child, and in plain Dutch how the school helps and how parents ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.language import _, capital, listed
from rondom.pdf import safe, scene_painter
from rondom.pdf.sections import callers
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import heading, paragraph, section, words_table
from rondom.pdf.sections.recovery import numbered
from rondom.pdf.sections.support_map import figure, line_of, reach_cell, what_cell, who_cell
from rondom.pdf.styles import Format, Look
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.support_map.defaults import OWN_RINGS
from rondom.support_map.guide import GuideTexts, plain_ring, plain_rings
from rondom.support_map.paper import map_drawing
from rondom.support_map.sheets import Helper, MapReading

_GAP = 9.0
_LEAST_COLUMNS = 0.24
"""Part of the sheet that is kept for who to call."""
_COLUMNS = ((3,), (6, 5))
"""Specialists are reached through the school; they stand in the drawing and in the list."""
_SHARES = (2.1, 3.6, 1.9)
_FEW = 34
"""Letters of what someone does under a name; more is cut at a sentence or left out."""


def first_sheet(reading: MapReading, look: Look, contacts: Look, sheet: Format, largest: float) -> list[Block]:
    """The drawing, who can be called, and where to begin."""
    top = letterhead(
        _("Wie helpt rond uw kind"), _("Hoe dichter bij het midden, hoe dichter bij uw kind."), reading.school, (), look
    )
    begin = callers.Callout(_begin(reading, look))
    if not reading.helpers:
        return [*top, Space(_GAP), begin]
    room = sheet.room - Stack(top).height(sheet.width) - begin.height(sheet.width) - 3 * _GAP
    drawn = map_drawing(
        reading.parent_nodes, (), plain_rings(reading.rings), (sheet.width, room * (1 - _LEAST_COLUMNS)), largest,
        scene_painter.measure, (_("Uw kind"), _("en gezin")),
    )  # fmt: skip
    room -= drawn.scene.height + contacts.heading.spaceBefore
    panels = _in_room(_groups(reading), contacts, sheet.width, room)
    below = [callers.columns(panels, contacts)] if panels else []
    return [*top, Space(_GAP), figure(drawn.scene, sheet.room), *below, Space(_GAP), begin]


def _in_room(groups: Sequence[callers.Group], look: Look, width: float, room: float) -> list[list[callers.Group]]:
    there = [group for group in groups if group.lines]
    each = callers.column_width(width, max(1, len(there)))
    shown = [callers.fitting(group, look, each, room) for group in there]
    return [[group] for group in shown if group.lines]


def _groups(reading: MapReading) -> list[callers.Group]:
    made = [callers.Group(_("Eerst op school"), tuple(_line(one) for one in _at_school(reading)))]
    for rings in _COLUMNS:
        found = [one for one in reading.of_rings(rings) if one.phone]
        there = sorted({one.ring for one in found})
        title = _together([plain_ring(ring, reading.rings[ring]) for ring in there])
        made.append(callers.Group(title, tuple(_line(one) for one in found)))
    return made


def _together(names: Sequence[str]) -> str:
    """Veiligheid, geld, werk en wonen"""
    return ", ".join([*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])])


def _at_school(reading: MapReading) -> list[Helper]:
    """Who sees the child every day, then who can be called."""
    own = reading.of_rings(OWN_RINGS)
    every_day = [one for one in reading.helpers if one.ring == OWN_RINGS[0]][:1]
    reached = [one for one in own if (one.phone or one.call_first or one.days) and one not in every_day]
    return [*every_day, *reached]


def _line(one: Helper) -> callers.Line:
    """Who has no days to tell says in a few words what they do."""
    line = line_of(one)
    if line.below:
        return line
    first = one.offer.split(".")[0].strip()
    return callers.Line(line.name, line.number, capital(first) if len(first) <= _FEW else "")


def _begin(reading: MapReading, look: Look) -> Block:
    """Weet u niet waar u moet beginnen? Bel Ellen Boterbloem, 06 00 00 90 12."""
    first = reading.first_to_call
    if first is None:
        told = _("Vraag het op school. We zoeken het samen met u uit.")
    else:
        who = first.person or _("de {function}").replace("{function}", first.name[:1].lower() + first.name[1:])
        told = _("Bel {who}, {number}. We zoeken het samen met u uit.")
        told = told.replace("{who}", safe.one_line(who)).replace("{number}", safe.one_line(first.phone))
    asked = safe.bold(safe.safe(_("Weet u niet waar u moet beginnen?")))
    return P(safe.together(asked, safe.safe(told)), look.body)


# -- in words ------------------------------------------------------------------------------------------------------


def words(reading: MapReading, look: Look, tables: Look) -> list[Block]:
    """How the school helps, how parents ask, and every partner with what they do."""
    texts = reading.texts
    return [
        heading(_("Als uw kind meer hulp nodig heeft"), look),
        *paragraph(texts.intro, look),
        *_levels(texts, look),
        *section([heading(_("Zo vraagt u hulp"), look), Space(2), *_steps(texts.apply, look)]),
        *_partners(reading, tables),
    ]


def _steps(text: str, look: Look) -> list[Block]:
    """One line is a sentence, more are steps."""
    lines = [line for line in safe.clean(text).split("\n") if line.strip()]
    return [numbered(lines, look)] if len(lines) > 1 else paragraph(text, look)


def _levels(texts: GuideTexts, look: Look) -> list[Block]:
    """Niveau 1, lichte hulp: what the school does there. A level that nobody wrote about is only named."""
    named = [one for one in texts.levels if one.name.strip() or one.offer.strip()]
    if not named:
        return []
    rows: list[list[Block | None]] = []
    for one in named:
        number = safe.muted(safe.safe(_("niveau {n}").format(n=one.number)))
        name = safe.bold(safe.safe(capital(one.name.strip()), safe.SHORT))
        offer = safe.safe(one.offer)
        rows.append([P(safe.joined((name, number), ", "), look.body), P(offer, look.body) if offer else None])
    return section([heading(_("Zo helpen wij"), look), words_table((), rows, (1.35, 3.4), look)])


def _partners(reading: MapReading, look: Look) -> list[Block]:
    """Everyone outside the school, ring by ring; of whom nothing more is known stands in one sentence."""
    blocks: list[Block] = []
    for ring, name in reading.rings.items():
        there = [one for one in reading.helpers if one.ring == ring and not one.own_team]
        if not there:
            continue
        titles = [_("Wie"), _("Wat zij doen en hoe u er komt"), _("Bereiken")]
        told = [(one, what_cell(one, look), reach_cell(one, reading.numbered, look)) for one in there]
        rows = [[who_cell(one, look), what, reach] for one, what, reach in told if what or reach]
        others = [one for one, what, reach in told if not (what or reach)]
        blocks.append(heading(plain_ring(ring, name), look))
        blocks += [words_table(titles, rows, _SHARES, look)] if rows else []
        blocks += [Space(3), *paragraph(_others(others, bool(rows)), look)] if others else []
    return blocks


def _others(helpers: Sequence[Helper], more: bool) -> str:
    names = listed([f"{one.name} ({one.person})" if one.person else one.name for one in helpers])
    return _("Ook: {names}.").replace("{names}", names) if more else f"{names}."
