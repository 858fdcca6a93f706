"""Deel en druk af: the paper of the timeline in the place of the drawing, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.timeline.share_page import SharePage
    from ui.timeline.tab import TimelineTab


class Sharing(QObject):
    """Hooks the paper in the tab: its place in the bar, and Ctrl+P. `timeline` is what makes room for it."""

    def __init__(self, tab: TimelineTab, timeline: QWidget) -> None:
        super().__init__(tab)
        self._tab, self._timeline = tab, timeline
        self._page: SharePage | None = None
        tab.bar.share_asked.connect(self.open)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), tab, self.open)

    @property
    def page(self) -> SharePage | None:
        """The paper while it is in sight."""
        return self._page

    def open(self) -> None:
        """What is being typed is kept first. A timeline without events has no paper."""
        if self._page is not None:
            self._page.to_panel()
            return
        from ui.timeline.share_page import SharePage  # printing is loaded by who prints

        tab, layout = self._tab, self._tab.layout()
        if not tab.life.rows or layout is None:
            return
        tab.flush()
        self._page = page = SharePage(tab.desk)
        page.left.connect(self.close)
        self._timeline.hide()
        layout.addWidget(page)
        page.show_pupil(tab.pupil_id)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.to_panel()

    def close(self) -> None:
        """Nothing of the paper stays in memory."""
        page, self._page = self._page, None
        if page is None:
            return
        page.forget()
        page.hide()
        page.deleteLater()
        self._timeline.show()
        self._tab.back_from_paper()
