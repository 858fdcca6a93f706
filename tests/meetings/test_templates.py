"""The shipped kinds of meetings."""

from __future__ import annotations

import pytest

from rondom.meetings.model import MeetingKind
from rondom.meetings.templates import Leads, named, plannable, step_words, template, templates, with_last_time

KEYS = ["welcome", "purpose", "voice", "strengths", "concerns", "wishes", "agreements", "lead", "close"]


def test_every_kind_has_a_template_whose_steps_fill_its_time() -> None:
    assert set(templates()) == set(MeetingKind)
    assert set(templates()) - set(plannable()) == {MeetingKind.CALL}
    for one in plannable().values():
        assert sum(step.minutes for step in one.steps) == one.minutes
        assert len({step.key for step in one.steps}) == len(one.steps)
        assert one.preparation


def test_the_driehoek_takes_fifty_minutes_in_nine_steps_with_strengths_before_concerns() -> None:
    triad = template(MeetingKind.TRIAD)
    assert [step.key for step in triad.steps] == KEYS
    assert triad.minutes == 50
    assert template(MeetingKind.CONFERENCE).minutes == 75


@pytest.mark.parametrize("kind", plannable())
def test_an_agenda_that_looks_back_takes_no_more_time(kind: MeetingKind) -> None:
    steps = with_last_time(kind, template(kind).steps)
    assert sum(step.minutes for step in steps) == template(kind).minutes
    assert ("last_time" in [step.key for step in steps]) is (kind is not MeetingKind.CHILD_TALK)
    assert with_last_time(kind, steps) == steps
    assert min(step.minutes for step in steps) >= 3


def test_looking_back_comes_behind_why_we_talk_and_has_words_in_every_kind() -> None:
    steps = with_last_time(MeetingKind.TRIAD, template(MeetingKind.TRIAD).steps)
    assert [step.key for step in steps] == [*KEYS[:2], "last_time", *KEYS[2:]]
    words = step_words(MeetingKind.TRIAD, "last_time", "Mees")
    assert words
    assert (words.short, words.heading) == ("Vorige keer", "Wat is er gedaan sinds de vorige keer?")


def test_an_agenda_of_the_school_itself_gets_longer_instead() -> None:
    own = tuple(step for step in template(MeetingKind.TRIAD).steps if step.key in ("welcome", "concerns"))
    steps = with_last_time(MeetingKind.TRIAD, own)
    assert [(step.key, step.minutes) for step in steps] == [("welcome", 5), ("last_time", 5), ("concerns", 8)]


@pytest.mark.parametrize("kind", MeetingKind)
def test_no_text_keeps_a_hole(kind: MeetingKind) -> None:
    for step in template(kind).steps:
        words = named(step, "Mees {x}")
        for text in (words.title, words.short, words.heading):
            assert text.replace("Mees {x}", "").isprintable()
            assert "{" not in text.replace("Mees {x}", "")
            assert not text.endswith("!")


def test_words_and_leads() -> None:
    words = step_words(MeetingKind.TRIAD, "agreements", "Mees")
    assert words
    assert (words.short, words.heading) == ("Afspraken", "Wat spreken we af?")
    assert step_words(MeetingKind.TRIAD, "own", "Mees") is None
    leads = Leads("Ellen", "Sanne", "Mees")
    assert [leads.name(key) for key in ("chair", "parent", "child", "all", "each")] == [
        "Ellen", "Sanne", "Mees", "allen", "ieder",
    ]  # fmt: skip
    assert Leads().name("chair") == "voorzitter"
