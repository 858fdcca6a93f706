"""The OPPs of the Voorbeeldschool: a first version that was fixed, and a next one in which something is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rondom.demo_days import Days
from rondom.plan.development_fields import DATES
from rondom.plan.development_plan import (
    change_development_plan,
    fix_development_plan,
    next_development_plan,
    start_development_plan,
)
from rondom.vault.store import Session

Content = Mapping[str, Any]


def fill_opp(session: Session, pupil: str, versions: tuple[Content, ...], days: Days) -> None:
    """One version after the other; days are counted from today, and are days of school."""
    plan = ""
    for one in versions:
        begun = days.school_day(one["begun"])
        plan = next_development_plan(session, plan, begun) if plan else start_development_plan(session, pupil, begun)
        change_development_plan(session, plan, **_values(one, days))
        if "fixed" in one:
            fix_development_plan(session, plan, days.school_day(one["fixed"]))


def _values(one: Content, days: Days) -> dict[str, str | date]:
    kept = {key: value for key, value in one.items() if key not in ("begun", "fixed")}
    return {key: days.school_day(value) if key in DATES else value for key, value in kept.items()}
