"""Screens hold no colours and no pixel sizes: both come from the theme, so that dark mode and large text reach all."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.source import calls, name, place, python_files, strings, tree

HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
PIXELS = re.compile(r"\d\s*p[xt]\b")
SIZES = {
    "resize", "setFixedSize", "setFixedWidth", "setFixedHeight", "setMinimumSize", "setMinimumWidth",
    "setMinimumHeight", "setMaximumSize", "setMaximumWidth", "setMaximumHeight", "setContentsMargins", "setSpacing",
    "setHorizontalSpacing", "setVerticalSpacing", "setIconSize", "setPixelSize", "setPointSize", "setPointSizeF",
    "addSpacing", "setIndent", "QSize", "setColumnWidth", "setDefaultSectionSize", "setViewportMargins", "QMargins",
}  # fmt: skip
COLOURS = {"QColor", "fromRgb", "fromRgbF", "fromHsl", "fromHsv"}

# A picture is asked for in pixels; that is no size on a screen.
PICTURES = {"ui/shots.py", "ui/tour.py", "ui/gallery.py"}


def screens() -> list[Path]:
    return [path for path in python_files("ui") if not name(path).startswith("ui/theme/")]


def test_no_colours_in_screens() -> None:
    found = []
    for path in screens():
        found += [
            f"{place(path, text)}: {text.value!r}" for text in strings(tree(path)) if HEX_COLOUR.search(text.value)
        ]
        found += [
            f"{place(path, call)}: {called}({ast.unparse(call.args[0])}…)"
            for called, call in calls(path)
            if called in COLOURS and any(isinstance(argument, ast.Constant) for argument in call.args)
        ]
    assert not found, "ask theme.color(role) instead:\n" + "\n".join(found)


def test_no_pixel_sizes_in_screens() -> None:
    found = []
    for path in screens():
        if name(path) in PICTURES:
            continue
        found += [f"{place(path, text)}: {text.value!r}" for text in strings(tree(path)) if PIXELS.search(text.value)]
        found += [
            f"{place(path, call)}: {ast.unparse(call)}"
            for called, call in calls(path)
            if called in SIZES and any(number(argument) for argument in call.args)
        ]
    assert not found, "ask theme.px(em) instead:\n" + "\n".join(found)


def number(argument: ast.expr) -> bool:
    """True for a number other than nought written out."""
    if isinstance(argument, ast.UnaryOp):
        argument = argument.operand
    return isinstance(argument, ast.Constant) and isinstance(argument.value, int | float) and argument.value != 0
