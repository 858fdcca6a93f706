"""The Voorbeeldschool: a made-up school in a real vault, thrown away when it is closed.

What it holds stands in `resources/templates/voorbeeldschool.toml`. Dates are counted from the day it is opened, so that
there is always something to do today.
"""

from __future__ import annotations

import re
import secrets
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from rondom import clock
from rondom.demo_life import fill_event, fill_review, fill_tie, written
from rondom.demo_map import fill_map
from rondom.dossier import actions as dossier
from rondom.dossier.model import CaregiverData, ContactData, Custody, NoteData, NoteKind, PupilData, StrengthData
from rondom.dossier.ties import CHILD
from rondom.errors import EnvironmentProblem
from rondom.language import _, day
from rondom.meetings import actions as meetings
from rondom.meetings import table
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import (
    Approval,
    Attendance,
    ContributionKind,
    GoalData,
    MeetingKind,
    MeetingState,
    Recognised,
)
from rondom.meetings.queries import coming_meetings, meeting_rows
from rondom.opening import create
from rondom.paths import resource, write_file
from rondom.pdf.documents import plan_pdf, preparation_pdf
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.scene_painter import measure
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.plan.actions import fix_plan
from rondom.plan.kring import kring_page, page_for
from rondom.plan.preparing import preparation_reading
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Audience, Perspective
from rondom.privacy.actions import ask_consent, give_consent
from rondom.privacy.queries import answers_of
from rondom.school.actions import add_group, change_school
from rondom.school.model import BaseGroupData
from rondom.support_map.guide import write_offer
from rondom.timeline.school_years import start_year
from rondom.timeline.sheets import timeline_reading
from rondom.timeline.spans import Context
from rondom.vault.keys import KdfParameters
from rondom.vault.store import Session
from rondom.vault.vault import Vault

NOBODY_GUESSES = KdfParameters(8 * 1024, 1, 1)
"""The password is random and never told, so stretching it would only cost time."""
Content = Mapping[str, Any]


def open_demo() -> Vault:
    """The Voorbeeldschool, open, in a folder of its own that goes away when the vault is closed."""
    folder = Path(tempfile.mkdtemp(prefix="rondom-voorbeeld-"))
    content = tomllib.loads(resource("templates", "voorbeeldschool.toml").read_text("utf-8"))
    school = content["school"]
    made = create(
        folder / f"{_('Voorbeeldschool')}.rondom",
        secrets.token_urlsafe(24),
        school["name"],
        school["user"],
        NOBODY_GUESSES,
    )
    made.vault.throwaway = True
    filler = _Filler(content)
    for sentence, step in filler.steps():
        with made.vault.write(sentence) as filler.session:
            step()
    made.vault.forget_undo()
    return made.vault


def write_demo(folder: Path) -> list[Path]:
    """The papers of one made-up child in `folder`: plan for professionals and for parents, sheets to prepare a meeting.

    Returns what was written. Raises EnvironmentProblem when the folder cannot be written.
    """
    vault = open_demo()
    try:
        with vault.read() as session:
            papers = dict(_papers(session))
    finally:
        vault.close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise EnvironmentProblem("file-unwritable") from None
    for name, content in papers.items():
        write_file(folder / f"{name}.pdf", content)
    return [folder / f"{name}.pdf" for name in papers]


def _papers(session: Session) -> Iterator[tuple[str, bytes]]:
    """(name, PDF) of the first child with a meeting to come: it also has one behind it."""
    coming = coming_meetings(session, clock.today())[0]
    closed = next(
        line.meeting.id
        for line in meeting_rows(session, coming.meeting.pupil_id)
        if line.meeting.state is MeetingState.CLOSED
    )
    plan = plan_reading(session, closed, measure=measure)
    yield _("plan voor professionals"), plan_pdf(plan, Audience.PROFESSIONAL)
    yield _("plan voor ouders"), plan_pdf(plan, Audience.PARENTS)
    yield _("kring"), kring_pdf(page_for(kring_page(session, coming.meeting.pupil_id, clock.today()), ""))
    life = timeline_reading(session, coming.meeting.pupil_id, clock.today())
    for paper in TimelineSheet:
        yield _("tijdlijn op {sheet}").format(sheet=paper.value.upper()), timeline_pdf(life, paper)
    for side, name in ((Perspective.PARENT, _("voorbereiding ouder")), (Perspective.CHILD, _("voorbereiding kind"))):
        attendee = next(one for one in coming.attendees if one.perspective == side)
        sheet = preparation_reading(session, coming.meeting.id, attendee.id)
        yield name, preparation_pdf(sheet, side)


class _Filler:
    """Puts the content in through the same actions a person uses; each step is one line of the logboek."""

    session: Session

    def __init__(self, content: Content) -> None:
        self.content = content
        self.today = clock.today()
        self.year = start_year(self.today)
        self.chair: str = content["school"]["user"]
        self.groups: dict[str, str] = {}
        self.pupils: dict[tuple[str, str], str] = {}
        self.births: dict[str, tuple[date, int, str]] = {}
        self.partners: dict[str, str] = {}

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """(what was done, how)"""
        yield _("Leerlingen ingelezen"), self._fill_groups
        yield _("Ondersteuningsstructuur ingevuld"), self._fill_map
        for rich in self.content["rich"]:
            yield _("Dossier aangevuld"), partial(self._fill_dossier, rich)
            pupil = self.pupils[rich["first"], rich["last"]]
            yield _("Gebeurtenissen toegevoegd"), partial(self._each, rich["events"], self._fill_event, pupil)
            yield _("Toestemming gevraagd"), partial(self._each, rich.get("consents", ()), self._fill_consent, pupil)
            for meeting in rich.get("meetings", ()):
                words = _("Overleg afgesloten") if meeting["closed"] else _("Overleg gepland")
                yield words, partial(self._fill_meeting, pupil, meeting)

    def _each(self, things: Sequence[Content], put: Callable[[str, Content], None], pupil: str) -> None:
        for one in things:
            put(pupil, one)

    # -- the school ------------------------------------------------------------------------------------------

    def _fill_groups(self) -> None:
        school = self.content["school"]
        change_school(self.session, place=school["place"], holiday_region=school["holiday_region"])
        for group in self.content["groups"]:
            data = BaseGroupData(name=group["name"], year_groups=group["years"], teacher=group["teacher"])
            self.groups[group["name"]] = add_group(self.session, data)
        for group, children in self.content["pupils"].items():
            for child in children:
                self._add_child(group, *child)

    def _add_child(
        self,
        group: str,
        first: str,
        prefix: str,
        last: str,
        year: int,
        birthday: str,
        level: int,
        followed: bool = False,
    ) -> str:
        month, day_ = (int(part) for part in birthday.split("-"))
        return self._pupil(first, prefix, last, group, year, self._birth(year, month, day_), level, followed)

    def _birth(self, year_group: int, month: int, day_: int) -> date:
        """On 1 October of the school year a child in group n is n + 3."""
        after = (month, day_) > (10, 1)
        return date(self.year - year_group - 3 - after, month, day_)

    def _pupil(
        self, first: str, prefix: str, last: str, group: str, year: int, birth: date, level: int, followed: bool
    ) -> str:
        data = PupilData(
            first_name=first, prefix=prefix, last_name=last, birth_date=birth, year_group=str(year),
            group_id=self.groups[group], level=level, followed=followed,
        )  # fmt: skip
        pupil = dossier.add_pupil(self.session, data)
        self.pupils[first, last] = pupil
        self.births[pupil] = (birth, year, first)
        return pupil

    def _fill_map(self) -> None:
        self.partners = fill_map(self.session, self.content, self.today, self.chair)
        for number, words in enumerate(self.content["school"]["offers"]):
            write_offer(self.session, number, words)

    # -- one dossier -----------------------------------------------------------------------------------------

    def _fill_dossier(self, rich: Content) -> None:
        if rich.get("existing"):
            pupil = self.pupils[rich["first"], rich["last"]]
        else:
            birth = date.fromisoformat(self._text(rich["born"]))
            pupil = self._pupil(
                rich["first"], "", rich["last"], rich["group"], rich["year_group"], birth, rich["level"], True
            )
        dossier.change_pupil(self.session, pupil, question=rich["question"], question_by=rich["question_by"])
        self._fill_people(pupil, rich)

    def _fill_people(self, pupil: str, rich: Content) -> None:
        session, address_keys = self.session, ("street", "postcode", "place", "secret")
        ids = {"": CHILD}
        for one in rich["caregivers"]:
            values = {key: value for key, value in one.items() if key not in address_keys}
            caregiver = dossier.add_caregiver(
                session, pupil, CaregiverData(**{**values, "custody": Custody(one["custody"])})
            )
            ids[one["name"]] = caregiver
            if "street" in one:
                dossier.set_address(session, pupil, caregiver, **{key: one[key] for key in address_keys if key in one})
        for one in rich["contacts"]:
            ids[one["name"]] = dossier.add_contact(session, pupil, ContactData(**one))
        for one in rich.get("ties", ()):
            fill_tie(session, pupil, one, ids)
        for one in rich["strengths"]:
            data = StrengthData(
                text=one["text"], perspective=one["perspective"], said_by=one["by"], said_on=self._day(one["days"])
            )
            dossier.add_strength(session, pupil, data)
        for one in rich["notes"]:
            note = NoteData(
                written_on=self._day(one["days"]), kind=NoteKind(one["kind"]), author=self.chair, text=one["text"]
            )
            dossier.add_note(session, pupil, note)

    def _fill_event(self, pupil: str, one: Content) -> None:
        birth, year_group, name = self.births[pupil]
        context = Context(birth=birth, today=self.today, year_group_now=year_group, name=name)
        event = fill_event(self.session, pupil, written(one, self._text), context, self.partners)
        if review := one.get("review"):
            fill_review(self.session, event, review, self._day(review["days"]))

    def _fill_consent(self, pupil: str, one: Content) -> None:
        kinds = [kind.strip() for kind in one["kinds"].split(",")]
        ids = ask_consent(self.session, pupil, one["recipient"], one["purpose"], self.today, one["organisation"], kinds)
        waiting = {answer.id: answer for answer in answers_of(self.session, pupil) if answer.id in ids}
        for consent, (_who, state, days, valid) in zip(waiting, one["answers"], strict=False):
            if state == "given":
                give_consent(self.session, consent, self._day(days), self._day(valid))

    # -- meetings --------------------------------------------------------------------------------------------

    def _fill_meeting(self, pupil: str, one: Content) -> None:
        session = self.session
        hours, minutes = (int(part) for part in one["time"].split("."))
        at = datetime.combine(self._school_day(one["days"]), time(hours, minutes))
        meeting = meetings.plan_meeting(
            session, pupil, MeetingKind(one["kind"]), at, self.today, one["room"], self.chair, one["purpose"]
        )
        if "title" in one:
            meetings.change_meeting(session, meeting, title=one["title"])
        if voice := one.get("voice"):
            self._fill_voice(meeting, voice)
        detail = meeting_detail(session, meeting, self.today)
        for attendee in detail.attendees:
            meetings.change_attendee(session, attendee.id, attendance=Attendance.COMING)
        if one["closed"]:
            meetings.start_meeting(session, meeting)
            self._fill_table(meeting, one)
            self._close(meeting, one, at.date())

    def _fill_voice(self, meeting: str, voice: Content) -> None:
        values = {f"voice_{key}": voice[key] for key in ("words", "how", "by", "audience", "followup") if key in voice}
        told = self._day(voice["told"]) if "told" in voice else None
        meetings.change_meeting(self.session, meeting, **values, voice_on=self._day(voice["days"]), voice_told_on=told)

    def _fill_table(self, meeting: str, one: Content) -> None:
        session = self.session
        for kind in (
            ContributionKind.STRENGTH,
            ContributionKind.WISH,
            ContributionKind.ENABLING,
            ContributionKind.HINDERING,
        ):
            for perspective, words in one.get(_PLURAL[kind], ()):
                table.add_contribution(session, meeting, kind, words, perspective)
        for perspective, words, seen, note in one.get("concerns", ()):
            concern = table.add_contribution(session, meeting, ContributionKind.CONCERN, words, perspective)
            table.change_contribution(session, concern, recognised=Recognised(seen), recognised_note=note)
        for goal in one.get("goals", ()):
            values = {key: goal[key] for key in ("text", "now", "then", "sign", "setting")}
            table.add_goal(session, meeting, GoalData(**values, until=self._day(goal["days"])))
        for agreement in one.get("agreements", ()):
            self._fill_agreement(meeting, agreement)

    def _fill_agreement(self, meeting: str, one: Content) -> None:
        due = one.get("due") or day(self._day(one["days"]))
        made = table.add_agreement(
            self.session, meeting, self.today, one["who"], one["what"], one["perspective"], due, one.get("sign", "")
        )
        if one.get("done"):
            table.mark_done(self.session, made, self._day(-20))

    def _close(self, meeting: str, one: Content, on: date) -> None:
        session = self.session
        meetings.change_meeting(
            session, meeting, process_lead=one["lead"], review_on=self._day(one["review"]),
            contact_between=one.get("contact", ""), recipients=_("Ouders en school"),
        )  # fmt: skip
        people = meeting_detail(session, meeting, self.today).attendees
        give = partial(table.record_approval, session)
        for attendee, approval in zip(people, _padded(one["approvals"], len(people)), strict=True):
            give(attendee.id, Approval(approval))
        fix_plan(session, meeting, on)

    # -- dates -----------------------------------------------------------------------------------------------

    def _day(self, days: int) -> date:
        return self.today + timedelta(days)

    def _school_day(self, days: int) -> date:
        """Not on Saturday or Sunday, unless it is today."""
        wished = self._day(days)
        if days == 0 or wished.weekday() < 5:
            return wished
        return wished + timedelta(7 - wished.weekday()) if days > 0 else wished - timedelta(wished.weekday() - 4)

    def _text(self, words: str) -> str:
        """Fill in {S}, the year in which this school year began, and {D}, the school day that is today, and those around it."""
        words = re.sub(r"\{S([+-]\d+)?\}", lambda found: str(self.year + int(found[1] or 0)), words)
        return re.sub(r"\{D([+-]\d+)?\}", lambda found: day(self._school_day(int(found[1] or 0))), words)


_PLURAL = {
    ContributionKind.STRENGTH: "strengths",
    ContributionKind.WISH: "wishes",
    ContributionKind.ENABLING: "enabling",
    ContributionKind.HINDERING: "hindering",
}


def _padded(approvals: Sequence[str], length: int) -> list[str]:
    return [*approvals, *["agreed"] * length][:length]
