"""Pages as pictures: sharp, in their place, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rondom.errors import EnvironmentProblem
from rondom.pdf.documents import plan_pdf
from rondom.plan.reading import Audience
from tests.pdf.examples import PLAN
from ui.plan.page_places import STRIP, PagePlaces
from ui.plan.pages import PageView
from ui.plan.printing import print_pages
from ui.plan.raster import page_sizes, page_texts, pixels, rasterise
from ui.tasks import Tasks
from ui.theme import Theme

A4 = QSizeF(595.28, 841.89)


@pytest.fixture(scope="module")
def content() -> bytes:
    return plan_pdf(PLAN, Audience.PROFESSIONAL)


@pytest.fixture
def view(theme: Theme, tasks: Tasks, content: bytes, qtbot: QtBot) -> PageView:
    made = PageView(theme, tasks)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_document(content, page_sizes(content))
    qtbot.waitUntil(made.sharp)
    return made


# -- raster ---------------------------------------------------------------------------------------------------


def test_a_page_has_its_size_and_its_words(content: bytes) -> None:
    image = rasterise(content, 0, 96)
    assert (image.width(), image.height()) == (794, 1123)
    assert image.pixelColor(3, 3) == Qt.GlobalColor.white
    assert "Mees Veenpluis" in page_texts(content)[0]


def test_a_part_is_the_same_as_in_the_whole(content: bytes) -> None:
    whole = rasterise(content, 0, 130)
    for part in (QRect(0, 0, whole.width(), 200), QRect(40, 333, 500, 77)):
        assert _most_apart(rasterise(content, 0, 130, part), whole.copy(part)) <= 1


def _most_apart(one: QImage, other: QImage) -> int:
    """The largest difference of a colour, of 255. The edge of a slanting shape that is cut may round the other way."""
    assert one.size() == other.size()
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


# -- places ---------------------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.floats(50, 2000), st.floats(50, 2000)), min_size=1, max_size=5),
    st.floats(0.25, 4.0), st.sampled_from([1.0, 1.25, 1.5, 2.0]), st.integers(100, 3000),
)  # fmt: skip
def test_pages_lie_whole_under_each_other(
    sizes: list[tuple[float, float]], zoom: float, ratio: float, wide: int
) -> None:
    places = PagePlaces([QSizeF(*size) for size in sizes], zoom, ratio, 24, wide)
    boxes = places.boxes()
    assert all(above.bottom() < below.top() for above, below in pairwise(boxes))
    assert boxes[-1].bottom() <= places.high
    for page, box in enumerate(boxes):
        assert abs(box.left() * ratio - round(box.left() * ratio)) < 1e-6, "on a whole device pixel"
        strips = [one for one in places.strips([1] * len(places.sizes), -1, places.high + 1) if one.page == page]
        assert sum(one.high for one in strips) == places.size(page)[1]
        assert all(one.high <= STRIP for one in strips)


def test_only_what_is_seen_is_drawn() -> None:
    places = PagePlaces([A4] * 50, 4.0, 2.0, 24, 800)
    assert len(places.strips([1] * len(places.sizes), 0, 600)) == 2
    assert places.strips([1] * len(places.sizes), 5000, 5600)[0].page == 1


# -- the view -------------------------------------------------------------------------------------------------


def test_what_is_shown_is_the_page_at_this_zoom(view: PageView, content: bytes) -> None:
    box = view._places().boxes()[0]
    shown = view.viewport().grab().toImage().convertToFormat(rasterise(content, 0, 10).format())
    wide, _high = pixels(page_sizes(content)[0], view._places().dpi)
    top = round(box.top())
    part = QRect(0, 0, wide, 300)
    expected = rasterise(content, 0, view._places().dpi, part)
    assert shown.copy(QRect(round(box.left()), top, wide, 300)) == expected


def test_the_wheel_and_keys_zoom_and_it_gets_sharp_again(view: PageView, qtbot: QtBot) -> None:
    before = view.zoom()
    wheel = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom() > before
    qtbot.waitUntil(view.sharp)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom() < before
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == pytest.approx(before)
    qtbot.waitUntil(view.sharp)


def test_keys_turn_the_page_and_it_is_said(view: PageView, content: bytes, qtbot: QtBot) -> None:
    turned: list[int] = []
    view.page_changed.connect(turned.append)
    qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert turned == [1]
    assert view.accessibleName().endswith(f"bladzijde 2 van {len(page_sizes(content))}")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page() == 0


def test_a_drawing_for_another_document_is_dropped(view: PageView, content: bytes, qtbot: QtBot) -> None:
    other = plan_pdf(PLAN, Audience.PARENTS)
    view.show_document(other, page_sizes(other))
    view.show_document(content, page_sizes(content))
    qtbot.waitUntil(view.sharp)
    assert {strip.edition for strip in view._near(0)} <= set(view._editions)
    box = view._places().boxes()[0]
    wide, _high = pixels(page_sizes(content)[0], view._places().dpi)
    shown = view.viewport().grab().toImage()
    expected = rasterise(content, 0, view._places().dpi, QRect(0, 0, wide, 200)).convertToFormat(shown.format())
    assert shown.copy(QRect(round(box.left()), round(box.top()), wide, 200)) == expected


def test_clearing_forgets_every_picture(view: PageView) -> None:
    view.clear()
    assert not view._strips
    assert view.pages() == 0
    assert view.accessibleName() == ""


# -- paper ----------------------------------------------------------------------------------------------------


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> Callable[[str], QPrinter]:
    def make(name: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / name))
        made.setFullPage(True)
        return made

    return make


def test_paper_shows_what_the_screen_shows(printer: Callable[[str], QPrinter], content: bytes, tmp_path: Path) -> None:
    print_pages(printer("af.pdf"), content)
    printed = (tmp_path / "af.pdf").read_bytes()
    assert len(page_sizes(printed)) == len(page_sizes(content))
    small, original = rasterise(printed, 0, 40), rasterise(content, 0, 40)
    assert abs(small.width() - original.width()) <= 1
    places = [(x, y) for x in range(5, original.width() - 5, 3) for y in range(5, original.height() - 5, 3)]
    apart = [abs(small.pixelColor(x, y).lightness() - original.pixelColor(x, y).lightness()) for x, y in places]
    assert sum(apart) / len(apart) < 6
    assert max(original.pixelColor(x, y).lightness() for x, y in places) > 250


def test_only_the_chosen_pages_last_one_first(
    printer: Callable[[str], QPrinter], content: bytes, tmp_path: Path
) -> None:
    chosen = printer("een.pdf")
    chosen.setFromTo(2, 2)
    print_pages(chosen, content)
    printed = (tmp_path / "een.pdf").read_bytes()
    assert len(page_sizes(printed)) == 1
    assert len(page_texts(printed)) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_it_is_told(printer: Callable[[str], QPrinter], content: bytes) -> None:
    with pytest.raises(EnvironmentProblem, match="print-failed"):
        print_pages(printer("nergens/af.pdf"), content)
