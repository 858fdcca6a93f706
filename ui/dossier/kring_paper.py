"""The kring as it will be on paper, and who gets it. Nothing leaves the house here without being written down."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.print_as import PrintAs
from rondom.plan.kring import KringPage, kring_page, page_for
from rondom.plan.kring_sharing import kring_parts, kring_readers
from rondom.privacy.rules import ReaderKind
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.plan.panel import PanelWords
from ui.plan.paper_page import Known, PaperOf, PaperPage
from ui.plan.share import Getter, getters_of
from ui.widgets import Switch, column, label, row

TABLES = frozenset({"pupil", "school", "caregiver", "contact", "consent", "kring_tie", "address"})
KRING = PanelWords(
    key="kring.paper",
    question=_("Wie krijgt de kring?"),
    back=_("Terug naar het papier"),
    nobody=_("Kies wie de kring krijgt. Dan ziet u of het mag."),
    first=_("Kies eerst wie de kring krijgt."),
    making=_("De kring voor {name} wordt gemaakt."),
    never=_("{name} krijgt de kring niet."),
    not_yet=_("{name} mag de kring nog niet lezen."),
    paper=_("Kring"),
)


def known(session: Session, pupil_id: str) -> Known:
    """Raises UserProblem "gone" when there is no such child."""
    today = clock.today()
    readers = kring_readers(session, pupil_id, today)
    made = [(one, kring_parts(session, pupil_id, one, today)) for one in readers]
    page = kring_page(session, pupil_id, today)
    return Known(page, getters_of(session, pupil_id, made, _purpose, reading=page))


def _purpose(kind: ReaderKind) -> str:
    if kind in (ReaderKind.CAREGIVER, ReaderKind.PUPIL):
        return _("de kring is van het gezin")
    return _("weten wie er om het kind heen staan")


class KringPaper(PaperPage):
    """`show_pupil` opens it for a child; `left` when the person goes back to the kring."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.theme
        self.bonds = Switch(theme, _("Ook hoe het tussen mensen is"), "kring.paper.bonds")
        why = label(
            _("Zonder dit staat er wie er is, wie wie belt en wie voor wie spreekt. Wat schuurt, blijft dan hier."),
            "small", "muted", wrap=True,
        )  # fmt: skip
        options = QWidget()
        options.setLayout(column(row(self.bonds, None), why, gap=theme.px(0.2)))
        super().__init__(desk, self._of(), options=options)
        self.bonds.toggled.connect(lambda _on: self.make_again())
        self.chosen.connect(lambda: self.bonds.setChecked(False))  # another person is another choice

    def _of(self) -> PaperOf:
        return PaperOf(
            words=KRING,
            tables=TABLES,
            read=known,
            copy=self._copy,
            pdf=_pdf,
            document=self._document,
            title=lambda _page: f"{_('Kring')} {clock.today().isoformat()}",
            leave=_("Terug naar de kring (Esc)"),
            as_text=_("De kring als tekst"),
            large=False,
        )

    def _copy(self, page: KringPage, getter: Getter | None) -> KringPage:
        made = page_for(page, getter.reader.name if getter is not None else "", self.bonds.isChecked())
        return getter.cover(made) if getter is not None else made

    def _document(self, _page: KringPage, _getter: Getter) -> str:
        return f"{_('Kring')}, {_('met hoe het tussen mensen is')}" if self.bonds.isChecked() else _("Kring")

    def forget(self) -> None:
        super().forget()
        self.bonds.setChecked(False)


def _pdf(page: KringPage, _dress: PrintAs) -> bytes:
    return kring_pdf(page)
