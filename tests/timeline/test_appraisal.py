from __future__ import annotations

import pytest

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.errors import UserProblem
from rondom.timeline.actions import add_event
from rondom.timeline.appraisal import ANSWERS, QUESTIONS, set_appraisal
from rondom.timeline.model import AppraisalAnswer, AppraisalQuestion, EventData, EventKind
from rondom.timeline.queries import event_detail
from rondom.vault.vault import Vault
from tests.mees import Mees

Q, A = AppraisalQuestion, AppraisalAnswer


@pytest.fixture
def event(vault: Vault, mees: Mees) -> str:
    with vault.write("Toegevoegd") as session:
        return add_event(session, mees.id, EventData(title="Speltherapie", kind=EventKind.TRAJECTORY))


def answers(vault: Vault, event: str) -> dict[tuple[str, str], tuple[str, str]]:
    with vault.read() as session:
        rows = event_detail(session, event).appraisals
    return {(one.question, one.perspective): (one.answer, one.note) for one in rows}


def test_every_question_and_answer_has_words() -> None:
    assert set(QUESTIONS) == set(Q)
    assert set(ANSWERS) == set(A)
    assert len({words[0] for words in ANSWERS.values()}) == len(ANSWERS)  # the first letter gives the answer


def test_answers_of_different_people_stand_side_by_side(vault: Vault, event: str) -> None:
    with vault.write("Antwoorden") as session:
        set_appraisal(session, event, "child", Q.ON_TIME, A.NO, "Ik moest zo lang wachten.")
        set_appraisal(session, event, "parent", Q.ON_TIME, A.PARTLY)
        set_appraisal(session, event, "child", Q.HELPED, A.YES)
    assert answers(vault, event) == {
        ("on_time", "child"): ("no", "Ik moest zo lang wachten."),
        ("on_time", "parent"): ("partly", ""),
        ("helped", "child"): ("yes", ""),
    }


def test_another_answer_replaces_and_none_takes_away(vault: Vault, event: str) -> None:
    with vault.write("Antwoorden") as session:
        set_appraisal(session, event, "school", Q.FITTING, A.UNKNOWN)
        set_appraisal(session, event, "school", Q.FITTING, A.YES, "Precies goed.")
    assert answers(vault, event) == {("fitting", "school"): ("yes", "Precies goed.")}
    with vault.write("Antwoorden") as session:
        set_appraisal(session, event, "school", Q.FITTING, None)
        set_appraisal(session, event, "coach", Q.FITTING, None)
    assert answers(vault, event) == {}
    vault.undo()
    assert answers(vault, event) == {("fitting", "school"): ("yes", "Precies goed.")}


def test_only_the_four_who_are_asked_can_answer(vault: Vault, event: str) -> None:
    for who in PERSPECTIVES:
        with vault.write("Antwoord") as session:
            set_appraisal(session, event, who, Q.HEARD, A.YES)
    assert len(answers(vault, event)) == 4
    with pytest.raises(UserProblem, match="field-invalid"), vault.write("Antwoord") as session:
        set_appraisal(session, event, "other", Q.HEARD, A.YES)
    with pytest.raises(UserProblem, match="gone"), vault.write("Antwoord") as session:
        set_appraisal(session, "nergens", "child", Q.HEARD, A.YES)
