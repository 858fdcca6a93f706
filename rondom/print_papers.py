"""`rondom print --papers`: everything for the next meeting of a child in one folder, and who got what in the register."""

from __future__ import annotations

from pathlib import Path

from rondom import clock, paths
from rondom.errors import EnvironmentProblem
from rondom.language import _
from rondom.pdf.documents import page_count
from rondom.pdf.packet_of_pupil import PupilPacket, pupil_packet
from rondom.plan.packet import Wanted, record_paper
from rondom.plan.permission_form import write_down_asked
from rondom.vault.vault import Session, Vault


def save_papers(vault: Vault, name: str, folder: Path, large: bool = False) -> int:
    """As the windows would propose it: whoever may not read along gets none, and a form asks for permission instead.

    Returns how many files: all of them, and noted, or none. Raises the problems of `pupil_packet`, and EnvironmentProblem
    "file-unwritable" or "disk-full".
    """
    with vault.read() as session:
        made = pupil_packet(session, name, clock.today(), large)
    _make(folder)
    sentence = _("Papieren voor een overleg gemaakt")
    with paths.all_or_none() as write, vault.write(sentence, final=True) as session:
        for wanted, file, content in made.papers:
            _write_down(session, made, wanted, content, vault.actor.name)
            write(paths.free_place(folder, file), content)
    vault.see(_("Papieren voor een overleg bewaard als PDF"), made.detail.head.pupil_id, "export")
    return len(made.papers)


def _write_down(session: Session, made: PupilPacket, wanted: Wanted, content: bytes, made_by: str) -> None:
    if wanted.form is not None:
        write_down_asked(session, made.detail.head.pupil_id, wanted.form, clock.today())
    record_paper(session, made.detail, wanted, content, page_count(content), made_by, clock.now(), "file")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise EnvironmentProblem("file-unwritable") from None
