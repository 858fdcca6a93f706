"""The kinds of meetings with their agenda: which steps, who leads, how long. Read from `resources/templates/meetings.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rondom.language import _
from rondom.meetings.model import MeetingKind
from rondom.paths import resource

OWN_STEP = "own"
"""Key of a step that a school thought of itself."""
LAST_TIME, GOALS_BACK = "last_time", "goals_back"
"""Keys of the steps that look back: on the agreements, and goal by goal. Every kind of meeting may have them."""
CHILD = "{child}"
"""Stands in the words of a template where the first name comes."""


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """Texts hold {child} where the first name comes."""

    key: str
    title: str
    short: str
    heading: str
    lead: str
    """chair, parent, child, all or each."""
    minutes: int


@dataclass(frozen=True, slots=True)
class Again:
    """How the agenda changes when something of an earlier plan is still open: one step comes in, others take less time."""

    after: str
    """Key of the step it comes behind."""
    minutes: int
    shorter: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Template:
    kind: MeetingKind
    name: str
    article: str
    """de or het, for "na de driehoek"."""
    minutes: int
    invites: tuple[str, ...]
    """Sides of the table that are proposed as attendees."""
    preparation: tuple[str, ...]
    """What comes before the first timed step."""
    steps: tuple[TemplateStep, ...]
    again: Again | None = None


@dataclass(frozen=True, slots=True)
class Leads:
    """Who the words of a template stand for in this meeting."""

    chair: str = ""
    parent: str = ""
    child: str = ""

    def name(self, lead: str) -> str:
        """The name to write beside a step."""
        known = {
            "chair": self.chair or _("voorzitter"),
            "parent": self.parent or _("ouder"),
            "child": self.child or _("kind"),
            "all": _("allen"),
            "each": _("ieder"),
        }
        return known.get(lead, lead)


@cache
def templates() -> dict[MeetingKind, Template]:
    """All kinds, in the order in which they are offered."""
    raw = tomllib.loads(resource("templates", "meetings.toml").read_text(encoding="utf-8"))
    return {MeetingKind(kind): _template(MeetingKind(kind), values) for kind, values in raw.items()}


def template(kind: MeetingKind) -> Template:
    return templates()[kind]


def plannable() -> dict[MeetingKind, Template]:
    """The kinds that are prepared and held with an agenda. A phone call is none: it is noted afterwards."""
    return {kind: one for kind, one in templates().items() if one.steps}


def step_words(kind: MeetingKind, key: str, child: str) -> TemplateStep | None:
    """The words of a step in this kind of meeting with the name filled in; None for a step of one's own."""
    found = next((step for step in template(kind).steps if step.key == key), None) or _looking_back().get(key)
    return named(found, child) if found else None


def with_last_time(kind: MeetingKind, steps: tuple[TemplateStep, ...]) -> tuple[TemplateStep, ...]:
    """An agenda that begins with what is still open. The one of the program stays as long; one of the school's own gets longer.

    What looks back already, or never does, is given back as it is.
    """
    again = template(kind).again
    if again is None or not steps or any(step.key == LAST_TIME for step in steps):
        return steps
    less = dict(again.shorter) if steps == template(kind).steps else {}
    found = [replace(step, minutes=less.get(step.key, step.minutes)) for step in steps]
    place = next((at for at, step in enumerate(steps, 1) if step.key == again.after), 1)
    found.insert(place, replace(_looking_back()[LAST_TIME], minutes=again.minutes))
    return tuple(found)


def _looking_back() -> dict[str, TemplateStep]:
    """The steps that look back, as an evaluation has them."""
    return {step.key: step for step in template(MeetingKind.REVIEW).steps if step.key in (LAST_TIME, GOALS_BACK)}


def named(step: TemplateStep, child: str) -> TemplateStep:
    """The same step with the first name of the child in it."""
    who = child or _("Het kind")
    title, short, heading = (text.replace(CHILD, who) for text in (step.title, step.short, step.heading))
    return TemplateStep(step.key, title, short, heading, step.lead, step.minutes)


def kind_name(kind: MeetingKind, called: str = "") -> str:
    """Driehoek; or what the school calls this kind of meeting itself."""
    return called or template(kind).name


def kind_word(kind: MeetingKind, called: str = "") -> str:
    """driehoek, MDO, gesprek met Veilig Thuis: as it stands inside a sentence."""
    name = kind_name(kind, called)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def with_article(kind: MeetingKind, called: str = "", article: str = "") -> str:
    """de driehoek, het MDO"""
    known = article or ("het" if called else template(kind).article)
    return f"{known} {kind_word(kind, called)}"


def _template(kind: MeetingKind, values: dict[str, Any]) -> Template:
    return Template(
        kind=kind,
        name=_(values["name"]),
        article=_(values["article"]),
        minutes=values["minutes"],
        invites=tuple(values["invites"]),
        preparation=tuple(_(text) for text in values["preparation"]),
        steps=tuple(_step(**step) for step in values["steps"]),
        again=_again(values.get("again")),
    )


def _again(values: dict[str, Any] | None) -> Again | None:
    return Again(values["after"], values["minutes"], tuple(values["shorter"].items())) if values else None


def _step(key: str, title: str, short: str, heading: str, lead: str, minutes: int) -> TemplateStep:
    return TemplateStep(key, _(title), _(short), _(heading), lead, minutes)
