"""The agenda of a meeting that is prepared. A step is as high as it is long; every word can be changed where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from rondom import clock
from rondom.language import _, clock_time
from rondom.meetings.actions import add_step, change_step, match_minutes, move_step, remove_step, use_template
from rondom.meetings.detail import MeetingDetail, StepRow
from rondom.meetings.model import MeetingKind, MeetingState
from rondom.meetings.own_templates import OwnTemplate
from rondom.meetings.templates import plannable
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import KeptField, keep
from ui.meetings.facts import PrepareFacts
from ui.meetings.fields import LineField, fit_to_words
from ui.meetings.keyed import KeyedRows
from ui.meetings.own_templates import manage_templates, save_template
from ui.meetings.step_title import VOICE, ShortTitle, StepTitle
from ui.soon import soon
from ui.widgets import button, column, flush_all, label, line, row, tool

HIGH, PER_MINUTE, HIGHEST = 1.95, 0.21, 6.0
"""em: of a step without time, for each minute, and the most."""
AROUND = 0.5
"""em above and below a name that takes several lines."""
LONGEST = 240


class StepLine(QWidget):
    """One step. `asked(what, id)`: up, down or remove."""

    asked = Signal(str, str)

    def __init__(self, desk: Desk, meeting_id: str, step: StepRow) -> None:
        super().__init__()
        self._desk, self._meeting, self._id, self._key = desk, meeting_id, step.id, step.key
        self.theme, p = desk.theme, desk.theme.px
        self._at = label("", "small", "muted")
        self._at.setFixedWidth(p(2.5))
        self._least = self._minutes = 0
        self.title: ShortTitle | StepTitle = ShortTitle(self.theme, step.key)
        self.title.too_long.connect(lambda: soon(self, self._wrap))
        self.lead = LineField(self.theme, "", _("Wie leidt deze stap"), _("wie?"), bare=True, em=0.87)
        self.lead.setAlignment(Qt.AlignmentFlag.AlignRight)
        fit_to_words(self.theme, self.lead, 1.5, 5.5)
        self.minutes = LineField(self.theme, "", _("Minuten"), "0", bare=True, em=0.87)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.minutes.setFixedWidth(p(1.5))
        for field, name in ((self.title, "title"), (self.lead, "lead"), (self.minutes, "minutes")):
            self._keep(field, name)
        self.minutes.editingFinished.connect(self._show_minutes)
        more = tool(self.theme, "ellipsis", _("Stap verplaatsen of weghalen"), role="ink-disabled")
        menu = QMenu(more)
        menu.aboutToShow.connect(partial(self._fill, menu))
        more.setMenu(menu)
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        more.setFixedWidth(p(1.7))
        self._more = more
        inner = row(
            p(0.9),
            self._at,
            self.title,
            p(0.4),
            self.lead,
            p(0.5),
            self.minutes,
            label(_("min"), "small"),
            more,
            gap=p(0.25),
        )
        inner.setStretch(2, 1)
        self.setLayout(inner)
        self._inner = inner
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _wrap(self) -> None:
        """A name that does not fit gets a field that goes on below. The short one stays, unseen: a write may still answer it."""
        short = self.title
        if not isinstance(short, ShortTitle) or short.hasFocus() or short.dirty:
            return
        made = self.title = StepTitle(self.theme, self._key)
        made.show_value(short.text())
        made.setObjectName(short.objectName())
        made.grown.connect(self._fit)
        self._keep(made, "title")
        short.setObjectName("")
        self._inner.replaceWidget(short, made)
        QWidget.setTabOrder(short, made)
        short.hide()
        made.show()
        self._fit()

    def show_item(self, step: StepRow, place: int) -> None:
        self._at.setText(clock_time(step.starts_at) if step.starts_at else "")
        self.title.show_value(step.title)
        self.lead.show_value(step.lead)
        self._minutes = step.minutes
        self.minutes.show_value(str(step.minutes))
        self._least = self.theme.px(min(HIGHEST, HIGH + PER_MINUTE * step.minutes))
        self._fit()
        for field, name in (
            (self.title, "title"),
            (self.lead, "lead"),
            (self.minutes, "minutes"),
            (self._more, "more"),
        ):
            field.setObjectName(f"agenda.{place}.{name}")
        self._more.setAccessibleName(_("{step} verplaatsen of weghalen").format(step=step.title))

    def _show_minutes(self) -> None:
        """What is no number of minutes does not stay, as if it were kept."""
        if not is_minutes(self.minutes.text()):
            self.minutes.show_value(str(self._minutes))

    def _fit(self) -> None:
        """As high as it is long, and never less than its name needs."""
        needed = self.title.height() + self.theme.px(AROUND) if isinstance(self.title, StepTitle) else 0
        self.setFixedHeight(max(self._least, needed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the step."""
        moves = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.asked.emit(moves[Qt.Key(event.key())], self._id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline above, and the bar that is as long as the step."""
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self.theme.color("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        voice = self._key == VOICE
        painter.setBrush(self.theme.color("lane-kind") if voice else self.theme.color("accent", 0.45))
        painter.drawRoundedRect(QRectF(0, 0.27 * em, 0.33 * em, self.height() - 0.5 * em), 0.16 * em, 0.16 * em)

    def _fill(self, menu: QMenu) -> None:
        """When it is asked for: most steps stay where they are."""
        menu.clear()
        for what, word, icon in (
            ("up", _("Omhoog"), "arrow-up"),
            ("down", _("Omlaag"), "arrow-down"),
            ("remove", _("Weghalen"), "trash-2"),
        ):
            menu.addAction(self.theme.icon(icon), word, partial(self.asked.emit, what, self._id))

    def _keep(self, field: KeptField, name: str) -> None:
        keep(self._desk, self, field, _("Agenda veranderd"), self._action(name), f"step:{self._id}:{name}")

    def _action(self, name: str) -> Callable[[Session, str], None]:
        one, meeting = self._id, self._meeting

        def write(session: Session, value: str) -> None:
            if name == "minutes":
                if is_minutes(value):
                    change_step(session, one, minutes=int(value))
                    match_minutes(session, meeting)
            else:
                change_step(session, one, **{name: value})

        return write


def is_minutes(text: str) -> bool:
    return text.strip().isdecimal() and int(text) <= LONGEST


class AgendaColumn(QWidget):
    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._id, self.theme = desk, meeting_id, desk.theme
        self._order: list[str] = []
        self._fresh = ""
        theme, p = desk.theme, desk.theme.px
        self._kind = button("", "", theme, "chevron-down", name="agenda.template", size="small")
        self._kind.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._kind.setToolTip(_("Agenda van een ander soort overleg"))
        self._menu = QMenu(self)
        self._kind.setMenu(self._menu)
        self._own: tuple[OwnTemplate, ...] = ()
        self._planned = True
        self._menu.aboutToShow.connect(self._fill_menu)
        self._fill_menu()
        self._total = label("", "strong", name="agenda.total")
        self._rows: KeyedRows[StepRow] = KeyedRows(lambda one: one.id, self._line)
        add = button(_("Stap toevoegen"), "link", theme, "plus", name="agenda.add", on=self._add)
        head = row(label(_("Agenda"), "section"), self._kind, None, self._total, gap=p(0.6))
        self.setLayout(column(
            head, p(0.35), self._rows.holder, line(), p(0.2), row(add, None), None, margins=(p(1.7), p(0.7), p(1.1), p(1))
        ))  # fmt: skip

    def show_facts(self, facts: PrepareFacts) -> None:
        """With the agendas of the school's own in the menu."""
        if facts.own != self._own:
            self._own = facts.own
            self._fill_menu()
        self.show_detail(facts.detail)

    def show_detail(self, detail: MeetingDetail) -> None:
        self._order = [step.id for step in detail.steps]
        self._kind.setText(detail.head.kind_name)
        planned = detail.head.state is MeetingState.PLANNED
        if planned is not self._planned:
            self._planned = planned
            self._fill_menu()
        self._total.setText(_("{n} min").format(n=detail.planned_minutes))
        self._rows.show_items(detail.steps)
        self._focus_fresh()

    def _fill_menu(self) -> None:
        """The kinds, the school's own, and keeping this agenda as one of them."""
        menu = self._menu
        menu.clear()
        for kind, one in plannable().items():
            menu.addAction(one.name, partial(self._use, kind)).setEnabled(self._planned)
        if self._own:
            menu.addSeparator()
        for own in self._own:
            menu.addAction(own.name, partial(self._use, own.kind, own.id)).setEnabled(self._planned)
        menu.addSeparator()
        menu.addAction(self.theme.icon("list"), _("Bewaar deze agenda als eigen sjabloon"), self._keep_as_template)
        if self._own:
            menu.addAction(self.theme.icon("pencil"), _("Eigen sjablonen aanpassen"), self._manage)

    def _keep_as_template(self) -> None:
        flush_all(self)
        save_template(self._desk, self, self._id)

    def _manage(self) -> None:
        manage_templates(self._desk, self)

    def _use(self, kind: MeetingKind, template_id: str = "") -> None:
        def write(session: Session) -> None:
            use_template(session, self._id, kind, clock.today(), self._desk.me, template_id)

        self._desk.tasks.write(
            self, _("Agenda vervangen"), write, lambda _none: self._desk.messages.toast(_("Agenda vervangen"), undo=True)
        )  # fmt: skip

    def _line(self, step: StepRow) -> StepLine:
        made = StepLine(self._desk, self._id, step)
        made.asked.connect(self._on_asked)
        return made

    def _on_asked(self, what: str, step_id: str) -> None:
        if what == "remove":
            self._change(_("Stap weggehaald"), lambda session: remove_step(session, step_id))
            self._desk.messages.toast(_("Stap weggehaald"), undo=True)
        else:
            place = self._order.index(step_id) + (-1 if what == "up" else 1)
            if 0 <= place < len(self._order):
                self._change(_("Stap verplaatst"), lambda session: move_step(session, step_id, place))

    def _add(self) -> None:
        self._desk.tasks.write(
            self, _("Stap toegevoegd"), lambda session: _add_matched(session, self._id), self._added
        )  # fmt: skip

    def _added(self, step_id: str) -> None:
        self._fresh = step_id
        self._focus_fresh()

    def _focus_fresh(self) -> None:
        """A new step is ready for its name, as soon as it is drawn."""
        made = self._rows.widget(self._fresh)
        if isinstance(made, StepLine):
            self._fresh = ""
            made.title.setFocus()

    def _change(self, sentence: str, action: Callable[[Session], None]) -> None:
        meeting = self._id

        def write(session: Session) -> None:
            action(session)
            match_minutes(session, meeting)

        self._desk.tasks.write(self, sentence, write)


def _add_matched(session: Session, meeting_id: str) -> str:
    made = add_step(session, meeting_id, "", 5)
    match_minutes(session, meeting_id)
    return made
