"""Who gets the kring as a page: a light per reader, with the reason. Who stands around a child is about home."""

from __future__ import annotations

from datetime import date

from rondom.language import _
from rondom.meetings.data_kinds import HOME
from rondom.plan.reading import Part
from rondom.plan.sharing import PartRow, PlanReader, granted_to, part_light
from rondom.plan.timeline_sharing import timeline_readers
from rondom.vault.store import Session


def kring_readers(session: Session, pupil_id: str, today: date) -> list[PlanReader]:
    """Parents, the child, then everyone around it; own staff last: the same as of a timeline."""
    return timeline_readers(session, pupil_id, today)


def kring_parts(session: Session, pupil_id: str, reader: PlanReader, today: date) -> list[PartRow]:
    """The one row of it: the kring goes as a whole or not at all."""
    granted = granted_to(session, pupil_id, reader, today)
    return [
        PartRow("kring", _("Wie er om het kind heen staan"), frozenset({Part.KRING}), part_light(reader, HOME, granted))
    ]
