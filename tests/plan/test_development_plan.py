"""The OPP in a real vault: begun, written, filled from what is known, fixed, renewed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

import pytest

from rondom import clock
from rondom.dossier.actions import add_caregiver, change_pupil
from rondom.dossier.model import CaregiverData, Custody
from rondom.errors import UserProblem
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import ContributionKind, GoalData, MeetingKind
from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.plan.actions import fix_plan
from rondom.plan.development_attention import development_notices
from rondom.plan.development_fields import DevelopmentRow, review_by
from rondom.plan.development_offers import offers_for
from rondom.plan.development_plan import (
    change_development_plan,
    development_row,
    development_rows,
    fix_development_plan,
    next_development_plan,
    remove_development_plan,
    start_development_plan,
    take_over,
    words_mark,
)
from rondom.plan.development_reading import (
    development_for,
    development_parts,
    development_readers,
    development_reading,
    newest_reading,
)
from rondom.plan.reading import Audience
from rondom.privacy.actions import ask_consent, give_consent
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.pdf.reading_back import text

FULL = {
    "destination": "vmbo-t", "grounds": "Hij haalt in.", "enabling": "Bouwen", "hindering": "Drukte",
    "support": "Rekenen in een groepje", "child_view": "Mag blijven.", "parents_view": "Moeder: fijn.",
    "child_heard_on": date(2026, 3, 1), "consulted_on": date(2026, 3, 5), "agreed_on": date(2026, 3, 10),
    "agreed_by": "Sanne Klaproos, Ruben Veenpluis", "support_from": date(2026, 2, 2), "review_on": date(2026, 12, 1),
}  # fmt: skip


def begun(session: Session, mees: Mees, **values: object) -> str:
    plan = start_development_plan(session, mees.id, TODAY)
    change_development_plan(session, plan, **{**FULL, **values})
    return plan


def test_it_is_fixed_when_nothing_is_missing_and_then_stays(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees)
        assert fix_development_plan(session, plan, TODAY) == 1
        fixed = development_row(session, plan)
        assert (fixed.fixed, fixed.made_on) == (True, TODAY)
        for act in (
            lambda: change_development_plan(session, plan, support="iets anders"),
            lambda: take_over(session, plan, "support", "iets erbij"),
            lambda: fix_development_plan(session, plan, TODAY),
            lambda: remove_development_plan(session, plan),
        ):
            with pytest.raises(UserProblem, match="opp-fixed"):
                act()
        assert development_row(session, plan) == fixed


def test_without_the_yes_of_both_it_stays_a_draft(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees, agreed_by="Sanne Klaproos")
        with pytest.raises(UserProblem, match="opp-lacks") as told:
            fix_development_plan(session, plan, TODAY)
        assert "Ruben Veenpluis" in told.value.values["what"]
        assert not development_row(session, plan).fixed


def test_there_is_one_to_begin_with_and_one_draft_at_a_time(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees)
        with pytest.raises(UserProblem, match="opp-exists"):
            start_development_plan(session, mees.id, TODAY)
        with pytest.raises(UserProblem, match="opp-open"):
            next_development_plan(session, plan, TODAY)
        remove_development_plan(session, plan)
        assert development_rows(session, mees.id) == []
        with pytest.raises(UserProblem, match="gone"):
            change_development_plan(session, plan, support="x")


def test_a_next_version_keeps_the_words_and_asks_again(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees)
        fix_development_plan(session, plan, TODAY)
        second = development_row(session, next_development_plan(session, plan, date(2026, 11, 1)))
        assert (second.number, second.fixed, second.support) == (2, False, FULL["support"])
        assert second.support_from == FULL["support_from"]
        asked = (second.child_heard_on, second.consulted_on, second.agreed_on, second.review_on)
        assert asked == (None, None, None, None)
        assert (second.child_view, second.parents_view, second.agreed_by) == ("", "", "")
        assert development_reading(session, second.id, mees.id, TODAY).changed == ()
        change_development_plan(session, second.id, support="Iets anders", child_view="Nieuw")
        assert development_reading(session, second.id, mees.id, TODAY).changed == ("support",)
        second = development_row(session, second.id)
        change_development_plan(session, second.id, child_view="")
        second = development_row(session, second.id)
        said = [one for one in offers_for(session, mees.id, second, TODAY) if one.source == "OPP versie 1"]
        assert [(one.field, one.text) for one in said] == [
            ("child_view", "Mag blijven."), ("parents_view", "Moeder: fijn."),
        ]  # fmt: skip
        assert [one.number for one in development_rows(session, mees.id)] == [2, 1]


def test_every_step_can_be_undone(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP begonnen") as session:
        plan = begun(session, mees)
    with vault.write("OPP vastgesteld") as session:
        fix_development_plan(session, plan, TODAY)
    vault.undo()
    with vault.read() as session:
        assert not development_row(session, plan).fixed
    vault.undo()
    with vault.read() as session:
        assert development_rows(session, mees.id) == []


def test_what_the_plan_says_is_offered_once_and_never_by_itself(vault: Vault, mees: Mees) -> None:
    with vault.write("Driehoek") as session:
        meeting = meetings.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        running.start_meeting(session, meeting)
        table.add_contribution(session, meeting, ContributionKind.ENABLING, "Oma Riet op woensdag", "parent")
        table.add_contribution(session, meeting, ContributionKind.HINDERING, "Spullen in het andere huis", "parent")
        table.add_contribution(session, meeting, ContributionKind.WISH, "Een ochtend zonder haast", "parent", "Sanne")
        table.add_goal(session, meeting, GoalData(text="Rustig naar binnen", now="1 keer", then="3 keer"))
        table.add_agreement(session, meeting, TODAY, "Marloes", "Vaste startplek.", "school", "elke maandag")
        fix_plan(session, meeting, TODAY)
        plan = start_development_plan(session, mees.id, TODAY)
        offers = offers_for(session, mees.id, development_row(session, plan), TODAY)
        told = [(one.field, one.text) for one in offers]
        assert ("enabling", "Oma Riet op woensdag") in told
        assert ("hindering", "Spullen in het andere huis") in told
        assert ("support", "Doel: Rustig naar binnen. Nu 1 keer, straks 3 keer.") in told
        assert ("support", "Marloes: Vaste startplek, elke maandag.") in told
        assert ("needs", "Hoe wordt de maandag weer een gewone dag?") in told
        assert development_row(session, plan).support == ""

        change_development_plan(session, plan, support="Zelf getypt")
        assert development_row(session, plan).meeting_id == meeting
        goal = next(one for one in offers if one.text.startswith("Doel"))
        take_over(session, plan, goal.field, goal.text)
        take_over(session, plan, goal.field, goal.text)
        row = development_row(session, plan)
        assert row.support == f"Zelf getypt\n{goal.text}"
        assert goal not in offers_for(session, mees.id, row, TODAY)


def test_words_of_the_child_come_with_who_may_hear_them(vault: Vault, mees: Mees) -> None:
    """An OPP is read by more people than sat at the table."""
    with vault.write("Driehoek") as session:
        meeting = meetings.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        running.start_meeting(session, meeting)
        meetings.change_meeting(session, meeting, voice_words="Ik durf niet.", voice_audience="Alleen juf Marloes")
        fix_plan(session, meeting, TODAY)
        plan = start_development_plan(session, mees.id, TODAY)
        (offer,) = [
            one
            for one in offers_for(session, mees.id, development_row(session, plan), TODAY)
            if one.field == "child_view"
        ]
    assert offer.text == "Ik durf niet."
    assert offer.source.endswith("Wie mag dit horen: Alleen juf Marloes")


def test_a_word_within_a_longer_one_is_offered_and_taken(vault: Vault, mees: Mees) -> None:
    """ "Rust" does not stand there because "rustplek" does."""
    with vault.write("OPP") as session:
        plan = begun(session, mees, enabling="Een rustplek")
        take_over(session, plan, "enabling", "Rust")
        assert development_row(session, plan).enabling == "Een rustplek\nRust"
        take_over(session, plan, "enabling", "een  rustplek")
        assert development_row(session, plan).enabling == "Een rustplek\nRust", "the same words come once"


def test_who_gets_gezag_later_did_not_sign_this_version(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees)
        fix_development_plan(session, plan, TODAY)
        before = development_reading(session, plan, mees.id, TODAY).signers
        add_caregiver(session, mees.id, CaregiverData(name="Tante Wil", relation="voogd", custody=Custody.YES))
        assert development_reading(session, plan, mees.id, TODAY).signers == before


def test_a_line_stays_one_line(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = start_development_plan(session, mees.id, TODAY)
        take_over(session, plan, "destination", "vmbo\nof mavo")
        take_over(session, plan, "destination", "havo")
        assert development_row(session, plan).destination == "vmbo of mavo havo"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterRow(DevelopmentRow):
    """As a Rondom of later may keep it: with one thing more, not filled in here."""

    more: str = ""


def test_what_a_later_rondom_can_keep_too_does_not_change_the_mark_on_a_paper(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP begonnen") as session:
        one = development_row(session, start_development_plan(session, mees.id, TODAY))
    same = {each.name: getattr(one, each.name) for each in fields(one)}
    assert words_mark(LaterRow(**same)) == words_mark(one)
    assert words_mark(LaterRow(**same, more="iets")) != words_mark(one)


def test_the_mark_follows_every_word_and_nothing_else(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees)
        before = words_mark(development_row(session, plan))
        assert words_mark(development_row(session, plan)) == before
        change_development_plan(session, plan, support="Rekenen in een groepje.")
        assert words_mark(development_row(session, plan)) != before


# -- on Vandaag -----------------------------------------------------------------------------------------------


def told(vault: Vault, today: date) -> list[str]:
    with vault.read() as session:
        return [one.what for one in development_notices(session, today)]


def test_six_weeks_are_told_two_weeks_before_until_it_is_fixed(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees, support_from=date(2026, 2, 2))
    assert told(vault, date(2026, 3, 1)) == []
    assert told(vault, date(2026, 3, 2)) == ["OPP is nog een concept"]
    assert told(vault, date(2026, 5, 1)) == ["OPP is nog een concept"]
    with vault.write("OPP") as session:
        fix_development_plan(session, plan, TODAY)
    assert told(vault, date(2026, 5, 1)) == []


def test_a_draft_without_its_begin_is_not_forgotten(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        start_development_plan(session, mees.id, date(2026, 1, 12))
        assert development_notices(session, date(2026, 2, 1)) == ()
        (told,) = development_notices(session, date(2026, 2, 12))
    assert told.what == "OPP is nog een concept"
    assert "Begonnen op 12 januari. Nog niet ingevuld sinds wanneer er extra ondersteuning is." in told.why


def test_a_day_that_was_agreed_too_late_is_not_called_agreed(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees, review_on=date(2028, 3, 1))
        fix_development_plan(session, plan, TODAY)
        (told,) = development_notices(session, date(2027, 7, 10))
    assert "Elk schooljaar: uiterlijk 31 juli." in told.why


def test_looking_back_is_told_a_month_before_until_the_talk_was_held(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        plan = begun(session, mees)
        fix_development_plan(session, plan, TODAY)
    assert told(vault, date(2026, 10, 31)) == []
    assert told(vault, date(2026, 11, 1)) == ["OPP: kijk terug met ouders"]
    with vault.write("OPP") as session:
        second = next_development_plan(session, plan, date(2026, 11, 2))
    assert told(vault, date(2026, 12, 24)) == ["OPP: kijk terug met ouders"]
    with vault.write("OPP") as session:
        change_development_plan(session, second, consulted_on=date(2026, 12, 1))
    assert told(vault, date(2026, 12, 24)) == []


def test_a_talk_that_is_only_planned_does_not_end_the_reminder(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        fixed = begun(session, mees)
        fix_development_plan(session, fixed, TODAY)
        on = review_by(development_rows(session, mees.id)[0])
        again = next_development_plan(session, fixed, on)
        change_development_plan(session, again, consulted_on=on + timedelta(7))
        assert [one.what for one in development_notices(session, on)] == ["OPP: kijk terug met ouders"]
        assert development_notices(session, on + timedelta(7)) == ()


def test_who_left_school_asks_nothing(vault: Vault, mees: Mees) -> None:
    with vault.write("OPP") as session:
        begun(session, mees)
        change_pupil(session, mees.id, left_on=date(2026, 4, 1))
    assert told(vault, date(2026, 3, 31)) == ["OPP is nog een concept"]
    assert told(vault, date(2026, 4, 1)) == []


# -- who gets it ----------------------------------------------------------------------------------------------


def test_parents_get_all_of_it_and_an_outsider_what_was_granted(vault: Vault, mees: Mees) -> None:
    clock.freeze(datetime(2026, 3, 12, 14, 0))
    with vault.write("OPP") as session:
        plan = begun(session, mees)
        for one in ask_consent(session, mees.id, "Hatice Kievit", "Hulp", TODAY, data_kinds=("school",)):
            give_consent(session, one, TODAY, date(2026, 9, 1))
    with vault.read() as session:
        reading = development_reading(session, plan, mees.id, TODAY)
        assert [one.name for one in reading.signers] == ["Sanne Klaproos", "Ruben Veenpluis"]
        assert all(one.agreed for one in reading.signers)
        assert newest_reading(session, mees.id, TODAY) == reading
        readers = {one.short: one for one in development_readers(session, mees.id, TODAY)}
        rows = {name: development_parts(session, mees.id, one, TODAY) for name, one in readers.items()}
        assert all(row.goes for row in rows["Sanne"])
        assert [row.key for row in rows["Hatice"] if row.goes] == ["outcome", "support"]
        copy = development_for(reading, readers["Hatice"], rows["Hatice"])
    assert copy.omitted == {"enabling", "hindering", "child_view", "parents_view"}
    assert [one.key for one in copy.parts] == ["destination", "grounds", "support", "deviation"]
    assert copy.consulted_on is None
    assert copy.readers == "Voor school, ouders en Hatice Kievit.", "the foot tells who may read this sheet"
    assert development_for(reading, readers["Sanne"], rows["Sanne"]).readers == "Voor school en ouders."
    own = development_for(reading, readers["Mees"], rows["Mees"])
    assert "Ben je het niet eens met dit plan?" in text(development_plan_pdf(own, Audience.PARENTS)), "not u to a child"
    assert "Moeder" not in str(copy)


@pytest.mark.parametrize(
    ("kinds", "goes"), [(("school", "thuis"), False), (("gezondheid",), False), (("thuis", "gezondheid"), True)]
)
def test_what_hinders_can_be_an_illness_so_it_takes_both(
    vault: Vault, mees: Mees, kinds: tuple[str, ...], goes: bool
) -> None:
    with vault.write("OPP") as session:
        begun(session, mees)
        for one in ask_consent(session, mees.id, "Hatice Kievit", "Hulp", TODAY, data_kinds=kinds):
            give_consent(session, one, TODAY)
    with vault.read() as session:
        hatice = next(one for one in development_readers(session, mees.id, TODAY) if one.short == "Hatice")
        rows = {row.key: row.goes for row in development_parts(session, mees.id, hatice, TODAY)}
    assert rows["factors"] is goes
