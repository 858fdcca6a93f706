"""What a person does with the screens of a meeting: find a control, type in it, press it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def get(root: QWidget, name: str) -> Any:
    """The control with this objectName that is on the screen, or the first there is."""
    found = [one for one in root.findChildren(QWidget) if one.objectName() == name]
    assert found, f"no control called {name}"
    return next((one for one in found if one.isVisible()), found[0])


def has(root: QWidget, name: str) -> bool:
    return any(one.objectName() == name and one.isVisible() for one in root.findChildren(QWidget))


def write_in(field: Any, text: str) -> None:
    """Put words in a field as a person would, and leave it."""
    field.setFocus()
    if hasattr(field, "setPlainText"):
        field.setPlainText(text)
    else:
        field.setText(text)
        field.textEdited.emit(text)
    field.clearFocus()
    field.flush()
    if hasattr(field, "editingFinished"):
        field.editingFinished.emit()


def type_line(field: Any, text: str) -> None:
    """Type and press Enter."""
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(root: QWidget, name: str) -> None:
    """As Space does on the control: it may be scrolled out of sight."""
    one = get(root, name)
    assert one.isEnabled(), f"{name} cannot be pressed"
    one.click()
