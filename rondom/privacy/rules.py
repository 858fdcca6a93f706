"""Who may read what, as pure functions of values: the front door. Nothing here reads the vault or asks what day it is.

- `deciding`: who decides, by gezag and age; `answers`: one answer on one day; `consenting`: all answers about one partner.
- `readers`: the light of everyone who could read or sit at the table; `present`: whether these people may sit down together;
  `interpreters`: someone who translates.
- `sources`: the law or text each rule rests on, and the day it was looked up.

Unknown is an answer of its own everywhere: without gezag, age or answer the outcome is "Vraag eerst", never a guess.
"""

from __future__ import annotations

from rondom.privacy.ages import DECIDES_FROM, HEARD_FROM, OF_AGE
from rondom.privacy.answers import Answer, Stance, groups, stance
from rondom.privacy.consenting import child_light, consent_light, waiting_for
from rondom.privacy.deciding import (
    BY_PUPIL,
    Child,
    Decider,
    Guardian,
    Part,
    Phase,
    custody_remarks,
    deciders,
    of_age,
    phase,
    who_decides,
)
from rondom.privacy.lights import ChildLight, Light, LightStatus, best
from rondom.privacy.present import TableRemark, table_remarks
from rondom.privacy.readers import (
    FROM_OUTSIDE,
    KEEPS_NOTHING,
    Reader,
    ReaderKind,
    address_light,
    keeps_nothing,
    light,
    may_see_address,
    on_demand,
)

__all__ = [
    "BY_PUPIL",
    "DECIDES_FROM",
    "FROM_OUTSIDE",
    "HEARD_FROM",
    "KEEPS_NOTHING",
    "OF_AGE",
    "Answer",
    "Child",
    "ChildLight",
    "Decider",
    "Guardian",
    "Light",
    "LightStatus",
    "Part",
    "Phase",
    "Reader",
    "ReaderKind",
    "Stance",
    "TableRemark",
    "address_light",
    "best",
    "child_light",
    "consent_light",
    "custody_remarks",
    "deciders",
    "groups",
    "keeps_nothing",
    "light",
    "may_see_address",
    "of_age",
    "on_demand",
    "phase",
    "stance",
    "table_remarks",
    "waiting_for",
    "who_decides",
]
