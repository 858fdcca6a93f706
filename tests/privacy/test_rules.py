"""The rules of who may read what: a table of cases, and what must hold for every child, every answer and every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.model import Custody
from rondom.privacy.model import ConsentState
from rondom.privacy.rules import (
    BY_PUPIL,
    Answer,
    Child,
    Guardian,
    LightStatus,
    Phase,
    Reader,
    ReaderKind,
    Stance,
    child_light,
    consent_light,
    deciders,
    groups,
    light,
    phase,
    stance,
    who_decides,
)

ON = date(2026, 3, 12)
NINE = date(2016, 6, 14)
MOTHER = Guardian("m", "Sanne Klaproos", "moeder", Custody.YES)
FATHER = Guardian("v", "Ruben Veenpluis", "vader", Custody.YES)
COACH = Reader(ReaderKind.OUTSIDER, "Hatice Kievit")
GIVEN, ASKED, REFUSED, WITHDRAWN = ConsentState.GIVEN, ConsentState.ASKED, ConsentState.REFUSED, ConsentState.WITHDRAWN


def child(*guardians: Guardian, born: date | None = NINE) -> Child:
    return Child("Mees", born, guardians)


def answer(decider: str, state: ConsentState = GIVEN, number: int = 1, **values) -> Answer:
    return Answer(f"{number:03d}{decider}", "Hatice Kievit", "hulp afstemmen", decider, state, **values)


def outside(who: Child, *answers: Answer, on: date = ON) -> tuple[LightStatus, str]:
    found = light(who, COACH, answers, on)
    return found.status, found.reason


CASES = [
    ("beide ouders ja", [answer("m"), answer("v")], LightStatus.MAY, "Sanne en Ruben zeiden ja."),
    ("een ouder ja", [answer("m", decided_on=date(2026, 3, 2)), answer("v", ASKED)], LightStatus.PARTLY,
     "Sanne (2 maart) zei ja, Ruben nog niet."),
    ("een ouder niet gevraagd", [answer("m")], LightStatus.PARTLY, "Sanne zei ja, Ruben nog niet."),
    ("niemand gevraagd", [], LightStatus.ASK_FIRST, "Er is nog geen toestemming."),
    ("niemand antwoordde", [answer("m", ASKED), answer("v", ASKED)], LightStatus.ASK_FIRST,
     "Sanne en Ruben hebben nog niet geantwoord."),
    ("een nee weegt door", [answer("m"), answer("v", REFUSED, decided_on=date(2026, 2, 3))], LightStatus.MAY_NOT,
     "Ruben zei nee op 3 februari 2026."),
    ("ingetrokken", [answer("m"), answer("v", WITHDRAWN, withdrawn_on=date(2026, 2, 3))], LightStatus.MAY_NOT,
     "Ruben trok de toestemming in op 3 februari 2026."),
    ("afgelopen", [answer("m", valid_until=date(2026, 3, 11)), answer("v", valid_until=date(2026, 3, 11))],
     LightStatus.ASK_FIRST, "De toestemming liep af op 11 maart 2026. Vraag opnieuw."),
    ("laatste dag telt", [answer("m", valid_until=ON), answer("v", valid_until=ON)], LightStatus.MAY,
     "Sanne en Ruben zeiden ja, tot en met 12 maart 2026."),
    ("eerst nee, later ja", [answer("m"), answer("v", REFUSED, 1), answer("v", GIVEN, 2)], LightStatus.MAY,
     "Sanne en Ruben zeiden ja."),
    ("antwoord van wie niet beslist", [answer("oma", REFUSED)], LightStatus.ASK_FIRST, "Er is nog geen toestemming."),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "status", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_someone_from_outside(answers: list[Answer], status: LightStatus, reason: str) -> None:
    assert outside(child(MOTHER, FATHER), *answers) == (status, reason)


@pytest.mark.parametrize(
    ("custody", "status", "reason"),
    [
        (Custody.YES, LightStatus.MAY, "Heeft gezag. Leest alles over Mees."),
        (Custody.NO, LightStatus.PARTLY, "Heeft geen gezag. Krijgt op verzoek alleen belangrijke feiten."),
        (Custody.UNKNOWN, LightStatus.ASK_FIRST, "Nog niet ingevuld is of er gezag is. Vraag dat eerst na."),
    ],
)
def test_a_caregiver_reads_by_gezag(custody: Custody, status: LightStatus, reason: str) -> None:
    one = Guardian("v", "Ruben", "vader", custody)
    found = light(child(MOTHER, one), Reader(ReaderKind.CAREGIVER, "Ruben", "v"), [], ON)
    assert (found.status, found.reason) == (status, reason)


def test_staff_may_and_the_child_itself_may() -> None:
    assert light(child(), Reader(ReaderKind.STAFF, "Marloes"), [], ON).reason == "Werkt op school met Mees."
    assert light(child(), Reader(ReaderKind.PUPIL, "Mees"), [], ON).status is LightStatus.MAY


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2028, 6, 13), Phase.PARENTS),
        (date(2028, 6, 14), Phase.PARENTS_AND_PUPIL),
        (date(2032, 6, 13), Phase.PARENTS_AND_PUPIL),
        (date(2032, 6, 14), Phase.PUPIL),
    ],
)
def test_who_decides_changes_on_the_birthday(on: date, expected: Phase) -> None:
    assert phase(NINE, on) is expected


def test_born_on_29_february_decides_from_1_march() -> None:
    born = date(2012, 2, 29)
    assert phase(born, date(2024, 2, 28)) is Phase.PARENTS
    assert phase(date(2013, 2, 28), date(2025, 2, 28)) is Phase.PARENTS_AND_PUPIL
    assert phase(born, date(2028, 2, 28)) is Phase.PARENTS_AND_PUPIL
    assert phase(born, date(2028, 2, 29)) is Phase.PUPIL


def test_from_12_the_child_agrees_too() -> None:
    who = child(MOTHER, born=date(2012, 1, 1))
    assert outside(who, answer("m"))[0] is LightStatus.PARTLY
    assert outside(who, answer("m"), answer(BY_PUPIL))[0] is LightStatus.MAY
    assert outside(who, answer("m"), answer(BY_PUPIL, REFUSED)) == (LightStatus.MAY_NOT, "Mees zei nee.")


def test_from_16_the_pupil_decides_alone() -> None:
    who = child(MOTHER, born=date(2009, 1, 1))
    assert outside(who, answer("m", REFUSED), answer(BY_PUPIL))[0] is LightStatus.MAY
    assert outside(who, answer("m"))[0] is LightStatus.ASK_FIRST
    reader = Reader(ReaderKind.CAREGIVER, "Sanne Klaproos", "m")
    assert light(who, reader, [], ON).reason == "Mees beslist zelf wat ouders lezen. Vraag het eerst."
    granted = Answer("1", "Sanne Klaproos", "meelezen", BY_PUPIL, GIVEN)
    assert light(who, reader, [granted], ON).status is LightStatus.MAY


def test_unknown_age_or_gezag_is_never_a_guess() -> None:
    assert outside(child(MOTHER, born=None), answer("m"))[0] is LightStatus.ASK_FIRST
    unknown = Guardian("v", "Ruben Veenpluis", "vader", Custody.UNKNOWN)
    assert outside(child(unknown), answer("v"))[0] is LightStatus.ASK_FIRST
    assert outside(child(MOTHER, unknown), answer("m")) == (LightStatus.PARTLY, "Sanne zei ja, Ruben nog niet.")


def test_a_deceased_parent_does_not_decide() -> None:
    late = Guardian("v", "Ruben Veenpluis", "vader", Custody.YES, deceased=True)
    assert outside(child(MOTHER, late), answer("m"))[0] is LightStatus.MAY


def test_a_yes_for_one_purpose_is_no_yes_for_another() -> None:
    other = Answer("9", "Hatice Kievit", "verslag van de therapie", "m", REFUSED)
    who = child(MOTHER)
    assert [consent_light(who, group, ON).status for group in groups([answer("m"), other])] == [
        LightStatus.MAY,
        LightStatus.MAY_NOT,
    ]
    assert outside(who, answer("m"), other)[0] is LightStatus.MAY


def test_the_header_sums_up() -> None:
    who = child(MOTHER, FATHER)
    five = [
        *(Answer(f"{n}{k}", name, "p", k, GIVEN) for n, name in enumerate(["Bram", "Ineke"]) for k in "mv"),
        Answer("3m", "Hatice", "p", "m", GIVEN),
        Answer("4m", "Tom", "p", "m", ASKED),
        Answer("5v", "De Speelkamer", "p", "v", REFUSED),
    ]
    found = child_light(who, five, ON)
    assert (found.status, found.open, found.total, found.summary) == (LightStatus.PARTLY, 3, 5, "3 van 5 partners")
    assert child_light(who, [], ON).status is LightStatus.ASK_FIRST
    assert child_light(who, five[:4], ON).status is LightStatus.MAY
    assert child_light(who, five[-1:], ON).word == "Mag niet"
    assert child_light(who, five[-2:], ON).word == "Vraag eerst"


def test_a_sentence_above_the_list() -> None:
    assert who_decides(child(MOTHER, FATHER), ON) == (
        "Sanne en Ruben hebben gezag. Mees is 9 en wordt gehoord. Vanaf 12 jaar beslist Mees mee."
    )


# -- what holds for everyone ----------------------------------------------------------------------------------

_days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
_maybe = st.none() | _days
_guardians = st.lists(
    st.builds(
        Guardian,
        st.sampled_from("mvp"),
        st.sampled_from(["Sanne Klaproos", "Ruben Veenpluis", ""]),
        st.sampled_from(["moeder", ""]),
        st.sampled_from(Custody),
        st.booleans(),
    ),
    max_size=3,
    unique_by=lambda one: one.id,
)
_children = st.builds(
    Child,
    st.sampled_from(["Mees", ""]),
    st.none() | st.dates(date(2007, 1, 1), date(2026, 12, 31)),
    _guardians.map(tuple),
)
_answers = st.lists(
    st.builds(
        Answer,
        st.integers(0, 999).map(lambda number: f"{number:03d}"),
        st.just("Hatice Kievit"),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["m", "v", "p", BY_PUPIL, ""]),
        st.sampled_from(ConsentState),
        _maybe,
        _maybe,
        _maybe,
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(_children, _answers, _days)
def test_may_only_when_everyone_who_decides_said_yes_and_it_still_holds(
    who: Child, answers: list[Answer], on: date
) -> None:
    same = [one for one in answers if one.purpose == "a"]
    found = consent_light(who, same, on)
    rows = sorted(same, key=lambda one: one.id)
    needed = deciders(who, on)
    all_yes = bool(needed) and all(_says_yes([one for one in rows if one.decider == who.key], on) for who in needed)
    doubtful = phase(who.birth_date, on) is not Phase.PUPIL and any(
        one.custody is Custody.UNKNOWN and not one.deceased for one in who.guardians
    )
    assert (found.status is LightStatus.MAY) == (all_yes and not doubtful)


def _says_yes(rows: list[Answer], on: date) -> bool:
    """Of the rows that are no open question the last is a yes that holds."""
    said = [stance(one, on) for one in rows]
    while said and said[-1] is Stance.ASKED:
        said.pop()
    return bool(said) and said[-1] is Stance.GIVEN


@given(_children, _answers, _days, st.sampled_from(["m", "v", "p", BY_PUPIL]))
def test_a_later_no_never_opens_more(who: Child, answers: list[Answer], on: date, decider: str) -> None:
    order = [LightStatus.MAY, LightStatus.PARTLY, LightStatus.ASK_FIRST, LightStatus.MAY_NOT]
    same = [one for one in answers if one.purpose == "a"]
    no = Answer("zzz", "Hatice Kievit", "a", decider, REFUSED)
    before, after = consent_light(who, same, on).status, consent_light(who, [*same, no], on).status
    if any(one.key == decider for one in deciders(who, on)):
        assert after is LightStatus.MAY_NOT
    else:
        assert order.index(after) >= order.index(before)


@given(_children, _answers, _days, st.sampled_from(ReaderKind))
def test_every_light_has_a_reason_without_codes(who: Child, answers: list[Answer], on: date, kind: ReaderKind) -> None:
    for found in (light(who, Reader(kind, "Hatice Kievit", "m"), answers, on),):
        assert found.reason.endswith(".")
        assert not any(sign in found.reason for sign in "{}_!")
        assert found.word in ("Mag", "Deels", "Mag niet", "Vraag eerst")
        assert bool(found.basis) or found.status in (LightStatus.ASK_FIRST, LightStatus.MAY_NOT)


@given(_children, _answers, _days)
def test_the_order_of_rows_does_not_matter(who: Child, answers: list[Answer], on: date) -> None:
    assert child_light(who, answers, on) == child_light(who, answers[::-1], on)


@given(_answers, _days)
def test_an_end_is_an_end(answers: list[Answer], on: date) -> None:
    for one in answers:
        if one.valid_until and one.valid_until < on:
            assert stance(one, on) is not Stance.GIVEN
            assert stance(one, one.valid_until + timedelta(1)) is not Stance.GIVEN
