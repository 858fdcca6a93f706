"""Where a question is about: the themes by which a partner is found. A school may add words of its own.

Kept on a card as keys. A word that is no key is a theme of the school itself and is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rondom.language import _, folded, marked


@dataclass(frozen=True, slots=True)
class Theme:
    """`words` are beginnings of words by which a question gives this theme away: "schuld" also finds "schulden"."""

    key: str
    name: str
    words: tuple[str, ...] = ()


def _theme(key: str, name: str, words: str) -> Theme:
    return Theme(key, name, tuple(words.split()))


THEMES: dict[str, Theme] = {
    theme.key: theme
    for theme in (
        _theme("opvoeden", marked("Opvoeden en thuis"), "opvoed gezin thuis ouder grenzen slaap slapen bedplas"),
        _theme("scheiding", marked("Scheiding"), "scheid gescheiden omgang"),
        _theme("rouw", marked("Verdriet en verlies"), "rouw verlies overl verdriet dood"),
        _theme("gevoel", marked("Bang, somber, onzeker"), "bang angst somber onzeker faalangst depress gevoel trauma"),
        _theme("gedrag", marked("Gedrag en prikkels"), "gedrag druk prikkel boos adhd autis concentr ruzie"),
        _theme("pesten", marked("Pesten en vriendschap"), "pest gepest vriend alleen uitgesloten sociaal"),
        _theme("leren", marked("Leren en rekenen"), "leren rekenen leerachter begaafd huiswerk werkhouding"),
        _theme("lezen", marked("Lezen en dyslexie"), "lezen leest dyslexie spelling"),
        _theme("taal", marked("Praten en taal"), "taal praten spraak stotter tos logoped nederlands"),
        _theme("bewegen", marked("Bewegen en schrijven"), "beweg motor schrijven fysio ergo"),
        _theme("gezondheid", marked("Gezondheid"), "gezond ziek gewicht eten oog oren horen slaap slapen vaccin"),
        _theme("beperking", marked("Beperking of ziekte"), "beperk handicap chronisch"),
        _theme("verzuim", marked("Verzuim"), "verzuim thuiszit spijbel te-laat schoolwei"),
        _theme("overstap", marked("Andere school of toelating"), "toelaat tlv sbo overstap arrangement plaatsing"),
        _theme("geld", marked("Geld en schulden"), "geld schuld kosten armoede betalen uitkering"),
        _theme("spullen", marked("Spullen, eten en meedoen"), "fiets laptop kleding voedsel sportclub zwemles schoolreis"),
        _theme("wonen", marked("Wonen"), "wonen woning huis huur dakloos"),
        _theme("vrije-tijd", marked("Vrije tijd"), "vrije sport club buurt jongeren"),
        _theme("online", marked("Telefoon, games, online"), "online telefoon game sociale-media sexting"),
        _theme("middelen", marked("Roken, drank, drugs"), "drank drugs blow vape verslav alcohol"),
        _theme("nieuw", marked("Nieuw in Nederland"), "nieuwkom vlucht asiel inburger tolk"),
        _theme("zorgen-voor", marked("Zorgen voor iemand thuis"), "mantelzorg zieke-ouder kopp"),
        _theme("veiligheid", marked("Veiligheid thuis"), "veilig mishand geweld misbruik verwaarlo meldcode"),
    )
}  # fmt: skip
"""In the order in which they are offered: what schools ask most often first, safety last and always there."""


def theme_name(key: str) -> str:
    """What a theme is called; a word of the school itself as it was typed."""
    known = THEMES.get(key)
    return _(known.name) if known else key


def split_themes(text: str) -> tuple[str, ...]:
    """ "geld, pesten" as keys, each once, in the order of the card. A name of a theme counts as its key."""
    parts = (part.strip() for part in re.split(r"[,;]", text))
    return tuple(dict.fromkeys(theme_key(part) for part in parts if part))


def joined_themes(keys: Iterable[str]) -> str:
    """As a card keeps them: known themes first in their usual order, then words of the school."""
    wanted = list(dict.fromkeys(keys))
    own = [key.replace(",", " ").strip() for key in wanted if key not in THEMES]
    return ",".join([*(key for key in THEMES if key in wanted), *(key for key in own if key)])


def theme_key(words: str) -> str:
    """The key of a theme by its key or its name; else the words themselves, as a theme of the school."""
    sought = folded(words)
    named = {folded(name): theme.key for theme in THEMES.values() for name in (theme.key, theme.name, _(theme.name))}
    return named.get(sought, words.strip())


def themes_in(question: str) -> tuple[str, ...]:
    """The themes a question gives away by its words, without guessing further: "hulp bij schulden" is geld."""
    said = re.findall(r"[^\W\d_]+", folded(question))
    return tuple(
        key
        for key, theme in THEMES.items()
        if any(word.startswith(start) for word in said for start in theme.words if len(start) > 2)
    )
