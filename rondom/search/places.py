"""What is read of a row that was found, and how it is told: per source of the index one line.

Every text column of every table is either searched (`rondom.vault.search_index.SOURCES`) or named in `NOT_SEARCHED` with
the reason; a test holds the two against the models.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rondom.language import marked
from rondom.search.hits import Heading, Kind
from rondom.vault.search_index import SOURCES, Source


@dataclass(frozen=True, slots=True)
class Spot:
    """How to tell of a row of one source. The parts are SQL over its table `t`, with `p` the child and `x` the table in `join`.

    `row` is the row to choose on the screen, `on` the day it is about. `hidden` is true for a row whose text does not
    come into a list. `at_table`: may be found while people sit at the table.
    """

    source: Source
    kind: Kind
    heading: Heading
    row: str = "t.id"
    title: str = "''"
    on: str = "NULL"
    join: str = ""
    hidden: str = "0"
    never_shown: tuple[str, ...] = ()
    """Searched columns whose text is not shown in a list."""
    told: Mapping[str, str] = field(default_factory=dict)
    """How to tell of words found in a column that says little by itself; the other columns may be named in it."""
    at_table: bool = False
    title_alone: bool = False
    """The title is someone's name; the child stands beside it."""

    def statement(self, ids: int) -> str:
        """Columns: id, row, pupil_id, first name, prefix, last name, title, on, hidden, then those that are searched."""
        child, pupil = self.source.child, "LEFT JOIN pupil p ON p.id = "
        columns = ", ".join(f't."{column}"' for column in self.source.columns)
        whose = f"{pupil}t.{child}" if child else f"{pupil}NULL"
        return (
            f"SELECT t.id, {self.row}, coalesce(p.id, ''), coalesce(p.first_name, ''), coalesce(p.prefix, ''), "  # noqa: S608
            f"coalesce(p.last_name, ''), {self.title}, {self.on}, {self.hidden}, {columns} "
            f'FROM "{self.source.table}" t {whose} {self.join} WHERE t.id IN ({", ".join("?" * ids)})'
        )


_BY_NUMBER = {source.number: source for source in SOURCES}
_OF_EVENT = "JOIN event x ON x.id = t.event_id"
_OF_MEETING = "JOIN meeting x ON x.id = t.meeting_id"

SPOTS: tuple[Spot, ...] = (
    Spot(_BY_NUMBER[12], Kind.CONTACT, Heading.PEOPLE, title="t.name", title_alone=True, at_table=True),
    Spot(_BY_NUMBER[13], Kind.PARTNER, Heading.PARTNERS, title="t.name", title_alone=True, at_table=True),
    Spot(
        _BY_NUMBER[31], Kind.PARTNER, Heading.PARTNERS, "t.partner_id", "x.name",
        join="JOIN partner x ON x.id = t.partner_id", title_alone=True, at_table=True,
    ),
    Spot(_BY_NUMBER[14], Kind.NOTE, Heading.NOTES, on="t.written_on"),
    Spot(
        _BY_NUMBER[16], Kind.EVENT, Heading.EVENTS, title="t.title", on="t.start_earliest", hidden="t.private",
        told={"told_by": marked("Verteld door {told_by}"), "provider": marked("Hulp van {provider}")}, at_table=True,
    ),
    Spot(
        _BY_NUMBER[17], Kind.EVENT, Heading.EVENTS, "t.event_id", "x.title", "x.start_earliest",
        _OF_EVENT, "x.private", at_table=True,
    ),
    Spot(
        _BY_NUMBER[27], Kind.EVENT, Heading.EVENTS, "t.event_id", "x.title", "x.start_earliest",
        _OF_EVENT, "x.private", at_table=True,
    ),
    Spot(
        _BY_NUMBER[28], Kind.EVENT, Heading.EVENTS, "t.event_id", "x.title", "x.start_earliest",
        _OF_EVENT, "x.private", at_table=True,
    ),
    Spot(_BY_NUMBER[29], Kind.EVENT, Heading.EVENTS, "coalesce(t.event_id, '')", "t.title", "t.reviewed_on"),
    Spot(
        _BY_NUMBER[30], Kind.EVENT, Heading.EVENTS, "coalesce(x.event_id, '')", "x.title", "x.reviewed_on",
        "JOIN case_review x ON x.id = t.review_id",
    ),
    Spot(
        _BY_NUMBER[18], Kind.MEETING, Heading.MEETINGS, title="t.title", on="t.starts_at",
        never_shown=("voice_words", "voice_followup"), at_table=True,
    ),
    Spot(
        _BY_NUMBER[19], Kind.MEETING, Heading.MEETINGS, "x.id", "x.title", "x.starts_at", _OF_MEETING,
        told={"name": marked("Aan tafel: {name}")},
    ),
    Spot(_BY_NUMBER[20], Kind.MEETING, Heading.MEETINGS, "x.id", "x.title", "x.starts_at", _OF_MEETING),
    Spot(
        _BY_NUMBER[21], Kind.MEETING, Heading.MEETINGS, "x.id", "x.title", "x.starts_at", _OF_MEETING,
        told={"said_by": "{said_by}: {text}"}, at_table=True,
    ),
    Spot(
        _BY_NUMBER[23], Kind.AGREEMENT, Heading.AGREEMENTS, "x.id", on="t.due_on", join=_OF_MEETING,
        told={"who": "{who}: {what}"}, at_table=True,
    ),
    Spot(_BY_NUMBER[22], Kind.GOAL, Heading.GOALS, "x.id", on="x.starts_at", join=_OF_MEETING, at_table=True),
    Spot(
        _BY_NUMBER[11], Kind.QUESTION, Heading.GOALS, told={"question_by": "{question_by}: {question}"}, at_table=True
    ),
    Spot(
        _BY_NUMBER[24], Kind.PLAN, Heading.PLANS, "t.meeting_id || '#' || t.number", on="t.made_on", at_table=True
    ),
    Spot(
        _BY_NUMBER[15], Kind.STRENGTH, Heading.STRENGTHS, on="t.said_on", told={"said_by": "{said_by}: {text}"},
        at_table=True,
    ),
    *(
        Spot(_BY_NUMBER[number], Kind.MEETING, Heading.MEETINGS, "x.id", "x.title", "x.starts_at", _OF_MEETING)
        for number in (32, 33, 34, 36, 37)
    ),
    Spot(
        _BY_NUMBER[35], Kind.AGREEMENT, Heading.AGREEMENTS, "x.meeting_id", "x.what", "t.moved_on",
        "JOIN agreement x ON x.id = t.agreement_id",
    ),
    Spot(_BY_NUMBER[25], Kind.CONSENT, Heading.CONSENTS, title="t.recipient", on="t.decided_on"),
    Spot(
        _BY_NUMBER[39], Kind.DEVELOPMENT_PLAN, Heading.PLANS, on="t.made_on", never_shown=("child_view",), at_table=True
    ),
    Spot(_BY_NUMBER[38], Kind.ATTACHMENT, Heading.NOTES, title="t.title", on="t.added_on"),
    Spot(_BY_NUMBER[26], Kind.DISCLOSURE, Heading.CONSENTS, title="t.recipient", on="substr(t.at, 1, 10)"),
)  # fmt: skip
"""Everything that was written, in the order of the headings."""

_NUMBER = "a number or address is looked at on the card of that person, never in a list: it may be secret"
_CHOICE = "one of a few fixed words"
_WHO = "who wrote it is not what it says"
_WHEN = "a day in words; days are looked for on the timeline"
_SETTING = "a setting of the school"

NOT_SEARCHED: dict[str, str] = {
    "pupil.eckid": "a number for machines",
    "pupil.external_key": "a number for machines",
    "pupil.gender": _CHOICE,
    "pupil.year_group": "a filter of the list of children",
    "caregiver.relation": "moeder and vader would find every child",
    "caregiver.custody": _CHOICE,
    "caregiver.phone": _NUMBER,
    "caregiver.email": _NUMBER,
    "caregiver.language": "a fact of the card",
    "contact.phone": _NUMBER,
    "contact.email": _NUMBER,
    "contact.perspective": _CHOICE,
    "address.street": _NUMBER,
    "address.postcode": _NUMBER,
    "address.place": _NUMBER,
    "note.kind": _CHOICE,
    "note.author": _WHO,
    "strength.perspective": _CHOICE,
    "event.lane": _CHOICE,
    "event.topic": _CHOICE,
    "event.told_side": _CHOICE,
    "event.kind": _CHOICE,
    "event.nature": _CHOICE,
    "event.start_said": _WHEN,
    "event.end_said": _WHEN,
    "event.applied_said": _WHEN,
    "event_view.perspective": _CHOICE,
    "event_factor.effect": _CHOICE,
    "event_factor.factor": _CHOICE,
    "help_appraisal.perspective": _CHOICE,
    "help_appraisal.question": _CHOICE,
    "help_appraisal.answer": _CHOICE,
    "lane_setting.*": _SETTING,
    "case_review.fit": _CHOICE,
    "review_point.effect": _CHOICE,
    "review_point.level": _CHOICE,
    "partner.icon": _CHOICE,
    "partner.phone": _NUMBER,
    "partner.email": _NUMBER,
    "partner.replacement_phone": _NUMBER,
    "partner.days": _CHOICE,
    "partner.checked_by": _WHO,
    "partner.levels": _CHOICE,
    "partner.themes": _CHOICE,
    "partner.postcodes": _NUMBER,
    "partner.referral": _CHOICE,
    "partner.form": _CHOICE,
    "partner.website": _NUMBER,
    "partner.address": _NUMBER,
    "partner.external_id": "a number for machines",
    "partner_person.phone": _NUMBER,
    "partner_person.email": _NUMBER,
    "partner_person.days": _CHOICE,
    "partner_link.frequency": "stands on the line between two partners, which are both found",
    "partner_link.kind": _CHOICE,
    "partner_link.direction": _CHOICE,
    "kring_tie.bond": _CHOICE,
    "kring_tie.frequency": "stands on the bond between two people, who are both found",
    "kring_tie.calls": _CHOICE,
    "kring_tie.said_by": _WHO,
    "ring.name": _SETTING,
    "meeting.kind": _CHOICE,
    "meeting.state": _CHOICE,
    "meeting.room": "every meeting is in the same few rooms",
    "meeting.voice_how": "how the child was asked is not what it said",
    "meeting.voice_by": _WHO,
    "meeting.voice_audience": "who may hear it, not what was said",
    "meeting.process_lead": "one of those at the table, who are found",
    "meeting.recipients": "one of those at the table, who are found",
    "attendee.role": "stands with the contact or the partner, which is found",
    "attendee.perspective": _CHOICE,
    "attendee.attendance": _CHOICE,
    "attendee.approval": _CHOICE,
    "agenda_step.key": _CHOICE,
    "agenda_step.title": "the same titles in every meeting",
    "agenda_step.lead": "one of those at the table, who are found",
    "agenda_step.state": _CHOICE,
    "contribution.kind": _CHOICE,
    "contribution.perspective": _CHOICE,
    "contribution.recognised": _CHOICE,
    "goal.setting": _CHOICE,
    "meeting.called": "stands in the title, which is found",
    "meeting.article": _CHOICE,
    "sitting.title": "one of those at the table, who are found",
    "sitting.room": "every meeting is in the same few rooms",
    "sitting.state": _CHOICE,
    "attendee.interprets": "a fact of who was there",
    "attendee.gets": _CHOICE,
    "recognition.answer": _CHOICE,
    "goal_outcome.next": _CHOICE,
    "goal_score.perspective": _CHOICE,
    "goal_score.said_by": _WHO,
    "agreement_move.from_said": _WHEN,
    "agreement_move.to_said": _WHEN,
    "signature.way": _CHOICE,
    "signature.strokes": "a drawing",
    "meeting_template.*": _SETTING,
    "meeting_template_step.*": _SETTING,
    "statement_of_view.perspective": _CHOICE,
    "meeting_score.remark": "an opinion about a talk is read with the talk, and not looked for",
    "agreement.perspective": _CHOICE,
    "agreement.due_said": _WHEN,
    "agreement.state": _CHOICE,
    "plan_version.content": "the goals and agreements of its meeting once more; those are found",
    "plan_version.sha256": "a number for machines",
    "consent.data_kinds": _CHOICE,
    "consent.state": _CHOICE,
    "consent.decided_by": _WHO,
    "disclosure.way": _CHOICE,
    "attachment.kind": _CHOICE,
    "attachment.media_type": _CHOICE,
    "attachment.sha256": "a number for machines",
    "attachment.content": "a picture or a page, not words",
    "development_plan.state": _CHOICE,
    "development_plan.agreed_by": _WHO,
    "contribution.data_kind": _CHOICE,
    "disclosure.basis": "the same few grounds in every row",
    "disclosure.sha256": "a number for machines",
    "disclosure.made_by": _WHO,
    "disclosure.at": "a moment",
    "school.*": _SETTING,
    "member.*": "who works here stands in the settings",
    "support_level.*": _SETTING,
    "base_group.*": "a filter of the list of children",
    "staff.*": "has no page of its own; who sits at a table is found there",
    "destruction.*": "proves without names that a dossier is gone",
}
"""Column, or every column of a table, and why it is not searched. Ids and links to other rows need no reason."""
