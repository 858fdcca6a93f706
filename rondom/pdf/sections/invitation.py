"""The letter that asks someone to come, and the paper for an interpreter."""

from __future__ import annotations

from rondom.language import _, capital
from rondom.pdf import safe
from rondom.pdf.sections.forms import AtLeast, CutLine, choice, facts_row, moment
from rondom.pdf.sections.paper import Paper
from rondom.pdf.sections.parts import Rule, person_mark, section
from rondom.pdf.sections.preparation import people_in_two
from rondom.pdf.sections.two_tongues import Finished, Said, Sentence, said
from rondom.pdf.styles import HIGHEST
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Hanging, marked_list
from rondom.plan.invitations import InterpreterReading, InvitationReading
from rondom.plan.reading import FormOfAddress, Perspective
from rondom.plan.wording import addressed

_ADDRESS_ROOM = 66.0
"""Height kept for name and address, so that the letter below starts at the same place on every copy."""


def blocks(reading: InvitationReading, paper: Paper) -> list[Block]:
    """The letter: who, when, where and why; and a strip to send back."""
    return [
        *_top(reading, paper),
        *_asking(reading, paper),
        *_practical(reading, paper),
        *_purpose(reading, paper),
        *_people(reading, paper),
        *_may(reading, paper),
        *_signed(reading, paper),
        *_reply(reading, paper),
    ]


def interpreter_blocks(reading: InterpreterReading, paper: Paper) -> list[Block]:
    """When, where and how; no word about the child or the family. Always in Dutch: that is what an interpreter reads."""
    look = paper.look
    by_phone = _("Dat hoort u per telefoon.")
    facts: list[tuple[str, Sentence]] = [
        (_("Wanneer"), moment(reading.on, reading.start) if reading.on else said(by_phone)),
        (_("Waar"), Finished(reading.room or by_phone)),
        (_("Hoe lang"), said("{minutes}", minutes=reading.minutes) if reading.minutes else said("")),
        (_("Taal"), Finished(reading.language)),
    ]
    how = (
        _("U vertaalt alles wat er wordt gezegd, in beide richtingen. U voegt niets toe en laat niets weg."),
        _("U zegt “ik” als de ander “ik” zegt."),
        _("Gaat het te snel, of is een woord niet duidelijk? Vraag het gerust. Daar is tijd voor."),
        _("Wat u hoort, blijft in deze kamer. U maakt geen aantekeningen die u meeneemt."),
        _("Kent u het gezin? Laat het ons dan vooraf weten."),
    )
    about = said(_("Tolk {language}"), language=safe.one_line(reading.language))
    contact = ", ".join(part for part in (safe.one_line(reading.invited_by), safe.contact(reading.contact)) if part)
    last = paper.fixed(_("Kunt u niet, of wilt u iets vragen? {who}."), who=contact) if contact else []
    alone = _("Op dit blad staat niets over het kind of het gezin. U krijgt verder geen papieren mee.")
    return [
        *paper.letterhead(said(_("Voor de tolk")), about, reading.school, (said("{day}", day=reading.written_on),)),
        *section([Rule(13, 8), facts_row(facts, paper), Rule(9, look.between * 0.4)]),
        *section([paper.heading(_("Zo werken we")), *paper.listed([said(one) for one in how])]),
        *section([paper.heading(_("Over dit blad")), *paper.fixed(alone)]),
        *section([Rule(look.between, 8), *last] if last else []),
    ]


def _top(reading: InvitationReading, paper: Paper) -> list[Block]:
    made, look = reading.preparation, paper.look
    place = safe.one_line(reading.place)
    written = said("{town}, {day}" if place else "{day}", town=place, day=reading.written_on)
    notes: list[Sentence] = [written]
    if reading.address_lines and reading.school_address:
        notes.insert(0, Finished("\n".join(reading.school_address)))
    head = paper.letterhead(said(_("Uitnodiging")), _about(reading), made.school, notes)
    lines = [safe.one_line(made.copy_for), *map(safe.one_line, reading.address_lines)]
    if not reading.address_lines:
        return [*head, Space(look.between)]
    room = max(_ADDRESS_ROOM, (len(lines) + 0.8) * look.body.leading)  # large letters need more
    return [*head, Space(22), AtLeast(Stack([P(safe.safe(line), look.body) for line in lines if line]), room)]


def _about(reading: InvitationReading) -> Said:
    made = reading.preparation
    name, meeting = safe.one_line(made.child.first_name), safe.one_line(made.meeting_title)
    return (
        said(_("{meeting} over {name}"), meeting=capital(meeting), name=name) if meeting else said("{name}", name=name)
    )


def _asking(reading: InvitationReading, paper: Paper) -> list[Block]:
    made = reading.preparation
    reader, name = safe.one_line(made.copy_for), safe.one_line(made.child.first_name)
    hello = paper.fixed(_("Beste {name},"), name=reader) if reader else paper.fixed(_("Beste lezer,"))
    formal = _("We praten graag met u over {name}: over wat goed gaat, wat moeilijk is en wat kan helpen.")
    informal = _("We praten graag met je over {name}: over wat goed gaat, wat moeilijk is en wat kan helpen.")
    asked = paper.fixed(addressed(formal, informal, _form(reading)), name=name)
    return [*hello, Space(paper.look.size * 0.5), *asked]


def _practical(reading: InvitationReading, paper: Paper) -> list[Block]:
    made, look = reading.preparation, paper.look
    minutes = said("{minutes}", minutes=made.minutes) if made.minutes else said("")
    if made.talks:
        facts = [*paper.label(_("Wanneer en waar")), *paper.listed([Finished(one) for one in made.talks])]
        return section([Rule(look.between * 0.8, 8), *facts, Rule(9, look.between * 0.4)])
    told: list[tuple[str, Sentence]] = [
        (_("Wanneer"), _when(reading)),
        (_("Waar"), Finished(made.room)),
        (_("Hoe lang"), minutes),
    ]
    return section([Rule(look.between * 0.8, 8), facts_row(told, paper), Rule(9, look.between * 0.4)])


def _when(reading: InvitationReading) -> Sentence:
    made = reading.preparation
    if made.on is None:
        return said(_("De dag spreken we nog af."))
    return moment(made.on, made.start) if made.start else said(_("{Weekday}. De tijd volgt nog."), Weekday=made.on)


def _purpose(reading: InvitationReading, paper: Paper) -> list[Block]:
    text = paper.text(Finished(reading.preparation.purpose))
    return section([paper.heading(_("Dit gesprek is geslaagd als")), *text]) if text else []


def _people(reading: InvitationReading, paper: Paper) -> list[Block]:
    listed = people_in_two(reading.preparation, paper, 8)
    if not listed:
        return []
    made = [paper.heading(_("Wie er zijn")), *listed]
    if reading.preparation.apart and reading.family:
        told = _("Er zijn twee gesprekken en één plan. Iedereen leest daarna dezelfde tekst.")
        made += [Space(4), *paper.small(told)]
    return section(made)


def _may(reading: InvitationReading, paper: Paper) -> list[Block]:
    """What this reader may do and refuse."""
    lines: list[Sentence] = [*_family_lines(reading)] if reading.family else []
    lines += [Finished(one, composed=True) for one in reading.preparation.permission]
    return section([paper.heading(_("Goed om te weten")), *paper.listed(lines)]) if lines else []


def _family_lines(reading: InvitationReading) -> list[Sentence]:
    form = _form(reading)
    told: list[Sentence] = [_own_voice(reading)]
    formal = _("U mag iemand meenemen die u helpt, zoals familie of een vriend.")
    informal = _("Je mag iemand meenemen die je helpt, zoals familie of een vriend.")
    told.append(said(addressed(formal, informal, form)))
    if language := safe.one_line(reading.preparation.interpreter):
        known = language != _("nog niet ingevuld")
        with_language = _("Er is een tolk bij: {language}. Dat kost niets.")
        told.append(said(with_language if known else _("Er is een tolk bij. Dat kost niets."), language=language))
    else:
        formal = _("Praat u liever in een andere taal? Dan vragen wij een tolk. Dat kost u niets.")
        informal = _("Praat je liever in een andere taal? Dan vragen wij een tolk. Dat kost je niets.")
        told.append(said(addressed(formal, informal, form)))
    return told


def _own_voice(reading: InvitationReading) -> Sentence:
    name = safe.one_line(reading.preparation.child.first_name) or _("Uw kind")
    own = _("{name} mag zelf vertellen, of het iemand laten zeggen. Dat is een recht, geen plicht.")
    if reading.child_decides:
        own = _("{name} is 16 of ouder en beslist zelf wie erbij is en wie meeleest.")
    return said(own, name=name)


def _signed(reading: InvitationReading, paper: Paper) -> list[Block]:
    made, look = reading.preparation, paper.look
    who, contact = safe.one_line(made.invited_by), safe.contact(made.contact)
    if not who:
        return []
    formal, informal = _("Kunt u niet, of wilt u iets vragen? {who}."), _("Kun je niet, of wil je iets vragen? {who}.")
    reach = f"{who}, {contact}" if contact else who
    (told,) = paper.fixed(addressed(formal, informal, _form(reading)), who=reach)
    return section([Space(look.between), Hanging(person_mark(Perspective.SCHOOL, look), told, look.indent)])


def _reply(reading: InvitationReading, paper: Paper) -> list[Block]:
    """Only for the family: colleagues answer in their own way."""
    if not reading.family:
        return []
    made, look = reading.preparation, paper.look
    options = [
        _("Ik kom."),
        _("Ik kom liever op een andere dag of tijd, namelijk:"),
        _("Ik neem iemand mee, namelijk:"),
    ]
    if not made.interpreter:
        options.append(_("Ik wil graag een tolk. Mijn taal is:"))
    rows = [choice(said(text), paper) for text in options]
    back = paper.small(
        _("Naam: {name}. Geef dit strookje terug op school, of bel ons."), name=safe.one_line(made.copy_for)
    )
    strip = [CutLine(), paper.heading(_("Mijn antwoord")), *back, Space(4)]
    return section([*strip, marked_list(rows, look.indent * 1.25, look.size * 0.35)], HIGHEST)  # it is cut off


def _form(reading: InvitationReading) -> FormOfAddress:
    """The form of address is that of the school towards parents; colleagues read u."""
    return reading.preparation.address if reading.family else FormOfAddress.FORMAL
