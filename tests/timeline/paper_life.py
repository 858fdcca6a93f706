"""A short life in a real vault for everything that is printed: help that was looked at, a hidden event, one without a date."""

from __future__ import annotations

from datetime import date

from rondom.timeline.actions import add_event, set_view
from rondom.timeline.appraisal import set_appraisal
from rondom.timeline.factors import set_factor
from rondom.timeline.model import AppraisalAnswer, AppraisalQuestion, EventData, EventKind, FactorEffect, Nature
from rondom.vault.store import Session

HIDDEN = "Ruzie op de parkeerplaats"
QUOTE = "Toen had ik twee huizen & geen <kamer>."


def fill(session: Session, pupil_id: str) -> dict[str, str]:
    """Adds the events; returns their ids by a short name."""
    made = {name: add_event(session, pupil_id, data) for name, data in _events().items()}
    set_view(session, made["uit"], "child", 0, -2, QUOTE)
    set_view(session, made["uit"], "parent", 0, 1, "Er kwam rust.")
    for side, moment, impact in (("child", 0, -1), ("child", 2, 2), ("school", 0, 0)):
        set_view(session, made["spel"], side, moment, impact, "")
    set_appraisal(
        session, made["spel"], "parent", AppraisalQuestion.ON_TIME, AppraisalAnswer.NO, "een half jaar te laat"
    )
    set_factor(session, made["spel"], FactorEffect.ENABLING, text="altijd dezelfde therapeut")
    set_factor(session, made["oma"], FactorEffect.PROTECTIVE, "steun")
    return made


def _events() -> dict[str, EventData]:
    return {
        "uit": EventData(
            lane="gezin", title="Ouders uit elkaar", told_by="Sanne", told_side="parent", nature=Nature.EXPERIENCE,
            text="Het ging al langer niet goed.", **_on("start", date(2022, 8, 1), date(2023, 7, 31), "ergens in groep 3"),
        ),
        "ziek": EventData(
            lane="kind", title="Oren geopereerd", topic="ziekte", **_on("start", date(2021, 3, 4), date(2021, 3, 4)),
        ),
        "spel": EventData(
            lane="zorg", kind=EventKind.TRAJECTORY, title="Speltherapie", provider="Praktijk De Egel", told_by="Sanne",
            **_on("applied", date(2024, 3, 1), date(2024, 3, 1)), **_on("start", date(2024, 9, 16), date(2024, 9, 16)),
            **_on("end", date(2025, 7, 4), date(2025, 7, 4)),
        ),
        "juf": EventData(lane="school", title="Andere juf", told_by="juf Marloes",
                         **_on("start", date(2025, 1, 6), date(2025, 1, 6))),
        "oma": EventData(lane="hielp", kind=EventKind.PERIOD, title="Woensdag bij oma",
                         **_on("start", date(2020, 9, 2), date(2020, 9, 2))),
        "ooit": EventData(lane="wonen", title="Ooit bij tante gewoond"),
        "weg": EventData(lane="gezin", title=HIDDEN, private=True, told_by="Buurvrouw",
                         **_on("start", date(2024, 5, 5), date(2024, 5, 5))),
    }  # fmt: skip


def _on(edge: str, earliest: date, latest: date, said: str = "") -> dict[str, object]:
    return {f"{edge}_earliest": earliest, f"{edge}_latest": latest, f"{edge}_said": said}
