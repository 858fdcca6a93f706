"""One child through everything that can be kept of a driehoek, with a word of its own in all that is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rondom.collaboration.scores import put_score
from rondom.dossier.actions import add_caregiver, add_pupil, change_caregiver, set_address
from rondom.dossier.model import CaregiverData, Custody, PupilData
from rondom.meetings import actions, looking_back, presence, running, sittings, table
from rondom.meetings.calls import around_to_call, note_call
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import Approval, ContributionKind, GoalData, MeetingKind, NextForGoal, Recognised
from rondom.meetings.own_templates import save_as_template
from rondom.meetings.recognition import recognise, tell_recognition
from rondom.meetings.reservations import reserve
from rondom.meetings.signatures import sign_on_paper, sign_on_screen
from rondom.plan.actions import fix_plan, new_version
from rondom.plan.views import add_view
from rondom.privacy.actions import ask_consent, give_consent, record_disclosure
from rondom.vault.vault import Vault

FIRST, NEXT = datetime(2026, 3, 12, 13, 15), datetime(2026, 5, 12, 13, 15)
ON, LATER = FIRST.date(), NEXT.date()
COACH = "Hatice Kievit"


@dataclass
class Story:
    """Ids of what was kept."""

    child: str
    first: str
    """The meeting of two talks, closed."""
    review: str
    """The meeting that looked back, going on."""
    call: str


def told(vault: Vault, word: str, template: str = "Gesprek in tweeën", today: date = ON) -> Story:
    """Planned, held in two talks, closed, changed, looked back on; and a phone call."""
    with vault.write("Leerling toegevoegd") as session:
        child = add_pupil(session, PupilData(first_name=f"A{word}", last_name=f"B{word}", birth_date=date(2016, 6, 14)))
        mother = add_caregiver(
            session, child, CaregiverData(name=f"C{word}", relation="moeder", custody=Custody.YES, language="Arabisch", interpreter=True)
        )  # fmt: skip
        father = add_caregiver(session, child, CaregiverData(name=f"D{word}", relation="vader", custody=Custody.YES))
        change_caregiver(session, father, apart=True)
        set_address(session, child, mother, street=f"{word}laan 1", secret=True)
        for one in ask_consent(session, child, COACH, f"E{word}", today, data_kinds=("school",)):
            give_consent(session, one, today)
    with vault.write("Overleg gepland") as session:
        first = actions.plan_meeting(
            session, child, MeetingKind.TRIAD, FIRST, today, f"kamer {word}", "Ellen Boterbloem"
        )
        actions.change_meeting(session, first, reason=f"F{word}?", voice_words=f"G{word}", voice_on=today)
        talks = sittings.plan_sittings(session, first)
        save_as_template(session, first, template)
    with vault.write("Gesprek gehouden") as session:
        running.start_meeting(session, first)
        sittings.start_sitting(session, first, talks[0])
        worry = table.add_contribution(session, first, ContributionKind.CONCERN, f"H{word}", "parent", f"C{word}")
        table.add_contribution(session, first, ContributionKind.PARKED, f"I{word}", "school", "Ellen Boterbloem")
        people = meeting_detail(session, first, today).attendees
        for one in people:
            recognise(session, worry, one.id, Recognised.PARTLY)
            tell_recognition(session, worry, one.id, f"J{word}")
        presence.arrive(session, people[0].id, FIRST.replace(hour=13, minute=30))
        presence.leave(session, people[0].id, FIRST.replace(hour=14, minute=0))
        goal = table.add_goal(session, first, GoalData(text=f"K{word}", sign=f"L{word}", level_more=f"M{word}"))
        agreed = table.add_agreement(session, first, today, f"D{word}", f"N{word}", "parent", "vrijdag")
        table.postpone_agreement(session, agreed, "30 maart", f"O{word}", today)
    with vault.write("Gesprek gesloten") as session:
        for one in people:
            table.record_approval(session, one.id, Approval.AGREED)
            put_score(session, one.id, heard=3, goal_clear=9, remark=f"P{word}")
        reserve(session, people[0].id, agreement_id=agreed, reason=f"Q{word}")
        sign_on_paper(session, people[0].id, 1, today)
        sign_on_screen(session, people[1].id, 1, [[(0.12345, 0.2), (0.3, 0.4)]], today)
        fix_plan(session, first, today)
        add_view(session, first, 1, f"D{word}", f"R{word}", today, "parent", father)
        record_disclosure(session, child, COACH, f"E{word}", "toestemming", "Plan versie 1", word.encode(), 1)
    with vault.write("Nieuwe versie") as session:
        new_version(session, first, f"S{word}", today)
        fix_plan(session, first, today)
    with vault.write("Teruggekeken") as session:
        review = actions.plan_meeting(session, child, MeetingKind.REVIEW, NEXT, LATER, "", "Ellen Boterbloem")
        running.start_meeting(session, review)
        here = meeting_detail(session, review, LATER).attendees[0]
        looking_back.set_score(session, review, goal, here.id, here.name, here.perspective, -1)
        looking_back.change_outcome(
            session, review, goal, worked=f"T{word}", hindered=f"U{word}", next_words=f"V{word}"
        )
        looking_back.choose_next(session, review, goal, NextForGoal.GO_ON)
    with vault.write("Gebeld") as session:
        whom = around_to_call(session, child, today)[:1]
        call = note_call(
            session, child, today, whom, f"W{word}", f"X{word}", f"ik stuur Y{word} vrijdag", NEXT, "Ellen"
        )
    return Story(child, first, review, call)
