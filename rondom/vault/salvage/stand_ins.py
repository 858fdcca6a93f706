"""Rows made anew in the place of lost ones, so that what hung on them is kept and every screen finds what it counts on.

The words in them are Dutch, and say that they are no real ones. This room does not know the classes of the others: a
test holds every row made here against the class that validates it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import apsw

from rondom.language import _
from rondom.vault.ids import new_id
from rondom.vault.salvage.b_tree import Value
from rondom.vault.salvage.pour import Row, insert
from rondom.vault.salvage.shapes import Shape

CHOICES: dict[str, Row] = {
    "pupil": {},
    "caregiver": {"custody": "unknown"},
    "contact": {"perspective": "other"},
    "meeting": {"kind": "triad", "state": "planned", "minutes": 50, "timed": 1},
    "attendee": {"perspective": "other", "attendance": "invited", "approval": "none"},
    "contribution": {"kind": "parked", "perspective": "other", "recognised": "unknown"},
    "goal": {},
    "agreement": {"perspective": "other", "state": "open"},
    "meeting_template": {"kind": "triad", "minutes": 50, "article": "het"},
    "event": {"lane": "kind", "kind": "moment", "nature": "fact"},
    "case_review": {"fit": "unknown"},
    "partner": {"ring": 3, "icon": "users", "referral": "unknown", "form": "unknown"},
    "note": {"kind": "note"},
    "strength": {"perspective": "child"},
    "school": {
        "sector": "po",
        "form_of_address": "u",
        "idle_minutes": 5,
        "retention_years": 2,
        "copies_daily": 10,
        "copies_weekly": 8,
        "copies_monthly": 12,
        "show_changes": 1,
    },
    "member": {},
    "support_level": {},
    "ring": {"number": 1},
}
"""Table → values where "nothing" is no answer. Only these tables get stand-ins."""
_NAMES = {"pupil": "last_name", "meeting": "title", "event": "title", "case_review": "title",
          "contribution": "text", "goal": "text", "agreement": "what"}  # fmt: skip
_LEVELS, _RINGS = range(5), range(1, 7)


def blank(shape: Shape, today: date) -> Row:
    """A row that the table takes, without content. Only for the tables in CHOICES."""
    nothing: dict[str, Value] = {"INTEGER": 0, "BOOLEAN": 0, "DATE": today.isoformat(), "BLOB": b""}
    empty = {column.name: nothing.get(column.type, "") for column in shape.columns if column.required}
    return empty | {name: value for name, value in CHOICES[shape.name].items() if _has(shape, name)}


def stand_in(shape: Shape, row_id: str, pupil_id: Value, today: date) -> Row:
    """A row under the id of the lost one, named "Teruggevonden"."""
    row = blank(shape, today) | {"id": row_id, _NAMES.get(shape.name, "name"): _("Teruggevonden")}
    if shape.name == "pupil":
        row["first_name"] = _("Kind")
        row["followed"] = 1  # so that the lists show it first
    return row | {"pupil_id": pupil_id} if _has(shape, "pupil_id") else row


def what_must_be(
    connection: apsw.Connection, known: dict[str, Shape], owners: Collection[str], today: date
) -> list[tuple[str, Row]]:
    """Tables that may not be empty get their rows: the school, its levels and rings, and everyone with a password."""
    made: list[tuple[str, Row]] = []
    if _is_empty(connection, "school"):
        made.append(("school", stand_in(known["school"], new_id(), None, today)))
    for table, numbers in (("support_level", _LEVELS), ("ring", _RINGS)):
        if _is_empty(connection, table):
            rows = (stand_in(known[table], new_id(), None, today) | {"number": number} for number in numbers)
            made += [(table, row | {"name": _("Teruggevonden {number}").format(number=row["number"])}) for row in rows]
    people = [str(row) for (row,) in connection.execute("SELECT id FROM member")]
    lost = [owner for owner in dict.fromkeys(owners) if owner and owner not in people]
    made += [("member", stand_in(known["member"], owner, None, today)) for owner in lost]
    if not people and not lost:
        made.append(("member", stand_in(known["member"], new_id(), None, today)))
    return [(table, row) for table, row in made if insert(connection, table, row)]


def _is_empty(connection: apsw.Connection, table: str) -> bool:
    return not connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchall()  # noqa: S608


def _has(shape: Shape, column: str) -> bool:
    return any(known.name == column for known in shape.columns)
