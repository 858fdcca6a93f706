"""The dossier of one child. The header asks for itself; each tab is a screen of its own, made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from rondom import clock
from rondom.dossier.actions import change_pupil
from rondom.dossier.queries import caregiver_rows, pupil_head
from rondom.language import _
from rondom.meetings.queries import next_meeting
from rondom.privacy.queries import light_of
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.dossier.attachments import AttachmentsTab
from ui.dossier.header import DossierHeader, HeaderFacts
from ui.dossier.kring_tab import KringTab
from ui.dossier.log import LogTab
from ui.dossier.notes import NotesTab
from ui.dossier.overview import OverviewTab
from ui.dossier.people import PeopleTab
from ui.meetings.tab import MeetingsTab
from ui.opp.tab import OppTab
from ui.plan.tab import PlanTab
from ui.privacy.tab import ConsentTab
from ui.screen import Screen
from ui.timeline.tab import TimelineTab
from ui.widgets import column, line, row
from ui.widgets.tabs import Tabs

TABS: tuple[tuple[str, str, Callable[[Desk], Screen]], ...] = (
    ("overview", _("Overzicht"), OverviewTab),
    ("timeline", _("Tijdlijn"), TimelineTab),
    ("people", _("Betrokkenen"), PeopleTab),
    ("kring", _("Kring"), KringTab),
    ("meetings", _("Overleggen"), MeetingsTab),
    ("plan", _("Plan"), PlanTab),
    ("opp", _("OPP"), OppTab),
    ("consent", _("Toestemming"), ConsentTab),
    ("notes", _("Notities en signalen"), NotesTab),
    ("attachments", _("Bijlagen"), AttachmentsTab),
    ("log", _("Logboek"), LogTab),
)
NEW = {"event": "timeline", "note": "notes", "meeting": "meetings", "call": "meetings", "caregiver": "people"}
"""Which tab makes what."""


class DossierScreen(Screen):
    rail = "pupils"
    tables = frozenset({"pupil", "caregiver", "consent", "meeting", "base_group", "contact", "attendee"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header = DossierHeader(self.theme)
        self.header.new_asked.connect(self._new)
        self.header.followed_asked.connect(self._follow)
        self.tabs = Tabs(self.theme, [(key, word) for key, word, _make in TABS], "dossier.tabs")
        self.tabs.chosen.connect(lambda key: self._show_tab(key))
        self._made: dict[str, Screen] = {}
        self._stack = QStackedLayout()
        holder = QWidget()
        holder.setLayout(self._stack)
        p = self.theme.px
        outer = column(self.header, row(self.tabs, margins=(p(1.1), 0, p(1.1), 0)), line(), holder)
        outer.setStretch(3, 1)
        self.setLayout(outer)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.tabs.step(by))

    def visit(self, place: Place) -> None:
        another = place.pupil_id != self.pupil_id
        super().visit(place)
        self.tabs.bar.blockSignals(True)
        self.tabs.show_value(place.tab)
        self.tabs.bar.blockSignals(False)
        self._show_tab(self.tabs.value(), place.key)
        if another and place.pupil_id:
            self.desk.tasks.look(
                self, lambda vault: vault.see(_("Dossier bekeken"), place.pupil_id), lambda _written: None
            )

    def place_key(self) -> tuple[str, str]:
        tab = self.current()
        return self.tabs.value(), tab.place_key()[1] if tab else ""

    def parts(self) -> list[QWidget]:
        tab = self.current()
        return [self.header, self.tabs, *(tab.parts() if tab else [])]

    def current(self) -> Screen | None:
        return self._made.get(self.tabs.value())

    def flush(self) -> None:
        """Each tab keeps in its own way: a meeting that is held keeps its time as well."""
        for tab in self._made.values():
            tab.flush()

    def refresh(self) -> None:
        if not self.pupil_id:
            return
        pupil = self.pupil_id

        def show(facts: HeaderFacts) -> None:
            if pupil == self.pupil_id:
                self.header.show_facts(facts)

        self.desk.tasks.read(self, lambda session: header_facts(session, pupil), show)

    def _show_tab(self, key: str, row_key: str = "") -> None:
        if key not in self._made:
            make = next(make for name, _word, make in TABS if name == key)
            self._made[key] = make(self.desk)
            self._stack.addWidget(self._made[key])
        before = self._stack.currentWidget()
        tab = self._made[key]
        if isinstance(before, Screen) and before is not tab:
            before.flush()
        tab.visit(Place("dossier", self.pupil_id, key, row_key))
        self._stack.setCurrentWidget(tab)

    def _new(self, what: str) -> None:
        self.tabs.show_value(NEW[what])
        tab = self.current()
        make = getattr(tab, "make_new", None)
        if make is not None:
            make(what)

    def _follow(self, followed: bool) -> None:
        pupil = self.pupil_id
        words = _("Leerling wordt gevolgd") if followed else _("Leerling wordt niet meer gevolgd")
        self.desk.tasks.write(self, words, lambda session: change_pupil(session, pupil, followed=followed))


def header_facts(session: Session, pupil_id: str) -> HeaderFacts:
    """All that the header says, in one look."""
    today = clock.today()
    light = light_of(session, pupil_id, today)
    coming = next_meeting(session, pupil_id, today)
    return HeaderFacts(
        head=pupil_head(session, pupil_id, today),
        caregivers=tuple(caregiver_rows(session, pupil_id)),
        light=light.status,
        light_reason=light.summary,
        next_meeting=coming.when_words(today) if coming else "",
    )
