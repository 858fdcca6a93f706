"""Plannen afdrukken: the newest plans of the children in the list in one go, for the school's own people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, plural
from rondom.paths import free_place
from rondom.pdf.many import MadePlan, PlanOf, file_names, plans_of, reading_of
from rondom.pdf.print_as import PrintAs
from rondom.plan.reading import Audience, PlanReading
from rondom.school.queries import school_facts
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.plan.giving import Leaving, give
from ui.plan.printing import print_pdf
from ui.plan.share import Note
from ui.settings.status_line import StatusLine
from ui.soon import soon
from ui.widgets import Banner, Segments, Switch, button, column, label, row
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Row, RowDelegate, RowList

AUDIENCES = ((Audience.PROFESSIONAL.value, _("Voor professionals")), (Audience.PARENTS.value, _("In gewone taal")))
_HIGH = 18.0
"""Em: how much of the list is seen at least."""


def print_plans(desk: Desk, owner: QWidget, pupil_ids: Sequence[str]) -> None:
    """Ask which of these children, and how; then make, print or keep, and write it down with every child."""

    def ask(found: tuple[tuple[PlanOf, ...], str]) -> None:
        if not any(one.meeting_id for one in found[0]):
            desk.messages.toast(_("Van deze kinderen is er nog geen plan."))
            return
        desk.messages.run(PlansDialog(desk, *found, owner.window()))

    def read(session: Session) -> tuple[tuple[PlanOf, ...], str]:
        return plans_of(session, pupil_ids, clock.today()), school_facts(session).name

    desk.tasks.read(owner, read, ask)


class _Picks(RowDelegate):
    """A tick means that the child is chosen, not that something is done: the name is not struck through."""

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        before = self.paint_front(painter, box, one)
        words = box.adjusted(before, 0, 0, 0)
        used = self.write(painter, words.adjusted(0, 0, -words.width() * 0.45, 0), one.text, 1.0, "ink")
        rest = words.adjusted(max(used + self.theme.em, words.width() * 0.5), 0, 0, 0)
        self.write(painter, rest, one.detail, 0.93, "ink-muted")


class PlansDialog(Dialog):
    """The children with their plan, each with a tick. While it works the list stands still and one can stop."""

    ended = Signal()
    """Made, printed or kept and written down; or stopped."""

    def __init__(self, desk: Desk, plans: Sequence[PlanOf], school: str, parent: QWidget | None = None) -> None:
        theme, p = desk.theme, desk.theme.px
        self.desk, self._school = desk, school
        self._plans = {one.pupil_id: one for one in plans if one.meeting_id}
        without = len(plans) - len(self._plans)
        self.rows = RowList(theme, "plans.rows", spoken=_("Kinderen met een plan"), delegate=_Picks(theme))
        self.rows.show_rows([_row(one) for one in self._plans.values()])
        self.rows.setMinimumHeight(p(min(_HIGH, 2.7 * max(2, len(self._plans)))))
        self.rows.ticked.connect(lambda _key, _on: self._show_count())
        self.rows.opened.connect(self._turn)
        self.all = button("", "link", name="plans.all", on=self._turn_all)
        self.audience = Segments(theme, AUDIENCES, name="plans.audience")
        self.large = Switch(theme, _("Grote letters"), "plans.large")
        self.status = StatusLine(theme, "plans.status")
        self.keep = button(_("Bewaren in een map"), theme=theme, icon="folder", name="plans.keep", on=self._keep)
        left = label(
            plural(without, "Van {n} kind is er nog geen plan.", "Van {n} kinderen is er nog geen plan."),
            "small", "muted", name="plans.without",
        )  # fmt: skip
        left.setVisible(without > 0)
        inside = Banner(
            theme,
            _("Alleen voor gebruik binnen school"),
            _("Bij elk kind komt in de lijst met verstrekkingen wie dit deed, en in het logboek."),
            tone="info",
        )
        super().__init__(
            theme, _("Plannen afdrukken"), _("Afdrukken"), parent=parent, wide=44,
            content=column(
                row(self.audience, self.large, None, gap=p(1)), p(0.8), row(self.all, None, left), self.rows, p(0.6), inside,
                p(0.4), self.status,
            ),
        )  # fmt: skip
        self.setObjectName("plans")
        self.foot.insertWidget(1, self.keep)
        self.verb.clicked.disconnect()
        self.verb.clicked.connect(lambda _checked: self._begin(None))
        self._waiting: list[PlanOf] = []
        self._made: list[MadePlan] = []
        self._folder: Path | None = None
        self._working = self._stopped = False
        self._show_count()

    # -- the choice ------------------------------------------------------------------------------------------

    def chosen(self) -> list[PlanOf]:
        return [self._plans[one.key] for one in self.rows.rows() if one.ticked]

    def _turn(self, key: str) -> None:
        if not self._working:
            self._tick({key: not next(one.ticked for one in self.rows.rows() if one.key == key)})

    def _turn_all(self) -> None:
        on = len(self.chosen()) < len(self._plans)
        self._tick(dict.fromkeys(self._plans, on))

    def _tick(self, on: dict[str, bool]) -> None:
        self.rows.show_rows([replace(one, ticked=on.get(one.key, bool(one.ticked))) for one in self.rows.rows()])
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.chosen())
        self.all.setText(_("Niemand kiezen") if count == len(self._plans) else _("Iedereen kiezen"))
        for one in (self.verb, self.keep):
            one.setEnabled(bool(count) and not self._working)
        told = plural(count, "{n} plan afdrukken", "{n} plannen afdrukken") if count else _("Kies een kind")
        self.verb.setText(told)

    # -- making ----------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        folder = self.desk.messages.choose_folder(_("Map voor de plannen"))
        if folder is not None:
            self._begin(folder)

    def _begin(self, folder: Path | None) -> None:
        """One child after another: read on the thread of the vault, drawn on the other, so that the window lives on."""
        if self._working:
            return
        self._waiting, self._made, self._folder = self.chosen(), [], folder
        self._working, self._stopped = True, False
        self._names = file_names(self._waiting, self._school)
        self._total = len(self._waiting)
        for one in (self.rows, self.audience, self.large, self.all):
            one.setEnabled(False)
        self._show_count()
        self.back.setText(_("Stoppen"))
        self.status.busy(self._progress(), self._total)
        self._next()

    def _next(self) -> None:
        if self._stopped:
            self._end(self._stopped_words())
            return
        if not self._waiting:
            self._finish()
            return
        plan = self._waiting.pop(0)
        audience, dress = Audience(self.audience.value()), PrintAs(large=self.large.isChecked())

        def make(reading: PlanReading) -> None:
            self.desk.tasks.work(self, lambda: _pdf(reading, audience, dress), put, self._failed)

        def put(made: tuple[bytes, int]) -> None:
            self._put(MadePlan(plan, *made))

        self.desk.tasks.read(self, lambda session: reading_of(session, plan), make, self._failed)

    def _put(self, made: MadePlan) -> None:
        """For the printer it waits for the others; in a folder it is written and noted at once, so that stopping is true."""
        done = self._total - len(self._waiting)
        if self._folder is None:
            self._made.append(made)
            self._step(done)
            return
        target = free_place(self._folder, self._names[done - 1])
        give(
            self, self.desk, [self._leaving(made, "file")], [(target, made.content)], lambda: self._kept(made, done),
            self._failed,
        )  # fmt: skip

    def _leaving(self, made: MadePlan, way: str) -> Leaving:
        """Also what stays inside the school stands in the register: to whom it went, and the very paper."""
        seen = {
            "file": (_("Plan bewaard als PDF, voor gebruik binnen school"), "export"),
            "print": (_("Plan afgedrukt, voor gebruik binnen school"), "print"),
        }[way]
        how = {"file": _("pdf"), "print": _("op papier")}[way]
        document = _("Plan {title}, voor gebruik binnen school, {how}").format(title=made.plan.title, how=how)
        note = Note(self.desk.me, _("uitvoeren van de afspraken"), _("werkt op school met de leerling"), document)
        return Leaving(made.plan.pupil_id, made.content, made.pages, note, seen, way)

    def _kept(self, made: MadePlan, done: int) -> None:
        self._made.append(replace(made, content=b""))
        self._step(done)

    def _step(self, done: int) -> None:
        self.status.step_done(done, self._progress())
        self._next()

    def _progress(self) -> str:
        return _("Plan {n} van {total} wordt gemaakt").format(
            n=min(self._total, self._total - len(self._waiting) + 1), total=self._total
        )

    # -- the end ---------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        if self._folder is not None:
            self._end(
                plural(len(self._made), "{n} plan bewaard en genoteerd", "{n} plannen bewaard en genoteerd"), close=True
            )
            return
        self.status.busy(_("Kies een printer"))
        soon(self, self._print)

    def _print(self) -> None:
        from rondom.pdf.meeting_papers import bundle

        contents = [one.content for one in self._made]
        try:
            printed = print_pdf(self, bundle(contents), lambda: bundle(contents, both_sides=True))
        except Problem as problem:
            self._failed(problem)
            return
        if not printed:
            self._end("")
            return

        told = plural(len(contents), "{n} plan afgedrukt en genoteerd", "{n} plannen afgedrukt en genoteerd")
        leaving = [self._leaving(one, "print") for one in self._made]
        give(self, self.desk, leaving, (), lambda: self._end(told, close=True), self._failed)

    def _stopped_words(self) -> str:
        if self._folder is None:
            return _("Gestopt. Er is niets afgedrukt.")
        return plural(len(self._made), "Gestopt. {n} plan staat in de map.", "Gestopt. {n} plannen staan in de map.")

    def _failed(self, problem: Problem) -> None:
        told = self._stopped_words() if self._folder is not None and self._made else ""
        self._end(told)
        self.desk.messages.show(problem)

    def _end(self, told: str, close: bool = False) -> None:
        self._working = False
        self._made, self._waiting = [], []
        for one in (self.rows, self.audience, self.large, self.all):
            one.setEnabled(True)
        self.back.setEnabled(True)
        self.back.setText(_("Terug"))
        self._show_count()
        self.status.say(told, "info")
        if close:
            self.desk.messages.toast(told)
            self.accept()
        self.ended.emit()

    def reject(self) -> None:
        """Esc and the button: while it works they stop it, else they go back."""
        if self._working:
            self._stopped = True
            self.back.setText(_("Wordt gestopt"))
            self.back.setEnabled(False)
        else:
            super().reject()


def _row(one: PlanOf) -> Row:
    return Row(one.pupil_id, one.name, one.title, ticked=True, spoken=f"{one.name}, {one.title}")


def _pdf(reading: PlanReading, audience: Audience, dress: PrintAs) -> tuple[bytes, int]:
    """The paper, and how many pages it has."""
    from rondom.pdf.documents import page_count, plan_pdf

    content = plan_pdf(reading, audience, dress)
    return content, page_count(content)
