"""A dossier is destroyed only by someone who typed the name; then nothing of it is left but the proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import change_pupil
from rondom.dossier.queries import pupil_rows
from rondom.privacy.logbook import entries
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destructions
from rondom.vault.backups import copies
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees, add_mees
from ui.desk import Desk, Place
from ui.dossier.log import LogTab
from ui.privacy.destroying import DestroyDialog

Settle = Callable[[], None]


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        made = add_mees(session)
        change_pupil(session, made.id, left_on=date(2023, 7, 1))
    return made


def test_the_verb_waits_for_the_name(desk: Desk, qtbot: QtBot) -> None:
    dialog = DestroyDialog(desk.theme, "Mees Veenpluis", "Mees", date(2023, 7, 1))
    qtbot.addWidget(dialog)
    assert dialog.chosen() is DestructionReason.RETENTION
    for typed, works in (("", False), ("Mee", False), ("Yara", False), (" mees ", True)):
        dialog.typed.setText(typed)
        assert dialog.verb.isEnabled() is works, typed


def test_after_yes_nothing_is_left_but_the_proof(
    desk: Desk, vault: Vault, mees: Mees, qtbot: QtBot, settle: Settle, places: list[Place]
) -> None:
    tab = LogTab(desk)
    qtbot.addWidget(tab)
    tab.visit(Place("dossier", mees.id, "log"))
    tab.show()
    settle()
    desk.messages.answer_next(True)
    next(one for one in tab.findChildren(type(tab.more)) if one.objectName() == "log.destroy").click()
    settle()
    assert places == [Place("pupils")]
    found: list[object] = []
    desk.tasks.read(
        tab, lambda session: (pupil_rows(session, TODAY), destructions(session), entries(session)), found.append
    )
    settle()
    [(children, [proof], lines)] = found  # type: ignore[misc]
    assert children == []
    assert (proof.by, proof.reason) == ("Ib Proef", DestructionReason.RETENTION)
    assert proof.counts["pupil"] == 1
    assert "Mees" not in repr(lines)
    assert len(copies(vault.vault_id)) == 1


def test_back_destroys_nothing(desk: Desk, mees: Mees, qtbot: QtBot, settle: Settle, places: list[Place]) -> None:
    tab = LogTab(desk)
    qtbot.addWidget(tab)
    tab.visit(Place("dossier", mees.id, "log"))
    settle()
    desk.messages.answer_next(False)
    next(one for one in tab.findChildren(type(tab.more)) if one.objectName() == "log.destroy").click()
    settle()
    assert places == []
