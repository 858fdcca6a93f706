"""The bonds in a kring: between two people around a child, or between someone and the child. One bond per two people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Bond, Calls, Caregiver, Contact, Tie, TieData
from rondom.errors import UserProblem
from rondom.language import _
from rondom.vault.base import columns
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session

CHILD = ""
"""Key of the child itself; the others have the id of the caregiver or of the contact."""
BONDS: dict[Bond, str] = {
    Bond.UNKNOWN: _("niet ingevuld"),
    Bond.SUPPORTIVE: _("steunend"),
    Bond.MIXED: _("wisselend"),
    Bond.STRAINED: _("gespannen"),
    Bond.BROKEN: _("geen contact meer"),
}
"""In the words of the screen; the drawing has a line for each."""
SORE = frozenset({Bond.MIXED, Bond.STRAINED, Bond.BROKEN})
"""What strains."""
_TURNED = {Calls.ONE: Calls.OTHER, Calls.OTHER: Calls.ONE}


@dataclass(frozen=True, slots=True)
class TieRow:
    """A bond as it is known. `one` and `other` are keys; `speaker` is the key of who speaks for the other, None for nobody."""

    id: str
    one: str
    other: str
    bond: Bond = Bond.UNKNOWN
    frequency: str = ""
    calls: Calls = Calls.UNKNOWN
    speaker: str | None = None
    said_by: str = ""

    @property
    def ends(self) -> frozenset[str]:
        return frozenset((self.one, self.other))

    def seen_from(self, key: str) -> TieRow:
        """The same bond with `key` as its `one`."""
        if key != self.other:
            return self
        return replace(self, one=self.other, other=self.one, calls=_TURNED.get(self.calls, self.calls))


# -- reading --------------------------------------------------------------------------------------------------


def tie_rows(session: Session, pupil_id: str) -> tuple[TieRow, ...]:
    """In the order in which they were made."""
    t = columns(Tie)
    chosen = select(
        t.id, t.one_caregiver_id, t.one_contact_id, t.other_caregiver_id, t.other_contact_id, t.bond, t.frequency,
        t.calls, t.speaks_for, t.said_by,
    ).where(t.pupil_id == pupil_id).order_by(t.id)  # fmt: skip
    return tuple(_row(row) for row in session.execute(chosen))


def _row(row: Any) -> TieRow:
    one = row.one_caregiver_id or row.one_contact_id or CHILD
    return TieRow(
        id=row.id,
        one=one,
        other=row.other_caregiver_id or row.other_contact_id or CHILD,
        bond=Bond(row.bond),
        frequency=row.frequency,
        calls=Calls(row.calls),
        speaker=one if row.speaks_for else None,
        said_by=row.said_by,
    )


def ties_of(ties: Iterable[TieRow], key: str) -> tuple[TieRow, ...]:
    """The bonds of one person, each seen from there; the one with the child first."""
    own = [tie.seen_from(key) for tie in ties if key in tie.ends]
    return tuple(sorted(own, key=lambda tie: tie.other != CHILD))


def contacts_only(ties: Iterable[TieRow]) -> tuple[TieRow, ...]:
    """For a paper that others read: who has contact, who calls and who speaks for whom. How it is between people is left
    out of all of them, for a paper without only what strains would tell by its gaps. Nor is told who said it.
    """
    kept = [tie for tie in ties if tie.bond is not Bond.BROKEN]
    return tuple(
        replace(tie, bond=Bond.UNKNOWN, frequency="" if tie.bond in SORE else tie.frequency, said_by="") for tie in kept
    )


# -- words ----------------------------------------------------------------------------------------------------


def tie_words(tie: TieRow, names: Mapping[str, str]) -> str:
    """What is known of a bond: "steunend, elke woensdag, Sanne belt Riet". Empty when nothing is."""
    one, other = names.get(tie.one, ""), names.get(tie.other, "")
    parts = [BONDS[tie.bond] if tie.bond is not Bond.UNKNOWN else "", tie.frequency.strip()]
    match tie.calls:
        case Calls.ONE:
            parts.append(_("{who} belt {whom}").format(who=one, whom=other))
        case Calls.OTHER:
            parts.append(_("{who} belt {whom}").format(who=other, whom=one))
        case Calls.BOTH:
            parts.append(_("ze bellen elkaar"))
    if tie.speaker is not None:
        whom = tie.other if tie.speaker == tie.one else tie.one
        said = _("{who} spreekt voor {whom}").format(who=names.get(tie.speaker, ""), whom=names.get(whom, ""))
        parts.append(said)
    return ", ".join(part for part in parts if part)


# -- doing ----------------------------------------------------------------------------------------------------


def set_tie(session: Session, pupil_id: str, one: str, other: str, **values: Any) -> str:
    """Keep what is known of the bond between two, as seen from `one`; the bond is made when there was none.

    `values` are fields of `TieData`; with `speaks_for` it is `one` who speaks, and False means nobody does. Returns the id.
    Raises UserProblem "tie-same" for someone with itself, "gone" when one of them is not around this child.
    """
    if one == other:
        raise UserProblem("tie-same")
    t = {**_end(session, pupil_id, "one", one), **_end(session, pupil_id, "other", other)}
    known = next((tie for tie in tie_rows(session, pupil_id) if tie.ends == {one, other}), None)
    if known is None:
        return add(session, Tie, TieData(**values), pupil_id=pupil_id, **t)
    if known.one == one:
        change(session, Tie, known.id, values)
    elif known.speaker is None or "speaks_for" in values:
        change(session, Tie, known.id, {"calls": known.seen_from(one).calls, **values, **t})
    else:  # it must go on beginning with who speaks
        calls = values.get("calls")
        turned = {"calls": _TURNED.get(calls, calls)} if calls is not None else {}
        change(session, Tie, known.id, {**values, **turned})
    return known.id


def remove_tie(session: Session, tie_id: str) -> None:
    remove(session, Tie, tie_id)


def _end(session: Session, pupil_id: str, side: str, key: str) -> dict[str, str | None]:
    caregiver, contact = f"{side}_caregiver_id", f"{side}_contact_id"
    if key == CHILD:
        return {caregiver: None, contact: None}
    for name, table in ((caregiver, Caregiver), (contact, Contact)):
        known = columns(table)
        if session.execute(select(known.id).where(known.id == key, known.pupil_id == pupil_id)).first():
            return {caregiver: None, contact: None, name: key}
    raise UserProblem("gone")
