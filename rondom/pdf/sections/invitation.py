"""The letter that asks someone to come, and the paper for an interpreter."""

from __future__ import annotations

from rondom.language import _, capital, day, plural
from rondom.pdf import safe
from rondom.pdf.sections.forms import AtLeast, CutLine, facts_row, moment_words, option
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import (
    Rule,
    heading,
    paragraph,
    person_mark,
    plain_list,
    section,
    small,
)
from rondom.pdf.sections.preparation import people_in_two
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Hanging, marked_list
from rondom.plan.invitations import InterpreterReading, InvitationReading
from rondom.plan.reading import FormOfAddress, Perspective
from rondom.plan.wording import addressed

_ADDRESS_ROOM = 66.0
"""Height kept for name and address, so that the letter below starts at the same place on every copy."""


def blocks(reading: InvitationReading, look: Look) -> list[Block]:
    """The letter: who, when, where and why; and a strip to send back."""
    return [
        *_top(reading, look),
        *_asking(reading, look),
        *_practical(reading, look),
        *_purpose(reading, look),
        *_people(reading, look),
        *_may(reading, look),
        *_signed(reading, look),
        *_reply(reading, look),
    ]


def interpreter_blocks(reading: InterpreterReading, look: Look) -> list[Block]:
    """When, where and how; no word about the child or the family."""
    about = _("Tolk {language}").replace("{language}", safe.one_line(reading.language))
    note = day(reading.written_on)
    facts = [
        (_("Wanneer"), _interpreter_when(reading)),
        (_("Waar"), reading.room or _("Dat hoort u per telefoon.")),
        (_("Hoe lang"), plural(reading.minutes, "{n} minuut", "{n} minuten") if reading.minutes else ""),
        (_("Taal"), reading.language),
    ]
    how = (
        _("U vertaalt alles wat er wordt gezegd, in beide richtingen. U voegt niets toe en laat niets weg."),
        _("U zegt “ik” als de ander “ik” zegt."),
        _("Gaat het te snel, of is een woord niet duidelijk? Vraag het gerust. Daar is tijd voor."),
        _("Wat u hoort, blijft in deze kamer. U maakt geen aantekeningen die u meeneemt."),
        _("Kent u het gezin? Laat het ons dan vooraf weten."),
    )
    contact = ", ".join(part for part in (safe.one_line(reading.invited_by), safe.one_line(reading.contact)) if part)
    last = _("Kunt u niet, of wilt u iets vragen? {who}.").replace("{who}", contact) if contact else ""
    return [
        *letterhead(_("Voor de tolk"), about, reading.school, (note,), look),
        *section([Rule(13, 8), facts_row(facts, look), Rule(9, look.between * 0.4)]),
        *section([heading(_("Zo werken we"), look), *plain_list(how, look)]),
        *section(
            [heading(_("Over dit blad"), look),
             *paragraph(_("Op dit blad staat niets over het kind of het gezin. U krijgt verder geen papieren mee."), look)]
        ),
        *section([Rule(look.between, 8), *paragraph(last, look)] if last else []),
    ]  # fmt: skip


def _interpreter_when(reading: InterpreterReading) -> str:
    return moment_words(reading.on, reading.start) or _("Dat hoort u per telefoon.")


def _top(reading: InvitationReading, look: Look) -> list[Block]:
    made = reading.preparation
    written = day(reading.written_on)
    place = safe.one_line(reading.place)
    note = f"{place}, {written}" if place else written
    head = letterhead(_("Uitnodiging"), capital(_about(reading)), made.school, (note,), look)
    lines = [safe.one_line(made.copy_for), *map(safe.one_line, reading.address_lines)]
    if not reading.address_lines:
        return [*head, Space(look.between)]
    return [*head, Space(22), AtLeast(Stack([P(safe.safe(line), look.body) for line in lines if line]), _ADDRESS_ROOM)]


def _about(reading: InvitationReading) -> str:
    made = reading.preparation
    name, meeting = safe.one_line(made.child.first_name), safe.one_line(made.meeting_title)
    return _("{meeting} over {name}").format(meeting=meeting, name=name) if meeting else name


def _asking(reading: InvitationReading, look: Look) -> list[Block]:
    made = reading.preparation
    hello = _("Beste {name},").replace("{name}", safe.one_line(made.copy_for) or _("lezer"))
    name = safe.one_line(made.child.first_name)
    formal = _("We praten graag met u over {name}: over wat goed gaat, wat moeilijk is en wat kan helpen.")
    informal = _("We praten graag met je over {name}: over wat goed gaat, wat moeilijk is en wat kan helpen.")
    text = addressed(formal, informal, _form(reading)).replace("{name}", name)
    return [*paragraph(hello, look), Space(look.size * 0.5), *paragraph(text, look)]


def _practical(reading: InvitationReading, look: Look) -> list[Block]:
    made = reading.preparation
    minutes = plural(made.minutes, "{n} minuut", "{n} minuten") if made.minutes else ""
    if made.talks:
        facts: list[Block] = [P(safe.safe(_("Wanneer en waar")), look.small), *plain_list(made.talks, look)]
        return section([Rule(look.between * 0.8, 8), *facts, Rule(9, look.between * 0.4)])
    told = [(_("Wanneer"), _when(reading)), (_("Waar"), made.room), (_("Hoe lang"), minutes)]
    return section([Rule(look.between * 0.8, 8), facts_row(told, look), Rule(9, look.between * 0.4)])


def _when(reading: InvitationReading) -> str:
    made = reading.preparation
    if made.on is None:
        return _("De dag spreken we nog af.")
    told = moment_words(made.on, made.start)
    return told if made.start else _("{day}. De tijd volgt nog.").format(day=told)


def _purpose(reading: InvitationReading, look: Look) -> list[Block]:
    text = paragraph(reading.preparation.purpose, look)
    return section([heading(_("Dit gesprek is geslaagd als"), look), *text]) if text else []


def _people(reading: InvitationReading, look: Look) -> list[Block]:
    listed = people_in_two(reading.preparation, look, 8)
    if not listed:
        return []
    made = [heading(_("Wie er zijn"), look), *listed]
    if reading.preparation.apart and reading.family:
        text = _("Er zijn twee gesprekken en één plan. Iedereen leest daarna dezelfde tekst.")
        made += [Space(4), *small(text, look)]
    return section(made)


def _may(reading: InvitationReading, look: Look) -> list[Block]:
    """What this reader may do and refuse."""
    made = reading.preparation
    lines = [*_family_lines(reading)] if reading.family else []
    lines += made.permission
    return section([heading(_("Goed om te weten"), look), *plain_list(lines, look)]) if lines else []


def _family_lines(reading: InvitationReading) -> list[str]:
    name = safe.one_line(reading.preparation.child.first_name) or _("Uw kind")
    own = _("{name} mag zelf vertellen, of het iemand laten zeggen. Dat is een recht, geen plicht.")
    if reading.child_decides:
        own = _("{name} is 16 of ouder en beslist zelf wie erbij is en wie meeleest.")
    lines = [
        own.replace("{name}", name),
        addressed(
            _("U mag iemand meenemen die u helpt, zoals familie of een vriend."),
            _("Je mag iemand meenemen die je helpt, zoals familie of een vriend."),
            _form(reading),
        ),
    ]
    if language := safe.one_line(reading.preparation.interpreter):
        known = language != _("nog niet ingevuld")
        told = (
            _("Er is een tolk bij: {language}. Dat kost niets.") if known else _("Er is een tolk bij. Dat kost niets.")
        )
        lines.append(told.replace("{language}", language))
    else:
        formal = _("Praat u liever in een andere taal? Dan vragen wij een tolk. Dat kost u niets.")
        informal = _("Praat je liever in een andere taal? Dan vragen wij een tolk. Dat kost je niets.")
        lines.append(addressed(formal, informal, _form(reading)))
    return lines


def _signed(reading: InvitationReading, look: Look) -> list[Block]:
    made = reading.preparation
    who, contact = safe.one_line(made.invited_by), safe.one_line(made.contact)
    if not who:
        return []
    reach = f"{who}, {contact}" if contact else who
    formal, informal = _("Kunt u niet, of wilt u iets vragen? {who}."), _("Kun je niet, of wil je iets vragen? {who}.")
    text = addressed(formal, informal, _form(reading)).replace("{who}", reach)
    mark = person_mark(Perspective.SCHOOL, look)
    return section([Space(look.between), Hanging(mark, P(safe.safe(text), look.body), look.indent)])


def _reply(reading: InvitationReading, look: Look) -> list[Block]:
    """Only for the family: colleagues answer in their own way."""
    if not reading.family:
        return []
    made = reading.preparation
    options = [
        _("Ik kom."),
        _("Ik kom liever op een andere dag of tijd, namelijk:"),
        _("Ik neem iemand mee, namelijk:"),
    ]
    if not made.interpreter:
        options.append(_("Ik wil graag een tolk. Mijn taal is:"))
    rows = [option(text, look) for text in options]
    name = _("Naam: {name}").replace("{name}", safe.one_line(made.copy_for))
    back = _("Geef dit strookje terug op school, of bel ons.")
    return section([
        CutLine(), heading(_("Mijn antwoord"), look), *small(f"{name}. {back}", look), Space(4),
        marked_list(rows, look.indent * 1.25, look.size * 0.35),
    ])  # fmt: skip


def _form(reading: InvitationReading) -> FormOfAddress:
    """The form of address is that of the school towards parents; colleagues read u."""
    return reading.preparation.address if reading.family else FormOfAddress.FORMAL
