"""A PDF to paper: the dialog of the system, then page by page as a sharp picture. Nothing is written to disk by us."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from rondom.errors import EnvironmentProblem
from rondom.language import _
from ui.plan.raster import page_sizes, rasterise
from ui.waiting import waiting

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

__all__ = ["print_pages", "print_pdf", "rasterise"]

SHARPEST = 300
"""Dots per inch; more is not seen on paper and costs memory: an A4 at 300 is 35 MB."""


def print_pdf(parent: QWidget, content: bytes, both_sides: Callable[[], bytes] | None = None) -> bool:
    """Ask which printer and print. True when it was printed, False when the person went back.

    `both_sides` makes what is printed instead when the person chose both sides of the paper.

    Raises EnvironmentProblem "print-failed" when the printer does not take it.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    sizes = page_sizes(content)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Rondom"))  # stands in the queue of a shared printer: no name of a child
    printer.setFullPage(True)
    _use_page(printer, sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Afdrukken"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintSelection, False)
    dialog.setMinMax(1, len(sizes))
    try:
        with waiting():
            chosen = dialog.exec() == QDialog.DialogCode.Accepted
        if not chosen or not parent.window().isVisible():  # what was locked away meanwhile is not printed any more
            return False
    finally:
        dialog.deleteLater()
    if both_sides is not None and printer.duplex() != QPrinter.DuplexMode.DuplexNone:
        content = both_sides()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        print_pages(printer, content)
    finally:
        QGuiApplication.restoreOverrideCursor()
    return True


def print_pages(printer: QPrinter, content: bytes) -> None:
    """The chosen pages on this printer, one at a time in memory. Raises EnvironmentProblem "print-failed"."""
    sizes = page_sizes(content)
    dpi = min(SHARPEST, printer.resolution())
    painter = QPainter()
    try:
        for place, page in enumerate(_order(printer, len(sizes))):
            _use_page(printer, sizes[page])
            if not (printer.newPage() if place else painter.begin(printer)):
                raise EnvironmentProblem("print-failed")
            sheet = printer.paperRect(printer.Unit.DevicePixel)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), rasterise(content, page, dpi))
    finally:
        done = painter.isActive() and painter.end()  # a printer that is still painted on cannot be let go
    if not done:
        raise EnvironmentProblem("print-failed")


def _use_page(printer: QPrinter, points: QSizeF) -> None:
    wide = points.width() > points.height()
    upright = points.transposed() if wide else points
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _order(printer: QPrinter, total: int) -> list[int]:
    """Pages (0 is the first) in the order of paper: the range, last first if asked, copies if the driver makes none."""
    first, last = printer.fromPage() or 1, printer.toPage() or total
    pages = list(range(first - 1, min(last, total)))
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]
