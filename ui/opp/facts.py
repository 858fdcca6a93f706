"""What the OPP tab shows, in one look at the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom import clock
from rondom.language import _, day, plural
from rondom.plan.development_fields import DevelopmentRow, Lack, due_by, lacks, may_fix, review_by, signers
from rondom.plan.development_offers import Offer, offers_for
from rondom.plan.development_plan import development_rows, words_mark
from rondom.privacy.queries import child_facts
from rondom.vault.vault import Session

SOON = 14
"""Days before the six weeks are over from which they are told with a mark."""


@dataclass(frozen=True, slots=True)
class OppFacts:
    """Without a plan `row` is None."""

    child: str = ""
    rows: tuple[DevelopmentRow, ...] = ()
    row: DevelopmentRow | None = None
    lacks: tuple[Lack, ...] = ()
    offers: tuple[Offer, ...] = ()
    signers: tuple[str, ...] = ()
    mark: str = ""

    @property
    def may_fix(self) -> bool:
        return self.row is not None and not self.row.fixed and may_fix(self.lacks)


def opp_facts(session: Session, pupil_id: str, plan_id: str = "") -> OppFacts:
    """Of one version; without its id, or when it is gone, of the newest."""
    today, child = clock.today(), child_facts(session, pupil_id)
    rows = tuple(development_rows(session, pupil_id))
    row = next((one for one in rows if one.id == plan_id), next(iter(rows), None))
    if row is None:
        return OppFacts(child.said)
    open_ = not row.fixed
    return OppFacts(
        child.said,
        rows,
        row,
        lacks(row, child, today) if open_ else (),
        offers_for(session, pupil_id, row, today) if open_ else (),
        signers(child, row.agreed_on or today),
        words_mark(row) if row.fixed else "",
    )


@dataclass(frozen=True, slots=True)
class Term:
    """What the calendar says of a plan, and whether it presses."""

    words: str
    presses: bool = False


def term_of(row: DevelopmentRow, newest: bool, today: date) -> Term | None:
    """Of a draft the six weeks; of the newest fixed one when parents and school look back. None: nothing to tell."""
    if row.fixed:
        if not newest:
            return None
        on = review_by(row)
        return _term(_("Terugkijken met ouders: {day}.").format(day=day(on)), on, today)
    last = due_by(row)
    if last is None:
        return None
    return _term(_("Zes weken: klaar op {day}.").format(day=day(last)), last, today)


def _term(words: str, last: date, today: date) -> Term:
    left = (last - today).days
    if left < 0:
        return Term(f"{words} {plural(-left, '{n} dag geleden.', '{n} dagen geleden.')}", True)
    return Term(f"{words} {plural(left, 'Nog {n} dag.', 'Nog {n} dagen.')}" if left <= SOON else words, left <= SOON)


def version_words(row: DevelopmentRow) -> str:
    """Versie 2, concept; Versie 1 van 12 maart 2026"""
    if row.fixed:
        return _("Versie {n} van {day}").format(n=row.number, day=day(row.made_on))
    return _("Versie {n}, concept").format(n=row.number)
