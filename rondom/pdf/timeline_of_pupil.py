"""The timeline of a child, printed for the command line."""

from __future__ import annotations

from rondom import clock
from rondom.dossier.finding import pupil_called
from rondom.pdf.printed import Printed
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.plan.shielding import shielded_for_nobody
from rondom.timeline.sheets import timeline_reading
from rondom.vault.store import Session


def pupil_timeline_pdf(session: Session, name: str, sheet: TimelineSheet = TimelineSheet.A4) -> Printed:
    """The whole timeline of the child with this name or part of a name; what is not for the meeting is not in it.

    Raises UserProblem "pupil-not-found" or "pupil-ambiguous".
    """
    pupil = pupil_called(session, name).id
    reading = shielded_for_nobody(session, pupil, timeline_reading(session, pupil, clock.today()))
    return Printed.of(pupil, timeline_pdf(reading, sheet))
