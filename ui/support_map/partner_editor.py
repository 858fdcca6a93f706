"""Changing one card in the side editor. Every field keeps itself; there is no button to save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.support_map.actions import change_partner
from rondom.support_map.defaults import FREQUENCIES, STEP_SHORT, icon_for
from rondom.support_map.queries import LineRow, PartnerCard
from rondom.vault.store import Session
from ui.desk import Desk
from ui.support_map.pickers import DayPicker, IconPicker
from ui.theme import Theme
from ui.widgets import Field, KeptChoice, KeptLine, KeptSwitch, KeptText, button, column, label, line, refill, row, tool
from ui.widgets.autosave import Kept, paint_arrow
from ui.widgets.outline import Part

Keep = Callable[[str], None]


class PartnerEditor(QWidget):
    """Fields of one partner; lives as long as that partner is being changed.

    `line_added(other)`, `line_changed(id, values)`, `line_removed(id)` and `removed` are carried out by the screen.
    """

    line_added = Signal(str)
    line_changed = Signal(str, dict)
    line_removed = Signal(str)
    removed = Signal()

    def __init__(self, desk: Desk, card: PartnerCard, rings: Mapping[int, str], others: Mapping[str, str]) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self._id, self._rings = card.partner.id, dict(rings)
        self.lines: dict[str, KeptLine] = {}
        self._outside: list[QWidget] = []
        self._links = column(gap=self.theme.px(0.4))
        self._make_choices(card)
        p = self.theme.px
        parts: list[Part] = [
            *self._who(),
            *self._where(),
            *self._reach(),
            *self._knows(),
            line(),
            p(0.2),
            label(_("Lijnen met collega’s"), "strong"),
            self._links,
            p(0.6),
            line(),
            p(0.2),
            row(
                button(
                    _("Van de kaart halen"),
                    "danger",
                    self.theme,
                    "trash-2",
                    name="map.edit.remove",
                    on=self.removed.emit,
                ),
                None,
            ),
        ]
        self.setLayout(column(*parts, gap=p(0.85)))
        self.show_card(card, others)

    # making the fields

    def _make_choices(self, card: PartnerCard) -> None:
        theme, partner = self.theme, card.partner
        self.ring = KeptChoice(
            theme, [(str(n), name) for n, name in self._rings.items()], str(partner.ring), "map.edit.ring"
        )
        steps = [(str(step), f"{step}  {_(words)}") for step, words in STEP_SHORT.items()]
        self.step = KeptChoice(theme, steps, str(partner.step or ""), "map.edit.step")
        self.first = KeptSwitch(theme, _("Bel eerst"), partner.call_first, "map.edit.call_first")
        self.days = DayPicker(theme, "map.edit.days")
        self.icon = IconPicker(theme, "map.edit.icon")
        self.offer = KeptText(theme, partner.offer, "map.edit.offer", lines=2)
        self.route = KeptText(theme, partner.route, "map.edit.route", lines=1)
        self.ring.kept.connect(lambda value: self._keep("ring", int(value)))
        self.step.kept.connect(lambda value: self._keep("step", int(value)))
        self.first.kept.connect(lambda value: self._keep("call_first", bool(value)))
        self.days.kept.connect(lambda value: self._keep("days", value))
        self.icon.kept.connect(lambda value: self._keep("icon", value))
        self.offer.kept.connect(lambda value: self._keep("offer", value))
        self.route.kept.connect(lambda value: self._keep("route", value))

    def _line(self, field: str, word: str, help_: str = "", keep: Keep | None = None) -> Field:
        made = KeptLine(name=f"map.edit.{field}")
        made.kept.connect(keep or (lambda value: self._keep(field, value.strip())))
        self.lines[field] = made
        return Field(self.theme, word, made, help_)

    def _who(self) -> list[Part]:
        return [
            self._line("name", _("Functie"), keep=self._keep_name),
            self._line("person", _("Wie is het")),
            self._line("organisation", _("Organisatie")),
        ]

    def _where(self) -> list[Part]:
        step = Field(self.theme, _("Hoe kort is de lijn"), self.step)
        self._outside.append(step)
        return [
            Field(self.theme, _("Plek op de kaart"), self.ring),
            step,
            Field(self.theme, _("Teken op de kaart"), self.icon),
        ]

    def _reach(self) -> list[Part]:
        return [
            self._line("phone", _("Telefoon")),
            self.first,
            self._line("email", _("E-mail")),
            Field(self.theme, _("Dagen hier in huis"), self.days),
            self._line("replacement", _("Vervanger")),
            self._line("replacement_phone", _("Telefoon van de vervanger")),
        ]

    def _knows(self) -> list[Part]:
        self._weeks = self._line("waiting_weeks", _("Wachttijd in weken"), keep=self._keep_weeks)
        self._outside.append(self._weeks)
        return [
            self._weeks,
            Field(self.theme, _("Zo meldt u iemand aan"), self.route),
            self._line("languages", _("Talen")),
            self._line("audience", _("Voor wie")),
            Field(self.theme, _("Wat zij doen"), self.offer),
        ]

    # showing what the vault says

    def show_card(self, card: PartnerCard, others: Mapping[str, str]) -> None:
        """The values as they are stored. `others` are the names of everyone else on the map, by key."""
        partner = card.partner
        for field, made in self.lines.items():
            value = getattr(partner, field)
            made.show_value("" if value is None else str(value))
        self.ring.show_value(str(partner.ring))
        self.step.show_value(str(partner.step or ""))
        self.first.show_value(partner.call_first)
        self.days.show_value(partner.days)
        self.icon.show_value(partner.icon)
        self.offer.show_value(partner.offer)
        self.route.show_value(partner.route)
        for part in self._outside:
            part.setVisible(not partner.own_team)
        refill(self._links, [*(self._link(one) for one in card.lines), self._adder(card, others)])

    def _link(self, one: LineRow) -> QWidget:
        theme, p = self.theme, self.theme.px
        step = KeptChoice(
            theme, [(str(n), str(n)) for n in STEP_SHORT], str(one.step), f"map.edit.line.{one.partner_id}.step"
        )
        step.setAccessibleName(_("Trede van de lijn met {name}").format(name=one.name))
        step.kept.connect(lambda value: self.line_changed.emit(one.id, {"step": int(value)}))
        words = [_(often) for often in FREQUENCIES]
        known = words if one.frequency in (*words, "") else [*words, one.frequency]
        often = KeptChoice(
            theme, [(word, word) for word in known], one.frequency, f"map.edit.line.{one.partner_id}.often"
        )
        often.setAccessibleName(_("Hoe vaak u elkaar spreekt, met {name}").format(name=one.name))
        often.setPlaceholderText(_("hoe vaak"))
        often.kept.connect(lambda value: self.line_changed.emit(one.id, {"frequency": value}))
        gone = tool(
            theme,
            "x",
            _("Lijn met {name} weghalen").format(name=one.name),
            key=f"map.edit.line.{one.partner_id}.remove",
            on=lambda: self.line_removed.emit(one.id),
        )
        holder = QWidget()
        inner = row(often, step, None, gone, gap=p(0.4))
        holder.setLayout(
            column(label(f"{one.name}, {one.person}" if one.person else one.name, "small"), inner, gap=p(0.2))
        )
        return holder

    def _adder(self, card: PartnerCard, others: Mapping[str, str]) -> QWidget:
        linked = {one.partner_id for one in card.lines}
        made = _Adder(self.theme)
        for key, name in others.items():
            if key not in linked and key != self._id:
                made.addItem(name, key)
        made.setCurrentIndex(-1)
        if not made.count():  # only ever hidden: shown before it has a place, it would be a window of its own
            made.hide()
        made.activated.connect(lambda at: self.line_added.emit(str(made.itemData(at))))
        return made

    # keeping

    @property
    def _typed(self) -> dict[str, Kept]:
        """The fields that hold what a person chose or typed, by column."""
        choices: dict[str, Kept] = {"ring": self.ring, "step": self.step, "call_first": self.first}
        return {**choices, "offer": self.offer, "route": self.route, **self.lines}

    def _keep(self, field: str, value: Any) -> None:
        self._keep_all(field, {field: value})

    def _keep_all(self, field: str, values: dict[str, Any]) -> None:
        """What cannot be written stays in its field and is offered again."""
        partner_id, typed = self._id, self._typed.get(field)

        def action(session: Session) -> None:
            change_partner(session, partner_id, **values)

        def failed(problem: Problem) -> None:
            if typed is not None:
                typed.not_kept()
            self.desk.messages.show(problem)

        merge = f"partner.{partner_id}.{field}"
        self.desk.tasks.write(self, _("Partner veranderd"), action, failed=failed, merge=merge)

    def _keep_name(self, value: str) -> None:
        """A well-known function brings its own sign."""
        name, icon = value.strip(), icon_for(value)
        if not name:
            self.lines["name"].show_value("")
            return
        self._keep_all("name", {"name": name} if icon == "users" else {"name": name, "icon": icon})

    def _keep_weeks(self, value: str) -> None:
        text = value.strip()
        good = not text or (text.isascii() and text.isdigit() and int(text) <= 520)
        self._weeks.show_error("" if good else _("Typ een aantal weken, bijvoorbeeld 6. Leeg mag ook."))
        if good:
            self._keep("waiting_weeks", int(text) if text else None)

    def begin(self) -> None:
        """Ready to type."""
        self.lines["person"].setFocus()


class _Adder(QComboBox):
    """Choosing someone makes a line at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("map.edit.line.add")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setPlaceholderText(_("Lijn toevoegen met …"))
        self.setAccessibleName(_("Lijn toevoegen met"))

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        paint_arrow(self, self.theme)
