"""Who comes on the map: type a function, or choose a usual one that is not there yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _
from rondom.support_map.defaults import Role
from rondom.support_map.doubles import namesakes
from rondom.support_map.queries import PartnerRow
from ui.theme import Theme
from ui.widgets import Field, FilterChip, button, column, label, refill, row
from ui.widgets.outline import Part


class NewPartner(QWidget):
    """`asked(name, ring)` when someone must be added; ring 0 when the function is not a usual one. `opened(key)` for
    someone who is there already: two with one name may be, and are asked about first."""

    asked = Signal(str, int)
    opened = Signal(str)

    def __init__(
        self, theme: Theme, roles: Sequence[Role], rings: Mapping[int, str], there: Sequence[PartnerRow], wide: int
    ) -> None:
        super().__init__()
        self.theme, self._roles = theme, {_(role.name).casefold(): role for role in roles}
        p = theme.px
        self._sections: list[QWidget] = []
        self.name = QLineEdit()
        self.name.setObjectName("map.new.name")
        self.name.setPlaceholderText(_("Bijvoorbeeld gezinscoach"))
        self.add = button(_("Zet op de kaart"), "primary", theme, "plus", name="map.new.add", on=self._ask)
        self.name.textChanged.connect(self._typed)
        self.add.setEnabled(False)
        self._there = tuple(there)
        self._same = column(gap=p(0.3))
        parts: list[Part] = [Field(theme, _("Welke functie?"), self.name), self._same, row(self.add, None)]
        known = {one.name.casefold() for one in there}
        for ring, words in rings.items():
            free = [_(role.name) for role in roles if role.ring == ring and _(role.name).casefold() not in known]
            if free:
                parts.append(self._section(words, free, wide))
        self.setLayout(column(*parts, gap=p(0.8)))

    def _section(self, ring: str, names: Sequence[str], wide: int) -> QWidget:
        """A ring with its usual functions as chips, in as many rows as the width asks for."""
        gap = self.theme.px(0.4)
        rows, used = [row(gap=gap)], 0
        for name in names:
            chip = FilterChip(self.theme, name, name=f"map.new.{name}", checkable=False)
            chip.clicked.connect(lambda _on, name=name: self._ask_for(name))
            room = chip.sizeHint().width() + gap
            if used and used + room > wide:
                rows.append(row(gap=gap))
                used = 0
            rows[-1].addWidget(chip)
            used += room
        for one in rows:
            one.addStretch(1)
        holder = QWidget()
        holder.setLayout(column(label(ring, "small-strong", "muted"), *rows, gap=gap))
        self._sections.append(holder)
        return holder

    def _typed(self, text: str) -> None:
        """While typing, only the usual functions that fit stay."""
        wanted = text.strip().casefold()
        self.add.setEnabled(bool(wanted))
        self._show_namesakes(text)
        for section in self._sections:
            chips = section.findChildren(FilterChip)
            for chip in chips:
                chip.setVisible(wanted in chip.text().casefold())
            section.setVisible(any(wanted in chip.text().casefold() for chip in chips))

    def _show_namesakes(self, name: str) -> None:
        """Who already has this name, to open instead; and that a second one is all right."""
        same = namesakes(self._there, name)
        self.add.setText(_("Zet er nog een bij") if same else _("Zet op de kaart"))
        parts: list[Part] = []
        for one in same:
            who = one.person or one.organisation
            words = _("{name} staat al op de kaart: {who}.") if who else _("{name} staat al op de kaart.")
            opener = button(
                _("Open dat kaartje"), "link", name=f"map.new.open.{one.id}", on=partial(self.opened.emit, one.id)
            )
            parts += [label(words.format(name=one.name, who=who), wrap=True), row(opener, None)]
        if same:
            told = _("Is dit een ander? Zet er dan iets bij, zoals de wijk of de organisatie.")
            parts.append(label(told, "small", "muted", wrap=True))
        refill(self._same, parts)

    def _ask(self) -> None:
        self._ask_for(self.name.text().strip())

    def _ask_for(self, name: str) -> None:
        role = self._roles.get(name.casefold())
        if name:
            self.asked.emit(_(role.name) if role else name, role.ring if role else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            self._ask()
        else:
            super().keyPressEvent(event)
