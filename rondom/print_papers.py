"""`rondom print --papers`: everything for the next meeting of a child in one folder, and who got what in the register."""

from __future__ import annotations

from pathlib import Path

from rondom import clock, paths
from rondom.errors import EnvironmentProblem, Problem
from rondom.language import _
from rondom.pdf.documents import page_count
from rondom.pdf.packet_of_pupil import PupilPacket, pupil_packet
from rondom.plan.packet import record_paper
from rondom.plan.permission_form import write_down_asked
from rondom.vault.vault import Vault


def save_papers(vault: Vault, name: str, folder: Path, large: bool = False) -> int:
    """As the windows would propose it: whoever may not read along gets none, and a form asks for permission instead.

    Returns how many files. What was saved before the disk refused has left the house and is in the register too. Raises the
    problems of `pupil_packet`, and EnvironmentProblem "file-unwritable" or "disk-full".
    """
    with vault.read() as session:
        made = pupil_packet(session, name, clock.today(), large)
    _make(folder)
    saved, problem = 0, None
    try:
        for _wanted, file, content in made.papers:
            paths.write_file(paths.free_place(folder, file), content)
            saved += 1
    except Problem as stopped:
        problem = stopped
    if saved:
        _write_down(vault, made, saved)
    if problem is not None:
        raise problem
    return saved


def _write_down(vault: Vault, made: PupilPacket, saved: int) -> None:
    pupil = made.detail.head.pupil_id
    with vault.write(_("Papieren voor een overleg gemaakt"), final=True) as session:
        for wanted, _name, content in made.papers[:saved]:
            if wanted.form is not None:
                write_down_asked(session, pupil, wanted.form, clock.today())
            pages = page_count(content)
            record_paper(session, made.detail, wanted, content, pages, vault.actor.name, clock.now(), "file")
    vault.see(_("Papieren voor een overleg bewaard als PDF"), pupil, "export")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise EnvironmentProblem("file-unwritable") from None
