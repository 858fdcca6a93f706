"""Five short questions about help, each answered per perspective. Answers stand side by side; they are never added up."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.errors import UserProblem
from rondom.language import _
from rondom.timeline.model import Appraisal, AppraisalAnswer, AppraisalData, AppraisalQuestion, Event
from rondom.vault.base import columns
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session

QUESTIONS: dict[AppraisalQuestion, str] = {
    AppraisalQuestion.ON_TIME: _("Kwam de hulp op tijd?"),
    AppraisalQuestion.FITTING: _("Paste de hulp bij de vraag?"),
    AppraisalQuestion.HEARD: _("Dachten ouders en kind mee?"),
    AppraisalQuestion.ALIGNED: _("Was er afstemming met school?"),
    AppraisalQuestion.HELPED: _("Hielp het?"),
}
ANSWERS: dict[AppraisalAnswer, str] = {
    AppraisalAnswer.YES: _("ja"),
    AppraisalAnswer.PARTLY: _("deels"),
    AppraisalAnswer.NO: _("nee"),
    AppraisalAnswer.UNKNOWN: _("weet niet"),
}


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """What one perspective answered to one question. Not asked is no row."""

    perspective: str
    question: AppraisalQuestion
    answer: AppraisalAnswer
    note: str


def set_appraisal(
    session: Session,
    event_id: str,
    perspective: str,
    question: AppraisalQuestion,
    answer: AppraisalAnswer | None,
    note: str = "",
) -> None:
    """Keep one answer; None takes it away: not asked is something else than "weet niet".

    Raises UserProblem "gone" without such an event, "field-invalid" for a perspective that is not asked.
    """
    if perspective not in PERSPECTIVES:
        raise UserProblem("field-invalid", field="help_appraisal.perspective")
    pupil_id = session.execute(select(columns(Event).pupil_id).where(columns(Event).id == event_id)).scalar()
    if pupil_id is None:
        raise UserProblem("gone")
    c = columns(Appraisal)
    same = (c.event_id == event_id, c.perspective == perspective, c.question == question)
    found = session.execute(select(c.id).where(*same)).scalar()
    if answer is None:
        if found:
            remove(session, Appraisal, found)
    elif found:
        change(session, Appraisal, found, {"answer": answer, "note": note})
    else:
        data = AppraisalData(perspective=perspective, question=question, answer=answer, note=note)
        add(session, Appraisal, data, event_id=event_id, pupil_id=pupil_id)
