"""What will be done: goals, agreements, and who looks after the plan until the evaluation."""

from __future__ import annotations

import re
from datetime import date

from rondom.language import _, capital, marked
from rondom.pdf import marks, safe, words
from rondom.pdf.sections.parts import cell, in_both, name, paragraph, person_mark, plain_list, section
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Inset, Space, Stack, Whole
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.pdf.tongues import InTwo
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
_NUMBER_BEHIND = re.compile(r" (?=\d+$)")
"""In Driehoek 1 the number stays with its word."""
_STATES = {AgreementState.OPEN: "", AgreementState.DONE: "gedaan", AgreementState.DROPPED: "vervallen"}


def reviews(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Looking back on the goals of the time before: how far each finds it, what worked, what was in the way, what now."""
    blocks = review_lines(reading, sheet)
    return section([sheet.part("last_time"), *blocks]) if blocks else []


def review_lines(reading: PlanReading, sheet: Sheet) -> list[Block]:
    return [block for one in reading.reviews if safe.clean(one.text) for block in _review(one, sheet)]


def _review(one: GoalReview, sheet: Sheet) -> list[Block]:
    look = sheet.look
    caption = P(safe.safe(one.text), look.strong)
    caption.clings = True
    said = [_score(each, look) for each in one.scores]
    scores: list[Block] = [marked_list(said, look.indent, look.size * 0.1)] if said else []
    now = (sheet.known(one.next), one.next_words)
    told = (
        (_("Wat werkte"), one.worked),
        (_("Wat zat in de weg"), one.hindered),
        (_("Nu"), " ".join(sentence(capital(part)) for part in now if safe.clean(part))),
    )
    lines = [safe.safe(sentence(sheet.told(label, safe.clean(text)))) for label, text in told if safe.clean(text)]
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
    key = "goal" if len(found) == 1 else "goals"
    mark = marks.goal(size * 0.47, size)
    together = _shared_day(found) if not sheet.plain else None
    head = sheet.part(key, mark)
    if together:
        head = sheet.heading(_("{title} tot {day}"), mark, title=sheet.title(key), day=together)
    return section([head, *(_goal(goal, sheet, with_day=together is None) for goal in found)])


def goal_lines(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """Every goal with its own day, without a heading."""
    return [_goal(goal, sheet, with_day=True) for goal in reading.goals if safe.clean(goal.text)]


def _shared_day(goals: list[Goal]) -> date | None:
    """The day that all goals have in common; it then stands in the heading."""
    days = {goal.until for goal in goals}
    return days.pop() if len(days) == 1 else None


def agreements(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """What was agreed now, and under it what still runs from before."""
    found = [item for item in reading.agreements if safe.clean(item.what)]
    running = running_of(reading)
    blocks: list[Block] = [agreements_table(found, reading, sheet)] if found else []
    if running:
        label = P(safe.safe(sheet.word(_(words.template("running", sheet.audience)))), sheet.look.strong)
        label.clings, label.after = True, sheet.look.size * 0.3
        blocks += [Space(sheet.look.size * 0.7), label, agreements_table(running, reading, sheet, titled=not found)]
    return section([sheet.part("agreements"), *blocks]) if blocks else []


def running_of(reading: PlanReading) -> list[Agreement]:
    """What was agreed at an earlier talk and still goes on."""
    return [item for item in reading.running if safe.clean(item.what)]


def agreements_table(found: list[Agreement], reading: PlanReading, sheet: Sheet, titled: bool = True) -> Block:
    """Who does what, when, and how it shows."""
    if sheet.plain:
        rows = [_plain_agreement(item, reading, sheet) for item in found]
        return sheet.table((), rows, (1.45, 3.0, 1.4))
    signs = any(safe.clean(item.sign) for item in (*reading.agreements, *running_of(reading)))
    columns = (
        (_("Wie"), 1.2),
        (_("Wat"), 2.75),
        *([(_("Hieraan merken we het"), 1.8)] if signs else []),
        (_("Wanneer"), 1.25),
    )
    titles = [sheet.word(title) for title, _share in columns] if titled or sheet.large else []
    rows = [_agreement(item, sheet, signs) for item in found]
    return sheet.table(titles, rows, [share for _title, share in columns])


def follow_up(reading: PlanReading, sheet: Sheet, inside: bool = False) -> list[Block]:
    """Evaluation, process lead and contact in between, beside each other; for parents the contact stands under them.

    With `inside` they stand under a heading of their own, and theirs are smaller.
    """
    plan = reading.follow_up
    told = {
        "evaluation": _evaluation(plan, sheet),
        "lead": _lead(plan, sheet),
        "contact": paragraph(plan.contact_between, sheet.look),
    }
    head = sheet.part_under if inside else sheet.part
    stacks = {key: Stack([head(key), *body]) for key, body in told.items() if body}
    below = stacks.pop("contact", None) if sheet.plain else None
    blocks: list[Block] = [sheet.beside(list(stacks.values()), [1.0] * len(stacks), 21)] if stacks else []
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
    return [sheet.part("notes"), *blocks] if blocks else []


def parked(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """What was put aside, and waits for the next talk."""
    listed = plain_list(reading.parked, sheet.look)
    return section([sheet.part("parked"), *listed]) if listed else []


def _goal(goal: Goal, sheet: Sheet, with_day: bool) -> Block:
    """The goal large; under it now and then, the sign, where and until when."""
    look = sheet.look
    scaled = not sheet.plain and bool(safe.clean(goal.part + goal.more + goal.most))
    blocks: list[Block] = [P(safe.safe(goal.text), look.goal), *_about_goal(goal, sheet, scaled, with_day)]
    if scaled:
        blocks += [Space(look.size * 0.4), _scale(goal, sheet)]
    made = Inset(Whole(blocks, sheet.kept_whole), bottom=look.size * 0.35)
    made.before = made.after = look.size * 0.5
    return made


def _about_goal(goal: Goal, sheet: Sheet, scaled: bool, with_day: bool) -> list[Block]:
    """A line each in plain words, else on one; a whole sentence in the other language is tagged as such."""
    details = [] if scaled else _now_then(goal, sheet)
    if sheet.plain:
        details += _steps(goal, sheet)
    if safe.clean(goal.sign):
        details.append(sheet.told(_("Hieraan merken we het"), safe.clean(goal.sign)))
    details += _where_until(goal, sheet, with_day)
    lines = [safe.safe(sentence(one)) for one in details if not isinstance(one, InTwo)]
    text = safe.lines(*lines) if sheet.plain else safe.muted(safe.joined(lines, " "))
    in_two = [
        part for one in details if isinstance(one, InTwo) for part in in_both(one.each(sentence), sheet.look.body)
    ]
    return [*([P(text, sheet.look.body)] if lines else []), *in_two]


def _now_then(goal: Goal, sheet: Sheet) -> list[str]:
    """Nu 1 van de 4 keer, straks 3 van de 4. In plain words: Nu: 1 van de 4 keer. Straks: 3 van de 4."""
    now, then = safe.clean(goal.now), safe.clean(goal.then)
    if sheet.plain:
        told = ((_("Nu"), now.rstrip(".")), (_("Straks"), then))
        return _on_a_line([sheet.told(label, text) for label, text in told if text], sheet)
    if now and then:
        return [sheet.word(_("Nu {now}, straks {then}"), now=now.rstrip("."), then=then)]
    if now:
        return [sheet.word(_("Nu {now}"), now=now)]
    return [sheet.word(_("Straks {then}"), then=then)] if then else []


def _scale(goal: Goal, sheet: Sheet) -> Block:
    """From how it is now to much more than was hoped; what nobody filled in stays open."""
    told = (goal.now, goal.part, goal.then, goal.more, goal.most)
    if sheet.large:
        found = [(name, text) for name, text in zip(_LEVELS, told, strict=True) if safe.clean(text)]
        return Stack([P(safe.safe(f"{_(name)}: {safe.clean(text)}"), sheet.look.body) for name, text in found])
    return sheet.table([_(name) for name in _LEVELS], [[cell(text, sheet.look) for text in told]], [1.0] * 5)


def _steps(goal: Goal, sheet: Sheet) -> list[str]:
    """The same for parents, a line each; now and then are told already."""
    told = (
        (_("Een stap op weg"), goal.part),
        (_("Nog meer dan we hopen"), goal.more),
        (_("Veel meer"), goal.most),
    )
    return [sheet.told(label, safe.clean(text)) for label, text in told if safe.clean(text)]


def _where_until(goal: Goal, sheet: Sheet, with_day: bool) -> list[str]:
    """Waar: op school. Tot 4 juni 2026"""
    where = [sheet.told(_("Waar"), safe.one_line(goal.setting))] if safe.clean(goal.setting) else []
    until = [sheet.word(_("Tot {day}"), day=goal.until)] if with_day and goal.until else []
    return _on_a_line([*where, *until], sheet)


def _on_a_line(parts: list[str], sheet: Sheet) -> list[str]:
    """Two short things beside each other; in two languages each has a line of its own."""
    return parts if sheet.language or not parts else [". ".join(parts)]


def sentence(text: str) -> str:
    """With a full stop, unless it ends already."""
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _agreement(item: Agreement, sheet: Sheet, signs: bool) -> list[Block | None]:
    who = name(Person(item.who, item.perspective), sheet.look, strong=True)
    sign = [cell(item.sign, sheet.look)] if signs else []
    return [who, cell(item.what, sheet.look), *sign, cell(when(item, sheet), sheet.look)]


def _plain_agreement(item: Agreement, reading: PlanReading, sheet: Sheet) -> list[Block | None]:
    """On someone's own copy their name is U or Jij. The sign stands under what is done."""
    own = bool(reading.copy_short) and item.who == reading.copy_short
    who = sheet.word(sheet.title("you")) if own else item.who
    what = [P(safe.safe(item.what), sheet.look.body)]
    if safe.clean(item.sign):
        what.append(
            P(
                safe.muted(safe.safe(sentence(sheet.told(_("Zo merken we het"), safe.clean(item.sign))))),
                sheet.look.body,
            )
        )
    return [
        name(Person(who, item.perspective), sheet.look, strong=True),
        Stack(what),
        cell(when(item, sheet), sheet.look),
    ]


def when(item: Agreement, sheet: Sheet) -> str:
    """vanaf 15 maart, gedaan"""
    said = safe.clean(item.due_said) or (sheet.word("{day}", day=item.due) if item.due else "")
    state = sheet.word(_(_STATES[item.state])) if _STATES[item.state] else ""
    title = _NUMBER_BEHIND.sub("\u00a0", safe.one_line(item.since))
    since = sheet.word(_("uit {meeting}"), meeting=title) if item.since else ""
    return ", ".join(part for part in (said, state, since) if part)


def _evaluation(plan: FollowUp, sheet: Sheet) -> list[Block]:
    """Donderdag 4 juni 2026, 13.15 uur; without a day also nobody who will be there."""
    on = evaluation_day(plan, sheet)
    return [*on, *paragraph(plan.evaluation_with, sheet.look)] if on else []


def evaluation_day(plan: FollowUp, sheet: Sheet) -> list[Block]:
    if plan.evaluation is None:
        return []
    if plan.evaluation_time is None:
        return sheet.fixed("{Weekday}.", Weekday=plan.evaluation)
    return sheet.fixed(_("{Weekday}, {time} uur."), Weekday=plan.evaluation, time=plan.evaluation_time)


def _lead(plan: FollowUp, sheet: Sheet) -> list[Block]:
    contact = safe.contact(plan.lead_contact)
    if not safe.clean(plan.lead):
        return paragraph(contact, sheet.look)
    told = paragraph(f"{safe.one_line(plan.lead)}, {contact}." if contact else safe.one_line(plan.lead), sheet.look)
    formal = sheet.address is FormOfAddress.FORMAL
    invite = _("Bel gerust als iets niet lukt.") if formal else _("Bel gerust als er iets niet lukt.")
    return [*told, *sheet.fixed(invite)] if sheet.plain and contact else told
