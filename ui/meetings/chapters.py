"""What was written, drawn to be read: a heading, and sentences with the mark of whose side they come from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.meetings.read_back import Chapter, Sentence
from ui.meetings.words import lane_of
from ui.theme import REGULAR, SEMIBOLD, Theme
from ui.widgets import LaneMark, column, label, row
from ui.widgets.outline import Part


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
    made = QWidget()
    if sentence.side:
        inner = row(column(p(0.2), LaneMark(theme, lane_of(sentence.side), 0.95), None), column(*lines), gap=p(0.6))
        inner.setStretch(1, 1)
        made.setLayout(inner)
    else:
        made.setLayout(column(*lines))
    return made
