"""What a school starts with: names of the rings, of the steps on the ladder, and of the roles per ring.

All of it is data that a school may change; regions call the same person gezinscoach, CJG-coach or wijkteam.
"""

from __future__ import annotations

from dataclasses import dataclass

from rondom.language import _


def _n(text: str) -> str:
    """Marks a text for translation; it is translated where it is shown."""
    return text


RING_NAMES: dict[int, str] = {
    1: _n("Klas"),
    2: _n("Schoolteam"),
    3: _n("Om de school"),
    4: _n("Specialisten"),
    5: _n("Veiligheid"),
    6: _n("Bestaanszekerheid"),
}

STEP_NAMES: dict[int, str] = {1: _n("coöperatie"), 2: _n("coördinatie"), 3: _n("collaboratie"), 4: _n("partnerschap")}
STEP_SHORT: dict[int, str] = {1: _n("op afstand"), 2: _n("regelmatig"), 3: _n("samen leren"), 4: _n("echt samen")}
STEP_MEANING: dict[int, str] = {
    1: _n("U kent elkaar van een formulier. Contact kost tijd."),
    2: _n("U spreekt elkaar regelmatig, op vaste momenten."),
    3: _n("U stemt af hoe u werkt en leert van elkaar."),
    4: _n("U werkt echt samen: kennis en werkwijze horen bij elkaar."),
}
"""The ladder of collaboration, from a distant line to one team."""

STALE_MONTHS = 6
"""A card that nobody checked for so long turns grey."""
LONG_WAIT_WEEKS = 6
"""From here a waiting time is shown on the map."""
FREQUENCIES: tuple[str, ...] = (
    _n("elke week"),
    _n("om de week"),
    _n("elke maand"),
    _n("elk kwartaal"),
    _n("als het nodig is"),
)
WEEKDAYS: tuple[str, ...] = (_n("ma"), _n("di"), _n("wo"), _n("do"), _n("vr"))


@dataclass(frozen=True, slots=True)
class Role:
    """A function that many schools have, in its usual ring and with its usual icon."""

    name: str
    ring: int
    icon: str
    start: bool = False
    """Put on the map when a school begins with the people it has."""


_SHARED: tuple[Role, ...] = (
    Role(_n("Vertrouwenspersoon"), 2, "ear"),
    Role(_n("Aandachtsfunctionaris"), 2, "shield", start=True),
    Role(_n("Schoolmaatschappelijk werk"), 3, "message-circle", start=True),
    Role(_n("Gezinscoach"), 3, "heart-handshake", start=True),
    Role(_n("Wijkteam"), 3, "users"),
    Role(_n("Jeugdverpleegkundige"), 3, "stethoscope", start=True),
    Role(_n("Jeugdarts"), 3, "stethoscope"),
    Role(_n("Leerplicht"), 3, "scale", start=True),
    Role(_n("Jongerenwerk"), 3, "bike"),
    Role(_n("Wijkagent"), 3, "footprints"),
    Role(_n("Samenwerkingsverband"), 4, "school", start=True),
    Role(_n("Orthopedagoog"), 4, "user-search"),
    Role(_n("Logopedist"), 4, "languages"),
    Role(_n("Dyslexiezorg"), 4, "notebook-pen"),
    Role(_n("MEE"), 4, "accessibility"),
    Role(_n("Jeugd-ggz"), 4, "sparkles"),
    Role(_n("Huisarts"), 4, "stethoscope"),
    Role(_n("Veilig Thuis"), 5, "phone-call", start=True),
    Role(_n("Jeugdbescherming"), 5, "shield"),
    Role(_n("Raad voor de Kinderbescherming"), 5, "gavel"),
    Role(_n("Schuldhulp"), 6, "piggy-bank"),
    Role(_n("Leergeld"), 6, "backpack"),
    Role(_n("Voedselbank"), 6, "hand-helping"),
    Role(_n("Woonloket"), 6, "house"),
)

_PRIMARY: tuple[Role, ...] = (
    Role(_n("Leerkracht"), 1, "graduation-cap", start=True),
    Role(_n("Onderwijsassistent"), 1, "puzzle", start=True),
    Role(_n("Vakleerkracht"), 1, "palette"),
    Role(_n("Intern begeleider"), 2, "compass", start=True),
    Role(_n("Kwaliteitscoördinator"), 2, "compass"),
    Role(_n("Directeur"), 2, "landmark", start=True),
    Role(_n("Leesspecialist"), 2, "book-open"),
    Role(_n("Gedragsspecialist"), 2, "brain"),
    Role(_n("Remedial teacher"), 2, "book-open"),
    Role(_n("SBO of SO"), 4, "school"),
)

_SECONDARY: tuple[Role, ...] = (
    Role(_n("Mentor"), 1, "graduation-cap", start=True),
    Role(_n("Vakdocent"), 1, "palette"),
    Role(_n("Onderwijsassistent"), 1, "puzzle"),
    Role(_n("Zorgcoördinator"), 2, "compass", start=True),
    Role(_n("Teamleider"), 2, "landmark", start=True),
    Role(_n("Decaan"), 2, "compass"),
    Role(_n("Leerlingbegeleider"), 2, "hand-helping"),
    Role(_n("Verzuimcoördinator"), 2, "book-open"),
    Role(_n("Begeleider passend onderwijs"), 2, "brain"),
    Role(_n("VSO"), 4, "school"),
)


def ring_names() -> dict[int, str]:
    """The usual names of ring 1 to 6 in the language of the screen."""
    return {ring: _(name) for ring, name in RING_NAMES.items()}


def roles(sector: str) -> tuple[Role, ...]:
    """The usual roles of a primary ("po") or secondary ("vo") school, from the child outward."""
    own = _SECONDARY if sector == "vo" else _PRIMARY
    return tuple(sorted((*own, *_SHARED), key=lambda role: role.ring))


ICONS: tuple[str, ...] = tuple(
    dict.fromkeys([*(role.icon for role in (*_PRIMARY, *_SECONDARY, *_SHARED)), "users", "phone"])
)
"""What can be chosen as a sign on the map."""


def icon_for(name: str) -> str:
    """The sign of a role with this name; a pair of people when it is not a usual one."""
    known = {role.name.casefold(): role.icon for role in (*_SHARED, *_PRIMARY, *_SECONDARY)}
    return known.get(name.strip().casefold(), "users")


def icon_words(icon: str) -> str:
    """What a sign is called aloud: the roles that have it."""
    names = [_(role.name) for role in (*_SHARED, *_PRIMARY, *_SECONDARY) if role.icon == icon]
    return ", ".join(names[:2]) or {"users": _("Mensen"), "phone": _("Telefoon")}.get(icon, icon)
