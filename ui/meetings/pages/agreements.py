"""Wat spreken we af: the goal, what each one wishes, and who does what and when. One line, and Enter takes the proposal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from rondom import clock
from rondom.language import _
from rondom.meetings.agreement_line import Person, read_line
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import AgreementLine, ContributionRow, MeetingDetail
from rondom.meetings.model import ContributionKind
from rondom.meetings.table import add_agreement, change_agreement, remove_agreement, set_due
from rondom.vault.vault import Session
from ui.meetings.drafts import Draft, EntryField, Line, Ways
from ui.meetings.fields import LineField, typed_in, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.goals import Goals
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.sides import SideBox
from ui.meetings.pages.words_row import HoverTool, RowField
from ui.meetings.words import Side, called, lane_of, sides
from ui.theme import SEMIBOLD
from ui.widgets import LaneMark, column, line, refill, row, tool

NARROW = 34.0
"""em; in less the moment stands under the words."""
LOW = 31.0
"""em of height of the window; in less the wishes are one line each."""
WHO, WHO_MOST = 6.4, 11.5
"""em for names, at least and at most."""
Calls = Callable[[], Sequence[AttendeeRow]]


class AgreementRow(QWidget):
    """Number, who, what and how we notice it, when."""

    def __init__(self, table: TableDesk, one: AgreementLine, people: Calls) -> None:
        super().__init__()
        self._table, self._id, self._people, self.theme = table, one.id, people, table.theme
        theme, p = table.theme, table.theme.px
        self._number = words(theme, "", 1.0, SEMIBOLD, "accent")
        self._number.setFixedWidth(p(1.3))
        self._side = ""
        self._mark = row()
        self.who = LineField(theme, "", _("Wie doet het"), _("wie?"), bare=True, weight=SEMIBOLD)
        self.who.setFixedWidth(p(WHO))
        self.what = RowField(theme, "", _("Wat"), bare=True, most=4)
        self.sign = RowField(theme, "", _("Hoe merken we het"), _("Hoe merken we het?"), bare=True, em=0.97, most=3)
        self.sign.setProperty("tone", "muted")
        self._noticed = words(theme, _("We merken het:"), 0.97, tone="muted")
        self.sign.textChanged.connect(lambda: self._noticed.setVisible(bool(self.sign.toPlainText())))
        self._noticed.hide()
        noticed = column(p(0.19), self._noticed, None)
        self._sign = row(noticed, self.sign, gap=p(0.2))
        self._sign.setStretch(1, 1)
        self.due = LineField(theme, "", _("Wanneer"), _("wanneer?"), bare=True)
        self.due.setMinimumWidth(p(5))
        self._keep_all()
        HoverTool(self, lambda: tool(theme, "x", _("Afspraak weghalen"), on=self._remove))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(p(0.3), p(0.16), p(0.3), p(0.2))
        self._grid.setHorizontalSpacing(p(0.3))
        self._grid.setVerticalSpacing(0)
        self._wide: bool | None = None
        self._lay(True)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def show_item(self, one: AgreementLine, place: int) -> None:
        self._number.setText(str(place + 1))
        if one.perspective != self._side:
            self._side = one.perspective
            refill(self._mark, [LaneMark(self.theme, lane_of(one.perspective), 0.95)])
        self.who.show_value(called(one.who, self._people()))
        self.what.show_value(one.what)
        self.sign.show_value(one.sign)
        if not self.due.hasFocus():
            self.due.show_value(one.due_said)
        for field, name in ((self.who, "who"), (self.what, "what"), (self.sign, "sign"), (self.due, "due")):
            field.setObjectName(f"table.agreement.{place}.{name}")

    def widen_who(self, wide: int) -> None:
        """Names stand below each other, also when several people do one thing."""
        if wide != self.who.width():
            self.who.setFixedWidth(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width() >= self.theme.px(NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline under the row, or a frame around the one that is typed in."""
        painter, em = QPainter(self), self.theme.em
        if self._inside(self.window().focusWidget()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("focus"), 0.1 * em))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 0.45 * em, 0.45 * em)
        else:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.color("line"))

    def _lay(self, wide: bool) -> None:
        """Beside each other, or the moment under the words."""
        if wide == self._wide:
            return
        self._wide = wide
        grid, middle = self._grid, Qt.AlignmentFlag.AlignVCenter
        for part in (self._number, self.who, self.what, self.due):
            grid.removeWidget(part)
        for inner in (self._mark, self._sign):
            grid.removeItem(inner)
        grid.addWidget(self._number, 0, 0, 2, 1, middle)
        grid.addLayout(self._mark, 0, 1, 2, 1, middle)
        grid.addWidget(self.who, 0, 2, 2, 1, middle)
        grid.addWidget(self.what, 0, 3)
        grid.addLayout(self._sign, 1, 3)
        if wide:
            grid.addWidget(self.due, 0, 4, 2, 1, middle)
        else:
            grid.addWidget(self.due, 2, 3)
        grid.setColumnStretch(3, 10)
        grid.setColumnStretch(4, 4 if wide else 0)

    def _keep_all(self) -> None:
        one, table = self._id, self._table
        actions: tuple[tuple[LineField | RowField, str, Callable[[Session, str], object]], ...] = (
            (self.who, "who", self._write_who),
            (self.what, "what", lambda session, value: change_agreement(session, one, what=value)),
            (self.sign, "sign", lambda session, value: change_agreement(session, one, sign=value)),
            (self.due, "due", lambda session, value: set_due(session, one, value, clock.today())),
        )
        for field, name, action in actions:
            table.keep(self, field, _("Afspraak veranderd"), action, f"agreement:{one}:{name}")
        self.what.entered.connect(self.sign.setFocus)
        self.sign.entered.connect(self.due.setFocus)

    def _write_who(self, session: Session, value: str) -> None:
        found = read_line(f"{value} doet", speakers(self._people()), clock.today())
        change_agreement(session, self._id, who=found.who or value, perspective=found.perspective or "other")

    def _inside(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._inside(old) or self._inside(now):
            self.update()

    def _remove(self) -> None:
        told = _("Afspraak weggehaald")
        self._table.desk.tasks.write(
            self, told, lambda session: remove_agreement(session, self._id),
            lambda _none: self._table.desk.messages.toast(told, undo=True),
        )  # fmt: skip


class ProposalLine(QWidget):
    """How the typed line is understood: who, what, when."""

    def __init__(self, table: TableDesk) -> None:
        super().__init__()
        self.theme = table.theme
        self._mark, self._side = row(), ""
        self._who = words(table.theme, "", 0.9, SEMIBOLD)
        self._rest = words(table.theme, "", 0.9, tone="muted", wrap=True)
        inner = row(self._mark, self._who, self._rest, gap=table.theme.px(0.4))
        inner.setStretch(2, 1)
        self.setLayout(inner)

    def show_line(self, text: str, people: Sequence[AttendeeRow]) -> None:
        if not text.strip():
            names = ", ".join(one.short for one in people)
            self._show("other", "", _("Begin met een naam: {names}.").format(names=names) if names else "")
            return
        found = read_line(text, speakers(people), clock.today())
        when = found.due.said if found.due.known else _("wanneer?")
        who = called(found.who, people) or _("Wie?")
        self._show(found.perspective or "other", who, f"{found.what} · {when} · {_('Enter neemt dit over')}")

    def _show(self, side: str, who: str, rest: str) -> None:
        if side != self._side:
            self._side = side
            refill(self._mark, [LaneMark(self.theme, lane_of(side), 0.9)])
        self._who.setText(who)
        self._rest.setText(rest)
        item = self._mark.itemAt(0)
        mark = item.widget() if item else None
        if mark is not None:
            mark.setVisible(bool(who))
        self._who.setVisible(bool(who))


class WishBox(SideBox):
    """What one side wishes, to look at while agreeing; large, or one line."""

    def __init__(self, table: TableDesk, side: Side, low: bool) -> None:
        super().__init__(table.theme, side.key)
        p = table.theme.px
        self._words = words(table.theme, "", 1.0, wrap=True)
        name = words(table.theme, side.name, 1.0, SEMIBOLD)
        mark = LaneMark(table.theme, lane_of(side.key), 0.9)
        if low:
            inner = row(mark, name, self._words, gap=p(0.4), margins=(p(0.6), p(0.15), p(0.6), p(0.15)))
            inner.setStretch(2, 1)
        else:
            inner = column(row(mark, name, None, gap=p(0.4)), p(0.1), self._words, None,
                           margins=(p(0.65), p(0.45), p(0.65), p(0.5)))  # fmt: skip
        self.setLayout(inner)

    def show_words(self, text: str) -> None:
        self._words.setText(text)


class AgreementsPage(TablePage):
    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._people: tuple[AttendeeRow, ...] = ()
        self._wished: tuple[object, ...] = ()
        self.goals = Goals(table)
        self._wish_word = self.words(_("Dit wil ieder graag"), 1.0, SEMIBOLD, "muted")
        self._wishes = QGridLayout()
        self._wishes.setSpacing(p(0.6))
        self._rows: KeyedRows[AgreementLine] = KeyedRows(
            lambda one: one.id, lambda one: AgreementRow(table, one, lambda: self._people)
        )
        self.entry = EntryField(
            self.theme, "table.agreement", _("Nieuwe afspraak"), _("Wie doet wat, en wanneer?"), most=3
        )
        ways = Ways(_("Afspraak opgeschreven"), self._add, self._change, remove_agreement)
        self.draft = Draft(table.desk, self.entry, ways)
        self.draft.finished.connect(self._finished)
        self._fresh: Line | None = None
        self._proposal = ProposalLine(table)
        self.entry.textChanged.connect(self._propose)
        self.setLayout(column(
            self.goals, p(0.3), row(self._wish_word, None, self.goals.more), p(0.05), self._wishes, p(0.7),
            self.words(_("Afspraken"), 1.0, SEMIBOLD, "muted"), p(0.25), line(), self._rows.holder, p(0.4), self.entry, p(0.2),
            self._proposal, None,
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self._people = detail.attendees
        self.goals.show_goals(detail.goals)
        self._show_wishes(detail)
        self._rows.show_items([one for one in detail.agreements if one.id != self.draft.row_id])
        self._fit_names()
        self._propose()
        made = self._rows.widget(self._fresh.row_id) if self._fresh else None
        if isinstance(made, AgreementRow):
            self._fresh = None
            if self.entry.hasFocus() and not typed_in(self.window()) and not self.entry.toPlainText():
                (made.who if not made.who.text() else made.sign).setFocus()

    def _fit_names(self) -> None:
        size = QFontMetricsF(self.theme.font(1.0, SEMIBOLD))
        names = [called(one.who, self._people) for one in self.detail.agreements] if self.detail else []
        needed = max((size.horizontalAdvance(name) for name in names), default=0.0) + self.theme.px(0.5)
        wide = round(min(self.theme.px(WHO_MOST), max(self.theme.px(WHO), needed)))
        for made in self._rows.widgets():
            if isinstance(made, AgreementRow):
                made.widen_who(wide)

    def first_field(self) -> QWidget | None:
        return self.goals.entry if not self.goals.entry.isHidden() else self.entry

    def _show_wishes(self, detail: MeetingDetail) -> None:
        """Made again only when they changed; there is nothing in them to type."""
        low = self.window().height() < self.theme.px(LOW)

        def shown_here(one: ContributionRow) -> bool:
            return bool(one.text.strip()) and not detail.said_elsewhere(one)

        said = tuple(
            (side, " ".join(one.text for one in detail.of(ContributionKind.WISH, side.key) if shown_here(one)))
            for side in sides(detail.here, detail.pupil.first_name)
        )
        shown = () if self.theme.folded else tuple(pair for pair in said if pair[1])
        self._wish_word.setVisible(bool(shown) and not low)
        if (shown, low) == self._wished:
            return
        self._wished = (shown, low)
        while (item := self._wishes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, (side, text) in enumerate(shown):
            made = WishBox(self.table, side, low)
            made.show_words(text)
            self._wishes.addWidget(made, place // 2 if low else 0, place % 2 if low else place)
            self._wishes.setColumnStretch(place % 2 if low else place, 1)

    def _propose(self) -> None:
        here = self.detail.speaking if self.detail else ()
        self._proposal.show_line(self.entry.toPlainText(), here)

    def _finished(self, done: Line) -> None:
        """The next question is how it will be noticed."""
        self._fresh = done
        self.show_again()

    def _add(self, session: Session, text: str) -> str:
        found, today = read_line(text, speakers(self._people), clock.today()), clock.today()
        return add_agreement(
            session, self.meeting_id, today, found.who, found.what, found.perspective or "other", found.due.said
        )  # fmt: skip

    def _change(self, session: Session, agreement_id: str, text: str) -> None:
        found, today = read_line(text, speakers(self._people), clock.today()), clock.today()
        change_agreement(
            session, agreement_id, who=found.who, what=found.what, perspective=found.perspective or "other"
        )
        set_due(session, agreement_id, found.due.said, today)


def speakers(people: Sequence[AttendeeRow]) -> list[Person]:
    """Everyone who can be named in a line, who is here first."""
    return [Person(one.name, one.role, one.perspective) for one in sorted(people, key=lambda one: one.away)]
