"""Wat valt op? Questions about a life as it is drawn, to ask at the table. Never a conclusion, a number that grades or a risk.

Each question says what anyone can see in the drawing and asks how it was. What is asked about something that is there
looks only at what may be seen. What is asked about something that is missing looks at everything: where an event is
hidden from this meeting nobody at the table is asked what was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TypeVar

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.language import _, capital, listed
from rondom.timeline.changes import Stretch, all_changes, middle, pile_ups
from rondom.timeline.lanes import STRENGTHS
from rondom.timeline.marks import EventMark
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.spans import Context, Span
from rondom.timeline.stretches import in_words
from rondom.timeline.waiting import wait_time, waits_now

One = TypeVar("One")
HELP_LANES = frozenset({"steun", "zorg"})
LONG_WAIT = timedelta(weeks=6)
"""From here on the wait itself is asked about."""
MOST = 3
"""Questions of one sort: the latest ones. A list that is too long is not talked about."""
_LONGEST = 60
"""Letters of a title that still read as part of a sentence."""
FEW = 3
"""With fewer events than this a gap says nothing yet."""


@dataclass(frozen=True, slots=True)
class Question:
    """`seen` is what the drawing shows, `asked` the question. `keys` are the events it is about, `span` the time of it.

    `sort` is strength, help-alone, strength-alone, pile-up, wait, differ, unasked or gap.
    """

    sort: str
    seen: str
    asked: str
    keys: tuple[str, ...] = ()
    span: Span | None = None


def notice(
    marks: Iterable[EventMark], context: Context, at_table: bool = False, count: bool = True
) -> tuple[Question, ...]:
    """What may be asked of this life, what helped first. With `at_table` nothing that is hidden is asked about; without
    `count` nothing that rests on "rust en drukte", for a school that switched it off.
    """
    known = [mark for mark in marks if mark.first]
    shown = [mark for mark in known if not (at_table and mark.private)]
    if not shown:
        return ()
    name = context.name or _("het kind")
    return _once(
        *_strengths(shown, known, context.today),
        *_help(shown, known, context.today),
        *(_pile_ups(shown, context) if count else ()),
        *_waits(shown, context.today),
        *_views(shown, name),
        *_unasked(shown, known, name),
        *_gaps(known, context),
    )


# -- what helped, and help ------------------------------------------------------------------------------------------


def _strengths(shown: Sequence[EventMark], known: Sequence[EventMark], today: date) -> list[Question]:
    """Nothing that helped is told yet; or something helped while nobody gave help."""
    helped = [mark for mark in known if mark.lane == STRENGTHS]
    if not helped:
        return [Question("strength", _("Bij Wat hielp staat nog niets."), _("Wat hielp, hoe klein ook?"))]
    given = [_time(mark, today) for mark in known if mark.lane in HELP_LANES and mark.start]
    alone = [
        mark
        for mark in shown
        if mark.lane == STRENGTHS and not mark.planned and not any(_touch(_time(mark, today), one) for one in given)
    ]
    asked = _("Wat maakte dat het werkte?")
    return [
        Question(
            "strength-alone", _("{event} hielp, zonder hulp erbij.").format(event=_named(mark)), asked, (mark.key,)
        )
        for mark in _latest(alone)
    ]


def _help(shown: Sequence[EventMark], known: Sequence[EventMark], today: date) -> list[Question]:
    """Help in whose time nothing stands at what helped."""
    helped = [_time(mark, today) for mark in known if mark.lane == STRENGTHS]
    if not helped:  # that the whole lane is empty is asked once
        return []
    alone = [
        mark
        for mark in shown
        if _is_help(mark) and not mark.planned and not any(_touch(_time(mark, today), one) for one in helped)
    ]
    return [
        Question(
            "help-alone",
            _("In de tijd van {event} staat er niets bij Wat hielp.").format(event=_named(mark)),
            _("Wat ging er toen goed?"),
            (mark.key,),
        )
        for mark in _latest(alone)
    ]


# -- much at once, and waiting --------------------------------------------------------------------------------------


def _pile_ups(shown: Sequence[EventMark], context: Context) -> list[Question]:
    return [_pile_up(one, context) for one in _latest(pile_ups(all_changes(shown, context.today)))]


def _pile_up(stretch: Stretch, context: Context) -> Question:
    seen = _("{when} veranderde er veel tegelijk.").format(when=capital(in_words(stretch.span, context)))
    return Question("pile-up", seen, _("Hoe was dat?"), stretch.keys, stretch.span)


def _waits(shown: Sequence[EventMark], today: date) -> list[Question]:
    """Help that was waited for; what is waited for now comes last, because it can still be changed.

    Of what ended before it began is not known what was waited for.
    """
    asked = [mark for mark in shown if mark.applied and not mark.planned and (mark.start or not mark.end)]
    found = [mark for mark in asked if _waited(mark, today) >= LONG_WAIT]
    return [_wait(mark, today) for mark in _latest(sorted(found, key=lambda mark: (mark.start is None, mark.first)))]


def _wait(mark: EventMark, today: date) -> Question:
    assert mark.applied
    told = wait_time(mark.applied, mark.start, today)
    if waits_now(mark.start, today):
        seen = _("Op {event} wordt nu {weeks} gewacht.").format(event=_named(mark), weeks=told)
        return Question("wait", seen, _("Wat helpt tot het begint?"), (mark.key,))
    seen = _("Tussen aanmelden en begin van {event} gingen {weeks} voorbij.").format(event=_named(mark), weeks=told)
    return Question("wait", seen, _("Hoe was het wachten?"), (mark.key,))


def _waited(mark: EventMark, today: date) -> timedelta:
    """From the asking to the start, or to today while it lasts; of vague times from middle to middle."""
    assert mark.applied
    until = middle(mark.start) if mark.start else today
    return max(timedelta(0), min(until, today) - middle(mark.applied))


# -- who sees it how ------------------------------------------------------------------------------------------------


def _views(shown: Sequence[EventMark], name: str) -> list[Question]:
    """One found it heavy and another good, of the same event at the same moment. Both are right."""
    found: list[Question] = []
    for mark in _latest([mark for mark in shown if _sides_that_differ(mark)]):
        who = capital(listed([_called(side, name) for side in _sides_that_differ(mark)]))
        seen = _("{who} kijken anders naar {event}.").format(who=who, event=_named(mark))
        found.append(Question("differ", seen, _("Wat zag ieder?"), (mark.key,)))
    return found


def _sides_that_differ(mark: EventMark) -> list[str]:
    """The perspectives of which one at least said heavy where another said good."""
    differ = {
        side.perspective
        for one, other in combinations(mark.curves, 2)
        for first, second in zip(one.values, other.values, strict=True)
        if first is not None and second is not None and first * second < 0
        for side in (one, other)
    }
    return [key for key in PERSPECTIVES if key in differ]


def _unasked(shown: Sequence[EventMark], known: Sequence[EventMark], name: str) -> list[Question]:
    """Nobody asked the child, or a parent, at all; else of what help they were not asked and others were."""
    found = []
    for side in ("child", "parent"):
        asked = _("Wat wil {who} erbij vertellen?").format(who=_called(side, name))
        if len(known) >= FEW and not any(_speaks(mark, side) for mark in known):
            seen = _("Hier staat nog niets dat {who} zelf vertelde.").format(who=_called(side, name))
            found.append(Question("unasked", seen, asked))
            continue
        missing = [mark for mark in shown if _is_help(mark) and mark.curves and not _speaks(mark, side)]
        found += [_not_asked(mark, side, name) for mark in _latest(missing)]
    return found


def _not_asked(mark: EventMark, side: str, name: str) -> Question:
    seen = _("Hoe {who} naar {event} kijkt, weten we nog niet.").format(who=_called(side, name), event=_named(mark))
    return Question("unasked", seen, _("Wie vraagt het?"), (mark.key,))


def _speaks(mark: EventMark, side: str) -> bool:
    return mark.told_side == side or any(one.perspective == side for one in mark.curves)


# -- what nobody told -----------------------------------------------------------------------------------------------


def _gaps(known: Sequence[EventMark], context: Context) -> list[Question]:
    """School years that are over in which nothing began or ended; without school years the years between two events."""
    if len(known) < FEW:
        return []
    edges = [span for mark in known for span in (mark.applied, mark.began, mark.end) if span]
    years = [year for year in context.school_years() if year.last < context.today and _began(year, context.birth)]
    if not years:
        return _empty_years(edges, context)
    empty = [year for year in years if not any(_touch(span, (year.first, year.last)) for span in edges)]
    return [_gap(some) for some in _latest(_in_a_row(empty))]


def _began(year: SchoolYear, birth: date | None) -> bool:
    """Counted back from the year group of now, a first year can lie before the birth."""
    return birth is None or year.first > birth


def _in_a_row(years: Sequence[SchoolYear]) -> list[list[SchoolYear]]:
    runs: list[list[SchoolYear]] = []
    for year in years:
        if runs and runs[-1][-1].last + timedelta(1) == year.first:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _gap(years: Sequence[SchoolYear]) -> Question:
    names = list(dict.fromkeys(year.name for year in years))
    told = listed(names) if len(names) < 3 else _("{first} tot en met {last}").format(first=names[0], last=names[-1])
    return _unknown(told, (years[0].first, years[-1].last))


def _empty_years(edges: Sequence[Span], context: Context) -> list[Question]:
    """Whole calendar years between two things that are known."""
    order = sorted(edges)
    runs, known = [], order[0][1]
    for one, other in pairwise(order):
        known = max(known, one[1])
        first, last = date(known.year + 1, 1, 1), date(other[0].year - 1, 12, 31)
        if first < last < context.today:
            runs.append((first, last))
    return [_unknown(_years_told(span), span) for span in _latest(runs)]


def _years_told(span: Span) -> str:
    first, last = span[0].year, span[1].year
    return str(first) if first == last else _("{first} tot en met {last}").format(first=first, last=last)


def _unknown(what: str, span: Span) -> Question:
    return Question("gap", _("Over {when} weten we niets.").format(when=what), _("Wat was er toen?"), (), span)


# -- words and times ------------------------------------------------------------------------------------------------


def _once(*found: Question) -> tuple[Question, ...]:
    """What reads the same, as of two events with one title, is asked once."""
    alike: dict[tuple[str, str], Question] = {}
    for one in found:
        first = alike.setdefault((one.seen, one.asked), one)
        if first is not one:
            keys = tuple(dict.fromkeys((*first.keys, *one.keys)))
            alike[one.seen, one.asked] = replace(first, keys=keys)
    return tuple(alike.values())


def _latest(found: Sequence[One]) -> Sequence[One]:
    return found[-MOST:]


def _is_help(mark: EventMark) -> bool:
    return mark.lane in HELP_LANES and mark.kind == "trajectory" and mark.start is not None


def _time(mark: EventMark, today: date) -> Span:
    """All the time it may have lasted; what goes on lasts until today."""
    start = mark.start or mark.applied
    assert start
    if mark.kind == "moment" or mark.start is None:
        return start
    return start[0], mark.end[1] if mark.end else max(today, start[1])


def _touch(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _named(mark: EventMark) -> str:
    """The title in quotes, short enough for a sentence."""
    label = " ".join(mark.label.split())
    return f"‘{label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + '…'}’"


def _called(side: str, name: str) -> str:
    """Mees, een ouder, de school, de coach."""
    return {"child": name, "parent": _("een ouder"), "school": _("de school"), "coach": _("de coach")}[side]
