"""The tab Kring: the people around one child as a drawing with the list beside it, and the bonds of whoever is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.meetings.actions import plan_meeting
from rondom.meetings.around import KringFacts, invite, kring_facts, take_in
from rondom.meetings.model import MeetingKind
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.dossier.kring_editor import KringEditor
from ui.dossier.kring_rows import GUEST, TIE, kring_rows
from ui.dossier.kring_view import KringLegend, KringView
from ui.screen import Screen
from ui.widgets import RowList, Scroll, Segments, button, column, label, line, row, stack
from ui.widgets.notices import EmptyState
from ui.widgets.side_by_side import SideBySide
from ui.widgets.side_editor import SideEditor

if TYPE_CHECKING:
    from ui.dossier.kring_paper import KringPaper

DRAWING, LIST = "drawing", "list"
BOTH = 70.0
"""Em; on less the drawing and the list take turns."""
LIST_WIDE = 27.0


class KringTab(Screen):
    """`place.key` is the id of someone: their bonds open."""

    tables = frozenset({"pupil", "caregiver", "contact", "address", "kring_tie", "meeting", "attendee", "partner"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: KringFacts | None = None
        self._key = self._bond = ""
        self._form: KringEditor | None = None
        self.view = KringView(self.theme)
        self.view.chosen.connect(self.choose)
        self.view.opened.connect(self.choose)
        self.rows = RowList(self.theme, "kring.rows", spoken=_("Mensen rondom het kind"))
        self.rows.opened.connect(self._open_row)
        self.legend = KringLegend(self.theme)
        self.empty = EmptyState(
            self.theme, _("Nog niemand in de kring"), _("Begin met wie er thuis is. Daarna school, en wie er nog meer om het kind heen staat."),
            _("Iemand toevoegen"), name="kring.empty",
        )  # fmt: skip
        self.empty.acted.connect(self._to_people)
        self.editor = SideEditor(self.theme, "kring.editor")
        self.editor.closed.connect(self._closed)
        self._build()
        QShortcut(QKeySequence("Ctrl+L"), self, self._other_mode)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.to_paper)

    def _build(self) -> None:
        p = self.theme.px
        self._title = label("", "page", wrap=True)
        self.mode = Segments(self.theme, [(DRAWING, _("Tekening")), (LIST, _("Lijst"))], name="kring.mode")
        self.mode.setToolTip(_("Wissel met Ctrl+L"))
        self.mode.chosen.connect(lambda _key: self._arrange())
        people = button(_("Mensen"), "", self.theme, "users-round", name="kring.people", on=self._to_people)
        people.setToolTip(_("Iemand toevoegen of veranderen"))
        self._share = button(_("Deel"), "", self.theme, "share-2", name="kring.share", on=self.to_paper)
        self._share.setToolTip(_("Op papier, en wie het krijgt (Ctrl+P)"))
        head = row(self._title, self.mode, people, self._share, gap=p(0.8), margins=(p(1.9), p(1.0), p(1.6), p(0.4)))
        head.setStretch(0, 1)
        self._drawing, self._list = QWidget(), QWidget()
        legend = row(self.legend, margins=(p(1.9), p(0.2), p(1.0), p(0.7)))
        drawn = column(self.view, legend)
        drawn.setStretch(0, 1)
        self._scroll = Scroll(drawn)
        self._drawing.setLayout(row(self._scroll))
        listed = column(self.rows, margins=(p(1.1), 0, p(0.4), p(0.6)))
        self._list.setLayout(listed)
        self._rule = line(vertical=True)
        both = QHBoxLayout()
        stack(both, self._drawing, self._rule, self._list)
        both.setStretch(0, 1)
        both.setStretch(2, 1)
        self._both = QWidget()
        self._both.setLayout(both)
        nobody = QWidget()
        self.empty.setMaximumWidth(p(40))
        nobody.setLayout(column(None, row(None, self.empty, None), None, None, margins=(p(1.9), p(1), p(1.9), p(1))))
        self._found = QStackedWidget()
        for page in (QWidget(), nobody, self._both):  # nothing until the vault has answered
            self._found.addWidget(page)
        body = column(head, self._found)
        body.setStretch(1, 1)
        self.mode.show_value(LIST if self.theme.folded else DRAWING)
        self._beside = SideBySide(self.theme, body, self.editor)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._beside)
        self.paper: KringPaper | None = None

    # where we are

    def visit(self, place: Place) -> None:
        if place.pupil_id != self.pupil_id:
            self._back_from_paper()
            self.editor.leave()
            self._facts = None
            self.mode.show_value(LIST if self.theme.folded else DRAWING)
        super().visit(place)
        if place.key and place.key != self._key:
            self._key = place.key
            self.refresh_soon()

    def place_key(self) -> tuple[str, str]:
        return "kring", self._key

    def parts(self) -> list[QWidget]:
        """Whatever is in sight of drawing, list and editor, or the paper."""
        if self.paper is not None:
            return [self.paper]
        return [part for part in (self.view, self.rows, self.editor) if part.isVisible()] or [self.empty]

    def make_new(self, what: str) -> None:
        """Someone new gets name, role and gezag at Betrokkenen."""
        del what
        self._to_people()

    # the vault

    def refresh(self) -> None:
        pupil, today = self.pupil_id, clock.today()

        def show(facts: KringFacts) -> None:
            if pupil == self.pupil_id:
                self._show(facts)

        if pupil:
            self.desk.tasks.read(self, lambda session: kring_facts(session, pupil, today), show, self._gone)

    def _gone(self, problem: Problem) -> None:
        if problem.code != "gone":
            self.desk.messages.show(problem)

    def _show(self, facts: KringFacts) -> None:
        self._facts = facts
        self._title.setText(_("Rondom {name}").format(name=facts.child))
        nobody = not facts.people and not facts.guests
        self._found.setCurrentIndex(1 if nobody else 2)
        self._share.setVisible(bool(facts.people))
        self.view.show_kring(facts.child, facts.people, facts.ties)
        self.rows.show_rows(kring_rows(facts, clock.today()))
        self.legend.show_ties(facts.ties)
        if self._key and all(one.key != self._key for one in facts.people):
            self._key = ""
            self.editor.leave()
        self._show_chosen()
        self._arrange()

    # choosing

    def choose(self, key: str) -> None:
        """This person on drawing and list, with the bonds beside it; "" closes those."""
        if key == self._key:
            return
        self.editor.flush()
        self._key, self._bond = key, ""
        if not key:
            self.editor.leave()
        self._show_chosen()

    def _open_row(self, key: str) -> None:
        if key.startswith(GUEST):
            self._take_in(key.removeprefix(GUEST))
        elif key.startswith(TIE) and self._facts is not None:
            tie = next(one for one in self._facts.ties if one.id == key.removeprefix(TIE))
            one, other = (tie.one, tie.other) if tie.one else (tie.other, tie.one)
            self.choose(one)
            if self._form is not None:
                self._form.show_bond(other)
        else:
            self.choose(key)

    def _show_chosen(self) -> None:
        self.view.choose(self._key)
        self.rows.choose(self._key)
        if (spot := self.view.scene.spot(self._key)) is not None:
            around = self.theme.px(4)
            self._scroll.ensureVisible(round(spot.x), round(spot.y), around, around)
        if not self._key or self._facts is None:
            return
        if self._form is None or self._form.key != self._key:
            self._form = KringEditor(self.desk, self.pupil_id, self._key)
            self._form.invited.connect(self._invite)
            self._form.opened.connect(lambda: self._to_people(self._key))
            person = next(one for one in self._facts.people if one.key == self._key)
            self._form.show_facts(self._facts)
            foot = row(label(_("Bewaard terwijl u typt"), "small", "muted"), None)
            self.editor.show_parts(person.full_name or _("Naam nog leeg"), self._form, foot=foot)
            self._arrange()
        else:
            self._form.show_facts(self._facts)

    def _closed(self) -> None:
        self._key, self._form = "", None
        self.view.choose("")
        self.rows.choose("")
        self._arrange()
        (self.view if self.view.isVisible() else self.rows).setFocus()

    # on paper

    def to_paper(self) -> None:
        """The kring as a page, and who gets it."""
        self.editor.flush()
        from ui.dossier.kring_paper import KringPaper  # printing is loaded by who prints

        if self.paper is None and self.pupil_id:
            self.paper = KringPaper(self.desk)
            self.paper.left.connect(self._back_from_paper)
            self._pages.addWidget(self.paper)
            self._pages.setCurrentWidget(self.paper)
            self.paper.show_pupil(self.pupil_id)
            self.paper.setFocus()
        elif self.paper is not None:
            self.paper.to_panel()

    def _back_from_paper(self) -> None:
        """Nothing of the paper stays behind."""
        paper, self.paper = self.paper, None
        if paper is not None:
            paper.forget()
            self._pages.setCurrentWidget(self._beside)
            self._pages.removeWidget(paper)
            paper.hide()
            paper.deleteLater()

    # doing

    def _to_people(self, key: str = "") -> None:
        self.desk.open(Place("dossier", self.pupil_id, "people", key))

    def _invite(self) -> None:
        """To the list of the next meeting in one click; without one a driehoek is planned and opens."""
        facts, pupil, key, me, today = self._facts, self.pupil_id, self._key, self.desk.me, clock.today()
        if facts is None:
            return
        if facts.coming is not None:
            meeting = facts.coming
            said = _("Staat bij {title}").format(title=meeting.title.lower())
            self.desk.tasks.write(
                self,
                _("Uitgenodigd vanuit de kring"),
                lambda session: invite(session, meeting.id, pupil, key),
                lambda _done: self.desk.messages.toast(said, undo=True),
            )
            return

        def plan(session: Session) -> str:
            made = plan_meeting(session, pupil, MeetingKind.TRIAD, None, today, chair=me)
            invite(session, made, pupil, key)
            return made

        self.desk.tasks.write(
            self,
            _("Overleg gepland"),
            plan,
            lambda made: self.desk.open(Place("dossier", pupil, "meetings", made)),
        )

    def _take_in(self, attendee_id: str) -> None:
        guest = (
            next((one for one in self._facts.guests if one.attendee_id == attendee_id), None) if self._facts else None
        )
        if guest is None:
            return
        pupil, said = self.pupil_id, _("{name} staat in de kring").format(name=guest.name)

        def made(key: str) -> None:
            self._key = key
            self.desk.messages.toast(said, undo=True)
            self.refresh_soon()

        self.desk.tasks.write(self, _("Betrokkene toegevoegd"), lambda session: take_in(session, pupil, guest), made)

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side when there is room; the editor takes the place of the list."""
        wide, editing = self.width() >= self.theme.px(BOTH), not self.editor.isHidden()
        both = wide and not editing
        self.mode.setVisible(not both)
        drawing = both or self.mode.value() == DRAWING
        self._drawing.setVisible(drawing)
        self._list.setVisible(both or not drawing)
        self._rule.setVisible(both)
        wanted = self.theme.px(LIST_WIDE) if both else 16_777_215
        self._list.setMaximumWidth(wanted)
        self._list.setMinimumWidth(self.theme.px(LIST_WIDE) if both else 0)

    def _other_mode(self) -> None:
        self.mode.show_value(LIST if self.mode.value() == DRAWING else DRAWING)
        self._arrange()
        (self.view if self.view.isVisible() else self.rows).setFocus()
