"""An OPP as values for one page, and who gets which part of it: a light per reader and per part, with the reason.

The lights are those of the timeline: both concern the whole child, not one meeting. What may not go is left out whole; the
paper says that something is missing, never what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rondom.dossier.queries import caregiver_rows, pupil_head
from rondom.language import _, folded
from rondom.meetings.data_kinds import HOME, SCHOOL, WELLBEING
from rondom.plan.development_fields import HANDELINGSDEEL, DevelopmentRow, agreed_names, changed_since, signers
from rondom.plan.development_plan import development_row, development_rows, words_mark
from rondom.plan.facts import address_lines, address_of, group_words
from rondom.plan.reading import Child, FormOfAddress, Perspective
from rondom.plan.sharing import GUARDED, PartRow, PlanReader, by_permission, part_light
from rondom.plan.timeline_sharing import timeline_readers
from rondom.privacy.lights import narrowest
from rondom.privacy.queries import child_facts, data_kinds_for
from rondom.privacy.rules import ReaderKind
from rondom.school.queries import school_facts
from rondom.vault.store import Session

_ROWS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "outcome": (("destination", "grounds", "evaluation"), (SCHOOL,)),
    "factors": (("enabling", "hindering", "needs"), GUARDED),
    "support": (("support", "deviation", "agreed"), ("",)),
    "voice": (("child_view",), (WELLBEING,)),
    "parents": (("parents_view",), (HOME,)),
}
"""Key of a row of the share assistant: its parts, and the kinds of data they are. Factors can be about home and about an illness, so
both have to be permitted; the handelingsdeel belongs to the task of everyone who may read at all."""
_NOTHING: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
"""Of a row that is no part of this document: one's own address on the copy."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Someone whose signature belongs under it."""

    name: str
    role: str = ""
    perspective: Perspective = Perspective.PARENT
    agreed: bool = False
    """Said yes to the handelingsdeel, as it was filled in."""


@dataclass(frozen=True, slots=True)
class DevelopmentPart:
    """One part with its words. `title` is that of the law, `plain` that of the parents."""

    key: str
    title: str
    plain: str
    text: str
    must: bool = False


@dataclass(frozen=True, slots=True)
class DevelopmentReading:
    """One OPP for one reader. Everything may be empty except the child and the school."""

    child: Child
    school: str
    number: int
    fixed: bool
    made_on: date
    parts: tuple[DevelopmentPart, ...] = ()
    address: FormOfAddress = FormOfAddress.FORMAL
    support_from: date | None = None
    child_heard_on: date | None = None
    consulted_on: date | None = None
    agreed_on: date | None = None
    agreed_by: tuple[str, ...] = ()
    review_on: date | None = None
    signers: tuple[Signer, ...] = ()
    changed: tuple[str, ...] = ()
    """Keys of the parts that say something else than the version before."""
    mark: str = ""
    """Tells one text from another: see `development_plan.words_mark`. Of a draft empty."""
    copy_for: str = ""
    readers: str = ""
    retention: str = ""
    omitted: frozenset[str] = frozenset()
    """Keys of the parts that this reader does not get."""
    address_block: tuple[str, ...] = ()
    """Name and address of who gets this copy, a line each."""
    school_address: tuple[str, ...] = ()
    """Where the school gets its post, a line each."""
    apart: bool = False
    """Only the handelingsdeel, on a sheet of its own to sign."""

    def part(self, key: str) -> DevelopmentPart | None:
        """None when this version has no such part, or this reader does not get it."""
        return next((one for one in self.parts if one.key == key), None)


def development_reading(session: Session, plan_id: str, pupil_id: str, today: date) -> DevelopmentReading:
    """The whole plan, for nobody in particular yet. Raises UserProblem "gone"."""
    one = development_row(session, plan_id)
    pupil, school = pupil_head(session, pupil_id, today), school_facts(session)
    return DevelopmentReading(
        child=Child(pupil.first_name, pupil.name, pupil.birth_date, group_words(pupil)),
        school=school.name,
        number=one.number,
        fixed=one.fixed,
        made_on=one.made_on,
        parts=tuple(
            DevelopmentPart(
                part.key, part.titled(pupil.first_name), part.plainly(pupil.first_name), one.text(part.key), part.must
            )
            for part in one.parts
        ),
        address=address_of(school),
        support_from=one.support_from,
        child_heard_on=one.child_heard_on,
        consulted_on=one.consulted_on,
        agreed_on=one.agreed_on,
        agreed_by=agreed_names(one.agreed_by),
        review_on=one.review_on,
        signers=tuple(_signers(session, pupil_id, one, today)),
        changed=changed_since(one, _former(session, pupil_id, one)),
        mark=words_mark(one) if one.fixed else "",
        readers=_("Voor school en ouders."),
        school_address=address_lines(school.postal_address),
        retention=_("Bewaren tot {n} jaar na vertrek.").format(n=school.retention_years),
    )


def _former(session: Session, pupil_id: str, one: DevelopmentRow) -> DevelopmentRow | None:
    return next((row for row in development_rows(session, pupil_id) if row.number < one.number and row.fixed), None)


def _signers(session: Session, pupil_id: str, one: DevelopmentRow, today: date) -> list[Signer]:
    """Who holds gezag by name and relation; of age the pupil. Not known: nobody, and the page leaves lines to fill in.

    Of a fixed version those who agreed: who gets gezag later did not sign this one.
    """
    child = child_facts(session, pupil_id)
    said = set(map(folded, agreed_names(one.agreed_by)))
    roles = {folded(each.name): each.relation for each in caregiver_rows(session, pupil_id)}
    return [
        Signer(
            name,
            roles.get(folded(name), ""),
            Perspective.CHILD if folded(name) == folded(child.said) else Perspective.PARENT,
            folded(name) in said and one.agreed_on is not None,
        )
        for name in (agreed_names(one.agreed_by) if one.fixed else signers(child, one.agreed_on or today))
    ]


def newest_reading(session: Session, pupil_id: str, today: date) -> DevelopmentReading | None:
    """Of the newest version; None when there is none."""
    rows = development_rows(session, pupil_id)
    return development_reading(session, rows[0].id, pupil_id, today) if rows else None


# -- who gets what --------------------------------------------------------------------------------------------


def development_readers(session: Session, pupil_id: str, today: date) -> list[PlanReader]:
    """Parents, the child, then everyone around it; own staff last."""
    return timeline_readers(session, pupil_id, today)


def development_parts(session: Session, pupil_id: str, reader: PlanReader, today: date) -> list[PartRow]:
    """What of the plan may go to this reader, row by row."""
    kinds = data_kinds_for(session, pupil_id, reader.name, today, reader.purpose) if by_permission(reader) else ()
    name = pupil_head(session, pupil_id, today).first_name
    titles = {
        "outcome": _("Uitstroombestemming en onderbouwing"),
        "factors": _("Wat helpt, wat moeilijk is, wat nodig is"),
        "support": _("Handelingsdeel en akkoord"),
        "voice": _("Mening van {child}").format(child=name),
        "parents": _("Mening van ouders"),
    }
    return [
        PartRow(key, titles[key], frozenset(), narrowest([part_light(reader, kind, kinds) for kind in needed]))
        for key, (_parts, needed) in _ROWS.items()
    ]


def handelingsdeel_of(reading: DevelopmentReading) -> DevelopmentReading:
    """Only what the parents agree with, to be signed apart from the rest. What was left out of the rest is not missing here."""
    kept = tuple(one for one in reading.parts if one.key in HANDELINGSDEEL)
    return replace(reading, parts=kept, omitted=reading.omitted & {*HANDELINGSDEEL, "agreed"}, apart=True)


def _readers(reader: PlanReader) -> str:
    """For the foot of a copy: school and parents, and who else gets this one."""
    if reader.kind in (ReaderKind.CAREGIVER, ReaderKind.STAFF):
        return _("Voor school en ouders.")
    return _("Voor school, ouders en {name}.").replace("{name}", reader.name)


def development_for(reading: DevelopmentReading, reader: PlanReader, rows: Iterable[PartRow]) -> DevelopmentReading:
    """The copy of one reader: their name on it, without what may not go. A part that was empty is not called missing."""
    away = {key for row in rows if not row.goes for key in _ROWS.get(row.key, _NOTHING)[0]}
    filled = {one.key for one in reading.parts if one.key in away and one.text.strip()}
    if "agreed" in away and (reading.agreed_by or reading.agreed_on):
        filled.add("agreed")
    made = replace(reading, copy_for=reader.name, omitted=reading.omitted | filled, readers=_readers(reader))
    made = replace(made, parts=tuple(one for one in reading.parts if one.key not in away))
    if reader.kind is ReaderKind.PUPIL:
        made = replace(made, address=FormOfAddress.INFORMAL)
    if "agreed" in away:
        made = replace(made, signers=(), agreed_by=(), agreed_on=None)
    return made if "parents_view" not in away else replace(made, consulted_on=None)
