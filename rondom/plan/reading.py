"""Everything a printed page says, as plain values: no tables, no drawing library, quick to import.

The queries of this room fill a `PlanReading` for one reader; `rondom.pdf` prints it and adds nothing of its own. What may not
go to that reader is already left out here: the part is empty and named in `omitted`, so that the page can say that
something is missing without saying what. The enumerations have the same values as those of the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rondom.dossier.names import age_on

if TYPE_CHECKING:
    from rondom.scene import Scene


LATER: dict[str, Any] = {"later": True}
"""Marks a field that is added when a plan is read: what came after it was fixed, and is no part of what was fixed."""


class Audience(StrEnum):
    """For whom a plan is printed: one writing, three readings."""

    PROFESSIONAL = "professional"
    PARENTS = "parents"
    CHILD = "child"


class Perspective(StrEnum):
    """Whose side of the table. Each has its own shape and colour, on screen and on paper."""

    CHILD = "child"
    PARENT = "parent"
    SCHOOL = "school"
    COACH = "coach"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> Perspective:  # noqa: ARG003 - the signature is enum's
        """A side that this version does not know is still a side."""
        return cls.OTHER


class FormOfAddress(StrEnum):
    FORMAL = "u"
    INFORMAL = "je"


class Custody(StrEnum):
    """Gezag. `NONE` is for those to whom the question does not apply."""

    NONE = ""
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Recognised(StrEnum):
    """Do the others see this concern too?"""

    UNKNOWN = "unknown"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Approval(StrEnum):
    NONE = "none"
    AGREED = "agreed"
    SEEN = "seen"
    DISAGREED = "disagreed"


class AgreementState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Part(StrEnum):
    """The parts of a plan that can be left out for a reader."""

    PEOPLE = "people"
    REQUEST = "request"
    VOICE = "voice"
    STRENGTHS = "strengths"
    FACTORS = "factors"
    TIMELINE = "timeline"
    KRING = "kring"
    CONCERNS = "concerns"
    WISHES = "wishes"
    LAST_TIME = "last_time"
    GOALS = "goals"
    AGREEMENTS = "agreements"
    FOLLOW_UP = "follow_up"
    NOTES = "notes"
    PARKED = "parked"
    APPROVALS = "approvals"
    VIEWS = "views"


@dataclass(frozen=True, slots=True)
class Child:
    first_name: str
    full_name: str = ""
    birth_date: date | None = None
    group: str = ""
    """As it is said: "groep 6"."""

    def age(self, on: date) -> int | None:
        """Whole years on that day; None when the birth date is unknown or later."""
        born = self.birth_date
        if born is None or born > on:
            return None
        return age_on(born, on)


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    role: str = ""
    perspective: Perspective = Perspective.OTHER
    custody: Custody = Custody.NONE
    present: bool = True
    remark: str = ""
    came: time | None = None
    """Of who came later than the start."""
    left: time | None = None
    """Of who went before the end."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One of several talks that made one plan."""

    title: str
    on: date | None = None
    people: str = ""
    """Who were there, in words."""


@dataclass(frozen=True, slots=True)
class ChildVoice:
    """The child's own words, and what was done with them."""

    words: str = ""
    how: str = ""
    """How it was asked: "kindgesprek met tekening"."""
    by: str = ""
    on: date | None = None
    what_we_did: str = ""
    told_on: date | None = None
    declined: bool = False
    """The child was asked and did not want to say anything this time."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A strength, a factor or a wish: a text, whose side it comes from, and who said it."""

    text: str
    perspective: Perspective = Perspective.OTHER
    who: str = ""
    kind: str = ""
    """Which kind of data it is: school, welbevinden, thuis, gezondheid. Empty in plans of before."""


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it stands in a table: short, with its side."""

    name: str
    perspective: Perspective = Perspective.OTHER


@dataclass(frozen=True, slots=True)
class PersonView:
    """Whether one person sees a concern too, in their own words. Views stand beside each other and are never merged."""

    name: str
    perspective: Perspective = Perspective.OTHER
    answer: Recognised = Recognised.UNKNOWN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    text: str
    seen_by: tuple[Person, ...] = ()
    recognised: Recognised = Recognised.UNKNOWN
    """What "the others" said together, in older plans."""
    note: str = ""
    views: tuple[PersonView, ...] = ()
    """What each said for themselves."""
    kind: str = ""
    """Which kind of data it is, as of a `Remark`."""


@dataclass(frozen=True, slots=True)
class Goal:
    text: str
    now: str = ""
    then: str = ""
    sign: str = ""
    """Hieraan merken we het."""
    setting: str = ""
    """thuis, op school, in de vrije tijd"""
    until: date | None = None
    part: str = ""
    """A step on the way: -1, between `now` (-2) and `then` (0)."""
    more: str = ""
    """More than was hoped: +1."""
    most: str = ""
    """Much more than was hoped: +2."""


@dataclass(frozen=True, slots=True)
class GoalScore:
    """How far one person finds that a goal was reached, in the words of the scale: "een stap"."""

    name: str
    perspective: Perspective = Perspective.OTHER
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoalReview:
    """Looking back on a goal of an earlier meeting. The scores stand side by side, never added up."""

    text: str
    scores: tuple[GoalScore, ...] = ()
    worked: str = ""
    hindered: str = ""
    next: str = ""
    """In words: "We gaan door"."""
    next_words: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    who: str
    what: str
    perspective: Perspective = Perspective.OTHER
    due_said: str = ""
    """As it was said at the table: "elke vrijdag". Goes before `due`."""
    due: date | None = None
    sign: str = ""
    state: AgreementState = AgreementState.OPEN
    since: str = ""
    """From which earlier meeting it still runs: "Driehoek 2"; empty when it was made at this one."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who looks after the plan, and when all look whether it works."""

    lead: str = ""
    lead_contact: str = ""
    contact_between: str = ""
    evaluation: date | None = None
    evaluation_time: time | None = None
    evaluation_with: str = ""


@dataclass(frozen=True, slots=True)
class PlanNote:
    """What was said in a step that the agenda got of its own: its title, and the words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Recipient:
    name: str
    role: str = ""
    gets: str = "alles"
    """What of the plan: "alles", "de afspraken"."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Voorbehoud: the one point someone does not agree with, in the words it had."""

    about: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PersonApproval:
    name: str
    role: str = ""
    perspective: Perspective = Perspective.OTHER
    approval: Approval = Approval.NONE
    reason: str = ""
    reservations: tuple[Reservation, ...] = ()
    """With AGREED: agrees with all but these."""
    key: str = ""
    """Tells people of one name apart, for what comes later. Never printed."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Someone put a signature under this version. `strokes` are lines of points from 0 to 1; empty when it is on paper."""

    name: str
    on: date
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class StatementOfView:
    """Zienswijze: someone's own text, added to the plan and never edited."""

    who: str
    text: str
    on: date | None = None
    perspective: Perspective = Perspective.OTHER


@dataclass(frozen=True, slots=True)
class Happened:
    """The mini-timeline: the same events as a drawing and as sentences. The sentences are what is kept and read aloud."""

    sentences: tuple[str, ...] = ()
    scene: Scene | None = field(default=None, compare=False)
    """In points, as wide as the page at most. Made by `rondom.timeline.layout`; not part of a kept version."""
    kinds: tuple[str, ...] = ()
    """The kinds of data it takes to read this, see `rondom.meetings.data_kinds`; () of a plan of before, when nobody wrote that down."""


@dataclass(frozen=True, slots=True)
class KringMember:
    """Someone around the child. `circle` names where: "Gezin", "Klas"; `mark` is a key of `rondom.dossier.perspectives`."""

    name: str
    role: str = ""
    circle: str = ""
    mark: str = "other"


@dataclass(frozen=True, slots=True)
class Kring:
    """Who stands around the child and what is known of their bonds, without addresses and numbers."""

    members: tuple[KringMember, ...] = ()
    bonds: tuple[str, ...] = ()
    """A sentence each: "Riet en Mees: steunend, elke woensdag"."""
    scene: Scene | None = field(default=None, compare=False)
    """In points. Made by `rondom.support_map.kring_scene`; not part of a kept version."""
    legend: Scene | None = field(default=None, compare=False)
    """What its lines say."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of the child. `content` are the bytes of a picture made in `rondom.dossier.pictures`."""

    content: bytes
    title: str = ""
    """What it shows, for who cannot see it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Which drawing belongs to a plan: the fingerprint of its bytes, and what it was called then."""

    sha256: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PlanReading:
    """One plan for one reader. Everything may be empty except the child and the school."""

    child: Child
    school: str
    made_on: date
    version: int = 1
    version_reason: str = ""
    """Why there is a version after the first."""
    valid_until: date | None = None
    meeting_title: str = ""
    """As it follows "na": "de driehoek"."""
    meeting_on: date | None = None
    address: FormOfAddress = FormOfAddress.FORMAL
    copy_for: str = ""
    """The full name of the person whose copy this is."""
    copy_short: str = ""
    """The same person as named in the agreements; there a parents' copy says "U" or "Jij"."""
    people: tuple[Attendee, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    """The talks when there were several, each with its own people; empty for one talk with everybody."""
    reason: str = ""
    question: str = ""
    voice: ChildVoice | None = None
    drawn: tuple[Drawn, ...] = ()
    strengths: tuple[Remark, ...] = ()
    concerns: tuple[Concern, ...] = ()
    enabling: tuple[Remark, ...] = ()
    hindering: tuple[Remark, ...] = ()
    happened: Happened = Happened()
    kring: Kring = Kring()
    wishes: tuple[Remark, ...] = ()
    reviews: tuple[GoalReview, ...] = ()
    goals: tuple[Goal, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    running: tuple[Agreement, ...] = ()
    """What was agreed at an earlier meeting and still goes on."""
    follow_up: FollowUp = FollowUp()
    notes: tuple[PlanNote, ...] = ()
    parked: tuple[str, ...] = ()
    """What was put aside and did not get its place yet: it is kept for the next time."""
    recipients: tuple[Recipient, ...] = ()
    approvals: tuple[PersonApproval, ...] = ()
    signatures: tuple[Signed, ...] = field(default=(), metadata=LATER)
    views: tuple[StatementOfView, ...] = field(default=(), metadata=LATER)
    readers: str = ""
    """Who may read this, short, for the foot of every page: "Voor school en ouders."."""
    retention: str = ""
    """How long it is kept: "Bewaren tot 2 jaar na vertrek."."""
    omitted: frozenset[Part] = frozenset()
    thinned: frozenset[Part] = field(default=frozenset(), metadata=LATER)
    """Parts of which some lines may not go to this reader; the others are here."""
    address_block: tuple[str, ...] = field(default=(), metadata=LATER)
    """Name and address of who gets this copy, a line each, for the window of an envelope."""
    school_address: tuple[str, ...] = field(default=(), metadata=LATER)
    """Where the school gets its post, a line each."""
    drawings: tuple[Drawing, ...] = field(default=(), metadata=LATER, compare=False)
    """Of the child, beside its own words: those that `drawn` names."""
    child_sheet: str = field(default="", metadata=LATER)
    """Which of the child's own plans: first, young or older; empty: as the age says."""
