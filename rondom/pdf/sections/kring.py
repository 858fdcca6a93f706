"""The people around the child in a plan: the drawing, who they are per circle, and what is known of their bonds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rondom.dossier.perspectives import side
from rondom.language import _
from rondom.pdf import marks, safe, scene_painter
from rondom.pdf.sections.parts import plain_list, section, two_columns
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import HIGHEST, PAGE, SIDE, Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack, Whole
from rondom.pdf.tagged.flowables import Figure, P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.plan.reading import Kring, KringMember, PlanReading
from rondom.scene import Scene

_COLUMNS = 3
_GAP = 12.0


def in_plan(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Nothing when nobody is known."""
    kring, look = reading.kring, sheet.look
    if not kring.members:
        return []
    blocks: list[Block] = [sheet.part("kring")]
    if sheet.large:
        return [*blocks, *circles(kring.members, look, 1), *plain_list(kring.bonds, look)]
    if kring.scene is not None:
        drawing = Stack([figure(kring.scene, kring.scene.height)])
        beside = Stack(circles(kring.members, look, 1))
        blocks.append(Columns([drawing, beside], (kring.scene.width, PAGE[0] - 2 * SIDE - kring.scene.width), _GAP))
        if kring.legend is not None:
            blocks += [Space(3), figure(kring.legend, kring.legend.height)]
        blocks = [Whole(blocks, HIGHEST)]  # who they are stands beside the drawing, not on the next page
    else:
        blocks += circles(kring.members, look)
    return section([*blocks, *bond_list(kring, look)])


def figure(scene: Scene, highest: float) -> Block:
    """A drawing with its words for who cannot see it."""
    alt = safe.whole_sentences(f"{scene.title}. {scene.alt}", 500)
    return Figure((scene.width, scene.height), lambda canvas: scene_painter.paint(scene, canvas), alt, highest)


def circles(members: Sequence[KringMember], look: Look, columns: int = _COLUMNS) -> list[Block]:
    """Each circle with its people, spread over columns that are about equally long."""
    stacks: list[list[Block]] = [[] for _column in range(columns)]
    heights = [0] * columns
    for circle, there in groupby(members, lambda one: one.circle):
        people = list(there)
        at = heights.index(min(heights))
        heights[at] += len(people) + 1
        title = P(safe.safe(circle, safe.SHORT), look.strong)
        stacks[at] += [title, marked_list([_item(one, look) for one in people], look.indent, 0.0), Space(4)]
    filled = [Stack(blocks) for blocks in stacks if blocks]
    return [Columns(filled, [1.0] * len(filled), 14)]


def _item(one: KringMember, look: Look) -> Item:
    who = side(one.mark)
    spoken = _(who.name)
    text = ", ".join(part for part in (safe.one_line(one.name), safe.one_line(one.role)) if part)
    return Item(marks.shape(who.shape, who.role, look.mark, look.size), spoken, P(safe.safe(text), look.body))


def bond_list(kring: Kring, look: Look) -> list[Block]:
    """Each bond as a sentence, small, in two columns when there are several."""
    if not kring.bonds:
        return []
    if len(kring.bonds) > 3:
        return [Space(2), *two_columns(kring.bonds, look, small_print=True)]
    return [Space(2), *plain_list(kring.bonds, look, small_print=True)]
