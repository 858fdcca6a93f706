"""What an ontwikkelingsperspectief (OPP) is made of, in the order of the law, and what it still lacks. Pure.

The rules: what must be in it (uitstroombestemming; its grounds with at least helping and hindering factors; the support, and
where the programme is left), when (within six weeks; looked at with the parents at least once a school year), and who has a
say in it (a talk that aims at agreement, the parents' yes to the handelingsdeel, the right of the child to be heard). Where
each comes from stands in `rondom.privacy.sources`, under the key that a field or a lack names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rondom.dossier.model import Custody
from rondom.dossier.names import birthday
from rondom.language import _, day, folded, listed, marked
from rondom.privacy.rules import Child, of_age
from rondom.timeline.school_years import school_year, start_year

WITHIN = timedelta(weeks=6)
"""After the start of the extra support the plan is fixed."""
CONTENT, CONSENT, TERM, HEARD, CUSTODY = "opp_inhoud", "opp_akkoord", "opp_termijn", "gehoord", "gezag"
"""Keys of `rondom.privacy.sources`."""


@dataclass(frozen=True, slots=True)
class OppField:
    """One part of the plan. `plain` is what parents call it; `why` says in one line whether and why it has to be there."""

    key: str
    title: str
    plain: str
    why: str
    asks: str
    """What one would write here."""
    source: str = CONTENT
    must: bool = False
    lines: int = 3
    part: str = ""
    """a, b or c: its place in the legal minimum."""

    def titled(self, child: str) -> str:
        return _(self.title).format(child=child)

    def plainly(self, child: str) -> str:
        return _(self.plain).format(child=child)


FIELDS: tuple[OppField, ...] = (
    OppField(
        "evaluation",
        marked("Terugblik op het vorige"),
        marked("Zo ging het tot nu toe"),
        marked("Ouders en school kijken minstens één keer per schooljaar samen terug."),
        marked("Wat werkte? Wat niet? Wat nemen we mee?"),
        TERM,
    ),
    OppField(
        "destination",
        marked("Uitstroombestemming"),
        marked("Naar welke school later"),
        marked("Moet erin. De soort school waar het kind naar verwachting naartoe gaat."),
        marked("Bijvoorbeeld: vmbo-kader, met begeleiding"),
        must=True,
        lines=1,
        part="a",
    ),
    OppField(
        "grounds",
        marked("Onderbouwing"),
        marked("Waarom we dat denken"),
        marked("Moet erin. Waarop de verwachting rust."),
        marked("Wat laat het kind nu zien? Wat zeggen de jaren hiervoor?"),
        must=True,
        part="b",
    ),
    OppField(
        "enabling",
        marked("Bevorderende factoren"),
        marked("Dit helpt"),
        marked("Moet erin. Wat het leren en de weg daarheen vooruithelpt."),
        marked("Wat helpt, op school en thuis?"),
        must=True,
        part="b",
    ),
    OppField(
        "hindering",
        marked("Belemmerende factoren"),
        marked("Dit maakt het moeilijk"),
        marked("Moet erin. Beschrijf wat er gebeurt, niet wat een kind is."),
        marked("Wat zit in de weg?"),
        must=True,
        part="b",
    ),
    OppField(
        "needs",
        marked("Ondersteuningsbehoefte"),
        marked("Dit heeft {child} nodig"),
        marked("Vraagt de wet niet. Het legt uit waarom deze ondersteuning past."),
        marked("Wat heeft het kind nodig om verder te komen?"),
    ),
    OppField(
        "support",
        marked("Handelingsdeel"),
        marked("Dit gaan we doen"),
        marked("Moet erin. De ondersteuning en begeleiding. Ouders moeten met dit deel instemmen."),
        marked("Wie doet wat, hoe vaak, en tot wanneer?"),
        CONSENT,
        must=True,
        lines=4,
        part="c",
    ),
    OppField(
        "deviation",
        marked("Afwijking van het programma"),
        marked("Dit doet {child} anders dan de klas"),
        marked("Moet erin als het kind een deel van het programma niet volgt. Anders blijft het leeg."),
        marked("Welk vak of doel, en wat komt ervoor in de plaats?"),
        part="c",
        lines=2,
    ),
    OppField(
        "child_view",
        marked("Mening van {child}"),
        marked("Dit vindt {child} ervan"),
        marked("Het kind mag zeggen wat het vindt. Het hoeft niet: dan is de dag van vragen genoeg."),
        marked("In eigen woorden, zoals het werd gezegd."),
        HEARD,
    ),
    OppField(
        "parents_view",
        marked("Mening van ouders"),
        marked("Dit vinden de ouders ervan"),
        marked("Uit het overleg met ouders. Ook waarin zij het anders zien."),
        marked("In eigen woorden, van ieder apart als zij verschillen."),
        CONSENT,
    ),
)
"""In the order of the document; the first only where there was one before."""
BY_KEY = {one.key: one for one in FIELDS}
HANDELINGSDEEL = ("support", "deviation")
"""What the parents agree with; the rest they have seen."""
AGAIN = (
    "evaluation",
    "child_view",
    "parents_view",
    "child_heard_on",
    "consulted_on",
    "agreed_on",
    "agreed_by",
    "review_on",
)
"""What begins anew in a next version: it was said, agreed or asked about the one before."""
DATES: dict[str, str] = {
    "support_from": marked("Extra ondersteuning sinds"),
    "child_heard_on": marked("Gevraagd aan {child} op"),
    "consulted_on": marked("Overleg met ouders op"),
    "agreed_on": marked("Akkoord met het handelingsdeel op"),
    "review_on": marked("Samen terugkijken op"),
}


@dataclass(frozen=True, slots=True)
class DevelopmentRow:
    """One version, as it stands in the vault."""

    id: str
    number: int
    fixed: bool
    made_on: date
    """The day it was begun; of a fixed one the day on which it was fixed."""
    destination: str = ""
    grounds: str = ""
    enabling: str = ""
    hindering: str = ""
    needs: str = ""
    support: str = ""
    deviation: str = ""
    child_view: str = ""
    child_heard_on: date | None = None
    parents_view: str = ""
    consulted_on: date | None = None
    agreed_on: date | None = None
    agreed_by: str = ""
    support_from: date | None = None
    review_on: date | None = None
    evaluation: str = ""
    meeting_id: str = ""

    def text(self, key: str) -> str:
        """The words of one of `FIELDS`."""
        return str(getattr(self, key))

    @property
    def parts(self) -> tuple[OppField, ...]:
        """The fields of this version: looking back only where there is something to look back on."""
        first = self.number == 1 and not self.evaluation.strip()
        return tuple(one for one in FIELDS if one.key != "evaluation" or not first)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is not there yet. `key` is the field where it is filled in; `must` keeps the plan from being fixed."""

    key: str
    words: str
    must: bool
    source: str


def lacks(one: DevelopmentRow, child: Child, today: date) -> tuple[Lack, ...]:
    """What the law asks and is not there, then what is wise; in the order of the screen. Empty when nothing is missing."""
    found = [
        Lack(part.key, _("{part} is nog leeg.").format(part=part.titled(child.said)), True, part.source)
        for part in one.parts
        if part.must and not one.text(part.key).strip()
    ]
    if one.number > 1 and not one.evaluation.strip():
        found.append(Lack("evaluation", _("Nog niet opgeschreven hoe het tot nu toe ging."), False, TERM))
    return (
        *found,
        *_heard(one, child),
        *_consulted(one),
        *_agreed(one, child, today),
        *_ahead(one, child, today),
        *_days(one, today),
    )


def _heard(one: DevelopmentRow, child: Child) -> list[Lack]:
    if one.child_heard_on is not None:
        return []
    text = _("Nog niet opgeschreven wanneer aan {child} is gevraagd: wat vind jij ervan?")
    return [Lack("child_heard_on", text.format(child=child.said), True, HEARD)]


def _consulted(one: DevelopmentRow) -> list[Lack]:
    if one.consulted_on is not None:
        return []
    return [Lack("consulted_on", _("Nog geen overleg met ouders over dit plan."), True, CONSENT)]


def _agreed(one: DevelopmentRow, child: Child, today: date) -> list[Lack]:
    """Nobody's yes is guessed: every signer by name, and the day."""
    who = signers(child, one.agreed_on or today)
    said = agreed_names(one.agreed_by)
    open_ = [name for name in who if not _stands_in(name, one.agreed_by)]
    found = []
    if not who:
        found.append(
            Lack(
                "agreed_by", _("Nog niet ingevuld wie gezag heeft. Dan is niet te zeggen wie instemt."), False, CUSTODY
            )
        )
    elif unsure := _unsure(one, child, one.agreed_on or today):
        text = _("Van {names} is niet ingevuld of er gezag is. Wie gezag heeft, moet ook instemmen.")
        found.append(Lack("agreed_by", text.format(names=listed(unsure)), False, CUSTODY))
    if open_ or not said:
        text = (
            _("Nog geen akkoord met het handelingsdeel van {names}.") if open_ else _("Nog niet ingevuld wie instemde.")
        )
        found.append(Lack("agreed_by", text.format(names=listed(open_)), True, CONSENT))
    if one.agreed_on is None:
        found.append(Lack("agreed_on", _("Nog geen dag waarop het handelingsdeel akkoord is."), True, CONSENT))
    elif one.consulted_on is not None and one.agreed_on < one.consulted_on:
        found.append(
            Lack("agreed_on", _("Het akkoord is van voor het overleg. Kijk na of de dagen kloppen."), False, CONSENT)
        )
    return found


def _unsure(one: DevelopmentRow, child: Child, on: date) -> list[str]:
    """Who may have gezag too and did not agree yet."""
    if of_age(child.birth_date, on):
        return []
    return [
        each.called
        for each in child.guardians
        if each.custody is Custody.UNKNOWN and not each.deceased and not _stands_in(each.name, one.agreed_by)
    ]


def _stands_in(name: str, text: str) -> bool:
    """Whether this whole name stands there: "Anna Berg en Dal" is one person."""
    return bool(name.strip()) and re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", folded(text)) is not None


def _ahead(one: DevelopmentRow, child: Child, today: date) -> list[Lack]:
    """A talk that is planned, or a yes that is expected, was not there yet."""
    found = []
    for key, rule in (("child_heard_on", HEARD), ("consulted_on", CONSENT), ("agreed_on", CONSENT)):
        on: date | None = getattr(one, key)
        if on is not None and on > today:
            told = _("{what} {day}: die dag moet nog komen.")
            what = _(DATES[key]).format(child=child.said)
            found.append(Lack(key, told.format(what=what, day=day(on)), True, rule))
    return found


def _days(one: DevelopmentRow, today: date) -> list[Lack]:
    found = []
    if one.support_from is None:
        found.append(Lack("support_from", _("Nog niet ingevuld sinds wanneer er extra ondersteuning is."), False, TERM))
    if one.review_on is None:
        found.append(Lack("review_on", _("Nog geen dag om samen terug te kijken."), False, TERM))
    elif one.review_on <= today:
        found.append(Lack("review_on", _("De dag om samen terug te kijken is al geweest."), False, TERM))
    elif one.review_on > (last := _last_review(one)):
        text = _("Samen terugkijken moet elk schooljaar, dus uiterlijk {day}.")
        found.append(Lack("review_on", text.format(day=day(last)), False, TERM))
    return found


def may_fix(found: tuple[Lack, ...]) -> bool:
    """Whether nothing is missing that has to be there."""
    return not any(one.must for one in found)


def signers(child: Child, on: date) -> tuple[str, ...]:
    """Full names of whose yes to the handelingsdeel is needed: both parents with gezag; of age the pupil. Empty: not known."""
    if of_age(child.birth_date, on):
        return (child.said,)
    return tuple(one.name or one.called for one in child.holders)


def agreed_names(text: str) -> tuple[str, ...]:
    """Who agreed, of the line where it was filled in: names with a comma or "en" between."""
    return tuple(name for part in text.split(",") for piece in part.split(" en ") if (name := " ".join(piece.split())))


def with_name(text: str, name: str) -> str:
    """That line with one more name."""
    known = agreed_names(text)
    return text if folded(name) in map(folded, known) else ", ".join((*known, name))


def changed_since(one: DevelopmentRow, former: DevelopmentRow | None) -> tuple[str, ...]:
    """Keys of the parts with other words than the version before; what is asked anew every time does not count."""
    if former is None:
        return ()
    parts = (part.key for part in FIELDS if part.key not in AGAIN)
    return tuple(key for key in parts if one.text(key).strip() != former.text(key).strip())


# -- when -----------------------------------------------------------------------------------------------------


def due_by(one: DevelopmentRow) -> date | None:
    """The last day of the six weeks, for a first plan; None when it is not known when the support began."""
    return one.support_from + WITHIN if one.support_from is not None and one.number == 1 else None


def review_by(one: DevelopmentRow) -> date:
    """When it is looked at again with the parents: the day that was agreed, else a year after the talk about it.

    The law says at least once a school year; a year is how schools count it. A day that was agreed may be later than that, but
    not later than the school year after the talk.
    """
    if one.review_on is None:
        return birthday(one.consulted_on or one.made_on, 1)
    return min(one.review_on, _last_review(one))


def _last_review(one: DevelopmentRow) -> date:
    """The last day of the school year after that of the talk."""
    return school_year(start_year(one.consulted_on or one.made_on) + 1)[1]


# -- copying --------------------------------------------------------------------------------------------------


def copy_of(one: DevelopmentRow, key: str) -> str:
    """The words of one field for another program: plain, without a title, line ends as they were typed."""
    return "\n".join(line.rstrip() for line in one.text(key).strip().splitlines())


def copy_of_all(one: DevelopmentRow, child: str) -> str:
    """Everything that is filled in, each part under its title, in the order of the law; days at the end."""
    blocks = [f"{part.titled(child)}\n{text}" for part in one.parts if (text := copy_of(one, part.key))]
    days = [
        f"{_(word).format(child=child)}: {day(on)}"
        for key, word in DATES.items()
        if (on := getattr(one, key)) is not None
    ]
    if one.agreed_by.strip():
        days.append(_("Akkoord van: {names}").replace("{names}", listed(agreed_names(one.agreed_by))))
    return "\n\n".join([*blocks, "\n".join(days)] if days else blocks)
