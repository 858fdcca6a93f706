"""The form of one permission of the register, outside a meeting: to ask on paper, or to have it signed once more."""

from __future__ import annotations

from datetime import date

from rondom.dossier.queries import caregiver_rows, contact_rows, pupil_head
from rondom.language import folded
from rondom.plan import reading as r
from rondom.plan.facts import address_of, group_words
from rondom.plan.permission_form import USUAL_KINDS, PermissionForm, Signer, copies, end_of_school_year
from rondom.privacy.queries import ConsentRow, child_facts
from rondom.privacy.rules import BY_PUPIL, Phase, deciders, phase
from rondom.school.queries import school_facts
from rondom.vault.store import Session


def consent_forms(
    session: Session, pupil_id: str, asked: ConsentRow, today: date, by: str = ""
) -> tuple[PermissionForm, ...]:
    """A paper for everyone who decides today; each parent their own when one of them does not want to share one table.

    `by` is who can be asked about it at school. Empty when nobody can decide. Raises UserProblem "gone".
    """
    caregivers = [one for one in caregiver_rows(session, pupil_id) if not one.deceased]
    child, pupil, school = child_facts(session, pupil_id), pupil_head(session, pupil_id, today), school_facts(session)
    known = {one.id: one for one in caregivers}
    signers = tuple(
        Signer(who.key, pupil.name)
        if who.key == BY_PUPIL
        else Signer(who.key, known[who.key].name, known[who.key].relation)
        for who in deciders(child, today)
    )
    if not signers:
        return ()
    now, until = phase(pupil.birth_date, today), asked.valid_until
    roles = {folded(one.name): one.role for one in contact_rows(session, pupil_id)}
    form = PermissionForm(
        child=r.Child(pupil.first_name, pupil.name, pupil.birth_date, group_words(pupil)),
        school=school.name,
        place=school.place,
        made_on=today,
        recipient=asked.recipient,
        role=roles.get(folded(asked.recipient), ""),
        organisation=asked.organisation,
        purpose=asked.purpose,
        kinds=asked.data_kinds or USUAL_KINDS,
        until=until if until and until >= today else end_of_school_year(today),
        signers=signers,
        address=address_of(school),
        pupil_decides=now is Phase.PUPIL,
        pupil_agrees=now is Phase.PARENTS_AND_PUPIL,
        contact=by,
    )
    return copies(form) if any(one.apart for one in caregivers) else (form,)
