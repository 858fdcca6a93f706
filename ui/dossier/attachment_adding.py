"""Bringing a file in: chosen, dropped or pasted. It is read and made harmless beside the window, then kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.dossier.attachments import keep
from rondom.dossier.intake import SUFFIXES, Taken, kind_by_name, read_file, take_in
from rondom.dossier.model import AttachmentKind
from rondom.errors import Problem, UserProblem
from rondom.language import _
from rondom.vault.vault import Session
from ui.desk import Desk

Source = Path | tuple[str, bytes]
"""A file, or a name with bytes from the clipboard."""
Keeping = Callable[[Session, Taken], str]


def choose_file(desk: Desk) -> Path | None:
    """The window in which a file is chosen."""
    kinds = _("Foto's, scans en PDF") + f" ({' '.join('*' + one + ' *' + one.upper() for one in SUFFIXES)})"
    return desk.messages.open_file(_("Bestand toevoegen"), kinds)


def dropped(data: QMimeData) -> list[Source]:
    """What can be taken from a drag or from the clipboard: files of this computer, else a picture."""
    files: list[Source] = [
        path for url in data.urls() if url.isLocalFile() and (path := Path(url.toLocalFile())).is_file()
    ]
    if files or not data.hasImage():
        return files
    image = data.imageData()
    return [(_("Geplakt"), _png(image))] if isinstance(image, QImage) and not image.isNull() else []


def bring_in(
    desk: Desk,
    owner: QWidget,
    pupil_id: str,
    sources: Sequence[Source],
    done: Callable[[list[str]], None],
    keeping: Keeping | None = None,
) -> None:
    """One after the other. A file that cannot be kept is told in words, and the others go on; `done` gets the new ids.

    `keeping` writes a file down in another way than as an attachment without more.
    """
    made: list[str] = []

    def keep_plain(session: Session, taken: Taken) -> str:
        kind: AttachmentKind = kind_by_name(taken.title)
        return keep(session, pupil_id, taken.title, kind, taken.media_type, taken.content, clock.today())

    def write(taken: Taken) -> None:
        action = keeping or keep_plain
        desk.tasks.write(owner, _("Bijlage toegevoegd"), lambda session: action(session, taken), kept, failed)

    def kept(attachment_id: str) -> None:
        made.append(attachment_id)
        go_on()

    def failed(problem: Problem) -> None:
        desk.messages.show(problem)
        go_on()

    waiting = list(sources)

    def go_on() -> None:
        if waiting:
            one = waiting.pop(0)
            desk.tasks.work(owner, lambda: _taken(one), write, failed)
        elif made:
            done(made)

    if not waiting:
        desk.messages.show(UserProblem("attachment-kind"))
    go_on()


def _taken(one: Source) -> Taken:
    if isinstance(one, Path):
        return take_in(read_file(one), one.name)
    name, data = one
    return take_in(data, name)


def _png(image: QImage) -> bytes:
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]  # Qt takes the name of a format as text
    return bytes(held.data().data())
