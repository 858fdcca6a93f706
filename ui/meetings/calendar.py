"""A meeting for the calendar of whoever wants it: a file without a name in it, saved where the person says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.exchange.calendar_file import KINDS, CalendarEntry, calendar_entries, calendar_file, file_name
from rondom.language import _
from rondom.meetings.detail import MeetingDetail
from rondom.paths import write_file
from ui.desk import Desk


def save_for_calendar(desk: Desk, owner: QWidget, detail: MeetingDetail) -> None:
    """Ask where, write the file and note in the logboek that it was made. Without a day there is nothing to save yet."""
    desk.tasks.read(
        owner, lambda session: calendar_entries(session, detail), lambda entries: _save(desk, owner, detail, entries)
    )


def _save(desk: Desk, owner: QWidget, detail: MeetingDetail, entries: tuple[CalendarEntry, ...]) -> None:
    if not entries:
        desk.messages.toast(_("Kies eerst een dag. Dan kan het in de agenda."))
        return
    path = desk.messages.save_file(_("Waar komt het bestand voor de agenda?"), file_name(entries), KINDS)
    if path is None:
        return
    now = clock.utc_now()
    desk.tasks.work(owner, lambda: calendar_file(entries, now), lambda made: _keep(desk, owner, detail, path, made))


def _keep(desk: Desk, owner: QWidget, detail: MeetingDetail, path: Path, content: bytes) -> None:
    try:
        write_file(path, content)
    except Problem as problem:
        desk.messages.show(problem)
        return
    told = _("Opgeslagen. Open het bestand met uw agenda. De naam van het kind staat er niet in.")
    look = _("Overleg bewaard voor de agenda")
    pupil = detail.head.pupil_id
    desk.tasks.vault(owner, lambda vault: vault.see(look, pupil, "export"), lambda _none: desk.messages.toast(told))
