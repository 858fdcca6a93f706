"""How often an agreement got another moment, and why each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from rondom.language import _, relative
from rondom.meetings.model import AgreementMove
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class MoveRow:
    moved_on: date
    from_said: str
    from_on: date | None
    to_said: str
    to_on: date | None
    reason: str

    def words(self, today: date) -> str:
        """Eerder verzet van 20 maart naar 3 april: de club is dicht."""
        before = relative(self.from_on, today) if self.from_on else self.from_said or _("geen dag")
        after = relative(self.to_on, today) if self.to_on else self.to_said or _("geen dag")
        return _("Eerder verzet van {before} naar {after}: {reason}").format(
            before=before, after=after, reason=self.reason
        )


def moves_of(session: Session, agreement_id: str) -> tuple[MoveRow, ...]:
    """The first move first."""
    m = columns(AgreementMove)
    chosen = select(m.moved_on, m.from_said, m.from_on, m.to_said, m.to_on, m.reason)
    rows = session.execute(chosen.where(m.agreement_id == agreement_id).order_by(m.moved_on, m.id))
    return tuple(MoveRow(*row) for row in rows)
