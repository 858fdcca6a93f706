"""Under the drawing at the table: the chosen event in large words, or one question of Wat valt op?"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from rondom.dossier.perspectives import PERSPECTIVES, Perspective
from rondom.language import _, capital
from rondom.timeline.lanes import LANES
from rondom.timeline.model import Nature
from rondom.timeline.noticing import Question
from rondom.timeline.queries import EventDetail
from ui.theme import SEMIBOLD, Theme
from ui.widgets import LaneMark, PersonMark, Scroll, button, column, label, row
from ui.widgets.notices import announce
from ui.widgets.outline import Part

NATURES = {Nature.FACT: _("Feit"), Nature.EXPERIENCE: _("Ervaring"), Nature.INTERPRETATION: _("Uitleg")}
MOST_HIGH = 0.42
"""Part of the height of its window; longer words scroll."""


class ToldLarge(QWidget):
    """Hidden while there is nothing to say. `next_asked` for the next question."""

    next_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("table.told")
        self._scroll = Scroll()
        self._scroll.setParent(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        self.hide()

    def show_event(self, event: EventDetail, child: str) -> None:
        """What it was, when, who told it, and the words of each perspective beside one another."""
        p = self.theme.px
        parts: list[Part] = [self._heading(capital(event.title), _about(event))]
        if event.text:
            parts += [p(0.3), label(event.text, wrap=True, name="table.told.text")]
        if quotes := self._quotes(event, child):
            beside = row(*quotes, gap=p(1.4))
            for place in range(len(quotes)):
                beside.setStretch(place, 1)
            parts += [p(0.5), beside]
        lane = LaneMark(self.theme, event.lane if event.lane in LANES else "kind", 1.6)
        body = row(column(lane, None), column(*parts), gap=p(0.7))
        body.setStretch(1, 1)
        self._put(body, f"{event.title}. {_about(event)}")

    def show_question(self, question: Question, place: int, count: int) -> None:
        """`place` of `count`, from 1."""
        p = self.theme.px
        seen = label(question.seen, wrap=True, name="table.told.seen")
        asked = label(question.asked, "card", wrap=True, name="table.told.asked")
        on = button(
            _("Volgende vraag") if place < count else _("Klaar met vragen"),
            name="table.told.next",
            on=self.next_asked.emit,
        )
        body = row(column(seen, asked, gap=p(0.15)), column(on, None), gap=p(1))
        body.setStretch(0, 1)
        self._put(body, f"{question.seen} {question.asked}")
        announce(self, self.accessibleName())

    def forget(self) -> None:
        """Nothing to say; no word of it stays."""
        self.hide()
        self._scroll.show_page(QWidget())
        self.setAccessibleName("")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words lie over the whole of it, and are no part of a layout: that would argue about the height."""
        super().resizeEvent(event)
        self._scroll.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self._soon.start(0)

    def _put(self, body: Part, spoken: str) -> None:
        p = self.theme.px
        self._scroll.show_page(column(body, margins=(p(0.9), p(0.6), p(0.9), p(0.7))))
        for word in self._scroll.findChildren(QLabel):
            if word.wordWrap():  # else Qt keeps room for the words in a narrow column, and scrolls
                word.setMinimumSize(p(0.1), p(0.1))
        self.setAccessibleName(spoken)
        self.show()
        self._fit()

    def _fit(self) -> None:
        """As high as its words, up to a part of the window."""
        page = self._scroll.widget()
        layout = page.layout() if page is not None else None
        if layout is None:
            return
        most = round(self.window().height() * MOST_HIGH)
        needed = (
            layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        )
        self.setFixedHeight(min(most, needed))
        self._scroll.setGeometry(self.rect())

    def _heading(self, title: str, about: str) -> Part:
        """On one line when both fit, else below one another."""
        p, theme = self.theme.px, self.theme
        needed = QFontMetricsF(theme.font(1.15, SEMIBOLD)).horizontalAdvance(title)
        needed += QFontMetricsF(theme.font()).horizontalAdvance(about)
        short = needed < self.window().width() - p(6)
        named = label(title, "section", wrap=not short, name="table.told.title")
        told = label(about, "", "muted", wrap=not short, name="table.told.about")
        return row(named, told, None, gap=p(0.8)) if short else column(named, told)

    def _quotes(self, event: EventDetail, child: str) -> list[Part]:
        """A column for each who said something, in their usual order; none is larger or comes under another."""
        said = {key: [one.quote.strip() for one in event.views if one.perspective == key] for key in PERSPECTIVES}
        return [self._column(PERSPECTIVES[key], words, child) for key, words in said.items() if any(words)]

    def _column(self, who: Perspective, words: list[str], child: str) -> QWidget:
        p, made = self.theme.px, QWidget()
        name = child if who.key == "child" and child else who.name
        head = row(PersonMark(self.theme, who.shape, who.role, 1.1), label(name, "strong"), None, gap=p(0.35))
        quotes = [f"“{one}”" for one in words if one]
        made.setLayout(column(head, *(label(one, "voice", wrap=True) for one in quotes), None, gap=p(0.1)))
        made.setAccessibleName(f"{name}: {' '.join(quotes)}")
        return made


def _about(event: EventDetail) -> str:
    """ "Ergens in groep 3. Verteld door Sanne. Ervaring." """
    told = (
        capital(event.when),
        _("Gepland") if event.planned else "",
        _("Verteld door {who}").format(who=event.told_by) if event.told_by else "",
        NATURES[event.nature] if event.told_by else "",
    )
    return " ".join(f"{one}." for one in told if one)
