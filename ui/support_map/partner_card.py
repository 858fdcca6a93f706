"""The card of one partner beside the map: how to reach them first, then what to know, then how short the line is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget

from rondom.language import _, day
from rondom.phone_numbers import shown
from rondom.support_map.card_words import (
    audience_words,
    history_words,
    levels_words,
    person_words,
    route_words,
    since_words,
    themes_words,
    waiting_words,
)
from rondom.support_map.defaults import STEP_MEANING
from rondom.support_map.ladder import ladder
from rondom.support_map.people import PersonRow
from rondom.support_map.queries import PartnerCard, PartnerRow
from ui.support_map.beside import SIDE
from ui.support_map.card_lines import line_rows
from ui.support_map.painted import Picture, Week
from ui.theme import Theme
from ui.widgets import Chip, Glyph, Scroll, button, column, label, line, refill, row, tool
from ui.widgets.clipboard import copy as copy_words
from ui.widgets.outline import Part
from ui.widgets.scene_painter import measure

ROOM = SIDE - 4.0
"""Em for words on a card."""
WIDE_LETTERS = 1.5
"""Em: at least the letters of its title."""


class PartnerPanel(QFrame):
    """Shows a card. `edit` for the pencil, `confirmed` for Klopt nog, `line_opened(key)` for another card from here."""

    edit = Signal()
    confirmed = Signal()
    line_opened = Signal(str)
    copied = Signal()
    """The phone number is on the clipboard."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("map.card")
        self.setProperty("part", "editor")
        p = theme.px
        self._chip = QWidget()
        self.pencil = tool(theme, "pencil", _("Wijzigen"), key="map.card.edit", on=self.edit.emit)
        self.cross = tool(theme, "x", _("Sluiten"), key="map.card.close", on=self.closed.emit)
        self._head = row(None, self.pencil, self.cross, gap=p(0.1), margins=(p(1.5), p(0.9), p(0.8), 0))
        self._body = column(gap=0, margins=(p(1.6), p(0.3), p(1.5), p(1)))
        self._checked = label("", wrap=True, name="map.card.checked")
        self._by = label("", "small", "muted", wrap=True, name="map.card.checked_by")
        self._check_word = label(_("Laatst gecontroleerd"), "small", "muted")
        self.check_button = button(_("Klopt nog"), "", theme, "check", name="map.card.confirm", on=self.confirmed.emit)
        foot = row(
            column(self._check_word, self._checked, self._by),
            self.check_button,
            gap=p(0.7),
            margins=(p(1.6), p(0.8), p(1.5), p(0.9)),
        )
        foot.setStretch(0, 1)
        if theme.folded:  # large words: the foot scrolls along, else it leaves no room for the telephone number
            outer = column(self._head, Scroll(column(self._body, line(), foot)))
        else:
            outer = column(self._head, Scroll(self._body), line(), foot)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def show_card(self, card: PartnerCard) -> None:
        """Everything anew; nothing in it is typed."""
        theme, partner = self.theme, card.partner
        self._head.removeWidget(self._chip)
        self._chip.deleteLater()
        self._chip = Chip(theme, card.ring_name, tint="ring-1" if partner.ring < 6 else "ring-base")
        self._head.insertWidget(0, self._chip)
        self.setAccessibleName(partner.name)
        self._fill(card)
        self._show_check(partner)

    def _fill(self, card: PartnerCard) -> None:
        contents = CardContents(self.theme, card)
        contents.opened.connect(self.line_opened)
        contents.copied.connect(self.copied)
        refill(self._body, [contents, None])

    def _show_check(self, partner: PartnerRow) -> None:
        known = partner.checked_on
        self._checked.setText(day(known) if known else _("Nog niet"))
        by = partner.checked_by if known else ""
        self._by.setText(_("door {name}").format(name=by) if by else "")
        self._by.setVisible(bool(by))
        self._checked.setProperty("tone", "caution" if partner.stale else "")
        self._checked.style().polish(self._checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class CardContents(QWidget):
    """What stands on a card. `opened(key)` for a card it leads to, `copied` when a number is on the clipboard.

    `whole` False leaves out the lines and the ladder: for looking a card over once a year.
    """

    opened = Signal(str)
    copied = Signal()

    def __init__(self, theme: Theme, card: PartnerCard, whole: bool = True) -> None:
        super().__init__()
        self.theme, partner = theme, card.partner
        line_with = [*self._step(card), *self._lines(card)] if whole else []
        parts = [*self._who(partner), *self._followed(card), *self._reach(partner), *self._first_facts(partner)]
        parts += [
            *line_with,
            *self._people(card.people),
            *self._more(partner, card.levels, bool(line_with or card.people)),
        ]
        self.setLayout(column(*parts))

    def _who(self, partner: PartnerRow) -> list[Part]:
        title = partner.person or partner.name.strip() or _("Zonder naam")
        below = [partner.name if partner.person else "", partner.organisation]
        parts: list[Part] = [_told(self.theme, title, ROOM, "card", name="map.card.title")]
        if any(below):
            parts.append(_told(self.theme, ", ".join(part for part in below if part), ROOM, tone="muted"))
        return [*parts, self.theme.px(0.9)]

    def _followed(self, card: PartnerCard) -> list[Part]:
        """Who came in its place, and in whose place this one came."""
        found = [(card.replaced_by, _("Vervangen door {name}"), "map.card.replaced_by")] if card.replaced_by else []
        found += [(one, _("Kwam in de plaats van {name}"), f"map.card.replaces.{one[0]}") for one in card.replaces]
        parts: list[Part] = []
        for (key, name), words, called in found:
            link = button(words.format(name=name), "link", name=called, on=partial(self.opened.emit, key))
            parts += [row(link, None), self.theme.px(0.5)]
        return parts

    def _reach(self, partner: PartnerRow) -> list[Part]:
        theme, p = self.theme, self.theme.px
        parts: list[Part] = []
        if partner.phone:
            number = _selectable(label(shown(partner.phone), "section", wrap=True, name="map.card.phone"))
            copy = tool(theme, "copy", _("Nummer kopiëren"), key="map.card.copy", on=lambda: self._copy(partner.phone))
            chips = [Chip(theme, _("Bel eerst"), "accent", "accent-tint")] if partner.call_first else []
            made = row(Glyph(theme, "phone", "accent", 1.27), number, copy, *chips, gap=p(0.5))
            made.setStretch(1, 1)
            parts.append(made)
        if partner.email:
            mail = row(Glyph(theme, "mail", "accent", 1.27), _told(theme, partner.email, ROOM - 1.8), gap=p(0.5))
            parts += [p(0.35), mail]
        if partner.days:
            here = label(_("hier in huis"), "small", "muted")
            parts += [p(0.8), row(Week(theme, partner.days), here, None, gap=p(0.7))]
        return [*parts, p(0.9)] if parts else []

    def _first_facts(self, partner: PartnerRow) -> list[Part]:
        """What one wants to know before calling."""
        replacement = ", ".join(part for part in (partner.replacement, shown(partner.replacement_phone)) if part)
        return self._facts(
            ("user-round", _("Vervanger"), replacement, ""),
            ("hourglass", _("Wachttijd"), waiting_words(partner, short=True), "caution" if partner.waits_long else ""),
            ("phone-call", _("Aanmelden"), route_words(partner), ""),
            ("languages", _("Talen"), partner.languages, ""),
        )

    def _more(self, partner: PartnerRow, levels: Mapping[int, str], apart: bool) -> list[Part]:
        found = self._facts(
            ("hand-helping", _("Wat zij doen"), partner.offer, ""),
            ("tag", _("Helpt bij"), themes_words(partner), ""),
            ("users", _("Voor wie"), audience_words(partner), ""),
            ("target", _("Niveau"), levels_words(partner, levels), ""),
            ("piggy-bank", _("Kosten"), partner.costs, ""),
            ("map-pin", _("Adres"), partner.address, ""),
            ("link", _("Website"), partner.website, ""),
        )
        p = self.theme.px
        return [p(0.6), line(), p(0.9), *found] if found and apart else found

    def _facts(self, *facts: tuple[str, str, str, str]) -> list[Part]:
        parts: list[Part] = []
        for icon, word, value, tone in facts:
            if value:
                parts += [self._fact(icon, word, value, tone), self.theme.px(0.45)]
        return parts

    def _fact(self, icon: str, word: str, value: str, tone: str = "") -> QLayout:
        p = self.theme.px
        name = label(word, "small", "muted")
        name.setFixedWidth(p(5.9))
        words = _told(self.theme, value, ROOM - 8.5, tone=tone)
        made = row(
            column(p(0.13), Glyph(self.theme, icon, "ink-muted", 1.13), None),
            column(p(0.1), name, None),
            words,
            gap=p(0.65),
        )
        made.setStretch(2, 1)
        return made

    def _people(self, people: Sequence[PersonRow]) -> list[Part]:
        if not people:
            return []
        p = self.theme.px
        parts: list[Part] = [p(0.6), line(), p(0.8), label(_("Ook daar"), "strong"), p(0.4)]
        for one in people:
            parts += [self._person(one), p(0.55)]
        return parts

    def _person(self, one: PersonRow) -> QLayout:
        p = self.theme.px
        chips = [Chip(self.theme, _("Bel eerst"), "accent", "accent-tint")] if one.call_first else []
        name = _selectable(label(person_words(one) or _("Nog geen naam"), wrap=True))
        head = row(name, *chips, gap=p(0.5))
        head.setStretch(0, 1)
        below = "   ".join(part for part in (shown(one.phone), one.email, " ".join(_(d) for d in one.days)) if part)
        if not below:
            return head
        return column(head, p(0.1), _selectable(label(below, "small", "muted", wrap=True)))

    def _step(self, card: PartnerCard) -> list[Part]:
        theme, p, step = self.theme, self.theme.px, card.partner.step
        if not step:
            return []
        picture = Picture(theme, lambda wide: ladder(step, wide, theme.em, measure))
        since = label(since_words(card.steps), "small", "muted", name="map.card.since")
        parts: list[Part] = [
            p(0.6),
            line(),
            p(0.9),
            row(label(_("Hoe kort is de lijn"), "strong"), None, since, gap=p(0.5)),
            p(0.5),
            picture,
            p(0.2),
            label(_(STEP_MEANING[step]), "small", "muted", wrap=True),
        ]
        if len(card.steps) > 1:
            way = _("De weg: {steps}.").format(steps=history_words(card.steps))
            parts += [p(0.35), label(way, "small", "muted", wrap=True, name="map.card.history")]
        return parts

    def _lines(self, card: PartnerCard) -> list[Part]:
        if not card.lines:
            return []
        p = self.theme.px
        rule: list[Part] = [] if card.partner.step else [p(0.8), line()]
        rows = line_rows(self.theme, card.lines, "map.card.lines", card.partner.name)
        rows.opened.connect(self.opened)
        return [*rule, p(0.8), label(_("Lijnen met anderen"), "strong"), p(0.3), rows]

    def _copy(self, text: str) -> None:
        copy_words(text)
        self.copied.emit()


def _selectable(made: QLabel) -> QLabel:
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _told(theme: Theme, text: str, room: float, type_: str = "", tone: str = "", name: str = "") -> QLabel:
    """Words in so many em. One that is longer, such as a web address, goes on below instead of off the card; it is then
    copied from the menu, as what is selected would hold the places where it may break."""
    size = theme.font(WIDE_LETTERS if type_ == "card" else 1.0).pixelSize()
    broken = " ".join(_breaking(word, room * theme.em, size) for word in text.split(" "))
    made = label(broken, type_, tone, wrap=True, name=name)
    if broken == text:
        return _selectable(made)
    made.setAccessibleName(text)
    copy = QAction(_("Kopiëren"), made)
    copy.triggered.connect(lambda: copy_words(text))
    made.addAction(copy)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return made


def _breaking(word: str, room: float, size: float) -> str:
    return word if measure(word, size, True) <= room else "\u200b".join(word)
