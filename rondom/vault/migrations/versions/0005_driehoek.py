"""The driehoek from invitation to agreement: who recognises what, how far a goal is, who signed, several talks for one plan."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NEW = ("meeting_template_step", "meeting_template", "meeting_score", "statement_of_view", "agreement_move", "goal_score",
       "goal_outcome", "recognition", "reservation", "signature")  # fmt: skip
"""The last one first: none is dropped before what hangs on it."""
MEETING_LINES = ("called", "article", "summary")
ATTENDEE_LINES, ATTENDEE_TIMES = ("interprets", "gets"), ("came_at", "left_at")
GOAL_LINES = ("level_part", "level_more", "level_most")


def upgrade() -> None:
    _table(
        "sitting",
        [*map(_text, ("title", "room", "state")), _moment("starts_at"), _number("position")],
        {"pupil_id": "pupil", "meeting_id": "meeting"},
    )
    with op.batch_alter_table("meeting") as table:
        table.add_column(_flag("timed", "1"))
        table.add_column(_flag("voice_declined", "0"))
        for name in MEETING_LINES:
            table.add_column(_text(name, ""))
    with op.batch_alter_table("attendee") as table:
        for name in ATTENDEE_TIMES:
            table.add_column(_moment(name))
        for name in ATTENDEE_LINES:
            table.add_column(_text(name, ""))
        _link(table, "attendee", "sitting_id", "sitting")
    with op.batch_alter_table("contribution") as table:
        _link(table, "contribution", "sitting_id", "sitting")
    with op.batch_alter_table("goal") as table:
        for name in GOAL_LINES:
            table.add_column(_text(name, ""))
        _link(table, "goal", "from_goal_id", "goal")
    with op.batch_alter_table("caregiver") as table:
        table.add_column(_flag("apart", "0"))
    op.add_column("consent", _day("asked_on"))
    _new_tables()


def downgrade() -> None:
    for table in NEW:
        op.drop_table(table)
    op.drop_column("consent", "asked_on")
    op.drop_column("caregiver", "apart")
    with op.batch_alter_table("goal") as batch:
        _unlink(batch, "goal", "from_goal_id", "goal")
        for name in GOAL_LINES:
            batch.drop_column(name)
    with op.batch_alter_table("contribution") as batch:
        _unlink(batch, "contribution", "sitting_id", "sitting")
    with op.batch_alter_table("attendee") as batch:
        _unlink(batch, "attendee", "sitting_id", "sitting")
        for name in (*ATTENDEE_LINES, *ATTENDEE_TIMES):
            batch.drop_column(name)
    with op.batch_alter_table("meeting") as batch:
        for name in (*MEETING_LINES, "voice_declined", "timed"):
            batch.drop_column(name)
    op.drop_table("sitting")


def _new_tables() -> None:
    of_meeting = {"pupil_id": "pupil", "meeting_id": "meeting"}
    of_attendee = {**of_meeting, "attendee_id": "attendee"}
    _table(
        "signature",
        [_number("version"), *map(_text, ("way", "strokes")), _day("signed_on", required=True)],
        of_attendee,
    )
    _table(
        "reservation", [*map(_text, ("about", "reason"))], of_attendee, {"goal_id": "goal", "agreement_id": "agreement"}
    )
    _table("recognition", [*map(_text, ("answer", "note"))], {**of_attendee, "contribution_id": "contribution"})
    _table(
        "goal_outcome", [*map(_text, ("worked", "hindered", "next", "next_words"))], {**of_meeting, "goal_id": "goal"}
    )
    _table(
        "goal_score",
        [*map(_text, ("perspective", "said_by", "note")), sa.Column("score", sa.Integer()), _number("position")],
        {**of_meeting, "goal_id": "goal"},
        {"attendee_id": "attendee"},
    )
    _table(
        "agreement_move",
        [
            _day("moved_on", required=True),
            *map(_text, ("from_said", "to_said", "reason")),
            _day("from_on"),
            _day("to_on"),
        ],
        {"pupil_id": "pupil", "agreement_id": "agreement"},
    )
    _table(
        "statement_of_view",
        [_number("version"), *map(_text, ("who", "perspective", "text")), _day("written_on", required=True)],
        of_meeting,
        {"caregiver_id": "caregiver"},
    )
    scores = (sa.Column(name, sa.Integer()) for name in ("heard", "goal_clear", "who_does_what", "right_group"))
    _table("meeting_score", [*scores, _text("remark")], of_attendee)
    _table(
        "meeting_template",
        [*map(_text, ("name", "article", "kind", "invites")), _number("minutes"), _number("position")],
        {},
    )
    _table(
        "meeting_template_step",
        [*map(_text, ("key", "title", "lead")), _number("minutes"), _number("position")],
        {"template_id": "meeting_template"},
    )


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str, default: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=default)


def _day(name: str, required: bool = False) -> sa.Column[date]:
    return sa.Column(name, sa.Date(), nullable=not required)


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(), nullable=True)


def _link(table: BatchOperations, of: str, column: str, target: str) -> None:
    """A link that is let go when its target goes."""
    table.add_column(sa.Column(column, sa.Text(), nullable=True))
    table.create_foreign_key(f"fk_{of}_{column}_{target}", target, [column], ["id"], ondelete="SET NULL")
    table.create_index(f"ix_{of}_{column}", [column], unique=False)


def _unlink(table: BatchOperations, of: str, column: str, target: str) -> None:
    table.drop_index(f"ix_{of}_{column}")
    table.drop_constraint(f"fk_{of}_{column}_{target}", type_="foreignkey")
    table.drop_column(column)


def _table(
    name: str, columns: list[sa.Column[object]], parents: dict[str, str], links: dict[str, str] | None = None
) -> None:
    """A table whose rows go with their parents, and let go of a link when its target goes."""
    loose = links or {}
    op.create_table(
        name,
        _text("id"),
        *columns,
        *(sa.Column(column, sa.Text(), nullable=column in loose) for column in {**parents, **loose}),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=f"fk_{name}_{column}_{target}",
                ondelete="SET NULL" if column in loose else "CASCADE",
            )
            for column, target in {**parents, **loose}.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )  # fmt: skip
    for column in parents:
        op.create_index(f"ix_{name}_{column}", name, [column], unique=False)
