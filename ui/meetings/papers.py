"""The papers of a meeting: made, given names that say nothing, saved or printed, and written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem, UserProblem
from rondom.language import _, plural
from rondom.meetings.detail import MeetingDetail
from rondom.paths import all_or_none, free_place
from rondom.plan.packet import Reading, Wanted, file_names, reading_for, record_paper, still_may
from rondom.plan.permission_form import PermissionForm, write_down_asked
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.plan.printing import print_pdf


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that was made."""

    wanted: Wanted
    content: bytes
    pages: int


def hand_out(
    desk: Desk,
    owner: QWidget,
    detail: MeetingDetail,
    wanted: Sequence[Wanted],
    folder: Path | None,
    large: bool = False,
) -> None:
    """Make these papers, save them in `folder` or print them when there is none, and write down who got what."""
    today = clock.today()

    def read(session: Session) -> list[tuple[Wanted, Reading]]:
        if not still_may(session, detail, wanted, today):
            raise UserProblem("sharing-stopped")
        return [(one, reading_for(session, detail, one, today)) for one in wanted]

    def give(papers: list[Paper]) -> None:
        if folder is not None or _print(desk, owner, papers):
            _write_down(desk, owner, detail, papers, folder)

    desk.tasks.read(owner, read, lambda readings: desk.tasks.work(owner, lambda: make_papers(readings, large), give))


def make_papers(readings: Sequence[tuple[Wanted, Reading]], large: bool = False) -> list[Paper]:
    """The PDF of every paper, with the fixed words in the language of who gets it too. Slow: runs on the worker thread."""
    from rondom.pdf.documents import page_count
    from rondom.pdf.meeting_papers import paper_pdf
    from rondom.pdf.print_as import PrintAs
    from rondom.pdf.tongues import tongue_of

    made = []
    for wanted, reading in readings:
        content = paper_pdf(wanted, reading, PrintAs(large, tongue_of(wanted.speaks)))
        made.append(Paper(wanted, content, page_count(content)))
    return made


def _print(desk: Desk, owner: QWidget, papers: list[Paper]) -> bool:
    """The whole packet in one go: one question which printer, and everyone's papers on sheets of their own."""
    from rondom.pdf.meeting_papers import bundle

    contents = [one.content for one in papers]
    try:
        return print_pdf(owner.window(), bundle(contents), lambda: bundle(contents, both_sides=True))
    except Problem as problem:
        desk.messages.show(problem)
        return False


def _write_down(
    desk: Desk, owner: QWidget, detail: MeetingDetail, papers: Sequence[Paper], folder: Path | None
) -> None:
    """With a `folder` the files come there in the same step: all of them, and noted, or none."""
    pupil, today = detail.head.pupil_id, clock.today()
    forms = [one.wanted.form for one in papers if one.wanted.form is not None]

    def write(vault: Vault) -> None:
        _give(vault, detail, papers, folder)
        if forms:
            _write_asked(vault, pupil, forms, today)
        look = _("Papieren voor een overleg bewaard als PDF") if folder else _("Papieren voor een overleg afgedrukt")
        vault.see(look, pupil, "export" if folder else "print")

    told = plural(len(papers), "{n} papier ", "{n} papieren ") + (_("opgeslagen") if folder else _("afgedrukt"))
    if forms:
        told += ". " + _("Het antwoord schrijft u op bij Toestemming.")
    desk.tasks.vault(owner, write, lambda _none: desk.messages.toast(told))


def _give(vault: Vault, detail: MeetingDetail, papers: Sequence[Paper], folder: Path | None) -> None:
    """The rows of the register first, then the files: what cannot be noted does not go, and what cannot be written is not noted.

    Raises UserProblem "sharing-stopped" when somebody said no while it was being made.
    """
    wanted, way = [one.wanted for one in papers], "file" if folder else "print"
    with all_or_none() as write, vault.write(_("Papieren voor een overleg gemaakt"), final=True) as session:
        if folder and not still_may(session, detail, wanted, clock.today()):
            raise UserProblem("sharing-stopped")
        for one in papers:
            record_paper(session, detail, one.wanted, one.content, one.pages, vault.actor.name, clock.now(), way)
        if folder is not None:
            for name, paper in zip(file_names(detail, wanted), papers, strict=True):
                write(free_place(folder, name), paper.content)


def _write_asked(vault: Vault, pupil: str, forms: Sequence[PermissionForm], today: date) -> None:
    """A question on paper is a question: it stands in the register until someone answers."""
    with vault.write(_("Toestemming gevraagd met een formulier")) as session:
        for form in forms:
            write_down_asked(session, pupil, form, today)
