"""The structure a school really uses: fuller cards, more people, lines with a history, ties around one child."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PARTNER_LINES = ("levels", "themes", "postcodes", "costs", "website", "address", "external_id")
PARTNER_NEEDS = ("referral", "form")
ENDS = (
    (("one_caregiver_id", "caregiver"), ("one_contact_id", "contact")),
    (
        ("other_caregiver_id", "caregiver"),
        ("other_contact_id", "contact"),
    ),
)


def upgrade() -> None:
    _widen_partner()
    with op.batch_alter_table("partner_link") as table:
        table.add_column(sa.Column("step_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="unknown"))
        table.add_column(sa.Column("direction", sa.Text(), nullable=False, server_default="both"))
        table.add_column(sa.Column("last_contact", sa.Date(), nullable=True))
    for name in ("guide_intro", "guide_apply"):
        op.add_column("school", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("support_level", sa.Column("offer", sa.Text(), nullable=False, server_default=""))
    _table(
        "partner_person",
        [*map(_text, ("name", "role", "phone", "email", "days")), _flag("call_first"), _number("position")],
        {"partner_id": "partner"},
    )
    _table(
        "step_mark",
        [_number("step"), sa.Column("since", sa.Date(), nullable=False)],
        {"partner_id": "partner", "link_id": "partner_link"},
        optional=("partner_id", "link_id"),
    )
    ends = dict(pair for side in ENDS for pair in side)
    _table(
        "kring_tie",
        [*map(_text, ("bond", "frequency", "calls", "said_by")), _flag("speaks_for")],
        {"pupil_id": "pupil", **ends},
        optional=tuple(ends),
    )


def downgrade() -> None:
    for table in ("kring_tie", "step_mark", "partner_person"):
        op.drop_table(table)
    op.drop_column("support_level", "offer")
    for name in ("guide_apply", "guide_intro"):
        op.drop_column("school", name)
    with op.batch_alter_table("partner_link") as batch:
        for name in ("last_contact", "direction", "kind", "step_on"):
            batch.drop_column(name)
    with op.batch_alter_table("partner") as batch:
        batch.drop_index("ix_partner_replaced_by_id")
        batch.drop_constraint("fk_partner_replaced_by_id_partner", type_="foreignkey")
        for name in (*PARTNER_LINES, *PARTNER_NEEDS, "step_on", "from_age", "to_age"):
            batch.drop_column(name)
        for name in ("replaced_by_id", "placed_angle", "placed_depth"):
            batch.drop_column(name)


def _widen_partner() -> None:
    with op.batch_alter_table("partner") as table:
        for name in PARTNER_LINES:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for name in PARTNER_NEEDS:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default="unknown"))
        table.add_column(sa.Column("step_on", sa.Date(), nullable=True))
        for name in ("from_age", "to_age"):
            table.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for name in ("placed_angle", "placed_depth"):
            table.add_column(sa.Column(name, sa.Float(), nullable=True))
        table.add_column(sa.Column("replaced_by_id", sa.Text(), nullable=True))
        table.create_foreign_key(
            "fk_partner_replaced_by_id_partner", "partner", ["replaced_by_id"], ["id"], ondelete="SET NULL"
        )
        table.create_index("ix_partner_replaced_by_id", ["replaced_by_id"], unique=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _table(name: str, columns: list[sa.Column[object]], links: dict[str, str], optional: tuple[str, ...] = ()) -> None:
    """A table with links to others; each has an index. A step of a line outlives the line, all else goes with its target."""
    op.create_table(
        name,
        _text("id"),
        *columns,
        *(sa.Column(column, sa.Text(), nullable=column in optional) for column in links),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=f"fk_{name}_{column}_{target}",
                ondelete="SET NULL" if column == "link_id" else "CASCADE",
            )
            for column, target in links.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in links:
        op.create_index(f"ix_{name}_{column}", name, [column], unique=False)
