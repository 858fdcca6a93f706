"""The school year on paper: the drawing on one sheet across, and behind it every day in words."""

from __future__ import annotations

from rondom.language import _, short_day
from rondom.meetings.planner import Entry
from rondom.meetings.year import Year, month_name
from rondom.meetings.year_layout import year_layout
from rondom.pdf import safe, scene_painter
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import cell, heading, small, words_table
from rondom.pdf.sections.week import made_on
from rondom.pdf.styles import Format, Look
from rondom.pdf.tagged.blocks import Block, Space
from rondom.pdf.tagged.flowables import Figure

_GAP = 8.0
_SHARES = (1.0, 1.3, 3.4, 1.5, 1.8)


def sheet(year: Year, look: Look, paper: Format, em: float, listed: bool) -> list[Block]:
    """The first page. `em` are its largest letters, in points; `listed` when the words come behind it."""
    top = letterhead(year.title, year.summary, year.school, [made_on(year.today)], look)
    below = small(year.holiday_words, look) if year.region else []
    used = sum(block.height(paper.width) + block.before + block.after for block in (*top, *below)) + _GAP
    scene = year_layout(year, paper.width, paper.room - used - 2, em, scene_painter.measure)
    behind = _("Op de volgende bladzijden staat het in woorden.") if listed and year.entries else ""
    alt = " ".join(part for part in (scene.alt, behind) if part)
    figure = Figure(
        (scene.width, scene.height), lambda canvas: scene_painter.paint(scene, canvas), alt, paper.room - used
    )
    return [*top, Space(_GAP), figure, *below]


def words(year: Year, look: Look) -> list[Block]:
    """Month by month: day, hour, what, who, where."""
    blocks: list[Block] = []
    for first in year.months:
        entries = year.in_month(first)
        if entries:
            blocks += [heading(month_name(first), look), *_month(entries, look)]
    return blocks


def _month(entries: tuple[Entry, ...], look: Look) -> list[Block]:
    titles = [_("Dag"), _("Tijd"), _("Wat"), _("Wie"), _("Waar")]
    return [words_table(titles, [_row(one, look) for one in entries], _SHARES, look)]


def _row(one: Entry, look: Look) -> list[Block | None]:
    what = ", ".join(part for part in (one.what, one.detail) if part)
    done = f"{what} ({_('geweest')})" if one.done else what
    texts = (short_day(one.on), one.time_words, done, one.child, one.room)
    return [cell(safe.one_line(text, 300), look) for text in texts]
