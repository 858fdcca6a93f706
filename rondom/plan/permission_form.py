"""The form that asks for permission, as values: for one outside partner and one purpose, with a line for everyone who decides.

What a form must tell follows from AVG art. 4.11, 7 and 13: who gets what, for which purpose, until when, that one may say no,
and that a yes can be taken back as easily as it was given. Who decides is the rule of `rondom.privacy.rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from rondom.dossier.model import Caregiver
from rondom.dossier.queries import CaregiverRow, caregiver_rows
from rondom.language import _, folded
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.data_kinds import HEALTH, HOME, SCHOOL, WELLBEING
from rondom.meetings.detail import MeetingDetail, day_of
from rondom.plan import reading as r
from rondom.plan.facts import address_of, group_words
from rondom.plan.preparing import inviter
from rondom.privacy.actions import ask_consent
from rondom.privacy.queries import ConsentRow, child_facts, consent_rows
from rondom.privacy.rules import BY_PUPIL, Decider, LightStatus, Phase, ReaderKind, deciders, phase
from rondom.school.queries import school_facts
from rondom.vault.base import columns
from rondom.vault.store import Session

USUAL_KINDS = (SCHOOL, WELLBEING)
"""What is asked for when nobody chose: not more than a talk about school needs."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Someone whose yes is needed."""

    key: str
    """Id of the caregiver, or BY_PUPIL."""
    name: str
    relation: str = ""

    @property
    def is_pupil(self) -> bool:
        return self.key == BY_PUPIL


@dataclass(frozen=True, slots=True)
class PermissionForm:
    """One paper. `copy_for` is who gets it; empty: all who sign put their name on the same paper."""

    child: r.Child
    school: str
    place: str
    made_on: date
    recipient: str
    role: str
    organisation: str
    purpose: str
    kinds: tuple[str, ...]
    until: date | None
    signers: tuple[Signer, ...]
    others: int = 0
    """How many more people decide, who sign a paper of their own."""
    address: r.FormOfAddress = r.FormOfAddress.FORMAL
    pupil_decides: bool = False
    """The pupil of 16 or older decides, and is spoken to."""
    pupil_agrees: bool = False
    """From 12 to 16 the child decides along with the parents."""
    contact: str = ""
    copy_for: str = ""
    shared_on: date | None = None
    """The day of the meeting: who decides then is asked now."""

    @property
    def who(self) -> str:
        """Hatice Kievit (gezinscoach, Stichting Kantel)"""
        more = ", ".join(part for part in (self.role, self.organisation) if part)
        return f"{self.recipient} ({more})" if more and self.recipient else self.recipient or more


def permission_forms(session: Session, detail: MeetingDetail, today: date) -> tuple[PermissionForm, ...]:
    """A form for every outside partner at the table who may not read along yet; nobody is asked again who said no.

    Parents who do not want to sit at one table each get a paper of their own. Empty when nobody can decide.
    """
    head = detail.head
    on = day_of(head, today)
    caregivers = caregiver_rows(session, head.pupil_id)
    signers = _signers(deciders(child_facts(session, head.pupil_id), on), caregivers, detail)
    if not signers:
        return ()
    asked = consent_rows(session, head.pupil_id, on)
    forms = [_form(session, detail, one, signers, asked, today) for one in detail.at_table if _to_ask(one)]
    if not _apart(session, head.pupil_id, detail):
        return tuple(forms)
    return tuple(own for form in forms for own in copies(form))


def copies(form: PermissionForm) -> tuple[PermissionForm, ...]:
    """The same form for each who decides, with a line for that person only."""
    more = len(form.signers) - 1
    return tuple(replace(form, signers=(one,), others=more, copy_for=one.name) for one in form.signers)


def languages_of(session: Session, pupil_id: str) -> dict[str, str]:
    """What everyone who cares for the child speaks, as the dossier says it, by id."""
    return {one.id: one.language for one in caregiver_rows(session, pupil_id)}


def spoken_by(form: PermissionForm, speaking: Mapping[str, str]) -> str:
    """What is spoken beside Dutch by who signs: the others read the Dutch that stands there too. Empty when it is nothing, or
    more than one language. `speaking` is by id, see `languages_of`.
    """
    said = {folded(found): found for one in form.signers if (found := speaking.get(one.key, ""))}
    said.pop(folded(_("Nederlands")), None)
    return said.popitem()[1] if len(said) == 1 else ""


def write_down_asked(session: Session, pupil_id: str, form: PermissionForm, today: date) -> list[str]:
    """Everyone who decides was asked, on paper. Returns the new ids; who was asked before gets no second question.

    Raises UserProblem "consent-nobody-decides".
    """
    return ask_consent(
        session,
        pupil_id,
        form.recipient,
        form.purpose,
        today,
        form.organisation,
        form.kinds,
        form.until,
        form.shared_on,
    )


def _to_ask(one: AttendeeRow) -> bool:
    if one.reader_kind is not ReaderKind.OUTSIDER or one.interprets or not one.name.strip():
        return False
    return one.light.status in (LightStatus.ASK_FIRST, LightStatus.PARTLY)


def _signers(needed: tuple[Decider, ...], caregivers: list[CaregiverRow], detail: MeetingDetail) -> tuple[Signer, ...]:
    known = {one.id: one for one in caregivers}
    made = []
    for who in needed:
        if who.key == BY_PUPIL:
            made.append(Signer(who.key, detail.pupil.name))
        else:
            made.append(Signer(who.key, known[who.key].name or who.name, known[who.key].relation))
    return tuple(made)


def _apart(session: Session, pupil_id: str, detail: MeetingDetail) -> bool:
    """Whether one of the parents does not want to sit at one table: then not on one paper either."""
    c = columns(Caregiver)
    wishes = session.execute(select(c.id).where(c.pupil_id == pupil_id, c.apart.is_(True), c.deceased.is_(False)))
    return bool(detail.sittings) or wishes.first() is not None


def _form(
    session: Session,
    detail: MeetingDetail,
    one: AttendeeRow,
    signers: tuple[Signer, ...],
    asked: list[ConsentRow],
    today: date,
) -> PermissionForm:
    head, pupil, school = detail.head, detail.pupil, school_facts(session)
    known = next((row for row in reversed(asked) if folded(row.recipient) == folded(one.name)), None)
    name, number = inviter(session, detail)
    on = day_of(head, today)
    now, until = phase(pupil.birth_date, on), known.valid_until if known else None
    return PermissionForm(
        child=r.Child(pupil.first_name, pupil.name, pupil.birth_date, group_words(pupil)),
        school=school.name,
        place=school.place,
        made_on=today,
        recipient=one.name,
        role=one.role,
        organisation=known.organisation if known else "",
        purpose=(known.purpose if known else "") or _("Overleg over {child}").format(child=pupil.first_name),
        kinds=(known.data_kinds if known else ()) or USUAL_KINDS,
        until=until if until and until >= on else end_of_school_year(on),
        signers=signers,
        address=address_of(school),
        pupil_decides=now is Phase.PUPIL,
        pupil_agrees=now is Phase.PARENTS_AND_PUPIL,
        contact=", ".join(part for part in (name, number) if part),
        shared_on=on,
    )


def end_of_school_year(on: date) -> date:
    """31 July; from May on that of the next year."""
    return date(on.year + (on.month >= 5), 7, 31)


KIND_WORDS = {
    SCHOOL: _("hoe het gaat met leren en in de klas"),
    WELLBEING: _("hoe {child} zich voelt"),
    HOME: _("hoe het thuis gaat"),
    HEALTH: _("gezondheid"),
}
"""What a kind of data is, in plain words. {child} stands where the first name comes."""


def kind_words(form: PermissionForm) -> tuple[str, ...]:
    """The kinds of data of this form, as a parent would say them; a kind the school thought of itself stays as it is."""
    child = form.child.first_name or _("uw kind")
    return tuple(KIND_WORDS[one].format(child=child) if one in KIND_WORDS else one for one in form.kinds)
