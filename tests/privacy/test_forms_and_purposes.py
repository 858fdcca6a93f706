"""Signed forms with the answers they are about, and a permission that is for one purpose only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from rondom.dossier.attachments import JPEG, PDF, attachment_row, attachment_rows, content_of, keep, take_away
from rondom.dossier.model import AttachmentKind
from rondom.errors import UserProblem
from rondom.privacy.actions import ask_consent, give_consent, withdraw_consent
from rondom.privacy.forms import add_form, forms_of, let_form_go, use_form, uses_of
from rondom.privacy.queries import answers_of, child_facts, consent_rows, data_kinds_for
from rondom.privacy.rules import LightStatus, Reader, ReaderKind, address_light, light
from rondom.privacy.sources import source, sources
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees, add_mees, new_vault

COACH = "Hatice Kievit"
TALK, RESEARCH = "Hulp thuis en op school afstemmen", "Onderzoek aanvragen"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        return add_mees(session)


def ask(vault: Vault, mees: Mees, purpose: str, kinds: tuple[str, ...], given: bool = True) -> list[str]:
    with vault.write("Toestemming gevraagd") as session:
        asked = ask_consent(session, mees.id, COACH, purpose, TODAY, data_kinds=kinds, valid_until=date(2026, 7, 31))
        if given:
            for one in asked:
                give_consent(session, one, TODAY)
    return asked


def light_for(vault: Vault, mees: Mees, purpose: str) -> tuple[LightStatus, str]:
    with vault.read() as session:
        found = light(
            child_facts(session, mees.id),
            Reader(ReaderKind.OUTSIDER, COACH),
            answers_of(session, mees.id),
            TODAY,
            purpose,
        )
    return found.status, found.reason


# -- one purpose ----------------------------------------------------------------------------------------------


def test_a_permission_for_one_purpose_does_not_open_another(vault: Vault, mees: Mees) -> None:
    ask(vault, mees, RESEARCH, ("school", "gezondheid"))
    status, reason = light_for(vault, mees, TALK)
    assert status is LightStatus.ASK_FIRST
    assert RESEARCH in reason and "apart" in reason
    assert light_for(vault, mees, RESEARCH.upper())[0] is LightStatus.MAY, "the same words, however they are written"
    assert light_for(vault, mees, "")[0] is LightStatus.MAY, "where no purpose is named all count"


def test_kinds_of_data_are_those_of_the_purpose(vault: Vault, mees: Mees) -> None:
    ask(vault, mees, TALK, ("school",))
    ask(vault, mees, RESEARCH, ("school", "gezondheid"))
    with vault.read() as session:
        assert data_kinds_for(session, mees.id, COACH, TODAY, TALK) == ("school",)
        assert data_kinds_for(session, mees.id, COACH, TODAY, RESEARCH) == ("school", "gezondheid")
        assert data_kinds_for(session, mees.id, COACH, TODAY, "iets anders") == ()
        assert set(data_kinds_for(session, mees.id, COACH, TODAY)) == {"school", "gezondheid"}


def test_a_question_without_answer_and_a_yes_taken_back_open_nothing(vault: Vault, mees: Mees) -> None:
    asked = ask(vault, mees, RESEARCH, ("school",), given=False)
    status, reason = light_for(vault, mees, TALK)
    assert (status, reason) == (LightStatus.ASK_FIRST, "Hiervoor is nog geen toestemming gevraagd.")
    with vault.write("Toestemming ingetrokken") as session:
        for one in asked:
            give_consent(session, one, TODAY - timedelta(3))
        withdraw_consent(session, asked[0], TODAY)
    assert light_for(vault, mees, RESEARCH)[0] is LightStatus.MAY_NOT
    with vault.read() as session:
        assert data_kinds_for(session, mees.id, COACH, TODAY, RESEARCH) == ()


def test_a_secret_address_is_for_who_lives_there_only() -> None:
    own, other = Reader(ReaderKind.CAREGIVER, "Sanne", "a"), Reader(ReaderKind.CAREGIVER, "Ruben", "b")
    assert address_light(True, "a", own).status is LightStatus.MAY
    for reader in (
        other,
        Reader(ReaderKind.STAFF, "juf"),
        Reader(ReaderKind.OUTSIDER, COACH),
        Reader(ReaderKind.PUPIL, "Mees"),
    ):
        found = address_light(True, "a", reader)
        assert (found.status, found.source) == (LightStatus.MAY_NOT, "geheim_adres")
        assert "geheim" in found.reason
        assert address_light(False, "a", reader).status is LightStatus.MAY


@pytest.mark.parametrize(
    "key", ["doel", "gezondheid", "geheim_adres", "inzage", "bewaren", "verwijsindex", "overstap", "zienswijze"]
)
def test_the_rules_of_the_field_have_a_source(key: str) -> None:
    found = source(key)
    assert found is not None and found.says and found.seen


def test_what_nobody_read_is_marked_as_own_knowledge() -> None:
    """A rule that names an article and no text that was read says so itself."""
    read = ("wettekst", "uitleg", "toelichting", "gedragscode", "uitspraak")
    for one in sources():
        assert "eigen kennis" in one.seen or any(word in one.seen for word in read), one.key


# -- signed forms ---------------------------------------------------------------------------------------------


def test_a_form_stands_with_every_answer_on_it(vault: Vault, mees: Mees) -> None:
    asked = ask(vault, mees, TALK, ("school",))
    with vault.write("Formulier toegevoegd") as session:
        form = add_form(session, asked, "Formulier Kievit", PDF, b"%PDF-1.7 x", TODAY)
    with vault.read() as session:
        (row,) = consent_rows(session, mees.id, TODAY)
        assert [one.scan_id for one in row.answers] == [form, form]
        assert [one.id for one in forms_of(session, mees.id)] == [form]
        assert [use.recipient for use in uses_of(session, mees.id)[form]] == [COACH, COACH]
        assert content_of(session, form) == b"%PDF-1.7 x"
    vault.undo()
    with vault.read() as session:
        assert forms_of(session, mees.id) == []
        assert {one.scan_id for one in consent_rows(session, mees.id, TODAY)[0].answers} == {""}


def test_one_paper_may_hold_several_permissions(vault: Vault, mees: Mees) -> None:
    first, second = ask(vault, mees, TALK, ("school",)), ask(vault, mees, RESEARCH, ("school",))
    with vault.write("Bijlage toegevoegd") as session:
        kept = keep(session, mees.id, "foto", AttachmentKind.OTHER, JPEG, b"x", TODAY)
    with vault.write("Formulier toegevoegd") as session:
        use_form(session, first, kept)
        use_form(session, second, kept)
    with vault.read() as session:
        assert attachment_row(session, kept).kind is AttachmentKind.SIGNED_FORM
        assert len(uses_of(session, mees.id)[kept]) == 4
    with vault.write("Formulier losgemaakt") as session:
        let_form_go(session, first)
    with vault.read() as session:
        assert {one.purpose for one in uses_of(session, mees.id)[kept]} == {RESEARCH}
        assert attachment_rows(session, mees.id), "the paper stays"


def test_a_form_that_is_thrown_away_leaves_the_answer(vault: Vault, mees: Mees) -> None:
    asked = ask(vault, mees, TALK, ("school",))
    with vault.write("Formulier toegevoegd") as session:
        form = add_form(session, asked, "x", PDF, b"%PDF", TODAY)
    with vault.write("Bijlage verwijderd") as session:
        take_away(session, form)
    with vault.read() as session:
        (row,) = consent_rows(session, mees.id, TODAY)
    assert row.light.status is LightStatus.MAY
    assert {one.scan_id for one in row.answers} == {""}
    vault.undo()
    with vault.read() as session:
        assert {one.scan_id for one in consent_rows(session, mees.id, TODAY)[0].answers} == {form}


def test_a_form_of_another_child_is_refused(vault: Vault, mees: Mees) -> None:
    with vault.write("Leerling toegevoegd") as session:
        other = add_mees(session)
        kept = keep(session, other.id, "x", AttachmentKind.SIGNED_FORM, PDF, b"%PDF", TODAY)
    asked = ask(vault, mees, TALK, ("school",))
    for ids, form in ((asked, kept), ([], kept), (["weg"], kept)):
        with pytest.raises(UserProblem, match="gone"), vault.write("Formulier toegevoegd") as session:
            use_form(session, ids, form)
