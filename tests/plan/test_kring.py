"""The kring in the plan and on its own page: who may get it, and that how it is between people is a choice each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rondom.dossier.actions import change_caregiver, set_address
from rondom.dossier.model import Bond, Calls, Custody
from rondom.dossier.ties import CHILD, set_tie
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.plan.keeping import from_json, to_json
from rondom.plan.kring import KringPage, kring_page, page_for
from rondom.plan.kring_sharing import kring_parts, kring_readers
from rondom.plan.queries import plan_reading
from rondom.plan.reading import PlanReading
from rondom.privacy.rules import LightStatus
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees, add_mees, new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        made = add_mees(session)
        set_tie(session, made.id, CHILD, made.mother, bond=Bond.SUPPORTIVE, frequency="elke dag", said_by="Tante Toos")
        set_tie(
            session, made.id, made.mother, made.father, bond=Bond.STRAINED, frequency="via de advocaat", calls=Calls.ONE
        )
        set_tie(session, made.id, CHILD, made.father, bond=Bond.MIXED)
        set_tie(session, made.id, made.father, made.coach, bond=Bond.BROKEN)
        set_tie(session, made.id, made.coach, made.mother, speaks_for=True)
        change_caregiver(session, made.mother, phone="06 11 22 33 44", phone_secret=True)
        set_address(session, made.id, made.mother, street="Geheimpad 1", secret=True)
    return made


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * 0.5


def plan(vault: Vault, mees: Mees, meeting: str = "", drawn: bool = False) -> PlanReading:
    with vault.write("Overleg gepland") as session:
        meeting = meeting or plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
    with vault.read() as session:
        return plan_reading(session, meeting, today=TODAY, measure=width if drawn else None)


def page(vault: Vault, mees: Mees) -> KringPage:
    with vault.read() as session:
        return kring_page(session, mees.id, TODAY)


def test_the_plan_names_who_is_around_the_child_and_who_calls(vault: Vault, mees: Mees) -> None:
    kring = plan(vault, mees).kring
    assert [(one.name, one.role, one.circle) for one in kring.members][:3] == [
        ("Sanne Klaproos", "moeder, gezag", "Gezin"),
        ("Ruben Veenpluis", "vader, gezag", "Gezin"),
        ("Marloes Grutto", "leerkracht", "Klas"),
    ]
    assert kring.bonds == (
        "Mees en Sanne: elke dag", "Sanne en Ruben: Sanne belt Ruben", "Hatice en Sanne: Hatice spreekt voor Sanne",
    )  # fmt: skip


@pytest.mark.parametrize("sort", ["plan", "page"])
def test_nothing_of_how_it_is_between_people_goes_along_by_itself(vault: Vault, mees: Mees, sort: str) -> None:
    told = repr(plan(vault, mees, drawn=True) if sort == "plan" else page_for(page(vault, mees), "Hatice Kievit"))
    for word in (
        "gespannen",
        "wisselend",
        "geen contact",
        "steunend",
        "advocaat",
        "Toos",
        "strained",
        "mixed",
        "broken",
        "supportive",
    ):
        assert word not in told.lower() and word not in told
    for secret in ("Geheimpad", "06 11 22"):
        assert secret not in told


def test_by_choice_the_page_says_how_it_is(vault: Vault, mees: Mees) -> None:
    told = page_for(page(vault, mees), "Sanne Klaproos", bonds=True)
    assert told.copy_for == "Sanne Klaproos"
    assert "Sanne en Ruben: gespannen, via de advocaat, Sanne belt Ruben" in told.kring.bonds
    assert "Ruben en Hatice: geen contact meer" in told.kring.bonds


def test_the_drawing_is_made_as_long_as_the_words_are_true(vault: Vault, mees: Mees) -> None:
    first = plan(vault, mees, drawn=True)
    assert first.kring.scene is not None and first.kring.legend is not None
    assert plan(vault, mees).kring.scene is None
    kept = from_json(to_json(first))
    assert kept == first and kept.kring.scene is None
    assert replace(kept, kring=first.kring) == first


def test_nobody_around_the_child_is_no_part_of_the_plan(vault: Vault) -> None:
    from rondom.dossier.actions import add_pupil
    from rondom.dossier.model import PupilData

    with vault.write("Leerling toegevoegd") as session:
        alone = Mees(id=add_pupil(session, PupilData(first_name="Noor")))
    found = plan(vault, alone, drawn=True).kring
    assert (found.members, found.bonds, found.scene) == ((), (), None)


def test_family_may_have_it_and_others_only_with_permission_for_home(vault: Vault, mees: Mees) -> None:
    with vault.write("Gezag") as session:
        change_caregiver(session, mees.father, custody=Custody.NO)
    with vault.read() as session:
        lights = {
            one.short: kring_parts(session, mees.id, one, TODAY)[0].light.status
            for one in kring_readers(session, mees.id, TODAY)
        }
    assert lights["Sanne"] is lights["Marloes"] is LightStatus.MAY
    assert lights["Ruben"] is lights["Hatice"] is LightStatus.ASK_FIRST
