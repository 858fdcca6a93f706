"""Colours, sizes, fonts and icons. The only package that knows a hex value or a pixel."""

from __future__ import annotations

from ui.theme.theme import FAMILY, REGULAR, SEMIBOLD, STYLE, Theme

__all__ = ["FAMILY", "REGULAR", "SEMIBOLD", "STYLE", "Theme"]
