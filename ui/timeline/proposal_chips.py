"""What a typed line will become, as chips that can be changed first: lane, topic, kind and time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from rondom import clock
from rondom.language import _
from rondom.timeline.entry import MOMENT, PERIOD, TRAJECTORY, Proposal
from rondom.timeline.lanes import LANES
from rondom.timeline.proposals import Chosen, corrected, meant_instead, proposal_for, read_back_all, when_said
from rondom.timeline.spans import Context
from rondom.timeline.topics import TOPICS
from ui.theme import Theme
from ui.timeline.choice_chip import ChoiceChip, fill_choices, lane_icon
from ui.timeline.span_strip import SpanStrip
from ui.timeline.when_field import DateWords
from ui.widgets import Wrapping, button, column, dress, dress_in_glyph, flow, label, row

KINDS = ((MOMENT, _("Moment")), (PERIOD, _("Periode")), (TRAJECTORY, _("Hulp")))


class ProposalChips(QWidget):
    """`changed` when the proposal became another one; `line_changed(text)` when the line itself should be another.

    Without `strip` the time is told in words only, for chips in a list.

    What was chosen by hand stays while the line is typed on, and is let go by `show_line("")`.
    """

    changed = Signal()
    line_changed = Signal(str)

    def __init__(self, theme: Theme, name: str, strip: bool = True) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self.context = Context(None, clock.today())
        self.line = ""
        self._chosen = Chosen()
        self._lanes: Mapping[str, str] = {key: lane.name for key, lane in LANES.items()}
        self.proposal = proposal_for("", self.context)
        self.lane = ChoiceChip(theme, _("Waar"), f"{name}.lane", fill=self._fill_lanes)
        self.topic = ChoiceChip(theme, _("Soort"), f"{name}.topic", fill=self._fill_topics)
        self.kind = ChoiceChip(theme, _("Hoe lang"), f"{name}.kind", fill=self._fill_kinds)
        self.when = ChoiceChip(theme, _("Wanneer"), f"{name}.when", "calendar-days")
        self.when.setCheckable(True)
        self.when.clicked.connect(self._open_time)
        self.chips = (self.lane, self.topic, self.kind, self.when)
        holder = QWidget()
        holder.setLayout(Wrapping(self.chips, p(0.45), p(0.4)))
        self.told = label("", "small", "muted", wrap=True, name=f"{name}.told")
        self._strip = SpanStrip(theme) if strip else None
        self._instead = button("", "link", name=f"{name}.instead", on=self._put_right)
        self._time = self._time_row(name)
        told = column(None, self.told, row(self._instead, None), None)
        below = flow(theme.folded, told, *([self._strip] if self._strip else []), gap=p(0.9))
        below.setStretch(0, 1)
        below.setStretch(1, 1)
        self.setLayout(column(holder, self._time, below, gap=p(0.3)))
        self._show()

    def _time_row(self, name: str) -> QWidget:
        p = self.theme.px
        self.time = QLineEdit()
        self.time.setObjectName(f"{name}.time")
        self.time.setAccessibleName(_("Wanneer"))
        self.time.setPlaceholderText(_("vaag mag, een periode ook"))
        self.time.setFixedWidth(p(16))
        dress_in_glyph(self.time, self.theme, "calendar-days")
        self._words = DateWords(self.time)
        self.time.textEdited.connect(lambda text: self._words.show_for(text, self.context))
        self.time.textChanged.connect(self._time_changed)
        self.time.returnPressed.connect(self._close_time)
        self._none = button(_("Geen datum in deze regel"), "quiet", name=f"{name}.dateless", on=self._dateless)
        parts = QWidget()
        parts.setLayout(Wrapping((self.time, self._none), p(0.6), p(0.3)))
        parts.hide()
        return parts

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order."""
        return (*self.chips, self.time, self._none, self._instead)

    def words(self) -> str:
        """The proposal in words, for who does not see the chips."""
        told = ", ".join(chip.text() for chip in self.chips)
        return f"{told}. {self.told.text()}".strip()

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_context(self, context: Context, lanes: Mapping[str, str] | None = None) -> None:
        """What is known of the child, and the names of the lanes at this school."""
        self.context, self._lanes = context, lanes or self._lanes
        self._show()

    def show_line(self, text: str) -> None:
        """The line as it stands; an empty one lets go of what was chosen by hand."""
        self.line = text
        if not text.strip():
            self._chosen = Chosen()
            self._close_time()
        self._show()

    def show_strip(self, shown: bool) -> None:
        """Without it there is room for the words alone."""
        if self._strip:
            self._strip.setMaximumHeight(self.theme.px(2.3) if shown else 0)
            self._strip.setMinimumHeight(self._strip.maximumHeight())

    def _choose(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        made = self.proposal = proposal_for(self.line, self.context, self._chosen)
        topic = TOPICS.get(made.topic)
        self.lane.show_words(self._lanes[made.lane], made.lane)
        self.topic.show_words(topic.name if topic else _("soort kiezen"))
        self.kind.show_words(dict(KINDS)[made.kind])
        self.when.show_words(_when(made))
        self._tell(made)

    def _tell(self, made: Proposal) -> None:
        wrong, instead = made.misread, meant_instead(made, self.context, self._chosen.when or "")
        said = read_back_all(made, self.context) if wrong is None else str(wrong)
        asked = _("Bedoelt u {proposal}?").format(proposal=instead) if instead and wrong is None else ""
        whole = _("De hele regel komt bij de toelichting.") if made.text else ""
        self.told.setText(" ".join(note for note in (said, asked, whole) if note))
        dress(self.told, tone="caution" if wrong or instead else "muted")
        self.told.setVisible(bool(self.told.text()))
        self._instead.setVisible(bool(instead))
        self._instead.setText(_("Ja, {proposal}").format(proposal=instead))
        if self._strip:
            self._strip.show_span(made.applied or made.when, self.context, LANES[made.lane].role, made.until)

    # -- what is chosen --------------------------------------------------------------------------------------

    def _fill_lanes(self, menu: QMenu) -> None:
        choose = partial(self._choose_part, "lane")
        fill_choices(menu, tuple(self._lanes.items()), self.proposal.lane, choose, self.theme, lanes=True)

    def _fill_topics(self, menu: QMenu) -> None:
        """Those of this lane first; the others one step further, per lane."""
        made, per_lane = self.proposal, topics_per_lane()
        own = [*per_lane.pop(made.lane, []), ("", _("geen van deze"))]
        fill_choices(menu, own, made.topic, self._choose_topic, self.theme)
        menu.addSeparator()
        for lane, topics in per_lane.items():
            further = menu.addMenu(lane_icon(self.theme, lane), self._lanes[lane])
            fill_choices(further, topics, made.topic, self._choose_topic, self.theme)

    def _fill_kinds(self, menu: QMenu) -> None:
        fill_choices(menu, KINDS, self.proposal.kind, partial(self._choose_part, "kind"), self.theme)

    def _choose_part(self, part: str, key: str) -> None:
        self._choose(replace(self._chosen, **{part: key}))

    def _choose_topic(self, key: str) -> None:
        """The topic brings its lane and kind along; what was chosen of those before was for another topic."""
        self._choose(replace(self._chosen, topic=key, lane="", kind=""))

    def _time_changed(self, text: str) -> None:
        if self._time.isVisibleTo(self):  # not when it is filled to begin with
            self._choose(replace(self._chosen, when=text))

    def _open_time(self) -> None:
        if self._time.isVisibleTo(self):
            self._close_time()
            return
        said = self._chosen.when if self._chosen.when is not None else self.proposal.said or when_said(self.proposal)
        self.time.setText(said)
        self._time.show()
        self.when.setChecked(True)
        self.time.setFocus(Qt.FocusReason.PopupFocusReason)
        self.time.selectAll()

    def _close_time(self) -> None:
        """Back to the chip. Words that cannot be read stay told of under it."""
        had_focus = self.time.hasFocus()
        self._time.hide()
        self.when.setChecked(False)
        if had_focus:
            self.when.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dateless(self) -> None:
        self._close_time()
        self._choose(replace(self._chosen, when=""))

    def _put_right(self) -> None:
        """The date that was proposed, in the line itself, where it can be seen."""
        instead = meant_instead(self.proposal, self.context, self._chosen.when or "")
        if self._chosen.when is not None:
            self._choose(replace(self._chosen, when=instead))
            self.time.setText(instead)
        else:
            self.line_changed.emit(corrected(self.proposal, self.context))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the field for the time; with that closed it is for who holds these chips."""
        if event.key() == Qt.Key.Key_Escape and self._time.isVisibleTo(self):
            self._close_time()
        else:
            super().keyPressEvent(event)


def topics_per_lane() -> dict[str, list[tuple[str, str]]]:
    """(key, name) of every topic, under the lane where it usually stands."""
    found: dict[str, list[tuple[str, str]]] = {lane: [] for lane in LANES}
    for topic in TOPICS.values():
        found[topic.lane].append((topic.key, topic.name))
    return {lane: topics for lane, topics in found.items() if topics}


def _when(made: Proposal) -> str:
    """What the chip of the time says."""
    words = when_said(made) or _("nog geen datum")
    return _("{when}, gepland").format(when=words) if made.planned else words
