"""What leaves the vault for the table: nothing of what is hidden from it."""

from __future__ import annotations

from datetime import date

from rondom.dossier.actions import change_pupil
from rondom.timeline.actions import add_event, set_view
from rondom.timeline.at_table import event_at_table, life_at_table
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.queries import life
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees


def on(lane: str, title: str, year: int, **values: object) -> EventData:
    day = date(year, 10, 1)
    return EventData(lane=lane, title=title, start_said="", start_earliest=day, start_latest=day, **values)  # type: ignore[arg-type]


def test_hidden_events_do_not_leave_the_vault(vault: Vault, mees: Mees) -> None:
    with vault.write("Voorbeeld") as session:
        shown = add_event(session, mees.id, on("kind", "Bril", 2021))
        hidden = add_event(session, mees.id, on("gezin", "Geheim van papa", 2022, private=True))
        set_view(session, hidden, "child", 0, -2, "Niet zeggen")
        for year in (2020, 2023, 2024):
            add_event(session, mees.id, on("kind", f"Fiets {year}", year))
    with vault.read() as session:
        found = life_at_table(session, mees.id, TODAY)
        assert event_at_table(session, hidden) is None
        told = event_at_table(session, shown)
    assert told is not None
    assert told.title == "Bril"
    everything = repr(found)
    assert hidden not in everything
    assert "Geheim" not in everything
    assert "Niet zeggen" not in everything
    assert not [one for one in found.questions if one.sort == "gap"]


def test_a_year_that_nobody_told_of_is_asked_about(vault: Vault, mees: Mees) -> None:
    with vault.write("Voorbeeld") as session:
        for year in (2020, 2021, 2023, 2024):
            add_event(session, mees.id, on("kind", f"Fiets {year}", year))
    with vault.read() as session:
        found = life_at_table(session, mees.id, TODAY)
    assert "Over groep 3 weten we niets." in [one.seen for one in found.questions]


def test_lanes_without_events_fold_so_that_large_words_have_room(vault: Vault, mees: Mees) -> None:
    with vault.write("Voorbeeld") as session:
        add_event(session, mees.id, on("kind", "Bril", 2021))
        add_event(session, mees.id, on("zorg", "Geheim", 2021, private=True, kind=EventKind.PERIOD))
    with vault.read() as session:
        lanes = {lane.key: lane.folded for lane in life_at_table(session, mees.id, TODAY).lanes}
    assert [key for key, folded in lanes.items() if not folded] == ["kind", "hielp"]


def test_an_offer_of_the_administration_does_not_tell_a_hidden_event(vault: Vault, mees: Mees) -> None:
    with vault.write("Voorbeeld") as session:
        add_event(session, mees.id, on("school", "Geheime school", 2020, private=True, kind=EventKind.PERIOD))
        add_event(session, mees.id, on("kind", "Bril", 2021))
        change_pupil(session, mees.id, enrolled_on=date(2020, 10, 1), left_on=date(2025, 7, 1))
    with vault.read() as session:
        assert "Geheime school" in repr(life(session, mees.id, TODAY).offers)
        assert "Geheime school" not in repr(life_at_table(session, mees.id, TODAY))
