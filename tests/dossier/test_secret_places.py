"""Which words give a secret address away, and which only look like it."""

from __future__ import annotations

from pathlib import Path

from rondom.dossier.actions import set_address
from rondom.dossier.secret_places import gives_away, secret_places
from tests.mees import add_mees, new_vault

TOLD = (
    ("Geheimpad 7", "bij vader, Geheimpad", True),
    ("Geheimpad 7", "2491 ab", True),
    ("Geheimpad 7", "op school", False),
    ("1e Helmersweg 12", "Helmersweg 12", True),
    ("Dam 3", "thuis op de Dam 3", True),
    ("Dam 3", "thuis op de dam, 3 hoog", True),
    ("Dam 3", "Dam 31", False),
    ("Dam 3", "Rotterdam 3", False),
    ("Dam", "op de dam", False),
)


def test_a_place_that_tells_where_someone_lives(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        with vault.write("Mees") as session:
            mees = add_mees(session)
        for street, place, told in TOLD:
            with vault.write("Adres") as session:
                set_address(
                    session, mees.id, mees.father, street=street, postcode="2491 AB", place="Den Haag", secret=True
                )
            with vault.read() as session:
                places = secret_places(session, [mees.id])[mees.id]
            assert gives_away(place, places) is told, (street, place)
            assert not gives_away(place, places, mees.father), "one's own address is no secret"
