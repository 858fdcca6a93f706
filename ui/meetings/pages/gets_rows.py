"""Who gets what of the plan: everyone with their light, and for who may have it the choice of less."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.actions import change_attendee
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.plan.gets import AGREEMENTS, BY_LIGHT, NOTHING
from rondom.privacy.rules import LightStatus
from rondom.vault.vault import Session
from ui.meetings.closing_facts import LeadFacts
from ui.meetings.fields import words
from ui.meetings.pages.page import TableDesk
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD
from ui.widgets import LIGHTS, Glyph, KeptChoice, LaneMark, column, row

NAME = 6.6
"""em for a name."""


@dataclass(frozen=True, slots=True)
class Getting:
    """One person. `told` says why there is nothing to choose; empty when there is a choice."""

    id: str
    name: str
    perspective: str
    status: str
    gets: str = BY_LIGHT
    told: str = ""


def getting(detail: MeetingDetail, facts: LeadFacts) -> tuple[Getting, ...]:
    """Everyone at the table but the child, then parents who were not asked. Both parents with gezag get the same text."""
    here = [_of(one) for one in detail.attendees if one.perspective != "child"]
    for name, relation, custody in facts.absent_parents:
        told = _("alles, net als de andere ouder") if custody else _("op verzoek, de belangrijkste feiten")
        status = LightStatus.MAY if custody else LightStatus.PARTLY
        here.append(Getting(f"absent:{name}:{relation}", name, "parent", status.value, told=told))
    return tuple(here)


def _of(one: AttendeeRow) -> Getting:
    status = one.light.status
    if one.interprets:
        return Getting(one.id, one.short, one.perspective, LightStatus.MAY_NOT.value, told=_("niets: vertaalt alleen"))
    if one.caregiver_id:
        told = _("alles, als ouder met gezag") if one.custody == "yes" else one.light.reason
        return Getting(one.id, one.short, one.perspective, status.value, told=told)
    open_ = status in (LightStatus.MAY, LightStatus.PARTLY)
    return Getting(one.id, one.short, one.perspective, status.value, one.gets, "" if open_ else one.light.reason)


class GetsRow(QWidget):
    def __init__(self, table: TableDesk, one: Getting) -> None:
        super().__init__()
        self.theme, p = table.theme, table.theme.px
        self._table, self._id = table, one.id
        self._name = words(table.theme, "", 1.0, SEMIBOLD)
        self._name.setFixedWidth(p(NAME))
        self._glyph = Glyph(table.theme, "circle-check", "success", 1.0)
        self._told = words(table.theme, "", 0.9, tone="muted", wrap=True)
        self.choice = KeptChoice(table.theme, (), "", f"table.gets.{one.id}")
        self.choice.kept.connect(self._choose)
        mark = LaneMark(table.theme, lane_of(one.perspective), 0.95)
        said = column(self._told, row(self.choice, None))
        inner = row(mark, self._name, self._glyph, said, gap=p(0.4), margins=(0, p(0.1), 0, p(0.1)))
        inner.setStretch(3, 1)
        self.setLayout(inner)

    def show_item(self, one: Getting, _place: int) -> None:
        self._name.setText(one.name)
        word, role, icon = LIGHTS[one.status]
        self._glyph.show_icon(icon, role)
        self._glyph.setToolTip(_(word))
        self._told.setText(one.told)
        self._told.setVisible(bool(one.told))
        self.choice.setVisible(not one.told)
        self.choice.setAccessibleName(_("Wat {name} krijgt").format(name=one.name))
        whole = _("Alles") if one.status == LightStatus.MAY.value else _("Een deel, zoals mag")
        options = ((BY_LIGHT, whole), (AGREEMENTS, _("Alleen de afspraken")), (NOTHING, _("Niets")))
        if [self.choice.itemText(at) for at in range(self.choice.count())] != [word for _key, word in options]:
            self.choice.show_options(options)
        self.choice.show_value(one.gets if one.gets in (AGREEMENTS, NOTHING) else BY_LIGHT)

    def _choose(self, gets: str) -> None:
        who = self._id

        def write(session: Session) -> None:
            change_attendee(session, who, gets=gets)

        self._table.write(self, _("Wie krijgt wat veranderd"), write)
