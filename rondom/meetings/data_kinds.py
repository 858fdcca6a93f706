"""Which kind of data a line is: about school, how the child feels, home or health. A permission names kinds."""

from __future__ import annotations

from typing import Protocol

from rondom.errors import UserProblem
from rondom.language import _
from rondom.meetings.table import change_contribution
from rondom.vault.store import Session

SCHOOL, WELLBEING, HOME, HEALTH = "school", "welbevinden", "thuis", "gezondheid"
KINDS: tuple[tuple[str, str], ...] = (
    (SCHOOL, _("school")),
    (WELLBEING, _("welbevinden")),
    (HOME, _("thuis")),
    (HEALTH, _("gezondheid")),
)
"""Key and word, in the order in which they are offered."""
_BY_SIDE = {"parent": HOME, "child": WELLBEING}


class Said(Protocol):
    """A line that someone said."""

    @property
    def perspective(self) -> str: ...

    @property
    def data_kind(self) -> str: ...


def kind_of(contribution: Said) -> str:
    """As someone chose; else by who said it: a parent tells about home, a child how it feels, all others about school."""
    return contribution.data_kind or by_side(contribution.perspective)


def by_side(perspective: str) -> str:
    """What a line is about when nobody chose."""
    return _BY_SIDE.get(perspective, SCHOOL)


def most_guarded(kind: str) -> int:
    """For sorting: of a line that several people said, each with its own kind, the most guarded one counts."""
    order = (SCHOOL, WELLBEING, HOME, HEALTH)
    return order.index(kind) if kind in order else len(order)


def choose_kind(session: Session, contribution_id: str, kind: str) -> None:
    """What a line is about; "" for as who said it tells. Raises UserProblem "data-kind-unknown", "meeting-closed" or "gone"."""
    if kind and kind not in dict(KINDS):
        raise UserProblem("data-kind-unknown")
    change_contribution(session, contribution_id, data_kind=kind)
