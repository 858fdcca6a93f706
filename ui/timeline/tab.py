"""Tijdlijn: one line to type, the drawing and the list, and the chosen event beside them. Here all parts meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _
from rondom.timeline.filtering import EVERYTHING, Filter, answers, keep
from rondom.timeline.queries import EventDetail, Life, event_detail, life
from rondom.timeline.spans import Context
from rondom.vault.store import Session
from ui.desk import Desk, Place
from ui.screen import Screen
from ui.timeline.adding import Adding
from ui.timeline.bar import LIST, SPANS, WAYS, TimelineBar
from ui.timeline.chosen_bar import ChosenBar
from ui.timeline.editor import EventEditor
from ui.timeline.filtered_lanes import in_full, lanes_to_show
from ui.timeline.filters import FilterLine, FilterPanel
from ui.timeline.hands import Hands
from ui.timeline.keys_panel import KeysPanel
from ui.timeline.looking import Looking
from ui.timeline.room import make_room
from ui.timeline.school_offer import SchoolOfferLine
from ui.timeline.sharing import Sharing
from ui.timeline.undated_line import UndatedLine
from ui.timeline.ways import Ways
from ui.widgets import column, line, row
from ui.widgets.side_by_side import SideBySide
from ui.widgets.side_editor import SideEditor


class TimelineTab(Screen):
    tables = frozenset(
        {"event", "event_view", "event_factor", "help_appraisal", "lane_setting", "pupil", "school", "partner"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = self.theme
        self._key = ""
        self.form: EventEditor | None = None
        """What is open beside the drawing; None when that is something else than an event, or nothing."""
        self._filter = EVERYTHING
        self.life = Life((), (), Context(None, clock.today()))
        """All of it; what the filter hides too."""
        self.bar = TimelineBar(theme)
        self.entry = self.bar.entry
        self.filter = FilterPanel(theme)
        self.filter_line = FilterLine(theme)
        self.several = ChosenBar(theme)
        self.offer = SchoolOfferLine(desk)
        self.ways = Ways(theme)
        self.view, self.strip, self.list = self.ways.view, self.ways.strip, self.ways.list
        self.undated = UndatedLine(theme)
        self.hands = Hands(desk, self)
        self.editor = SideEditor(theme, "timeline.editor")
        self._lay_out()
        self._connect()
        self.adding = Adding(self)
        self.looking = Looking(self)
        self.sharing = Sharing(self, self._timeline)

    def _lay_out(self) -> None:
        body = column(
            self.bar, self.filter, self.filter_line, self.several, self.offer, self.undated, line(), self.ways
        )
        body.setStretch(7, 1)
        self._timeline = SideBySide(self.theme, body, self.editor)
        self.setLayout(row(self._timeline))
        self.entry.float_over(self)

    def _connect(self) -> None:
        bar, view, hands = self.bar, self.view, self.hands
        bar.ways.chosen.connect(self._show_way)
        bar.spans.chosen.connect(lambda key: view.show_years(SPANS[key]))
        bar.filter.toggled.connect(self._open_filter)
        bar.keys_asked.connect(self.show_keys)
        self.filter.changed.connect(lambda: self.show_filter(self.filter.value))
        self.filter.closed.connect(lambda: bar.filter.setChecked(False))
        self.filter_line.taken_off.connect(lambda: self.show_filter(EVERYTHING))
        view.looked.connect(self._show_span)
        view.picked.connect(self.choose)
        view.opened.connect(self.open)
        view.removed.connect(lambda _key: self._remove())
        view.hidden.connect(lambda _key: self._hide_or_show())
        view.moved.connect(hands.move)
        view.edge_moved.connect(hands.move_edge)
        view.heads.folded.connect(hands.fold_lane)
        view.heads.ordered.connect(lambda keys: hands.order_lanes(in_full(keys, self.life.lanes)))
        view.heads.renamed.connect(hands.rename_lane)
        view.heads.only.connect(lambda key: self.show_filter(Filter(lanes=frozenset({key}))))
        hands.refused.connect(view.let_go)
        self.list.picked.connect(self.choose)
        self.list.opened.connect(self.open)
        self.list.removed_all.connect(self._remove)
        self.list.hidden.connect(self._hide_or_show)
        self.list.nudged.connect(view.nudge)
        several = self.several
        several.nudged.connect(view.nudge)
        several.lane_asked.connect(lambda lane: hands.to_lane(view.values(), lane))
        several.hide_asked.connect(lambda on: hands.hide(view.values(), on))
        several.remove_asked.connect(self._remove)
        several.let_go.connect(lambda: self.choose(()))
        self.ways.empty.acted.connect(lambda: self.make_new("event"))
        self.editor.closed.connect(self._closed)
        QShortcut(QKeySequence("Ctrl+L"), self, self._other_way)
        QShortcut(QKeySequence("F1"), self, self.show_keys)

    # -- the window --------------------------------------------------------------------------------------------------

    def visit(self, place: Place) -> None:
        if place.pupil_id != self.pupil_id:
            self.editor.leave()
            self.entry.for_child(place.pupil_id)
            self.choose(())
            self._forget()
            self._filter = EVERYTHING
            self.filter.show_value(EVERYTHING)
        if place.pupil_id != self.pupil_id or place.key:
            self.sharing.close()
        super().visit(place)
        if place.key:
            self.open(place.key)

    def _forget(self) -> None:
        """Another child: nothing of the one before is seen while the life of this one is read."""
        self.life = Life((), (), Context(None, clock.today()))
        self.view.start_over()
        self.strip.show_life((), None, clock.today(), changes=False)
        self.list.show_events((), {})
        self.undated.show_events(())
        self.offer.show_offers("", ())

    def place_key(self) -> tuple[str, str]:
        return "timeline", self._key if self.editor.isVisible() else ""

    def parts(self) -> list[QWidget]:
        if self.sharing.page is not None:
            return [self.sharing.page.preview, self.sharing.page.panel]
        return [self.entry, self.ways.page(), *([self.editor] if self.editor.isVisible() else [])]

    def make_new(self, _what: str) -> None:
        """The cursor in the line to type."""
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_title(self, title: str) -> None:
        """Open the first event with this title."""
        found = next((one.id for one in self.life.rows if one.title == title), "")
        if found:
            self.open(found)

    # -- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        pupil, key, today = self.pupil_id, self._key, clock.today()

        def look(session: Session) -> tuple[Life, EventDetail | None]:
            found = life(session, pupil, today)
            there = any(one.id == key for one in found.rows)
            return found, event_detail(session, key) if there else None

        def show(answer: tuple[Life, EventDetail | None]) -> None:
            if pupil == self.pupil_id:
                self._show(answer[0])
                self.adding.show_life()
            if pupil == self.pupil_id and key and key == self._key:  # else another answer is on its way
                self._show_chosen(answer[1])

        self.desk.tasks.read(self, look, show)

    def _show(self, found: Life) -> None:
        self.life = found
        context = replace(found.context, groups=found.groups)
        self.entry.show_context(context, self._lane_names())
        self.offer.show_offers(self.pupil_id, found.offers)
        self.strip.show_life(found.marks, context.birth, context.today, found.show_changes)
        self._show_kept()
        self.looking.show_life()

    def _show_chosen(self, event: EventDetail | None) -> None:
        """None: it was removed."""
        if event is None:
            self.editor.leave()
        else:
            self._fill(event)

    def _show_kept(self) -> None:
        """Drawing and list, both through the filter."""
        found, context = self.life, self.life.context
        marks = keep(found.marks, self._filter, found.factors)
        kept = {mark.key for mark in marks}
        rows = [one for one in found.rows if one.id in kept]
        lanes = lanes_to_show(found.lanes, found.marks, marks, self._filter)
        self.view.set_events(
            marks, context.today, context.birth, found.groups, lanes, found.holidays, found.show_changes, context.name
        )  # fmt: skip
        self.list.show_events(rows, self._lane_names())
        self.filter.offer(answers(found.marks, found.factors), found.lanes)
        self.undated.show_events([one for one in rows if one.start_earliest is None])
        self.filter_line.show_counts(len(marks), len(found.marks), self._filter.asks)
        self.bar.filter.show_count(self._filter.count())
        self._show_several()
        self._show_way(self.bar.ways.value())

    def _lane_names(self) -> dict[str, str]:
        return {lane.key: lane.name for lane in self.life.lanes}

    def _show_way(self, way: str) -> None:
        any_ = bool(self.life.rows)
        self.ways.show_way(way, any_)
        self.bar.spans.setEnabled(way != LIST)
        self.bar.show_any(any_)
        self._make_room()

    def _show_span(self) -> None:
        """Which of the presets is in sight; none after panning or zooming by hand."""
        years = self.view.years()
        key = next((one for one, wide in SPANS.items() if wide == years), "")
        if key != self.bar.spans.value():
            self.bar.spans.show_value(key)

    def _other_way(self) -> None:
        """Ctrl+L: drawing, both, list, and round again."""
        self.bar.ways.show_value(WAYS[(WAYS.index(self.bar.ways.value()) + 1) % len(WAYS)])
        self._show_way(self.bar.ways.value())
        self.ways.page().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, event: EventDetail) -> None:
        """The same form as long as it is the same event of the same kind: then nobody loses the cursor."""
        form = self.form
        if form is None or form.event_id != event.id or form.kind is not event.kind:
            form = self.form = EventEditor(self.desk, event)
            foot = form.foot(lambda: self.hands.remove((event.id,)))
            self.editor.show_parts(_("Gebeurtenis"), form, foot=foot)
        form.show_values(event, self.life.context)
        if event.id not in self.view.values():
            self.view.choose(event.id)
            self.list.choose_all((event.id,))

    def show_beside(self, title: str, part: QWidget) -> None:
        """Something else than an event in the place of the editor."""
        self.editor.flush()
        self._key, self.form = "", None
        self.editor.show_parts(title, part)
        self._make_room()

    def show_keys(self) -> None:
        self.show_beside(_("Toetsen en muis"), KeysPanel(self.theme))

    def back_from_paper(self) -> None:
        """The timeline again, with the keys where they were."""
        self._make_room()
        self.ways.page().setFocus()

    # -- choosing ----------------------------------------------------------------------------------------------------

    def choose(self, keys: Sequence[str]) -> None:
        """In the drawing or in the list: the other one follows, and so does an open editor."""
        self.view.choose_all(keys)
        self.list.choose_all(keys)
        self._show_several()
        if len(keys) != 1 and self.form is not None and self.editor.isVisible():
            self.editor.leave()
        elif len(keys) == 1 and self.form is not None and self.editor.isVisible():
            self.open(keys[-1])

    def show_added(self, key: str) -> None:
        """A new event, whatever was filtered: in the editor, or chosen only where that would cover the line to type in."""
        self._filter = EVERYTHING
        self.filter.show_value(EVERYTHING)
        if key:
            self._key, self.form = key, None
        self.refresh()

    @property
    def editor_covers(self) -> bool:
        """The editor takes the place of all the rest once it is open."""
        return self._timeline.covers

    def open(self, key: str) -> None:
        """Choose this event and show it beside the drawing; a filter that hides it is taken off."""
        if key == self._key and self.editor.isVisible():
            return
        self.editor.flush()
        self._key = key
        if self._filter.asks and any(one.id == key for one in self.life.rows) and not self.view.mark(key):
            self.show_filter(EVERYTHING)
        self.view.choose(key)
        self.list.choose_all((key,))
        self._show_several()
        if self.life.rows and not self._stale:
            self.desk.tasks.read(
                self, lambda session: event_detail(session, key), self._opened, lambda _gone: self.refresh()
            )
        else:
            self.refresh_soon()

    def _opened(self, event: EventDetail) -> None:
        if event.id == self._key:
            self._fill(event)
            self._make_room()
            self.adding.show_event(self.form)

    def _closed(self) -> None:
        self._key, self.form = "", None
        self._make_room()
        self.ways.page().setFocus()

    def _show_several(self) -> None:
        keys = set(self.view.values())
        chosen = [mark for mark in self.life.marks if mark.key in keys]
        self.several.show_chosen(len(chosen), bool(chosen) and all(mark.private for mark in chosen), self.life.lanes)
        self._make_room()

    def _remove(self) -> None:
        keys = self.view.values()
        if self._key in keys:
            self.editor.leave()
        self.hands.remove(keys)

    def _hide_or_show(self) -> None:
        keys = self.view.values()
        chosen = [mark for mark in self.life.marks if mark.key in keys]
        self.hands.hide(keys, not all(mark.private for mark in chosen))

    # -- filter --------------------------------------------------------------------------------------------

    def show_filter(self, chosen: Filter) -> None:
        self._filter = chosen
        self.filter.show_value(chosen)
        self._show_kept()

    def _open_filter(self, on: bool) -> None:
        self.filter.setVisible(on)
        self._make_room()
        if on:
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- room --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        make_room(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().lower() == "n":
            self.make_new("event")
        elif event.text().lower() == "f" and self.life.rows:
            self.bar.filter.toggle()
        else:
            super().keyPressEvent(event)
