"""An OPP with every field filled, and one with nothing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from rondom.plan.development_fields import FIELDS
from rondom.plan.development_reading import DevelopmentPart, DevelopmentReading, Signer
from rondom.plan.reading import Child
from tests.pdf.examples import with_texts

TEXTS = {
    "evaluation": "De vaste startplek werkt. De rekenles op dinsdag bleef lastig.",
    "destination": "vmbo-theoretische leerweg, met begeleiding in het eerste jaar",
    "grounds": "Mees leest zoals zijn groep. Met rekenen loopt hij twee maanden achter, en hij haalt in.",
    "enabling": "Bouwt graag, samen met Sami.\nOma Riet is een vaste plek op woensdag.",
    "hindering": "Spullen liggen in het andere huis.\nDrukke binnenkomst, wisselende plek.",
    "needs": "Een rustig begin van de week, en iemand die weet hoe het thuis ging.",
    "support": "Juf Marloes: een vaste startplek op maandag.\nBram Sluis: elke dinsdag een half uur gesprek.",
    "deviation": "Spelling volgt Mees met groep 5.",
    "child_view": "Op maandag is mijn buik boos. Als ik eerst mag bouwen, wordt hij stil.",
    "parents_view": "Moeder: een ochtend zonder haast.\nVader: ik zie hem op zondag vrolijk.",
}
OPP = DevelopmentReading(
    child=Child("Mees", "Mees Veenpluis", date(2016, 6, 14), "groep 6"),
    school="De Regenwulp",
    number=2,
    fixed=True,
    made_on=date(2026, 3, 12),
    parts=tuple(
        DevelopmentPart(one.key, one.titled("Mees"), one.plainly("Mees"), TEXTS[one.key], one.must) for one in FIELDS
    ),
    support_from=date(2026, 2, 2),
    child_heard_on=date(2026, 3, 5),
    consulted_on=date(2026, 3, 10),
    agreed_on=date(2026, 3, 12),
    agreed_by=("Sanne Klaproos", "Ruben Veenpluis"),
    review_on=date(2027, 2, 4),
    signers=(Signer("Sanne Klaproos", "moeder", agreed=True), Signer("Ruben Veenpluis", "vader", agreed=True)),
    changed=("grounds", "support"),
    mark="3f2a 91c0 77de",
    readers="Voor school en ouders.",
    retention="Bewaren tot 2 jaar na vertrek.",
)
EMPTY_OPP = DevelopmentReading(
    child=Child(""),
    school="",
    number=1,
    fixed=False,
    made_on=date(2026, 3, 12),
    parts=tuple(replace(one, text="") for one in OPP.parts if one.key != "evaluation"),
)


def opp_with_texts(change: Callable[[str], str]) -> DevelopmentReading:
    """The full one with every text changed; the keys of its parts are no text."""
    made: DevelopmentReading = with_texts(OPP, change)
    return replace(made, parts=tuple(replace(one, key=was.key) for one, was in zip(made.parts, OPP.parts, strict=True)))
