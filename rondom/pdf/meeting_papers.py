"""The papers around a meeting: invitation, permission form, the three houses, and the paper for an interpreter.

One document is made at a time, in memory, like all others. Their titles name no child: they show in print queues.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from rondom.language import _
from rondom.pdf import page, styles
from rondom.pdf.documents import ONE_AT_A_TIME, metadata, preparation_pdf
from rondom.pdf.sections import invitation, permission_form, three_houses
from rondom.pdf.styles import Format
from rondom.pdf.tagged.blocks import Block
from rondom.plan.invitations import InterpreterReading, InvitationReading
from rondom.plan.packet import PaperKind, Reading, Wanted
from rondom.plan.permission_form import PermissionForm
from rondom.plan.reading import Perspective, PreparationReading

_FOOT_SIZE = 9.75


def invitation_pdf(reading: InvitationReading) -> bytes:
    """The letter for one person. A parent's is in the large print of everything for parents."""
    look = styles.letter() if reading.family else styles.professional()
    return _printed(invitation.blocks(reading, look), _("Uitnodiging"), reading.preparation.school)


def interpreter_pdf(reading: InterpreterReading) -> bytes:
    """When and how, for an interpreter. Nothing about the child."""
    return _printed(invitation.interpreter_blocks(reading, styles.letter()), _("Voor de tolk"), reading.school)


def permission_form_pdf(form: PermissionForm) -> bytes:
    """The question for permission, with a place to sign for everyone who decides."""
    return _printed(
        permission_form.blocks(form, styles.parents() if len(form.signers) < 2 else styles.letter()),
        _("Toestemming"),
        form.school,
    )


def three_houses_pdf(reading: PreparationReading) -> bytes:
    """Three houses to draw or write in, on a sheet across."""
    made = three_houses.blocks(reading, styles.A4_ACROSS)
    return _printed(made, _("Drie huizen"), reading.school, styles.A4_ACROSS)


def paper_pdf(wanted: Wanted, reading: Reading) -> bytes:
    """The document for one paper of the packet."""
    match reading:
        case PermissionForm():
            return permission_form_pdf(reading)
        case InvitationReading():
            return invitation_pdf(reading)
        case InterpreterReading():
            return interpreter_pdf(reading)
    if wanted.kind is PaperKind.HOUSES:
        return three_houses_pdf(reading)
    return preparation_pdf(reading, Perspective(wanted.perspective))


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


def _printed(blocks: list[Block], title: str, school: str, sheet: Format = styles.UPRIGHT) -> bytes:
    edges = page.Edges(head=title, foot=school, page=_("Bladzijde {n} van {total}"), size=_FOOT_SIZE)
    with ONE_AT_A_TIME:
        return page.print_parts([blocks], edges, metadata(title, school), sheet)
