"""What the tab with meetings asks the vault, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.meetings.attendees import InviteRow, invitable
from rondom.meetings.detail import MeetingDetail, day_of, meeting_detail
from rondom.privacy.queries import ConsentRow, child_facts, consent_rows
from rondom.privacy.rules import who_decides
from rondom.vault.vault import Session


@dataclass(frozen=True, slots=True)
class PrepareFacts:
    """One meeting and what is needed to prepare it."""

    detail: MeetingDetail
    guests: tuple[InviteRow, ...]
    """Who could still be invited."""
    consents: tuple[ConsentRow, ...]
    decides: str
    """Who decides about sharing, in a sentence."""
    today: date


def prepare_facts(session: Session, meeting_id: str, today: date) -> PrepareFacts:
    """Raises UserProblem "gone" when there is no such meeting."""
    detail = meeting_detail(session, meeting_id, today)
    on, pupil = day_of(detail.head, today), detail.head.pupil_id
    return PrepareFacts(
        detail=detail,
        guests=tuple(invitable(session, pupil, [one.name for one in detail.attendees], on)),
        consents=tuple(consent_rows(session, pupil, on)),
        decides=who_decides(child_facts(session, pupil), on),
        today=today,
    )
