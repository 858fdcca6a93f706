"""A paper beside its choices and who gets it: the page that every paper about one child is shared from.

Say what it is in a `PaperOf` and put a `PaperPage` on the screen; it shows the paper, asks who gets it, and knows the three
ways out. Nothing leaves the house here without being written down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rondom.pdf.print_as import PrintAs
from rondom.privacy.rules import ReaderKind
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.plan.copies import Copy
from ui.plan.dress import DressChoice
from ui.plan.making import Making
from ui.plan.outgoing import Outgoing, Ready
from ui.plan.panel import PanelWords, SharePanel
from ui.plan.preview import PdfPreview
from ui.plan.share import Getter
from ui.plan.two_steps import TwoSteps
from ui.widgets import button, row, tool

if TYPE_CHECKING:
    from rondom.vault.vault import Change


@dataclass(frozen=True, slots=True)
class Known:
    """What the vault says about one paper, in one look. `reading` None: there is nothing to print."""

    reading: Any = None
    getters: tuple[Getter, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperOf:
    """One sort of paper.

    `read(session, pupil_id)` runs on the thread of the vault. `copy(reading, getter)` runs on this thread: the reading as this
    person may have it, with the choices on the screen in it; of `getter` None the whole with no name on it. It is a plain value
    that can be compared. `pdf(copy, dress)` runs on the worker thread. `document(copy, getter)` is what the paper is called in
    the register of verstrekkingen, without how it goes ("Kring, zonder adressen"); `title(reading)` is the name of the file,
    without a child's name and without ".pdf".
    """

    words: PanelWords
    tables: frozenset[str]
    read: Callable[[Session, str], Known]
    copy: Callable[[Any, Getter | None], Any]
    pdf: Callable[[Any, PrintAs], bytes]
    document: Callable[[Any, Getter], str]
    title: Callable[[Any], str]
    leave: str
    """Of the button that goes back: "Terug naar de kring (Esc)"."""
    as_text: str
    """What it is called for who has it read aloud: "De kring als tekst"."""
    tongues: bool = False
    """Its fixed words exist in the languages of parents."""
    large: bool = True
    """It can be printed in large letters."""


class PaperPage(QWidget):
    """`show_pupil` opens it for a child; `left` when the person goes back; `shown` after another paper was drawn.

    `before` are controls in the bar of the paper, `options` stands above the people, `more` beside the ways out. Call
    `make_again` when a choice in them changed.
    """

    left = Signal()
    shown = Signal()
    chosen = Signal()
    """Another reader was chosen; before the paper for them is made."""

    def __init__(
        self, desk: Desk, of: PaperOf, *before: QWidget, options: QWidget | None = None, more: QWidget | None = None
    ) -> None:
        super().__init__()
        self.desk, self.theme, self.of, key = desk, desk.theme, of, of.words.key
        self.setObjectName(key)
        self.pupil_id = ""
        self.known = Known()
        self.back = tool(self.theme, "arrow-left", of.leave, key=f"{key}.leave", on=self.left.emit)
        self.preview = PdfPreview(desk, f"{key}.preview", self.back, *before)
        self.preview.words.setAccessibleName(of.as_text)
        self.dress = DressChoice(self.theme, key, of.tongues, of.large)
        self.dress.changed.connect(self.make_again)
        self.panel = SharePanel(self.theme, of.words, options, more, self.dress)
        self.panel.chosen.connect(self._choose)
        self.panel.asked.connect(self._ask)
        self._making = Making(self, desk, self.preview, self.panel, self._print_copy, self.shown.emit)
        self._out = Outgoing(self, desk, self.panel, self._ready)
        share = button(of.words.question, "primary", self.theme, "share-2", name=f"{key}.to_share", on=self.to_panel)
        self._steps = TwoSteps(self.theme, self.preview, self.panel, share)
        self.setLayout(row(self._steps))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.preview.open_find)
        desk.tasks.changed.connect(self._changed)

    def parts(self) -> list[QWidget]:
        """Where F6 jumps."""
        return [one for one in (self.preview, self.panel) if one.isVisible()]

    # -- which child -----------------------------------------------------------------------------------------

    def show_pupil(self, pupil_id: str) -> None:
        """Read the paper of this child; nothing of the one before stays in sight."""
        if pupil_id != self.pupil_id:
            self.forget()
            self.pupil_id = pupil_id
        self.refresh()

    def forget(self) -> None:
        self.pupil_id = ""
        self.known = Known()
        self.panel.show_getters(())
        self._making.forget()
        self._steps.to_paper()

    def _changed(self, change: Change) -> None:
        """Something else to print, or another light while the paper lies here."""
        elsewhere = change.pupils and self.pupil_id not in change.pupils
        if self.pupil_id and self.of.tables & change.tables and not elsewhere:
            self.refresh()

    def refresh(self) -> None:
        """Ask again. Until it is known what may go, nothing goes."""
        pupil = self.pupil_id
        if not pupil:
            return
        self.panel.set_ready(False)

        def show(known: Known) -> None:
            if pupil == self.pupil_id:
                self.known = known
                self.panel.show_getters(known.getters)
                self.make_again()

        self.desk.tasks.read(self, lambda session: self.of.read(session, pupil), show)

    def getter(self) -> Getter | None:
        """Who is chosen, when that person may get something."""
        found = self.panel.getter()
        return found if found is not None and found.may_get else None

    def asked(self) -> tuple[Any, ...]:
        """What was asked for last: the reading of every copy."""
        made = self._making.made
        return tuple(value for value, _dress in made.wanted) if made is not None else ()

    def ready(self) -> bool:
        """What lies here is what was asked for last."""
        return self._making.ready()

    def _choose(self, _key: str) -> None:
        self.panel.refresh_detail()
        self.chosen.emit()
        self.make_again()

    # -- the paper -------------------------------------------------------------------------------------------

    def make_again(self) -> None:
        """Draw it for who is chosen; without a choice with no name on it, which cannot go out."""
        reading, getter = self.known.reading, self.getter()
        if reading is None:
            return
        each: tuple[Getter | None, ...] = getter.each if getter is not None else (None,)
        self._making.make(tuple((self.of.copy(reading, one), self.dress.dress(one)) for one in each))

    def _print_copy(self, wanted: tuple[Any, PrintAs]) -> bytes:
        return self.of.pdf(*wanted)

    # -- out of the house ------------------------------------------------------------------------------------

    def _ready(self) -> Ready | None:
        getter, made, reading = self.getter(), self._making.made, self.known.reading
        if getter is None or made is None or reading is None or not self.ready():
            return None
        copies = tuple(
            Copy(one, content, pages, self.of.document(value, one))
            for one, (value, _dress), content, pages in zip(
                getter.each, made.wanted, made.contents, made.pages, strict=True
            )
        )
        pupil, read = self.pupil_id, self.of.read
        return Ready(pupil, copies, self.of.title(reading), lambda session: read(session, pupil).getters)

    def _ask(self) -> None:
        """To the place where what is lacking can be filled in."""
        if (getter := self.panel.getter()) is not None:
            self.desk.open(where_to_ask(self.pupil_id, getter))

    # -- room ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def to_panel(self) -> None:
        """To the question who gets it."""
        self._steps.to_panel()


def where_to_ask(pupil_id: str, getter: Getter) -> Place:
    """Gezag is filled in with the people, permission is asked with the permissions."""
    if getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.custody in ("unknown", "no"):
        return Place("dossier", pupil_id, "people", getter.reader.key)
    return Place("dossier", pupil_id, "consent", getter.reader.name)
