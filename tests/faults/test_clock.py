"""The clock of the machine goes back: an empty battery, another zone, someone who sets it. Nothing may hang on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import text

from rondom import clock
from rondom.paths import state_dir
from rondom.vault import backups, chain
from rondom.vault.unlocking import unlock
from rondom.vault.vault import Vault
from tests.faults import states
from tests.faults.world import is_sound, numbered
from tests.mees import PASSWORD, new_vault

NOW = datetime(2026, 3, 12, 13, 15)
EMPTY_BATTERY = datetime(2000, 1, 1, 0, 1)


def begin(folder: Path) -> Vault:
    clock.freeze(NOW)
    with new_vault(folder) as vault, vault.write("Begin") as session:
        states.begin(session)
    return unlock(folder / "school.rondom", PASSWORD)


def go_on(vault: Vault) -> None:
    number = numbered(vault).number + 1
    with vault.write("Verder") as session:
        states.take(session, number)


def test_actions_stay_in_the_order_in_which_they_were_done(tmp_path: Path) -> None:
    vault, chance = begin(tmp_path), Random(3)
    for turn in range(40):
        if turn % 9 == 8:
            vault.close()
            vault = unlock(tmp_path / "school.rondom", PASSWORD)
        clock.freeze(NOW + timedelta(minutes=chance.randrange(-(10**7), 10**4)))
        go_on(vault)
    with vault.read() as session:
        moments = session.execute(text("SELECT hlc FROM journal_action ORDER BY seq")).scalars().all()
        assert chain.verify(session).whole
    assert moments == sorted(set(moments))
    for back in range(3):
        assert vault.undo() == "Verder"
        assert numbered(vault) == states.state(39 - back)
    assert is_sound(vault)
    vault.close()


def test_a_copy_that_was_just_made_stays_whatever_the_clock_says(tmp_path: Path) -> None:
    """It is the newest there is, also when its date says that it is the oldest of all."""
    vault = begin(tmp_path)
    for day in range(0, 36, 2):
        clock.freeze(NOW + timedelta(days=day))
        go_on(vault)
        backups.back_up(vault, "close")
    for moment in (EMPTY_BATTERY, NOW - timedelta(days=30), NOW, NOW):
        clock.freeze(moment)
        go_on(vault)
        made = backups.back_up(vault, "hand")
        assert made.path.exists()
        copy = unlock(made.path, PASSWORD)
        assert numbered(copy) == numbered(vault)
        copy.close()
    vault.close()


def test_many_copies_in_one_moment_are_no_reason_to_lose_the_last(tmp_path: Path) -> None:
    """The clock stands still: every copy has the same time in its name."""
    vault = begin(tmp_path)
    for _turn in range(12):
        go_on(vault)
        assert backups.back_up(vault, "hand").path.exists()
    newest = max((numbered_in(path) for path in state_dir().rglob("*.rondom")), default=0)
    assert newest == numbered(vault).number
    vault.close()


def numbered_in(path: Path) -> int:
    copy = unlock(path, PASSWORD)
    try:
        return numbered(copy).number
    finally:
        copy.close()
