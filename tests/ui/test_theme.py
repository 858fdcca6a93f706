"""Roles, em, live switching and icons."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets import tool

PAIRS = [("ink", "surface"), ("ink", "surface-raised"), ("ink-muted", "surface-raised"), ("accent-ink", "accent")]
PAIRS += [(tone, f"{tone}-tint") for tone in ("success", "caution", "danger", "info", "warm")]


@pytest.fixture(autouse=True)
def back_to_light(theme: Theme) -> Iterator[None]:
    yield
    theme.apply("light", 1.0)


def light_of(color: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF())


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(theme: Theme, mode: str, ink: str, ground: str) -> None:
    theme.apply(mode)
    high, low = sorted((light_of(theme.color(ink)), light_of(theme.color(ground))), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_both_modes_know_the_same_roles(theme: Theme) -> None:
    for role in theme.roles():
        theme.apply("light")
        assert theme.color(role).isValid()
        theme.apply("dark")
        assert theme.color(role).isValid()


def test_an_unknown_role_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.color("mauve")


def test_a_colour_handed_out_cannot_change_the_theme(theme: Theme) -> None:
    theme.color("ink").setRgb(255, 0, 0)
    assert theme.color("ink") != QColor(255, 0, 0)


def test_the_style_sheet_has_no_role_and_no_em_left(theme: Theme) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", theme.style_sheet(), flags=re.DOTALL)
    assert not re.search(r"@[a-z]|\dem\b", sheet)


@given(em=st.floats(min_value=0.001, max_value=60), scale=st.sampled_from([0.8, 1.0, 1.25, 1.5, 2.0]))
def test_something_asked_for_is_at_least_a_pixel_and_near_its_size(one_theme: Theme, em: float, scale: float) -> None:
    one_theme.scale = scale
    assert one_theme.px(em) >= 1
    assert abs(one_theme.px(em) - em * 15 * scale) <= 1
    one_theme.scale = 1.0


def test_switching_dresses_the_whole_application(theme: Theme, qapp: QApplication) -> None:
    light = qapp.palette().color(QPalette.ColorRole.Window)
    theme.apply("dark", 1.5)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("surface") != light
    assert qapp.font().pixelSize() == 22


def test_scaled_goes_out_only_when_the_text_size_changed(theme: Theme, qtbot: QtBot) -> None:
    heard: list[str] = []
    theme.scaled.connect(lambda: heard.append("scaled"))
    theme.changed.connect(lambda: heard.append("changed"))
    theme.apply("dark")
    theme.apply(scale=2.0)
    assert heard == ["changed", "scaled", "changed"]


def test_a_text_size_out_of_range_is_brought_back(theme: Theme) -> None:
    theme.apply(scale=9.0)
    assert theme.scale == 2.0
    theme.apply(scale=0.1)
    assert theme.scale == 0.8


def test_auto_takes_what_the_system_says(theme: Theme) -> None:
    theme.apply("auto")
    system = QGuiApplication.styleHints().colorScheme()
    assert theme.dark == (system == Qt.ColorScheme.Dark)


def test_an_unknown_mode_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.apply("sepia")


def test_icons_take_the_colour_of_their_role_and_follow_the_mode(theme: Theme) -> None:
    for mode in ("light", "dark"):
        theme.apply(mode)
        assert theme.color("accent").name() in inks(theme.pixmap("circle", "accent", 4.0).toImage())


def inks(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_pictures_of_icons_are_sharp_at_half_sizes(theme: Theme) -> None:
    picture = theme.pixmap("sun", "ink", 1.2, 1.5)
    assert picture.devicePixelRatio() == 1.5
    assert picture.width() == 27
    button = QPushButton()
    button.setIcon(theme.icon("sun"))
    assert button.icon().pixmap(button.iconSize(), 1.5).devicePixelRatio() == 1.5


def test_an_unknown_icon_fails_where_it_is_asked(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_every_icon_takes_a_colour(theme: Theme) -> None:
    for name in theme.icon_names():
        assert not theme.pixmap(name, "ink").isNull()
        assert "currentColor" not in theme._icons.svg(name, "ink").decode()


def test_an_icon_in_a_button_without_room_is_empty(theme: Theme, qtbot: QtBot) -> None:
    """A layout may squeeze a button for a moment; Qt then asks for a picture of no size and complains about each stroke."""
    squeezed = tool(theme, "x", "Weghalen")
    qtbot.addWidget(squeezed)
    squeezed.resize(3, 3)
    assert not squeezed.grab().isNull()
