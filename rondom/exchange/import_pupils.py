"""From preview to vault: one transaction, only what was ticked, and nothing is ever removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.errors import UserProblem
from rondom.exchange.edex_file import EdexFile, EdexPupil
from rondom.exchange.groups_and_staff import place
from rondom.exchange.hand_work import by_hand
from rondom.exchange.many_rows import insert_many, update_many
from rondom.exchange.matching import FIELDS, compare
from rondom.exchange.preview import (
    NEW,
    Candidate,
    Changed,
    ChangedPupil,
    Choices,
    FieldChange,
    ImportPreview,
    KnownGroup,
    KnownPupil,
    KnownStaff,
)
from rondom.school.model import BaseGroup, School, Staff
from rondom.timeline.school_lane import follow_administration
from rondom.vault.base import Row, columns
from rondom.vault.store import Session

IMPORT_SENTENCE = "Leerlingen ingelezen"
"""The sentence to write under. The journal tells by it what an import filled and what a person typed."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    new: int = 0
    changed: int = 0
    gone: int = 0
    """Put on "van school"."""
    groups: int = 0
    staff: int = 0


def known_pupils(session: Session) -> list[KnownPupil]:
    """Every child in the vault, as the comparison needs it."""
    pupil, group = columns(Pupil), columns(BaseGroup)
    names = ("id", *FIELDS, "left_on")
    rows = session.execute(
        select(*(pupil[name] for name in names), pupil.group_id, group.name.label("group_name")).select_from(
            Pupil.__table__.outerjoin(BaseGroup.__table__, pupil.group_id == group.id)  # type: ignore[attr-defined]  # as in `columns`
        )
    )
    hand = by_hand(session, "pupil", IMPORT_SENTENCE)
    return [
        KnownPupil(
            **{name: getattr(row, name) for name in names},
            group_id=row.group_id or "",
            group=row.group_name or "",
            by_hand=hand.get(row.id, frozenset()),
        )
        for row in rows
    ]


def known_groups(session: Session) -> list[KnownGroup]:
    return _known(session, BaseGroup, KnownGroup, ("id", "name", "year_groups", "teacher", "external_key"))


def known_staff(session: Session) -> list[KnownStaff]:
    return _known(session, Staff, KnownStaff, ("id", "name", "role", "email", "external_key"))


def _known(session: Session, table: type[Row], kind: Any, names: tuple[str, ...]) -> list[Any]:
    hand = by_hand(session, str(table.__tablename__), IMPORT_SENTENCE)
    rows = session.execute(select(*(columns(table)[name] for name in names)))
    return [kind(*row, by_hand=hand.get(row.id, frozenset())) for row in rows]


def preview(session: Session, file: EdexFile) -> ImportPreview:
    """What `file` would change in this vault."""
    brin = session.execute(select(columns(School).brin)).scalar() or ""
    return compare(file, known_pupils(session), known_groups(session), known_staff(session), brin)


def apply(session: Session, preview: ImportPreview, choices: Choices) -> ImportResult:
    """Do what was ticked. Call inside `vault.write(IMPORT_SENTENCE)`; any problem takes all of it back.

    Raises UserProblem "import-outdated" when a child of the preview is no longer there.
    """
    return _Import(session, preview, choices).run()


class _Import:
    def __init__(self, session: Session, preview: ImportPreview, choices: Choices) -> None:
        self.session = session
        self.preview = preview
        self.choices = choices
        self._group_ids = dict(preview.group_ids)

    def run(self) -> ImportResult:
        changes = self._pupil_changes()
        groups = self._make_groups(changes) + self._change(BaseGroup, self.preview.changed_groups, self.choices.groups)
        staff = self._make_staff() + self._change(Staff, self.preview.changed_staff, self.choices.staff)
        new = self._make_pupils()
        values = {id_: self._values(row, ticked) for id_, (row, ticked) in changes.items()}
        changed = update_many(self.session, Pupil, values)
        if new or changed:
            self._note_school()
        return ImportResult(new, changed, self._close(), groups, staff)

    def _note_school(self) -> None:
        """Fill the BRIN when the vault has none, so that a file of another school is noticed next time."""
        brin = self.preview.file.school.brin
        empty = select(columns(School).id).where(columns(School).brin == "")
        update_many(
            self.session, School, {str(id_): {"brin": brin} for id_ in self.session.execute(empty).scalars() if brin}
        )

    def _pupil_changes(self) -> dict[str, tuple[int, tuple[FieldChange, ...]]]:
        """Pupil id → row in the file and what to change: ticked fields, and children recognised by the user."""
        found: dict[str, tuple[int, tuple[FieldChange, ...]]] = {}
        for one in self.preview.changed:
            ticked = _ticked(one, self.choices.changed.get(one.id, frozenset()))
            if ticked:
                found[one.id] = (one.row, ticked)
        for row, candidate in self._recognised():
            if candidate.id in found:
                raise UserProblem("import-same-child-twice")
            found[candidate.id] = (row, tuple(change for change in candidate.changes if change.suggested))
        return found

    def _recognised(self) -> Iterable[tuple[int, Candidate]]:
        for one in self.preview.doubtful:
            answer = self.choices.doubtful.get(one.row, "")
            yield from ((one.row, candidate) for candidate in one.candidates if candidate.id == answer)

    def _new_rows(self) -> list[int]:
        asked = (one.row for one in self.preview.doubtful if self.choices.doubtful.get(one.row) == NEW)
        return [*(one.row for one in self.preview.new if one.row in self.choices.new), *asked]

    def _make_groups(self, changes: Mapping[str, tuple[int, tuple[FieldChange, ...]]]) -> int:
        """Only groups in which a chosen child comes to sit."""
        moved = (row for row, ticked in changes.values() if any(change.field == "group" for change in ticked))
        needed = {place(self._pupil(row)) for row in (*self._new_rows(), *moved)}
        wanted = [group for group in self.preview.new_groups if group.key in needed]
        rows = [
            {
                "name": group.name,
                "year_groups": group.year_groups,
                "teacher": group.teacher,
                "external_key": group.external_key,
            }
            for group in wanted
        ]
        ids = insert_many(self.session, BaseGroup, rows)
        self._group_ids.update(zip((group.key for group in wanted), ids, strict=True))
        return len(ids)

    def _make_staff(self) -> int:
        chosen = [one for one in self.preview.new_staff if one.row in self.choices.new_staff]
        rows = [
            {"name": one.name, "role": one.role, "email": one.email, "external_key": one.external_key} for one in chosen
        ]
        return len(insert_many(self.session, Staff, rows))

    def _make_pupils(self) -> int:
        rows = [self._new_values(self._pupil(row)) for row in self._new_rows()]
        ids = insert_many(self.session, Pupil, rows)
        follow_administration(self.session, ids)
        return len(ids)

    def _new_values(self, pupil: EdexPupil) -> dict[str, Any]:
        values = {name: getattr(pupil, "key" if name == "external_key" else name) for name in FIELDS}
        return {**values, "left_on": pupil.left_on, "group_id": self._group_ids.get(place(pupil))}

    def _values(self, row: int, ticked: Iterable[FieldChange]) -> dict[str, Any]:
        """Columns and values. `group` becomes the id of the group the pupil sits in by the file."""
        values: dict[str, Any] = {change.field: change.new for change in ticked}
        if "group" in values:
            values.pop("group")
            values["group_id"] = self._group_ids.get(place(self._pupil(row)))
        return values

    def _change(self, table: type[Row], lines: Iterable[Changed], choices: Mapping[str, frozenset[str]]) -> int:
        ticked = {line.id: _ticked(line, choices.get(line.id, frozenset())) for line in lines}
        return update_many(
            self.session,
            table,
            {id_: {change.field: change.new for change in changes} for id_, changes in ticked.items() if changes},
        )

    def _close(self) -> int:
        """Put children on "van school". Their dossier stays; the retention clock starts."""
        leaving = {one.id: {"left_on": one.left_on} for one in self.preview.gone if one.id in self.choices.gone}
        gone = update_many(self.session, Pupil, leaving)
        follow_administration(self.session, list(leaving), ends_only=True)
        return gone

    def _pupil(self, row: int) -> EdexPupil:
        return self.preview.file.pupils[row]


def _ticked(line: ChangedPupil | Changed, fields: frozenset[str]) -> tuple[FieldChange, ...]:
    return tuple(change for change in line.changes if change.field in fields)
