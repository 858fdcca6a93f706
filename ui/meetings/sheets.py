"""Bladen: the papers of everyone who comes, chosen person by person; saved as PDF or printed in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from rondom import clock
from rondom.language import _, day_month, listed, plural
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.pdf.tongues import UNCHECKED, tongue, tongue_of
from rondom.plan.packet import Wanted, packet
from ui.desk import Desk, Place
from ui.meetings.papers import hand_out
from ui.meetings.words import lane_of
from ui.widgets import Dialog, FilterChip, LaneMark, Scroll, Switch, Wrapping, button, column, flow, label, line, row

AROUND, LEAST = 16.5, 6.0
"""em: what stands above and below the papers, and the least that is left for them on a low screen."""


class SheetsDialog(Dialog):
    """Choose who gets which papers, then `save` as PDF or `print`. The choice is in `chosen()`."""

    def __init__(self, desk: Desk, detail: MeetingDetail, papers: Sequence[Wanted], parent: QWidget) -> None:
        theme, p = desk.theme, desk.theme.px
        self._desk, self._ready = desk, False
        self._papers = tuple(papers)
        self._people = [one for one in detail.attendees if not one.away]
        self._chips = {one: self._chip(place, one) for place, one in enumerate(self._papers)}
        self._boxes = {one.id: self._box(one, place) for place, one in enumerate(self._people)}
        rows = QWidget()
        rows.setLayout(column(*(self._line(one) for one in self._people), *self._asking(), None))
        scroll = Scroll(rows)
        room = parent.screen().availableGeometry().height() - p(AROUND)
        scroll.setMinimumHeight(max(p(LEAST), min(rows.sizeHint().height() + p(0.5), p(30), room)))
        self._own_language = self._own_language_choice()
        self.large = Switch(theme, _("Grote letters"), "sheets.large")
        self.large.setToolTip(_("Voor wie slecht ziet: letters van 18 punten"))
        self.mail = Switch(theme, _("Op slot, voor de mail"), "sheets.mail")
        self.mail.setToolTip(_("Elke PDF gaat alleen open met woorden die u door de telefoon zegt"))
        self.mail.toggled.connect(lambda _on: self._show_count())
        words = _("Kies per persoon. Alles gaat in één keer naar de printer, of als PDF in een map.")
        super().__init__(
            theme, _("Welke papieren wilt u?"), _("Opslaan als PDF"), parent=parent, wide=44,
            content=column(label(words, tone="muted", wrap=True), p(0.7), scroll, line(), p(0.5), *self._dress()),
        )  # fmt: skip
        self.setObjectName("sheets")
        self.verb.setObjectName("sheets.save")
        self.printing, self.to_register = False, False
        self._print = button(_("Afdrukken"), "", theme, "printer", name="sheets.print", on=self._print_them)
        self.foot.insertWidget(self.foot.count() - 1, self._print)
        self._ready = True
        self._show_count()

    def chosen(self) -> list[Wanted]:
        """The papers that were asked for, in the order in which they are given out."""
        own = self._own_language.isChecked()
        return [one if own else replace(one, speaks="") for one in self._papers if self._is_chosen(one)]

    def _own_language_choice(self) -> Switch:
        """Proposed when a parent speaks a language that the fixed words are kept in."""
        spoken = {one.key: one for paper in self._papers if (one := tongue(tongue_of(paper.speaks)))}
        names = listed([_(one.name) for one in spoken.values()])
        made = Switch(
            self._desk.theme, _("Ook in de eigen taal: {languages}").format(languages=names), "sheets.language"
        )
        made.setChecked(bool(spoken))
        if not spoken:  # shown before it has a place, it would be a window of its own
            made.hide()
        made.setAccessibleDescription(_(UNCHECKED))
        return made

    def _dress(self) -> list[QWidget | int]:
        """How all of them are printed: in which languages, and how large."""
        p = self._desk.theme.px
        note = label(_(UNCHECKED), "small", "muted", wrap=True, name="sheets.language_note")
        if not self._own_language.isChecked():
            note.hide()
        self._own_language.toggled.connect(note.setVisible)
        choices = QWidget()
        choices.setLayout(Wrapping([self._own_language, self.large, self.mail], p(1.2), p(0.4)))
        return [choices, note]

    def _is_chosen(self, one: Wanted) -> bool:
        box = self._boxes.get(one.key)
        return self._chips[one].isChecked() and (box is None or box.isChecked())

    def _chip(self, place: int, one: Wanted) -> FilterChip:
        made = FilterChip(self._desk.theme, one.word, one.proposed, f"sheets.paper.{place}")
        made.setAccessibleName(_("{paper} voor {name}").format(paper=one.word, name=one.name))
        made.toggled.connect(lambda _on: self._show_count())
        return made

    def _box(self, person: AttendeeRow, place: int) -> Switch:
        box = Switch(self._desk.theme, person.name, f"sheets.{place}")
        may = bool(self._of(person))
        box.setChecked(may)
        box.setEnabled(may)
        box.setAccessibleDescription(f"{person.role}. {person.light.reason}")
        box.toggled.connect(lambda on: self._switch(person, on))
        return box

    def _of(self, person: AttendeeRow) -> list[Wanted]:
        return [one for one in self._papers if one.key == person.id]

    def _switch(self, person: AttendeeRow, on: bool) -> None:
        for one in self._of(person):
            self._chips[one].setEnabled(on)
        self._show_count()

    def _line(self, person: AttendeeRow) -> QWidget:
        """Who, and the papers of this person; or why there are none."""
        theme, p = self._desk.theme, self._desk.theme.px
        papers = self._of(person)
        words = ", ".join(part for part in (person.role, _given(papers)) if part) if papers else person.light.reason
        more = label(words, "small", "muted", wrap=True)
        mark = LaneMark(theme, lane_of(person.perspective), 1.1)
        who = row(mark, self._boxes[person.id], more, gap=p(0.6))
        who.setStretch(2, 1)
        who.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
        return self._row(who, papers)

    def _row(self, who: QLayout, papers: Sequence[Wanted]) -> QWidget:
        p = self._desk.theme.px
        chips = QWidget()
        chips.setLayout(Wrapping([self._chips[one] for one in papers], p(0.4), p(0.3)))
        if not papers:  # shown before it has a place, it would be a window of its own
            chips.hide()
        inner = flow(self._desk.theme.folded, who, chips, gap=p(0.6), margins=(0, p(0.4), p(0.6), p(0.4)))
        inner.setStretch(0, 3)
        inner.setStretch(1, 2)
        made = QWidget()
        made.setLayout(column(line(), inner))
        return made

    def _asking(self) -> list[QWidget | int]:
        """The forms, for who may not read along yet."""
        theme, p = self._desk.theme, self._desk.theme.px
        forms = [one for one in self._papers if one.form is not None]
        if not forms:
            return []
        told = label(
            _("Rondom schrijft op dat het gevraagd is. Ja of nee schrijft u daarna op bij Toestemming."),
            "small", "muted", wrap=True,
        )  # fmt: skip
        link = button(_("Naar Toestemming"), "link", theme, name="sheets.register", on=self._to_register)
        lines: list[QWidget | int] = [p(0.9), label(_("Toestemming vragen"), "section"), told]
        for one in forms:
            assert one.form is not None
            who = row(
                label(one.form.recipient),
                label(", ".join(part for part in (_("aan {names}").format(names=one.name), _given([one])) if part), "small",
                      "muted", wrap=True),
                gap=p(0.6),
            )  # fmt: skip
            who.setStretch(1, 1)
            lines.append(self._row(who, [one]))
        foot = QWidget()
        foot.setLayout(row(link, None))
        return [*lines, foot]

    def _to_register(self) -> None:
        self.to_register = True
        self.reject()

    def _print_them(self) -> None:
        self.printing = True
        self.accept()

    def _show_count(self) -> None:
        if not self._ready:  # the marks are set while the dialog is being made
            return
        count = len(self.chosen())
        self.verb.setText(
            plural(count, "{n} papier opslaan", "{n} papieren opslaan") if count else _("Opslaan als PDF")
        )
        self.verb.setEnabled(bool(count))
        self._print.setEnabled(bool(count) and not self.mail.isChecked())


def _given(papers: Sequence[Wanted]) -> str:
    """What this person got before, and whether it still holds."""
    days = [one.given for one in papers if one.given is not None]
    if not days:
        return ""
    if any(one.outdated for one in papers):
        return _("kreeg papieren met een andere datum of plaats")
    return _("kreeg papieren op {day}").format(day=day_month(max(days)))


def ask_for_sheets(desk: Desk, owner: QWidget, detail: MeetingDetail) -> None:
    """The whole way: choose, make, save or print, and write down who got what."""
    today = clock.today()
    desk.tasks.read(
        owner, lambda session: packet(session, detail, today), lambda papers: _ask(desk, owner, detail, papers)
    )


def _ask(desk: Desk, owner: QWidget, detail: MeetingDetail, papers: Sequence[Wanted]) -> None:
    dialog = SheetsDialog(desk, detail, papers, owner.window())
    chosen = dialog.chosen() if desk.messages.run(dialog) else []
    printing, to_register = dialog.printing, dialog.to_register
    large, mail = dialog.large.isChecked(), dialog.mail.isChecked()
    dialog.deleteLater()
    if to_register:
        desk.open(Place("dossier", detail.head.pupil_id, "consent"))
    if not chosen:
        return
    folder = None if printing else desk.messages.choose_folder(_("In welke map komen de papieren?"))
    if folder is not None or printing:
        hand_out(desk, owner, detail, chosen, folder, large, mail)
