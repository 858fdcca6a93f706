"""What is good to know about the day of a meeting: holiday, weekend, who does not work then, who sits elsewhere, a birthday.

Sentences, never a bar: a school may have good reasons. Another child is never named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from rondom.dossier.names import birthday, short_name
from rondom.dossier.queries import TURNING_POINTS, PupilHead, pupil_head
from rondom.language import _, capital, clock_time, day, folded, listed, weekday
from rondom.meetings.detail import MeetingHead, meeting_head
from rondom.meetings.model import Attendance, Attendee, Meeting, MeetingKind, MeetingState
from rondom.meetings.sitting_rows import SittingRow, sitting_rows
from rondom.meetings.templates import kind_word
from rondom.school.queries import school_facts
from rondom.support_map.defaults import WEEKDAYS, split_days
from rondom.support_map.model import Partner, PartnerPerson
from rondom.support_map.sheets import days_words
from rondom.timeline.holidays import holidays, known_until
from rondom.vault.base import columns
from rondom.vault.store import Session

_OPEN = (MeetingState.PLANNED.value, MeetingState.ONGOING.value)


@dataclass(frozen=True, slots=True)
class Remark:
    """`key`: past, weekend, holiday, works, child, people or birthday."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class _Moment:
    """One talk on one day: `start` and `end` are None when only the day is known."""

    about: str
    """Title of the talk, when there are several."""
    on: date
    start: datetime | None
    end: datetime | None
    sitting_id: str

    def told(self, text: str) -> str:
        return f"{self.about}: {text[:1].lower()}{text[1:]}" if self.about else text


def date_remarks(session: Session, meeting_id: str, today: date) -> tuple[Remark, ...]:
    """About the moment of this meeting, of each of its talks. Empty when nothing was chosen or nothing is the matter.

    Raises UserProblem "gone".
    """
    head = meeting_head(session, meeting_id)
    if head.state not in (MeetingState.PLANNED, MeetingState.ONGOING):
        return ()
    pupil, region = pupil_head(session, head.pupil_id, today), school_facts(session).holiday_region
    people = _invited(session, meeting_id)
    found: dict[str, Remark] = {}
    for moment in _moments(head, sitting_rows(session, meeting_id)):
        here = [one for one in people if one.sitting_id in ("", moment.sitting_id) or not moment.sitting_id]
        some = [
            *day_remarks(region, moment.on, today),
            *_days_at_work(session, moment.on, here),
            *_elsewhere(session, head, moment, here),
        ]
        for one in some:
            found.setdefault(moment.told(one.text), Remark(one.key, moment.told(one.text)))
    return (*found.values(), *_birthdays(head, pupil, today))


def day_remarks(region: str, on: date, today: date) -> tuple[Remark, ...]:
    """About a day as such: behind us, in a weekend, in a school holiday of the region. Without a region no holiday is known."""
    found = []
    if on < today:
        found.append(Remark("past", _("{day} is al geweest.").format(day=capital(_day_words(on, today)))))
    if on.weekday() >= len(WEEKDAYS):
        name = _("zaterdag") if on.weekday() == len(WEEKDAYS) else _("zondag")
        found.append(Remark("weekend", _("{day} is een {name}.").format(day=_number_words(on, today), name=name)))
    free = next((one for one in holidays(region) if one.first <= on <= one.last), None)
    if free is not None:
        text = _("{day} valt in de {holiday}.").format(day=capital(_day_words(on, today)), holiday=free.name)
        found.append(Remark("holiday", text))
    until = known_until(region)
    if until is not None and until < on:
        told = _("Rondom kent de schoolvakanties tot en met {day}. Kijk dit zelf na.").format(day=day(until))
        found.append(Remark("holiday", told))
    return tuple(found)


def birthday_words(child: str, age: int, on: date) -> str:
    """What changes on the birthday of 12, 16 or 18. The rules and where they come from: `rondom.privacy.rules`."""
    told = {
        12: _("{child} wordt 12 op {day}, voor dit overleg. Vanaf dan beslist {child} mee."),
        16: _("{child} wordt 16 op {day}, voor dit overleg. Vanaf dan beslist {child} zelf, ook of ouders erbij zijn."),
        18: _("{child} wordt 18 op {day}, voor dit overleg. Vanaf dan is {child} volwassen en nodigt zelf ouders uit."),
    }
    return told[age].format(child=child, day=day(on))


def _birthdays(head: MeetingHead, pupil: PupilHead, today: date) -> list[Remark]:
    if pupil.birth_date is None or head.starts_at is None:
        return []
    days = [(age, birthday(pupil.birth_date, age)) for age in TURNING_POINTS]
    child = pupil.first_name or _("Dit kind")
    return [
        Remark("birthday", birthday_words(child, age, on)) for age, on in days if today < on <= head.starts_at.date()
    ]


def _moments(head: MeetingHead, talks: Sequence[SittingRow]) -> list[_Moment]:
    lasts = timedelta(minutes=head.minutes)
    if not talks:
        return _moment("", head.starts_at, head.timed, lasts, "")
    coming = [one for one in talks if one.state.value in _OPEN]
    return [part for one in coming for part in _moment(one.title, one.starts_at, one.timed, lasts, one.id)]


def _moment(about: str, starts_at: datetime | None, timed: bool, lasts: timedelta, sitting: str) -> list[_Moment]:
    if starts_at is None:
        return []
    return [
        _Moment(about, starts_at.date(), starts_at if timed else None, starts_at + lasts if timed else None, sitting)
    ]


# -- who works on which days ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Invited:
    name: str
    short: str
    partner_id: str
    caregiver_id: str
    sitting_id: str
    child: bool


def _invited(session: Session, meeting_id: str) -> list[_Invited]:
    """Who comes, or has not said."""
    a = columns(Attendee)
    shape = select(a.name, a.partner_id, a.caregiver_id, a.sitting_id, a.perspective)
    away = (Attendance.NOT_COMING.value, Attendance.ABSENT.value)
    chosen = shape.where(a.meeting_id == meeting_id, a.attendance.not_in(away)).order_by(a.position, a.id)
    return [
        _Invited(name, short_name(name), partner or "", caregiver or "", sitting or "", side == "child")
        for name, partner, caregiver, sitting, side in session.execute(chosen)
    ]


def _days_at_work(session: Session, on: date, people: Sequence[_Invited]) -> list[Remark]:
    """Of people whose days stand on their card on the map."""
    if on.weekday() >= len(WEEKDAYS) or not people:
        return []
    today = WEEKDAYS[on.weekday()]
    known = _known_days(session, people)
    found = []
    for one in people:
        days = known.get(folded(one.name)) or known.get(one.partner_id, ())
        if days and today not in days:
            text = _("{name} werkt hier op {days}. {day} hoort daar niet bij.")
            told = text.format(name=one.short, days=days_words(days), day=capital(weekday(on)))
            found.append(Remark("works", told))
    return found


def _known_days(session: Session, people: Sequence[_Invited]) -> dict[str, tuple[str, ...]]:
    """Days of the week by name, and by id of the card for who was invited as that card."""
    p, person = columns(Partner), columns(PartnerPerson)
    found: dict[str, tuple[str, ...]] = {}
    wanted = {folded(one.name) for one in people} | {one.partner_id for one in people if one.partner_id}
    for id_, name, days in session.execute(select(p.id, p.person, p.days).where(p.days != "")):
        for key in (id_, folded(name)):
            if key in wanted:
                found.setdefault(key, split_days(days))
    for name, days in session.execute(select(person.name, person.days).where(person.days != "")):
        if folded(name) in wanted:
            found[folded(name)] = split_days(days)
    return found


# -- who sits elsewhere ---------------------------------------------------------------------------------------


def _elsewhere(
    session: Session, head: MeetingHead, moment: _Moment, people: Sequence[_Invited]
) -> list[Remark]:  # fmt: skip
    """Other meetings on that day: of this child always, of the people only at the same time."""
    m, a = columns(Meeting), columns(Attendee)
    day_ = m.starts_at.between(datetime.combine(moment.on, time.min), datetime.combine(moment.on, time.max))
    shape = (m.id, m.pupil_id, m.kind, m.called, m.starts_at, m.timed, m.minutes, a.name, a.caregiver_id, a.attendance)
    joined = select(*shape).join_from(Meeting, Attendee, a.meeting_id == m.id, isouter=True)
    rows = session.execute(
        joined.where(m.id != head.id, m.state.in_(_OPEN), day_).order_by(m.starts_at, a.position)
    ).all()
    same_child = {
        row.id: Remark("child", _same_day(row.kind, row.called, row.starts_at if row.timed else None))
        for row in rows
        if row.pupil_id == head.pupil_id
    }
    wanted = {folded(one.name): one.short for one in people if one.name and not one.child}
    busy: dict[datetime, dict[str, None]] = {}
    for row in rows:
        there = row.attendance not in (Attendance.NOT_COMING.value, Attendance.ABSENT.value)
        if row.timed and there and folded(row.name or "") in wanted and _overlap(moment, row.starts_at, row.minutes):
            busy.setdefault(row.starts_at, {})[wanted[folded(row.name)]] = None
    return [*same_child.values(), *(Remark("people", _busy(names, at)) for at, names in busy.items())]


def _overlap(moment: _Moment, starts_at: datetime, minutes: int) -> bool:
    if moment.start is None or moment.end is None:
        return False
    return starts_at < moment.end and moment.start < starts_at + timedelta(minutes=minutes)


def _same_day(kind: str, called: str, at: datetime | None) -> str:
    word = kind_word(MeetingKind(kind), called)
    if at is None:
        return _("Op die dag is er al een {kind} voor dit kind.").format(kind=word)
    return _("Op die dag is er om {time} uur al een {kind} voor dit kind.").format(time=clock_time(at), kind=word)


def _busy(names: Iterable[str], at: datetime) -> str:
    who = list(names)
    form = (
        _("{names} zit om {time} uur al in een ander overleg.")
        if len(who) == 1
        else _("{names} zitten om {time} uur al in een ander overleg.")
    )
    return form.format(names=listed(who), time=clock_time(at))


def _day_words(on: date, today: date) -> str:
    """woensdag 4 maart, with the year when it is another one"""
    return weekday(on) if on.year == today.year else f"{weekday(on)} {on.year}"


def _number_words(on: date, today: date) -> str:
    """4 maart"""
    return _day_words(on, today).split(" ", 1)[1]
