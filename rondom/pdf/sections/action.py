"""What will be done: goals, agreements, and who looks after the plan until the evaluation."""

from __future__ import annotations

from datetime import date, datetime, time

from rondom.language import _, capital, day, hour, weekday
from rondom.pdf import marks, safe
from rondom.pdf.sections.parts import cell, heading, name, section, words_table
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.tagged.blocks import Block, Columns, Inset, Stack
from rondom.pdf.tagged.flowables import P
from rondom.plan.reading import (
    Agreement,
    AgreementState,
    FollowUp,
    FormOfAddress,
    Goal,
    Person,
    PlanReading,
)

_STATES = {AgreementState.OPEN: "", AgreementState.DONE: "gedaan", AgreementState.DROPPED: "vervallen"}


def goals(reading: PlanReading, sheet: Sheet) -> list[Block]:
    found = [goal for goal in reading.goals if safe.clean(goal.text)]
    if not found:
        return []
    size = sheet.look.heading.fontSize
    title = sheet.title("goal" if len(found) == 1 else "goals")
    together = _shared_day(found) if not sheet.plain else None
    if together:
        title = _("{title} tot {day}").format(title=title, day=day(together))
    goals = [_goal(goal, sheet, with_day=together is None) for goal in found]
    return section([heading(title, sheet.look, marks.goal(size * 0.47, size)), *goals])


def _shared_day(goals: list[Goal]) -> date | None:
    """The day that all goals have in common; it then stands in the heading."""
    days = {goal.until for goal in goals}
    return days.pop() if len(days) == 1 else None


def agreements(reading: PlanReading, sheet: Sheet) -> list[Block]:
    found = [item for item in reading.agreements if safe.clean(item.what)]
    if not found:
        return []
    if sheet.plain:
        rows = [_plain_agreement(item, reading, sheet) for item in found]
        body = words_table((), rows, (1.45, 3.0, 1.4), sheet.look)
    else:
        titles = (_("Wie"), _("Wat"), _("Hieraan merken we het"), _("Wanneer"))
        rows = [_agreement(item, sheet) for item in found]
        body = words_table(titles, rows, (1.2, 2.75, 1.8, 1.25), sheet.look)
    return section([heading(sheet.title("agreements"), sheet.look), body])


def follow_up(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Evaluation, process lead and contact in between, beside each other; for parents the contact stands under them."""
    plan = reading.follow_up
    told = {"evaluation": _evaluation(plan), "lead": _lead(plan, sheet), "contact": [plan.contact_between]}
    stacks = {key: Stack(part) for key, texts in told.items() if (part := _headed(key, texts, sheet))}
    below = stacks.pop("contact", None) if sheet.plain else None
    blocks: list[Block] = [Columns(list(stacks.values()), [1.0] * len(stacks), 21)] if stacks else []
    return section([*blocks, below] if below else blocks)


def _headed(key: str, texts: list[str], sheet: Sheet) -> list[Block]:
    """A heading and its lines, or nothing."""
    body = safe.lines(*(safe.safe(text) for text in texts))
    return [heading(sheet.title(key), sheet.look), P(body, sheet.look.body)] if body else []


def _goal(goal: Goal, sheet: Sheet, with_day: bool) -> Block:
    """The goal large; under it now and then, the sign, where and until when."""
    look = sheet.look
    details = [_now_then(goal, sheet)]
    if safe.clean(goal.sign):
        details.append(_("Hieraan merken we het: {sign}").replace("{sign}", safe.clean(goal.sign)))
    details.append(_where_until(goal, with_day))
    lines = [safe.safe(_sentence(detail)) for detail in details if detail]
    text = safe.lines(*lines) if sheet.plain else safe.joined(lines, " ")
    blocks: list[Block] = [P(safe.safe(goal.text), look.goal)]
    if text:
        blocks.append(P(text if sheet.plain else safe.muted(text), look.body))
    return Inset(Stack(blocks), bottom=look.size * 0.35)


def _now_then(goal: Goal, sheet: Sheet) -> str:
    """Nu 1 van de 4 keer, straks 3 van de 4."""
    now, then = safe.clean(goal.now), safe.clean(goal.then)
    if now and then:
        form = sheet.choose(_("Nu {now}, straks {then}"), _("Nu: {now}. Straks: {then}"))
        return form.replace("{now}", now.rstrip(".")).replace("{then}", then)
    return _("Nu {now}").replace("{now}", now) if now else _("Straks {then}").replace("{then}", then) if then else ""


def _where_until(goal: Goal, with_day: bool) -> str:
    """Waar: op school. Tot 4 juni 2026"""
    where = _("Waar: {place}").replace("{place}", safe.one_line(goal.setting)) if safe.clean(goal.setting) else ""
    until = _("Tot {day}").format(day=day(goal.until)) if with_day and goal.until else ""
    return ". ".join(part for part in (where, until) if part)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _agreement(item: Agreement, sheet: Sheet) -> list[Block | None]:
    who = name(Person(item.who, item.perspective), sheet.look, strong=True)
    return [who, cell(item.what, sheet.look), cell(item.sign, sheet.look), cell(_when(item), sheet.look)]


def _plain_agreement(item: Agreement, reading: PlanReading, sheet: Sheet) -> list[Block | None]:
    """On someone's own copy their name is U or Jij. The sign stands under what is done."""
    own = bool(reading.copy_short) and item.who == reading.copy_short
    who = sheet.title("you") if own else item.who
    what = [P(safe.safe(item.what), sheet.look.body)]
    if safe.clean(item.sign):
        sign = _("Zo merken we het: {sign}").replace("{sign}", safe.clean(item.sign))
        what.append(P(safe.muted(safe.safe(_sentence(sign))), sheet.look.body))
    return [name(Person(who, item.perspective), sheet.look, strong=True), Stack(what), cell(_when(item), sheet.look)]


def _when(item: Agreement) -> str:
    said = safe.clean(item.due_said) or (day(item.due) if item.due else "")
    return ", ".join(part for part in (said, _(_STATES[item.state]) if _STATES[item.state] else "") if part)


def _evaluation(plan: FollowUp) -> list[str]:
    """Donderdag 4 juni 2026, 13.15 uur."""
    if plan.evaluation is None:
        return [plan.evaluation_with]
    when = f"{capital(weekday(plan.evaluation))} {plan.evaluation.year}"
    if plan.evaluation_time is not None:
        when += ", " + _clock(plan.evaluation, plan.evaluation_time)
    return [when + ".", plan.evaluation_with]


def _clock(on: date, at: time) -> str:
    return hour(datetime.combine(on, at))


def _lead(plan: FollowUp, sheet: Sheet) -> list[str]:
    if not safe.clean(plan.lead):
        return [plan.lead_contact]
    contact = safe.one_line(plan.lead_contact)
    who = f"{safe.one_line(plan.lead)}, {contact}." if contact else safe.one_line(plan.lead)
    formal = sheet.address is FormOfAddress.FORMAL
    invite = _("Bel gerust als iets niet lukt.") if formal else _("Bel gerust als er iets niet lukt.")
    return [who, invite] if sheet.plain and contact else [who]
