"""Inzage geven: everything about a child as one paper, for who has the right to it. First what is of others is looked over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Event
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from rondom import clock
from rondom.dossier.actions import add_note
from rondom.errors import UserProblem
from rondom.language import _
from rondom.pdf.inzage_of_pupil import NOBODY, Covers, InzageFacts, Packet, document_words, inzage_facts
from rondom.pdf.print_as import PrintAs
from rondom.plan.inzage.masking import Decisions, Found
from rondom.plan.inzage.request import inzage_readers, purpose, request_note
from rondom.plan.inzage.shapes import SHAPES
from rondom.plan.sharing import PartRow, PlanReader
from rondom.privacy.rules import Light, LightStatus
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.plan.panel import PanelWords
from ui.plan.paper_page import Known, PaperOf, PaperPage
from ui.plan.share import Getter
from ui.privacy.inzage_options import InzageOptions
from ui.privacy.inzage_review import InzageReview

TABLES = frozenset(one.table for one in SHAPES) - {"disclosure", "attachment"}
"""Not what giving it writes itself: the paper that lies here would be made again by going out."""
INZAGE = PanelWords(
    key="inzage",
    question=_("Wie krijgt inzage?"),
    back=_("Terug naar het papier"),
    nobody=_("Kies wie om inzage vroeg. Dan ziet u of het mag."),
    first=_("Kies eerst wie om inzage vroeg."),
    making=_("Het pakket voor {name} wordt gemaakt."),
    never=_("{name} krijgt dit pakket niet."),
    not_yet=_("{name} mag dit pakket nog niet krijgen."),
    paper=_("Inzagepakket"),
    ask=_("Betrokkenen bekijken"),
)


class InzagePaper(PaperPage):
    """The packet as it will be. `decisions` are what was decided about others; call `make_again` after changing them."""

    found = Signal(object)
    """What is covered or doubtful in the packet of who is chosen: a tuple of `Found`."""
    far = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        self.options = InzageOptions(desk.theme, clock.today())
        self.decisions = Decisions()
        self._covers, self._stop = Covers(), Event()
        self._asked_on: date = self.options.asked_on
        super().__init__(desk, self._of(), options=self.options)
        self.options.changed.connect(self._term_changed)
        self.options.stopped.connect(self._stop.set)
        self.options.noted.connect(self._note_request)
        self.far.connect(self.options.show_far)
        self.shown.connect(self.look_over)

    def _of(self) -> PaperOf:
        return PaperOf(
            words=INZAGE,
            tables=TABLES,
            read=self._read,
            copy=self._copy,
            pdf=self._pdf,
            document=lambda packet, _getter: document_words(packet.decisions),
            title=lambda _facts: f"{_('Inzage')} {clock.today().isoformat()}",
            leave=_("Terug naar de toestemmingen (Esc)"),
            as_text=_("Het inzagepakket als tekst"),
        )

    def forget(self) -> None:
        super().forget()
        self._stop.set()
        self.decisions, self._covers = Decisions(), Covers()
        self.options.forget(clock.today())
        self._asked_on = self.options.asked_on

    def _term_changed(self) -> None:
        self._asked_on = self.options.asked_on
        self.refresh()
        self.make_again()

    def _note_request(self) -> None:
        """That it was asked stays with the child, also when the packet is not ready today."""
        getter, pupil = self.getter(), self.pupil_id
        who = getter.reader.name if getter is not None else ""
        note = request_note(self._asked_on, self.options.extended.isChecked(), who, self.desk.me, clock.today())
        self.desk.tasks.write(
            self,
            _("Verzoek om inzage opgeschreven"),
            lambda session: add_note(session, pupil, note),
            lambda _id: self.desk.messages.toast(_("Opgeschreven bij Notities en signalen"), undo=True),
        )

    # -- what there is ---------------------------------------------------------------------------------------

    def _read(self, session: Session, pupil_id: str) -> Known:
        """On the thread of the vault."""
        today = clock.today()
        facts = inzage_facts(session, pupil_id, today)
        return Known(facts, getters(session, pupil_id, today, self._asked_on))

    def packet(self, getter: Getter | None) -> Packet | None:
        """As it is asked for now; None before the vault has answered."""
        return self._copy(self.known.reading, getter) if self.known.reading is not None else None

    def _copy(self, facts: InzageFacts, getter: Getter | None) -> Packet:
        plain = Packet(
            facts, asked_on=self._asked_on, extended=self.options.extended.isChecked(), made_by=self.desk.me,
            decisions=self.decisions,
        )  # fmt: skip
        if getter is None:
            return plain
        reader = getter.reader
        return replace(
            plain, reader=reader.key if reader.key in facts.around else NOBODY, name=reader.name, role=reader.role
        )

    def _pdf(self, packet: Packet, dress: PrintAs) -> bytes:
        """On the worker thread."""
        self._stop.clear()

        def told(done: int, total: int) -> None:
            if self._stop.is_set():
                raise UserProblem("inzage-stopped")
            self._tell_far(done, total)

        try:
            return self._covers.pdf(packet, dress, told)
        finally:
            self._tell_far(0, 0)

    def _tell_far(self, done: int, total: int) -> None:
        """This page may be gone before the paper is made."""
        self.desk.tasks.tell(self, lambda: self.far.emit(done, total))

    def _ask(self) -> None:
        """Gezag and the birth date decide, and no permission: to the people around this child."""
        self.desk.open(Place("dossier", self.pupil_id, "people"))

    def look_over(self) -> None:
        """Tell `found` of what is covered in the paper that lies here."""
        packet, covers = self.packet(self.getter()), self._covers
        if packet is None:
            return

        def show(found: tuple[Found, ...]) -> None:
            if covers is self._covers:
                self._say(found, packet)
                self.found.emit(found)

        self.desk.tasks.work(self, lambda: covers.found(packet), show)

    def _say(self, found: tuple[Found, ...], packet: Packet) -> None:
        covered = sum(one.covered for one in found)
        doubtful = sum(not (one.sure or one.fixed or one.decided) for one in found)
        files = sum(one.id not in packet.decisions.files for one in packet.facts.file.enclosures)
        self.options.show_found(covered, doubtful, files)


class InzagePage(QWidget):
    """`show_pupil` opens it; `left` when the person goes back. The paper, or the list of what is of others."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.paper, self.review = InzagePaper(desk), InzageReview(desk.theme)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.paper)
        self._pages.addWidget(self.review)
        self.paper.left.connect(self.left.emit)
        self.paper.options.look.connect(self._look)
        self.paper.found.connect(self._show_found)
        self.review.decided.connect(self._decide)
        self.review.left.connect(self._to_paper)
        self.review.opened.connect(self._open)

    def show_pupil(self, pupil_id: str) -> None:
        if pupil_id != self.paper.pupil_id:
            self._pages.setCurrentWidget(self.paper)
        self.paper.show_pupil(pupil_id)

    def parts(self) -> list[QWidget]:
        """Where F6 jumps."""
        return self.paper.parts() if self._pages.currentWidget() is self.paper else [self.review]

    def _look(self) -> None:
        self._pages.setCurrentWidget(self.review)
        self.review.take_focus()

    def _to_paper(self) -> None:
        self._pages.setCurrentWidget(self.paper)
        self.paper.make_again()
        self.paper.options.check.setFocus()

    def _show_found(self, found: tuple[Found, ...]) -> None:
        facts: Any = self.paper.known.reading
        self.review.show_found(found, facts.file.enclosures if facts is not None else (), self.paper.decisions)

    def _decide(self, decisions: Decisions) -> None:
        """The list at once; the paper when one goes back to it."""
        self.paper.decisions = decisions
        self.paper.look_over()

    def _open(self, file: str) -> None:
        self.desk.open(Place("dossier", self.paper.pupil_id, "attachments", file))


def getters(session: Session, pupil_id: str, today: date, asked_on: date) -> tuple[Getter, ...]:
    """Who could ask, each with what goes: all of it, but what is of others."""
    return tuple(Getter(one, _parts(one), purpose(asked_on)) for one in inzage_readers(session, pupil_id, today))


def _parts(reader: PlanReader) -> tuple[PartRow, ...]:
    others = Light(LightStatus.MAY_NOT, _("Namen van anderen en waar zij wonen zijn afgedekt."), source="inzage")
    return (
        PartRow("all", _("Het hele dossier"), frozenset(), reader.light),
        PartRow("others", _("Wat van anderen is"), frozenset(), others),
    )
