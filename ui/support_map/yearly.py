"""Klopt dit nog? Every card once a year, one by one, with what changed since last year. One key per card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from rondom.language import _
from rondom.support_map.doubles import Double, proposed_name
from rondom.support_map.queries import PartnerCard, PartnerRow
from rondom.support_map.yearly import Round
from ui.support_map.partner_card import CardContents
from ui.theme import Theme
from ui.widgets import Chip, Scroll, announce, box, button, column, flow, label, line, refill, row, tool
from ui.widgets.outline import Part


@dataclass(frozen=True, slots=True)
class Look:
    """A card to look over, and what changed on it, in sentences under a heading."""

    card: PartnerCard
    heading: str
    changes: tuple[str, ...]


class YearlyPanel(QFrame):
    """`confirmed(key)`: it is right. `edit(key)`: something is not. `looked_at(key)` which card is shown now; "" for none.
    `merged(stays, other)`: two cards are one. Passing over changes nothing: the card comes again at the end."""

    confirmed = Signal(str)
    edit = Signal(str)
    looked_at = Signal(str)
    merged = Signal(str, str)
    named = Signal(str, str)
    """A card without a name gets this one."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("map.yearly")
        self.setProperty("part", "editor")
        self.setAccessibleName(_("Klopt dit nog?"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._round: Round | None = None
        self._passed: list[str] = []
        self._doubles: tuple[Double, ...] = ()
        self._kept_apart: set[tuple[str, str]] = set()
        self.key = ""
        p = theme.px
        self._bar = _Progress(theme)
        self._count = label("", "small", "muted", wrap=True, name="map.yearly.count")
        self._body = column(gap=p(0.5), margins=(p(1.6), p(0.8), p(1.5), p(1)))
        self.cross = tool(theme, "x", _("Straks verder"), key="map.yearly.close", on=self.closed.emit)
        title = label(_("Klopt dit nog?"), "section", wrap=True)
        head = row(title, self.cross, margins=(p(1.6), p(0.8), p(0.8), 0))
        head.setStretch(0, 1)
        self.yes = self._button(_("Klopt nog"), "primary", "check", "yes", _("Klopt nog (J)"), self._confirm)
        self.change = self._button(_("Wijzigen"), "", "pencil", "change", _("Er klopt iets niet (W)"), self._edit)
        self.later = self._button(
            _("Straks"), "quiet", "arrow-right", "later", _("Sla over, komt terug (→)"), self._pass
        )
        self._foot = QWidget()
        buttons = row(self.yes, self.change, None, gap=p(0.5))
        keys = label(_("J klopt, W wijzigen, → straks"), "caption", "muted", wrap=True)
        second = row(keys, self.later, gap=p(0.5))
        second.setStretch(0, 1)
        foot = column(buttons, second, gap=p(0.3), margins=(p(1.6), p(0.7), p(1.5), p(0.6)))
        self._foot.setLayout(column(line(), foot))
        above = column(self._count, self._bar, gap=p(0.4), margins=(p(1.6), p(0.2), p(1.5), p(0.6)))
        outer = column(head, above, line(), Scroll(self._body), self._foot)
        outer.setStretch(3, 1)
        self.setLayout(outer)

    def _button(self, words: str, kind: str, icon: str, name: str, tip: str, on: Callable[[], None]) -> QPushButton:
        return button(words, kind, self.theme, icon, name=f"map.yearly.{name}", tip=tip, on=on)

    # what is to do

    def show_round(self, known: Round, doubles: Sequence[Double]) -> None:
        """The round as it stands. Goes on with the card that was shown while that is still to do, else with the next."""
        self._round = known
        self._doubles = tuple(one for one in doubles if self._pair(one) not in self._kept_apart)
        todo = [one.id for one in known.todo]
        self._passed = [key for key in self._passed if key in todo]
        if self.key not in todo or not self.key:
            self.key = next((key for key in todo if key not in self._passed), todo[0] if todo else "")
        words = _("{done} van {total} nagekeken dit schooljaar").format(done=len(known.done), total=known.total)
        self._count.setText(words)
        self._bar.show_part(len(known.done) / known.total if known.total else 1.0)
        self._foot.setVisible(bool(self.key))
        if not self.key:
            self._show_end()
        self.looked_at.emit(self.key)

    def show_look(self, look: Look) -> None:
        """The card that `looked_at` asked for."""
        if look.card.partner.id != self.key:
            return
        theme, p = self.theme, self.theme.px
        chip = Chip(theme, look.card.ring_name, tint="ring-1" if look.card.partner.ring < 6 else "ring-base")
        parts: list[Part] = [
            *self._proposals(),
            *self._nameless(look.card.partner),
            row(chip, None),
            p(0.2),
            CardContents(theme, look.card, whole=False),
        ]
        if look.changes:
            told = [label(look.heading, "small-strong", "muted"), *(label(one, wrap=True) for one in look.changes)]
            parts += [p(0.3), box(column(*told, gap=p(0.3), margins=(p(0.8), p(0.6), p(0.8), p(0.7))), "well")]
        refill(self._body, [*parts, None])
        if self.isVisible():
            announce(self, f"{self._count.text()}. {look.card.partner.name}")

    def _show_end(self) -> None:
        words = _("Alles is nagekeken. De volgende ronde begint met het nieuwe schooljaar.")
        refill(self._body, [*self._proposals(), label(words, wrap=True, name="map.yearly.end"), None])

    def _proposals(self) -> list[Part]:
        """Two cards that may be one: asked once in a round, above the card."""
        parts: list[Part] = []
        for one in self._doubles[:1]:
            p = self.theme.px
            names = _("{first} en {second}. Is dat dezelfde?").format(first=_who(one.stays), second=_who(one.other))
            merge = button(
                _("Voeg samen"), name="map.yearly.merge", on=partial(self.merged.emit, one.stays.id, one.other.id)
            )
            apart = button(_("Nee, het zijn er twee"), "quiet", name="map.yearly.apart", on=partial(self._apart, one))
            inner = column(
                label(one.why, "strong", wrap=True),
                label(names, wrap=True),
                flow(True, row(merge, None), row(apart, None), gap=p(0.3)),
                gap=p(0.4),
                margins=(p(0.8), p(0.6), p(0.8), p(0.7)),
            )
            parts += [box(inner, "warm"), p(0.5)]
        return parts

    def _nameless(self, one: PartnerRow) -> list[Part]:
        if one.name.strip():
            return []
        p, name = self.theme.px, proposed_name(one)
        told = label(_("Dit kaartje heeft nog geen naam."), "strong", wrap=True)
        verb = _("Noem het {name}").format(name=name)
        use = button(verb, name="map.yearly.name", on=partial(self.named.emit, one.id, name))
        return [box(column(told, row(use, None), gap=p(0.4), margins=(p(0.8), p(0.6), p(0.8), p(0.7))), "warm"), p(0.5)]

    @staticmethod
    def _pair(one: Double) -> tuple[str, str]:
        first, second = sorted((one.stays.id, one.other.id))
        return first, second

    def _apart(self, one: Double) -> None:
        self._kept_apart.add(self._pair(one))
        if self._round is not None:
            self.show_round(self._round, self._doubles)

    # what one does

    def _confirm(self) -> None:
        if self.key:
            self.confirmed.emit(self.key)

    def _edit(self) -> None:
        if self.key:
            self.edit.emit(self.key)

    def _pass(self) -> None:
        """The next one; when all were passed over it begins again."""
        if self._round is None or not self.key:
            return
        self._passed.append(self.key)
        if all(one.id in self._passed for one in self._round.todo):
            self._passed = [self.key]
        self.key = next((one.id for one in self._round.todo if one.id not in self._passed), self.key)
        self.show_round(self._round, self._doubles)

    def _back(self) -> None:
        if self._passed and self._round is not None:
            self.key = self._passed.pop()
            self.show_round(self._round, self._doubles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_J: self._confirm,
            Qt.Key.Key_W: self._edit,
            Qt.Key.Key_Right: self._pass,
            Qt.Key.Key_Left: self._back,
            Qt.Key.Key_Escape: self.closed.emit,
        }
        done = keys.get(event.key())
        if done is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            done()
        else:
            super().keyPressEvent(event)


class _Progress(QWidget):
    """How far the round is, as a thin bar; the words above it say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._part = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float) -> None:
        self._part = part
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(8), self.theme.px(0.4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = whole.height() / 2
        painter.setBrush(self.theme.color("surface-sunken"))
        painter.drawRoundedRect(whole, radius, radius)
        if self._part > 0:
            painter.setBrush(self.theme.color("accent"))
            painter.drawRoundedRect(
                QRectF(0, 0, max(whole.height(), whole.width() * self._part), whole.height()), radius, radius
            )
        painter.end()


def _who(one: PartnerRow) -> str:
    return ", ".join(part for part in (one.name, one.person or one.organisation) if part)
