"""Words that stood in a field but not in the vault when it locked: laid aside inside it, and offered again afterwards.

Mostly a text that was refused (too long, a character that cannot be kept), a date that could not be read, or a dialog
that was not finished.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from rondom.vault.journal import DRAFTS
from rondom.vault.vault import Vault
from ui.desk import Place
from ui.widgets.autosave import KeptLine, KeptText
from ui.widgets.fields import NEVER_ASIDE

FACT = DRAFTS
"""Key of the fact in the vault, with the id of the person behind it: one does not get the words of another."""
NOT_WORDS = ("palette", "search", "filter", "qt_spinbox")
"""In the names of fields in which one looks for something, or chooses a number."""

TextField = QLineEdit | QPlainTextEdit | QTextEdit


@dataclass(frozen=True, slots=True)
class Unkept:
    """One text. `field` is its address in the window of `place`; "" when it can only be shown, as of a dialog."""

    place: Place
    field: str
    word: str
    """What the field is called on the screen."""
    text: str


# -- finding them --------------------------------------------------------------------------------------------


def unkept_under(root: QWidget, place: Place) -> list[Unkept]:
    """What stands only on the screen, in all fields under `root`."""
    return [Unkept(place, address(root, one), word_of(one), text_of(one)) for one in fields(root) if is_unkept(one)]


CALL = "call"
"""Screen of the place of words that belong in the dialog of a phone call; its `pupil_id` is the child it was opened for."""


def unkept_in_dialog(dialog: QDialog) -> list[Unkept]:
    """What was typed in a dialog that nobody finished. One with `drafted()` tells it itself, and can be filled in again."""
    drafted = getattr(dialog, "drafted", None)
    if drafted is not None:
        return list(drafted())
    title = dialog.windowTitle()
    return [Unkept(Place(""), "", f"{title}: {one.word}", one.text) for one in unkept_under(dialog, Place(""))]


def fields(root: QWidget) -> list[TextField]:
    """Fields in which a person types words, in the order in which they were made; not those of windows that lie over it."""
    found: list[QWidget] = root.findChildren(QWidget)
    return [one for one in found if isinstance(one, TextField) and one.window() is root.window() and _takes_words(one)]


def is_unkept(field: TextField) -> bool:
    """Whether it holds words that are not in the vault."""
    if not text_of(field).strip():
        return False
    if isinstance(field, KeptLine | KeptText):
        return field.dirty or bool(getattr(field, "misread", False))
    return field.isModified() if isinstance(field, QLineEdit) else bool(field.document().isModified())


def text_of(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def word_of(field: TextField) -> str:
    return field.accessibleName() or field.placeholderText() or field.objectName()


def address(root: QWidget, field: TextField) -> str:
    """The name of the field, and which of that name it is."""
    alike = [one for one in fields(root) if one.objectName() == field.objectName()]
    return f"{field.objectName()}#{alike.index(field)}"


def find(root: QWidget, where: str) -> TextField | None:
    """The field with this address; None when it is not on the screen now."""
    return next((one for one in fields(root) if one.isVisible() and address(root, one) == where), None)


def put_back(field: TextField, text: str) -> None:
    """As if it had just been typed: it is kept when that can be done now, and refused again when not."""
    if isinstance(field, KeptLine | KeptText):
        field.show_typed(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
        field.setModified(True)
    else:
        field.setPlainText(text)
        field.document().setModified(True)


def _takes_words(field: TextField) -> bool:
    if field.isReadOnly() or field.property(NEVER_ASIDE) or any(part in field.objectName() for part in NOT_WORDS):
        return False
    return not isinstance(field, QLineEdit) or field.echoMode() == QLineEdit.EchoMode.Normal


# -- in the vault --------------------------------------------------------------------------------------------


def lay_aside(vault: Vault, unkept: Sequence[Unkept]) -> None:
    """In the place of what was laid aside before. Raises EnvironmentProblem; an empty list leaves nothing."""
    key, words = _key(vault), _written(unkept)
    if vault.fact(key) != words:
        vault.set_fact(key, words)


def lay_one_aside(vault: Vault, one: Unkept) -> None:
    """Beside what was laid aside before, in the place of what it held earlier; without words it goes. Raises EnvironmentProblem."""
    others = [
        other
        for other in laid_aside(vault)
        if (other.place, other.field, other.word) != (one.place, one.field, one.word)
    ]
    lay_aside(vault, [*others, *([one] if one.text.strip() else [])])


def lay_anew(vault: Vault, before: Sequence[Unkept], now: Sequence[Unkept]) -> None:
    """`now` in the place of `before`, beside what else was laid aside. Raises EnvironmentProblem."""
    lay_aside(vault, [*(one for one in laid_aside(vault) if one not in (*before, *now)), *now])


def laid_aside(vault: Vault) -> tuple[Unkept, ...]:
    """What this person has to get back."""
    return _read(vault.fact(_key(vault)))


def _key(vault: Vault) -> str:
    return f"{FACT}:{vault.actor.id}"


def _written(unkept: Iterable[Unkept]) -> str:
    found = [asdict(one) for one in unkept]
    return json.dumps(found) if found else ""


def _read(words: str) -> tuple[Unkept, ...]:
    """Of another edition of Rondom it may be in another shape; then there is nothing to offer."""
    try:
        found = json.loads(words or "[]")
        return tuple(Unkept(Place(**one["place"]), one["field"], one["word"], one["text"]) for one in found)
    except (ValueError, TypeError, KeyError):
        return ()
