"""The light of everyone who could sit at the table, and whether they may sit down together. Each rule has its source."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.model import Custody
from rondom.privacy.consenting import waiting_for
from rondom.privacy.deciding import part_of
from rondom.privacy.interpreters import interpreter_remark, minutes_with_interpreter
from rondom.privacy.model import ConsentState
from rondom.privacy.present import table_remarks
from rondom.privacy.rules import (
    BY_PUPIL,
    FROM_OUTSIDE,
    Answer,
    Child,
    Guardian,
    LightStatus,
    Part,
    Reader,
    ReaderKind,
    custody_remarks,
    deciders,
    keeps_nothing,
    light,
    may_see_address,
    who_decides,
)
from rondom.privacy.sources import source, sources

ON = date(2026, 3, 12)
NINE, THIRTEEN, SEVENTEEN, GROWN = date(2016, 6, 14), date(2012, 6, 14), date(2008, 6, 14), date(2008, 3, 12)
MOTHER = Guardian("m", "Sanne Klaproos", "moeder", Custody.YES)
FATHER = Guardian("v", "Ruben Veenpluis", "vader", Custody.YES)
NO_GEZAG = Guardian("v", "Ruben Veenpluis", "vader", Custody.NO)


def child(*guardians: Guardian, born: date | None = NINE) -> Child:
    return Child("Mees", born, guardians)


def caregiver(one: Guardian) -> Reader:
    return Reader(ReaderKind.CAREGIVER, one.name, one.id)


def told(who: Child, reader: Reader, *answers: Answer) -> tuple[LightStatus, str, str]:
    found = light(who, reader, answers, ON)
    return found.status, found.reason, found.source


# -- caregivers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "part"),
    [
        ("moeder", Part.PARENT),
        ("stiefvader", Part.FAMILY),
        ("Oma", Part.FAMILY),
        ("partner van vader", Part.FAMILY),
        ("grootmoeder", Part.FAMILY),
        ("moeder (oma helpt)", Part.PARENT),
        ("pleegoma", Part.FOSTER),
        ("Pleegmoeder", Part.FOSTER),
        ("pleegouder", Part.FOSTER),
        ("voogd", Part.GUARDIAN),
        ("pleegouder en voogd", Part.GUARDIAN),
        ("gezinsvoogd", Part.SUPERVISOR),
        ("Gezins-voogd", Part.SUPERVISOR),
        ("jeugdbeschermer", Part.SUPERVISOR),
        ("", Part.PARENT),
    ],
)
def test_the_word_for_the_relation_tells_the_part(relation: str, part: Part) -> None:
    assert part_of(relation) is part


@pytest.mark.parametrize(
    ("relation", "custody", "status", "reason", "rule"),
    [
        ("voogd", Custody.YES, LightStatus.MAY, "Is voogd en heeft gezag. Leest alles over Mees.", "voogd"),
        ("voogd", Custody.UNKNOWN, LightStatus.ASK_FIRST, "Een voogd heeft gezag. Vul in of dat hier zo is.", "gezag"),
        ("pleegmoeder", Custody.YES, LightStatus.MAY, "Heeft gezag. Leest alles over Mees.", "gezag"),
        (
            "pleegmoeder",
            Custody.NO,
            LightStatus.PARTLY,
            "Is pleegouder, zonder gezag. Weet wat nodig is om elke dag voor Mees te zorgen.",
            "pleegouder",
        ),
        (
            "gezinsvoogd",
            Custody.NO,
            LightStatus.PARTLY,
            "Is gezinsvoogd, zonder gezag. Krijgt op verzoek wat nodig is voor het toezicht.",
            "gezinsvoogd",
        ),
        (
            "vader",
            Custody.NO,
            LightStatus.PARTLY,
            "Heeft geen gezag. Krijgt op verzoek alleen belangrijke feiten.",
            "zonder_gezag",
        ),
    ],
)
def test_foster_parent_voogd_and_who_has_no_gezag(
    relation: str, custody: Custody, status: LightStatus, reason: str, rule: str
) -> None:
    one = Guardian("p", "Tineke Wulp", relation, custody)
    assert told(child(MOTHER, one), caregiver(one)) == (status, reason, rule)


def test_a_voogd_decides_and_a_foster_parent_does_not() -> None:
    guardian = Guardian("g", "Karin Zwaluw", "voogd", Custody.YES)
    foster = Guardian("p", "Tineke Wulp", "pleegmoeder", Custody.NO)
    assert [one.name for one in deciders(child(guardian, foster, NO_GEZAG), ON)] == ["Karin"]


def test_what_does_not_fit_in_gezag_is_told_to_look_into() -> None:
    guardian = Guardian("g", "Karin Zwaluw", "voogd", Custody.UNKNOWN)
    supervisor = Guardian("s", "Joris Kluut", "gezinsvoogd", Custody.YES)
    foster = Guardian("p", "Tineke Wulp", "pleegmoeder", Custody.UNKNOWN)
    assert custody_remarks(child(guardian, supervisor, foster), ON) == (
        "Karin is voogd. Een voogd heeft gezag. Kijk na of dat klopt.",
        "Joris is gezinsvoogd. De ouders houden dan hun gezag. Kijk na wie beslist.",
        "Tineke is pleegouder en heeft meestal geen gezag. Vraag na wie het heeft.",
    )
    real = Guardian("g", "Karin Zwaluw", "voogd", Custody.YES)
    assert custody_remarks(child(real, MOTHER), ON) == (
        "Naast een voogd heeft een ouder geen gezag. Kijk na of Sanne nog beslist.",
    )
    assert custody_remarks(child(MOTHER, FATHER), ON) == ()
    assert custody_remarks(child(guardian, born=SEVENTEEN), ON) == ()


def test_gezag_does_not_pass_by_itself_when_who_held_it_died() -> None:
    late = Guardian("m", "Sanne Klaproos", "moeder", Custody.YES, deceased=True)
    assert deciders(child(late, NO_GEZAG), ON) == ()
    assert who_decides(child(late, NO_GEZAG), ON) == "Sanne had gezag en is overleden. Vraag na wie nu gezag heeft."
    assert [one.name for one in deciders(child(late, FATHER), ON)] == ["Ruben"]


def test_from_18_nobody_has_gezag() -> None:
    grown = child(MOTHER, born=GROWN)
    assert who_decides(grown, ON) == "Mees is 18 en beslist zelf. Vanaf 18 jaar heeft niemand meer gezag."
    status, reason, rule = told(grown, caregiver(MOTHER))
    assert (status, rule) == (LightStatus.ASK_FIRST, "achttien")
    assert reason == "Mees is meerderjarig. Ouders lezen alleen mee als Mees dat wil."
    said = Answer("1", MOTHER.name, "meelezen", BY_PUPIL, ConsentState.GIVEN)
    assert told(grown, caregiver(MOTHER), said)[0] is LightStatus.MAY
    assert told(child(MOTHER, born=SEVENTEEN), caregiver(MOTHER))[2] == "zestien"


def test_a_secret_address_stands_on_nobodys_paper_but_its_own() -> None:
    for reader in (*(Reader(kind, "Iemand") for kind in ReaderKind), caregiver(FATHER)):
        assert not may_see_address(True, "m", reader)
        assert may_see_address(False, "m", reader)
    assert may_see_address(True, "m", caregiver(MOTHER))


# -- others at the table --------------------------------------------------------------------------------------


def test_who_interprets_hears_everything_and_keeps_nothing() -> None:
    status, reason, rule = told(child(MOTHER), Reader(ReaderKind.INTERPRETER, "Tolk Arabisch"))
    assert (status, rule) == (LightStatus.PARTLY, "tolk")
    assert reason == "Tolkt: hoort alles, houdt het geheim en krijgt geen papier mee."
    assert [minutes_with_interpreter(one) for one in (20, 50, 75)] == [30, 75, 115]
    assert interpreter_remark("Mees", "Mees", ["Sanne Klaproos"]).startswith("Mees tolkt niet voor de eigen ouders.")
    assert "hoort bij de familie" in interpreter_remark("sanne  klaproos", "Mees", ["Sanne Klaproos"])
    assert interpreter_remark("Tolk Arabisch", "Mees", ["Sanne Klaproos"]) == ""


def test_who_comes_along_hears_what_is_said_and_gets_paper_only_with_permission() -> None:
    aunt = Reader(ReaderKind.COMPANION, "Roos Klaproos")
    found = light(child(MOTHER), aunt, [], ON)
    assert (found.status, keeps_nothing(found)) == (LightStatus.PARTLY, True)
    asked = light(child(MOTHER), aunt, [Answer("1", aunt.name, "steun", "m", ConsentState.GIVEN)], ON)
    assert (asked.status, keeps_nothing(asked)) == (LightStatus.MAY, False)
    refused = light(child(MOTHER), aunt, [Answer("1", aunt.name, "steun", "m", ConsentState.REFUSED)], ON)
    assert refused.status is LightStatus.MAY_NOT
    assert told(child(MOTHER, born=SEVENTEEN), aunt)[:2] == (
        LightStatus.ASK_FIRST,
        "Mees beslist zelf wie erbij zit. Vraag het eerst.",
    )


@pytest.mark.parametrize(
    ("role", "rule", "words"),
    [
        ("leerplichtambtenaar", "leerplicht", "Over verzuim"),
        ("wijkagent", "politie", "gevorderd"),
        ("Politie", "politie", "gevorderd"),
        ("Raad voor de Kinderbescherming", "meldcode", "meldcode"),
        ("medewerker Veilig Thuis", "meldcode", "meldcode"),
    ],
)
def test_officials_need_permission_to_talk_along_and_know_by_law_one_thing(role: str, rule: str, words: str) -> None:
    reader = Reader(ReaderKind.OUTSIDER, "Ton Wulp", role=role)
    status, reason, key = told(child(MOTHER), reader)
    assert (status, key) == (LightStatus.ASK_FIRST, rule)
    assert reason.startswith("Er is nog geen toestemming.") and words in reason
    given = Answer("1", "Ton Wulp", "meedenken", "m", ConsentState.GIVEN)
    assert told(child(MOTHER), reader, given) == (LightStatus.MAY, "Sanne zei ja.", "gezag")


# -- who sits down together -----------------------------------------------------------------------------------


def remarks(who: Child, *coming: str, pupil: bool = True, outsiders: bool = True) -> list[str]:
    return [one.text for one in table_remarks(who, ON, coming, pupil, outsiders)]


def test_a_meeting_without_parents_asks_for_their_yes() -> None:
    assert remarks(child(MOTHER)) == [
        "Er komt niemand met gezag. Zonder ouders overleggen mag als Sanne dat goedvindt."
    ]
    assert remarks(child(MOTHER, born=THIRTEEN)) == [
        "Er komt niemand met gezag. Zonder ouders overleggen mag als Sanne en Mees dat goedvinden."
    ]
    assert remarks(child(MOTHER), outsiders=False) == []
    assert remarks(child(MOTHER), "m") == []


def test_from_16_the_pupil_decides_who_sits_there() -> None:
    who = child(MOTHER, born=SEVENTEEN)
    assert remarks(who, "m") == ["Mees beslist zelf of ouders erbij zitten. Vraag het eerst."]
    assert "zonder Mees" in remarks(who, pupil=False)[0]
    assert remarks(who) == []


def test_who_stays_away_gets_the_same_text_and_who_has_no_gezag_hears_all() -> None:
    assert remarks(child(MOTHER, FATHER), "m") == ["Ruben heeft ook gezag en komt niet. Geef daarna dezelfde tekst."]
    assert remarks(child(MOTHER, NO_GEZAG), "m", "v") == [
        "Ruben heeft geen gezag en hoort aan tafel alles. Vraag Sanne of dat goed is."
    ]
    unknown = Guardian("v", "Ruben Veenpluis", "vader")
    assert remarks(child(MOTHER, unknown), "m", "v") == [
        "Van Ruben is niet ingevuld of er gezag is. Vraag dat voor het gesprek na."
    ]


# -- where it comes from --------------------------------------------------------------------------------------


def test_every_source_tells_a_law_and_the_day_it_was_looked_up() -> None:
    assert len(sources()) >= 18
    for one in sources():
        assert one.looked_up >= date(2026, 1, 1)
        assert one.title and one.law and one.says.endswith(".") and one.seen
        assert "Nagezocht op " in one.told
    assert source("") is None


_guardians = st.lists(
    st.builds(
        Guardian,
        st.sampled_from("mvp"),
        st.sampled_from(["Sanne Klaproos", "Ruben Veenpluis"]),
        st.sampled_from(["moeder", "pleegvader", "voogd", "gezinsvoogd", ""]),
        st.sampled_from(Custody),
        st.booleans(),
    ),
    max_size=3,
    unique_by=lambda one: one.id,
)
_children = st.builds(
    Child, st.just("Mees"), st.none() | st.dates(date(2007, 1, 1), date(2026, 1, 1)), _guardians.map(tuple)
)
_readers = st.builds(
    Reader,
    st.sampled_from(ReaderKind),
    st.sampled_from(["Hatice Kievit", "Sanne Klaproos"]),
    st.sampled_from(["m", "v", "p", ""]),
    st.sampled_from(["", "leerplichtambtenaar", "wijkagent", "tante"]),
)
_answers = st.lists(
    st.builds(
        Answer,
        st.integers(0, 99).map(lambda number: f"{number:02d}"),
        st.sampled_from(["Hatice Kievit", "Sanne Klaproos"]),
        st.just("afstemmen"),
        st.sampled_from(["m", "v", "p", BY_PUPIL]),
        st.sampled_from(ConsentState),
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)


@given(_children, _readers, _answers)
def test_every_light_and_remark_rests_on_a_source(who: Child, reader: Reader, answers: list[Answer]) -> None:
    found = light(who, reader, answers, ON)
    assert source(found.source) is not None
    assert found.reason.endswith(".")
    for one in table_remarks(who, ON, {"m", "v"}, False, True):
        assert source(one.source) is not None
        assert one.text.endswith(".")


@given(_children, _readers, _answers)
def test_nobody_from_outside_reads_everything_while_someone_who_decides_did_not_say_yes(
    who: Child, reader: Reader, answers: list[Answer]
) -> None:
    found = light(who, reader, answers, ON)
    if reader.kind in FROM_OUTSIDE and found.status is LightStatus.MAY:
        about = [one for one in answers if one.recipient == reader.name]
        assert about and waiting_for(who, about, ON) == []
