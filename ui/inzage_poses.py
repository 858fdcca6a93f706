"""How an inzagepakket is shown for `ui.shots`: before anybody is chosen, for a mother, and what is of others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.privacy.inzage import InzagePage
from ui.privacy.tab import ConsentTab
from ui.workplace import Workplace

Pose = Callable[[Workplace], QWidget | None]


def _opened(workplace: Workplace) -> InzagePage:
    """From the tab, as a person does. Raises LookupError when it is not there."""
    for tab in workplace.window.findChildren(ConsentTab):
        if tab.isVisible():
            tab.give_inzage()
            if tab.inzage_page is not None:
                return tab.inzage_page
    raise LookupError("consent.inzage")


def _page(workplace: Workplace, chosen: int, look: bool = False) -> None:
    from ui.shots import settle

    page = _opened(workplace)
    settle(workplace)
    readers = page.paper.known.getters
    if chosen >= 0:
        page.paper.panel.choose(readers[chosen].reader.key)
        page.paper.panel.chosen.emit(readers[chosen].reader.key)
        settle(workplace)
    if look:
        page.paper.options.look.emit()
        settle(workplace)


INZAGE_POSES: dict[str, Pose] = {
    "inzage": partial(_page, chosen=-1),
    "inzage-moeder": partial(_page, chosen=0),
    "inzage-kind": partial(_page, chosen=2),
    "inzage-anderen": partial(_page, chosen=0, look=True),
}
