from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.timeline.entry import MOMENT, PERIOD, TRAJECTORY, propose
from rondom.timeline.lanes import LANES
from rondom.timeline.model import EventKind
from rondom.timeline.proposals import corrected, when_said
from rondom.timeline.topics import TOPICS
from rondom.timeline.vague_dates import Context

MEES = Context(birth=date(2016, 6, 14), today=date(2026, 3, 12), year_group_now=6, name="Mees")

LINES = {
    # line: (title, lane, kind, when, until, ongoing)
    "groep 3 verhuizing naar oma": ("Verhuizing naar oma", "wonen", MOMENT, "groep 3", None, False),
    "mei '24 – nov '24 SMW": ("SMW", "steun", TRAJECTORY, "mei '24", "nov '24", False),
    "ouders gaan uit elkaar ergens in groep 3": (
        "Ouders gaan uit elkaar", "gezin", MOMENT, "ergens in groep 3", None, False),
    "Bril oktober 2022": ("Bril", "kind", MOMENT, "oktober 2022", None, False),
    "slaapt slecht januari 2024 tot maart 2025": (
        "Slaapt slecht", "kind", PERIOD, "januari 2024", "maart 2025", False),
    "speltherapie sinds september 2024": ("Speltherapie", "zorg", TRAJECTORY, "september 2024", None, True),
    "Speltherapie groep 5": ("Speltherapie", "zorg", TRAJECTORY, "groep 5", "groep 5", False),
    "gezinscoach januari 2026": ("Gezinscoach", "zorg", TRAJECTORY, "januari 2026", None, True),
    "voetbal met Sami vanaf september 2024": ("Voetbal met Sami", "hielp", PERIOD, "september 2024", None, True),
    "Opa Wim overleden 10 februari 2025": ("Opa Wim overleden", "gezin", MOMENT, "10 februari 2025", None, False),
    "zwemdiploma B 7-6-2025": ("Zwemdiploma B", "kind", MOMENT, "7-6-2025", None, False),
    "andere juf midden in het jaar januari 2025": (
        "Andere juf midden in het jaar", "school", MOMENT, "januari 2025", None, False),
    "Nieuwe school": ("Nieuwe school", "school", MOMENT, None, None, False),
    "2 broertjes erbij": ("2 broertjes erbij", "gezin", MOMENT, None, None, False),
    "juf Mei komt": ("Juf Mei komt", "school", MOMENT, None, None, False),
    "oma Riet past op woensdag op": ("Oma Riet past op woensdag op", "gezin", MOMENT, None, None, False),
    "verhuizing, 2023": ("Verhuizing", "wonen", MOMENT, "2023", None, False),
    "": ("", "kind", MOMENT, None, None, False),
    "12 jaar": ("12 jaar", "kind", MOMENT, "12 jaar", None, False),
    "Pasen bij oma": ("Pasen bij oma", "hielp", MOMENT, "tussen 20 april 2025 en 21 april 2025", None, False),
    "kerst 2023 bij oma": ("Bij oma", "hielp", MOMENT, "kerst 2023", None, False),
    "overgang groep 2 naar 3 was moeilijk": (
        "Overgang groep 2 naar 3 was moeilijk", "kind", MOMENT, "overgang groep 2 naar 3", None, False),
    "toen hij bijna 5 was broertje geboren": (
        "Broertje geboren", "gezin", MOMENT, "toen hij bijna 5 was", None, False),
    "op zijn vijfde verjaardag naar de Efteling": (
        "Naar de Efteling", "kind", MOMENT, "op zijn vijfde verjaardag", None, False),
    "sinds een half jaar speltherapie": (
        "Speltherapie", "zorg", TRAJECTORY, "tussen augustus 2025 en oktober 2025", None, True),
    "papa en mama uit elkaar zomer na groep 4": (
        "Papa en mama uit elkaar", "gezin", MOMENT, "zomer na groep 4", None, False),
    "januari in groep 3 nieuwe juf": ("Nieuwe juf", "school", MOMENT, "januari in groep 3", None, False),
    "eind groep 2/begin groep 3 veel ziek": (
        "Veel ziek", "kind", PERIOD, "eind groep 2/begin groep 3", "eind groep 2/begin groep 3", False),
    "opa overleden vorig jaar mei": ("Opa overleden", "gezin", MOMENT, "mei 2025", None, False),
    "verhuisd naar Breda 12-mrt-2019": ("Verhuisd naar Breda", "wonen", MOMENT, "12-mrt-2019", None, False),
    "schulden sinds corona": ("Schulden", "wonen", PERIOD, "coronatijd", None, True),
    "uit huis geplaatst 3 tot 5 jaar": ("Uit huis geplaatst", "gezin", PERIOD, "3 jaar", "5 jaar", False),
    "kinderdagverblijf 0-4 jaar": ("Kinderdagverblijf", "school", PERIOD, "0-4 jaar", "0-4 jaar", False),
    "speelt elke woensdag bij oma": ("Speelt elke woensdag bij oma", "hielp", PERIOD, None, None, False),
    "kreeg 3 keer straf": ("Kreeg 3 keer straf", "kind", MOMENT, None, None, False),
    "gesprek om 10 uur": ("Gesprek om 10 uur", "overleg", MOMENT, None, None, False),
    "klas 1b gaat goed": ("Klas 1b gaat goed", "school", MOMENT, None, None, False),
    "verhuisd in de zwangerschap": ("Verhuisd", "wonen", MOMENT, "in de zwangerschap", None, False),
    "laatst gevallen": ("Gevallen", "kind", MOMENT, "tussen 12 januari 2026 en 12 maart 2026", None, False),
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_reads_a_line(line: str, expected: tuple[object, ...]) -> None:
    found = propose(line, MEES)
    when, until = found.when and found.when.said, found.until and found.until.said
    assert (found.title, found.lane, found.kind, when, until, found.ongoing) == expected


def test_waiting_for_help() -> None:
    found = propose("aangemeld ggz maart 2024", MEES)
    assert (found.kind, found.lane, found.when) == (TRAJECTORY, "zorg", None)
    assert found.applied is not None
    assert found.applied.earliest == date(2024, 3, 1)


def test_what_has_still_to_come_is_planned() -> None:
    assert propose("driehoek 12 april 2026", MEES).planned
    assert not propose("driehoek 12 april 2025", MEES).planned


def test_an_impossible_date_is_told_and_nothing_typed_is_lost() -> None:
    found = propose("31 april 2024 ruzie", MEES)
    assert found.title == "31 april 2024 ruzie"
    assert found.when is None
    assert str(found.misread) == "April heeft 30 dagen. Bedoelt u 30 april 2024?"
    assert propose("verhuisd groep 9", MEES).misread is not None


AGREE = {
    # line: (title, lane, topic)
    "mei '24 - nov '24 SMW na de verhuizing": ("SMW na de verhuizing", "steun", "hulp"),
    "boos na de scheiding": ("Boos na de scheiding", "kind", ""),
    "gesprek over pesten groep 5": ("Gesprek over pesten", "overleg", "overleg"),
    "mama opgenomen in psychiatrie april 2023": ("Mama opgenomen in psychiatrie", "gezin", "psychisch-ouder"),
    "nieuwe vriend van mama mei 2024": ("Nieuwe vriend van mama", "gezin", "nieuw-gezin"),
    "groep 4 overgedaan": ("Groep 4 overgedaan", "school", "doublure"),
    "in 2019 bij opa gewoond": ("Bij opa gewoond", "wonen", "verhuizing"),
    "opa geboren 1948": ("Opa geboren", "gezin", "geboorte"),
}


@pytest.mark.parametrize(("line", "expected"), AGREE.items())
def test_lane_and_topic_agree(line: str, expected: tuple[str, str, str]) -> None:
    found = propose(line, MEES)
    assert (found.title, found.lane, found.topic) == expected


@given(st.lists(st.sampled_from(" ".join((*LINES, *AGREE)).split()), max_size=8).map(" ".join))
def test_a_topic_stands_in_a_lane_that_fits_it(line: str) -> None:
    found = propose(line, MEES)
    assert not found.topic or found.lane in TOPICS[found.topic].lanes


def test_two_figures_in_front_are_asked_about() -> None:
    found = propose("98 opa geboren", MEES)
    assert (found.title, found.when) == ("98 opa geboren", None)
    assert str(found.misread) == "98 kan een jaar zijn, of een aantal. Bedoelt u 1998?"
    assert corrected(found, MEES) == "1998 opa geboren"
    for line in ("24 kinderen op het feestje", "75 euro kwijt", "30 ballonnen", "12 en 13 zijn haar getallen"):
        assert propose(line, MEES).misread is None


def test_the_age_of_someone_else_is_no_date() -> None:
    found = propose("oma 80 jaar mei 2024", MEES)
    assert (found.title, found.when and found.when.said, found.misread) == ("Oma 80 jaar", "mei 2024", None)
    assert propose("opa 80 jaar", MEES).misread is None
    assert propose("verhuisd in 2204", MEES).misread is not None


@pytest.mark.parametrize(
    "said",
    [
        "toen zijn zusje 4 was",
        "toen mama bijna 5 werd",
        "toen zijn broer in groep 3 zat",
        "toen Fatima 4 was",
        "voordat mama 6 was",
    ],
)
def test_the_age_or_groep_of_someone_else_is_not_that_of_the_child(said: str) -> None:
    found = propose(f"{said} verhuisd", MEES)
    assert (found.title, found.when) == (f"{said[0].upper()}{said[1:]} verhuisd", None)
    assert str(found.misread) == "Rondom kent alleen de leeftijd en de groepen van Mees."
    other = propose(f"{said} verhuisd mei 2020", MEES)
    assert (other.when and other.when.said, other.misread) == ("mei 2020", None)


@pytest.mark.parametrize(
    "said", ["toen Mees 4 was", "toen onze zoon 4 was", "toen hij in groep 3 zat", "voordat hij 6 was"]
)
def test_the_age_of_the_child_is_read(said: str) -> None:
    assert propose(f"{said} verhuisd", MEES).when is not None


def test_what_comes_over_some_months_is_not_the_age_of_a_baby() -> None:
    found = propose("over 3 maanden start logopedie", MEES)
    assert (found.title, found.planned) == ("Start logopedie", True)
    assert found.when is not None
    assert found.when.span == (date(2026, 6, 1), date(2026, 6, 30))
    assert when_said(found) == "vanaf juni 2026"


@pytest.mark.parametrize("line", ["begin 2024 -eind 2024 dyslexiezorg", "begin 2024- eind 2024 dyslexiezorg"])
def test_a_dash_may_cling_to_a_word(line: str) -> None:
    found = propose(line, MEES)
    assert (found.title, when_said(found)) == ("Dyslexiezorg", "begin 2024 tot eind 2024")


def test_without_a_date_every_letter_stays() -> None:
    assert propose("papa is weg...", MEES).title == "Papa is weg..."
    assert propose("-2 op de schaal", MEES).title == "-2 op de schaal"


def test_kinds_are_those_that_are_stored() -> None:
    assert {MOMENT, PERIOD, TRAJECTORY} == set(EventKind)


@given(
    st.lists(st.sampled_from([*" ".join(LINES).split(), "in", "op"]) | st.text(max_size=6), max_size=14).map(" ".join)
)
def test_any_line_gives_a_proposal(line: str) -> None:
    found = propose(line, MEES)
    assert found.lane in LANES
    if found.when and found.until:
        assert found.until.latest >= found.when.earliest
