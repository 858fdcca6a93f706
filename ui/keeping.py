"""Ties a field that keeps itself to one change in the vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.widgets import KeptChoice, KeptLine, KeptSwitch, KeptText

KeptField = KeptLine | KeptText | KeptChoice | KeptSwitch


def keep(
    desk: Desk,
    owner: QWidget,
    field: KeptField,
    sentence: str,
    action: Callable[[Session, str], object],
    merge: str = "",
) -> None:
    """Write what `field` gives through `action`, as `sentence` in the journal. `merge` joins typing to one step of undo.

    When it cannot be written, the words stay in the field and are tried again; the person is told.
    """

    def write(value: str) -> None:
        def failed(problem: Problem) -> None:
            if not _typed_since(field, value):  # else a later write tells how it went with what stands there now
                field.not_kept()
            desk.messages.show(problem)

        desk.tasks.write(owner, sentence, lambda session: action(session, value), failed=failed, merge=merge)

    field.kept.connect(write)


def _typed_since(field: KeptField, value: str) -> bool:
    """Whether the words in the field are others than those that were offered."""
    if isinstance(field, KeptLine):
        return field.text() != value
    return isinstance(field, KeptText) and field.toPlainText() != value
