"""Parts of screens: what they say, how keys work, what they give back. Drawn for real, also dark and at 200 %."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rondom.timeline.lanes import LANES
from ui import gallery
from ui.theme import Theme
from ui.widgets import (
    LIGHTS,
    Banner,
    Card,
    Dialog,
    EmptyState,
    Field,
    FocusRing,
    KeptLine,
    LaneMark,
    PermissionLight,
    Row,
    RowList,
    Scroll,
    Segments,
    SideEditor,
    Switch,
    Tabs,
    Toast,
    button,
    clear,
    column,
    label,
    refill,
    row,
    tool,
)

THREE = (
    Row("", "Groep 6", heading=True),
    Row("a", "Mees", end="Deels"),
    Row("b", "Sami", ticked=False),
    Row("c", "Lieke"),
)


def shown(qtbot: QtBot, part: QWidget) -> QWidget:
    qtbot.addWidget(part)
    part.show()
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    return part


def spoken(part: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


# words and outline


def test_user_text_is_never_markup(theme: Theme, qtbot: QtBot) -> None:
    made = label("<b>Ouder</b> <mail@x.nl>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.sizeHint().width() > label("Ouder").sizeHint().width() * 2


def test_an_icon_button_has_a_name_a_tooltip_and_is_in_the_tab_order(theme: Theme, qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = tool(theme, "x", "Sluiten", key="close", on=lambda: pressed.append(1))
    shown(qtbot, made)
    assert (spoken(made), made.toolTip(), made.objectName()) == ("Sluiten", "Sluiten", "close")
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert pressed == [1]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_what_can_be_clicked_is_large_enough(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.apply(scale=scale)
    parts: list[QWidget] = [
        button("Openen", "primary"), button("Bekijk", "link"), button("Nieuw", "", theme, "plus"), tool(theme, "x", "Sluiten"),
        Switch(theme, "Aan"), QLineEdit()]  # fmt: skip
    for part in parts:
        qtbot.addWidget(part)
        part.ensurePolished()
        assert part.sizeHint().height() >= theme.px(2.0), type(part)
    theme.apply(scale=1.0)


def test_an_outline_can_be_emptied_and_filled_again(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    inner = column(label("een"), row(label("twee"), None, label("drie")), gap=7)
    page.setLayout(inner)
    refill(inner, [label("vier")])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [part.text() for part in page.findChildren(QLabel)] == ["vier"]
    assert inner.spacing() == 7
    clear(inner)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChildren(QLabel) == []


def test_a_scroll_area_is_no_tab_stop(qtbot: QtBot) -> None:
    made = Scroll(column(label("woord")))
    qtbot.addWidget(made)
    assert made.focusPolicy() == Qt.FocusPolicy.NoFocus


# marks and lights


@pytest.mark.parametrize("lane", sorted(LANES))
def test_every_lane_has_its_own_mark_and_name(theme: Theme, qtbot: QtBot, lane: str) -> None:
    made = LaneMark(theme, lane, em=2.0)
    shown(qtbot, made)
    image = made.grab().toImage()
    role = theme.color(LANES[lane].role).name()
    drawn = sum(image.pixelColor(x, y).name() == role for x in range(image.width()) for y in range(image.height()))
    assert drawn > 40
    assert made.accessibleName() == LANES[lane].name


def test_marks_differ_in_shape_without_colour(theme: Theme, qtbot: QtBot) -> None:
    seen = set()
    for lane in LANES.values():
        made = LaneMark(theme, lane.key, em=3.0)
        made._role = "ink"
        qtbot.addWidget(made)
        image = made.grab().toImage()
        ink = theme.color("ink").name()
        seen.add(
            tuple(image.pixelColor(x, y).name() == ink for x in range(image.width()) for y in range(image.height()))
        )
    assert len(seen) == len(LANES)


@pytest.mark.parametrize("light", sorted(LIGHTS))
def test_a_light_is_a_word_with_its_reason(theme: Theme, qtbot: QtBot, light: str) -> None:
    made = PermissionLight(theme, light, "Vader gaf geen antwoord.")
    qtbot.addWidget(made)
    assert LIGHTS[light][0] in [part.text() for part in made.findChildren(QLabel)]
    assert made.accessibleName() == f"{LIGHTS[light][0]}. Vader gaf geen antwoord."


# choosing


def test_segments_tell_the_key_and_walk_with_the_arrows(theme: Theme, qtbot: QtBot) -> None:
    made = Segments(theme, [("mine", "Mijn afspraken"), ("all", "Iedereen")], name="who")
    shown(qtbot, made)
    heard: list[str] = []
    made.chosen.connect(heard.append)
    qtbot.mouseClick(made.button("all"), Qt.MouseButton.LeftButton)
    made.button("all").setFocus()
    qtbot.keyClick(made.button("all"), Qt.Key.Key_Left)
    qtbot.keyClick(made.button("mine"), Qt.Key.Key_Space)
    assert heard[0] == "all"
    assert made.value() == "mine"
    heard.clear()
    made.show_value("all")
    assert (made.value(), heard) == ("all", [])


def test_choosing_a_segment_does_not_change_its_width(theme: Theme, qtbot: QtBot) -> None:
    made = Segments(theme, [("mine", "Mijn afspraken"), ("all", "Iedereen")])
    shown(qtbot, made)
    before = made.button("all").width()
    bold = made.button("all").fontMetrics()
    made.show_value("all")
    assert made.button("all").width() == before
    assert bold.horizontalAdvance("Iedereen") < before


def test_a_switch_is_a_check_box_for_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    made = Switch(theme, "Tonen in dit overleg")
    shown(qtbot, made)
    face = QAccessible.queryAccessibleInterface(made)
    assert face.role() == QAccessible.Role.CheckBox
    assert face.text(QAccessible.Text.Name) == "Tonen in dit overleg"
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(made.width() - 3, made.height() // 2))
    assert made.isChecked()


# tabs

TABS = [
    ("overview", "Overzicht"),
    ("timeline", "Tijdlijn"),
    ("meetings", "Overleggen"),
    ("plan", "Plan"),
    ("log", "Logboek"),
]


def test_tabs_that_do_not_fit_go_into_the_menu_and_the_chosen_one_stays(theme: Theme, qtbot: QtBot) -> None:
    made = Tabs(theme, TABS)
    shown(qtbot, made)
    made.resize(theme.px(60), made.height())
    assert not made.more.isVisible()
    made.resize(theme.px(22), made.height())
    assert made.more.isVisible()
    assert not made.bar.isTabVisible(4)
    menu = made.more.menu()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert made.value() == "log"
    assert made.bar.isTabVisible(4)
    assert made.bar.tabRect(4).right() <= made.bar.width()


def test_a_count_stands_in_the_spoken_name(theme: Theme, qtbot: QtBot) -> None:
    made = Tabs(theme, TABS)
    qtbot.addWidget(made)
    made.show_count("meetings", 6)
    assert made.bar.accessibleTabName(2) == "Overleggen, 6"
    made.show_count("meetings", 0)
    assert made.bar.accessibleTabName(2) == "Overleggen"


def test_tabs_step_around(theme: Theme, qtbot: QtBot) -> None:
    made = Tabs(theme, TABS)
    qtbot.addWidget(made)
    heard: list[str] = []
    made.chosen.connect(heard.append)
    made.step(-1)
    made.step(1)
    assert heard == ["log", "overview"]


# rows


@pytest.fixture
def rows(theme: Theme, qtbot: QtBot) -> Iterator[RowList]:
    made = RowList(theme, "rows", THREE, spoken="Leerlingen")
    made.resize(500, 300)
    shown(qtbot, made)
    made.setFocus()
    yield made


def heard_by(rows: RowList) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    rows.opened.connect(lambda key: heard.append(("open", key)))
    rows.ticked.connect(lambda key, on: heard.append(("tick", key, on)))
    rows.removed.connect(lambda key: heard.append(("remove", key)))
    return heard


def test_keys_open_tick_and_remove(rows: RowList, qtbot: QtBot) -> None:
    heard = heard_by(rows)
    rows.choose("b")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete):
        qtbot.keyClick(rows, key)
    assert heard == [("open", "b"), ("tick", "b", True), ("remove", "b")]
    assert rows.rows()[2].ticked


def test_a_click_opens_and_a_click_on_the_circle_only_ticks(rows: RowList, qtbot: QtBot) -> None:
    heard = heard_by(rows)
    place = rows.visualRect(rows.model().index(2)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rows.theme.px(1.4), place.y()))
    assert heard == [("open", "b"), ("tick", "b", True)]


def test_a_heading_is_never_chosen(rows: RowList, qtbot: QtBot) -> None:
    heard = heard_by(rows)
    rows.choose("a")
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(0)).center())
    assert rows.value() in ("a", "")
    assert heard == []


def test_the_choice_stays_when_the_rows_come_anew(rows: RowList) -> None:
    chosen: list[str] = []
    rows.choose("c")
    rows.chosen.connect(chosen.append)
    rows.show_rows([Row("c", "Lieke Wilgenroos"), Row("d", "Nieuw")])
    assert rows.value() == "c"
    rows.show_rows([Row("d", "Nieuw")])
    assert rows.value() == ""
    assert not rows.choose("c")


def test_a_row_is_read_as_one_sentence(rows: RowList) -> None:
    model = rows.model()
    said = [model.data(model.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(4)]
    assert said == ["Groep 6", "Mees, Deels", "Sami", "Lieke"]
    assert spoken(rows) == "Leerlingen"


def test_a_whole_list_is_as_high_as_its_rows(theme: Theme, qtbot: QtBot) -> None:
    made = RowList(theme, "rows", THREE, whole=True)
    shown(qtbot, made)
    assert made.height() == theme.px(2.7) * 4
    assert made.visualRect(made.model().index(3)).bottom() <= made.viewport().height()


# fields, notices, dialogs


def test_a_field_tells_its_label_help_and_error(theme: Theme, qtbot: QtBot) -> None:
    line = KeptLine()
    made = Field(theme, "Geldig tot", line, "Een datum, ook ongeveer.")
    shown(qtbot, made)
    assert (spoken(line), line.accessibleDescription()) == ("Geldig tot", "Een datum, ook ongeveer.")
    made.show_error("April heeft 30 dagen. Bedoelt u 30 april?")
    assert made.error.startswith("April")
    assert line.accessibleDescription() == made.error
    assert line.property("state") == "error"
    made.show_error("")
    assert (made.error, line.accessibleDescription()) == ("", "Een datum, ook ongeveer.")


def test_a_toast_goes_by_itself_and_stays_under_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    page = shown(qtbot, QWidget())
    page.resize(600, 400)
    toast = Toast(theme, page)
    toast.say("Afspraak verwijderd", True)
    assert 7000 < toast._timer.remainingTime() <= 8400
    assert page.rect().contains(toast.geometry())
    QApplication.processEvents()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.setInterval(10)
    toast._timer.start()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_undo_of_a_toast_is_asked_once(theme: Theme, qtbot: QtBot) -> None:
    page = shown(qtbot, QWidget())
    page.resize(600, 400)
    toast = Toast(theme, page)
    asked: list[int] = []
    toast.undo.connect(lambda: asked.append(1))
    toast.say("Afspraak verwijderd", True)
    qtbot.mouseClick(toast.findChild(QAbstractButton, "toast.undo"), Qt.MouseButton.LeftButton)
    assert (asked, toast.isVisible()) == ([1], False)
    toast.say("Gekopieerd", False)
    assert not toast.findChild(QAbstractButton, "toast.undo").isVisible()


def test_a_banner_acts_and_closes(theme: Theme, qtbot: QtBot) -> None:
    made = Banner(theme, "Reservekopie is 9 dagen oud", "Doe stick Blauw in de laptop.", "Maken", closable=True)
    shown(qtbot, made)
    with qtbot.waitSignal(made.acted):
        made.findChild(QAbstractButton, "banner.verb").click()
    with qtbot.waitSignal(made.closed):
        made.findChild(QAbstractButton, "banner.close").click()
    assert not made.isVisible()


def test_a_banner_without_a_title_leaves_no_empty_line(theme: Theme, qtbot: QtBot) -> None:
    made = Banner(theme, "", "Twee delen blijven weg.")
    qtbot.addWidget(made)
    made.show()
    shown = [one for one in made.findChildren(QLabel) if one.isVisible()]
    assert [one.text() for one in shown if one.text()] == ["Twee delen blijven weg."]
    assert all(one.text() or not one.pixmap().isNull() or one.height() == 0 for one in shown)
    made.say("Kijk eens", "")
    assert [one.text() for one in made.findChildren(QLabel) if one.isVisible() and one.text()] == ["Kijk eens"]


def test_a_short_sentence_of_an_empty_place_stays_on_one_line(theme: Theme, qtbot: QtBot) -> None:
    made = EmptyState(theme, "Nog geen plan", "Een plan komt uit een overleg.")
    qtbot.addWidget(made)
    made.resize(theme.px(60), theme.px(14))
    made.show()
    words = next(one for one in made.findChildren(QLabel) if one.text().startswith("Een plan"))
    assert words.heightForWidth(words.width()) < 2 * words.fontMetrics().height()


def test_an_empty_place_offers_one_button(theme: Theme, qtbot: QtBot) -> None:
    made = EmptyState(theme, "Nog niets op de tijdlijn", "De datum mag later.", "Eerste gebeurtenis")
    shown(qtbot, made)
    assert made.button is not None
    with qtbot.waitSignal(made.acted):
        qtbot.keyClick(made.button, Qt.Key.Key_Space)


def test_a_side_editor_keeps_and_closes_on_escape(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    made, line, kept = SideEditor(theme), KeptLine("oud"), list[str]()
    page.setLayout(row(None, made))
    page.resize(900, 500)
    shown(qtbot, page)
    line.kept.connect(kept.append)
    made.show_parts("Ouders gaan uit elkaar", Field(theme, "Wanneer", line))
    assert made.width() == theme.px(26)
    line.setFocus()
    qtbot.keyClicks(line, "er")
    with qtbot.waitSignal(made.closed):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (kept, made.isVisible()) == (["ouder"], False)


def test_filling_the_side_editor_anew_keeps_what_was_typed(theme: Theme, qtbot: QtBot) -> None:
    made, line, kept = SideEditor(theme), KeptLine("oud"), list[str]()
    shown(qtbot, made)
    line.kept.connect(kept.append)
    made.show_parts("Een", line)
    line.setFocus()
    qtbot.keyClicks(line, "er")
    made.show_parts("Twee", label("iets anders"))
    assert kept == ["ouder"]


def test_the_focus_ring_shows_for_the_keyboard_and_not_for_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    page, one, two = QWidget(), button("Een"), button("Twee")
    page.setLayout(row(one, two, gap=20, margins=(20, 20, 20, 20)))
    ring = FocusRing(page, theme)
    shown(qtbot, page)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert ring.isVisible()
    assert ring.geometry().contains(two.geometry())
    two.hide()
    assert not ring.isVisible()


def test_a_floating_card_keeps_room_for_its_shadow(theme: Theme) -> None:
    flat, floating = Card(theme).inner(1, 1, 1, 1), Card(theme, "popup").inner(1, 1, 1, 1)
    assert all(more > less for more, less in zip(floating, flat, strict=True))


def test_a_dialog_is_never_wider_than_needed_and_asks_its_question(theme: Theme, qtbot: QtBot) -> None:
    made = Dialog(
        theme, "Toestemming intrekken?", "Intrekken", body="Hatice krijgt niets nieuws meer te lezen.", dangerous=True
    )
    shown(qtbot, made)
    assert made.windowTitle() == "Toestemming intrekken?"
    assert made.back.isDefault()
    assert made.width() <= theme.px(31)
    made.reject()


def test_the_gallery_draws_everything(theme: Theme, qapp: QApplication, tmp_path: Path) -> None:
    files = gallery.pictures(theme, tmp_path)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(files) == 6
    assert len({file.read_bytes() for file in files}) == 6
