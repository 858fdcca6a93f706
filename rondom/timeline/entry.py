"""One line of typing -> a proposal for an event: what happened, when, in which lane, as a moment, a period or help.

Nothing here decides: the screen shows the proposal beside the line, and every part of it can be changed afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from rondom.language import capital
from rondom.timeline.date_words import HOLIDAYS, MONTHS, SEASONS, WEEKDAYS, clean, either, full_year
from rondom.timeline.named_times import FEASTS
from rondom.timeline.recognising import lane_kind_and_topic
from rondom.timeline.topics import MOMENT, PERIOD, TRAJECTORY, topic_of
from rondom.timeline.vague_dates import Context, Misread, Period, VagueDate, read_period

__all__ = ["MOMENT", "PERIOD", "TRAJECTORY", "Proposal", "propose", "timed"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`ongoing`: it goes on. `applied`: since when someone waits for help. `misread`: the date part that went wrong.

    `topic` is a key of `rondom.timeline.topics`, empty when none was recognised. `typed` is the line as it was typed,
    `said` the words in it that were read as a date. `text` holds the whole line when it is too long for a title.
    """

    title: str
    when: VagueDate | None = None
    until: VagueDate | None = None
    ongoing: bool = False
    lane: str = "kind"
    kind: str = MOMENT
    applied: VagueDate | None = None
    planned: bool = False
    misread: Misread | None = None
    topic: str = ""
    typed: str = ""
    said: str = ""
    text: str = ""


_WAIT = re.compile(r"wachtlijst|wacht op|aangemeld|aanmelding")
_FEAST_WORDS = "|".join(sorted({word for feast in FEASTS for word in feast.split() if len(word) > 4}))
_DATE_WORD = re.compile(
    rf"\d|\b(?:{either(MONTHS)}|{either(WEEKDAYS)}|{either(SEASONS)}|{either(HOLIDAYS)}|{_FEAST_WORDS}|vandaag|gisteren"
    r"|gister\w+|vanochtend|vanmiddag|vanavond|vanmorgen|eergisteren|morgen|week|weken|weekend|maand|maanden|jaar|jaren"
    r"|schooljaar|groep|klas|brugklas|kleuters|kleuter\w+|baby\w*|peuter\w*|dreumes|geboorte|zwangerschap|toen|kwartaal"
    r"|verjaardag|levensjaar|leeftijd|corona\w*|lockdowns?|onlangs|laatst|recent|kort|voordat|nadat|sinds)\b"
)
_WEAK = re.compile(rf"(?:in |op )?(?:{either(MONTHS)}|{either(WEEKDAYS)}|{either(SEASONS)}|\d{{1,2}}[-/]\d{{1,2}})")
_FIRST = re.compile(
    r"in|op|sinds|sedert|vanaf|van|tot|rond|rondom|ongeveer|omstreeks|circa|ca|begin|half|midden|halverwege|medio|einde?"
    r"|eerste|tweede|vroeg|laat|ergens|tussen|voor|na|kort|vlak|net|even|de|het|dit|deze|vorige?|afgelopen|volgende?"
    r"|komende?|zijn|haar|als|tijdens|gedurende|t/m|bij|gr|een|paar|enkele|anderhalf|al|ooit|pakweg|plusminus|±|\+/-|zo'n"
    r"|over"
    r"|uiterlijk|bijna|ruim|wk|aanstaande|pas|goede|oud|overgang|derde|vierde|vijfde|zesde|zevende|achtste"
)
_LAST = re.compile(
    r"was|werd|is|zat|ging|kwam|oud|geleden|terug|leeftijd|nu|heden|vandaag|leven|ongeveer|ofzo|zo|jl|j\.l|a\.s|keer|uur"
)
_LEADING = re.compile(r"in|op|sinds|vanaf|van|tot|rond|tijdens|[-–—,:]")
_LONGEST = 12
"""Words in a date part; what is longer is a story."""
_SILENT = ("date-unknown", "date-empty")
_OUT_OF_REACH = ("date-far-future", "date-far-past", "date-someone-else")
"""A number that is no date here: "oma 80 jaar". Only a year beyond reach, or an age that was said as one ("toen hij 45 was"),
is told when no other date is found beside it.
"""
_AGE_OR_YEAR = re.compile(r"\d{4}|\b(?:toen|voordat|nadat|totdat)\b")
_BARE_YEAR = re.compile(r"\d\d(?=,? \D)")
_COUNTED = re.compile(
    r"\d\d,? (?:(?!ge)\w{3,}en|euro|keer|maal|x|uur|procent|kilo|kg|km|cm|meter|punten|a|à|tot|of|en)\b"
)
"""Two figures that say how many: "24 kinderen op het feestje"."""
LONGEST_TITLE = 200
"""Characters; a title is read at a glance. The story has a place of its own."""
_WORDS_READ = 100
"""Words at the start, and as many at the end, in which a date is looked for; the title keeps all of them."""
_LONG = timedelta(60)
"""What is said to have happened within a longer time than this was going on then, when it is no moment."""


def propose(line: str, context: Context) -> Proposal:
    """What the line says, as far as it can be read. Without a date `when` is None: the date may come later."""
    words = line.split()
    found = _date_part(words[:_WORDS_READ], context)
    if found is None and len(words) > _WORDS_READ:  # a long story may end with its date
        skipped = max(_WORDS_READ, len(words) - _WORDS_READ)
        late = _date_part(words[skipped:], context)
        found = (late[0] + skipped, late[1] + skipped, late[2]) if late else None
    found = found or _bare_year(words, context)
    if found is None:
        return _fitting(_with_lane(_whole(words), Period(None), context), line)
    start, end, period = found
    said = " ".join(words[start:end])
    if isinstance(period, Misread):  # the words stay in the title, so that nothing typed is lost
        proposal = replace(_with_lane(_whole(words), Period(None), context), misread=period)
    else:
        plain = clean(said)  # "Kerst bij oma" says when, and what
        named = plain in HOLIDAYS or plain in FEASTS or plain.startswith("overgang")
        title = _title(words) if named else _rest(words[:start], words[end:]) or _title(words)
        if topic_of(line) and not topic_of(title):  # "groep 4 overgedaan" is one thing
            title = _title(words)
        proposal = _with_lane(title, period, context)
    return _fitting(replace(proposal, said=said), line)


def _fitting(proposal: Proposal, line: str) -> Proposal:
    """A title that is too long ends in an ellipsis, and the line is kept whole beside it."""
    proposal = replace(proposal, typed=line.strip())
    if len(proposal.title) <= LONGEST_TITLE:
        return proposal
    short = proposal.title[: LONGEST_TITLE - 1]
    return replace(proposal, title=f"{short.rsplit(maxsplit=1)[0]}…", text=proposal.typed)


def _date_part(words: list[str], context: Context) -> tuple[int, int, Period | Misread] | None:
    """The longest run of words that is a date, or that is meant as one but cannot be ("31 april"); else None."""
    plain = [clean(word) for word in words]
    telling = [bool(_DATE_WORD.search(word)) for word in plain]
    starts = [i for i, word in enumerate(plain) if telling[i] or _FIRST.fullmatch(word)]
    ends = [i + 1 for i, word in enumerate(plain) if telling[i] or _LAST.fullmatch(word)]
    runs = [(start, end) for start in starts for end in ends if 0 < end - start <= _LONGEST and any(telling[start:end])]
    beyond: tuple[int, int, Period | Misread] | None = None
    for start, end in sorted(runs, key=lambda run: (run[0] - run[1], run[0])):
        text = " ".join(words[start:end])
        if _WEAK.fullmatch(clean(text)) and start > 0 and end < len(words):
            continue
        period = read_period(text, context)
        if isinstance(period, Misread) and period.code in _OUT_OF_REACH:
            beyond = beyond or ((start, end, period) if _AGE_OR_YEAR.search(text) else None)
        elif _can_stand(period) and (beyond is None or end <= beyond[0] or beyond[1] <= start):
            return start, end, period
    return beyond


def _can_stand(period: Period | Misread) -> bool:
    """A date, or a reason why it is none that is worth telling."""
    return isinstance(period, Period) or period.code not in _SILENT


def _bare_year(words: list[str], context: Context) -> tuple[int, int, Misread] | None:
    """ "98 opa geboren": two figures in front may be a year and may be a number, so that is asked."""
    line = clean(" ".join(words[:2]))
    found = _BARE_YEAR.match(line)
    if not found or _COUNTED.match(line):
        return None
    year = full_year(found[0], context.today)
    return (0, 1, Misread("date-two-figures", {"figures": found[0]}, str(year))) if year <= context.today.year else None


def _whole(words: list[str]) -> str:
    """The line as it was typed, with a capital."""
    return capital(" ".join(words))


def _title(words: list[str]) -> str:
    return capital(" ".join(words).strip(" ,;:-–—."))


def _rest(before: list[str], after: list[str]) -> str:
    """The title without its date part, and without a little word that led to it."""
    while before and _LEADING.fullmatch(before[-1].casefold()):
        before = before[:-1]
    return _title([*before, *after])


def _with_lane(title: str, period: Period, context: Context) -> Proposal:
    lane, kind, topic = lane_kind_and_topic(title)
    return timed(Proposal(title, lane=lane, kind=kind, topic=topic), period, context)


def timed(proposal: Proposal, period: Period, context: Context) -> Proposal:
    """The proposal at the time that was said: whoever waits was put on the list then, help may still go on."""
    when, until, kind = period.start, period.until, proposal.kind
    proposal = replace(proposal, when=None, until=None, applied=None, ongoing=False, planned=False, misread=None)
    if proposal.lane == "zorg" and _WAIT.search(clean(proposal.title)) and not until:
        return replace(proposal, kind=TRAJECTORY, applied=when)
    planned = when is not None and when.earliest > context.today
    proposal = replace(proposal, when=when, until=until, ongoing=period.ongoing, planned=planned)
    if until or period.ongoing:
        return replace(proposal, kind=PERIOD if kind == MOMENT else kind)
    return proposal if kind == MOMENT or when is None else _stretch_or_start(proposal, when, context)


def _stretch_or_start(proposal: Proposal, when: VagueDate, context: Context) -> Proposal:
    """ "Speltherapie groep 5" was over within that year; "speltherapie maart 2026" has only just begun."""
    if when.latest >= context.today - timedelta(60):
        return replace(proposal, ongoing=True)
    if when.latest - when.earliest > _LONG:
        return replace(proposal, until=when)
    return replace(proposal, kind=MOMENT)
