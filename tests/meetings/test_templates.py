"""The shipped kinds of meetings."""

from __future__ import annotations

import pytest

from rondom.meetings.model import MeetingKind
from rondom.meetings.templates import Leads, named, step_words, template, templates

KEYS = ["welcome", "purpose", "voice", "strengths", "concerns", "wishes", "agreements", "lead", "close"]


def test_every_kind_has_a_template_whose_steps_fill_its_time() -> None:
    assert set(templates()) == set(MeetingKind)
    for one in templates().values():
        assert sum(step.minutes for step in one.steps) == one.minutes
        assert len({step.key for step in one.steps}) == len(one.steps)
        assert one.preparation


def test_the_driehoek_takes_fifty_minutes_in_nine_steps_with_strengths_before_concerns() -> None:
    triad = template(MeetingKind.TRIAD)
    assert [step.key for step in triad.steps] == KEYS
    assert triad.minutes == 50
    assert template(MeetingKind.CONFERENCE).minutes == 75


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
