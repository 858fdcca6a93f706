"""What asks for attention on Vandaag, in words. Pure: rows of several rooms in, sentences out; never a score, never an alarm.

Each notice says what it is, why it matters, and where it is dealt with in one click.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rondom.dossier.names import short_name
from rondom.dossier.queries import TurningPoint
from rondom.language import _, day, day_month, folded, listed, plural
from rondom.meetings.agreement_line import names_in
from rondom.meetings.agreements import AgreementRow
from rondom.meetings.reviews import LastPlan, ReviewRow
from rondom.meetings.unfinished import Unfinished
from rondom.privacy.after_printing import PaperOut
from rondom.privacy.queries import EndingConsent
from rondom.privacy.retention import Due
from rondom.privacy.unanswered import Unanswered

TELL_BACK_AFTER = timedelta(7)
"""So long after a meeting nobody is reminded yet that the child is still to be told what was done with its words."""
_AGE = {
    12: _("Vanaf dan praat {name} mee over delen."),
    16: _("Vanaf dan beslist {name} zelf over delen."),
    18: _("Vanaf dan is {name} volwassen."),
}
"""What changes at a birthday (domain.md §6, [S12], [S42], [S43])."""


class Topic(StrEnum):
    """In the order of what cannot wait."""

    PAPER_OUT = "paper_out"
    CONSENT_ENDS = "consent_ends"
    NOT_ANSWERED = "not_answered"
    NOT_CLOSED = "not_closed"
    OPP = "opp"
    BIRTHDAY = "birthday"
    NOT_TOLD = "not_told"
    NOT_HEARD = "not_heard"
    CUSTODY = "custody"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Notice:
    topic: Topic
    what: str
    why: str
    verb: str
    pupil_id: str
    tab: str
    """Of the dossier, where it is dealt with."""
    key: str = ""


def notices(
    today: date,
    papers: Sequence[PaperOut] = (),
    consents: Sequence[EndingConsent] = (),
    birthdays: Sequence[TurningPoint] = (),
    plans: Sequence[LastPlan] = (),
    custody_unknown: Sequence[tuple[str, str]] = (),
    kept_long_enough: Sequence[Due] = (),
    silent: Sequence[Unanswered] = (),
    left_open: Sequence[Unfinished] = (),
    development: Sequence[Notice] = (),
) -> tuple[Notice, ...]:
    """All of them, what cannot wait first."""
    by_day = sorted(plans, key=lambda one: (one.on or date.min, one.pupil_name))
    return (
        *map(_paper, papers),
        *map(_ending, consents),
        *map(_not_answered, silent),
        *map(_not_closed, left_open),
        *development,
        *map(_birthday, birthdays),
        *(_not_told(one) for one in by_day if _still_to_tell(one, today)),
        *(_not_heard(one) for one in by_day if not one.heard),
        *_custody(custody_unknown),
        *_kept(kept_long_enough),
    )


def first_of(found: Sequence[Notice], each: int = 2, most: int = 6) -> tuple[Notice, ...]:
    """The first few: of every topic some before of any topic more, so that none hides another. In the same order."""
    seen: dict[Topic, int] = defaultdict(int)
    early: list[int] = []
    more: list[int] = []
    for place, one in enumerate(found):
        seen[one.topic] += 1
        (early if seen[one.topic] <= each else more).append(place)
    return tuple(found[place] for place in sorted([*early, *more][:most]))


def _paper(one: PaperOut) -> Notice:
    why = f"{one.pupil_name}. {one.told} {one.to_do}"
    return Notice(Topic.PAPER_OUT, _("Papier terugvragen"), why, _("Bekijk"), one.pupil_id, "consent")


def _ending(one: EndingConsent) -> Notice:
    rest = plural(one.days_left, "Nog {n} dag.", "Nog {n} dagen.") if one.days_left >= 0 else _("Verlopen.")
    why = f"{one.pupil_name}, {short_name(one.recipient)}. {rest}"
    return Notice(Topic.CONSENT_ENDS, _("Toestemming loopt af"), why, _("Vragen"), one.pupil_id, "consent")


def _not_answered(one: Unanswered) -> Notice:
    what = _("Nog geen antwoord van {names}").format(names=listed(one.who))
    about = f"{one.pupil_name}, {short_name(one.recipient)}."
    asked = _("Om toestemming gevraagd op {day}.").format(day=day_month(one.asked_on))
    return Notice(Topic.NOT_ANSWERED, what, f"{about} {asked}", _("Bekijk"), one.pupil_id, "consent")


def _not_closed(one: Unfinished) -> Notice:
    which = f"{one.pupil_name}, {one.title}"
    which = _("{title} van {day}.").format(title=which, day=day_month(one.on)) if one.on else f"{which}."
    if one.begun:
        what, verb = _("Overleg is nog niet afgesloten"), _("Verder")
        told = _("Wat er staat is bewaard. Het plan is nog niet vastgelegd.")
    else:
        what, verb = _("Is dit overleg geweest?"), _("Bekijk")
        told = _("Werk het uit, verzet het of zeg het af.")
    return Notice(Topic.NOT_CLOSED, what, f"{which} {told}", verb, one.pupil_id, "meetings", one.meeting_id)


def _birthday(turn: TurningPoint) -> Notice:
    what = _("{name} wordt {age} op {day}").format(name=turn.name, age=turn.age, day=day_month(turn.on))
    return Notice(Topic.BIRTHDAY, what, _AGE[turn.age].format(name=turn.name), _("Bekijk"), turn.pupil_id, "consent")


def _still_to_tell(one: LastPlan, today: date) -> bool:
    return one.spoke and one.told_on is None and one.on is not None and one.on + TELL_BACK_AFTER <= today


def _not_told(one: LastPlan) -> Notice:
    what = _("Nog niet terugverteld aan {name}").format(name=one.pupil_name)
    why = _("{title}: vertel {child} wat er met de eigen woorden is gedaan.").format(
        title=one.title, child=one.first_name
    )
    return Notice(Topic.NOT_TOLD, what, why, _("Is verteld"), one.pupil_id, "meetings", one.meeting_id)


def _not_heard(one: LastPlan) -> Notice:
    what = _("In het plan van {name} staat geen stem van het kind").format(name=one.pupil_name)
    told = _("{title} van {day}.").format(title=one.title, day=day_month(one.on)) if one.on else f"{one.title}."
    ask = _("Vraag {child} ernaar voor het volgende overleg.").format(child=one.first_name)
    verb = _("Voorbereiden") if one.planned_id else _("Bekijk")
    key = one.planned_id or one.meeting_id
    return Notice(Topic.NOT_HEARD, what, f"{told} {ask}", verb, one.pupil_id, "meetings", key)


def _custody(unknown: Sequence[tuple[str, str]]) -> list[Notice]:
    """One line for all of them, which opens the first: seven times the same would hide what is urgent."""
    if not unknown:
        return []
    pupil, name = unknown[0]
    rest = len(unknown) - 1
    why = (
        plural(rest, "{name} en nog {n} leerling.", "{name} en nog {n} leerlingen.", name=name) if rest else f"{name}."
    )
    return [Notice(Topic.CUSTODY, _("Gezag is nog niet ingevuld"), why, _("Invullen"), pupil, "people")]


def _kept(dossiers: Sequence[Due]) -> list[Notice]:
    """One line for all of them too; it opens the logboek of the oldest, where a dossier can be destroyed."""
    if not dossiers:
        return []
    first, rest = dossiers[0], len(dossiers) - 1
    left = _("{name} ging van school op {day}.").format(name=first.name, day=day(first.left_on))
    why = f"{left} {plural(rest, 'En nog {n} dossier.', 'En nog {n} dossiers.')}" if rest else left
    return [Notice(Topic.KEPT, _("Bewaartermijn is voorbij"), why, _("Bekijk"), first.pupil_id, "log")]


# -- agreements and evaluations by when -----------------------------------------------------------------------


class When(StrEnum):
    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    NO_DAY = "no_day"

    @property
    def word(self) -> str:
        return _WHEN[self]


_WHEN = {
    When.LATE: _("Te laat"),
    When.TODAY: _("Vandaag"),
    When.WEEK: _("Komende week"),
    When.LATER: _("Later"),
    When.NO_DAY: _("Zonder dag"),
}
Work = AgreementRow | ReviewRow
"""Something to do: what was agreed, or looking whether a plan works."""


def by_when(work: Iterable[Work], today: date) -> list[tuple[When, list[Work]]]:
    """What is late, what is for today, what comes; each in order of its day. Empty ones are left out."""
    found: dict[When, list[Work]] = defaultdict(list)
    for one in work:
        found[when_of(one, today)].append(one)
    return [(when, sorted(found[when], key=_order)) for when in When if found[when]]


def when_of(one: Work, today: date) -> When:
    on = _day(one)
    if one.days_late:
        return When.LATE
    if on is None:
        return When.NO_DAY
    if on <= today:
        return When.TODAY
    return When.WEEK if on <= today + timedelta(7) else When.LATER


def _day(one: Work) -> date | None:
    return one.day if isinstance(one, ReviewRow) else one.due_on


def _order(one: Work) -> tuple[date, str]:
    return _day(one) or date.max, one.pupil_name


def people_of(agreements: Iterable[AgreementRow]) -> list[tuple[str, int]]:
    """Everyone who has something to do and how much, who has most first. The same name is one person."""
    counted: dict[str, int] = defaultdict(int)
    named: dict[str, str] = {}
    for one in agreements:
        for name in names_in(one.who):
            named.setdefault(folded(name), name)
            counted[folded(name)] += 1
    return sorted(((named[key], n) for key, n in counted.items()), key=lambda pair: (-pair[1], pair[0]))


def of_person(agreements: Iterable[AgreementRow], name: str) -> list[AgreementRow]:
    """What this person does, alone or with others; of everybody when the name is empty."""
    wanted = folded(name)
    return [one for one in agreements if not name or wanted in {folded(who) for who in names_in(one.who)}]
