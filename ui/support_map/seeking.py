"""Finds everyone a place: at once for a few, beside the window for many. A newer question stops the one before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from rondom.support_map.layout import MapLink, PartnerNode, Places, Prepared, place_all, prepare
from rondom.support_map.rings import Box
from rondom.support_map.words import MANY
from ui.widgets.scene_painter import measure

LATE, AGAIN = 400, 120
"""Milliseconds after which is said how far it is, and between two times."""
Found = tuple[Places, Places]
"""From furthest away, and as near as one looks now."""
Work = Callable[[Callable[[], Found | None], Callable[[Found | None], object]], object]
"""Runs the first on another thread and hands its answer to the second, on this one."""


class _Stopped(Exception):
    """Nobody waits for this answer any more."""


@dataclass(frozen=True, slots=True)
class Sought:
    """`whole` and `size` are the drawing from furthest away and as near as one looks now (`closer` times)."""

    whole: tuple[float, float]
    size: tuple[float, float]
    closer: float
    keep_free: tuple[Box, ...] = ()


class Seeker(QObject):
    """Knows the people and where they stood last. `found` comes with every answer; `told` says how far it is."""

    found = Signal(object)
    """`Places` as near as one looks now."""
    told = Signal(int, int)
    """So many of so many have a place; 0 of 0 when it is done."""

    def __init__(self, parent: QObject, work: Work | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._known: Prepared | None = None
        self._given: tuple[object, ...] = ()
        self._base: tuple[Sought, Places] | None = None
        self._turn = self._done = 0
        self._late = QTimer(self)
        self._late.timeout.connect(self._tell)

    @property
    def count(self) -> int:
        return len(self._known.seats) if self._known else 0

    @property
    def seeking(self) -> bool:
        """Another thread is at it."""
        return self._late.isActive()

    def set_people(
        self, nodes: Sequence[PartnerNode], links: Sequence[MapLink], rings: Mapping[int, str], em: float
    ) -> bool:
        """False when these are the same as before, at the same size of letters."""
        given = (tuple(nodes), tuple(links), dict(rings), em)
        if given == self._given:
            return False
        if self._known is not None and self._known.em != em:
            self._base = None  # with other letters there is another map
        self._given = given
        self._known = prepare(nodes, em, measure, links, rings or None)
        if self._base is not None:
            self._base = (Sought((0, 0), (0, 0), 0), self._base[1])
        return True

    def seek(self, sought: Sought) -> None:
        """Asks for places; everyone stays where they were as far as possible."""
        known = self._known
        if known is None:
            return
        self._turn += 1
        turn, self._done, base = self._turn, 0, self._base

        def told(done: int) -> None:
            if turn != self._turn:
                raise _Stopped
            self._done = done

        def job() -> Found | None:
            try:
                return _places(known, sought, base, told)
            except _Stopped:
                return None

        def done(answer: Found | None) -> None:
            if answer is not None and turn == self._turn:
                self._answer(sought, answer)

        if self._work is None or len(known.seats) <= MANY:
            done(job())
        else:
            self._late.start(LATE)
            self._work(job, done)

    def _answer(self, sought: Sought, answer: Found) -> None:
        if self._late.isActive():
            self._late.stop()
            self.told.emit(0, 0)
        self._base = sought, answer[0]
        self.found.emit(answer[1])

    def _tell(self) -> None:
        self._late.setInterval(AGAIN)
        self.told.emit(self._done, self.count)


def _places(known: Prepared, sought: Sought, base: tuple[Sought, Places] | None, told: Callable[[int], None]) -> Found:
    """The map from furthest away stays as it is while one only looks nearer."""
    if base is not None and (base[0].whole, base[0].keep_free) == (sought.whole, sought.keep_free):
        whole = base[1]
    else:
        whole = place_all(known, sought.whole, sought.keep_free, base[1] if base else None, told=told)
    if sought.closer == 1.0:
        return whole, whole
    return whole, place_all(known, sought.size, (), whole, sought.closer, told)
