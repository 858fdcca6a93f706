"""A vault to trust: a chained journal that knows who by id, proof of what was destroyed, how many copies are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COPIES = {"copies_daily": 10, "copies_weekly": 8, "copies_monthly": 12}


def upgrade() -> None:
    for name, number in COPIES.items():
        op.add_column("school", sa.Column(name, sa.Integer(), nullable=False, server_default=str(number)))
    with op.batch_alter_table("journal_action") as table:
        table.add_column(sa.Column("actor_id", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("chain", sa.LargeBinary(), nullable=True))
        table.drop_constraint("uq_journal_action_id", type_="unique")
    op.create_table(
        "journal_part",
        sa.Column("action", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["action"], ["journal_action.seq"], name="fk_journal_part_action_journal_action"),
        sa.PrimaryKeyConstraint("action", "pupil_id", name="pk_journal_part"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO journal_part(action, pupil_id) SELECT action, pupil_id FROM journal_pupil")
    op.create_index("ix_journal_part_pupil_id", "journal_part", ["pupil_id", "action"], unique=False)
    op.drop_index("ix_journal_pupil_pupil_id", table_name="journal_pupil")
    op.drop_table("journal_pupil")
    op.create_table(
        "destruction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_destruction"),
    )


def downgrade() -> None:
    op.drop_table("destruction")
    op.create_table(
        "journal_pupil",
        sa.Column("action", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["action"], ["journal_action.seq"], name="fk_journal_pupil_action_journal_action"),
        sa.PrimaryKeyConstraint("action", "pupil_id", name="pk_journal_pupil"),
    )
    op.execute(
        "INSERT INTO journal_pupil(action, pupil_id) SELECT action, pupil_id FROM journal_part WHERE pupil_id <> ''"
    )
    op.create_index("ix_journal_pupil_pupil_id", "journal_pupil", ["pupil_id", "action"], unique=False)
    op.drop_index("ix_journal_part_pupil_id", table_name="journal_part")
    op.drop_table("journal_part")
    with op.batch_alter_table("journal_action") as table:
        table.create_unique_constraint("uq_journal_action_id", ["id"])
        table.drop_column("chain")
        table.drop_column("actor_id")
    for name in COPIES:
        op.drop_column("school", name)
