"""What the parts of a plan are called: by professionals, and in plain Dutch for parents, with u or je."""

from __future__ import annotations

from datetime import time

from rondom.language import _
from rondom.plan.reading import Approval, Audience, Custody, FormOfAddress, Recognised

_TITLES = {
    # key: (professional, parents with u, parents with je)
    "reason": ("Aanleiding en hulpvraag", "Waarom we praten", "Waarom we praten"),
    "voice": ("Stem van {name}", "{name} zegt", "{name} zegt"),
    "strengths": ("Wat gaat goed", "Dit gaat goed", "Dit gaat goed"),
    "enabling": ("Bevorderende factoren", "Dit helpt", "Dit helpt"),
    "hindering": ("Belemmerende factoren", "Dit maakt het moeilijk", "Dit maakt het moeilijk"),
    "happened": ("Wat er gebeurde", "Wat er gebeurde", "Wat er gebeurde"),
    "kring": ("Rondom {name}", "Wie er om {name} heen staan", "Wie er om {name} heen staan"),
    "concerns": ("Zorgen", "Hier maken we ons zorgen over", "Hier maken we ons zorgen over"),
    "wishes": ("Wensen", "Dit wil ieder graag", "Dit wil ieder graag"),
    "last_time": ("Sinds de vorige keer", "Sinds de vorige keer", "Sinds de vorige keer"),
    "running": ("Loopt nog van eerder", "Dit loopt nog van eerder", "Dit loopt nog van eerder"),
    "goal": ("Doel", "Dit willen we bereiken", "Dit willen we bereiken"),
    "goals": ("Doelen", "Dit willen we bereiken", "Dit willen we bereiken"),
    "agreements": ("Handelingsdeel: afspraken", "Dit gaan we doen", "Dit gaan we doen"),
    "evaluation": ("Evaluatie", "Dan kijken we of het werkt", "Dan kijken we of het werkt"),
    "lead": ("Procesregisseur", "Deze persoon let op het plan", "Deze persoon let op het plan"),
    "contact": ("Tussentijds contact", "Tussendoor", "Tussendoor"),
    "notes": ("Verder besproken", "Hier praatten we ook over", "Hier praatten we ook over"),
    "parked": ("Bewaard voor later", "Dit bewaren we voor later", "Dit bewaren we voor later"),
    "recipients": ("Wie krijgt dit plan", "Wie mag dit lezen", "Wie mag dit lezen"),
    "report_to": ("Wie krijgt dit verslag", "Wie mag dit lezen", "Wie mag dit lezen"),
    "approvals": ("Akkoord", "Is ieder het ermee eens", "Is ieder het ermee eens"),
    "views": ("Zienswijze", "Zo ziet iemand het zelf", "Zo ziet iemand het zelf"),
    "retention": ("Bewaartermijn", "Zo lang bewaren we dit", "Zo lang bewaren we dit"),
    "people": ("Aan tafel", "Wie waren erbij", "Wie waren erbij"),
    "absent": ("Niet aanwezig", "Niet erbij", "Niet erbij"),
    "disagree": (
        "",
        "Bent u het ergens niet mee eens? Zeg het ons. Wij schrijven het erbij.",
        "Ben je het ergens niet mee eens? Zeg het ons. Wij schrijven het erbij.",
    ),
    "you": ("", "U", "Jij"),
    "you_may": ("", "Dit blad is van u.", "Dit blad is van jou."),
}
_RECOGNISED = {Recognised.YES: "ja", Recognised.PARTLY: "deels", Recognised.NO: "nee", Recognised.UNKNOWN: ""}
_RECOGNISED_PLAIN = {
    Recognised.YES: "Ieder ziet dit",
    Recognised.PARTLY: "Niet ieder ziet dit",
    Recognised.NO: "Anderen zien dit niet",
    Recognised.UNKNOWN: "",
}
_SEES = {
    Recognised.YES: ("ja", "ziet dit ook"),
    Recognised.PARTLY: ("deels", "ziet dit voor een deel"),
    Recognised.NO: ("nee", "ziet dit niet"),
    Recognised.UNKNOWN: ("", ""),
}
_APPROVAL = {
    Approval.AGREED: ("akkoord", "is het ermee eens"),
    Approval.SEEN: ("gezien", "heeft het gelezen"),
    Approval.DISAGREED: ("niet eens", "is het er niet mee eens"),
    Approval.NONE: ("nog niet gevraagd", "nog niet gevraagd"),
}
CUSTODY = {Custody.YES: "gezag", Custody.NO: "geen gezag", Custody.UNKNOWN: "gezag onbekend", Custody.NONE: ""}


def title(key: str, audience: Audience, address: FormOfAddress = FormOfAddress.FORMAL, name: str = "") -> str:
    """The heading of a part for this reader. `name` is the child's first name."""
    return _(template(key, audience, address)).replace("{name}", name)


def template(key: str, audience: Audience, address: FormOfAddress = FormOfAddress.FORMAL) -> str:
    """The same as it stands in the catalogue, with {name} where the first name comes."""
    professional, formal, informal = _TITLES[key]
    if audience is Audience.PROFESSIONAL:
        return professional
    return formal if address is FormOfAddress.FORMAL else informal


def recognised(value: Recognised, audience: Audience) -> str:
    return _((_RECOGNISED if audience is Audience.PROFESSIONAL else _RECOGNISED_PLAIN)[value])


def sees(value: Recognised, audience: Audience) -> str:
    """What one person answered about a concern, behind their name."""
    professional, plain = _SEES[value]
    return _(professional if audience is Audience.PROFESSIONAL else plain)


def presence(came: time | None, left: time | None) -> list[tuple[str, time]]:
    """kwam om 13.32 uur, ging om 13.50 uur: when, never why. The words with a place for the time, and the time."""
    told = ((_("kwam om {time}\xa0uur"), came), (_("ging om {time}\xa0uur"), left))
    return [(words, at) for words, at in told if at is not None]


def approval(value: Approval, audience: Audience) -> str:
    professional, plain = _APPROVAL[value]
    return _(professional if audience is Audience.PROFESSIONAL else plain)
