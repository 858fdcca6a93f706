"""The map at 1440 × 900: finding places, one more among them, a frame while dragging and while zooming, pointing, choosing.

A zoom stretches the picture and finds words anew when it rests; those steps are measured too. All count the work of the
processor, so that a busy machine measures nearly the same.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from rondom.support_map.layout import MapLink, PartnerNode, Places, chosen_items, layout, place
from rondom.support_map.routes import crossings
from tests.bench import Figure
from ui.support_map.view import SupportMapView
from ui.theme import Theme
from ui.widgets.scene_painter import measure as width

SIZE = (1440, 900)
FRAMES = 160
TURNS = 7
_RINGS = (1, 2, 2, 3, 3, 3, 4, 4, 5, 6)
_NAMES = (
    "Leerkracht", "Wijkteam", "Schoolmaatschappelijk werk", "Jeugdarts", "Orthopedagoog", "Logopedist", "Bibliotheek",
    "Sportclub", "Schuldhulp",
)  # fmt: skip
GOALS = {80: (200, 100.0), 500: (1_500, 1_500.0)}
"""Lines and milliseconds, by number of partners."""


@dataclass
class Times:
    """Milliseconds."""

    pan: list[float] = field(default_factory=list)
    zoom: list[float] = field(default_factory=list)
    rest: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)


def measure() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    theme = Theme()
    theme.apply("light", 1.0)
    figures = [one for count in GOALS for one in _places(theme, count)]
    for count in GOALS:
        figures += _view(theme, count)
    del application
    return figures


def crowd(count: int) -> list[PartnerNode]:
    """Over the rings as in a large school; the same every time."""
    found = []
    for at in range(count):
        ring = _RINGS[at % 10]
        name, note = f"{_NAMES[at * 7 % 9]} {at}", ("Tom", "Anna de Boer", "Ineke Zonnedauw", "")[at % 4]
        step = at * 3 % 4 + 1 if ring > 2 else 0
        found.append(PartnerNode(f"{at:04}", name, note, ring, "users", step, at % 6 == 0, at % 11 == 0))
    return found


def links(count: int, among: int) -> list[MapLink]:
    pairs = ((at * 7 % among, (at * 13 + 5) % among, at % 4 + 1) for at in range(count))
    return [MapLink(f"{a:04}", f"{b:04}", step) for a, b, step in pairs if a != b]


def _places(theme: Theme, count: int) -> list[Figure]:
    lines, goal = GOALS[count]
    people, between, size = crowd(count + 1), links(lines, count), (float(SIZE[0]), 820.0)
    found: list[Places] = []
    times = [_ms(lambda: found.append(place(people[:-1], size, theme.em, width, between))) for _turn in range(TURNS)]
    before = found[-1]
    more = place(people, size, theme.em, width, between)
    moved = [_moved(before, more, one.key) for one in people[:-1]]
    stayed: list[Places] = []
    again = [
        _ms(lambda: stayed.append(place(people, size, theme.em, width, between, before=before)))
        for _turn in range(TURNS)
    ]
    kept = [_moved(before, stayed[-1], one.key) for one in people[:-1]]
    name = f"{count} partners and {lines:,} lines"
    return [
        Figure(f"{name}, finding places", statistics.median(times), "ms", goal, f"slowest of {TURNS}: {max(times):.0f}; without a name {before.without_words}, without a place {len(before.left_out)}"),
        Figure(f"{name}, one more on a new map: furthest move of another", max(moved), "em", 8.0, f"{sum(far > 0.01 for far in moved)} of {count} moved"),
        Figure(f"{name}, one more on the map in sight: furthest move of another", max(kept), "em", 0.1, f"found in {statistics.median(again):.0f} ms"),
        Figure(f"{name}, names that overlap", float(_overlaps(before)), "", 0.0),
    ]  # fmt: skip


def _moved(one: Places, other: Places, key: str) -> float:
    """Em; nothing for whoever stands on only one of the two."""
    a, b = one.of(key), other.of(key)
    return max(abs(a.x - b.x), abs(a.y - b.y)) / one.em if a and b else 0.0


def _overlaps(places: Places) -> int:
    words = [made.box for made in places.places if made.label >= 0]
    return sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for at, a in enumerate(words)
        for b in words[at + 1 :]
    )


def _view(theme: Theme, count: int) -> list[Figure]:
    view = SupportMapView(theme)
    view.resize(*SIZE)
    people, between = crowd(count), links(GOALS[count][0], count)
    view.show_map(people, between, {})
    view.search()
    times, picture = _frames(view)
    pointing = [_ms(lambda at=at: view.key_at(QPointF(37 * at % SIZE[0], 53 * at % SIZE[1]))) for at in range(300)]
    places = view.places
    assert places is not None
    chosen = [_ms(lambda key=one.key: chosen_items(places, key)) for one in people[:40]]
    drawn = [_ms(lambda: layout(places)) for _turn in range(TURNS)]
    crossed = sum(len(crossings(link_points, places.words)) for link_points in _lines(places, people[:40]))
    del picture
    view.deleteLater()
    name = f"map of {count} partners"
    return [
        Figure(f"{name}, one frame while dragging", statistics.median(times.pan), "ms", 8.0, f"slowest of {len(times.pan)}: {max(times.pan):.1f}; idle work at most {max(times.idle):.1f}"),
        Figure(f"{name}, one frame while zooming", statistics.median(times.zoom), "ms", 8.0, f"slowest of {len(times.zoom)}: {max(times.zoom):.1f}; names anew at rest {statistics.median(times.rest):.0f}"),
        Figure(f"{name}, pointing", statistics.median(pointing), "ms", 0.2, f"slowest of 300: {max(pointing):.2f}"),
        Figure(f"{name}, choosing someone", statistics.median(chosen), "ms", 8.0, f"slowest of 40: {max(chosen):.1f}; the drawing {statistics.median(drawn):.0f}; names under the lines of 40: {crossed}"),
    ]  # fmt: skip


def _lines(places: Places, people: Sequence[PartnerNode]) -> list[tuple[tuple[float, float], ...]]:
    return [
        item.points
        for one in people
        for item in chosen_items(places, one.key)
        if type(item).__name__ == "Path" and not getattr(item, "closed", False)
    ]


def _frames(view: SupportMapView) -> tuple[Times, QImage]:
    """Looked at nearer, dragged to and fro, zoomed in and out with rests in between, as by hand."""
    times, picture = Times(), QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    view.render(picture)
    view.zoom(2.0)
    _rest(view, times)
    view.render(picture)
    for turn in range(FRAMES):
        step = 14.0 if turn % 80 < 40 else -14.0
        times.pan.append(_ms(lambda step=step: _pan(view, step, picture)))
        times.idle.append(_ms(view.canvas.work))
    for turn in range(FRAMES // 2):
        factor = 1.08 if turn % 20 < 10 else 1 / 1.08
        times.zoom.append(_ms(lambda factor=factor: _zoom(view, factor, picture)))
        if turn % 10 == 9:
            _rest(view, times)
            times.zoom.append(_ms(lambda: view.render(picture)))
    return times, picture


def _rest(view: SupportMapView, times: Times) -> None:
    """As the timer does when nobody zooms any more; then the idle work until the new drawing is there."""
    times.rest.append(_ms(view.search))
    for _turn in range(60):
        times.idle.append(_ms(view.canvas.work))


def _pan(view: SupportMapView, step: float, picture: QImage) -> None:
    view.pan(step, step / 2)
    view.render(picture)


def _zoom(view: SupportMapView, factor: float, picture: QImage) -> None:
    view.zoom(factor, QPointF(500, 400))
    view.render(picture)


def _ms(job: Callable[[], object]) -> float:
    started = time.thread_time()
    job()
    return (time.thread_time() - started) * 1000
