"""A permission is for one purpose: what was granted for one thing is not used for another.

So someone from outside who was granted several stands among the readers once for each: who shares chooses which it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rondom.language import _, folded
from rondom.privacy.queries import answers_of, child_facts
from rondom.privacy.rules import FROM_OUTSIDE, Answer, Child, consent_light, groups
from rondom.vault.store import Session

if TYPE_CHECKING:
    from rondom.plan.sharing import PlanReader


def each_purpose(
    session: Session,
    pupil_id: str,
    readers: Iterable[PlanReader],
    today: date,
    chosen: Mapping[str, str] | None = None,
) -> list[PlanReader]:
    """Everyone as before; who reads by permission once for each purpose that was granted, with the light of that one.

    `chosen` holds, by key of the reader, the id of the permission under which that person came to the table.
    """
    child, answers = child_facts(session, pupil_id), answers_of(session, pupil_id)
    purposes = {one.id: one.purpose for one in answers}
    found: list[PlanReader] = []
    for one in readers:
        if one.kind in FROM_OUTSIDE or one.light.granted:
            only = purposes.get((chosen or {}).get(one.key, ""), "")
            found += _each(child, answers, one, only, today)
        else:
            found.append(one)
    return found


def _each(child: Child, answers: list[Answer], reader: PlanReader, only: str, today: date) -> list[PlanReader]:
    about = [group for group in groups(answers, reader.name) if not only or folded(group[0].purpose) == folded(only)]
    lights = [(group[-1].purpose, consent_light(child, group, today)) for group in about]
    granted = [(purpose, light) for purpose, light in lights if light.granted]
    if not granted:
        return [reader]
    if len(granted) == 1:
        return [replace(reader, purpose=granted[0][0], light=granted[0][1])]
    return [
        replace(
            reader,
            key=f"{reader.key}#{at}" if at else reader.key,
            role=_("{role}, voor {purpose}").format(role=reader.role, purpose=purpose) if reader.role else purpose,
            purpose=purpose,
            light=light,
        )
        for at, (purpose, light) in enumerate(granted)
    ]
