"""Four short questions, handed round: everyone answers alone, may skip, and sees nothing of what another answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QPlainTextEdit, QPushButton, QSizePolicy, QStackedWidget, QWidget

from rondom.collaboration.scores import QUESTIONS, ScoreQuestion
from rondom.language import _, plural
from ui.meetings.fields import words
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD, Theme
from ui.widgets import Dialog, LaneMark, Scroll, Wrapping, button, column, refill, row

HIGHEST = 10
LARGE, BETWEEN = 3.3, 0.4
"""em of a number, and between two."""
REST_MS = 220
"""How long a number shows as chosen before the next question comes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone to hand the screen to. `informal`: je instead of u."""

    id: str
    name: str
    perspective: str
    informal: bool
    done: bool


@dataclass(slots=True)
class Answers:
    """What one person chose so far, by the key of a question."""

    values: dict[str, int | None] = field(default_factory=dict)
    remark: str = ""


class NumberTarget(QPushButton):
    """One number, large enough for a thumb."""

    def __init__(self, theme: Theme, number: int, name: str) -> None:
        super().__init__(str(number))
        self.theme = theme
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(LARGE), self.theme.px(LARGE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), self.theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = "accent" if on else "pressed" if self.isDown() else "hover" if self.underMouse() else "surface-raised"
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.color("line-strong"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 0.5 * theme.em, 0.5 * theme.em)
        painter.setPen(theme.color("accent-ink" if on else "ink"))
        painter.setFont(theme.font(1.15, SEMIBOLD if on else QFont.Weight.Normal))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class QuestionPage(QWidget):
    """One question with its eleven numbers. `chosen` a moment after a number was taken."""

    chosen = Signal(str, int)

    def __init__(self, theme: Theme, question: ScoreQuestion) -> None:
        super().__init__()
        self.theme, self.question, p = theme, question, theme.px
        self._asked = words(theme, "", 1.75, SEMIBOLD, wrap=True, name=f"questions.{question.key}")
        self._group = QButtonGroup(self)
        self.targets = [
            NumberTarget(theme, number, f"questions.{question.key}.{number}") for number in range(HIGHEST + 1)
        ]
        for number, target in enumerate(self.targets):
            self._group.addButton(target, number)
            target.setAccessibleDescription(self._spoken(number))
        self._group.idClicked.connect(self._take)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self.chosen.emit(question.key, self._group.checkedId()))
        numbers = QWidget()
        numbers.setLayout(Wrapping(self.targets, p(BETWEEN), p(BETWEEN)))
        scale = QWidget()
        low, high = (
            words(theme, f"0  {question.low}", 0.9, tone="muted"),
            words(theme, f"{question.high}  10", 0.9, tone="muted"),
        )
        scale.setLayout(column(numbers, p(0.3), row(low, None, high)))
        scale.setMaximumWidth(len(self.targets) * p(LARGE) + HIGHEST * p(BETWEEN))
        self.setLayout(column(None, self._asked, p(1.0), scale, None))

    def begin(self, informal: bool, value: int | None) -> None:
        self._asked.setText(self.question.asked_informal if informal else self.question.asked)
        self._group.setExclusive(False)
        for number, target in enumerate(self.targets):
            target.setChecked(number == value)
        self._group.setExclusive(True)
        self._rest.stop()

    def stop(self) -> None:
        self._rest.stop()

    def _take(self, _number: int) -> None:
        self._rest.start()

    def _spoken(self, number: int) -> str:
        ends = {0: self.question.low, HIGHEST: self.question.high}
        return ends.get(number, "")


class QuestionsDialog(Dialog):
    """Over the whole window. `given` with the id of a person and what they answered; the answers are forgotten here at once."""

    given = Signal(str, dict)

    def __init__(self, theme: Theme, people: Sequence[Asked], parent: QWidget | None = None) -> None:
        self.theme = theme
        self._people = list(people)
        self._now: Asked | None = None
        self._answers = Answers()
        self._who = column(gap=theme.px(0.45))
        self._pages = [QuestionPage(theme, one) for one in QUESTIONS]
        self._remark = QPlainTextEdit()
        self._steps = QStackedWidget()
        self._build()
        super().__init__(theme, "", "", content=column(self._steps), parent=parent, wide=48)
        layout = self.layout()
        assert layout is not None
        self.setObjectName("questions")
        self.verb.setObjectName("questions.next")
        self.back.setObjectName("questions.back")
        self._ask_who()

    def _build(self) -> None:
        p = self.theme.px
        told = words(
            self.theme, _("Ieder antwoordt alleen. Niemand ziet wat een ander invult. Staat de beamer aan, zet die dan even uit."),
            1.0, tone="muted", wrap=True,
        )  # fmt: skip
        first = QWidget()
        first.setLayout(column(told, p(0.9), self._who, None))
        self._steps.addWidget(Scroll(first))
        for page in self._pages:
            page.chosen.connect(self._take)
            self._steps.addWidget(page)
        self._remark.setObjectName("questions.remark")
        self._remark.setTabChangesFocus(True)
        self._remark.setFont(self.theme.font(1.1))
        self._remark.setFixedHeight(self.theme.px(6))
        self._remark.setAccessibleName(_("Wilt u er iets bij zeggen?"))
        self._asked_remark = words(self.theme, "", 1.75, SEMIBOLD, wrap=True)
        last = QWidget()
        last.setLayout(column(None, self._asked_remark, p(0.8), self._remark, None))
        self._steps.addWidget(last)

    def _fitting(self, content: QLayout) -> QLayout | QWidget:
        """It is as large as the window it lies over, and its steps scroll themselves."""
        return content

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the window it lies over: nothing else is to be read meanwhile."""
        super().showEvent(event)
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.window().geometry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._steps.setMinimumHeight(max(0, self.height() - self.theme.px(9)))

    # who

    def _ask_who(self) -> None:
        """Between two people nothing of the last one is left here."""
        self._now, self._answers = None, Answers()
        self._remark.clear()
        done = sum(one.done for one in self._people)
        self.ask(_("Vier korte vragen"), _("Klaar"), _("Terug"))
        refill(self._who, [self._person(one, place) for place, one in enumerate(self._people)])
        told = plural(done, "{n} persoon heeft geantwoord.", "{n} mensen hebben geantwoord.") if done else ""
        self._who.addWidget(words(self.theme, told, 0.9, tone="muted"))
        self._steps.setCurrentIndex(0)
        self.back.hide()

    def _person(self, one: Asked, place: int) -> QWidget:
        made = QWidget()
        give = button(
            _("Opnieuw antwoorden") if one.done else _("Ik ben {name}").format(name=one.name), "", self.theme,
            "check" if one.done else "", name=f"questions.who.{place}", on=partial(self.begin, one.id),
        )  # fmt: skip
        give.setAccessibleDescription(one.name)
        name = words(self.theme, one.name, 1.1, SEMIBOLD)
        name.setFixedWidth(self.theme.px(9))
        made.setLayout(
            row(LaneMark(self.theme, lane_of(one.perspective), 1.0), name, give, None, gap=self.theme.px(0.5))
        )
        return made

    # answering

    def begin(self, attendee_id: str) -> None:
        self._now = next(one for one in self._people if one.id == attendee_id)
        self._answers = Answers()
        self.back.show()
        self._go(1)

    def _go(self, step: int) -> None:
        assert self._now is not None
        for page in self._pages:
            page.stop()
        last = step > len(self._pages)
        informal = self._now.informal
        if last:
            self._asked_remark.setText(_("Wil je er iets bij zeggen?") if informal else _("Wilt u er iets bij zeggen?"))
            self._remark.setPlainText(self._answers.remark)
        else:
            page = self._pages[step - 1]
            page.begin(informal, self._answers.values.get(page.question.key))
        number = _("{n} van {total}").format(n=step, total=len(self._pages)) if not last else _("Bijna klaar")
        self.ask(f"{self._now.name} · {number}", _("Klaar") if last else _("Overslaan"), _("Vorige"))
        self._steps.setCurrentIndex(step)

    def _take(self, key: str, value: int) -> None:
        if self._now is not None:
            self._answers.values[key] = value
            self._go(self._steps.currentIndex() + 1)

    def accept(self) -> None:
        """On a question: skip it. At the end: give what was answered, and on to the next person."""
        step = self._steps.currentIndex()
        if step == 0:
            super().accept()
        elif step <= len(self._pages):
            self._answers.values[self._pages[step - 1].question.key] = None
            self._go(step + 1)
        else:
            self._finish()

    def reject(self) -> None:
        """One question back; from the first one nothing was answered."""
        step = self._steps.currentIndex()
        if step == 0:
            super().reject()
        elif step == 1:
            self._ask_who()
        else:
            self._answers.remark = self._remark.toPlainText()
            self._go(step - 1)

    def _finish(self) -> None:
        assert self._now is not None
        given: dict[str, Any] = {**self._answers.values, "remark": self._remark.toPlainText().strip()}
        who = self._now.id
        self._people = [
            Asked(one.id, one.name, one.perspective, one.informal, one.done or one.id == who) for one in self._people
        ]
        self._ask_who()
        self.given.emit(who, given)
