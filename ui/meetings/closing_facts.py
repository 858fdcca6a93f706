"""What reading back, signing and who gets the plan ask the vault, beside the meeting itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.collaboration.scores import answered
from rondom.dossier.queries import caregiver_rows
from rondom.meetings.agreements import AgreementRow, agreements_of
from rondom.meetings.detail import meeting_head
from rondom.meetings.last_time import MAKES_PLAN, last_time
from rondom.meetings.looking_back import GoalReview, goal_reviews
from rondom.meetings.reservations import ReservationRow, reservation_rows
from rondom.meetings.signatures import SignatureRow, signature_rows
from rondom.plan.queries import version_now
from rondom.plan.views import ViewRow, view_rows
from rondom.school.queries import school_facts
from rondom.vault.vault import Session


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    version: int = 1
    """The version of the plan that is read back, and signed."""
    signatures: tuple[SignatureRow, ...] = ()
    reservations: tuple[ReservationRow, ...] = ()
    views: tuple[ViewRow, ...] = ()
    """What was added to that version after it was fixed."""
    answered: frozenset[str] = frozenset()
    """Who filled in the short questions. What they filled in never comes here."""
    reviews: tuple[GoalReview, ...] = ()
    running: tuple[AgreementRow, ...] = ()
    """What was agreed before and is still to be done."""
    informal: bool = False
    """The school says je."""
    agreements: tuple[AgreementRow, ...] = ()
    """Of this meeting, whatever became of them."""

    def signed_by(self, attendee_id: str) -> SignatureRow | None:
        return next((one for one in self.signatures if one.attendee_id == attendee_id), None)

    def reserved_by(self, attendee_id: str) -> tuple[ReservationRow, ...]:
        return tuple(one for one in self.reservations if one.attendee_id == attendee_id)


def closing_facts(session: Session, meeting_id: str, today: date) -> ClosingFacts:
    version = version_now(session, meeting_id)
    makes_plan = meeting_head(session, meeting_id).kind in MAKES_PLAN
    return ClosingFacts(
        version,
        tuple(signature_rows(session, meeting_id, version)),
        tuple(reservation_rows(session, meeting_id)),
        tuple(view_rows(session, meeting_id, version)),
        answered(session, meeting_id),
        goal_reviews(session, meeting_id),
        last_time(session, meeting_id, today).open if makes_plan else (),
        school_facts(session).form_of_address == "je",
        agreements_of(session, meeting_id, today),
    )


@dataclass(frozen=True, slots=True)
class LeadFacts:
    region: str = ""
    """Of the school holidays."""
    absent_parents: tuple[tuple[str, str, bool], ...] = ()
    """Name, relation, and gezag, of who cares for the child and was not asked to this table."""


def lead_facts(session: Session, meeting_id: str, known: frozenset[str]) -> LeadFacts:
    """`known` are the ids of caregivers who are at the table."""
    pupil = meeting_head(session, meeting_id).pupil_id
    others = [one for one in caregiver_rows(session, pupil) if not one.deceased and one.id not in known]
    parents = tuple((one.name, one.relation, one.custody.value == "yes") for one in others)
    return LeadFacts(school_facts(session).holiday_region, parents)
