"""OPP: the fields in the order of the law, what is still missing beside them, and the paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedLayout, QWidget

from rondom import clock
from rondom.language import _
from rondom.plan.development_fields import BY_KEY, copy_of_all
from rondom.plan.development_plan import (
    fix_development_plan,
    next_development_plan,
    remove_development_plan,
    start_development_plan,
)
from ui.desk import Desk, Place
from ui.meetings.jargon_lens import TAKE_KEY, JargonLens
from ui.opp.facts import OppFacts, opp_facts, version_words
from ui.opp.form import OppForm
from ui.opp.paper import opp_paper
from ui.opp.side import OppSide
from ui.screen import Screen
from ui.soon import soon
from ui.widgets import EmptyState, Scroll, box, button, column, flow, label, line, row
from ui.widgets.clipboard import copy as copy_words

PAPER = "paper"
"""As `place.key`: the paper and who gets it."""
NARROW, SIDE, MOST = 62.0, 23.0, 64.0
"""In em: under the first width the side goes on top; how wide the side is; and at most the fields with what parents read."""
_NOTHING, _EMPTY, _WRITING, _ON_PAPER = range(4)


class OppTab(Screen):
    tables = frozenset({
        "development_plan", "pupil", "caregiver", "plan_version", "meeting", "event", "event_factor", "strength", "contribution",
        "school",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = OppFacts()
        self._plan, self._sought = "", ""
        self.form: OppForm | None = None
        self.side = OppSide(self.theme)
        self.side.sought.connect(self.go_to)
        self.side.fixing.connect(self._fix)
        self.side.renewing.connect(self._renew)
        self.side.removing.connect(self._remove)
        self.lens = JargonLens(self, self.theme, lambda: self._facts.child)
        self._build()

    def _build(self) -> None:
        theme, p = self.theme, self.theme.px
        self._head = self._title()
        self._writing = self._fields()
        self.empty = EmptyState(
            theme,
            _("Nog geen OPP"),
            _("Een OPP is nodig bij extra ondersteuning, binnen zes weken. Wat het plan al zegt, kunt u overnemen."),
            _("Begin een OPP"),
            "graduation-cap",
            name="opp.empty",
        )
        self.empty.acted.connect(self._start)
        nothing = Scroll(column(self.empty, None, margins=(p(1.9), p(1.4), p(1.9), p(1))))
        self.paper = opp_paper(self.desk, lambda: self._plan)
        self.paper.left.connect(self._leave_paper)
        self._pages = QStackedLayout(self)
        for one in (QWidget(), nothing, box(self._writing), self.paper):
            self._pages.addWidget(one)
        for keys, act in ((TAKE_KEY, self.lens.take), (f"Shift+{TAKE_KEY}", self._turn_lens)):
            QShortcut(QKeySequence(keys), self, lambda act=act: act())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)

    def _title(self) -> QWidget:
        theme, p = self.theme, self.theme.px
        self.version = button("", "quiet", theme, "history", name="opp.version")
        self.version.setMenu(QMenu(self.version))
        self.copy_all = button(_("Kopieer alles"), "", theme, "copy", name="opp.copy_all", on=self._copy_all)
        self.to_paper = button(
            _("Bekijk en geef"), "primary", theme, "share-2", name="opp.to_paper", on=self._show_paper
        )
        above = flow(
            theme.folded, label(_("Ontwikkelingsperspectief (OPP)"), "page", wrap=True),
            row(self.version, None, self.copy_all, self.to_paper, gap=p(0.6)), gap=p(0.8),
        )  # fmt: skip
        above.setStretch(0, 1)
        above.setContentsMargins(p(1.9), p(1.2), p(1.6), p(0.9))
        made = QWidget()
        made.setLayout(column(above, line()))
        return made

    def _fields(self) -> QBoxLayout:
        """Title and fields, and beside them what is missing."""
        p = self.theme.px
        self._place, holder = column(), QWidget()
        holder.setLayout(self._place)
        holder.setMaximumWidth(p(MOST))
        self._top = column()
        across = row(holder)
        across.setStretch(0, 1)
        across.addStretch(0)
        self._scroll, self._side_scroll = Scroll(column(self._top, across)), Scroll()
        self._side_scroll.setFixedWidth(p(SIDE))
        self._edge = line(vertical=True)
        self._narrow = False
        self._side_scroll.show_page(self.side)
        below = row(self._scroll, self._edge, self._side_scroll)
        below.setStretch(0, 1)
        made = column(self._head, below)
        made.setStretch(1, 1)
        return made

    # -- where we are ----------------------------------------------------------------------------------------

    def visit(self, place: Place) -> None:
        """`place.key` is a version, one of the fields, or `PAPER`."""
        if place.pupil_id != self.pupil_id:
            self._forget()
        if place.key == PAPER:
            self._sought = PAPER
        elif place.key in BY_KEY or place.key.endswith("_on"):
            self._sought = place.key
        elif place.key:
            self._plan = place.key
        if place.key != PAPER:
            self._sought = "" if self._sought == PAPER else self._sought
            if self._pages.currentIndex() == _ON_PAPER:
                self._leave_paper()
        if place.key:
            self.refresh_soon()
        super().visit(place)

    def place_key(self) -> tuple[str, str]:
        return "opp", PAPER if self._pages.currentIndex() == _ON_PAPER else self._plan

    def parts(self) -> list[QWidget]:
        page = self._pages.currentIndex()
        if page == _ON_PAPER:
            return self.paper.parts()
        return [self._scroll, self.side, self.to_paper] if page == _WRITING else [self.empty]

    def _forget(self) -> None:
        """Nothing of the child that was here before stays in sight."""
        self.flush()
        self._facts, self._plan, self._sought = OppFacts(), "", ""
        self._drop_form()
        self.paper.forget()
        self._pages.setCurrentIndex(_NOTHING)

    # -- what the vault says ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        pupil, plan = self.pupil_id, self._plan
        if not pupil:
            return

        def show(facts: OppFacts) -> None:
            if (pupil, plan) == (self.pupil_id, self._plan):
                self._show(facts)

        self.desk.tasks.read(self, lambda session: opp_facts(session, pupil, plan), show)

    def _show(self, facts: OppFacts) -> None:
        self._facts = facts
        if facts.row is None:
            self._plan = ""
            self._drop_form()
            self._pages.setCurrentIndex(_EMPTY)
            return
        if self.form is None or (self.form.plan_id, self.form.fixed) != (facts.row.id, facts.row.fixed):
            self._make_form(facts)
        else:
            self.form.show_facts(facts)
        self.side.show_facts(facts)
        self._show_versions(facts)
        if self._pages.currentIndex() != _ON_PAPER:
            self._pages.setCurrentIndex(_WRITING)
        sought, self._sought = self._sought, ""
        if sought == PAPER:
            self._show_paper()
        elif sought:
            self.go_to(sought)

    def _make_form(self, facts: OppFacts) -> None:
        self._drop_form()
        self.form = OppForm(self.desk, facts)
        self.form.copied.connect(self._copy_field)
        pupil = self.pupil_id
        self.form.scanned.connect(lambda: self.desk.open(Place("dossier", pupil, "attachments")))
        p = self.theme.px
        holder = QWidget()
        holder.setLayout(column(self.form, margins=(p(1.9), p(1.4), p(1.6), p(1.6))))
        self._place.addWidget(holder)
        self._scroll.verticalScrollBar().setValue(0)

    def _drop_form(self) -> None:
        if self.form is not None:
            self.flush()
            holder = self.form.parentWidget()
            self.form = None
            if holder is not None:
                holder.hide()
                holder.setParent(None)
                holder.deleteLater()

    def _show_versions(self, facts: OppFacts) -> None:
        menu = self.version.menu()
        menu.clear()
        for at, one in enumerate(facts.rows):
            action = menu.addAction(version_words(one))
            action.setObjectName(f"opp.version.{at}")
            action.setCheckable(True)
            action.setChecked(one == facts.row)
            action.triggered.connect(partial(self._choose, one.id))
        assert facts.row is not None
        self.version.setText(version_words(facts.row))
        self.version.setEnabled(len(facts.rows) > 1)

    def _choose(self, plan_id: str, _checked: bool = False) -> None:
        self.flush()
        self._plan = plan_id
        self.refresh()

    # -- what can be done ------------------------------------------------------------------------------------

    def make_new(self, _what: str) -> None:
        self._start()

    def _start(self) -> None:
        pupil, today = self.pupil_id, clock.today()
        self.desk.tasks.write(
            self, _("OPP begonnen"), lambda session: start_development_plan(session, pupil, today), self._made
        )

    def _made(self, plan_id: str) -> None:
        self._plan, self._sought = plan_id, "destination"
        self.refresh()

    def _fix(self) -> None:
        """What is typed is kept first. It can be undone, so nobody is asked whether it is sure."""
        self.flush()
        plan, today = self._shown(), clock.today()
        said = _("OPP vastgesteld")

        def done(_number: int) -> None:
            self.desk.messages.toast(said, undo=True)

        self.desk.tasks.write(self, said, lambda session: fix_development_plan(session, plan, today), done)

    def _renew(self) -> None:
        plan, today = self._shown(), clock.today()
        self.desk.tasks.write(
            self,
            _("Nieuwe versie van het OPP"),
            lambda session: next_development_plan(session, plan, today),
            self._renewed,
        )

    def _renewed(self, plan_id: str) -> None:
        self._plan, self._sought = plan_id, "evaluation"
        self.refresh()

    def _remove(self) -> None:
        self.flush()
        plan, said = self._shown(), _("Concept van het OPP verwijderd")

        def done(_none: None) -> None:
            self._plan = ""
            self.refresh()
            self.desk.messages.toast(said, undo=True)

        self.desk.tasks.write(self, said, lambda session: remove_development_plan(session, plan), done)

    def _shown(self) -> str:
        return self._facts.row.id if self._facts.row is not None else ""

    def _copy_field(self, key: str) -> None:
        """The words as they stand in the field, typed a moment ago or not."""
        if self._facts.row is None or self.form is None:
            return
        part = self.form.parts[key]
        copy_words("\n".join(one.rstrip() for one in part.words().strip().splitlines()))
        self.desk.messages.toast(_("{field} gekopieerd. Plak het binnen twee minuten.").format(field=part.title))

    def _copy_all(self) -> None:
        self.flush()
        pupil, plan = self.pupil_id, self._shown()

        def put(facts: OppFacts) -> None:
            if facts.row is not None:
                copy_words(copy_of_all(facts.row, facts.child))
                self.desk.messages.toast(_("Het hele OPP is gekopieerd. Plak het binnen twee minuten."))

        self.desk.tasks.read(self, lambda session: opp_facts(session, pupil, plan), put)

    def go_to(self, key: str) -> None:
        """Bring a field in sight and put the keyboard in it."""
        target = self.form.go_to(key) if self.form is not None else None
        if target is not None:
            soon(target, lambda: self._scroll.ensureWidgetVisible(target, 0, self.theme.px(6)))

    def _turn_lens(self) -> None:
        on = self.lens.turn()
        self.desk.messages.toast(_("Vaktaal wordt onderstreept.") if on else _("Vaktaal wordt niet onderstreept."))

    # -- the paper -------------------------------------------------------------------------------------------

    def _print(self) -> None:
        """Ctrl+P: to the paper, and from there to the question who gets it."""
        if self._pages.currentIndex() == _ON_PAPER:
            self.paper.to_panel()
        else:
            self._show_paper()

    def _show_paper(self) -> None:
        if self._facts.row is None:
            return
        self.flush()
        self._pages.setCurrentIndex(_ON_PAPER)
        self.paper.show_pupil(self.pupil_id)

    def _leave_paper(self) -> None:
        self._pages.setCurrentIndex(_WRITING)
        self.paper.forget()
        self.to_paper.setFocus()

    # -- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow window or large text: title, buttons and what is missing stand above the fields, and scroll along."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._edge.setVisible(not narrow)
        self._side_scroll.setVisible(not narrow)
        if narrow:
            self._side_scroll.takeWidget()
            self._top.addWidget(self._head)
            self._top.addWidget(self.side)
            self.side.show()
        else:
            self._top.removeWidget(self.side)
            self._writing.insertWidget(0, self._head)
            self._side_scroll.show_page(self.side)
