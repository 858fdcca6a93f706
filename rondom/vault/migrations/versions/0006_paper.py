"""The plan on paper: files of a child, what went out, the OPP, kinds of data per line."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OPP_TEXTS = (
    "destination", "grounds", "enabling", "hindering", "needs", "support", "deviation", "child_view", "parents_view",
    "agreed_by", "evaluation",
)  # fmt: skip
OPP_DAYS = ("child_heard_on", "consulted_on", "agreed_on", "support_from", "review_on")


def upgrade() -> None:
    _table(
        "attachment",
        [
            *map(_text, ("title", "kind", "media_type", "sha256", "content")),
            sa.Column("byte_size", sa.Integer(), nullable=False),
            _day("added_on", required=True),
        ],
    )
    _table(
        "development_plan",
        [
            sa.Column("number", sa.Integer(), nullable=False),
            *map(_text, ("state", *OPP_TEXTS)),
            _day("made_on", required=True),
            *map(_day, OPP_DAYS),
        ],
    )
    with op.batch_alter_table("consent") as table:
        _link(table, "consent", "scan_id", "attachment")
    with op.batch_alter_table("disclosure") as table:
        table.add_column(_text("way", ""))
        _link(table, "disclosure", "copy_id", "attachment")
    op.add_column("contribution", _text("data_kind", ""))
    op.add_column("school", _text("postal_address", ""))


def downgrade() -> None:
    op.drop_column("school", "postal_address")
    op.drop_column("contribution", "data_kind")
    with op.batch_alter_table("disclosure") as table:
        _unlink(table, "disclosure", "copy_id", "attachment")
        table.drop_column("way")
    with op.batch_alter_table("consent") as table:
        _unlink(table, "consent", "scan_id", "attachment")
    op.drop_table("development_plan")
    op.drop_table("attachment")


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def _day(name: str, required: bool = False) -> sa.Column[date]:
    return sa.Column(name, sa.Date(), nullable=not required)


def _link(table: BatchOperations, of: str, column: str, target: str) -> None:
    """A link that is let go when its target goes."""
    table.add_column(sa.Column(column, sa.Text(), nullable=True))
    table.create_foreign_key(f"fk_{of}_{column}_{target}", target, [column], ["id"], ondelete="SET NULL")
    table.create_index(f"ix_{of}_{column}", [column], unique=False)


def _unlink(table: BatchOperations, of: str, column: str, target: str) -> None:
    table.drop_index(f"ix_{of}_{column}")
    table.drop_constraint(f"fk_{of}_{column}_{target}", type_="foreignkey")
    table.drop_column(column)


def _table(name: str, columns: list[sa.Column[object]]) -> None:
    """A table of one child, whose rows may come from a meeting."""
    op.create_table(
        name,
        _text("id"),
        *columns,
        sa.Column("pupil_id", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=f"fk_{name}_pupil_id_pupil", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=f"fk_{name}_meeting_id_meeting", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in ("pupil_id", "meeting_id"):
        op.create_index(f"ix_{name}_{column}", name, [column], unique=False)
