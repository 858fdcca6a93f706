"""One plan, one preparation sheet and one recovery sheet, with every field filled. Invented people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from rondom.meetings.model import MeetingKind
from rondom.pdf.recovery_sheet import RecoverySheet
from rondom.plan.preparation import AgendaItem, PreparationReading, Question
from rondom.plan.reading import (
    Agreement,
    AgreementState,
    Approval,
    Attendee,
    Child,
    ChildVoice,
    Concern,
    Custody,
    FollowUp,
    Goal,
    GoalReview,
    GoalScore,
    Happened,
    Person,
    PersonApproval,
    PersonView,
    Perspective,
    PlanNote,
    PlanReading,
    Recipient,
    Recognised,
    Remark,
    Reservation,
    Signed,
    Sitting,
    StatementOfView,
)
from rondom.plan.report import ReportReading, ReportStep

CHILD, PARENT, SCHOOL, COACH = Perspective.CHILD, Perspective.PARENT, Perspective.SCHOOL, Perspective.COACH
MEES = Child("Mees", "Mees Veenpluis", date(2016, 6, 14), "groep 6")
PEOPLE = (
    Attendee("Sanne Klaproos", "moeder", PARENT, Custody.YES),
    Attendee("Hatice Kievit", "gezinscoach", COACH, came=time(13, 32)),
    Attendee("Ellen Boterbloem", "ib, voorzitter", SCHOOL),
    Attendee("Mees", "", CHILD, remark="eerste kwartier"),
    Attendee("Marloes Grutto", "leerkracht", SCHOOL),
    Attendee("Ruben Veenpluis", "vader", PARENT, Custody.UNKNOWN, present=False),
)
HAPPENED = (
    "Ergens in groep 3: ouders gaan uit elkaar.",
    "Zomer 2023: verhuisd, nieuwe school.",
    "September 2024 tot april 2025: speltherapie, 28 weken gewacht.",
    "Februari 2025: opa overleden.",
    "Wat hielp: woensdag bij oma, voetbal met Sami.",
)
PLAN = PlanReading(
    child=MEES,
    school="De Regenwulp",
    made_on=date(2026, 3, 12),
    version=2,
    version_reason="vader is ook gesproken",
    valid_until=date(2026, 6, 4),
    meeting_title="de driehoek",
    meeting_on=date(2026, 3, 12),
    copy_for="Sanne Klaproos",
    people=PEOPLE,
    sittings=(
        Sitting("Met moeder", date(2026, 3, 12), "Sanne, Mees, Marloes en Ellen"),
        Sitting("Met vader", date(2026, 3, 13), "Ruben, Hatice en Ellen"),
    ),
    reason="Mees komt op maandag vaak te laat en heeft dan buikpijn. De kinderarts vond geen oorzaak.",
    question="Hoe wordt de maandag weer een gewone dag?",
    voice=ChildVoice(
        "Op maandag is mijn buik boos. Als ik eerst mag bouwen, wordt hij stil.",
        "kindgesprek met tekening",
        "juf Marloes",
        date(2026, 3, 5),
        "Mees begint de maandag met bouwen.",
        date(2026, 3, 13),
    ),
    strengths=(
        Remark("bouwt graag, samen met Sami", CHILD, "Mees"),
        Remark("zorgt voor zusje Lotte", PARENT, "Sanne"),
        Remark("legt goed uit aan anderen", SCHOOL, "Marloes"),
    ),
    concerns=(
        Concern("Buikpijn en tranen", (Person("Sanne", PARENT), Person("Marloes", SCHOOL)), Recognised.YES, "allen"),
        Concern("Trekt zich terug in de klas", (Person("Marloes", SCHOOL),), Recognised.PARTLY, "thuis niet gezien"),
        Concern("Zondagavond gaat anders", (Person("Sanne", PARENT),), Recognised.NO, "vader herkent dit niet"),
        Concern(
            "Slaapt laat in",
            (Person("Sanne", PARENT),),
            views=(
                PersonView("Ruben", PARENT, Recognised.NO, "bij mij slaapt hij om acht uur"),
                PersonView("Marloes", SCHOOL, Recognised.PARTLY, "soms gaapt hij"),
                PersonView("Mees", CHILD, Recognised.YES),
            ),
        ),
    ),
    enabling=(Remark("oma Riet is een vaste plek", COACH, "Hatice"),),
    hindering=(Remark("spullen in het andere huis", PARENT, "Sanne"), Remark("drukke binnenkomst", SCHOOL)),
    happened=Happened(HAPPENED),
    wishes=(
        Remark("Eerst bouwen, dan pas rekenen.", CHILD, "Mees"),
        Remark("Een maandag zonder ruzie over de tas.", PARENT, "Sanne"),
        Remark("Op tijd en rustig binnen.", SCHOOL, "Marloes"),
        Remark("Overal dezelfde afspraak over zondag.", COACH, "Hatice"),
    ),
    reviews=(
        GoalReview(
            "Mees vertelt wanneer het te druk is.",
            (GoalScore("Sanne", PARENT, "een stap", "thuis wel"), GoalScore("Marloes", SCHOOL, "zoals gehoopt")),
            "Een kaartje op tafel",
            "Wisselende juffen",
            "We gaan door",
            "ook op de overblijf",
        ),
    ),
    goals=(
        Goal(
            "Mees loopt op maandag rustig naar binnen.",
            "1 van de 4 keer",
            "3 van de 4 keer",
            "hij hangt zelf zijn jas op",
            "op het schoolplein",
            date(2026, 6, 4),
            "2 van de 4 keer",
            "elke maandag",
            "ook na een vakantie",
        ),
    ),
    agreements=(
        Agreement("Sanne", "Zet zondag de tas klaar.", PARENT, "vanaf 15 maart", None, "niemand hoeft te rennen"),
        Agreement("Marloes", "Laat Mees beginnen met bouwen.", SCHOOL, "elke maandag", None, "de jas hangt op"),
        Agreement("Mees", "Tekent hoe de week was.", CHILD, "", date(2026, 3, 20), "hij vertelt waarom"),
        Agreement("Hatice", "Belt de vader van Mees.", COACH, "deze week", None, "hij doet mee", AgreementState.DONE),
    ),
    running=(Agreement("Marloes", "Geeft een kaartje.", SCHOOL, "elke dag", None, "hij pakt het", since="Driehoek 1"),),
    follow_up=FollowUp(
        "Ellen Boterbloem",
        "06 00 00 90 12",
        "Sanne en Marloes bellen op vrijdag.",
        date(2026, 6, 4),
        time(13, 15),
        "Met Sanne, juf Marloes en Hatice.",
    ),
    notes=(PlanNote("Over de overblijf", "Daar is het druk. We vragen het de juf van de overblijf."),),
    parked=("De vakantie van mei", "Wie er mee naar zwemles gaat"),
    recipients=(Recipient("Sanne Klaproos", "moeder", "alles"), Recipient("Hatice Kievit", "gezinscoach", "doelen")),
    approvals=(
        PersonApproval(
            "Sanne Klaproos",
            "moeder",
            PARENT,
            Approval.AGREED,
            reservations=(Reservation("Hatice: belt de vader van Mees", "dat doe ik liever zelf"),),
        ),
        PersonApproval("Hatice Kievit", "gezinscoach", COACH, Approval.SEEN),
        PersonApproval("Marloes Grutto", "leerkracht", SCHOOL, Approval.DISAGREED, "de plek naast Sami ontbreekt"),
    ),
    signatures=(
        Signed(
            "Sanne Klaproos",
            date(2026, 3, 12),
            (((0.1, 0.6), (0.2, 0.2), (0.3, 0.8), (0.6, 0.4)), ((0.5, 0.7), (0.9, 0.6))),
        ),
        Signed("Hatice Kievit", date(2026, 3, 14)),
    ),
    views=(StatementOfView("Sanne Klaproos", "Ik wil ook praten over de overblijf.", date(2026, 3, 12), PARENT),),
    readers="Voor school en ouders.",
    retention="Bewaren tot 2 jaar na vertrek.",
)
EMPTY_PLAN = PlanReading(child=Child("Mees"), school="", made_on=date(2026, 3, 12))
PREPARATION = PreparationReading(
    child=MEES,
    school="De Regenwulp",
    meeting_title="de driehoek",
    on=date(2026, 3, 12),
    start=time(13, 15),
    minutes=50,
    room="kamer van Ellen",
    purpose="Iedereen weet wat te doen op maandag.",
    invited_by="Ellen Boterbloem",
    contact="06 00 00 90 12",
    copy_for="Sanne Klaproos",
    people=PEOPLE,
    agenda=(AgendaItem("Welkom, wie is wie", 5, "Ellen"), AgendaItem("Stem van het kind", 1, "Mees")),
    questions=(Question(PARENT, "Hoe was de laatste maandag?"), Question(SCHOOL, "Wat zag u op het plein?")),
    permission=("School en ouders lezen alles.", "Hatice leest de afspraken, als u dat goed vindt."),
)
REPORT = ReportReading(
    plan=PLAN,
    kind=MeetingKind.TRIAD,
    title="Driehoek 2",
    begins=datetime(2026, 3, 12, 13, 15),
    ends=datetime(2026, 3, 12, 14, 5),
    room="kamer van Ellen",
    purpose="Iedereen weet wat te doen op maandag.",
    may_hear="juf Marloes en mama",
    steps=(
        ReportStep("welcome", "Welkom en wie is wie"),
        ReportStep("purpose", "Waarom we praten"),
        ReportStep("voice", "Mees vertelt"),
        ReportStep("strengths", "Wat gaat goed"),
        ReportStep("own", "Over de overblijf"),
        ReportStep("concerns", "Zorgen"),
        ReportStep("wishes", "Wensen"),
        ReportStep("agreements", "Doel en afspraken"),
        ReportStep("lead", "Wie let erop, wanneer kijken we"),
        ReportStep("close", "Voorlezen, akkoord, hoe was dit"),
    ),
)
CALL = ReportReading(
    PlanReading(
        child=MEES,
        school="De Regenwulp",
        made_on=date(2026, 3, 16),
        meeting_on=date(2026, 3, 16),
        people=(Attendee("Sanne Klaproos", "moeder", PARENT, Custody.YES),),
        reason="Mees was maandag ziek.",
        notes=(PlanNote("Wat er is gezegd", "Hij heeft koorts. De tas staat klaar voor morgen."),),
        agreements=(Agreement("Marloes", "Zet het bouwen op dinsdag.", SCHOOL, "deze week"),),
        readers="Voor school en ouders.",
    ),
    MeetingKind.CALL,
    "Telefoongesprek met Sanne",
    datetime(2026, 3, 16, 8, 20),
    steps=(
        ReportStep("purpose", "Waarom"),
        ReportStep("own", "Wat er is gezegd"),
        ReportStep("agreements", "Afspraken"),
    ),
)
RECOVERY = RecoverySheet("7K3M-XQ2P-9RTW-4HJN-C6VB-8DFY-2LSA", "regenwulp.rondom", "De Regenwulp", date(2026, 3, 12))


def texts(value: Any) -> list[str]:
    """Every text a person filled in, anywhere in a reading."""
    if isinstance(value, str):
        return [] if isinstance(value, Enum) or not value else [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return []


def with_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same reading with every text changed."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else change(value)
    if isinstance(value, tuple):
        return tuple(with_texts(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: with_texts(getattr(value, f.name), change) for f in fields(value) if f.init})
    return value
