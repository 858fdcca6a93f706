"""The papers of a meeting: made, given names that say nothing, saved or printed, and written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem, UserProblem
from rondom.language import _, listed, marked, plural
from rondom.meetings.detail import MeetingDetail
from rondom.paths import all_or_none, free_place
from rondom.plan.packet import Reading, Wanted, file_names, reading_for, record_paper, still_may
from rondom.plan.permission_form import PermissionForm, write_down_asked
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.plan.copies import mail_file_names
from ui.plan.printing import print_pdf
from ui.plan.sealing import Sealed, seal_all, tell_phrases

File = tuple[Path, str, bytes]
"""In which folder, its name and what stands in it."""


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
    mail: bool = False,
) -> None:
    """Make these papers, save them in `folder` or print them when there is none, and write down who got what.

    For the `mail` each person's are locked with words of their own, which are told once.
    """
    today = clock.today()

    def read(session: Session) -> list[tuple[Wanted, Reading]]:
        if not still_may(session, detail, wanted, today):
            raise UserProblem("sharing-stopped")
        return [(one, reading_for(session, detail, one, today)) for one in wanted]

    def give(papers: list[Paper]) -> None:
        if mail and folder is not None:
            desk.tasks.work(owner, lambda: _locked(papers), lambda locked: _mail(desk, owner, detail, locked, folder))
        elif folder is not None or _print(desk, owner, papers):
            _write_down(desk, owner, detail, papers, _named(detail, papers, folder))

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


def _named(detail: MeetingDetail, papers: Sequence[Paper], folder: Path | None) -> list[File]:
    if folder is None:
        return []
    names = file_names(detail, [one.wanted for one in papers])
    return [(folder, name, one.content) for name, one in zip(names, papers, strict=True)]


# -- for the mail ---------------------------------------------------------------------------------------------


def _locked(papers: Sequence[Paper]) -> list[tuple[Paper, Sealed]]:
    """Person by person; who gets two papers opens both with the same words. A child can be called as its father."""
    each: dict[tuple[str, str], list[Paper]] = {}
    for one in papers:
        each.setdefault((one.wanted.name, one.wanted.perspective), []).append(one)
    made: list[tuple[Paper, Sealed]] = []
    for (name, _side), own in each.items():
        made += zip(own, seal_all(name, [one.content for one in own]), strict=True)
    return made


def _mail(
    desk: Desk, owner: QWidget, detail: MeetingDetail, locked: Sequence[tuple[Paper, Sealed]], folder: Path
) -> None:
    """Names of files in a mail can be read by all, so they say nothing; then the words, a card for each person."""
    names = mail_file_names(len(locked))
    files = [(folder, name, sealed.content) for name, (_paper, sealed) in zip(names, locked, strict=True)]
    told: dict[str, Sealed] = {}
    opens: dict[str, list[str]] = {}
    for name, (_paper, sealed) in zip(names, locked, strict=True):
        told.setdefault(sealed.phrase, sealed)
        opens.setdefault(sealed.phrase, []).append(name)

    def tell() -> None:
        tell_phrases(owner, desk, [listed(opens[phrase]) for phrase in told], list(told.values()))

    _write_down(desk, owner, detail, [paper for paper, _sealed in locked], files, tell)


# -- the register ---------------------------------------------------------------------------------------------


def _write_down(
    desk: Desk,
    owner: QWidget,
    detail: MeetingDetail,
    papers: Sequence[Paper],
    files: Sequence[File],
    tell: Callable[[], None] | None = None,
) -> None:
    """The files come there in the same step: all of them, and noted, or none. `tell` the words when they are locked."""
    pupil, today = detail.head.pupil_id, clock.today()
    forms = [one.wanted.form for one in papers if one.wanted.form is not None]
    way = "mail" if tell is not None else "file" if files else "print"

    def write(vault: Vault) -> None:
        _give(vault, detail, papers, files, way)
        if forms:
            _write_asked(vault, pupil, forms, today)
        vault.see(_(_LOOKS[way]), pupil, "export" if files else "print")

    def said(_none: object) -> None:
        words = plural(len(papers), "{n} papier ", "{n} papieren ") + (_("opgeslagen") if files else _("afgedrukt"))
        if forms:
            words += ". " + _("Het antwoord schrijft u op bij Toestemming.")
        desk.messages.toast(words)
        if tell is not None:
            tell()

    desk.tasks.vault(owner, write, said)


_LOOKS = {
    "file": marked("Papieren voor een overleg bewaard als PDF"),
    "mail": marked("Papieren voor een overleg bewaard voor de mail"),
    "print": marked("Papieren voor een overleg afgedrukt"),
}


def _give(vault: Vault, detail: MeetingDetail, papers: Sequence[Paper], files: Sequence[File], way: str) -> None:
    """The rows of the register first, then the files: what cannot be noted does not go, and what cannot be written is not noted.

    Raises UserProblem "sharing-stopped" when somebody said no while it was being made.
    """
    wanted = [one.wanted for one in papers]
    with all_or_none() as write, vault.write(_("Papieren voor een overleg gemaakt"), final=True) as session:
        if files and not still_may(session, detail, wanted, clock.today()):
            raise UserProblem("sharing-stopped")
        for one in papers:
            record_paper(session, detail, one.wanted, one.content, one.pages, vault.actor.name, clock.now(), way)
        for folder, name, content in files:
            write(free_place(folder, name), content)


def _write_asked(vault: Vault, pupil: str, forms: Sequence[PermissionForm], today: date) -> None:
    """A question on paper is a question: it stands in the register until someone answers."""
    with vault.write(_("Toestemming gevraagd met een formulier")) as session:
        for form in forms:
            write_down_asked(session, pupil, form, today)
