from __future__ import annotations

from datetime import date

import pytest

from rondom.errors import UserProblem
from rondom.support_map.actions import add_partner, remove_partner
from rondom.support_map.model import PartnerData
from rondom.timeline.actions import (
    add_event,
    add_line,
    change_event,
    hide_in_meeting,
    remove_event,
    set_provider,
    set_teller,
    set_time,
    set_view,
)
from rondom.timeline.entry import propose
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.queries import EventDetail, event_detail, event_rows, timeline_context
from rondom.timeline.spans import VagueDate
from rondom.timeline.vague_dates import parse
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees


def said(vault: Vault, mees: Mees, text: str) -> VagueDate:
    with vault.read() as session:
        found = parse(text, timeline_context(session, mees.id, TODAY))
    assert isinstance(found, VagueDate)
    return found


def detail(vault: Vault, event_id: str) -> EventDetail:
    with vault.read() as session:
        return event_detail(session, event_id)


@pytest.fixture
def event(vault: Vault, mees: Mees) -> str:
    with vault.write("Speltherapie toegevoegd") as session:
        data = EventData(title="Speltherapie", lane="zorg", kind=EventKind.TRAJECTORY)
        return add_event(session, mees.id, data)


def test_from_one_line_to_the_timeline(vault: Vault, mees: Mees) -> None:
    with vault.write("Gebeurtenis toegevoegd") as session:
        line = propose("speltherapie september 2024 tot juli 2025", timeline_context(session, mees.id, TODAY))
        event = add_line(session, mees.id, line, told_by="Sanne", told_side="parent")
    kept = detail(vault, event)
    assert (kept.title, kept.lane, kept.kind, kept.told_by) == ("Speltherapie", "zorg", EventKind.TRAJECTORY, "Sanne")
    assert (kept.topic, kept.told_side) == ("hulp", "parent")
    assert kept.start is not None
    assert kept.end is not None
    assert (kept.start.said, kept.start.earliest) == ("september 2024", date(2024, 9, 1))
    assert kept.end.latest == date(2025, 7, 31)


def test_vague_stays_vague(vault: Vault, mees: Mees, event: str) -> None:
    third = said(vault, mees, "ergens in groep 3")
    with vault.write("Datum veranderd") as session:
        set_time(session, event, "start", third)
    kept = detail(vault, event).start
    assert kept is not None
    assert (kept.said, kept.earliest, kept.latest) == ("ergens in groep 3", date(2022, 8, 1), date(2023, 7, 31))


def test_a_time_can_be_taken_away(vault: Vault, mees: Mees, event: str) -> None:
    march = said(vault, mees, "maart 2024")
    with vault.write("Datum veranderd") as session:
        set_time(session, event, "start", march)
        set_time(session, event, "start", None)
    assert detail(vault, event).start is None


def test_an_end_before_the_start_is_refused_and_nothing_changes(vault: Vault, mees: Mees, event: str) -> None:
    march, january, about = (said(vault, mees, text) for text in ("maart 2024", "januari 2024", "2024"))
    with vault.write("Begin gezet") as session:
        set_time(session, event, "start", march)
    with pytest.raises(UserProblem, match="event-end-before-start"), vault.write("Einde gezet") as session:
        set_time(session, event, "end", january)
    assert detail(vault, event).end is None
    with vault.write("Einde gezet") as session:
        set_time(session, event, "end", about)  # somewhere in the year: it may well be after March
    assert detail(vault, event).end is not None


def test_the_start_cannot_move_past_the_end(vault: Vault, mees: Mees, event: str) -> None:
    march, june = said(vault, mees, "maart 2024"), said(vault, mees, "juni 2024")
    with vault.write("Einde gezet") as session:
        set_time(session, event, "end", march)
    with pytest.raises(UserProblem, match="event-end-before-start"), vault.write("Begin gezet") as session:
        set_time(session, event, "start", june)


def test_asking_for_help_comes_before_help(vault: Vault, mees: Mees, event: str) -> None:
    march, june = said(vault, mees, "maart 2024"), said(vault, mees, "juni 2024")
    with vault.write("Begin gezet") as session:
        set_time(session, event, "start", march)
    with pytest.raises(UserProblem, match="event-applied-after-start"), vault.write("Aanmelding gezet") as session:
        set_time(session, event, "applied", june)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": "  "}, "event-no-title"),
        ({"title": "Iets", "lane": "elders"}, "field-invalid"),
        ({"title": "Iets", "topic": "risico"}, "field-invalid"),
        ({"title": "Iets", "told_side": "iedereen"}, "field-invalid"),
        ({"title": "Iets", "start_earliest": date(2024, 1, 1)}, "field-invalid"),
        (
            {"title": "Iets", "start_earliest": date(2024, 2, 1), "start_latest": date(2024, 1, 1)},
            "field-invalid",
        ),
    ],
)
def test_what_cannot_be_is_refused(vault: Vault, mees: Mees, values: dict[str, object], code: str) -> None:
    with pytest.raises(UserProblem, match=code), vault.write("Gebeurtenis toegevoegd") as session:
        add_event(session, mees.id, EventData(**values))
    with vault.read() as session:
        assert event_rows(session, mees.id) == []


def test_a_view_is_kept_per_perspective_and_moment(vault: Vault, event: str) -> None:
    with vault.write("Blik toegevoegd") as session:
        set_view(session, event, "child", 0, -2, "Toen had ik geen kamer.")
        set_view(session, event, "child", 2, 2)
        set_view(session, event, "parent", 0, 1)
        set_view(session, event, "child", 0, -1, "Toen had ik geen kamer.")
    assert [(view.perspective, view.moment, view.impact) for view in detail(vault, event).views] == [
        ("child", 0, -1),
        ("parent", 0, 1),
        ("child", 2, 2),
    ]


def test_not_asked_is_no_view(vault: Vault, event: str) -> None:
    with vault.write("Blik toegevoegd") as session:
        set_view(session, event, "child", 0, -2)
        set_view(session, event, "child", 0, None, "")
        set_view(session, event, "parent", 0, None, "Er kwam rust.")
    views = detail(vault, event).views
    assert [(view.perspective, view.impact, view.quote) for view in views] == [("parent", None, "Er kwam rust.")]


@pytest.mark.parametrize(("who", "moment", "impact"), [("buur", 0, 1), ("child", 3, 1), ("child", 0, 3)])
def test_a_view_outside_the_scale_is_refused(vault: Vault, event: str, who: str, moment: int, impact: int) -> None:
    with pytest.raises(UserProblem, match="field-invalid"), vault.write("Blik toegevoegd") as session:
        set_view(session, event, who, moment, impact)


def test_removing_takes_the_views_along_and_undo_brings_all_back(vault: Vault, mees: Mees, event: str) -> None:
    with vault.write("Blik toegevoegd") as session:
        set_view(session, event, "child", 0, -2, "Stil.")
    with vault.write("Gebeurtenis weggehaald") as session:
        remove_event(session, event)
    with vault.read() as session:
        assert event_rows(session, mees.id) == []
    vault.undo()
    assert detail(vault, event).views[0].quote == "Stil."


def test_hiding_is_a_step_that_can_be_taken_back(vault: Vault, event: str) -> None:
    with vault.write("Verborgen voor dit overleg") as session:
        hide_in_meeting(session, event, True)
    assert detail(vault, event).private
    vault.undo()
    assert not detail(vault, event).private


def test_what_is_gone_is_gone(vault: Vault, mees: Mees) -> None:
    for act in (
        lambda session: change_event(session, "nergens", title="x"),
        lambda session: remove_event(session, "nergens"),
        lambda session: set_view(session, "nergens", "child", 0, 1),
        lambda session: event_detail(session, "nergens"),
        lambda session: timeline_context(session, "nergens", TODAY),
    ):
        with pytest.raises(UserProblem, match="gone"), vault.write("Iets") as session:
            act(session)


def test_an_event_keeps_a_title(vault: Vault, event: str) -> None:
    with pytest.raises(UserProblem, match="event-no-title"), vault.write("Veranderd") as session:
        change_event(session, event, title=" ")
    assert detail(vault, event).title == "Speltherapie"


def test_who_tells_it_has_a_side_and_nobody_has_none(vault: Vault, event: str) -> None:
    with vault.write("Wie dit vertelt") as session:
        set_teller(session, event, " Sanne ", "parent")
    assert (detail(vault, event).told_by, detail(vault, event).told_side) == ("Sanne", "parent")
    with vault.write("Wie dit vertelt") as session:
        set_teller(session, event, "", "parent")
    assert (detail(vault, event).told_by, detail(vault, event).told_side) == ("", "")


def test_who_gave_the_help_stays_named_when_the_map_changes(vault: Vault, event: str) -> None:
    with vault.write("Partner") as session:
        partner = add_partner(session, PartnerData(name="Jeugd-GGZ", organisation="De Brug", ring=4))
        set_provider(session, event, "Jeugd-GGZ, De Brug", partner)
    assert detail(vault, event).provider_id == partner
    with vault.write("Partner weg") as session:
        remove_partner(session, partner)
    assert (detail(vault, event).provider, detail(vault, event).provider_id) == ("Jeugd-GGZ, De Brug", None)
    with vault.write("Niemand") as session:
        set_provider(session, event, " ")
    assert detail(vault, event).provider == ""


def test_a_time_that_is_not_shown_does_not_stand_in_the_way(vault: Vault, mees: Mees, event: str) -> None:
    """What was help and is a moment now can go anywhere; a time that still can be is kept for when it is help again."""
    march, september, july = (said(vault, mees, text) for text in ("maart 2024", "september 2024", "juli 2025"))
    later, earlier = said(vault, mees, "oktober 2025"), said(vault, mees, "mei 2023")
    with vault.write("Tijden gezet") as session:
        set_time(session, event, "applied", march)
        set_time(session, event, "start", september)
        set_time(session, event, "end", july)
        change_event(session, event, kind=EventKind.MOMENT)
    kept = detail(vault, event)
    assert kept.applied is not None
    assert kept.end is not None
    with vault.write("Verplaatst") as session:
        set_time(session, event, "start", later)
    kept = detail(vault, event)
    assert (kept.end, kept.applied and kept.applied.said) == (None, "maart 2024")
    with vault.write("Verplaatst") as session:
        set_time(session, event, "start", earlier)
        change_event(session, event, kind=EventKind.PERIOD)
    kept = detail(vault, event)
    assert (kept.applied, kept.start and kept.start.said) == (None, "mei 2023")
