"""What every screen gets: the look, the database thread, the message gateway and a way to another place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme

PART = "#row:"
"""In the key of a place: behind it stands a part of that row, such as one agreement of a meeting."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the program. `screen` is a name of the registry; `key` is the row or event to choose there."""

    screen: str
    pupil_id: str = ""
    tab: str = ""
    key: str = ""


@dataclass(slots=True)
class Habits:
    """How this person likes to look at things, the same on every screen; kept with the settings of the machine."""

    pages_beside: bool = True
    """Small pages beside a paper."""


@dataclass(frozen=True, slots=True)
class Desk:
    theme: Theme
    tasks: Tasks
    messages: Messages
    open: Callable[[Place], None]
    me: str = ""
    """Name of the person at work."""
    habits: Habits = field(default_factory=Habits)
