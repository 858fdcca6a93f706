"""The parts that screens are made of. Everything interactive is a real Qt control underneath.

A part is loaded when it is first asked for: the start window needs only a few, and must be there at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.widgets.autosave import KeptChoice as KeptChoice
    from ui.widgets.autosave import KeptLine as KeptLine
    from ui.widgets.autosave import KeptSwitch as KeptSwitch
    from ui.widgets.autosave import KeptText as KeptText
    from ui.widgets.autosave import flush_all as flush_all
    from ui.widgets.cards import LIGHTS as LIGHTS
    from ui.widgets.cards import Card as Card
    from ui.widgets.cards import Chip as Chip
    from ui.widgets.cards import PermissionLight as PermissionLight
    from ui.widgets.choices import FilterChip as FilterChip
    from ui.widgets.choices import Segments as Segments
    from ui.widgets.choices import Switch as Switch
    from ui.widgets.dialog import Dialog as Dialog
    from ui.widgets.fields import Field as Field
    from ui.widgets.fields import GlyphLine as GlyphLine
    from ui.widgets.fields import dress_in_glyph as dress_in_glyph
    from ui.widgets.focus_ring import FocusRing as FocusRing
    from ui.widgets.glyphs import Glyph as Glyph
    from ui.widgets.glyphs import Logo as Logo
    from ui.widgets.glyphs import Painted as Painted
    from ui.widgets.notices import Banner as Banner
    from ui.widgets.notices import EmptyState as EmptyState
    from ui.widgets.notices import Toast as Toast
    from ui.widgets.notices import announce as announce
    from ui.widgets.outline import Scroll as Scroll
    from ui.widgets.outline import box as box
    from ui.widgets.outline import clear as clear
    from ui.widgets.outline import column as column
    from ui.widgets.outline import flow as flow
    from ui.widgets.outline import refill as refill
    from ui.widgets.outline import row as row
    from ui.widgets.outline import stack as stack
    from ui.widgets.painted import Avatar as Avatar
    from ui.widgets.painted import LaneMark as LaneMark
    from ui.widgets.painted import LevelBars as LevelBars
    from ui.widgets.painted import PartsRing as PartsRing
    from ui.widgets.painted import PersonMark as PersonMark
    from ui.widgets.painted import paint_avatar as paint_avatar
    from ui.widgets.painted import paint_level_bars as paint_level_bars
    from ui.widgets.painted import paint_mark as paint_mark
    from ui.widgets.rows import COMPACT as COMPACT
    from ui.widgets.rows import NORMAL as NORMAL
    from ui.widgets.rows import Row as Row
    from ui.widgets.rows import RowDelegate as RowDelegate
    from ui.widgets.rows import RowList as RowList
    from ui.widgets.rows import RowModel as RowModel
    from ui.widgets.rows import RowState as RowState
    from ui.widgets.rows import paint_tick as paint_tick
    from ui.widgets.side_editor import SideEditor as SideEditor
    from ui.widgets.tabs import TabBar as TabBar
    from ui.widgets.tabs import Tabs as Tabs
    from ui.widgets.words import button as button
    from ui.widgets.words import dress as dress
    from ui.widgets.words import key_cap as key_cap
    from ui.widgets.words import label as label
    from ui.widgets.words import line as line
    from ui.widgets.words import set_icon as set_icon
    from ui.widgets.words import tool as tool
    from ui.widgets.wrapping import Wrapping as Wrapping

_PARTS = {
    "autosave": "KeptChoice KeptLine KeptSwitch KeptText flush_all",
    "cards": "LIGHTS Card Chip PermissionLight",
    "choices": "FilterChip Segments Switch",
    "dialog": "Dialog",
    "fields": "Field GlyphLine dress_in_glyph",
    "focus_ring": "FocusRing",
    "glyphs": "Glyph Logo Painted",
    "notices": "Banner EmptyState Toast announce",
    "outline": "Scroll box clear column flow refill row stack",
    "painted": "Avatar LaneMark LevelBars PartsRing PersonMark paint_avatar paint_level_bars paint_mark",
    "rows": "COMPACT NORMAL Row RowDelegate RowList RowModel RowState paint_tick",
    "side_editor": "SideEditor",
    "tabs": "TabBar Tabs",
    "words": "button dress key_cap label line set_icon tool",
    "wrapping": "Wrapping",
}
_MODULES = {name: module for module, names in _PARTS.items() for name in names.split()}

if not TYPE_CHECKING:  # the checker reads the imports above, so that it still notices a name that does not exist

    def __getattr__(name: str) -> object:
        """Called once per name: what was found is kept."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return globals()[name]
