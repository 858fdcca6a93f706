"""The map of a school that has nobody on it yet: three ways to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rondom.language import _
from ui.support_map.painted import EmptyRings
from ui.theme import Theme
from ui.widgets import Scroll, button, column, flow, row
from ui.widgets.notices import EmptyState

Act = Callable[[], object]


def empty_map(theme: Theme, usual: Act, own: Act, from_file: Act) -> QWidget:
    """`usual` puts the usual functions on the map, `own` asks for one, `from_file` reads a list."""
    state = EmptyState(
        theme,
        _("Begin met de mensen in uw school"),
        _("Zet de gewone functies in één keer op de kaart. Namen en telefoonnummers vult u later in."),
        _("Zet de gewone functies neer"),
        drawing=EmptyRings(theme),
        name="map.empty",
    )
    state.acted.connect(usual)
    ways = (
        button(_("Liever zelf beginnen"), "quiet", name="map.empty.new", on=own),
        button(_("Een lijst inlezen"), "quiet", name="map.empty.import", on=from_file),
    )
    holder, p = QWidget(), theme.px
    state.setMaximumWidth(p(34))
    state.setMinimumWidth(p(20))
    below = flow(theme.folded, *ways, gap=p(0.6))
    holder.setLayout(column(None, row(None, state, None), p(0.6), row(None, below, None), None))
    return Scroll(holder)
