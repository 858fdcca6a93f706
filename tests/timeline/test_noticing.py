"""Wat valt op? Questions, never conclusions; and at the table nothing of what is hidden from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.timeline.lanes import STRENGTHS
from rondom.timeline.marks import Curve, EventMark
from rondom.timeline.noticing import MOST, Question, notice
from rondom.timeline.spans import Context, Span
from rondom.timeline.stretches import in_words
from tests.timeline.life import BIRTH, TODAY, day, lives, mees

CONTEXT = Context(BIRTH, TODAY, 6, "Mees")
OMA = EventMark("oma", STRENGTHS, "period", "Woensdag bij oma", day(2020, 9, 2), told_side="child")
GRADES = (
    "risico",
    "score",
    "zorgelijk",
    "probleem",
    "ernstig",
    "slecht",
    "diagnose",
    "gemiddeld",
    "conclusie",
    "blijkt",
    "%",
    "!",
)


def moment(key: str, lane: str, on: date, **values: str) -> EventMark:
    return EventMark(key, lane, "moment", key, (on, on), told_side=values.get("told", ""))


def sort(name: str, marks: list[EventMark], context: Context = CONTEXT, at_table: bool = False) -> list[Question]:
    return [one for one in notice(marks, context, at_table) if one.sort == name]


def test_an_empty_timeline_asks_nothing() -> None:
    assert notice([], CONTEXT) == ()
    assert notice([EventMark("x", "kind", "moment", "Ooit", None)], CONTEXT) == ()


def test_without_anything_that_helped_that_is_asked_first() -> None:
    found = notice([moment("Bril", "kind", date(2022, 10, 5))], CONTEXT)
    assert found[0] == Question("strength", "Bij Wat hielp staat nog niets.", "Wat hielp, hoe klein ook?")


def test_much_at_once_is_asked_about_in_the_words_of_the_time() -> None:
    marks = [moment(f"e{n}", "gezin", date(2024, 1, n)) for n in range(1, 6)]
    (one,) = sort("pile-up", [OMA, *marks])
    assert one.seen == "In de winter van 2024 veranderde er veel tegelijk."
    assert one.asked == "Hoe was dat?"
    assert one.keys == ("e1", "e2", "e3", "e4", "e5")


def test_a_stretch_has_the_name_of_what_it_lies_in() -> None:
    assert in_words((date(2023, 12, 20), date(2024, 2, 3)), CONTEXT) == "in de winter van 2024"
    assert in_words((date(2024, 3, 20), date(2024, 6, 3)), CONTEXT) == "in het voorjaar van 2024"
    assert in_words((date(2023, 9, 1), date(2024, 4, 1)), CONTEXT) == "in groep 4"
    assert in_words((date(2024, 5, 1), date(2024, 12, 1)), CONTEXT) == "in 2024"
    assert in_words((date(2024, 5, 1), date(2025, 1, 9)), CONTEXT) == "tussen mei 2024 en januari 2025"


@given(st.dates(date(2010, 1, 1), date(2027, 1, 1)), st.integers(0, 270))
def test_a_stretch_never_has_the_name_of_another_time(first: date, days: int) -> None:
    told = in_words((first, first + timedelta(days)), CONTEXT)
    years = {int(found) for found in re.findall(r"\d{4}", told)}
    assert years <= {first.year, (first + timedelta(days)).year, (first + timedelta(31)).year}
    assert years or any(year.name in told for year in CONTEXT.school_years())


def test_a_long_wait_is_asked_about_and_a_short_one_is_not() -> None:
    long = EventMark("spel", "zorg", "trajectory", "Speltherapie", day(2024, 9, 16), None, day(2024, 3, 4))
    short = replace(long, key="kort", applied=day(2024, 8, 20))
    (one,) = sort("wait", [OMA, long, short])
    assert one.seen == "Tussen aanmelden en begin van ‘Speltherapie’ gingen 28 weken voorbij."
    vague = replace(long, applied=(date(2024, 3, 1), date(2024, 3, 31)))
    assert "gingen 24 tot 28 weken voorbij" in sort("wait", [OMA, vague])[0].seen


def test_while_someone_waits_the_question_is_what_helps_now() -> None:
    (one,) = sort("wait", [OMA, EventMark("ggz", "zorg", "trajectory", "Onderzoek", None, applied=day(2025, 12, 18))])
    assert (one.seen, one.asked) == ("Op ‘Onderzoek’ wordt nu 12 weken gewacht.", "Wat helpt tot het begint?")


def test_help_without_strengths_and_strengths_without_help() -> None:
    voetbal = EventMark("voetbal", STRENGTHS, "period", "Voetbal", day(2019, 1, 1), day(2019, 12, 1))
    therapy = EventMark("spel", "zorg", "trajectory", "Speltherapie", day(2024, 9, 16), day(2025, 7, 4))
    (alone,) = sort("help-alone", [voetbal, therapy])
    assert alone.seen == "In de tijd van ‘Speltherapie’ staat er niets bij Wat hielp."
    assert alone.keys == ("spel",)
    (by_itself,) = sort("strength-alone", [voetbal, therapy])
    assert by_itself.seen == "‘Voetbal’ hielp, zonder hulp erbij."
    assert sort("help-alone", [OMA, therapy]) == sort("strength-alone", [OMA, therapy]) == []


def test_a_group_nobody_told_about() -> None:
    known = [moment(f"e{year}", "kind", date(year, 10, 1)) for year in (2020, 2021, 2023, 2025)]
    assert [(one.seen, one.asked) for one in sort("gap", [OMA, *known])] == [
        ("Over groep 3 weten we niets.", "Wat was er toen?"),
        ("Over groep 5 weten we niets.", "Wat was er toen?"),
    ]
    (one,) = sort("gap", [OMA, *known[:3]])[1:]
    assert one.span == (date(2024, 8, 1), date(2025, 7, 31))
    several = sort("gap", [OMA, known[0], known[3]])
    assert [one.seen for one in several] == ["Over groep 2 tot en met groep 5 weten we niets."]


def test_without_groups_the_years_between_are_asked_about() -> None:
    known = [moment(f"e{year}", "kind", date(year, 10, 1)) for year in (2014, 2016, 2021)]
    assert [one.seen for one in sort("gap", known, Context(None, TODAY))] == [
        "Over 2015 weten we niets.",
        "Over 2017 tot en met 2020 weten we niets.",
    ]


def test_views_that_differ_stand_side_by_side() -> None:
    curves = (Curve("child", (-2, None, None)), Curve("parent", (1, None, None)), Curve("school", (0, None, None)))
    (one,) = sort("differ", [OMA, replace(moment("uit", "gezin", date(2023, 1, 1)), label="Uit elkaar", curves=curves)])
    assert (one.seen, one.asked) == ("Mees en een ouder kijken anders naar ‘Uit elkaar’.", "Wat zag ieder?")
    later = (Curve("child", (-2, None, None)), Curve("parent", (None, None, 2)))
    assert sort("differ", [OMA, replace(moment("uit", "gezin", date(2023, 1, 1)), curves=later)]) == []


def test_who_was_not_asked_yet() -> None:
    plain = [
        replace(OMA, told_side=""),
        moment("Bril", "kind", date(2022, 10, 5)),
        moment("Opa", "gezin", date(2025, 2, 1)),
    ]
    assert [one.seen for one in sort("unasked", plain)] == [
        "Hier staat nog niets dat Mees zelf vertelde.",
        "Hier staat nog niets dat een ouder zelf vertelde.",
    ]
    curves = (Curve("parent", (0, None, 1)),)
    therapy = EventMark("spel", "zorg", "trajectory", "Speltherapie", day(2024, 9, 16), curves=curves)
    (one,) = sort("unasked", [OMA, *plain[1:], therapy])
    assert (one.seen, one.keys) == ("Hoe Mees naar ‘Speltherapie’ kijkt, weten we nog niet.", ("spel",))


def test_at_the_table_a_hidden_year_is_not_asked_about() -> None:
    known = [moment(f"e{year}", "kind", date(year, 10, 1)) for year in (2020, 2021, 2022, 2023, 2025)]
    hidden = replace(moment("geheim", "gezin", date(2024, 10, 1)), private=True)
    assert len(sort("gap", [OMA, *known])) == 1
    assert sort("gap", [OMA, *known, hidden], at_table=True) == []


def test_at_the_table_hidden_events_do_not_make_a_pile_up() -> None:
    marks = [moment(f"e{n}", "gezin", date(2024, 1, n)) for n in range(1, 6)]
    marks[2] = replace(marks[2], private=True)
    assert len(sort("pile-up", marks)) == 1
    assert sort("pile-up", marks, at_table=True) == []


@settings(max_examples=30)
@given(lives(25), st.sampled_from(("", "Mees")))
def test_every_question_is_one_and_grades_nothing(marks: list[EventMark], name: str) -> None:
    """The only figures are years, groups and how long someone waited; titles stand between quotes."""
    told = [replace(mark, label="iets") for mark in marks]
    for one in notice(told, replace(CONTEXT, name=name)):
        assert one.asked.endswith("?")
        assert one.seen.endswith(".")
        plain = f"{one.seen} {one.asked}".casefold()
        assert not [word for word in GRADES if word in plain]
        bare = re.sub(r"\b(?:19|20)\d\d\b|(?:groep|klas) \d|(?:\d+ tot )?\d+ we(?:ek|ken)\b", "", plain)
        assert not re.search(r"[\d+−-]", bare), one


@settings(max_examples=20)
@given(lives(25))
def test_every_question_is_about_events_that_are_there(marks: list[EventMark]) -> None:
    keys = {mark.key for mark in marks}
    found = notice(marks, CONTEXT)
    assert all(set(one.keys) <= keys and (one.keys or one.span or one.sort in ("strength", "unasked")) for one in found)
    for name in {one.sort for one in found}:
        assert len([one for one in found if one.sort == name]) <= MOST * len(PERSPECTIVES)


@settings(max_examples=30)
@given(lives(20))
def test_hidden_events_never_give_a_question_at_the_table(marks: list[EventMark]) -> None:
    hidden = {mark.key for mark in marks if mark.private}
    secret = [replace(mark, label="Geheim") if mark.private else mark for mark in marks]
    found = notice(secret, CONTEXT, at_table=True)
    assert not [one for one in found if hidden & set(one.keys) or "Geheim" in one.seen]
    touched: list[Span] = [span for mark in marks if mark.private for span in (mark.start, mark.end) if span]
    gaps = [one.span for one in found if one.sort == "gap" and one.span]
    assert not [gap for gap in gaps for span in touched if gap[0] <= span[1] and span[0] <= gap[1]]


def test_the_life_of_mees_gives_a_short_list() -> None:
    found = notice(mees(), CONTEXT)
    assert 3 <= len(found) <= 12
    assert len({one.seen for one in found}) == len(found)


def test_two_events_with_one_title_give_one_question() -> None:
    speech = EventMark("l1", "zorg", "trajectory", "Logopedie", day(2018, 9, 3), day(2019, 3, 1))
    again = replace(speech, key="l2", start=day(2019, 4, 1), end=day(2019, 6, 1))
    assert [one.keys for one in sort("help-alone", [OMA, speech, again])] == [("l1", "l2")]


def test_what_ended_before_it_began_is_not_waited_for_now() -> None:
    gone = EventMark("ggz", "zorg", "trajectory", "Ggz", None, day(2025, 9, 1), day(2025, 1, 1))
    assert not sort("wait", [OMA, gone])


def test_that_something_ended_does_not_say_what_was_before_it() -> None:
    ended = EventMark("a", "zorg", "trajectory", "Hulp", (BIRTH, date(2023, 7, 1)), day(2023, 7, 1), since=False)
    others = [moment(f"f{year}", "kind", date(year, 10, 1)) for year in (2020, 2022, 2024)]
    assert "Over groep 2 weten we niets." in [one.seen for one in sort("gap", [*others, ended])]
