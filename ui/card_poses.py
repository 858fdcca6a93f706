"""The map with something beside it, for the pictures: a card being changed, who can help, the yearly round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.support_map.screen import SupportMapScreen

if TYPE_CHECKING:
    from ui.workplace import Workplace

Pose = Callable[["Workplace"], QWidget | None]


def _screen(workplace: Workplace) -> SupportMapScreen:
    found = next((one for one in workplace.window.findChildren(SupportMapScreen) if one.isVisible()), None)
    if found is None:
        raise LookupError("support_map")
    return found


def _edit(workplace: Workplace) -> None:
    _screen(workplace).edit()


def _ask(workplace: Workplace) -> None:
    companions = _screen(workplace).companions
    companions.open_helping(age=8)
    companions.helping.words.setText("schulden")


def _round(workplace: Workplace) -> None:
    _screen(workplace).companions.open_yearly()


CARD_POSES: Mapping[str, Pose] = {
    "structuur-wijzigen": _edit,
    "structuur-wie-helpt": _ask,
    "structuur-klopt-dit-nog": _round,
}
