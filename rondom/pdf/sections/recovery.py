"""The sheet with the recovery code. It is meant for a drawer with a lock, not for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.language import _, day
from rondom.pdf import fonts, safe, styles
from rondom.pdf.colours import colour
from rondom.pdf.recovery_sheet import RecoverySheet
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import WritingLines, heading, plain_list, small, words_table
from rondom.pdf.sections.parts import cell as text_cell
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import DrawMark, Item, marked_list
from rondom.pdf.tagged.structure import Tag

_CODE_SIZE = 25.0
_PER_LINE = 4
_LINE = 2.15
"""Height of a line of groups with their numbers, as a multiple of the size of the code."""
_DISC = 8.6
"""Radius of the disc of a numbered step, in points."""
_STEPS = (
    "Start Rondom en kies uw kluis. Kies “Wachtwoord vergeten? Gebruik de herstelcode”.",
    "Typ de code over, groep voor groep. Streepjes, spaties en hoofdletters maken niet uit.",
    "Zeg wie u bent en kies een nieuw wachtwoord. Dat van uw collega’s verandert niet.",
    "Leg dit blad terug. De code blijft geldig.",
)
_CARE = (
    "Leg dit blad in een kluis of een la met een slot, niet bij de laptop.",
    "Wie deze code heeft en het bestand, kan alles lezen.",
    "Maak geen foto van dit blad en stuur het niet per mail.",
    "Blad kwijt, of door iemand gezien? Maak in Rondom een nieuwe sleutel. Deze code werkt dan niet meer.",
)
_SIGNS = "In de code staan geen letters I, L, O en U. Een rondje is dus altijd een nul, een streepje altijd een één."


class Code(Block):
    """The code in large groups of four, in a frame, each with a small number; drawn letter under letter so that it can be
    checked by eye.
    """

    def __init__(self, code: str) -> None:
        self._groups = [safe.one_line(group) for group in code.replace("-", " ").split()]
        self._tag = Tag("P", actual=" ".join(self._groups))
        self.before, self.after = 14.0, 8.0

    def height(self, width: float) -> float:
        rows = max(1, -(-len(self._groups) // _PER_LINE))
        return rows * _CODE_SIZE * _LINE + 20

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        canvas.saveState()
        canvas.setFillColor(colour("accent-tint"))
        canvas.roundRect(x, top - height, width, height, 8, stroke=0, fill=1)
        places = [self._place(index, x, top, width) for index in range(len(self._groups))]
        with canvas.artifact():
            canvas.setFillColor(colour("accent"))
            for index, (left, base) in enumerate(places):
                self._number(canvas, left, base, index + 1)
        with canvas.tag(self._tag):
            canvas.setFillColor(colour("ink"))
            for group, (left, base) in zip(self._groups, places, strict=True):
                self._letters(canvas, left, base, group)
        canvas.restoreState()

    def _place(self, index: int, x: float, top: float, width: float) -> tuple[float, float]:
        row, column = divmod(index, _PER_LINE)
        return x + 24 + column * (width - 40) / _PER_LINE, top - 18 - _CODE_SIZE * (_LINE * row + 1.35)

    def _number(self, canvas: TaggedCanvas, x: float, base: float, number: int) -> None:
        text = canvas.beginText(x + _CODE_SIZE * 0.13, base + _CODE_SIZE * 0.93)
        text.setFont(fonts.SEMIBOLD, 9.0)
        text.textOut(str(number))
        canvas.drawText(text)

    def _letters(self, canvas: TaggedCanvas, x: float, y: float, group: str) -> None:
        """Every letter in a field of the same width. A space after the group keeps copied text apart."""
        text = canvas.beginText(x, y)
        text.setFont(fonts.SEMIBOLD, _CODE_SIZE)
        for index, letter in enumerate(group):
            offset = (_CODE_SIZE * 0.78 - fonts.width(letter, _CODE_SIZE, semibold=True)) / 2
            text.setTextOrigin(x + index * _CODE_SIZE * 0.78 + offset, y)
            text.textOut(letter + (" " if index == len(group) - 1 else ""))
        canvas.drawText(text)


def blocks(sheet: RecoverySheet) -> list[Block]:
    look: Look = styles.parents()
    facts = ((_("School"), sheet.school), (_("Kluis"), sheet.vault_name), (_("Gemaakt op"), day(sheet.made_on)))
    rows = [[text_cell(label, look), text_cell(text, look, safe.SHORT)] for label, text in facts if safe.clean(text)]
    use = Stack([heading(_("Zo gebruikt u de code"), look), numbered([_(step) for step in _STEPS], look)])
    care = Stack([heading(_("Zo bewaart u dit blad"), look), *plain_list([_(step) for step in _CARE], look)])
    return [
        *letterhead(
            _("Herstelblad"), _("Hiermee gaat de kluis open als het wachtwoord weg is."), sheet.school, (), look
        ),
        Space(12),
        words_table((), rows, (1, 3.2), look),
        Code(sheet.code),
        *small(_(_SIGNS), look),
        Columns([use, care], (1, 1), 26),
        heading(_("Met pen in te vullen"), look),
        Columns([_line(_("Geprobeerd op"), look), _line(_("Hier ligt dit blad"), look)], (1, 1), 26),
        Columns([_line(_("Nog een keer geprobeerd op"), look), _line(_("Wie erbij kan"), look)], (1, 1), 26),
    ]


def numbered(steps: Sequence[str], look: Look) -> Block:
    """Steps in order, each with its number in a disc."""
    items = [
        Item(_disc(number, look), str(number), P(safe.safe(step), look.body)) for number, step in enumerate(steps, 1)
    ]
    return marked_list(items, _DISC * 2 + 8, look.size * 0.3)


def _disc(number: int, look: Look) -> DrawMark:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        middle = top - look.size * 0.76
        canvas.saveState()
        canvas.setFillColor(colour("accent-tint"))
        canvas.circle(x + _DISC, middle, _DISC, stroke=0, fill=1)
        canvas.setFillColor(colour("accent"))
        text = canvas.beginText(x + _DISC - fonts.width(str(number), 10.0, semibold=True) / 2, middle - 3.5)
        text.setFont(fonts.SEMIBOLD, 10.0)
        text.textOut(str(number))
        canvas.drawText(text)
        canvas.restoreState()

    return draw


def _line(word: str, look: Look) -> Stack:
    """A word and a line to write on."""
    return Stack([Space(7), *small(word, look), WritingLines(1, 17)])
