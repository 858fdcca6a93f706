"""The many ways to write one date, made into the one way in which the forms read it. The words themselves are kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from rondom.timeline.date_words import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS, either

_MONTH = f"(?:{either(MONTHS)})"
_NAMED = f"(?:{either(MONTHS)}|{either(SEASONS)})"
_DAY = f"(?:{either(WEEKDAYS)}|ma|di|wo|do|vr|za|zo)"
_FULL = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
_COUNT = rf"(?:\d{{1,2}}|{either(NUMBERS)})"
_UNIT = r"(?:dag(?:en)?|week|weken|maand(?:en)?|jaar|jaren|tijdje)"
_FIRST_WORD = {f"{place}{end}": word for word, place in ORDINALS.items() for end in ("e", "ste", "de")}
_AFTER = {"voordat": "voor", "nadat": "na", "totdat": "tot", "vanaf dat": "vanaf", "sinds dat": "sinds"}


def _ordinal(match: re.Match[str]) -> str:
    return f"{_FIRST_WORD[match[1]]} {match[2]}"


def _after(match: re.Match[str]) -> str:
    """ "voordat hij 4 was" is "voor toen hij 4 was": one date beside another."""
    return f"{_AFTER.get(match[1], match[1])} toen {match[2]} {match[3]} was"


Change = str | Callable[[re.Match[str]], str]
_CHANGES: tuple[tuple[re.Pattern[str], Change, bool], ...] = tuple(
    (re.compile(pattern), change, r"\d" in pattern and _COUNT not in pattern)
    for pattern, change in (
        # marks around a date
        (r"[()\[\]?!]", " "),
        (r",(?=\s)", ""),
        (r"(?<=\w) -(?=[a-z'])|(?<=\w)- (?=\w)", " - "),
        (r"\s+", " "),
        (r"(?:^| )d\.?d\.? (?=\d)", " "),
        (r"^(?:datum|wanneer|leeftijd|periode)(?: van)?:? (?=\S)", lambda found: "op " if "leef" in found[0] else ""),
        (r"^op ([\d]{1,2})(?: jaar)?$", r"\1 jaar"),
        (rf"^op ({_COUNT} (?:jaar|maanden|weken).*)", r"\1"),
        # what is in between, glued or short
        (rf"(\d)({_MONTH})(?=\b|\d)", r"\1 \2"),
        (rf"\b({_MONTH})(\d{{2,4}})\b", r"\1 \2"),
        (rf"\b({_MONTH})[-/]?'(\d\d)\b", r"\1 '\2"),
        (rf"\b(\d{{1,2}})[-/]({_MONTH})[-/ ]", r"\1 \2 "),
        (rf"\b({_MONTH})[-/](\d{{4}}|\d\d$)", r"\1 \2"),
        (rf"\b({_NAMED}) (\d{{4}}|'\d\d) of (\d{{4}}|'\d\d)$", r"\1 \2 of \1 \3"),
        (rf"\b({_NAMED})-({_NAMED})\b", r"\1 - \2"),
        (rf"({_FULL}) ?[-/] ?({_FULL})", r"\1 - \2"),
        (rf"^(?:van )?(\d{{1,2}})-(\d{{1,2}}) ({_MONTH})\b", r"\1 tot \2 \3"),
        (r"^(?:in )?(?:de )?nacht van (.+?) op (.+)$", r"\1 tot \2"),
        (rf"^((?:19|20)\d\d) ({_MONTH})$", r"\2 \1"),
        (rf"^(.*\d.*) ({either(WEEKDAYS)})$", r"\2 \1"),
        (r"^([0-3]\d)(0[1-9]|1[0-2])((?:19|20)\d\d)$", r"\1-\2-\3"),
        (rf"^({_DAY})\. ", r"\1 "),
        (r"\b(\d+) ?(?:jr|j)\b", r"\1 jaar"),
        (r"\b(\d+) ?(?:mnd|mnden|maandjes?)\b", r"\1 maanden"),
        (r"\bwk ?(?=\d)", "week "),
        (r"\bweek (\d{1,2})[-/ ,]+(\d{4})\b", r"week \1 \2"),
        (r"\b(\d{4})[- ]?w(\d{1,2})\b", r"week \2 \1"),
        (r"\b(groep|gr)\.? ?(\d)[a-e]\b", r"\1 \2"),
        (rf"\b({'|'.join(_FIRST_WORD)}) (helft|kwartaal|weken|week|maanden|maand|dagen|klas|levensjaar|verjaardag)\b", _ordinal),
        (r"\bq([1-4])\b", r"kwartaal \1"),
        (r"\b(\d+)-(\d+) (jaar)\b", r"\1 of \2 \3"),
        (r"\b(\d+)/(\d+) (jaar)\b", r"\1 of \2 \3"),
        (r"\b(?:19|20)(\d\d)(0[1-9]|1[0-2])([0-3]\d)$", lambda found: f"{found[0][:4]}-{found[2]}-{found[3]}"),
        # a time of day says nothing here
        (r"(?<=\d) (?:om |rond )?\d{1,2}[.:]\d\d(?: uur)?$", ""),
        (r"(?<=\w) (?:om )?\d{1,2}(?:[.:]\d\d)? uur$", ""),
        (r"(?<=\w) om (?:half )?\w+ uur$", ""),
        (r"(?<=\w) (?:'s|in de) (?:och?tends?|middags?|avonds?|nachts?|middag|avond|nacht|ochtend)$", ""),
        (r"^van(?:ochtend|morgen|middag|avond|nacht)$", "vandaag"),
        (r"^gister(?:en)? ?(?:ochtend|morgen|middag|avond|nacht)$", "gisteren"),
        (r"^(?:zojuist|zonet)$", "vandaag"),
        # how sure
        (r"^(.+?) (?:ongeveer|of zo|ofzo|zoiets|of daaromtrent|rond die tijd)$", r"ongeveer \1"),
        (r"^(.+?) (?:denk ik|dacht ik|geloof ik|misschien|waarschijnlijk)$", r"\1"),
        (r"^(?:pakweg|plusminus|plus minus|\+/-|\+-|zo'n|zowat) ?(?=\S)", "ongeveer "),
        (r"^(?:een keer|eens|ooit|zomaar)(?: in)? (?=\S)", ""),
        (r"^(?:ruim|krap|bijna|zeker|meer dan|minder dan|een dikke) (?=.+ (?:geleden|terug)$)", "ongeveer "),
        (r"^uiterlijk(?: in| op)? (?=\S)", "tot "),
        # the last one, the next one
        (r"^(.+?) (?:j\.? ?l|jongstleden)$", r"\1"),
        (r"^(.+?) (?:a\.? ?s|aanstaande)$", r"aanstaande \1"),
        (r"^a\.? ?s\.? (?=\S)", "aanstaande "),
        # beside the child
        (rf"\b(voordat|voor|nadat|na|sinds|vanaf dat|vanaf|totdat|tot) (hij|ze|zij|[a-zà-ÿ'-]{{2,20}}) ({_COUNT})(?: jaar)? (?:was|werd|is|oud was|oud werd)$", _after),
        (r"^(?:in |de )*(baby|peuter|kleuter)(?:tijd|jaren|periode|leeftijd)$", r"als \1"),
        (rf"^(?:al|sinds) ({_COUNT} {_UNIT})$", r"sinds \1 geleden"),
        (rf"^(?:al|sinds) (anderhalf jaar|(?:een )?half jaar|(?:een )?(?:paar|enkele) {_UNIT})$", r"sinds \1 geleden"),
        (r"^(sinds|voor|na|in|tijdens|door) (?:de )?corona$", r"\1 coronatijd"),
        (r"^(?:al )?sinds kort$", "sinds onlangs"),
        (r"\banderhalf jaar\b(?! geleden| terug)", "1,5 jaar"),
        (r"\s+", " "),
    )
)  # fmt: skip
"""(what is found, what it becomes, whether it takes a figure): in this order, each on what the one before left."""


def usual(text: str) -> str:
    """A cleaned text in the words of the forms."""
    figures = any(letter.isdigit() for letter in text)
    for pattern, change, of_figures in _CHANGES:
        if figures or not of_figures:
            text = pattern.sub(change, text).strip()
    return text
