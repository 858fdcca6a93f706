"""The parts that screens are made of. Everything interactive is a real Qt control underneath."""

from __future__ import annotations

from ui.widgets.autosave import KeptChoice, KeptLine, KeptSwitch, KeptText, flush_all
from ui.widgets.cards import LIGHTS, Card, Chip, PermissionLight
from ui.widgets.choices import FilterChip, Segments, Switch
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Field, GlyphLine, dress_in_glyph
from ui.widgets.focus_ring import FocusRing
from ui.widgets.notices import Banner, EmptyState, Toast, announce
from ui.widgets.outline import Scroll, box, clear, column, flow, refill, row, stack
from ui.widgets.painted import (
    Avatar,
    Glyph,
    LaneMark,
    LevelBars,
    Logo,
    Painted,
    PartsRing,
    PersonMark,
    paint_avatar,
    paint_level_bars,
    paint_mark,
)
from ui.widgets.rows import COMPACT, NORMAL, Row, RowDelegate, RowList, RowModel, RowState, paint_tick
from ui.widgets.side_editor import SideEditor
from ui.widgets.tabs import TabBar, Tabs
from ui.widgets.words import button, dress, key_cap, label, line, set_icon, tool

__all__ = [
    "COMPACT",
    "LIGHTS",
    "NORMAL",
    "Avatar",
    "Banner",
    "Card",
    "Chip",
    "Dialog",
    "EmptyState",
    "Field",
    "FilterChip",
    "FocusRing",
    "Glyph",
    "GlyphLine",
    "KeptChoice",
    "KeptLine",
    "KeptSwitch",
    "KeptText",
    "LaneMark",
    "LevelBars",
    "Logo",
    "Painted",
    "PartsRing",
    "PermissionLight",
    "PersonMark",
    "Row",
    "RowDelegate",
    "RowList",
    "RowModel",
    "RowState",
    "Scroll",
    "Segments",
    "SideEditor",
    "Switch",
    "TabBar",
    "Tabs",
    "Toast",
    "announce",
    "box",
    "button",
    "clear",
    "column",
    "dress",
    "dress_in_glyph",
    "flow",
    "flush_all",
    "key_cap",
    "label",
    "line",
    "paint_avatar",
    "paint_level_bars",
    "paint_mark",
    "paint_tick",
    "refill",
    "row",
    "set_icon",
    "stack",
    "tool",
]
