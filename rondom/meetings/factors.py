"""Bevorderende and belemmerende factoren: of what goes well and of worries, what helps and what makes it hard.

The plan lists them apart, and an OPP must name both (Besluit bekostiging WPO 34.7). They are said at the same places of the table.
"""

from __future__ import annotations

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import _
from rondom.meetings.model import Contribution, ContributionKind
from rondom.meetings.table import change_contribution
from rondom.vault.base import columns
from rondom.vault.store import Session

FACTOR_OF = {
    ContributionKind.STRENGTH: ContributionKind.ENABLING,
    ContributionKind.CONCERN: ContributionKind.HINDERING,
}
"""What a line becomes when it counts as a factor. A wish is none."""
SAID_AS = {factor: said for said, factor in FACTOR_OF.items()}
"""With what a factor was said."""
EFFECT_WORDS = {ContributionKind.ENABLING: _("dit helpt"), ContributionKind.HINDERING: _("dit maakt het moeilijk")}


def with_factor(kind: ContributionKind) -> tuple[ContributionKind, ...]:
    """What stands together at the table: what was said, and what of it counts as a factor."""
    return (kind, FACTOR_OF[kind]) if kind in FACTOR_OF else (kind,)


def count_as_factor(session: Session, contribution_id: str, factor: bool) -> None:
    """A strength helps, a concern makes it hard; or again only what it was. Its place stays, and who sees it too.

    Raises UserProblem "no-factor" for what was said otherwise, "meeting-closed" or "gone".
    """
    c = columns(Contribution)
    found = session.execute(select(c.kind).where(c.id == contribution_id)).scalar()
    if found is None:
        raise UserProblem("gone")
    said = SAID_AS.get(ContributionKind(found), ContributionKind(found))
    if said not in FACTOR_OF:
        raise UserProblem("no-factor")
    change_contribution(session, contribution_id, kind=FACTOR_OF[said] if factor else said)
