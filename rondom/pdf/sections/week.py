"""The week on paper: the drawing on one sheet across, and under it what falls in the weekend."""

from __future__ import annotations

from datetime import date

from rondom.language import _, day
from rondom.meetings.planner_names import Names
from rondom.meetings.week import Week
from rondom.meetings.week_layout import week_layout
from rondom.pdf import safe, scene_painter
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import heading, plain_list, small
from rondom.pdf.styles import Format, Look
from rondom.pdf.tagged.blocks import Block, Space
from rondom.pdf.tagged.flowables import Figure

_GAP = 8.0
_EM = 10.6
"""The largest letters of the drawing, in points."""


def sheet(week: Week, look: Look, paper: Format) -> list[Block]:
    """One page; the sentences of the drawing are its alternative text, and stand behind it as a list when there are any."""
    top = letterhead(week.title, week.subtitle, week.school, [made_on(week.today)], look)
    below = _weekend(week, look)
    used = sum(block.height(paper.width) + block.before + block.after for block in (*top, *below)) + _GAP
    scene = week_layout(week, paper.width, paper.room - used - 2, _EM, scene_painter.measure)
    told = " ".join(one.sentence for one in week.entries) or scene.alt
    figure = Figure(
        (scene.width, scene.height), lambda canvas: scene_painter.paint(scene, canvas), told, paper.room - used
    )
    return [*top, Space(_GAP), figure, *below]


def _weekend(week: Week, look: Look) -> list[Block]:
    told = " ".join(one.sentence for one in week.weekend)
    return small(_("In het weekend: {what}").format(what=told), look) if told else []


def words(week: Week, look: Look) -> list[Block]:
    """The same in words, for who does not see the drawing and for what had no room in it."""
    if not week.entries:
        return []
    return [heading(_("De week in woorden"), look), *plain_list([one.sentence for one in week.entries], look)]


def made_on(today: date) -> str:
    return _("Gemaakt op {day}").format(day=day(today))


def foot(names: Names, school: str) -> str:
    """For whom the sheet is: it may lie or hang where others pass."""
    said = {
        Names.FIRST: _("Met voornamen: niet ophangen en niet laten liggen."),
        Names.INITIALS: _("Met initialen: alleen voor waar het team komt."),
        Names.NONE: _("Zonder namen."),
    }[names]
    return f"{safe.one_line(school)}. {said}" if safe.clean(school) else said
