"""Looking back on help: when it may be done, what is taken over, and what stays when something goes."""

from __future__ import annotations

from datetime import date

import pytest

from rondom.collaboration.actions import (
    add_point,
    change_point,
    change_review,
    remove_point,
    remove_review,
    start_review,
)
from rondom.collaboration.model import Fit, PointEffect, PointLevel
from rondom.collaboration.queries import Review, review_detail, review_of, reviews
from rondom.errors import UserProblem
from rondom.timeline.actions import remove_event
from rondom.timeline.factors import set_factor
from rondom.timeline.model import EventKind, FactorEffect
from rondom.timeline.queries import event_detail
from rondom.vault.vault import Vault
from tests.collaboration.help import add_help
from tests.mees import TODAY, Mees

HELPED, HINDERED = PointEffect.HELPED, PointEffect.HINDERED
CASE, POLICY = PointLevel.CASE, PointLevel.POLICY


@pytest.fixture
def therapy(vault: Vault, mees: Mees) -> str:
    with vault.write("Hulp toegevoegd") as session:
        return add_help(session, mees.id)


@pytest.fixture
def review(vault: Vault, therapy: str) -> str:
    with vault.write("Teruggekeken op hulp") as session:
        return start_review(session, therapy, TODAY)


def kept(vault: Vault, review_id: str) -> Review:
    with vault.read() as session:
        return review_detail(session, review_id)


def test_a_review_begins_with_what_the_help_was_called_and_the_day(vault: Vault, review: str) -> None:
    begun = kept(vault, review)
    assert (begun.title, begun.reviewed_on, begun.fit, begun.points) == ("Speltherapie", TODAY, Fit.UNKNOWN, ())


def test_there_is_one_review_of_one_help(vault: Vault, therapy: str, review: str) -> None:
    with vault.write("Nog eens") as session:
        assert start_review(session, therapy, TODAY) == review
    with vault.read() as session:
        assert len(reviews(session, TODAY)) == 1


@pytest.mark.parametrize(
    ("ends", "values"),
    [
        (None, {}),
        ((date(2026, 3, 13), date(2026, 3, 13)), {}),
        ((date(2025, 7, 4), date(2025, 7, 4)), {"planned": True}),
        ((date(2025, 7, 4), date(2025, 7, 4)), {"kind": EventKind.PERIOD}),
    ],
)
def test_what_goes_on_or_is_no_help_is_not_looked_back_on(
    vault: Vault, mees: Mees, ends: tuple[date, date] | None, values: dict[str, object]
) -> None:
    with vault.write("Hulp toegevoegd") as session:
        event = add_help(session, mees.id, ends, **values)
    with pytest.raises(UserProblem) as told, vault.write("Teruggekeken op hulp") as session:
        start_review(session, event, TODAY)
    assert told.value.code == "review-not-over"
    with vault.read() as session:
        assert review_of(session, event) is None


@pytest.mark.parametrize("ends", [(TODAY, TODAY), (date(2026, 1, 1), date(2026, 12, 31))])
def test_an_end_of_today_or_as_vague_as_this_year_will_do(vault: Vault, mees: Mees, ends: tuple[date, date]) -> None:
    with vault.write("Hulp toegevoegd") as session:
        event = add_help(session, mees.id, ends)
        review = start_review(session, event, TODAY)
    with vault.read() as session:
        found = review_of(session, event)
    assert found is not None
    assert found.id == review


def test_factors_of_the_timeline_are_in_it_from_the_start(vault: Vault, mees: Mees, therapy: str) -> None:
    with vault.write("Factoren toegevoegd") as session:
        set_factor(session, therapy, FactorEffect.ENABLING, "een-plan-wel")
        set_factor(session, therapy, FactorEffect.HINDERING, "aanbod-niet")
        set_factor(session, therapy, FactorEffect.HINDERING, text="De taxi kwam vaak te laat")
        set_factor(session, therapy, FactorEffect.PROTECTIVE, "steun")
        review = start_review(session, therapy, TODAY)
    points = kept(vault, review).points
    assert [(one.effect, one.level, one.key) for one in points] == [
        (HELPED, CASE, 6),
        (HINDERED, POLICY, 5),
        (HINDERED, CASE, 0),
    ]
    assert points[2].text == "De taxi kwam vaak te laat"


def test_everything_in_a_review_is_kept_as_written(vault: Vault, review: str) -> None:
    words = "<b>Zand</b> & “stil”\nשלום"
    with vault.write("Terugblik veranderd") as session:
        change_review(
            session, review, fit=Fit.PARTLY, fit_text=words, lesson="Eerder bellen", reviewed_on=date(2026, 2, 1)
        )
    found = kept(vault, review)
    assert (found.fit, found.fit_text, found.lesson, found.reviewed_on) == (
        Fit.PARTLY,
        words,
        "Eerder bellen",
        date(2026, 2, 1),
    )


def test_a_review_cannot_be_hung_on_another_event_or_child(vault: Vault, mees: Mees, therapy: str, review: str) -> None:
    with vault.write("Terugblik veranderd") as session:
        change_review(session, review, title="Spel", event_id=None, pupil_id="x")
    with vault.read() as session:
        found = review_of(session, therapy)
    assert found is not None
    assert found.title == "Spel"


def test_points_stand_in_four_lists_in_the_order_of_writing(vault: Vault, review: str) -> None:
    with vault.write("Punten toegevoegd") as session:
        first = add_point(session, review, HELPED, CASE, "De juf kwam kijken", 6)
        add_point(session, review, HINDERED, POLICY, "Wachtlijst", 5)
        add_point(session, review, HELPED, CASE, "Zand")
        change_point(session, first, text="De juf kwam meespelen", key=1)
    found = kept(vault, review)
    assert [(one.text, one.key) for one in found.listed(HELPED, CASE)] == [("De juf kwam meespelen", 1), ("Zand", 0)]
    assert [one.text for one in found.listed(HINDERED, POLICY)] == ["Wachtlijst"]
    assert found.listed(HELPED, POLICY) == ()


def test_a_point_that_goes_to_another_list_goes_to_the_end_of_it(vault: Vault, review: str) -> None:
    with vault.write("Punten toegevoegd") as session:
        moved = add_point(session, review, HELPED, CASE, "Bellen")
        add_point(session, review, HELPED, POLICY, "Vaste tijd")
        change_point(session, moved, level=POLICY)
    assert [one.text for one in kept(vault, review).listed(HELPED, POLICY)] == ["Vaste tijd", "Bellen"]


def test_a_point_can_go_and_a_review_goes_with_its_points(vault: Vault, therapy: str, review: str) -> None:
    with vault.write("Punten toegevoegd") as session:
        gone = add_point(session, review, HELPED, CASE, "Weg")
        add_point(session, review, HELPED, CASE, "Blijft")
        remove_point(session, gone)
    assert [one.text for one in kept(vault, review).points] == ["Blijft"]
    with vault.write("Terugblik verwijderd") as session:
        remove_review(session, review)
    with vault.read() as session:
        assert reviews(session, TODAY) == ()
        assert event_detail(session, therapy).title == "Speltherapie"


@pytest.mark.parametrize("key", [-1, 8])
def test_there_are_seven_keys(vault: Vault, review: str, key: int) -> None:
    with pytest.raises(UserProblem) as told, vault.write("Punt toegevoegd") as session:
        add_point(session, review, HELPED, CASE, "Zand", key)
    assert told.value.code == "field-invalid"


@pytest.mark.parametrize("action", [lambda s: add_point(s, "x", HELPED, CASE), lambda s: change_point(s, "x", level=CASE),
                                    lambda s: change_review(s, "x", lesson="y"), lambda s: start_review(s, "x", TODAY)])  # fmt: skip
def test_what_is_gone_is_told(vault: Vault, mees: Mees, action: object) -> None:
    with pytest.raises(UserProblem) as told, vault.write("Iets") as session:
        action(session)
    assert told.value.code == "gone"


def test_what_was_learned_stays_when_the_event_goes(vault: Vault, therapy: str, review: str) -> None:
    with vault.write("Punt toegevoegd") as session:
        add_point(session, review, HELPED, CASE, "Zand", 3)
    with vault.write("Gebeurtenis verwijderd") as session:
        remove_event(session, therapy)
    found = kept(vault, review)
    assert (found.title, [one.text for one in found.points]) == ("Speltherapie", ["Zand"])


def test_undo_brings_a_review_back_with_its_points(vault: Vault, review: str) -> None:
    with vault.write("Punt toegevoegd") as session:
        add_point(session, review, HELPED, CASE, "Zand", 3)
    before = kept(vault, review)
    with vault.write("Terugblik verwijderd") as session:
        remove_review(session, review)
    vault.undo()
    assert kept(vault, review) == before
