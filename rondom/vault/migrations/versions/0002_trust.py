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


def downgrade() -> None:
    for name in COPIES:
        op.drop_column("school", name)
