"""The order of actions, whatever someone does to the clock of the computer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import unlock
from rondom.vault.hybrid_clock import HybridClock
from tests.mees import PASSWORD, new_vault

MOMENTS = st.integers(-1000, 10**13)


@given(walls=st.lists(MOMENTS | st.just(5), min_size=2), stop=st.integers(0, 9))
def test_moments_only_go_up_also_as_text_and_after_a_restart(walls: list[int], stop: int) -> None:
    ticking, given_out = HybridClock(), list[str]()
    for number, wall in enumerate(walls):
        if number == stop and given_out:
            ticking = HybridClock(given_out[-1])
        given_out.append(ticking.tick(wall))
    assert sorted(given_out) == given_out
    assert len(set(given_out)) == len(given_out)
    assert {len(moment) for moment in given_out} == {21}


def test_a_clock_that_is_set_back_between_two_openings(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        clock.freeze(datetime(2031, 1, 1).astimezone())
        with vault.write("Later") as session:
            add_pupil(session, PupilData(first_name="Later"))
    clock.freeze(datetime(2026, 3, 12).astimezone())
    vault = unlock(vault.path, PASSWORD)
    with vault.write("Daarna") as session:
        add_pupil(session, PupilData(first_name="Daarna"))
        moments = session.execute(text("SELECT sentence FROM journal_action ORDER BY hlc")).scalars().all()
    vault.close()
    assert moments[-2:] == ["Later", "Daarna"]
