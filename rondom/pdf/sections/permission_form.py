"""The form that asks for permission, in plain Dutch: one page, with a place to sign for everyone who decides."""

from __future__ import annotations

from rondom.language import _, listed
from rondom.pdf import safe
from rondom.pdf.sections.forms import Blank, choice
from rondom.pdf.sections.paper import Paper
from rondom.pdf.sections.parts import Rule, section
from rondom.pdf.sections.two_tongues import Finished, Sentence, said
from rondom.pdf.styles import HIGHEST
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import marked_list
from rondom.plan.permission_form import PermissionForm, Signer, kind_words
from rondom.plan.reading import FormOfAddress
from rondom.plan.wording import addressed


def blocks(form: PermissionForm, paper: Paper) -> list[Block]:
    """Who, what, why and until when; what one may refuse; and the answers."""
    return [
        *_top(form, paper),
        *_question(form, paper),
        *_part(_("Waarom?"), Finished(form.purpose), paper),
        *_kinds(form, paper),
        *_part(_("Tot wanneer?"), _until(form), paper),
        *_rights(form, paper),
        *_answers(form, paper),
        *_back(form, paper),
    ]


def _top(form: PermissionForm, paper: Paper) -> list[Block]:
    place = safe.one_line(form.place)
    notes = [said("{town}, {day}" if place else "{day}", town=place, day=form.made_on)]
    if form.copy_for:
        notes.append(said(_("Voor {name}"), name=safe.one_line(form.copy_for)))
    about = said(_("Over {name}"), name=safe.one_line(form.child.full_name or form.child.first_name))
    return [*paper.letterhead(said(_("Wie mag dit lezen?")), about, form.school, notes), Space(paper.look.between)]


def _question(form: PermissionForm, paper: Paper) -> list[Block]:
    if form.pupil_decides:
        text = _("Wij willen graag dat {who} met ons meepraat en meeleest. Jij beslist of dat mag.")
    else:
        text = addressed(
            _("Wij willen graag dat {who} met ons meepraat over {name}. Mag dat van u?"),
            _("Wij willen graag dat {who} met ons meepraat over {name}. Mag dat van jou?"),
            form.address,
        )
    told = said(text, name=safe.one_line(form.child.first_name), who=safe.one_line(form.who, 2 * safe.SHORT))
    return paper.text(told, paper.look.quote)


def _part(title: str, sentence: Sentence, paper: Paper) -> list[Block]:
    words = paper.text(sentence)
    return section([paper.heading(title), *words]) if words else []


def _kinds(form: PermissionForm, paper: Paper) -> list[Block]:
    words = paper.listed([Finished(one) for one in kind_words(form)])
    if not words:
        return []
    told = paper.small(_("Alleen dit, en niet meer dan nodig is:"))
    return section([paper.heading(_("Wat delen wij?")), *told, *words])


def _until(form: PermissionForm) -> Sentence:
    if form.until is None:
        return said(_("Zolang dit nodig is. Elk jaar vragen wij het opnieuw."))
    return said(_("Tot en met {day}. Daarna vragen wij het opnieuw."), day=form.until)


def _rights(form: PermissionForm, paper: Paper) -> list[Block]:
    """No is an answer, and a yes can be taken back as easily as it was given."""
    lines: list[Sentence] = [
        _says(form, _("U mag nee zeggen. Dan krijgt {who} niets van ons."),
              _("Je mag nee zeggen. Dan krijgt {who} niets van ons.")),
        _says(form, _("U mag later van gedachten veranderen. Bellen of een briefje is genoeg."),
              _("Je mag later van gedachten veranderen. Bellen of een briefje is genoeg.")),
        said(_("Nee zeggen heeft geen gevolgen. Ook dan helpt de school.")),
        _says(form, _("U mag alles lezen wat wij over {name} opschrijven."),
              _("Je mag alles lezen wat wij over jou opschrijven.") if form.pupil_decides
              else _("Je mag alles lezen wat wij over {name} opschrijven.")),
    ]  # fmt: skip
    if form.pupil_agrees:
        lines.append(said(_("{name} is 12 jaar of ouder en beslist mee."), name=safe.one_line(form.child.first_name)))
    if form.others:
        lines.append(said(_("Nog iemand anders beslist mee, op een eigen blad. Wij delen pas als iedereen ja zegt.")))
    elif len(form.signers) > 1:
        names = listed([safe.one_line(one.name) for one in form.signers])
        two, more = (
            _("Wij delen pas als {names} allebei ja zeggen."),
            _("Wij delen pas als {names} allemaal ja zeggen."),
        )
        lines.append(said(two if len(form.signers) == 2 else more, names=names))
    return section([paper.heading(_("Goed om te weten")), *paper.listed(lines)])


def _says(form: PermissionForm, formal: str, informal: str) -> Sentence:
    address = FormOfAddress.INFORMAL if form.pupil_decides else form.address
    name, who = safe.one_line(form.child.first_name), safe.one_line(form.recipient)
    return said(addressed(formal, informal, address), name=name, who=who)


def _answers(form: PermissionForm, paper: Paper) -> list[Block]:
    """Each on their own, never on one line with another: a no is written as easily as a yes."""
    return [block for one in form.signers for block in _answer(form, one, paper)]


def _answer(form: PermissionForm, one: Signer, paper: Paper) -> list[Block]:
    look = paper.look
    name = ", ".join(part for part in (safe.one_line(one.name), safe.one_line(one.relation)) if part)
    yes, no = _("Ja, {who} mag dit lezen."), _("Nee, {who} mag dit niet lezen.")
    if one.is_pupil:
        yes, no = _("Ja, dat vind ik goed."), _("Nee, dat wil ik niet.")
    who = safe.one_line(form.recipient)
    answers = [
        Stack([marked_list([choice(said(text, who=who), paper)], look.indent * 1.25, 0.0)]) for text in (yes, no)
    ]
    both: Block = Stack([answers[0], Space(look.size * 0.3), answers[1]])
    lines = paper.beside([_to_fill(_("Datum"), paper), _to_fill(_("Handtekening"), paper)], (1, 1.7), 18)
    room = look.size * (1.9 if len(form.signers) < 3 else 1.4)
    return section([
        Rule(look.between * 0.8, 6), P(safe.safe(name or _("Naam"), safe.SHORT), look.strong), Space(2),
        both if paper.two else paper.beside(answers, (1, 1.7), 18), Space(room), lines,
    ], HIGHEST)  # fmt: skip


def _to_fill(word: str, paper: Paper) -> Stack:
    return Stack([Blank(paper.look), *paper.label(word)])


def _back(form: PermissionForm, paper: Paper) -> list[Block]:
    text = addressed(
        _("Geef dit blad terug op school. Wilt u eerst iets vragen? {who}."),
        _("Geef dit blad terug op school. Wil je eerst iets vragen? {who}."),
        FormOfAddress.INFORMAL if form.pupil_decides else form.address,
    )
    contact = safe.contact(form.contact)
    told = paper.small(text, who=contact) if contact else paper.small(_("Geef dit blad terug op school."))
    return section([Rule(paper.look.between, 6), *told])
