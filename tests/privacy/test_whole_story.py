"""Everything that is kept of a driehoek: read back in words, answers that were given in private stay so, and all of it can go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from rondom.meetings.detail import meeting_detail
from rondom.meetings.looking_back import set_score
from rondom.privacy.logbook import Entry, LogFilter, entries
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.vault.chain import verify
from rondom.vault.vault import Vault
from tests.mees import new_vault
from tests.meetings.whole_story import LATER, Story, told
from tests.privacy.test_retention import pages

WORD, OTHER = "kanariezang", "merelzang"
NEW = {
    "sitting", "recognition", "goal_outcome", "goal_score", "agreement_move", "signature", "statement_of_view",
    "meeting_score",
}  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def story(vault: Vault) -> Story:
    return told(vault, WORD)


def logged(vault: Vault, child: str) -> tuple[Entry, ...]:
    with vault.read() as session:
        return entries(session, LogFilter(child))


def test_the_logboek_tells_it_in_words(vault: Vault, story: Story) -> None:
    changes = [change for entry in logged(vault, story.child) for change in entry.changes]
    for one in changes:
        for words in (one.table, one.field, one.before, one.after):
            assert not re.search(r"[_\[\]{}]|\d{4}-\d\d-\d\d|^(True|False|None)$", words), one
    assert ("verstrekking", "wanneer") in {(one.table, one.field) for one in changes}
    told_ = {(one.table, one.field, one.after) for one in changes}
    assert ("herkenning", "antwoord", "deels") in told_
    assert ("verzetten van een afspraak", "werd", "30 maart") in told_
    assert ("handtekening", "hoe ondertekend", "op papier") in told_


def test_as_was_hoped_is_an_answer(vault: Vault, story: Story) -> None:
    """It is kept as a zero, which elsewhere means that nobody filled anything in."""
    with vault.write("Hoe ver") as session:
        detail = meeting_detail(session, story.review, LATER)
        (goal,) = [one.from_goal_id for one in detail.goals]
        for one, score in zip(detail.attendees[1:], (0, 2), strict=False):
            set_score(session, story.review, goal, one.id, one.name, one.perspective, score)
    said = [one.after for one in logged(vault, story.child)[0].changes if one.field == "hoe ver"]
    assert said == ["zoals gehoopt", "veel meer dan gehoopt"]


def test_what_someone_answered_about_the_talk_stands_nowhere_in_the_logboek(vault: Vault, story: Story) -> None:
    """Nobody sees what another answered; that somebody answered may be known."""
    told_ = [one for entry in logged(vault, story.child) for one in entry.changes]
    assert {one.after for one in told_ if one.table == "oordeel over een gesprek"} == {"niet getoond"}
    assert f"P{WORD}" not in repr(told_)
    assert {one.after for one in told_ if one.field == "tekening"} == {"niet getoond"}


def test_nothing_of_it_is_left_when_the_dossier_is_destroyed(vault: Vault, story: Story) -> None:
    told(vault, OTHER, "Nog een eigen gesprek")
    with vault.read() as session:
        session_counts = {table: session.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one() for table in NEW}
    assert all(session_counts.values()), "the story has a row of every kind"
    before = pages(vault).lower()
    assert before.count(WORD.encode()) > 60
    proof = destroy_dossier(vault, story.child, DestructionReason.RETENTION)
    assert proof.counts.keys() >= NEW
    after = pages(vault).lower()
    assert WORD.encode() not in after and WORD[:8].encode() not in after
    assert after.count(OTHER.encode()) > 60
    with vault.read() as session:
        assert verify(session).whole
        left = {table: session.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one() for table in NEW}
    assert left == {table: count // 2 for table, count in session_counts.items()}


def test_an_own_template_holds_no_name_and_stays(vault: Vault, story: Story) -> None:
    destroy_dossier(vault, story.child, DestructionReason.REQUEST)
    with vault.read() as session:
        steps = " ".join(session.execute(text("SELECT title || ' ' || lead FROM meeting_template_step")).scalars())
    assert steps and WORD not in steps.lower()
