"""Keeps what is done with the hands on the map: putting someone elsewhere, and letting the map decide again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from rondom.language import _
from rondom.support_map.actions import change_partner
from rondom.vault.store import Session
from ui.desk import Desk
from ui.support_map.view import SupportMapView


class MapHands(QObject):
    """`name_of` gives what a partner is called."""

    def __init__(self, desk: Desk, view: SupportMapView, name_of: Callable[[str], str]) -> None:
        super().__init__(view)
        self._desk, self._view, self._name_of = desk, view, name_of
        view.placed.connect(self._put)
        view.put_back.connect(lambda key: self.put_back((key,)))

    def _put(self, key: str, angle: float, depth: float, nudged: bool) -> None:
        """Steps with the keys after each other are one thing to undo."""
        said = _("{name} is verplaatst").format(name=self._name_of(key))

        def job(session: Session) -> None:
            change_partner(session, key, placed_angle=angle, placed_depth=depth)

        def done(_done: object) -> None:
            if not nudged:
                self._desk.messages.toast(said, undo=True)

        sentence = _("{name} verplaatst op de kaart").format(name=self._name_of(key))
        self._desk.tasks.write(self, sentence, job, done, merge=f"place:{key}" if nudged else "")

    def put_back(self, keys: tuple[str, ...]) -> None:
        """The map decides where these stand."""

        def job(session: Session) -> None:
            for key in keys:
                change_partner(session, key, placed_angle=None, placed_depth=None)

        sentence = _("{name} teruggezet op de kaart").format(name=self._name_of(keys[0]))
        if len(keys) > 1:
            sentence = _("Iedereen teruggezet op de kaart")
        said = _("Teruggezet. De kaart kiest weer een plek.")
        self._desk.tasks.write(self, sentence, job, lambda _done: self._desk.messages.toast(said, undo=True))
