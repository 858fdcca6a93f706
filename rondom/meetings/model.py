"""The driehoek and other meetings: preparation, agenda, what everyone said, goals, agreements, closing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import NaiveDatetime
from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data
from rondom.vault.fields import Line, Text, choice


class MeetingKind(StrEnum):
    TRIAD = "triad"
    CONFERENCE = "case_conference"
    CHILD_TALK = "child_talk"
    REVIEW = "review"


class MeetingState(StrEnum):
    PLANNED = "planned"
    ONGOING = "ongoing"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class MeetingData(Data):
    kind: MeetingKind = choice(MeetingKind.TRIAD)
    state: MeetingState = choice(MeetingState.PLANNED)
    title: Line = ""
    starts_at: NaiveDatetime | None = None
    """Local time of the school, without zone: 13.15 uur stays 13.15 uur."""
    minutes: int = Field(default=50, ge=5, le=480)
    room: Line = ""
    purpose: Text = ""
    """"Dit gesprek is geslaagd als …", one sentence."""
    reason: Text = ""
    """Aanleiding en hulpvraag."""
    current_step: int = 0
    voice_words: Text = ""
    voice_how: Line = ""
    voice_by: Line = ""
    voice_on: date | None = None
    voice_audience: Line = ""
    """Wie mag dit horen."""
    voice_followup: Text = ""
    """Wat we ermee doen."""
    voice_told_on: date | None = None
    process_lead: Line = ""
    contact_between: Text = ""
    review_on: date | None = None
    recipients: Text = ""
    closed_on: date | None = None


class Meeting(MeetingData, OfPupil, table=True):
    DATA: ClassVar[type[Data]] = MeetingData

    starts_at: NaiveDatetime | None = Field(default=None, index=True)


class OfMeeting(OfPupil):
    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)


class Attendance(StrEnum):
    INVITED = "invited"
    COMING = "coming"
    NOT_COMING = "not_coming"
    PRESENT = "present"
    ABSENT = "absent"


class Approval(StrEnum):
    NONE = "none"
    AGREED = "agreed"
    SEEN = "seen"
    DISAGREED = "disagreed"


class AttendeeData(Data):
    name: Line = ""
    role: Line = ""
    perspective: Line = "school"
    attendance: Attendance = choice(Attendance.INVITED)
    remark: Line = ""
    approval: Approval = choice(Approval.NONE)
    approval_reason: Text = ""
    position: int = 0


class Attendee(AttendeeData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = AttendeeData

    caregiver_id: str | None = Field(default=None, foreign_key="caregiver.id", ondelete="SET NULL")
    contact_id: str | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL")
    partner_id: str | None = Field(default=None, foreign_key="partner.id", ondelete="SET NULL")
    consent_id: str | None = Field(default=None, foreign_key="consent.id", ondelete="SET NULL")


class StepState(StrEnum):
    TODO = "todo"
    DONE = "done"
    SKIPPED = "skipped"


class AgendaStepData(Data):
    key: Line = ""
    """What the step is for: welcome, purpose, voice, strengths, concerns, wishes, agreements, lead, close; or own."""
    title: Line = ""
    lead: Line = ""
    minutes: int = Field(default=5, ge=0, le=240)
    used_seconds: int = Field(default=0, ge=0)
    state: StepState = choice(StepState.TODO)
    note: Text = ""
    position: int = 0


class AgendaStep(AgendaStepData, OfMeeting, table=True):
    __tablename__ = "agenda_step"
    DATA: ClassVar[type[Data]] = AgendaStepData


class ContributionKind(StrEnum):
    STRENGTH = "strength"
    CONCERN = "concern"
    WISH = "wish"
    ENABLING = "enabling"
    HINDERING = "hindering"
    PARKED = "parked"


class Recognised(StrEnum):
    UNKNOWN = "unknown"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class ContributionData(Data):
    kind: ContributionKind = choice(ContributionKind.STRENGTH)
    perspective: Line = "child"
    said_by: Line = ""
    text: Text = ""
    recognised: Recognised = choice(Recognised.UNKNOWN)
    """For a concern: do the others see it too?"""
    recognised_note: Line = ""
    position: int = 0


class Contribution(ContributionData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = ContributionData


class GoalData(Data):
    text: Text = ""
    now: Line = ""
    then: Line = ""
    sign: Text = ""
    """Hoe merken we het."""
    setting: Line = ""
    """thuis, school, vrije tijd"""
    until: date | None = None
    position: int = 0


class Goal(GoalData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = GoalData


class AgreementState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class AgreementData(Data):
    who: Line = ""
    perspective: Line = "school"
    what: Text = ""
    sign: Text = ""
    due_said: Line = ""
    due_on: date | None = None
    state: AgreementState = choice(AgreementState.OPEN)
    done_on: date | None = None
    reason: Text = ""
    """Why it was dropped or moved."""
    position: int = 0


class Agreement(AgreementData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = AgreementData

    due_on: date | None = Field(default=None, index=True)
