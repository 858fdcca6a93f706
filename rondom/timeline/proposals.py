"""A typed line as a proposal, with what was chosen by hand in place of what was read. Nothing is written here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from rondom.language import _, capital
from rondom.timeline.entry import Proposal, propose, timed
from rondom.timeline.topics import MOMENT, TOPICS
from rondom.timeline.vague_dates import (
    Context,
    Misread,
    Period,
    VagueDate,
    age_told,
    joined,
    parse,
    parse_period,
    read_back,
    show,
    when_told,
)

_TWO_FIGURES = re.compile(r"(?<!\d)'?(\d\d)$")
_OTHER_CENTURY = re.compile(r"\b19(\d\d)\b")
_SOON = timedelta(400)
"""What is planned further ahead is seldom written with two figures."""
_GRANDPARENTS = 75
"""Years before the birth of a child that its timeline seldom goes back further."""
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦]|\d{1,2}[.)]|\[.?\])\s+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose instead of what was read. "" and None leave it to the line.

    `topic` "" is: none of them. `when` is other words for the time, "" is: the line names no date.
    """

    lane: str = ""
    topic: str | None = None
    kind: str = ""
    when: str | None = None


def proposal_for(line: str, context: Context, chosen: Chosen | None = None) -> Proposal:
    """The line as it is read, with what was chosen by hand. A choice never changes the words of the line."""
    proposal, chosen = propose(line, context), chosen or Chosen()
    if chosen.when is not None:
        proposal = dated(proposal, context, chosen.when)
    return changed(proposal, context, chosen.lane, chosen.topic, chosen.kind)


def propose_all(text: str, context: Context) -> tuple[Proposal, ...]:
    """Every line of a pasted text as a proposal of its own."""
    return tuple(propose(line, context) for line in lines_of(text))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that hold something, without the bullet or number in front."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def dated(proposal: Proposal, context: Context, words: str) -> Proposal:
    """The proposal at another time. Without words the line names no date, and all of it is title."""
    if not words.strip():
        title = capital(" ".join(proposal.typed.split())) or proposal.title
        return replace(timed(proposal, Period(None), context), title=proposal.title if proposal.text else title)
    period = parse_period(words, context)
    if isinstance(period, Misread):
        return replace(proposal, when=None, until=None, applied=None, ongoing=False, planned=False, misread=period)
    return timed(proposal, period, context)


def changed(proposal: Proposal, context: Context, lane: str = "", topic: str | None = None, kind: str = "") -> Proposal:
    """The proposal with another lane, topic or kind.

    Another topic brings the lane and kind that it usually has along. A moment has no end: its time then is the stretch
    that was said.
    """
    if topic is not None and topic != proposal.topic:
        usual = TOPICS.get(topic)
        proposal = replace(proposal, topic=topic, lane=usual.lane if usual else proposal.lane)
        kind = kind or (usual.kind if usual else proposal.kind)
    proposal = replace(proposal, lane=lane or proposal.lane)
    return proposal if not kind or kind == proposal.kind else _as_kind(proposal, kind, context)


def _as_kind(proposal: Proposal, kind: str, context: Context) -> Proposal:
    start, until = proposal.when or proposal.applied, proposal.until
    if kind == MOMENT:
        when = joined(start, until) if start and until else start or until
        return replace(proposal, kind=kind, when=when, until=None, ongoing=False, applied=None)
    again = Period(start, until, proposal.ongoing)
    return replace(timed(replace(proposal, kind=kind, title=""), again, context), kind=kind, title=proposal.title)


def meant_instead(proposal: Proposal, context: Context, words: str = "") -> str:
    """Other words for the date, when what was typed cannot be, or is likely to be another century; else "".

    `words` are the words of the date when they do not stand in the line.
    "mei 36" is read as 2036 and may be 1936; 1916 is long before a child that was born in 2016.
    """
    if proposal.misread is not None:
        return proposal.misread.proposal
    when, said, other = proposal.when, words or proposal.said, ""
    if when is None or not said:
        return ""
    if when.earliest > context.today + _SOON:
        other = _TWO_FIGURES.sub(r"19\1", said)
    elif context.birth and when.latest.year < context.birth.year - _GRANDPARENTS:
        other = _OTHER_CENTURY.sub(r"20\1", said)
    read = parse(other, context) if other not in ("", said) else None
    near = isinstance(read, VagueDate) and read.earliest <= context.today
    return other if near and read != when else ""


def corrected(proposal: Proposal, context: Context) -> str:
    """The line with its date replaced by the one that may have been meant; "" when there is none."""
    instead = meant_instead(proposal, context)
    return " ".join(proposal.typed.split()).replace(proposal.said, instead, 1) if instead else ""


def when_said(proposal: Proposal) -> str:
    """ "groep 3", "mei '24 tot nov '24", "sinds groep 4", "aangemeld maart 2024"; "" without a date."""
    start, until = proposal.when, proposal.until
    if proposal.applied:
        return _("aangemeld {when}").format(when=show(proposal.applied))
    if start and until and start != until:
        return _("{start} tot {end}").format(start=show(start), end=show(until))
    if start and proposal.ongoing:
        told = _("vanaf {start}") if proposal.planned else _("sinds {start}")
        return told.format(start=show(start))
    if start is None:
        return _("tot {end}").format(end=show(until)) if until else ""
    return show(start)


def read_back_all(proposal: Proposal, context: Context) -> str:
    """The times of a proposal in sentences, with the age of the child; "" without a date."""
    start, until = proposal.when or proposal.applied, proposal.until
    if start is None and until is None:
        return ""
    if start and not proposal.applied and not proposal.ongoing and until in (None, start):
        return read_back(start, context.birth, context.name, context.today)
    told = [_("Begin: {when}.").format(when=when_told(start.span))] if start and not proposal.applied else []
    if proposal.applied:
        told = [_("Aangemeld: {when}. Het wachten loopt nog.").format(when=when_told(proposal.applied.span))]
    if until:
        told.append(_("Einde: {when}.").format(when=when_told(until.span)))
    elif proposal.ongoing:
        told.append(_("Het loopt nog."))
    return " ".join([*told, *_ages(start, until, context)])


def _ages(start: VagueDate | None, until: VagueDate | None, context: Context) -> list[str]:
    edges = [edge for edge in (start, until) if edge]
    if context.birth is None or not edges:
        return []
    whole = min(edge.earliest for edge in edges), max(edge.latest for edge in edges)
    return [capital(age_told(whole, context.birth, context.name or _("het kind"), whole[0] > context.today))]
