"""The timeline as it looks when someone is at work in it, for the pictures; and its papers as they leave the printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from rondom import clock
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.timeline.sheets import timeline_reading
from rondom.vault.vault import Session
from ui.plan.raster import page_sizes, rasterise
from ui.timeline.bar import BOTH, LIST
from ui.timeline.tab import TimelineTab

if TYPE_CHECKING:
    from ui.workplace import Workplace

Pose = Callable[["Workplace"], QWidget | None]
DPI = 110.0


def _tab(workplace: Workplace) -> TimelineTab:
    found = workplace.window.findChild(TimelineTab)
    if found is None:
        raise LookupError("timeline")
    return found


def _at_work(workplace: Workplace) -> TimelineTab:
    """Without an event beside it, and drawn: so every pose begins alike."""
    tab = _tab(workplace)
    tab.editor.leave()
    tab.entry.clear()
    _show_way(tab, "drawing")
    return tab


def _show_way(tab: TimelineTab, way: str) -> None:
    tab.bar.ways.show_value(way)
    tab.bar.ways.chosen.emit(way)


def open_title(title: str) -> Pose:
    """With this event beside the drawing."""
    return lambda workplace: _at_work(workplace).choose_title(title)


def _typing(workplace: Workplace) -> None:
    tab = _at_work(workplace)
    workplace.window.activateWindow()
    tab.make_new("event")
    tab.entry.insert("mei '24 - nov '24 SMW na de verhuizing")


def _beside(way: str) -> Pose:
    return lambda workplace: _show_way(_at_work(workplace), way)


def _noticing(workplace: Workplace) -> None:
    _at_work(workplace).bar.notice_asked.emit()


def _sharing(workplace: Workplace) -> None:
    _at_work(workplace).bar.share_asked.emit()


def _at_table(workplace: Workplace) -> QWidget:
    from ui.timeline.at_table import TimelineAtTable

    before = {id(one) for one in QApplication.topLevelWidgets()}
    _at_work(workplace).bar.table_asked.emit()
    opened = (one for one in QApplication.topLevelWidgets() if isinstance(one, TimelineAtTable))
    window = next((one for one in opened if id(one) not in before), None)
    if window is None:
        raise LookupError("timeline at the table")
    return window


TIMELINE_POSES: Mapping[str, Pose] = {
    "tijdlijn-bewerken": open_title("Ouders gaan uit elkaar"),
    "tijdlijn-hulp": open_title("Speltherapie"),
    "tijdlijn-typen": _typing,
    "tijdlijn-naast-elkaar": _beside(BOTH),
    "tijdlijn-lijst": _beside(LIST),
    "tijdlijn-valt-op": _noticing,
    "tijdlijn-aan-tafel": _at_table,
    "tijdlijn-delen": _sharing,
}
"""By the name of the picture."""


def papers(session: Session, pupils: Mapping[str, str]) -> Iterator[tuple[str, QImage]]:
    """(name, picture) of the first two pages on A4 and A3, and of the drawing in grey. `pupils`: name of a picture to id."""
    for name, pupil in pupils.items():
        reading = timeline_reading(session, pupil, clock.today())
        for sheet in TimelineSheet:
            content = timeline_pdf(reading, sheet)
            for page in range(min(2, len(page_sizes(content)))):
                picture = rasterise(content, page, DPI)
                yield f"papier-{name}-{sheet.value}-{page + 1}", picture
                if page == 0 and sheet is TimelineSheet.A4:
                    yield f"papier-{name}-grijs", picture.convertToFormat(QImage.Format.Format_Grayscale8)
