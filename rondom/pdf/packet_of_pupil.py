"""All papers for the next meeting of one child, for who prints without windows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.dossier.finding import pupil_called
from rondom.errors import UserProblem
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import MeetingState
from rondom.meetings.queries import meeting_rows
from rondom.pdf.meeting_papers import paper_pdf
from rondom.pdf.print_as import PrintAs
from rondom.pdf.tongues import tongue_of
from rondom.plan.packet import Wanted, file_names, packet, reading_for
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class PupilPacket:
    """`papers` are what was asked for, the name of its file, and the PDF."""

    detail: MeetingDetail
    papers: tuple[tuple[Wanted, str, bytes], ...]


def pupil_packet(session: Session, name: str, today: date, large: bool = False) -> PupilPacket:
    """The proposed papers for the first meeting that is still to come, with the fixed words in the language of each parent too.

    Raises UserProblem "pupil-not-found", "pupil-ambiguous" or "meeting-missing".
    """
    pupil_id = pupil_called(session, name).id
    coming = [
        row.meeting
        for row in meeting_rows(session, pupil_id)
        if row.meeting.state in (MeetingState.PLANNED, MeetingState.ONGOING)
    ]
    if not coming:
        raise UserProblem("meeting-missing")
    first = min(coming, key=lambda one: (str(one.starts_at or "9999"), one.id))
    detail = meeting_detail(session, first.id, today)
    wanted = [one for one in packet(session, detail, today) if one.proposed]
    made = [
        paper_pdf(one, reading_for(session, detail, one, today), PrintAs(large, tongue_of(one.speaks)))
        for one in wanted
    ]
    return PupilPacket(detail, tuple(zip(wanted, file_names(detail, wanted), made, strict=True)))
