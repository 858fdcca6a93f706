"""Finding the table of rows whose place in the file is lost.

By their form, and by what else knows them: the index of a table's ids, and the journal. A row that might belong to two
tables gets none: a wrong place is worse than a loss that is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from rondom.vault.salvage.b_tree import INDEX, Record
from rondom.vault.salvage.shapes import Shape
from rondom.vault.salvage.trees import Trees

_SAMPLE = 8
"""Rows of a loose tree that are looked at; they all belong to one table."""
CELLS = "journal_cell"


def homes(trees: Trees, known: Mapping[str, Shape]) -> dict[str, list[int]]:
    """Per table the roots to read it from: its own, and those of loose trees that can only be its own."""
    found = {name: [root] for name in known if (root := trees.tables.get(name)) in trees.kinds and root is not None}
    wounded = [name for name in known if trees.has_lost_branch(trees.tables.get(name))]
    samples = {top: _sample(trees, top) for top in trees.loose()}
    fitting = {
        top: [name for name in wounded if _is_kept_so(trees, top, known[name]) and all(map(known[name].fits, rows))]
        for top, rows in samples.items()
        if rows
    }
    for top in [top for top, names in fitting.items() if names == [CELLS]]:
        found.setdefault(CELLS, []).append(top)
    votes = _votes(trees, known, found, {top: samples[top] for top, names in fitting.items() if names})
    for top, names in fitting.items():
        if names != [CELLS] and (home := _home(names, votes[top])) is not None:
            found.setdefault(home, []).append(top)
    return found


def unplaced(trees: Trees, found: Mapping[str, list[int]], known: Mapping[str, Shape]) -> int:
    """Rows that look like ours and got no table."""
    placed = {root for roots in found.values() for root in roots}
    loose = [top for top in trees.loose() if top not in placed]
    return sum(
        any(_is_kept_so(trees, top, shape) and shape.fits(record) for shape in known.values())
        for top in loose
        for record in trees.records(top)
    )


def _is_kept_so(trees: Trees, top: int, shape: Shape) -> bool:
    """Whether the pages are of the kind the table has: rows with numbers, or an index that is the table itself."""
    return (trees.kinds[top] in INDEX) == bool(shape.key)


def _home(names: list[str], votes: Counter[str]) -> str | None:
    voted = [name for name in names if votes[name]]
    if len(voted) == 1:
        return voted[0]
    return names[0] if len(names) == 1 else None


def _sample(trees: Trees, top: int) -> list[Record]:
    rows = trees.records(top)
    return [record for record, _place in zip((row for row in rows if row.whole), range(_SAMPLE), strict=False)]


def _votes(
    trees: Trees, known: Mapping[str, Shape], found: Mapping[str, list[int]], samples: Mapping[int, list[Record]]
) -> defaultdict[int, Counter[str]]:
    """Per loose tree: how often an index or the journal says of a row in which table it is."""
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    owners = {
        str(record.values[0]): (top, record.rowid)
        for top, rows in samples.items()
        for record in rows
        if record.values and isinstance(record.values[0], str)
    }
    if not owners:
        return votes
    for name, row, rowid in _witnesses(trees, known, found):
        if row in owners and rowid in (None, owners[row][1]):
            votes[owners[row][0]][name] += 1
    return votes


def _witnesses(
    trees: Trees, known: Mapping[str, Shape], found: Mapping[str, list[int]]
) -> Iterator[tuple[str, str, int | None]]:
    """Table, id and number of every row that an index knows; from the journal without its number."""
    for name, shape in known.items():
        root = trees.indexes.get(shape.id_index)
        for entry in trees.records(root) if root in trees.kinds and root is not None else ():
            if len(entry.values) == 2 and isinstance(entry.values[1], int):
                yield name, str(entry.values[0]), entry.values[1]
    for root in found.get(CELLS, ()):
        for record in trees.records(root):
            row = known[CELLS].named(record)
            if row.get("col", "") is None:
                yield str(row.get("tbl")), str(row.get("row")), None
