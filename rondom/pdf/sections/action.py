"""What will be done: goals, agreements, and who looks after the plan until the evaluation."""

from __future__ import annotations

from datetime import date, datetime, time

from rondom.language import _, capital, day, hour, marked, weekday
from rondom.pdf import marks, safe
from rondom.pdf.sections.parts import cell, heading, name, paragraph, person_mark, plain_list, section, words_table
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Inset, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.plan.reading import (
    Agreement,
    AgreementState,
    FollowUp,
    FormOfAddress,
    Goal,
    GoalReview,
    GoalScore,
    Person,
    PlanReading,
)

_LEVELS = (marked("Zoals het nu is"), marked("Een stap"), marked("Zoals we hopen"), marked("Meer"), marked("Veel meer"))
_STATES = {AgreementState.OPEN: "", AgreementState.DONE: "gedaan", AgreementState.DROPPED: "vervallen"}


def reviews(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Looking back on the goals of the time before: how far each finds it, what worked, what was in the way, what now."""
    found = [one for one in reading.reviews if safe.clean(one.text)]
    blocks: list[Block] = []
    for one in found:
        blocks += _review(one, sheet)
    return section([heading(sheet.title("last_time"), sheet.look), *blocks]) if blocks else []


def _review(one: GoalReview, sheet: Sheet) -> list[Block]:
    look = sheet.look
    caption = P(safe.safe(one.text), look.strong)
    caption.clings = True
    said = [_score(each, look) for each in one.scores]
    scores: list[Block] = [marked_list(said, look.indent, look.size * 0.1)] if said else []
    told = (
        (_("Wat werkte: {text}"), one.worked),
        (_("Wat zat in de weg: {text}"), one.hindered),
        (
            _("Nu: {text}"),
            " ".join(_sentence(capital(part)) for part in (one.next, one.next_words) if safe.clean(part)),
        ),
    )
    lines = [safe.safe(_sentence(form.replace("{text}", safe.clean(text)))) for form, text in told if safe.clean(text)]
    words_said: list[Block] = [P(safe.lines(*lines), look.body)] if lines else []
    return [caption, *scores, *words_said, Space(look.size * 0.5)]


def _score(one: GoalScore, look: Look) -> Item:
    """Sanne: een stap, thuis wel"""
    said = ", ".join(part for part in (safe.one_line(one.words), safe.clean(one.note)) if part)
    text = ": ".join(part for part in (safe.one_line(one.name), said) if part)
    return Item(person_mark(one.perspective, look), marks.spoken(one.perspective), P(safe.safe(text), look.body))


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
    """What was agreed now, and under it what still runs from before."""
    found = [item for item in reading.agreements if safe.clean(item.what)]
    running = [item for item in reading.running if safe.clean(item.what)]
    blocks: list[Block] = [_agreements_table(found, reading, sheet)] if found else []
    if running:
        label = P(safe.safe(sheet.title("running")), sheet.look.strong)
        label.clings = True
        blocks += [Space(sheet.look.size * 0.7), label, _agreements_table(running, reading, sheet, titled=not found)]
    return section([heading(sheet.title("agreements"), sheet.look), *blocks]) if blocks else []


def _agreements_table(found: list[Agreement], reading: PlanReading, sheet: Sheet, titled: bool = True) -> Block:
    if sheet.plain:
        rows = [_plain_agreement(item, reading, sheet) for item in found]
        return words_table((), rows, (1.45, 3.0, 1.4), sheet.look)
    titles = (_("Wie"), _("Wat"), _("Hieraan merken we het"), _("Wanneer")) if titled else ()
    rows = [_agreement(item, sheet) for item in found]
    return words_table(titles, rows, (1.2, 2.75, 1.8, 1.25), sheet.look)


def follow_up(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Evaluation, process lead and contact in between, beside each other; for parents the contact stands under them."""
    plan = reading.follow_up
    told = {"evaluation": _evaluation(plan), "lead": _lead(plan, sheet), "contact": [plan.contact_between]}
    stacks = {key: Stack(part) for key, texts in told.items() if (part := _headed(key, texts, sheet))}
    below = stacks.pop("contact", None) if sheet.plain else None
    blocks: list[Block] = [Columns(list(stacks.values()), [1.0] * len(stacks), 21)] if stacks else []
    return section([*blocks, below] if below else blocks)


def notes(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """What was said in the steps of this agenda that others do not have, each under its title."""
    blocks: list[Block] = []
    for one in reading.notes:
        text = paragraph(one.text, sheet.look)
        if text:
            caption = P(safe.safe(one.title), sheet.look.strong)
            caption.clings = True
            blocks += [*([caption] if safe.clean(one.title) else []), *text, Space(sheet.look.size * 0.4)]
    return [heading(sheet.title("notes"), sheet.look), *blocks] if blocks else []


def parked(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """What was put aside, and waits for the next talk."""
    listed = plain_list(reading.parked, sheet.look)
    return section([heading(sheet.title("parked"), sheet.look), *listed]) if listed else []


def _headed(key: str, texts: list[str], sheet: Sheet) -> list[Block]:
    """A heading and its lines, or nothing."""
    body = safe.lines(*(safe.safe(text) for text in texts))
    return [heading(sheet.title(key), sheet.look), P(body, sheet.look.body)] if body else []


def _goal(goal: Goal, sheet: Sheet, with_day: bool) -> Block:
    """The goal large; under it now and then, the sign, where and until when."""
    look = sheet.look
    scaled = not sheet.plain and bool(safe.clean(goal.part + goal.more + goal.most))
    details = ["" if scaled else _now_then(goal, sheet)]
    if sheet.plain:
        details += _steps(goal)
    if safe.clean(goal.sign):
        details.append(_("Hieraan merken we het: {sign}").replace("{sign}", safe.clean(goal.sign)))
    details.append(_where_until(goal, with_day))
    lines = [safe.safe(_sentence(detail)) for detail in details if detail]
    text = safe.lines(*lines) if sheet.plain else safe.joined(lines, " ")
    blocks: list[Block] = [P(safe.safe(goal.text), look.goal)]
    if text:
        blocks.append(P(text if sheet.plain else safe.muted(text), look.body))
    if scaled:
        blocks += [Space(look.size * 0.4), _scale(goal, sheet)]
    return Inset(Stack(blocks), bottom=look.size * 0.35)


def _now_then(goal: Goal, sheet: Sheet) -> str:
    """Nu 1 van de 4 keer, straks 3 van de 4."""
    now, then = safe.clean(goal.now), safe.clean(goal.then)
    if now and then:
        form = sheet.choose(_("Nu {now}, straks {then}"), _("Nu: {now}. Straks: {then}"))
        return form.replace("{now}", now.rstrip(".")).replace("{then}", then)
    return _("Nu {now}").replace("{now}", now) if now else _("Straks {then}").replace("{then}", then) if then else ""


def _scale(goal: Goal, sheet: Sheet) -> Block:
    """From how it is now to much more than was hoped; what nobody filled in stays open."""
    told = (goal.now, goal.part, goal.then, goal.more, goal.most)
    return words_table(
        [_(name) for name in _LEVELS], [[cell(text, sheet.look) for text in told]], [1.0] * 5, sheet.look
    )


def _steps(goal: Goal) -> list[str]:
    """The same for parents, a line each; now and then are told already."""
    told = ((_("Een stap op weg"), goal.part), (_("Nog meer dan we hopen"), goal.more), (_("Veel meer"), goal.most))
    return [f"{name}: {safe.clean(text)}" for name, text in told if safe.clean(text)]


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
    state = _(_STATES[item.state]) if _STATES[item.state] else ""
    since = _("uit {meeting}").replace("{meeting}", safe.one_line(item.since)) if item.since else ""
    return ", ".join(part for part in (said, state, since) if part)


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
