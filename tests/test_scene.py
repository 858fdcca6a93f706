from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rondom.scene import SHAPES, Draft, Mark, Scene, Spot, cut, polygon, wrap

COORDINATE = st.floats(-3000, 3000, width=32)
SIZE = st.floats(0, 900, width=32)
SPOT = st.builds(Spot, st.uuids().map(str), COORDINATE, COORDINATE, SIZE, SIZE, st.just("iets"))


def sixes(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.5)


@given(st.lists(SPOT, max_size=30), COORDINATE, COORDINATE)
def test_hit_finds_what_a_search_through_all_finds(spots: list[Spot], x: float, y: float) -> None:
    expected = [spot for spot in reversed(spots) if spot.holds(x, y)]
    assert Scene(100, 100, spots=tuple(spots)).hits(x, y) == expected


@given(st.lists(SPOT, min_size=1, max_size=30), COORDINATE, COORDINATE, st.floats(1, 200))
def test_slack_finds_the_nearest(spots: list[Spot], x: float, y: float, slack: float) -> None:
    scene = Scene(100, 100, spots=tuple(spots))
    found = scene.hit(x, y, slack)
    near = [spot.distance(x, y) for spot in spots if spot.holds(x, y, slack)]
    assert (found is None) == (not near)
    if found is not None:
        assert found.distance(x, y) == min(near)


def test_the_topmost_is_the_last_one_drawn() -> None:
    below, above = Spot("below", 0, 0, 50, 50, ""), Spot("above", 20, 20, 50, 50, "")
    scene = Scene(100, 100, spots=(below, above))
    assert scene.hit(30, 30) == above
    assert scene.hit(10, 10) == below
    assert scene.hit(80, 80) is None


def test_layers_are_painted_in_order() -> None:
    draft = Draft()
    ground, body, axis, fixed, overlay = (Mark("dot", place, 0, 1, "ink") for place in range(5))
    draft.overlay.append(overlay)
    draft.fixed.append(fixed)
    draft.axis.append(axis)
    draft.body.append(body)
    draft.ground.append(ground)
    assert list(draft.scene(1, 1).items()) == [ground, body, axis, fixed, overlay]


@given(st.text(max_size=60), st.floats(1, 300))
def test_cut_fits_or_is_nothing(text: str, room: float) -> None:
    short = cut(text, room, 10, False, sixes)
    assert sixes(short, 10, False) <= room or short == ""
    if sixes(text, 10, False) <= room:
        assert short == text


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), max_size=20), st.floats(10, 200))
def test_wrap_keeps_every_word_and_the_room(words: list[str], room: float) -> None:
    lines = wrap(" ".join(words), room, 10, False, sixes)
    assert " ".join(lines).split() == words
    assert all(sixes(line, 10, False) <= room or " " not in line for line in lines)


def test_every_shape_is_about_as_large() -> None:
    for name in SHAPES:
        corners = polygon(Mark(name, 0, 0, 10, "ink"))
        assert 8 <= max(abs(x) for x, _y in corners) <= 13
        assert 8 <= max(abs(y) for _x, y in corners) <= 13
    assert polygon(Mark("dot", 0, 0, 10, "ink")) == ()
