"""A stored value in words, for paper: nothing is shielded here, for what is about others is covered afterwards."""

from __future__ import annotations

from datetime import date, datetime

from rondom.language import _, capital, day
from rondom.privacy.field_words import SHIELDED, field_word, value_words

_LABELS = {
    ("pupil", "eckid"): _("ECK iD"),
    ("pupil", "external_key"): _("nummer in de administratie"),
    ("review_point", "key"): _("sleutel van goed samenwerken"),
}
_NOTHING_SAID = frozenset(
    {("kring_tie", "calls", "unknown"), ("kring_tie", "bond", "unknown"), ("contribution", "recognised", "unknown"),
     ("attendee", "approval", "none")}
)  # fmt: skip
"""A choice that nobody made yet."""
_LINKS = {
    "group_id": _("groep"),
    "provider_id": _("partner die hielp"),
    "event_id": _("over"),
    "caregiver_id": _("gevraagd aan"),
    "scan_id": _("getekend formulier"),
    "copy_id": _("bewaarde kopie"),
    "meeting_id": _("hoort bij"),
    "sitting_id": _("in gesprek"),
    "attendee_id": _("wie"),
    "one_caregiver_id": _("tussen"),
    "one_contact_id": _("tussen"),
    "other_caregiver_id": _("en"),
    "other_contact_id": _("en"),
}
_ZERO_SAYS = frozenset(
    {("meeting_score", "heard"), ("meeting_score", "goal_clear"), ("meeting_score", "who_does_what"),
     ("meeting_score", "right_group"), ("event_view", "impact"), ("goal_score", "score"), ("event_view", "moment")}
)  # fmt: skip
"""Where a zero was chosen, and is no empty field."""


def label_of(table: str, column: str) -> str:
    """Aanwezig; met een hoofdletter, voor achter een punt en voor een regel."""
    return capital(_LABELS.get((table, column)) or _LINKS.get(column) or field_word(table, column))


def words_of(table: str, column: str, value: object) -> str:
    """Empty for what nobody filled in."""
    if value in (None, "", b"") or (value in (0, False) and (table, column) not in _ZERO_SAYS):
        return ""
    if (table, column, value) in _NOTHING_SAID:
        return ""
    if (table, column, value) == ("attachment", "kind", "other"):
        return ""  # "other" is a person in every other table; that it is a bijlage is said already
    if column == "byte_size":
        return _("{n} kB").format(n=max(1, round(int(str(value)) / 1000)))
    if column == "media_type":
        return {"application/pdf": _("pdf"), "image/jpeg": _("foto of scan")}.get(str(value), str(value))
    if (table, column) in SHIELDED:
        return str(value)
    return value_words(table, column, value)


def edge_words(said: object, earliest: object, latest: object) -> str:
    """groep 6 (1 augustus 2023 tot en met 31 juli 2024): what was said, and what it was taken to mean."""
    first, last = when_words(earliest), when_words(latest)
    span = first or last
    if first and last and first != last:
        span = _("{first} tot en met {last}").format(first=first, last=last)
    words = str(said or "")
    if words and span and words != span:
        return f"{words} ({span})"
    return words or span


def when_words(value: object) -> str:
    """12 maart 2026"""
    return _day(value) if value else ""


def _day(value: object) -> str:
    """Of a moment or a day as it is stored; what is no day stays as it is."""
    if isinstance(value, date):
        return day(value)
    try:
        return day(datetime.fromisoformat(str(value)))
    except ValueError:
        return str(value)
