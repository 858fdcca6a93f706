"""The rows of permissions and of verstrekkingen, painted in columns; in a narrow window on lines under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.dossier.perspectives import side
from rondom.language import _, day, day_month, folded, plural
from rondom.privacy.queries import AnswerRow, ConsentRow, DisclosureRow
from rondom.privacy.rules import Stance
from ui.privacy.facts import Consents, key_of
from ui.privacy.period import paint_period
from ui.privacy.year import Strip
from ui.theme import SEMIBOLD, Theme
from ui.widgets import LIGHTS
from ui.widgets.rows import Row, RowDelegate

INSET = 1.9
WIDE = 66.0
"""Em: with less room a row has lines instead of columns."""
CONSENT_COLUMNS = (0.0, 0.19, 0.48, 0.575, 0.86)
DISCLOSURE_COLUMNS = (0.0, 0.105, 0.36, 0.685, 0.875)
WAYS = {
    "file": ("file-text", _("als bestand")),
    "mail": ("lock", _("per mail, op slot")),
    "print": ("printer", _("op papier")),
}
"""Icon and words of how a paper went out."""
ANSWERS = {
    Stance.GIVEN: ("check", "success"),
    Stance.ASKED: ("circle-question-mark", "ink-muted"),
    Stance.REFUSED: ("x", "danger"),
    Stance.WITHDRAWN: ("x", "danger"),
    Stance.EXPIRED: ("clock", "ink-muted"),
}
"""Icon and colour of what someone said."""
STANCE_WORDS = {
    Stance.GIVEN: _("zei ja"),
    Stance.ASKED: _("nog niet geantwoord"),
    Stance.REFUSED: _("zei nee"),
    Stance.WITHDRAWN: _("trok in"),
    Stance.EXPIRED: _("afgelopen"),
}


@dataclass(frozen=True, slots=True)
class ConsentLine(Row):
    consent: ConsentRow | None = None
    about: str = ""
    """gezinscoach, CJG"""


@dataclass(frozen=True, slots=True)
class DisclosureLine(Row):
    given: DisclosureRow | None = None
    when: str = ""


def consent_lines(facts: Consents) -> list[Row]:
    found: list[Row] = []
    for one in facts.consents:
        organisation = one.organisation if folded(one.organisation) != folded(one.recipient) else ""
        about = ", ".join(part for part in (facts.roles.get(folded(one.recipient), ""), organisation) if part)
        said = ", ".join(f"{row.who} {STANCE_WORDS[row.stance]}" for row in one.answers)
        spoken = ". ".join(
            part
            for part in (one.recipient, about, one.purpose, one.light.word, one.told, said, one.light.reason)
            if part
        )
        found.append(
            ConsentLine(
                key_of(one),
                one.recipient,
                lane=side(one.perspective).lane,
                spoken=spoken,
                consent=one,
                about=about,
            )
        )
    return found


def disclosure_lines(facts: Consents, today: date) -> list[Row]:
    found: list[Row] = []
    for one in facts.disclosures:
        on = one.at.date()
        whose = facts.sides.get(folded(one.recipient.split(",", 1)[0]), "")
        spoken = ", ".join((day(on), one.recipient, one.document, one.basis, way_words(one)))
        found.append(
            DisclosureLine(
                one.id, one.recipient, lane=side(whose).lane, spoken=spoken, given=one,
                when=day_month(on) if on.year == today.year else day(on),
            )
        )  # fmt: skip
    return found


def page_words(one: DisclosureRow) -> str:
    return plural(one.pages, "{n} bladzijde", "{n} bladzijden") if one.pages else ""


def way_words(one: DisclosureRow) -> str:
    """How it went out; of before that was kept, how much it was."""
    return WAYS[one.way][1] if one.way in WAYS else page_words(one)


class ConsentDelegate(RowDelegate):
    """Partner, purpose and kinds, who said what, from when until when, and the light."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=INSET, high=4.1)
        self.strip: Strip | None = None
        self.today = date.min
        self.folded = False

    def fit(self, folded: bool, answers: int) -> None:
        """As high as the longest list of answers asks for."""
        self.folded = folded
        self.high = 5.9 if folded else max(4.1, 1.3 * answers + 1.3)

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        assert isinstance(one, ConsentLine)
        assert one.consent is not None
        em = self.theme.em
        first = QRectF(box.left(), box.top() + 0.55 * em, box.width(), 1.6 * em) if self.folded else box
        rest = box.adjusted(self.paint_front(painter, first, one), 0, 0, 0)
        if self.folded:
            self._lines(painter, rest, one, one.consent)
            return
        _partner, what, said, period, now = cells(self.theme, box, CONSENT_COLUMNS)
        partner = QRectF(rest.left(), rest.top(), what.left() - rest.left() - 0.8 * em, rest.height())
        self._two(painter, partner, one.text, one.about)
        self._purpose(painter, what, one.consent)
        self._answers(painter, said, one.consent.answers)
        if self.strip is not None:
            paint_period(painter, self.theme, period, one.consent, self.strip, self.today)
        self._light(painter, now, one.consent)

    def _lines(self, painter: QPainter, box: QRectF, one: ConsentLine, consent: ConsentRow) -> None:
        em = self.theme.em
        first, second, third = (
            QRectF(box.left(), box.top() + (0.55 + 1.6 * at) * em, box.width(), 1.6 * em) for at in range(3)
        )
        wide = self._light_at_end(painter, first, consent)
        used = self.write(painter, first.adjusted(0, 0, -wide, 0), one.text, bold=True)
        self.write(painter, first.adjusted(used + 0.6 * em, 0, -wide, 0), one.about, 0.87, "ink-muted")
        self.write(painter, second, consent.purpose, 0.97)
        left = third.left()
        for answer in consent.answers:
            left += (
                self._answer(painter, QRectF(left, third.top(), third.right() - left, third.height()), answer)
                + 0.9 * em
            )
        self.write(
            painter, QRectF(left, third.top(), third.right() - left, third.height()), consent.told, 0.87, "ink-muted"
        )

    def _two(self, painter: QPainter, box: QRectF, upper: str, lower: str, bold: bool = True) -> None:
        em, middle = self.theme.em, box.center().y()
        if not lower:
            self.write(painter, box, upper, bold=bold)
            return
        self.write(painter, QRectF(box.left(), middle - 1.35 * em, box.width(), 1.4 * em), upper, bold=bold)
        self.write(painter, QRectF(box.left(), middle, box.width(), 1.3 * em), lower, 0.87, "ink-muted")

    def _purpose(self, painter: QPainter, box: QRectF, consent: ConsentRow) -> None:
        em, middle = self.theme.em, box.center().y()
        if not consent.data_kinds:
            self.write(painter, box, consent.purpose)
            return
        self.write(painter, QRectF(box.left(), middle - 1.45 * em, box.width(), 1.4 * em), consent.purpose)
        left = box.left()
        for kind in consent.data_kinds:
            left += (
                self._kind(painter, QRectF(left, middle + 0.1 * em, box.right() - left, 1.35 * em), kind) + 0.35 * em
            )

    def _kind(self, painter: QPainter, box: QRectF, kind: str) -> float:
        """A small pill; what does not fit any more is left out."""
        em = self.theme.em
        font, size = self.font(0.8)
        wide = size.horizontalAdvance(kind) + 1.1 * em
        if wide > box.width():
            return 0.0
        pill = QRectF(box.left(), box.top(), wide, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface-sunken"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self.theme.color("ink"))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, kind)
        return wide

    def _answers(self, painter: QPainter, box: QRectF, answers: Sequence[AnswerRow]) -> None:
        high = 1.3 * self.theme.em
        top = box.center().y() - high * len(answers) / 2
        for at, one in enumerate(answers):
            self._answer(painter, QRectF(box.left(), top + at * high, box.width(), high), one)

    def _answer(self, painter: QPainter, box: QRectF, one: AnswerRow) -> float:
        em = self.theme.em
        icon, role = ANSWERS[one.stance]
        picture = self.theme.pixmap(icon, role, 1.0, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left(), box.center().y() - 0.5 * em), picture)
        return 1.4 * em + self.write(painter, box.adjusted(1.4 * em, 0, 0, 0), one.who, 0.87)

    def _light(self, painter: QPainter, box: QRectF, consent: ConsentRow) -> None:
        em, middle = self.theme.em, box.center().y()
        word, role, icon = LIGHTS[consent.light.status]
        picture = self.theme.pixmap(icon, role, 1.1, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left(), middle - 1.2 * em), picture)
        self.write(
            painter,
            QRectF(box.left() + 1.5 * em, middle - 1.35 * em, box.width() - 1.5 * em, 1.4 * em),
            _(word),
            role=role,
            bold=True,
        )
        self.write(
            painter, QRectF(box.left(), middle + 0.05 * em, box.width(), 1.3 * em), consent.told, 0.87, "ink-muted"
        )

    def _light_at_end(self, painter: QPainter, box: QRectF, consent: ConsentRow) -> float:
        em = self.theme.em
        word, role, icon = LIGHTS[consent.light.status]
        wide = self.font(1.0, bold=True)[1].horizontalAdvance(_(word)) + 1.6 * em
        picture = self.theme.pixmap(icon, role, 1.1, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.right() - wide, box.center().y() - 0.55 * em), picture)
        self.write(painter, box.adjusted(box.width() - wide + 1.5 * em, 0, 2, 0), _(word), role=role, bold=True)
        return wide + 0.6 * em


class DisclosureDelegate(RowDelegate):
    """When, to whom, what, why it was allowed, how it went."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=INSET)
        self.folded = False

    def fit(self, folded: bool) -> None:
        self.folded = folded
        self.high = 5.6 if folded else 2.7

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        assert isinstance(one, DisclosureLine)
        assert one.given is not None
        if self.folded:
            self._lines(painter, box, one, one.given)
            return
        when, who, what, why, how = cells(self.theme, box, DISCLOSURE_COLUMNS)
        self.write(painter, when, one.when, 0.93, "ink-muted")
        self.write(painter, who.adjusted(self.paint_front(painter, who, one), 0, 0, 0), one.text)
        self.write(painter, what, one.given.document)
        self.write(painter, why, one.given.basis, 0.93, "ink-muted")
        self._way(painter, how, one.given)

    def _way(self, painter: QPainter, box: QRectF, given: DisclosureRow) -> None:
        em, icon = self.theme.em, WAYS[given.way][0] if given.way in WAYS else ""
        if icon:
            picture = self.theme.pixmap(icon, "ink-muted", 1.0, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left(), box.center().y() - 0.5 * em), picture)
        self.write(painter, box.adjusted(1.5 * em if icon else 0, 0, 0, 0), way_words(given), 0.93, "ink-muted")

    def _lines(self, painter: QPainter, box: QRectF, one: DisclosureLine, given: DisclosureRow) -> None:
        em = self.theme.em
        first, second, third = (
            QRectF(box.left(), box.top() + (0.4 + 1.6 * at) * em, box.width(), 1.6 * em) for at in range(3)
        )
        front = self.paint_front(painter, first, one)
        wide = self.font(0.87)[1].horizontalAdvance(one.when)
        self.write(painter, first.adjusted(front, 0, -wide - 0.6 * em, 0), one.text, bold=True)
        self.write(painter, first.adjusted(first.width() - wide - 1, 0, 1, 0), one.when, 0.87, "ink-muted")
        self.write(painter, second.adjusted(front, 0, 0, 0), given.document)
        told = " · ".join(part for part in (given.basis, way_words(given)) if part)
        self.write(painter, third.adjusted(front, 0, 0, 0), told, 0.87, "ink-muted")


class Heads(QWidget):
    """The words above columns, where a delegate paints what is under them; the months when there is a strip."""

    def __init__(self, theme: Theme, columns: Sequence[float], words: Sequence[str]) -> None:
        super().__init__()
        self.theme, self._columns, self._words = theme, columns, words
        self.strip: Strip | None = None
        self.today = date.min
        self.setFixedHeight(theme.px(2.3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = INSET * theme.em
        box = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        painter.setPen(theme.color("ink-muted"))
        painter.setFont(theme.font(0.87, SEMIBOLD))
        places = cells(theme, box, self._columns)
        for place, words in zip(places, self._words, strict=True):
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        if self.strip is not None:
            self._months(painter, places[3], self.strip)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line"))

    def _months(self, painter: QPainter, box: QRectF, strip: Strip) -> None:
        em = self.theme.em
        painter.setFont(self.theme.font(0.8))
        for place, name in strip.named(self.today):
            at = QRectF(box.left() + place * box.width(), box.top(), 3 * em, box.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, name)
        middle = box.left() + strip.place(self.today) * box.width()
        pill = QRectF(middle - 2.05 * em, box.center().y() - 0.68 * em, 4.1 * em, 1.36 * em)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self.theme.color("accent-ink"))
        painter.setFont(self.theme.font(0.8, SEMIBOLD))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _("vandaag"))


def cells(theme: Theme, box: QRectF, columns: Sequence[float]) -> list[QRectF]:
    """The columns inside a row, from where each starts as a part of the width."""
    gap = 0.8 * theme.em
    ends = (*columns[1:], 1.0)
    return [
        QRectF(box.left() + a * box.width(), box.top(), (b - a) * box.width() - gap, box.height())
        for a, b in zip(columns, ends, strict=True)
    ]
