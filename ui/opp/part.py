"""One field of an OPP: what the law calls it and what parents call it, why it is there, the words, what could be taken over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from rondom.language import _
from rondom.plan.development_fields import OppField
from rondom.plan.development_offers import Offer
from ui.meetings.fields import WordsField
from ui.opp.plain import PlainBeside
from ui.theme import Theme
from ui.widgets import KeptLine, KeptText, button, column, dress, label, refill, row, tool
from ui.widgets.outline import Part

_MOST_TO_READ = 40
"""Rows of text of a fixed version before it scrolls in its field."""


class OppPart(QWidget):
    """`copied(key)` asks for its words on the clipboard, `taken(tuple of Offer)` for words from elsewhere."""

    copied = Signal(str)
    taken = Signal(object)

    def __init__(self, theme: Theme, field: OppField, child: str, text: str, fixed: bool) -> None:
        super().__init__()
        self.theme, self.field, self._fixed = theme, field, fixed
        p = theme.px
        self.setObjectName(f"opp.part.{field.key}")
        self.title, self.plain = field.titled(child), field.plainly(child)
        self.control: KeptLine | KeptText = self._control(text)
        self.control.setAccessibleName(self.title)
        self.control.setAccessibleDescription(f"{_('Voor ouders: {words}.').format(words=self.plain)} {_(field.why)}")
        copy = tool(theme, "copy", _("Kopieer dit veld"), key=f"opp.copy.{field.key}", on=self._copy)
        copy.setAccessibleName(_("Kopieer {field}").format(field=self.title))
        self._copy_button = copy
        head = row(label(self.title, "strong", wrap=True), copy, gap=p(0.6))
        head.setStretch(0, 1)
        self.beside = PlainBeside(theme, self.plain, child)
        self._why = label(_(field.why), "small", "muted", wrap=True, name=f"opp.why.{field.key}")
        self._more = button("", "link", name=f"opp.offers.{field.key}", on=self.turn_offers)
        self._offers = column(gap=p(0.15))
        self._holder = QWidget()
        self._holder.setLayout(self._offers)
        self._shown: tuple[Offer, ...] = ()
        self._open = False
        self._foot = QWidget()
        self._foot.setLayout(column(row(self._more, None), self._holder, gap=p(0.1)))
        field_column = column(head, p(0.2), self.control, p(0.2), self._why, self._foot)
        self._both = row(field_column, self.beside, gap=p(1.4))
        self._both.setStretch(0, 1)
        self._both.setAlignment(self.beside, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._both)
        self.control.textChanged.connect(self._typed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_offers(())
        self._typed()

    def show_room(self, wide: bool) -> None:
        """What parents read stands beside the field, or under it where there is no room."""
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(self.theme.px(1.4 if wide else 0.3))
        self._both.setAlignment(self.beside, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0))
        self.beside.show_room(wide)

    def _control(self, text: str) -> KeptLine | KeptText:
        name, ask = f"opp.{self.field.key}", _(self.field.asks)
        if self._fixed:
            return self._to_read(text, name)
        if self.field.lines == 1:
            return KeptLine(text, name, ask)
        return KeptText(self.theme, text, name, ask, lines=self.field.lines, most=16)

    def _to_read(self, text: str, name: str) -> WordsField:
        """Of a fixed version: words to read and to select, which look like the page they stand on."""
        made = WordsField(self.theme, name, self.title, "–", bare=True, most=_MOST_TO_READ)
        made.show_value(text)
        made.setReadOnly(True)
        return made

    def show_value(self, text: str) -> None:
        self.control.show_value(text)
        self._typed()

    def show_lack(self, lacking: bool) -> None:
        """The line about the law stands out where it is not done yet."""
        dress(self._why, tone="caution" if lacking else "muted")

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """What could be taken over; out of sight until it is asked for."""
        if tuple(offers) != self._shown:
            self._shown = tuple(offers)
            self._fill()
        self._foot.setVisible(bool(self._shown))

    def words(self) -> str:
        return self.control.text() if isinstance(self.control, KeptLine) else self.control.toPlainText()

    def turn_offers(self) -> None:
        """Show what is known, or put it away."""
        self._open = not self._open
        self._fill()

    def _fill(self) -> None:
        p, count = self.theme.px, len(self._shown)
        self._more.setText(
            _("Verberg wat over te nemen is")
            if self._open
            else _("Neem over uit plan en dossier ({n})").format(n=count)
        )
        self._more.setAccessibleDescription(self.title)
        parts: list[Part] = [self._offer(one, at) for at, one in enumerate(self._shown)] if self._open else []
        if self._open and count > 1:
            parts += [
                p(0.2),
                row(
                    button(
                        _("Neem alles over"),
                        "quiet",
                        self.theme,
                        "plus",
                        name=f"opp.take_all.{self.field.key}",
                        on=self._take_all,
                    ),
                    None,
                ),
            ]
        refill(self._offers, parts)
        self._holder.setVisible(self._open and count > 0)

    def _offer(self, one: Offer, at: int) -> QWidget:
        p = self.theme.px
        take = tool(
            self.theme,
            "plus",
            _("Neem over"),
            role="accent",
            key=f"opp.take.{self.field.key}.{at}",
            on=lambda: self.taken.emit((one,)),
        )
        take.setAccessibleName(_("Neem over: {text}").format(text=one.text))
        words = column(label(one.text, wrap=True), label(one.source, "small", "muted", wrap=True), gap=0)
        inner = row(column(take, None), words, gap=p(0.4), margins=(0, p(0.2), 0, p(0.2)))
        inner.setStretch(1, 1)
        made = QWidget()
        made.setLayout(inner)
        return made

    def _take_all(self) -> None:
        self.taken.emit(self._shown)

    def _copy(self) -> None:
        self.copied.emit(self.field.key)

    def _typed(self, *_text: str) -> None:
        self.beside.show_text(self.words())
        empty = not self.words().strip()
        self._copy_button.setEnabled(not empty)
        self._copy_button.setToolTip(_("Er staat nog niets") if empty else _("Kopieer dit veld"))
