"""The form that asks for permission, in plain Dutch: one page, with a place to sign for everyone who decides."""

from __future__ import annotations

from rondom.language import _, day, listed
from rondom.pdf import safe
from rondom.pdf.sections.forms import Blank, option
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import Rule, heading, paragraph, plain_list, section, small
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import marked_list
from rondom.plan.permission_form import PermissionForm, Signer, kind_words
from rondom.plan.reading import FormOfAddress
from rondom.plan.wording import addressed


def blocks(form: PermissionForm, look: Look) -> list[Block]:
    """Who, what, why and until when; what one may refuse; and the answers."""
    return [
        *_top(form, look),
        *_question(form, look),
        *_part(_("Waarom?"), [form.purpose], look),
        *_kinds(form, look),
        *_part(_("Tot wanneer?"), [_until(form)], look),
        *_rights(form, look),
        *_answers(form, look),
        *_back(form, look),
    ]


def _top(form: PermissionForm, look: Look) -> list[Block]:
    note = day(form.made_on)
    place = safe.one_line(form.place)
    notes = [f"{place}, {note}" if place else note]
    if form.copy_for:
        notes.append(_("Voor {name}").replace("{name}", safe.one_line(form.copy_for)))
    about = _("Over {name}").replace("{name}", safe.one_line(form.child.full_name or form.child.first_name))
    title = _("Wie mag dit lezen?")
    return [*letterhead(title, about, form.school, notes, look), Space(look.between)]


def _question(form: PermissionForm, look: Look) -> list[Block]:
    who, name = safe.one_line(form.who), safe.one_line(form.child.first_name)
    if form.pupil_decides:
        text = _("Wij willen graag dat {who} met ons meepraat en meeleest. Jij beslist of dat mag.")
    else:
        text = addressed(
            _("Wij willen graag dat {who} met ons meepraat over {name}. Mag dat van u?"),
            _("Wij willen graag dat {who} met ons meepraat over {name}. Mag dat van jou?"),
            form.address,
        )
    told = text.replace("{name}", name).replace("{who}", who)
    return [P(safe.safe(told), look.quote)]


def _part(title: str, texts: list[str], look: Look) -> list[Block]:
    words = [block for text in texts for block in paragraph(text, look)]
    return section([heading(title, look), *words]) if words else []


def _kinds(form: PermissionForm, look: Look) -> list[Block]:
    words = plain_list(kind_words(form), look)
    if not words:
        return []
    told = _("Alleen dit, en niet meer dan nodig is:")
    return section([heading(_("Wat delen wij?"), look), *small(told, look), *words])


def _until(form: PermissionForm) -> str:
    if form.until is None:
        return _("Zolang dit nodig is. Elk jaar vragen wij het opnieuw.")
    return _("Tot en met {day}. Daarna vragen wij het opnieuw.").format(day=day(form.until))


def _rights(form: PermissionForm, look: Look) -> list[Block]:
    """No is an answer, and a yes can be taken back as easily as it was given."""
    lines = [
        _says(form, _("U mag nee zeggen. Dan krijgt {who} niets van ons."),
              _("Je mag nee zeggen. Dan krijgt {who} niets van ons.")),
        _says(form, _("U mag later van gedachten veranderen. Bellen of een briefje is genoeg."),
              _("Je mag later van gedachten veranderen. Bellen of een briefje is genoeg.")),
        _("Nee zeggen heeft geen gevolgen. Ook dan helpt de school."),
        _says(form, _("U mag alles lezen wat wij over {name} opschrijven."),
              _("Je mag alles lezen wat wij over jou opschrijven.") if form.pupil_decides
              else _("Je mag alles lezen wat wij over {name} opschrijven.")),
    ]  # fmt: skip
    if form.pupil_agrees:
        told = _("{name} is 12 jaar of ouder en beslist mee.")
        lines.append(told.replace("{name}", safe.one_line(form.child.first_name)))
    if form.others:
        lines.append(_("Nog iemand anders beslist mee, op een eigen blad. Wij delen pas als iedereen ja zegt."))
    elif len(form.signers) > 1:
        names = listed([safe.one_line(one.name) for one in form.signers])
        told = _("Wij delen pas als {names} allebei ja zeggen.") if len(form.signers) == 2 else _(
            "Wij delen pas als {names} allemaal ja zeggen.")  # fmt: skip
        lines.append(told.replace("{names}", names))
    return section([heading(_("Goed om te weten"), look), *plain_list(lines, look)])


def _says(form: PermissionForm, formal: str, informal: str) -> str:
    address = FormOfAddress.INFORMAL if form.pupil_decides else form.address
    who = safe.one_line(form.recipient)
    told = addressed(formal, informal, address)
    return told.replace("{name}", safe.one_line(form.child.first_name)).replace("{who}", who)


def _answers(form: PermissionForm, look: Look) -> list[Block]:
    """Each on their own, never on one line with another: a no is written as easily as a yes."""
    return [block for one in form.signers for block in _answer(form, one, look)]


def _answer(form: PermissionForm, one: Signer, look: Look) -> list[Block]:
    said = ", ".join(part for part in (safe.one_line(one.name), safe.one_line(one.relation)) if part)
    who = safe.one_line(form.recipient)
    yes, no = _("Ja, {who} mag dit lezen."), _("Nee, {who} mag dit niet lezen.")
    if one.is_pupil:
        yes, no = _("Ja, dat vind ik goed."), _("Nee, dat wil ik niet.")
    answers = [
        Stack([marked_list([option(text.replace("{who}", who), look)], look.indent * 1.25, 0.0)]) for text in (yes, no)
    ]
    lines = Columns([_to_fill(_("Datum"), look), _to_fill(_("Handtekening"), look)], (1, 1.7), 18)
    room = look.size * (1.9 if len(form.signers) < 3 else 1.4)
    return section([
        Rule(look.between * 0.8, 6), P(safe.safe(said or _("Naam"), safe.SHORT), look.strong), Space(2),
        Columns(answers, (1, 1.7), 18), Space(room), lines,
    ])  # fmt: skip


def _to_fill(word: str, look: Look) -> Stack:
    return Stack([Blank(look), P(safe.safe(word), look.small)])


def _back(form: PermissionForm, look: Look) -> list[Block]:
    text = addressed(
        _("Geef dit blad terug op school. Wilt u eerst iets vragen? {who}."),
        _("Geef dit blad terug op school. Wil je eerst iets vragen? {who}."),
        FormOfAddress.INFORMAL if form.pupil_decides else form.address,
    )
    contact = safe.one_line(form.contact)
    if not contact:
        text = _("Geef dit blad terug op school.")
    return section([Rule(look.between, 6), *small(text.replace("{who}", contact), look)])
