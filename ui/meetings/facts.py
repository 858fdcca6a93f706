"""What the tab with meetings asks the vault, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.dossier.names import short_name
from rondom.dossier.queries import caregiver_rows
from rondom.meetings.attendees import InviteRow, invitable
from rondom.meetings.date_remarks import Remark, date_remarks
from rondom.meetings.detail import MeetingDetail, day_of, meeting_detail
from rondom.meetings.model import MeetingState
from rondom.meetings.own_templates import OwnTemplate, own_templates
from rondom.meetings.proposing import interpreter
from rondom.meetings.siblings import Sibling, siblings_for
from rondom.meetings.sittings import ProposedTalk, proposed_talks
from rondom.meetings.telling import ToTell, to_tell
from rondom.privacy.queries import ConsentRow, child_facts, consent_rows
from rondom.privacy.rules import ReaderKind, TableRemark, table_remarks, who_decides
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
    remarks: tuple[Remark, ...] = ()
    """About the day."""
    company: tuple[TableRemark, ...] = ()
    """About who comes, by the law."""
    talks: tuple[ProposedTalk, ...] = ()
    """Two talks that are proposed."""
    to_tell: tuple[ToTell, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    own: tuple[OwnTemplate, ...] = ()
    needs_interpreter: tuple[tuple[str, str], ...] = ()
    """Short name and language of a parent who comes and for whom nobody interprets yet."""
    apart: tuple[str, ...] = ()
    """Ids of caregivers who want a talk of their own."""


def prepare_facts(session: Session, meeting_id: str, today: date) -> PrepareFacts:
    """Raises UserProblem "gone" when there is no such meeting."""
    detail = meeting_detail(session, meeting_id, today)
    on, pupil = day_of(detail.head, today), detail.head.pupil_id
    child = child_facts(session, pupil)
    open_ = detail.head.state is MeetingState.PLANNED
    caregivers = caregiver_rows(session, pupil)
    coming = {one.caregiver_id for one in detail.at_table if one.caregiver_id}
    spoken = {one.interprets.casefold() for one in detail.at_table if one.interprets}
    return PrepareFacts(
        detail=detail,
        guests=tuple(invitable(session, pupil, [one.name for one in detail.attendees], on)),
        consents=tuple(consent_rows(session, pupil, on)),
        decides=who_decides(child, on),
        today=today,
        remarks=date_remarks(session, meeting_id, today),
        company=table_remarks(
            child,
            on,
            coming,
            any(one.perspective == "child" for one in detail.at_table),
            any(one.reader_kind is ReaderKind.OUTSIDER for one in detail.at_table),
        )
        if open_
        else (),
        talks=proposed_talks(session, meeting_id) if open_ else (),
        to_tell=to_tell(session, detail.attendees),
        siblings=siblings_for(session, meeting_id) if open_ else (),
        own=own_templates(session),
        needs_interpreter=tuple(
            (short_name(one.name), one.language)
            for one in caregivers
            if open_
            and one.id in coming
            and one.interpreter
            and interpreter(one.language).interprets.casefold() not in spoken
        ),
        apart=tuple(one.id for one in caregivers if one.apart),
    )
