"""The paper before it is paper: pages to look at, small pages beside it, words to look for, and the same as text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QStackedLayout, QWidget

from rondom.language import _
from rondom.pdf.page_prints import page_prints
from rondom.pdf.replaced import replaced_words
from ui.desk import Desk
from ui.plan.as_text import AsText
from ui.plan.find_bar import FindBar
from ui.plan.finding import Hit, Letters, find, letters_of
from ui.plan.pages import PageView
from ui.plan.preview_tools import PaperTools
from ui.plan.raster import page_sizes, page_texts
from ui.plan.thumbnails import Thumbnails
from ui.plan.told import Told, told_of
from ui.widgets import Banner, column, line, row, stack

_ROOM_FOR_PAGES = 48.0
"""Em: in a narrower preview there are no small pages beside the paper."""
_LOW = 17.0
"""Em: in a lower preview the bar takes no more than its buttons need."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with what is shown of it."""

    content: bytes
    sizes: tuple[QSizeF, ...]
    prints: tuple[bytes, ...] = ()
    """Of every page: pages with the same print look the same, and are not drawn again."""
    replaced: tuple[str, ...] = ()
    """Words with a letter that could not be drawn."""


def paper_of(content: bytes) -> Paper:
    """Reads the pages; for the worker thread. Words are read when someone looks for them or wants them as text."""
    return Paper(content, tuple(page_sizes(content)), tuple(page_prints(content)), replaced_words(content))


class PdfPreview(QWidget):
    """`show_paper` shows a document; `before` are controls in front of the page buttons, such as for whom it is."""

    def __init__(self, desk: Desk, name: str, *before: QWidget) -> None:
        super().__init__()
        self.theme, self._tasks, self._habits, p = desk.theme, desk.tasks, desk.habits, desk.theme.px
        self.setObjectName(name)
        self.paper: Paper | None = None
        self._read: tuple[Paper, tuple[Letters, ...]] | None = None
        self._told: Paper | None = None
        self._hits: tuple[Hit, ...] = ()
        self._at, self._count = -1, 0
        self.view = PageView(self.theme, desk.tasks, f"{name}.pages")
        self.words = AsText(self.theme, f"{name}.words")
        self.thumbnails = Thumbnails(self.theme, desk.tasks, f"{name}.thumbnails")
        self.finding = FindBar(self.theme, f"{name}.find")
        self.tools = PaperTools(self.theme, self.view, name)
        self.before, self.after, self.zoom = self.tools.before, self.tools.after, self.tools.zoom
        self.count, self.as_text = self.tools.count, self.tools.as_text
        self._before = QWidget()
        self._before.setLayout(row(*before, None, gap=p(0.8)))
        self._bar = QFrame()
        self._bar.setProperty("part", "raised")
        self._bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self._bar)
        self._grid.setHorizontalSpacing(p(0.8))
        self._onward: QPushButton | None = None
        self._arranged: tuple[object, ...] = ()
        self._find_line = line()
        self._pages = QStackedLayout()
        self.replaced = Banner(desk.theme)
        self.replaced.hide()
        outer = column(self._bar, line(), self.replaced, self.finding, self._find_line, self._pages)
        outer.setStretch(5, 1)
        self.setLayout(outer)
        self._pages.addWidget(self._paper_page())  # now that it has a place: before, this would be a window of its own
        self._pages.addWidget(self._text_page())
        self._show_finding(False)
        self._connect()
        self._arrange()
        self._order()
        self._say()

    def _order(self) -> None:
        """The keyboard walks as one reads: the bar, what is looked for, the paper."""
        seek = self.finding
        walked = (
            self.as_text, seek.field, seek.previous, seek.next, seek.close_, self.thumbnails, self.view, self.words
        )  # fmt: skip
        for one, after in pairwise(walked):
            QWidget.setTabOrder(one, after)

    def _connect(self) -> None:
        self.view.page_changed.connect(self._page_changed)
        self.view.zoomed.connect(lambda _zoom: self._say())
        self.thumbnails.chosen.connect(self.view.go_to)
        self.tools.swapped.connect(self._swap)
        self.tools.sought.connect(self.open_find)
        self.tools.pages_wanted.connect(self._put_pages)
        self.tools.heading_chosen.connect(self.words.go_to_block)
        self.finding.asked.connect(lambda _words: self._look_for(start=True))
        self.finding.stepped.connect(self._step)
        self.finding.closed.connect(self.close_find)

    def _paper_page(self) -> QWidget:
        self._beside = line(vertical=True)
        made = QWidget()
        stack(QHBoxLayout(made), self.thumbnails, self._beside, self.view).setStretch(2, 1)
        return made

    def _text_page(self) -> QWidget:
        """As a page of a book."""
        holder = QFrame()
        holder.setProperty("part", "raised")
        holder.setLayout(row(self.words))
        return holder

    # -- what others ask -------------------------------------------------------------------------------------

    def show_paper(self, paper: Paper) -> None:
        """A document. When it is another edition of the same, place, zoom and what is looked for stay."""
        self.paper = paper
        prints = paper.prints or tuple(str(at).encode() + bytes(16) for at in range(len(paper.sizes)))
        self.view.show_document(paper.content, paper.sizes, paper.prints)
        self.thumbnails.show_document(paper.content, paper.sizes, prints)
        self._hits = ()
        self.view.show_hits(())
        self._want_words()
        if self.finding.isVisible():
            self._look_for(start=False)
        self._arrange_pages()
        self._say_replaced(paper.replaced)
        self._say()

    def clear(self) -> None:
        """Nothing yet, and nothing of what was there before: no picture, no words, nothing that was looked for."""
        self.paper = self._read = self._told = None
        self.finding.field.clear()
        self.close_find()
        self.view.clear()
        self.thumbnails.clear()
        self.words.clear()
        self.tools.show_headings(())
        self._arrange_pages()
        self._say_replaced(())
        self._say()

    def fit_bar(self) -> None:
        """After a control in front was shown or hidden."""
        self._arrange()

    def put_in_bar(self, onward: QPushButton | None) -> None:
        """The button that leads on from the paper, at the end of the bar; None: it stands elsewhere."""
        if self._onward is not None:
            self._grid.removeWidget(self._onward)
        self._onward = onward
        self._arrange()

    def reading_text(self) -> bool:
        return self._pages.currentIndex() == 1

    def text(self) -> str:
        """All words of the document, page after page, read here and now."""
        return "\n\n".join(page_texts(self.paper.content)) if self.paper is not None else ""

    def open_find(self) -> None:
        """Ctrl+F: to the words that are looked for."""
        if self.paper is not None:
            self._show_finding(True)
            self.finding.open()

    def close_find(self) -> None:
        if self.finding.isVisible() or self._hits:
            self._show_finding(False)
            self._hits, self._at, self._count = (), -1, 0
            self.view.show_hits(())
            self.words.find("")
            (self.words if self.reading_text() else self.view).setFocus()

    # -- as text ---------------------------------------------------------------------------------------------

    def _want_words(self) -> None:
        """The text is made when it is looked at."""
        paper = self.paper
        if paper is None or paper is self._told or not self.reading_text():
            return

        def show(told: tuple[Told, ...]) -> None:
            if paper is self.paper:
                first = self._told is None
                self._told = paper
                self.words.show_told(told)
                self.tools.show_headings(self.words.headings())
                if first:
                    self.words.go_to_page(self.view.page())
                if self.finding.isVisible():
                    self._look_for(start=False)

        self._tasks.work(self, lambda: told_of(paper.content), show)

    def _swap(self) -> None:
        to_text = not self.reading_text()
        self._pages.setCurrentIndex(1 if to_text else 0)
        self.tools.show_mode(to_text)
        if to_text:
            self.words.go_to_page(self.view.page())
        self._want_words()
        (self.words if to_text else self.view).setFocus()
        if self.finding.isVisible():
            self._look_for(start=False)
        self._arrange()
        self._say()

    # -- looking for words -----------------------------------------------------------------------------------

    def _look_for(self, start: bool) -> None:
        """`start`: go to the first place from here on; else what was the current one stays it."""
        paper, words = self.paper, self.finding.words()
        if paper is None:
            return
        if self.reading_text():
            self._found(self.words.find(words), start)
            return
        known = self._read[1] if self._read is not None and self._read[0] is paper else None

        def job() -> tuple[tuple[Letters, ...], tuple[Hit, ...]]:
            letters = (known or letters_of(paper.content)) if words.strip() else known or ()
            return letters, find(paper.content, letters, words)

        def show(answer: tuple[tuple[Letters, ...], tuple[Hit, ...]]) -> None:
            if paper is not self.paper or words != self.finding.words() or not self.finding.isVisible():
                return
            self._read = (paper, answer[0]) if answer[0] else self._read
            self._hits = answer[1]
            self.view.show_hits(self._hits)
            self._found(len(self._hits), start)

        self._tasks.work(self, job, show)

    def _found(self, count: int, start: bool) -> None:
        self._count = count
        if not count:
            self._at = -1
        elif start:
            self._at = self._first_from_here()
        else:
            self._at = min(self._at, count - 1)
        self._go_to_hit(move=start)

    def _first_from_here(self) -> int:
        """The first place on this page or after it; else the first of all."""
        if self.reading_text():
            return 0
        return next((at for at, one in enumerate(self._hits) if one.page >= self.view.page()), 0)

    def _step(self, by: int) -> None:
        if self._count:
            self._at = (self._at + by) % self._count
            self._go_to_hit(move=True)

    def _go_to_hit(self, move: bool) -> None:
        if self._at >= 0 and move:
            (self.words if self.reading_text() else self.view).go_to_hit(self._at)
        elif not self.reading_text():
            self.view.show_hits(self._hits, self._at)
        self.finding.show_count(self._count, self._at)

    def _show_finding(self, on: bool) -> None:
        self.finding.setVisible(on)
        self._find_line.setVisible(on)

    # -- inside ----------------------------------------------------------------------------------------------

    def _page_changed(self, page: int) -> None:
        self.thumbnails.show_page(page)
        self._say()

    def _say_replaced(self, words: tuple[str, ...]) -> None:
        """A letter that is not on the paper must not be missed in silence."""
        title = _("Niet elke letter kan op papier")
        body = _("Rondom heeft sommige letters niet: {words}. Waar � staat, kunt u het woord met de hand schrijven.")
        self.replaced.say(title, body.replace("{words}", ", ".join(f"“{one}”" for one in words)))
        self.replaced.setVisible(bool(words))

    def _say(self) -> None:
        self.tools.say(self.reading_text())

    def event(self, event: QEvent) -> bool:
        """Ctrl+F and F3 are for the paper while the keyboard is here, also where the window has its own Ctrl+F."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _seeks(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.open_find()
        elif event.key() == Qt.Key.Key_F3 and self.finding.isVisible():
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_F3:
            self.open_find()
        elif event.key() == Qt.Key.Key_Escape and self.finding.isVisible():
            self.close_find()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_pages()
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Small pages that were put away beside another paper stay away here."""
        super().showEvent(event)
        self.tools.show_pages_wanted(self._habits.pages_beside)
        self._arrange_pages()

    def _put_pages(self, on: bool) -> None:
        self._habits.pages_beside = on
        self._arrange_pages()

    def _arrange_pages(self) -> None:
        """Small pages where there are more than one, there is room, and they were not put away."""
        room = self.width() >= self.theme.px(_ROOM_FOR_PAGES)
        on = self.tools.thumbs.isChecked() and room and self.view.pages() > 1
        self.tools.thumbs.setVisible(room and not self.reading_text())
        self.thumbnails.setVisible(on)
        self._beside.setVisible(on)

    def _arrange(self) -> None:
        """One line when there is room, else two; in a low window with less around them."""
        self.tools.show_short(self._onward is not None)
        parts = [one for one in (self._before, self.tools, self._onward) if one is not None]
        folded = self.width() < sum(one.sizeHint().width() + self.theme.px(1.5) for one in parts) + self.theme.px(1)
        low = self.height() < self.theme.px(_LOW)
        if (folded, low, self._onward) == self._arranged:
            return
        self._arranged = (folded, low, self._onward)
        p, grid = self.theme.px, self._grid
        around = p(0.3 if low else 0.65)
        grid.setContentsMargins(p(1.6), around, p(1.2), around)
        grid.setVerticalSpacing(p(0.25 if low else 0.5))
        for part in parts:
            grid.removeWidget(part)
        grid.addWidget(self._before, 0, 0, 1, 2 if folded else 1)
        grid.addWidget(self.tools, *((1, 0) if folded else (0, 1)), Qt.AlignmentFlag.AlignLeft)
        if self._onward is not None:
            grid.addWidget(self._onward, *((1, 1) if folded else (0, 2)), Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)

    def minimumSizeHint(self) -> QSize:
        """The bar folds, so it must not hold the window open."""
        return QSize(self.theme.px(20), self.theme.px(14))


def _seeks(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Find) or event.key() == Qt.Key.Key_F3
