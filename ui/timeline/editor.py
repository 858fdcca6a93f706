"""One event beside the drawing: what, when, who tells it, how each of four people sees it, and what played a part.

What is used most comes first. What is asked less often folds: open when it holds something, closed when it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLayout, QMenu, QSizePolicy, QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.timeline.actions import change_event, hide_in_meeting, set_teller
from rondom.timeline.event_words import NATURE_WORDS
from rondom.timeline.lanes import ALL_LANES, LaneView, lane_name, lanes_of
from rondom.timeline.model import EventKind, Nature
from rondom.timeline.people import Around, around
from rondom.timeline.queries import EventDetail
from rondom.timeline.spans import Context
from rondom.timeline.topics import TOPICS
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.timeline.choice_chip import ChoiceChip, fill_choices
from ui.timeline.event_views import EventViews
from ui.timeline.event_when import EventTimes
from ui.timeline.factor_panel import FactorPanel
from ui.timeline.folding import Folding
from ui.timeline.help_panel import HelpParts
from ui.timeline.teller import TellerField
from ui.timeline.when_field import WhenField
from ui.widgets import Field, KeptLine, KeptSwitch, KeptText, Segments, button, column, dress, row
from ui.widgets.outline import Part
from ui.widgets.wrapping import Wrapping

KINDS = (
    (EventKind.MOMENT.value, _("Moment")),
    (EventKind.PERIOD.value, _("Periode")),
    (EventKind.TRAJECTORY.value, _("Hulp")),
)
NATURES = tuple((nature.value, words) for nature, words in NATURE_WORDS.items())


class EventEditor(QWidget):
    """Everything of one event; what is typed is kept. Made again for another event or another kind."""

    def __init__(self, desk: Desk, event: EventDetail) -> None:
        super().__init__()
        self._desk, self._event, self._lanes = desk, event, ALL_LANES
        self.event_id, self.kind = event.id, event.kind
        theme = desk.theme
        self.lane = ChoiceChip(theme, _("Baan"), "event.lane", fill=self._fill_lanes)
        self.topic = ChoiceChip(theme, _("Soort"), "event.topic", "tag", fill=self._fill_topics)
        self.title = self._title(event.title)
        self.kind_chip = ChoiceChip(theme, _("Hoe lang"), "event.kind", fill=self._fill_kinds)
        self.times = EventTimes(desk, event.id, event.kind)
        self.teller = TellerField(theme, "event.told_by")
        self.teller.told.connect(self._keep_teller)
        self.nature = Segments(theme, NATURES, event.nature.value, "event.nature")
        self.nature.chosen.connect(lambda key: self._change("nature", Nature(key)))
        self.views = EventViews(desk, event.id, event.kind)
        self.help = HelpParts(desk, event) if event.kind is EventKind.TRAJECTORY else None
        self.factors = FactorPanel(desk, event.id)
        self.text = KeptText(theme, event.text, "event.text", _("Wat er verder over te vertellen is"), lines=2, most=8)
        self._keep(self.text, "text")
        self._more = Folding(theme, _("Toelichting"), column(self.text), "event.more", open_=bool(event.text))
        self.shown = self._shown(not event.private)
        self.factors.folding.show_open(bool(event.factors))
        self._lay_out()
        desk.tasks.read(self, lambda session: _around(session, event.pupil_id), lambda found: self._show_around(*found))

    @property
    def start(self) -> WhenField:
        return self.times.fields["start"]

    @property
    def end(self) -> WhenField:
        """Only of what lasts."""
        return self.times.fields["end"]

    def show_values(self, event: EventDetail, context: Context) -> None:
        """What the vault holds now; what is being typed stays."""
        self._event = event
        self.title.show_value(event.title)
        self._show_chips()
        self.teller.show_value(event.told_by, event.told_side)
        self.nature.show_value(event.nature.value)
        self.text.show_value(event.text)
        self.shown.show_value(not event.private)
        self.times.show_values(event, context)
        self.views.show_values(event, context)
        if self.help is not None:
            self.help.show_values(event)
        self.factors.show_factors(event.factors)

    def foot(self, remove: Callable[[], object]) -> QLayout:
        """For under the editor: shown in this meeting or not, and away with it."""
        theme = self._desk.theme
        return row(
            self.shown, None, button(_("Verwijderen"), "danger", theme, "trash-2", name="event.remove", on=remove)
        )

    # -- parts -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme, p = self._desk.theme, self._desk.theme.px
        chips = QWidget()
        chips.setLayout(Wrapping([self.lane, self.topic, self.kind_chip], p(0.4), p(0.4)))
        chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        over: list[Part] = [self.help.review] if self.help else []
        giver: list[Part] = [self.help.provider] if self.help else []
        asked: list[Part] = [self.help.questions] if self.help else []
        self.setLayout(column(
            column(chips, p(0.25), self.title, *over), self.times, *giver,
            Field(theme, _("Wie vertelt dit"), self.teller), Field(theme, _("Dit is een"), self.nature),
            self.views, *asked, self.factors, self._more, gap=p(0.85),
        ))  # fmt: skip

    def _title(self, title: str) -> KeptLine:
        made = KeptLine(title, "event.title", _("Wat gebeurde er"))
        made.setAccessibleName(_("Wat gebeurde er"))
        dress(made, bare="true", type="page")
        self._keep(made, "title")
        return made

    def _shown(self, on: bool) -> KeptSwitch:
        made = KeptSwitch(self._desk.theme, _("Tonen in dit overleg"), on, "event.shown")

        def write(session: Session, value: str) -> None:
            hide_in_meeting(session, self.event_id, not value)

        keep(self._desk, self, made, _("Gebeurtenis getoond of verborgen"), write)
        return made

    def _fill_lanes(self, menu: QMenu) -> None:
        lanes = [(lane.key, lane.name) for lane in self._lanes]
        fill_choices(menu, lanes, self._event.lane, partial(self._change, "lane"), self._desk.theme, lanes=True)

    def _fill_topics(self, menu: QMenu) -> None:
        """Those of the lane of this event first, then a menu with the rest; none of them is a choice too."""
        here: list[tuple[str, str]] = []
        rest: list[tuple[str, str]] = []
        for topic in TOPICS.values():
            (here if topic.lane == self._event.lane else rest).append((topic.key, topic.name))
        choose = partial(self._change, "topic")
        fill_choices(menu, [*here, ("", _("Geen soort"))], self._event.topic, choose, self._desk.theme)
        menu.addSeparator()
        fill_choices(menu.addMenu(_("Andere soorten")), rest, self._event.topic, choose, self._desk.theme)

    def _fill_kinds(self, menu: QMenu) -> None:
        def choose(key: str) -> None:
            self._change("kind", EventKind(key))

        fill_choices(menu, KINDS, self._event.kind.value, choose, self._desk.theme)

    def _show_chips(self) -> None:
        topic = TOPICS.get(self._event.topic)
        self.lane.show_words(lane_name(self._lanes, self._event.lane), self._event.lane)
        self.topic.show_words(topic.name if topic else _("geen soort"))
        self.kind_chip.show_words(dict(KINDS)[self._event.kind.value])

    def _show_around(self, found: Around, lanes: tuple[LaneView, ...]) -> None:
        self._lanes = lanes
        self.teller.show_people(found.tellers)
        if self.help is not None:
            self.help.provider.show_providers(found.providers)
        self._show_chips()

    # -- keeping ---------------------------------------------------------------------------------------------

    def _keep(self, field: KeptLine | KeptText, name: str) -> None:
        def write(session: Session, value: str) -> None:
            change_event(session, self.event_id, **{name: value})

        keep(self._desk, self, field, _("Gebeurtenis veranderd"), write, merge=f"event:{self.event_id}:{name}")

    def _change(self, name: str, value: object) -> None:
        self._desk.tasks.write(
            self, _("Gebeurtenis veranderd"), lambda session: change_event(session, self.event_id, **{name: value})
        )

    def _keep_teller(self, name: str, told_side: str) -> None:
        def failed(problem: Problem) -> None:
            """What could not be written stays in its field and is tried again."""
            self.teller.not_kept()
            self._desk.messages.show(problem)

        self._desk.tasks.write(
            self,
            _("Wie dit vertelt"),
            lambda session: set_teller(session, self.event_id, name, told_side),
            failed=failed,
            merge=f"event:{self.event_id}:told",
        )


def _around(session: Session, pupil_id: str) -> tuple[Around, tuple[LaneView, ...]]:
    return around(session, pupil_id), lanes_of(session)
