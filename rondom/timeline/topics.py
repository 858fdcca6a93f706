"""What an event is about: the kinds of events that the field tells apart. A topic proposes a lane, it never judges.

`change` says in which of the four ways a topic changes a child's days: another home, another school or class, another
family, other help. It is all that "rust en drukte" counts; a topic without it is never counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rondom.dossier.life_words import TOPIC_WORDS
from rondom.timeline.date_words import clean
from rondom.timeline.school_years import LONGER_KINDERGARTEN, REPEATED, SKIPPED

MOMENT, PERIOD, TRAJECTORY = "moment", "period", "trajectory"
"""Values of `rondom.timeline.model.EventKind`, spelled here so that reading a line needs no tables."""

HOME, SCHOOL, FAMILY, HELP = "home", "school", "family", "help"
ABSENCE = "verzuim"


@dataclass(frozen=True, slots=True)
class Topic:
    """`lane` and `kind` are what it usually is. `change` is "" or one of home, school, family and help.

    `also` are other lanes in which a line about it is proposed when its words say so: "SMW" is help at school.
    """

    key: str
    name: str
    lane: str
    kind: str = MOMENT
    change: str = ""
    also: tuple[str, ...] = ()

    @property
    def lanes(self) -> tuple[str, ...]:
        return self.lane, *self.also


def _topic(key: str, lane: str, kind: str = MOMENT, change: str = "", also: tuple[str, ...] = ()) -> Topic:
    return Topic(key, TOPIC_WORDS[key], lane, kind, change, also)


TOPICS: dict[str, Topic] = {
    topic.key: topic
    for topic in (
        _topic("geboorte", "kind", also=("gezin",)),
        _topic("mijlpaal", "kind", also=("school", "hielp")),
        _topic("ziekte", "kind", also=("gezin",)),
        _topic("broer-zus", "gezin", change=FAMILY),
        _topic("scheiding", "gezin", change=FAMILY),
        _topic("nieuw-gezin", "gezin", change=FAMILY),
        _topic("overlijden", "gezin", change=FAMILY),
        _topic("psychisch-ouder", "gezin", PERIOD),
        _topic("geweld", "gezin", PERIOD, also=("zorg",)),
        _topic("detentie", "gezin", PERIOD, FAMILY),
        _topic("pleegzorg", "gezin", PERIOD, HOME, also=("zorg",)),
        _topic("vlucht", "wonen", MOMENT, HOME, also=("gezin",)),
        _topic("verhuizing", "wonen", change=HOME, also=("gezin",)),
        _topic("schulden", "wonen", PERIOD, also=("gezin",)),
        _topic("kinderopvang", "school", PERIOD, also=("gezin",)),
        _topic("schoolstart", "school", change=SCHOOL),
        _topic("schoolwissel", "school", change=SCHOOL),
        _topic(REPEATED, "school", change=SCHOOL),
        _topic(SKIPPED, "school", change=SCHOOL),
        _topic(LONGER_KINDERGARTEN, "school", change=SCHOOL),
        _topic("nieuwe-leerkracht", "school", change=SCHOOL),
        _topic(ABSENCE, "school", PERIOD),
        _topic("schorsing", "school"),
        _topic("pesten", "school", PERIOD),
        _topic("opp", "steun", also=("overleg",)),
        _topic("tlv", "steun", also=("school",)),
        _topic("onderzoek", "zorg", also=("kind", "steun")),
        _topic("diagnose", "zorg", also=("kind", "steun")),
        _topic("aanmelding", "zorg", TRAJECTORY, also=("steun",)),
        _topic("wachtlijst", "zorg", TRAJECTORY, also=("steun",)),
        _topic("hulp", "zorg", TRAJECTORY, HELP, also=("steun",)),
        _topic("hulp-wissel", "zorg", change=HELP, also=("steun",)),
        _topic("hulp-einde", "zorg", change=HELP, also=("steun",)),
        _topic("overleg", "overleg", also=("steun", "zorg", "school")),
    )
}
"""In the order in which they are offered."""

_HELP = (
    r"(?:hulp|therapie|emdr|begeleiding|behandeling|training|coach|\bsmw\b|maatschappelijk werk|jeugdzorg|\bggz\b"
    r"|logopedi|fysio|remedial|ambulant|\bcjg\b|wijkteam)"
)
_CARER = r"(?:therapeut|coach|hulpverlener|psycholoog|begeleider|behandelaar|gezinsvoogd|smw-?er|logopedist)"
_WORDS: tuple[tuple[str, str], ...] = (
    ("overlijden", r"overled|overlijd|begrafenis|crematie|\bgestorven\b|\bdood van\b|miskraam"),
    ("wachtlijst", r"wachtlijst|\bwacht op\b|wachttijd"),
    ("aanmelding", r"aangemeld|aanmelding|\bverwijzing|verwezen naar"),
    ("hulp-wissel", rf"\b(?:nieuwe|andere|wissel (?:van )?) ?(?:gezins|jeugd|spel)?{_CARER}|wissel van hulp"),
    ("hulp-einde", rf"(?:einde|afronding|afsluiting|laatste keer)(?: van)?(?: de)? \w*{_HELP}"),
    ("hulp-einde", rf"{_HELP}\S*(?: \S+)? (?:klaar|gestopt|stopt|stopte|afgerond|afgesloten|voorbij)\b"),
    ("diagnose", r"diagnos|\b(?:kreeg|heeft) (?:adhd|add|ass|autisme|dyslexie|dyscalculie|tos)\b"),
    ("tlv", r"\btlv\b|toelaatbaarheidsverklaring"),
    ("opp", r"\bopp\b|ontwikkelingsperspectief"),
    ("onderzoek", r"onderzoek|\btest(?:en|s)? (?:bij|door)\b|\biq-?test|intelligentietest"),
    (LONGER_KINDERGARTEN, r"kleuterverleng|\blanger (?:in de |bij de )?kleuter|\bextra (?:jaar kleuter|kleuterjaar)"),
    (SKIPPED, r"overgeslagen|slaat (?:een )?(?:groep|klas|jaar)|(?:groep|klas) over\b|versneld|versnelling"),
    (REPEATED, r"doubl|blijft zitten|bleef zitten|blijven zitten|gebleven zitten|blijft (?:nog )?een jaar"),
    (REPEATED, r"\b(?:groep|klas) ?\w* (?:nog een keer|nog eens|opnieuw|overgedaan|over doen|overdoen)"),
    ("schorsing", r"schors|verwijderd van school"),
    (
        ABSENCE,
        r"verzuim|spijbel|thuiszit|ziekgemeld|ziek gemeld|(?:niet|nauwelijks|weinig) (?:naar|op) school|schoolweiger",
    ),
    ("pesten", r"gepest|\bpest(?:en|te|erij|ten)?\b|buitengesloten|buitensluit"),
    ("schoolwissel", r"(?:andere|nieuwe) school|schoolwissel|van school (?:gewisseld|veranderd|af)|overstap naar"),
    ("schoolwissel", r"naar (?:het )?(?:sbo|so|speciaal|vso|voortgezet)\b"),
    ("kinderopvang", r"kinderopvang|peuterspeelzaal|peuteropvang|voorschool|kinderdagverblijf|gastouder|creche|crèche"),
    ("kinderopvang", r"\bbso\b"),
    ("schoolstart", r"schoolstart|(?:start|begint|begon|begonnen) op school|(?:eerst|voor het eerst) naar school"),
    ("schoolstart", r"^naar school\b|^naar de basisschool\b|eerste schooldag"),
    ("nieuwe-leerkracht", r"\b(?:nieuwe|andere|weer een) (?:juf|meester|leerkracht|mentor)|wissel van leerkracht"),
    ("psychisch-ouder", r"depressi|burn-?out|psychose|overspannen|suïcid|suicid|verslav|verslaafd"),
    ("psychisch-ouder", r"(?:psychisch|psychiat)\w* \S* ?(?:papa|mama|vader|moeder|ouder)"),
    ("psychisch-ouder", r"(?:papa|mama|vader|moeder|ouder)\b.*(?:psychisch|psychiat|opname|opgenomen)"),
    ("geweld", r"mishandel|geweld|geslagen|\bslaan\b|misbruik|veilig thuis|bedreig"),
    ("detentie", r"detentie|gevangen|vastgezeten|zit vast\b|zat vast\b"),
    ("pleegzorg", r"pleeg(?!de)|uithuisplaats|uit huis geplaatst|crisisopvang|gezinshuis|\bkinderhuis"),
    ("vlucht", r"vlucht|\bazc\b|asiel|immigr|emigr|migratie|naar nederland\b|status ?houder|gezinshereniging"),
    (
        "verhuizing",
        r"verhui[zs]|nieuw huis|andere woning|huisuitzetting|dakloos|trekken? in bij|trok in bij|opvanglocatie",
    ),
    (
        "verhuizing",
        r"(?:bij (?:oma|opa|papa|mama|vader|moeder)) (?:wonen|gaan wonen|woont|woonde|gewoond|ingetrokken)|blijf van mijn lijf",
    ),
    (
        "schulden",
        r"schuld(?:en|sanering|hulp)\b|werkloos|zonder werk|ontslag|ontslagen|baan kwijt|baanverlies|bewindvoer",
    ),
    ("schulden", r"voedselbank|armoede|deurwaarder|geldzorgen|failliet"),
    ("scheiding", r"scheid|\buit elkaar\b|gescheiden|echtscheid"),
    (
        "nieuw-gezin",
        r"stief|nieuwe (?:partner|vriend|vriendin)(?: van)?|samengesteld gezin|nieuw gezin|\btrouw(?:t|en|de|den)?\b",
    ),
    ("nieuw-gezin", r"(?:gaan?|gaat|ging(?:en)?) (?:\w+ )?samenwonen|woont samen"),
    (
        "broer-zus",
        r"(?:broer|zus)\S*(?: \S+)? (?:geboren|erbij|op komst)|geboorte (?:van )?(?:\S+ )?(?:broer|zus)|^(?:broertje|zusje)\b",
    ),
    (
        "overleg",
        r"driehoek|\bmdo\b|overleg|gesprek|huisbezoek|evaluatie|rondetafel|10-minuten",
    ),
    ("geboorte", r"\bgeboren\b|\bgeboorte\b"),
    (
        "mijlpaal",
        r"diploma|zwemdiploma|zindelijk|eerste (?:stap|woord)|\bloopt los\b|leert fietsen|schooladvies|musical",
    ),
    ("mijlpaal", r"kan (?:nu )?(?:zelf|alleen|lezen|fietsen|zwemmen)|leerde (?:lezen|fietsen|zwemmen)|avondvierdaagse"),
    (
        "ziekte",
        r"\bziek\b|ziekte|ziekenhuis|operatie|geopereerd|ongeluk|gebroken|\bbuisjes\b|epilep|allergie|longontsteking",
    ),
    ("hulp", _HELP),
)
"""(topic, pattern), the telling words first: "wachtlijst speltherapie" is waiting before it is help."""
_KNOWN = tuple((topic, re.compile(pattern)) for topic, pattern in _WORDS)


def topic_of(title: str) -> str:
    """The key of the topic that a title names; "" when none is recognised."""
    plain = clean(title)
    return next((topic for topic, pattern in _KNOWN if pattern.search(plain)), "")
