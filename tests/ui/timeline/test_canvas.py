"""What is painted: the same in parts as at once, stretched while a large life is zoomed, and right again after it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from rondom.scene import Text
from rondom.timeline.lanes import LANES
from rondom.timeline.marks import EventMark
from tests.timeline.absurd import crowd
from tests.timeline.life import BIRTH, GROUPS, TODAY, day, mees
from ui.theme import Theme
from ui.timeline.canvas import LIVE, Canvas
from ui.widgets.scene_painter import measure


def canvas(theme: Theme, marks: list[EventMark]) -> Canvas:
    made = Canvas(theme)
    made.set_events(marks, TODAY, BIRTH, GROUPS)
    made.resize(1000, 640, 0, 1.0)
    made.camera.show_years(4.3)
    made.lay_out()
    return made


def picture(made: Canvas) -> QImage:
    image = QImage(1000, 640, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(made.theme.color("surface-raised"))
    painter = QPainter(image)
    made.paint(painter)
    painter.end()
    return image


def differs(one: QImage, other: QImage, by: int = 3) -> int:
    """So many points differ by more than a rounding."""
    found = 0
    for y in range(0, one.height(), 3):
        for x in range(0, one.width(), 3):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            found += any(abs(p - q) > by for p, q in zip(a.getRgb(), b.getRgb(), strict=True))
    return found


@pytest.fixture
def large(theme: Theme) -> Canvas:
    assert LIVE < 400
    return canvas(theme, crowd(400))


def test_a_small_life_is_laid_out_at_every_step_of_a_zoom(theme: Theme) -> None:
    made = canvas(theme, mees())
    made.camera.zoom(1.3)
    made.zoomed()
    assert not made.busy
    assert made.stretch == 1.0


def test_a_large_life_is_stretched_and_laid_out_when_the_zoom_rests(large: Canvas, theme: Theme) -> None:
    large.camera.zoom(1.3)
    large.zoomed()
    assert large.busy
    assert large.stretch == pytest.approx(1.3)
    picture(large)
    steps = 1
    while not large.work():
        assert large.busy
        steps += 1
    assert steps > len(LANES)
    assert (large.busy, large.stretch) == (False, 1.0)
    fresh = canvas(theme, crowd(400))
    fresh.camera.zoom(1.3)
    fresh.lay_out()
    assert large.scene.spots == fresh.scene.spots
    assert differs(picture(large), picture(fresh)) < 20  # the dots of the line of a year begin elsewhere in a picture


def test_a_zoom_that_goes_on_begins_its_work_again(large: Canvas) -> None:
    for _step in range(3):
        large.camera.zoom(1.1)
        large.zoomed()
        large.work()
    large.settle()
    assert large.frame is not None
    assert large.frame.scale == large.camera.scale


def test_while_stretched_what_is_pointed_at_is_what_is_seen(large: Canvas) -> None:
    spot = next(
        spot for spot in large.scene.spots
        if large.sight.label + 200 < large.box(spot).left() < 700 and 100 < large.box(spot).top() < 500
    )  # fmt: skip
    large.camera.zoom(1.2, large.box(spot).center().x() - large.sight.label)
    large.zoomed()
    assert large.box(spot).width() == pytest.approx(spot.w * 1.2)
    assert spot.key in {one.key for one in large.spots_at(large.box(spot).center())}


def test_pictures_made_ahead_are_the_same_as_what_is_painted_at_once(theme: Theme) -> None:
    made = canvas(theme, mees())
    before = picture(made)
    for _step in range(30):
        made.paint_ahead()
    assert differs(before, picture(made)) == 0


def test_wandering_far_and_back_shows_the_same(large: Canvas) -> None:
    before = picture(large)
    for dx in [-400.0] * 20 + [400.0] * 20:
        large.camera.left += dx
        picture(large)
    assert differs(before, picture(large)) == 0


def test_months_come_along_when_someone_pans(theme: Theme) -> None:
    made = canvas(theme, mees())
    made.camera.show_span(date(2017, 1, 1), date(2017, 6, 1))
    made.lay_out()
    picture(made)
    made.camera.show(made.camera.x(date(2025, 6, 1)), made.camera.x(date(2025, 7, 1)), 0)
    before = picture(made)
    made.lay_out()
    assert differs(before, picture(made)) == 0


def test_pointing_finds_what_the_whole_scene_finds(large: Canvas) -> None:
    found = 0
    for x in range(180, 1000, 37):
        for y in range(70, 640, 29):
            at = QPointF(x, y)
            place = large.place(at)
            assert place is not None
            slack = 0.4 * large.theme.em
            keys = [spot.key for spot in large.spots_at(at)]
            assert set(keys) == {spot.key for spot in large.scene.hits(*place, slack=slack)}
            found += bool(keys)
    assert found > 100


def one_day() -> list[EventMark]:
    return [EventMark(f"e{n}", "kind", "moment", f"Gebeurtenis {n}", day(2024, 3, 12)) for n in range(30)]


def test_a_cluster_of_one_day_opens_in_rows(theme: Theme) -> None:
    made = canvas(theme, one_day())
    cluster = next(spot for spot in made.scene.spots if spot.members)
    before = made.camera.span()
    assert made.open(cluster)
    made.lay_out()
    assert made.camera.span() == before
    assert not any(spot.members for spot in made.scene.spots)
    assert not made.open(made.scene.spots[0])
    made.set_events(one_day()[:28], TODAY, BIRTH, GROUPS)
    assert made.opened is not None
    made.set_events(mees(), TODAY, BIRTH, GROUPS)
    assert made.opened is None


def test_a_cluster_of_a_longer_time_opens_by_looking_nearer(theme: Theme) -> None:
    made = canvas(theme, crowd(2000))
    made.camera.show_years(None)
    made.lay_out()
    cluster = max((spot for spot in made.scene.spots if spot.members), key=lambda spot: len(spot.members))
    first, last = made.camera.span()
    assert made.open(cluster)
    near = made.camera.span()
    assert first < near[0] < near[1] < last
    assert made.opened is None


def test_other_events_are_drawn_and_the_same_ones_not_sorted_again(theme: Theme) -> None:
    made = canvas(theme, mees())
    made.set_events(mees()[:3], TODAY, BIRTH, GROUPS)
    made.lay_out()
    assert {spot.key for spot in made.scene.spots} == {mark.key for mark in mees()[:3]}
    assert made.alt.count("gebeurtenis") == 1


@pytest.mark.parametrize(("mode", "scale"), [("dark", 1.0), ("light", 2.0)])
def test_a_full_life_is_painted_in_every_look(theme: Theme, mode: str, scale: float) -> None:
    theme.apply(mode, scale)
    image = picture(canvas(theme, crowd(300)))
    colours = {image.pixelColor(x, y).name() for x in range(0, 1000, 5) for y in range(0, 640, 9)}
    assert theme.color("lane-kind").name() in colours
    assert len(colours) > 20


@pytest.mark.parametrize("width", [800, 1000, 1300])
def test_in_the_whole_life_no_label_is_cut_off_at_the_end(theme: Theme, width: int) -> None:
    """After the last day there is room for the name of what is planned or lasts until now."""
    made = canvas(theme, mees())
    made.resize(width, 640, 0, 1.0)
    made.camera.show_years(None)
    made.lay_out()
    words = [item for item in made.scene.body if isinstance(item, Text)]
    assert words
    for one in words:
        part = {"start": 1.0, "middle": 0.5, "end": 0.0}[one.anchor]
        assert one.x + part * measure(one.text, one.size, one.bold) <= made.camera.right + 1, one.text
