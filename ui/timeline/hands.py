"""What hands do to events of a timeline: move, another lane, hide, remove. One write each, so one step of undo each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from rondom.errors import Problem
from rondom.language import _, plural
from rondom.timeline.actions import change_event, hide_in_meeting, remove_event
from rondom.timeline.lanes import fold_lane, order_lanes, rename_lane
from rondom.timeline.moving import move_edge_by, move_events
from rondom.vault.store import Session
from ui.desk import Desk

Keys = Sequence[str]


class Hands(QObject):
    """Writes, and says what was done with a way to take it back. `refused` when a move could not be kept."""

    refused = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def move(self, keys: Keys, days: float, nudged: bool = False) -> None:
        """`nudged`: by a key, where several presses in a row are one step of undo."""
        words = _said(keys, _("Gebeurtenis verplaatst"), "{n} gebeurtenis verplaatst", "{n} gebeurtenissen verplaatst")
        merge = f"move:{','.join(keys)}" if nudged else ""
        self._write(words, lambda session: move_events(session, keys, days), merge, quiet=nudged)

    def move_edge(self, key: str, edge: str, days: float, nudged: bool = False) -> None:
        """`edge` is start, end or applied."""
        words = _("Einde verplaatst") if edge == "end" else _("Begin verplaatst")
        merge = f"move:{key}.{edge}" if nudged else ""
        self._write(words, lambda session: move_edge_by(session, key, edge, days), merge, quiet=nudged)

    def to_lane(self, keys: Keys, lane: str) -> None:
        words = _said(
            keys, _("In een andere baan gezet"), "{n} gebeurtenis in een andere baan", "{n} gebeurtenissen in een andere baan"
        )  # fmt: skip
        self._write(words, _for_all(keys, lambda session, key: change_event(session, key, lane=lane)))

    def hide(self, keys: Keys, hidden: bool) -> None:
        """ "Niet voor dit overleg", or to be seen again."""
        words = _("Niet voor dit overleg") if hidden else _("Weer te zien in het overleg")
        self._write(words, _for_all(keys, lambda session, key: hide_in_meeting(session, key, hidden)))

    def remove(self, keys: Keys) -> None:
        words = _said(keys, _("Gebeurtenis verwijderd"), "{n} gebeurtenis verwijderd", "{n} gebeurtenissen verwijderd")
        self._write(words, _for_all(keys, remove_event))

    # lanes

    def fold_lane(self, lane: str, on: bool) -> None:
        words = _("Baan ingeklapt") if on else _("Baan uitgeklapt")
        self._write(words, lambda session: fold_lane(session, lane, on), quiet=True)

    def order_lanes(self, lanes: Keys) -> None:
        self._write(_("Banen in een andere volgorde"), lambda session: order_lanes(session, lanes), quiet=True)

    def rename_lane(self, lane: str, name: str) -> None:
        self._write(_("Baan anders genoemd"), lambda session: rename_lane(session, lane, name), quiet=True)

    def _write(self, words: str, action: Callable[[Session], object], merge: str = "", quiet: bool = False) -> None:
        def done(answer: object) -> None:
            if answer in (0, False):  # no whole step: everything stayed where it was
                self.refused.emit()
            elif not quiet:
                self._desk.messages.toast(words, undo=True)

        def failed(problem: Problem) -> None:
            self.refused.emit()
            self._desk.tasks.problem.emit(problem)

        self._desk.tasks.write(self, words, action, done, failed, merge)


def _for_all(keys: Keys, action: Callable[[Session, str], object]) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        for key in keys:
            action(session, key)

    return run


def _said(keys: Keys, one: str, singular: str, many: str) -> str:
    return one if len(keys) == 1 else plural(len(keys), singular, many)
