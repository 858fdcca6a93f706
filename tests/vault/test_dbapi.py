"""The face, as SQLAlchemy uses it: on a real vault file."""

from __future__ import annotations

import traceback
from datetime import date

import apsw
import pytest
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.pool import StaticPool

from rondom.vault import container, dbapi
from rondom.vault.keys import KdfParameters

metadata = MetaData()
group = Table("grp", metadata, Column("id", Integer, primary_key=True), Column("name", Text, unique=True))
child = Table(
    "child",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("grp_id", ForeignKey("grp.id"), nullable=False),
    Column("name", Text),
)


@pytest.fixture
def native(tmp_path):
    opened = container.create_file(tmp_path / "a.rondom", "vier woorden", KdfParameters(8192, 1, 1))
    yield opened.connection
    opened.close()


@pytest.fixture
def engine(native):
    face = dbapi.Connection(native)
    made = create_engine("sqlite://", module=dbapi, creator=lambda: face, poolclass=StaticPool, hide_parameters=True)

    @event.listens_for(made, "begin")
    def _begin(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture
def cursor(native):
    native.execute("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT UNIQUE, n INT)")
    native.execute("CREATE TABLE trail(id INTEGER PRIMARY KEY, what)")
    native.execute("CREATE TRIGGER t1 AFTER INSERT ON note BEGIN INSERT INTO trail(what) VALUES ('a'), ('b'); END")
    native.execute("CREATE TRIGGER t2 AFTER UPDATE ON note BEGIN INSERT INTO trail(what) VALUES ('a'), ('b'); END")
    return dbapi.Connection(native).cursor()


def test_counts_leave_out_what_triggers_did(cursor):
    assert cursor.execute("INSERT INTO note(text) VALUES ('a'), ('b'), ('c')").rowcount == 3
    assert cursor.lastrowid == 3
    assert cursor.execute("UPDATE note SET n = 1 WHERE id > 1").rowcount == 2
    assert cursor.execute("UPDATE note SET n = 1 WHERE id > 9").rowcount == 0
    assert cursor.executemany("UPDATE note SET n = ? WHERE id = ?", [(5, 1), (5, 2), (5, 99)]).rowcount == 2
    assert cursor.executemany("INSERT INTO note(text) VALUES (?)", (("x" * n,) for n in range(2, 6))).rowcount == 4
    assert cursor.executemany("UPDATE note SET n = ? WHERE id = ?", []).rowcount == 0
    assert cursor.execute("SELECT count(*) FROM trail").rowcount == -1


def test_columns_have_names_also_without_rows(cursor):
    assert [column[0] for column in cursor.execute("SELECT id, text AS words FROM note WHERE 0").description] == [
        "id",
        "words",
    ]
    assert cursor.fetchall() == []
    assert cursor.execute("INSERT INTO note(text) VALUES ('a')").description is None
    returning = cursor.execute("INSERT INTO note(text) VALUES (:text) RETURNING id", {"text": "b"})
    assert [column[0] for column in returning.description] == ["id"]
    assert returning.fetchone() == (2,)
    assert returning.fetchone() is None


def test_rows_come_one_by_one_in_parts_and_all(cursor):
    cursor.executemany("INSERT INTO note(id, text) VALUES (?, ?)", [(n, str(n)) for n in range(10)])
    cursor.execute("SELECT id FROM note ORDER BY id")
    assert cursor.fetchone() == (0,)
    assert cursor.fetchmany() == [(1,)]
    assert cursor.fetchmany(3) == [(2,), (3,), (4,)]
    assert next(iter(cursor)) == (5,)
    assert cursor.fetchall() == [(6,), (7,), (8,), (9,)]
    assert cursor.fetchmany(3) == []
    cursor.close()


@pytest.mark.parametrize(
    ("sql", "values", "kind", "name"),
    [
        ("INSERT INTO note(text) VALUES ('a'), ('a')", (), dbapi.IntegrityError, "SQLITE_CONSTRAINT_UNIQUE"),
        ("INSERT INTO note(id) VALUES ('x')", (), dbapi.IntegrityError, "SQLITE_MISMATCH"),
        ("SELECT raise_it()", (), dbapi.OperationalError, "SQLITE_ERROR"),
        ("SELEC", (), dbapi.OperationalError, "SQLITE_ERROR"),
        ("SELECT ?", (), dbapi.ProgrammingError, None),
        ("SELECT ?", (date(2026, 3, 12),), dbapi.ProgrammingError, None),
        ("SELECT ?", ("Zoë \ud83d",), dbapi.DataError, None),
    ],
)
def test_errors_are_those_of_the_standard(cursor, sql, values, kind, name):
    with pytest.raises(dbapi.Error) as caught:
        cursor.execute(sql, values).fetchall()
    assert type(caught.value) is kind
    assert caught.value.sqlite_errorname == name
    assert "Zoë" not in "".join(traceback.format_exception(caught.value))


def test_codes_of_the_surroundings_pass_through(native, cursor):
    native.pragma("max_page_count", native.pragma("page_count"))
    with pytest.raises(dbapi.OperationalError) as full:
        cursor.execute("INSERT INTO note(text) VALUES (zeroblob(100000))")
    assert full.value.sqlite_errorcode == apsw.SQLITE_FULL
    native.pragma("query_only", True)
    with pytest.raises(dbapi.OperationalError) as read_only:
        cursor.execute("INSERT INTO note(text) VALUES (1)")
    assert read_only.value.sqlite_errorcode == apsw.SQLITE_READONLY


@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        (apsw.BusyError, dbapi.OperationalError, apsw.SQLITE_BUSY),
        (apsw.IOError, dbapi.OperationalError, apsw.SQLITE_IOERR_WRITE),
        (apsw.CorruptError, dbapi.DatabaseError, apsw.SQLITE_CORRUPT),
        (apsw.NotADBError, dbapi.DatabaseError, apsw.SQLITE_NOTADB),
    ],
)
def test_every_cause_keeps_its_code(error, kind, code):
    found = apsw.exception_for(code)
    assert isinstance(found, error)
    translated = dbapi.translated(found)
    assert (type(translated), translated.sqlite_errorcode) == (kind, code)
    assert translated.sqlite_errorname.startswith("SQLITE_")


def test_a_rollback_after_sqlite_rolled_back_is_fine(native):
    face = dbapi.Connection(native)
    face.execute("BEGIN")
    native.execute("ROLLBACK")
    face.rollback()
    face.commit()
    assert not face.in_transaction


def test_closing_the_face_leaves_the_vault_open_without_a_half_change(native):
    face = dbapi.Connection(native)
    face.execute("CREATE TABLE t(x)")
    face.execute("BEGIN")
    face.execute("INSERT INTO t VALUES (1)")
    face.close()
    assert native.execute("SELECT count(*) FROM t").fetchall() == [(0,)]


def test_a_function_can_be_defined_after_any_query(native, cursor):
    cursor.execute("SELECT 1 UNION SELECT 2")
    cursor.fetchone()
    del cursor
    dbapi.Connection(native).create_function("twice", 1, lambda value: value * 2, deterministic=True)
    assert dbapi.Connection(native).execute("SELECT twice(21)").fetchone() == (42,)


# -- under SQLAlchemy ----------------------------------------------------------------------------------------


def test_sqlalchemy_writes_reads_and_updates_many(engine):
    with engine.begin() as connection:
        assert connection.execute(insert(group).values(name="groep 4")).inserted_primary_key == (1,)
        connection.execute(insert(child), [{"grp_id": 1, "name": f"kind {n}"} for n in range(2000)])
        changed = update(child).where(child.c.id == bindparam("key")).values(name=bindparam("new"))
        assert connection.execute(changed, [{"key": n, "new": "x"} for n in (1, 2, 3)]).rowcount == 3
    with engine.connect() as connection:
        assert connection.execute(select(child.c.name).where(child.c.id < 5).order_by(child.c.id)).scalars().all() == [
            "x",
            "x",
            "x",
            "kind 3",
        ]
        made = connection.execute(insert(group).returning(group.c.id), [{"name": "a"}, {"name": "b"}]).scalars().all()
        assert made == [2, 3]


def test_sqlalchemy_gets_its_own_errors_without_values(engine):
    secret = "".join(["KANA", "RIE"])  # the source line itself stands in a traceback
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(insert(child).values(grp_id=99, name=secret))
    assert secret not in "".join(traceback.format_exception(caught.value))
    with pytest.raises(OperationalError), engine.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    with pytest.raises(StatementError) as odd, engine.begin() as connection:
        connection.execute(insert(group).values(name=secret + "\ud83d"))
    assert secret not in "".join(traceback.format_exception(odd.value))


def test_a_failed_transaction_takes_its_tables_back(engine, native):
    with pytest.raises(RuntimeError), engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE half(x)")
        with connection.begin_nested():
            connection.execute(insert(group).values(name="inner"))
        raise RuntimeError
    assert native.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchall() == [(0,)]
    assert native.execute("SELECT count(*) FROM grp").fetchall() == [(0,)]
