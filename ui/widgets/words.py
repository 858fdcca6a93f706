"""Words, buttons and hairlines. They carry a property; `style.qss` gives them their look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from ui.theme import Theme

_ICON_ROLE = {"primary": "accent-ink", "danger": "danger", "quiet": "accent", "link": "accent"}


def label(text: str, type_: str = "", tone: str = "", wrap: bool = False, name: str = "") -> QLabel:
    """Plain text, never markup.

    `type_`: display, title, page, card, section, strong, small, small-strong, caption, caption-strong, voice,
    voice-large. "" is body text.
    `tone`: muted, accent, danger, caution, info, success, warm, disabled.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", type_)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Change properties that `style.qss` looks at; without the polish the old colours would stay."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it gets its look when it is shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def line(vertical: bool = False) -> QFrame:
    made = QFrame()
    made.setProperty("line", "vertical" if vertical else "true")
    return made


def button(
    text: str,
    kind: str = "",
    theme: Theme | None = None,
    icon: str = "",
    *,
    role: str = "",
    name: str = "",
    tip: str = "",
    on: Callable[[], object] | None = None,
    size: str = "",
) -> QPushButton:
    """A button with a verb. `kind`: primary (one per screen), "" (outlined), quiet, link, danger. `icon` needs `theme`.

    `name` is the objectName, `on` is called when clicked, `size` is small or large.
    """
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setProperty("height-of", size)  # "size" is a property of every widget and refuses words
    made.setAutoDefault(False)
    if icon:
        assert theme is not None, "an icon needs the theme"
        set_icon(made, theme, icon, role or _ICON_ROLE.get(kind, "ink"))
    if name:
        made.setObjectName(name)
    if tip:
        made.setToolTip(tip)
    if on is not None:
        made.clicked.connect(lambda _checked=False: on())
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def set_icon(made: QPushButton, theme: Theme, icon: str, role: str) -> None:
    made.setIcon(theme.icon(icon, role))
    made.setIconSize(QSize(theme.px(1.6), theme.px(1.2)))  # wider than high: the gap to the word, which QSS cannot set


def tool(
    theme: Theme,
    icon: str,
    name: str,
    *,
    role: str = "ink-muted",
    key: str = "",
    checkable: bool = False,
    on: Callable[[], object] | None = None,
) -> QToolButton:
    """An icon-only button; `name` is its tooltip and what a screen reader says. `key` is the objectName."""
    made = QToolButton()
    made.setIcon(theme.icon(icon, role))
    made.setIconSize(QSize(theme.px(1.27), theme.px(1.27)))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if key:
        made.setObjectName(key)
    if on is not None:
        made.clicked.connect(lambda _checked=False: on())
    return made


def key_cap(text: str) -> QLabel:
    """A small key, such as Ctrl."""
    made = label(text)
    made.setProperty("part", "kbd")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
