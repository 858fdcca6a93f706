"""Samenwerking: what was learned from help that is over, per key, without the names of children."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QWidget

from rondom import clock
from rondom.collaboration.actions import remove_review
from rondom.collaboration.keys import key_name
from rondom.collaboration.model import PointEffect, PointLevel
from rondom.collaboration.queries import Point, Review, reviews
from rondom.collaboration.reading import EFFECT_WORDS, FIT_WORDS, LEVEL_WORDS, KeyPage, by_key
from rondom.collaboration.scores import ScoreYears, score_years
from rondom.language import _, day
from ui.collaboration.scores import score_parts
from ui.desk import Desk
from ui.screen import Screen
from ui.theme import Theme
from ui.widgets import Avatar, Glyph, PersonMark, Scroll, button, column, flow, label, line, refill, row
from ui.widgets.notices import EmptyState
from ui.widgets.outline import Part
from ui.widgets.rows import Row, RowList
from ui.widgets.side_by_side import SideBySide
from ui.widgets.side_editor import SideEditor

NARROW = 66.0
"""Under this width in em the list of reviews stands below the keys."""
RIGHT = 24.0


class CollaborationScreen(Screen):
    tables = frozenset({"case_review", "review_point", "meeting_score", "pupil", "caregiver", "contact"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, p = self.theme, self.theme.px
        self._reviews: dict[str, Review] = {}
        self._open = ""
        self._years = ScoreYears()
        self._keys, self._scores = column(), column()
        self.rows = RowList(theme, "collaboration.reviews", spoken=_("Teruggekeken"), inset=0.2, whole=True)
        self.rows.opened.connect(self.open_review)
        self.empty = EmptyState(
            theme, _("Nog nergens op teruggekeken"),
            _("Open op een tijdlijn hulp die voorbij is, en kies daar “Terugkijken op deze hulp”."), name="collaboration.empty",
        )  # fmt: skip
        self.empty.hide()
        left, self._right = QWidget(), QWidget()
        left.setLayout(column(
            label(_("Samenwerking"), "page"), p(0.2),
            label(_("Wat we leerden van hulp die voorbij is. Zonder namen van kinderen. Niemand wordt vergeleken."), tone="muted", wrap=True),
            p(0.7), _legend(theme), p(1.0), self.empty, self._keys, self._scores, None, margins=(p(1.9), p(1.4), p(1.9), p(1.6)),
        ))  # fmt: skip
        self._right.setLayout(column(
            label(_("Teruggekeken"), "section"), p(0.5), self.rows, None, margins=(p(1.6), p(1.5), p(1.6), p(1.5)),
        ))  # fmt: skip
        page = QWidget()
        self._columns = QHBoxLayout(page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._right)
        self.editor = SideEditor(theme, "collaboration.editor")
        self.editor.closed.connect(self._closed)
        self.setLayout(row(SideBySide(theme, column(Scroll(page)), self.editor)))

    def parts(self) -> list[QWidget]:
        return [self.rows, *([self.editor] if self.editor.isVisible() else [])]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self._room() < self.theme.px(NARROW)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else self.theme.px(RIGHT))
        self._right.setMaximumWidth(self.width() if narrow else self.theme.px(RIGHT))

    def _room(self) -> int:
        return self.width() - (self.editor.width() if self.editor.isVisible() else 0)

    # -- showing ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        today = clock.today()
        self.desk.tasks.read(self, lambda session: reviews(session, today), self._show)
        self.desk.tasks.read(self, lambda session: score_years(session, today), self._show_scores)

    def _show_scores(self, years: ScoreYears) -> None:
        if years != self._years:
            self._years = years
            refill(self._scores, score_parts(self.theme, years))

    def _show(self, found: tuple[Review, ...]) -> None:
        self._reviews = {one.id: one for one in found}
        self.empty.setVisible(not found)
        self._right.setVisible(bool(found))
        refill(self._keys, key_parts(self.theme, by_key(found)))
        self.rows.show_rows([review_row(one) for one in found])
        if self._open in self._reviews:
            self.open_review(self._open)
        elif self._open:
            self.editor.leave()

    def open_review(self, key: str) -> None:
        """One review beside the keys, to read; it is changed from the dossier only.

        Of help that left its timeline it can be removed here: no dossier leads to it any more.
        """
        self._open = key
        review = self._reviews[key]
        foot = self._loose_foot(key) if review.loose else None
        self.editor.show_parts(review.title or _("Hulp"), *review_parts(self.theme, review), foot=foot)
        self._fold()

    def _loose_foot(self, key: str) -> QLayout:
        told = label(_("Deze hulp staat op geen tijdlijn meer."), "small", "muted", wrap=True)
        away = button(
            _("Verwijderen"), "danger", self.theme, "trash-2", name="collaboration.remove", on=lambda: self._remove(key)
        )
        made = row(told, away, gap=self.theme.px(0.8))
        made.setStretch(0, 1)
        return made

    def _remove(self, key: str) -> None:
        words = _("Terugblik verwijderd")
        self.desk.tasks.write(
            self, words, lambda session: remove_review(session, key),
            lambda _none: self.desk.messages.toast(words, undo=True),
        )  # fmt: skip

    def _closed(self) -> None:
        self._open = ""
        self._fold()
        self.rows.setFocus()


def key_parts(theme: Theme, pages: tuple[KeyPage, ...]) -> list[Part]:
    """The keys under each other: first what people do, then what makes it possible."""
    p = theme.px
    parts: list[Part] = []
    condition: bool | None = None
    for page in pages:
        kind = page.key.condition if page.key else None
        if page.key is None:
            parts += [p(1.2), label(_("Bij nog geen sleutel"), "small-strong", "muted"), p(0.4)]
        elif kind is not condition:
            words = _("Wat het mogelijk maakt") if kind else _("Wat mensen doen")
            head = _three(
                theme,
                label(words, "small-strong", "muted"),
                *(_level_names() if not parts and not theme.folded else (None, None)),
            )
            parts += [*([p(1.2)] if parts else []), head, p(0.4)]
            condition = kind
        parts += [line(), key_part(theme, page)]
    return parts


def key_part(theme: Theme, page: KeyPage) -> QLayout:
    """A key with its sentence; beside it what was learned around a child, and in how things are arranged."""
    p, key = theme.px, page.key
    head: Part = label("")
    if key is not None:
        words = column(
            label(key.name, "strong", wrap=True), label(key.meaning, "small", "muted", wrap=True), gap=p(0.05)
        )
        head = row(column(Avatar(theme, str(key.number), "accent-tint", 1.9), None), words, gap=p(0.9))
    made = _three(theme, head, *(_learned(theme, page, level) for level in PointLevel))
    made.setContentsMargins(0, p(0.7), 0, p(0.8))
    return made


def _three(theme: Theme, *parts: Part) -> QBoxLayout:
    """The key, what was learned around a child, what was learned of policy; under each other with large text."""
    made = flow(theme.folded, *parts, gap=theme.px(1.4 if not theme.folded else 0.5))
    if not theme.folded:
        for at, wide in enumerate((7, 6, 6)):
            made.setStretch(at, wide)
    return made


def _learned(theme: Theme, page: KeyPage, level: PointLevel) -> QWidget:
    """What helped first."""
    said: list[Part] = [
        _line(theme, effect, one.point.text) for effect in PointEffect for one in page.listed(effect, level)
    ]
    if said and theme.folded:
        said = [label(LEVEL_WORDS[level], "small", "muted"), *said]
    made = QWidget()
    made.setLayout(column(*said, None, gap=theme.px(0.35)))
    made.setMinimumWidth(theme.px(8))
    return made


def _line(theme: Theme, effect: PointEffect, words: str) -> QLayout:
    told = label(words, wrap=True)
    told.setAccessibleName(f"{EFFECT_WORDS[effect]}: {words}")
    made = row(column(theme.px(0.15), effect_mark(theme, effect), None), told, gap=theme.px(0.5))
    made.setStretch(1, 1)
    return made


def effect_mark(theme: Theme, effect: PointEffect) -> QWidget:
    if effect is PointEffect.HELPED:
        return PersonMark(theme, "star", "lane-hielp", 1.0)
    return Glyph(theme, "puzzle", "ink-muted", 1.0)


def _legend(theme: Theme) -> QLayout:
    p = theme.px
    parts: list[Part] = []
    for effect in PointEffect:
        parts += [effect_mark(theme, effect), p(0.4), label(EFFECT_WORDS[effect], "small", "muted"), p(1.4)]
    return row(*parts, None)


def _level_names() -> tuple[QWidget, ...]:
    return tuple(label(words, "small-strong", "muted") for words in LEVEL_WORDS.values())


def review_row(review: Review) -> Row:
    on = day(review.reviewed_on) if review.reviewed_on else _("zonder dag")
    return Row(review.id, review.title or _("Hulp"), end=on, icon="history", spoken=f"{review.title}, {on}")


def review_parts(theme: Theme, review: Review) -> list[Part]:
    """One review in words."""
    on = _("Teruggekeken op {day}").format(day=day(review.reviewed_on)) if review.reviewed_on else ""
    parts: list[Part] = [label(on, "small", "muted")] if on else []
    parts += _told(_("Hoe passend was de hulp?"), FIT_WORDS[review.fit], review.fit_text)
    for effect in PointEffect:
        said = [
            _points(theme, level, review.listed(effect, level)) for level in PointLevel if review.listed(effect, level)
        ]
        if said:
            head = row(effect_mark(theme, effect), label(EFFECT_WORDS[effect], "strong"), None, gap=theme.px(0.4))
            parts += [line(), head, *said]
    if review.lesson.strip():
        parts += _told(_("Wat nemen we mee?"), "", review.lesson)
    return parts


def _points(theme: Theme, level: PointLevel, points: tuple[Point, ...]) -> QLayout:
    p = theme.px
    parts: list[Part] = [label(LEVEL_WORDS[level], "small-strong", "muted")]
    for one in points:
        key = [label(key_name(one.key), "small", "muted")] if one.key else []
        parts.append(column(label(one.text, wrap=True), *key, gap=p(0.05)))
    return column(*parts, gap=p(0.4))


def _told(word: str, answer: str, words: str) -> list[Part]:
    told: list[Part] = [line(), label(word, "small-strong", "muted")]
    if answer:
        told.append(label(answer, "strong"))
    if words.strip():
        told.append(label(words, wrap=True))
    return told
