"""Tab goes as one reads. Qt goes in the order in which controls were made, and rows are made when the vault has answered."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QLayout, QScrollArea, QWidget

BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def focus_beside(root: QWidget, now: QWidget, forward: bool) -> bool:
    """Give the focus to the control after (or before) `now` under `root`, and from the last to the first. False when there is none."""
    found = _beside(root, now, forward) or first_in(root, forward)
    if found is None:
        return False
    reason = Qt.FocusReason
    found.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    return True


def first_in(widget: QWidget, forward: bool = True) -> QWidget | None:
    """The first control in this part that takes the focus, or the last; the part itself may be one."""
    if not widget.isVisible() or not widget.isEnabled():
        return None
    itself = widget if _takes_tab(widget) else None
    if itself is not None and (forward or not _holds_controls(widget)):
        return itself
    inside = (first_in(one, forward) for one in _children(widget, forward))
    return next((one for one in inside if one is not None), itself)


def _beside(root: QWidget, now: QWidget, forward: bool) -> QWidget | None:
    """Only what comes after it in each part that it stands in is looked at: a page may have thousands of controls."""
    node = now
    while node is not root and (parent := node.parentWidget()) is not None:
        passed = False
        for one in _children(parent, forward):
            if passed and (found := first_in(one, forward)) is not None:
                return found
            passed = passed or one is node
        node = parent
    return None


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _holds_controls(widget: QWidget) -> bool:
    """A list or a field has parts, but none of them is a control of its own."""
    return not isinstance(widget, QAbstractScrollArea) or isinstance(widget, QScrollArea)


def _children(widget: QWidget, forward: bool) -> list[QWidget]:
    """As its layout has them; what has no place in it comes last. Windows of their own are no part."""
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    known = set(placed)
    rest = [one for one in widget.children() if isinstance(one, QWidget) and one not in known and not one.isWindow()]
    found = [one for one in placed if one.parentWidget() is widget] + rest
    return found if forward else found[::-1]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    back = isinstance(layout, QBoxLayout) and layout.direction() in BACKWARDS
    for place in reversed(places) if back else places:
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _placed(inner)
