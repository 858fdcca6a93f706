"""The OPP of a child: begin, write, fix, and write a next one. A fixed one never changes; another text is a new version."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import folded
from rondom.plan.development_fields import AGAIN, BY_KEY, DevelopmentRow, lacks, may_fix
from rondom.plan.model import DevelopmentPlan, DevelopmentPlanData, DevelopmentPlanState
from rondom.plan.queries import current_plan
from rondom.privacy.queries import child_facts
from rondom.vault.base import columns
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session

_COLUMNS = tuple(one.name for one in fields(DevelopmentRow) if one.name != "fixed")


# -- what there is --------------------------------------------------------------------------------------------


def development_rows(session: Session, pupil_id: str) -> list[DevelopmentRow]:
    """All versions of a child, newest first."""
    d = columns(DevelopmentPlan)
    return [row_of(one) for one in session.execute(_chosen().where(d.pupil_id == pupil_id).order_by(d.number.desc()))]


def development_row(session: Session, plan_id: str) -> DevelopmentRow:
    """Raises UserProblem "gone"."""
    row = session.execute(_chosen().where(columns(DevelopmentPlan).id == plan_id)).first()
    if row is None:
        raise UserProblem("gone")
    return row_of(row)


def row_columns() -> tuple[Any, ...]:
    """What `row_of` wants."""
    d = columns(DevelopmentPlan)
    return (d.state, *(d[name] for name in _COLUMNS))


def row_of(row: Any) -> DevelopmentRow:
    """Of a row with the columns above, and perhaps others."""
    values = {name: row._mapping[name] for name in _COLUMNS}
    fixed = row._mapping["state"] == DevelopmentPlanState.FIXED
    return DevelopmentRow(**{**values, "meeting_id": values["meeting_id"] or "", "fixed": fixed})


def _chosen() -> Any:
    return select(*row_columns())


def words_mark(one: DevelopmentRow) -> str:
    """A fingerprint of the words of a version, to hold a paper against what the vault says: 3f2a 91c0 77de.

    What is not filled in does not count, so that a field of later leaves the mark on an older paper as it is.
    """
    told = {key: value for key, value in asdict(one).items() if value and key not in ("id", "meeting_id")}
    made = hashlib.sha256(json.dumps(told, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return " ".join(made[at : at + 4] for at in (0, 4, 8))


# -- writing --------------------------------------------------------------------------------------------------


def start_development_plan(
    session: Session, pupil_id: str, today: date, support_from: date | None = None, meeting_id: str = ""
) -> str:
    """The first OPP of a child, as a draft. Returns its id. Without a meeting it belongs to the one with the newest plan.

    Raises UserProblem "opp-exists" when there is one already.
    """
    if development_rows(session, pupil_id):
        raise UserProblem("opp-exists")
    meeting_id = meeting_id or _newest_meeting(session, pupil_id)
    data = DevelopmentPlanData(number=1, made_on=today, support_from=support_from)
    return add(session, DevelopmentPlan, data, pupil_id=pupil_id, meeting_id=meeting_id or None)


def change_development_plan(session: Session, plan_id: str, **values: Any) -> None:
    """Change fields of a draft. Raises UserProblem "opp-fixed" for one that was fixed, "gone"."""
    _draft(session, plan_id)
    change(session, DevelopmentPlan, plan_id, values)


def take_over(session: Session, plan_id: str, key: str, text: str) -> None:
    """Put words that were said elsewhere under what stands in a field. What was typed stays; the same words come once.

    Raises UserProblem "opp-fixed", "gone", and that of a text which does not fit.
    """
    held, said = _draft(session, plan_id).text(key), text.strip()
    if not said or stands_in(said, held):
        return
    joined = f"{held.rstrip()}\n{said}" if held.strip() else said
    if BY_KEY[key].lines == 1:
        joined = " ".join(joined.split())
    change(session, DevelopmentPlan, plan_id, {key: joined})


def stands_in(text: str, held: str) -> bool:
    """Whether these words stand in a field already, however they are spaced; not when they are part of another word."""
    words = folded(text)
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded(held)) is not None


def fix_development_plan(session: Session, plan_id: str, today: date) -> int:
    """From now on it says what it says. Returns the number of the version.

    Raises UserProblem "opp-fixed", or "opp-lacks" as long as something is missing that the law asks: the parents' yes to the
    handelingsdeel too.
    """
    one = _draft(session, plan_id)
    missing = lacks(one, child_facts(session, _pupil_of(session, plan_id)), today)
    if not may_fix(missing):
        raise UserProblem("opp-lacks", what=" ".join(lack.words for lack in missing if lack.must))
    change(session, DevelopmentPlan, plan_id, {"state": DevelopmentPlanState.FIXED, "made_on": today})
    return one.number


def next_development_plan(session: Session, plan_id: str, today: date, meeting_id: str = "") -> str:
    """A draft with the words of a fixed version; what was asked and agreed begins anew. Returns the new id.

    Raises UserProblem "opp-open" while another version is being written, or this one is not fixed yet; "gone".
    """
    one = development_row(session, plan_id)
    pupil_id = _pupil_of(session, plan_id)
    known = development_rows(session, pupil_id)
    if not all(other.fixed for other in known):
        raise UserProblem("opp-open")
    skip = {"id", "number", "fixed", "made_on", "meeting_id", *AGAIN}
    kept = {key: value for key, value in asdict(one).items() if key not in skip}
    data = DevelopmentPlanData(number=known[0].number + 1, made_on=today, **kept)
    meeting = meeting_id or _newest_meeting(session, pupil_id)
    return add(session, DevelopmentPlan, data, pupil_id=pupil_id, meeting_id=meeting or None)


def remove_development_plan(session: Session, plan_id: str) -> None:
    """A draft that is not needed. Raises UserProblem "opp-fixed", "gone"."""
    _draft(session, plan_id)
    remove(session, DevelopmentPlan, plan_id)


def _newest_meeting(session: Session, pupil_id: str) -> str:
    """Where its words will mostly come from."""
    newest = current_plan(session, pupil_id)
    return newest.meeting_id if newest is not None else ""


def _draft(session: Session, plan_id: str) -> DevelopmentRow:
    one = development_row(session, plan_id)
    if one.fixed:
        raise UserProblem("opp-fixed")
    return one


def _pupil_of(session: Session, plan_id: str) -> str:
    d = columns(DevelopmentPlan)
    return str(session.execute(select(d.pupil_id).where(d.id == plan_id)).scalar_one())
