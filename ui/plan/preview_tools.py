"""The buttons above a paper: to a page, nearer and further, small pages beside it, looking for words, and as text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rondom.language import _
from ui.plan.as_text import Heading
from ui.plan.page_places import Fit
from ui.plan.pages import PageView
from ui.theme import Theme
from ui.widgets import button, dress, label, row, set_icon, tool

_USUAL = (0.5, 0.75, 1.0, 1.5, 2.0)
_DEEPEST = 3
"""Headings under this level are not in the list of headings."""


class PaperTools(QWidget):
    """`swapped`, `sought` and `pages_wanted(on)` when a person asks for it; `heading_chosen(block)` in the text."""

    swapped = Signal()
    sought = Signal()
    pages_wanted = Signal(bool)
    heading_chosen = Signal(int)

    def __init__(self, theme: Theme, view: PageView, name: str) -> None:
        super().__init__()
        self.theme, self.view, p = theme, view, theme.px
        self._as_text = self._short = False
        self.before = tool(
            theme, "chevron-left", _("Vorige bladzijde"), key=f"{name}.previous", on=lambda: self._turn(-1)
        )
        self.after = tool(theme, "chevron-right", _("Volgende bladzijde"), key=f"{name}.next", on=lambda: self._turn(1))
        self.smaller = tool(theme, "minus", _("Kleiner (-)"), key=f"{name}.smaller", on=lambda: view.step_zoom(-1))
        self.larger = tool(theme, "plus", _("Groter (+)"), key=f"{name}.larger", on=lambda: view.step_zoom(1))
        self.count, self.zoom = label("", name=f"{name}.count"), button("", "quiet", name=f"{name}.fit")
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("00 van 00"))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self.zoom, tone="ink")
        self.zoom.setToolTip(_("Grootte van het papier"))
        self.zoom.setMenu(self._zoom_menu())
        self.thumbs = tool(theme, "file", _("Bladzijden aan de zijkant"), key=f"{name}.thumbs", checkable=True)
        self.thumbs.setChecked(True)
        self.thumbs.clicked.connect(self.pages_wanted)
        self.search = tool(theme, "search", _("Zoek in dit papier (Ctrl+F)"), key=f"{name}.search", on=self.sought.emit)
        self.headings = button(_("Koppen"), "quiet", theme, "list", name=f"{name}.headings")
        self.headings.setToolTip(_("Naar een kop (H)"))
        self.headings.setMenu(QMenu(self.headings))
        self.headings.hide()
        self.as_text = button(
            _("Lees als tekst"), "quiet", theme, "book-open", name=f"{name}.text", on=self.swapped.emit
        )
        self.setLayout(row(
            self.thumbs, self.before, self.count, self.after, p(0.4), self.smaller, self.zoom, self.larger,
            p(0.4), self.search, self.headings, self.as_text, gap=p(0.1),
        ))  # fmt: skip

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self.zoom)
        view = self.view
        self._fits = {Fit.WIDTH: menu.addAction(_("Zo breed als het venster") + "\tCtrl+0", view.fit_width)}
        self._fits[Fit.PAGE] = menu.addAction(_("De hele bladzijde") + "\tCtrl+9", view.fit_page)
        for one in self._fits.values():
            one.setCheckable(True)
        menu.addSeparator()
        for zoom in _USUAL:
            menu.addAction(f"{round(zoom * 100)}%", partial(view.set_zoom, zoom))
        menu.aboutToShow.connect(self._show_fit)
        return menu

    def _show_fit(self) -> None:
        for fit, action in self._fits.items():
            action.setChecked(self.view.fit() is fit)

    # -- what others ask -------------------------------------------------------------------------------------

    def say(self, as_text: bool) -> None:
        """Page and zoom in words; the buttons that lead nowhere are off."""
        page, total = self.view.page(), self.view.pages()
        self.count.setText(_("{n} van {total}").format(n=page + 1, total=total) if total else "")
        percent = round(self.view.zoom() * 100)
        self.zoom.setText(f"{percent}%")
        self.zoom.setAccessibleName(_("Grootte {n} procent. Kies een andere grootte.").format(n=percent))
        if not as_text:
            _enable(self.before, page > 0)
            _enable(self.after, page + 1 < total)
            _enable(self.thumbs, total > 1)
            _enable(self.search, total > 0)

    def show_pages_wanted(self, on: bool) -> None:
        self.thumbs.setChecked(on)

    def show_mode(self, as_text: bool) -> None:
        """At the paper, or at its text: there, pages and their size mean nothing."""
        self.as_text.setText(_("Bekijk als papier") if as_text else _("Lees als tekst"))
        set_icon(self.as_text, self.theme, "file-text" if as_text else "book-open", "accent")
        for one in (self.count, self.zoom, self.thumbs):
            one.setVisible(not as_text)
        self.headings.setVisible(as_text)
        self._as_text = as_text
        self.show_short(self._short)

    def show_short(self, short: bool) -> None:
        """Without the steps, where something else has to stand beside it: the paper scrolls, and the sizes are in a menu."""
        self._short = short
        for one in (self.before, self.after, self.smaller, self.larger):
            one.setVisible(not (self._as_text or short))

    def show_headings(self, headings: tuple[Heading, ...]) -> None:
        menu = self.headings.menu()
        menu.clear()
        for one in headings:
            if one.level <= _DEEPEST:
                words = one.text.replace("&", "&&")
                shown = "    " * (one.level - 1) + (words if len(words) < 60 else f"{words[:58]}…")
                action: QAction = menu.addAction(shown)
                action.triggered.connect(lambda _checked, block=one.block: self.heading_chosen.emit(block))
        self.headings.setEnabled(bool(headings))

    def _turn(self, by: int) -> None:
        self.view.go_to(self.view.page() + by)


def _enable(one: QToolButton, on: bool) -> None:
    """A button that goes off while it has the focus hands it to nobody, so it keeps it."""
    if one.isEnabled() != on and not (one.hasFocus() and not on):
        one.setEnabled(on)
