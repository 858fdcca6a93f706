"""The map as a list for other programs: CSV, XLSX, and Open Referral HSDS as JSON or as a data package.

A partner list holds names and numbers of people. `ListChoice` says whether they go along; where to is asked in the window.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select

from rondom import clock
from rondom.errors import UserProblem
from rondom.exchange.partner_table import COLUMNS, PERSON_COLUMNS
from rondom.exchange.partner_values import guarded, own_key
from rondom.language import _, marked
from rondom.school.queries import school_facts
from rondom.support_map.defaults import OWN_RINGS
from rondom.support_map.model import Need, Partner, PartnerPerson
from rondom.support_map.queries import ring_names
from rondom.support_map.themes import split_themes, theme_name
from rondom.vault.base import columns
from rondom.vault.store import Session

SAVED_SENTENCE = marked("Lijst met partners bewaard")
"""For the logboek, so that it can be found who took a list along."""
OF_PEOPLE = frozenset({"person", "days", "call_first", "replacement", "replacement_phone", "checked_by"})
"""What a list of functions leaves out. The number and the address too, where they are those of a named person."""


class ListKind(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    HSDS = "json"
    HSDS_PACKAGE = "zip"


@dataclass(frozen=True, slots=True)
class ListChoice:
    kind: ListKind = ListKind.XLSX
    people: bool = True
    """With the names and numbers of people; else functions and organisations only."""
    own_team: bool = False
    """Also the rings of the school itself."""


@dataclass(frozen=True, slots=True)
class ListedPartner:
    """One card with everything that may go along."""

    id: str
    values: Mapping[str, Any]
    people: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenList:
    content: bytes
    partners: int
    name: str
    """For the file: the school and the day, never a person."""


def kind_of(path: Path) -> ListKind:
    """By the end of the name. Raises UserProblem "partners-file-kind"."""
    try:
        return ListKind(path.suffix.lower().lstrip("."))
    except ValueError:
        raise UserProblem("partners-file-kind") from None


def export_partners(session: Session, choice: ListChoice) -> WrittenList:
    """The file as asked, in memory."""
    listed = listed_partners(session, choice)
    rings = ring_names(session)
    facts = school_facts(session)
    match choice.kind:
        case ListKind.CSV:
            content = as_csv(sheet(listed, rings))
        case ListKind.XLSX:
            content = as_xlsx(sheet(listed, rings))
        case ListKind.HSDS | ListKind.HSDS_PACKAGE:
            from rondom.exchange.hsds_out import as_json, as_package

            content = (as_json if choice.kind is ListKind.HSDS else as_package)(listed)
    return WrittenList(content, len(listed), _file_name(facts.name, choice.kind))


def listed_partners(session: Session, choice: ListChoice) -> list[ListedPartner]:
    """Whoever goes on the list, from the child outward; not those in whose place somebody else came."""
    c, p = columns(Partner), columns(PartnerPerson)
    people: dict[str, list[Mapping[str, Any]]] = {}
    if choice.people:
        names = [column.name for column in PERSON_COLUMNS]
        rows = session.execute(select(p.partner_id, *(p[name] for name in names)).order_by(p.position, p.id))
        for row in rows:
            people.setdefault(row[0], []).append(dict(zip(names, row[1:], strict=True)))
    query = select(c.id, *(c[column.name] for column in COLUMNS)).where(c.replaced_by_id.is_(None))
    query = query.order_by(c.ring, c.name, c.id)
    if not choice.own_team:
        query = query.where(c.ring.not_in(OWN_RINGS))
    found = []
    for row in session.execute(query):
        values = {column.name: getattr(row, column.name) for column in COLUMNS}
        values["external_id"] = values["external_id"] or own_key(row.id)
        found.append(ListedPartner(row.id, _shown(values, choice.people), tuple(people.get(row.id, ()))))
    return found


def _shown(values: dict[str, Any], people: bool) -> dict[str, Any]:
    """Only what is filled in. What nobody knows is empty."""
    hidden: set[str] = set()
    if not people:
        hidden |= OF_PEOPLE | ({"phone", "email"} if values["person"] else set())
    filled = {name: value for name, value in values.items() if name not in hidden and value not in ("", None, False)}
    filled.update({name: 0 for name in ("from_age", "waiting_weeks") if values[name] == 0})
    return {name: value for name, value in filled.items() if value != Need.UNKNOWN}


def _file_name(school: str, kind: ListKind) -> str:
    name = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in school)
    words = " ".join(f"{_('Partners')} {name} {clock.today().isoformat()}".split())
    return f"{words}.{kind.value}"


# -- tables -------------------------------------------------------------------------------------------------------

Cell = str | int | date


def sheet(listed: Sequence[ListedPartner], rings: Mapping[int, str]) -> list[list[Cell]]:
    """Headings, then one row for each partner. Further people stand in columns with a number."""
    most = max((len(one.people) for one in listed), default=0)
    told = [
        column for column in PERSON_COLUMNS if any(person.get(column.name) for one in listed for person in one.people)
    ]
    used = [column for column in COLUMNS if column.name == "name" or any(column.name in one.values for one in listed)]
    headings: list[Cell] = [_(column.heading) for column in used]
    headings += [f"{_(column.heading)} {number}" for number in range(2, most + 2) for column in told]
    rows = [headings]
    for one in listed:
        row = [_cell(column.name, one.values.get(column.name), rings) for column in used]
        for place in range(most):
            person = one.people[place] if place < len(one.people) else {}
            row += [_cell(column.name, person.get(column.name), rings) for column in told]
        rows.append(row)
    return rows


def _cell(name: str, value: Any, rings: Mapping[int, str]) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return _("ja") if value else ""
        case Need.YES:
            return _("ja")
        case Need.NO:
            return _("nee")
        case int() if name == "ring":
            return rings.get(value, str(value))
        case int() | date():
            return value
    if name == "themes":
        return "; ".join(theme_name(key) for key in split_themes(str(value)))
    return str(value)


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """With semicolons and the mark of UTF-8, so that a Dutch spreadsheet opens it well."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(_words(cell)) for cell in row])
    return made.getvalue().encode("utf-8-sig")


def _words(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def as_xlsx(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Text stays text: no cell of it is ever calculated, also not after someone edits it."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = _("Partners")
    for down, row in enumerate(rows, 1):
        for across, value in enumerate(row, 1):
            if value == "":
                continue
            cell = page.cell(down, across)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                cell.data_type = "s"
                cell.quotePrefix = down > 1 and guarded(value) != value
            else:
                cell.value = value
            cell.alignment = Alignment(vertical="top", wrap_text=down > 1)
            if down == 1:
                cell.font = Font(bold=True)
    for across, heading in enumerate(rows[0], 1):
        longest = max((len(str(row[across - 1])) for row in rows[1:60]), default=0)
        page.column_dimensions[get_column_letter(across)].width = max(len(str(heading)) + 2, min(longest + 2, 44))
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    book.properties.creator, book.properties.created = "Rondom", clock.now().replace(tzinfo=None)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
