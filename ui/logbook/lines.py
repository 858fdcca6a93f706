"""The lines of the logboek as people read them: what was typed in one go is one line, however often it was kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rondom import clock
from rondom.language import _, capital, clock_time, hour, listed, plural, relative
from rondom.privacy.logbook import Entry, FieldChange
from ui.widgets.rows import Row

ONE_GO = timedelta(minutes=15)
"""The same sentence by the same person about the same child, again within this time, is one line."""
ICONS = {
    "do": "pencil",
    "undo": "undo-2",
    "redo": "redo-2",
    "see": "eye",
    "print": "printer",
    "export": "share-2",
    "destroy": "trash-2",
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One or more entries. `newest` is the one that gives the line its words."""

    newest: Entry
    first_at: datetime
    times: int
    changes: tuple[FieldChange, ...]
    left_out: int

    @property
    def key(self) -> str:
        return str(self.newest.seq)

    @property
    def when(self) -> str:
        """gisteren 13.15 uur, or 13.15 tot 13.22 uur when it took longer."""
        last = self.newest.at
        day = relative(last.date(), clock.today())
        if self.first_at.replace(second=0, microsecond=0) == last.replace(second=0, microsecond=0):
            return f"{day} {hour(last)}"
        return _("{day} {first} tot {last}").format(day=day, first=clock_time(self.first_at), last=hour(last))

    @property
    def children(self) -> str:
        """Fien Watermunt; of many the first few and how many more."""
        named, count = self.newest.children, self.newest.children_count
        if count <= 2:
            return listed(named)
        return _("{name} en nog {n}").format(name=named[0], n=count - 1)


def gathered(entries: Sequence[Entry]) -> list[LogLine]:
    """Entries, newest first, as lines, newest first."""
    lines: list[LogLine] = []
    for entry in entries:
        last = lines[-1] if lines else None
        if last is not None and _in_one_go(last, entry):
            lines[-1] = replace(
                last,
                first_at=entry.at,
                times=last.times + 1,
                changes=joined(entry.changes, last.changes),
                left_out=last.left_out + entry.changes_left_out,
            )
        else:
            lines.append(LogLine(entry, entry.at, 1, entry.changes, entry.changes_left_out))
    return lines


def _in_one_go(line: LogLine, older: Entry) -> bool:
    newer = line.newest
    same = (newer.who, newer.sentence, newer.kind, newer.children, newer.children_count) == (
        older.who,
        older.sentence,
        older.kind,
        older.children,
        older.children_count,
    )
    return same and timedelta(0) <= line.first_at - older.at <= ONE_GO and newer.kind in ("do", "see")


def joined(older: Iterable[FieldChange], newer: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """Both, in the order of time. A text that was typed on becomes one change; two texts are never taken for one: the
    second must begin with what the first ended with, and that must not be empty.
    """
    found = list(older)
    for change in newer:
        at = next((at for at, one in enumerate(found) if _goes_on(one, change)), None)
        if at is None:
            found.append(change)
        else:
            found[at] = replace(found[at], after=change.after)
    return tuple(found)


def _goes_on(first: FieldChange, second: FieldChange) -> bool:
    same_field = (first.table, first.field) == (second.table, second.field)
    return same_field and first.after == second.before and bool(first.after)


def rows_of(lines: Sequence[LogLine], with_children: bool) -> list[Row]:
    """Under a heading for each day."""
    rows: list[Row] = []
    day: date | None = None
    for one in lines:
        if one.newest.at.date() != day:
            day = one.newest.at.date()
            rows.append(Row("", capital(relative(day, clock.today())), heading=True))
        rows.append(_row(one, with_children))
    return rows


def _row(one: LogLine, with_children: bool) -> Row:
    entry = one.newest
    times = "" if one.times == 1 else plural(one.times, "{n} keer", "{n} keer")
    return Row(
        one.key,
        entry.sentence,
        ", ".join(part for part in (entry.who, times) if part),
        side=one.children if with_children else "",
        end=clock_time(entry.at),
        icon=ICONS.get(entry.kind, "pencil"),
        spoken=", ".join(part for part in (entry.sentence, entry.who, times, one.children, one.when) if part),
    )
