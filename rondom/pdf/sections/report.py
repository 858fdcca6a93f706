"""The report of a talk: who were there, what was decided, and step by step what was said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rondom.language import _, clock_time, day
from rondom.meetings.model import MeetingKind
from rondom.pdf import safe
from rondom.pdf.colours import colour
from rondom.pdf.sections import action, closing, opening, plain_words, story
from rondom.pdf.sections.closing import LeftOut
from rondom.pdf.sections.parts import paragraph, plain_list, remarks, section, small
from rondom.pdf.sections.recognition import recognition_table
from rondom.pdf.sections.sheet import Sheet
from rondom.pdf.styles import KEPT_WHOLE
from rondom.pdf.tagged.blocks import Block, Box, Stack
from rondom.pdf.tagged.flowables import P
from rondom.plan.reading import Part, PlanReading, Remark
from rondom.plan.report import ReportReading

Build = Callable[[ReportReading, Sheet], list[Block]]


def head_line(reading: ReportReading, sheet: Sheet) -> str:
    """On every page after the first."""
    return " · ".join(part for part in (title(reading, sheet), _on(reading)) if part)


def title(reading: ReportReading, sheet: Sheet) -> str:
    """Verslag Mees Veenpluis; for parents: Ons gesprek over Mees"""
    if sheet.plain:
        return sheet.word(_("Ons gesprek over {name}"), name=sheet.child)
    child = reading.plan.child
    return _("Verslag {name}").replace("{name}", safe.one_line(child.full_name or child.first_name))


def blocks(reading: ReportReading, sheet: Sheet) -> list[Block]:
    told = _Told(reading, sheet)
    return [
        *_opening(reading, sheet),
        *_people(reading, sheet),
        *_decided(reading, sheet),
        *told.steps(),
        *told.notes(),
        *action.parked(reading.plan, sheet),
        *closing.views(reading.plan, sheet),
        *closing.recipients(reading.plan, sheet, "report_to"),
        *plain_words.in_report(reading.plan, reading.purpose, sheet),
    ]


class _Told:
    """Puts what was written under the step in which it was said, everything once."""

    def __init__(self, reading: ReportReading, sheet: Sheet) -> None:
        self._reading, self._sheet = reading, sheet
        self._notes = list(reading.plan.notes)
        self._done: set[str] = set()
        self._missing_told = False

    def steps(self) -> list[Block]:
        """Steps without a word are not named, but for those that were skipped: their titles stand together."""
        made: list[Block] = self._without_a_step(only="purpose")
        skipped: list[str] = []
        for step in self._reading.steps:
            if step.key == "close":
                made += self._without_a_step()
            inside = [*self._written(step.key), *self._note(step.title)]
            if inside:
                most = closing.SIGNED_TOGETHER if step.key == "close" else KEPT_WHOLE
                made += [*section([self._sheet.own_heading(step.title), *inside], most), *self._thinned(step.key)]
            else:
                made += self._left_out(step.key)
                skipped += [step.title] if step.skipped else []
        if skipped:
            titles = "; ".join(safe.one_line(one) for one in skipped)
            made += small(f"{self._sheet.told(_('Hier kwamen we niet aan toe'), titles)}.", self._sheet.look)
        return [*made, *self._without_a_step(closing_too=True)]

    def _without_a_step(self, closing_too: bool = False, only: str = "") -> list[Block]:
        """What was written without a step of its own in this agenda; why we talk comes first, answers to the plan last."""
        agenda = {step.key for step in self._reading.steps}
        made: list[Block] = []
        for key, (heading, _parts, _build) in _STEPS.items():
            if key in agenda or (key == "close" and not closing_too) or (only and key != only):
                continue
            if inside := self._written(key):
                made += section([self._sheet.heading(_(heading), name=self._sheet.child), *inside])
        return made

    def notes(self) -> list[Block]:
        """Of steps that are in the agenda no more."""
        made: list[Block] = []
        for note in self._notes:
            if body := paragraph(note.text, self._sheet.look):
                made += section([self._sheet.own_heading(note.title or _("Verder besproken")), *body])
        return made

    def _written(self, key: str) -> list[Block]:
        if key in self._done or key not in _STEPS:
            return []
        inside = _STEPS[key][2](self._reading, self._sheet)
        if inside:
            self._done.add(key)
        return inside

    def _left_out(self, key: str) -> list[Block]:
        """One neutral line, where the first thing is missing."""
        parts = _STEPS[key][1] if key in _STEPS else ()
        if self._missing_told or not self._reading.plan.omitted.intersection(parts):
            return []
        self._missing_told = True
        return [LeftOut(self._sheet)]

    def _thinned(self, key: str) -> list[Block]:
        """The same line under a step of which some lines are missing."""
        parts = _STEPS[key][1] if key in _STEPS else ()
        if self._missing_told or not self._reading.plan.thinned.intersection(parts):
            return []
        self._missing_told = True
        return [LeftOut(self._sheet)]

    def _note(self, title: str) -> list[Block]:
        found = next((one for one in self._notes if one.title == title), None)
        if found is None:
            return []
        self._notes.remove(found)
        return paragraph(found.text, self._sheet.look)


# -- above the steps ------------------------------------------------------------------------------------------


def _opening(reading: ReportReading, sheet: Sheet) -> list[Block]:
    plan = reading.plan
    notes = [sheet.word(_("Voor {name}"), name=safe.one_line(plan.copy_for))] if plan.copy_for else []
    if plan.address_block:
        notes.insert(0, "\n".join(plan.school_address))
    under = _occasion(reading)
    if sheet.plain and plan.meeting_on:
        under = sheet.word(_("Verslag van {weekday}"), weekday=plan.meeting_on)
    top = opening.letterhead(title(reading, sheet), under, plan.school, notes, sheet.look)
    return [*top, *opening.in_the_window(plan, top, sheet)]


def _occasion(reading: ReportReading) -> str:
    """Driehoek 2, 12 maart 2026"""
    return ", ".join(part for part in (safe.one_line(reading.title), _on(reading)) if part)


def _on(reading: ReportReading) -> str:
    return day(reading.plan.meeting_on) if reading.plan.meeting_on else ""


def _people(reading: ReportReading, sheet: Sheet) -> list[Block]:
    if sheet.plain:
        return opening.people_plain(reading.plan, sheet)
    on_the_line = _("Aan de lijn") if reading.kind is MeetingKind.CALL else ""
    return opening.facts_under(_("Wanneer"), _moment(reading), reading.plan, sheet, on_the_line)


def _moment(reading: ReportReading) -> list[str]:
    lines = [_on(reading)]
    if reading.begins is not None and reading.ends is not None:
        span = _("{start} tot {end} uur")
        lines.append(span.format(start=clock_time(reading.begins), end=clock_time(reading.ends)))
    elif reading.begins is not None:
        lines.append(_("{time} uur").format(time=clock_time(reading.begins)))
    return [line for line in (*lines, safe.one_line(reading.room)) if line]


def _decided(reading: ReportReading, sheet: Sheet) -> list[Block]:
    """What came out of it, in a few lines, before how it came about."""
    lines = _decisions(reading.plan, sheet)
    if not lines or reading.kind is MeetingKind.CALL:
        return []
    look = sheet.look
    head = sheet.heading(sheet.choose(_("Besloten"), _("Dit spraken we af, in het kort")))
    box = Box(
        Stack([head, *plain_list(lines, look)]), colour("accent-tint"), colour("accent"), (12.0, look.size * 0.8), 6
    )
    box.before, box.after = look.between * 0.8, look.between
    return [box]


def _decisions(plan: PlanReading, sheet: Sheet) -> list[str]:
    lines = [sheet.told(_("Doel"), safe.one_line(one.text, 300)) for one in plan.goals if safe.clean(one.text)]
    lines += [
        f"“{safe.one_line(one.text).rstrip('.')}”: {action.sentence(sheet.known(one.next))}"
        for one in plan.reviews
        if safe.clean(one.text) and safe.clean(one.next)
    ]
    agreed = sum(bool(safe.clean(one.what)) for one in plan.agreements)
    if agreed:
        lines.append(sheet.word(_("1 afspraak.")) if agreed == 1 else sheet.word(_("{n} afspraken."), n=agreed))
    if plan.follow_up.evaluation:
        lines.append(sheet.word(_("We kijken weer op {weekday}."), weekday=plan.follow_up.evaluation))
    if lead := safe.one_line(plan.follow_up.lead):
        lines.append(sheet.word(_("{name} let op het plan."), name=lead))
    return lines


# -- inside a step --------------------------------------------------------------------------------------------


def _purpose(reading: ReportReading, sheet: Sheet) -> list[Block]:
    plan = reading.plan
    text, question = safe.safe(plan.reason), safe.safe(plan.question)
    body = safe.joined((text, safe.bold(question) if question else question), " ")
    blocks: list[Block] = [P(body, sheet.look.body)] if body else []
    if safe.clean(reading.purpose):
        blocks += [sheet.under(_("Dit gesprek is geslaagd als")), *paragraph(reading.purpose, sheet.look)]
    return blocks


def _voice(reading: ReportReading, sheet: Sheet) -> list[Block]:
    said = story.told_by_the_child(reading.plan)
    if said is None:
        return []
    heard = small(sheet.told(_("Wie mag dit horen"), safe.one_line(reading.may_hear)), sheet.look)
    inside = story.said_by_the_child(reading.plan, said, sheet)
    return [story.warm_box([*inside, *(heard if safe.clean(reading.may_hear) else [])], sheet.look)]


def _strengths(reading: ReportReading, sheet: Sheet) -> list[Block]:
    plan = reading.plan
    return _two(
        sheet.remarks([one for one in plan.strengths if safe.clean(one.text)]), "enabling", plan.enabling, sheet
    )


def _concerns(reading: ReportReading, sheet: Sheet) -> list[Block]:
    return _two(recognition_table(reading.plan, sheet), "hindering", reading.plan.hindering, sheet)


def _two(first: list[Block], key: str, others: Sequence[Remark], sheet: Sheet) -> list[Block]:
    more = remarks(others, sheet.look)
    return [*first, *([sheet.under(sheet.title(key)), *more] if more else [])]


def _wishes(reading: ReportReading, sheet: Sheet) -> list[Block]:
    return sheet.remarks([one for one in reading.plan.wishes if safe.clean(one.text)])


def _last_time(reading: ReportReading, sheet: Sheet) -> list[Block]:
    running = action.running_of(reading.plan)
    return [action.agreements_table(running, reading.plan, sheet)] if running else []


def _goals_back(reading: ReportReading, sheet: Sheet) -> list[Block]:
    return action.review_lines(reading.plan, sheet)


def _agreements(reading: ReportReading, sheet: Sheet) -> list[Block]:
    plan = reading.plan
    found = [one for one in plan.agreements if safe.clean(one.what)]
    goals = action.goal_lines(plan, sheet)
    if not found:
        return goals
    between = [sheet.under(_("Afspraken"))] if goals else []
    return [*goals, *between, action.agreements_table(found, plan, sheet)]


def _lead(reading: ReportReading, sheet: Sheet) -> list[Block]:
    return action.follow_up(reading.plan, sheet, inside=True)


def _close(reading: ReportReading, sheet: Sheet) -> list[Block]:
    return closing.approval_table(reading.plan, sheet)


_STEPS: dict[str, tuple[str, tuple[Part, ...], Build]] = {
    "purpose": ("Waarom we praten", (Part.REQUEST,), _purpose),
    "voice": ("{name} zegt", (Part.VOICE,), _voice),
    "strengths": ("Wat gaat goed", (Part.STRENGTHS, Part.FACTORS), _strengths),
    "last_time": ("Loopt nog van eerder", (Part.LAST_TIME,), _last_time),
    "goals_back": ("Terugkijken", (Part.LAST_TIME,), _goals_back),
    "concerns": ("Zorgen", (Part.CONCERNS, Part.FACTORS), _concerns),
    "wishes": ("Wensen", (Part.WISHES,), _wishes),
    "agreements": ("Doel en afspraken", (Part.GOALS, Part.AGREEMENTS), _agreements),
    "lead": ("Hoe het verder gaat", (Part.FOLLOW_UP,), _lead),
    "close": ("Is ieder het ermee eens", (Part.APPROVALS,), _close),
}
"""Key of a step of the agenda: what it is called where an agenda lacks it, which parts of the plan, and what was written in it."""
