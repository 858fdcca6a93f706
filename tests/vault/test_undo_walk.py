"""Any walk through what people can do: all the way back is where it began, all the way forward is where it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from rondom.dossier import actions as dossier
from rondom.dossier import attachments
from rondom.dossier.model import (
    AttachmentKind,
    CaregiverData,
    ContactData,
    Custody,
    NoteData,
    Pupil,
    PupilData,
    StrengthData,
)
from rondom.errors import UserProblem
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.data_kinds import choose_kind
from rondom.meetings.factors import count_as_factor
from rondom.meetings.model import Approval, ContributionKind, GoalData, Meeting, MeetingKind
from rondom.opening import unlock
from rondom.plan import development_plan as opp
from rondom.plan.actions import fix_plan, new_version
from rondom.privacy import actions as privacy
from rondom.privacy import forms
from rondom.school import actions as school
from rondom.school.model import BaseGroupData, StaffData
from rondom.support_map import actions as support_map
from rondom.support_map.model import PartnerData
from rondom.timeline import actions as timeline
from rondom.timeline.model import EventData
from rondom.vault.records import remove
from rondom.vault.store import Session
from rondom.vault.vault import Change, Vault
from tests.mees import PASSWORD, TODAY, Mees, add_mees, new_vault
from tests.vault.contents import Content, content, is_sound, replayed

WORDS = st.one_of(
    st.sampled_from(("", "Zoë's “zin”", "{'a': 1}", "1e5", "null", "👩‍👧\nregel")),
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12),
)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
MEETING_KINDS = st.sampled_from(list(MeetingKind))
PERSPECTIVES = st.sampled_from(("child", "parent", "school"))


class Walk(RuleBasedStateMachine):
    """Ids of what was made are kept also after it was taken back: then an action is refused, and nothing changes."""

    pupils: Bundle[str] = Bundle("pupils")
    caregivers: Bundle[str] = Bundle("caregivers")
    events: Bundle[str] = Bundle("events")
    notes: Bundle[str] = Bundle("notes")
    meetings: Bundle[str] = Bundle("meetings")
    people: Bundle[str] = Bundle("people")
    steps: Bundle[str] = Bundle("steps")
    said: Bundle[str] = Bundle("said")
    agreements: Bundle[str] = Bundle("agreements")
    partners: Bundle[str] = Bundle("partners")
    groups: Bundle[str] = Bundle("groups")
    consents: Bundle[str] = Bundle("consents")
    files: Bundle[str] = Bundle("files")
    opps: Bundle[str] = Bundle("opps")

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        folder = Path(self.open.enter_context(TemporaryDirectory()))
        (folder / "school.rondom").write_bytes(lived_in())
        self.vault = unlock(folder / "school.rondom", PASSWORD)
        self.open.callback(self.vault.close)
        self.heard: list[Change] = []
        self.vault.subscribe(self.heard.append)
        self.start = self.now = content(self.vault)

    def teardown(self) -> None:
        try:
            self.all_the_way()
        finally:
            self.open.close()

    # -- what is true all the time ---------------------------------------------------------------------------

    def act(self, action: Callable[..., Any], *arguments: Any, **values: Any) -> Any:
        """One action of a person. Returns what it gives back, or None when it was refused."""
        self.heard.clear()
        before, journal = self.now, self.last_action()
        try:
            with self.vault.write("Gedaan") as session:
                result = action(session, *arguments, **values)
        except UserProblem:
            assert content(self.vault) == before
            assert (self.heard, self.last_action()) == ([], journal)
            return None
        self.now = content(self.vault)
        self.check_told(before)
        return result

    def check_told(self, before: Content) -> None:
        """What is announced and written down is what was touched: no table and no child more or less."""
        changed = touched(before, self.now)
        if not self.heard:
            assert not changed
            return
        [change] = self.heard
        with self.vault.read() as session:
            written = session.execute(
                text(
                    "SELECT pupil_id FROM journal_part "
                    "WHERE pupil_id <> '' AND action = (SELECT max(seq) FROM journal_action)"
                )
            ).scalars()
            assert set(written) == change.pupils
        assert {table for table, _ in changed} <= change.tables
        assert {pupil for _, pupil in changed if pupil} <= change.pupils
        assert change.pupils <= pupils_of(before) | pupils_of(self.now)

    def last_action(self) -> int:
        with self.vault.read() as session:
            return int(session.execute(text("SELECT coalesce(max(seq), 0) FROM journal_action")).scalar_one())

    def all_the_way(self) -> None:
        """Also after cascades: back to the start, forward to the end, and the journal tells it all."""
        end = content(self.vault)
        assert replayed(self.vault, {}) == end
        undone = 0
        while self.vault.undo():
            undone += 1
        assert content(self.vault) == self.start
        while self.vault.redo():
            undone -= 1
        # What was undone on the way is redone too, so that the end may lie further on.
        assert undone <= 0
        if not undone:
            assert content(self.vault) == end
        assert replayed(self.vault, {}) == content(self.vault)
        assert is_sound(self.vault)

    @invariant()
    def undo_and_redo_are_each_others_reverse(self) -> None:
        before = content(self.vault)
        self.heard.clear()
        if self.vault.undo():
            back = content(self.vault)
            self.now = back
            self.check_told(before)
            self.vault.redo()
        assert content(self.vault) == before
        self.now = before

    # -- the school ------------------------------------------------------------------------------------------

    def there(self, name: str) -> Any:
        return multiple(*(row[0] for row in self.start[name]))

    @initialize(target=pupils)
    def first_pupils(self) -> Any:
        return self.there("pupil")

    @initialize(target=caregivers)
    def first_caregivers(self) -> Any:
        return self.there("caregiver")

    @initialize(target=events)
    def first_events(self) -> Any:
        return self.there("event")

    @initialize(target=meetings)
    def first_meetings(self) -> Any:
        return self.there("meeting")

    @initialize(target=people)
    def first_people(self) -> Any:
        return self.there("attendee")

    @initialize(target=steps)
    def first_steps(self) -> Any:
        return self.there("agenda_step")

    @initialize(target=partners)
    def first_partners(self) -> Any:
        return self.there("partner")

    @rule(target=pupils, name=WORDS, level=st.integers(0, 9))
    def add_pupil_of(self, name: str, level: int) -> str:
        data = PupilData(first_name=name, birth_date=date(2016, 6, 14), level=level)
        return self.act(dossier.add_pupil, data) or "gone"

    @rule(pupil=pupils, words=WORDS, followed=st.booleans())
    def change_pupil(self, pupil: str, words: str, followed: bool) -> None:
        self.act(dossier.change_pupil, pupil, question=words, followed=followed)

    @rule(pupil=pupils)
    def remove_pupil(self, pupil: str) -> None:
        self.act(remove, Pupil, pupil)

    @rule(target=groups, name=WORDS)
    def add_group(self, name: str) -> str:
        return self.act(school.add_group, BaseGroupData(name=name)) or "gone"

    @rule(pupil=pupils, group=groups)
    def move(self, pupil: str, group: str) -> None:
        self.act(dossier.change_pupil, pupil, group_id=group)

    @rule(group=groups)
    def remove_group(self, group: str) -> None:
        self.act(school.remove_group, group)

    @rule(names=st.lists(WORDS, min_size=1, max_size=4), place=WORDS)
    def change_school(self, names: list[str], place: str) -> None:
        def action(session: Session) -> None:
            school.change_school(session, place=place)
            school.rename_levels(session, names)
            school.add_staff(session, StaffData(name=place))

        self.act(action)

    # -- the dossier -----------------------------------------------------------------------------------------

    @rule(target=caregivers, pupil=pupils, name=WORDS, custody=st.sampled_from(list(Custody)))
    def add_caregiver(self, pupil: str, name: str, custody: Custody) -> str:
        return self.act(dossier.add_caregiver, pupil, CaregiverData(name=name, custody=custody)) or "gone"

    @rule(pupil=pupils, caregiver=caregivers, street=WORDS, secret=st.booleans())
    def set_address(self, pupil: str, caregiver: str, street: str, secret: bool) -> None:
        self.act(dossier.set_address, pupil, caregiver, street=street, secret=secret)

    @rule(caregiver=caregivers, words=WORDS)
    def change_caregiver(self, caregiver: str, words: str) -> None:
        self.act(dossier.change_caregiver, caregiver, relation=words, phone_secret=bool(words))

    @rule(caregiver=caregivers)
    def remove_caregiver(self, caregiver: str) -> None:
        self.act(dossier.remove_caregiver, caregiver)

    @rule(target=notes, pupil=pupils, words=WORDS, on=DAYS)
    def add_note(self, pupil: str, words: str, on: date) -> str:
        self.act(dossier.add_strength, pupil, StrengthData(text=words, said_on=on))
        return self.act(dossier.add_note, pupil, NoteData(written_on=on, text=words)) or "gone"

    @rule(note=consumes(notes))
    def remove_note(self, note: str) -> None:
        self.act(dossier.remove_note, note)

    # -- the timeline ----------------------------------------------------------------------------------------

    @rule(target=events, pupil=pupils, title=WORDS, on=DAYS, length=st.integers(-30, 400))
    def add_event(self, pupil: str, title: str, on: date, length: int) -> str:
        end = on + timedelta(length)
        times = {"start_earliest": on, "start_latest": on, "end_earliest": end, "end_latest": end}
        return self.act(timeline.add_event, pupil, EventData(title=title, lane="gezin", **times)) or "gone"

    @rule(event=events, on=DAYS, private=st.booleans())
    def change_event(self, event: str, on: date, private: bool) -> None:
        self.act(timeline.change_event, event, start_earliest=on, start_latest=on, private=private)

    @rule(event=events, perspective=PERSPECTIVES, moment=st.integers(0, 2), impact=st.none() | st.integers(-2, 2))
    def set_view(self, event: str, perspective: str, moment: int, impact: int | None) -> None:
        self.act(timeline.set_view, event, perspective, moment, impact)

    @rule(event=events)
    def remove_event(self, event: str) -> None:
        self.act(timeline.remove_event, event)

    # -- meetings --------------------------------------------------------------------------------------------

    @rule(target=meetings, pupil=pupils, kind=MEETING_KINDS, chair=WORDS)
    def plan_meeting(self, pupil: str, kind: MeetingKind, chair: str) -> Any:
        made = self.act(meetings.plan_meeting, pupil, kind, datetime(2026, 3, 12, 13, 15), TODAY, "", chair)
        return made or "gone"

    @rule(target=people, meeting=meetings)
    def someone_at_the_table(self, meeting: str) -> Any:
        return multiple(*self.ids("attendee", meeting))

    @rule(target=steps, meeting=meetings)
    def a_step_of_the_agenda(self, meeting: str) -> Any:
        return multiple(*self.ids("agenda_step", meeting))

    def ids(self, name: str, meeting: str) -> list[str]:
        with self.vault.read() as session:
            rows = session.execute(text(f'SELECT id FROM "{name}" WHERE meeting_id = :m ORDER BY id'), {"m": meeting})
            return list(rows.scalars())

    @rule(meeting=meetings, words=WORDS)
    def change_meeting(self, meeting: str, words: str) -> None:
        self.act(meetings.change_meeting, meeting, voice_words=words, room=words)

    @rule(meeting=meetings, kind=MEETING_KINDS)
    def another_agenda(self, meeting: str, kind: MeetingKind) -> None:
        self.act(meetings.use_template, meeting, kind, TODAY)

    @rule(step=steps, place=st.integers(0, 9))
    def move_step(self, step: str, place: int) -> None:
        self.act(meetings.move_step, step, place)

    @rule(step=steps)
    def remove_step(self, step: str) -> None:
        self.act(meetings.remove_step, step)

    @rule(meeting=meetings, step=steps, seconds=st.integers(0, 500))
    def go_on(self, meeting: str, step: str, seconds: int) -> None:
        self.act(running.start_meeting, meeting)
        self.act(running.go_to_step, meeting, step, seconds)

    @rule(target=said, meeting=meetings, kind=st.sampled_from(list(ContributionKind)), words=WORDS, side=PERSPECTIVES)
    def say(self, meeting: str, kind: ContributionKind, words: str, side: str) -> str:
        return self.act(table.add_contribution, meeting, kind, words, side) or "gone"

    @rule(one=said, words=WORDS)
    def say_otherwise(self, one: str, words: str) -> None:
        self.act(table.change_contribution, one, text=words)

    @rule(one=consumes(said))
    def unsay(self, one: str) -> None:
        self.act(table.remove_contribution, one)

    @rule(meeting=meetings, words=WORDS)
    def add_goal(self, meeting: str, words: str) -> None:
        self.act(table.add_goal, meeting, GoalData(text=words))

    @rule(target=agreements, meeting=meetings, what=WORDS, due=st.sampled_from(("voor vrijdag", "elke dag", "")))
    def agree(self, meeting: str, what: str, due: str) -> str:
        return self.act(table.add_agreement, meeting, TODAY, "Ellen", what, "school", due) or "gone"

    @rule(one=agreements, reason=WORDS)
    def follow_up(self, one: str, reason: str) -> None:
        self.act(table.mark_done, one, TODAY)
        self.act(table.drop_agreement, one, reason)

    @rule(person=people, approval=st.sampled_from(list(Approval)), reason=WORDS)
    def approve(self, person: str, approval: Approval, reason: str) -> None:
        self.act(table.record_approval, person, approval, reason)

    @rule(meeting=meetings, reason=WORDS)
    def fix_and_open_again(self, meeting: str, reason: str) -> None:
        self.act(fix_plan, meeting, TODAY)
        self.act(new_version, meeting, reason, TODAY)

    @rule(meeting=meetings)
    def fix(self, meeting: str) -> None:
        self.act(fix_plan, meeting, TODAY)

    @rule(meeting=meetings)
    def remove_meeting(self, meeting: str) -> None:
        self.act(remove, Meeting, meeting)

    # -- around the child ------------------------------------------------------------------------------------

    @rule(target=partners, name=WORDS, ring=st.integers(1, 6))
    def add_partner(self, name: str, ring: int) -> str:
        return self.act(support_map.add_partner, PartnerData(name=name, ring=ring)) or "gone"

    @rule(one=partners, other=partners, step=st.integers(1, 3))
    def draw_line(self, one: str, other: str, step: int) -> None:
        self.act(support_map.add_line, one, other, step)

    @rule(meeting=meetings, partner=partners)
    def invite_partner(self, meeting: str, partner: str) -> None:
        self.act(meetings.add_attendee, meeting, meetings.AttendeeData(name="Gast"), partner_id=partner)

    @rule(partner=partners)
    def remove_partner(self, partner: str) -> None:
        """Who sat at a table as this partner stays there: a link that becomes empty, in a child's own row."""
        self.act(support_map.remove_partner, partner)

    @rule(number=st.integers(1, 6), name=WORDS)
    def name_ring(self, number: int, name: str) -> None:
        self.act(support_map.name_ring, number, name)

    @rule(target=consents, pupil=pupils, who=WORDS)
    def ask(self, pupil: str, who: str) -> Any:
        self.act(dossier.add_contact, pupil, ContactData(name=who))
        return multiple(*(self.act(privacy.ask_consent, pupil, who, "hulp", TODAY) or ()))

    @rule(consent=consents, yes=st.booleans())
    def answer(self, consent: str, yes: bool) -> None:
        self.act(privacy.give_consent if yes else privacy.refuse_consent, consent, TODAY)

    @rule(pupil=pupils, content_=st.binary(max_size=20))
    def disclose(self, pupil: str, content_: bytes) -> None:
        self.act(privacy.record_disclosure, pupil, "Coach", "hulp", "toestemming", "plan", content_)

    @rule(pupil=pupils, content_=st.binary(max_size=20))
    def hand_a_pdf(self, pupil: str, content_: bytes) -> None:
        """The very bytes are kept with the child."""
        self.act(
            privacy.record_disclosure, pupil, "Coach", "hulp", "toestemming", "plan", b"%PDF-" + content_, way="file"
        )

    # -- files and the OPP -----------------------------------------------------------------------------------

    @rule(
        target=files,
        pupil=pupils,
        title=WORDS,
        kind=st.sampled_from(list(AttachmentKind)),
        content_=st.binary(max_size=20),
    )
    def keep_file(self, pupil: str, title: str, kind: AttachmentKind, content_: bytes) -> str:
        return self.act(attachments.keep, pupil, title, kind, attachments.PDF, content_, TODAY) or "gone"

    @rule(one=files, title=WORDS, kind=st.sampled_from(list(AttachmentKind)), meeting=meetings)
    def change_file(self, one: str, title: str, kind: AttachmentKind, meeting: str) -> None:
        self.act(attachments.rename, one, title)
        self.act(attachments.change_kind, one, kind)
        self.act(attachments.put_with_meeting, one, meeting)

    @rule(one=files)
    def remove_file(self, one: str) -> None:
        """What was tied to it, is let go."""
        self.act(attachments.take_away, one)

    @rule(consent=consents, one=files, title=WORDS)
    def come_back_on_paper(self, consent: str, one: str, title: str) -> None:
        self.act(forms.use_form, [consent], one)
        self.act(forms.let_form_go, [consent])
        self.act(forms.add_form, [consent], title, attachments.PDF, b"%PDF-", TODAY)

    @rule(one=said, kind=st.sampled_from(("", "school", "gezondheid", "anders")))
    def about(self, one: str, kind: str) -> None:
        self.act(choose_kind, one, kind)

    @rule(one=said, factor=st.booleans())
    def help_or_hinder(self, one: str, factor: bool) -> None:
        self.act(count_as_factor, one, factor)

    @rule(target=opps, pupil=pupils, words=WORDS)
    def begin_opp(self, pupil: str, words: str) -> str:
        made = self.act(opp.start_development_plan, pupil, TODAY, TODAY) or "gone"
        self.act(opp.take_over, made, "support", words)
        return made

    @rule(target=opps, one=opps, words=WORDS, on=DAYS)
    def write_opp(self, one: str, words: str, on: date) -> str:
        """Until it can be fixed; then the next version."""
        filled = dict.fromkeys(("destination", "grounds", "support", "agreed_by", "child_view", "parents_view"), words)
        days = dict.fromkeys(("child_heard_on", "consulted_on", "agreed_on"), TODAY)
        self.act(opp.change_development_plan, one, review_on=on, **filled, **days)
        self.act(opp.fix_development_plan, one, TODAY)
        return self.act(opp.next_development_plan, one, TODAY) or "gone"

    @rule(one=opps)
    def remove_opp(self, one: str) -> None:
        self.act(opp.remove_development_plan, one)

    # -- turning back on the way -----------------------------------------------------------------------------

    @rule(steps_=st.integers(1, 4))
    def take_back(self, steps_: int) -> None:
        for _ in range(steps_):
            self.vault.undo()
        self.now = content(self.vault)

    @rule()
    def again(self) -> None:
        self.vault.redo()
        self.now = content(self.vault)

    @rule()
    def several_at_once(self) -> None:
        """An action of many small ones, of which the last is refused: nothing of it stays."""

        def action(session: Session) -> None:
            pupil = dossier.add_pupil(session, PupilData(first_name="Half"))
            dossier.add_caregiver(session, pupil, CaregiverData(name="Half"))
            dossier.change_pupil(session, pupil, level=99)

        assert self.act(action) is None


def pupils_of(found: Content) -> set[str]:
    return {row[0] for row in found.get("pupil", [])}


def touched(before: Content, after: Content) -> set[tuple[str, str]]:
    """(table, child) of every row that differs; the child is empty for what belongs to the school."""
    result = set()
    children = pupils_of(before) | pupils_of(after)
    for name in before.keys() | after.keys():
        for row in set(before.get(name, [])) ^ set(after.get(name, [])):
            mine = {value for value in row if value in children} if name != "pupil" else {row[0]}
            result.add((name, next(iter(mine), "")))
    return result


# -- where a walk begins -------------------------------------------------------------------------------------


def live(session: Session) -> Mees:
    """One child with everything that can hang on a child, and a visitor from the map at its table."""
    mees = add_mees(session)
    dossier.set_address(session, mees.id, mees.father, street="Geheim 1", secret=True)
    dossier.add_note(session, mees.id, NoteData(written_on=TODAY, text="Leest graag buiten."))
    event = timeline.add_event(session, mees.id, EventData(title="Verhuisd", lane="gezin"))
    timeline.set_view(session, event, "child", 0, -2, "Alles was anders.")
    one, other = (support_map.add_partner(session, PartnerData(name=name, ring=4)) for name in ("GGD", "Leerplicht"))
    support_map.add_line(session, one, other, 2)
    consents = privacy.ask_consent(session, mees.id, "GGD", "hulp", TODAY)
    moment = datetime(2026, 3, 12, 13, 15)
    meeting = meetings.plan_meeting(session, mees.id, MeetingKind.TRIAD, moment, TODAY, "lokaal 4", "Ellen Boterbloem")
    visitor = meetings.AttendeeData(name="Gast")
    meetings.add_attendee(session, meeting, visitor, partner_id=one, consent_id=consents[0], caregiver_id=mees.mother)
    table.add_contribution(session, meeting, ContributionKind.WISH, "Naar buiten", "child")
    table.add_agreement(session, meeting, TODAY, "Ellen", "belt", "school", "voor vrijdag")
    return mees


@cache
def lived_in() -> bytes:
    with TemporaryDirectory() as folder, new_vault(Path(folder)) as vault:
        with vault.write("Geleefd") as session:
            live(session)
        vault.close()
        return vault.path.read_bytes()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=15, stateful_step_count=25)


@pytest.mark.slow
def test_a_long_walk() -> None:
    run_state_machine_as_test(Walk, settings=settings(max_examples=40, stateful_step_count=50))


# -- the crossings that a walk must not miss -----------------------------------------------------------------


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    path = tmp_path / "school.rondom"
    path.write_bytes(lived_in())
    opened = unlock(path, PASSWORD)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "name", ["pupil", "caregiver", "contact", "partner", "consent", "meeting", "event", "base_group"]
)
def test_a_removal_with_all_that_hangs_on_it_comes_back_whole(vault: Vault, name: str) -> None:
    before = content(vault)
    with vault.write("Weg") as session:
        session.execute(text(f'DELETE FROM "{name}"'))
    without = content(vault)
    assert name not in without
    for _turn in range(2):
        assert vault.undo() == "Weg"
        assert content(vault) == before
        assert vault.redo() == "Weg"
        assert content(vault) == without
    assert is_sound(vault)


def test_one_action_that_changes_the_same_things_again_and_again(vault: Vault) -> None:
    """Made, changed, removed and made anew in one transaction: only the right order leads back."""
    before = content(vault)
    with vault.write("Alles door elkaar") as session:
        [pupil] = session.execute(text("SELECT id FROM pupil")).scalars()
        for words in ("een", "twee", "drie"):
            dossier.change_pupil(session, pupil, question=words)
        mother, father = session.execute(text("SELECT id FROM caregiver ORDER BY position")).scalars()
        dossier.set_address(session, pupil, mother, street="Laan 1")
        dossier.remove_caregiver(session, mother)
        again = dossier.add_caregiver(session, pupil, CaregiverData(name="Weer"))
        dossier.set_address(session, pupil, again, street="Laan 2")
        dossier.change_caregiver(session, father, name="Anders")
        remove(session, Pupil, pupil)
    without = content(vault)
    vault.undo()
    assert content(vault) == before
    vault.redo()
    assert content(vault) == without
    vault.undo()
    assert content(vault) == before
    assert is_sound(vault)
