"""What all answers about one partner come to: the light, whom it waits for, and the light over all partners. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rondom.language import _, day, day_month, listed
from rondom.privacy.answers import AGAINST, OPEN, Answer, Stance, groups, stance, standing
from rondom.privacy.deciding import Child, Decider, Phase, deciders, doubtful, phase, who_decides
from rondom.privacy.lights import ChildLight, Light, LightStatus, together


def consent_light(child: Child, answers: Sequence[Answer], on: date) -> Light:
    """The light for one partner and one purpose. Everyone who decides must have said yes, and nobody no.

    Of several answers of one person the last counts; a question that is open does not. Answers of people who do not decide (any more) do not count.
    """
    needed = deciders(child, on)
    source = source_of(child, on)
    if not needed:
        return Light(LightStatus.ASK_FIRST, who_decides(child, on), source=source)
    last = standing(answers, on)
    said = [(who, last.get(who.key)) for who in needed]
    against = [_refusal(who, answer, on) for who, answer in said if answer and stance(answer, on) in AGAINST]
    if against:
        return Light(LightStatus.MAY_NOT, " ".join(against), source=source)
    given = [(who, answer) for who, answer in said if answer and stance(answer, on) is Stance.GIVEN]
    waiting = waiting_for(child, answers, on)
    if not given:
        return Light(LightStatus.ASK_FIRST, _nobody_yet(said, on), source=source)
    basis = _("toestemming {who}").format(who=listed([_dated(who, answer) for who, answer in given]))
    if waiting:
        return Light(LightStatus.PARTLY, _half_way(given, waiting), basis, source, granted=True)
    return Light(LightStatus.MAY, _all_said_yes(given), basis, source, granted=True)


def waiting_for(child: Child, answers: Sequence[Answer], on: date) -> list[Decider]:
    """Who must still be asked, or has not answered, about one partner and one purpose."""
    last = standing(answers, on)
    silent = [who for who in deciders(child, on) if who.key not in last or stance(last[who.key], on) in OPEN]
    return silent + doubtful(child, on)


def child_light(child: Child, answers: Iterable[Answer], on: date) -> ChildLight:
    """The summary for the header and the list: one light over all partners that were asked about."""
    lights = [consent_light(child, group, on).status for group in groups(answers)]
    opened = sum(status in (LightStatus.MAY, LightStatus.PARTLY) for status in lights)
    if not lights:
        return ChildLight(LightStatus.ASK_FIRST, 0, 0, _("nog niets gevraagd"))
    told = _("{open} van {n} partner") if len(lights) == 1 else _("{open} van {n} partners")
    return ChildLight(together(lights), opened, len(lights), told.format(open=opened, n=len(lights)))


def not_asked(child: Child, on: date) -> Light:
    """Nobody was asked about this partner."""
    reason = _("Er is nog geen toestemming.") if deciders(child, on) else who_decides(child, on)
    return Light(LightStatus.ASK_FIRST, reason, source=source_of(child, on))


def for_something_else(child: Child, about: Sequence[Sequence[Answer]], on: date) -> Light:
    """This partner was asked about, for other purposes than the one at hand. A yes for those opens nothing here."""
    opened = [group[0].purpose for group in about if consent_light(child, group, on).granted]
    if not opened:
        return Light(LightStatus.ASK_FIRST, _("Hiervoor is nog geen toestemming gevraagd."), source="doel")
    told = _("De toestemming is voor iets anders: {purposes}. Vraag het hiervoor apart.")
    return Light(LightStatus.ASK_FIRST, told.format(purposes=listed(opened)), source="doel")


def source_of(child: Child, on: date) -> str:
    """The rule by which it is decided who decides on this day."""
    by_age = {Phase.PARENTS: "gezag", Phase.PARENTS_AND_PUPIL: "twaalf", Phase.PUPIL: "zestien", Phase.UNKNOWN: "gezag"}
    return by_age[phase(child.birth_date, on)]


# -- words ----------------------------------------------------------------------------------------------------


def _refusal(who: Decider, answer: Answer, on: date) -> str:
    if stance(answer, on) is Stance.WITHDRAWN:
        when = answer.withdrawn_on or answer.decided_on
        told = _("{who} trok de toestemming in op {day}.") if when else _("{who} trok de toestemming in.")
    else:
        when = answer.decided_on
        told = _("{who} zei nee op {day}.") if when else _("{who} zei nee.")
    return told.format(who=who.name, day=day(when) if when else "")


def _nobody_yet(said: Sequence[tuple[Decider, Answer | None]], on: date) -> str:
    ended = [answer.valid_until for _who, answer in said if answer and stance(answer, on) is Stance.EXPIRED]
    if ended and (last := max((one for one in ended if one), default=None)):
        return _("De toestemming liep af op {day}. Vraag opnieuw.").format(day=day(last))
    if all(answer is None for _who, answer in said):
        return _("Er is nog geen toestemming.")
    names = [who.name for who, _answer in said]
    silent = _("{names} heeft nog niet geantwoord.") if len(names) == 1 else _("{names} hebben nog niet geantwoord.")
    return silent.format(names=listed(names))


def _half_way(given: Sequence[tuple[Decider, Answer]], waiting: Sequence[Decider]) -> str:
    told = _("{yes} zei ja, {silent} nog niet.") if len(given) == 1 else _("{yes} zeiden ja, {silent} nog niet.")
    yes = listed([_on(who, answer) for who, answer in given])
    return told.format(yes=yes, silent=listed([who.name for who in waiting]))


def _all_said_yes(given: Sequence[tuple[Decider, Answer]]) -> str:
    names = listed([who.name for who, _answer in given])
    ends = [answer.valid_until for _who, answer in given if answer.valid_until]
    told = (_("{names} zei ja") if len(given) == 1 else _("{names} zeiden ja")).format(names=names)
    until = _(", tot en met {day}").format(day=day(min(ends))) if ends else ""
    return f"{told}{until}."


def _on(who: Decider, answer: Answer) -> str:
    return _("{who} ({day})").format(who=who.name, day=day_month(answer.decided_on)) if answer.decided_on else who.name


def _dated(who: Decider, answer: Answer) -> str:
    return f"{who.name}, {day(answer.decided_on)}" if answer.decided_on else who.name
