"""Wat speelde mee: what protected, what made the help work, what stood in the way. From a list, or in own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from rondom.language import _, marked, plural
from rondom.timeline.factors import CASE, POLICY, FactorRow, factors_for, remove_factor, set_factor
from rondom.timeline.model import FactorEffect
from ui.desk import Desk
from ui.timeline.folding import Folding
from ui.widgets import Glyph, box, button, column, label, row, tool
from ui.widgets.outline import refill

EFFECTS: dict[FactorEffect, tuple[str, str, str]] = {
    FactorEffect.PROTECTIVE: (marked("Dit beschermt"), "shield-check", "success"),
    FactorEffect.ENABLING: (marked("Dit hielp de hulp"), "plus", "accent"),
    FactorEffect.HINDERING: (marked("Dit zat in de weg"), "minus", "ink-muted"),
}
"""Words, icon and role of each effect, what protects first."""
_ASKED = {
    FactorEffect.PROTECTIVE: marked("Wat beschermt, in eigen woorden"),
    FactorEffect.ENABLING: marked("Wat de hulp hielp, in eigen woorden"),
    FactorEffect.HINDERING: marked("Wat in de weg zat, in eigen woorden"),
}


class FactorPanel(QWidget):
    """The factors of one event under a heading that folds."""

    def __init__(self, desk: Desk, event_id: str) -> None:
        super().__init__()
        self._desk, self._event_id = desk, event_id
        theme, p = desk.theme, desk.theme.px
        self._rows = column(gap=p(0.3))
        self._effect = FactorEffect.PROTECTIVE
        self.own = QLineEdit()
        self.own.setObjectName("event.factor.own")
        self.own.returnPressed.connect(self._add_own)
        self.own.hide()
        self.add = button(_("Toevoegen"), "link", theme, "plus", name="event.factor.add", on=self._offer)
        body = column(self._rows, self.own, row(self.add, None), gap=p(0.2))
        self.folding = Folding(theme, _("Wat speelde mee"), body, "event.factors")
        self.setLayout(column(self.folding))

    def show_factors(self, factors: Sequence[FactorRow]) -> None:
        order = list(EFFECTS)
        known = sorted(factors, key=lambda one: order.index(one.effect))
        refill(self._rows, [self._line(one) for one in known])
        self.folding.show_about(plural(len(known), "{n} genoemd", "{n} genoemd") if known else "")

    def menu(self) -> QMenu:
        """Everything that can be named: what protects, then around this child, then how things are arranged."""
        made = QMenu(self)
        for effect, (words, icon, role) in EFFECTS.items():
            inner = made.addMenu(self._desk.theme.icon(icon, role), _(words))
            for level in ("", CASE, POLICY):
                for factor in factors_for(effect, level):
                    inner.addAction(factor.name, partial(self._add, effect, factor.key))
                inner.addSeparator()
            inner.addAction(_("In eigen woorden"), partial(self._ask_own, effect))
        return made

    def _offer(self) -> None:
        self.menu().popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _line(self, one: FactorRow) -> QWidget:
        words, icon, role = EFFECTS[one.effect]
        theme, p = self._desk.theme, self._desk.theme.px
        said = label(one.words, wrap=True)
        said.setAccessibleName(f"{_(words)}: {one.words}")
        glyph = Glyph(theme, icon, role, 1.1)
        glyph.setToolTip(_(words))
        away = tool(
            theme,
            "x",
            _("Weghalen: {what}").format(what=one.words),
            key=f"event.factor.{one.id}",
            on=partial(self._remove, one),
        )
        inner = row(glyph, said, away, gap=p(0.5), margins=(p(0.6), p(0.1), p(0.2), p(0.1)))
        inner.setStretch(1, 1)
        return box(inner, "well")

    def _add(self, effect: FactorEffect, factor: str) -> None:
        self._desk.tasks.write(
            self, _("Toegevoegd wat meespeelde"), lambda session: set_factor(session, self._event_id, effect, factor)
        )

    def _ask_own(self, effect: FactorEffect) -> None:
        self._effect = effect
        self.own.setPlaceholderText(_(_ASKED[effect]))
        self.own.setAccessibleName(_(_ASKED[effect]))
        self.own.show()
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_own(self) -> None:
        text, effect = self.own.text().strip(), self._effect
        if not text:
            return

        def kept(_id: str) -> None:
            self.own.clear()
            self.own.hide()

        self._desk.tasks.write(
            self,
            _("Toegevoegd wat meespeelde"),
            lambda session: set_factor(session, self._event_id, effect, text=text),
            kept,
        )

    def _remove(self, one: FactorRow) -> None:
        words = _("Weggehaald wat meespeelde")
        self._desk.tasks.write(
            self,
            words,
            lambda session: remove_factor(session, one.id),
            lambda _none: self._desk.messages.toast(words, undo=True),
        )
