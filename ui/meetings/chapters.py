"""What was written, drawn to be read: a heading, and sentences with the mark of whose side they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.meetings.keyed import KeyedRows
from ui.meetings.read_back import Chapter, Sentence
from ui.meetings.words import lane_of
from ui.theme import REGULAR, SEMIBOLD, Theme
from ui.widgets import LaneMark, column, label, refill, row
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


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading, or a sentence under it."""

    key: str
    heading: str = ""
    sentence: Sentence | None = None
    first: bool = False
    """The first of all: nothing stands above it."""


class _LineWidget(SentenceLine):
    """One line. Made again when its words change: nothing in it can have the focus."""

    def __init__(self, theme: Theme, line: _Line) -> None:
        super().__init__(theme, line.sentence.row if line.sentence else "")
        self._line: _Line | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_item(self, line: _Line, _place: int) -> None:
        if line == self._line:
            return
        self._line = line
        self.row = line.sentence.row if line.sentence else ""
        refill(self._box, [_sentence(self.theme, line.sentence) if line.sentence else _heading(self.theme, line)])


class ChapterList:
    """Everything that was written, in `holder`. Only what changed is made again, and of a long meeting what is in sight first."""

    def __init__(self, theme: Theme) -> None:
        self._rows: KeyedRows[_Line] = KeyedRows(
            lambda one: one.key, lambda one: _LineWidget(theme, one), gap=theme.px(0.45), many=True
        )
        self.holder = self._rows.holder

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        lines: list[_Line] = []
        for chapter in chapters:
            lines.append(_Line(chapter.key, chapter.heading, first=not lines))
            lines += [_Line(f"{chapter.key}.{at}", sentence=one) for at, one in enumerate(chapter.sentences)]
        self._rows.show_items(lines)

    def lines(self) -> list[SentenceLine]:
        """All of them, also what was not in sight yet."""
        return [one for one in self._rows.widgets() if isinstance(one, SentenceLine)]


def chapter_widget(theme: Theme, chapter: Chapter) -> QWidget:
    """One chapter by itself. Made again whenever its words change: nothing in it can have the focus."""
    p = theme.px
    made = QWidget()
    parts: list[Part] = [_heading(theme, _Line(chapter.key, chapter.heading, first=True)), p(0.35)]
    for sentence in chapter.sentences:
        spot = SentenceLine(theme, sentence.row)
        spot.setLayout(column(_sentence(theme, sentence)))
        parts += [spot, p(0.45)]
    made.setLayout(column(*parts))
    return made


def _heading(theme: Theme, line: _Line) -> QWidget:
    made, head = QWidget(), label(line.heading, tone="muted")
    head.setFont(theme.font(1.0, SEMIBOLD))
    made.setLayout(column(0 if line.first else theme.px(0.6), head))
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
    made = QWidget()
    if sentence.side:
        inner = row(column(p(0.2), LaneMark(theme, lane_of(sentence.side), 0.95), None), column(*lines), gap=p(0.6))
        inner.setStretch(1, 1)
        made.setLayout(inner)
    else:
        made.setLayout(column(*lines))
    return made
