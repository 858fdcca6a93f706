"""A list of numbers for in a wallet: panels the size of a bank card, to cut out once and to fold."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.language import _, day, folded, plural
from rondom.pdf import marks, safe
from rondom.pdf.colours import colour
from rondom.pdf.sections import callers
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import paragraph
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import P
from rondom.support_map.sheets import Caller, Helper, MapReading

_MM = 72 / 25.4
CARD = (85.6 * _MM, 53.98 * _MM)
"""A bank card (ISO/IEC 7810 ID-1), in points."""
COLUMNS, MOST_ROWS = 2, 4
_PADDING = 9.0
_LOGO = 22.0


class Cards(Block):
    """Panels in two columns, read down the left one and then down the right one: that is the order after folding."""

    def __init__(self, panels: Sequence[Stack]) -> None:
        self._panels = tuple(panels)
        self._rows = max(1, -(-len(self._panels) // COLUMNS))

    def height(self, width: float) -> float:
        return self._rows * CARD[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left = x + (width - COLUMNS * CARD[0]) / 2
        self._lines(canvas, left, top)
        for at, panel in enumerate(self._panels):
            column, row = divmod(at, self._rows)
            corner = (left + column * CARD[0] + _PADDING, top - row * CARD[1] - _PADDING)
            panel.draw(canvas, *corner, CARD[0] - 2 * _PADDING)

    def _lines(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """The edge to cut along, and dashes where it folds."""
        wide, high = COLUMNS * CARD[0], self._rows * CARD[1]
        canvas.saveState()
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(colour("line-strong"))
        canvas.rect(left, top - high, wide, high, stroke=1, fill=0)
        canvas.setDash([3, 3])
        canvas.line(left + CARD[0], top, left + CARD[0], top - high)
        for row in range(1, self._rows):
            canvas.line(left, top - row * CARD[1], left + wide, top - row * CARD[1])
        canvas.restoreState()


class _Front(Block):
    """The ring, the school, and whom to call first."""

    def __init__(self, reading: MapReading, look: Look) -> None:
        self._words = Stack([
            P(safe.safe(_("Wie bel ik")), look.title),
            P(safe.safe(safe.one_line(reading.school)), look.strong),
            P(safe.safe(_("Gemaakt op {day}").format(day=day(reading.made_on))), look.small),
            *_first(reading, look),
        ])  # fmt: skip

    def height(self, width: float) -> float:
        return max(_LOGO, self._words.height(width - _LOGO - 8))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        marks.draw_logo(canvas, x + width - _LOGO, top - _LOGO, _LOGO)
        self._words.draw(canvas, x, top, width - _LOGO - 8)


def _first(reading: MapReading, look: Look) -> list[Block]:
    one = reading.first_to_call
    if one is None:
        return []
    named = [safe.one_line(part) for part in (one.person, one.name) if part]
    return [
        Space(16), P(safe.safe(_("Bel eerst")), look.small), P(safe.safe(", ".join(named)), look.strong),
        P(safe.safe(safe.one_line(one.phone)), look.heading),
    ]  # fmt: skip


def sheets(reading: MapReading, look: Look, card: Look) -> list[list[Block]]:
    """Each sheet of panels; one is enough for some fifty numbers."""
    panels = _panels(reading, card)
    per_sheet = COLUMNS * MOST_ROWS - 1
    parts = [panels[at : at + per_sheet] for at in range(0, len(panels), per_sheet)]
    return [_sheet(reading, part, look, card) for part in parts]


def _sheet(reading: MapReading, panels: Sequence[Stack], look: Look, card: Look) -> list[Block]:
    told = _("Om uit te knippen en op te vouwen, zo groot als een bankpas.")
    how = _(
        "Druk af op ware grootte (100 procent). Knip langs de dichte lijn. Vouw eerst de rechterhelft naar achteren. "
        "Vouw daarna als een harmonica."
    )
    return [
        *letterhead(_("Telefoonlijst"), told, reading.school, (), look),
        Space(5),
        *paragraph(how, look),
        Space(10),
        Cards([Stack([_Front(reading, card)]), *panels]),
    ]


def _panels(reading: MapReading, look: Look) -> list[Stack]:
    """Ring by ring; a ring goes on on the next panel under the same title."""
    width, room = CARD[0] - 2 * _PADDING, CARD[1] - 2 * _PADDING
    made = callers.spread(_groups(reading), look, width, room)
    nobody = P(safe.safe(_("Er staan nog geen nummers op de kaart.")), look.body)
    return [callers.panel(groups, look) for groups in made] or [Stack([nobody])]


def _groups(reading: MapReading) -> list[callers.Group]:
    made = []
    for ring, name in reading.rings.items():
        lines = [_line(caller, one) for one in reading.helpers if one.ring == ring for caller in one.callers]
        made.append(callers.Group(name, tuple(lines)))
    return [group for group in made if group.lines]


def _line(caller: Caller, one: Helper) -> callers.Line:
    """Hatice Kievit, Gezinscoach; on a paper of functions the function alone. A number nobody checked says so."""
    said = caller.role if folded(one.name) in folded(caller.role) else ", ".join(filter(None, (one.name, caller.role)))
    name, aside = (caller.name, said) if caller.name else (said, "")
    return callers.Line(name, caller.phone, aside=aside, doubt=one.stale)


def count_words(reading: MapReading) -> str:
    """How many numbers are on it, and how many of them nobody checked for half a year."""
    numbers = sum(len(one.callers) for one in reading.helpers)
    old = sum(len(one.callers) for one in reading.helpers if one.stale)
    told = plural(numbers, "{n} nummer", "{n} nummers")
    doubt = _("met een ? staat wat langer dan een half jaar niet is gecontroleerd")
    return f"{told}, {doubt}" if old else told
