"""The timeline as everyone at the table may see it. What is not for this meeting does not leave the vault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rondom.timeline.lanes import STRENGTHS, LaneView
from rondom.timeline.noticing import Question, notice
from rondom.timeline.queries import EventDetail, Life, event_detail, life
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class LifeAtTable:
    """`questions` are those of Wat valt op? that may be asked here."""

    life: Life
    questions: tuple[Question, ...]

    @property
    def lanes(self) -> tuple[LaneView, ...]:
        """What nobody told anything in is one thin row, so that large words have room; what helped stays open."""
        told = {mark.lane for mark in self.life.marks}
        return tuple(
            replace(lane, folded=lane.folded or (lane.key not in told and lane.key != STRENGTHS))
            for lane in self.life.lanes
        )


def life_at_table(session: Session, pupil_id: str, today: date) -> LifeAtTable:
    """Raises UserProblem "gone" when there is no such child. All events are looked at to choose the questions, and stay here."""
    shown = life(session, pupil_id, today, hidden_too=False)
    known = life(session, pupil_id, today)
    return LifeAtTable(shown, notice(known.marks, known.context, True, known.show_changes))


def event_at_table(session: Session, event_id: str) -> EventDetail | None:
    """One event with what was said of it; None when it is not for this meeting. Raises UserProblem "gone"."""
    found = event_detail(session, event_id)
    return None if found.private else found
