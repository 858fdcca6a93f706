"""The school, who works with this vault, and what differs per region: levels, groups, staff."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field

from rondom.vault.base import Data, Row
from rondom.vault.fields import Line, Text


class SchoolData(Data):
    name: Line = ""
    brin: Line = ""
    place: Line = ""
    sector: Line = "po"
    """po = primary, vo = secondary; decides the default role names."""
    form_of_address: Line = "u"
    """u or je, in texts for parents."""
    idle_minutes: int = Field(default=5, ge=1, le=120)
    """Lock by itself after so many minutes without a key or a click."""
    retention_years: int = Field(default=2, ge=1, le=10)
    """Years a dossier is kept after the child left (2; 3 after referral to special education)."""
    backup_folder: Line = ""
    """The second place for copies, such as a stick; empty when there is none."""
    copies_daily: int = Field(default=10, ge=1, le=60, sa_column_kwargs={"server_default": "10"})
    """Of how many days, weeks and months the last copy made by itself is kept."""
    copies_weekly: int = Field(default=8, ge=0, le=60, sa_column_kwargs={"server_default": "8"})
    copies_monthly: int = Field(default=12, ge=0, le=60, sa_column_kwargs={"server_default": "12"})
    holiday_region: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """noord, midden or zuid: whose school holidays stand behind a timeline; empty shows none."""
    show_changes: bool = Field(default=True, sa_column_kwargs={"server_default": "1"})
    """Whether a timeline counts changes ("rust en drukte")."""
    guide_intro: Text = Field(default="", sa_column_kwargs={"server_default": ""})
    """What the page for the schoolgids says first."""
    guide_apply: Text = Field(default="", sa_column_kwargs={"server_default": ""})
    """How parents ask for help, on that page."""
    postal_address: Text = Field(default="", sa_column_kwargs={"server_default": ""})
    """Street, postcode and place, as they stand on a letter."""


class School(SchoolData, Row, table=True):
    DATA: ClassVar[type[Data]] = SchoolData


class UserData(Data):
    name: Line = ""
    role: Line = ""


class User(UserData, Row, table=True):
    """Someone who works in this vault. Named `member` in SQL: `user` is a reserved word in many databases."""

    __tablename__ = "member"
    DATA: ClassVar[type[Data]] = UserData


class SupportLevelData(Data):
    number: int = Field(default=0, ge=0, le=9)
    name: Line = ""
    offer: Text = Field(default="", sa_column_kwargs={"server_default": ""})
    """What the school does at this level, for parents."""


class SupportLevel(SupportLevelData, Row, table=True):
    __tablename__ = "support_level"
    DATA: ClassVar[type[Data]] = SupportLevelData


class BaseGroupData(Data):
    name: Line = ""
    year_groups: Line = ""
    """The year groups in it, joined by a comma: "5,6" for a combination class."""
    teacher: Line = ""
    external_key: Line = ""
    """Key of the group in the school's administration; empty when it is not stable."""


class BaseGroup(BaseGroupData, Row, table=True):
    """A stamgroep."""

    __tablename__ = "base_group"
    DATA: ClassVar[type[Data]] = BaseGroupData


class StaffData(Data):
    name: Line = ""
    role: Line = ""
    """What someone does at school. It never grants rights in this program."""
    email: Line = ""
    phone: Line = ""
    external_key: Line = ""


class Staff(StaffData, Row, table=True):
    DATA: ClassVar[type[Data]] = StaffData
