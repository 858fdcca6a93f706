"""What is good to know about who comes, and what one click does about it: two talks, an interpreter, a brother or sister."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, clock_time, listed
from rondom.meetings.actions import add_attendee, stretch_agenda
from rondom.meetings.proposing import interpreter
from rondom.meetings.siblings import following, plan_for_sibling, sibling_words
from rondom.meetings.sittings import plan_sittings
from rondom.meetings.templates import template
from rondom.privacy.interpreters import interpreter_remark, minutes_with_interpreter
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.meetings.facts import PrepareFacts
from ui.meetings.hints import Hint

TALKS, LONGER, INTERPRETER, SIBLING, COMPANY = "talks", "longer", "interpreter", "sibling", "company"


def hints_of(facts: PrepareFacts) -> list[Hint]:
    """Most pressing first."""
    found: list[Hint] = []
    if facts.talks:
        found.append(Hint(TALKS, _apart_words(facts), _("Twee gesprekken, één plan"), "users-round"))
    for at, (name, language) in enumerate(facts.needs_interpreter):
        told = _("{name} heeft een tolk nodig.").format(name=name)
        spoken = _("{name} heeft een tolk nodig voor {language}.").format(name=name, language=language)
        found.append(Hint(f"{INTERPRETER}:{at}", spoken if language else told, _("Tolk erbij"), "languages"))
    minutes = longer_with_interpreter(facts)
    if minutes:
        told = _("Met een tolk duurt een gesprek langer. Reken op {n} minuten.").format(n=minutes)
        found.append(Hint(LONGER, told, _("Neem {n} minuten").format(n=minutes), "clock"))
    found += [Hint(f"family:{one.id}", words) for one in facts.detail.at_table if (words := _of_family(facts, one.id))]
    found += [Hint(f"{COMPANY}:{at}", one.text) for at, one in enumerate(facts.company)]
    return [*found, *_sibling_hints(facts)]


def longer_with_interpreter(facts: PrepareFacts) -> int:
    """How long it should take with an interpreter; 0 when nobody interprets, or it was made longer already."""
    detail = facts.detail
    usual = _usual_minutes(facts)
    wanted = minutes_with_interpreter(usual)
    if not any(one.interprets for one in detail.at_table) or detail.planned_minutes > usual:
        return 0
    return wanted


def do_hint(desk: Desk, owner: QWidget, facts: PrepareFacts, key: str, done: Callable[[], None]) -> None:
    """What the link of a hint does; each with a way back. `done` is called after a change in another dossier."""
    what, _mark, which = key.partition(":")
    head = facts.detail.head
    if what == TALKS:
        _write(desk, owner, _("Twee gesprekken gemaakt"), lambda session: plan_sittings(session, head.id))
    elif what == LONGER:
        factor = longer_with_interpreter(facts) / max(1, facts.detail.planned_minutes)
        _write(desk, owner, _("Agenda langer gemaakt"), lambda session: stretch_agenda(session, head.id, factor))
    elif what == INTERPRETER:
        data = interpreter(facts.needs_interpreter[int(which)][1])
        _write(desk, owner, _("Tolk uitgenodigd"), lambda session: add_attendee(session, head.id, data))
    elif what == SIBLING:
        _sibling(desk, owner, facts, which, done)


def _sibling(desk: Desk, owner: QWidget, facts: PrepareFacts, sibling_id: str, done: Callable[[], None]) -> None:
    """Plan it; or go there, when it is planned."""
    one = next(each for each in facts.siblings if each.id == sibling_id)
    if one.meeting_id:
        desk.open(Place("dossier", one.id, "meetings", one.meeting_id))
        return
    meeting, today, chair = facts.detail.head.id, clock.today(), desk.me
    _write(
        desk, owner, _("Overleg gepland voor broer of zus"),
        lambda session: plan_for_sibling(session, meeting, sibling_id, today, chair), done,
    )  # fmt: skip


def _write(
    desk: Desk,
    owner: QWidget,
    sentence: str,
    action: Callable[[Session], object],
    done: Callable[[], None] = lambda: None,
) -> None:
    def after(_made: object) -> None:
        desk.messages.toast(sentence, undo=True)
        done()

    desk.tasks.write(owner, sentence, action, after)


def _apart_words(facts: PrepareFacts) -> str:
    names = [one.short for one in facts.detail.at_table if one.caregiver_id in facts.apart]
    told = (
        _("{names} wil liever een eigen gesprek.") if len(names) == 1 else _("{names} willen liever een eigen gesprek.")
    )
    return told.format(names=listed(names))


def _usual_minutes(facts: PrepareFacts) -> int:
    """How long this kind of meeting takes in one language."""
    head = facts.detail.head
    own = next((one.minutes for one in facts.own if one.name == head.called), 0)
    return own or template(head.kind).minutes


def _of_family(facts: PrepareFacts, attendee_id: str) -> str:
    """A child, or someone of the family, that would interpret."""
    one = next(each for each in facts.detail.attendees if each.id == attendee_id)
    family = [each.name for each in facts.detail.attendees if each.caregiver_id]
    return interpreter_remark(one.name, facts.detail.pupil.name, family) if one.interprets else ""


def _sibling_hints(facts: PrepareFacts) -> list[Hint]:
    found = []
    head = facts.detail.head
    for one in facts.siblings:
        if one.meeting_id:
            told = _("Voor {child} is er die dag ook een overleg.").format(child=one.first_name)
            found.append(Hint(f"{SIBLING}:{one.id}", told, _("Naar dat overleg"), "users"))
            continue
        verb = _("Ook voor {child} plannen").format(child=one.first_name)
        if head.begins_at is not None:
            at = clock_time(following(head.begins_at, head.minutes))
            verb = _("Ook voor {child} plannen, om {time} uur").format(child=one.first_name, time=at)
        found.append(Hint(f"{SIBLING}:{one.id}", sibling_words(one), verb, "users"))
    return found
