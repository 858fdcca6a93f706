"""Who met whom: the last day on which two on the map sat at one table. From meetings that were held."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations

from sqlalchemy import select

from rondom.language import folded
from rondom.meetings.attendees import AWAY
from rondom.meetings.model import Attendee, Meeting, MeetingKind, MeetingState
from rondom.support_map.model import Partner, PartnerPerson
from rondom.vault.base import columns
from rondom.vault.store import Session


def last_contacts(session: Session) -> dict[tuple[str, str], date]:
    """The last meeting at which two cards sat, by their ids, the smaller one first.

    Someone is known by the card that was invited, else by name; who stands on two cards met with both. Only meetings
    that were closed count, and only who was not away. It tells the day, and never about which child it was.
    """
    met: dict[tuple[str, str], date] = {}
    for day, there in _tables(session):
        for pair in combinations(sorted(there), 2):
            met[pair] = max(day, met.get(pair, day))
    return met


def _tables(session: Session) -> list[tuple[date, set[str]]]:
    a, m, by_name = columns(Attendee), columns(Meeting), _cards_by_name(session)
    query = (
        select(a.meeting_id, m.starts_at, m.closed_on, a.partner_id, a.name)
        .join(Meeting, a.meeting_id == m.id)
        .where(m.state == MeetingState.CLOSED.value, m.kind != MeetingKind.CALL.value)
        .where(a.attendance.not_in([one.value for one in AWAY]))
    )
    days: dict[str, date] = {}
    there = defaultdict[str, set[str]](set)
    for meeting, starts, closed, partner, name in session.execute(query):
        day = starts.date() if starts else closed
        if day:
            days[meeting] = day
            there[meeting] |= {partner} if partner else by_name.get(folded(name), set())
    return [(days[meeting], cards) for meeting, cards in there.items() if len(cards) > 1]


def _cards_by_name(session: Session) -> dict[str, set[str]]:
    """The cards on which someone with this name stands."""
    p, person = columns(Partner), columns(PartnerPerson)
    found = defaultdict[str, set[str]](set)
    for query in (select(p.id, p.person), select(person.partner_id, person.name)):
        for card, name in session.execute(query):
            found[folded(name)].add(card)
    found.pop("", None)
    return found
