"""The newest OPP of a child, printed for the command line."""

from __future__ import annotations

from rondom import clock
from rondom.dossier.finding import pupil_called
from rondom.errors import UserProblem
from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.printed import Printed
from rondom.plan.development_reading import newest_reading
from rondom.plan.reading import Audience
from rondom.plan.shielding import shielded_for_nobody
from rondom.vault.store import Session


def newest_opp_pdf(
    session: Session, name: str, audience: Audience = Audience.PROFESSIONAL, dress: PrintAs = AS_IT_IS
) -> Printed:
    """Of the child with this name or part of a name; a draft says on paper that it is one.

    Raises UserProblem "pupil-not-found", "pupil-ambiguous" or "opp-missing".
    """
    pupil = pupil_called(session, name).id
    reading = newest_reading(session, pupil, clock.today())
    if reading is None:
        raise UserProblem("opp-missing")
    return Printed.of(pupil, development_plan_pdf(shielded_for_nobody(session, pupil, reading), audience, dress))
