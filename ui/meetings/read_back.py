"""Everything that was written in a meeting as plain sentences, in the order in which it is read aloud. Values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rondom.language import _, day
from rondom.meetings.detail import AgreementLine, ContributionRow, MeetingDetail
from rondom.meetings.model import AgreementState, ContributionKind, Recognised
from rondom.meetings.queries import GoalRow
from ui.meetings.words import called

RECOGNISED = {
    Recognised.YES: _("De anderen zien dit ook."),
    Recognised.PARTLY: _("De anderen zien dit voor een deel."),
    Recognised.NO: _("De anderen zien dit niet."),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that was said. `side` is whose mark stands in front; "" for none. `row` is the id of its row."""

    text: str
    more: str = ""
    side: str = ""
    quoted: bool = False
    row: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Chapter:
    key: str
    heading: str
    sentences: tuple[Sentence, ...]


def chapters(detail: MeetingDetail) -> tuple[Chapter, ...]:
    """Only what has something in it."""
    found = (
        Chapter("purpose", _("Waarom we praten"), _purpose(detail)),
        Chapter("voice", _("{child} vertelt").format(child=detail.pupil.first_name), _voice(detail)),
        Chapter("strengths", _("Dit gaat goed"), _said(detail.of(ContributionKind.STRENGTH))),
        Chapter("concerns", _("Zorgen"), _said(detail.of(ContributionKind.CONCERN))),
        Chapter("wishes", _("Dit wil ieder graag"), _said(detail.of(ContributionKind.WISH))),
        Chapter("goals", _("Doel"), tuple(_goal(one) for one in detail.goals if one.text.strip())),
        Chapter(
            "agreements",
            _("Afspraken"),
            tuple(_agreement(one, detail) for one in detail.agreements if one.what.strip()),
        ),
        Chapter("lead", _("Hoe het verder gaat"), _further(detail)),
        Chapter("own", _("Verder besproken"), _notes(detail)),
    )
    return tuple(chapter for chapter in found if chapter.sentences)


def _purpose(detail: MeetingDetail) -> tuple[Sentence, ...]:
    head = detail.head
    found = [Sentence(head.reason)] if head.reason.strip() else []
    if head.purpose.strip():
        found.append(Sentence(_("Dit gesprek is geslaagd als {purpose}").format(purpose=head.purpose.strip())))
    return tuple(found)


def _voice(detail: MeetingDetail) -> tuple[Sentence, ...]:
    head = detail.head
    if not head.voice_words.strip():
        return ()
    found = [Sentence(head.voice_words, head.voice_how, "child", quoted=True)]
    if head.voice_followup.strip():
        found.append(Sentence(_("Wat we ermee doen: {what}").format(what=head.voice_followup.strip())))
    return tuple(found)


def _said(rows: Sequence[ContributionRow]) -> tuple[Sentence, ...]:
    return tuple(_contribution(one) for one in rows if one.text.strip())


def _contribution(one: ContributionRow) -> Sentence:
    parts = (one.said_by, RECOGNISED.get(one.recognised, ""), one.recognised_note)
    return Sentence(one.text, ". ".join(part.rstrip(".") for part in parts if part), one.perspective, row=one.id)


def _goal(one: GoalRow) -> Sentence:
    steps = _("Nu: {now}. Straks: {then}.").format(now=one.now.rstrip(".") or "–", then=one.then.rstrip(".") or "–")
    sign = _("Hieraan merken we het: {sign}").format(sign=one.sign) if one.sign.strip() else ""
    return Sentence(
        one.text, " ".join(part for part in (steps if one.now or one.then else "", sign) if part), row=one.id
    )


def _agreement(one: AgreementLine, detail: MeetingDetail) -> Sentence:
    sign = _("We merken het: {sign}").format(sign=one.sign) if one.sign.strip() else ""
    why = _("Vervallen: {reason}").format(reason=one.reason) if one.state is AgreementState.DROPPED else ""
    more = " · ".join(part for part in (one.due_said, sign, why) if part)
    who = called(one.who, detail.attendees)
    return Sentence(f"{who}: {one.what}" if who else one.what, more, one.perspective)


def _further(detail: MeetingDetail) -> tuple[Sentence, ...]:
    head = detail.head
    pairs = (
        (_("{value} let op het plan."), head.process_lead),
        (_("We kijken op {value} of het werkt."), day(head.review_on) if head.review_on else ""),
        (_("Tussendoor: {value}"), head.contact_between),
        (_("Dit verslag gaat naar: {value}"), head.recipients),
    )
    return tuple(Sentence(words.format(value=value.strip())) for words, value in pairs if value.strip())


def _notes(detail: MeetingDetail) -> tuple[Sentence, ...]:
    return tuple(Sentence(one.note, one.title, row=one.id) for one in detail.steps if one.note.strip())
