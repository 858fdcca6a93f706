"""Layouts that read as an outline: `column(title, p(0.5), row(field, None, save), gap=p(1))`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

Part = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


def stack(box: QBoxLayout, *parts: Part, gap: int = 0, margins: Margins = NO_MARGINS) -> QBoxLayout:
    """Fill `box`. A number is space (from `theme.px`), None is a stretch. Margins: left, top, right, bottom."""
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def row(*parts: Part, gap: int = 0, margins: Margins = NO_MARGINS) -> QBoxLayout:
    return stack(QHBoxLayout(), *parts, gap=gap, margins=margins)


def column(*parts: Part, gap: int = 0, margins: Margins = NO_MARGINS) -> QBoxLayout:
    return stack(QVBoxLayout(), *parts, gap=gap, margins=margins)


def flow(folded: bool, *parts: Part, gap: int = 0, margins: Margins = NO_MARGINS) -> QBoxLayout:
    """A row that is a column when `folded` (large text or a narrow window): stacks instead of cutting off."""
    return (column if folded else row)(*parts, gap=gap, margins=margins)


def box(layout: QLayout, part: str = "") -> QFrame:
    """A plain frame around a layout; `part` names a surface of style.qss: warm, helped, well, raised."""
    made = QFrame()
    made.setProperty("part", part)
    made.setLayout(layout)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out and let it go. For parts of a screen that are made again on refresh."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def refill(layout: QBoxLayout, parts: Sequence[Part]) -> None:
    """`clear`, then the new parts; margins and gap stay."""
    clear(layout)
    margins = layout.contentsMargins()
    stack(
        layout, *parts, gap=layout.spacing(), margins=(margins.left(), margins.top(), margins.right(), margins.bottom())
    )


class Scroll(QScrollArea):
    """Scrolls its page up and down. No frame, no fill, and no tab stop of its own when it holds controls."""

    def __init__(self, page: QWidget | QLayout | None = None) -> None:
        super().__init__()
        self.setViewport(QWidget())  # our own: PySide6 takes long to find out what a widget made by Qt is
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if page is not None:
            self.show_page(page)

    def show_page(self, page: QWidget | QLayout) -> None:
        if isinstance(page, QLayout):
            holder = QWidget()
            holder.setLayout(page)
            page = holder
        self.setWidget(page)
        page.setAutoFillBackground(False)
