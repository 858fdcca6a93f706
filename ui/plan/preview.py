"""The paper before it is paper: pages to look at, and the same words as text to be read aloud."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QSizePolicy, QStackedLayout, QToolButton, QWidget

from rondom.language import _
from ui.desk import Desk
from ui.plan.pages import PageView
from ui.plan.raster import page_sizes, page_texts
from ui.widgets import button, column, dress, label, line, row, set_icon, tool


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with what is shown of it."""

    content: bytes
    sizes: tuple[QSizeF, ...]
    texts: tuple[str, ...]


def paper_of(content: bytes) -> Paper:
    """Reads the pages and their words; for the worker thread."""
    return Paper(content, tuple(page_sizes(content)), tuple(page_texts(content)))


class PdfPreview(QWidget):
    """`show_paper` shows a document; `before` are controls in front of the page buttons, such as for whom it is."""

    def __init__(self, desk: Desk, name: str, *before: QWidget) -> None:
        super().__init__()
        self.theme, p = desk.theme, desk.theme.px
        self.setObjectName(name)
        self.paper: Paper | None = None
        self.view = PageView(self.theme, desk.tasks, f"{name}.pages")
        self.view.page_changed.connect(lambda _page: self._say())
        self.view.zoomed.connect(lambda _zoom: self._say())
        self.words = QPlainTextEdit()
        self.words.setObjectName(f"{name}.words")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.words.setAccessibleName(_("Het plan als tekst"))
        dress(self.words, kind="reading")
        self._tools = self._make_tools(name)
        self._before = QWidget()
        self._before.setLayout(row(*before, None, gap=p(0.8)))
        self._bar = QFrame()
        self._bar.setProperty("part", "raised")
        self._bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self._bar)
        self._grid.setContentsMargins(p(1.6), p(0.65), p(1.2), p(0.65))
        self._grid.setHorizontalSpacing(p(0.8))
        self._grid.setVerticalSpacing(p(0.5))
        self._folded: bool | None = None
        self._pages = QStackedLayout()
        outer = column(self._bar, line(), self._pages)
        outer.setStretch(2, 1)
        self.setLayout(outer)
        self._pages.addWidget(self.view)  # now that it has a place: before, this would be a window of its own
        self._pages.addWidget(self._text_page())
        self._arrange()
        self._say()

    def _make_tools(self, name: str) -> QWidget:
        p, theme = self.theme.px, self.theme
        self.before = tool(
            theme, "chevron-left", _("Vorige bladzijde"), key=f"{name}.previous", on=lambda: self._turn(-1)
        )
        self.after = tool(theme, "chevron-right", _("Volgende bladzijde"), key=f"{name}.next", on=lambda: self._turn(1))
        self.smaller = tool(theme, "minus", _("Kleiner"), key=f"{name}.smaller", on=lambda: self.view.step_zoom(-1))
        self.larger = tool(theme, "plus", _("Groter"), key=f"{name}.larger", on=lambda: self.view.step_zoom(1))
        self.count, self.zoom = label("", name=f"{name}.count"), button("", "quiet", name=f"{name}.fit")
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("00 van 00"))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self.zoom, tone="ink")
        self.zoom.setToolTip(_("Zo breed als het venster"))
        self.zoom.clicked.connect(lambda _checked: self.view.fit_width())
        self.as_text = button(_("Lees als tekst"), "quiet", theme, "book-open", name=f"{name}.text", on=self._swap)
        made = QWidget()
        made.setLayout(row(
            self.before, self.count, self.after, p(0.7), self.smaller, self.zoom, self.larger, p(0.5), self.as_text, gap=p(0.1)
        ))  # fmt: skip
        return made

    def _text_page(self) -> QWidget:
        """A column of at most 75 signs wide, as a page of a book."""
        p, holder = self.theme.px, QFrame()
        holder.setProperty("part", "raised")
        self.words.setMaximumWidth(p(44))
        inner = row(None, self.words, None, margins=(p(1), p(1), p(1), 0))
        inner.setStretch(1, 20)
        holder.setLayout(inner)
        return holder

    # -- what others ask -------------------------------------------------------------------------------------

    def show_paper(self, paper: Paper) -> None:
        """A document. When it is another edition of the same, place and zoom stay."""
        self.paper = paper
        self.view.show_document(paper.content, paper.sizes)
        self._show_words(paper)
        self._say()

    def clear(self) -> None:
        """Nothing yet, and nothing of what was there before."""
        self.paper = None
        self.view.clear()
        self.words.clear()
        self._say()

    def fit_bar(self) -> None:
        """After a control in front was shown or hidden."""
        self._arrange()

    def reading_text(self) -> bool:
        return self._pages.currentIndex() == 1

    def text(self) -> str:
        """All words of the document, page after page."""
        return self.words.toPlainText()

    # -- inside ----------------------------------------------------------------------------------------------

    def _show_words(self, paper: Paper) -> None:
        told = "\n\n".join(paper.texts)
        if told != self.words.toPlainText():
            place = self.words.verticalScrollBar().value()
            self.words.setPlainText(told)
            self.words.verticalScrollBar().setValue(place)

    def _turn(self, by: int) -> None:
        self.view.go_to(self.view.page() + by)

    def _swap(self) -> None:
        to_text = not self.reading_text()
        self._pages.setCurrentIndex(1 if to_text else 0)
        self.as_text.setText(_("Bekijk als papier") if to_text else _("Lees als tekst"))
        set_icon(self.as_text, self.theme, "file-text" if to_text else "book-open", "accent")
        for one in self._paper_tools():
            one.setEnabled(not to_text)
        (self.words if to_text else self.view).setFocus()
        self._say()

    def _paper_tools(self) -> tuple[QWidget, ...]:
        return (self.before, self.after, self.smaller, self.larger, self.zoom)

    def _say(self) -> None:
        """Page and zoom in words; the buttons that lead nowhere are off."""
        page, total = self.view.page(), self.view.pages()
        self.count.setText(_("{n} van {total}").format(n=page + 1, total=total) if total else "")
        self.zoom.setText(f"{round(self.view.zoom() * 100)}%")
        self.zoom.setAccessibleName(
            _("Grootte {n} procent. Zo breed als het venster.").format(n=round(self.view.zoom() * 100))
        )
        if not self.reading_text():
            _enable(self.before, page > 0)
            _enable(self.after, page + 1 < total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """One line when there is room, else two."""
        folded = self.width() < self._before.sizeHint().width() + self._tools.sizeHint().width() + self.theme.px(4)
        if folded == self._folded:
            return
        self._folded = folded
        for part in (self._before, self._tools):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._before, 0, 0)
        self._grid.addWidget(self._tools, 1 if folded else 0, 0 if folded else 1, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(0, 1)

    def minimumSizeHint(self) -> QSize:
        """The bar folds, so it must not hold the window open."""
        return QSize(self.theme.px(20), self.theme.px(14))


def _enable(one: QToolButton, on: bool) -> None:
    """A button that goes off while it has the focus hands it to nobody, so it keeps it."""
    if one.isEnabled() != on and not (one.hasFocus() and not on):
        one.setEnabled(on)
