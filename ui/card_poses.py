"""The map at work, for the pictures: a card being changed, who can help, the yearly round, and maps with many people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.support_map.queries import support_map
from ui.full_maps import full_map
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


def _full(count: int, workplace: Workplace) -> None:
    """Shown, not written: the next picture begins with what the vault holds."""
    screen, today = _screen(workplace), clock.today()
    screen.close_side()
    workplace.tasks.read(screen, lambda session: full_map(support_map(session, today), count, today), screen.show_map)


def _own(workplace: Workplace) -> None:
    """What the vault holds, after a picture of something else."""
    _screen(workplace).refresh()


CROWDS = (0, 12, 40, 80, 500)
MAP_POSES: Mapping[str, Pose] = {
    **{f"structuur-{count}": partial(_full, count) for count in CROWDS},
    "structuur": _own,
}
"""How the map looks with so many people; at last the school's own."""
CARD_POSES: Mapping[str, Pose] = {
    "structuur-wijzigen": _edit,
    "structuur-wie-helpt": _ask,
    "structuur-klopt-dit-nog": _round,
}
