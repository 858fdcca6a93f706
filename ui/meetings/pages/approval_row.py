"""What one person says of the plan that was read back: akkoord, akkoord behalve, gezien or niet eens; and their signature."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, day_month
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.model import Approval
from rondom.meetings.reservations import ReservationRow, change_reservation, remove_reservation, reserve
from rondom.meetings.signatures import SignatureRow, remove_signature, sign_on_paper, sign_on_screen
from rondom.meetings.table import record_approval
from rondom.vault.vault import Session
from ui.meetings.fields import LineField, WordsField, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.page import TableDesk
from ui.meetings.pages.signing import DrawnSignature, SignDialog
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD
from ui.widgets import Glyph, KeptChoice, LaneMark, Segments, button, column, refill, row, tool

ANSWERS = (
    (Approval.AGREED.value, _("Akkoord")),
    (Approval.SEEN.value, _("Gezien")),
    (Approval.DISAGREED.value, _("Niet eens")),
)
BUT = "", _("Behalve …")


@dataclass(frozen=True, slots=True)
class Answering:
    """One person and everything the row shows of them. `points` are (kind:id, words) of goals and agreements."""

    person: AttendeeRow
    version: int
    signature: SignatureRow | None
    reservations: tuple[ReservationRow, ...]
    points: tuple[tuple[str, str], ...]


class ReservationLine(QWidget):
    """“Hatice: belt vader.” and why."""

    def __init__(self, table: TableDesk, one: ReservationRow) -> None:
        super().__init__()
        theme, p, key = table.theme, table.theme.px, one.id
        self._about = words(theme, "", 0.95, wrap=True)
        self._changed = words(
            theme, _("Dit punt heeft nu andere woorden. Vraag het nog eens."), 0.85, tone="caution", wrap=True
        )
        self.reason = LineField(theme, f"table.reserved.{key}", _("Waarom niet"), _("Waarom? Dit komt in het plan."))
        table.keep(self, self.reason, _("Voorbehoud veranderd"), lambda session, value: change_reservation(session, key, value),
                   f"reserved:{key}")  # fmt: skip
        told = _("Voorbehoud weggehaald")
        cross = tool(theme, "x", _("Voorbehoud weghalen"), key=f"table.reserved.{key}.remove", on=lambda: table.desk.tasks.write(
            self, told, lambda session: remove_reservation(session, key), lambda _none: table.desk.messages.toast(told, undo=True),
        ))  # fmt: skip
        first = row(column(self._about, None), column(cross, None), gap=p(0.2))
        first.setStretch(0, 1)
        self.setLayout(column(first, self._changed, self.reason, p(0.25), gap=p(0.1), margins=(p(0.9), 0, 0, 0)))

    def show_item(self, one: ReservationRow, _place: int) -> None:
        self._about.setText(_("behalve “{point}”").format(point=one.about.rstrip(".")))
        self._changed.setVisible(one.changed)
        self.reason.show_value(one.reason)


class ApprovalRow(QWidget):
    """Who does not agree says why; without the why nothing is written down. Not knowing yet is fine: then nothing is chosen."""

    def __init__(self, table: TableDesk, person: AttendeeRow) -> None:
        super().__init__()
        self._table, self._id, self.theme = table, person.id, table.theme
        p = table.theme.px
        self._place = 0
        self._version = 1
        self._shown_signature: tuple[bool, SignatureRow | None] = (False, None)
        """Whether someone is asked to sign, and what they signed."""
        self._name = words(table.theme, "", 1.0, SEMIBOLD)
        self._stored = Approval.NONE
        self._answer = Segments(table.theme, ANSWERS, name="")
        self._answer.chosen.connect(self._choose)
        self._reason: WordsField | None = None
        self._but: _PointChoice | None = None
        self._back = tool(table.theme, "undo-2", _("Nog niet: antwoord terugnemen"), on=self._take_back)
        self._points: tuple[tuple[str, str], ...] = ()
        self._reserved: KeyedRows[ReservationRow] = KeyedRows(
            lambda one: one.id, lambda one: ReservationLine(table, one)
        )
        self._more = column()
        """What only some need: the choice of a point, and the reason. Made when they are asked for."""
        self._signed = row(gap=p(0.3))
        head = row(LaneMark(table.theme, lane_of(person.perspective), 0.95), self._name, None, self._signed, gap=p(0.4))
        answer = row(self._answer, self._back, None, gap=p(0.2))
        self.setLayout(column(
            head, p(0.25), answer, p(0.2), self._reserved.holder, self._more, p(0.6),
        ))  # fmt: skip

    def show_item(self, shown: Answering, place: int) -> None:
        person, self._version, self._place = shown.person, shown.version, place
        self._name.setText(person.short)
        self._stored = person.approval
        if not self.open_question:
            self._answer.show_value(person.approval.value)
        self._show_reason(person.approval_reason)
        for key, _word in ANSWERS:
            self._answer.button(key).setObjectName(f"table.approval.{place}.{key}")
            self._answer.button(key).setAccessibleDescription(person.name)
        self._back.setObjectName(f"table.approval.{place}.back")
        self._back.setVisible(person.approval is not Approval.NONE)
        self._show_reservations(shown, place)
        self._show_signature(shown)

    def _show_reservations(self, shown: Answering, place: int) -> None:
        agrees = shown.person.approval is Approval.AGREED
        taken = {one.point_id for one in shown.reservations if not one.changed}
        points = tuple(one for one in shown.points if one[0].partition(":")[2] not in taken)
        self._reserved.show_items(shown.reservations if agrees else ())
        wanted = agrees and bool(points)
        if self._but is None and not wanted:
            return
        but = self._but = self._but or self._point_choice(place)
        but.setVisible(wanted)
        if points != self._points:
            self._points = points
            but.show_options((BUT, *points))
        but.show_value("")

    def _point_choice(self, place: int) -> _PointChoice:
        made = _PointChoice(self.theme, (BUT,), "", f"table.approval.{place}.but")
        made.setAccessibleName(_("Akkoord, behalve met dit punt"))
        made.kept.connect(self._reserve)
        self._more.insertLayout(0, row(made, None))
        return made

    def _show_reason(self, kept: str) -> None:
        disagrees = self._answer.value() == Approval.DISAGREED.value
        if self._reason is None and not disagrees:
            return
        field = self._reason = self._reason or self._reason_field()
        field.show_value(kept)
        field.setVisible(disagrees)

    def _reason_field(self) -> WordsField:
        made = WordsField(
            self.theme, f"table.approval.{self._place}.reason", _("Waarom niet eens"), _("Waarom niet? Dit komt in het plan."),
            lines=2, most=6,
        )  # fmt: skip
        self._table.keep(self, made, _("Antwoord op het plan"), self._write_reason, f"reason:{self._id}")
        self._more.addWidget(made)
        return made

    def _show_signature(self, shown: Answering) -> None:
        """Who has not answered is not asked to sign."""
        asked = shown.person.approval is not Approval.NONE
        if (asked, shown.signature) == self._shown_signature:
            return
        self._shown_signature = (asked, shown.signature)
        parts: list[QWidget] = []
        if shown.signature is not None:
            parts = self._signature_parts(shown.signature)
        elif asked:
            key = f"table.approval.{self._place}.sign"
            parts = [button(_("Tekenen"), "link", self.theme, "pencil", name=key, on=self._sign)]
        refill(self._signed, parts)

    def _signature_parts(self, one: SignatureRow) -> list[QWidget]:
        on = day_month(one.signed_on)
        told = _("getekend op {day}") if one.strokes else _("op papier, {day}")
        mark = (
            DrawnSignature(self.theme, one.strokes, one.name)
            if one.strokes
            else Glyph(self.theme, "check", "success", 1.0)
        )
        cross = tool(
            self.theme, "x", _("Handtekening weghalen"), key=f"table.approval.{self._place}.unsign", on=self._unsign
        )
        return [mark, words(self.theme, told.format(day=on), 0.85, tone="muted"), cross]

    @property
    def open_question(self) -> bool:
        """“Niet eens” was chosen and the reason is not there yet."""
        return self._answer.value() == Approval.DISAGREED.value and self._stored is not Approval.DISAGREED

    def reason_is_missing(self) -> bool:
        """Keeps what was typed; True when someone does not agree and did not say why: then the cursor stands there."""
        if self._reason is not None:
            self._reason.flush()
        if not self.open_question or self._reason is None or self._reason.toPlainText().strip():
            return False
        self._reason.setFocus()
        return True

    # what is chosen

    def _choose(self, key: str) -> None:
        typed = self._reason.toPlainText() if self._reason else ""
        self._show_reason(typed)
        if key != Approval.DISAGREED.value:
            self._write(Approval(key), "")
        elif typed.strip():
            self._write(Approval.DISAGREED, typed.strip())
        elif self._reason is not None:
            self._reason.setFocus()

    def _take_back(self) -> None:
        self._answer.show_value("")
        self._write(Approval.NONE, "")

    def _write(self, answer: Approval, reason: str) -> None:
        self._table.write(
            self, _("Antwoord op het plan"), lambda session: record_approval(session, self._id, answer, reason)
        )  # fmt: skip

    def _write_reason(self, session: Session, value: str) -> None:
        if value.strip():
            record_approval(session, self._id, Approval.DISAGREED, value)

    def _reserve(self, point: str) -> None:
        kind, _mark, key = point.partition(":")
        if key:
            self._table.write(
                self, _("Voorbehoud gemaakt"),
                lambda session: reserve(session, self._id, **{f"{kind}_id": key}),
            )  # fmt: skip

    # the signature

    def _sign(self) -> None:
        told = _("Versie {n} van het plan, zoals het is voorgelezen.").format(n=self._version)
        dialog = SignDialog(self.theme, self._name.text(), told, self.window())
        if self._table.desk.messages.run(dialog):
            self._write_signature(dialog)
        dialog.deleteLater()

    def _write_signature(self, dialog: SignDialog) -> None:
        who, version, today = self._id, self._version, clock.today()
        strokes = [tuple(stroke) for stroke in dialog.strokes]
        paper = dialog.on_paper

        def sign(session: Session) -> None:
            if paper:
                sign_on_paper(session, who, version, today)
            else:
                sign_on_screen(session, who, version, strokes, today)

        self._table.write(self, _("Plan getekend"), sign)

    def _unsign(self) -> None:
        who, version, told = self._id, self._version, _("Handtekening weggehaald")
        desk = self._table.desk
        desk.tasks.write(
            self, told, lambda session: remove_signature(session, who, version),
            lambda _none: desk.messages.toast(told, undo=True),
        )  # fmt: skip


class _PointChoice(KeptChoice):
    """As narrow as its first words; the points themselves may be long and show in the list."""

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(BUT[1])
        return QSize(wide + self.theme.px(4.4), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        most = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.view().setMinimumWidth(min(most, self.theme.px(30)) + self.theme.px(2))
        super().showPopup()
