"""The driehoek and other meetings: preparation, agenda, what everyone said, goals, agreements, closing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import NaiveDatetime
from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data, Row
from rondom.vault.fields import Line, Text, choice


class MeetingKind(StrEnum):
    TRIAD = "triad"
    CONFERENCE = "case_conference"
    CHILD_TALK = "child_talk"
    REVIEW = "review"
    CALL = "call"
    """A phone call: why, and what was said, in two lines."""


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
    timed: bool = Field(default=True, sa_column_kwargs={"server_default": "1"})
    """False: only the day is known; `starts_at` is its midnight."""
    called: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """What a school calls this kind itself ("Startgesprek"), from its own template; empty: as its kind is called."""
    article: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """de or het, with `called`."""
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
    voice_declined: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    """The child was asked, and did not want to say anything this time. To be heard is a right, no duty."""
    summary: Text = Field(default="", sa_column_kwargs={"server_default": ""})
    """What was said in a phone call."""
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


class SittingData(Data):
    title: Line = ""
    """Met moeder."""
    starts_at: NaiveDatetime | None = None
    """Local time of the school, without zone."""
    room: Line = ""
    state: MeetingState = choice(MeetingState.PLANNED)
    position: int = 0


class Sitting(SittingData, OfMeeting, table=True):
    """One of several talks that make one plan: parents who do not want to sit at one table each have their own.

    A meeting without sittings is one talk with everybody.
    """

    DATA: ClassVar[type[Data]] = SittingData


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
    came_at: NaiveDatetime | None = None
    """Who came later than the start."""
    left_at: NaiveDatetime | None = None
    """Who went before the end."""
    interprets: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """The language this person interprets; empty for everybody else."""
    gets: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """What of the plan this person gets: all, agreements or nothing; empty: as the permission light says."""
    position: int = 0


class Attendee(AttendeeData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = AttendeeData

    caregiver_id: str | None = Field(default=None, foreign_key="caregiver.id", ondelete="SET NULL")
    contact_id: str | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL")
    partner_id: str | None = Field(default=None, foreign_key="partner.id", ondelete="SET NULL")
    consent_id: str | None = Field(default=None, foreign_key="consent.id", ondelete="SET NULL")
    sitting_id: str | None = Field(default=None, foreign_key="sitting.id", ondelete="SET NULL", index=True)
    """The talk this person comes to; None: to all of them."""


class SignatureWay(StrEnum):
    PAPER = "paper"
    SCREEN = "screen"


class SignatureData(Data):
    version: int = Field(default=1, ge=1)
    """Of the plan that was signed."""
    way: SignatureWay = choice(SignatureWay.PAPER)
    signed_on: date
    strokes: Text = ""
    """What was drawn on the screen, as JSON: lists of points from 0 to 1. Never how fast or how hard: that is nobody's business."""


class Signature(SignatureData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = SignatureData

    attendee_id: str = Field(foreign_key="attendee.id", ondelete="CASCADE", index=True)


class ReservationData(Data):
    about: Line = ""
    """The words of the point as they were then."""
    reason: Text = ""


class Reservation(ReservationData, OfMeeting, table=True):
    """Voorbehoud: the one point someone does not agree with, who agrees with all the rest."""

    DATA: ClassVar[type[Data]] = ReservationData

    attendee_id: str = Field(foreign_key="attendee.id", ondelete="CASCADE", index=True)
    goal_id: str | None = Field(default=None, foreign_key="goal.id", ondelete="SET NULL")
    agreement_id: str | None = Field(default=None, foreign_key="agreement.id", ondelete="SET NULL")


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
    data_kind: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """Which kind of data it is, when someone chose: school, welbevinden, thuis, gezondheid. Empty: as who said it tells."""
    position: int = 0


class Contribution(ContributionData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = ContributionData

    sitting_id: str | None = Field(default=None, foreign_key="sitting.id", ondelete="SET NULL", index=True)
    """In which of several talks it was said."""


class RecognitionData(Data):
    answer: Recognised = choice(Recognised.UNKNOWN)
    note: Line = ""


class Recognition(RecognitionData, OfMeeting, table=True):
    """Whether one person at the table sees this concern too. Each for themselves: the answers are never merged."""

    DATA: ClassVar[type[Data]] = RecognitionData

    contribution_id: str = Field(foreign_key="contribution.id", ondelete="CASCADE", index=True)
    attendee_id: str = Field(foreign_key="attendee.id", ondelete="CASCADE", index=True)


class GoalData(Data):
    text: Text = ""
    now: Line = ""
    then: Line = ""
    sign: Text = ""
    """Hoe merken we het."""
    setting: Line = ""
    """thuis, school, vrije tijd"""
    until: date | None = None
    level_part: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """What a step on the way looks like: -1, between `now` (-2) and `then` (0)."""
    level_more: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """+1: more than was hoped."""
    level_most: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """+2: much more than was hoped."""
    position: int = 0


class Goal(GoalData, OfMeeting, table=True):
    DATA: ClassVar[type[Data]] = GoalData

    from_goal_id: str | None = Field(default=None, foreign_key="goal.id", ondelete="SET NULL", index=True)
    """The goal of an earlier meeting that this one goes on with."""


class NextForGoal(StrEnum):
    """What happens with a goal after looking back on it."""

    UNDECIDED = "undecided"
    REACHED = "reached"
    GO_ON = "go_on"
    CHANGE = "change"
    STOP = "stop"


class GoalOutcomeData(Data):
    worked: Text = ""
    hindered: Text = ""
    next: NextForGoal = choice(NextForGoal.UNDECIDED)
    next_words: Text = ""


class GoalOutcome(GoalOutcomeData, OfMeeting, table=True):
    """Looking back on one goal, at the meeting `meeting_id`: what worked, what was in the way, what now."""

    __tablename__ = "goal_outcome"
    DATA: ClassVar[type[Data]] = GoalOutcomeData

    goal_id: str = Field(foreign_key="goal.id", ondelete="CASCADE", index=True)


class GoalScoreData(Data):
    perspective: Line = "school"
    said_by: Line = ""
    score: int | None = Field(default=None, ge=-2, le=2)
    """Goal attainment: -2 as it was, -1 a step on the way, 0 as was hoped, +1 more, +2 much more; None: does not know."""
    note: Line = ""
    position: int = 0


class GoalScore(GoalScoreData, OfMeeting, table=True):
    """How far one person finds that a goal was reached, at the meeting `meeting_id`. The scores are never averaged."""

    __tablename__ = "goal_score"
    DATA: ClassVar[type[Data]] = GoalScoreData

    goal_id: str = Field(foreign_key="goal.id", ondelete="CASCADE", index=True)
    attendee_id: str | None = Field(default=None, foreign_key="attendee.id", ondelete="SET NULL")


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


class AgreementMoveData(Data):
    moved_on: date
    from_said: Line = ""
    from_on: date | None = None
    to_said: Line = ""
    to_on: date | None = None
    reason: Text = ""


class AgreementMove(AgreementMoveData, OfPupil, table=True):
    """An agreement got another moment, and why. So that nobody wonders later how often that was."""

    __tablename__ = "agreement_move"
    DATA: ClassVar[type[Data]] = AgreementMoveData

    agreement_id: str = Field(foreign_key="agreement.id", ondelete="CASCADE", index=True)


class MeetingTemplateData(Data):
    name: Line = ""
    article: Line = "het"
    kind: MeetingKind = choice(MeetingKind.TRIAD)
    """The kind it behaves as."""
    minutes: int = Field(default=50, ge=5, le=480)
    invites: Line = ""
    """Sides of the table that are proposed, joined by a comma."""
    position: int = 0


class MeetingTemplate(MeetingTemplateData, Row, table=True):
    """An agenda that the school made itself, to start meetings with."""

    __tablename__ = "meeting_template"
    DATA: ClassVar[type[Data]] = MeetingTemplateData


class MeetingTemplateStepData(Data):
    key: Line = ""
    title: Line = ""
    """{child} stands where the first name comes."""
    lead: Line = ""
    """chair, parent, child, all, each; or words of the school's own."""
    minutes: int = Field(default=5, ge=0, le=240)
    position: int = 0


class MeetingTemplateStep(MeetingTemplateStepData, Row, table=True):
    __tablename__ = "meeting_template_step"
    DATA: ClassVar[type[Data]] = MeetingTemplateStepData

    template_id: str = Field(foreign_key="meeting_template.id", ondelete="CASCADE", index=True)
