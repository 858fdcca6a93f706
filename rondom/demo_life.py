"""The lives of the Voorbeeldschool: events with all that can hang on them, written as in `voorbeeldschool.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rondom.collaboration.actions import add_point, change_review, start_review
from rondom.collaboration.model import Fit, PointEffect, PointLevel
from rondom.dossier.model import Bond, Calls
from rondom.dossier.ties import set_tie
from rondom.errors import Bug
from rondom.timeline.actions import add_event, set_view
from rondom.timeline.appraisal import set_appraisal
from rondom.timeline.factors import set_factor
from rondom.timeline.model import AppraisalAnswer, AppraisalQuestion, EventData, EventKind, FactorEffect, Nature
from rondom.timeline.spans import Context, Misread
from rondom.timeline.topics import topic_of
from rondom.timeline.vague_dates import parse
from rondom.vault.store import Session

Content = Mapping[str, Any]
EDGES = ("start", "end", "applied")


def fill_event(session: Session, pupil: str, one: Content, context: Context, partners: Mapping[str, str]) -> str:
    """One event with its views, answers and factors. `partners` gives the id of a card on the map by its name."""
    values: dict[str, Any] = {
        "lane": one["lane"], "title": one["title"], "kind": EventKind(one.get("kind", "moment")),
        "nature": Nature(one.get("nature", "fact")), "told_by": one.get("by", ""), "told_side": one.get("side", ""),
        "topic": one.get("topic", topic_of(one["title"])), "text": one.get("text", ""),
        "private": one.get("private", False), "provider": one.get("provider", ""),
    }  # fmt: skip
    for edge in EDGES:
        if edge in one:
            values |= _dated(edge, one[edge], context)
    values["planned"] = one.get("planned", values.get("start_earliest", context.today) > context.today)
    if "partner" in one:
        values["provider_id"] = partners[one["partner"]]
    event = add_event(session, pupil, EventData(**values))
    _fill_views(session, event, one)
    for effect, factor, words in one.get("factors", ()):
        set_factor(session, event, FactorEffect(effect), factor, words)
    return event


def fill_tie(session: Session, pupil: str, one: Content, ids: Mapping[str, str]) -> None:
    """A bond in the kring. `ids` gives the key of a person by the name; the child is ""."""
    set_tie(
        session, pupil, ids[one["one"]], ids[one["other"]], bond=Bond(one.get("bond", "unknown")),
        frequency=one.get("frequency", ""), calls=Calls(one.get("calls", "unknown")), speaks_for=one.get("speaks", False),
        said_by=one.get("by", ""),
    )  # fmt: skip


def fill_review(session: Session, event: str, one: Content, on: date) -> None:
    """The look back on help that is over, dated `on`."""
    review = start_review(session, event, on)
    change_review(session, review, fit=Fit(one["fit"]), fit_text=one["fit_text"], lesson=one["lesson"])
    for effect, level, text, key in one["points"]:
        add_point(session, review, PointEffect(effect), PointLevel(level), text, key)


def _fill_views(session: Session, event: str, one: Content) -> None:
    for view in one.get("views", ()):
        for moment, impact in enumerate(view["impact"]):
            set_view(session, event, view["perspective"], moment, impact, view["quote"] if moment == 0 else "")
    for side, answers in one.get("answers", {}).items():
        for question, (answer, *note) in zip(AppraisalQuestion, answers, strict=False):
            if answer:
                set_appraisal(session, event, side, question, AppraisalAnswer(answer), "".join(note))


def _dated(edge: str, said: str, context: Context) -> dict[str, Any]:
    read = parse(said, context)
    if isinstance(read, Misread):
        raise Bug("unexpected", detail=f"voorbeeldschool: {said}")
    return {f"{edge}_said": read.said, f"{edge}_earliest": read.earliest, f"{edge}_latest": read.latest}


def written(content: Content, text: Callable[[str], str]) -> Content:
    """The same event with the dates of its edges filled in by `text`."""
    return {**content, **{edge: text(content[edge]) for edge in EDGES if edge in content}}
