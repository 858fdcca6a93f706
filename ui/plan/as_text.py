"""The paper to be read aloud or in large letters: its headings, lists and tables as text, walked by heading or by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from rondom.language import _
from ui.plan.finding import bare_with_places
from ui.plan.told import Sort, Told
from ui.theme import SEMIBOLD, Theme
from ui.widgets import announce, dress

_SIZES = {1: 1.6, 2: 1.25, 3: 1.1}
"""Em of the headings; those below are as large as the text, in bold."""
_TEXT = 1.07
_WIDEST = 44.0
"""Em of a column of at most 75 signs."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    block: int
    """The number of its block in the text."""


class AsText(QTextEdit):
    """H and Shift+H walk the headings, Ctrl+arrows the blocks. User text is never markup here either."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(_("Het plan als tekst"))
        self.setAccessibleDescription(_("H gaat naar de volgende kop, Shift+H naar de vorige."))
        dress(self, kind="reading")
        self._told: tuple[Told, ...] = ()
        self._headings: list[Heading] = []
        self._hits: list[tuple[int, int]] = []
        self._pages: list[tuple[int, int]] = []
        """Page and the block it begins with."""
        theme.changed.connect(self._write_again)

    # -- what others ask -------------------------------------------------------------------------------------

    def show_told(self, told: Sequence[Told]) -> None:
        """Another edition of the same text keeps its place."""
        words = tuple(told) or (Told(Sort.TEXT, _("Op dit papier staan geen woorden die voorgelezen kunnen worden.")),)
        if words != self._told:
            self._told = words
            self._write_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays in the middle, and the scroll bar at the edge where one looks for it."""
        side = max(self.theme.px(1.0), (self.width() - self.theme.px(_WIDEST)) // 2)
        self.setViewportMargins(side, self.theme.px(1.0), side, 0)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As small as the paper itself: a low window with large text needs the bar above it."""
        return QSize(self.theme.px(12), self.theme.px(2.5))

    def clear(self) -> None:
        self._told, self._headings, self._hits, self._pages = (), [], [], []
        super().clear()
        self.setExtraSelections([])

    def headings(self) -> tuple[Heading, ...]:
        return tuple(self._headings)

    def go_to_heading(self, by: int) -> None:
        """To the next (1) or the previous (-1); at the last one it stays."""
        here = self.textCursor().blockNumber()
        ahead = [one for one in self._headings if (one.block > here if by > 0 else one.block < here)]
        if ahead:
            self.go_to_block((ahead[0] if by > 0 else ahead[-1]).block)

    def go_to_block(self, number: int) -> None:
        """The block comes to the top, with the cursor in front of it, and is said."""
        block = self.document().findBlockByNumber(number)
        if not block.isValid():
            return
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - self.theme.px(0.6))
        announce(self, self._spoken(block))

    def go_to_page(self, page: int) -> None:
        """To the first words of this page of the paper, without saying them."""
        number = next((block for at, block in self._pages if at >= page), 0) if page > 0 else 0
        block = self.document().findBlockByNumber(number)
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - self.theme.px(0.6) if number else 0)

    def find(self, words: str) -> int:  # type: ignore[override]
        """Marks all places; how many there are."""
        text, places = bare_with_places(self.toPlainText())
        sought, found, at = bare_with_places(words)[0].strip(), [], 0
        while sought and (at := text.find(sought, at)) >= 0:
            found.append((places[at], places[at + len(sought) - 1] + 1))
            at += len(sought)
        self._hits = found
        self._mark(-1)
        return len(found)

    def go_to_hit(self, at: int) -> None:
        self._mark(at)
        cursor = self.textCursor()
        cursor.setPosition(self._hits[at][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # -- writing ---------------------------------------------------------------------------------------------

    def _write_again(self) -> None:
        place, number = self.verticalScrollBar().value(), self.textCursor().blockNumber()
        super().clear()
        self._headings, self._hits, self._pages = [], [], []
        self.setExtraSelections([])
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for at, one in enumerate(self._told):
            if not self._pages or one.page > self._pages[-1][0]:
                self._pages.append((one.page, cursor.blockNumber() + (at > 0)))
            self._write(cursor, one, first=at == 0)
        cursor.endEditBlock()
        if number:
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
        else:
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def _write(self, cursor: QTextCursor, one: Told, first: bool) -> None:
        if one.sort is Sort.HEADING:
            self._block(cursor, first, above=0.2 if first else 1.3, heading=one.level)
            self._headings.append(Heading(one.text, one.level, cursor.blockNumber()))
            cursor.insertText(one.text, self._letters(_SIZES.get(one.level, _TEXT), bold=True))
        elif one.sort is Sort.ITEM:
            self._block(cursor, first, left=1.1 * max(1, one.level))
            cursor.insertText(f"{one.mark or '•'} ", self._letters(_TEXT, bold=bool(one.mark), role="ink-muted"))
            cursor.insertText(one.text, self._letters(_TEXT))
        elif one.sort is Sort.TABLE:
            self._table(cursor, one, first)
        elif one.sort is Sort.PICTURE:
            self._block(cursor, first)
            cursor.insertText(_("Afbeelding: {words}").format(words=one.text), self._letters(_TEXT, role="ink-muted"))
        else:
            self._block(cursor, first, left=1.1 * one.level, above=0.1 if one.level else 0.45)
            cursor.insertText(one.text, self._letters(_TEXT))

    def _table(self, cursor: QTextCursor, one: Told, first: bool) -> None:
        """Row by row: what heads it, and of every other cell what stands above its column. A voice loses nothing."""
        if not one.rows:
            self._block(cursor, first)
            cursor.insertText(", ".join(one.head), self._letters(_TEXT, bold=True))
        for at, cells in enumerate(one.rows):
            self._block(cursor, first and at == 0, above=0.7)
            cursor.insertText(_one_line(cells[0]) or "–", self._letters(_TEXT, bold=True))
            for column, cell in enumerate(cells[1:], 1):
                if not cell:
                    continue
                self._block(cursor, False, above=0.1, left=1.1)
                head = one.head[column] if column < len(one.head) else ""
                if head:
                    cursor.insertText(f"{head}: ", self._letters(_TEXT, role="ink-muted"))
                cursor.insertText(_one_line(cell), self._letters(_TEXT))

    def _block(
        self, cursor: QTextCursor, first: bool, above: float = 0.45, left: float = 0.0, heading: int = 0
    ) -> None:
        look, em = QTextBlockFormat(), self.theme.em
        look.setTopMargin(above * em)
        look.setLeftMargin(left * em)
        look.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look.setHeadingLevel(heading)
        if first:
            cursor.setBlockFormat(look)
        else:
            cursor.insertBlock(look)

    def _letters(self, em: float, bold: bool = False, role: str = "ink") -> QTextCharFormat:
        made = QTextCharFormat()
        font: QFont = self.theme.font(em, SEMIBOLD) if bold else self.theme.font(em)
        made.setFont(font)
        made.setForeground(QColor(self.theme.color(role)))
        return made

    # -- walking ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, key = event.modifiers(), event.key()
        back = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(keys & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_H and not ctrl:
            self.go_to_heading(-1 if back else 1)
        elif ctrl and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_block(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step_block(self, by: int) -> None:
        number = self.textCursor().blockNumber() + by
        block = self.document().findBlockByNumber(number)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()
            announce(self, self._spoken(block))

    def _spoken(self, block: QTextBlock) -> str:
        level = block.blockFormat().headingLevel()
        return _("Kop {n}: {words}").format(n=level, words=block.text()) if level else block.text()

    def _mark(self, current: int) -> None:
        marks = []
        for at, (start, end) in enumerate(self._hits):
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(self.theme.color("caution", 0.5 if at == current else 0.25))
            look.setFontUnderline(at == current)
            one.cursor, one.format = cursor, look
            marks.append(one)
        self.setExtraSelections(marks)


def _one_line(cell: str) -> str:
    """The lines of a cell as sentences behind each other."""
    parts = [part.strip() for part in cell.split("\n") if part.strip()]
    return " · ".join(parts)
