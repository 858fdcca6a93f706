from __future__ import annotations

from datetime import timedelta

import pytest

from rondom import clock
from rondom.dossier.actions import add_note
from rondom.dossier.model import NoteData
from rondom.errors import EnvironmentProblem
from rondom.opening import unlock
from rondom.vault import chain, health
from rondom.vault.header import HEADER_BYTES
from rondom.vault.journal import lay_triggers, lift_triggers
from tests.mees import PASSWORD, TODAY, add_mees, new_vault
from tests.vault.damage import PAGE, whole


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as vault:
        with vault.write("Mees") as session:
            add_mees(session)
        yield vault


def test_a_whole_vault(vault):
    found = health.check(vault)
    assert found.actions == 2
    assert found.pages == (vault.path.stat().st_size - HEADER_BYTES) // PAGE
    with vault.read() as session:
        rows = session.connection().exec_driver_sql("SELECT count(*) FROM journal_cell").scalar_one()
    assert found.rows > rows


def test_the_steps_are_small_and_together_the_whole(vault):
    steps = list(health.steps(vault))
    kinds = [step.of for step in steps if step.of != "rows"]
    assert kinds == sorted(kinds, key=["pages", "tables", "actions"].index)
    assert max(step.run() for step in steps if step.of == "pages") <= health.PAGES_A_STEP
    assert sum(step.run() for step in steps if step.of == "rows") == health.check(vault).rows


def test_working_on_between_two_steps_is_no_damage(vault):
    for number, step in enumerate(health.steps(vault)):
        step.run()
        if number % 5 == 0:
            with vault.write(f"Notitie {number}") as session:
                (pupil,) = session.connection().exec_driver_sql("SELECT id FROM pupil").scalars()
                add_note(session, pupil, NoteData(written_on=TODAY, text="Tussendoor. " * 200))
    vault.sweep()
    health.check(vault)


def test_a_file_that_became_shorter_meanwhile_is_no_damage(vault):
    (pupil,) = [row[0] for row in _ids(vault)]
    with vault.write("Veel tekst") as session:
        note = add_note(session, pupil, NoteData(written_on=TODAY, text="Veel tekst. " * 8000))
    steps = list(health.steps(vault))
    with vault.write("Weer weg") as session:
        session.connection().exec_driver_sql("DELETE FROM note WHERE id = ?", (note,))
    vault.sweep()
    for step in steps:
        step.run()


def _ids(vault):
    with vault.read() as session:
        return session.connection().exec_driver_sql("SELECT id FROM pupil").all()


@pytest.mark.parametrize("number", [2, 30, 60, 90, 120])
def test_a_changed_page_is_found_also_when_it_is_in_memory(vault, number):
    health.check(vault)
    with vault.path.open("r+b") as file:
        file.seek(HEADER_BYTES + (number - 1) * PAGE + 99)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 8]))
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        health.check(vault)


def test_a_row_that_hangs_on_nothing_is_found(vault):
    connection = vault._opened.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    lift_triggers(connection)
    connection.execute("UPDATE caregiver SET pupil_id = 'niemand'")
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        health.check(vault)


def test_a_journal_in_which_someone_wrote_is_found(vault):
    connection = vault._opened.connection
    lift_triggers(connection)
    connection.execute("UPDATE journal_action SET actor = 'iemand anders' WHERE seq = 1")
    lay_triggers(connection)
    with pytest.raises(EnvironmentProblem, match="journal-altered"):
        health.check(vault)


def test_a_long_journal_is_followed_in_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr(chain, "BATCH", 25)
    path = tmp_path / "school.rondom"
    path.write_bytes(whole().raw)
    vault = unlock(path, PASSWORD)
    pieces = [step.run() for step in health.steps(vault) if step.of == "actions"]
    assert len(pieces) >= 3
    assert set(pieces[:-1]) == {25}
    assert sum(pieces) == health.check(vault).actions
    lift_triggers(vault._opened.connection)
    vault._opened.connection.execute("UPDATE journal_action SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 60")
    steps = [step for step in health.steps(vault) if step.of == "actions"]
    assert [step.run() for step in steps[:2]] == [25, 25]
    with pytest.raises(EnvironmentProblem, match="journal-altered"):
        steps[2].run()
    vault.close()


def test_once_a_week(vault):
    today = clock.today()
    assert health.due(vault, today)
    assert health.last_checked(vault) is None
    health.note_checked(vault)
    assert health.last_checked(vault) == today
    assert [health.due(vault, today + timedelta(days)) for days in (0, 6, 7, 30)] == [False, False, True, True]
    assert health.due(vault, today - timedelta(1)), "the clock was ahead then, or is behind now"
    vault.set_fact(health.LAST_CHECK, "laatst")
    assert health.due(vault, today)
