"""What Ctrl+K finds: children and partners by name, with accents folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from rondom import clock
from rondom.dossier.queries import PupilRow, pupil_rows
from rondom.language import _
from rondom.support_map.queries import PartnerRow, partner_rows
from rondom.vault.vault import Session
from ui.desk import Place
from ui.shell.palette import Found, Search
from ui.tasks import Tasks

MOST = 6
"""Answers per group."""


def search_with(tasks: Tasks, owner: QObject) -> Search:
    """A search for the palette: asks the vault on its own thread."""

    def search(typed: str, answer: Callable[[Sequence[Found]], None]) -> None:
        needle = folded(typed)
        if not needle:
            answer([])
            return
        tasks.read(owner, lambda session: _found(session, needle), answer)

    return search


def folded(text: str) -> str:
    """zoe finds Zoë."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip()


def _found(session: Session, needle: str) -> list[Found]:
    pupils = [row for row in pupil_rows(session, clock.today()) if _starts(row.name, needle)]
    partners = [row for row in partner_rows(session, clock.today()) if _starts(f"{row.name} {row.person}", needle)]
    return [*map(_pupil, pupils[:MOST]), *map(_partner, partners[:MOST])]


def _starts(text: str, needle: str) -> bool:
    """At the start of any word: mul finds Jan Mulder."""
    return f" {needle}" in f" {folded(text)}"


def _pupil(row: PupilRow) -> Found:
    place = Place("dossier", row.id, "overview")
    return Found(_("Leerlingen"), row.name, row.group, place, letters=row.initials)


def _partner(row: PartnerRow) -> Found:
    return Found(_("Partners"), row.name, row.person, Place("support_map", key=row.id), icon="orbit")
