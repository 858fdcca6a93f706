"""A field and the vault, when writes go wrong one after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_pupil, change_pupil
from rondom.dossier.model import PupilData
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.keeping import keep
from ui.widgets import KeptLine, KeptText, column


@pytest.mark.parametrize("kind", ["line", "text"])
def test_a_refusal_that_comes_late_does_not_undo_what_was_kept_since(
    qtbot: QtBot, vault: Vault, desk: Desk, settle: Callable[[], None], kind: str
) -> None:
    with vault.write("Voorbereid") as session:
        pupil = add_pupil(session, PupilData(first_name="Zoë"))
    desk.messages.use_banner(True)
    field = KeptLine() if kind == "line" else KeptText(desk.theme)
    page = QWidget()
    page.setLayout(column(field))
    qtbot.addWidget(page)

    def write(session: Session, value: str) -> None:
        change_pupil(session, pupil, question=value)

    keep(desk, page, field, "Vraag veranderd", write)
    for text in ("voor\x00na", "Hoe nu verder?"):
        field.show_typed(text)
    settle()
    assert not field.dirty
    field.show_typed("nog\x00eens")
    settle()
    assert field.dirty, "what is refused and still stands there is"
