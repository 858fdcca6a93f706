"""What a school starts with: names of the rings, of the steps on the ladder, and of the roles per ring.

All of it is data that a school may change; regions call the same person gezinscoach, CJG-coach or wijkteam.
"""

from __future__ import annotations

from dataclasses import dataclass

from rondom.language import _, marked

RING_NAMES: dict[int, str] = {
    1: marked("Klas"),
    2: marked("Schoolteam"),
    3: marked("Om de school"),
    4: marked("Specialisten"),
    5: marked("Veiligheid"),
    6: marked("Bestaanszekerheid"),
}

OWN_RINGS = (1, 2)
"""Klas and schoolteam: one's own people. They have no line to the school and are not checked twice a year."""

STEP_NAMES: dict[int, str] = {
    1: marked("coöperatie"),
    2: marked("coördinatie"),
    3: marked("collaboratie"),
    4: marked("partnerschap"),
}
STEP_SHORT: dict[int, str] = {
    1: marked("op afstand"),
    2: marked("regelmatig"),
    3: marked("samen leren"),
    4: marked("echt samen"),
}
STEP_MEANING: dict[int, str] = {
    1: marked("U kent elkaar van een formulier. Contact kost tijd."),
    2: marked("U spreekt elkaar regelmatig, op vaste momenten."),
    3: marked("U stemt af hoe u werkt en leert van elkaar."),
    4: marked("U werkt echt samen: kennis en werkwijze horen bij elkaar."),
}
"""The ladder of collaboration, from a distant line to one team."""

STALE_MONTHS = 6
"""A card that nobody checked for so long turns grey."""
LONG_WAIT_WEEKS = 6
"""From here a waiting time is shown on the map."""
FREQUENCIES: tuple[str, ...] = (
    marked("elke week"),
    marked("om de week"),
    marked("elke maand"),
    marked("elk kwartaal"),
    marked("als het nodig is"),
)
WEEKDAYS: tuple[str, ...] = (marked("ma"), marked("di"), marked("wo"), marked("do"), marked("vr"))


@dataclass(frozen=True, slots=True)
class Role:
    """A function that many schools have, in its usual ring and with its usual icon."""

    name: str
    ring: int
    icon: str
    start: bool = False
    """Put on the map when a school begins with the people it has."""


_SHARED: tuple[Role, ...] = (
    Role(marked("Vertrouwenspersoon"), 2, "ear"),
    Role(marked("Aandachtsfunctionaris"), 2, "shield", start=True),
    Role(marked("Schoolmaatschappelijk werk"), 3, "message-circle", start=True),
    Role(marked("Gezinscoach"), 3, "heart-handshake", start=True),
    Role(marked("Wijkteam"), 3, "users"),
    Role(marked("Jeugdverpleegkundige"), 3, "stethoscope", start=True),
    Role(marked("Jeugdarts"), 3, "stethoscope"),
    Role(marked("Leerplicht"), 3, "scale", start=True),
    Role(marked("Jongerenwerk"), 3, "bike"),
    Role(marked("Wijkagent"), 3, "footprints"),
    Role(marked("Samenwerkingsverband"), 4, "school", start=True),
    Role(marked("Orthopedagoog"), 4, "user-search"),
    Role(marked("Logopedist"), 4, "languages"),
    Role(marked("Dyslexiezorg"), 4, "notebook-pen"),
    Role(marked("MEE"), 4, "accessibility"),
    Role(marked("Jeugd-ggz"), 4, "sparkles"),
    Role(marked("Huisarts"), 4, "stethoscope"),
    Role(marked("Veilig Thuis"), 5, "phone-call", start=True),
    Role(marked("Jeugdbescherming"), 5, "shield"),
    Role(marked("Raad voor de Kinderbescherming"), 5, "gavel"),
    Role(marked("Schuldhulp"), 6, "piggy-bank"),
    Role(marked("Leergeld"), 6, "backpack"),
    Role(marked("Voedselbank"), 6, "hand-helping"),
    Role(marked("Woonloket"), 6, "house"),
)

_PRIMARY: tuple[Role, ...] = (
    Role(marked("Leerkracht"), 1, "graduation-cap", start=True),
    Role(marked("Onderwijsassistent"), 1, "puzzle", start=True),
    Role(marked("Vakleerkracht"), 1, "palette"),
    Role(marked("Intern begeleider"), 2, "compass", start=True),
    Role(marked("Kwaliteitscoördinator"), 2, "compass"),
    Role(marked("Directeur"), 2, "landmark", start=True),
    Role(marked("Leesspecialist"), 2, "book-open"),
    Role(marked("Gedragsspecialist"), 2, "brain"),
    Role(marked("Remedial teacher"), 2, "book-open"),
    Role(marked("SBO of SO"), 4, "school"),
)

_SECONDARY: tuple[Role, ...] = (
    Role(marked("Mentor"), 1, "graduation-cap", start=True),
    Role(marked("Vakdocent"), 1, "palette"),
    Role(marked("Onderwijsassistent"), 1, "puzzle"),
    Role(marked("Zorgcoördinator"), 2, "compass", start=True),
    Role(marked("Teamleider"), 2, "landmark", start=True),
    Role(marked("Decaan"), 2, "compass"),
    Role(marked("Leerlingbegeleider"), 2, "hand-helping"),
    Role(marked("Verzuimcoördinator"), 2, "book-open"),
    Role(marked("Begeleider passend onderwijs"), 2, "brain"),
    Role(marked("VSO"), 4, "school"),
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


def split_days(text: str) -> tuple[str, ...]:
    """ "ma,do" as days of the school week, in their order; anything else is left out."""
    named = {part.strip().lower() for part in text.split(",")}
    return tuple(day for day in WEEKDAYS if day in named)
