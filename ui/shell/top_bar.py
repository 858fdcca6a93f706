"""Back, search, what is kept, undo, redo and who is working."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.glyphs import Glyph
from ui.widgets.outline import row
from ui.widgets.painted import Avatar
from ui.widgets.words import dress, key_cap, label, tool

SHOW_SAVING_AFTER_MS = 400
"""Work that is done at once is not announced."""


def native(keys: str) -> str:
    """A shortcut as this system writes it: Ctrl+K, or ⌘K on a Mac."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class SearchButton(QPushButton):
    """Looks like a field, opens the palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Zoek een naam of een woord"))
        p = theme.px
        self.theme = theme
        self.setObjectName("top.search")
        self.setProperty("kind", "search")
        self.setAccessibleName(_("Zoeken"))
        self.setAutoDefault(False)
        keys = [] if theme.folded else [key_cap(part) for part in native("Ctrl+K").split("+")]
        inner = row(Glyph(theme, "search", em=1.2), None, *keys, gap=p(0.4), margins=(p(0.73), 0, p(0.5), 0))
        for part in keys:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inner.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(inner)
        self.setMaximumWidth(p(29.3))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(29.3), self.theme.px(2.3))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(6), self.theme.px(2.3))


class TopBar(QWidget):
    """Shows what it is told; the window does the work."""

    back = Signal()
    search = Signal()
    undo = Signal()
    redo = Signal()

    def __init__(self, theme: Theme, who: str, letters: str, read_only: bool = False) -> None:
        super().__init__()
        self.theme, self._read_only = theme, read_only
        self.setObjectName("top")
        p = theme.px
        self.back_button = tool(theme, "arrow-left", _("Terug"), key="top.back", on=self.back.emit)
        self.search_button = SearchButton(theme)
        self.search_button.clicked.connect(self.search)
        self._glyph, self._word = Glyph(theme, "check", em=1.07), label("", "small", "muted", name="top.saved")
        self.undo_button = tool(theme, "undo-2", "", key="top.undo", on=self.undo.emit)
        self.redo_button = tool(theme, "redo-2", "", key="top.redo", on=self.redo.emit)
        avatar = Avatar(theme, letters)
        avatar.setToolTip(who)
        avatar.setAccessibleName(who)
        saved = row(self._glyph, self._word, gap=p(0.4))
        bar = row(
            self.back_button,
            self.search_button,
            None,
            saved,
            p(0.5),
            self.undo_button,
            self.redo_button,
            p(0.3),
            avatar,
            gap=p(0.53),
            margins=(p(0.1), p(0.6), p(1.33), p(0.75)),
        )
        bar.setStretch(1, 10)
        bar.setStretch(2, 1)
        self.setLayout(bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self._say("hourglass", _("Bewaren"), "muted"))
        self.show_saving(False)
        self.show_history("", "")
        self.show_back(False)

    def show_saving(self, saving: bool) -> None:
        if saving:
            self._soon.start(SHOW_SAVING_AFTER_MS)
            return
        self._soon.stop()
        if self._read_only:
            self._say("eye", _("Alleen lezen"), "caution")
        else:
            self._say("check", _("Alles bewaard"), "muted")

    def show_trouble(self) -> None:
        """The last write did not reach the disk; stays until a write does."""
        self._soon.stop()
        self._say("circle-alert", _("Niet bewaard"), "danger")

    def show_history(self, undo: str, redo: str) -> None:
        """What undo and redo would do, in their tooltips; "" disables them."""
        for made, word, what, keys in (
            (self.undo_button, _("Ongedaan maken"), undo, "Ctrl+Z"),
            (self.redo_button, _("Opnieuw"), redo, "Ctrl+Y"),
        ):
            made.setEnabled(bool(what))
            spoken = f"{word}: {what}" if what else word
            made.setToolTip(f"{spoken} ({native(keys)})")
            made.setAccessibleName(spoken)

    def show_back(self, possible: bool) -> None:
        self.back_button.setEnabled(possible)

    def saved_word(self) -> str:
        return self._word.text()

    def _say(self, icon: str, word: str, tone: str) -> None:
        self._glyph.show_icon(icon, f"ink-{tone}" if tone == "muted" else tone)
        self._word.setText(word)
        dress(self._word, tone=tone)
