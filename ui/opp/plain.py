"""Beside a field: what parents call it, and the words in it that they may not know. It proposes; the text stays as typed."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.language import _
from rondom.plan.wording import jargon_in
from ui.theme import Theme
from ui.widgets import box, column, label, refill
from ui.widgets.outline import Part

WIDE = 15.0
"""In em."""
LONG = 8_000
"""Characters; in more only the first of them are looked through while someone types."""


class PlainBeside(QWidget):
    """The heading of the parents' copy, and under it the plain words for what is vaktaal in the field."""

    def __init__(self, theme: Theme, plain: str, child: str) -> None:
        super().__init__()
        self.theme, self._child = theme, child
        p = theme.px
        self._words = column(gap=p(0.1))
        self._told: tuple[tuple[str, str], ...] | None = None
        inside = column(
            label(_("Voor ouders"), "caption", "muted"), label(plain, "small-strong", wrap=True), self._words,
            margins=(p(0.8), p(0.5), p(0.8), p(0.6)),
        )  # fmt: skip
        self.setLayout(column(box(inside, "well")))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_room(True)

    def show_room(self, wide: bool) -> None:
        p = self.theme.px
        self.setMinimumWidth(p(WIDE) if wide else 0)
        self.setMaximumWidth(p(WIDE) if wide else p(400))

    def show_text(self, text: str) -> None:
        """Each word once, in the order in which they stand."""
        found = {one.said.casefold(): (one.said, one.plain) for one in reversed(jargon_in(text[:LONG], self._child))}
        told = tuple(reversed(found.values()))
        if told == self._told:
            return
        self._told = told
        parts: list[Part] = [
            label(_("{word}: {plain}").format(word=word, plain=plain), "small", "muted", wrap=True)
            for word, plain in told
        ]
        refill(self._words, [self.theme.px(0.3), *parts] if parts else [])
