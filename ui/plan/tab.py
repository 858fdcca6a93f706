"""Plan: the paper as it will be, and who gets it. Nothing leaves the house here without being written down.

It stands on the same parts as `paper_page`, but has meetings, versions and two sorts of paper of its own to choose from.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from rondom.language import _
from rondom.plan.reading import Audience, PlanReading
from rondom.plan.sheet_versions import SheetVersion
from ui.desk import Desk, Place
from ui.plan.copies import Copy
from ui.plan.dress import DressChoice
from ui.plan.making import Making
from ui.plan.outgoing import Outgoing, Ready
from ui.plan.panel import PLAN, REPORT, SharePanel
from ui.plan.paper_page import where_to_ask
from ui.plan.preview import PdfPreview
from ui.plan.share import (
    PLAN_AUDIENCES,
    PLAN_PAPERS,
    Getter,
    PlanChoice,
    PlanPaper,
    Printed,
    Sharing,
    paper_pdf,
    sharing,
)
from ui.plan.two_steps import TwoSteps
from ui.screen import Screen
from ui.widgets import EmptyState, Scroll, Segments, button, column
from ui.widgets.autosave import KeptChoice

ROOM = 48.0
"""Em: in a narrower tab not all choices above the paper stand on one line."""


class PlanTab(Screen):
    tables = frozenset({
        "pupil", "school", "base_group", "staff", "caregiver", "contact", "consent", "meeting", "attendee", "agenda_step",
        "contribution", "goal", "agreement", "plan_version", "event", "event_view", "kring_tie", "signature", "reservation",
        "statement_of_view", "recognition", "goal_outcome", "goal_score", "sitting", "attachment",
        "address",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: tuple[str, int | None] = ("", None)
        self._facts = Sharing()
        self.kind = KeptChoice(self.theme, PLAN_PAPERS, PlanPaper.PLAN.value, name="plan.kind")
        self.kind.setAccessibleName(_("Welk papier"))
        self.kind.kept.connect(lambda _key: self.refresh())
        self.audience = Segments(self.theme, PLAN_AUDIENCES, name="plan.audience")
        self.audience.chosen.connect(lambda _key: self._make())
        self.child_sheet = KeptChoice(
            self.theme, [(one.value, one.ages) for one in SheetVersion], name="plan.child_sheet"
        )
        self.child_sheet.setAccessibleName(_("Welk blad voor het kind"))
        self.child_sheet.setToolTip(_("Voorgesteld naar leeftijd. Kies wat past bij wat het kind kan en leuk vindt."))
        self.child_sheet.kept.connect(self._choose_sheet)
        self._sheet = ""
        self.child_sheet.hide()
        for one, least in ((self.kind, 7.0), (self.child_sheet, 9.0)):
            one.setMinimumWidth(
                self.theme.px(least)
            )  # in a narrow window these give way first, not the words beside them
        self.version = button("", "quiet", self.theme, "history", name="plan.version")
        self.version.setMenu(QMenu(self.version))
        self.preview = PdfPreview(desk, "plan.preview", self.kind, self.audience, self.child_sheet, self.version)
        self.dress = DressChoice(self.theme, "plan")
        self.dress.changed.connect(self._make)
        self.panel = SharePanel(self.theme, dress=self.dress)
        self.panel.chosen.connect(self._choose_getter)
        self.panel.asked.connect(self._ask)
        self._making = Making(self, desk, self.preview, self.panel, paper_pdf)
        self._out = Outgoing(self, desk, self.panel, self._ready)
        self._build()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._to_panel)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.preview.open_find)

    def _build(self) -> None:
        p = self.theme.px
        self.share = button(
            _("Wie krijgt dit plan?"), "primary", self.theme, "share-2", name="plan.to_share", on=self._to_panel
        )
        plan = self._steps = TwoSteps(self.theme, self.preview, self.panel, self.share)
        self.empty = EmptyState(
            self.theme,
            _("Nog geen plan"),
            _("Een plan komt uit een overleg."),
            _("Naar overleggen"),
            "users",
            name="plan.empty",
        )
        self.empty.acted.connect(lambda: self.desk.open(Place("dossier", self.pupil_id, "meetings")))
        nothing = Scroll(column(self.empty, None, margins=(p(1.9), p(1.4), p(1.9), p(1))))
        self._pages = QStackedLayout(self)  # without a place, its first page would be a window of its own
        for page in (QWidget(), nothing, plan):  # the first until it is known whether there is a plan
            self._pages.addWidget(page)

    # -- where we are ----------------------------------------------------------------------------------------

    def visit(self, place: Place) -> None:
        """`place.key` is a meeting; "" is the newest plan. Behind `#` the number of a version."""
        meeting, _mark, number = place.key.partition("#")
        version = int(number) if number.isdigit() else None
        if (place.pupil_id, meeting) != (self.pupil_id, self._wanted[0]) or number:
            if place.pupil_id != self.pupil_id:
                self._forget()
            self._wanted = (meeting, version)
            self.refresh_soon()
        super().visit(place)

    def place_key(self) -> tuple[str, str]:
        return "plan", self._wanted[0]

    def parts(self) -> list[QWidget]:
        if self._facts.reading is None:
            return [self.empty]
        return [one for one in (self.preview, self.panel) if one.isVisible()]

    def _forget(self) -> None:
        """Nothing of the child that was here before stays in sight or is about to be drawn."""
        self._facts = Sharing()
        self._sheet = ""
        self.panel.show_getters(())
        self._making.forget()
        self._steps.to_paper()

    # -- what the vault says ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        pupil, (meeting, version) = self.pupil_id, self._wanted
        if not pupil:
            return
        self.panel.set_ready(False)  # until it is known again what may go

        def show(facts: Sharing) -> None:
            if (pupil, meeting, version) == (self.pupil_id, *self._wanted):
                self._show(facts)

        paper = PlanPaper(self.kind.value())
        self.desk.tasks.read(self, lambda session: sharing(session, pupil, meeting, version, paper), show)

    def _show(self, facts: Sharing) -> None:
        another = (facts.report is None) != (self._facts.report is None)
        self._facts = facts
        self._pages.setCurrentIndex(1 if facts.reading is None else 2)
        self.panel.show_words(REPORT if facts.report is not None else PLAN)
        self.share.setText(self.panel.words.question)
        self.panel.show_getters(facts.getters)
        self._show_choices(facts)
        self._show_audiences(propose=another)
        self._show_sheet()
        self._make()

    def _show_sheet(self) -> None:
        """What fits the age, until another was chosen for this child."""
        reading = self._facts.reading
        if reading is not None:
            fits = SheetVersion.at(reading.child.age(reading.made_on)).value
            self.child_sheet.show_value(self._sheet or reading.child_sheet or fits)

    def _choose_sheet(self, key: str) -> None:
        self._sheet = key
        self._make()

    def _show_choices(self, facts: Sharing) -> None:
        chosen, menu = facts.chosen, self.version.menu()
        menu.clear()
        for at, one in enumerate(facts.choices):
            action = menu.addAction(one.words)
            action.setObjectName(f"plan.version.{at}")
            action.setCheckable(True)
            action.setChecked(one == chosen)
            action.triggered.connect(partial(self._choose_plan, one))
        self.version.setVisible(len(facts.choices) > 1 or (chosen is not None and chosen.version is None))
        if chosen is not None:
            fixed = (
                _("Versie {n}").format(n=chosen.version) if chosen.version is not None else _("Nog niet vastgesteld")
            )
            self.version.setText("" if self.theme.folded else fixed)  # large words: who it is for needs the room
            self.version.setToolTip(chosen.words)
            self.version.setAccessibleName(_("Welk plan: {words}").format(words=chosen.words))

    def _show_audiences(self, propose: bool) -> None:
        """The child has no report: it has its own plan. `propose`: the reading that fits who is chosen."""
        own = Audience.CHILD.value
        self.audience.button(own).setVisible(self._facts.report is None)
        getter = self.panel.getter()
        if propose and getter is not None and getter.may_get:
            self.audience.show_value(getter.audience.value)
        if self._facts.report is not None and self.audience.value() == own:
            self.audience.show_value(Audience.PARENTS.value)

    def _choose_plan(self, one: PlanChoice, _checked: bool = False) -> None:
        self._wanted = (one.meeting_id, one.version)
        self.refresh()

    def _choose_getter(self, _key: str) -> None:
        self._show_audiences(propose=True)
        self.panel.refresh_detail()
        self._make()

    # -- the paper -------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Draw the plan for who is chosen; without a choice, or when nothing may go, the whole plan with no name on it."""
        facts, getter, audience = self._facts, self.panel.getter(), Audience(self.audience.value())
        self._fit_choices()
        if facts.reading is None:
            return
        each: tuple[Getter | None, ...] = getter.each if getter is not None and getter.may_get else (None,)
        self._making.make(tuple((self._copy(one, audience), audience, self.dress.dress(one)) for one in each))

    def _copy(self, getter: Getter | None, audience: Audience) -> Printed:
        """What one reader may have; for the child on the sheet that was chosen."""
        made = self._facts.copy(getter)
        if audience is Audience.CHILD and isinstance(made, PlanReading):
            return replace(made, child_sheet=self.child_sheet.value() or made.child_sheet)
        return made

    # -- out of the house ------------------------------------------------------------------------------------

    def _ready(self) -> Ready | None:
        """What was shown and for whom, as it is at the moment of asking."""
        facts, getter, made = self._facts, self.panel.getter(), self._making.made
        if getter is None or not getter.may_get or made is None or not self._making.ready():
            return None
        copies = tuple(
            Copy(one, content, pages, facts.document(one, value, audience))
            for one, (value, audience, _dress), content, pages in zip(
                getter.each, made.wanted, made.contents, made.pages, strict=True
            )
        )
        return Ready(self.pupil_id, copies, facts.title(made.wanted[0][0]), facts.getters_now(self.pupil_id))

    def _ask(self) -> None:
        """To the place where what is lacking can be filled in."""
        if (getter := self.panel.getter()) is not None:
            self.desk.open(where_to_ask(self.pupil_id, getter))

    # -- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_choices()

    def _fit_choices(self) -> None:
        """The child has three sheets, and no report: where there is no room for both choices, only the sheet."""
        child = self.audience.value() == Audience.CHILD.value
        self.child_sheet.setVisible(child)
        self.kind.setVisible(not child or self.width() >= self.theme.px(ROOM))
        self.preview.fit_bar()

    def _to_panel(self) -> None:
        """Ctrl+P, or the button below the paper in a narrow window."""
        self._steps.to_panel()
