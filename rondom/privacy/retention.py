"""How long a dossier stays, and what is left when it goes: a row that says that it went, and nothing of what was in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select, text

from rondom import clock
from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name, sort_name
from rondom.errors import UserProblem
from rondom.language import _
from rondom.privacy.model import Destruction, DestructionData, DestructionReason
from rondom.school.model import School
from rondom.vault.base import columns
from rondom.vault.journal import DRAFTS, FACTS
from rondom.vault.records import add
from rondom.vault.store import Session
from rondom.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Due:
    """A dossier that has been kept long enough."""

    pupil_id: str
    name: str
    left_on: date
    due_on: date
    """The first day it should be gone."""
    years: int


@dataclass(frozen=True, slots=True)
class DestructionRow:
    """What is known of a dossier that is gone."""

    id: str
    dossier: str
    """Id of the child that was; no name."""
    at: datetime
    """Local time."""
    by: str
    reason: DestructionReason
    counts: Mapping[str, int]
    """Rows per table that went."""


def due(session: Session, today: date) -> tuple[Due, ...]:
    """Children whose dossier should be gone by today, longest overdue first; by the school's years after leaving."""
    years = int(session.execute(select(columns(School).retention_years)).scalars().first() or 2)
    p = columns(Pupil)
    chosen = select(p.id, p.first_name, p.prefix, p.last_name, p.left_on).where(p.left_on.is_not(None))
    found = [
        (sort_name(first, prefix, last), Due(id_, full_name(first, prefix, last), left, end, years))
        for id_, first, prefix, last, left in session.execute(chosen)
        if (end := _years_after(left, years)) <= today
    ]
    return tuple(row for _name, row in sorted(found, key=lambda one: (one[1].due_on, one[0])))


def destroy_dossier(vault: Vault, pupil_id: str, reason: DestructionReason) -> DestructionRow:
    """Remove everything of one child: all rows, what the journal and the search index hold, drafts. There is no way back.

    What remains says which id, when, by whom, why and how many rows. Copies made before have to go too: see
    `rondom.vault.expiry`. Raises UserProblem "gone", EnvironmentProblem when the vault cannot be written.
    """
    with vault.destroy(_("Dossier vernietigd"), pupil_id) as session:
        counts = _counts(session, pupil_id)
        if not counts.get("pupil"):
            raise UserProblem("gone")
        for table, key in _tables(session):
            session.execute(text(f'DELETE FROM "{table}" WHERE {key} = :id'), {"id": pupil_id})  # noqa: S608
        session.execute(delete(FACTS).where(FACTS.c.key.startswith(DRAFTS)))
        proof = DestructionData(
            dossier=pupil_id,
            at=clock.utc_now().isoformat(timespec="microseconds"),
            by_id=vault.actor.id,
            by_name=vault.actor.name,
            rule=reason,
            counts=json.dumps(counts, sort_keys=True),
        )
        row = add(session, Destruction, proof)
    return _row(row, proof.dossier, proof.at, proof.by_name, proof.rule, proof.counts)


def destructions(session: Session) -> tuple[DestructionRow, ...]:
    """The register of what was destroyed, newest first."""
    d = columns(Destruction)
    chosen = select(d.id, d.dossier, d.at, d.by_name, d.rule, d.counts).order_by(d.id.desc())
    return tuple(_row(*row) for row in session.execute(chosen))


def _counts(session: Session, pupil_id: str) -> dict[str, int]:
    """Rows of this child per table; tables without any are not named."""
    found = {
        table: session.execute(text(f'SELECT count(*) FROM "{table}" WHERE {key} = :id'), {"id": pupil_id}).scalar_one()  # noqa: S608
        for table, key in _tables(session)
    }
    return {table: count for table, count in found.items() if count}


def _tables(session: Session) -> list[tuple[str, str]]:
    """Every table of which a row belongs to one child, and the column that says to which. The child itself comes last.

    From the vault, and not from the models that happen to be loaded.
    """
    rows = session.execute(
        text(
            "SELECT t.tbl_name FROM sqlite_schema t JOIN pragma_table_info(t.tbl_name) c "
            "WHERE t.type = 'trigger' AND t.name = 'j_' || t.tbl_name || '_insert' AND c.name = 'pupil_id'"
        )
    )
    return [*((str(name), "pupil_id") for name in rows.scalars()), ("pupil", "id")]


def _row(id_: str, dossier: str, at: str, by: str, rule: str, counts: str) -> DestructionRow:
    moment = datetime.fromisoformat(at).astimezone()
    return DestructionRow(id_, dossier, moment, by, DestructionReason(rule), json.loads(counts or "{}"))


def _years_after(day: date, years: int) -> date:
    """29 February becomes 1 March: never a day too soon."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
