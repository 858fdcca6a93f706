"""Wie kan hierbij helpen? A question beside the map, answered from the school's own cards while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from rondom.language import _, plural
from rondom.phone_numbers import shown
from rondom.support_map.helping import Answer, helpers_for
from rondom.support_map.queries import PartnerRow
from rondom.support_map.themes import THEMES, theme_name
from ui.theme import Theme
from ui.widgets import (
    Chip,
    Field,
    Glyph,
    GlyphLine,
    KeptChoice,
    KeptLine,
    Scroll,
    announce,
    button,
    column,
    flow,
    label,
    line,
    refill,
    row,
    tool,
)
from ui.widgets.outline import Part

SHOWN = 12
"""More answers than anyone reads; the question can be made narrower."""


class HelpingPanel(QFrame):
    """`opened(key)` when someone wants to see that card, `closed`, and `found` whom the question leaves: keys, or None
    while nothing is asked."""

    opened = Signal(str)
    found = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("map.helping")
        self.setProperty("part", "editor")
        self.setAccessibleName(_("Wie kan hierbij helpen?"))
        self._rows: tuple[PartnerRow, ...] = ()
        self.answers: tuple[Answer, ...] = ()
        p = theme.px
        self.words = GlyphLine(
            theme, "search", _("Bijvoorbeeld: schulden, of praten in het Turks"), name="map.helping.words"
        )
        self.age = KeptLine(name="map.helping.age")
        self.level = KeptChoice(theme, [], "", "map.helping.level")
        options = [("", _("alle thema’s")), *((key, theme_name(key)) for key in THEMES)]
        self.theme_choice = KeptChoice(theme, options, "", "map.helping.theme")
        self._levels = Field(theme, _("Niveau"), self.level)
        self._age_field = Field(theme, _("Leeftijd"), self.age)
        self.words.textChanged.connect(lambda _text: self._ask())
        self.age.textChanged.connect(lambda _text: self._ask())
        self.level.activated.connect(lambda _at: self._ask())
        self.theme_choice.activated.connect(lambda _at: self._ask())
        self._count = label("", "small", "muted", wrap=True, name="map.helping.count")
        self._list = column(gap=p(0.7))
        self.cross = tool(theme, "x", _("Sluiten"), key="map.helping.close", on=self.closed.emit)
        title = label(_("Wie kan hierbij helpen?"), "section", wrap=True)
        head = row(title, self.cross, margins=(p(1.6), p(0.8), p(0.8), p(0.4)))
        head.setStretch(0, 1)
        asked = flow(theme.folded, self._age_field, self._levels, gap=p(0.7))
        if not theme.folded:
            asked.setStretch(1, 1)
        question = column(
            Field(theme, _("Waar gaat het over?"), self.words),
            Field(theme, _("Thema"), self.theme_choice),
            asked,
            gap=p(0.6),
            margins=(p(1.6), 0, p(1.5), p(0.8)),
        )
        answers = column(self._count, self._list, None, gap=p(0.6), margins=(p(1.6), p(0.7), p(1.5), p(1)))
        if theme.folded:  # large words: the question scrolls along, else nothing is left for the answers
            outer = column(head, Scroll(column(question, line(), answers)))
        else:
            outer = column(head, question, line(), Scroll(answers))
        outer.setStretch(outer.count() - 1, 1)
        self.setLayout(outer)

    def show_partners(self, rows: Sequence[PartnerRow], levels: Mapping[int, str]) -> None:
        """The cards of the school, and its support levels. The question stays as it was asked."""
        self._rows = tuple(rows)
        chosen = self.level.value()
        self.level.show_options([("", _("alle niveaus")), *((str(n), name) for n, name in levels.items())])
        self.level.show_value(chosen)
        self.theme_choice.show_value(self.theme_choice.value())
        self._levels.setVisible(bool(levels))
        self._ask()

    def begin(self, age: int | None = None, level: int | None = None) -> None:
        """Ready to type. `age` and `level` fill in what is known of the question."""
        if age is not None:
            self.age.setText(str(age))
        if level is not None:
            self.level.show_value(str(level))
        self.words.setFocus()

    def _ask(self) -> None:
        text = self.age.text().strip()
        good = not text or (text.isascii() and text.isdigit() and int(text) <= 130)
        self._age_field.show_error("" if good else _("Typ een leeftijd in jaren."))
        age = int(text) if text and good else None
        level = int(self.level.value()) if self.level.value() else None
        self.answers = helpers_for(self._rows, age, self.theme_choice.value(), level, self.words.text())
        asked = bool(self.words.text().strip() or self.theme_choice.value() or text or level)
        self._count.setText(self._counted(asked))
        refill(self._list, self._blocks())
        self.found.emit(frozenset(answer.partner.id for answer in self.answers) if asked else None)
        if asked and self.isVisible():
            announce(self, self._count.text())

    def _counted(self, asked: bool) -> str:
        if not asked:
            return _("Typ een vraag, of kies een thema. Rondom zoekt alleen op de kaartjes van uw eigen school.")
        if not self.answers:
            return self._nobody()
        count = plural(len(self.answers), "{n} kaartje past hierbij.", "{n} kaartjes passen hierbij.")
        if len(self.answers) > SHOWN:
            return count + " " + _("Dit zijn de eerste {n}. Kies ook een thema, leeftijd of niveau.").format(n=SHOWN)
        return count

    def _nobody(self) -> str:
        """Nobody fits. Who would without an age and a level is told: debt is the parents', and the age asked the child's."""
        others = helpers_for(self._rows, None, self.theme_choice.value(), None, self.words.text())
        if others and (self.age.text().strip() or self.level.value()):
            return plural(
                len(others),
                "Geen kaartje past hierbij. Zonder leeftijd en niveau past er {n}.",
                "Geen kaartje past hierbij. Zonder leeftijd en niveau passen er {n}.",
            )
        return _(
            "Geen kaartje past hierbij. Zoek op een ander woord, of vraag het uw intern begeleider of de gemeente."
        )

    def _blocks(self) -> list[Part]:
        parts: list[Part] = []
        for at, answer in enumerate(self.answers[:SHOWN]):
            parts += [*([line()] if at else []), self._block(answer)]
        return parts

    def _block(self, answer: Answer) -> QWidget:
        theme, p, one = self.theme, self.theme.px, answer.partner
        name = button(one.name, "link", name=f"map.helping.open.{one.id}", on=partial(self.opened.emit, one.id))
        chips = [Chip(theme, _("Bel eerst"), "accent", "accent-tint")] if one.call_first else []
        who = ", ".join(part for part in (one.person, one.organisation) if part)
        waiting = _("Wachttijd: {words}").format(words=answer.waiting)
        parts: list[Part] = [row(Glyph(theme, one.icon, "ink-muted", 1.2), name, None, *chips, gap=p(0.5))]
        if who:
            parts.append(label(who, tone="muted", wrap=True))
        if one.phone:
            parts.append(
                row(
                    Glyph(theme, "phone", "accent", 1.1), label(shown(one.phone), "strong", wrap=True), None, gap=p(0.5)
                )
            )
        parts.append(self._said("phone-call", answer.route))
        if not one.own_team:
            parts.append(self._said("hourglass", waiting, "caution" if one.waits_long else ""))
        parts += [label(" ".join(answer.why), "small", "muted", wrap=True)] if answer.why else []
        made = QWidget()
        made.setLayout(column(*parts, gap=p(0.25)))
        return made

    def _said(self, icon: str, words: str, tone: str = "") -> Part:
        p = self.theme.px
        made = row(
            column(p(0.13), Glyph(self.theme, icon, "ink-muted", 1.1), None),
            label(words, tone=tone, wrap=True),
            gap=p(0.5),
        )
        made.setStretch(1, 1)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
