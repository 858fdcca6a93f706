from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rondom.exchange.edex_file import EdexFile, EdexGroup, EdexPupil, EdexSchool, EdexStaff, Ignored, Note
from rondom.exchange.matching import compare
from rondom.exchange.names import fold, fold_last
from rondom.exchange.preview import Doubt, ImportPreview, KnownGroup, KnownPupil, KnownStaff, suggested

TODAY = date(2025, 9, 15)
BORN = date(2016, 3, 9)


def file_of(
    *pupils: EdexPupil, groups: Sequence[EdexGroup] = (), staff: Sequence[EdexStaff] = (), **school: str
) -> EdexFile:
    return EdexFile(EdexSchool(**school), tuple(groups), pupils, tuple(staff), Ignored())


def against(known: Sequence[KnownPupil], *pupils: EdexPupil) -> ImportPreview:
    return compare(file_of(*pupils), known, today=TODAY)


FENNA = EdexPupil("101", "eck-a", "Fenna", "", "van der", "Linde", "", BORN, "v", "5")
KNOWN = KnownPupil("p1", "Fenna", "", "van der", "Linde", BORN, "v", "5", eckid="eck-a", external_key="101")


def test_an_empty_vault_gets_everyone_as_new() -> None:
    preview = against([], FENNA, replace(FENNA, key="102", eckid="eck-b", first_name="Tobe"))
    assert [line.row for line in preview.new] == [0, 1]
    assert not (preview.changed or preview.gone or preview.doubtful)


def test_the_same_child_is_no_change() -> None:
    preview = against([KNOWN], FENNA)
    assert preview.unchanged == ("p1",)
    assert preview.nothing_to_do


def test_every_difference_is_a_proposal_with_old_and_new() -> None:
    preview = against([KNOWN], replace(FENNA, first_name="Fen", year_group="6", enrolled_on=date(2020, 8, 24)))
    changes = {one.field: (one.old, one.new) for one in preview.changed[0].changes}
    assert changes == {
        "first_name": ("Fenna", "Fen"),
        "year_group": ("5", "6"),
        "enrolled_on": (None, date(2020, 8, 24)),
    }
    assert preview.changed[0].name == "Fenna van der Linde"


def test_an_empty_field_of_the_file_takes_nothing_away() -> None:
    assert against([KNOWN], replace(FENNA, gender="", year_group="", birth_date=None)).unchanged == ("p1",)


def test_what_a_person_typed_is_not_ticked_but_what_is_empty_is() -> None:
    known = replace(KNOWN, first_name="Fen", gender="", by_hand=frozenset({"first_name", "gender", "year_group"}))
    preview = against([known], replace(FENNA, year_group="6"))
    assert {one.field for one in preview.changed[0].changes} == {"first_name", "gender", "year_group"}
    assert suggested(preview).changed == {"p1": frozenset({"gender"})}


def test_a_name_that_lost_its_accents_or_was_guessed_is_not_ticked() -> None:
    known = replace(KNOWN, first_name="Zoë", last_name="Yıldırım")
    bare = against([known], replace(FENNA, first_name="Zoe", last_name="Yildirim"))
    assert suggested(bare).changed == {}
    better = against([replace(KNOWN, first_name="Zoe", last_name="Linde")], replace(FENNA, first_name="Zoë"))
    assert suggested(better).changed == {"p1": frozenset({"first_name"})}
    guessed = replace(file_of(replace(FENNA, first_name="Zoý", year_group="6")), notes=(Note("encoding-repaired"),))
    preview = compare(guessed, [replace(KNOWN, first_name="Zoë")], today=TODAY)
    assert suggested(preview).changed == {"p1": frozenset({"year_group"})}


def test_of_another_school_nothing_is_ticked() -> None:
    preview = compare(file_of(FENNA, brin="11AA"), [], brin="22BB", today=TODAY)
    assert len(preview.new) == 1
    assert not suggested(preview).anything


def test_eckid_goes_before_key_and_key_before_name() -> None:
    by_key = replace(KNOWN, id="p2", eckid="", external_key="55")
    assert against([KNOWN, by_key], replace(FENNA, key="55")).changed[0].id == "p1"
    assert against([by_key], replace(FENNA, key="55")).changed[0].id == "p2"


def test_a_name_and_birth_date_are_enough_whatever_the_writing() -> None:
    hand_made = KnownPupil("p1", "FENNA", "", "", "v.d. Linde", BORN)
    preview = against([hand_made], FENNA)
    assert preview.changed[0].id == "p1"
    assert not preview.new


def test_a_key_of_another_child_is_asked_about() -> None:
    preview = against([replace(KNOWN, first_name="Tobe", last_name="Okafor", prefix="", eckid="")], FENNA)
    assert [(line.reason, line.candidates[0].id) for line in preview.doubtful] == [(Doubt.OTHER_CHILD, "p1")]
    assert not (preview.changed or preview.gone)


def test_new_numbers_for_a_whole_school_join_nobody_by_chance() -> None:
    """Keys start again in another program, and two children were born on the same day."""
    preview = against(
        [replace(KNOWN, eckid="", first_name="Tobe", prefix="", last_name="Okafor")], replace(FENNA, eckid="")
    )
    assert preview.doubtful[0].reason == Doubt.OTHER_CHILD


def test_twins_stay_two() -> None:
    tess, sam = replace(FENNA, key="", eckid="", first_name="Tess"), replace(FENNA, key="", eckid="", first_name="Sam")
    known = replace(KNOWN, first_name="Tess", eckid="", external_key="")
    preview = against([known], tess, sam)
    assert preview.unchanged == ("p1",)
    assert [line.pupil.first_name for line in preview.new] == ["Sam"]


def test_twins_with_nearly_one_name_are_each_recognised() -> None:
    sem, sam = (replace(FENNA, key="", eckid="", first_name=name) for name in ("Sem", "Sam"))
    known = [replace(KNOWN, id=name, first_name=name, eckid="", external_key="") for name in ("Sam", "Sem")]
    assert sorted(against(known, sem, sam).unchanged) == ["Sam", "Sem"]
    alone = against(known[:1], sem, sam)
    assert alone.unchanged == ("Sam",)
    assert [line.pupil.first_name for line in alone.new] == ["Sem"]


def test_keys_swapped_between_twins_are_asked_about() -> None:
    tess, sam = (
        replace(FENNA, eckid="", key="1", first_name="Tess"),
        replace(FENNA, eckid="", key="2", first_name="Sam"),
    )
    known = [
        replace(KNOWN, id=one.first_name, first_name=one.first_name, eckid="", external_key=key)
        for one, key in ((tess, "2"), (sam, "1"))
    ]
    assert [line.reason for line in against(known, tess, sam).doubtful] == [Doubt.OTHER_CHILD] * 2


def test_nearly_the_same_child_is_asked_about() -> None:
    known = replace(KNOWN, eckid="", external_key="")
    found = replace(FENNA, eckid="", key="")
    cases = {
        Doubt.NO_BIRTH_DATE: replace(found, birth_date=None),
        Doubt.BIRTH_DATE: replace(found, birth_date=date(2016, 9, 3)),
        Doubt.FIRST_NAME: replace(found, first_name="Fen"),
        Doubt.LAST_NAME: replace(found, last_name="Berg"),
    }
    for reason, pupil in cases.items():
        preview = against([known], pupil)
        assert [(line.reason, line.candidates[0].id) for line in preview.doubtful] == [(reason, "p1")]
        assert not (preview.new or preview.gone)


def test_another_eckid_is_another_child() -> None:
    preview = against([KNOWN], replace(FENNA, key="7", eckid="eck-z", birth_date=date(2016, 9, 3)))
    assert len(preview.new) == 1
    assert [line.id for line in preview.gone] == ["p1"]


def test_one_key_on_two_children_and_one_child_on_two_keys_are_asked_about() -> None:
    tobe = replace(FENNA, eckid="", first_name="Tobe", last_name="Okafor", birth_date=date(2015, 1, 1))
    assert [line.reason for line in against([], replace(FENNA, eckid=""), tobe).doubtful] == [Doubt.SHARED_KEY] * 2
    again = replace(FENNA, key="102", eckid="")
    assert [line.reason for line in against([], replace(FENNA, eckid=""), again).doubtful] == [Doubt.TWICE_IN_FILE] * 2


def test_two_known_children_who_look_the_same_are_asked_about() -> None:
    twice = [replace(KNOWN, id=id_, eckid="", external_key="") for id_ in ("p1", "p2")]
    line = against(twice, FENNA).doubtful[0]
    assert (line.reason, [one.id for one in line.candidates]) == (Doubt.SEVERAL_KNOWN, ["p1", "p2"])


def test_who_is_missing_is_only_proposed_and_not_ticked() -> None:
    preview = against(
        [KNOWN, replace(KNOWN, id="p2", eckid="eck-q", external_key="9", first_name="Okke", birth_date=None)], FENNA
    )
    assert [(line.id, line.stated, line.left_on) for line in preview.gone] == [("p2", False, TODAY)]
    assert suggested(preview).gone == frozenset()


def test_who_left_by_the_file_is_ticked_with_the_day_it_says() -> None:
    preview = against([KNOWN], replace(FENNA, historic=True, left_on=date(2025, 7, 11)))
    assert [(line.id, line.stated, line.left_on) for line in preview.gone] == [("p1", True, date(2025, 7, 11))]
    assert suggested(preview).gone == {"p1"}
    assert against([replace(KNOWN, left_on=date(2025, 7, 11))], replace(FENNA, historic=True)).unchanged == ("p1",)


def test_strangers_who_left_are_not_proposed() -> None:
    preview = against([], replace(FENNA, historic=True))
    assert (preview.former, preview.new) == (1, ())


def test_an_old_record_never_takes_a_child_from_its_new_one() -> None:
    preview = against([KNOWN], replace(FENNA, historic=True, key="7", eckid=""), FENNA)
    assert preview.unchanged == ("p1",)
    assert not preview.gone


def test_who_comes_back_is_proposed_as_at_school_again() -> None:
    preview = against([replace(KNOWN, left_on=date(2025, 1, 1))], FENNA)
    assert [(one.field, one.old, one.new) for one in preview.changed[0].changes] == [
        ("left_on", date(2025, 1, 1), None)
    ]


def test_groups_are_the_same_by_name_then_by_key() -> None:
    groups = [
        EdexGroup("g1", "De Uilen", "5", year_groups=("5",)),
        EdexGroup("g2", "Groep 6", "6", year_groups=("6",)),
        EdexGroup("g3", "Nieuw"),
    ]
    pupils = [replace(FENNA, key=key, eckid=key, group_key=key) for key in ("g1", "g2", "g3")]
    known = [KnownGroup("u", "de uilen", "5", external_key="old"), KnownGroup("z", "Klas 6", "6", external_key="g2")]
    preview = compare(file_of(*pupils, groups=groups), [], known, today=TODAY)
    assert preview.group_ids == {"g1": "u", "g2": "z"}
    assert [group.key for group in preview.new_groups] == ["g3"]
    assert {(line.id, one.field, one.new) for line in preview.changed_groups for one in line.changes} == {
        ("u", "name", "De Uilen"), ("u", "external_key", "g1"), ("z", "name", "Groep 6"),
    }  # fmt: skip


def test_another_group_is_a_change_and_the_same_one_is_not() -> None:
    groups = [EdexGroup("g1", "De Uilen", "5", year_groups=("5",)), EdexGroup("g2", "Groep 6", "6", year_groups=("6",))]
    known_groups = [KnownGroup("u", "De Uilen", "5", external_key="g1")]
    known = [replace(KNOWN, group_id="u", group="De Uilen")]
    for key, expected in (("g1", []), ("g2", [("group", "De Uilen", "Groep 6")]), ("", [])):
        preview = compare(file_of(replace(FENNA, group_key=key), groups=groups), known, known_groups, today=TODAY)
        assert [(one.field, one.old, one.new) for line in preview.changed for one in line.changes] == expected


def test_teachers_come_from_the_staff_of_a_group() -> None:
    staff = [
        EdexStaff("L1", "", "Ine", "", "Tak", roles=("LRK",), group_keys=("g1",)),
        EdexStaff("L2", "", "", "de", "Wit", "J", roles=(), group_keys=("g1",)),
        EdexStaff("L3", "", "Bo", "", "Rood", roles=("STA",), group_keys=("g1",)),
    ]
    file = file_of(replace(FENNA, group_key="g1"), groups=[EdexGroup("g1", "De Uilen")], staff=staff)
    assert compare(file, [], today=TODAY).new_groups[0].teacher == "Ine Tak en J. de Wit"


def test_staff_is_recognised_and_parents_are_not_ticked() -> None:
    staff = [
        EdexStaff("L1", "", "Ine", "", "Tak", roles=("IB", "LRK")),
        EdexStaff("L2", "", "Bo", "", "Rood", roles=("OUD",)),
        EdexStaff("9", "", "Ada", "", "Blauw"),
    ]
    known = [KnownStaff("s1", "ine tak", external_key=""), KnownStaff("s9", "Piet Ander", external_key="9")]
    preview = compare(file_of(FENNA, staff=staff), [], staff=known, today=TODAY)
    assert {(line.id, one.field, one.new) for line in preview.changed_staff for one in line.changes} == {
        ("s1", "name", "Ine Tak"), ("s1", "role", "intern begeleider, leerkracht"), ("s1", "external_key", "L1"),
    }  # fmt: skip
    assert [(line.name, line.suggested) for line in preview.new_staff] == [("Bo Rood", False), ("Ada Blauw", True)]


def test_another_school_and_half_a_school_are_told() -> None:
    many = [
        replace(KNOWN, id=f"p{n}", eckid=f"e{n}", external_key=f"k{n}", first_name=f"Kind{n}", birth_date=None)
        for n in range(20)
    ]
    file = file_of(FENNA, brin="11AA")
    assert compare(file, many, brin="22BB", today=TODAY).other_school
    assert compare(file, many, today=TODAY).seems_partial
    assert not compare(file, many, brin="11AA00", today=TODAY).other_school
    assert not compare(file, [KNOWN], today=TODAY).seems_partial


def test_folding() -> None:
    assert fold("Zoë-Lou d'Áncona") == fold("ZOE LOU DANCONA")
    assert fold("Işıl Łø") == fold("isil lo")
    same = {
        fold_last("van de", "Vries"),
        fold_last("", "Vries, van de"),
        fold_last("v.d.", "VRIES"),
        fold_last("", "v.d. Vries"),
    }
    assert same == {"vries"}
    assert fold_last("", "Van") == "van"


# -- rules that hold for any two schools ---------------------------------------------------------------------------

PUPILS = st.builds(
    EdexPupil,
    key=st.sampled_from(["", "1", "2", "3"]), eckid=st.sampled_from(["", "a", "b"]),
    first_name=st.sampled_from(["Sem", "Sam", "Tess", "Zoë", "Zoe"]), prefix=st.sampled_from(["", "de"]),
    last_name=st.sampled_from(["Vries", "de Vries", "Haan"]),
    birth_date=st.sampled_from([None, BORN, date(2017, 1, 1)]), historic=st.booleans(),
)  # fmt: skip


@st.composite
def known_pupils(draw: st.DrawFn) -> list[KnownPupil]:
    return [
        KnownPupil(
            f"p{n}",
            one.first_name,
            "",
            one.prefix,
            one.last_name,
            one.birth_date,
            eckid=one.eckid,
            external_key=one.key,
            left_on=date(2025, 1, 1) if one.historic else None,
        )
        for n, one in enumerate(draw(st.lists(PUPILS, max_size=6)))
    ]


@given(st.lists(PUPILS, max_size=6), known_pupils())
def test_every_child_of_the_file_and_of_the_vault_is_in_one_place(
    pupils: list[EdexPupil], known: list[KnownPupil]
) -> None:
    preview = against(known, *pupils)
    matched = [*(line.id for line in preview.changed), *preview.unchanged, *(line.id for line in preview.gone)]
    assert len(matched) == len(set(matched))
    rows = [line.row for part in (preview.new, preview.changed, preview.doubtful) for line in part]
    assert len(rows) == len(set(rows))
    stated = sum(line.stated for line in preview.gone)
    assert len(rows) + len(preview.unchanged) + stated + preview.former == len(pupils)
    asked = {one.id for line in preview.doubtful for one in line.candidates}
    at_school = {one.id for one in known if one.left_on is None}
    assert at_school <= set(matched) | asked


@given(known_pupils())
def test_a_file_of_what_is_known_never_says_new_or_gone(known: list[KnownPupil]) -> None:
    pupils = [
        EdexPupil(one.external_key, one.eckid, one.first_name, "", one.prefix, one.last_name, "", one.birth_date)
        for one in known
    ]
    preview = against(known, *pupils)
    assert not preview.gone
    assert {line.pupil.first_name for line in preview.new} <= {one.first_name for one in known if not one.birth_date}
