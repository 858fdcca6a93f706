"""A plan as JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.plan import reading as r
from rondom.plan.keeping import fingerprint, from_json, to_json

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_sides = st.sampled_from(r.Perspective)
_days = st.none() | st.dates()
_remarks = st.lists(st.builds(r.Remark, _texts, _sides, _texts), max_size=3).map(tuple)


def _many(made: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(made, max_size=most).map(tuple)


READINGS = st.builds(
    r.PlanReading,
    child=st.builds(r.Child, _texts, _texts, _days, _texts),
    school=_texts,
    made_on=st.dates(),
    version=st.integers(1, 99),
    valid_until=_days,
    meeting_on=_days,
    address=st.sampled_from(r.FormOfAddress),
    copy_for=_texts,
    people=_many(st.builds(r.Attendee, _texts, _texts, _sides, st.sampled_from(r.Custody), st.booleans(), _texts)),
    reason=_texts,
    voice=st.none() | st.builds(r.ChildVoice, _texts, _texts, _texts, _days, _texts, _days),
    strengths=_remarks,
    concerns=_many(
        st.builds(r.Concern, _texts, _many(st.builds(r.Person, _texts, _sides)), st.sampled_from(r.Recognised), _texts)
    ),
    happened=st.builds(r.Happened, _many(_texts)),
    kring=st.builds(r.Kring, _many(st.builds(r.KringMember, _texts, _texts, _texts, _texts)), _many(_texts)),
    goals=_many(st.builds(r.Goal, _texts, _texts, _texts, _texts, _texts, _days)),
    agreements=_many(
        st.builds(r.Agreement, _texts, _texts, _sides, _texts, _days, _texts, st.sampled_from(r.AgreementState))
    ),
    follow_up=st.builds(r.FollowUp, _texts, _texts, _texts, _days, st.none() | st.times(), _texts),
    recipients=_many(st.builds(r.Recipient, _texts, _texts, _texts)),
    approvals=_many(st.builds(r.PersonApproval, _texts, _texts, _sides, st.sampled_from(r.Approval), _texts)),
    views=_many(st.builds(r.StatementOfView, _texts, _texts, _days)),
    omitted=st.frozensets(st.sampled_from(r.Part)),
)


@given(READINGS)
def test_a_plan_reads_back_exactly(reading: r.PlanReading) -> None:
    kept = to_json(reading)
    assert from_json(kept) == reading
    assert to_json(from_json(kept)) == kept


PLAN = r.PlanReading(r.Child("Mees"), "De Regenwulp", date(2026, 3, 12), wishes=(r.Remark("rust"),))


def test_what_a_newer_rondom_added_is_passed_over_and_what_lacks_gets_its_default() -> None:
    raw = json.loads(to_json(replace(PLAN, follow_up=r.FollowUp(evaluation_time=time(13, 15)))))
    raw["something_new"] = {"a": 1}
    del raw["readers"], raw["child"]["group"]
    assert from_json(json.dumps(raw)).follow_up.evaluation_time == time(13, 15)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '"plan"', '{"child":{"first_name":3},"school":"","made_on":"2026-03-12"}']
)
def test_something_else_is_no_plan(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_json(text)


def test_a_changed_letter_changes_the_fingerprint() -> None:
    assert fingerprint(to_json(PLAN)) != fingerprint(to_json(PLAN).replace("rust", "Rust"))
