"""Everything that can be done on a timeline can be undone, to the last cell, and done again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from rondom.collaboration.actions import (
    add_point,
    change_point,
    change_review,
    remove_point,
    remove_review,
    start_review,
)
from rondom.collaboration.model import Fit, PointEffect, PointLevel
from rondom.dossier.actions import change_pupil
from rondom.timeline.actions import (
    add_line,
    change_event,
    hide_in_meeting,
    remove_event,
    set_provider,
    set_teller,
    set_time,
    set_view,
)
from rondom.timeline.appraisal import set_appraisal
from rondom.timeline.entry import propose
from rondom.timeline.factors import remove_factor, set_factor
from rondom.timeline.lanes import fold_lane, order_lanes, rename_lane
from rondom.timeline.model import AppraisalAnswer, AppraisalQuestion, FactorEffect
from rondom.timeline.moving import move_edge_by, move_events
from rondom.timeline.queries import timeline_context
from rondom.timeline.school_lane import school_offers, take_offer
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees

TABLES = ("event", "event_view", "event_factor", "help_appraisal", "lane_setting", "case_review", "review_point")


class Life:
    """Help with everything on it, reviewed, of one child."""

    def __init__(self, session: Session, mees: Mees) -> None:
        context = timeline_context(session, mees.id, TODAY)
        self.pupil = mees.id
        self.event = add_line(
            session, mees.id, propose("speltherapie maart 2024 tot juli 2024", context), "Sanne", "parent"
        )
        self.other = add_line(session, mees.id, propose("groep 3 verhuizing naar oma", context))
        set_view(session, self.event, "child", 0, -2, "Stom")
        set_appraisal(session, self.event, "child", AppraisalQuestion.HELPED, AppraisalAnswer.YES, "leuk")
        self.factor = set_factor(session, self.event, FactorEffect.ENABLING, text="tijd")
        self.review = start_review(session, self.event, TODAY)
        self.point = add_point(session, self.review, PointEffect.HELPED, PointLevel.CASE, "Rust", 1)
        change_pupil(session, mees.id, enrolled_on=date(2020, 8, 17))

    def typed(self, session: Session) -> None:
        add_line(session, self.pupil, propose("98 woorden", timeline_context(session, self.pupil, TODAY)))

    def offered(self, session: Session) -> None:
        take_offer(session, self.pupil, school_offers(session, self.pupil)[0])


ACTIONS: dict[str, Callable[[Session, Life], object]] = {
    "typed": lambda session, life: life.typed(session),
    "offer": lambda session, life: life.offered(session),
    "change": lambda session, life: change_event(
        session, life.event, title="Spel", topic="hulp", lane="steun", planned=True
    ),
    "kind": lambda session, life: change_event(session, life.event, kind="moment"),
    "time": lambda session, life: set_time(session, life.event, "end", None),
    "teller": lambda session, life: set_teller(session, life.event, ""),
    "provider": lambda session, life: set_provider(session, life.event, "Praktijk"),
    "hide": lambda session, life: hide_in_meeting(session, life.event, True),
    "remove": lambda session, life: remove_event(session, life.event),
    "remove all": lambda session, life: [remove_event(session, key) for key in (life.event, life.other)],
    "view": lambda session, life: set_view(session, life.event, "child", 0, 1, "Fijn"),
    "view new": lambda session, life: set_view(session, life.event, "parent", 2, 2),
    "view away": lambda session, life: set_view(session, life.event, "child", 0, None),
    "answer": lambda session, life: set_appraisal(
        session, life.event, "child", AppraisalQuestion.HELPED, AppraisalAnswer.NO
    ),
    "answer away": lambda session, life: set_appraisal(session, life.event, "child", AppraisalQuestion.HELPED, None),
    "factor": lambda session, life: set_factor(session, life.event, FactorEffect.HINDERING, "potjes-niet"),
    "factor away": lambda session, life: remove_factor(session, life.factor),
    "move": lambda session, life: move_events(session, [life.event, life.other], 400),
    "edge": lambda session, life: move_edge_by(session, life.event, "end", timedelta(62).days),
    "fold": lambda session, _life: fold_lane(session, "zorg", True),
    "rename": lambda session, _life: rename_lane(session, "zorg", "Zorg"),
    "order": lambda session, _life: order_lanes(session, ["hielp", "kind"]),
    "review": lambda session, life: change_review(session, life.review, fit=Fit.PARTLY, lesson="Eerder bellen"),
    "review away": lambda session, life: remove_review(session, life.review),
    "point": lambda session, life: change_point(session, life.point, text="Tijd", level=PointLevel.POLICY),
    "point away": lambda session, life: remove_point(session, life.point),
}


def everything(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    with vault.read() as session:
        return {
            table: sorted(map(tuple, session.execute(text(f"SELECT * FROM {table}"))), key=repr) for table in TABLES
        }


@pytest.mark.parametrize("name", ACTIONS)
def test_undone_and_done_again(vault: Vault, mees: Mees, name: str) -> None:
    with vault.write("Voorbeeld") as session:
        life = Life(session, mees)
    before = everything(vault)
    with vault.write("Iets gedaan") as session:
        ACTIONS[name](session, life)
    after = everything(vault)
    assert after != before
    assert vault.undo() == "Iets gedaan"
    assert everything(vault) == before
    assert vault.redo() == "Iets gedaan"
    assert everything(vault) == after
