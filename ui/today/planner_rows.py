"""Things of a week or a year as a place to go to, a line of a menu and a line of a list."""

from __future__ import annotations

from rondom.meetings.planner import Entry, EntryKind
from ui.desk import PART, Place
from ui.widgets.rows import Row


def place_of(one: Entry) -> Place:
    """Where one goes for this."""
    match one.kind:
        case EntryKind.AGREEMENT:
            return Place("dossier", one.pupil_id, "meetings", f"{one.row}{PART}{one.key.partition(':')[2]}")
        case EntryKind.BIRTHDAY | EntryKind.CONSENT:
            return Place("dossier", one.pupil_id, "consent", one.row)
    return Place("dossier", one.pupil_id, "meetings", one.row)


def menu_words(one: Entry) -> str:
    """13.15 Driehoek, Mees"""
    at = f"{one.at.hour}.{one.at.minute:02d} " if one.at else ""
    words = at + ", ".join(part for part in (one.what, one.child, one.detail) if part)
    return words.replace("&", "&&")


def entry_row(one: Entry, day_words: str = "") -> Row:
    """One line of the list."""
    icons = {EntryKind.EVALUATION: "calendar-check", EntryKind.BIRTHDAY: "cake", EntryKind.CONSENT: "shield-alert", EntryKind.AGREEMENT: "circle"}  # fmt: skip
    when = ", ".join(part for part in (day_words, f"{one.at.hour}.{one.at.minute:02d}" if one.at else "") if part)
    who = f"{one.child}: {one.what}" if one.child else one.what
    lane = "overleg" if one.kind is EntryKind.MEETING else ""
    icon = "check" if one.done and not lane else icons.get(one.kind, "")
    return Row(one.key, who, one.detail or one.room, end=when, lane=lane, icon=icon, spoken=one.sentence)


def heading_row(words: str) -> Row:
    return Row(f"head:{words}", words, heading=True)
