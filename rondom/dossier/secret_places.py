"""Secret addresses that someone typed as the place of a talk: such a place is told on the owner's own paper only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from rondom.dossier.model import Address
from rondom.language import folded
from rondom.vault.base import columns
from rondom.vault.store import Session

_SHORTEST = 4
"""Letters of a street name; a shorter one would be found in any word."""


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Words that give a secret address away: the street without its number, and the postcode."""

    caregiver_id: str
    street: str
    postcode: str

    def told_by(self, text: str) -> bool:
        said = folded(text)
        together = "".join(said.split())
        return bool((self.street and self.street in said) or (self.postcode and self.postcode in together))


def secret_places(session: Session, pupil_ids: Iterable[str]) -> dict[str, tuple[SecretPlace, ...]]:
    """By pupil. What it holds may never be shown: it is only compared with."""
    a = columns(Address)
    chosen = select(a.pupil_id, a.caregiver_id, a.street, a.postcode).where(
        a.pupil_id.in_(list(pupil_ids)), a.secret.is_(True)
    )
    found: dict[str, tuple[SecretPlace, ...]] = {}
    for pupil_id, caregiver_id, street, postcode in session.execute(chosen):
        place = SecretPlace(caregiver_id, _without_number(street), "".join(folded(postcode).split()))
        found[pupil_id] = (*found.get(pupil_id, ()), place)
    return found


def gives_away(text: str, places: Iterable[SecretPlace], reader: str = "") -> bool:
    """Whether a text tells the secret address of somebody else than the caregiver who reads it."""
    return any(one.caregiver_id != reader and one.told_by(text) for one in places)


def _without_number(street: str) -> str:
    words = [word for word in folded(street).split() if not word[0].isdigit()]
    name = " ".join(words)
    return name if len(name) >= _SHORTEST else ""
