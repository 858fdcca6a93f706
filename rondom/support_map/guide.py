"""The page for the schoolgids: what the school writes about its help, level by level, and a proposal for who has not yet.

The school wrote these words itself or takes the proposal; what it offers at a level is never made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import _, marked
from rondom.school.actions import change_school
from rondom.school.model import School, SupportLevel
from rondom.support_map.defaults import RING_NAMES
from rondom.support_map.rings import SECTOR
from rondom.vault.base import columns
from rondom.vault.records import change
from rondom.vault.store import Session

INTRO = marked(
    "Soms heeft een kind meer hulp nodig dan de gewone les. Dan kijken we samen met u wat er nodig is. U kent uw kind het best."
)
APPLY_PRIMARY = marked(
    "Maakt u zich zorgen? Praat eerst met de leerkracht van uw kind.\n"
    "Is er meer nodig? Dan komt de intern begeleider erbij. Samen maken we een plan.\n"
    "Is er hulp van buiten de school nodig? Dan vragen we u eerst of u dat goed vindt.\n"
    "Wilt u liever zelf iemand bellen? Dat mag altijd. De nummers staan hierbij."
)
APPLY_SECONDARY = marked(
    "Maakt u zich zorgen? Praat eerst met de mentor van uw kind.\n"
    "Is er meer nodig? Dan komt de zorgcoördinator erbij. Samen maken we een plan. Uw kind denkt mee.\n"
    "Is er hulp van buiten de school nodig? Dan vragen we u en uw kind eerst of dat goed is.\n"
    "Wilt u liever zelf iemand bellen? Dat mag altijd. De nummers staan hierbij."
)
_SPRING = 2
"""From this month on a schoolgids is made for the year that is to come."""


_PLAIN_RINGS = {SECTOR: marked("Geld, werk en wonen")}
"""Usual names of rings that are jargon to parents."""


@dataclass(frozen=True, slots=True)
class LevelText:
    """One level of support. `offer` is what the school does there, "" when nobody wrote it yet."""

    number: int
    name: str
    offer: str


@dataclass(frozen=True, slots=True)
class GuideTexts:
    """What was written, "" where nothing was; `intro` and `apply` fall back on the proposal."""

    own_intro: str = ""
    own_apply: str = ""
    sector: str = "po"
    levels: tuple[LevelText, ...] = ()

    @property
    def intro(self) -> str:
        return self.own_intro.strip() or proposed_intro()

    @property
    def apply(self) -> str:
        return self.own_apply.strip() or proposed_apply(self.sector)

    @property
    def unwritten(self) -> int:
        """Levels of which nobody wrote what the school does."""
        return sum(not level.offer.strip() for level in self.levels)


def proposed_intro() -> str:
    return _(INTRO)


def proposed_apply(sector: str) -> str:
    """One step on each line, for a primary ("po") or secondary ("vo") school."""
    return _(APPLY_SECONDARY if sector == "vo" else APPLY_PRIMARY)


def plain_ring(ring: int, name: str) -> str:
    """What a ring is called for parents: the name the school gave it, or a plain word for the usual name."""
    usual = _(RING_NAMES[ring]) if ring in RING_NAMES else ""
    return _(_PLAIN_RINGS[ring]) if ring in _PLAIN_RINGS and name == usual else name


def plain_rings(rings: Mapping[int, str]) -> dict[int, str]:
    return {ring: plain_ring(ring, name) for ring, name in rings.items()}


def guide_texts(session: Session) -> GuideTexts:
    """The words of the page as they are kept."""
    s, level = columns(School), columns(SupportLevel)
    intro, apply, sector = session.execute(select(s.guide_intro, s.guide_apply, s.sector)).one()
    rows = session.execute(select(level.number, level.name, level.offer).order_by(level.number))
    return GuideTexts(intro, apply, sector, tuple(LevelText(*row) for row in rows))


def write_intro(session: Session, words: str) -> None:
    """What the page says first; "" brings the proposal back."""
    change_school(session, guide_intro=words)


def write_apply(session: Session, words: str) -> None:
    """How parents ask for help, a step on each line; "" brings the proposal back."""
    change_school(session, guide_apply=words)


def write_offer(session: Session, number: int, words: str) -> None:
    """What the school does at this level. Raises UserProblem "gone" when there is no such level."""
    c = columns(SupportLevel)
    known = session.execute(select(c.id).where(c.number == number)).scalar()
    if known is None:
        raise UserProblem("gone")
    change(session, SupportLevel, known, {"offer": words})


def guide_year(today: date) -> str:
    """ "2026-2027": the school year a page made today is for. In spring that is the next one."""
    first = today.year if today.month >= _SPRING else today.year - 1
    return f"{first}-{first + 1}"
