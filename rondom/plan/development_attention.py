"""What of the OPPs asks for attention on Vandaag: six weeks that are almost over, and looking back with the parents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.language import _, day_month, plural
from rondom.meetings.attention import Notice, Topic
from rondom.plan.development_fields import WITHIN, DevelopmentRow, due_by, review_by
from rondom.plan.development_plan import row_columns, row_of
from rondom.plan.model import DevelopmentPlan
from rondom.vault.base import columns
from rondom.vault.store import Session

DUE_AHEAD, REVIEW_AHEAD = timedelta(14), timedelta(30)
"""So long before the day it is said: a talk with parents has to be planned."""


@dataclass(frozen=True, slots=True)
class PupilPlans:
    """All versions of one child at school, newest first."""

    pupil_id: str
    name: str
    rows: tuple[DevelopmentRow, ...]


def development_notices(session: Session, today: date) -> tuple[Notice, ...]:
    """At most one a child; what is late longest first."""
    return notices_of(plans_of_all(session, today), today)


def plans_of_all(session: Session, today: date) -> list[PupilPlans]:
    """Of every child that is still at school."""
    d, p = columns(DevelopmentPlan), columns(Pupil)
    chosen = (
        select(d.pupil_id, p.first_name, p.prefix, p.last_name, *row_columns())
        .join_from(DevelopmentPlan, Pupil, d.pupil_id == p.id)
        .where(p.left_on.is_(None) | (p.left_on > today))
        .order_by(d.number.desc())
    )
    found: dict[tuple[str, str], list[DevelopmentRow]] = defaultdict(list)
    for row in session.execute(chosen):
        name = full_name(row.first_name, row.prefix, row.last_name)
        found[row.pupil_id, name].append(row_of(row))
    return [PupilPlans(pupil, name, tuple(rows)) for (pupil, name), rows in found.items()]


def notices_of(plans: Iterable[PupilPlans], today: date) -> tuple[Notice, ...]:
    told = [(on, notice) for one in plans if (found := _first(one, today)) for on, notice in (found,)]
    return tuple(notice for _on, notice in sorted(told, key=lambda pair: (pair[0], pair[1].why)))


def _first(one: PupilPlans, today: date) -> tuple[date, Notice] | None:
    newest = one.rows[0]
    last = None if newest.fixed else due_by(newest) or _unknown_begin(newest)
    if last is not None:
        return (last, _due(one, last, today)) if last - DUE_AHEAD <= today else None
    return _review(one, one.rows, today)


def _unknown_begin(one: DevelopmentRow) -> date | None:
    """Nobody wrote down since when there is extra support: then six weeks after a first plan was begun."""
    return one.made_on + WITHIN if one.number == 1 else None


def _review(one: PupilPlans, rows: Sequence[DevelopmentRow], today: date) -> tuple[date, Notice] | None:
    """Until the talk about a next version was held."""
    fixed = next((row for row in rows if row.fixed), None)
    held = None if rows[0].fixed else rows[0].consulted_on
    if fixed is None or (held is not None and held <= today):
        return None
    on = review_by(fixed)
    if on - REVIEW_AHEAD > today:
        return None
    told = _("Afgesproken voor {day}.") if fixed.review_on == on else _("Elk schooljaar: uiterlijk {day}.")
    why = f"{one.name}. {told.format(day=day_month(on))} {_left(on, today)}"
    return on, Notice(Topic.OPP, _("OPP: kijk terug met ouders"), why, _("Bekijk"), one.pupil_id, "opp")


def _due(one: PupilPlans, last: date, today: date) -> Notice:
    begun = one.rows[0]
    if begun.support_from is None:
        told = _("Begonnen op {day}. Nog niet ingevuld sinds wanneer er extra ondersteuning is.")
        why = f"{one.name}. {told.format(day=day_month(begun.made_on))}"
    else:
        why = f"{one.name}. {_('Zes weken na het begin is {day}.').format(day=day_month(last))} {_left(last, today)}"
    return Notice(Topic.OPP, _("OPP is nog een concept"), why, _("Verder"), one.pupil_id, "opp")


def _left(on: date, today: date) -> str:
    left = (on - today).days
    if left < 0:
        return plural(-left, "{n} dag geleden.", "{n} dagen geleden.")
    return plural(left, "Nog {n} dag.", "Nog {n} dagen.")
