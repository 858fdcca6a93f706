"""The screen of the logboek: a bar to choose, lines under each day, and beside it what one line changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, plural
from rondom.privacy.logbook import PAGE, Entry, LogFilter, entries, people
from rondom.vault.chain import Verdict, verify
from rondom.vault.vault import Change, Session
from ui.desk import Desk, Place
from ui.logbook.details import detail_parts
from ui.logbook.lines import LogLine, gathered, rows_of
from ui.logbook.sieve import Sieve
from ui.screen import Screen
from ui.widgets import Scroll, button, column, label, row
from ui.widgets.rows import RowList
from ui.widgets.side_editor import SideEditor
from ui.widgets.words import dress

NARROW = 60.0
"""Under this width in em what a line changed takes the place of the list."""


@dataclass(frozen=True, slots=True)
class _Page:
    entries: tuple[Entry, ...]
    people: tuple[str, ...]


class LogbookScreen(Screen):
    """Of one child when the place names one; of the whole school when not."""

    about = _("Alles wat in deze kluis gebeurt, staat hier: wie, wat en wanneer. De regels zijn niet te wijzigen.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entries: list[Entry] = []
        self._lines: dict[str, LogLine] = {}
        self._asked = 0
        self.sieve = Sieve(self.theme)
        self.sieve.changed.connect(self.refresh)
        self.rows = RowList(
            self.theme, "log.rows", spoken=_("Logboek"), click_opens=False, inset=1.9, whole=self.theme.folded
        )
        self.rows.chosen.connect(self._open)
        self._none = label("", tone="muted", wrap=True, name="log.none")
        self.more = button(_("Oudere regels"), "quiet", name="log.more", on=self._ask_more)
        self.editor = SideEditor(self.theme, "log.editor")
        self.editor.closed.connect(self._closed)
        self._lay_out()

    def _lay_out(self) -> None:
        p = self.theme.px
        head = row(label(_("Logboek"), "page"), None, *self.buttons(), gap=p(0.6))
        self._told = label("", "small", wrap=True, name="log.told")
        self._told.hide()
        words = column(
            head, p(0.2), label(self.about, tone="muted", wrap=True), self._told, p(0.8), self.sieve, p(0.6), self._none,
            margins=(p(1.9), p(1.4), p(1.9), 0),
        )  # fmt: skip
        left = column(words, self.rows, row(self.more, None, margins=(p(1.6), p(0.3), p(1.6), p(0.5))))
        self._left = QWidget()
        if self.theme.folded:  # large text leaves the list no room of its own: the page rolls as a whole
            self._left.setLayout(row(Scroll(column(left, None))))
        else:
            left.setStretch(1, 1)
            self._left.setLayout(left)
        outer = row(self._left, self.editor)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def buttons(self) -> list[QWidget]:
        """What stands at the right of the title."""
        return []

    def parts(self) -> list[QWidget]:
        return [self.sieve, self.rows, *([self.editor] if self.editor.isVisible() else [])]

    def concerns(self, change: Change) -> bool:
        """Every change is a line here; on the screen of one child only those of that child."""
        return not self.pupil_id or self.pupil_id in change.pupils

    def visit(self, place: Place) -> None:
        if place.pupil_id != self.pupil_id:
            self.editor.leave()
        super().visit(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks are lines too, and nobody announces them: so it is read again whenever it comes up."""
        self._stale = True
        super().showEvent(event)

    # -- what there is ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._ask(0)

    def _ask_more(self) -> None:
        self._ask(len(self._entries) // PAGE)

    def _ask(self, page: int) -> None:
        """Only the answer to the last question is shown."""
        self._asked += 1
        asked, chosen = self._asked, self.sieve.chosen(clock.today(), self.pupil_id, page)

        def show(found: _Page) -> None:
            if asked == self._asked:
                self._show(chosen, found)

        self.desk.tasks.read(self, lambda session: _page(session, chosen), show)

    def _show(self, chosen: LogFilter, found: _Page) -> None:
        self.sieve.show_people(found.people)
        self._entries = [*(self._entries if chosen.page else ()), *found.entries]
        lines = gathered(self._entries)
        self._lines = {one.key: one for one in lines}
        self.rows.show_rows(rows_of(lines, with_children=not self.pupil_id))
        self.more.setVisible(len(found.entries) == PAGE)
        nothing = _("Nog geen regels.") if self.sieve.is_open else _("Geen regels gevonden. Kies een ruimer filter.")
        self._none.setText("" if lines else nothing)
        self._none.setVisible(not lines)

    def _open(self, key: str) -> None:
        one = self._lines.get(key)
        if one is not None:
            self.editor.show_parts(one.newest.sentence, *detail_parts(self.theme, one))
            self._fold()

    def _closed(self) -> None:
        self._left.show()
        self.rows.setFocus()

    def _fold(self) -> None:
        p = self.theme.px
        narrow = self.width() < p(NARROW)
        self._left.setVisible(not (narrow and self.editor.isVisible()))
        self.editor.setFixedWidth(self.width() if narrow else p(26))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def say(self, words: str, tone: str = "success") -> None:
        """One line under the explanation."""
        self._told.setText(words)
        dress(self._told, tone=tone)
        self._told.show()


class SchoolLogbook(LogbookScreen):
    """Of everyone and everything; here it can be looked whether somebody has been at it."""

    def buttons(self) -> list[QWidget]:
        self.look = button(
            _("Nakijken of het klopt"), theme=self.theme, icon="shield-check", name="log.verify", on=self.verify
        )
        return [self.look]

    def verify(self) -> None:
        self.say(_("Bezig met nakijken"), "muted")
        self.desk.tasks.read(self, verify, self._verified)

    def _verified(self, verdict: Verdict) -> None:
        if verdict.whole:
            checked = plural(verdict.checked, "{n} regel", "{n} regels")
            self.say(_("Het logboek klopt: {n} nagekeken, niets is later veranderd.").format(n=checked))
        else:
            self.say(
                _("Vanaf regel {n} klopt het logboek niet. Iemand heeft buiten Rondom in het bestand gewerkt, of het is beschadigd. Bewaar deze kluis en vergelijk hem met een reservekopie.").format(n=verdict.first_bad),
                "danger",
            )  # fmt: skip


def _page(session: Session, chosen: LogFilter) -> _Page:
    return _Page(entries(session, chosen), people(session))
