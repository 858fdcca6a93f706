"""Wie let op het plan, wanneer kijken we, hoe houden we contact, en wie krijgt dit."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, relative, weekday
from rondom.meetings.actions import change_meeting
from rondom.meetings.date_remarks import day_remarks
from rondom.meetings.detail import MeetingDetail
from rondom.vault.vault import Session
from ui.meetings.closing_facts import LeadFacts, lead_facts
from ui.meetings.fields import DayLine, LineField
from ui.meetings.keyed import KeyedRows
from ui.meetings.moments import coming_day
from ui.meetings.pages.gets_rows import GetsRow, Getting, getting
from ui.meetings.pages.page import TableDesk
from ui.meetings.pages.talk import TalkPage
from ui.theme import SEMIBOLD
from ui.widgets import FilterChip, clear, column, flow, row


class LeadPage(TalkPage):
    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._names: tuple[str, ...] = ()
        self.lead = LineField(
            self.theme, "table.lead", _("Wie let op het plan"), _("Wie let op het plan?"), em=1.13, weight=SEMIBOLD
        )
        table.keep(self, self.lead, _("Procesregisseur veranderd"), self._write_lead, "lead")
        self._chips = row()
        self.review = DayLine(
            self.theme, "table.review", _("Wanneer kijken we of het werkt"), _("bijvoorbeeld 4 juni"),
            lambda text: coming_day(text, clock.today()),
        )  # fmt: skip
        table.keep(self, self.review, _("Evaluatiedatum veranderd"), self._write_review, "review")
        self._told = self.words("", tone="muted", wrap=True, name="table.review.told")
        self.review.textChanged.connect(lambda _text: self._tell())
        self.review.left.connect(lambda _wrong: self._tell())
        self.contact = self.field(
            "contact_between", _("Contact tussendoor"), _("Wie belt wie, als het eerder moet?"), lines=2
        )
        self._facts = LeadFacts()
        self._gets: KeyedRows[Getting] = KeyedRows(lambda one: one.id, lambda one: GetsRow(table, one))
        self.recipients = self.field(
            "recipients",
            _("Of schrijf zelf op wie dit krijgt"),
            _("Of schrijf zelf op wie het krijgt"),
        )
        who = column(self._head(_("Wie let op het plan?")), p(0.3), self.lead, p(0.3), row(self._chips, None), None)
        when = column(self._head(_("Wanneer kijken we of het werkt?")), p(0.3), self.review, p(0.3), self._told, None)
        first = flow(self.theme.folded, who, when, gap=p(1.2))
        second = flow(
            self.theme.folded, column(self._head(_("Contact tussendoor")), p(0.3), self.contact, None),
            column(self._head(_("Wie krijgt wat")), p(0.3), self._gets.holder, p(0.3), self.recipients, None), gap=p(1.2),
        )  # fmt: skip
        for both in (first, second):
            both.setStretch(0, 1)
            both.setStretch(1, 1)
        self.setLayout(column(first, p(1.2), second, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self.lead.show_value(detail.head.process_lead)
        self.review.show_day(detail.head.review_on)
        self.contact.show_value(detail.head.contact_between)
        self.recipients.show_value(detail.head.recipients)
        self._show_gets()
        known = frozenset(one.caregiver_id for one in detail.attendees if one.caregiver_id)
        meeting = self.meeting_id
        self.table.desk.tasks.read(self, lambda session: lead_facts(session, meeting, known), self._show_facts)
        self._show_names(tuple(one.name for one in detail.speaking if one.perspective != "child"))
        self._tell()

    def first_field(self) -> QWidget | None:
        return self.lead

    def _head(self, text: str) -> QWidget:
        return self.words(text, 1.0, SEMIBOLD, "muted")

    def _show_facts(self, facts: LeadFacts) -> None:
        self._facts = facts
        self._show_gets()
        self._tell()

    def _show_gets(self) -> None:
        if self.detail is not None:
            self._gets.show_items(getting(self.detail, self._facts))

    def _show_names(self, names: tuple[str, ...]) -> None:
        """Who is here, to choose with one click."""
        if names == self._names:
            return
        self._names = names
        clear(self._chips)
        self._chips.setSpacing(self.theme.px(0.3))
        for place, name in enumerate(names[:4]):
            chip = FilterChip(self.theme, name.split(" ")[0], name=f"table.lead.{place}", checkable=False)
            chip.setAccessibleName(name)
            chip.clicked.connect(partial(self._choose, name))
            self._chips.addWidget(chip)

    def _choose(self, name: str, _on: bool = False) -> None:
        self.lead.setText(name)
        self.lead.flush()

    def _tell(self) -> None:
        """The day in full, while it is typed."""
        on = self.review.value()
        today = clock.today()
        if on is None:
            wrong = self.review.misread and not self.review.hasFocus()
            self._told.setText(_("Schrijf een dag, bijvoorbeeld 4 juni.") if wrong else "")
            return
        weeks = round((on - today).days / 7)
        about = _("over {n} weken").format(n=weeks) if weeks > 1 else relative(on, today)
        told = [f"{weekday(on)}, {about}.", *(one.text for one in day_remarks(self._facts.region, on, today))]
        self._told.setText(" ".join(told))

    def _write_lead(self, session: Session, value: str) -> None:
        change_meeting(session, self.meeting_id, process_lead=value)

    def _write_review(self, session: Session, value: str) -> None:
        on = coming_day(value, clock.today()) if value.strip() else None
        if on is not None or not value.strip():
            change_meeting(session, self.meeting_id, review_on=on)
