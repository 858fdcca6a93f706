"""The story that must always work, from an empty machine to a locked vault, in one real program."""

from __future__ import annotations

from pathlib import Path

from tests.story import chapters as story
from tests.story.person import Person


def test_the_story_that_must_always_work(person: Person, tmp_path: Path) -> None:
    vault, sheet = story.make_vault(person, tmp_path)
    story.bring_in_children(person, tmp_path)
    story.open_dossier(person)
    story.add_people(person)
    story.fill_timeline(person)
    story.plan_meeting(person)
    story.save_sheets(person, tmp_path)
    story.sit_down(person)
    story.talk(person)
    story.agree(person)
    story.close_meeting(person)
    plans = story.print_plans(person, tmp_path)
