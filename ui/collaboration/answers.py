"""What each person answered about the help, side by side. Nothing is added up, and nobody's answer stands for another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from rondom.dossier.perspectives import PERSPECTIVES, Perspective
from rondom.language import _, capital
from rondom.timeline.appraisal import ANSWERS, QUESTIONS
from rondom.timeline.model import AppraisalAnswer
from rondom.timeline.queries import EventDetail
from ui.theme import Theme
from ui.widgets import Painted, PersonMark, column, label, line, row
from ui.widgets.outline import Part

_ASK, _SAY = 5, 4
"""How the width is shared between a question and each answer."""
_NAME = 6.5
"""Width in em for who it is, with large text."""


class AnswerMark(Painted):
    """Full for yes, half for partly, empty for no, and dots when someone does not know. The word stands beside it."""

    def __init__(self, theme: Theme, answer: AppraisalAnswer) -> None:
        super().__init__(theme, 1.0)
        self._answer = answer

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, role = self.painter(), self.theme.color("ink-muted")
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        inner = inner.marginsRemoved(
            QMarginsF(inner.width() / 8, inner.width() / 8, inner.width() / 8, inner.width() / 8)
        )
        unknown = self._answer is AppraisalAnswer.UNKNOWN
        painter.setPen(QPen(role, inner.width() / 9, Qt.PenStyle.DotLine if unknown else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        part = {AppraisalAnswer.YES: 360, AppraisalAnswer.PARTLY: 180}.get(self._answer, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role)
        painter.drawPie(inner, 90 * 16, part * 16)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer; `answer` None when this person was not asked."""

    answer: AppraisalAnswer | None = None
    note: str = ""

    @property
    def word(self) -> str:
        return capital(ANSWERS[self.answer]) if self.answer else _("niet gevraagd")


def answers_of(event: EventDetail) -> dict[tuple[str, str], Said]:
    """By (question, perspective)."""
    return {(one.question.value, one.perspective): Said(one.answer, one.note) for one in event.appraisals}


def quotes_of(event: EventDetail) -> dict[str, list[str]]:
    """What each perspective said in own words, from the begin of the help to its end."""
    found: dict[str, list[str]] = {}
    for view in sorted(event.views, key=lambda one: one.moment):
        if view.quote.strip():
            found.setdefault(view.perspective, []).append(view.quote.strip())
    return found


class AnswerTable(QWidget):
    """The five questions down, four people across; with large text each question has its four answers below it."""

    def __init__(self, theme: Theme, event: EventDetail) -> None:
        super().__init__()
        self.setObjectName("review.answers")
        self.theme = theme
        said, quotes = answers_of(event), quotes_of(event)
        self.setLayout(self._stacked(said, quotes) if theme.folded else self._table(said, quotes))

    def _table(self, said: dict[tuple[str, str], Said], quotes: dict[str, list[str]]) -> QLayout:
        grid, p = QGridLayout(), self.theme.px
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(p(1))
        grid.setVerticalSpacing(p(0.45))
        grid.setColumnStretch(0, _ASK)
        for at, who in enumerate(PERSPECTIVES.values(), 1):
            grid.setColumnStretch(at, _SAY)
            grid.addLayout(self._who(who), 0, at)
        place = 1
        for question, words in QUESTIONS.items():
            grid.addWidget(line(), place, 0, 1, 1 + len(PERSPECTIVES))
            grid.addWidget(label(words, wrap=True), place + 1, 0, Qt.AlignmentFlag.AlignTop)
            for at, side in enumerate(PERSPECTIVES, 1):
                grid.addLayout(self._answer(said.get((question.value, side), Said())), place + 1, at)
            place += 2
        if quotes:
            grid.addWidget(line(), place, 0, 1, 1 + len(PERSPECTIVES))
            grid.addWidget(label(_("In eigen woorden")), place + 1, 0, Qt.AlignmentFlag.AlignTop)
            for at, side in enumerate(PERSPECTIVES, 1):
                grid.addWidget(_quote(quotes.get(side, [])), place + 1, at, Qt.AlignmentFlag.AlignTop)
        return grid

    def _stacked(self, said: dict[tuple[str, str], Said], quotes: dict[str, list[str]]) -> QLayout:
        p = self.theme.px
        parts: list[Part] = []
        for question, words in QUESTIONS.items():
            parts += [line(), label(words, "strong", wrap=True)]
            parts += [
                self._beside(who, self._answer(said.get((question.value, who.key), Said())))
                for who in PERSPECTIVES.values()
            ]
        if quotes:
            parts += [line(), label(_("In eigen woorden"), "strong")]
            parts += [
                self._beside(who, column(_quote(quotes[who.key]))) for who in PERSPECTIVES.values() if who.key in quotes
            ]
        return column(*parts, gap=p(0.45))

    def _beside(self, who: Perspective, said: QLayout) -> QLayout:
        """Who it is, and what was said, in two columns that hold under each other."""
        named = QWidget()
        named.setLayout(column(self._who(who), None))
        named.setFixedWidth(self.theme.px(_NAME))
        made = row(named, said)
        made.setStretch(1, 1)
        return made

    def _who(self, who: Perspective) -> QLayout:
        mark = PersonMark(self.theme, who.shape, who.role, 1.0)
        return row(mark, label(who.name, "small-strong"), None, gap=self.theme.px(0.45))

    def _answer(self, said: Said) -> QLayout:
        p = self.theme.px
        word = label(said.word, "" if said.answer else "small", "" if said.answer else "muted")
        mark: list[Part] = [AnswerMark(self.theme, said.answer)] if said.answer else []
        told: list[Part] = [row(*mark, word, None, gap=p(0.4))]
        if said.note:
            told.append(label(said.note, "small", "muted", wrap=True))
        return column(*told, None, gap=p(0.1))


def _quote(words: Sequence[str]) -> QWidget:
    return label("\n".join(f"“{one}”" for one in words), "voice", wrap=True)
