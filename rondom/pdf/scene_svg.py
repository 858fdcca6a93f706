"""Writes a `Scene` as SVG 1.1: the light roles on white, as on paper. Text stays text, so it can be read aloud and searched.

The letters of our page may be missing where the file is opened. Every text therefore carries its measured width
(`textLength`): with any other font it still stands where it stood and runs over nothing. Each spot is a see-through box
with its sentence as title: a pointer shows it, a screen reader says it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from rondom.pdf import safe
from rondom.pdf.colours import colour
from rondom.pdf.scene_painter import measure
from rondom.scene import Hatch, Icon, Item, Mark, Path, Points, Rect, Scene, Text, polygon

FAMILY = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
_LONG = 20_000


def svg_of(scene: Scene, title: str, description: str) -> str:
    """The whole drawing, as large as the scene in points. `title` and `description` are read before the drawing."""
    return _Writer().document(scene, safe.one_line(title, 500), safe.one_line(description, _LONG))


class _Writer:
    """Keeps the gradients that a drawing needs, numbered in the order of use."""

    def __init__(self) -> None:
        self._definitions: list[str] = []

    def document(self, scene: Scene, title: str, description: str) -> str:
        drawn = [line for item in scene.items() for line in self._item(item)]
        spoken = [_spot(spot.x, spot.y, spot.w, spot.h, spot.text) for spot in scene.spots]
        size = f"{_n(scene.width)} {_n(scene.height)}"
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{_n(scene.width)}pt" '
            f'height="{_n(scene.height)}pt" viewBox="0 0 {size}" lang="nl" xml:lang="nl" '
            'role="graphics-document" aria-labelledby="title" aria-describedby="description">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(description)}</desc>',
            "<defs>",
            *self._definitions,
            "</defs>",
            f'<rect width="{_n(scene.width)}" height="{_n(scene.height)}" fill="#ffffff"/>',
            f'<g font-family="{FAMILY}">',
            *drawn,
            "</g>",
            '<g fill="#ffffff" fill-opacity="0">',
            *spoken,
            "</g>",
            "</svg>",
        ]
        return "\n".join(lines) + "\n"

    def _item(self, item: Item) -> Iterable[str]:
        match item:
            case Rect():
                return [self._rect(item)]
            case Path():
                return [_path(item)]
            case Text():
                return _text(item)
            case Mark():
                return [_mark(item)]
            case Hatch():
                return _hatch(item)
            case Icon():
                return []  # only what is hidden has an icon, and that never leaves the house

    def _rect(self, item: Rect) -> str:
        fill = f"url(#{self._gradient(item)})" if item.soft else _colour(item.fill)
        faint = f' fill-opacity="{_n(item.alpha)}"' if item.alpha < 1 and not item.soft else ""
        blend = ' style="mix-blend-mode:multiply"' if item.soft else ""
        return f"<rect {_box(item)}{_round(item)} fill={quoteattr(fill)}{faint}{_stroke(item.stroke, item.width, item.dash)}{blend}/>"

    def _gradient(self, item: Rect) -> str:
        name = f"fade{len(self._definitions) + 1}"
        stops = "".join(
            f'<stop offset="{_n(min(1.0, max(0.0, place)))}" stop-color="{_colour(item.fill)}" stop-opacity="{_n(alpha)}"/>'
            for place, alpha in item.soft
        )
        self._definitions.append(f'<linearGradient id="{name}">{stops}</linearGradient>')
        return name


def _hatch(item: Hatch) -> list[str]:
    """Slanted lines, each no longer than the box: not every viewer can clip."""
    lines, low, right = [], item.y + item.h, item.x + item.w
    x = item.x - item.h
    while x < right:
        left, end = max(x, item.x), min(x + item.h, right)
        lines.append(f"M{_n(left)} {_n(low - (left - x))}L{_n(end)} {_n(low - (end - x))}")
        x += item.step
    return [
        f'<rect {_box(item)}{_round(item)} fill="{_colour(item.fill)}" fill-opacity="0.5"/>',
        f'<path d="{"".join(lines)}" stroke="{_colour(item.stroke)}" stroke-width="0.9" stroke-opacity="0.55"/>',
        f'<rect {_box(item)}{_round(item)} fill="none"{_stroke(item.stroke, 0.8, (2.2, 2.2))}/>',
    ]


def _path(item: Path) -> str:
    fill = f'fill="{_colour(item.fill)}"' + (
        f' fill-opacity="{_n(item.alpha)}"' if item.fill and item.alpha < 1 else ""
    )
    return f'<path d="{_outline(item.points, item.closed, item.curve)}" {fill}{_stroke(item.stroke, item.width, item.dash)}/>'


def _outline(points: Points, closed: bool, curve: bool = False) -> str:
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = _n((x0 + x1) / 2)
        parts.append(f"C{middle} {_n(y0)} {middle} {_n(y1)} {_n(x1)} {_n(y1)}" if curve else f"L{_n(x1)} {_n(y1)}")
    return "".join(parts) + ("Z" if closed else "")


def _mark(item: Mark) -> str:
    if item.hollow:
        look = f'fill="#ffffff"{_stroke(item.role, 1.2, (1.2, 1.6) if item.dashed else ())}'
    else:
        look = f'fill="{_colour(item.role)}"{_stroke(item.rim, 0.9)}'
    corners = polygon(item)
    if corners:
        return f'<path d="{_outline(corners, closed=True)}" {look}/>'
    return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.r)}" {look}/>'


def _text(item: Text) -> list[str]:
    said = safe.one_line(item.text, _LONG)
    if not said:
        return []
    anchor = "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
    bold = ' font-weight="600"' if item.bold else ""
    wide = measure(said, item.size, item.bold)
    return [
        f'<text x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}" textLength="{_n(wide)}" '
        f'lengthAdjust="spacingAndGlyphs" fill="{_colour(item.role)}"{bold}{anchor}>{escape(said)}</text>'
    ]


def _spot(x: float, y: float, w: float, h: float, text: str) -> str:
    said = escape(safe.one_line(text, _LONG))
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"><title>{said}</title></rect>'


def _box(item: Rect | Hatch) -> str:
    return f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(max(0.0, item.w))}" height="{_n(max(0.0, item.h))}"'


def _round(item: Rect | Hatch) -> str:
    radius = min(item.radius, item.w / 2, item.h / 2)
    return f' rx="{_n(radius)}"' if radius > 0 else ""


def _stroke(role: str, width: float, dash: tuple[float, ...] = ()) -> str:
    if not role:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
    return f' stroke="{_colour(role)}" stroke-width="{_n(width)}" stroke-linejoin="round"{dashes}'


def _colour(role: str) -> str:
    """As #rrggbb; "none" for nothing."""
    return colour(role).hexval().replace("0x", "#") if role else "none"


def _n(value: float) -> str:
    """At most two decimals, no loose zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
