"""Which pages belong together, also where the pages that say so are lost.

SQLite keeps each table and each index as a tree of pages. A lost page cuts its tree: what hung below it is whole, but
loose. `homing` finds out to which table a loose tree belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rondom.vault.salvage.b_tree import (
    INDEX,
    INTERIOR,
    GetPage,
    Record,
    children,
    kind_of,
    records,
)

_SCHEMA_KINDS = {"table", "index", "trigger", "view"}
_SCHEMA_COLUMNS = 5
USER_VERSION = 60
"""Place in page 1 of the number of the schema."""


@dataclass(slots=True)
class Trees:
    """The trees of a file. Made by `survey`; see there."""

    get: GetPage
    lost: frozenset[int]
    """Pages that do not prove themselves."""
    kinds: dict[int, int]
    below: dict[int, tuple[int, ...]]
    tops: dict[int, int] = field(default_factory=dict)
    """Page → the topmost page above it that can be read."""
    tables: dict[str, int] = field(default_factory=dict)
    """Table → its root, for the part of the schema that can be read."""
    indexes: dict[str, int] = field(default_factory=dict)
    schema_whole: bool = True

    def pages(self, root: int) -> Iterator[int]:
        """Every page of the tree of `root` that can be read, in order."""
        waiting, seen = [root], set[int]()
        while waiting:
            page = waiting.pop()
            if page in self.kinds and page not in seen and self.tops[page] == root:
                seen.add(page)
                yield page
                waiting += reversed(self.below.get(page, ()))

    def records(self, root: int) -> Iterator[Record]:
        """Every row or entry of the tree of `root`."""
        for number in self.pages(root):
            page = self.get(number)
            if page is not None:
                yield from records(page, number, self.get)

    def is_whole(self, root: int | None) -> bool:
        """Whether no page of this tree is lost."""
        if root is None or root not in self.kinds:
            return False
        return not any(child not in self.kinds for page in self.pages(root) for child in self.below.get(page, ()))

    def holds_all(self, table: str, roots: Sequence[int]) -> bool:
        """Whether these trees are known to be the whole table."""
        if not all(self.is_whole(root) for root in roots):
            return False
        if table in self.tables:
            return list(roots) == [self.tables[table]]
        return len(roots) <= 1 and self.lost <= {child for children in self.below.values() for child in children}

    def has_lost_branch(self, root: int | None) -> bool:
        """Whether a page may be lost below which others hung. A lost leaf leaves nothing loose."""
        if root is None or root not in self.kinds:
            return True
        inner = [page for page in self.pages(root) if page in self.below]
        return any(self._may_miss_branch(self.below[page]) for page in inner)

    def loose(self) -> list[int]:
        """The tops of trees without a known place: of rows, of indexes, and of tables that are kept as an index."""
        known = {1, *self.tables.values(), *self.indexes.values()}
        tops = sorted(set(self.tops.values()) - known)
        return [top for top in tops if not self._is_schema(top)]

    def _may_miss_branch(self, children: tuple[int, ...]) -> bool:
        there = [self.kinds[child] for child in children if child in self.kinds]
        return len(there) < len(children) and (not there or any(kind in INTERIOR for kind in there))

    def _is_schema(self, top: int) -> bool:
        return self.kinds[top] not in INDEX and _is_schema_row(next(self.records(top), None))

    def read_schema(self) -> None:
        """Where each table and index starts. Rows of the schema are known by their form, also on a loose page."""
        tops = [1, *sorted(set(self.tops.values()) - {1})]
        for top in tops:
            if top != 1 and not self._is_schema(top):
                continue
            for record in self.records(top):
                if _is_schema_row(record) and record.values[3]:
                    known = self.tables if record.values[0] == "table" else self.indexes
                    known[str(record.values[1])] = int(str(record.values[3]))
        self.schema_whole = self.is_whole(1)


def survey(get: GetPage, count: int) -> Trees:
    """Look at every page once. Numbers count from 1 to `count`."""
    lost, kinds, below = set(), {}, {}
    for number in range(1, count + 1):
        page = get(number)
        if page is None:
            lost.add(number)
        elif kind := kind_of(page, number):
            kinds[number] = kind
            if kind in INTERIOR:
                below[number] = children(page, number)
    trees = Trees(get, frozenset(lost), kinds, below)
    trees.tops = _tops(kinds, below)
    trees.read_schema()
    return trees


def _tops(kinds: dict[int, int], below: dict[int, tuple[int, ...]]) -> dict[int, int]:
    """A page that says it hangs below two others, or below itself, is taken for one of them only."""
    above = {child: page for page, pages in below.items() for child in pages if child in kinds and child != page}
    tops: dict[int, int] = {}
    for page in kinds:
        path = [page]
        while path[-1] not in tops and path[-1] in above and above[path[-1]] not in path:
            path.append(above[path[-1]])
        top = tops.get(path[-1], path[-1])
        tops |= dict.fromkeys(path, top)
    return tops


def _is_schema_row(record: Record | None) -> bool:
    return (
        record is not None
        and len(record.values) == _SCHEMA_COLUMNS
        and record.values[0] in _SCHEMA_KINDS
        and isinstance(record.values[1], str)
        and isinstance(record.values[3], int)
    )
