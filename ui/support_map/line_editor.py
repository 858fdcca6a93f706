"""The lines of a partner: what kind, how often, which step and since when, who looks whom up. Each field keeps itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from rondom.dossier.names import short_name
from rondom.language import _, day
from rondom.support_map.actions import add_line, change_line, remove_line, turn_line
from rondom.support_map.card_words import history_words
from rondom.support_map.defaults import FREQUENCIES, STEP_SHORT
from rondom.support_map.lines import KIND_NAMES, LineRow, direction_words, kind_name
from rondom.support_map.model import LinkDirection, LinkKind
from rondom.vault.store import Session
from ui.desk import Desk
from ui.support_map.card_fields import CardFields
from ui.theme import Theme
from ui.timeline.folding import Folding
from ui.widgets import Field, KeptChoice, box, column, label, refill, row, tool
from ui.widgets.autosave import paint_arrow
from ui.widgets.outline import Part, clear

_BEGIN_STEP = 2
"""Who makes a line here by hand mostly speaks the other regularly."""


class LinesEditor(QWidget):
    """A block per line, and a choice with whom a line may come."""

    def __init__(self, desk: Desk, partner_id: str) -> None:
        super().__init__()
        self.desk, self.theme, self._partner = desk, desk.theme, partner_id
        self.blocks: dict[str, LineBlock] = {}
        self.adder = _Adder(self.theme)
        self.adder.activated.connect(lambda at: self._add(str(self.adder.itemData(at))))
        p = self.theme.px
        self._column = column(gap=p(0.6))
        self.setLayout(column(self._column, self.adder, gap=p(0.6)))

    def show_lines(self, name: str, lines: Sequence[LineRow], others: Mapping[str, str]) -> None:
        """`name` is how the partner is called; `others` everyone on the map, by key."""
        if list(self.blocks) != [one.id for one in lines]:
            clear(self._column)
            self.blocks = {one.id: self._block(one, name) for one in lines}
            refill(self._column, list(self.blocks.values()))
        for one in lines:
            self.blocks[one.id].show_line(one)
        linked = {one.partner_id for one in lines} | {self._partner}
        self.adder.offer({key: words for key, words in others.items() if key not in linked})

    def _block(self, one: LineRow, name: str) -> LineBlock:
        made = LineBlock(self.desk, one, self._partner, name)
        made.gone.clicked.connect(lambda: self._write(_("Lijn weggehaald"), lambda s: remove_line(s, one.id)))
        return made

    def _add(self, other: str) -> None:
        partner = self._partner
        self._write(_("Lijn toegevoegd"), lambda session: add_line(session, partner, other, _BEGIN_STEP))

    def _write(self, sentence: str, action: Callable[[Session], object]) -> None:
        self.desk.tasks.write(self, sentence, lambda session: bool(action(session)))


class LineBlock(QWidget):
    """The fields of one line, as seen from the partner whose card is changed."""

    def __init__(self, desk: Desk, one: LineRow, partner_id: str, here: str) -> None:
        super().__init__()
        theme, p = desk.theme, desk.theme.px
        self._id, self._partner, self._desk, self._here = one.id, partner_id, desk, here
        stem = self._stem = f"map.edit.line.{one.partner_id}"
        f = self.fields = CardFields(desk, self, self._change, stem, f"partner_link.{one.id}", _("Lijn veranderd"))
        self._there = one.name
        words = f"{one.name}, {short_name(one.person)}" if one.person else one.name
        remove = _("Lijn met {name} weghalen").format(name=one.name)
        self.gone = tool(theme, "trash-2", remove, key=f"{stem}.remove")
        self.often = self._choice("often", _("Hoe vaak"), [])
        self.step = self._choice("step", _("Trede"), [(str(n), f"{n}  {_(short)}") for n, short in STEP_SHORT.items()])
        self.kind = self._choice("kind", _("Wat voor lijn"), [(key.value, kind_name(key)) for key in KIND_NAMES])
        self.way = self._choice("direction", _("Wie zoekt wie op"), self._ways(one))
        self.often.kept.connect(partial(f.keep, "frequency"))
        self.step.kept.connect(lambda value: f.keep("step", int(value)))
        self.kind.kept.connect(lambda value: f.keep("kind", LinkKind(value)))
        self.way.kept.connect(lambda value: f.keep("direction", LinkDirection(value)))
        f.kept |= {"frequency": self.often}
        self._met = label("", "small", "muted", wrap=True, name=f"{stem}.met")
        self._history = label("", "small", "muted", wrap=True, name=f"{stem}.history")
        parts: list[Part] = [
            Field(theme, _("Wat voor lijn"), self.kind),
            Field(theme, _("Hoe vaak"), self.often),
            Field(theme, _("Trede"), self.step),
            f.day("step_on", _("Op deze trede sinds")),
            Field(theme, _("Wie zoekt wie op"), self.way),
            f.day("last_contact", _("Laatst gesproken")),
            self._met,
            self._history,
            row(self.gone, None),
        ]
        inner = column(*parts, gap=p(0.55), margins=(p(0.8), p(0.3), p(0.6), p(0.5)))
        self.fold = Folding(theme, words, box(inner, "well"), f"{stem}.fold", open_=False)
        self.setLayout(column(self.fold))

    def _choice(self, key: str, words: str, options: Sequence[tuple[str, str]]) -> KeptChoice:
        made = KeptChoice(self._desk.theme, options, "", f"{self._stem}.{key}")
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(6)
        made.setAccessibleName(_("{what}, met {name}").format(what=words, name=self._there))
        return made

    def _ways(self, one: LineRow) -> list[tuple[str, str]]:
        ways = (LinkDirection.BOTH, LinkDirection.FROM, LinkDirection.TO)
        return [(way.value, direction_words(way, self._here, one.name)) for way in ways]

    def show_line(self, one: LineRow) -> None:
        words = [_(often) for often in FREQUENCIES]
        known = words if one.frequency in (*words, "") else [*words, one.frequency]
        self.often.show_options([("", _("weten we niet")), *((word, word) for word in known)])
        self.often.show_value(one.frequency)
        self.step.show_value(str(one.step))
        self.kind.show_value(one.kind.value)
        self.way.show_value(one.direction.value)
        self.fields.show_days(step_on=one.step_on, last_contact=None if one.met else one.last_contact)
        met = one.last_contact if one.met else None
        self._met.setText(_("Samen aan tafel op {day}.").format(day=day(met)) if met else "")
        self._met.setVisible(met is not None)
        self.fold.show_about(", ".join(part for part in (one.frequency, str(one.step)) if part))
        past = _("De weg: {steps}.").format(steps=history_words(one.steps)) if len(one.steps) > 1 else ""
        self._history.setText(past)
        self._history.setVisible(bool(past))

    def _change(self, session: Session, values: dict[str, Any]) -> None:
        if "direction" in values:
            turn_line(session, self._id, self._partner, values["direction"])
        else:
            change_line(session, self._id, **values)


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

    def offer(self, others: Mapping[str, str]) -> None:
        self.clear()
        for key, name in others.items():
            self.addItem(name, key)
        self.setCurrentIndex(-1)
        self.setVisible(bool(others))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self, self.theme)
