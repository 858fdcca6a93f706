"""The Voorbeeldschool: a made-up school in a real vault, thrown away when it is closed.

What it holds stands in `resources/templates/voorbeeldschool.toml`. Dates are counted from the day it is opened, so that
there is always something to do today.
"""

from __future__ import annotations

import secrets
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from rondom import clock
from rondom.demo_days import Days
from rondom.demo_files import add_scan
from rondom.demo_life import fill_event, fill_review, fill_tie, written
from rondom.demo_map import fill_map
from rondom.demo_meetings import fill_call, fill_meeting
from rondom.demo_opp import fill_opp
from rondom.dossier import actions as dossier
from rondom.dossier.model import CaregiverData, ContactData, Custody, NoteData, NoteKind, PupilData, StrengthData
from rondom.dossier.ties import CHILD
from rondom.errors import EnvironmentProblem
from rondom.language import _
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import MeetingKind, MeetingState
from rondom.meetings.queries import coming_meetings, meeting_rows
from rondom.opening import create
from rondom.paths import resource, write_file
from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.pdf.documents import plan_pdf, preparation_pdf
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.meeting_papers import paper_pdf
from rondom.pdf.print_as import PrintAs
from rondom.pdf.report_document import report_pdf
from rondom.pdf.scene_painter import measure
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.pdf.tongues import TONGUES
from rondom.plan.development_plan import development_rows
from rondom.plan.development_reading import development_reading
from rondom.plan.kring import kring_page, page_for
from rondom.plan.packet import PaperKind, Wanted, packet, reading_for
from rondom.plan.preparing import preparation_reading
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Audience, Perspective
from rondom.plan.report import report_reading
from rondom.privacy.actions import ask_consent, give_consent, record_disclosure, withdraw_consent
from rondom.privacy.queries import answers_of
from rondom.school.actions import add_group, change_school
from rondom.school.model import BaseGroupData
from rondom.support_map.guide import write_offer
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
    """The papers of one made-up child in `folder`: plan, report and OPP for each reader, also in other languages and letters,
    what is printed for a meeting, kring and tijdlijn.

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
        if line.meeting.state is MeetingState.CLOSED and line.meeting.kind is not MeetingKind.CALL
    )
    plan = plan_reading(session, closed, measure=measure)
    yield _("plan voor professionals"), plan_pdf(plan, Audience.PROFESSIONAL)
    yield _("plan voor ouders"), plan_pdf(plan, Audience.PARENTS)
    yield _("plan voor ouders in grote letters"), plan_pdf(plan, Audience.PARENTS, PrintAs(large=True))
    for one in TONGUES:
        also = PrintAs(language=one.key)
        yield _("plan voor ouders, ook {language}").format(language=_(one.name)), plan_pdf(plan, Audience.PARENTS, also)
    yield _("plan voor het kind"), plan_pdf(plan, Audience.CHILD)
    report = report_reading(session, closed)
    yield _("verslag voor professionals"), report_pdf(report, Audience.PROFESSIONAL)
    yield _("verslag voor ouders"), report_pdf(report, Audience.PARENTS)
    yield from _opp_papers(session, coming.meeting.pupil_id)
    yield _("kring"), kring_pdf(page_for(kring_page(session, coming.meeting.pupil_id, clock.today()), ""))
    life = timeline_reading(session, coming.meeting.pupil_id, clock.today())
    for paper in TimelineSheet:
        yield _("tijdlijn op {sheet}").format(sheet=paper.value.upper()), timeline_pdf(life, paper)
    for side, name in ((Perspective.PARENT, _("voorbereiding ouder")), (Perspective.CHILD, _("voorbereiding kind"))):
        attendee = next(one for one in coming.attendees if one.perspective == side)
        sheet = preparation_reading(session, coming.meeting.id, attendee.id)
        yield name, preparation_pdf(sheet, side)
    yield from _meeting_papers(session, coming.meeting.id)


def _opp_papers(session: Session, pupil_id: str) -> Iterator[tuple[str, bytes]]:
    """Of the version that was fixed last."""
    fixed = next((one.id for one in development_rows(session, pupil_id) if one.fixed), "")
    if fixed:
        reading = development_reading(session, fixed, pupil_id, clock.today())
        yield _("opp voor professionals"), development_plan_pdf(reading, Audience.PROFESSIONAL)
        yield _("opp voor ouders"), development_plan_pdf(reading, Audience.PARENTS)


def _meeting_papers(session: Session, meeting_id: str) -> Iterator[tuple[str, bytes]]:
    """One of each other kind of paper: a letter, the three houses, the question for permission, that of an interpreter."""
    today = clock.today()
    detail = meeting_detail(session, meeting_id, today)
    first: dict[PaperKind, Wanted] = {}
    for one in packet(session, detail, today):
        first.setdefault(one.kind, one)
    for kind, one in first.items():
        if kind is not PaperKind.SHEET:
            reading = reading_for(session, detail, one, today)
            yield kind.word.lower(), paper_pdf(one, reading)
            if kind is PaperKind.INVITATION:
                yield _("uitnodiging, ook Arabisch"), paper_pdf(one, reading, PrintAs(language="ar"))


class _Filler:
    """Puts the content in through the same actions a person uses; each step is one line of the logboek."""

    session: Session

    def __init__(self, content: Content) -> None:
        self.content = content
        self.days = Days(clock.today())
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
                yield words, partial(self._each, (meeting,), self._fill_meeting, pupil)
            if calls := rich.get("calls", ()):
                yield _("Telefoongesprek genoteerd"), partial(self._each, calls, self._fill_call, pupil)
            if opp := rich.get("opp", ()):
                yield _("OPP gemaakt"), partial(self._fill_opp, pupil, opp)
            if given := rich.get("given", ()):
                yield _("Verstrekkingen genoteerd"), partial(self._each, given, self._fill_given, pupil)

    def _each(self, things: Sequence[Content], put: Callable[[str, Content], None], pupil: str) -> None:
        for one in things:
            put(pupil, one)

    # -- the school ------------------------------------------------------------------------------------------

    def _fill_groups(self) -> None:
        school = self.content["school"]
        change_school(
            self.session,
            place=school["place"],
            holiday_region=school["holiday_region"],
            postal_address=school["postal_address"],
        )
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
        return date(self.days.year - year_group - 3 - after, month, day_)

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
        self.partners = fill_map(self.session, self.content, self.days.today, self.chair)
        for number, words in enumerate(self.content["school"]["offers"]):
            write_offer(self.session, number, words)

    # -- one dossier -----------------------------------------------------------------------------------------

    def _fill_dossier(self, rich: Content) -> None:
        if rich.get("existing"):
            pupil = self.pupils[rich["first"], rich["last"]]
        else:
            birth = date.fromisoformat(self.days.text(rich["born"]))
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
                text=one["text"], perspective=one["perspective"], said_by=one["by"], said_on=self.days.day(one["days"])
            )
            dossier.add_strength(session, pupil, data)
        for one in rich["notes"]:
            note = NoteData(
                written_on=self.days.day(one["days"]), kind=NoteKind(one["kind"]), author=self.chair, text=one["text"]
            )
            dossier.add_note(session, pupil, note)

    def _fill_event(self, pupil: str, one: Content) -> None:
        birth, year_group, name = self.births[pupil]
        context = Context(birth=birth, today=self.days.today, year_group_now=year_group, name=name)
        event = fill_event(self.session, pupil, written(one, self.days.text), context, self.partners)
        if review := one.get("review"):
            fill_review(self.session, event, review, self.days.day(review["days"]))

    def _fill_consent(self, pupil: str, one: Content) -> None:
        """Asked on the day of the first answer, whether or not it came at once."""
        kinds = [kind.strip() for kind in one["kinds"].split(",")]
        asked = self.days.day(min(days for _who, _state, days, _valid in one["answers"]))
        until = {valid for _who, _state, _days, valid in one["answers"] if valid}
        valid_until = self.days.day(min(until)) if until else None
        ids = ask_consent(
            self.session, pupil, one["recipient"], one["purpose"], asked, one["organisation"], kinds, valid_until
        )
        waiting = {answer.id: answer for answer in answers_of(self.session, pupil) if answer.id in ids}
        for consent, (_who, state, days, valid) in zip(waiting, one["answers"], strict=False):
            if state in ("given", "withdrawn"):
                give_consent(self.session, consent, self.days.day(days), self.days.day(valid))
        if form := one.get("form"):
            add_scan(self.session, ids, form, self.days)
        if back := one.get("withdrawn"):
            withdraw_consent(self.session, next(iter(waiting)), self.days.day(back))

    def _fill_given(self, pupil: str, one: Content) -> None:
        """What left the house. The paper itself was never made: its fingerprint is of its name."""
        at = self.days.at(one["days"], one["time"]).astimezone()
        content = f"{one['document']} {one['to']}".encode()
        record_disclosure(
            self.session, pupil, one["to"], one["purpose"], one["basis"], one["document"], content, one["pages"], self.chair, at
        )  # fmt: skip

    def _fill_meeting(self, pupil: str, one: Content) -> None:
        fill_meeting(self.session, pupil, one, self.days, self.chair)

    def _fill_opp(self, pupil: str, versions: Sequence[Content]) -> None:
        fill_opp(self.session, pupil, tuple(versions), self.days)

    def _fill_call(self, pupil: str, one: Content) -> None:
        fill_call(self.session, pupil, one, self.days, self.chair)
