"""From any earlier shape to the one this Rondom knows: the same tables as the models, all rows, or nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from rondom import paths
from rondom.dossier.actions import add_pupil, change_pupil
from rondom.dossier.model import PupilData
from rondom.dossier.queries import pupil_rows
from rondom.errors import EnvironmentProblem, UserProblem
from rondom.opening import unlock
from rondom.vault import container, migrate, unlocking
from rondom.vault.base import metadata
from rondom.vault.chain import verify
from rondom.vault.journal import OUTSIDE, lift_triggers
from rondom.vault.search_index import is_index
from rondom.vault.store import engine_on
from tests.architecture.source import ROOT
from tests.mees import PASSWORD, QUICK, TODAY, add_mees, new_vault
from tests.vault.contents import content, is_sound

STORED = ROOT / "tests" / "vaults"
STEP = '''"""A step for a test."""
from __future__ import annotations
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{new:04}", "{old:04}"
def upgrade():
'''


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    """An empty vault without any tables."""
    opened = container.create_file(tmp_path / "leeg.rondom", PASSWORD, QUICK)
    yield opened.connection
    opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed vault of today's shape with a child in it."""
    with new_vault(tmp_path) as vault:
        with vault.write("Leerling toegevoegd") as session:
            add_mees(session)
        return vault.path


def a_newer_rondom(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str) -> None:
    """From here on Rondom knows one step more, whose upgrade does `body`."""
    scripts, new = folder / "migrations", migrate.SCHEMA + 1
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    lines = [f"    {line}" for line in body.strip().splitlines()]
    (scripts / "versions" / f"{new:04}_step.py").write_text(
        STEP.format(new=new, old=migrate.SCHEMA) + "\n".join(lines), encoding="utf-8"
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "SCHEMA", new)


def alembic(connection: apsw.Connection, action: Any, revision: str) -> None:
    with engine_on(connection).begin() as transaction:
        config = Config()
        config.set_main_option("script_location", str(migrate.SCRIPTS))
        config.attributes["connection"] = transaction
        action(config, revision)


# -- the shape -----------------------------------------------------------------------------------------------


def affinity(kind: str) -> str:
    """How SQLite itself reads the name of a type."""
    name = kind.upper()
    for part, result in (("INT", "INTEGER"), ("CHAR", "TEXT"), ("CLOB", "TEXT"), ("TEXT", "TEXT"), ("BLOB", "BLOB")):
        if part in name:
            return result
    return "REAL" if any(part in name for part in ("REAL", "FLOA", "DOUB")) else "NUMERIC"


def shape(connection: sa.Connection) -> dict[str, Any]:
    """Everything about the tables that can make a difference to what is kept."""
    inspector = sa.inspect(connection)
    return {
        name: {
            "columns": {
                column["name"]: (affinity(str(column["type"])), column["nullable"], column["default"])
                for column in inspector.get_columns(name)
            },
            "key": inspector.get_pk_constraint(name),
            "links": sorted(
                (link["name"], link["constrained_columns"], link["referred_table"], link["options"])
                for link in inspector.get_foreign_keys(name)
            ),
            "indexes": sorted(
                (str(index["name"]), index["column_names"], index["unique"]) for index in inspector.get_indexes(name)
            ),
            "uniques": sorted(
                (str(one["name"]), one["column_names"]) for one in inspector.get_unique_constraints(name)
            ),
        }
        for name in inspector.get_table_names()
        if name != "alembic_version" and not is_index(name)
    }


def shape_of_models() -> dict[str, Any]:
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        found = shape(connection)
    engine.dispose()
    return found


def shape_in(connection: apsw.Connection) -> dict[str, Any]:
    with engine_on(connection).connect() as opened:
        return shape(opened)


def test_all_steps_together_make_what_the_models_say(connection: apsw.Connection) -> None:
    migrate.upgrade(connection)
    expected, found = shape_of_models(), shape_in(connection)
    assert expected.keys() == found.keys()
    for table, one in expected.items():
        assert found[table] == one, table


def test_down_to_nothing_and_up_again_gives_the_same(connection: apsw.Connection) -> None:
    migrate.upgrade(connection)
    first = shape_in(connection)
    lift_triggers(connection)
    alembic(connection, command.downgrade, "base")
    assert shape_in(connection) == {}
    connection.pragma("user_version", 0)
    migrate.upgrade(connection)
    assert shape_in(connection) == first
    assert unjournalled(connection) == []


@pytest.mark.parametrize("number", range(1, migrate.SCHEMA + 1))
def test_what_is_laid_at_once_is_what_the_steps_make(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """From nothing the steps are taken once; the second empty file gets their tables without them."""
    monkeypatch.setattr(migrate, "_SHAPES", {})
    files = []
    for takes in (True, False):
        monkeypatch.setattr(migrate, "_take_steps", migrate._take_steps if takes else refuse)
        made = apsw.Connection(":memory:")
        migrate.lay(made, number)
        rows = list(made.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"))
        files.append((rows, list(made.execute("SELECT * FROM alembic_version")), migrate.schema_of(made)))
        made.close()
    assert files[0] == files[1]
    assert len(files[0][0]) > 50


def refuse(*_arguments: object) -> None:
    raise AssertionError("the steps were taken again")


def test_the_number_in_the_file_is_that_of_the_newest_step(connection: apsw.Connection) -> None:
    newest = max(int(step.name[:4]) for step in (migrate.SCRIPTS / "versions").glob("[0-9]*.py"))
    migrate.upgrade(connection)
    assert newest == migrate.SCHEMA == migrate.schema_of(connection)
    assert list(connection.execute("SELECT version_num FROM alembic_version")) == [(f"{newest:04}",)]


def test_steps_stand_on_their_own() -> None:
    """A step that used today's models would do something else tomorrow."""
    for step in (migrate.SCRIPTS / "versions").glob("[0-9]*.py"):
        assert "rondom" not in step.read_text(encoding="utf-8"), step.name


def test_every_text_and_number_can_be_kept_in_the_journal() -> None:
    """A row is journalled as JSON, which holds no bytes."""
    for table in metadata.tables.values():
        if table.name not in OUTSIDE:
            assert not [column for column in table.columns if isinstance(column.type, sa.LargeBinary)], table.name
            assert list(table.primary_key.columns.keys()) == ["id"], table.name


# -- the triggers --------------------------------------------------------------------------------------------


def unjournalled(connection: apsw.Connection) -> list[str]:
    """Every way to change a table that no trigger writes down."""
    triggers = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    wanted = [
        f"j_{name}_{what}"
        for name in names
        if name not in OUTSIDE and not name.startswith("sqlite_") and not is_index(name)
        for what in ("insert", "delete", *(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')))
    ]
    return [name for name in wanted if name not in triggers]


def test_every_column_of_every_table_is_journalled(connection: apsw.Connection) -> None:
    migrate.upgrade(connection)
    assert unjournalled(connection) == []
    connection.execute("CREATE TABLE later(id TEXT PRIMARY KEY, words TEXT); ALTER TABLE ring ADD COLUMN extra TEXT")
    assert unjournalled(connection) == [
        "j_ring_extra",
        "j_later_insert",
        "j_later_delete",
        "j_later_id",
        "j_later_words",
    ]


# -- stored vaults -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", sorted(int(one.stem[-4:]) for one in STORED.glob("schema-*.rondom")))
def test_a_vault_of_every_released_shape_opens_with_all_its_rows(number: int, tmp_path: Path) -> None:
    """See `tests/vaults/README.md` for what is in them and how they were made."""
    path = tmp_path / "oud.rondom"
    shutil.copy(STORED / f"schema-{number:04}.rondom", path)
    vault = unlock(path, "een wachtwoord voor de proef")
    try:
        found = content(vault)
        with vault.read() as session:
            for table in metadata.tables.values():
                session.execute(sa.select(table)).all()
            journal = session.execute(text("SELECT count(*) FROM journal_cell")).scalar_one()
            assert verify(session).whole
        assert {name: len(rows) for name, rows in found.items()} == STORED_ROWS[number]
        assert journal >= sum(STORED_ROWS[number].values())
        with vault.read() as session:
            [mees] = [row for row in pupil_rows(session, TODAY) if row.name == "Mees Veenpluis"]
        with vault.write("Vraag veranderd") as session:
            change_pupil(session, mees.id, question="Zoals altijd?")
        vault.undo()
        assert content(vault) == found
        assert is_sound(vault)
    finally:
        vault.close()


STORED_ROWS: dict[int, dict[str, int]] = {
    1: {
        "address": 2,
        "agenda_step": 18,
        "agreement": 1,
        "attendee": 11,
        "base_group": 1,
        "caregiver": 2,
        "consent": 2,
        "contact": 2,
        "contribution": 2,
        "disclosure": 1,
        "event": 2,
        "event_view": 3,
        "goal": 1,
        "meeting": 2,
        "member": 1,
        "note": 1,
        "partner": 2,
        "partner_link": 1,
        "plan_version": 1,
        "pupil": 1,
        "ring": 6,
        "school": 1,
        "staff": 1,
        "strength": 1,
        "support_level": 5,
    },
    2: {
        "address": 2,
        "agenda_step": 18,
        "agreement": 1,
        "attendee": 12,
        "base_group": 1,
        "caregiver": 2,
        "consent": 2,
        "contact": 2,
        "contribution": 2,
        "destruction": 1,
        "disclosure": 1,
        "event": 2,
        "event_view": 3,
        "goal": 1,
        "meeting": 2,
        "member": 2,
        "note": 1,
        "partner": 2,
        "partner_link": 1,
        "plan_version": 1,
        "pupil": 1,
        "ring": 6,
        "school": 1,
        "staff": 1,
        "strength": 1,
        "support_level": 5,
    },
}
"""What has to be in each stored vault after opening it."""


# -- taking a step -------------------------------------------------------------------------------------------

REBUILD = """
with op.batch_alter_table("pupil", recreate="always") as table:
    table.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
op.execute("UPDATE pupil SET nickname = first_name")
with op.batch_alter_table("journal_cell", recreate="always") as table:
    table.add_column(sa.Column("remark", sa.Text()))
"""


def backups() -> list[Path]:
    return sorted((paths.state_dir() / "reservekopieen").glob("*/*bijwerken.rondom"))


def test_a_step_may_rebuild_a_table_and_change_its_rows(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_newer_rondom(monkeypatch, tmp_path, REBUILD)
    vault = unlock(path, PASSWORD)
    try:
        with vault.read() as session:
            count = lambda table: session.execute(text(f"SELECT count(*) FROM {table}")).scalar()  # noqa: E731
            assert session.execute(text("SELECT nickname FROM pupil")).scalars().all() == ["Mees"]
            assert (count("caregiver"), count("contact"), session.execute(text("PRAGMA foreign_keys")).scalar()) == (
                2,
                3,
                1,
            )
        assert migrate.schema_of(vault._opened.connection) == migrate.SCHEMA
        assert unjournalled(vault._opened.connection) == []
        with vault.write("Roepnaam veranderd") as session:
            session.execute(text("UPDATE pupil SET nickname = 'Mus'"))
        assert vault.undo() == "Roepnaam veranderd"
        assert is_sound(vault)
    finally:
        vault.close()


def test_before_a_step_a_backup_is_made_that_opens(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = unlock(path, PASSWORD)
    old = content(before)
    before.close()
    with monkeypatch.context() as newer:
        a_newer_rondom(newer, tmp_path, REBUILD)
        unlock(path, PASSWORD).close()
    with pytest.raises(UserProblem, match="vault-newer"):
        unlock(path, PASSWORD)
    [copy] = backups()
    vault = unlock(copy, PASSWORD)
    assert content(vault) == old
    vault.close()


FAILING = {
    "raises": 'op.add_column("pupil", sa.Column("extra", sa.Text()))\nraise RuntimeError',
    "is no SQL": 'op.add_column("pupil", sa.Column("extra", sa.Text()))\nop.execute("MAKE COFFEE")',
    "loses a row": "op.execute(\"DELETE FROM contact WHERE name LIKE 'Tom%'\")",
    "loses a table with rows": 'op.execute("DROP TABLE contact")',
    "breaks a link": "op.execute(\"UPDATE caregiver SET pupil_id = 'niemand'\")",
}


@pytest.mark.parametrize("body", FAILING.values(), ids=FAILING.keys())
def test_a_step_that_fails_leaves_the_vault_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    before = unlock(path, PASSWORD)
    old, old_shape = content(before), shape_in(before._opened.connection)
    before.close()
    with monkeypatch.context() as newer:
        a_newer_rondom(newer, tmp_path, body)
        with pytest.raises(EnvironmentProblem, match="migration-failed") as caught:
            unlock(path, PASSWORD)
    assert "Tom" not in str(caught.value.values)
    assert len(backups()) == 1
    vault = unlock(path, PASSWORD)  # the Rondom of before
    try:
        assert (content(vault), shape_in(vault._opened.connection)) == (old, old_shape)
        assert unjournalled(vault._opened.connection) == []
        assert vault._opened.connection.pragma("foreign_keys") == 1
        with vault.write("Gaat verder") as session:
            add_pupil(session, PupilData(first_name="Nieuw"))
        assert is_sound(vault)
    finally:
        vault.close()


def test_a_vault_of_a_newer_rondom_is_refused_and_stays_as_it_is(path: Path) -> None:
    opened = container.open_with_password(path, PASSWORD)
    opened.connection.pragma("user_version", migrate.SCHEMA + 1)
    opened.close()
    before = path.read_bytes()
    with pytest.raises(UserProblem, match="vault-newer"):
        unlock(path, PASSWORD)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert backups() == []


def test_no_step_without_room_for_the_backup(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    a_newer_rondom(monkeypatch, tmp_path, REBUILD)
    (paths.state_dir() / "reservekopieen").write_bytes(b"a file where the folder should be")
    with pytest.raises(EnvironmentProblem, match="file-unwritable"):
        unlock(path, PASSWORD)
    assert path.read_bytes() == before


def test_an_old_vault_that_may_only_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    opened = container.open_with_password(path, PASSWORD)
    opened.read_only = True  # as on a stick with its switch on
    a_newer_rondom(monkeypatch, tmp_path, REBUILD)
    with pytest.raises(EnvironmentProblem, match="vault-read-only"):
        unlocking._in_shape(opened)


def test_a_vault_whose_making_was_cut_short_still_becomes_one(tmp_path: Path) -> None:
    """The file is there as soon as it has a header; its tables and first rows come a moment later."""
    path = tmp_path / "half.rondom"
    container.create_file(path, PASSWORD, QUICK).close()
    vault = unlock(path, PASSWORD)
    assert vault.actor.id
    assert content(vault).keys() >= {"school", "member", "support_level"}
    assert is_sound(vault)
    vault.close()
