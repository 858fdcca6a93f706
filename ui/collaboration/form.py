"""One review, written together: how fitting the help was, what helped and what stood in the way, and what to keep."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLayout, QWidget

from rondom import clock
from rondom.collaboration.actions import change_review
from rondom.collaboration.model import Fit, PointEffect, PointLevel
from rondom.collaboration.queries import Review
from rondom.collaboration.reading import EFFECT_WORDS, FIT_WORDS
from rondom.language import _, day
from rondom.vault.vault import Session
from ui.collaboration.points import PointList
from ui.desk import Desk
from ui.keeping import keep
from ui.meetings.fields import DayLine, WordsField, day_field
from ui.meetings.moments import past_day
from ui.widgets import Field, Glyph, PersonMark, Segments, box, column, flow, label, row

FITS = tuple((fit.value, word) for fit, word in FIT_WORDS.items())
_CHANGED = _("Terugblik veranderd")


class ReviewForm(QWidget):
    """Everything of one review; what is typed is kept. Made again for another review."""

    def __init__(self, desk: Desk, review: Review) -> None:
        super().__init__()
        self._desk, self.review_id, self.theme = desk, review.id, desk.theme
        theme, p = desk.theme, desk.theme.px
        self.fit = Segments(theme, FITS, review.fit.value, "review.fit")
        self.fit.chosen.connect(self._keep_fit)
        self.fit_text = self._text(
            review.fit_text, "fit_text", _("Waaraan merkten we dat? Schrijf op wat ieder zegt."), 2
        )
        self.lesson = self._text(
            review.lesson, "lesson", _("Wat houden we, en wat doen we de volgende keer anders?"), 2
        )
        self.on = DayLine(theme, "review.on", _("Teruggekeken op"), _("welke dag?"), _past_day)
        self.on.show_value(_day_words(review.reviewed_on))
        keep(desk, self, self.on, _CHANGED, self._keep_day, merge=f"review:{review.id}:on")
        self.lists = {(effect, level): PointList(desk, effect, level) for effect in PointEffect for level in PointLevel}
        asked = _("Schrijf een dag, bijvoorbeeld 5 maart.")
        when = day_field(theme, _("Teruggekeken op"), self.on, asked)
        when.setMaximumWidth(p(14))
        fitting = column(
            label(_("Hoe passend was de hulp?"), "section"), p(0.5), row(self.fit, None), p(0.5), self.fit_text
        )
        self.setLayout(column(
            fitting, p(1.4),
            flow(theme.folded, self._side(PointEffect.HELPED), self._side(PointEffect.HINDERED), gap=p(1.4)), p(1.4),
            Field(theme, _("Wat nemen we mee?"), self.lesson), p(0.6), row(when, None),
        ))  # fmt: skip
        self.show_review(review)

    def _text(self, value: str, name: str, prompt: str, lines: int) -> WordsField:
        made = WordsField(self.theme, f"review.{name}", prompt, prompt, lines=lines, most=10)
        made.show_value(value)

        def write(session: Session, words: str) -> None:
            change_review(session, self.review_id, **{name: words})

        keep(self._desk, self, made, _CHANGED, write, merge=f"review:{self.review_id}:{name}")
        return made

    def _side(self, effect: PointEffect) -> QWidget:
        """What helped has the ground and the star of everything that helps; what hindered is as calm."""
        theme, p = self.theme, self.theme.px
        helped = effect is PointEffect.HELPED
        mark = PersonMark(theme, "star", "lane-hielp", 1.2) if helped else Glyph(theme, "puzzle", "ink-muted", 1.2)
        inner: QLayout = column(
            row(mark, label(EFFECT_WORDS[effect], "section"), None, gap=p(0.5)), p(0.7),
            self.lists[effect, PointLevel.CASE], p(1.0), self.lists[effect, PointLevel.POLICY], None,
            margins=(p(1.2), p(0.9), p(1.2), p(1.1)),
        )  # fmt: skip
        return box(inner, "helped" if helped else "well")

    def show_review(self, review: Review) -> None:
        """What the vault holds now; what is being typed stays."""
        self.fit.show_value(review.fit.value)
        self.fit_text.show_value(review.fit_text)
        self.lesson.show_value(review.lesson)
        self.on.show_day(review.reviewed_on)
        for (effect, level), made in self.lists.items():
            made.show_points(review.id, review.listed(effect, level))

    def _keep_fit(self, key: str) -> None:
        self._desk.tasks.write(self, _CHANGED, lambda session: change_review(session, self.review_id, fit=Fit(key)))

    def _keep_day(self, session: Session, text: str) -> None:
        """Words that are no day stay in the field, with a sentence below it; the day that was kept stays too."""
        on = _past_day(text)
        if on is not None or not text.strip():
            change_review(session, self.review_id, reviewed_on=on)


def _past_day(text: str) -> date | None:
    return past_day(text, clock.today()) if text.strip() else None


def _day_words(on: date | None) -> str:
    return day(on) if on else ""
