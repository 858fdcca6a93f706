"""The OPP at work, for the pictures: a version that was fixed, what can be taken over, the yes of the parents; and its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.plan.development_plan import development_rows
from rondom.plan.development_reading import development_reading
from rondom.plan.reading import Audience
from rondom.vault.store import Session
from ui.opp.tab import OppTab
from ui.plan.raster import page_sizes, rasterise
from ui.timeline_poses import DPI

if TYPE_CHECKING:
    from ui.workplace import Workplace

Pose = Callable[["Workplace"], QWidget | None]


def _tab(workplace: Workplace) -> OppTab:
    found = next((one for one in workplace.window.findChildren(OppTab) if one.isVisible()), None)
    if found is None or found.form is None:
        raise LookupError("opp")
    return found


def _known(workplace: Workplace) -> None:
    """What could be taken over, under what helps."""
    tab = _tab(workplace)
    assert tab.form is not None
    tab.form.parts["enabling"].turn_offers()
    tab.go_to("enabling")


def _agreed(workplace: Workplace) -> None:
    _tab(workplace).go_to("agreed_on")


def _fixed(workplace: Workplace) -> None:
    """The oldest version."""
    tab = _tab(workplace)
    tab.version.menu().actions()[-1].trigger()


OPP_POSES: Mapping[str, Pose] = {"opp-overnemen": _known, "opp-akkoord": _agreed, "opp-vast": _fixed}


def opp_papers(session: Session, pupil: str) -> Iterator[tuple[str, QImage]]:
    """(name, picture) of the pages of the version that was fixed last, for both readers."""
    fixed = next((one.id for one in development_rows(session, pupil) if one.fixed), "")
    if not fixed:
        return
    reading = development_reading(session, fixed, pupil, clock.today())
    for audience in (Audience.PROFESSIONAL, Audience.PARENTS):
        content = development_plan_pdf(reading, audience)
        for page in range(len(page_sizes(content))):
            yield f"papier-opp-{audience.value}-{page + 1}", rasterise(content, page, DPI)
