"""The OPP on paper, in the order of the law: where it leads and why, the handelingsdeel with its own signatures, and what the
child and the parents find of it. Legal and plain names stand beside each other; which goes first depends on the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rondom.language import _, day, listed
from rondom.pdf import marks, safe
from rondom.pdf.colours import colour
from rondom.pdf.safe import Markup
from rondom.pdf.sections import plain_words
from rondom.pdf.sections.closing import LeftOut
from rondom.pdf.sections.opening import in_the_window, letterhead
from rondom.pdf.sections.parts import Rule, heading, name, paragraph, plain_list, section, small, words_table
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import HIGHEST
from rondom.pdf.tagged.blocks import Block, Box, Space, Stack, Whole
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.lists import Hanging
from rondom.plan.development_reading import DevelopmentPart, DevelopmentReading, Signer
from rondom.plan.reading import FormOfAddress, Person, Perspective

_SIGNATURE = 26.0
"""Height of a row that someone signs in, in points."""
_LISTED = 220
"""Up to so many characters a line is a point of a list; longer ones are paragraphs."""


def blocks(reading: DevelopmentReading, sheet: Sheet) -> list[Block]:
    """Everything for this reader; a row of refused parts leaves one neutral line."""
    made: list[Block] = [*_opening(reading, sheet), *_facts(reading, sheet)]
    told = (
        (("evaluation",), _single),
        (("destination",), _destination),
        (("grounds",), _single),
        (("enabling", "hindering"), _factors),
        (("needs",), _single),
        (("support", "deviation"), _support),
        (("child_view",), _child_view),
        (("parents_view",), _parents_view),
    )
    for keys, build in told:
        if any(key in reading.omitted for key in keys):
            if not isinstance(made[-1], LeftOut):
                made.append(LeftOut(sheet))
            continue
        made += build(reading, keys, sheet)
    plain = plain_words.of_texts((one.text for one in reading.parts), sheet) if sheet.plain else []
    end = [*([] if reading.apart else _seen(reading, sheet)), *_closing(reading, sheet)]
    return [*made, *plain, *([Whole(end, HIGHEST * (0.75 if sheet.large else 0.5))] if end else [])]


# -- the top --------------------------------------------------------------------------------------------------


def document_title(reading: DevelopmentReading, sheet: Sheet) -> str:
    """OPP Mees Veenpluis, or Plan voor de schooltijd van Mees"""
    if reading.apart and sheet.plain:
        return _("Wat we doen voor {name}").replace("{name}", sheet.child)
    if sheet.plain:
        return _("Plan voor de schooltijd van {name}").replace("{name}", sheet.child)
    full = safe.one_line(reading.child.full_name or reading.child.first_name)
    return (_("Handelingsdeel {name}") if reading.apart else _("OPP {name}")).replace("{name}", full)


def version_line(reading: DevelopmentReading) -> str:
    """Versie 2, vastgesteld op 12 maart 2026; a draft says that it is one"""
    if reading.fixed:
        return _("Versie {n}, vastgesteld op {day}").format(n=reading.number, day=day(reading.made_on))
    return _("Versie {n}, concept: nog niet vastgesteld").format(n=reading.number)


def _opening(reading: DevelopmentReading, sheet: Sheet) -> list[Block]:
    notes = [version_line(reading)]
    if new := _new_here(reading, sheet):
        notes.append(_("Nieuw: {parts}").replace("{parts}", new))
    if reading.copy_for:
        notes.append(_("Voor {name}").replace("{name}", safe.one_line(reading.copy_for)))
    if reading.address_block and reading.school_address:
        notes.insert(0, "\n".join(reading.school_address))
    under = sheet.choose(_("Ontwikkelingsperspectief, bij extra ondersteuning"), _("Ontwikkelingsperspectief (OPP)"))
    if reading.apart:
        under = sheet.choose(
            _("Uit het ontwikkelingsperspectief"), _("Handelingsdeel van het ontwikkelingsperspectief (OPP)")
        )
    top = letterhead(document_title(reading, sheet), under, reading.school, notes, sheet.look)
    return [*top, *in_the_window(reading, top, sheet)]


def _new_here(reading: DevelopmentReading, sheet: Sheet) -> str:
    """What changed since the version before, as this reader calls it, and only of what this reader gets."""
    found = [part for key in reading.changed if (part := reading.part(key))]
    return listed([safe.one_line(part.plain if sheet.plain else part.title) for part in found])


def _facts(reading: DevelopmentReading, sheet: Sheet) -> list[Block]:
    """Who it is about, and the days that count."""
    child = reading.child
    age = child.age(reading.made_on)
    who = [day(child.birth_date)] if child.birth_date else []
    about = ", ".join(
        part for part in (_("{n} jaar").format(n=age) if age is not None else "", safe.one_line(child.group)) if part
    )
    told: list[tuple[str, Sequence[str]]] = [
        (sheet.word(_("Geboren")) if who else sheet.word(_("Groep")), [*who, *([about] if about else [])]),
        (sheet.choose(_("Extra ondersteuning sinds"), _("Extra hulp sinds")), _day(reading.support_from)),
        (sheet.choose(_("Overleg met ouders"), _("Hierover gepraat op")), _day(reading.consulted_on)),
        (sheet.choose(_("Evaluatie met ouders"), _("Samen terugkijken op")), _day(reading.review_on)),
    ]
    stacks = [
        Stack(
            [
                P(safe.safe(title), sheet.look.small),
                *[P(safe.safe(line, safe.SHORT), sheet.look.body) for line in lines],
            ]
        )
        for title, lines in told
        if lines
    ]
    if not stacks:
        return []
    return section([Rule(13, 8), sheet.beside(stacks, [1.0] * len(stacks), 12), Rule(9, sheet.look.between * 0.4)])


def _day(on: date | None) -> list[str]:
    return [day(on)] if on else []


# -- the parts ------------------------------------------------------------------------------------------------


def titled(part: DevelopmentPart, sheet: Sheet) -> Block:
    """Handelingsdeel · Dit gaan we doen; for parents the other way round, the second in the quiet ink."""
    first, second = (part.plain, part.title) if sheet.plain else (part.title, part.plain)
    told = safe.joined((safe.safe(first, safe.SHORT), safe.muted(safe.safe(second, safe.SHORT))), " · ")
    return Heading(told, sheet.look.heading, "H2", safe.one_line(first))


def _single(reading: DevelopmentReading, keys: tuple[str, ...], sheet: Sheet) -> list[Block]:
    part = reading.part(keys[0])
    body = _body(part, reading, sheet)
    return section([titled(part, sheet), *body]) if part and body else []


def _destination(reading: DevelopmentReading, keys: tuple[str, ...], sheet: Sheet) -> list[Block]:
    """One line, large: it is what the plan is named for."""
    part = reading.part(keys[0])
    if part is None:
        return []
    text = safe.safe(part.text)
    said: list[Block] = [P(text, sheet.look.goal)] if text else _body(part, reading, sheet)
    return section([titled(part, sheet), *said]) if said else []


def _factors(reading: DevelopmentReading, keys: tuple[str, ...], sheet: Sheet) -> list[Block]:
    """What helps and what hinders, beside each other."""
    stacks = []
    for key in keys:
        part = reading.part(key)
        if part and (body := _body(part, reading, sheet)):
            stacks.append(Stack([_stacked_title(part, sheet), *body]))
    return section([sheet.beside(stacks, [1.0] * len(stacks), 21)]) if stacks else []


def _stacked_title(part: DevelopmentPart, sheet: Sheet) -> Block:
    """In half a page both names do not fit on a line: the second stands under the first."""
    first, second = (part.plain, part.title) if sheet.plain else (part.title, part.plain)
    under = P(safe.safe(second, safe.SHORT), sheet.look.small)
    under.clings = True
    return Stack([heading(first, sheet.look), under, Space(sheet.look.size * 0.2)])


def _support(reading: DevelopmentReading, keys: tuple[str, ...], sheet: Sheet) -> list[Block]:
    """The handelingsdeel in a box of its own, with who agreed right under it: this is what parents sign for."""
    look = sheet.look
    inner: list[Block] = []
    for key in keys:
        part = reading.part(key)
        if part and (body := _body(part, reading, sheet)):
            inner += [titled(part, sheet), *body]
    if not inner:
        return []
    box = Box(Stack(inner), colour("accent-tint"), colour("accent"), (12.0, look.size * 0.8), 6.0)
    box.before, box.after = look.between * 0.8, look.between * 0.6
    return [*section([box]), *_agreed(reading, sheet)]


def _child_view(reading: DevelopmentReading, keys: tuple[str, ...], sheet: Sheet) -> list[Block]:
    """In its own words, in the warm box; or that it was asked and said nothing."""
    part, look = reading.part(keys[0]), sheet.look
    if part is None:
        return []
    size = look.heading.fontSize
    head = Hanging(marks.person(Perspective.CHILD, size * 0.4, size), titled(part, sheet), size * 1.42)
    asked = reading.child_heard_on
    words: list[Block] = []
    if safe.clean(part.text):
        words = [P(safe.safe(f"“{safe.clean(part.text).strip('“”')}”"), look.quote)]
    elif asked:
        told = _("{name} is gevraagd, en wilde dit keer niets zeggen.").replace("{name}", sheet.child)
        words = [P(safe.safe(told), look.body)]
    if not words:
        return _single(reading, keys, sheet)
    when = small(_("Gevraagd op {day}.").format(day=day(asked)), look) if asked else []
    box = Box(
        Stack([head, *words, Space(2.5), *when]), colour("warm-tint"), colour("lane-kind"), (12.0, look.size * 0.8), 6.0
    )
    box.before, box.after = look.between * 0.8, look.between * 0.6
    return section([box])


def _parents_view(reading: DevelopmentReading, keys: tuple[str, ...], sheet: Sheet) -> list[Block]:
    return _single(reading, keys, sheet)


def _body(part: DevelopmentPart | None, reading: DevelopmentReading, sheet: Sheet) -> list[Block]:
    """The words: several short lines are a list, as they were written under each other. What must be there and is not is
    named in a draft.
    """
    if part is None:
        return []
    lines = [line for line in safe.clean(part.text).splitlines() if line.strip()]
    if not lines:
        empty = safe.muted(safe.safe(_("Nog niet ingevuld.")))
        return [P(empty, sheet.look.body)] if part.must and not reading.fixed else []
    if len(lines) > 1 and all(len(line) <= _LISTED for line in lines):
        return plain_list(lines, sheet.look)
    return paragraph(part.text, sheet.look)


# -- signatures -----------------------------------------------------------------------------------------------


def _agreed(reading: DevelopmentReading, sheet: Sheet) -> list[Block]:
    """Voor akkoord: the handelingsdeel, by everyone with gezag."""
    if "agreed" in reading.omitted:
        return []
    title = sheet.choose(_("Voor akkoord: het handelingsdeel"), _("Akkoord met wat we gaan doen"))
    signed: list[str] = []
    if reading.agreed_on and reading.agreed_by:
        signed = [
            _("Akkoord op {day}: {names}.").replace("{names}", listed([safe.one_line(one) for one in reading.agreed_by])).replace(
                "{day}", day(reading.agreed_on)
            )
        ]  # fmt: skip
    people = [*_who(reading), *([Signer(_("Namens de school"), "", Perspective.SCHOOL)] if reading.apart else [])]
    told = [block for line in signed for block in paragraph(line, sheet.look)]
    return section([heading(title, sheet.look), *_clinging(told, sheet), _lines(people, sheet)])


def _seen(reading: DevelopmentReading, sheet: Sheet) -> list[Block]:
    """Voor gezien: the whole plan, by the same, by the child and by the school."""
    if "agreed" in reading.omitted:
        return []
    people = [
        *_who(reading),
        *([] if any(one.perspective is Perspective.CHILD for one in reading.signers) else [_child(reading)]),
        Signer(_("Namens de school"), "", Perspective.SCHOOL),
    ]
    title = sheet.choose(_("Voor gezien: het hele plan"), _("Gelezen: het hele plan"))
    who = sheet.choose(
        _("Wie tekent voor gezien, heeft het gelezen. Dat is nog geen akkoord."),
        _("Wie hier tekent, heeft het plan gelezen. Dat is nog geen akkoord."),
    )
    note = small(who, sheet.look)
    return [heading(title, sheet.look), *_clinging(note, sheet), _lines(people, sheet)]


def _clinging(told: Sequence[Block], sheet: Sheet) -> list[Block]:
    """What stands above a table stays with it."""
    made = [*told, Space(sheet.look.size * 0.4)]
    for one in made:
        one.clings = True
    return made


def _who(reading: DevelopmentReading) -> list[Signer]:
    """Not known who holds gezag: two lines to write a name on."""
    return list(reading.signers) or [Signer(_("Ouder of voogd")), Signer(_("Ouder of voogd"))]


def _child(reading: DevelopmentReading) -> Signer:
    return Signer(safe.one_line(reading.child.first_name), _("als het kind dat wil"), Perspective.CHILD)


def _lines(people: Sequence[Signer], sheet: Sheet) -> Block:
    titles = (_("Naam"), _("Datum"), _("Handtekening"))
    rows: list[list[Block | None]] = [
        [name(Person(_named(one), one.perspective), sheet.look), None, None] for one in people
    ]
    return words_table(titles, rows, (2.2, 0.9, 1.5), sheet.look, least=_SIGNATURE)


def _named(one: Signer) -> str:
    return ", ".join(part for text in (one.name, one.role) if (part := safe.one_line(text)))


# -- the end --------------------------------------------------------------------------------------------------


def _closing(reading: DevelopmentReading, sheet: Sheet) -> list[Block]:
    """What one can do who does not agree, how long it is kept, and the mark of this text."""
    told: list[Markup] = []
    if sheet.plain:
        formal = sheet.address is FormOfAddress.FORMAL
        ask = (
            _("Bent u het niet eens met dit plan? Zeg het ons.")
            if formal
            else _("Ben je het niet eens met dit plan? Zeg het ons.")
        )
        told.append(safe.safe(f"{ask} {_('Komen we er samen niet uit, dan kan een onderwijsconsulent helpen.')}"))
    told.append(safe.safe(reading.retention))
    if reading.mark:
        told.append(safe.safe(_("Kenmerk van deze tekst: {mark}").replace("{mark}", reading.mark)))
    body = safe.lines(*(one for one in told if one))
    return [Space(sheet.look.size), P(body, sheet.look.small)] if body else []
