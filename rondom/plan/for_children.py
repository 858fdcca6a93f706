"""What of a plan stands in the child's own plan. Pure.

Who does what is told to the child as far as it will notice it. What grown-ups arrange among themselves, with an office or about its
parents is not for a child to carry: "Leerplicht bellen" reads as a threat, "Met papa praten" as blame. It stands in the plan
for grown-ups, and the child's own plan says that there is one.
"""

from __future__ import annotations

import re

from rondom.language import _, folded
from rondom.plan.reading import Agreement, Perspective, PlanReading, Remark

_OFFICES = (
    "leerplicht", "veilig thuis", "jeugdbescherm", "jeugdhulp", "jeugdzorg", "politie", "wijkagent", "wijkteam", "gemeente", "rechter", "rechtbank",
    "advocaat", "raad voor de kinderbescherming", "voogd", "gezag", "scheiding", "schuld", "uitkering", "verslaafd", "verslaving", "detentie",
    "gevangenis", "meldcode", "zorgmelding", "verwijsindex", "maatschappelijk werk", "psychiater", "psycholo", "medicatie", "medicijn", "diagnos",
)  # fmt: skip
"""Bodies and matters of grown-ups: also as the beginning of a word."""
_PAPERS = (
    "verslag", "dossier", "formulier", "toestemming", "aanmeld", "aanvra", "verwijz", "doorverwij", "wachtlijst", "overleg", "vergader", "evalu",
    "notul", "handelingsplan", "groepsplan", "arrangement", "rapport", "consult", "terugkoppel",
)  # fmt: skip
"""What is written and asked for by who works with the child."""
_SHORT = ("opp", "mdo", "tlv", "swv", "ggz", "ggd", "cjg", "jgz", "smw", "zat", "sot", "lvs", "vt")
_PARENTS = (
    "papa",
    "mama",
    "vader",
    "moeder",
    "ouder",
    "ouders",
    "pleegouder",
    "pleegouders",
    "stiefvader",
    "stiefmoeder",
)


def _pattern(begins: tuple[str, ...], whole: tuple[str, ...] = ()) -> re.Pattern[str]:
    parts = [rf"(?:{'|'.join(begins)})\w*"] if begins else []
    parts += [rf"(?:{'|'.join(whole)})(?:'s)?(?!\w)"] if whole else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})", re.IGNORECASE)


_OF_GROWN_UPS = _pattern(_OFFICES)
_OF_WORK = _pattern(_PAPERS, (*_SHORT, *_PARENTS))


def for_the_child(one: Agreement) -> bool:
    """Whether the child's plan tells this. What the child does itself always; of its parents all but matters with an office;
    of professionals not what they do with each other, with papers or with the parents.
    """
    if one.perspective is Perspective.CHILD:
        return True
    if _OF_GROWN_UPS.search(f"{one.who} {one.what}"):
        return False
    return one.perspective is Perspective.PARENT or not _OF_WORK.search(one.what)


_TO_GROWN_UPS = re.compile(r"(?<!\w)(?:jullie|ouders|u|uw)(?!\w)", re.IGNORECASE)


def good_to_hear(one: Remark) -> bool:
    """Whether a strength is about the child, as far as can be seen: not "jullie bellen elkaar", and nothing with an office."""
    if one.perspective is Perspective.CHILD:
        return True
    return not _TO_GROWN_UPS.search(one.text) and not _OF_GROWN_UPS.search(one.text)


# -- how the child calls people -------------------------------------------------------------------------------

_ADDRESS = ("juf", "meester", "meneer", "mevrouw")
_KIN = ("moeder", "vader", "oma", "opa", "tante", "oom", "zus", "broer")


def called_by_the_child(name: str, reading: PlanReading) -> str:
    """Je moeder; juf Marloes, when that is how she was called at the table; else the name as it stands."""
    first = folded(name).split()[:1]
    for person in reading.people:
        role = folded(person.role)
        alone = sum(folded(other.role) == role for other in reading.people) == 1
        if role in _KIN and alone and folded(name) in (folded(person.name), *folded(person.name).split()[:1]):
            return _("Je {relation}").format(relation=role)
    said = [one.who for one in (*reading.agreements, *reading.running)] + [reading.voice.by if reading.voice else ""]
    for one in said:
        before, *after = folded(one).split() or [""]
        if before in _ADDRESS and after[:1] == first and len(after) == 1:
            return " ".join(one.split())
    return name


_SIDES = {Perspective.PARENT: _("Thuis zeggen ze"), Perspective.SCHOOL: _("Op school zeggen ze")}


def who_says(one: Remark, reading: PlanReading) -> str:
    """Je moeder zegt; where more than one person on that side could have said it: thuis zeggen ze. Empty of the child itself."""
    if one.perspective is Perspective.CHILD:
        return ""
    side = [person for person in reading.people if person.present and person.perspective is one.perspective]
    who = one.who or (side[0].name if len(side) == 1 else "")
    if who.strip():
        return _("{who} zegt").replace("{who}", " ".join(called_by_the_child(who, reading).split()))
    return _SIDES.get(one.perspective, "")
