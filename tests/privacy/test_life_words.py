"""What was kept of a timeline is read back in the logboek in words, never as a key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rondom.dossier.life_words import FACTOR_WORDS, LANE_WORDS, TOPIC_WORDS
from rondom.privacy.field_words import value_words
from rondom.privacy.logbook import entries
from rondom.timeline.actions import add_event, change_event, set_view
from rondom.timeline.factors import FACTORS, set_factor
from rondom.timeline.lanes import LANES, fold_lane
from rondom.timeline.model import EventData, FactorEffect
from rondom.timeline.topics import TOPICS
from tests.mees import add_mees, new_vault


def test_a_timeline_is_told_in_words(tmp_path: Path) -> None:
    day = date(2024, 3, 12)
    with new_vault(tmp_path) as vault:
        with vault.write("Mees toegevoegd") as session:
            mees = add_mees(session)
            data = EventData(lane="kind", title="SMW", start_earliest=day, start_latest=day)
            event = add_event(session, mees.id, data)
        with vault.write("Soort gekozen") as session:
            change_event(session, event, lane="steun", topic="hulp-einde")
            set_factor(session, event, FactorEffect.ENABLING, "vast-gezicht-wel")
            set_view(session, event, "child", 2, -1)
            fold_lane(session, "zorg", True)
        with vault.read() as session:
            entry = entries(session)[0]
    told = {(change.table, change.field, change.before, change.after) for change in entry.changes}
    assert {
        ("gebeurtenis", "spoor", "Kind", "Ondersteuning op school"),
        ("gebeurtenis", "waarover", "", "Einde van hulp"),
        ("factor bij een gebeurtenis", "factor", "", "een vast gezicht voor kind en ouders"),
        ("beleving", "moment", "", "einde"),
        ("beleving", "hoe het was", "", "zwaar"),
        ("spoor van de tijdlijn", "spoor", "", "Jeugdhulp en zorg"),
    } <= told


@pytest.mark.parametrize(
    ("words", "keys"),
    [(LANE_WORDS, LANES), (TOPIC_WORDS, TOPICS), (FACTOR_WORDS, FACTORS)],
    ids=["lane", "topic", "factor"],
)
def test_every_key_has_a_word_and_every_word_a_key(words: dict[str, str], keys: dict[str, object]) -> None:
    assert words.keys() == keys.keys()


def test_a_key_of_a_later_version_stays_readable() -> None:
    assert value_words("event", "topic", "iets-nieuws") == "iets-nieuws"
