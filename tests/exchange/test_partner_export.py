"""The map as a list: what goes along, what stays, that nothing in it calculates, and that it comes back the same."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rondom import clock
from rondom.errors import UserProblem
from rondom.exchange.export_partners import ListChoice, ListKind, export_partners, kind_of
from rondom.exchange.import_partners import IMPORT_PARTNERS_SENTENCE, apply, preview
from rondom.exchange.many_rows import insert_many
from rondom.exchange.partner_files import read
from rondom.exchange.partner_preview import suggested
from rondom.support_map.actions import add_partner, change_partner
from rondom.support_map.model import Need, PartnerData, PartnerPerson
from rondom.support_map.queries import partner_rows
from rondom.vault.vault import Vault
from tests.mees import new_vault

NASTY = '=HYPERLINK("http://x";"klik")'
EVIL = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "'=1")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 10))
    with new_vault(tmp_path) as made:
        with made.write("Kaart") as session:
            coach = add_partner(
                session,
                PartnerData(
                    name="Gezinscoach", organisation="CJG", person="Zoë Kievit", phone="+31 6 12345678", email="zoe@cjg.example",
                    days="ma,do", call_first=True, replacement="Okke", replacement_phone="06 2", offer=f"{NASTY}\nTweede regel",
                    from_age=0, to_age=12, levels="1,2", themes="gevoel,geld", postcodes="2491-2497", referral=Need.NO, form=Need.YES, costs="-",
                    waiting_weeks=0, waiting_on=date(2026, 3, 1), languages="Turks, Pools", website="https://cjg.example",
                    address="Kade 1, 2491 AB Duinveen", step=3, step_on=date(2025, 9, 1), checked_by="Ellen", route="Bel",
                ),
            )  # fmt: skip
            insert_many(
                session, PartnerPerson, [{"name": "Bram", "role": "coach", "phone": "0612345679", "partner_id": coach}]
            )
            add_partner(session, PartnerData(name="Voedselbank", ring=6, phone="070 1", step=1))
            add_partner(session, PartnerData(name="Leerkracht", ring=1, person="Mees de Juf"))
        yield made


def listed(vault: Vault, choice: ListChoice) -> bytes:
    with vault.read() as session:
        return export_partners(session, choice).content


@pytest.mark.parametrize("kind", ListKind)
def test_what_goes_out_comes_back_without_a_difference(vault: Vault, kind: ListKind) -> None:
    file = read(listed(vault, ListChoice(kind, people=True, own_team=True)))
    with vault.read() as session:
        seen = preview(session, file)
    assert ([one.changes for one in seen.changed], seen.new, seen.doubtful) == ([], (), ())
    assert len(seen.unchanged) == 3
    assert file.remarks == ()


@pytest.mark.parametrize("kind", [ListKind.CSV, ListKind.XLSX])
def test_a_table_holds_the_whole_card(vault: Vault, kind: ListKind, tmp_path: Path) -> None:
    content = listed(vault, ListChoice(kind, people=True, own_team=True))
    (tmp_path / "elders").mkdir()
    with new_vault(tmp_path / "elders") as other:
        with other.write(IMPORT_PARTNERS_SENTENCE) as session:
            seen = preview(session, read(content))
            apply(session, seen, suggested(seen))
        first = {one.text("name"): {**one.values, "external_id": ""} for one in read(content).partners}
        back = read(listed(other, ListChoice(kind, people=True, own_team=True)))
        assert {one.text("name"): {**one.values, "external_id": ""} for one in back.partners} == first


@pytest.mark.parametrize("kind", ListKind)
def test_only_functions_holds_no_name_and_no_number_of_a_person(vault: Vault, kind: ListKind) -> None:
    content = listed(vault, ListChoice(kind, people=False))
    if content.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(packed.read(name) for name in packed.namelist())
    text = content.decode()
    for hidden in ("Kievit", "12345678", "zoe@", "Bram", "Okke", "Mees", "Ellen"):
        assert hidden not in text
    assert "Voedselbank" in text
    assert "070 1" in text


def test_the_own_team_goes_only_when_asked(vault: Vault) -> None:
    assert b"Leerkracht" not in listed(vault, ListChoice(ListKind.CSV))
    assert b"Leerkracht" in listed(vault, ListChoice(ListKind.CSV, own_team=True))


def test_who_was_replaced_stays_home(vault: Vault) -> None:
    with vault.write("Vervangen") as session:
        new = add_partner(session, PartnerData(name="Voedselloket", ring=6, step=1))
        old = next(one.id for one in partner_rows(session, date(2026, 3, 12)) if one.name == "Voedselbank")
        change_partner(session, old, replaced_by_id=new)
    text = listed(vault, ListChoice(ListKind.CSV)).decode()
    assert "Voedselloket" in text
    assert "Voedselbank" not in text


def test_no_cell_of_a_csv_calculates(vault: Vault) -> None:
    with vault.write("Gemeen") as session:
        for text in EVIL:
            add_partner(session, PartnerData(name=text, organisation=text, offer=text))
    rows = list(csv.reader(io.StringIO(listed(vault, ListChoice(ListKind.CSV)).decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["Functie", "Persoon", "Organisatie"]
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "-", "@", "\t", "+")) and cell != "+31 6 12345678"]


def test_no_cell_of_a_workbook_calculates(vault: Vault) -> None:
    with vault.write("Gemeen") as session:
        for text in EVIL:
            add_partner(session, PartnerData(name=text))
    page = load_workbook(io.BytesIO(listed(vault, ListChoice(ListKind.XLSX)))).active
    kinds = {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "n", "d"}
    assert {cell.quotePrefix for cell in page["A"] if str(cell.value).startswith("=")} == {True}
    assert page.freeze_panes == "B2"


def test_signs_a_workbook_cannot_hold_are_left_out(vault: Vault) -> None:
    with vault.write("Vreemd") as session:
        add_partner(session, PartnerData(name="Bel\x07letje"))
    assert "Belletje" in [one.text("name") for one in read(listed(vault, ListChoice(ListKind.XLSX))).partners]


def test_hsds_has_what_the_standard_asks(vault: Vault) -> None:
    found = json.loads(listed(vault, ListChoice(ListKind.HSDS)))
    assert (found["total_items"], found["size"], found["empty"]) == (2, 2, False)
    coach = found["contents"][0]
    assert {"id", "name", "status"} <= coach.keys()
    assert {"id", "name", "description"} <= coach["organization"].keys()
    assert coach["phones"][0]["number"] == "+31 6 12345678"
    assert coach["schedules"][0]["byday"] == "MO,TH"
    assert coach["service_at_locations"][0]["location"]["addresses"][0]["postal_code"] == "2491 AB"


def test_a_package_describes_its_tables(vault: Vault) -> None:
    packed = zipfile.ZipFile(io.BytesIO(listed(vault, ListChoice(ListKind.HSDS_PACKAGE))))
    described = json.loads(packed.read("datapackage.json"))
    paths = {one["path"]: [it["name"] for it in one["schema"]["fields"]] for one in described["resources"]}
    assert set(packed.namelist()) == {"datapackage.json", *paths}
    assert {"services.csv", "organizations.csv", "phones.csv", "contacts.csv", "schedules.csv"} <= paths.keys()
    for path, fields in paths.items():
        rows = list(csv.reader(io.StringIO(packed.read(path).decode())))
        assert rows[0] == fields
        assert len({row[fields.index("id")] for row in rows[1:]}) == len(rows) - 1


def test_the_same_map_gives_the_same_package(vault: Vault) -> None:
    choice = ListChoice(ListKind.HSDS_PACKAGE)
    assert listed(vault, choice) == listed(vault, choice)


def test_an_empty_map_gives_headings(tmp_path: Path) -> None:
    with new_vault(tmp_path) as empty:
        assert listed(empty, ListChoice(ListKind.CSV)).decode("utf-8-sig") == "Functie\r\n"
        assert json.loads(listed(empty, ListChoice(ListKind.HSDS)))["empty"] is True
        assert listed(empty, ListChoice(ListKind.XLSX)).startswith(b"PK")


def test_the_name_tells_the_school_and_the_day(vault: Vault) -> None:
    with vault.read() as session:
        assert export_partners(session, ListChoice()).name == "Partners De Regenwulp 2026-03-12.xlsx"
    assert kind_of(Path("kaart.CSV")) is ListKind.CSV
    with pytest.raises(UserProblem) as caught:
        kind_of(Path("kaart.pdf"))
    assert caught.value.code == "partners-file-kind"
