"""One child by the name that someone types."""

from __future__ import annotations

from rondom import clock
from rondom.dossier.queries import PupilRow, pupil_rows
from rondom.errors import UserProblem
from rondom.language import folded
from rondom.vault.store import Session


def pupil_called(session: Session, name: str) -> PupilRow:
    """Someone with exactly this name, else the only one whose name has it in it.

    Raises UserProblem "pupil-not-found" or "pupil-ambiguous".
    """
    sought = folded(name)
    everyone = pupil_rows(session, clock.today())
    found = [one for one in everyone if folded(one.name) == sought]
    found = found or [one for one in everyone if sought and sought in folded(one.name)]
    if not found:
        raise UserProblem("pupil-not-found")
    if len(found) > 1:
        raise UserProblem("pupil-ambiguous", count=len(found))
    return found[0]
