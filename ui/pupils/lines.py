"""What one line of the list of children shows, from all rooms together, and how the list is filtered and grouped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rondom.dossier.queries import PupilRow, pupil_rows
from rondom.language import _
from rondom.meetings.agreements import agreement_counts
from rondom.meetings.queries import next_meetings
from rondom.privacy.queries import lights
from rondom.school.queries import GroupRow, group_rows, level_names
from rondom.vault.vault import Session
from ui.search import folded

FOLLOWED, ALL, LATE = "followed", "all", "late"


@dataclass(frozen=True, slots=True)
class PupilLine:
    pupil: PupilRow
    meeting: str
    """vandaag 13.15 driehoek"""
    open: int
    late: int
    light: str
    words: str
    """The name without accents, for the filter."""


@dataclass(frozen=True, slots=True)
class Everyone:
    """All children at one moment, with the names the list needs."""

    lines: tuple[PupilLine, ...]
    groups: tuple[GroupRow, ...]
    levels: dict[int, str]


def everyone(session: Session, today: date) -> Everyone:
    """A fixed number of queries, however many children there are."""
    meetings, counts, may = next_meetings(session, today), agreement_counts(session, today), lights(session, today)
    lines = []
    for pupil in pupil_rows(session, today):
        if pupil.left:
            continue
        coming, (open_, late) = meetings.get(pupil.id), counts.get(pupil.id, (0, 0))
        light = may.get(pupil.id)
        lines.append(
            PupilLine(
                pupil,
                coming.words(today) if coming else "",
                open_,
                late,
                light.status if light else "ask_first",
                folded(pupil.name),
            )
        )
    return Everyone(tuple(lines), tuple(group_rows(session)), level_names(session))


def chosen(lines: Iterable[PupilLine], which: str, group_id: str, needle: str) -> list[PupilLine]:
    """Filter as you type: the start of any word of the name."""
    sought = folded(needle)
    return [
        line
        for line in lines
        if (which != FOLLOWED or line.pupil.followed)
        and (which != LATE or line.late)
        and (not group_id or line.pupil.group_id == group_id)
        and (not sought or f" {sought}" in f" {line.words}")
    ]


def by_group(lines: Sequence[PupilLine], groups: Sequence[GroupRow]) -> list[tuple[tuple[str, str], list[PupilLine]]]:
    """((group, teacher), its children) in the order of the school; those without a group last."""
    found: dict[str, list[PupilLine]] = {}
    for line in lines:
        found.setdefault(line.pupil.group_id or "", []).append(line)
    named = [((group.name, group.teacher), found.get(group.id, [])) for group in groups]
    return [(name, some) for name, some in (*named, ((_("Zonder groep"), ""), found.get("", []))) if some]
