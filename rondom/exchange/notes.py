"""Repairs made while reading a file, as sentences that say what was done, so that the school can mend its own file."""

from __future__ import annotations

from rondom.exchange.edex_file import Ignored, Note
from rondom.language import _, plural

_SENTENCES: dict[str, tuple[str, str]] = {
    "encoding-repaired": (
        "De letters met accenten stonden er anders in dan het bestand zegt. Rondom las ze als {what}.",
        "De letters met accenten stonden er anders in dan het bestand zegt. Rondom las ze als {what}.",
    ),
    "group-joined": (
        "Combinatiegroep “{what}” stond per leerjaar in het bestand. Rondom maakte er weer één groep van.",
        "Combinatiegroep “{what}” stond per leerjaar in het bestand. Rondom maakte er weer één groep van.",
    ),
    "group-twice": (
        "Eén groep stond dubbel in het bestand. De eerste telt.",
        "{n} groepen stonden dubbel in het bestand. De eerste telt.",
    ),
    "group-nameless": (
        "Eén groep had geen naam en is overgeslagen.",
        "{n} groepen hadden geen naam en zijn overgeslagen.",
    ),
    "group-undescribed": (
        "Eén groep stond alleen bij leerlingen genoemd. Hij heet nu zoals zijn sleutel.",
        "{n} groepen stonden alleen bij leerlingen genoemd. Ze heten nu zoals hun sleutel.",
    ),
    "key-unstable": (
        "Eén leerling heeft een sleutel die elke keer verandert. Rondom herkent dit kind aan naam en geboortedatum.",
        "{n} leerlingen hebben een sleutel die elke keer verandert. Rondom herkent hen aan naam en geboortedatum.",
    ),
    "personal-number-key": (
        "Eén sleutel was een BSN. Die is niet gelezen.",
        "{n} sleutels waren een BSN. Die zijn niet gelezen.",
    ),
    "pupil-twice": (
        "Eén leerling stond dubbel in het bestand en telt één keer.",
        "{n} leerlingen stonden dubbel in het bestand en tellen één keer.",
    ),
    "pupil-nameless": (
        "Eén leerling had geen naam en is overgeslagen.",
        "{n} leerlingen hadden geen naam en zijn overgeslagen.",
    ),
    "first-name-borrowed": (
        "Eén leerling heeft geen roepnaam in het bestand. Rondom gebruikt de voornaam of de voorletters.",
        "{n} leerlingen hebben geen roepnaam in het bestand. Rondom gebruikt de voornaam of de voorletters.",
    ),
    "birth-date-filler": (
        "Eén geboortedatum kan niet kloppen en is leeg gelaten.",
        "{n} geboortedatums kunnen niet kloppen en zijn leeg gelaten.",
    ),
    "date-unreadable": (
        "Eén datum was niet te lezen en is leeg gelaten.",
        "{n} datums waren niet te lezen en zijn leeg gelaten.",
    ),
    "year-group-unknown": (
        "Eén jaargroep kent Rondom niet. Die is leeg gelaten.",
        "{n} jaargroepen kent Rondom niet. Die zijn leeg gelaten.",
    ),
}


def note_sentence(note: Note) -> str:
    one, many = _SENTENCES[note.code]
    return (_(one) if note.count == 1 else _(many)).format(n=note.count, what=_encoding(note.what))


def _encoding(word: str) -> str:
    return {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1254": "Windows-1254"}.get(word, word)


def ignored_sentence(ignored: Ignored) -> str:
    """What Rondom never reads, and how often it stood there."""
    said = _("Rondom leest geen BSN, herkomst of gewicht.")
    if not ignored.total:
        return said
    return f"{said} " + plural(
        ignored.total,
        "Dat stond er {n} keer in en is overgeslagen.",
        "Die stonden er {n} keer in en zijn overgeslagen.",
    )
