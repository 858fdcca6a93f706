"""What the words of a title are about: the lane, the usual kind and the topic that are proposed for it."""

from __future__ import annotations

import re

from rondom.timeline.date_words import clean
from rondom.timeline.topics import MOMENT, PERIOD, TOPICS, TRAJECTORY, topic_of

_WORDS: tuple[tuple[str, str, str], ...] = (
    # what helped: only when it is said in so many words, or is clearly a pleasure
    ("hielp", r"\b(?:hielp|helpt|deed goed|doet goed|trots op|compliment)", MOMENT),
    ("hielp", r"\b(?:voetbal|turn(?:en|club)|judo|dans|muziekles|scouting|hobby|sportclub|sport|zingen|koor)", PERIOD),
    ("hielp", r"\b(?:vriend(?:je|jes|in|en)?\b|samen met|logeren bij|middag bij|bij oma|bij opa)", PERIOD),
    # help at school
    (
        "steun",
        r"\b(?:smw|schoolmaatschappelijk|remedial|leesgroep|plus(?:uur|klas)|rustplek|onderwijsassist)",
        TRAJECTORY,
    ),
    (
        "steun",
        r"\b(?:arrangement|weerbaarheid|sova|kanjer|extra (?:hulp|ondersteuning)|begeleiding op school)",
        TRAJECTORY,
    ),
    ("steun", r"\b(?:opp|tlv|handelingsplan|groeidocument|dyslexie(?:begeleiding|training)|rt)\b", MOMENT),
    # care
    ("zorg", r"(?:therapie|emdr|ambulant|gezinscoach|jeugdcoach|logoped|fysio|behandeling|dyslexiezorg)", TRAJECTORY),
    ("zorg", r"\b(?:ggz|jeugdhulp|jeugdzorg|wijkteam|cjg|psycholoog|jeugdbescherming|ots|gezinsvoogd)", TRAJECTORY),
    ("zorg", r"(?:wachtlijst|aangemeld|aanmelding|uithuisplaatsing|veilig thuis|raad voor de kinder)", MOMENT),
    ("zorg", r"(?:onderzoek|diagnos|crisisopvang|psychiat|jeugdarts|verwijzing)", MOMENT),
    # meetings
    (
        "overleg",
        r"(?:driehoek|\bmdo\b|overleg|gesprek|huisbezoek|evaluatie|rondetafel|kindgesprek|10-minuten)",
        MOMENT,
    ),
    # home and money
    (
        "wonen",
        r"(?:verhui[zs]|nieuw huis|andere woning|eigen kamer|\bazc\b|opvanglocatie|huisuitzetting|dakloos)",
        MOMENT,
    ),
    ("wonen", r"(?:schuld|werkloos|zonder werk|ontslag|baan kwijt|uitkering|voedselbank|bewindvoer|armoede)", PERIOD),
    # school
    ("school", r"(?:nieuwe school|andere school|schoolwissel|schoolstart|naar school|begint op school)", MOMENT),
    ("school", r"(?:verzuim|spijbel|thuiszitt|gepest|pesten|buitensluit)", PERIOD),
    (
        "school",
        r"(?:doublure|blijft zitten|bleef zitten|schors|verwijderd|andere juf|andere meester|schooladvies|nieuwe juf|nieuwe meester|nieuwe leerkracht)",
        MOMENT,
    ),
    (
        "school",
        r"\b(?:juf|meester|leerkracht|klas|school|kinderopvang|peuterspeelzaal|voorschool|bso|toets|cito)",
        MOMENT,
    ),
    # family
    ("gezin", r"(?:scheid|uit elkaar|overled|overlijd|begrafenis|broertje|zusje|broer\b|zus\b|zwanger|trouw)", MOMENT),
    (
        "gezin",
        r"(?:detentie|gevangen|mishandel|geweld|ruzie thuis|depressi|verslav|vlucht|stief|pleeg|nieuwe partner)",
        PERIOD,
    ),
    ("gezin", r"\b(?:papa|mama|vader|moeder|ouders|opa|oma|tante|oom|gezin|om de week|omgang)", MOMENT),
    # the child: also what nothing else fits
    ("kind", r"(?:slaapt|bang|boos|verdrietig|buikpijn|hoofdpijn|eet slecht|bedplass|piekert|moe\b|ziek\b)", PERIOD),
    (
        "kind",
        r"(?:geboren|geboorte|bril|diploma|operatie|ziekenhuis|allergie|gehoor|buisjes|zindelijk|ongeluk)",
        MOMENT,
    ),
)
"""(lane, pattern, kind), the telling words first: "gesprek SMW" is support before it is a meeting."""
_KNOWN = tuple((lane, re.compile(pattern), kind) for lane, pattern, kind in _WORDS)
_WHY = re.compile(r".+?(?= (?:na|vanwege|wegens|door|omdat|over|om|i\.?v\.?m\.?|in verband met) )")
"""What a title names before it says why or after what: "SMW na de verhuizing" is about SMW."""


def lane_kind_and_topic(title: str) -> tuple[str, str, str]:
    """The lane, the usual kind and the topic of what a title names; the child's own lane when nothing is recognised.

    The three agree: a topic that has no place in the lane of the words brings its own lane and kind.
    """
    plain = clean(title)
    head = _WHY.match(plain)
    return (head and _recognised(head[0])) or _recognised(plain) or ("kind", MOMENT, "")


def _recognised(plain: str) -> tuple[str, str, str] | None:
    """Lane, kind and topic of cleaned words; None when they name nothing that is known."""
    topic = topic_of(plain)
    usual = TOPICS.get(topic)
    known = next(((lane, kind) for lane, pattern, kind in _KNOWN if pattern.search(plain)), None)
    if usual and (known is None or known[0] not in usual.lanes):
        return usual.lane, usual.kind, topic
    return (*known, topic) if known else None
