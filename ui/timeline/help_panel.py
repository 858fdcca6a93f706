"""Hulp: who gives it, and five short questions, answered by each of four people. The answers stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QBoxLayout, QCompleter, QMenu, QWidget

from rondom.dossier.perspectives import PERSPECTIVES, Perspective
from rondom.errors import Problem
from rondom.language import _, plural
from rondom.timeline.actions import set_provider
from rondom.timeline.appraisal import QUESTIONS, AppraisalRow, set_appraisal
from rondom.timeline.model import AppraisalAnswer, AppraisalQuestion
from rondom.timeline.people import Provider
from rondom.timeline.queries import EventDetail
from ui.collaboration.offer import ReviewOffer
from ui.desk import Desk
from ui.timeline.answers import AnswerButton
from ui.timeline.folding import Folding
from ui.widgets import KeptLine, KeptText, PersonMark, column, label, row, tool

Place = tuple[AppraisalQuestion, str]
"""A question and the key of who is asked."""


class HelpParts:
    """What only help has: who gives it, the five questions, and looking back on it when it is over."""

    def __init__(self, desk: Desk, event: EventDetail) -> None:
        self.provider = ProviderField(desk, event.id)
        self.questions = HelpQuestions(desk, event)
        self.review = ReviewOffer(desk)

    def show_values(self, event: EventDetail) -> None:
        self.provider.show_value(event.provider)
        self.questions.show_values(event)
        self.review.show_event(event)


class ProviderField(QWidget):
    """The name of who gives the help. One from the map brings its link along; another name is kept as it is typed."""

    def __init__(self, desk: Desk, event_id: str) -> None:
        super().__init__()
        self._desk, self._event_id = desk, event_id
        theme, p = desk.theme, desk.theme.px
        self._known: dict[str, Provider] = {}
        self.line = KeptLine("", "event.provider", _("Kies van de kaart, of schrijf een naam"))
        self.line.setAccessibleName(_("Wie geeft de hulp"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _text: self.line.flush())
        self.line.setCompleter(completer)
        self.line.kept.connect(self._keep)
        self.choose = tool(theme, "map", _("Kies van de kaart"), key="event.provider.map", on=self._ask)
        self.about = label("", "small", "muted", wrap=True)
        word = label(_("Wie geeft de hulp"), "small-strong", "muted")
        word.setBuddy(self.line)
        inner = row(self.line, self.choose, gap=p(0.15))
        inner.setStretch(0, 1)
        self.setLayout(column(word, p(0.3), inner, self.about))

    def show_providers(self, providers: Sequence[Provider]) -> None:
        self._known = {one.name.casefold(): one for one in providers}
        self._names.setStringList([one.name for one in providers])
        self.choose.setEnabled(bool(providers))
        self._tell(self.line.text())

    def show_value(self, provider: str) -> None:
        self.line.show_value(provider)
        self._tell(provider)

    def take(self, provider: Provider) -> None:
        self.line.setText(provider.name)
        self.line.flush()

    def _tell(self, name: str) -> None:
        """What the map says about waiting there now."""
        known = self._known.get(name.strip().casefold())
        weeks = known.waiting_weeks if known else None
        told = plural(weeks, "{n} week", "{n} weken") if weeks is not None else ""
        self.about.setText(_("Op de kaart: nu {time} wachten.").format(time=told) if told else "")
        self.about.setVisible(bool(told))

    def _ask(self) -> None:
        menu = QMenu(self)
        for one in self._known.values():
            menu.addAction(one.name, partial(self.take, one))
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _keep(self, name: str) -> None:
        known = self._known.get(name.strip().casefold())

        def failed(problem: Problem) -> None:
            self.line.not_kept()
            self._desk.messages.show(problem)

        self._tell(name)
        self._desk.tasks.write(
            self,
            _("Wie de hulp geeft"),
            lambda session: set_provider(session, self._event_id, name, known.id if known else None),
            failed=failed,
            merge=f"provider:{self._event_id}",
        )


class HelpQuestions(QWidget):
    """Five questions, each with the answer of every perspective beside the others; a line for who adds words."""

    def __init__(self, desk: Desk, event: EventDetail) -> None:
        super().__init__()
        self._desk, self._event = desk, event
        self.answers: dict[Place, AnswerButton] = {}
        self.notes: dict[Place, KeptText] = {}
        self._lines: dict[AppraisalQuestion, QBoxLayout] = {}
        self._body = column(gap=desk.theme.px(0.6))
        begun = bool(event.appraisals) or (event.end is not None and not event.planned)
        self.folding = Folding(
            desk.theme, _("Hoe paste deze hulp"), self._body, "event.appraisal", open_=False, fill=self._fill
        )
        self.folding.show_open(begun)
        self.setLayout(column(self.folding))

    def show_values(self, event: EventDetail) -> None:
        self._event = event
        said = {(one.question, one.perspective): one for one in event.appraisals}
        for place in self.answers:
            self._show(place, said.get(place))
        count = len(said)
        self.folding.show_about(plural(count, "{n} antwoord", "{n} antwoorden") if count else _("nog niet gevraagd"))

    def _show(self, place: Place, one: AppraisalRow | None) -> None:
        note = one.note if one else ""
        self.answers[place].show_value(one.answer if one else None, note)
        if note or place in self.notes:
            self._note(place).show_value(note)

    # -- parts -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for question, words in QUESTIONS.items():
            self._body.addLayout(self._question(question, words))
        self.show_values(self._event)

    def _question(self, question: AppraisalQuestion, words: str) -> QBoxLayout:
        p = self._desk.theme.px
        asked = row(gap=p(0.3))
        for one in PERSPECTIVES.values():
            asked.addWidget(self._answer(question, words, one), 1)
        lines = self._lines[question] = column(gap=p(0.1))
        return column(label(words), p(0.15), asked, lines, gap=p(0.1))

    def _answer(self, question: AppraisalQuestion, words: str, one: Perspective) -> AnswerButton:
        made = AnswerButton(self._desk.theme, one, f"event.answer.{question.value}.{one.key}", words)
        made.answered.connect(lambda _answer: self._keep((question, one.key)))
        made.noted.connect(partial(self._ask_note, (question, one.key)))
        self.answers[question, one.key] = made
        return made

    def _note(self, place: Place) -> KeptText:
        """The place for words of one person, made when there are any, or someone asks for it."""
        if place in self.notes:
            return self.notes[place]
        (question, who), theme = place, self._desk.theme
        one = PERSPECTIVES[who]
        name = f"event.note.{question.value}.{who}"
        field = self.notes[place] = KeptText(theme, "", name, _("In eigen woorden"), lines=1, most=6)
        field.setAccessibleName(_("Toelichting van {who}").format(who=one.name))
        field.kept.connect(lambda _text: self._keep(place))
        mark = column(theme.px(0.6), PersonMark(theme, one.shape, one.role, 1.0), None)
        inner = row(mark, field, gap=theme.px(0.4))
        inner.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(inner)
        self._lines[question].addWidget(holder)
        holder.show()  # it has its place by now
        return field

    def _ask_note(self, place: Place) -> None:
        self._note(place).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keeping ---------------------------------------------------------------------------------------------

    def _keep(self, place: Place) -> None:
        """Words without an answer are kept with "weet niet": something was said, and not yes or no."""
        (question, who), field = place, self.notes.get(place)
        answer, note = self.answers[place].value(), " ".join(field.toPlainText().split()) if field else ""
        if answer is None and note.strip():
            answer = AppraisalAnswer.UNKNOWN

        def failed(problem: Problem) -> None:
            if field is not None:
                field.not_kept()
            self._desk.messages.show(problem)

        self._desk.tasks.write(
            self,
            _("Antwoord over hulp van {who}").format(who=PERSPECTIVES[who].name),
            lambda session: set_appraisal(session, self._event.id, who, question, answer, note),
            failed=failed,
            merge=f"answer:{self._event.id}:{question.value}:{who}",
        )
