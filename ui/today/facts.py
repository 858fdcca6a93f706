"""What Vandaag tells, from all rooms, in one look at the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.dossier.queries import turning_points, without_custody_known
from rondom.meetings.agreements import AgreementRow, open_agreements
from rondom.meetings.attention import Notice, notices
from rondom.meetings.queries import ComingMeeting, coming_meetings, held_on
from rondom.meetings.reviews import ReviewRow, last_plans, reviews_of
from rondom.meetings.unfinished import unfinished
from rondom.plan.development_attention import development_notices
from rondom.privacy.after_printing import papers_out_everywhere
from rondom.privacy.queries import ending_consents
from rondom.privacy.retention import due
from rondom.privacy.unanswered import unanswered
from rondom.vault.backups import LastBackup as LastBackup
from rondom.vault.backups import last_backup as last_backup
from rondom.vault.vault import Session

AHEAD = 14
"""Days of meetings to show."""
BIRTHDAYS_AHEAD = 31
"""Days before a birthday that changes who decides."""


@dataclass(frozen=True, slots=True)
class TodayFacts:
    meetings: tuple[ComingMeeting, ...]
    held: int
    """Meetings of today that are closed."""
    agreements: tuple[AgreementRow, ...]
    reviews: tuple[ReviewRow, ...]
    notices: tuple[Notice, ...]


def today_facts(session: Session, today: date) -> TodayFacts:
    plans = last_plans(session, today)
    return TodayFacts(
        meetings=tuple(coming_meetings(session, today, AHEAD)),
        held=held_on(session, today),
        agreements=tuple(open_agreements(session, today)),
        reviews=tuple(reviews_of(plans, today)),
        notices=notices(
            today,
            papers=papers_out_everywhere(session, today),
            consents=ending_consents(session, today),
            birthdays=turning_points(session, today, BIRTHDAYS_AHEAD),
            plans=plans,
            custody_unknown=without_custody_known(session),
            kept_long_enough=due(session, today),
            silent=unanswered(session, today),
            left_open=unfinished(session, today),
            development=development_notices(session, today),
        ),
    )
