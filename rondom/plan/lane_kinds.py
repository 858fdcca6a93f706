"""Which kind of data an event of the timeline is: by its lane, and by what it is about. A permission names kinds."""

from __future__ import annotations

from rondom.meetings.data_kinds import HEALTH, HOME, SCHOOL, WELLBEING
from rondom.timeline.topics import topic_of

LANES_OF: dict[str, tuple[str, ...]] = {
    SCHOOL: ("school", "steun", "overleg"),
    WELLBEING: ("kind", "hielp"),
    HOME: ("gezin", "wonen"),
    HEALTH: ("zorg",),
}
"""Which lanes go or stay together. Of the lanes that go, `HEALTH_TOPICS` go only with health."""
HEALTH_TOPICS = frozenset({"ziekte", "psychisch-ouder", "onderzoek", "diagnose"})


def is_health(lane: str, topic: str, title: str) -> bool:
    """Without a topic that was chosen the title tells: what may not go does not go because nobody chose."""
    return lane in LANES_OF[HEALTH] or (topic or topic_of(title)) in HEALTH_TOPICS
