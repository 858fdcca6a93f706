"""Opening a dossier stands in the logboek: once, for that child, and it is no step of undo."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.privacy.logbook import KindGroup, LogFilter, entries
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.dossier.screen import DossierScreen


def test_opening_a_dossier_is_in_the_logboek(
    qtbot: QtBot, desk: Desk, vault: Vault, settle: Callable[[], None]
) -> None:
    with vault.write("Leerlingen toegevoegd") as session:
        one, other = (add_pupil(session, PupilData(first_name=name)) for name in ("Een", "Ander"))
    vault.forget_undo()
    screen = DossierScreen(desk)
    qtbot.addWidget(screen)
    for pupil, tab in ((one, "overview"), (one, "notes"), (other, "overview"), (one, "people")):
        screen.visit(Place("dossier", pupil, tab))
        settle()
    with vault.read() as session:
        looks = [
            (entry.sentence, entry.who, entry.children)
            for entry in entries(session, LogFilter(group=KindGroup.SEEN))
        ]  # fmt: skip
    who = vault.actor.name
    assert looks == [("Dossier bekeken", who, ("Ander",)), ("Dossier bekeken", who, ("Een",))]
    assert vault.undo_sentence is None
