"""Asking, answering and writing down, in a real vault."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

import pytest

from rondom import clock
from rondom.dossier.actions import add_pupil, change_caregiver, remove_caregiver
from rondom.dossier.attachments import attachment_rows, content_of
from rondom.dossier.model import AttachmentKind, Custody, PupilData
from rondom.errors import UserProblem
from rondom.privacy.actions import ask_consent, give_consent, record_disclosure, refuse_consent, withdraw_consent
from rondom.privacy.queries import (
    consent_rows,
    data_kinds_for,
    disclosure_rows,
    documents_out,
    ending_consents,
    light_of,
    lights,
)
from rondom.privacy.rules import LightStatus, Stance
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees

UNTIL = date(2026, 9, 1)


def ask(
    vault: Vault, mees: Mees, recipient: str = "Hatice Kievit", purpose: str = "Hulp afstemmen", **more
) -> list[str]:
    with vault.write("Toestemming gevraagd") as session:
        return ask_consent(session, mees.id, recipient, purpose, TODAY, data_kinds=("school", "thuis"), **more)


def test_everyone_with_gezag_is_asked_and_the_row_says_who_answered(vault: Vault, mees: Mees) -> None:
    mother, father = ask(vault, mees, organisation="CJG", valid_until=UNTIL)
    with vault.write("Toestemming gegeven") as session:
        give_consent(session, mother, date(2026, 3, 2))
        (row,) = consent_rows(session, mees.id, TODAY)
        assert light_of(session, mees.id, TODAY).status is LightStatus.PARTLY
    assert (row.recipient, row.organisation, row.perspective) == ("Hatice Kievit", "CJG", "coach")
    assert row.data_kinds == ("school", "thuis")
    assert [(one.who, one.stance) for one in row.answers] == [("Sanne", Stance.GIVEN), ("Ruben", Stance.ASKED)]
    assert (row.light.word, row.told) == ("Deels", "tot en met 1 september")
    assert (row.given_from, row.valid_until) == (date(2026, 3, 2), UNTIL)
    with vault.write("Toestemming gegeven") as session:
        give_consent(session, father, TODAY)
        (row,) = consent_rows(session, mees.id, TODAY)
        assert data_kinds_for(session, mees.id, "hatice  kievit", TODAY) == ("school", "thuis")
    assert row.light.reason == "Sanne en Ruben zeiden ja, tot en met 1 september 2026."


def test_asking_again_asks_only_who_has_no_standing_answer(vault: Vault, mees: Mees) -> None:
    mother, father = ask(vault, mees)
    assert ask(vault, mees, purpose="hulp  afstemmen") == []
    with vault.write("Geweigerd") as session:
        give_consent(session, mother, TODAY)
        refuse_consent(session, father, TODAY)
    (again,) = ask(vault, mees)
    with vault.write("Gegeven") as session:
        give_consent(session, again, TODAY)
        (row,) = consent_rows(session, mees.id, TODAY)
    assert row.light.status is LightStatus.MAY


def test_withdrawing_closes_the_door(vault: Vault, mees: Mees) -> None:
    both = ask(vault, mees)
    with vault.write("Ingetrokken") as session:
        for one in both:
            give_consent(session, one, TODAY)
        withdraw_consent(session, both[1], TODAY)
        (row,) = consent_rows(session, mees.id, TODAY)
        assert data_kinds_for(session, mees.id, "Hatice Kievit", TODAY) == ()
    assert (row.light.word, row.told, row.withdrawn_on) == ("Mag niet", "ingetrokken 12 maart", TODAY)


def test_undo_brings_the_permission_back(vault: Vault, mees: Mees) -> None:
    both = ask(vault, mees)
    with vault.write("Gegeven") as session:
        for one in both:
            give_consent(session, one, TODAY)
    with vault.write("Ingetrokken") as session:
        withdraw_consent(session, both[1], TODAY)
    vault.undo()
    with vault.read() as session:
        assert light_of(session, mees.id, TODAY).status is LightStatus.MAY


def test_nobody_to_ask_when_gezag_is_not_known(vault: Vault, mees: Mees) -> None:
    with vault.write("Gezag onbekend") as session:
        for one in (mees.mother, mees.father):
            change_caregiver(session, one, custody=Custody.UNKNOWN)
    with pytest.raises(UserProblem, match="consent-nobody-decides"):
        ask(vault, mees)


def test_the_yes_of_a_removed_parent_no_longer_counts_and_keeps_its_name(vault: Vault, mees: Mees) -> None:
    both = ask(vault, mees)
    with vault.write("Gegeven") as session:
        for one in both:
            give_consent(session, one, TODAY)
        remove_caregiver(session, mees.father)
        change_caregiver(session, mees.mother, custody=Custody.NO)
        (row,) = consent_rows(session, mees.id, TODAY)
    assert row.light.status is LightStatus.ASK_FIRST


def test_a_pupil_of_16_is_asked_and_nobody_else(vault: Vault, mees: Mees) -> None:
    with vault.write("Leerling toegevoegd") as session:
        noah = add_pupil(session, PupilData(first_name="Noah", birth_date=date(2009, 3, 1)))
        (one,) = ask_consent(session, noah, "Tom", "Meedenken", TODAY)
        give_consent(session, one, TODAY)
        (row,) = consent_rows(session, noah, TODAY)
    assert [(answer.who, answer.stance) for answer in row.answers] == [("Noah", Stance.GIVEN)]
    assert row.light.status is LightStatus.MAY


def test_a_disclosure_keeps_the_fingerprint_and_the_moment(vault: Vault, mees: Mees) -> None:
    clock.freeze(datetime(2026, 3, 12, 14, 5))
    with vault.write("Plan gegeven") as session:
        record_disclosure(
            session, mees.id, "Sanne Klaproos, moeder", "verslag", "heeft gezag", "Plan versie 1", b"%PDF", 2
        )
        (row,) = disclosure_rows(session, mees.id)
        assert documents_out(session, [mees.id]) == {mees.id: {"Plan versie 1"}}
    assert row.sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert (row.at.hour, row.at.minute, row.pages, row.basis) == (14, 5, 2, "heeft gezag")


def test_what_went_out_is_kept_once_and_byte_for_byte(vault: Vault, mees: Mees) -> None:
    paper, other = b"%PDF-1.7 een", b"%PDF-1.7 twee"

    def give(session: Session, content: bytes, way: str) -> None:
        record_disclosure(session, mees.id, "Sanne", "verslag", "gezag", "Plan, pdf", content, way=way)

    with vault.write("Gegeven") as session:
        for content, way in ((paper, "file"), (paper, "print"), (other, "mail"), (b"\x89PNG", "file")):
            give(session, content, way)
        rows = disclosure_rows(session, mees.id)
        kept = attachment_rows(session, mees.id)
        assert [one.way for one in rows] == ["file", "mail", "print", "file"]
        assert [content_of(session, one.copy_id) if one.copy_id else b"" for one in rows] == [b"", other, paper, paper]
    assert {one.kind for one in kept} == {AttachmentKind.SENT_COPY}
    assert {one.sha256 for one in kept} == {hashlib.sha256(one).hexdigest() for one in (paper, other)}
    assert len(kept) == 2


def test_what_is_too_large_to_keep_is_written_down_all_the_same(
    vault: Vault, mees: Mees, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rondom.dossier.attachments.LARGEST", 8)
    with vault.write("Gegeven") as session:
        record_disclosure(session, mees.id, "Sanne", "verslag", "gezag", "Plan, pdf", b"%PDF-1.7 lang")
        (row,) = disclosure_rows(session, mees.id)
    assert row.copy_id == ""
    assert row.sha256 == hashlib.sha256(b"%PDF-1.7 lang").hexdigest()


@pytest.mark.parametrize(("until", "left"), [(date(2026, 3, 21), 9), (date(2026, 3, 6), -6)])
def test_what_ends_soon_or_just_ended_is_told_once(vault: Vault, mees: Mees, until: date, left: int) -> None:
    both = ask(vault, mees, valid_until=until)
    with vault.write("Gegeven") as session:
        for one in both:
            give_consent(session, one, date(2026, 1, 12))
        (ending,) = ending_consents(session, TODAY)
        assert (ending.pupil_name, ending.recipient, ending.days_left) == ("Mees Veenpluis", "Hatice Kievit", left)
        assert ending_consents(session, TODAY, days=3) == ([] if left > 3 else [ending])
        withdraw_consent(session, both[0], TODAY)
        assert ending_consents(session, TODAY) == []


def test_the_list_has_a_light_for_every_child(vault: Vault, mees: Mees) -> None:
    with vault.write("Leerling toegevoegd") as session:
        other = add_pupil(session, PupilData(first_name="Zoë"))
        found = lights(session, TODAY)
    assert set(found) == {mees.id, other}
    assert found[other].status is LightStatus.ASK_FIRST
