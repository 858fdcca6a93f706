"""A school with a map worth printing: people with numbers, one with a stand-in, one who left, a level with words."""

from __future__ import annotations

from datetime import date

from rondom.support_map.actions import add_line, add_partner, change_partner
from rondom.support_map.guide import write_offer
from rondom.support_map.model import Need, PartnerData, PartnerPerson, PersonData
from rondom.vault.records import add
from rondom.vault.store import Session

RECENT, LONG_AGO = date(2026, 1, 12), date(2025, 3, 1)
PEOPLE = ("Marloes Grutto", "Ellen Boterbloem", "Hatice Kievit", "Lot Tapuit", "Ans Merel", "Wim Wulp")
"""Everyone who has a name on the map."""
NUMBERS = ("06 10 00 90 12", "06 12 34 56 78", "06 98 76 54 32", "06 11 22 33 44", "070 123 45 67")


def fill_map(session: Session) -> dict[str, str]:
    """Puts them on the map and returns their ids by function."""
    cards = {
        "Leerkracht": PartnerData(person="Marloes Grutto", ring=1),
        "Intern begeleider": PartnerData(
            person="Ellen Boterbloem", ring=2, phone="0610009012", call_first=True, days="ma,di,wo,do"
        ),
        "Gezinscoach": PartnerData(
            person="Hatice Kievit", organisation="CJG Duinveen", ring=3, step=3, phone="0612345678", days="ma,do",
            call_first=True, replacement="Lot Tapuit", replacement_phone="0698765432", offer="Meedenken thuis.",
            route="Bellen mag altijd", referral=Need.NO, costs="gratis", languages="Turks", from_age=4, to_age=12,
            waiting_weeks=2, waiting_on=RECENT, checked_on=RECENT,
        ),
        "Leerplicht": PartnerData(person="Wim Wulp", ring=3, step=1, phone="0701234567", checked_on=LONG_AGO),
        "Dyslexiezorg": PartnerData(organisation="Letterbos", ring=4, step=2, waiting_weeks=9, checked_on=RECENT),
        "Veilig Thuis": PartnerData(ring=5, step=1, phone="08002000", checked_on=RECENT, offer="Dag en nacht open."),
        "Oude coach": PartnerData(person="Vroeger Iemand", ring=3, step=1, checked_on=RECENT),
    }  # fmt: skip
    ids = {name: add_partner(session, data.model_copy(update={"name": name})) for name, data in cards.items()}
    add(
        session, PartnerPerson, PersonData(name="Ans Merel", role="achterwacht", phone="0611223344"),
        partner_id=ids["Gezinscoach"],
    )  # fmt: skip
    change_partner(session, ids["Oude coach"], replaced_by_id=ids["Gezinscoach"])
    add_line(session, ids["Gezinscoach"], ids["Leerplicht"], 2)
    write_offer(session, 1, "Extra uitleg in een klein groepje.")
    return ids
