"""What still comes after a plan was fixed: papers that come back signed, and a zienswijze. The plan itself stays."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rondom import clock
from rondom.language import _, day
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import Approval
from rondom.meetings.signatures import SignatureRow, remove_signature, sign_on_paper
from rondom.plan.views import ViewRow, add_view, remove_view
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.meetings.closing_facts import ClosingFacts
from ui.meetings.pages.signing import DrawnSignature
from ui.meetings.version import ViewDialog, Viewer
from ui.meetings.words import lane_of
from ui.widgets import Glyph, LaneMark, button, column, label, refill, row, tool
from ui.widgets.outline import Part


class Afterwards(QWidget):
    """Beside a closed meeting."""

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._id, self.theme = desk, meeting_id, desk.theme
        p = desk.theme.px
        self._detail: MeetingDetail | None = None
        self._facts = ClosingFacts()
        self._shown: tuple[object, ...] = ()
        self._signed, self._views = QVBoxLayout(), QVBoxLayout()
        for box in (self._signed, self._views):
            box.setSpacing(p(0.3))
        self._add = button(_("Zienswijze toevoegen"), "", desk.theme, "quote", name="meeting.view", on=self.add_view)
        self.setLayout(column(
            label(_("Handtekeningen"), "section"), p(0.3), self._signed, p(1.1),
            label(_("Zienswijze"), "section"), p(0.3), self._views, p(0.2), row(self._add, None),
        ))  # fmt: skip

    def show_facts(self, detail: MeetingDetail, facts: ClosingFacts) -> None:
        self._detail, self._facts = detail, facts
        asked = tuple(
            one
            for one in detail.attendees
            if one.approval is not Approval.NONE or (not one.away and one.perspective != "child" and not one.interprets)
        )
        shown = (facts.version, facts.signatures, facts.views, tuple((one.id, one.short) for one in asked))
        if shown == self._shown:
            return
        self._shown = shown
        lines = [
            self._person(one.id, one.name, one.perspective, facts.signed_by(one.id), at) for at, one in enumerate(asked)
        ]
        refill(self._signed, lines)
        told: list[QWidget] = [self._view(one, at) for at, one in enumerate(facts.views)]
        refill(
            self._views,
            told or [label(_("Nog geen. Wie het anders ziet, kan dat later ook nog zeggen."), tone="muted", wrap=True)],
        )

    # signatures

    def _person(self, who: str, name: str, side: str, signed: SignatureRow | None, at: int) -> QWidget:
        p, made = self.theme.px, QWidget()
        parts: list[Part] = [LaneMark(self.theme, lane_of(side), 0.95), label(name), None]
        if signed is None:
            key = f"meeting.sign.{at}"
            parts.append(button(_("Papier is getekend"), "link", name=key, on=partial(self._sign, who)))
        else:
            on = day(signed.signed_on)
            mark = (
                DrawnSignature(self.theme, signed.strokes, name)
                if signed.strokes
                else Glyph(self.theme, "check", "success", 1.0)
            )
            told = on if signed.strokes else _("op papier, {day}").format(day=on)
            cross = tool(
                self.theme, "x", _("Handtekening weghalen"), key=f"meeting.unsign.{at}", on=partial(self._unsign, who)
            )
            parts += [mark, label(told, "small", "muted"), cross]
        made.setLayout(row(*parts, gap=p(0.45)))
        return made

    def _sign(self, who: str) -> None:
        version, today = self._facts.version, clock.today()
        self._desk.tasks.write(self, _("Plan getekend"), lambda session: sign_on_paper(session, who, version, today))

    def _unsign(self, who: str) -> None:
        version, told = self._facts.version, _("Handtekening weggehaald")
        self._desk.tasks.write(
            self, told, lambda session: remove_signature(session, who, version),
            lambda _none: self._desk.messages.toast(told, undo=True),
        )  # fmt: skip

    # views

    def _view(self, one: ViewRow, at: int) -> QWidget:
        p, made, told = self.theme.px, QWidget(), _("Zienswijze weggehaald")
        cross = tool(self.theme, "x", _("Zienswijze weghalen"), key=f"meeting.view.{at}.remove", on=lambda: self._desk.tasks.write(
            self, told, lambda session: remove_view(session, one.id), lambda _none: self._desk.messages.toast(told, undo=True),
        ))  # fmt: skip
        head = row(
            LaneMark(self.theme, lane_of(one.perspective), 0.95), label(one.who, "strong"),
            label(day(one.written_on), "small", "muted"), None, cross, gap=p(0.45),
        )  # fmt: skip
        words = row(p(1.4), label(one.text, wrap=True))
        words.setStretch(1, 1)
        made.setLayout(column(head, words, p(0.3)))
        return made

    def add_view(self) -> None:
        """Ask who finds what, and put it with this version."""
        assert self._detail is not None
        people = [
            Viewer(one.name, one.perspective, one.caregiver_id) for one in self._detail.attendees if not one.interprets
        ]
        dialog = ViewDialog(self.theme, people, clock.today(), self.window())
        if self._desk.messages.run(dialog):
            meeting, version, who, text, on = self._id, self._facts.version, dialog.who, dialog.text, dialog.on

            def add(session: Session) -> None:
                add_view(session, meeting, version, who.name, text, on, who.perspective, who.caregiver_id)

            self._desk.tasks.write(self, _("Zienswijze toegevoegd"), add)
        dialog.deleteLater()
