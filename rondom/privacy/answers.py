"""One answer to a question for permission, and what it is worth on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rondom.language import folded
from rondom.privacy.model import ConsentState


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the register of permissions: what one person was asked and said about one partner."""

    id: str
    recipient: str
    purpose: str
    decider: str
    """Id of the caregiver, BY_PUPIL, or empty when that caregiver is no longer in the dossier."""
    state: ConsentState = ConsentState.ASKED
    decided_on: date | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None


class Stance(StrEnum):
    """What one answer is worth on one day."""

    GIVEN = "given"
    ASKED = "asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


AGAINST = (Stance.REFUSED, Stance.WITHDRAWN)
OPEN = (Stance.ASKED, Stance.EXPIRED)


def stance(answer: Answer, on: date) -> Stance:
    """What this answer is worth on this day. The last day of `valid_until` still counts."""
    if answer.state is ConsentState.WITHDRAWN and answer.withdrawn_on and on < answer.withdrawn_on:
        state = ConsentState.GIVEN
    else:
        state = answer.state
    if state in (ConsentState.GIVEN, ConsentState.REFUSED) and answer.decided_on and on < answer.decided_on:
        return Stance.ASKED
    if state is ConsentState.GIVEN and answer.valid_until and answer.valid_until < on:
        return Stance.EXPIRED
    return Stance(state.value)


def groups(answers: Iterable[Answer], recipient: str = "") -> list[list[Answer]]:
    """Answers about the same partner and purpose belong together, in the order in which they were first asked."""
    wanted = folded(recipient)
    found: dict[tuple[str, str], list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: one.id):
        if not wanted or folded(answer.recipient) == wanted:
            found.setdefault((folded(answer.recipient), folded(answer.purpose)), []).append(answer)
    return list(found.values())


def standing(answers: Iterable[Answer], on: date) -> dict[str, Answer]:
    """What each person's word is on this day, by who was asked: of several answers the last.

    A new question changes nothing by itself: who said no, or took a yes back, keeps saying so until the new answer, and a yes
    holds to its end.
    """
    found: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda one: one.id):
        before = found.get(answer.decider)
        said_before = before is not None and stance(before, on) in (Stance.GIVEN, *AGAINST)
        if not (said_before and stance(answer, on) is Stance.ASKED):
            found[answer.decider] = answer
    return found
