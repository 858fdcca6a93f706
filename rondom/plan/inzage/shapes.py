"""Which column of which table is printed where, when everything about a child is asked for.

Everything in the file falls under it: also what is "niet voor dit overleg", drafts, and what someone wrote for oneself. A test
holds these shapes against the vault: a column that is neither printed nor named with a reason in `UNSEEN` makes it fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rondom.language import marked

ABOUT, PEOPLE, STRENGTHS, EVENTS, NOTES = "about", "people", "strengths", "events", "notes"
MEETINGS, PLANS, CONSENTS, GIVEN, FILES, EARLIER, LOG = (
    "meetings", "plans", "consents", "given", "files", "earlier", "log",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of one table are told. Empty fields are left out.

    `title` are the columns a row is known by, `when` that of its day; `prose` is printed as paragraphs, `facts` in a line.
    """

    table: str
    chapter: str
    called: str
    """Heading above these rows."""
    title: tuple[str, ...] = ()
    when: str = ""
    prose: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    """Vague dates: `start` stands for start_said, start_earliest and start_latest."""
    under: tuple[str, str] = ("", "")
    """(table, column): the row it hangs on, and how it says so. That row prints it."""
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Column → (table, column) of the name to print for it."""
    titled_by_links: bool = False
    """The names in `links` are what the row is known by."""
    owner: str = ""
    """The column of whom these data are, when not of the child: the caregiver, the one at the table. `id`: of that person itself."""
    order: str = "id"
    needs: tuple[str, ...] = ()
    """Only rows that have something in one of these."""
    register: bool = False
    """A long list, printed as a table with a line for each row; newest first."""

    @property
    def printed(self) -> frozenset[str]:
        """Every column that comes on paper, in itself or as the name of another row."""
        ends = (f"{edge}_{end}" for edge in self.edges for end in ("said", "earliest", "latest"))
        return frozenset(
            (*self.title, *([self.when] if self.when else ()), *self.prose, *self.facts, *ends, *self.links)
        )


SHAPES: tuple[Shape, ...] = (
    Shape(
        "pupil", ABOUT, marked("Gegevens"), ("first_name", "prefix", "last_name"),
        prose=("question",),
        facts=(
            "given_names", "birth_date", "gender", "year_group", "level", "followed", "question_by", "eckid", "external_key",
            "enrolled_on", "left_on",
        ),
        links={"group_id": ("base_group", "name")},
    ),
    Shape(
        "caregiver", PEOPLE, marked("Ouders en verzorgers"), ("name", "relation"),
        facts=("custody", "phone", "phone_secret", "email", "language", "interpreter", "deceased", "apart"),
        owner="id", order="position",
    ),
    Shape(
        "address", PEOPLE, marked("Adres"), prose=(), facts=("street", "postcode", "place", "secret"),
        under=("caregiver", "caregiver_id"), owner="caregiver_id",
    ),
    Shape(
        "contact", PEOPLE, marked("Mensen om het kind"), ("name", "role"),
        facts=("organisation", "phone", "email", "perspective"), owner="id", order="position",
    ),
    Shape(
        "kring_tie", PEOPLE, marked("Hoe mensen met elkaar zijn"), prose=(),
        facts=("bond", "frequency", "calls", "speaks_for", "said_by"),
        links={
            "one_caregiver_id": ("caregiver", "name"), "one_contact_id": ("contact", "name"),
            "other_caregiver_id": ("caregiver", "name"), "other_contact_id": ("contact", "name"),
        },
        titled_by_links=True,
    ),
    Shape(
        "strength", STRENGTHS, marked("Krachten"), ("text",), "said_on", facts=("perspective", "said_by"),
    ),
    Shape(
        "event", EVENTS, marked("Gebeurtenissen"), ("title",), prose=("text",),
        facts=("lane", "kind", "topic", "told_by", "told_side", "nature", "provider", "planned", "private"),
        edges=("start", "end", "applied"), links={"provider_id": ("partner", "name")}, order="start_earliest",
    ),
    Shape(
        "event_view", EVENTS, marked("Hoe iemand ernaar kijkt"), ("perspective",), prose=("quote",), facts=("moment", "impact"),
        under=("event", "event_id"), order="moment",
    ),
    Shape(
        "event_factor", EVENTS, marked("Wat hielp of in de weg zat"), ("effect",), prose=("text",), facts=("factor",),
        under=("event", "event_id"),
    ),
    Shape(
        "help_appraisal", EVENTS, marked("Vragen over de hulp"), ("perspective", "question"), facts=("answer", "note"),
        under=("event", "event_id"),
    ),
    Shape(
        "case_review", EVENTS, marked("Terugblik op hulp"), ("title",), "reviewed_on", ("fit_text", "lesson"), ("fit",),
        links={"event_id": ("event", "title")},
    ),
    Shape(
        "review_point", EVENTS, marked("Punten"), ("effect", "level"), prose=("text",), facts=("key",),
        under=("case_review", "review_id"), order="position",
    ),
    Shape("note", NOTES, marked("Notities en signalen"), ("kind",), "written_on", ("text",), ("author",), order="written_on"),
    Shape(
        "meeting", MEETINGS, marked("Overleg"), ("title",), "starts_at",
        prose=("purpose", "reason", "summary", "voice_words", "voice_followup", "contact_between", "recipients"),
        facts=(
            "kind", "called", "state", "minutes", "room", "process_lead", "review_on", "closed_on", "voice_how", "voice_by",
            "voice_on", "voice_audience", "voice_told_on", "voice_declined",
        ),
        order="starts_at",
    ),
    Shape(
        "sitting", MEETINGS, marked("Gesprekken"), ("title",), "starts_at", facts=("room", "state"),
        under=("meeting", "meeting_id"), order="position",
    ),
    Shape(
        "attendee", MEETINGS, marked("Aan tafel"), ("name", "role"),
        prose=("approval_reason",),
        facts=("perspective", "attendance", "remark", "approval", "came_at", "left_at", "interprets", "gets"),
        links={"sitting_id": ("sitting", "title")}, under=("meeting", "meeting_id"), order="position",
    ),
    Shape(
        "signature", MEETINGS, marked("Handtekening"), ("way",), "signed_on", facts=("version",),
        under=("attendee", "attendee_id"),
    ),
    Shape("reservation", MEETINGS, marked("Voorbehoud"), ("about",), prose=("reason",), under=("attendee", "attendee_id")),
    Shape(
        "meeting_score", MEETINGS, marked("Wat iemand van het gesprek vond"), prose=("remark",),
        facts=("heard", "goal_clear", "who_does_what", "right_group"), under=("attendee", "attendee_id"), owner="attendee_id",
    ),
    Shape(
        "agenda_step", MEETINGS, marked("Aantekeningen bij de agenda"), ("title",), prose=("note",), facts=("lead",),
        under=("meeting", "meeting_id"), order="position", needs=("note",),
    ),
    Shape(
        "contribution", MEETINGS, marked("Wat er gezegd is"), ("kind", "said_by"), prose=("text",),
        facts=("perspective", "data_kind", "recognised", "recognised_note"), links={"sitting_id": ("sitting", "title")},
        under=("meeting", "meeting_id"), order="position",
    ),
    Shape(
        "recognition", MEETINGS, marked("Wie dit ook ziet"), prose=(), facts=("answer", "note"),
        links={"attendee_id": ("attendee", "name")}, titled_by_links=True, under=("contribution", "contribution_id"),
    ),
    Shape(
        "goal", MEETINGS, marked("Doelen"), ("text",), "until",
        facts=("now", "then", "sign", "setting", "level_part", "level_more", "level_most"),
        under=("meeting", "meeting_id"), order="position",
    ),
    Shape(
        "goal_outcome", MEETINGS, marked("Terugblik"), ("next",), prose=("worked", "hindered", "next_words"),
        under=("goal", "goal_id"),
    ),
    Shape(
        "goal_score", MEETINGS, marked("Hoe ver het is, volgens"), ("said_by", "perspective"), facts=("score", "note"),
        under=("goal", "goal_id"), order="position",
    ),
    Shape(
        "agreement", MEETINGS, marked("Afspraken"), ("who", "what"), prose=(),
        facts=("perspective", "sign", "due_said", "due_on", "state", "done_on", "reason"), under=("meeting", "meeting_id"),
        order="position",
    ),
    Shape(
        "agreement_move", MEETINGS, marked("Verzet"), (), "moved_on",
        facts=("from_said", "from_on", "to_said", "to_on", "reason"), under=("agreement", "agreement_id"),
    ),
    Shape(
        "statement_of_view", MEETINGS, marked("Zienswijze"), ("who",), "written_on", ("text",), ("version", "perspective"),
        under=("meeting", "meeting_id"),
    ),
    Shape(
        "plan_version", PLANS, marked("Vastgestelde plannen"), ("number",), "made_on", facts=("valid_until", "reason"),
        links={"meeting_id": ("meeting", "title")}, order="made_on",
    ),
    Shape(
        "development_plan", PLANS, marked("Ontwikkelingsperspectief (OPP)"), ("number", "state"), "made_on",
        prose=(
            "destination", "grounds", "enabling", "hindering", "needs", "support", "deviation", "child_view", "parents_view",
            "evaluation",
        ),
        facts=("child_heard_on", "consulted_on", "agreed_on", "agreed_by", "support_from", "review_on"),
        links={"meeting_id": ("meeting", "title")}, order="number",
    ),
    Shape(
        "consent", CONSENTS, marked("Toestemmingen"), ("recipient", "organisation"), "asked_on", ("remark",),
        ("purpose", "data_kinds", "state", "decided_by", "decided_on", "valid_until", "withdrawn_on"),
        links={"caregiver_id": ("caregiver", "name"), "scan_id": ("attachment", "title")},
    ),
    Shape(
        "disclosure", GIVEN, marked("Verstrekkingen"), prose=(),
        facts=("at", "recipient", "document", "purpose", "basis", "way", "pages", "made_by"),
        links={"copy_id": ("attachment", "title")}, register=True, order="at",
    ),
    Shape(
        "attachment", FILES, marked("Bijlagen"), ("title", "kind"), "added_on", facts=("media_type", "byte_size"),
        links={"meeting_id": ("meeting", "title")},
    ),
)  # fmt: skip
"""Every table with rows of one child, in the order of the paper."""

CHAPTERS: tuple[tuple[str, str, str], ...] = (
    (ABOUT, marked("Over {child}"), marked("Wat de school van {child} zelf heeft opgeschreven.")),
    (PEOPLE, marked("Mensen om {child} heen"), marked("Wie voor {child} zorgt, en wie er meer bij horen.")),
    (STRENGTHS, marked("Wat goed gaat"), marked("In de woorden van wie het zag.")),
    (
        EVENTS,
        marked("De tijdlijn"),
        marked("Wat er gebeurde, en hoe ieder daarnaar kijkt. Ook wat niet voor een overleg was."),
    ),
    (NOTES, marked("Notities en signalen"), marked("Wat medewerkers opschreven.")),
    (MEETINGS, marked("Gesprekken en overleg"), marked("Wie erbij was, wat er gezegd is en wat er is afgesproken.")),
    (
        PLANS,
        marked("Plannen"),
        marked("Welke plannen er zijn. Vastgestelde plannen staan achter in dit pakket, zoals ze toen waren."),
    ),
    (CONSENTS, marked("Toestemming"), marked("Wie om toestemming is gevraagd, en wat het antwoord was.")),
    (GIVEN, marked("Wie wat kreeg"), marked("Wat de school over {child} aan iemand gaf, waarvoor en waarom dat mocht.")),
    (FILES, marked("Bijlagen"), marked("Bestanden die bij {child} zijn bewaard.")),
    (
        EARLIER,
        marked("Wat eerder anders was"),
        marked("Wat is weggehaald of veranderd, maar nog in het logboek staat. Links staat wat er eerst stond."),
    ),
    (LOG, marked("Wie keek en wie schreef"), marked("Het logboek: wie het dossier opende, iets veranderde of iets afdrukte.")),
)  # fmt: skip
"""Key, heading, and what it is in one line."""

_HANGS = "says on which row it hangs: it is printed with that row"
_MACHINE = "a number for machines"
_NAME_STANDS = "who it is stands in the name beside it"
UNSEEN: dict[str, str] = {
    "*.id": _MACHINE,
    "*.pupil_id": "the child it is all about",
    "*.position": "the order in which it is printed",
    "*.sha256": _MACHINE,
    "address.caregiver_id": _HANGS,
    "event_view.event_id": _HANGS,
    "event_factor.event_id": _HANGS,
    "help_appraisal.event_id": _HANGS,
    "review_point.review_id": _HANGS,
    "agreement_move.agreement_id": _HANGS,
    "signature.attendee_id": _HANGS,
    "reservation.attendee_id": _HANGS,
    "meeting_score.attendee_id": _HANGS,
    "recognition.contribution_id": _HANGS,
    "goal_outcome.goal_id": _HANGS,
    "goal_score.goal_id": _HANGS,
    "sitting.meeting_id": _HANGS,
    "attendee.meeting_id": _HANGS,
    "agenda_step.meeting_id": _HANGS,
    "contribution.meeting_id": _HANGS,
    "goal.meeting_id": _HANGS,
    "agreement.meeting_id": _HANGS,
    "statement_of_view.meeting_id": _HANGS,
    "goal_score.meeting_id": "the meeting at which was looked back: its goal is printed with the meeting that set it",
    "goal_outcome.meeting_id": "the meeting at which was looked back: its goal is printed with the meeting that set it",
    "signature.meeting_id": _HANGS,
    "reservation.meeting_id": _HANGS,
    "recognition.meeting_id": _HANGS,
    "meeting_score.meeting_id": _HANGS,
    "reservation.goal_id": "its words stand in `about`, as they were then",
    "reservation.agreement_id": "its words stand in `about`, as they were then",
    "goal.from_goal_id": "both goals are printed, each with its meeting",
    "goal_score.attendee_id": _NAME_STANDS,
    "attendee.caregiver_id": _NAME_STANDS,
    "attendee.contact_id": _NAME_STANDS,
    "attendee.partner_id": _NAME_STANDS,
    "attendee.consent_id": "the permission is printed in its own chapter",
    "statement_of_view.caregiver_id": _NAME_STANDS,
    "meeting.current_step": "where the screen was left",
    "meeting.timed": "whether the hour is known: then it is printed with the day",
    "meeting.article": "de or het before the name of the meeting",
    "agenda_step.key": "what the step is for, as its title says",
    "agenda_step.minutes": "the agenda of the school, not about the child",
    "agenda_step.used_seconds": "the agenda of the school, not about the child",
    "agenda_step.state": "the agenda of the school, not about the child",
    "plan_version.content": "printed whole, as the plan that it is",
    "signature.strokes": "how someone signs is printed on the plan that was signed, not once more",
    "attachment.content": "printed whole when someone has looked at it, see the enclosures",
}
"""table.column, or * for every table: why it is not on paper."""


def shape_of(table: str) -> Shape | None:
    return next((one for one in SHAPES if one.table == table), None)
