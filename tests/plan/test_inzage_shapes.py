"""Nothing of a child is forgotten: every column of every table of a child is printed, or named with the reason why not."""

from __future__ import annotations

from sqlalchemy import text

from rondom.plan.inzage.shapes import SHAPES, UNSEEN, shape_of
from rondom.plan.inzage.words import label_of
from rondom.vault.store import Session
from rondom.vault.vault import Vault

_TABLES = """SELECT t.tbl_name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.tbl_name) c
WHERE t.type = 'table' AND (t.tbl_name = 'pupil' OR EXISTS (
SELECT 1 FROM pragma_table_info(t.tbl_name) k WHERE k.name = 'pupil_id'))"""
OF_THE_JOURNAL = {"journal_cell", "journal_part"}
"""What these hold is printed as the logboek and as what was different before."""


def columns_of_a_child(session: Session) -> dict[str, set[str]]:
    """From the vault, not from the models: a table that nobody told us of is found too."""
    found: dict[str, set[str]] = {}
    for table, column in session.execute(text(_TABLES)):
        if table not in OF_THE_JOURNAL:
            found.setdefault(table, set()).add(column)
    return found


def test_every_column_of_a_child_is_printed_or_named_with_a_reason(vault: Vault) -> None:
    with vault.read() as session:
        known = columns_of_a_child(session)
    forgotten = {
        f"{table}.{column}"
        for table, columns in known.items()
        for column in columns
        if ((shape := shape_of(table)) is None or column not in shape.printed)
        and not {f"{table}.{column}", f"*.{column}"} & UNSEEN.keys()
    }
    assert not forgotten


def test_no_shape_and_no_reason_is_about_what_is_gone(vault: Vault) -> None:
    with vault.read() as session:
        known = columns_of_a_child(session)
    printed = {f"{shape.table}.{column}" for shape in SHAPES for column in shape.printed}
    there = {f"{table}.{column}" for table, columns in known.items() for column in columns}
    assert not printed - there
    assert {name for name in UNSEEN if not name.startswith("*.")} <= there
    assert not printed & set(UNSEEN), "a column is printed, or there is a reason why not"


def test_every_printed_field_has_a_dutch_word() -> None:
    for shape in SHAPES:
        for column in shape.printed:
            label = label_of(shape.table, column)
            assert "_" not in label
            assert label[:1].isupper()
