"""Secret addresses and telephone numbers that someone typed in a text: they are told on the owner's own paper only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from rondom.dossier.model import Address, Caregiver
from rondom.language import folded
from rondom.vault.base import columns
from rondom.vault.store import Session

SHORTEST = 4
"""Letters of a street name; a shorter one would be found in any word, so it counts only with its number: Dam 3."""


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Words that give a secret address away: the street, without its number when that can be, and the postcode.

    A place of a talk is looked at strictly, for it is short (`told_by`). In what people wrote a street that is an ordinary word
    too (School, Dorp) counts only with a number (`stands_in`).
    """

    caregiver_id: str
    street: str
    postcode: str
    words: str = ""
    """Street and postcode as they were typed."""
    number: str = ""
    """Or the last nine figures of a secret telephone number; then there is no street."""
    pattern: re.Pattern[str] | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Made once for a thousand texts, and kept nowhere else: it is the address itself."""
        object.__setattr__(self, "pattern", _of_number(self.number) if self.number else _pattern(self.words))

    def told_by(self, text: str) -> bool:
        said = " ".join(folded(text).replace(",", " ").split())
        together = said.replace(" ", "")
        if self.postcode and self.postcode in together:
            return True
        if self.street[-1:].isdigit():
            return bool(re.search(rf"(?<!\w){re.escape(self.street)}(?!\d)", said))
        return bool(self.street and self.street in said)

    def stands_in(self, text: str) -> bool:
        return self.pattern is not None and self.pattern.search(bare(text)) is not None

    def covered(self, text: str, bar: str) -> str:
        """The same text with `bar` wherever it stands."""
        found = [] if self.pattern is None else list(self.pattern.finditer(bare(text)))
        if found:
            text = unicodedata.normalize("NFC", text)
        for one in reversed(found):
            text = text[: one.start()] + bar + text[one.end() :]
        return text


def secret_places(session: Session, pupil_ids: Iterable[str]) -> dict[str, tuple[SecretPlace, ...]]:
    """By pupil. What it holds may never be shown: it is only compared with."""
    a = columns(Address)
    chosen = select(a.pupil_id, a.caregiver_id, a.street, a.postcode).where(
        a.pupil_id.in_(list(pupil_ids)), a.secret.is_(True)
    )
    found: dict[str, tuple[SecretPlace, ...]] = {}
    for pupil_id, caregiver_id, street, postcode in session.execute(chosen):
        code, words = "".join(folded(postcode).split()), f"{street} {postcode}".strip()
        place = SecretPlace(caregiver_id, _telling(street), code, words)
        found[pupil_id] = (*found.get(pupil_id, ()), place)
    return found


def secret_numbers(session: Session, pupil_id: str) -> tuple[SecretPlace, ...]:
    """The telephone numbers around one child that are secret, to be found however they are written."""
    c = columns(Caregiver)
    chosen = select(c.id, c.phone).where(c.pupil_id == pupil_id, c.phone_secret.is_(True))
    return tuple(
        SecretPlace(caregiver_id, "", "", number=number)
        for caregiver_id, phone in session.execute(chosen)
        for number in _numbers(phone)
    )


def gives_away(text: str, places: Iterable[SecretPlace], reader: str = "") -> bool:
    """Whether a text tells the secret address of somebody else than the caregiver who reads it."""
    return any(one.caregiver_id != reader and one.told_by(text) for one in places)


def _telling(street: str) -> str:
    """The name of the street; of a short one with the number behind it, and nothing without a number."""
    words = folded(street).split()
    name = " ".join(_street(words))
    if len(name) >= SHORTEST:
        return name
    figures = next((found for word in words[1:] if (found := re.match(r"\d+", word))), None)
    return f"{name} {figures.group()}" if figures else ""


# -- in what people wrote -------------------------------------------------------------------------------------

_CODE = re.compile(r"(?<!\w)(\d{4})\s?([a-z]{2})$", re.IGNORECASE)
_LIKE_A_STREET = re.compile(
    r"\w\w(?:straat|laan|weg|plein|kade|gracht|dijk|hof|pad|singel|plantsoen|steeg|dreef|markt|kant|hout)$",
    re.IGNORECASE,
)
"""Not the bare word: the plein of the school is no address."""
_ARTICLES = frozenset({"de", "het", "'t", "’t", "den"})


@dataclass(frozen=True, slots=True)
class AddressPatterns:
    """How an address stands in a text, as regular expressions; "" when there is nothing to look for."""

    exact: str
    """The street with a number, or the postcode."""
    alone: str
    """The street without a number."""
    sure: bool
    """That alone is surely the street, and no ordinary word."""


def address_patterns(words: str) -> AddressPatterns:
    """Of a street with or without its number, and behind it the postcode: "Geheimpad 7 2491 AB"."""
    code = _CODE.search(words.strip())
    street = _street((words.strip()[: code.start()] if code else words).split())
    name = r"\s+".join(map(re.escape, street))
    exact = [rf"{name},?\s+\d+(?:\s?[a-z]\b)?"] if street else []
    if code:
        exact.append(rf"{code[1]}\s?{code[2]}")
    long = len("".join(street)) >= SHORTEST
    return AddressPatterns("|".join(exact), name if long else "", long and _is_surely_a_street(street))


def _street(words: list[str]) -> list[str]:
    """What stands before the number: of "1e Helmersstraat 12 hs" Helmersstraat."""
    number = next((at for at, word in enumerate(words) if word[0].isdigit() and at), len(words))
    return [word for word in words[:number] if not word[0].isdigit()]


def _is_surely_a_street(street: list[str]) -> bool:
    named = [word for word in street if word.casefold() not in _ARTICLES]
    return len(named) > 1 or (bool(named) and _LIKE_A_STREET.search(named[-1]) is not None)


def _pattern(words: str) -> re.Pattern[str] | None:
    known = address_patterns(bare(words))
    parts = [part for part in (known.exact, known.alone if known.sure else "") if part]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None


_BETWEEN = r"[\s().\-–/]*"


def _numbers(phone: str) -> list[str]:
    """The last nine figures of each number in a field: with or without +31 the same. A stroke can stand inside one too."""
    parts = ["".join(filter(str.isdigit, one)) for one in re.split(r"[,;/]|\s(?:of|en)\s", phone)]
    whole = parts if all(len(one) >= 9 for one in parts) else ["".join(parts)]
    return [one[-9:] for one in whole if len(one) >= 9]


def _of_number(number: str) -> re.Pattern[str]:
    country = rf"(?:(?:\+|00)\d\d{_BETWEEN})?(?:\(?0\)?{_BETWEEN})?"
    return re.compile(rf"(?<![\d+]){country}{_BETWEEN.join(number)}(?!\d)")


def bare(text: str) -> str:
    """As long as the composed text, with every letter without its accent: Châteaulaan is also written Chateaulaan."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in unicodedata.normalize("NFC", text))
