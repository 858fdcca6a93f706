"""Wat valt op? The questions about this life, in the place of the side editor; each brings what it is about into sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rondom.language import _
from rondom.timeline.changes import what_counts
from rondom.timeline.noticing import Question
from rondom.timeline.spans import Span
from ui.theme import Theme
from ui.timeline.view import TimelineView
from ui.widgets import Glyph, column, label, line, refill, row
from ui.widgets.outline import Part

ICONS = {
    "strength": "sprout", "strength-alone": "star", "help-alone": "star", "pile-up": "calendar-days", "wait": "hourglass",
    "differ": "message-circle", "unasked": "user-round", "gap": "circle-question-mark",
}  # fmt: skip
_AIR = timedelta(200)
"""So much time is shown on either side of what a question is about."""


class NoticingPanel(QWidget):
    """`asked(question)` when one is pressed. Questions only: what they mean is for the people at the table to say."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("timeline.noticing")
        self._shown: tuple[tuple[Question, ...], bool] | None = None
        self._rows: list[QPushButton] = []
        self._inner = column(gap=theme.px(0.25))
        self.setLayout(self._inner)

    def show_questions(self, questions: Sequence[Question], changes: bool = True) -> None:
        """`changes`: say below what "rust en drukte" counts. The same questions stay as they are, with the cursor in them."""
        shown = (tuple(questions), changes)
        if shown == self._shown:
            return
        self._shown, p = shown, self.theme.px
        at = next((one.accessibleName() for one in self._rows if one.hasFocus()), "")
        intro = _("Vragen om samen te bekijken. Wat het betekent, weet u zelf het best.")
        self._rows = [self._row(one) for one in questions]
        parts: list[Part] = [label(intro, "small", "muted", wrap=True), p(0.4), *self._rows]
        if not questions:
            parts.append(label(_("Er valt nu niets op. Vertelt iemand meer, kijk dan nog eens."), wrap=True))
        if changes:
            note = label(f"{_('Rust en drukte.')} {what_counts()}", "small", "muted", wrap=True, name="timeline.counts")
            parts += [p(0.5), line(), p(0.3), note]
        refill(self._inner, parts)
        for one in self._rows:
            if one.accessibleName() == at:
                one.setFocus()

    def _row(self, one: Question) -> QPushButton:
        """A real button with the words in it, as high as they are."""
        made, p = _Asked(), self.theme.px
        made.setProperty("kind", "entry")
        made.setCheckable(True)
        made.setObjectName("timeline.question")
        made.setAccessibleName(f"{one.seen} {one.asked}")
        words = column(label(one.seen, wrap=True), label(one.asked, "strong", wrap=True), gap=p(0.1))
        glyph = column(Glyph(self.theme, ICONS[one.sort], "ink-muted", 1.2), None)
        body = row(glyph, words, gap=p(0.7), margins=(p(0.5), p(0.45), p(0.5), p(0.5)))
        body.setStretch(1, 1)
        made.setLayout(body)
        for part in made.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.clicked.connect(lambda _checked=False: self._ask(made, one))
        return made

    def _ask(self, pressed: QPushButton, question: Question) -> None:
        """One is chosen at a time; each stays a tab stop, which Qt's own groups do not allow."""
        for row_ in self._rows:
            row_.setChecked(row_ is pressed)
        self.asked.emit(question)


class _Asked(QPushButton):
    """A button is as high as the words in it; Qt asks only its icon and its text."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()


def show_question(view: TimelineView, question: Question) -> None:
    """Choose what it is about and bring all of it into sight, with some time on either side. Tells nobody."""
    view.choose_all(question.keys)
    span = question.span or _span_of(view, question.keys)
    if span is None:
        return
    first, last = view.visible_span()
    if not (first <= span[0] and span[1] <= last):
        view.show_span(span[0] - _AIR, span[1] + _AIR)
    view.choose_all(question.keys)


def _span_of(view: TimelineView, keys: Sequence[str]) -> Span | None:
    """From the first to the last day of these events."""
    marks = [mark for mark in map(view.mark, keys) if mark is not None and mark.first]
    spans = [span for mark in marks for span in (mark.applied, mark.start, mark.end) if span]
    return (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None
