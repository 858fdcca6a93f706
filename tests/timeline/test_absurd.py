"""Lives that nobody should have: no two texts overlap, and every event that has a date can be reached."""

from __future__ import annotations

import pytest

from rondom.timeline.layout import layout
from rondom.timeline.marks import EventMark, frame_for
from rondom.timeline.school_years import school_years
from tests.timeline.absurd import BIRTH, TODAY, crowd, nasty, one_day, stretched
from tests.timeline.life import box, labels, measure, overlap

LIVES = {"crowd": crowd(2000), "one day": one_day(), "nasty": nasty(), "stretched": stretched()}


@pytest.mark.parametrize("scale", [0.05, 0.7, 6.0])
@pytest.mark.parametrize("life", LIVES)
def test_no_two_texts_overlap_and_every_event_is_reached(life: str, scale: float) -> None:
    marks: list[EventMark] = LIVES[life]
    scene = layout(marks, frame_for(marks, TODAY, 15.0, scale, BIRTH, school_years(BIRTH, TODAY, 8)), measure)
    told = sorted((box(text), text.text) for text in labels(scene))
    for at, (here, words) in enumerate(told):
        for there, others in told[at + 1 :]:
            if there[0] >= here[2]:
                break
            assert not overlap(here, there), (words[:40], others[:40])
    reached = {key for spot in scene.spots for key in (spot.key, *spot.members)}
    assert {mark.key for mark in marks if mark.first} <= reached
