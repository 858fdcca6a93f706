"""The child's own sheet before a talk, in three versions: pictures to colour (4 to 7), pictures and lines (8 to 11), and a
sheet for who is 12 or older, which also tells what one may decide.

To be heard is a right and no duty, so every version says that nothing has to be told. Strengths come first.
"""

from __future__ import annotations

from collections.abc import Sequence

from rondom.language import _
from rondom.pdf import marks, safe, styles
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections.forms import moment_words, option
from rondom.pdf.sections.kring import figure
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.paper import Paper
from rondom.pdf.sections.parts import DrawingBox, WritingLines, heading, paragraph, plain_list, section, small
from rondom.pdf.sections.preparation import people_in_two
from rondom.pdf.styles import WIDTH, Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import marked_list
from rondom.plan import drawings
from rondom.plan.preparation import PreparationReading
from rondom.plan.reading import Perspective
from rondom.plan.sheet_versions import SheetVersion
from rondom.privacy.ages import DECIDES_FROM, HEARD_FROM
from rondom.scene import Item, Scene

_GAP = 16.0
_PICTURE = 158.0
"""Height of a box to draw in, in points; less where the letters are large."""
_WISH = 112.0
"""Height of the box for what a young child wants, in points."""


def blocks(reading: PreparationReading, dress: PrintAs = AS_IT_IS) -> list[Block]:
    """The version that was chosen, else the one for this age."""
    known = {one.value: one for one in SheetVersion}
    version = known.get(reading.version) or SheetVersion.at(reading.age)
    if version is SheetVersion.FIRST:
        return _first(reading, styles.large() if dress.large else styles.first_reader())
    if version is SheetVersion.YOUNG:
        return _young(reading, styles.large() if dress.large else styles.young_reader())
    return _older(reading, styles.large() if dress.large else styles.letter())


def _first(reading: PreparationReading, look: Look) -> list[Block]:
    """4 to 7: few words, faces to colour, boxes to draw in; the last one takes what a high head leaves of the page."""
    over = _height(_first_with(reading, look, _WISH)) - styles.UPRIGHT.room
    return _first_with(reading, look, _WISH - max(0.0, min(over + 2, _WISH / 2)))


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height(WIDTH) + block.before + block.after for block in blocks)


def _first_with(reading: PreparationReading, look: Look, wish: float) -> list[Block]:
    room = _PICTURE if look.size < styles.large().size else _PICTURE * 0.7
    feelings = (_("heel blij"), _("blij"), _("gewoon"), _("verdrietig"), _("boos"))
    return [
        *_head(reading, _when(reading), look),
        *_asked_with_faces(_("Hoe is het op school?"), feelings, look),
        *_asked_with_faces(_("Hoe is het thuis?"), feelings, look),
        _side_by_side(
            (_picture(drawings.sun(20, 20, 11), _("Dit is fijn"), room, look),
             _picture([*drawings.cloud(20, 24, 36), *drawings.rain(20, 26, 30, 3)], _("Dit is niet fijn"), room, look)),
        ),
        Space(6),
        _picture(drawings.star(20, 20, 17), _("Dit wil ik graag"), wish, look, 0.073),
        Space(8),
        *small(_("Je hoeft niets te vertellen. Het mag wel. Iemand mag het ook voor jou zeggen."), look),
    ]  # fmt: skip


def _young(reading: PreparationReading, look: Look) -> list[Block]:
    """8 to 11: a face for every day of school, and room to write or draw."""
    days = (_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"))
    empty = drawings.faces(WIDTH, 25, days, look.small.fontSize, moods=())
    alt = _("Vijf lege gezichten, een voor elke schooldag.")
    asked = _own(reading) or [_("Dit gaat goed"), _("Dit vind ik moeilijk"), _("Dit helpt mij"), _("Dit wil ik graag")]
    return [
        *_head(reading, _when(reading), look),
        *paragraph(_intro(), look),
        Space(4),
        *_company(reading, look),
        *_question(_("Hoe voel je je op deze dagen? Teken de gezichten."), look),
        figure(_scene(empty, drawings.faces_height(25, look.small.fontSize), alt), 90),
        *_boxes(asked, look, 92),
        *_wish_to_tell(look),
        Space(4),
        *small(_("Je hoeft niets te vertellen wat je niet wilt. Je mag ook iemand vragen om het voor je te zeggen."), look),
    ]  # fmt: skip


def _older(reading: PreparationReading, look: Look) -> list[Block]:
    """12 and older: what one may decide, a scale, and questions."""
    line = drawings.scale(WIDTH, look.small.fontSize, _("heel slecht"), _("heel goed"))
    alt = _("Een lijn van 0 tot 10 om een kruisje op te zetten.")
    asked = _own(reading) or [
        _("Dit gaat goed, en daar ben ik trots op"),
        _("Dit vind ik lastig"),
        _("Dit heeft al eens geholpen"),
        _("Dit wil ik, en dit juist niet"),
    ]
    return [
        *_head(reading, _when(reading), look),
        *paragraph(_intro(), look),
        *section([heading(_("Jouw recht"), look), *plain_list(rights(reading.age), look)]),
        *_company(reading, look),
        *_question(_("Hoe gaat het nu met je op school? Zet een kruisje."), look),
        figure(_scene(line, drawings.scale_height(look.small.fontSize), alt), 80),
        *(part for one in asked for part in section([*_question(one, look), WritingLines(2, look.size * 1.85)])),
        *section([Columns([Stack(_there(look)), Stack(_wish_to_tell(look))], (1, 1.35), 20)]),
    ]


def _head(reading: PreparationReading, when: str, look: Look) -> list[Block]:
    name = safe.one_line(reading.child.first_name)
    title = _("Jouw gesprek, {name}").replace("{name}", name) if name else _("Jouw gesprek")
    return [*letterhead(title, when, reading.school, (), look), Space(10)]


def _when(reading: PreparationReading) -> str:
    return moment_words(reading.on, reading.start)


def _intro() -> str:
    return _("We praten samen over hoe het met je gaat. Jij mag erbij zijn, en jij mag iets maken of opschrijven.")


def rights(age: int | None) -> list[str]:
    """What one may at this age; see `rondom.privacy`. A younger child, or one of unknown age, may get this sheet too."""
    lines = [
        _("Je mag zeggen wat je vindt. Wij moeten daar naar luisteren en vertellen wat we ermee doen."),
        _("Je hoeft niets te vertellen. Niets zeggen mag ook, en later alsnog mag ook."),
    ]
    if age is not None and age >= DECIDES_FROM:
        lines.append(_("Je bent 16 of ouder. Jij beslist wie meeleest, en of je ouders erbij zijn."))
    elif age is not None and age >= HEARD_FROM:
        lines.append(_("Je bent 12 of ouder. Jij beslist samen met je ouders wie van buiten school mag meelezen."))
    return lines


def _company(reading: PreparationReading, look: Look) -> list[Block]:
    people = people_in_two(reading, Paper(look), 4)
    return [Space(4), P(safe.safe(_("Deze mensen zijn erbij:")), look.body), *people, Space(4)] if people else []


def _own(reading: PreparationReading) -> list[str]:
    return [one.text for one in reading.questions if one.perspective is Perspective.CHILD and safe.clean(one.text)]


def _question(text: str, look: Look) -> list[Block]:
    size = look.heading.fontSize
    return [heading(text, look, marks.person(Perspective.CHILD, size * 0.4, size))]


def _asked_with_faces(question: str, words: Sequence[str], look: Look) -> list[Block]:
    size = look.small.fontSize
    alt = _("Vijf gezichten om in te kleuren: {words}.").format(words=", ".join(words))
    made = drawings.faces(WIDTH, 30, words, size)
    return section([*_question(question, look), figure(_scene(made, drawings.faces_height(30, size), alt), 110)])


def _scene(items: Sequence[Item], height: float, alt: str) -> Scene:
    return Scene(WIDTH, height, body=tuple(items), title=_("Tekening"), alt=alt)


def _picture(sign: Sequence[Item], words: str, height: float, look: Look, share: float = 0.16) -> Block:
    """A sign with a few words, and a box to draw in below it."""
    small_sign = Scene(40, 40, body=tuple(sign), title=words, alt=_("Teken hieronder."))
    head = Columns([Stack([figure(small_sign, 40)]), Stack([Space(8), *_plain_heading(words, look)])], (share, 1), 6)
    return Stack([head, Space(3), DrawingBox(height)])


def _plain_heading(words: str, look: Look) -> list[Block]:
    made = heading(words, look)
    made.before = 0.0
    return [made]


def _side_by_side(blocks: Sequence[Block]) -> Block:
    made = Columns([Stack([one]) for one in blocks], [1.0] * len(blocks), _GAP)
    made.before = 8.0
    return made


def _boxes(questions: Sequence[str], look: Look, height: float) -> list[Block]:
    """Two boxes on a row, each under its question."""
    rows = [questions[at : at + 2] for at in range(0, len(questions), 2)]
    return [
        block
        for pair in rows
        for block in section(
            [Columns([Stack([*_question(one, look), DrawingBox(height)]) for one in pair], [1.0] * len(pair), _GAP)]
        )
    ]


def _wish_to_tell(look: Look) -> list[Block]:
    options = (_("Ik vertel het zelf."), _("Iemand vertelt het voor mij:"), _("Deze keer zeg ik liever niets."))
    rows = [option(text, look) for text in options]
    return section(
        [*_question(_("Hoe wil je het vertellen?"), look), marked_list(rows, look.indent * 1.25, look.size * 0.2)]
    )


def _there(look: Look) -> list[Block]:
    options = (_("Ik ben er het hele gesprek bij."), _("Ik ben er een deel bij."), _("Ik ben er liever niet bij."))
    rows = [option(text, look) for text in options]
    return section([*_question(_("Ben je erbij?"), look), marked_list(rows, look.indent * 1.25, look.size * 0.2)])
