"""What lies over a meeting when someone asks for it: timeline, kring, parking list, who is here, the keys, an empty screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from rondom.language import _, day
from rondom.meetings.detail import MeetingDetail
from ui.desk import Desk
from ui.meetings.fields import words
from ui.meetings.pages.kring import KringPage
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.parked import ParkedPage
from ui.meetings.pages.welcome import WelcomePage
from ui.theme import SEMIBOLD, Theme
from ui.timeline.life_page import LifePage
from ui.widgets import Glyph, Scroll, button, column, flush_all, key_cap, row
from ui.widgets.blank import BlankPage

BLANK, TIMELINE, KRING, PARKED, PEOPLE, KEYS, DONE = "blank", "timeline", "kring", "parked", "people", "keys", "done"
TABLE_KEYS = (
    ("→  ←", _("volgende en vorige stap (in een veld: Ctrl + PgDn en PgUp)")),
    ("T", _("de tijdlijn")),
    ("K", _("de kring: wie er om het kind heen staan")),
    ("P", _("iets parkeren, en wat er geparkeerd is")),
    ("A", _("wie er is: iemand komt later, of gaat weg")),
    ("B", _("scherm leeg")),
    ("H", _("de rest van Rondom verbergen")),
    ("F8", _("uit het veld, zodat deze letters weer toetsen zijn")),
    ("F7", _("de gewone woorden overnemen")),
    ("Shift + F7", _("vaktaal wel of niet onderstrepen")),
    ("Alt + ↑ ↓", _("in de lijst met stappen: een stap eerder of later")),
    ("F11", _("venster of hele scherm")),
    ("Ctrl + Z", _("ongedaan maken")),
    ("Esc", _("één stap terug")),
)


class TimelinePage(LifePage):
    """The timeline over a meeting. `left` to go back to the meeting."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked.connect(self._on_asked)

    def _on_asked(self, what: str) -> None:
        if what == "back":
            self.left.emit()


class OverPage(QWidget):
    """Something with a heading, in the size of the table, and the way back."""

    left = Signal()

    def __init__(self, theme: Theme, title: str, inside: QWidget, name: str, heading: bool = True) -> None:
        super().__init__()
        self.theme, self.inside, p = theme, inside, theme.px
        self.setObjectName(f"table.{name}.over")
        back = button(_("Terug naar het gesprek"), "quiet", name=f"table.{name}.back", on=self.left.emit)
        back.setProperty("foot", "quiet")
        foot = row(key_cap("Esc"), back, None, gap=p(0.35), margins=(p(2.0), p(0.2), p(1.6), p(0.75)))
        if heading:
            inner = column(
                words(theme, title, 2.02, SEMIBOLD, wrap=True), p(0.55), Scroll(inside), margins=(p(2.0), p(1.15), p(1.6), 0)
            )  # fmt: skip
            inner.setStretch(2, 1)
        else:
            inner = column(inside)
        outer = column(inner, foot)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def step_back(self) -> bool:
        """Esc inside: False when there is nothing to step back from."""
        return self.inside.step_back() if isinstance(self.inside, KringPage) else False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))


class KeysPage(QWidget):
    """What the keys do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(1.0))
        grid.setVerticalSpacing(theme.px(0.28))
        grid.setColumnStretch(1, 1)
        for at, (keys, does) in enumerate(TABLE_KEYS):
            grid.addWidget(words(theme, keys, 1.0, SEMIBOLD), at, 0)
            grid.addWidget(words(theme, does, 1.0, wrap=True), at, 1)
        self.setLayout(column(grid, None))


class Overlays(QObject):
    """Turns the pages over a meeting on and off, each made when it is first asked for. Under them all lies the talk."""

    def __init__(self, table: TableDesk, stack: QStackedLayout, talk: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._stack, self.talk = table, stack, talk
        self._detail: MeetingDetail | None = None
        self._made: dict[str, QWidget] = {}
        self._under = ""
        """Where the empty screen goes back to."""
        self._ways: dict[str, Callable[[], QWidget]] = {
            BLANK: self._blank,
            TIMELINE: self._timeline,
            KRING: lambda: self._over(KRING, "", KringPage(table.desk, table.theme), heading=False),
            PARKED: lambda: self._over(PARKED, _("Parkeerplaats"), ParkedPage(table)),
            PEOPLE: lambda: self._over(PEOPLE, _("Wie zit er aan tafel?"), WelcomePage(table)),
            KEYS: lambda: self._over(KEYS, _("Toetsen"), KeysPage(table.theme)),
        }

    @property
    def shown(self) -> str:
        """What lies on top, or "" for the talk itself."""
        now = self._stack.currentWidget()
        return next((what for what, made in self._made.items() if made is now), "")

    def show_detail(self, detail: MeetingDetail) -> None:
        """Only what is on the screen is brought up to date; the rest when it comes."""
        self._detail = detail
        self._fill(self.shown)

    def turn(self, what: str) -> None:
        """On; or off again, back to the talk."""
        if self.shown == what:
            self.off()
        elif what == BLANK or self.shown != BLANK:
            self._on(what)

    def off(self) -> None:
        """Back to what was under it."""
        was, self._under = self.shown, "" if self.shown != BLANK else self._under
        flush_all(self._stack.currentWidget() or self.talk)
        if was == BLANK and self._under:
            under, self._under = self._under, ""
            self._stack.setCurrentWidget(self._made[under])
            self._focus(under)
        else:
            self._stack.setCurrentWidget(self.talk)
            self.talk.window().setFocus()

    def step_back(self) -> bool:
        """Esc; False when the talk itself is on the screen."""
        what = self.shown
        made = self._made.get(what)
        if made is None:
            return False
        if not (isinstance(made, TimelinePage | OverPage) and made.step_back()):
            self.off()
        return True

    def put(self, what: str, page: QWidget) -> None:
        """A page that its maker turns on and off."""
        self._made[what] = page
        self._stack.addWidget(page)

    def forget(self) -> str:
        """All pages go: the window gets another size. Returns what was on the screen."""
        was = self.shown
        for made in self._made.values():
            self._stack.removeWidget(made)
            made.hide()
            made.setParent(None)
            made.deleteLater()
        self._made.clear()
        return was

    def page(self) -> TablePage | None:
        """The page of the table that lies on top, when it is one."""
        made = self._made.get(self.shown)
        inside = made.inside if isinstance(made, OverPage) else None
        return inside if isinstance(inside, TablePage) else None

    def _on(self, what: str) -> None:
        if self._detail is None and what != BLANK:
            return
        flush_all(self._stack.currentWidget() or self.talk)
        self._under = self.shown if what == BLANK else ""
        if what not in self._made:
            self.put(what, self._ways[what]())
        self._fill(what, fresh=True)
        self._stack.setCurrentWidget(self._made[what])
        self._focus(what)

    def _fill(self, what: str, fresh: bool = False) -> None:
        made, detail = self._made.get(what), self._detail
        if made is None or detail is None:
            return
        inside = made.inside if isinstance(made, OverPage) else made
        if isinstance(inside, TablePage):
            inside.show_detail(detail)
        elif fresh and isinstance(inside, KringPage | TimelinePage):
            inside.show_child(detail.pupil.id)

    def _focus(self, what: str) -> None:
        made = self._made[what]
        inside = made.inside if isinstance(made, OverPage) else made
        if isinstance(inside, KringPage | TimelinePage):
            inside.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(inside, ParkedPage):
            inside.entry.setFocus()
        else:
            made.setFocus()

    def _blank(self) -> QWidget:
        made = BlankPage(self._table.theme, _("Scherm leeg. Een toets brengt het overleg terug."))
        made.woken.connect(partial(self.turn, BLANK))
        return made

    def _timeline(self) -> QWidget:
        made = TimelinePage(self._table.desk)
        made.left.connect(self.off)
        made.asked.connect(lambda what: self.turn(BLANK) if what == "blank" else None)
        return made

    def _over(self, what: str, title: str, inside: QWidget, heading: bool = True) -> QWidget:
        made = OverPage(self._table.theme, title, inside, what, heading)
        made.left.connect(self.off)
        return made


class DonePage(QWidget):
    """The plan stands. `asked`: plan or dossier."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._review = words(theme, "", 1.0, tone="muted", name="table.done.review")
        plan = button(
            _("Plan bekijken en afdrukken"),
            "primary",
            theme,
            "file-text",
            name="table.plan",
            on=partial(self.asked.emit, "plan"),
        )
        back = button(_("Terug naar het dossier"), "", name="table.done", on=partial(self.asked.emit, "dossier"))
        self.setFocusProxy(plan)
        self.setLayout(column(
            None, row(None, Glyph(theme, "circle-check", "success", 2.6), None), p(0.6),
            row(None, words(theme, _("Het plan staat vast"), 2.02, SEMIBOLD), None), p(0.3), row(None, self._review, None), p(1.2),
            row(None, back, plan, None, gap=p(0.6)), None,
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        on = detail.head.review_on
        told = _("We kijken op {day} of het werkt.").format(day=day(on)) if on else _("Dank u wel.")
        self._review.setText(told)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))
