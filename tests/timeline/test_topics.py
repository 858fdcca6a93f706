"""What an event is about: recognised from the words that teachers and parents use, and what counts as a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.timeline.lanes import LANES
from rondom.timeline.model import EventKind
from rondom.timeline.topics import TOPICS, topic_of

NAMED = {
    "Mees geboren": "geboorte",
    "broertje geboren": "broer-zus",
    "zusje erbij": "broer-zus",
    "geboorte van zijn zusje": "broer-zus",
    "ouders gaan uit elkaar": "scheiding",
    "echtscheiding": "scheiding",
    "mama heeft een nieuwe vriend": "nieuw-gezin",
    "stiefvader erbij": "nieuw-gezin",
    "papa en Kim gaan samenwonen": "nieuw-gezin",
    "opa Wim overleden": "overlijden",
    "begrafenis van oma": "overlijden",
    "operatie aan zijn oor": "ziekte",
    "been gebroken": "ziekte",
    "moeder depressief": "psychisch-ouder",
    "vader opgenomen": "psychisch-ouder",
    "huiselijk geweld": "geweld",
    "vader zit vast": "detentie",
    "gevlucht uit Syrië": "vlucht",
    "naar het azc": "vlucht",
    "verhuizing naar oma": "verhuizing",
    "gaan bij opa wonen": "verhuizing",
    "papa zonder werk": "schulden",
    "deurwaarder aan de deur": "schulden",
    "uit huis geplaatst": "pleegzorg",
    "pleeggezin": "pleegzorg",
    "peuterspeelzaal": "kinderopvang",
    "eerste schooldag": "schoolstart",
    "nieuwe school": "schoolwissel",
    "naar het sbo": "schoolwissel",
    "bleef zitten": "doublure",
    "groep 4 overgedaan": "doublure",
    "kleuterverlenging": "kleuterverlenging",
    "groep overgeslagen": "overgeslagen",
    "andere juf midden in het jaar": "nieuwe-leerkracht",
    "vaak ziek gemeld": "verzuim",
    "gaat niet naar school": "verzuim",
    "geschorst": "schorsing",
    "wordt gepest": "pesten",
    "capaciteitenonderzoek": "onderzoek",
    "diagnose adhd": "diagnose",
    "heeft dyslexie": "diagnose",
    "aangemeld bij de ggz": "aanmelding",
    "wachtlijst speltherapie": "wachtlijst",
    "speltherapie": "hulp",
    "SMW": "hulp",
    "nieuwe gezinscoach": "hulp-wissel",
    "speltherapie gestopt": "hulp-einde",
    "einde begeleiding": "hulp-einde",
    "OPP vastgesteld": "opp",
    "TLV aangevraagd": "tlv",
    "driehoek 2": "overleg",
    "gesprek met juf": "overleg",
    "zwemdiploma B": "mijlpaal",
    "Bril": "",
    "woensdagmiddag bij oma": "",
    "": "",
}


@pytest.mark.parametrize(("title", "topic"), NAMED.items())
def test_recognises(title: str, topic: str) -> None:
    assert topic_of(title) == topic


def test_every_topic_is_recognised_from_some_words() -> None:
    assert {topic for topic in NAMED.values() if topic} == set(TOPICS)


def test_topics_stand_in_lanes_and_kinds_that_exist() -> None:
    for key, topic in TOPICS.items():
        assert topic.key == key
        assert topic.lane in LANES
        assert topic.kind in set(EventKind)
        assert topic.change in ("", "home", "school", "family", "help")


def test_what_is_heavy_is_no_change_in_itself() -> None:
    """The count is of changes, not of trouble: illness, violence, bullying, absence and debts are never counted."""
    for key in ("ziekte", "geweld", "pesten", "verzuim", "schulden", "psychisch-ouder", "diagnose", "schorsing"):
        assert TOPICS[key].change == ""


@given(st.text(max_size=60))
def test_any_title(title: str) -> None:
    assert topic_of(title) in {"", *TOPICS}
