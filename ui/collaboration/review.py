"""Terugkijken op deze hulp: what each person answered side by side, and below it the review they write together."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.collaboration.actions import remove_review, start_review
from rondom.collaboration.queries import Review, may_look_back, review_of
from rondom.dossier.queries import pupil_head
from rondom.errors import UserProblem
from rondom.language import _
from rondom.timeline.queries import EventDetail, event_detail
from rondom.timeline.vague_dates import show
from rondom.vault.vault import Session
from ui.collaboration.answers import AnswerTable
from ui.collaboration.form import ReviewForm
from ui.desk import Desk, Place
from ui.screen import Screen
from ui.widgets import Scroll, button, column, flow, label, line, refill, row
from ui.widgets.notices import EmptyState

WIDE = 78.0
"""em; wider than this lines of words become hard to follow."""


@dataclass(frozen=True, slots=True)
class LookingBack:
    """One stretch of help with the child it is about, and the review when there is one."""

    child: str
    help: EventDetail
    review: Review | None
    open: bool
    """A review may begin: the help is or can be over."""


class ReviewScreen(Screen):
    """`place.key` is the id of the event. Reached from the dossier only: here the child has its name."""

    rail = "pupils"
    tables = frozenset(
        {"event", "event_view", "event_factor", "help_appraisal", "case_review", "review_point", "pupil", "partner"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._key = ""
        self._shown: LookingBack | None = None
        self._form: ReviewForm | None = None
        theme, p = self.theme, self.theme.px
        self._title, self._facts = label("", "page", wrap=True, name="review.title"), label("", tone="muted", wrap=True)
        self._answers, self._body = column(), column()
        self.to_timeline = button(
            _("Naar de tijdlijn"), theme=theme, icon="arrow-left", name="review.timeline", on=self._to_timeline
        )
        self.remove = button(
            _("Terugblik verwijderen"), "danger", theme, "trash-2", name="review.remove", on=self._remove
        )
        self._kept = label(
            _("Bewaard terwijl u typt. Bij Samenwerking staat dit zonder de namen van kind en familie."),
            "small", "muted", wrap=True,
        )  # fmt: skip
        foot = flow(theme.folded, self._kept, row(self.remove, None), gap=p(1))
        foot.setStretch(0, 1)
        self._foot = QWidget()
        self._foot.setLayout(column(line(), p(0.8), foot))
        head = flow(theme.folded, column(self._title, self._facts, gap=p(0.2)), row(self.to_timeline, None), gap=p(1))
        head.setStretch(0, 1)
        page = QWidget()
        page.setMaximumWidth(p(WIDE))
        page.setLayout(column(
            head, p(1.2), label(_("Zo zag ieder het"), "section"), p(0.2),
            label(_("De antwoorden staan naast elkaar. Ze hoeven niet gelijk te zijn."), "small", "muted", wrap=True), p(0.7),
            self._answers, p(1.6), self._body, p(1.4), self._foot, None, margins=(p(1.9), p(1.4), p(1.9), p(1.6)),
        ))  # fmt: skip
        around = row(page, None)
        around.setStretch(0, 1)
        around.setStretch(1, 0)
        self._scroll = Scroll(around)
        self.setLayout(row(self._scroll))

    def visit(self, place: Place) -> None:
        if place.key and place.key != self._key:
            self.flush()
            self._key, self._shown, self._form = place.key, None, None
            refill(self._body, [])
            refill(self._answers, [])
            self.refresh_soon()
            if place.pupil_id:  # a review is a part of the dossier, also when someone comes back to it without that
                pupil = place.pupil_id
                self.desk.tasks.look(self, lambda vault: vault.see(_("Dossier bekeken"), pupil), lambda _written: None)
        super().visit(place)

    def place_key(self) -> tuple[str, str]:
        return "", self._key

    def parts(self) -> list[QWidget]:
        return [self.to_timeline, *([self._form] if self._form else [])]

    # -- showing ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        key, pupil = self._key, self.pupil_id
        if not key:
            return

        def show_found(found: LookingBack | None) -> None:
            if key == self._key:
                self._show(found)

        self.desk.tasks.read(self, lambda session: looking_back(session, pupil, key), show_found)

    def _show(self, found: LookingBack | None) -> None:
        if found is None:
            self._show_gone()
            return
        self._title.setText(_("Terugkijken op {title}").format(title=found.help.title))
        self._facts.setText(facts_of(found))
        if self._shown is None or answered(self._shown.help) != answered(found.help):
            refill(self._answers, [AnswerTable(self.theme, found.help)])
        self._shown = found
        self._foot.setVisible(found.review is not None)
        if found.review is None:
            self._form = None
            refill(self._body, [self._begin(found.open)])
        elif self._form is None or self._form.review_id != found.review.id:
            self._form = ReviewForm(self.desk, found.review)
            refill(self._body, [self._form])
        else:
            self._form.show_review(found.review)

    def _show_gone(self) -> None:
        self._form = self._shown = None
        self._title.setText(_("Deze hulp staat niet meer op de tijdlijn"))
        self._facts.setText(_("Met Ctrl+Z haalt u haar terug."))
        self._foot.hide()
        refill(self._answers, [])
        refill(self._body, [])

    def _begin(self, open_: bool) -> QWidget:
        words = (
            _(
                "Kijk samen terug: wat hielp, wat zat in de weg en wat nemen we mee. Het gaat over de hulp, niet over het kind."
            )
            if open_
            else _("Dat kan als de hulp is gestopt. Vul op de tijdlijn bij “Tot” in wanneer dat was.")
        )
        made = EmptyState(
            self.theme, _("Nog niet teruggekeken"), words, _("Beginnen met terugkijken") if open_ else "", "history",
            name="review.begin",
        )  # fmt: skip
        made.acted.connect(self.begin)
        return made

    # -- doing -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        key, today = self._key, clock.today()
        self.desk.tasks.write(self, _("Teruggekeken op hulp"), lambda session: start_review(session, key, today))

    def _remove(self) -> None:
        if self._form is None:
            return
        self.flush()
        review, words = self._form.review_id, _("Terugblik verwijderd")
        self.desk.tasks.write(
            self, words, lambda session: remove_review(session, review),
            lambda _none: self.desk.messages.toast(words, undo=True),
        )  # fmt: skip

    def _to_timeline(self) -> None:
        self.desk.open(Place("dossier", self.pupil_id, "timeline", self._key))


def looking_back(session: Session, pupil_id: str, event_id: str) -> LookingBack | None:
    """None when the help is no longer on the timeline."""
    today = clock.today()
    try:
        event = event_detail(session, event_id)
    except UserProblem:
        return None
    child = pupil_head(session, pupil_id or event.pupil_id, today).first_name
    return LookingBack(child, event, review_of(session, event_id), may_look_back(event, today))


def answered(event: EventDetail) -> tuple[object, object]:
    """What the table of answers is made of."""
    return event.appraisals, event.views


def facts_of(found: LookingBack) -> str:
    """Mees · van september 2024 tot juni 2025 · aangemeld in maart 2024 · De Vuurtoren"""
    event = found.help
    asked = _("aangemeld: {when}").format(when=show(event.applied)) if event.applied else ""
    return "  ·  ".join(part for part in (found.child, event.when, asked, event.provider) if part)
