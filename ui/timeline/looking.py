"""The two other ways to look at the timeline: Wat valt op? beside it, and Aan tafel over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from rondom.language import _
from rondom.timeline.filtering import EVERYTHING
from rondom.timeline.noticing import Question, notice
from ui.timeline.at_table import TimelineAtTable
from ui.timeline.noticing_panel import NoticingPanel, show_question

if TYPE_CHECKING:
    from ui.timeline.tab import TimelineTab


class Looking(QObject):
    """Hooks both in the tab: their places in the bar, and F11."""

    def __init__(self, tab: TimelineTab) -> None:
        super().__init__(tab)
        self._tab = tab
        tab.bar.notice_asked.connect(self.notice)
        tab.bar.table_asked.connect(self.at_table)
        QShortcut(QKeySequence("F11"), tab, self.at_table)

    def notice(self) -> None:
        """Wat valt op? in the place of the editor; once more closes it."""
        if self._panel() is not None and self._tab.editor.isVisible():
            self._tab.editor.leave()
            return
        panel = NoticingPanel(self._tab.theme)
        panel.asked.connect(self._show)
        panel.show_questions(self._questions(), self._tab.life.show_changes)
        self._tab.show_beside(_("Wat valt op?"), panel)

    def show_life(self) -> None:
        """The life changed: so may the questions that stand there."""
        panel = self._panel()
        if panel is not None and self._tab.editor.isVisible():
            panel.show_questions(self._questions(), self._tab.life.show_changes)

    def at_table(self) -> None:
        """Full screen, what is hidden left in the vault. What is being typed is kept first."""
        tab = self._tab
        if tab.pupil_id:
            tab.flush()
            TimelineAtTable(tab.desk, tab.pupil_id, tab).open_now()

    def _panel(self) -> NoticingPanel | None:
        """It goes with what stands in the editor, so it is asked for and not kept."""
        return self._tab.editor.findChild(NoticingPanel)

    def _questions(self) -> tuple[Question, ...]:
        life = self._tab.life
        return notice(life.marks, life.context, count=life.show_changes)

    def _show(self, question: Question) -> None:
        """Where there is no room for both, the question makes room for what it is about."""
        tab = self._tab
        if not tab.view.isVisible():
            tab.editor.leave()
        if any(tab.view.mark(key) is None for key in question.keys):
            tab.show_filter(EVERYTHING)
        show_question(tab.view, question)
        tab.list.choose_all(question.keys)
