"""What stands on a day, for the week and the school year: meetings, agreements, looking back, birthdays, permissions.

Values only. How a child is told differs per sheet: a paper that hangs on a wall is read by everybody who passes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name, initials
from rondom.dossier.queries import turning_points
from rondom.language import _, capital, clock_time, folded, listed, weekday
from rondom.meetings.agreements import written
from rondom.meetings.model import Agreement, AgreementState, Meeting, MeetingKind, MeetingState, Sitting
from rondom.meetings.reviews import open_reviews
from rondom.meetings.templates import kind_name
from rondom.privacy.queries import ending_consents
from rondom.timeline.holidays import Holiday, holidays
from rondom.vault.base import columns
from rondom.vault.store import Session


class EntryKind(StrEnum):
    """In the order in which they stand on a day."""

    MEETING = "meeting"
    EVALUATION = "evaluation"
    AGREEMENT = "agreement"
    BIRTHDAY = "birthday"
    CONSENT = "consent"


KIND_WORDS: dict[EntryKind, tuple[str, str]] = {
    EntryKind.MEETING: (_("{n} overleg"), _("{n} overleggen")),
    EntryKind.EVALUATION: (_("{n} keer kijken of het plan werkt"), _("{n} keer kijken of het plan werkt")),
    EntryKind.AGREEMENT: (_("{n} afspraak"), _("{n} afspraken")),
    EntryKind.BIRTHDAY: (_("{n} verjaardag"), _("{n} verjaardagen")),
    EntryKind.CONSENT: (_("{n} toestemming loopt af"), _("{n} toestemmingen lopen af")),
}
"""One and more of them."""
ON_A_WALL = frozenset({EntryKind.MEETING, EntryKind.EVALUATION})
"""What may stand on a sheet without full names: not how old a child is, nor that a permission ends, nor what was agreed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day. `what` is a kind of meeting, an agreement in its own words, what ends."""

    key: str
    """Of this thing in the drawing; of several talks for one plan each has its own."""
    kind: EntryKind
    on: date
    what: str
    pupil_id: str
    child: str
    """The first name; with a letter behind it when two children of that name stand on the same sheet."""
    letters: str
    """MV"""
    row: str = ""
    """The meeting to open; empty when the place has no row."""
    at: time | None = None
    """None: only the day is known."""
    minutes: int = 0
    room: str = ""
    detail: str = ""
    """With whom, of several talks for one plan; who does it, of an agreement; for whom, of a permission."""
    done: bool = False
    plain: str = ""
    """What the kind of meeting is called everywhere, when `what` may be a name of the school's own: it can tell too much."""

    @property
    def from_minute(self) -> int:
        """Of the day."""
        return self.at.hour * 60 + self.at.minute if self.at else 0

    @property
    def to_minute(self) -> int:
        """Of the day on which it starts; a talk past midnight ends there."""
        return min(24 * 60, self.from_minute + self.minutes)

    @property
    def time_words(self) -> str:
        """13.15 tot 14.05 uur; "" when only the day is known."""
        if self.at is None:
            return ""
        until = time(self.to_minute // 60 % 24, self.to_minute % 60)
        return _("{start} tot {end} uur").format(start=clock_time(self.at), end=clock_time(until))

    @property
    def sentence(self) -> str:
        """Donderdag 12 maart, 13.15 tot 14.05 uur: driehoek, Mees, kamer 4."""
        when = ", ".join(part for part in (capital(weekday(self.on)), self.time_words) if part)
        told = ", ".join(part for part in (self.what, self.child, self.detail, self.room) if part).rstrip(". ")
        done = _("Geweest.") if self.kind is EntryKind.MEETING else _("Gedaan.")
        return f"{when}: {told}. {done}" if self.done else f"{when}: {told}."


def order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By day; on a day what has an hour by that hour, and the rest before it."""
    kinds = list(EntryKind)
    return tuple(sorted(entries, key=lambda one: (one.on, one.from_minute, kinds.index(one.kind), one.what, one.key)))


def entries_between(session: Session, first: date, last: date, today: date, agreements: bool) -> tuple[Entry, ...]:
    """Everything from `first` to `last`, both included. A fixed number of queries, however many there are."""
    found = [*_talks(session, first, last), *_evaluations(session, first, last, today)]
    found += _agreements(session, first, last) if agreements else []
    return order(found)


def turning_entries(session: Session, first: date, last: date, today: date) -> list[Entry]:
    """Birthdays that change who decides, and permissions that end and were not given again."""
    turns = turning_points(session, first, (last - first).days)
    ends = ending_consents(session, today, max(0, (last - today).days)) if last >= today else []
    called = _called(session, {one.pupil_id for one in turns} | {one.pupil_id for one in ends})
    found = [
        Entry(
            f"birthday:{one.pupil_id}:{one.age}", EntryKind.BIRTHDAY, one.on, _TURNS[one.age], one.pupil_id,
            *called[one.pupil_id],
        )
        for one in turns
    ]  # fmt: skip
    found += [
        Entry(
            f"consent:{one.pupil_id}:{folded(one.recipient)}:{folded(one.purpose)}", EntryKind.CONSENT, one.valid_until,
            _("Toestemming loopt af"), one.pupil_id, *called[one.pupil_id], one.recipient, detail=_("voor {who}").format(who=one.recipient),
        )
        for one in ends
        if first <= one.valid_until <= last
    ]  # fmt: skip
    return found


_TURNS = {
    12: _("Wordt 12 en praat mee over delen"),
    16: _("Wordt 16 en beslist zelf over delen"),
    18: _("Wordt 18 en is volwassen"),
}


def holidays_between(region: str, first: date, last: date) -> tuple[Holiday, ...]:
    """The school holidays of the region that touch these days."""
    return tuple(one for one in holidays(region) if one.first <= last and one.last >= first)


def holiday_on(free: Iterable[Holiday], on: date) -> Holiday | None:
    return next((one for one in free if one.first <= on <= one.last), None)


def counted(entries: Sequence[Entry]) -> str:
    """2 overleggen en 1 afspraak"""
    said = []
    for kind in EntryKind:
        count = sum(one.kind is kind for one in entries)
        if count:
            said.append(KIND_WORDS[kind][count > 1].format(n=count))
    return listed(said)


# -- meetings -------------------------------------------------------------------------------------------------


def _talks(session: Session, first: date, last: date) -> list[Entry]:
    """Each talk at its own moment: a meeting of several talks is several entries. A phone call was no appointment."""
    m, p, s = columns(Meeting), columns(Pupil), columns(Sitting)
    about = (m.id, m.pupil_id, m.kind, m.called, m.state, m.timed, m.minutes)
    who = (p.first_name, p.prefix, p.last_name, p.left_on)
    own = select(*about, *who, m.starts_at, m.room).join_from(Meeting, Pupil, m.pupil_id == p.id)
    parts = select(*about, *who, s.starts_at, s.room, s.id, s.title, s.state).join_from(
        Sitting, Meeting, s.meeting_id == m.id
    )
    wanted = m.state != MeetingState.CANCELLED, m.kind != MeetingKind.CALL
    several = session.execute(
        parts.join(Pupil, m.pupil_id == p.id).where(*wanted, s.state != MeetingState.CANCELLED, *_within(s.starts_at, first, last))
    ).all()  # fmt: skip
    held = select(s.meeting_id).where(s.starts_at.is_not(None), s.state != MeetingState.CANCELLED)
    split = set(session.execute(held).scalars())
    alone = session.execute(own.where(*wanted, *_within(m.starts_at, first, last))).all()
    found = [_talk(row) for row in alone if row.id not in split]
    found += [_talk(row, f"meeting:{row.id}:{row.id_1}", row.title, row.state_1) for row in several]
    return [one for one in found if one is not None]


def _within(column: Any, first: date, last: date) -> tuple[Any, ...]:
    return column >= datetime.combine(first, time()), column < datetime.combine(last + timedelta(1), time())


def _talk(row: Any, key: str = "", with_whom: str = "", state: str = "") -> Entry | None:
    """None for a meeting after the child left: it will not be held."""
    on = row.starts_at.date()
    if row.left_on is not None and on > row.left_on:
        return None
    timed = row.timed and (not key or row.starts_at.time() != time())  # no school talks at midnight
    return Entry(
        key=key or f"meeting:{row.id}",
        kind=EntryKind.MEETING,
        on=on,
        what=kind_name(MeetingKind(row.kind), row.called),
        plain=kind_name(MeetingKind(row.kind)),
        pupil_id=row.pupil_id,
        child=row.first_name or full_name("", row.prefix, row.last_name),
        letters=initials(row.first_name, row.last_name),
        row=row.id,
        at=row.starts_at.time() if timed else None,
        minutes=row.minutes,
        room=row.room,
        detail=with_whom,
        done=MeetingState(state or row.state) is MeetingState.CLOSED,
    )


def _evaluations(session: Session, first: date, last: date, today: date) -> list[Entry]:
    """The days on which it is looked whether a plan works, as long as no meeting is planned for it: that stands there."""
    open_ = [one for one in open_reviews(session, today) if first <= one.on <= last and not one.planned_id]
    called = _called(session, {one.pupil_id for one in open_})
    return [
        Entry(
            f"evaluation:{one.meeting_id}", EntryKind.EVALUATION, one.on, _("Kijken of het plan werkt"), one.pupil_id,
            *called[one.pupil_id], one.meeting_id,
        )
        for one in open_
    ]  # fmt: skip


def _agreements(session: Session, first: date, last: date) -> list[Entry]:
    a, m, p = columns(Agreement), columns(Meeting), columns(Pupil)
    chosen = (
        select(a.id, a.meeting_id, a.pupil_id, a.who, a.what, a.due_on, a.state, p.first_name, p.prefix, p.last_name)
        .join_from(Agreement, Meeting, a.meeting_id == m.id)
        .join(Pupil, a.pupil_id == p.id)
        .where(m.state != MeetingState.CANCELLED, a.state != AgreementState.DROPPED, p.left_on.is_(None), written())
        .where(a.due_on >= first, a.due_on <= last)
    )
    return [
        Entry(
            f"agreement:{row.id}", EntryKind.AGREEMENT, row.due_on, row.what, row.pupil_id,
            row.first_name or full_name("", row.prefix, row.last_name), initials(row.first_name, row.last_name),
            row.meeting_id, detail=row.who, done=AgreementState(row.state) is AgreementState.DONE,
        )
        for row in session.execute(chosen)
    ]  # fmt: skip


# -- names ----------------------------------------------------------------------------------------------------


def _called(session: Session, pupil_ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """First name and letters, by pupil: Mees, MV. Who has no first name is told by the last."""
    p = columns(Pupil)
    rows = session.execute(select(p.id, p.first_name, p.prefix, p.last_name).where(p.id.in_(list(pupil_ids))))
    return {id_: (first or full_name("", prefix, last), initials(first, last)) for id_, first, prefix, last in rows}
