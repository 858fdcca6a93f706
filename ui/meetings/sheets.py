"""Bladen: the preparation sheet of everyone who comes, as PDF or on paper. What goes out is written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from rondom import clock
from rondom.errors import EnvironmentProblem, Problem
from rondom.language import _, plural
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.readiness import preparation_document
from rondom.paths import write_atomically
from rondom.plan.preparing import preparation_reading
from rondom.plan.reading import Perspective, PreparationReading
from rondom.privacy.actions import record_disclosure
from rondom.privacy.rules import LightStatus
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.meetings.words import lane_of
from ui.plan.printing import print_pdf
from ui.widgets import Dialog, LaneMark, Scroll, button, column, label, line, row

_READERS = {
    "parent": _("ouder"),
    "child": _("kind"),
    "school": _("school"),
    "coach": _("gezinscoach"),
    "other": _("gast"),
}
KINDS = _("PDF (*.pdf)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that was made, for one person."""

    person: AttendeeRow
    content: bytes
    pages: int


class SheetsDialog(Dialog):
    """Choose for whom, then `save` as PDF or `print`. The choice is in `chosen()`."""

    def __init__(self, desk: Desk, detail: MeetingDetail, parent: QWidget) -> None:
        theme, p = desk.theme, desk.theme.px
        self._people = [one for one in detail.attendees if not one.away]
        self._boxes = {one.id: self._box(one, place) for place, one in enumerate(self._people)}
        rows = QWidget()
        rows.setLayout(column(*(self._line(desk, one) for one in self._people)))
        scroll = Scroll(rows)
        scroll.setMinimumHeight(min(rows.sizeHint().height() + p(0.5), p(24)))
        words = _("Op het blad staan de uitnodiging, de agenda en vragen om over na te denken.")
        super().__init__(
            theme, _("Voor wie wilt u een blad?"), _("Opslaan als PDF"), parent=parent,
            content=column(label(words, tone="muted", wrap=True), p(0.7), scroll, line()),
        )  # fmt: skip
        self.setObjectName("sheets")
        self.verb.setObjectName("sheets.save")
        self.printing = False
        self._print = button(_("Afdrukken"), "", theme, "printer", name="sheets.print", on=self._print_them)
        self.foot.insertWidget(self.foot.count() - 1, self._print)
        self._show_count()

    def chosen(self) -> list[AttendeeRow]:
        return [one for one in self._people if self._boxes[one.id].isChecked()]

    def _box(self, person: AttendeeRow, place: int) -> QCheckBox:
        box = QCheckBox(person.name)
        box.setObjectName(f"sheets.{place}")
        may = person.light.status in (LightStatus.MAY, LightStatus.PARTLY)
        box.setChecked(may)
        box.setEnabled(may)
        box.setAccessibleDescription(f"{person.role}. {person.light.reason}")
        box.toggled.connect(lambda _on: self._show_count())
        return box

    def _line(self, desk: Desk, person: AttendeeRow) -> QWidget:
        p = desk.theme.px
        closed = not self._boxes[person.id].isEnabled()
        more = label(person.light.reason if closed else person.role, "small", "muted", wrap=True)
        mark = LaneMark(desk.theme, lane_of(person.perspective), 1.1)
        inner = row(mark, self._boxes[person.id], more, gap=p(0.6), margins=(0, p(0.45), p(0.6), p(0.45)))
        inner.setStretch(2, 1)
        inner.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
        made = QWidget()
        made.setLayout(column(line(), inner))
        return made

    def _print_them(self) -> None:
        self.printing = True
        self.accept()

    def _show_count(self) -> None:
        count = len(self.chosen())
        self.verb.setText(plural(count, "{n} blad opslaan", "{n} bladen opslaan") if count else _("Opslaan als PDF"))
        for one in (self.verb, self._print):
            one.setEnabled(bool(count))


def ask_for_sheets(desk: Desk, owner: QWidget, detail: MeetingDetail) -> None:
    """The whole way: choose, make, save or print, and write down who got one."""
    dialog = SheetsDialog(desk, detail, owner.window())
    chosen = dialog.chosen() if desk.messages.run(dialog) else []
    printing, people = dialog.printing, dialog.chosen() if chosen else []
    dialog.deleteLater()
    if not people:
        return
    folder = None if printing else desk.messages.choose_folder(_("In welke map komen de bladen?"))
    if folder is None and not printing:
        return

    def read(session: Session) -> list[tuple[AttendeeRow, PreparationReading]]:
        return [(one, preparation_reading(session, detail.head.id, one.id)) for one in people]

    def made(sheets: list[Sheet]) -> None:
        _hand_out(desk, owner, detail, sheets, folder)

    desk.tasks.read(owner, read, lambda readings: desk.tasks.work(owner, lambda: make_sheets(readings), made))


def make_sheets(readings: Sequence[tuple[AttendeeRow, PreparationReading]]) -> list[Sheet]:
    """The PDF of every person. Slow: runs on the worker thread."""
    from rondom.pdf.documents import page_count, preparation_pdf

    sheets = []
    for person, reading in readings:
        content = preparation_pdf(reading, Perspective(person.perspective))
        sheets.append(Sheet(person, content, page_count(content)))
    return sheets


def file_names(detail: MeetingDetail, sheets: Sequence[Sheet]) -> list[str]:
    """Names that say nothing about the child: "Voorbereiding driehoek 2026-03-12 ouder 2.pdf"."""
    kind = detail.head.kind_name
    on = f" {detail.head.starts_at:%Y-%m-%d}" if detail.head.starts_at else ""
    names: list[str] = []
    for sheet in sheets:
        name = _("Voorbereiding {kind}{on} {reader}").format(
            kind=kind if kind.isupper() else kind.lower(),
            on=on,
            reader=_READERS.get(sheet.person.perspective, _("gast")),
        )
        again = sum(one == name or one.startswith(f"{name} ") for one in names)
        names.append(f"{name} {again + 1}" if again else name)
    return [f"{name}.pdf" for name in names]


def _hand_out(desk: Desk, owner: QWidget, detail: MeetingDetail, sheets: list[Sheet], folder: Path | None) -> None:
    out: list[Sheet] = []
    try:
        for name, sheet in zip(file_names(detail, sheets), sheets, strict=True):
            if folder is None:
                if not print_pdf(owner.window(), sheet.content):
                    break
            else:
                _save(folder / name, sheet.content)
            out.append(sheet)
    except Problem as problem:
        desk.messages.show(problem)
    if out:
        _write_down(desk, owner, detail, out, printed=folder is None)


def _save(path: Path, content: bytes) -> None:
    try:
        write_atomically(path, content)
    except OSError as error:
        raise EnvironmentProblem("file-unwritable") from error


def _write_down(desk: Desk, owner: QWidget, detail: MeetingDetail, sheets: Sequence[Sheet], printed: bool) -> None:
    document = preparation_document(detail.head.title)
    purpose = _("Voorbereiden van {meeting}").format(meeting=detail.head.with_article)

    def write(vault: Vault) -> None:
        with vault.write(_("Voorbereidingsbladen gemaakt"), final=True) as session:
            for sheet in sheets:
                record_disclosure(
                    session, detail.head.pupil_id, sheet.person.name, purpose, sheet.person.light.basis, document,
                    sheet.content, sheet.pages, vault.actor.name, clock.now(),
                )  # fmt: skip
        look = _("Voorbereidingsbladen afgedrukt") if printed else _("Voorbereidingsbladen bewaard als PDF")
        vault.see(look, detail.head.pupil_id, "print" if printed else "export")

    told = plural(len(sheets), "{n} blad ", "{n} bladen ") + (_("afgedrukt") if printed else _("opgeslagen"))
    desk.tasks.vault(owner, write, lambda _none: desk.messages.toast(told))
