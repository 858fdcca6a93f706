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
_hours = st.none() | st.times()
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
    version_reason=_texts,
    people=_many(
        st.builds(r.Attendee, _texts, _texts, _sides, st.sampled_from(r.Custody), st.booleans(), _texts, _hours, _hours)
    ),
    sittings=_many(st.builds(r.Sitting, _texts, _days, _texts)),
    reason=_texts,
    voice=st.none() | st.builds(r.ChildVoice, _texts, _texts, _texts, _days, _texts, _days, st.booleans()),
    strengths=_remarks,
    concerns=_many(
        st.builds(
            r.Concern,
            _texts,
            _many(st.builds(r.Person, _texts, _sides)),
            st.sampled_from(r.Recognised),
            _texts,
            _many(st.builds(r.PersonView, _texts, _sides, st.sampled_from(r.Recognised), _texts)),
        )
    ),
    reviews=_many(
        st.builds(
            r.GoalReview,
            _texts,
            _many(st.builds(r.GoalScore, _texts, _sides, _texts, _texts)),
            _texts,
            _texts,
            _texts,
            _texts,
        )
    ),
    happened=st.builds(r.Happened, _many(_texts)),
    kring=st.builds(r.Kring, _many(st.builds(r.KringMember, _texts, _texts, _texts, _texts)), _many(_texts)),
    goals=_many(st.builds(r.Goal, _texts, _texts, _texts, _texts, _texts, _days, _texts, _texts, _texts)),
    agreements=_many(
        st.builds(r.Agreement, _texts, _texts, _sides, _texts, _days, _texts, st.sampled_from(r.AgreementState))
    ),
    follow_up=st.builds(r.FollowUp, _texts, _texts, _texts, _days, st.none() | st.times(), _texts),
    notes=_many(st.builds(r.PlanNote, _texts, _texts)),
    parked=_many(_texts),
    recipients=_many(st.builds(r.Recipient, _texts, _texts, _texts)),
    approvals=_many(
        st.builds(
            r.PersonApproval,
            _texts,
            _texts,
            _sides,
            st.sampled_from(r.Approval),
            _texts,
            _many(st.builds(r.Reservation, _texts, _texts)),
            _texts,
        )
    ),
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


def test_what_comes_after_a_plan_was_fixed_is_no_part_of_it() -> None:
    later = replace(
        PLAN,
        signatures=(r.Signed("Sanne", date(2026, 3, 14), (((0.1, 0.2), (0.3, 0.4)),)),),
        views=(r.StatementOfView("Sanne", "Ik zie het anders."),),
    )
    assert fingerprint(to_json(later)) == fingerprint(to_json(PLAN))
    assert from_json(to_json(later)) == PLAN


OLD = (
    '{"child":{"first_name":"Mees","full_name":"Mees Veenpluis","birth_date":"2016-06-14","group":"groep 6"},'
    '"school":"De Regenwulp","made_on":"2025-03-12","version":1,"valid_until":null,"meeting_title":"de driehoek",'
    '"meeting_on":"2025-03-12","address":"u","copy_for":"","copy_short":"","people":[{"name":"Sanne Klaproos",'
    '"role":"moeder","perspective":"parent","custody":"yes","present":true,"remark":""}],"reason":"Vaak te laat.",'
    '"question":"","voice":{"words":"Mijn buik is boos.","how":"","by":"","on":null,"what_we_did":"","told_on":null},'
    '"strengths":[],"concerns":[{"text":"Buikpijn","seen_by":[{"name":"Sanne","perspective":"parent"}],'
    '"recognised":"partly","note":"thuis niet"}],"enabling":[],"hindering":[],"happened":{"sentences":[]},'
    '"kring":{"members":[],"bonds":[]},"wishes":[],"goals":[{"text":"Rustig naar binnen","now":"1","then":"3","sign":"",'
    '"setting":"","until":null}],"agreements":[{"who":"Sanne","what":"Zet de tas klaar.","perspective":"parent",'
    '"due_said":"elke zondag","due":null,"sign":"","state":"open"}],"follow_up":{"lead":"","lead_contact":"",'
    '"contact_between":"","evaluation":null,"evaluation_time":null,"evaluation_with":""},"recipients":[],'
    '"approvals":[{"name":"Sanne Klaproos","role":"moeder","perspective":"parent","approval":"agreed","reason":""}],'
    '"views":[],"readers":"Voor school en ouders.","retention":"","omitted":[]}'
)
"""A plan as Rondom kept it before people answered one by one, and before goals had steps."""


def test_a_plan_of_before_is_read_as_it_was() -> None:
    made = from_json(OLD)
    (concern,) = made.concerns
    assert (concern.recognised, concern.note, concern.views) == (r.Recognised.PARTLY, "thuis niet", ())
    assert (made.goals[0].then, made.goals[0].part, made.reviews, made.running) == ("3", "", (), ())
    assert (made.approvals[0].approval, made.approvals[0].reservations) == (r.Approval.AGREED, ())
    assert made.voice is not None
    assert not made.voice.declined
    assert (made.sittings, made.version_reason, made.people[0].left) == ((), "", None)
    assert (made.notes, made.parked) == ((), ())


def test_a_changed_letter_changes_the_fingerprint() -> None:
    assert fingerprint(to_json(PLAN)) != fingerprint(to_json(PLAN).replace("rust", "Rust"))
