"""The fields of one version of an OPP, in the order of the law, with the days and the yes of the parents where they belong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, folded
from rondom.plan.development_fields import DATES, agreed_names, with_name
from rondom.plan.development_offers import Offer
from rondom.plan.development_plan import change_development_plan, development_row, take_over
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import KeptField, keep
from ui.meetings.fields import DayLine, bare_style, day_field
from ui.meetings.moments import coming_day, past_day
from ui.opp.facts import OppFacts
from ui.opp.part import OppPart
from ui.widgets import Field, KeptLine, box, button, column, flow, label, refill, row
from ui.widgets.outline import Part

CHANGED = _("OPP veranderd")
_AHEAD = frozenset({"review_on"})
"""Days that lie ahead: "12 maart" is then the next one."""
ROOM = 46.0
"""In em: from this width on what parents read stands beside the fields."""
_BLOCKS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (_("Begin en terugblik"), ("evaluation",), ("support_from",)),
    (_("Waar het heen gaat, en waarom"), ("destination", "grounds", "enabling", "hindering", "needs"), ()),
    (_("Wat we doen"), ("support", "deviation"), ()),
    (_("Wat het kind vindt"), ("child_view",), ("child_heard_on",)),
    (_("Overleg en akkoord van ouders"), ("parents_view",), ("consulted_on", "agreed_on", "agreed_by")),
    (_("Verder kijken"), (), ("review_on",)),
)
"""Heading, fields, and the days under them."""


class OppForm(QWidget):
    """`copied(key)` when one field is wanted on the clipboard, `scanned` when a signed sheet came back. Made anew for another version."""

    copied = Signal(str)
    scanned = Signal()

    def __init__(self, desk: Desk, facts: OppFacts) -> None:
        super().__init__()
        assert facts.row is not None
        self.desk, self.theme, self.plan_id = desk, desk.theme, facts.row.id
        self.fixed = facts.row.fixed
        self.parts: dict[str, OppPart] = {}
        self.days: dict[str, DayLine] = {}
        self._child = facts.child
        self.agreed_by = KeptLine(facts.row.agreed_by, "opp.agreed_by", _("Namen, met een komma ertussen"))
        self._names = column(gap=self.theme.px(0.2))
        self._told: tuple[object, ...] = ()
        self._wide = True
        if self.fixed:
            self.setStyleSheet(bare_style(self.theme))
        self._build(facts)
        self.show_facts(facts)

    def _build(self, facts: OppFacts) -> None:
        assert facts.row is not None
        p, one = self.theme.px, facts.row
        shown = {part.key: part for part in one.parts}
        body: list[Part] = []
        for title, keys, days in _BLOCKS:
            made: list[Part] = []
            for key in keys:
                if key in shown:
                    made += [self._part(facts, key), p(1.3)]
            line = [self._day(key) for key in days if key in DATES]
            if line:
                made += [flow(self.theme.folded, *line, *([] if self.theme.folded else [None]), gap=p(1.2))]
            if "agreed_by" in days:
                made += [p(0.8), self._agreed(one.fixed)]
            inside = column(label(title, "section"), p(0.8), *made)
            body.append(box(inside))
        self.setLayout(column(*body, None, gap=p(1.6)))

    def _part(self, facts: OppFacts, key: str) -> OppPart:
        assert facts.row is not None
        field = next(one for one in facts.row.parts if one.key == key)
        part = OppPart(self.theme, field, facts.child, facts.row.text(key), facts.row.fixed)
        part.copied.connect(self.copied)
        part.taken.connect(self._take)
        self._keep(part.control, key, lambda text: text)
        self.parts[key] = part
        return part

    def _day(self, key: str) -> QWidget:
        word = _(DATES[key]).format(child=self._child)
        read = coming_day if key in _AHEAD else past_day
        line = DayLine(self.theme, f"opp.{key}", word, _("welke dag?"), lambda text: read(text, clock.today()))
        if self.fixed:
            line.setReadOnly(True)
            line.setProperty("bare", "row")
            line.setPlaceholderText("–")
        line.setMaximumWidth(self.theme.px(15))
        self._keep(line, key, lambda text: _day_of(line, text))
        self.days[key] = line
        return day_field(self.theme, word, line, _("Schrijf een dag, bijvoorbeeld 5 maart."))

    def _agreed(self, fixed: bool) -> QWidget:
        if fixed:
            self.agreed_by.setReadOnly(True)
            self.agreed_by.setProperty("bare", "row")
            self.agreed_by.setPlaceholderText("–")
        self.agreed_by.setMaximumWidth(self.theme.px(44))
        self._keep(self.agreed_by, "agreed_by", lambda text: text)
        made = QWidget()
        field = Field(
            self.theme, _("Wie instemden met het handelingsdeel"), self.agreed_by,
            _("Ieder die gezag heeft. Ook na een scheiding zijn dat er meestal twee."),
        )  # fmt: skip
        scan = button(_("Bewaar het getekende blad bij Bijlagen"), "link", name="opp.scan", on=self.scanned.emit)
        made.setLayout(column(field, self._names, row(scan, None), gap=self.theme.px(0.2)))
        return made

    def _keep(self, field: KeptField, key: str, value: Callable[[str], object]) -> None:
        """Words that are no day are not kept: they stay in the field and are told there."""
        plan = self.plan_id

        def write(session: Session, text: str) -> None:
            kept = value(text)
            if kept is not _UNREAD:
                change_development_plan(session, plan, **{key: kept})

        if not self.fixed:
            keep(self.desk, self, field, CHANGED, write, f"opp:{plan}:{key}")

    # -- showing ---------------------------------------------------------------------------------------------

    def show_facts(self, facts: OppFacts) -> None:
        """What the vault says now; what is being typed stays."""
        row = facts.row
        if row is None or row.id != self.plan_id:
            return
        lacking = {one.key for one in facts.lacks if one.must}
        for key, part in self.parts.items():
            part.show_value(row.text(key))
            part.show_lack(key in lacking)
            part.show_offers([one for one in facts.offers if one.field == key])
        for key, line in self.days.items():
            line.show_day(getattr(row, key))
        self.agreed_by.show_value(row.agreed_by)
        self._show_names(facts)

    def _show_names(self, facts: OppFacts) -> None:
        """Who has to say yes and did not yet, one click each."""
        assert facts.row is not None
        said = set(map(folded, agreed_names(facts.row.agreed_by)))
        open_ = () if self.fixed else tuple(one for one in facts.signers if folded(one) not in said)
        if open_ == self._told:
            return
        self._told = open_
        add = [
            button(_("{name} is akkoord").format(name=one), "quiet", self.theme, "check", name=f"opp.agree.{at}", on=partial(self._add_name, one))
            for at, one in enumerate(open_)
        ]  # fmt: skip
        refill(self._names, [flow(self.theme.folded, *add, None, gap=self.theme.px(0.4))] if add else [])

    def _add_name(self, name: str) -> None:
        """With the day of today when there is none yet: that is when it was said."""
        self.agreed_by.flush()
        plan, today = self.plan_id, clock.today()
        dated = self.days["agreed_on"].value() is not None

        def write(session: Session) -> None:
            values = {"agreed_by": with_name(development_row(session, plan).agreed_by, name)}
            change_development_plan(session, plan, **values, **({} if dated else {"agreed_on": today}))

        self.desk.tasks.write(self, _("Akkoord genoteerd"), write)

    def _take(self, offers: tuple[Offer, ...]) -> None:
        """Under what stands there; what was typed and not kept yet goes first. One step for undo."""
        plan = self.plan_id
        for key in {one.field for one in offers}:
            self.parts[key].control.flush()

        def write(session: Session) -> None:
            for one in offers:
                take_over(session, plan, one.field, one.text)

        self.desk.tasks.write(self, _("Overgenomen in het OPP"), write)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.theme.px(ROOM)
        if wide != self._wide:
            self._wide = wide
            for part in self.parts.values():
                part.show_room(wide)

    def go_to(self, key: str) -> QWidget | None:
        """Put the keyboard in a field. Which widget to bring in sight; None when this version has no such field."""
        target: QWidget | None = self.agreed_by if key == "agreed_by" else self.days.get(key)
        if key in self.parts:
            self.parts[key].control.setFocus()
            return self.parts[key]
        if target is not None:
            target.setFocus()
        return target


_UNREAD = object()


def _day_of(line: DayLine, text: str) -> date | object | None:
    if not text.strip():
        return None
    found = line.value()
    return _UNREAD if found is None else found
