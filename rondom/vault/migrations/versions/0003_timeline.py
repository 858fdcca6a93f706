"""A life seen by several people: what an event is about, who told it, who helped and how that was; and looking back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LINES = ("topic", "told_side", "provider")


def upgrade() -> None:
    with op.batch_alter_table("event") as table:
        for name in LINES:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("provider_id", sa.Text(), nullable=True))
        table.create_foreign_key(
            "fk_event_provider_id_partner", "partner", ["provider_id"], ["id"], ondelete="SET NULL"
        )
        table.create_index("ix_event_provider_id", ["provider_id"], unique=False)
    op.add_column("school", sa.Column("holiday_region", sa.Text(), nullable=False, server_default=""))
    op.add_column("school", sa.Column("show_changes", sa.Boolean(), nullable=False, server_default="1"))
    _table(
        "event_factor",
        [_text("effect"), _text("factor"), _text("text"), _text("event_id")],
        [_link("event_factor", "event_id", "event")],
    )
    _table(
        "help_appraisal",
        [*map(_text, ("perspective", "question", "answer", "note", "event_id"))],
        [
            _link("help_appraisal", "event_id", "event"),
            sa.UniqueConstraint(
                "event_id", "perspective", "question", name="uq_help_appraisal_event_id_perspective_question"
            ),
        ],
    )
    op.create_table(
        "lane_setting",
        _text("id"),
        _text("lane"),
        _text("name"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lane_setting"),
        sa.UniqueConstraint("lane", name="uq_lane_setting_lane"),
    )
    _table(
        "case_review",
        [
            *map(_text, ("title", "fit", "fit_text", "lesson")),
            sa.Column("reviewed_on", sa.Date(), nullable=True),
            sa.Column("event_id", sa.Text(), nullable=True),
        ],
        [_link("case_review", "event_id", "event", "SET NULL")],
    )
    _table(
        "review_point",
        [
            *map(_text, ("effect", "level", "text", "review_id")),
            sa.Column("key", sa.Integer(), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
        ],
        [_link("review_point", "review_id", "case_review")],
    )


def downgrade() -> None:
    for table in ("review_point", "case_review", "lane_setting", "help_appraisal", "event_factor"):
        op.drop_table(table)
    op.drop_column("school", "show_changes")
    op.drop_column("school", "holiday_region")
    with op.batch_alter_table("event") as batch:
        batch.drop_index("ix_event_provider_id")
        batch.drop_constraint("fk_event_provider_id_partner", type_="foreignkey")
        for name in ("provider_id", *reversed(LINES)):
            batch.drop_column(name)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _link(table: str, column: str, target: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}", ondelete=ondelete)


def _table(name: str, columns: list[sa.Column[str]], constraints: list[sa.Constraint]) -> None:
    """A table of one child, with indexes on its links."""
    op.create_table(
        name,
        _text("id"),
        _text("pupil_id"),
        *columns,
        _link(name, "pupil_id", "pupil"),
        *constraints,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in ("pupil_id", *(one.name for one in columns if one.name.endswith("_id"))):
        op.create_index(f"ix_{name}_{column}", name, [column], unique=False)
