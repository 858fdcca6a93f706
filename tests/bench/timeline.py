"""The timeline at 1440 × 900: a frame while dragging and while zooming, laying out, pointing, and opening the tab.

A zoom of a large life stretches the picture and lays out when it rests: those steps are measured too. What no one waits
for between two frames (a picture of what comes into sight next) is the work while idle. All count the work of the
processor, so that a busy machine measures nearly the same; opening the tab also by the clock.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import create
from rondom.timeline.actions import add_event
from rondom.timeline.lanes import LANES
from rondom.timeline.layout import layout
from rondom.timeline.marks import EventMark, frame_for
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.prepare import prepare
from rondom.timeline.school_years import SchoolYear, school_years
from rondom.vault.keys import KdfParameters
from tests.bench import Figure
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme
from ui.timeline.tab import TimelineTab
from ui.timeline.view import TimelineView
from ui.widgets.scene_painter import measure as width

FRAMES = 160
SIZE = (1440, 900)
GOALS = {25: 8.0, 200: 8.0, 2_000: 8.0, 20_000: 16.0}
"""Milliseconds a frame, by number of events."""
TODAY, BIRTH = date(2026, 3, 12), date(2014, 6, 14)
QUICK = KdfParameters(8 * 1024, 1, 1)


@dataclass
class Times:
    """Milliseconds of one life."""

    pan: list[float] = field(default_factory=list)
    zoom: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)


def measure() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    theme = Theme()
    theme.apply("light", 1.0)
    years = school_years(BIRTH, TODAY, 8)
    laid = _laying_out(years)  # before 20,000 events lie in memory: collecting those is not laying out these
    times, pointing = {}, [0.0]
    for count in GOALS:
        view = _view(theme, count, years)
        times[count] = _frames(view)
        if count == 2_000:
            pointing = _pointing(view)
        view.deleteLater()
    figures = [one for count, some in times.items() for one in _figures(count, some)]
    growth = {count: statistics.median(some.pan + some.zoom) for count, some in times.items()}
    figures += [
        Figure("one frame with 20,000 events, against 2,000", growth[20_000] / growth[2_000], "×", 10.0, "ten times the events"),
        Figure("one frame with 2,000 events, against 200", growth[2_000] / growth[200], "×", 10.0, "ten times the events"),
        Figure("pointing among 2,000 events, slowest", max(pointing), "ms", 0.2, f"of {len(pointing)}; the first {pointing[0]:.3f}, median {statistics.median(pointing):.3f}"),
        *laid,
        *_opening(theme),
    ]  # fmt: skip
    del application
    return figures


def _figures(count: int, times: Times) -> list[Figure]:
    goal, name = GOALS[count], f"timeline of {count:,} events"
    rest = (
        f"; laid out in {len(times.steps)} steps, slowest {max(times.steps):.1f}, {sum(times.steps):.0f} in all"
        if times.steps
        else ""
    )
    return [
        Figure(f"{name}, one frame while dragging", statistics.median(times.pan), "ms", goal, f"slowest of {len(times.pan)}: {max(times.pan):.1f}; idle work at most {max(times.idle):.1f}"),
        Figure(f"{name}, one frame while zooming", statistics.median(times.zoom), "ms", goal, f"slowest of {len(times.zoom)}: {max(times.zoom):.1f}{rest}"),
    ]  # fmt: skip


def _view(theme: Theme, count: int, years: tuple[SchoolYear, ...]) -> TimelineView:
    view = TimelineView(theme)
    view.resize(*SIZE)
    view.set_events(marks(count), TODAY, BIRTH, years)
    return view


def _frames(view: TimelineView) -> Times:
    """Dragged to and fro, and zoomed in and out with rests in between, as by hand."""
    times, picture = Times(), QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    view.render(picture)
    for _turn in range(4):
        times.idle.append(_ms(view.canvas.work))
    for turn in range(FRAMES):
        step = 16.0 if turn % 80 < 40 else -16.0
        times.pan.append(_ms(lambda step=step: _pan(view, step, picture)))
        times.idle.append(_ms(view.canvas.work))
    for turn in range(FRAMES // 2):
        factor = 1.12 if turn % 20 < 10 else 1 / 1.12
        times.zoom.append(_ms(lambda factor=factor: _zoom(view, factor, picture)))
        while turn % 10 == 9 and view.canvas.busy:
            times.steps.append(_ms(view.canvas.work))
        if turn % 10 == 9:
            times.zoom.append(_ms(lambda: view.render(picture)))
    return times


def _pan(view: TimelineView, step: float, picture: QImage) -> None:
    view.pan(step)
    view.render(picture)


def _zoom(view: TimelineView, factor: float, picture: QImage) -> None:
    view.zoom(factor, 500)
    view.render(picture)


def _pointing(view: TimelineView) -> list[float]:
    """The first time after laying out and painting, then all over the drawing."""
    view.zoom(1.1)
    view.canvas.settle()
    left, top = view.label_width, view.canvas.axis_height
    points = [QPointF(left + 37 * n % (SIZE[0] - left), top + 53 * n % (SIZE[1] - top)) for n in range(400)]
    return [_ms(lambda at=at: view.spots_at(at)) for at in points]


def _laying_out(years: tuple[SchoolYear, ...]) -> list[Figure]:
    em, some = 15.0, marks(2_000)
    made = _ms(lambda: prepare(some, em, width))
    prepared = prepare(some, em, width)
    frame = frame_for(some, TODAY, em, 0.7, BIRTH, years)
    sight = (1_800.0, 1_800.0 + SIZE[0])
    turns = [_ms(lambda: layout(prepared, frame, width, sight)) for _turn in range(11)]
    whole = [_ms(lambda: layout(prepared, frame, width)) for _turn in range(5)]
    return [
        Figure("laying out 2,000 events, and drawing what is in sight", statistics.median(turns), "ms", 20.0, f"slowest of {len(turns)}: {max(turns):.1f} (the first measures the words); whole life {statistics.median(whole):.1f}; sorting once {made:.1f}"),
    ]  # fmt: skip


def _opening(theme: Theme) -> list[Figure]:
    """From the click on the tab to its picture, with the vault read in between."""
    with tempfile.TemporaryDirectory() as folder:
        vault = create(Path(folder) / "kluis.rondom", "een zin van vier woorden", "Meetschool", "Meter", QUICK).vault
        pupils = []
        for number in range(3):
            with vault.write("Leerling ingelezen") as session:
                pupil = add_pupil(session, PupilData(first_name=f"Kind {number}", birth_date=BIRTH, year_group="8"))
                for mark in marks(200):
                    add_event(session, pupil, _data(mark))
            pupils.append(pupil)
        tasks = Tasks(vault)
        tab = TimelineTab(Desk(theme, tasks, Messages(theme), lambda _place: None))
        tab.resize(*SIZE)
        times, waited = [], []
        for pupil in pupils * 4:
            tab.hide()
            QApplication.processEvents()
            started = time.perf_counter()
            times.append(_ms(lambda pupil=pupil: _open(tab, pupil), time.process_time))
            waited.append((time.perf_counter() - started) * 1000)
        tab.hide()
        tab.deleteLater()
        tasks.close()
    return [
        Figure("opening the tab of a child with 200 events, click to picture", statistics.median(times[1:]), "ms", 60.0, f"slowest of {len(times) - 1}: {max(times[1:]):.0f}; the first time in a session {times[0]:.0f}; by the clock {statistics.median(waited[1:]):.0f}"),
    ]  # fmt: skip


class _Watch(QObject):
    """Sees when other events are painted than those of before."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view, self._before, self.seen = view, view.canvas.marks, False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._view.canvas.marks is not self._before:
            self.seen = True
            self._view.removeEventFilter(self)
        return False


def _open(tab: TimelineTab, pupil: str) -> None:
    watch = _Watch(tab.view)
    tab.visit(Place("dossier", pupil, "timeline"))
    tab.show()
    while not watch.seen:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _data(mark: EventMark) -> EventData:
    start, end = mark.start or (TODAY, TODAY), mark.end
    known = {"end_said": f"{end[0]:%d-%m-%Y}", "end_earliest": end[0], "end_latest": end[1]} if end else {}
    return EventData(
        title=mark.label,
        lane=mark.lane,
        kind=EventKind(mark.kind),
        start_said=f"{start[0]:%d-%m-%Y}",
        start_earliest=start[0],
        start_latest=start[1],
        **known,
    )


def marks(count: int) -> Sequence[EventMark]:
    """Spread over eleven years and eight lanes, one in four a period, one in seven vague; the same every time."""
    lanes, days = list(LANES), (TODAY - BIRTH).days
    found = []
    for at in range(count):
        start = BIRTH + timedelta(at * 7919 % days)
        end = start + timedelta(30 + at % 200)
        period = at % 4 == 0
        vague = start + timedelta(180 if at % 7 == 0 else 0)
        found.append(
            EventMark(
                str(at),
                lanes[at // 3 % len(lanes)],
                "period" if period else "moment",
                f"Gebeurtenis {at}",
                (start, start if period else vague),
                (end, end) if period else None,
            )
        )
    return found


def _ms(job: Callable[[], object], now: Callable[[], float] = time.thread_time) -> float:
    started = now()
    job()
    return (now() - started) * 1000
