"""What Vandaag tells, from all rooms, in one look at the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rondom.dossier.queries import TurningPoint, turning_points, without_custody_known
from rondom.meetings.queries import AgreementRow, ComingMeeting, coming_meetings, open_agreements
from rondom.meetings.reviews import ReviewRow, open_reviews
from rondom.privacy.queries import EndingConsent, ending_consents
from rondom.vault.vault import Session, Vault

AHEAD = 14
"""Days of meetings to show."""
BIRTHDAYS_AHEAD = 31
"""Days before a birthday that changes who decides."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class TodayFacts:
    meetings: tuple[ComingMeeting, ...]
    agreements: tuple[AgreementRow, ...]
    reviews: tuple[ReviewRow, ...]
    consents: tuple[EndingConsent, ...]
    birthdays: tuple[TurningPoint, ...]
    custody_unknown: tuple[tuple[str, str], ...]


def today_facts(session: Session, today: date) -> TodayFacts:
    return TodayFacts(
        meetings=tuple(coming_meetings(session, today, AHEAD)),
        agreements=tuple(open_agreements(session, today)),
        reviews=tuple(open_reviews(session, today)),
        consents=tuple(ending_consents(session, today)),
        birthdays=tuple(turning_points(session, today, BIRTHDAYS_AHEAD)),
        custody_unknown=tuple(without_custody_known(session)),
    )


def last_backup(vault: Vault) -> LastBackup | None:
    """When the last proven copy was made, and where."""
    at, _bar, place = vault.fact("last_backup").partition("|")
    return LastBackup(datetime.fromisoformat(at).astimezone(), place) if at else None
