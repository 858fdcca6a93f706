"""The sheet with the recovery code. It is meant for a drawer with a lock, not for the screen."""

from __future__ import annotations

from rondom.language import _, day
from rondom.pdf import fonts, safe, styles
from rondom.pdf.colours import colour
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import WritingLines, heading, paragraph, plain_list, words_table
from rondom.pdf.sections.parts import cell as text_cell
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Space
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.structure import Tag
from rondom.plan.reading import RecoverySheet

_CODE_SIZE = 25.0
_PER_LINE = 4
_STEPS = (
    "Open de kluis in Rondom. Kies voor de herstelcode in plaats van het wachtwoord.",
    "Typ de code over. Streepjes, spaties en hoofdletters maken niet uit.",
    "Kies een nieuw wachtwoord. De code blijft geldig.",
)
_CARE = (
    "Leg dit blad in een kluis of een la met een slot, niet bij de laptop.",
    "Wie deze code heeft en het bestand, kan alles lezen.",
    "Maak geen foto van dit blad en stuur het niet per mail.",
)


class Code(Block):
    """The code in large groups of four, in a frame; drawn letter under letter so that it can be checked by eye."""

    def __init__(self, code: str) -> None:
        self._groups = [safe.one_line(group) for group in code.replace("-", " ").split()]
        self._tag = Tag("P", actual=" ".join(self._groups))
        self.before = self.after = 14.0

    def height(self, width: float) -> float:
        rows = max(1, -(-len(self._groups) // _PER_LINE))
        return rows * _CODE_SIZE * 1.75 + 22

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        canvas.saveState()
        canvas.setFillColor(colour("accent-tint"))
        canvas.roundRect(x, top - height, width, height, 8, stroke=0, fill=1)
        with canvas.tag(self._tag):
            canvas.setFillColor(colour("ink"))
            for index, group in enumerate(self._groups):
                row, column = divmod(index, _PER_LINE)
                left = x + 22 + column * (width - 44) / _PER_LINE
                self._letters(canvas, left, top - 22 - _CODE_SIZE * (1.75 * row + 0.9), group)
        canvas.restoreState()

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
    return [
        *letterhead(
            _("Herstelblad"), _("Hiermee gaat de kluis open als het wachtwoord weg is."), sheet.school, (), look
        ),
        Space(14),
        words_table((), rows, (1, 3.2), look),
        Code(sheet.code),
        heading(_("Zo gebruikt u de code"), look),
        *plain_list([_(step) for step in _STEPS], look),
        heading(_("Zo bewaart u dit blad"), look),
        *plain_list([_(step) for step in _CARE], look),
        heading(_("Hier ligt dit blad, en dit is wie erbij kan"), look),
        WritingLines(3, 27),
        Space(8),
        *paragraph(_("Is dit blad kwijt? Maak dan een nieuw blad, zolang u het wachtwoord nog weet."), look),
    ]
