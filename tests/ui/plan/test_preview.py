"""The paper on the screen: small pages, words to look for, the same as text, and another edition under the eye."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rondom.pdf.documents import plan_pdf
from rondom.pdf.page_prints import page_prints
from rondom.plan.reading import Audience, PlanReading, Remark
from tests.pdf.examples import PARENT, PLAN
from ui.desk import Desk
from ui.plan.finding import bare, bare_with_places, find, letters_of
from ui.plan.page_places import Fit
from ui.plan.preview import PdfPreview, paper_of
from ui.plan.raster import page_texts, rasterise
from ui.plan.told import Sort, told_of

LONG = replace(PLAN, strengths=tuple(Remark(f"Sterk punt {at} van Zoë", PARENT, "Sanne") for at in range(90)))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def pdf(reading: PlanReading, audience: Audience = Audience.PARENTS) -> bytes:
    return plan_pdf(reading, audience)


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf(LONG)


@pytest.fixture
def preview(desk: Desk, content: bytes, qtbot: QtBot) -> PdfPreview:
    made = PdfPreview(desk, "proef")
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_paper(paper_of(content))
    qtbot.waitUntil(made.view.sharp)
    return made


def look_for(preview: PdfPreview, words: str, qtbot: QtBot) -> None:
    preview.open_find()
    preview.finding.field.setText(words)
    told = preview.finding.told.text()
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview.finding.told.text() not in ("", told))


# -- small pages -----------------------------------------------------------------------------------------------


def test_small_pages_are_drawn_when_seen_and_lead_to_a_page(preview: PdfPreview, qtbot: QtBot) -> None:
    small = preview.thumbnails
    assert small.isVisible()
    qtbot.waitUntil(lambda: small.drawn(0))
    assert not small.drawn(preview.view.pages() - 1), "nobody saw the last one yet"
    place = small.visualRect(small.model().index(1, 0)).center()
    qtbot.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert preview.view.page() == 1
    preview.view.go_to(2)
    assert small.currentIndex().row() == 2
    qtbot.keyClick(small, Qt.Key.Key_Down)
    assert preview.view.page() == 3
    said = small.model().data(small.model().index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Bladzijde 3 van {preview.view.pages()}"


def test_small_pages_can_be_put_away_and_go_by_themselves(preview: PdfPreview, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(preview.tools.thumbs, Qt.MouseButton.LeftButton)
    assert not preview.thumbnails.isVisible()
    qtbot.mouseClick(preview.tools.thumbs, Qt.MouseButton.LeftButton)
    assert preview.thumbnails.isVisible()
    preview.resize(desk.theme.px(40), 700)
    assert not preview.thumbnails.isVisible()


def test_small_pages_that_were_put_away_stay_away_beside_another_paper(
    preview: PdfPreview, desk: Desk, content: bytes, qtbot: QtBot
) -> None:
    qtbot.mouseClick(preview.tools.thumbs, Qt.MouseButton.LeftButton)
    assert not desk.habits.pages_beside
    other = PdfPreview(desk, "ander")
    qtbot.addWidget(other)
    other.resize(1000, 700)
    other.show_paper(paper_of(content))
    other.show()
    assert not other.thumbnails.isVisible() and not other.tools.thumbs.isChecked()
    qtbot.mouseClick(other.tools.thumbs, Qt.MouseButton.LeftButton)
    assert other.thumbnails.isVisible()
    preview.hide()
    preview.show()
    assert preview.thumbnails.isVisible()


# -- looking for words -----------------------------------------------------------------------------------------


def test_escape_in_the_paper_first_ends_the_looking(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.open_find()
    preview.view.setFocus()
    qtbot.keyClick(preview.view, Qt.Key.Key_Escape)
    assert not preview.finding.isVisible()


def test_words_are_found_counted_and_walked(preview: PdfPreview, content: bytes, qtbot: QtBot) -> None:
    qtbot.keyClick(preview.view, Qt.Key.Key_F, CTRL)
    assert preview.finding.field.hasFocus()
    look_for(preview, "sterk punt 7", qtbot)
    count = "\n".join(page_texts(content)).count("Sterk punt 7")
    assert count > 5
    assert preview.finding.told.text() == f"1 van {count}"
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Return)
    assert preview.finding.told.text() == f"2 van {count}"
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Return, SHIFT)
    assert preview.finding.told.text() == f"{count} van {count}"
    assert preview.view.page() == preview._hits[-1].page
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_F3)
    assert preview.finding.told.text() == f"1 van {count}"
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Escape)
    assert not preview.finding.isVisible()
    assert preview.view.hasFocus()
    assert preview.view._hits == ()


def test_what_is_found_is_marked_on_the_page(preview: PdfPreview, qtbot: QtBot) -> None:
    before = preview.view.viewport().grab().toImage()
    look_for(preview, "waarom we praten", qtbot)
    box = preview.view._places().placed(0, preview._hits[0].boxes[0])
    place = QPoint(round(box.left() - preview.theme.em * 0.06), round(box.center().y()))
    place.setY(place.y() - preview.view.verticalScrollBar().value())
    after = preview.view.viewport().grab().toImage()
    assert QColor(before.pixel(place)) == Qt.GlobalColor.white
    assert QColor(after.pixel(place)) != Qt.GlobalColor.white


def test_nothing_found_is_said(preview: PdfPreview, qtbot: QtBot) -> None:
    look_for(preview, "olifant", qtbot)
    assert preview.finding.told.text() == "Niet gevonden"
    assert not preview.finding.next.isEnabled()
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Return)


def test_accents_capitals_and_line_ends_do_not_count() -> None:
    words = "Lange zin die zeker over het einde van een regel heen loopt, met café en İzmir en Łódź aan het eind van de zin."
    made = pdf(replace(PLAN, reason=words))
    letters = letters_of(made)
    for sought in ("ZOË", "cafe", "izmir", "lodz", "zeker over het einde van een regel heen loopt, met café en"):
        expected = 0 if sought == "ZOË" else 1
        assert len(find(made, letters, sought)) == expected, sought
    (hit,) = find(made, letters, words)
    assert len(hit.boxes) >= 2, "one box per line"
    assert find(made, letters, "  ") == ()


def test_the_box_lies_on_the_words(content: bytes) -> None:
    """Where it is said to stand there is ink, and just outside it there is none."""
    hit = find(content, letters_of(content), "waarom we praten")[0]
    dpi = 144.0
    box, image = hit.boxes[0], rasterise(content, hit.page, dpi)
    inside = image.copy(*(round(edge * dpi / 72) for edge in (box.left(), box.top(), box.width(), box.height())))
    left = image.copy(*(round(edge * dpi / 72) for edge in (box.left() - 12, box.top(), 10, box.height())))
    assert _darkest(inside) < 90
    assert _darkest(left) > 200


def _darkest(image: QImage) -> int:
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


@given(st.text(max_size=60))
def test_every_compared_letter_knows_its_place(text: str) -> None:
    letters, places = bare_with_places(text)
    assert len(letters) == len(places)
    assert all(0 <= place < len(text) for place in places)
    assert places == sorted(places)
    assert bare(bare(text)) == bare(text)


# -- as text ---------------------------------------------------------------------------------------------------


def as_text(preview: PdfPreview, qtbot: QtBot) -> None:
    qtbot.mouseClick(preview.as_text, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(preview.words.headings()))


def test_the_text_has_every_word_of_the_paper_with_its_structure(preview: PdfPreview, qtbot: QtBot) -> None:
    as_text(preview, qtbot)
    told = preview.words.toPlainText()
    for words in (
        "Sterk punt 89 van Zoë",
        "Zet zondag de tas klaar.",
        "Gezien door: Sanne · Marloes",
        "ouder: Sterk punt 3",
    ):
        assert words in told
    first = preview.words.headings()[0]
    assert (first.level, first.block) == (1, 0)
    levels = [one.level for one in preview.words.headings()]
    assert set(levels) >= {1, 2}
    block = preview.words.document().findBlockByNumber(preview.words.headings()[1].block)
    assert block.blockFormat().headingLevel() == 2
    assert not preview.tools.zoom.isVisible()
    assert preview.words.hasFocus()


def test_an_address_is_told_line_by_line_and_a_label_with_what_it_is_of(desk: Desk, qtbot: QtBot) -> None:
    address = ("Sanne Klaproos", "Helmgras 12", "0000 AA Duinveen")
    made = told_of(pdf(replace(PLAN, address_block=address, school_address=("Postbus 12", "1234 ZZ Duinveen"))))
    told = [one.text for one in made]
    for line in (*address, "Postbus 12", "1234 ZZ Duinveen"):
        assert line in told
    made = told_of(pdf(PLAN, Audience.PROFESSIONAL))
    at = next(at for at, one in enumerate(made) if one.mark == "Geboren:")
    assert made[at].text == "14 juni 2016" and made[at].sort is Sort.ITEM
    assert made[at + 1].sort is Sort.TEXT and made[at + 1].level == 1, "what more it says, without a mark of its own"


def test_the_text_stands_in_a_column_and_scrolls_at_the_edge(preview: PdfPreview, qtbot: QtBot) -> None:
    as_text(preview, qtbot)
    preview.resize(preview.theme.px(90), 700)
    words = preview.words
    assert words.viewport().width() <= preview.theme.px(44)
    bar = words.verticalScrollBar()
    assert bar.mapTo(preview, bar.rect().topRight()).x() >= preview.width() - 4


def test_headings_and_blocks_are_walked_with_keys(preview: PdfPreview, qtbot: QtBot) -> None:
    as_text(preview, qtbot)
    words, headings = preview.words, preview.words.headings()
    qtbot.keyClick(words, Qt.Key.Key_H)
    qtbot.keyClick(words, Qt.Key.Key_H)
    assert words.textCursor().blockNumber() == headings[2].block
    qtbot.keyClick(words, Qt.Key.Key_H, SHIFT)
    assert words.textCursor().blockNumber() == headings[1].block
    qtbot.keyClick(words, Qt.Key.Key_Down, CTRL)
    assert words.textCursor().blockNumber() == headings[1].block + 1
    menu = preview.tools.headings.menu()
    menu.actions()[-1].trigger()
    assert words.textCursor().block().text() == [one for one in headings if one.level < 4][-1].text


def test_the_text_begins_where_the_paper_was(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.view.go_to(2)
    as_text(preview, qtbot)
    told = told_of(preview.paper.content)
    first = next(one for one in told if one.page == 2 and one.sort is not Sort.TABLE)
    assert first.text in preview.words.textCursor().block().text()


def test_words_are_found_in_the_text_too(preview: PdfPreview, qtbot: QtBot) -> None:
    as_text(preview, qtbot)
    qtbot.keyClick(preview.words, Qt.Key.Key_F, CTRL)
    look_for(preview, "van zoe", qtbot)
    assert preview.finding.told.text() == "1 van 90"
    assert len(preview.words.extraSelections()) == 90
    qtbot.keyClick(preview.finding.field, Qt.Key.Key_Return)
    assert preview.finding.told.text() == "2 van 90"


def test_user_text_is_no_markup_in_the_text_either(desk: Desk, qtbot: QtBot) -> None:
    made = PdfPreview(desk, "proef")
    qtbot.addWidget(made)
    made.show()
    made.show_paper(paper_of(pdf(replace(PLAN, reason='<b>dik</b> <img src="/etc/passwd"> &amp; & <'))))
    as_text(made, qtbot)
    assert '<b>dik</b> <img src="/etc/passwd"> &amp; & <' in made.words.toPlainText()


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(list(Audience)), st.text("abc <>&é\n", min_size=1, max_size=60).filter(str.strip))
def test_everything_drawn_is_told(audience: Audience, typed: str) -> None:
    """All words on the pages but those of head and foot are in the text as well."""
    content = plan_pdf(replace(PLAN, reason=typed, question=typed), audience)
    told = bare(
        " ".join(
            " ".join((one.mark, one.text, *one.head, *(cell for row in one.rows for cell in row)))
            for one in told_of(content)
        )
    )
    for goal in PLAN.goals:
        assert bare(goal.text) in told
    if audience is not Audience.CHILD:
        assert bare(typed) in told


# -- another edition -------------------------------------------------------------------------------------------


def test_only_the_pages_that_changed_are_drawn_again(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.view.go_to(1)
    qtbot.waitUntil(preview.view.sharp)
    place, before = preview.view.verticalScrollBar().value(), list(preview.view._editions)
    changed = replace(LONG, views=(replace(LONG.views[0], text="Ik wil ook praten over de gang."),))
    preview.show_paper(paper_of(pdf(changed)))
    assert preview.view.sharp(), "this page did not change: it stays as it is, without a flash"
    assert preview.view.verticalScrollBar().value() == place
    again = [page for page, (old, new) in enumerate(zip(before, preview.view._editions, strict=True)) if old != new]
    assert again
    assert 1 not in again
    assert "de gang" in preview.text()


def test_pages_with_the_same_print_look_the_same() -> None:
    """A rare letter on the first page renumbers the letters of all: pages may then not be taken for the old ones wrongly."""
    one, other = pdf(replace(LONG, reason="Żółw")), pdf(replace(LONG, reason="ŁÓDŹ"))
    kept = [at for at, (a, b) in enumerate(zip(page_prints(one), page_prints(other), strict=True)) if a == b]
    for at in kept:
        assert rasterise(one, at, 50) == rasterise(other, at, 50)
    same = page_prints(pdf(LONG))
    assert same == page_prints(pdf(LONG))


def test_what_is_looked_for_stays_looked_for(preview: PdfPreview, qtbot: QtBot) -> None:
    look_for(preview, "sterk punt", qtbot)
    assert preview.finding.told.text() == "1 van 90"
    preview.show_paper(paper_of(pdf(replace(LONG, strengths=LONG.strengths[:40]))))
    qtbot.waitUntil(lambda: preview.finding.told.text() == "1 van 40")


def test_the_text_follows_and_keeps_its_place(preview: PdfPreview, qtbot: QtBot) -> None:
    as_text(preview, qtbot)
    preview.words.go_to_block(12)
    place = preview.words.verticalScrollBar().value()
    preview.show_paper(paper_of(pdf(replace(LONG, views=(replace(LONG.views[0], text="Nieuw woord."),)))))
    qtbot.waitUntil(lambda: "Nieuw woord." in preview.words.toPlainText())
    assert preview.words.verticalScrollBar().value() == place
    assert preview.words.textCursor().blockNumber() == 12


def test_clearing_leaves_nothing_of_a_child(preview: PdfPreview, qtbot: QtBot) -> None:
    look_for(preview, "zoë", qtbot)
    qtbot.waitUntil(lambda: preview.thumbnails.drawn(0))
    as_text(preview, qtbot)
    preview.clear()
    assert preview.words.toPlainText() == ""
    assert preview.finding.words() == ""
    assert preview.tools.headings.menu().actions() == []
    assert not preview.thumbnails._pictures
    assert not preview.view._strips
    assert preview._read is None
    assert preview.text() == ""


# -- nearer and further ----------------------------------------------------------------------------------------


def test_a_whole_page_fits_and_keeps_fitting(preview: PdfPreview, qtbot: QtBot) -> None:
    qtbot.keyClick(preview.view, Qt.Key.Key_9, CTRL)
    assert preview.view.fit() is Fit.PAGE
    assert preview.view.whole_page_fits()
    preview.resize(1000, 500)
    assert preview.view.whole_page_fits()
    qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert preview.view.page() == 1
    qtbot.keyClick(preview.view, Qt.Key.Key_0, CTRL)
    assert preview.view.fit() is Fit.WIDTH


def test_the_wheel_zooms_around_the_pointer(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.view.set_zoom(1.5)
    at = QPointF(260, 400)
    page, share = preview.view._spot(at)
    _turn(preview, at, 240)
    assert preview.view._spot(at)[0] == page
    after = preview.view._spot(at)[1]
    assert after.x() == pytest.approx(share.x(), abs=0.003)
    assert after.y() == pytest.approx(share.y(), abs=0.003)


def _turn(preview: PdfPreview, at: QPointF, by: int) -> None:
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(preview.view.viewport(), wheel)


def test_the_mouse_takes_hold_of_the_paper(preview: PdfPreview, qtbot: QtBot) -> None:
    view = preview.view.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 400))
    qtbot.mouseMove(view, QPoint(200, 250))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    assert preview.view.verticalScrollBar().value() == 150
    qtbot.mouseMove(view, QPoint(200, 100))
    assert preview.view.verticalScrollBar().value() == 150


def test_the_sizes_stand_in_a_menu(preview: PdfPreview) -> None:
    actions: dict[str, Callable[[], None]] = {
        one.text().split("\t")[0]: one.trigger for one in preview.zoom.menu().actions()
    }
    actions["150%"]()
    assert preview.zoom.text() == "150%"
    actions["De hele bladzijde"]()
    assert preview.view.fit() is Fit.PAGE
    assert preview.zoom.accessibleName().startswith("Grootte ")


# -- papers from elsewhere -------------------------------------------------------------------------------------


def foreign(change: Callable[[pikepdf.Pdf], None], audience: Audience = Audience.PARENTS) -> bytes:
    """A paper of ours with something changed in it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(PLAN, audience))) as document:
        change(document)
        document.save(target)
    return target.getvalue()


def untag(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def bite_its_tail(document: pikepdf.Pdf) -> None:
    """An element that holds itself, and one without anything it should have."""
    tree = document.Root.StructTreeRoot
    top = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
    top.K.append(top)
    top.K.append(document.make_indirect(pikepdf.Dictionary(K=pikepdf.Array([tree, top, 7]))))


def spoil(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.K = pikepdf.String("niets")


def only_a_picture(document: pikepdf.Pdf) -> None:
    untag(document)
    for page in document.pages:
        page.obj.Contents = document.make_stream(b"0 0 50 50 re f")
        del page.obj["/Resources"]


@pytest.mark.parametrize("change", [untag, bite_its_tail, spoil])
def test_a_paper_with_a_strange_structure_is_told_all_the_same(change: Callable[[pikepdf.Pdf], None]) -> None:
    content = foreign(change)
    told = bare(" ".join(" ".join((one.text, *(cell for row in one.rows for cell in row))) for one in told_of(content)))
    assert "zet zondag de tas klaar." in told
    assert len(told) < 3 * len("".join(page_texts(content)))
    assert len(paper_of(content).prints) == len(paper_of(content).sizes)


def test_a_scan_says_that_it_has_no_words(desk: Desk, qtbot: QtBot) -> None:
    made = PdfPreview(desk, "scan")
    qtbot.addWidget(made)
    made.show()
    made.show_paper(paper_of(foreign(only_a_picture)))
    qtbot.waitUntil(made.view.sharp)
    qtbot.mouseClick(made.as_text, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "geen woorden" in made.words.toPlainText())
    qtbot.keyClick(made.words, Qt.Key.Key_F, CTRL)
    look_for(made, "tas", qtbot)
    assert made.finding.told.text() == "Niet gevonden"


def test_a_letter_that_cannot_be_drawn_is_told(preview: PdfPreview, content: bytes) -> None:
    assert not preview.replaced.isVisible()
    preview.show_paper(paper_of(pdf(replace(PLAN, reason="Het gaat om ኣበባ."))))
    assert preview.replaced.isVisible()
    assert "�" in preview.replaced.accessibleName()
    preview.show_paper(paper_of(content))
    assert not preview.replaced.isVisible()
