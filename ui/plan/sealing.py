"""A paper for the mail: locked with words that are told by the telephone, shown once and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from shiboken6 import isValid

from rondom.language import _
from ui.desk import Desk
from ui.plan.copies import Copy
from ui.soon import soon
from ui.theme import Theme
from ui.widgets import Banner, Scroll, box, button, column, label, row
from ui.widgets.clipboard import copy, forget, words_on_it
from ui.widgets.dialog import Dialog

_WIDE = 46.0
"""Em: five words stand on one line, so that nobody wonders about a dash at its end."""
_FEW, _HIGH = 3, 15.0
"""More cards than this scroll, in so many em."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One locked file. The words do not show in a report of a fault."""

    short: str
    """For whom."""
    content: bytes = field(repr=False)
    phrase: str = field(repr=False)


def seal_copies(copies: Sequence[Copy]) -> list[Sealed]:
    """Each with words of its own: who has one of them opens no other. Slow: for the worker thread."""
    return [seal_all(one.getter.reader.short, [one.content])[0] for one in copies]


def seal_all(short: str, contents: Sequence[bytes]) -> list[Sealed]:
    """All papers of one person, with the same words. Slow: for the worker thread."""
    from rondom.passphrase import new_passphrase
    from rondom.pdf.sealed import seal

    phrase = new_passphrase()
    return [Sealed(short, seal(one, phrase), phrase) for one in contents]


def tell_phrases(owner: QWidget, desk: Desk, files: Sequence[str], sealed: Sequence[Sealed]) -> None:
    """Show the words until the person closes the dialog; after that nobody has them but who wrote them down."""
    dialog = PhraseDialog(desk.theme, files, sealed, owner.window())
    desk.messages.run(dialog)
    if isValid(dialog):  # a vault that locked took the window along
        dialog.forget()
        dialog.deleteLater()


class PhraseDialog(Dialog):
    """Enter does not close it: the words are gone after it."""

    def __init__(self, theme: Theme, files: Sequence[str], sealed: Sequence[Sealed], parent: QWidget | None) -> None:
        p = theme.px
        self.phrases = [
            label(one.phrase, "title", wrap=True, name=f"sealed.phrase.{at}") for at, one in enumerate(sealed)
        ]
        self.copies = [
            button(_("Kopieer"), "", theme, "copy", name=f"sealed.copy.{at}", on=partial(self._copy, at))
            for at, _one in enumerate(sealed)
        ]
        cards = [
            _card(theme, one.short, name, words, act)
            for one, name, words, act in zip(sealed, files, self.phrases, self.copies, strict=True)
        ]
        warning = Banner(
            theme,
            _("Vertel dit door de telefoon, mail het niet."),
            _("Bel een nummer dat u al kende. Rondom bewaart deze woorden niet: na sluiten zijn ze weg."),
            tone="info",
        )
        also = label(
            _("De pdf gaat open in elk gewoon programma voor pdf’s. De streepjes horen erbij. Wat u kopieert, is na twee minuten weg."),
            "small", "muted", wrap=True,
        )  # fmt: skip
        said = _("Met deze woorden gaat het papier open") if len(sealed) == 1 else _("Met deze woorden gaan ze open")
        content = column(self._in_sight(theme, cards), p(0.7), warning, p(0.5), also)
        super().__init__(theme, said, _("Sluiten, ik heb ze"), content=content, parent=parent, wide=_WIDE)
        self.only_close()
        self.verb.setAutoDefault(False)
        self.verb.setDefault(False)
        self.copies[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _in_sight(theme: Theme, cards: Sequence[QWidget]) -> QWidget:
        """Of many the first few; the others are reached by scrolling, so that the button below stays on the screen."""
        made = box(column(*cards, gap=theme.px(0.7)))
        if len(cards) <= _FEW:
            return made
        scroll = Scroll(made)
        scroll.setMinimumHeight(theme.px(_HIGH))
        return scroll

    def showEvent(self, event: QShowEvent) -> None:
        """No higher than the words need, once they have their size."""
        super().showEvent(event)
        soon(self, self.fit)

    def forget(self) -> None:
        """Nor do they stay on the clipboard, when it is these that lie there."""
        if words_on_it() in {one.text() for one in self.phrases}:
            forget()
        for one in self.phrases:
            one.clear()
            one.setAccessibleName("")

    def _copy(self, at: int) -> None:
        copy(self.phrases[at].text())
        self.copies[at].setText(_("Gekopieerd"))


def _card(theme: Theme, short: str, name: str, words: QWidget, act: QPushButton) -> QWidget:
    p, made = theme.px, QFrame()
    made.setProperty("part", "well")
    act.setAutoDefault(False)
    head = column(label(_("Voor {name}").format(name=short), "strong"), label(name, "small", "muted"), gap=p(0.1))
    made.setLayout(
        column(row(head, None, act), words, gap=p(0.5), margins=(p(1.0), p(0.8), p(1.0), p(0.9)))
    )  # fmt: skip
    return made
