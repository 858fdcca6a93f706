"""The timeline as a picture for the family: the very sheet of the paper, without the list behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rondom.language import _
from rondom.pdf import fonts, safe, scene_painter
from rondom.pdf.scene_svg import svg_of
from rondom.pdf.timeline_document import TimelineSheet
from rondom.scene import Item, Path, Scene, Text, cut, moved, wrap
from rondom.timeline.paper import paper_layout
from rondom.timeline.sheets import TimelineReading

_TITLE, _SMALL, _FOOT = 20.25, 11.25, 8.55


@dataclass(frozen=True, slots=True)
class Words:
    """What is kept in a picture beside what it shows. Neither names the child: it shows in lists and on sticks."""

    title: str
    description: str


def timeline_svg(reading: TimelineReading, sheet: TimelineSheet = TimelineSheet.A4) -> bytes:
    """The sheet as SVG in UTF-8. Text is text, in any viewer as wide as here."""
    scene = picture_scene(reading, sheet)
    words = words_of(reading, scene)
    return svg_of(scene, words.title, words.description).encode("utf-8")


def words_of(reading: TimelineReading, scene: Scene | None = None) -> Words:
    """Title and description of a picture of this reading."""
    drawn = scene or picture_scene(reading, TimelineSheet.A4)
    school = safe.one_line(reading.school)
    return Words(f"{_('Tijdlijn')} – {school}" if school else _("Tijdlijn"), drawn.alt)


def picture_scene(reading: TimelineReading, sheet: TimelineSheet = TimelineSheet.A4) -> Scene:
    """Title, drawing, legend and foot on one sheet, in points."""
    paper, measure = sheet.paper, scene_painter.measure
    fonts.register()
    (wide, high), side = paper.size, paper.side
    head: list[Item] = []
    y = paper.top + _TITLE
    head.append(Text(side, y, cut(reading.title, paper.width * 0.6, _TITLE, True, measure), _TITLE, bold=True))
    school = cut(safe.one_line(reading.school), paper.width * 0.36, _SMALL, True, measure)
    head.append(Text(wide - side, y, school, _SMALL, bold=True, anchor="end"))
    for line in wrap(reading.subtitle, paper.width, _SMALL, False, measure)[:2]:
        y += 1.35 * _SMALL
        head.append(Text(side, y, line, _SMALL, "ink-muted"))
    foot = _foot(reading, wide, high - paper.foot, side)
    top = y + 8
    drawing = paper_layout(reading.marks, reading.paper(paper.width, high - paper.bottom - top, sheet.largest), measure)
    items = [moved(item, side, top) for item in drawing.items()]
    spots = tuple(replace(spot, x=spot.x + side, y=spot.y + top) for spot in drawing.spots)
    return Scene(wide, high, body=(*head, *items, *foot), spots=spots, title=drawing.title, alt=drawing.alt)


def _foot(reading: TimelineReading, wide: float, y: float, side: float) -> list[Item]:
    told = _("De tijdlijn is van het gezin: wat niet klopt, passen we aan.")
    left = f"{told} {_('Er is iets weggelaten.')}" if reading.omitted else told
    rule = Path(((side, y - 15), (wide - side, y - 15)), "line", width=0.6)
    made: list[Item] = [rule, Text(side, y, left, _FOOT, "ink-muted")]
    if reading.copy_for:
        name = _("Voor {name}").replace("{name}", safe.one_line(reading.copy_for))
        made.append(Text(wide - side, y, name, _FOOT, "ink-muted", anchor="end"))
    return made
