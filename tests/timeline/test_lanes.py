from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.errors import UserProblem
from rondom.timeline.lanes import (
    ALL_LANES,
    LANES,
    STRENGTHS,
    LaneView,
    fold_lane,
    lane_name,
    lanes_of,
    order_lanes,
    rename_lane,
)
from rondom.vault.store import Session
from rondom.vault.vault import Vault


def lanes(vault: Vault) -> tuple[LaneView, ...]:
    with vault.read() as session:
        return lanes_of(session)


def test_a_new_school_has_eight_open_lanes_in_their_usual_order(vault: Vault) -> None:
    assert lanes(vault) == ALL_LANES
    assert [lane.key for lane in ALL_LANES] == list(LANES)


def test_a_lane_that_is_renamed_keeps_its_place_and_can_have_its_name_back(vault: Vault) -> None:
    with vault.write("Baan hernoemd") as session:
        rename_lane(session, "zorg", "  Hulp buiten school ")
    assert lane_name(lanes(vault), "zorg") == "Hulp buiten school"
    assert [lane.key for lane in lanes(vault)] == list(LANES)
    with vault.write("Baan hernoemd") as session:
        rename_lane(session, "zorg", "")
    assert lanes(vault) == ALL_LANES


def test_folding_is_kept_and_undone(vault: Vault) -> None:
    with vault.write("Baan dicht") as session:
        fold_lane(session, "wonen", True)
    assert [lane.key for lane in lanes(vault) if lane.folded] == ["wonen"]
    vault.undo()
    assert lanes(vault) == ALL_LANES


def test_what_helped_is_always_open(vault: Vault) -> None:
    with pytest.raises(UserProblem, match="lane-stays-open"), vault.write("Baan dicht") as session:
        fold_lane(session, STRENGTHS, True)
    assert lanes(vault) == ALL_LANES


def test_a_name_and_a_fold_go_along_when_the_order_changes(vault: Vault) -> None:
    with vault.write("Banen") as session:
        rename_lane(session, "school", "Op school")
        fold_lane(session, "overleg", True)
        order_lanes(session, ("hielp", "school"))
    assert [lane.key for lane in lanes(vault)] == [
        "hielp", "school", "kind", "gezin", "wonen", "steun", "zorg", "overleg"
    ]  # fmt: skip
    assert lanes(vault)[1].name == "Op school"
    assert lanes(vault)[-1].folded


@pytest.mark.parametrize("act", [rename_lane, fold_lane, lambda session, key, _value: order_lanes(session, [key])])
def test_a_lane_that_does_not_exist_is_refused(vault: Vault, act: object) -> None:
    with pytest.raises(UserProblem, match="field-invalid"), vault.write("Banen") as session:
        act(session, "elders", "x")  # type: ignore[operator]


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("order"), st.lists(st.sampled_from(list(LANES)), unique=True)),
        st.tuples(
            st.just("fold"), st.tuples(st.sampled_from([key for key in LANES if key != STRENGTHS]), st.booleans())
        ),
        st.tuples(st.just("name"), st.tuples(st.sampled_from(list(LANES)), st.sampled_from(("", "Thuis", "School")))),
    ),
    max_size=6,
)


def _do(session: Session, what: str, value: object) -> None:
    if what == "order":
        order_lanes(session, value)  # type: ignore[arg-type]
    elif what == "fold":
        fold_lane(session, *value)  # type: ignore[misc]
    else:
        rename_lane(session, *value)  # type: ignore[misc]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_whatever_is_done_all_eight_lanes_stay_and_the_last_order_holds(
    vault: Vault, acts: list[tuple[str, object]]
) -> None:
    with vault.write("Banen") as session:
        for what, value in acts:
            _do(session, what, value)
    shown = lanes(vault)
    assert sorted(lane.key for lane in shown) == sorted(LANES)
    orders = [value for what, value in acts if what == "order" and value]
    if orders:
        assert [lane.key for lane in shown][: len(orders[-1])] == orders[-1]  # type: ignore[arg-type]
    assert not next(lane for lane in shown if lane.key == STRENGTHS).folded
