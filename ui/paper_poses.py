"""Pictures of the papers of the map and of a kring for `ui.shots`: as they leave the printer, and the sheet on the wall in grey."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QImage

from rondom import clock
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.support_map_document import MapPaper, support_map_pdf
from rondom.plan.kring import kring_page, page_for
from rondom.support_map.sheets import map_reading
from rondom.vault.store import Session
from ui.plan.raster import page_sizes, rasterise
from ui.timeline_poses import DPI

_PAGES = 2


def kring_papers(session: Session, pupil: str) -> Iterator[tuple[str, QImage]]:
    """(name, picture) of the kring as others get it, and by choice with how it is between people, also in grey."""
    known = kring_page(session, pupil, clock.today())
    for name, bonds in (("papier-kring", False), ("papier-kring-banden", True)):
        picture = rasterise(kring_pdf(page_for(known, "", bonds)), 0, DPI)
        yield name, picture
        if bonds:
            yield f"{name}-grijs", picture.convertToFormat(QImage.Format.Format_Grayscale8)


def map_papers(session: Session) -> Iterator[tuple[str, QImage]]:
    """(name, picture) of the first pages of every paper with names, and of the schoolgids without."""
    for paper in MapPaper:
        for named in (True, False) if paper is MapPaper.GUIDE else (True,):
            content = support_map_pdf(map_reading(session, clock.today(), named), paper)
            kind = paper.value if named else f"{paper.value}-functies"
            for page in range(min(_PAGES, len(page_sizes(content)))):
                picture = rasterise(content, page, DPI)
                yield f"papier-kaart-{kind}-{page + 1}", picture
                if page == 0 and paper is MapPaper.A4:
                    yield "papier-kaart-grijs", picture.convertToFormat(QImage.Format.Format_Grayscale8)
