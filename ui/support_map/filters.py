"""Choosing whom the map shows: a field to look in, a button, a panel with chips, and how many fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit, QWidget

from rondom.language import _, plural
from rondom.support_map.queries import PartnerRow
from rondom.support_map.sifting import EVERYONE, Sieve, age_of, kept, switched_level, switched_theme
from rondom.support_map.themes import THEMES, theme_name
from ui.theme import Theme
from ui.widgets import FilterChip, GlyphLine, Scroll, Wrapping, button, column, dress, flow, label, row

_MOST_HIGH = 15.0
"""em; above it the chips scroll."""


class MapFilterPanel(QFrame):
    """`changed` with every chip and every age. Offers the levels of the school and the themes that stand on cards."""

    changed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, name: str = "map.filter") -> None:
        super().__init__()
        self._theme, self.value = theme, EVERYONE
        self._levels: dict[int, str] = {}
        self._themes: tuple[str, ...] = ()
        self._scroll = Scroll()
        self._scroll.setMinimumHeight(theme.px(1))  # its own minimum is higher than a few chips are
        self.setObjectName(name)
        self.setAccessibleName(_("Wie u wilt zien"))
        self.setLayout(column(self._scroll))
        self.age = QLineEdit()
        self.age.setObjectName(f"{name}.age")
        self.age.setAccessibleName(_("Leeftijd van het kind"))
        self.age.setPlaceholderText(_("bijvoorbeeld 9"))
        self.age.setFixedWidth(theme.px(9))
        self.age.textEdited.connect(self._type_age)
        self._age_help = label("", "small", "caution", name=f"{name}.age.help")
        self._page: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit)
        self.hide()

    def offer(self, levels: Mapping[int, str], rows: Sequence[PartnerRow]) -> None:
        """The same answers keep the same chips, and with them the cursor."""
        used = {theme for one in rows for theme in one.themes} | self.value.themes
        themes = (*(key for key in THEMES if key in used), *sorted(used - set(THEMES)))
        if (dict(levels), themes) != (self._levels, self._themes) or self._page is None:
            self._levels, self._themes = dict(levels), themes
            self._show_chips()

    def show_value(self, value: Sieve) -> None:
        """Tells nobody."""
        self.value = value
        for chip in self.findChildren(FilterChip):
            chip.setChecked(chip.property("answer") in (value.levels | value.themes))
        if value.age is None:
            self.age.clear()
            self._age_help.setText("")

    def _show_chips(self) -> None:
        p, parts = self._theme.px, []
        ages = row(self.age, self._age_help, None, gap=p(0.6))
        parts.append(self._question(_("Leeftijd"), ages))
        levels = [self._chip(key, name, key in self.value.levels) for key, name in self._levels.items()]
        themes = [self._chip(key, theme_name(key), key in self.value.themes) for key in self._themes]
        for title, chips in ((_("Niveau"), levels), (_("Waarover"), themes)):
            if chips:
                holder = QWidget()
                holder.setLayout(Wrapping(chips, p(0.4), p(0.3)))
                parts.append(self._question(title, row(holder)))
        if not self._themes:
            hint = _("Zet op de kaartjes waarover iemand helpt. Dan kunt u daar hier op kiezen.")
            parts.append(row(label(hint, "small", "muted", wrap=True)))
        self._page = QWidget()
        self._page.setLayout(column(*parts, gap=p(0.45), margins=(p(1.87), p(0.5), p(1.2), p(0.6))))
        self._scroll.show_page(self._page)
        self._fit()

    def _question(self, title: str, answers: QLayout) -> QLayout:
        """The question before its answers, or above them in large text."""
        p = self._theme.px
        words = label(title, "small-strong")
        words.setMinimumHeight(p(2.1))
        if not self._theme.folded:
            words.setFixedWidth(p(6.5))
        asked = flow(self._theme.folded, column(words, None), answers, gap=p(0.2 if self._theme.folded else 0.8))
        asked.setStretch(1, 1)
        return asked

    def _chip(self, answer: int | str, word: str, on: bool) -> FilterChip:
        chip = FilterChip(self._theme, word, on, f"{self.objectName()}.{answer}")
        chip.setProperty("answer", answer)
        chip.clicked.connect(lambda _checked=False: self._switch(answer))
        return chip

    def _switch(self, answer: int | str) -> None:
        ask = switched_level(self.value, answer) if isinstance(answer, int) else switched_theme(self.value, answer)
        self._ask(ask)

    def _ask(self, value: Sieve) -> None:
        self.value = value
        self.changed.emit()

    def _type_age(self, text: str) -> None:
        """What is no age asks nothing, and is said."""
        try:
            age = age_of(text)
        except ValueError:
            self._age_help.setText(_("Typ een getal, bijvoorbeeld 9."))
            age = None
        else:
            self._age_help.setText("")
        self._ask(replace(self.value, age=age))

    def _fit(self) -> None:
        """As high as its chips in this width, up to a limit."""
        inner = self._page.layout() if self._page else None
        if inner is not None:
            high = inner.totalHeightForWidth(max(1, self.width()))
            high = high if high > 0 else inner.totalSizeHint().height()
            self.setFixedHeight(min(high, self._theme.px(_MOST_HIGH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._later.start()  # not now: the layout is still busy with this size

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Asking(QObject):
    """The field, the button, the panel, how many fit and the way back together: the screen gives each its place.
    `changed` when something else is asked.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.field = GlyphLine(theme, "search", _("Zoek op de kaart"), name="map.search")
        self.field.setMaximumWidth(theme.px(15))
        self.field.setToolTip(_("Zoek op functie, naam of telefoon (Ctrl+F)"))
        self.button = MapFilterButton(theme)
        self.panel = MapFilterPanel(theme)
        self.words = ""
        """How many fit, while something is asked."""
        self.off = button(_("Alles tonen"), "link", name="map.filter.off", on=self.take_off)
        self.field.textChanged.connect(self._type)
        self.button.clicked.connect(self.switch_panel)
        self.panel.changed.connect(self._tell)
        self.panel.closed.connect(self.close_panel)

    @property
    def sieve(self) -> Sieve:
        return replace(self.panel.value, words=self.field.text())

    def show_people(self, rows: Sequence[PartnerRow], levels: Mapping[int, str]) -> tuple[PartnerRow, ...]:
        """Who fits, of all on the map."""
        fitting = kept(rows, self.sieve)
        self.panel.offer(levels, rows)
        self.button.show_count(self.panel.value.count)
        fit = plural(
            len(fitting), "{n} van {all} past bij uw vraag", "{n} van {all} passen bij uw vraag", all=str(len(rows))
        )
        self.words = fit if self.sieve.asks else ""
        self.off.setVisible(self.sieve.asks)
        return fitting

    def take_off(self) -> None:
        """Show everyone again."""
        self.panel.show_value(EVERYONE)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._tell()

    def switch_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())
        self.button.setChecked(self.panel.isVisible())
        if self.panel.isVisible():
            self.panel.age.setFocus()

    def close_panel(self) -> None:
        self.panel.hide()
        self.button.setChecked(False)
        self.button.setFocus()

    def _type(self, _text: str) -> None:
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()


class MapFilterButton(FilterChip):
    """Opens the panel. Says how many answers are ticked."""

    def __init__(self, theme: Theme, name: str = "map.filter.open") -> None:
        super().__init__(theme, _("Filter"), False, name)
        self.setToolTip(_("Kies wie u op de kaart wilt zien (F)"))

    def show_count(self, count: int) -> None:
        self.setText(_("Filter · {count}").format(count=count) if count else _("Filter"))
        self.updateGeometry()
        dress(self)
