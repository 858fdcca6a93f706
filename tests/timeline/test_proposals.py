"""A proposal can be changed part by part, and no word that was typed is lost on the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.timeline.entry import LONGEST_TITLE, MOMENT, PERIOD, TRAJECTORY, propose
from rondom.timeline.lanes import LANES
from rondom.timeline.proposals import (
    Chosen,
    corrected,
    lines_of,
    proposal_for,
    propose_all,
    read_back_all,
    when_said,
)
from rondom.timeline.topics import TOPICS
from rondom.timeline.vague_dates import Context

MEES = Context(birth=date(2016, 6, 14), today=date(2026, 3, 12), year_group_now=6, name="Mees")


def test_a_line_gets_its_topic_too() -> None:
    found = propose("groep 3 verhuizing naar oma", MEES)
    assert (found.topic, found.typed, found.said) == ("verhuizing", "groep 3 verhuizing naar oma", "groep 3")
    assert propose("groep 4 overgedaan", MEES).topic == "doublure"
    assert propose("peuterspeelzaal", MEES).lane == "school"


def test_a_lane_chosen_by_hand_keeps_the_rest() -> None:
    before, after = propose("groep 3 bril", MEES), proposal_for("groep 3 bril", MEES, Chosen(lane="zorg"))
    assert (after.lane, after.title, after.when, after.kind) == ("zorg", before.title, before.when, before.kind)


def test_a_topic_chosen_by_hand_brings_its_lane_and_kind() -> None:
    found = proposal_for("mei 2024 moeilijke tijd", MEES, Chosen(topic="pesten"))
    assert (found.topic, found.lane, found.kind) == ("pesten", "school", PERIOD)
    none = proposal_for("mei 2024 verhuizing", MEES, Chosen(topic=""))
    assert (none.topic, none.lane) == ("", "wonen")


def test_a_period_made_a_moment_keeps_the_whole_stretch() -> None:
    found = proposal_for("mei '24 – nov '24 SMW", MEES, Chosen(kind=MOMENT))
    assert found.when is not None
    assert (found.kind, found.until, found.when.span) == (MOMENT, None, (date(2024, 5, 1), date(2024, 11, 30)))


def test_a_moment_made_a_period_goes_on_or_was_then() -> None:
    recent = proposal_for("februari 2026 bril", MEES, Chosen(kind=PERIOD))
    past = proposal_for("groep 3 bril", MEES, Chosen(kind=PERIOD))
    assert (recent.kind, recent.ongoing, past.kind, past.ongoing) == (PERIOD, True, PERIOD, False)
    assert past.until == past.when


def test_waiting_made_help_has_begun() -> None:
    found = proposal_for("wachtlijst ggz oktober 2025", MEES, Chosen(kind=PERIOD))
    assert (found.applied, found.kind) == (None, PERIOD)
    assert found.when is not None
    assert found.when.earliest == date(2025, 10, 1)


def test_another_time_keeps_the_title() -> None:
    found = proposal_for("groep 3 verhuizing naar oma", MEES, Chosen(when="van mei 2023 tot juli 2023"))
    assert found.title == "Verhuizing naar oma"
    assert found.until is not None
    assert found.until.latest == date(2023, 7, 31)
    wrong = proposal_for("groep 3 verhuizing", MEES, Chosen(when="31 april 2024"))
    assert wrong.when is None
    assert str(wrong.misread) == "April heeft 30 dagen. Bedoelt u 30 april 2024?"


def test_no_date_in_the_line_after_all() -> None:
    found = proposal_for("kreeg een 8 in groep 6", MEES, Chosen(when=""))
    assert (found.title, found.when, found.misread) == ("Kreeg een 8 in groep 6", None, None)


def test_a_date_that_cannot_be_is_put_right_in_the_line() -> None:
    assert corrected(propose("31 april 2024 ruzie op het plein", MEES), MEES) == "30 april 2024 ruzie op het plein"
    assert corrected(propose("verhuisd in groep 9", MEES), MEES) == "verhuisd klas 1"
    assert corrected(propose("groep 3 bril", MEES), MEES) == ""


@pytest.mark.parametrize(
    ("line", "instead"),
    {
        "opa geboren mei 36": "opa geboren mei 1936",
        "opa geboren 12-3-'36": "opa geboren 12-3-1936",
        "bril mei 24": "",
        "driehoek mei '26": "",
        "TLV tot mei '28": "",
        "bril in 1924": "bril in 2024",
        "oma geboren 1950": "",
        "opa gestorven 1901": "opa gestorven 2001",
    }.items(),
)
def test_a_century_that_was_hardly_meant_is_asked_about(line: str, instead: str) -> None:
    found = propose(line, MEES)
    assert corrected(found, MEES) == instead
    assert found.misread is None


@pytest.mark.parametrize(
    ("line", "said", "told"),
    [
        ("bril", "", ""),
        ("bril groep 3", "groep 3", "Tussen augustus 2022 en juli 2023. Mees was 6 of 7."),
        ("mei '24 - nov '24 SMW", "mei '24 tot nov '24", "Begin: in mei 2024. Einde: in november 2024. Mees was 7 of 8."),
        ("speltherapie sinds mei 2024", "sinds mei 2024", "Begin: in mei 2024. Het loopt nog. Mees was 7."),
        ("woont bij oma tot mei 2024", "tot mei 2024", "Einde: in mei 2024. Mees was 7."),
        (
            "wachtlijst ggz maart 2025", "aangemeld maart 2025",
            "Aangemeld: in maart 2025. Het wachten loopt nog. Mees was 8."),
        ("driehoek 3 april 2027", "3 april 2027", "Op 3 april 2027. Mees is dan 10."),
        ("moeder geboren 1985", "1985", "In 1985. Dat was voor de geboorte van Mees."),
        ("mama ziek '98", "'98", "In 1998. Dat was voor de geboorte van Mees."),
    ],
)  # fmt: skip
def test_reads_the_time_back(line: str, said: str, told: str) -> None:
    found = propose(line, MEES)
    assert (when_said(found), read_back_all(found, MEES)) == (said, told)


def test_pasted_lines_are_proposals_of_their_own() -> None:
    pasted = "- groep 3 verhuizing naar oma\n\n• mei '24 – nov '24 SMW\r\n3. bril\n2019 broertje geboren\n"
    assert lines_of(pasted)[2:] == ("bril", "2019 broertje geboren")
    assert [one.title for one in propose_all(pasted, MEES)] == [
        "Verhuizing naar oma", "SMW", "Bril", "Broertje geboren"]  # fmt: skip


def test_a_title_of_5000_characters_keeps_every_word() -> None:
    line = "Een heel lang verhaal. " * 220 + "in groep 3"
    found = propose(line, MEES)
    assert len(found.title) <= LONGEST_TITLE
    assert found.title.endswith("…")
    assert found.text == line
    assert found.when is not None
    assert found.when.said == "in groep 3"
    assert len(propose("x" * 5000, MEES).title) <= LONGEST_TITLE


def test_right_to_left_names_stay_as_they_are() -> None:
    found = propose("گفتگو با مریم در groep 3", MEES)
    assert "مریم" in found.title
    assert found.when is not None


CHOICES = st.builds(
    Chosen,
    lane=st.sampled_from(["", *LANES]),
    topic=st.none() | st.sampled_from(["", *TOPICS]),
    kind=st.sampled_from(["", MOMENT, PERIOD, TRAJECTORY]),
    when=st.none() | st.sampled_from(["", "groep 3", "mei 2023 - mei 2024", "sinds 2020", "31 april", "tot groep 4"]),
)
LINE = st.lists(
    st.sampled_from(
        ["groep", "3", "mei", "2024", "-", "tot", "wachtlijst", "SMW", "oma", "sinds", "31", "april", "kerst"]
    )
    | st.text(max_size=5),
    max_size=9,
).map(" ".join)


@given(LINE, CHOICES)
def test_any_choice_gives_a_proposal_that_can_be(line: str, chosen: Chosen) -> None:
    found = proposal_for(line, MEES, chosen)
    assert found.typed == line.strip()
    assert found.lane == (chosen.lane or found.lane)
    assert found.kind == (chosen.kind or found.kind)
    assert found.kind != MOMENT or (found.until is None and not found.ongoing)
    if found.when and found.until:
        assert found.until.latest >= found.when.earliest


@given(LINE)
def test_no_word_of_a_line_is_lost(line: str) -> None:
    """Every word is in the title or in the date, but for a little word that led to the date and marks around them."""
    found = propose(line, MEES)
    kept = f"{found.title} {found.said} in op sinds vanaf van tot rond tijdens".casefold()
    for word in line.split():
        assert word.strip(" ,;:-–—.").casefold() in kept


def test_feasts_are_a_time_and_a_title() -> None:
    found = propose("Pasen bij oma", MEES)
    assert found.title == "Pasen bij oma"
    assert found.when is not None
    assert found.when.earliest == date(2025, 4, 20)
