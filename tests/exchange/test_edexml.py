from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.errors import EnvironmentProblem, UserProblem
from rondom.exchange.edexml import EdexFile, Note, load, read
from rondom.exchange.notes import ignored_sentence, note_sentence
from tests.exchange.files import edex, element, group, in_group, pupil, school_of, small, staff

ACCENTS = "Zoë Yıldırım"


def reading(*pupils: str, groups: tuple[str, ...] = (), people: tuple[str, ...] = (), **changes: str) -> EdexFile:
    return read(edex(pupils, groups, people, **changes).encode())


def notes(file: EdexFile) -> dict[str, int]:
    return {note.code: note.count for note in file.notes}


def test_a_whole_file_becomes_values() -> None:
    file = read(small().encode())
    assert (file.school.year, file.school.brin, file.school.version) == ("2025-2026", "00ZZ", "2.1")
    fenna, tobe = file.pupils
    assert (fenna.first_name, fenna.prefix, fenna.last_name, fenna.key) == ("Fenna", "van der", "Linde", "101")
    assert fenna.birth_date == date(2016, 3, 9)
    assert (fenna.gender, tobe.gender, fenna.year_group, fenna.group_key) == ("v", "m", "5", "g5")
    assert fenna.eckid == "https://ketenid.example/aaa"
    assert [(one.name, one.year_groups, one.combined) for one in file.groups] == [("De Uilen", ("5",), False)]
    assert (file.staff[0].last_name, file.staff[0].roles, file.staff[0].group_keys) == ("Tak", ("LRK",), ("g5",))
    assert file.notes == ()


@pytest.mark.parametrize("year", ["2024-2025", "2025-2026", "2031-2032"])
def test_school_years_after_the_official_list_are_fine(year: str) -> None:
    assert read(small(year=year).encode()).school.year == year


@pytest.mark.parametrize(("written", "meant"), [("2025/2026", "2025-2026"), ("2025-26", "2025-2026"), ("vroeger", "")])
def test_school_years_are_read_as_meant(written: str, meant: str) -> None:
    assert read(small(year=written).encode()).school.year == meant


def test_103_gives_a_group_or_a_year() -> None:
    file = reading(
        pupil("1", in_group("a"), roepnaam="Jip"),
        pupil("2", achternaam="Haan", jaargroep="4"),
        pupil("3", "<groep>Muizen</groep>", roepnaam="Noor", achternaam="Zwart"),
        groups=(group("a", "Muizen", "3"),),
        version="1.03",
    )
    assert [(one.group_key, one.year_group) for one in file.pupils] == [("a", "3"), ("", "4"), ("a", "3")]
    assert file.pupils[0].last_name == ""


def test_20_has_given_names_locations_and_groups_of_two_kinds() -> None:
    file = reading(
        pupil(
            "1",
            in_group("c"),
            '<samengestelde_groepen><samengestelde_groep key="s"/></samengestelde_groepen><vestiging key="v"/>',
            achternaam="Molen",
            voornamen="Willem Jan",
            jaargroep="6",
        ),
        groups=(group("c", "5/6 Reigers", "C"), group("s", "Rekengroep", None, combined=True)),
        version="2.0",
    )
    only = file.pupils[0]
    assert (only.first_name, only.given_names) == ("Willem", "Willem Jan")
    assert (only.group_key, only.combined_keys, only.year_group) == ("c", ("s",), "6")
    assert [(one.combined, one.year_group, one.year_groups) for one in file.groups] == [(True, "", ("6",))] * 2
    assert notes(file) == {"first-name-borrowed": 1}


def test_a_combination_class_written_per_year_becomes_one_group_again() -> None:
    file = reading(
        pupil("1", in_group("7_lj_5"), roepnaam="Jip", achternaam="Haan"),
        pupil("2", in_group("7_lj_6"), roepnaam="Noor", achternaam="Zwart", jaargroep="6"),
        groups=(group("7_lj_5", "De Reigers (gr 5)", "5"), group("7_lj_6", "De Reigers (gr 6)", "6")),
        people=(staff("L", f"<groepen>{in_group('7_lj_5')}{in_group('7_lj_6')}</groepen>", roepnaam="Ine"),),
    )
    assert [(one.key, one.name, one.combined, one.year_groups) for one in file.groups] == [
        ("7", "De Reigers", True, ("5", "6"))
    ]
    assert [(one.group_key, one.year_group) for one in file.pupils] == [("7", "5"), ("7", "6")]
    assert file.staff[0].group_keys == ("7",)
    assert file.notes == (Note("group-joined", 1, "De Reigers"),)


def test_keys_with_a_hash_do_not_last() -> None:
    file = reading(pupil("#1", in_group("#g"), roepnaam="Jip", achternaam="Haan"), groups=(group("#g", "Muizen", "3"),))
    assert file.pupils[0].key == ""
    assert file.pupils[0].group_key == "#g"
    assert file.groups[0].stable_key == ""
    assert notes(file) == {"key-unstable": 1}


def test_h_means_left() -> None:
    file = reading(pupil("1", roepnaam="Jip", jaargroep="H"), pupil("2", roepnaam="Noor", uitstroomdatum="2025-07-11"))
    left, leaving = file.pupils
    assert left.historic
    assert left.year_group == ""
    assert left.has_left(date(2020, 1, 1))
    assert leaving.has_left(date(2025, 7, 11))
    assert not leaving.has_left(date(2025, 7, 10))


def test_roles_stand_with_the_person_and_with_each_group() -> None:
    groups = f"<groepen><groep key='a'><rol>IB</rol><rolomschrijving>Leescoach</rolomschrijving></groep>{in_group('b')}</groepen>"
    file = reading(
        pupil("1", roepnaam="Jip"),
        groups=(group("a", "A", "1"), group("b", "B", "2")),
        people=(staff("L1", "<rol>LRK</rol><rol>IB</rol>", groups, achternaam="Tak", roepnaam="Ine"),),
    )
    assert file.staff[0].roles == ("LRK", "IB", "Leescoach")
    assert file.staff[0].group_keys == ("a", "b")


PRIVATE = {
    "bsn": "123456782",
    "sofinummer": "123456782",
    "onderwijsnummer": "987654329",
    "bsn_ondwnr-4": "6782",
    "rijksregisternummer": "12345678901",
    "etniciteit": "7",
    "land": "XK",
    "land_vader": "XL",
    "land_moeder": "XM",
    "gewicht_nieuw": "1,2",
    "gewicht": "0.90",
}


def test_numbers_origin_and_weight_are_counted_and_never_kept() -> None:
    values = "".join(element(name, text) for name, text in PRIVATE.items())
    file = reading(pupil("1", values, roepnaam="Jip", achternaam="Haan"))
    assert (file.ignored.personal_numbers, file.ignored.origin, file.ignored.weight) == (5, 4, 2)
    said = repr(file)
    assert not [text for text in PRIVATE.values() if len(text) > 1 and text in said]
    assert ignored_sentence(file.ignored).endswith("Die stonden er 11 keer in en zijn overgeslagen.")


def test_a_question_mark_is_no_origin() -> None:
    assert reading(pupil("1", roepnaam="Jip", land="?", gewicht=" ")).ignored.total == 0


def test_a_bsn_used_as_key_is_dropped() -> None:
    file = reading(pupil("123456782", roepnaam="Jip"), pupil("111222333", roepnaam="Noor"))
    assert [one.key for one in file.pupils] == ["", ""]
    assert file.ignored.personal_numbers == 2
    ordinary = reading(pupil("123456782", roepnaam="Jip"), pupil("123456789", roepnaam="Noor"))
    assert [one.key for one in ordinary.pupils] == ["123456782", "123456789"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2016-03-09", date(2016, 3, 9)),
        ("2016-03-09T00:00:00", date(2016, 3, 9)),
        ("2016-03-09+01:00", date(2016, 3, 9)),
        ("20160309", date(2016, 3, 9)),
        ("9-3-2016", date(2016, 3, 9)),
        ("2016-13-09", None),
        ("1900-01-01", None),
        ("onbekend", None),
        ("?", None),
    ],
)
def test_birth_dates_are_read_as_meant(written: str, meant: date | None) -> None:
    assert reading(pupil("1", roepnaam="Jip", geboortedatum=written)).pupils[0].birth_date == meant


def test_the_same_child_twice_counts_once_and_two_with_one_key_stay() -> None:
    one = pupil("1", roepnaam="Jip", achternaam="Haan", geboortedatum="2016-01-01")
    other = pupil("1", roepnaam="Noor", achternaam="Haan", geboortedatum="2016-01-01")
    file = reading(one, one, other)
    assert [child.first_name for child in file.pupils] == ["Jip", "Noor"]
    assert notes(file) == {"pupil-twice": 1}


def test_namespace_unknown_elements_comments_and_other_order() -> None:
    text = (
        '<e:EDEX xmlns:e="urn:x" xmlns:o="urn:other"><!-- hallo --><e:leerlingen><?doe niets?>'
        '<e:leerling key="1"><toevoegingen><leerling><roepnaam>Nooit</roepnaam></leerling></toevoegingen>'
        "<o:roepnaam>Ander</o:roepnaam><e:roepnaam>Jip</e:roepnaam><e:groep key='g'/></e:leerling></e:leerlingen>"
        "<e:groepen><e:groep key='g'><e:jaargroep>3</e:jaargroep><e:naam>Muizen</e:naam></e:groep></e:groepen></e:EDEX>"
    )
    file = read(text.encode())
    assert [(one.first_name, one.year_group) for one in file.pupils] == [("Jip", "3")]


def test_a_file_without_groups_names_them_after_their_keys() -> None:
    file = reading(pupil("1", in_group("4A"), roepnaam="Jip"), pupil("2", in_group("#7"), roepnaam="Noor"))
    assert [one.name for one in file.groups] == ["4A"]
    assert [one.group_key for one in file.pupils] == ["4A", ""]


def test_names_are_cleaned_and_a_turned_name_is_put_right() -> None:
    file = reading(
        pupil("1", roepnaam="  Noor\n ", achternaam="Vries, van de"),
        pupil("2", roepnaam="\u202eJip\u200b", achternaam="Haan, Zwart"),
    )
    noor, jip = file.pupils
    assert (noor.first_name, noor.prefix, noor.last_name) == ("Noor", "van de", "Vries")
    assert (jip.first_name, jip.prefix, jip.last_name) == ("Jip", "", "Haan, Zwart")


# -- encodings -----------------------------------------------------------------------------------------------------


def one_named(name: str, head: str) -> str:
    return edex([pupil("1", roepnaam=name, achternaam="Wölf")], head=head)


@pytest.mark.parametrize("declared", ["UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "klopt-niet"])
def test_utf8_is_read_whatever_is_declared(declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\n'
    assert read(one_named(ACCENTS, head).encode()).pupils[0].first_name == ACCENTS


@pytest.mark.parametrize(
    ("head", "codec", "noted"),
    [
        ('<?xml version="1.0" encoding="UTF-8"?>', "cp1252", {"encoding-repaired": 1}),
        ("", "cp1252", {"encoding-repaired": 1}),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252", {}),
        ('<?xml version="1.0" encoding="ISO-8859-15"?>', "iso8859-15", {}),
        ('<?xml version="1.0" encoding="windows-1254"?>', "cp1254", {}),
    ],
)
def test_one_byte_encodings(head: str, codec: str, noted: dict[str, int]) -> None:
    file = read(one_named("Zoë Daniëlle", head).encode(codec))
    assert (file.pupils[0].first_name, file.pupils[0].last_name) == ("Zoë Daniëlle", "Wölf")
    assert notes(file) == noted


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_marks_and_wide_encodings(codec: str) -> None:
    for head in ("", '<?xml version="1.0" encoding="UTF-16"?>\n', '<?xml version="1.0" encoding="UTF-8"?>\n'):
        assert read(one_named(ACCENTS, head).encode(codec)).pupils[0].first_name == ACCENTS


def test_one_stray_byte_does_not_spoil_the_rest() -> None:
    content = edex([pupil("1", roepnaam="Zoë"), pupil("2", roepnaam="Ren#e")]).encode().replace(b"#", b"\xe9")
    assert [one.first_name for one in read(content).pupils] == ["Zoë", "Renée"]


# -- files that are something else ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "edexml-empty"),
        (b" \r\n\t", "edexml-empty"),
        (b"PK\x03\x04\x14\x00", "edexml-zipped"),
        (b"%PDF-1.7\n", "edexml-broken"),
        (b"naam;groep\nJip;3\n", "edexml-broken"),
        (b"<!DOCTYPE html><html><body>Inloggen</body></html>", "edexml-doctype"),
        (b"<html><body>Inloggen</body></html>", "edexml-other-file"),
        (b"<leerlingen><leerling/></leerlingen>", "edexml-other-file"),
        (edex([]).encode(), "edexml-no-pupils"),
        ("<EDEX/>".encode("utf-16")[:-1], "edexml-encoding"),
    ],
)
def test_other_files_are_refused_in_words(content: bytes, code: str) -> None:
    with pytest.raises(UserProblem) as problem:
        read(content)
    assert problem.value.code == code


def test_a_broken_file_tells_the_line() -> None:
    lines = small().splitlines()
    lines.insert(6, "<leerling>")
    with pytest.raises(UserProblem) as problem:
        read("\n".join(lines).encode())
    assert problem.value.code == "edexml-broken"
    assert problem.value.values == {"line": 9}


def test_the_line_is_right_after_a_declaration_over_lines() -> None:
    with pytest.raises(UserProblem) as problem:
        read(b'<?xml version="1.0"\n encoding="UTF-8"?>\n<EDEX>\n&onbekend;</EDEX>')
    assert problem.value.values == {"line": 4}


def test_load_reads_a_file_and_says_when_it_cannot(tmp_path: Path) -> None:
    path = tmp_path / "EDEX.XML"
    path.write_bytes(small().encode())
    assert len(read(load(path)).pupils) == 2
    with pytest.raises(EnvironmentProblem, match="file-unreadable"):
        load(tmp_path / "weg.xml")
    with pytest.raises(EnvironmentProblem, match="file-unreadable"):
        load(tmp_path)


def test_every_note_has_a_sentence() -> None:
    file = reading(
        pupil("#1", in_group("x"), voornamen="Jip", geboortedatum="1900-01-01", jaargroep="99", instroomdatum="ooit"),
        pupil("9", element("bsn", "")),
        groups=(group("a", "A", "1"), group("a", "A", "1"), "<groep/>"),
    )
    assert set(notes(file)) == {
        "key-unstable", "group-undescribed", "first-name-borrowed", "birth-date-filler", "year-group-unknown",
        "date-unreadable", "pupil-nameless", "group-twice", "group-nameless",
    }  # fmt: skip
    for note in (*file.notes, Note("encoding-repaired", 1, "cp1252"), Note("group-joined", 2, "Reigers")):
        for count in (1, 3):
            assert "{" not in note_sentence(Note(note.code, count, note.what))


# -- whatever order, whatever is missing ---------------------------------------------------------------------------

NAMES = st.text(st.characters(codec="utf-8", categories=["L", "M"]), min_size=1, max_size=12)
OPTIONAL = {
    "achternaam": NAMES,
    "voorvoegsel": st.sampled_from(["van", "de", "van 't"]),
    "geboortedatum": st.dates(date(2005, 1, 1), date(2025, 1, 1)).map(str),
    "geslacht": st.sampled_from(["0", "1", "2", "9"]),
    "jaargroep": st.sampled_from(["1", "8", "S", "H", "C"]),
    "instroomdatum": st.dates(date(2005, 1, 1), date(2025, 1, 1)).map(str),
    "bsn": st.just("123456782"),
    "mutatiedatum": st.just("2025-01-01T00:00:00"),
    "iets_nieuws": NAMES,
}


@st.composite
def pupil_values(draw: st.DrawFn) -> dict[str, str]:
    values = draw(st.fixed_dictionaries({"roepnaam": NAMES}, optional=OPTIONAL))
    return dict(draw(st.permutations(list(values.items()))))


@given(st.lists(pupil_values(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_and_missing_parts_never_matter(children: list[dict[str, str]], random: object) -> None:
    keyed = [pupil(f"k{number}", in_group("g"), **values) for number, values in enumerate(children)]
    file = reading(*keyed, groups=(group("g", "Groep", "4"),))
    sorted_file = reading(
        *(pupil(f"k{n}", in_group("g"), **dict(sorted(values.items()))) for n, values in enumerate(children)),
        groups=(group("g", "Groep", "4"),),
    )
    assert file == sorted_file
    assert [one.birth_date for one in file.pupils] == [
        date.fromisoformat(values["geboortedatum"]) if "geboortedatum" in values else None for values in children
    ]
    assert file.ignored.personal_numbers == sum("bsn" in values for values in children)


def test_a_whole_school() -> None:
    file = read(school_of(800).encode())
    assert len(file.pupils) == 800
    assert len(file.groups) == 32
    assert all(one.group_key and one.year_group for one in file.pupils)
