"""What can be changed about the school itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from rondom.language import _, folded
from rondom.school.model import (
    BaseGroup,
    BaseGroupData,
    School,
    SchoolData,
    Staff,
    StaffData,
    SupportLevel,
    SupportLevelData,
    User,
    UserData,
)
from rondom.school.queries import school_id
from rondom.vault.base import columns
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session


def default_levels() -> tuple[str, ...]:
    """Names of the levels 0 to 4; every region has its own, so a school can rename them."""
    return (_("basis"), _("lichte hulp"), _("extra hulp"), _("met partners"), _("intensief"))


def found_school(session: Session, name: str, user_name: str, user_id: str = "") -> str:
    """The first rows of a new vault: the school, its levels and the person who made it, under `user_id` or a new id.
    Returns that id.
    """
    add(session, School, SchoolData(name=name))
    for number, level in enumerate(default_levels()):
        add(session, SupportLevel, SupportLevelData(number=number, name=level))
    known = {"id": user_id} if user_id else {}
    return add(session, User, UserData(name=user_name, role=_("intern begeleider")), **known)


def change_school(session: Session, **values: Any) -> None:
    """Change settings of the school, as named in `SchoolData`."""
    change(session, School, school_id(session), values)


def add_user(session: Session, data: UserData) -> str:
    """Someone who works here. They have no password yet (see `rondom.vault.keyring`). Returns their id."""
    return add(session, User, data)


def change_user(session: Session, user_id: str, **values: Any) -> None:
    """Name or role. Raises UserProblem "gone"."""
    change(session, User, user_id, values)


def remove_user(session: Session, user_id: str) -> None:
    """Someone no longer works here; what they wrote stays theirs. Their password has to be taken first: a password
    without a person would open the vault for nobody. Raises UserProblem "gone".
    """
    remove(session, User, user_id)


def rename_levels(session: Session, names: list[str]) -> None:
    """The levels from 0 up. Numbers that no longer have a name go away; dossiers keep their number.

    What the school does at a level stays with its name when that moves, else with its number.
    """
    offers = _offers(session, names)
    session.execute(delete(SupportLevel))
    for number, name in enumerate(names):
        add(session, SupportLevel, SupportLevelData(number=number, name=name, offer=offers[number]))


def _offers(session: Session, names: list[str]) -> list[str]:
    c = columns(SupportLevel)
    before = session.execute(select(c.number, c.name, c.offer).order_by(c.number)).all()
    kept = {folded(name) for name in names}
    by_name = {folded(name): offer for _number, name, offer in before}
    by_number = {number: offer for number, name, offer in before if folded(name) not in kept}
    return [by_name.get(folded(name), by_number.get(number, "")) for number, name in enumerate(names)]


def add_group(session: Session, data: BaseGroupData) -> str:
    return add(session, BaseGroup, data)


def change_group(session: Session, group_id: str, **values: Any) -> None:
    change(session, BaseGroup, group_id, values)


def remove_group(session: Session, group_id: str) -> None:
    """The children in it stay, without a group."""
    remove(session, BaseGroup, group_id)


def add_staff(session: Session, data: StaffData) -> str:
    return add(session, Staff, data)
