"""Tijdlijn: one line to type, the drawing or the list, and the chosen event beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from rondom import clock
from rondom.language import _
from rondom.timeline.actions import add_line, hide_in_meeting, remove_event
from rondom.timeline.entry import Proposal, propose
from rondom.timeline.lanes import LANES
from rondom.timeline.marks import EventMark
from rondom.timeline.queries import EventDetail, EventRow, event_detail, event_marks, event_rows, timeline_context
from rondom.timeline.spans import Context
from rondom.timeline.vague_dates import show
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.screen import Screen
from ui.timeline.editor import EventEditor
from ui.timeline.legend import Legend
from ui.timeline.overview_strip import OverviewStrip
from ui.timeline.view import FOUR_YEARS, ONE_YEAR, TimelineView
from ui.widgets import GlyphLine, Segments, button, column, flow, label, line, row
from ui.widgets.notices import EmptyState
from ui.widgets.rows import Row, RowList
from ui.widgets.side_by_side import SideBySide
from ui.widgets.side_editor import SideEditor

SPANS: dict[str, float | None] = {"all": None, "four": FOUR_YEARS, "one": ONE_YEAR}
NARROW = 66.0
"""Under this width in em the legend makes room."""
LOW = 34.0
"""Under this height in em the strip makes room."""


@dataclass(frozen=True, slots=True)
class Life:
    """Everything the tab shows of one child."""

    marks: tuple[EventMark, ...]
    rows: tuple[EventRow, ...]
    context: Context
    chosen: EventDetail | None


class TimelineTab(Screen):
    tables = frozenset({"event", "event_view", "pupil"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = self.theme
        self._context = Context(None, clock.today())
        self._key = ""
        self._form: EventEditor | None = None
        self._rows: tuple[EventRow, ...] = ()
        self.entry = GlyphLine(
            theme, "plus", _("Wat gebeurde er? En wanneer ongeveer?"), ("N",), "timeline.entry", "accent"
        )
        self.entry.returnPressed.connect(self._add)
        self.entry.textChanged.connect(lambda _text: self._show_proposal())
        self._proposal = label("", "small", "muted", name="timeline.proposal")
        self._proposal.setContentsMargins(theme.px(1.2), 0, theme.px(1), theme.px(0.2))
        self._proposal.hide()
        self._legend = Legend(theme)
        self.spans = Segments(
            theme, (("all", _("Alles")), ("four", _("4 jaar")), ("one", _("1 jaar"))), "four", "timeline.span"
        )
        self.ways = Segments(theme, (("drawing", _("Tekening")), ("list", _("Lijst"))), "drawing", "timeline.way")
        self.ways.chosen.connect(self._show_way)
        self.view = TimelineView(theme)
        self.spans.chosen.connect(lambda key: self.view.show_years(SPANS[key]))
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._open)
        self.view.removed.connect(self._remove)
        self.view.hidden.connect(self._hide_in_meeting)
        self.list = RowList(theme, "timeline.list", spoken=_("Gebeurtenissen"))
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.empty = EmptyState(
            theme,
            _("Nog niets op de tijdlijn"),
            _("Begin met iets dat goed ging. De datum mag later."),
            _("Eerste gebeurtenis"),
            name="timeline.empty",
        )
        self.empty.acted.connect(lambda: self.make_new("event"))
        self.editor = SideEditor(theme, "timeline.editor")
        self.editor.closed.connect(self._closed)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+L"), self, self._other_way)

    def _lay_out(self) -> None:
        p = self.theme.px
        typing = row(self.entry, self._legend, None, gap=p(0.8))
        typing.setStretch(0, 3)
        self.entry.setMaximumWidth(p(27))
        looking = row(self.ways, self.spans, None if self.theme.folded else 0, gap=p(0.8))
        bar = flow(self.theme.folded, typing, looking, gap=p(0.6))
        bar.setStretch(0, 1)
        bar.setContentsMargins(p(0.93), p(0.66), p(0.93), p(0.6))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        nothing = QWidget()
        nothing.setLayout(column(row(None, self.empty, None), None, margins=(p(2), p(3), p(2), p(2))))
        rows = QWidget()
        rows.setLayout(column(self.list, margins=(p(0.8), p(0.3), p(0.8), 0)))
        drawing = QWidget()
        self.strip = OverviewStrip(self.theme, self.view)
        inner = column(self.view, line(), self.strip)
        inner.setStretch(0, 1)
        drawing.setLayout(inner)
        self._pages = {"drawing": drawing, "list": rows, "empty": nothing}
        for page in self._pages.values():
            self._stack.addWidget(page)
        body = column(bar, self._proposal, line(), holder)
        body.setStretch(3, 1)
        self.setLayout(row(SideBySide(self.theme, body, self.editor)))

    def visit(self, place: Place) -> None:
        other = place.pupil_id != self.pupil_id
        if other:
            self.editor.leave()
            self.entry.clear()
        super().visit(place)
        if place.key:
            self._open(place.key)

    def place_key(self) -> tuple[str, str]:
        return "timeline", self._key if self.editor.isVisible() else ""

    def parts(self) -> list[QWidget]:
        return [self.entry, self._pages[self.ways.value()], *([self.editor] if self.editor.isVisible() else [])]

    def make_new(self, _what: str) -> None:
        """The cursor in the line to type."""
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_title(self, title: str) -> None:
        """Open the first event with this title."""
        found = next((one.id for one in self._rows if one.title == title), "")
        if found:
            self._open(found)

    # -- showing ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        pupil, key, today = self.pupil_id, self._key, clock.today()

        def look(session: Session) -> Life:
            rows = tuple(event_rows(session, pupil))
            chosen = event_detail(session, key) if any(one.id == key for one in rows) else None
            return Life(tuple(event_marks(session, pupil)), rows, timeline_context(session, pupil, today), chosen)

        def show_life(life: Life) -> None:
            if pupil == self.pupil_id:
                self._show(life)

        self.desk.tasks.read(self, look, show_life)

    def _show(self, life: Life) -> None:
        self._context, self._rows = life.context, life.rows
        self.view.set_events(life.marks, life.context.today, life.context.birth, life.context.school_years())
        self.strip.show_life(life.marks, life.context.birth, life.context.today)
        self.list.show_rows([_row(one) for one in life.rows])
        self._show_way(self.ways.value())
        if life.chosen is None:
            if self._key:
                self.editor.leave()
            return
        self._fill(life.chosen)

    def _show_way(self, way: str) -> None:
        self._stack.setCurrentWidget(self._pages[way if self._rows else "empty"])
        self.spans.setVisible(way == "drawing" and bool(self._rows))
        self.ways.setVisible(bool(self._rows))

    def _other_way(self) -> None:
        self.ways.show_value("list" if self.ways.value() == "drawing" else "drawing")
        self._show_way(self.ways.value())
        page = self.list if self.ways.value() == "list" else self.view
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, event: EventDetail) -> None:
        """The same form as long as it is the same event of the same kind: then nobody loses the cursor."""
        form = self._form
        if form is None or form.event_id != event.id or form.kind is not event.kind:
            form = self._form = EventEditor(self.desk, event)
            remove = button(
                _("Verwijderen"),
                "danger",
                self.theme,
                "trash-2",
                name="event.remove",
                on=lambda: self._remove(event.id),
            )
            self.editor.show_parts(
                _("Gebeurtenis"), form, foot=row(label(_("Bewaard terwijl u typt"), "small", "muted"), None, remove)
            )
        self._make_room()
        form.show_values(event, self._context)
        self.view.choose(event.id)
        self.list.choose(event.id)

    # -- choosing --------------------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        """In the drawing: walking shows the event beside it when the editor is open, or with a click."""
        if key:
            self._open(key)

    def _open(self, key: str) -> None:
        if key != self._key or not self.editor.isVisible():
            self.editor.flush()
            self._key = key
            self.refresh()

    def _closed(self) -> None:
        self._key, self._form = "", None
        self._make_room()
        (self.list if self.ways.value() == "list" else self.view).setFocus()

    def _remove(self, key: str) -> None:
        self.editor.leave()
        words = _("Gebeurtenis verwijderd")
        self.desk.tasks.write(
            self,
            words,
            lambda session: remove_event(session, key),
            lambda _none: self.desk.messages.toast(words, undo=True),
        )

    def _hide_in_meeting(self, key: str) -> None:
        hidden = not next((mark.private for mark in self._rows if mark.id == key), False)
        words = _("Niet voor dit overleg") if hidden else _("Weer te zien in het overleg")
        self.desk.tasks.write(
            self,
            words,
            lambda session: hide_in_meeting(session, key, hidden),
            lambda _none: self.desk.messages.toast(words, undo=True),
        )

    # -- typing ----------------------------------------------------------------------------------------------

    def _show_proposal(self) -> None:
        """What Enter will make of it."""
        text = self.entry.text().strip()
        self._proposal.setText(describe(propose(text, self._context)) if text else "")
        self._proposal.setVisible(bool(text))

    def _add(self) -> None:
        text = self.entry.text().strip()
        if not text:
            return
        proposal, pupil = propose(text, self._context), self.pupil_id

        def made(key: str) -> None:
            self.entry.clear()
            self._key, self._form = key, None
            self.refresh()

        self.desk.tasks.write(
            self, _("Gebeurtenis toegevoegd"), lambda session: add_line(session, pupil, proposal), made
        )

    # -- window ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The line to type in comes first, the legend when there is room beside it."""
        room = self.width() - (self.editor.width() if self.editor.isVisible() else 0)
        self._legend.setVisible(room >= self.theme.px(NARROW))
        self.strip.setVisible(self.height() >= self.theme.px(LOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().lower() == "n":
            self.make_new("event")
        else:
            super().keyPressEvent(event)


def describe(proposal: Proposal) -> str:
    """Enter: Verhuizing naar oma, Wonen en geld, groep 3"""
    if proposal.misread is not None:
        return str(proposal.misread)
    when = show(proposal.when) if proposal.when else _("nog geen datum")
    if proposal.until is not None:
        when = _("van {start} tot {end}").format(start=when, end=show(proposal.until))
    elif proposal.ongoing:
        when = _("sinds {start}").format(start=when)
    return _("Enter: {title}  ·  {lane}  ·  {when}").format(
        title=proposal.title, lane=LANES[proposal.lane].name, when=when
    )


def _row(one: EventRow) -> Row:
    hidden = _("niet voor dit overleg") if one.private else ""
    return Row(
        one.id,
        one.title,
        one.when or _("nog geen datum"),
        side=LANES[one.lane].name,
        end=hidden,
        end_icon="eye-off" if hidden else "",
        lane=one.lane,
        strong=True,
        spoken=one.sentence,
    )
