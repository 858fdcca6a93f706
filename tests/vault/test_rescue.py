from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys

import apsw
import pytest

from rondom import clock
from rondom.dossier.actions import add_note, add_pupil
from rondom.dossier.model import NoteData, PupilData
from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.opening import unlock, unlock_with_code
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.vault import anchor, container, file_layer, header, health, keys, migrate, rescue
from rondom.vault.base import Row
from rondom.vault.header import COPY_BYTES, HEADER_BYTES
from rondom.vault.pages import lay_first_page, turn_key
from rondom.vault.salvage import stand_ins
from rondom.vault.salvage.b_tree import TABLE_LEAF, records
from rondom.vault.salvage.shapes import shapes
from tests.architecture.source import ROOT
from tests.mees import PASSWORD, TODAY, new_vault
from tests.vault.contents import content
from tests.vault.damage import PAGE, raw_page, whole

pytestmark = pytest.mark.usefixtures("ready")
NAMES = ("Mees", "Veenpluis", "Zegge", "Klaproos", "Gebeurtenis", "Notitie", "opa", "Marloes")


@pytest.fixture(scope="session")
def ready():
    whole()


@pytest.fixture
def bad(tmp_path):
    return tmp_path / "beschadigd.rondom"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "gered.rondom"


def read_back(out, report):
    """What is in the new vault, after a check of every page, every key and the whole chain."""
    vault = unlock(out, PASSWORD)
    try:
        health.check(vault)
        now = content(vault)
        assert rescue.report_inside(vault) == report.lines()
        assert len(rescue.touched_children(vault)) == report.children
    finally:
        vault.close()
    told = "\n".join(report.lines())
    assert not [name for name in NAMES if name in told]
    return now


def lost_of(before, now):
    """Ids that are gone, by table."""
    found = {table: {row[0] for row in rows} - {row[0] for row in now.get(table, [])} for table, rows in before.items()}
    return {table: ids for table, ids in found.items() if ids}


def rescued(bad, out, raw, secret=PASSWORD):
    bad.write_bytes(raw)
    out.unlink(missing_ok=True)
    report = rescue.rescue(bad, secret, out)
    assert bad.read_bytes() == raw
    return report


# -- whole and nearly whole ----------------------------------------------------------------------------------------


def test_a_whole_vault_comes_out_as_it_went_in(bad, out):
    report = rescued(bad, out, whole().raw)
    assert read_back(out, report) == whole().before
    assert report.whole
    assert (report.unreadable, report.children, report.resealed, report.stand_ins) == (0, 0, 0, ())
    unlock_with_code(out, whole().code).close()


TENTHS = [0, *(pytest.param(start, marks=pytest.mark.slow) for start in range(1, 10))]


@pytest.mark.parametrize("start", TENTHS)
def test_a_flipped_bit_in_any_page_loses_nothing(bad, out, start):
    """Rows on whole pages come back from the pages, those on the flipped page out of the journal."""
    for number in range(1 + start, whole().pages + 1, 10):
        report = rescued(bad, out, whole().harmed([number], seed=number))
        assert report.unreadable == 1
        assert read_back(out, report) == whole().before, number
        assert report.whole, (number, report.lines())


@pytest.mark.parametrize("table", ["journal_cell", "journal_action", "journal_part"])
def test_a_journal_that_is_lost_takes_no_dossier_along(bad, out, table):
    report = rescued(bad, out, whole().harmed(whole().pages_of(table)))
    assert read_back(out, report) == whole().before
    assert report.whole
    assert report.journal.lost
    assert report.resealed
    assert "logboek" in "\n".join(report.lines())


def test_without_page_1_and_without_the_schema(bad, out):
    hit = set(whole().trees().pages(1))
    assert {1} < hit
    report = rescued(bad, out, whole().harmed(hit))
    now = read_back(out, report)
    assert report.unreadable == len(hit)
    lost = lost_of(whole().before, now)
    assert set(lost) <= {"school", "ring", "support_level", "base_group", "staff", "member"}, lost
    assert {kind.table: kind.saved for kind in report.kinds}["note"] == 24


def test_where_the_pages_above_the_rows_are_lost_the_rows_are_found(bad, out):
    trees = whole().trees()
    inner = set(trees.below) - {1}
    assert len(inner) >= 4
    report = rescued(bad, out, whole().harmed(inner))
    assert read_back(out, report) == whole().before
    assert report.whole
    assert not any(kind.rebuilt for kind in report.kinds)


# -- heavy damage: no help from the journal ------------------------------------------------------------------------


def rows_on_whole_pages(hit):
    """Ids of the rows of which every page is whole, by table."""
    trees = whole().trees()
    found = {}
    for table in whole().before:
        for page in trees.pages(trees.tables[table]):
            if page in hit or whole().page(page)[0] != TABLE_LEAF:
                continue
            reached = Reached(hit)
            content = whole().page(page)
            for record in records(content, page, reached):
                if record.whole:
                    found.setdefault(table, set()).add(record.values[0])
    return found


class Reached:
    """Pages as they are for someone who cannot read those that were hit."""

    def __init__(self, hit):
        self.hit = hit

    def __call__(self, number):
        return None if number in self.hit else whole().page(number)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5])
def test_everything_on_whole_pages_comes_back_or_is_told(bad, out, share):
    for trial in range(3):
        dice = random.Random(trial)
        hit = {number for number in range(1, whole().pages + 1) if dice.random() < share}
        report = rescued(bad, out, whole().harmed(hit, seed=trial))
        now = read_back(out, report)
        assert report.unreadable == len(hit)
        lost = lost_of(whole().before, now)
        on_whole = {(table, row) for table, rows in rows_on_whole_pages(hit).items() for row in rows}
        missed = {(table, row) for table, rows in lost.items() for row in rows} & on_whole
        assert len(missed) <= report.unplaced, missed
        if report.certain:
            assert sum(map(len, lost.values())) <= sum(kind.lost for kind in report.kinds) + report.unplaced
        if lost:
            assert not report.whole


def test_a_text_of_which_the_end_is_lost_keeps_its_beginning(bad, out):
    hit = whole().overflow_pages() | whole().pages_of("journal_cell")
    report = rescued(bad, out, whole().harmed(hit))
    now = read_back(out, report)
    assert {kind.table: (kind.saved, kind.cut, kind.lost) for kind in report.kinds}["note"] == (24, 4, 0)
    before = {row[0]: row for row in whole().before["note"]}
    cut = [(row, before[row[0]]) for row in now["note"] if row != before[row[0]]]
    assert len(cut) == 4
    for row, old in cut:
        text, line = row[-1].rsplit("\n", 1)
        assert old[-1].startswith(text)
        assert len(text) > 300
        assert "verloren gegaan" in line
        assert row[:-1] == old[:-1]
    assert not report.whole
    assert "Voor een deel verloren: 4 notities." in "\n".join(report.lines())


def test_children_whose_name_is_lost_keep_what_was_theirs(bad, out):
    hit = whole().pages_of("pupil", "journal_cell")
    report = rescued(bad, out, whole().harmed(hit))
    now = read_back(out, report)
    assert [row[1:5] for row in now["pupil"]] == [("Kind", "", "", "Teruggevonden")] * 3
    assert {row[0] for row in now["pupil"]} == {row[0] for row in whole().before["pupil"]}
    assert {table: rows for table, rows in now.items() if table != "pupil"} == {
        table: rows for table, rows in whole().before.items() if table != "pupil"
    }
    assert (report.stand_ins, report.children) == ((("pupil", 3),), 3)
    assert {kind.table: kind.lost for kind in report.kinds}["pupil"] == 3
    assert not report.whole


def test_of_lost_rows_the_children_are_known(bad, out):
    report = rescued(bad, out, whole().harmed(whole().pages_of("event", "journal_cell")))
    now = read_back(out, report)
    assert "event" not in now
    assert (report.children, report.nobody) == (1, 0)
    assert "Verloren: 40 gebeurtenissen." in report.lines()


def test_when_the_lists_are_lost_as_well_it_says_that_more_may_be_gone(bad, out):
    hit = whole().pages_of("event", with_indexes=True) | whole().pages_of("journal_cell")
    report = rescued(bad, out, whole().harmed(hit))
    assert not report.certain
    assert not report.whole
    assert any("meer verloren" in line for line in report.lines())


def test_school_rings_levels_and_people_are_there_again(bad, out):
    hit = whole().pages_of("school", "ring", "support_level", "member", "journal_cell")
    report = rescued(bad, out, whole().harmed(hit))
    now = read_back(out, report)
    assert [len(now[table]) for table in ("school", "ring", "support_level", "member")] == [1, 6, 5, 1]
    assert [row[0] for row in now["member"]] == [row[0] for row in whole().before["member"]]
    assert dict(report.stand_ins) == {"school": 1, "ring": 6, "support_level": 5, "member": 1}


def test_every_stand_in_is_a_row_that_its_class_accepts(tmp_path):
    new = tmp_path / "leeg.rondom"
    new.touch()
    seed = keys.new_seed()
    lay_first_page(new, seed)
    connection, _file = file_layer.connect(new)
    turn_key(connection, seed)
    migrate.lay(connection, migrate.SCHEMA)
    known = shapes(connection)
    classes = {str(one.__tablename__): one for one in every(Row) if hasattr(one, "__table__")}
    for table in stand_ins.CHOICES:
        row = stand_ins.stand_in(known[table], "0" * 32, "1" * 32, TODAY)
        values = {name: value for name, value in row.items() if name in classes[table].DATA.model_fields}
        classes[table].DATA.model_validate(values, strict=False)
        assert {column.name for column in known[table].columns if column.required} <= row.keys() | {"id"}
    parents = {
        str(parent)
        for table in known
        for parent, on_delete in connection.execute(
            'SELECT "table", on_delete FROM pragma_foreign_key_list(?)', (table,)
        )
        if on_delete != "SET NULL"
    }
    assert parents <= stand_ins.CHOICES.keys() | {"journal_action"}
    connection.close()


def every(kind):
    return {one for child in kind.__subclasses__() for one in (child, *every(child))}


# -- what must not come back ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("tables", [("note", "pupil"), ("journal_cell",), ("journal_action",), ()])
def test_what_was_removed_or_destroyed_does_not_come_back(tmp_path, bad, out, tables):
    folder = tmp_path / "school"
    folder.mkdir()
    with new_vault(folder) as vault:
        with vault.write("Kinderen") as session:
            gone, stays = (add_pupil(session, PupilData(first_name=name)) for name in ("Weggegaan", "Blijft"))
        for pupil in (gone, stays) * 20:
            with vault.write("Notitie") as session:
                note = add_note(session, pupil, NoteData(written_on=TODAY, text=f"over {pupil}"))
        with vault.write("Notitie weg") as session:
            session.connection().exec_driver_sql("DELETE FROM note WHERE id = ?", (note,))
        destroy_dossier(vault, gone, next(iter(DestructionReason)))
        before, seed = content(vault), bytes(vault._opened.seed)
    raw = (folder / "school.rondom").read_bytes()
    harmed = type(whole())(raw, before, seed, "")
    report = rescued(bad, out, harmed.harmed(harmed.pages_of(*tables) if tables else ()))
    now = read_back(out, report)
    assert gone not in str(now.get("pupil")) + str(now.get("note"))
    assert note not in str(now.get("note"))
    assert now["destruction"] == before["destruction"]


# -- the head ------------------------------------------------------------------------------------------------------


def test_both_copies_of_the_head_damaged_and_still_the_password(bad, out):
    raw = bytearray(whole().raw)
    for place in (9, COPY_BYTES + 60):
        raw[place] ^= 255
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        bad.write_bytes(raw)
        unlock(bad, PASSWORD)
    report = rescued(bad, out, bytes(raw))
    assert read_back(out, report) == whole().before
    assert not report.only_code


def test_the_whole_head_lost_leaves_the_code(bad, out):
    raw = bytes(HEADER_BYTES) + whole().raw[HEADER_BYTES:]
    bad.write_bytes(raw)
    with pytest.raises(EnvironmentProblem, match="vault-head-lost"):
        rescue.rescue(bad, PASSWORD, out)
    with pytest.raises(UserProblem, match="vault-code-typo"):
        rescue.rescue(bad, whole().code[:-1] + ("0" if whole().code[-1] != "0" else "1"), out)
    with pytest.raises(UserProblem, match="vault-wrong-code"):
        rescue.rescue(bad, "000G-40R4-0M30-E209-185G-R38E-1X6W", out)
    assert not out.exists()
    report = rescued(bad, out, raw, whole().code.lower().replace("0", "o"))
    assert report.only_code
    assert "herstelcode" in report.lines()[-1]
    vault = unlock_with_code(out, whole().code)
    assert content(vault) == whole().before
    vault.change_password("een heel nieuw wachtwoord")
    vault.close()
    unlock(out, "een heel nieuw wachtwoord").close()


def test_head_and_pages_at_once(bad, out):
    raw = bytearray(whole().harmed([1, 5, 9]))
    raw[12] ^= 1
    raw[COPY_BYTES + 12] ^= 1
    assert read_back(out, rescued(bad, out, bytes(raw))) == whole().before


def test_wrong_passwords_slow_down_here_too(bad, out):
    bad.write_bytes(whole().harmed([1]))
    codes = []
    for _try in range(6):
        with pytest.raises(UserProblem) as told:
            rescue.rescue(bad, "een ander wachtwoord", out)
        codes.append(told.value.code)
    assert codes[0] == "vault-wrong-password"
    assert codes[-1] == "wait-first"
    rescue.rescue(bad, whole().code, out)


# -- the file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [1, PAGE - 1, PAGE, 40 * PAGE, 120 * PAGE])
def test_a_file_cut_short(bad, out, cut):
    report = rescued(bad, out, whole().raw[:-cut])
    now = read_back(out, report)
    assert now["school"] == whole().before["school"]
    assert report.unreadable == -(-cut // PAGE)
    assert not lost_of(whole().before, now) or not report.whole


@pytest.mark.parametrize("size", [HEADER_BYTES, HEADER_BYTES + 100, HEADER_BYTES + PAGE])
def test_a_file_of_which_next_to_nothing_is_left(bad, out, size):
    bad.write_bytes(whole().raw[:size])
    try:
        assert not rescue.rescue(bad, PASSWORD, out).whole
    except Problem as problem:
        assert problem.code == "rescue-nothing"
        assert not out.exists()


def test_every_page_lost(bad, out):
    bad.write_bytes(whole().harmed(range(1, whole().pages + 1)))
    with pytest.raises(EnvironmentProblem, match="rescue-nothing"):
        rescue.rescue(bad, PASSWORD, out)
    with pytest.raises(EnvironmentProblem, match="rescue-nothing"):
        rescue.open_damaged(bad, PASSWORD)
    assert not out.exists()


def test_nothing_is_written_over(bad, out):
    bad.write_bytes(whole().raw)
    for target in (bad, out):
        out.write_bytes(b"van iemand anders")
        with pytest.raises(UserProblem, match="vault-exists"):
            rescue.rescue(bad, PASSWORD, target)
    assert (bad.read_bytes(), out.read_bytes()) == (whole().raw, b"van iemand anders")


def test_a_vault_that_is_open_is_left_alone(bad, out):
    bad.write_bytes(whole().raw)
    vault = unlock(bad, PASSWORD)
    with pytest.raises(EnvironmentProblem, match="vault-in-use"):
        rescue.rescue(bad, PASSWORD, out)
    vault.close()


def test_a_disk_that_fills_up_leaves_no_half_vault(bad, out, tmp_path, monkeypatch):
    bad.write_bytes(whole().harmed([1]))

    def full(*_arguments):
        raise apsw.FullError

    monkeypatch.setattr(migrate, "upgrade", full)
    with pytest.raises(Problem):
        rescue.rescue(bad, PASSWORD, out)
    assert [one.name for one in tmp_path.iterdir()] == [bad.name]


HALF_WRITTEN = """
import os, sys
from pathlib import Path
from rondom.vault import container
opened = container.open_with_password(Path(sys.argv[1]), sys.argv[2])
opened.connection.pragma("cache_size", 5)
opened.connection.execute("DROP TRIGGER j_note_text")
opened.connection.execute("BEGIN")
opened.connection.execute("UPDATE note SET text = hex(randomblob(length(text) / 2))")
os._exit(0)
"""


def test_a_write_cut_short_is_undone_also_in_a_damaged_file(bad, out):
    """Killed in the middle of a write, and then page 1 damaged: SQLite can no longer play its journal back."""
    bad.write_bytes(whole().raw)
    subprocess.run([sys.executable, "-c", HALF_WRITTEN, bad, PASSWORD], cwd=ROOT, check=True)
    beside = bad.with_name(bad.name + "-journal")
    assert beside.stat().st_size > 10 * PAGE
    half = bad.read_bytes()
    assert sum(raw_page(half, number) != raw_page(whole().raw, number) for number in range(1, whole().pages + 1)) > 5
    raw = bytearray(half)
    raw[HEADER_BYTES + 300] ^= 1
    kept = beside.read_bytes()
    report = rescued(bad, out, bytes(raw))
    assert read_back(out, report) == whole().before
    assert beside.read_bytes() == kept


def test_a_damaged_vault_of_an_earlier_shape_comes_out_in_todays(bad, out):
    old = (ROOT / "tests" / "vaults" / "schema-0001.rondom").read_bytes()
    secret = "een wachtwoord voor de proef"
    pages = (len(old) - HEADER_BYTES) // PAGE
    bad.write_bytes(old)
    vault = unlock(bad, secret)
    before = content(vault)
    vault.close()
    for number in (1, 7, pages // 2, pages - 3):
        raw = bytearray(old)
        raw[HEADER_BYTES + (number - 1) * PAGE + 777] ^= 4
        report = rescued(bad, out, bytes(raw), secret)
        vault = unlock(out, secret)
        health.check(vault)
        assert content(vault) == before, (number, report.lines())
        vault.close()


def test_a_vault_of_a_later_rondom_is_refused(bad, out, tmp_path):
    with new_vault(tmp_path) as vault:
        vault._opened.connection.pragma("user_version", migrate.SCHEMA + 1)
    shutil.move(tmp_path / "school.rondom", bad)
    with pytest.raises(UserProblem, match="vault-newer"):
        rescue.rescue(bad, PASSWORD, out)
    assert not out.exists()


# -- looking -------------------------------------------------------------------------------------------------------


def test_looking_into_a_damaged_vault_changes_nothing_and_leaves_nothing(bad, tmp_path):
    raw = whole().harmed([1, 7, 30])
    bad.write_bytes(raw)
    found = rescue.open_damaged(bad, PASSWORD)
    assert content(found.vault) == whole().before
    assert found.report.unreadable == 3
    with pytest.raises(EnvironmentProblem, match="vault-read-only"), found.vault.write("Iets") as session:
        add_pupil(session, PupilData(first_name="Nieuw"))
    place = found.vault.path
    stored = place.read_bytes()
    assert not [name for name in NAMES if len(name) > 5 and name.encode() in stored]  # shorter ones occur by chance
    found.vault.backup(tmp_path / "kopie.rondom")
    found.vault.close()
    assert not place.parent.exists()
    assert bad.read_bytes() == raw
    vault = unlock(tmp_path / "kopie.rondom", PASSWORD)
    assert content(vault) == whole().before
    vault.close()


def test_what_a_crash_left_of_a_look_goes_at_the_next(bad):
    bad.write_bytes(whole().raw)
    first = rescue.open_damaged(bad, PASSWORD)
    left = first.vault.path.parent
    first.vault.throwaway = False
    first.vault.close()
    assert left.exists()
    os.utime(left, (0, 0))
    rescue.open_damaged(bad, PASSWORD).vault.close()
    assert not left.exists()


# -- in the new vault ----------------------------------------------------------------------------------------------


def test_the_rescue_stands_in_the_journal_and_this_computer_notices(bad, out):
    bad.write_bytes(whole().raw)
    vault = unlock(bad, PASSWORD)
    vault.close()
    hit = whole().pages_of("journal_action")
    report = rescued(bad, out, whole().harmed(hit))
    vault = unlock(out, PASSWORD)
    with vault.read() as session:
        last = session.connection().exec_driver_sql(
            "SELECT sentence, kind FROM journal_action ORDER BY seq DESC LIMIT 1"
        )
        assert last.one() == ("Gered uit een beschadigd bestand", "rescue")
    assert report.resealed
    assert anchor.older_than_here(vault)
    with vault.write("Verder gewerkt") as session:
        add_pupil(session, PupilData(first_name="Nieuw"))
    assert vault.undo() == "Verder gewerkt"
    health.check(vault)
    vault.close()


def test_all_passwords_stay(bad, out):
    bad.write_bytes(whole().raw)
    opened = container.open_with_password(bad, PASSWORD)
    slots = opened.header.slots
    opened.close()
    rescued(bad, out, whole().harmed([1]))
    assert header.read(out.read_bytes()[: 2 * COPY_BYTES]).header.slots == slots


def test_the_day_is_that_of_the_clock(bad, out):
    clock.freeze(clock.now().replace(year=2027, month=5, day=14))
    rescued(bad, out, whole().harmed(whole().overflow_pages() | whole().pages_of("journal_cell")))
    vault = unlock(out, PASSWORD)
    assert "14 mei 2027" in str(content(vault)["note"])
    vault.close()
