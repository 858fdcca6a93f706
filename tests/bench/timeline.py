"""The timeline with 2,000 events at 1440 × 900: laying it out, and one frame while it is dragged along."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from rondom.timeline.lanes import LANES
from rondom.timeline.layout import layout
from rondom.timeline.marks import EventMark, frame_for
from rondom.timeline.school_years import school_years
from tests.bench import Figure
from ui.theme import Theme
from ui.timeline.view import TimelineView
from ui.widgets.scene_painter import measure as width

EVENTS = 2_000
FRAMES = 120
TODAY, BIRTH = date(2026, 3, 12), date(2014, 6, 14)


def measure() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    theme = Theme()
    theme.apply("light", 1.0)
    marks = _marks()
    years = school_years(BIRTH, TODAY, 8)
    frame = frame_for(marks, TODAY, theme.em, 0.7, BIRTH, years)
    laid = statistics.median(_ms(lambda: layout(marks, frame, width)) for _turn in range(9))
    view = TimelineView(theme)
    view.resize(1440, 700)
    view.set_events(marks, TODAY, BIRTH, years)
    picture = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    frames = [
        _ms(lambda: _paint(view, picture))
        for _turn in range(FRAMES)
        if view.pan(7.0 if _turn % 80 < 40 else -7.0) is None
    ]
    del application
    return [
        Figure("timeline of 2,000 events, one frame while dragging", statistics.median(frames), "ms", 8.0, f"slowest of {FRAMES}: {max(frames):.1f} ms"),
        Figure("timeline of 2,000 events, laying out", laid, "ms", None, "after a change or a zoom, not per frame"),
    ]  # fmt: skip


def _paint(view: TimelineView, picture: QImage) -> None:
    view.render(picture)


def _marks() -> list[EventMark]:
    """Spread over eleven years and eight lanes, one in four a period; the same every time."""
    lanes, days = list(LANES), (TODAY - BIRTH).days
    marks = []
    for at in range(EVENTS):
        start = BIRTH + timedelta(at * 7919 % days)
        end = start + timedelta(30 + at % 200)
        period = at % 4 == 0
        marks.append(
            EventMark(
                str(at),
                lanes[at % len(lanes)],
                "period" if period else "moment",
                f"Gebeurtenis {at}",
                (start, start),
                (end, end) if period else None,
            )
        )
    return marks


def _ms(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000
