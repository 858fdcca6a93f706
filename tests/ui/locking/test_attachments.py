"""After locking nothing of a file of a child is on the screen or in a widget that stays."""

from __future__ import annotations

import gc

from rondom import clock
from rondom.dossier.attachments import JPEG, keep
from rondom.dossier.model import AttachmentKind
from rondom.dossier.pictures import pictures_in
from tests.dossier.test_pictures import photo
from tests.ui.locking.lockable import Lockable, child, holders_of
from tests.ui.locking.test_memory import ours
from ui.dossier.attachment_view import AttachmentView
from ui.dossier.attachments import AttachmentsTab
from ui.privacy.tab import ConsentTab

MINE = ("ui.dossier.attach", "ui.privacy.form", "ui.meetings.drawings", "ui.plan.preview", "ui.plan.pages")


def add_drawing(desk: Lockable) -> None:
    content = pictures_in(photo())[0].content
    desk.work.tasks.write(desk.work, "Bijlage toegevoegd", lambda session: keep(
        session, desk.pupil, f"Tekening van {child()}", AttachmentKind.DRAWING, JPEG, content, clock.today(), desk.meeting
    ))  # fmt: skip
    desk.settle()


def look(desk: Lockable) -> None:
    """The list with its pictures, the file beside it, the whole file in both places, and the drawing with its meeting."""
    desk.open("dossier", "attachments")
    tab = desk.work.window.findChild(AttachmentsTab)
    key = next(one.key for one in tab.rows.rows() if not one.heading)
    tab.rows.opened.emit(key)
    desk.settle()
    tab.look_at(key)
    desk.settle()
    desk.open("dossier", "consent")
    desk.work.window.findChild(ConsentTab).look_at(key, "Formulier")
    desk.settle()
    assert len(desk.work.window.findChildren(AttachmentView)) == 2
    desk.open("dossier", "meetings", desk.meeting)


def test_pictures_and_pages_of_files_go(desk_of: Lockable) -> None:
    gc.collect()
    before = set(ours())
    desk_of.enter()
    add_drawing(desk_of)
    look(desk_of)
    desk_of.work.lock()
    assert desk_of.locked
    desk_of.rest()
    left = {type(one).__module__ for place, one in ours().items() if place not in before}
    assert not [one for one in left if one.startswith(MINE)], left
    assert not holders_of(child())
