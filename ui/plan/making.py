"""What lies on the screen is made of copies, one for each who gets it; only what was seen goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem
from ui.desk import Desk
from ui.plan.copies import one_look
from ui.plan.panel import SharePanel
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.plan.raster import page_sizes


@dataclass(frozen=True, slots=True)
class Made:
    """`wanted` holds a plain value for each copy, `contents` the bytes made of it."""

    wanted: tuple[Any, ...] = ()
    contents: tuple[bytes, ...] = ()
    pages: tuple[int, ...] = ()


class Making:
    """`make(wanted)` draws one copy for each value with `pdf`, on the worker thread, and shows them. The panel is ready when the
    last that was asked for lies there; what was asked for before is let go."""

    def __init__(
        self,
        owner: QWidget,
        desk: Desk,
        preview: PdfPreview,
        panel: SharePanel,
        pdf: Callable[[Any], bytes],
        shown: Callable[[], object] = lambda: None,
    ) -> None:
        self._owner, self._desk, self._preview, self._panel = owner, desk, preview, panel
        self._pdf, self._shown = pdf, shown
        self._round = self._drawn = 0
        self.made: Made | None = None

    def forget(self) -> None:
        """Nothing of what was here stays in sight or is about to be drawn."""
        self._round += 1
        self.made = None
        self._preview.clear()
        self._panel.set_ready(False)

    def ready(self) -> bool:
        """What lies here is what was asked for last."""
        return self.made is not None and bool(self.made.contents) and self._drawn == self._round

    def make(self, wanted: tuple[Any, ...]) -> None:
        """Nothing is drawn again when it is the same as what was asked for last."""
        if self.made is not None and wanted == self.made.wanted:
            self._panel.set_ready(self._drawn == self._round)
            return
        self.made = Made(wanted)
        self._round += 1
        this = self._round
        self._panel.set_ready(False)

        def job() -> tuple[Made, Paper] | None:
            return _drawn(wanted, self._pdf) if this == self._round else None

        def show(drawn: tuple[Made, Paper] | None) -> None:
            if this == self._round and drawn is not None:
                self._drawn = this
                self.made, paper = drawn
                self._preview.show_paper(paper)
                self._panel.set_ready(True)
                self._shown()

        def failed(problem: Problem) -> None:
            if this == self._round:
                self.made = None  # the next look tries again
            self._desk.messages.show(problem)

        self._desk.tasks.work(self._owner, job, show, failed)


def _drawn(wanted: tuple[Any, ...], pdf: Callable[[Any], bytes]) -> tuple[Made, Paper]:
    contents = tuple(pdf(one) for one in wanted)
    paper = paper_of(one_look(contents))
    pages = [len(paper.sizes)] if len(contents) == 1 else [len(page_sizes(one)) for one in contents]
    return Made(wanted, contents, tuple(pages)), paper
