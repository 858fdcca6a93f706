"""What of the timeline tab gives way in a low window, or with large text: the drawing comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.timeline.tab import TimelineTab

LOW, TIGHT = 34.0, 22.0
"""em of height under which the strip makes room, and under which the bar above has one line."""


def make_room(tab: TimelineTab) -> None:
    """The strip only in a high window. In a low one the chips of the filter stand in the place of all the rest, and what
    can be done with several events in the place of the bar.
    """
    em = tab.theme.px
    high, tight = tab.height() >= em(LOW), tab.height() < em(TIGHT)
    tab.strip.setVisible(high)
    tab.bar.show_low(tight)
    tab.bar.setVisible(not tight or tab.several.isHidden())
    instead = not tab.filter.isHidden() and (tab.theme.folded or not high)
    tab.filter.take_all_room(instead)
    tab.ways.setVisible(not instead)
