"""What was written, drawn to be read: a heading, and sentences with the mark of whose side they come from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.meetings.read_back import Chapter, Sentence
from ui.meetings.words import lane_of
from ui.theme import REGULAR, SEMIBOLD, Theme
from ui.widgets import LaneMark, column, label, row
from ui.widgets.outline import Part


class SentenceLine(QWidget):
    """One sentence. `row` is the id of what it tells of; `found` puts it on a tint, as it was looked for."""

    def __init__(self, theme: Theme, row_id: str) -> None:
        super().__init__()
        self.theme, self.row, self.found = theme, row_id, False

    def show_found(self, found: bool) -> None:
        self.found = found
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.found:
            return
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent-tint"))
        painter.drawRoundedRect(QRectF(self.rect()), 0.4 * em, 0.4 * em)


def chapter_widget(theme: Theme, chapter: Chapter) -> QWidget:
    """One chapter. Made again whenever its words change: nothing in it can have the focus."""
    p = theme.px
    made = QWidget()
    head = label(chapter.heading, tone="muted")
    head.setFont(theme.font(1.0, SEMIBOLD))
    parts: list[Part] = [head, p(0.35)]
    for sentence in chapter.sentences:
        parts += [_sentence(theme, sentence), p(0.45)]
    made.setLayout(column(*parts))
    return made


def _sentence(theme: Theme, sentence: Sentence) -> QWidget:
    p = theme.px
    text = f"“{sentence.text.strip()}”" if sentence.quoted else sentence.text.strip()
    words = label(text, wrap=True)
    words.setFont(theme.font(1.0, REGULAR, italic=sentence.quoted))
    lines: list[Part] = [words]
    if sentence.more:
        more = label(sentence.more, tone="muted", wrap=True)
        more.setFont(theme.font(0.95))
        lines.append(more)
    made = SentenceLine(theme, sentence.row)
    if sentence.side:
        inner = row(column(p(0.2), LaneMark(theme, lane_of(sentence.side), 0.95), None), column(*lines), gap=p(0.6))
        inner.setStretch(1, 1)
        made.setLayout(inner)
    else:
        made.setLayout(column(*lines))
    return made
