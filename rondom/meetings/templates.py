"""The kinds of meetings with their agenda: which steps, who leads, how long. Read from `resources/templates/meetings.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from rondom.language import _
from rondom.meetings.model import MeetingKind
from rondom.paths import resource

OWN_STEP = "own"
"""Key of a step that a school thought of itself."""


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


def step_words(kind: MeetingKind, key: str, child: str) -> TemplateStep | None:
    """The words of a step in this kind of meeting with the name filled in; None for a step of one's own."""
    found = next((step for step in template(kind).steps if step.key == key), None)
    return named(found, child) if found else None


def named(step: TemplateStep, child: str) -> TemplateStep:
    """The same step with the first name of the child in it."""
    who = child or _("Het kind")
    title, short, heading = (text.format(child=who) for text in (step.title, step.short, step.heading))
    return TemplateStep(step.key, title, short, heading, step.lead, step.minutes)


def _template(kind: MeetingKind, values: dict[str, Any]) -> Template:
    return Template(
        kind=kind,
        name=_(values["name"]),
        article=_(values["article"]),
        minutes=values["minutes"],
        invites=tuple(values["invites"]),
        preparation=tuple(_(text) for text in values["preparation"]),
        steps=tuple(_step(**step) for step in values["steps"]),
    )


def _step(key: str, title: str, short: str, heading: str, lead: str, minutes: int) -> TemplateStep:
    return TemplateStep(key, _(title), _(short), _(heading), lead, minutes)
