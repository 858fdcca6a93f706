"""A permission taken back after something was printed: who has which paper, and what to do."""

from __future__ import annotations

from datetime import date, datetime

from rondom import clock
from rondom.privacy.actions import (
    answer_later,
    ask_consent,
    give_consent,
    record_disclosure,
    refuse_consent,
    withdraw_consent,
)
from rondom.privacy.after_printing import papers_out, papers_out_everywhere
from rondom.privacy.queries import consent_rows
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees

COACH = "Hatice Kievit"


def given(session: Session, mees: Mees, purpose: str = "Hulp afstemmen") -> list[str]:
    ids = ask_consent(session, mees.id, COACH, purpose, date(2026, 2, 2))
    for one in ids:
        give_consent(session, one, date(2026, 2, 3))
    return ids


def printed(session: Session, mees: Mees, document: str, at: datetime, to: str = f"{COACH}, gezinscoach") -> None:
    record_disclosure(session, mees.id, to, "afstemmen", "toestemming", document, b"%PDF", 2, at=at.astimezone())


def test_who_has_paper_is_told_when_a_permission_is_taken_back(vault: Vault, mees: Mees) -> None:
    with vault.write("Gedeeld") as session:
        mother, _father = given(session, mees)
        printed(session, mees, "Plan versie 1", datetime(2026, 2, 10, 14))
        printed(session, mees, "Tijdlijn", datetime(2026, 2, 11, 9), COACH)
        printed(session, mees, "Plan versie 1", datetime(2026, 2, 10, 14), "Sanne Klaproos, moeder")
        assert papers_out(session, mees.id, TODAY) == ()
        withdraw_consent(session, mother, date(2026, 3, 1))
        (out,) = papers_out(session, mees.id, TODAY)
        assert papers_out_everywhere(session, TODAY) == (out,)
        assert papers_out_everywhere(session, date(2026, 5, 1)) == ()
    assert (out.recipient, out.withdrawn_on, out.by, out.pupil_name) == (
        COACH,
        date(2026, 3, 1),
        "Sanne",
        "Mees Veenpluis",
    )
    assert [one.document for one in out.papers] == ["Plan versie 1", "Tijdlijn"]
    assert out.told == "Sanne trok de toestemming in op 1 maart 2026."
    assert out.to_do == (
        "Hatice Kievit heeft nog: Plan versie 1 en Tijdlijn. Vraag het terug, of vraag om het te vernietigen."
    )


def test_undo_and_another_purpose_end_the_reminder(vault: Vault, mees: Mees) -> None:
    with vault.write("Gedeeld") as session:
        mother, _father = given(session, mees)
        printed(session, mees, "Plan versie 1", datetime(2026, 2, 10, 14))
    with vault.write("Ingetrokken") as session:
        withdraw_consent(session, mother, TODAY)
        assert len(papers_out(session, mees.id, TODAY)) == 1
    vault.undo()
    with vault.write("Ingetrokken en anders gevraagd") as session:
        assert papers_out(session, mees.id, TODAY) == ()
        withdraw_consent(session, mother, TODAY)
        given(session, mees, "Samen naar het gesprek")
        assert papers_out(session, mees.id, TODAY) == (), "for another purpose the same person may still read"


def test_nobody_has_paper_who_never_got_any(vault: Vault, mees: Mees) -> None:
    with vault.write("Geweigerd") as session:
        mother, _father = ask_consent(session, mees.id, COACH, "Hulp afstemmen", TODAY)
        refuse_consent(session, mother, TODAY)
        assert papers_out(session, mees.id, TODAY) == ()


def test_a_no_after_an_earlier_paper_counts_too(vault: Vault, mees: Mees) -> None:
    """Printed on the way, with the answer of one parent; then the other says no."""
    with vault.write("Half") as session:
        mother, father = ask_consent(session, mees.id, COACH, "Hulp afstemmen", date(2026, 2, 2))
        give_consent(session, mother, date(2026, 2, 3))
        printed(session, mees, "Voorbereidingsblad", datetime(2026, 2, 10, 14))
        refuse_consent(session, father, date(2026, 2, 20))
        (out,) = papers_out(session, mees.id, TODAY)
    assert (out.told, out.by) == ("Ruben zei nee op 20 februari 2026.", "Ruben")


def test_the_day_of_asking_is_kept_and_an_answer_may_come_later(vault: Vault, mees: Mees) -> None:
    clock.freeze(datetime(2026, 3, 12, 14, 5))
    with vault.write("Gevraagd") as session:
        mother, _father = ask_consent(session, mees.id, COACH, "Hulp afstemmen", date(2026, 3, 2))
        (row,) = consent_rows(session, mees.id, TODAY)
        assert {one.asked_on for one in row.answers} == {date(2026, 3, 2)}
        assert row.told == "gevraagd 2 maart"
        answer_later(session, mother, "Sanne", TODAY)
        answer_later(session, mother, "Sanne", TODAY)
        (row,) = consent_rows(session, mees.id, TODAY)
    assert (row.told, row.remark) == ("gevraagd 2 maart", "Sanne antwoordt later (12 maart).")


def test_a_paper_that_went_out_before_the_no_was_heard_is_told_too(vault: Vault, mees: Mees) -> None:
    """Sanne told the teacher on the first; the paper went on the third; it was written down on the fifth."""
    with vault.write("Gedeeld") as session:
        mother, _father = given(session, mees)
        printed(session, mees, "Plan versie 1", datetime(2026, 3, 3, 14))
        withdraw_consent(session, mother, date(2026, 3, 1))
        (out,) = papers_out(session, mees.id, date(2026, 3, 5))
    assert [one.document for one in out.papers] == ["Plan versie 1"]
