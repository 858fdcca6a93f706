"""The kring as it will be on paper, and who gets it. Nothing leaves the house here without being written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, folded
from rondom.pdf.kring_document import kring_pdf
from rondom.plan.kring import KringPage, kring_page, page_for
from rondom.plan.kring_sharing import kring_parts, kring_readers
from rondom.privacy.queries import consent_rows
from rondom.privacy.rules import ReaderKind
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.plan.giving import Leaving, keep_in_file, note_down
from ui.plan.panel import PanelWords, SharePanel
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.plan.printing import print_pdf
from ui.plan.share import Getter, Note
from ui.plan.two_steps import TwoSteps
from ui.widgets import Switch, button, column, label, row, tool

if TYPE_CHECKING:
    from rondom.vault.vault import Change

TABLES = frozenset({"pupil", "school", "caregiver", "contact", "consent", "kring_tie"})
KRING = PanelWords(
    key="kring.paper",
    question=_("Wie krijgt de kring?"),
    back=_("Terug naar het papier"),
    nobody=_("Kies wie de kring krijgt. Dan ziet u of het mag."),
    first=_("Kies eerst wie de kring krijgt."),
    making=_("De kring voor {name} wordt gemaakt."),
    never=_("{name} krijgt de kring niet."),
    not_yet=_("{name} mag de kring nog niet lezen."),
)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everything the page shows, in one look. Before it is asked `page` is None."""

    page: KringPage | None = None
    getters: tuple[Getter, ...] = ()


def sharing(session: Session, pupil_id: str) -> Sharing:
    """Raises UserProblem "gone" when there is no such child."""
    today = clock.today()
    purposes = {
        folded(row.recipient): row.purpose
        for row in reversed(consent_rows(session, pupil_id, today))
        if row.light.basis and row.purpose
    }
    getters = []
    for one in kring_readers(session, pupil_id, today):
        family = one.kind in (ReaderKind.CAREGIVER, ReaderKind.PUPIL)
        purpose = _("de kring is van het gezin") if family else _("weten wie er om het kind heen staan")
        parts = tuple(kring_parts(session, pupil_id, one, today))
        getters.append(Getter(one, parts, purposes.get(folded(one.name)) or purpose))
    return Sharing(kring_page(session, pupil_id, today), tuple(getters))


class KringPaper(QWidget):
    """`show_pupil` opens it for a child; `left` when the person goes back to the kring."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setObjectName("kring.paper")
        self.pupil_id = ""
        self._facts = Sharing()
        self._made: KringPage | None = None
        self._round = 0
        self.back = tool(
            self.theme, "arrow-left", _("Terug naar de kring (Esc)"), key="kring.paper.leave", on=self.left.emit
        )
        self.preview = PdfPreview(desk, "kring.paper.preview", self.back)
        self.preview.words.setAccessibleName(_("De kring als tekst"))
        self.bonds = Switch(self.theme, _("Ook hoe het tussen mensen is"), "kring.paper.bonds")
        self.bonds.toggled.connect(lambda _on: self._make())
        why = label(
            _("Zonder dit staat er wie er is, wie wie belt en wie voor wie spreekt. Wat schuurt, blijft dan hier."),
            "small", "muted", wrap=True,
        )  # fmt: skip
        options = QWidget()
        options.setLayout(column(row(self.bonds, None), why, gap=self.theme.px(0.2)))
        self.panel = SharePanel(self.theme, KRING, options)
        self.panel.chosen.connect(self._choose_getter)
        self.panel.saved.connect(self._save)
        self.panel.printed.connect(self._print)
        self.panel.asked.connect(self._ask)
        self._build()
        desk.tasks.changed.connect(self._changed)

    def _build(self) -> None:
        share = button(KRING.question, "primary", self.theme, "share-2", name="kring.paper.to_share", on=self.to_panel)
        self._steps = TwoSteps(self.theme, self.preview, self.panel, share)
        self.setLayout(row(self._steps))

    # -- which child -----------------------------------------------------------------------------------------

    def show_pupil(self, pupil_id: str) -> None:
        """Read the kring of this child; nothing of the one before stays in sight."""
        if pupil_id != self.pupil_id:
            self.forget()
            self.pupil_id = pupil_id
        self.refresh()

    def forget(self) -> None:
        self._round += 1
        self.pupil_id = ""
        self._facts, self._made = Sharing(), None
        self.preview.clear()
        self.panel.show_getters(())
        self.panel.set_ready(False)
        self.bonds.setChecked(False)
        self._steps.to_paper()

    def _changed(self, change: Change) -> None:
        """Someone came or another light while the paper lies here: then it is made again."""
        elsewhere = change.pupils and self.pupil_id not in change.pupils
        if self.pupil_id and TABLES & change.tables and not elsewhere:
            self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        pupil = self.pupil_id
        if not pupil:
            return
        self.panel.set_ready(False)

        def show(facts: Sharing) -> None:
            if pupil == self.pupil_id:
                self._facts = facts
                self.panel.show_getters(facts.getters)
                self._make()

        self.desk.tasks.read(self, lambda session: sharing(session, pupil), show)

    def _choose_getter(self, _key: str) -> None:
        """Another person is another choice."""
        self.bonds.setChecked(False)
        self.panel.refresh_detail()
        self._make()

    # -- the paper -------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Draw it for who is chosen; without a choice with no name on it, which cannot go out."""
        page, getter = self._facts.page, self.panel.getter()
        if page is None:
            return
        wanted = page_for(
            page, getter.reader.name if getter is not None and getter.may_get else "", self.bonds.isChecked()
        )
        if wanted == self._made and self.preview.paper is not None:
            self.panel.set_ready(True)
            return
        self._made = wanted
        self._round += 1
        this = self._round
        self.panel.set_ready(False)

        def show(paper: Paper) -> None:
            if this == self._round:
                self.preview.show_paper(paper)
                self.panel.set_ready(True)

        def failed(problem: Problem) -> None:
            if this == self._round:
                self._made = None  # the next look tries again
            self.desk.messages.show(problem)

        self.desk.tasks.work(self, lambda: paper_of(kring_pdf(wanted)), show, failed)

    # -- out of the house ------------------------------------------------------------------------------------

    def _save(self) -> None:
        """The very bytes that were shown, in a file of the person's choice. Its name holds no child."""
        leaving = self._leaving(
            _("pdf"), (_("Kring bewaard als PDF"), "export"), _("Kring voor {name} bewaard en genoteerd")
        )
        if leaving is None:
            return
        name = f"{_('Kring')} {clock.today().isoformat()}.pdf"
        target = self.desk.messages.save_file(_("Kring bewaren"), name, _("PDF (*.pdf)"))
        if target is not None:
            keep_in_file(self, self.desk, leaving, target)

    def _print(self) -> None:
        leaving = self._leaving(
            _("op papier"), (_("Kring afgedrukt"), "print"), _("Kring voor {name} afgedrukt en genoteerd")
        )
        if leaving is None:
            return
        try:
            printed = print_pdf(self, leaving.content)
        except Problem as problem:
            self.desk.messages.show(problem)
            return
        if printed:
            note_down(self, self.desk, leaving, self.desk.messages.show)

    def _leaving(self, how: str, seen: tuple[str, str], said: str) -> Leaving | None:
        """What the register of verstrekkingen will say, as it is at the moment of asking."""
        paper, getter = self.preview.paper, self.panel.getter()
        if paper is None or getter is None or not getter.may_get:
            return None
        told = (_("Kring"), _("met hoe het tussen mensen is") if self.bonds.isChecked() else "", how)
        note = Note(getter.said, getter.purpose, getter.reader.light.basis, ", ".join(part for part in told if part))
        return Leaving(
            self.pupil_id, paper.content, len(paper.sizes), note, seen, said.format(name=getter.reader.short)
        )

    def _ask(self) -> None:
        """To the place where what is lacking can be filled in."""
        getter = self.panel.getter()
        if getter is None:
            return
        if getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.custody in ("unknown", "no"):
            self.desk.open(Place("dossier", self.pupil_id, "people", getter.reader.key))
        else:
            self.desk.open(Place("dossier", self.pupil_id, "consent", getter.reader.name))

    # -- room ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def to_panel(self) -> None:
        """To the question who gets it."""
        self._steps.to_panel()
