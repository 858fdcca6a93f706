"""The papers around a meeting: invitation, permission form, the three houses, and the paper for an interpreter.

One document is made at a time, in memory, like all others. Their titles name no child: they show in print queues.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from rondom.language import _
from rondom.pdf import page, styles, tongues
from rondom.pdf.documents import ONE_AT_A_TIME, metadata, preparation_pdf
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections import invitation, permission_form, three_houses
from rondom.pdf.sections.paper import Paper, page_words
from rondom.pdf.styles import Format, Look
from rondom.pdf.tagged.blocks import Block
from rondom.plan.invitations import InterpreterReading, InvitationReading
from rondom.plan.packet import PaperKind, Reading, Wanted
from rondom.plan.permission_form import PermissionForm
from rondom.plan.preparation import PreparationReading
from rondom.plan.reading import Perspective

_FOOT_SIZE = 9.75


def invitation_pdf(reading: InvitationReading, dress: PrintAs = AS_IT_IS) -> bytes:
    """The letter for one person. A parent's is in the large print of everything for parents, and in their language."""
    dressed = dress if reading.family else replace(dress, language="")
    paper = _paper(styles.letter() if reading.family else styles.professional(), dressed)
    return _printed(invitation.blocks(reading, paper), _("Uitnodiging"), reading.preparation.school, dressed)


def interpreter_pdf(reading: InterpreterReading, dress: PrintAs = AS_IT_IS) -> bytes:
    """When and how, for an interpreter, in Dutch. Nothing about the child."""
    dutch = replace(dress, language="")
    made = invitation.interpreter_blocks(reading, _paper(styles.letter(), dutch))
    return _printed(made, _("Voor de tolk"), reading.school, dutch)


def permission_form_pdf(form: PermissionForm, dress: PrintAs = AS_IT_IS) -> bytes:
    """The question for permission, with a place to sign for everyone who decides."""
    roomy = len(form.signers) < 2 and not dress.language
    paper = _paper(styles.parents() if roomy else styles.letter(), dress)
    return _printed(permission_form.blocks(form, paper), _("Toestemming"), form.school, dress)


def three_houses_pdf(reading: PreparationReading) -> bytes:
    """Three houses to draw or write in, on a sheet across."""
    made = three_houses.blocks(reading, styles.A4_ACROSS)
    return _printed(made, _("Drie huizen"), reading.school, AS_IT_IS, styles.A4_ACROSS)


def paper_pdf(wanted: Wanted, reading: Reading, dress: PrintAs = AS_IT_IS) -> bytes:
    """The document for one paper of the packet, dressed for whoever gets it."""
    match reading:
        case PermissionForm():
            return permission_form_pdf(reading, dress)
        case InvitationReading():
            return invitation_pdf(reading, dress)
        case InterpreterReading():
            return interpreter_pdf(reading, dress)
    if wanted.kind is PaperKind.HOUSES:
        return three_houses_pdf(reading)
    return preparation_pdf(reading, Perspective(wanted.perspective), dress)


def bundle(papers: Sequence[bytes], both_sides: bool = False) -> bytes:
    """Several papers as one, for a printer only: for reading on a screen the papers themselves have their structure.

    With `both_sides` every paper begins on a sheet of its own, so that nobody gets the back of somebody else's.
    """
    import pikepdf

    with pikepdf.new() as whole:
        for content in papers:
            with pikepdf.open(io.BytesIO(content)) as paper:
                whole.pages.extend(paper.pages)
                if both_sides and len(paper.pages) % 2:
                    size = (float(paper.pages[-1].mediabox[2]), float(paper.pages[-1].mediabox[3]))
                    whole.add_blank_page(page_size=size)
        made = io.BytesIO()
        whole.save(made)
        return made.getvalue()


def _paper(look: Look, dress: PrintAs) -> Paper:
    return Paper(styles.large() if dress.large else look, dress)


def _printed(blocks: list[Block], title: str, school: str, dress: PrintAs, sheet: Format = styles.UPRIGHT) -> bytes:
    head = tongues.both(title, dress.language, " · ")
    edges = page.Edges(
        head=head, foot=school, page=page_words(dress), size=styles.LARGE_EDGE if dress.large else _FOOT_SIZE
    )
    with ONE_AT_A_TIME:
        return page.print_parts([blocks], edges, metadata(title, school), sheet)
