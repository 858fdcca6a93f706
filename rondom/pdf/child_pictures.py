"""What makes a child's plan a picture: round signs before a heading, stairs to a goal, a leaf of the calendar, cards.

Everything says the same in words: the shapes only decorate, and print well in grey.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rondom.language import _, capital, month, weekday
from rondom.pdf import fonts, safe
from rondom.pdf.colours import colour
from rondom.pdf.styles import Look
from rondom.pdf.svg_icon import draw_icon
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack, Tagged, Whole
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Figure, Heading, P
from rondom.pdf.tagged.lists import DrawMark, Hanging
from rondom.pdf.tagged.structure import Tag

_RISE = 26.0
"""Height of a step of the stairs, in points."""
_HIGHEST_WORDS = 190.0
"""Words on a step that take more than this no longer fit: then the steps are a list."""
_LEAF = (78.0, 84.0)


def sign(icon: str, role: str, size: float) -> DrawMark:
    """An icon in a round field before the first line of a text of `size` points."""
    radius = size * 0.82

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        middle = top - size * 0.69
        canvas.saveState()
        canvas.setFillColor(colour(f"{role}-tint"))
        canvas.circle(x + radius, middle, radius, stroke=0, fill=1)
        canvas.setStrokeColor(colour("ink"))
        draw_icon(canvas, icon, x + radius * 0.42, middle + radius * 0.58, radius * 1.16)
        canvas.restoreState()

    return draw


def signed_heading(text: str, icon: str, role: str, look: Look) -> Block:
    size = look.heading.fontSize
    made = Heading(safe.safe(text, safe.SHORT), look.heading, "H2", safe.one_line(text))
    block = Hanging(sign(icon, role, size), made, size * 2.1)
    block.after = max(block.after, size * 0.45)
    return block


class Stairs(Block):
    """Steps that go up from left to right; on each stands what it looks like then."""

    def __init__(self, steps: Sequence[tuple[str, str]], look: Look) -> None:
        """(name of the step, words), from how it is now to what is hoped for."""
        self._count, self._look = len(steps), look
        self._tag = Tag("L", attributes="/O/List/ListNumbering/None")
        self._words = [
            Tagged(
                Tag("LI"),
                Tagged(Tag("LBody"), Stack([P(safe.lines(safe.bold(safe.safe(name)), safe.safe(words)), look.body)])),
            )
            for name, words in steps
        ]
        self.before, self.after = look.size * 0.4, look.size * 0.4

    def fits(self, width: float) -> bool:
        return max(one.height(self._inside(width)) for one in self._words) <= _HIGHEST_WORDS

    def height(self, width: float) -> float:
        inside = self._inside(width)
        return max(_RISE * (at + 1) + one.height(inside) + self._look.size * 0.7 for at, one in enumerate(self._words))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        bottom = top - self.height(width)
        self._draw_steps(canvas, x, bottom, width)
        each, inside = width / self._count, self._inside(width)
        with canvas.tag(self._tag):
            for at, one in enumerate(self._words):
                stands = bottom + _RISE * (at + 1) + one.height(inside) + self._look.size * 0.35
                one.draw(canvas, x + each * at + self._look.size * 0.5, stands, inside)

    def _inside(self, width: float) -> float:
        return width / self._count - self._look.size

    def _draw_steps(self, canvas: TaggedCanvas, x: float, bottom: float, width: float) -> None:
        each, last = width / self._count, self._count - 1
        canvas.saveState()
        for at in range(self._count):
            high = _RISE * (at + 1)
            canvas.setFillColor(colour("lane-hielp-tint" if at == last else "accent-tint"))
            canvas.rect(x + each * at, bottom, each, high, stroke=0, fill=1)
            canvas.setFillColor(colour("lane-hielp" if at == last else "accent"))
            canvas.rect(x + each * at, bottom + high - 2.6, each, 2.6, stroke=0, fill=1)
            canvas.setStrokeColor(colour("ink"))
            icon, side = ("star" if at == last else "footprints"), 17.0
            draw_icon(canvas, icon, x + each * at + self._look.size * 0.5, bottom + 4 + side, side)
        canvas.restoreState()


def leaf(on: date, scale: float = 1.0) -> Block:
    """The day as a leaf that is torn off a calendar; in large print larger."""
    wide, high = _LEAF

    def paint(canvas: TaggedCanvas) -> None:
        canvas.scale(scale, scale)
        canvas.setFillColor(colour("surface-field"))
        canvas.setStrokeColor(colour("line-strong"))
        canvas.setLineWidth(0.9)
        canvas.roundRect(0.5, 0.5, wide - 1, high - 1, 7, stroke=1, fill=1)
        canvas.setFillColor(colour("accent"))
        canvas.roundRect(0.5, high - 22, wide - 1, 21.5, 7, stroke=0, fill=1)
        canvas.rect(0.5, high - 22, wide - 1, 10, stroke=0, fill=1)
        _middle(canvas, month(on.month), wide / 2, high - 15.5, 12, "accent-ink")
        _middle(canvas, str(on.day), wide / 2, 24, 31, "ink")
        _middle(canvas, weekday(on).split()[0], wide / 2, 9, 11.5, "ink")

    return Figure((wide * scale, high * scale), paint, capital(weekday(on)), high * scale)


def _middle(canvas: TaggedCanvas, text: str, x: float, y: float, size: float, role: str) -> None:
    canvas.setFillColor(colour(role))
    canvas.setFont(fonts.SEMIBOLD, size)
    canvas.drawString(x - fonts.width(text, size, semibold=True) / 2, y, text)


class Card(Block):
    """A tinted field with something in it, at least `least` points high."""

    def __init__(self, inner: Stack, role: str, pad: float) -> None:
        self._inner, self._role, self._pad = inner, role, pad
        self.least = 0.0

    def height(self, width: float) -> float:
        return max(self.least, self._inner.height(width - 2 * self._pad) + 2 * self._pad * 0.8)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        canvas.saveState()
        canvas.setFillColor(colour(f"{self._role}-tint"))
        canvas.roundRect(x, top - height, width, height, 8, stroke=0, fill=1)
        canvas.restoreState()
        self._inner.draw(canvas, x + self._pad, top - self._pad * 0.8, width - 2 * self._pad)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._inner.split(width - 2 * self._pad, room - 2 * self._pad * 0.8))

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._inner.torn(width - 2 * self._pad, room - 2 * self._pad * 0.8))

    def _both(self, parts: tuple[Stack, Stack] | None) -> tuple[Block, Block] | None:
        return None if parts is None else (self._part(parts[0]), self._part(parts[1]))

    def _part(self, inner: Stack) -> Card:
        return Card(inner, self._role, self._pad)


def in_rows(cards: Sequence[Card], width: float, gap: float, most: float) -> list[Block]:
    """Two beside each other, equally high; what would be higher than `most` points gets the full width."""
    if len(cards) < 2 or max(card.height((width - gap) / 2) for card in cards) > most:
        return [block for card in cards for block in (card, Space(gap * 0.8))]
    blocks: list[Block] = []
    for at in range(0, len(cards), 2):
        pair = cards[at : at + 2]
        high = max(card.height((width - gap) / 2) for card in pair)
        for card in pair:
            card.least = high
        stacks = [Stack([card]) for card in pair] + [Stack(())] * (2 - len(pair))
        blocks += [Whole([Columns(stacks, (1, 1), gap)], most * 2), Space(gap * 0.8)]
    return blocks


def steps_words(now: str, part: str, then: str) -> list[tuple[str, str]]:
    """The steps that have words, each with its name for a child."""
    told = ((_("Nu"), now), (_("Een stap"), part), (_("Dit hopen we"), then))
    return [(name, safe.clean(words)) for name, words in told if safe.clean(words)]
