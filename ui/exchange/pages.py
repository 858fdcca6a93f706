"""The two pages of an import dialog: where the file comes in, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QScrollArea, QStackedWidget, QWidget

from rondom.language import _, plural
from ui.exchange.rows import DoubtDelegate, ImportDelegate, TickAll
from ui.exchange.ticks import Section, Ticks
from ui.soon import soon
from ui.theme import Theme
from ui.widgets import Glyph, KeptChoice, Row, RowList, Scroll, Segments, box, button, column, label, row
from ui.widgets.outline import Part

FOLDED_HIGH = 13.0
"""With very large text the page scrolls and a list keeps room for some rows."""
NOTES_HIGH = 9.5
SEARCH_FROM = 12
"""So many rows get a field to look someone up."""


def dropped_file(mime: QMimeData) -> Path | None:
    """The one file of this computer that is being dropped, else None: text, links and several files at once are not."""
    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None


class ChoosePage(QFrame):
    """A place to drop the file, and a button for who would rather choose."""

    asked = Signal()
    dropped = Signal(object)
    """A Path."""

    def __init__(self, theme: Theme, head: str, words: str) -> None:
        super().__init__()
        self.theme, self._over = theme, False
        p = theme.px
        self.setAcceptDrops(True)
        title, body = label(head, "section", wrap=True), label(words, tone="muted", wrap=True)
        for one in (title, body):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = button(
            _("Bestand kiezen"), "primary", theme, "folder-open", name="import.choose", on=self.asked.emit
        )
        picture: list[Part] = [] if theme.folded else [row(None, Glyph(theme, "file-up", "accent", 2.4), None), p(0.9)]
        middle = column(
            None,
            *picture,
            title,
            p(0.3),
            body,
            p(1.1),
            row(None, self.button, None),
            None,
            margins=(p(1.6), p(1.6), p(1.6), p(1.6)),
        )
        self.setLayout(middle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: object) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self._over else "line-strong"), 1, Qt.PenStyle.DashLine))
        if self._over:
            painter.setBrush(theme.color("accent-tint"))
        radius = theme.em * 0.8
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)


class SectionList(QWidget):
    """One group of proposals: what a tick does, all at once or none, and the rows. `search`: with a field to look up."""

    ticked = Signal()

    def __init__(self, theme: Theme, ticks: Ticks, section: Section, search: bool = False) -> None:
        super().__init__()
        self._ticks, self._section = ticks, section
        p, asks, lines = theme.px, section.asks, ticks.lines(section.key)
        self.list = RowList(
            theme,
            f"import.{section.key}",
            ticks.rows(section.key),
            spoken=section.title,
            delegate=DoubtDelegate(theme) if asks else ImportDelegate(theme),
            click_opens=asks,
        )
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._ask)
        self.all = TickAll(theme, _("Alles aanvinken"), f"import.{section.key}.all")
        self.all.clicked.connect(self._tick_all)
        self.propose = button(_("Neem de voorstellen over"), "link", name="import.propose", on=self._propose)
        self.search = QLineEdit()
        self.search.setObjectName(f"import.{section.key}.search")
        self.search.setPlaceholderText(_("Zoek in deze lijst"))
        self.search.setAccessibleName(_("Zoek in deze lijst"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look_up)
        words = section.meaning if lines else _("Hier staat niets.")
        meaning = label(words, "small", "muted", wrap=True)
        head = row(meaning, p(1), self.all, self.propose, margins=(p(0.9), p(0.5), p(0.9), p(0.5)))
        head.setStretch(0, 1)
        look = row(self.search, margins=(p(0.9), 0, p(0.9), p(0.5)))
        searches = search and lines >= SEARCH_FROM
        layout = column(head, look, self.list)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        if not searches:
            look.setContentsMargins(0, 0, 0, 0)
        shown = (
            (self.all, not asks and lines > 1),
            (self.propose, asks and ticks.can_propose),
            (self.search, searches),
        )
        for one, here in shown:
            if not here:  # each has its place in the list all the same: without one it would outlive the dialog
                one.hide()
        if theme.folded:
            self.list.setMinimumHeight(p(FOLDED_HIGH))
        self._show_all()

    def _shown(self) -> list[Row]:
        """The rows that hold what is being looked for; all of them when nothing is."""
        wanted = self.search.text().strip().casefold()
        return [one for one in self._ticks.rows(self._section.key) if wanted in one.sentence().casefold()]

    def _look_up(self, _text: str) -> None:
        self._show_rows()

    def _show_rows(self) -> None:
        self.list.show_rows(self._shown())
        self._show_all()

    def _tick(self, key: str, on: bool) -> None:
        self._ticks.tick(key, on)
        self._show_all()
        self.ticked.emit()

    def _tick_all(self) -> None:
        """All that is shown, or none of it when all of it was ticked."""
        shown = self._shown()
        everything = all(one.ticked for one in shown)
        for one in shown:
            self._ticks.tick(one.key, not everything)
        self._show_rows()
        self.ticked.emit()

    def _show_all(self) -> None:
        """Full, half or empty. Half is only shown: a click goes to all."""
        shown = self.list.rows()
        ticked, lines = sum(one.ticked is True for one in shown), len(shown)
        state = Qt.CheckState.PartiallyChecked if 0 < ticked < lines else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if lines and ticked == lines else state)

    def _ask(self, key: str) -> None:
        """Only doubts open: a short menu beside the row."""
        if not self._section.asks:
            return
        menu = QMenu(self)
        menu.setObjectName("import.answers")
        menu.addAction(self._ticks.in_file(key)).setEnabled(False)
        menu.addSeparator()
        for answer, words in self._ticks.answers(key):
            menu.addAction(words).setData(answer)
        place = self.list.visualRect(self.list.currentIndex())
        menu.triggered.connect(lambda action: self.answer(key, str(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(QPoint(place.center().x(), place.bottom())))

    def answer(self, key: str, answer: str) -> None:
        """Who this is: the id of a known one, NEW or SKIP."""
        self._ticks.answer(key, answer)
        self._show_rows()
        self.ticked.emit()

    def _propose(self) -> None:
        self._ticks.propose([one.key for one in self._shown()])
        self._show_rows()
        self.ticked.emit()


class PreviewPage(QWidget):
    """What the file would change, by section. `above` stands over the lists, `foot` under them."""

    ticked = Signal()

    def __init__(
        self,
        theme: Theme,
        ticks: Ticks,
        sections: Sequence[Section],
        above: Sequence[QWidget],
        foot: Sequence[QWidget],
        search: bool = False,
    ) -> None:
        super().__init__()
        self.theme, self.ticks = theme, ticks
        p = theme.px
        self.lists = {one.key: SectionList(theme, ticks, one, search) for one in sections}
        self._stack = QStackedWidget()
        for part in self.lists.values():
            part.ticked.connect(self.ticked)
            self._stack.addWidget(part)
        self._keys = [one.key for one in sections]
        titles = [(one.key, f"{one.title} {ticks.count(one.key)}") for one in sections]
        chooser = row(self._chooser(titles), None, margins=(0, p(0.4), 0, 0))
        layout = column(*above, chooser, self._stack, *foot, gap=p(0.4))
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)
        self.show_section(next((key for key in self._keys if ticks.lines(key)), self._keys[0]))

    def _chooser(self, titles: list[tuple[str, str]]) -> QWidget:
        """Segments; with very large text a field to choose from, because five segments do not fit beside each other."""
        if self.theme.folded:
            field = KeptChoice(self.theme, titles, name="import.section")
            field.setAccessibleName(_("Wat wilt u zien"))
            field.kept.connect(self.show_section)
            self._sections: KeptChoice | Segments = field
        else:
            self._sections = Segments(self.theme, titles, name="import.section")
            self._sections.chosen.connect(self.show_section)
        return self._sections

    def show_section(self, key: str) -> None:
        self._stack.setCurrentIndex(self._keys.index(key))
        self._sections.show_value(key)

    def shown_section(self) -> str:
        return self._keys[self._stack.currentIndex()]


def remarks_foot(theme: Theme, calm: str, remarks: Sequence[str]) -> list[QWidget]:
    """The calm line about what is never read, and what was found in the file behind a link."""
    words = label(calm, "small", "muted", wrap=True, name="import.ignored")
    notes = label("\n".join(remarks), "small", wrap=True, name="import.notes")
    notes.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    notes.setAlignment(Qt.AlignmentFlag.AlignTop)
    held = Scroll(notes)
    held.setMaximumHeight(theme.px(NOTES_HIGH))
    held.hide()
    count = len(remarks)
    more = button(plural(count, "{n} opmerking over het bestand", "{n} opmerkingen over het bestand"), "link")
    more.setObjectName("import.notes.show")
    more.clicked.connect(lambda: _unfold(held, notes))
    if not count:
        more.hide()
    line = row(Glyph(theme, "shield-check", "ink-muted", 1.1), words, more, gap=theme.px(0.5))
    line.setStretch(1, 1)
    return [box(line), held]


def _unfold(held: Scroll, notes: QWidget) -> None:
    """Shows or hides the remarks: as high as they need, and in sight where the page itself scrolls."""
    held.setVisible(held.isHidden())
    held.setMinimumHeight(min(held.maximumHeight(), notes.heightForWidth(held.width() or notes.width())))
    around = held.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea) and held.isVisible():
        soon(held, lambda: around.ensureWidgetVisible(held))
