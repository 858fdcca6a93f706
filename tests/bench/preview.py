"""The paper on the screen of the Voorbeeldschool: from the click on the tab to a painted page, and after an edit.

The window and its two threads together, in time of the processor: they wait for each other, so that is what a person waits
for on a machine with nothing else to do. Medians of several turns.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from rondom import clock
from rondom.demo import open_demo
from rondom.dossier.queries import pupil_rows
from rondom.meetings import table
from rondom.pdf.plan_of_pupil import meetings_with_plan
from rondom.pdf.ready import warm_up
from rondom.plan.actions import new_version
from rondom.vault.vault import Vault
from tests.bench import Figure
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.plan.preview import PdfPreview, paper_of
from ui.plan.tab import PlanTab
from ui.tasks import Tasks
from ui.theme import Theme

NOON = datetime(2026, 3, 12, 12, 0)
SIZE = (1340, 780)
TURNS = 7
FIRST, NEXT, LIVE = 250.0, 150.0, 300.0
"""Milliseconds that a person may wait."""


@dataclass
class Room:
    desk: Desk
    tasks: Tasks
    vault: Vault
    pupil: str
    meeting: str


def measure() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    theme = Theme()
    theme.apply("light", 1.0)
    warm_up()
    with _school(theme) as room:
        figures = [*_opening(room), *_editing(room), *_choosing(room)]
    figures += _long_paper(theme)
    del application
    return figures


@contextmanager
def _school(theme: Theme) -> Iterator[Room]:
    clock.freeze(NOON)
    vault = open_demo()
    with vault.read() as session:
        found = [(one.id, meetings_with_plan(session, one.id)) for one in pupil_rows(session, NOON.date())]
    pupil, lines = max(found, key=lambda one: len(one[1]))
    tasks = Tasks(vault)
    yield Room(Desk(theme, tasks, Messages(theme), lambda _place: None), tasks, vault, pupil, lines[0].meeting.id)
    tasks.close()
    clock.freeze(None)


def _opening(room: Room) -> list[Figure]:
    """The first time in a session, and every time that a plan is opened after that."""
    times = []
    for _turn in range(TURNS):
        started = time.process_time()
        tab = PlanTab(room.desk)
        tab.resize(*SIZE)
        tab.visit(Place("dossier", room.pupil, "plan"))
        tab.show()
        _until(_painted(tab.preview))
        times.append(_since(started))
        _away(tab)
    return [
        Figure("Plan, click to painted page, first time", times[0], "ms", FIRST, f"slowest after that {max(times[1:]):.0f}"),
        Figure("Plan, click to painted page", statistics.median(times[1:]), "ms", FIRST, f"median of {TURNS - 1}"),
    ]  # fmt: skip


def _editing(room: Room) -> list[Figure]:
    """An agreement is added while the plan is open: from the write until every page in sight is sharp again."""
    with room.vault.write("Nieuwe versie") as session:
        new_version(session, room.meeting, "Er kwam iets bij.", NOON.date())
    tab = PlanTab(room.desk)
    tab.resize(*SIZE)
    tab.visit(Place("dossier", room.pupil, "plan", room.meeting))
    tab.show()
    _until(_painted(tab.preview))
    times, drawn = [], []
    for turn in range(TURNS):
        before, editions = tab.preview.paper, list(tab.preview.view._editions)
        started = time.process_time()
        words = f"Kijkt {turn} keer."
        room.tasks.write(tab, "Afspraak", lambda session, words=words: table.add_agreement(session, room.meeting, NOON.date(), "Sanne", words, "parent", "vrijdag"))  # fmt: skip
        _until(lambda before=before: tab.preview.paper is not before and _painted(tab.preview)())
        times.append(_since(started))
        drawn.append(sum(old != new for old, new in zip(editions, tab.preview.view._editions, strict=False)))
    _away(tab)
    note = f"slowest {max(times):.0f}; with the write in the vault; {statistics.median(drawn):.0f} of {len(editions)} pages drawn again"
    return [
        Figure("Plan in sight, an agreement added, until it is painted", statistics.median(times), "ms", LIVE, note)
    ]


def _choosing(room: Room) -> list[Figure]:
    """Another reader of the same plan: nothing is read, all is drawn."""
    tab = PlanTab(room.desk)
    tab.resize(*SIZE)
    tab.visit(Place("dossier", room.pupil, "plan"))
    tab.show()
    _until(_painted(tab.preview))
    times = []
    for turn in range(TURNS):
        before = tab.preview.paper
        started = time.process_time()
        tab.audience.button("professional" if turn % 2 else "parents").click()
        _until(lambda before=before: tab.preview.paper is not before and _painted(tab.preview)())
        times.append(_since(started))
    _away(tab)
    return [Figure("Plan for another reader, click to painted page", statistics.median(times[1:]), "ms", NEXT, f"slowest {max(times):.0f}")]  # fmt: skip


def _long_paper(theme: Theme) -> list[Figure]:
    """A hundred pages: what the window itself does at every step."""
    import io
    import tempfile
    from pathlib import Path

    import pikepdf

    from rondom.opening import create
    from rondom.pdf.documents import plan_pdf
    from rondom.plan.reading import Audience
    from tests.bench.plan_pdf import PLAN
    from tests.mees import QUICK

    one = plan_pdf(PLAN, Audience.PROFESSIONAL)
    with pikepdf.new() as whole, pikepdf.open(io.BytesIO(one)) as part:
        while len(whole.pages) < 100:
            whole.pages.extend(part.pages)
        made = io.BytesIO()
        whole.save(made)
    with tempfile.TemporaryDirectory() as folder:
        tasks = Tasks(
            create(Path(folder) / "k.rondom", "vier gewone woorden samen", "Meetschool", "Meter", QUICK).vault
        )
        preview = PdfPreview(Desk(theme, tasks, Messages(theme), lambda _place: None), "lang")
        preview.resize(*SIZE)
        preview.show()
        started = time.process_time()
        preview.show_paper(paper_of(made.getvalue()))
        _until(_painted(preview))
        opened = _since(started)
        frames = [_frame(preview, at) for at in range(0, 4000, 40)]
        preview.open_find()
        preview.finding.field.setText("maandag")
        started = time.process_time()
        preview._look_for(start=True)
        _until(lambda: preview._count > 0)
        found = _since(started)
        marked = [_frame(preview, at) for at in range(4000, 6000, 40)]
        count = preview._count
        _away(preview)
        tasks.close()
    return [
        Figure("100 pages, shown and first page painted", opened, "ms", FIRST),
        Figure("100 pages, one step of scrolling, slowest", max(frames), "ms", 16.0, f"of {len(frames)}; median {statistics.median(frames):.1f}"),
        Figure("100 pages, looking for a word the first time", found, "ms", 1000.0, f"{count} places"),
        Figure("100 pages, one step of scrolling with all places marked, slowest", max(marked), "ms", 16.0, f"median {statistics.median(marked):.1f}"),
    ]  # fmt: skip


def _frame(preview: PdfPreview, place: int) -> float:
    started = time.thread_time()
    preview.view.verticalScrollBar().setValue(place)
    preview.view.viewport().repaint()
    taken = (time.thread_time() - started) * 1000
    QApplication.processEvents()
    return taken


def _painted(preview: PdfPreview) -> Callable[[], bool]:
    """What is in sight is sharp, and stands on the screen."""

    def there() -> bool:
        if preview.paper is None or not preview.view.sharp():
            return False
        preview.view.viewport().repaint()
        return True

    return there


def _away(widget: PlanTab | PdfPreview) -> None:
    widget.hide()
    widget.deleteLater()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _until(there: Callable[[], bool]) -> None:
    while not there():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _since(started: float) -> float:
    return (time.process_time() - started) * 1000
