"""Files of partner lists in every spelling there is, and files that are none."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.exchange import archives, partner_files
from rondom.exchange.names import clean
from rondom.exchange.partner_files import load, read
from rondom.exchange.partner_notes import remark_sentences
from rondom.exchange.partner_table import COLUMNS, PartnerFile, Source, layout_of
from tests.exchange.partner_lists import HEADINGS, ROWS, as_csv, as_xlsx, page, service, zipped


def names(file: PartnerFile) -> list[str]:
    return [one.text("name") for one in file.partners]


def problem_of(content: bytes) -> UserProblem:
    with pytest.raises(UserProblem) as caught:
        read(content)
    return caught.value


@pytest.mark.parametrize("sign", [";", "\t", ",", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_sign_between_columns_in_any_encoding(sign: str, encoding: str) -> None:
    file = read(as_csv(sign=sign).encode(encoding))
    assert names(file) == ["Gezinscoach", "Logopedist"]
    assert file.partners[0].text("person") == "Zoë Kievit"
    assert (file.source, file.lines) == (Source.CSV, 2)


def test_guessed_letters_are_told() -> None:
    assert [one.code for one in read(as_csv().encode("cp1252")).remarks] == ["letters-guessed"]
    assert read(as_csv().encode()).remarks == ()


def test_quotes_line_breaks_and_separators_inside_a_cell() -> None:
    text = 'Functie;Organisatie;Wat zij doen\n"Coach; gezin";CJG;"Zegt ""hallo"".\nKomt thuis."\nLogopedist;Klinker;\n'
    file = read(text.encode())
    assert names(file) == ["Coach; gezin", "Logopedist"]
    assert file.partners[0].text("offer") == 'Zegt "hallo".\nKomt thuis.'


def test_the_line_in_which_excel_names_its_sign() -> None:
    assert names(read(("sep=,\n" + as_csv(sign=",")).encode())) == ["Gezinscoach", "Logopedist"]


def test_a_title_above_the_headings_and_empty_rows() -> None:
    text = "Sociale kaart 2026;;;\n;;;\n" + as_csv((("Coach", "CJG", "", ""), ("", "", "", ""), ("Tolk", "", "", "")))
    file = read(text.encode())
    assert [(one.row, one.text("name")) for one in file.partners] == [(4, "Coach"), (6, "Tolk")]


def test_commas_in_words_are_no_columns() -> None:
    text = "Sociale kaart, juni, 2026\nFunctie;Wat zij doen\nCoach;Luistert, helpt, belt, schrijft\nTolk;Vertaalt\n"
    assert names(read(text.encode())) == ["Coach", "Tolk"]


def test_headings_of_other_programs() -> None:
    layout = layout_of(
        ["Naam", "Functie", "Instelling", "Tel.nr", "E-mailadres", "Doelgroep", "Straat", "Plaats", "Leeftijd"]
    )
    assert [column.name for column in layout.fields.values()] == [
        "person", "name", "organisation", "phone", "email", "audience",
    ]  # fmt: skip
    assert list(layout.address.values()) == ["straat", "plaats"]
    assert layout.ages == 8
    assert [column.name for column in layout_of(["Naam", "Telefoon"]).fields.values()] == ["name", "phone"]


def test_every_column_is_known_by_its_own_heading() -> None:
    layout = layout_of([column.heading for column in COLUMNS])
    assert list(layout.fields.values()) == list(COLUMNS)


def test_more_people_and_an_address_in_parts() -> None:
    text = "Functie;Persoon;Persoon 2;Rol 2;Telefoon 2;Persoon 3;Straat;Huisnummer;Postcode;Plaats\n"
    text += "Wijkteam;Anna;Bram;coach;0612345678;;Tuinpad;3;2491 AB;Duinveen\n"
    one = read(text.encode()).partners[0]
    assert one.text("address") == "Tuinpad 3, 2491 AB Duinveen"
    assert [(person.name, person.role, person.phone) for person in one.people] == [("Bram", "coach", "0612345678")]


def test_a_partner_without_a_function() -> None:
    file = read(as_csv((("", "GGD", "", "070"), ("", "", "Anna", ""), ("", "", "", "0612345678"))).encode())
    assert names(file) == ["GGD", "Anna"]
    assert (file.lines, [one.row for one in file.partners]) == (3, [2, 3])
    assert remark_sentences(file) == [
        "Regel 2 en 3: geen functie. Op de kaart komt de naam van de organisatie of de persoon.",
        "Regel 4: geen functie, organisatie of persoon. Niet gelezen.",
    ]


def test_what_cannot_be_read_names_its_row_and_column() -> None:
    text = "Functie;Telefoon;Wachttijd;Leeftijd;Vreemd\nA;6,1E+08;lang;9-4;x\nB;612345678;=1+1;;x\nC;;#N/B;;\n"
    file = read(text.encode())
    assert remark_sentences(file) == [
        "De kolom “Vreemd” kent Rondom niet. Die is overgeslagen.",
        "Regel 2: “Telefoon” is afgerond door het rekenblad en niet meer te lezen. Leeg gelaten.",
        "Regel 2: “Wachttijd in weken” is niet te lezen als aantal weken. Leeg gelaten.",
        "Regel 2: de leeftijd eindigt voor hij begint. Leeg gelaten.",
        "Regel 3: in “Wachttijd in weken” staat een formule zonder uitkomst. Leeg gelaten.",
        "Regel 3: bij “Telefoon” was de nul vooraan weg. Die staat er weer voor.",
        "Regel 4: in “Wachttijd in weken” staat een foutmelding van het rekenblad. Leeg gelaten.",
    ]
    assert file.partners[1].text("phone") == "0612345678"


def test_many_rows_with_the_same_remark_are_one_sentence() -> None:
    file = read(as_csv([("", "", "", "06") for _ in range(30)] + [("A", "", "", "")]).encode())
    assert remark_sentences(file) == [
        "Regel 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 en 18 andere: geen functie, organisatie of persoon. Niet gelezen."
    ]


def test_a_workbook() -> None:
    rows = [
        ("Coach", "CJG", None, 612345678),
        ("Tolk", None, "Zoë", "06-1"),
        (None, None, None, None),
        ("=x", None, None, 1.5),
    ]
    file = read(as_xlsx(rows))
    assert file.source is Source.XLSX
    assert [(one.row, one.text("name"), one.text("phone")) for one in file.partners] == [
        (2, "Coach", "0612345678"),
        (3, "Tolk", "06-1"),
    ]
    assert "Regel 5: in “Functie” staat een formule zonder uitkomst. Leeg gelaten." in remark_sentences(file)


def test_a_workbook_with_dates_and_yes() -> None:
    headings = ("Functie", "Gecontroleerd op", "Bel eerst", "Wachttijd in weken")
    one = read(as_xlsx([("Coach", datetime(2026, 3, 12, 10), True, 6.0)], headings)).partners[0]
    assert (str(one.values["checked_on"]), one.values["call_first"], one.values["waiting_weeks"]) == (
        "2026-03-12",
        True,
        6,
    )


def test_the_sheet_with_the_headings_is_read() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Uitleg: zie het andere blad"])
    listed = book.create_sheet("Lijst")
    for row in (HEADINGS, *ROWS):
        listed.append(row)
    made = io.BytesIO()
    book.save(made)
    assert names(read(made.getvalue())) == ["Gezinscoach", "Logopedist"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "partners-empty"),
        (b"\xef\xbb\xbf \r\n", "partners-empty"),
        (b"Aap;Noot\n1;2\n", "partners-no-headings"),
        (b"Functie;Telefoon\n;\n", "partners-nobody"),
        (b"<html><table></table></html>", "partners-other-file"),
        (b"%PDF-1.7\n1 0 obj", "partners-other-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 8, "partners-other-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), "partners-old-excel"),
        (b"PK\x03\x04 afgebroken", "partners-broken"),
        (b'{"contents": [', "partners-json"),
        (b"[" * 5000, "partners-json"),
        (b"[]", "partners-nobody"),
        (b'{"waarden": 3}', "partners-nobody"),
        ("Functie;Telefoon\nA;1\n".encode("utf-16")[:-1], "partners-encoding"),
    ],
)
def test_a_file_that_is_no_list_says_what_it_is(content: bytes, code: str) -> None:
    assert problem_of(content).code == code


def test_a_quote_that_is_never_closed_names_its_row() -> None:
    text = 'Functie;Telefoon\nA;1\n"B;2\nC;3\nD;4\n'
    problem = problem_of(text.encode())
    assert (problem.code, problem.values) == ("partners-quote", {"row": 3})


def test_a_loose_quote_hurts_nobody() -> None:
    assert names(read(b'Functie;Telefoon\nScherm 5";1\nB;2\n')) == ['Scherm 5"', "B"]


def test_more_than_a_school_can_use() -> None:
    text = "Functie;Telefoon\n" + "A;1\n" * (partner_files.MAX_PARTNERS + 1)
    problem = problem_of(text.encode())
    assert (problem.code, problem.values["limit"]) == ("partners-too-many", partner_files.MAX_PARTNERS)


def test_ten_thousand_rows() -> None:
    file = read(
        as_csv([(f"Functie {n}", f"Organisatie {n % 700}", "", f"070-{n:07d}") for n in range(10_000)]).encode()
    )
    assert len(file.partners) == 10_000
    assert file.partners[-1].row == 10_001


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partner_files, "MAX_BYTES", 100)
    path = tmp_path / "lijst.csv"
    path.write_bytes(b"x" * 101)
    with pytest.raises(UserProblem) as caught:
        load(path)
    assert caught.value.code == "partners-too-big"
    with pytest.raises(EnvironmentProblem):
        load(tmp_path / "weg.csv")


def test_a_zip_that_swells_stops_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 5_000_000)
    bomb = zipped({"services.csv": b"0" * 6_000_000})
    assert len(bomb) < 20_000
    assert problem_of(bomb).code == "partners-zip-large"


def test_a_zip_that_lies_about_its_size_stops_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 5_000_000)
    bomb = zipped({"services.csv": b"0" * 6_000_000})
    real, lie = (6_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert problem_of(bomb.replace(real, lie)).code in ("partners-zip-large", "partners-broken")


def test_a_zip_of_very_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_PARTS", 5)
    assert problem_of(zipped({f"{n}.csv": "a" for n in range(6)})).code == "partners-zip-large"


def test_a_zip_with_a_password_and_one_with_something_else() -> None:
    made = bytearray(zipped({"services.csv": "id,name\n1,A\n"}))
    made[6] |= 1  # the bit of the first part …
    at = made.rfind(b"PK\x01\x02")
    made[at + 8] |= 1  # … and of the list of parts
    assert problem_of(bytes(made)).code == "partners-zip-locked"
    assert problem_of(zipped({"foto.jpg": b"\xff\xd8"})).code == "partners-other-file"


def test_a_workbook_that_carries_a_doctype_is_refused() -> None:
    source = zipfile.ZipFile(io.BytesIO(as_xlsx(ROWS)))
    parts = {name: source.read(name) for name in source.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + parts[sheet].partition(b"?>")[2]
    assert problem_of(zipped(parts)).code == "partners-broken"


def test_a_workbook_with_rows_far_below_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    source = zipfile.ZipFile(io.BytesIO(as_xlsx(ROWS)))
    parts = {name: source.read(name) for name in source.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'r="3"', b'r="999999999"').replace(b'r="A3"', b'r="A999999999"')
    assert problem_of(zipped(parts)).code in ("partners-zip-large", "partners-broken")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_it(content: bytes) -> None:
    for start in (b"", b"Functie;Telefoon\n", b"PK\x03\x04", b"[", b"{"):
        try:
            assert read(start + content).partners
        except Problem as problem:
            assert problem.code.startswith("partners-")


WORD = st.text("bcZë ;,|\t\n\"'()-=+/", max_size=10).map(lambda text: f"a{text}")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=6), st.sampled_from(";\t,|"))
def test_words_come_in_as_they_are_whatever_stands_between(rows: list[tuple[str, str]], sign: str) -> None:
    quoted = [[f'"{word.replace(chr(34), chr(34) * 2)}"' for word in row] for row in rows]
    file = read(as_csv(quoted, ("Functie", "Organisatie"), sign).encode())
    found = [(one.text("name"), one.text("organisation")) for one in file.partners]
    assert found == [(clean(name), clean(organisation)) for name, organisation in rows]


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "name", "phones", "organization", "contents", "service"]), inner, max_size=4
            )
        ),
    )
)
def test_json_of_any_shape_is_a_list_or_told(content: object) -> None:
    import json

    try:
        read(json.dumps(content).encode())
    except Problem as problem:
        assert problem.code.startswith("partners-")


def test_json_line_by_line() -> None:
    import json

    lines = "\n".join(json.dumps(service(number, name=f"Dienst {number}")) for number in (1, 2))
    assert names(read(lines.encode())) == ["Dienst 1", "Dienst 2"]
    assert names(read(page(service(3)))) == ["Speltherapie"]
