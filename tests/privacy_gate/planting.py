"""The words of the story, each with a canary in it: what was typed where can be told from what leaks."""

from __future__ import annotations

from tests.privacy_gate.canaries import STEM
from tests.story import afterwards, closing, school
from tests.story import chapters as story

PASSWORD = f"vier gewone {STEM}sleutel woorden"
NEW_PASSWORD = f"een heel ander {STEM}sleutel woord"
CHILD_LAST = f"Watermunt{STEM}kind"

FIELDS = (
    "kind", "moeder", "coach", "gebruiker", "gebeurtenis", "verborgen", "citaat", "kamer", "doel", "waarom", "stem", "kracht",
    "zorg", "wens", "mijlpaal", "afspraak", "merken", "contact", "bezwaar", "aanbieder", "antwoord", "factor", "les", "punt",
    "behalve", "opmerking", "gebeld", "gezegd", "belafspraak", "werkte",
)  # fmt: skip
"""What `plant` marks in the story."""
DRIVEN = (
    "sterk", "email", "language", "street", "place", "notitie", "functie", "partnerperson", "partnerorganisation", "partnerphone",
    "partneremail", "partneroffer", "partnerroute", "school", "plaats", "collega", "rol",
    "sjabloon", "parkeren", "stapnaam", "stapwoorden", "trede", "zienswijze", "waaromlater",
    "bijlage", "oppdestination", "oppneeds",
)  # fmt: skip
"""What the driver types besides."""
OTHER_WORDS = (
    "Watermunt", "Waterlelie", "Braamsluiper", "Duizendblad", "Guichelheil", "Hondsdraf", "Dotterbloem", "Kamperfoelie",
    "Wijkteam De Brug", *school.NEVER_READ,
)  # fmt: skip
"""Names in the story that are not typed but read in, or are typed in the story itself."""


def marked(words: str, field: str) -> str:
    return f"{words} {STEM}{field}"


def plant() -> None:
    """The chapters read their words at the moment they are typed; so other words can be put in their place."""
    story.PASSWORD = PASSWORD
    story.USER = f"Ellen Braamsluiper{STEM}gebruiker"
    _plant_people()
    _plant_events()
    story.HELP = marked(story.HELP, "gebeurtenis")
    story.PROVIDER, story.ANSWER_NOTE = marked(story.PROVIDER, "aanbieder"), marked(story.ANSWER_NOTE, "antwoord")
    story.FACTOR = marked(story.FACTOR, "factor")
    story.LESSON, story.POINT = marked(story.LESSON, "les"), marked(story.POINT, "punt")
    story.ROOM, story.PURPOSE = marked(story.ROOM, "kamer"), marked(story.PURPOSE, "doel")
    story.REASON, story.VOICE = marked(story.REASON, "waarom"), marked(story.VOICE, "stem")
    story.STRENGTHS = {side: marked(words, "kracht") for side, words in story.STRENGTHS.items()}
    story.WISHES = {side: marked(words, "wens") for side, words in story.WISHES.items()}
    story.CONCERNS = tuple(
        (who, marked(words, "zorg"), seen, marked(note, "zorg") if note else "")
        for who, words, seen, note in story.CONCERNS
    )  # type: ignore[assignment]
    story.GOAL = tuple(marked(words, "mijlpaal") for words in story.GOAL)  # type: ignore[assignment]
    story.AGREEMENTS = tuple(_agreement(*one) for one in story.AGREEMENTS)  # type: ignore[assignment]
    story.CONTACT, story.DISAGREES = marked(story.CONTACT, "contact"), marked(story.DISAGREES, "bezwaar")
    closing.WHY_NOT, closing.REMARK = marked(closing.WHY_NOT, "behalve"), marked(closing.REMARK, "opmerking")
    afterwards.WHY_CALLED, afterwards.SAID = marked(afterwards.WHY_CALLED, "gebeld"), marked(afterwards.SAID, "gezegd")
    doing, voor, day = afterwards.CALLED.rpartition(" voor ")
    afterwards.CALLED = f"{marked(doing, 'belafspraak')}{voor}{day}"
    afterwards.WORKED = marked(afterwards.WORKED, "werkte")


def _plant_people() -> None:
    story.CHILD = f"Fien {CHILD_LAST}"
    story.MOTHER, story.COACH = f"Roos Watermunt{STEM}moeder", f"Aafke Duizendblad{STEM}coach"
    story.AT_TABLE = (story.MOTHER, "Fien", story.COACH, story.TEACHER, story.USER)
    school._UILEN = (story.CHILD, *school._UILEN[1:])  # type: ignore[assignment]


def _plant_events() -> None:
    planted = []
    for line, title, when in story.EVENTS:
        field = "verborgen" if title == story.HIDDEN else "gebeurtenis"
        planted.append((marked(line, field), marked(title, field), when))
    story.HIDDEN = marked(story.HIDDEN, "verborgen")
    story.EVENTS = tuple(planted)  # type: ignore[assignment]
    story.VIEWS = tuple((side, at, steps, marked(said, "citaat")) for side, at, steps, said in story.VIEWS)  # type: ignore[assignment]


def _agreement(line: str, what: str, sign: str) -> tuple[str, str, str]:
    """The canary before the last day of the line, which is read as the day."""
    doing, voor, day = line.rpartition(" voor ")
    return f"{marked(doing, 'afspraak')}{voor}{day}", marked(what, "afspraak"), marked(sign, "merken")
