"""Who must hear that a meeting moved or does not take place, with the number to call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from rondom.language import _, capital
from rondom.meetings.telling import ToTell
from rondom.phone_numbers import shown
from ui.theme import Theme
from ui.widgets import Dialog, Scroll, column, label

MOST_HIGH = 24.0
"""em; more people scroll."""


class TellDialog(Dialog):
    """A list to call from. `moved`: then the verb asks again who comes, for who answered spoke of the old moment."""

    def __init__(self, theme: Theme, people: Sequence[ToTell], moved: bool, parent: QWidget) -> None:
        body = _("Wie ja of nee zei, zei dat over het vorige moment.") if moved else _("Deze mensen zijn uitgenodigd.")
        verb = _("Opnieuw vragen wie komt") if moved else _("Klaar")
        super().__init__(
            theme, _("Wie moet het weten?"), verb, body=body, content=column(_people(theme, people)),
            back=_("Laten staan"), parent=parent, wide=34,
        )  # fmt: skip
        if not moved:
            self.only_close()


def _people(theme: Theme, people: Sequence[ToTell]) -> QWidget:
    p = theme.px
    grid = QGridLayout()
    grid.setHorizontalSpacing(p(1.2))
    grid.setVerticalSpacing(p(0.45))
    grid.setColumnStretch(1, 1)
    for at, one in enumerate(people):
        grid.addWidget(label(one.name, "strong", wrap=True), at, 0)
        grid.addWidget(label(capital(one.role), "small", "muted", wrap=True), at, 1)
        nowhere = _("op school") if one.child else _("geen nummer bekend")
        reach = label(shown(one.phone) or one.email or nowhere, tone="" if one.phone or one.email else "muted")
        reach.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        reach.setObjectName(f"tell.{at}")
        grid.addWidget(reach, at, 2)
    if not people:
        grid.addWidget(label(_("Er is nog niemand uitgenodigd."), tone="muted"), 0, 0, 1, 3)
    made = QWidget()
    made.setLayout(column(grid, None))
    if len(people) * 2 < MOST_HIGH:
        return made
    scrolled = Scroll(made)
    scrolled.setFixedHeight(p(MOST_HIGH))
    return scrolled
