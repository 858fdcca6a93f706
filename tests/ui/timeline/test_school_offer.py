"""What the administration knows is offered once, in one sentence, and put on the timeline with one click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.timeline.queries import event_rows, life
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.timeline.school_offer import SchoolOfferLine

Settle = Callable[[], None]


@pytest.fixture
def pupil(vault: Vault) -> str:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name="Mees", enrolled_on=date(2020, 8, 24)))


@pytest.fixture
def line(qtbot: QtBot, desk: Desk, pupil: str) -> SchoolOfferLine:
    made = SchoolOfferLine(desk)
    qtbot.addWidget(made)
    return made


def show(line: SchoolOfferLine, vault: Vault, pupil: str) -> None:
    with vault.read() as session:
        offers = life(session, pupil, clock.today()).offers
    line.show_offers(pupil, offers)


def test_one_click_and_it_is_offered_no_more(
    line: SchoolOfferLine, vault: Vault, pupil: str, desk: Desk, settle: Settle
) -> None:
    show(line, vault, pupil)
    assert not line.isHidden()
    assert "op De Proefschool sinds 24 augustus 2020." in line.words.text()
    line.take.click()
    settle()
    with vault.read() as session:
        assert [row.title for row in event_rows(session, pupil)] == ["De Proefschool"]
    show(line, vault, pupil)
    assert line.isHidden()
    desk.tasks.undo()
    settle()
    show(line, vault, pupil)
    assert not line.isHidden()


def test_who_says_no_is_not_asked_again_for_this_child(line: SchoolOfferLine, vault: Vault, pupil: str) -> None:
    show(line, vault, pupil)
    line.away.click()
    show(line, vault, pupil)
    assert line.isHidden()
    line.show_offers("een ander kind", line.offers)
    assert not line.isHidden()
