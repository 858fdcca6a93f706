"""Everything that was written in a meeting as plain sentences, in the order in which it is read aloud. Values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rondom.language import _, day, listed
from rondom.meetings.agreements import AgreementRow
from rondom.meetings.detail import AgreementLine, ContributionRow, MeetingDetail
from rondom.meetings.goals import GoalRow
from rondom.meetings.looking_back import GoalReview
from rondom.meetings.model import AgreementState, ContributionKind, Recognised
from rondom.meetings.presence import presence_words
from rondom.meetings.recognition import RecognitionRow
from rondom.plan.wording import jargon_in
from ui.meetings.words import called

RECOGNISED = {
    Recognised.YES: _("De anderen zien dit ook."),
    Recognised.PARTLY: _("De anderen zien dit voor een deel."),
    Recognised.NO: _("De anderen zien dit niet."),
}
SEES = {
    Recognised.YES: _("ziet dit ook"),
    Recognised.PARTLY: _("ziet dit voor een deel"),
    Recognised.NO: _("ziet dit niet"),
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


def chapters(
    detail: MeetingDetail, reviews: Sequence[GoalReview] = (), running: Sequence[AgreementRow] = ()
) -> tuple[Chapter, ...]:
    """Only what has something in it. `reviews` look back on goals of before, `running` still goes on from before."""
    found = (
        Chapter("talks", _("Met wie"), _talks(detail)),
        Chapter("purpose", _("Waarom we praten"), _purpose(detail)),
        Chapter("voice", _("{child} vertelt").format(child=detail.pupil.first_name), _voice(detail)),
        Chapter("strengths", _("Dit gaat goed"), _said(detail.of(ContributionKind.STRENGTH))),
        Chapter("enabling", _("Dit helpt"), _said(detail.of(ContributionKind.ENABLING))),
        Chapter("concerns", _("Zorgen"), _said(detail.of(ContributionKind.CONCERN))),
        Chapter("hindering", _("Dit maakt het moeilijk"), _said(detail.of(ContributionKind.HINDERING))),
        Chapter("wishes", _("Dit wil ieder graag"), _said(detail.of(ContributionKind.WISH))),
        Chapter("reviews", _("Sinds de vorige keer"), tuple(_review(one) for one in reviews)),
        Chapter("goals", _("Doel"), tuple(_goal(one) for one in detail.goals if one.text.strip())),
        Chapter(
            "agreements",
            _("Afspraken"),
            tuple(_agreement(one, detail) for one in detail.agreements if one.what.strip()),
        ),
        Chapter(
            "running",
            _("Dit loopt nog van eerder"),
            tuple(_running(one, detail) for one in running if one.what.strip()),
        ),
        Chapter("lead", _("Hoe het verder gaat"), _further(detail)),
        Chapter("own", _("Verder besproken"), _notes(detail)),
        Chapter("parked", _("Bewaard voor later"), _said(detail.of(ContributionKind.PARKED))),
    )
    return tuple(_in_plain_words(chapter, detail.pupil.first_name) for chapter in found if chapter.sentences)


def _in_plain_words(chapter: Chapter, child: str) -> Chapter:
    """Under a sentence with vaktaal stands what it means, for who reads it aloud. What was said stays as it was said."""
    return replace(chapter, sentences=tuple(_with_plain(one, child) for one in chapter.sentences))


def _with_plain(one: Sentence, child: str) -> Sentence:
    meant = {found.said.casefold(): found.plain for found in jargon_in(one.text, child)}
    if not meant:
        return one
    told = _("In gewone woorden: {words}.").format(
        words="; ".join(f"{said} = {plain}" for said, plain in meant.items())
    )
    return replace(one, more=f"{one.more.rstrip('.')}. {told}" if one.more else told)


def _talks(detail: MeetingDetail) -> tuple[Sentence, ...]:
    """Several talks with one plan; who came later or went before the end. When, never why."""
    talks = [
        Sentence(f"{one.title}: {listed([who.short for who in detail.at_table if who.sitting_id in ('', one.id)])}")
        for one in detail.held
    ]
    moved = [
        Sentence(f"{one.short} {presence_words(one.came_at, one.left_at)}", side=one.perspective)
        for one in detail.at_table
        if one.came_at or one.left_at
    ]
    return (*talks, *moved)


def _purpose(detail: MeetingDetail) -> tuple[Sentence, ...]:
    head = detail.head
    found = [Sentence(head.reason)] if head.reason.strip() else []
    if head.purpose.strip():
        found.append(Sentence(_("Dit gesprek is geslaagd als {purpose}").format(purpose=head.purpose.strip())))
    return tuple(found)


def _voice(detail: MeetingDetail) -> tuple[Sentence, ...]:
    head = detail.head
    if not head.voice_words.strip():
        told = _("{child} is gevraagd, en wilde dit keer niets zeggen.").format(child=detail.pupil.first_name)
        return (Sentence(told, side="child"),) if head.voice_declined else ()
    found = [Sentence(head.voice_words, head.voice_how, "child", quoted=True)]
    if head.voice_followup.strip():
        found.append(Sentence(_("Wat we ermee doen: {what}").format(what=head.voice_followup.strip())))
    return tuple(found)


def _said(rows: Sequence[ContributionRow]) -> tuple[Sentence, ...]:
    return tuple(_contribution(one) for one in rows if one.text.strip())


def _contribution(one: ContributionRow) -> Sentence:
    seen = [_sees(each) for each in one.recognitions if each.answer in SEES or each.note.strip()]
    parts = (one.said_by, RECOGNISED.get(one.recognised, ""), one.recognised_note, *seen)
    return Sentence(one.text, ". ".join(part.rstrip(".") for part in parts if part), one.perspective, row=one.id)


def _sees(one: RecognitionRow) -> str:
    """Ruben ziet dit niet: bij mij slaapt hij wel"""
    told = f"{one.short} {SEES[one.answer]}" if one.answer in SEES else one.short
    return f"{told}: {one.note.strip()}" if one.note.strip() else told


def _review(one: GoalReview) -> Sentence:
    parts = (
        one.score_words.rstrip("."),
        _("Wat werkte: {text}").format(text=one.worked.strip()) if one.worked.strip() else "",
        _("Wat zat in de weg: {text}").format(text=one.hindered.strip()) if one.hindered.strip() else "",
        one.next_name,
        one.next_words.strip(),
    )
    return Sentence(one.goal.text, ". ".join(part.rstrip(".") for part in parts if part), row=one.goal.id)


def _running(one: AgreementRow, detail: MeetingDetail) -> Sentence:
    who = called(one.who, detail.attendees)
    told = f"{who}: {one.what}" if who else one.what
    return Sentence(told, " · ".join(part for part in (one.due_said, one.meeting_title) if part), one.perspective)


def _goal(one: GoalRow) -> Sentence:
    steps = _("Nu: {now}. Straks: {then}.").format(now=one.now.rstrip(".") or "–", then=one.then.rstrip(".") or "–")
    sign = _("Hieraan merken we het: {sign}").format(sign=one.sign) if one.sign.strip() else ""
    on_the_way = _("Een stap op weg: {step}.").format(step=one.level_part.rstrip(".")) if one.level_part.strip() else ""
    more = (steps if one.now or one.then else "", on_the_way, sign)
    return Sentence(one.text, " ".join(part for part in more if part), row=one.id)


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
