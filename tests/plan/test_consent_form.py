"""The form of one permission, printed from the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rondom.dossier.actions import change_caregiver
from rondom.dossier.model import Custody
from rondom.pdf.meeting_papers import permission_form_pdf
from rondom.plan.consent_form import consent_forms
from rondom.plan.permission_form import PermissionForm, languages_of, spoken_by
from rondom.privacy.actions import ask_consent
from rondom.privacy.queries import consent_rows
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees, add_mees, new_vault


def forms(vault: Vault, mees: Mees) -> tuple[PermissionForm, ...]:
    with vault.read() as session:
        return consent_forms(session, mees.id, consent_rows(session, mees.id, TODAY)[0], TODAY, "Ellen Boterbloem")


def asked(session: Session, born: date = date(2016, 6, 14), until: date | None = None) -> Mees:
    mees = add_mees(session, born=born)
    ask_consent(session, mees.id, "Hatice Kievit", "Hulp afstemmen", TODAY, "CJG", ("school", "thuis"), until)
    return mees


def test_the_form_says_what_was_asked(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        with vault.write("Gevraagd") as session:
            mees = asked(session, until=date(2026, 5, 1))
        (form,) = forms(vault, mees)
    assert [one.name for one in form.signers] == ["Sanne Klaproos", "Ruben Veenpluis"]
    assert (form.recipient, form.role, form.organisation) == ("Hatice Kievit", "gezinscoach", "CJG")
    assert (form.purpose, form.kinds, form.until) == ("Hulp afstemmen", ("school", "thuis"), date(2026, 5, 1))
    assert not form.pupil_decides and not form.pupil_agrees
    assert permission_form_pdf(form).startswith(b"%PDF")


def test_parents_who_sit_apart_get_a_paper_each(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        with vault.write("Gevraagd") as session:
            mees = asked(session)
            change_caregiver(session, mees.father, apart=True)
        made = forms(vault, mees)
    assert [(one.copy_for, one.others) for one in made] == [("Sanne Klaproos", 1), ("Ruben Veenpluis", 1)]
    assert {one.until for one in made} == {date(2026, 7, 31)}, "what has no end gets that of the school year"


@pytest.mark.parametrize(("born", "names"), [(date(2012, 1, 1), 3), (date(2009, 1, 1), 1)])
def test_who_signs_goes_by_age(tmp_path: Path, born: date, names: int) -> None:
    with new_vault(tmp_path) as vault:
        with vault.write("Gevraagd") as session:
            mees = asked(session, born)
        (form,) = forms(vault, mees)
    assert len(form.signers) == names and form.signers[-1].is_pupil
    assert (form.pupil_agrees, form.pupil_decides) == (names == 3, names == 1)


def test_where_nobody_can_decide_there_is_no_form(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        with vault.write("Gevraagd") as session:
            mees = asked(session)
            for one in (mees.mother, mees.father):
                change_caregiver(session, one, custody=Custody.UNKNOWN)
        assert forms(vault, mees) == ()


@pytest.mark.parametrize(
    ("mother", "father", "told"),
    [("Turks", "", "Turks"), ("Turks", "Nederlands", "Turks"), ("Turks", "turks", "turks"), ("nederlands", "", ""), ("Turks", "Pools", "")],
)  # fmt: skip
def test_a_form_for_two_is_also_in_what_one_of_them_speaks(tmp_path: Path, mother: str, father: str, told: str) -> None:
    """The Dutch stands beside it. Two languages beside the Dutch do not fit on a paper."""
    with new_vault(tmp_path) as vault:
        with vault.write("Gevraagd") as session:
            mees = asked(session)
            change_caregiver(session, mees.mother, language=mother)
            change_caregiver(session, mees.father, language=father)
        (form,) = forms(vault, mees)
        with vault.read() as session:
            assert spoken_by(form, languages_of(session, mees.id)) == told
