"""A field with its word above and its help or error below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.glyphs import Glyph
from ui.widgets.outline import Part, column, row
from ui.widgets.words import dress, key_cap, label

NEVER_ASIDE = "never_aside"
"""Property of a field whose words are never laid aside: a password with its eye open, a recovery code, a name typed over."""


class Field(QWidget):
    """Label above, help below in muted. `show_error` puts a sentence with an icon in the place of the help.

    The control gets the label as its accessible name and the help or error as its description.
    """

    def __init__(self, theme: Theme, word: str, control: QWidget, help_: str = "") -> None:
        super().__init__()
        self.control, self._help = control, help_
        self._word = label(word, "small-strong", "muted")
        self._word.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(word)
        self._glyph = Glyph(theme, "circle-alert", "danger", 1.0)
        self._below = label(help_, "small", "muted", wrap=True)
        p = theme.px
        below = row(column(p(0.13), self._glyph, None), self._below, gap=p(0.35))
        below.setStretch(1, 1)
        self._foot = QWidget()
        self._foot.setLayout(below)
        parts: list[Part] = (
            [self._word, p(0.3), control, p(0.25), self._foot] if word else [control, p(0.25), self._foot]
        )
        self.setLayout(column(*parts))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_error("")

    def show_help(self, text: str) -> None:
        self._help = text
        self.show_error("")

    def show_error(self, text: str) -> None:
        """A sentence with a proposal, or "" when all is well. Never blocks typing elsewhere."""
        self._glyph.setVisible(bool(text))
        self._below.setText(text or self._help)
        dress(self._below, tone="danger" if text else "muted")
        dress(self.control, state="error" if text else "")
        self.control.setAccessibleDescription(text or self._help)
        self._foot.setVisible(bool(text or self._help))

    @property
    def error(self) -> str:
        return self._below.text() if not self._glyph.isHidden() else ""


class GlyphLine(QLineEdit):
    """A field with an icon in front and optional keys behind. Laid out inside: an icon added by Qt keeps 16 px."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        placeholder: str = "",
        keys: tuple[str, ...] = (),
        name: str = "",
        role: str = "ink-muted",
    ) -> None:
        super().__init__()
        p = theme.px
        dress_in_glyph(self, theme, icon, role, [key_cap(key) for key in keys] if not theme.folded else [])
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(p(8))


def dress_in_glyph(
    field: QLineEdit, theme: Theme, icon: str, role: str = "ink-muted", behind: list[QWidget] | None = None
) -> None:
    """Put an icon inside any line field, and parts behind that hide while there is text."""
    p, parts = theme.px, behind or []
    field.setTextMargins(p(1.5), 0, 0, 0)
    inner = row(Glyph(theme, icon, role, 1.13), None, *parts, gap=p(0.4), margins=(p(0.73), 0, p(0.5), 0))
    inner.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
    for part in parts:
        inner.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        field.textChanged.connect(lambda text, part=part: part.setVisible(not text))
    field.setLayout(inner)
