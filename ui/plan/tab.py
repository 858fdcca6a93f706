"""Plan: the paper as it will be, and who gets it. Nothing leaves the house here without being written down."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.pdf.documents import plan_pdf
from rondom.plan.reading import Audience, PlanReading
from rondom.privacy.rules import ReaderKind
from ui.desk import Desk, Place
from ui.plan.giving import Leaving, keep_in_file, note_down
from ui.plan.panel import SharePanel
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.plan.printing import print_pdf
from ui.plan.share import AUDIENCES, Getter, Note, PlanChoice, Sharing, file_name, note_of, sharing
from ui.plan.two_steps import TwoSteps
from ui.screen import Screen
from ui.widgets import EmptyState, Segments, box, button, column


class PlanTab(Screen):
    tables = frozenset({
        "pupil", "school", "base_group", "staff", "caregiver", "contact", "consent", "meeting", "attendee", "agenda_step",
        "contribution", "goal", "agreement", "plan_version", "event", "event_view", "kring_tie", "signature", "reservation",
        "statement_of_view", "recognition", "goal_outcome", "goal_score", "sitting",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: tuple[str, int | None] = ("", None)
        self._facts = Sharing()
        self._made: tuple[PlanReading, Audience] | None = None
        self._round = self._drawn = 0
        self.audience = Segments(self.theme, AUDIENCES, name="plan.audience")
        self.audience.chosen.connect(lambda _key: self._make())
        self.version = button("", "quiet", self.theme, "history", name="plan.version")
        self.version.setMenu(QMenu(self.version))
        self.preview = PdfPreview(desk, "plan.preview", self.audience, self.version)
        self.panel = SharePanel(self.theme)
        self.panel.chosen.connect(self._choose_getter)
        self.panel.saved.connect(self._save)
        self.panel.printed.connect(self._print)
        self.panel.asked.connect(self._ask)
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
        nothing = box(column(self.empty, None, margins=(p(1.9), p(1.4), p(1.9), p(1))))
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
        self._round += 1
        self._facts, self._made = Sharing(), None
        self.preview.clear()
        self.panel.show_getters(())
        self.panel.set_ready(False)
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

        self.desk.tasks.read(self, lambda session: sharing(session, pupil, meeting, version), show)

    def _show(self, facts: Sharing) -> None:
        self._facts = facts
        self._pages.setCurrentIndex(1 if facts.reading is None else 2)
        self.panel.show_getters(facts.getters)
        self._show_choices(facts)
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
            self.version.setText(fixed)
            self.version.setToolTip(chosen.words)
            self.version.setAccessibleName(_("Welk plan: {words}").format(words=chosen.words))

    def _choose_plan(self, one: PlanChoice, _checked: bool = False) -> None:
        self._wanted = (one.meeting_id, one.version)
        self.refresh()

    def _choose_getter(self, _key: str) -> None:
        getter = self.panel.getter()
        if getter is not None and getter.may_get:
            self.audience.show_value(getter.audience.value)
        self.panel.refresh_detail()
        self._make()

    # -- the paper -------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Draw the plan for who is chosen; without a choice, or when nothing may go, the whole plan with no name on it."""
        reading, getter = self._facts.reading, self.panel.getter()
        if reading is None:
            return
        copy = getter.copy(reading) if getter is not None and getter.may_get else reading
        wanted = (copy, Audience(self.audience.value()))
        if wanted == self._made:
            self.panel.set_ready(self._drawn == self._round)
            return
        self._made = wanted
        self._round += 1
        this = self._round
        self.panel.set_ready(False)

        def job() -> Paper | None:
            return paper_of(plan_pdf(*wanted)) if this == self._round else None

        def show(paper: Paper | None) -> None:
            if this == self._round and paper is not None:
                self._drawn = this
                self.preview.show_paper(paper)
                self.panel.set_ready(True)

        def failed(problem: Problem) -> None:
            if this == self._round:
                self._made = None  # the next look tries again
            self.desk.messages.show(problem)

        self.desk.tasks.work(self, job, show, failed)

    # -- out of the house ------------------------------------------------------------------------------------

    def _save(self) -> None:
        """The very bytes that were shown, in a file of the person's choice."""
        paper, getter, reading = self.preview.paper, self.panel.getter(), self._facts.reading
        if paper is None or getter is None or reading is None:
            return
        said = _("Plan voor {name} bewaard en genoteerd").format(name=getter.reader.short)
        leaving = self._leaving(getter, paper, _("pdf"), (_("Plan bewaard als PDF"), "export"), said)
        target = self.desk.messages.save_file(_("Plan bewaren"), file_name(reading), _("PDF (*.pdf)"))
        if target is not None:
            keep_in_file(self, self.desk, leaving, target)

    def _print(self) -> None:
        paper, getter = self.preview.paper, self.panel.getter()
        if paper is None or getter is None:
            return
        said = _("Plan voor {name} afgedrukt en genoteerd").format(name=getter.reader.short)
        leaving = self._leaving(getter, paper, _("op papier"), (_("Plan afgedrukt"), "print"), said)
        try:
            printed = print_pdf(self, paper.content)
        except Problem as problem:
            self.desk.messages.show(problem)
            return
        if printed:
            note_down(self, self.desk, leaving, self.desk.messages.show)

    def _leaving(self, getter: Getter, paper: Paper, how: str, seen: tuple[str, str], said: str) -> Leaving:
        """As it is at the moment of asking: a dialog may stay open while the screen goes on."""
        return Leaving(self.pupil_id, paper.content, len(paper.sizes), self._note(getter, how), seen, said)

    def _note(self, getter: Getter, how: str) -> Note:
        """What the register of verstrekkingen will say, as it is at the moment of asking."""
        assert self._facts.chosen is not None
        assert self._facts.reading is not None
        audience = Audience(self.audience.value())
        return note_of(self._facts.chosen, self._facts.reading, audience, getter, how)

    def _ask(self) -> None:
        """To the place where what is lacking can be filled in."""
        getter = self.panel.getter()
        if getter is None:
            return
        if getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.custody == "unknown":
            self.desk.open(Place("dossier", self.pupil_id, "people", getter.reader.key))
        else:
            self.desk.open(Place("dossier", self.pupil_id, "consent", getter.reader.name))

    # -- room ------------------------------------------------------------------------------------------------

    def _to_panel(self) -> None:
        """Ctrl+P, or the button below the paper in a narrow window."""
        self._steps.to_panel()
