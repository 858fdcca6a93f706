"""What a search finds, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rondom.language import marked

Range = tuple[int, int]


class Kind(StrEnum):
    """What was found; it says on which screen the row stands."""

    PUPIL = "pupil"
    CAREGIVER = "caregiver"
    CONTACT = "contact"
    PARTNER = "partner"
    QUESTION = "question"
    NOTE = "note"
    EVENT = "event"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    GOAL = "goal"
    PLAN = "plan"
    STRENGTH = "strength"
    CONSENT = "consent"
    DISCLOSURE = "disclosure"
    ATTACHMENT = "attachment"
    DEVELOPMENT_PLAN = "development_plan"


class Heading(StrEnum):
    """The groups, in the order in which they are shown: who comes before what was written."""

    PUPILS = marked("Leerlingen")
    PEOPLE = marked("Mensen")
    PARTNERS = marked("Partners")
    NOTES = marked("Notities en signalen")
    EVENTS = marked("Gebeurtenissen")
    MEETINGS = marked("Overleggen")
    AGREEMENTS = marked("Afspraken")
    GOALS = marked("Doelen en vragen")
    PLANS = marked("Plannen")
    STRENGTHS = marked("Dit gaat goed")
    CONSENTS = marked("Toestemming en verstrekking")
    ALIKE = marked("Lijkt op een naam")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text on one line, and which parts of it were looked for: (from, until) in characters, rising."""

    text: str = ""
    marks: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found. `row_id` is the row to choose on its screen: for a quote the event it belongs to.

    `title` says whose or which it is, `excerpt` what was written around the words that were typed; `detail` is when,
    or in which group. `hidden` rows are "niet voor dit overleg" or a child's own words: their text is not shown in a
    list, so `excerpt` is empty. `part_id` is the row inside `row_id` that holds the words, such as one agreement.
    """

    kind: Kind
    row_id: str
    title: Marked
    excerpt: Marked = Marked()
    detail: str = ""
    pupil_id: str = ""
    part_id: str = ""
    initials: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one heading, the best or the newest first. `more`: there are others that are not in here."""

    heading: Heading
    hits: tuple[Hit, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """Everything that was found. Empty `groups`: nothing. `typed`: what was typed, as words of the index."""

    typed: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
