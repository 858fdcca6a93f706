"""Reads everything of one child, table by table, from the shapes. Nothing is covered yet.

SQL over names from `shapes`, never from a person: this room must know every table of a child, also of rooms beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import text

from rondom.dossier.attachments import content_of
from rondom.dossier.queries import pupil_head
from rondom.errors import EnvironmentProblem
from rondom.language import _, capital
from rondom.plan.inzage.earlier import earlier_lines, log_lines
from rondom.plan.inzage.reading import Chapter, ChildFile, Enclosure, FixedPlan, Group, Item, Line, Piece
from rondom.plan.inzage.shapes import CHAPTERS, EARLIER, LOG, SHAPES, Shape
from rondom.plan.inzage.words import edge_words, label_of, when_words, words_of
from rondom.plan.keeping import from_json
from rondom.privacy.field_words import table_word
from rondom.school.queries import school_facts
from rondom.vault.store import Session

Rows = list[dict[str, Any]]
Progress = Callable[[int, int], None]
"""Told after every step: how many are done, and of how many. May raise to stop."""


def child_file(session: Session, pupil_id: str, today: date, progress: Progress | None = None) -> ChildFile:
    """All that is kept about this child. Raises UserProblem "gone"."""
    head, school = pupil_head(session, pupil_id, today), school_facts(session)
    told = progress or _nobody
    total = len(SHAPES) + 3
    gathered = _Gathered(session, pupil_id)
    for done, shape in enumerate(SHAPES, 1):
        gathered.take(shape)
        told(done, total)
    chapters = [_chapter(key, title, lead, head.first_name, gathered) for key, title, lead in CHAPTERS]
    told(total - 2, total)
    lines = {EARLIER: earlier_lines(session, pupil_id), LOG: log_lines(session, pupil_id)}
    heads = {
        EARLIER: (_("Wanneer en waar"), _("Wat er stond"), _("Wat er nu staat")),
        LOG: (_("Wanneer"), _("Wie"), _("Wat")),
    }
    chapters = [
        replace(one, heads=heads[one.key], lines=lines[one.key]) if one.key in lines else one for one in chapters
    ]
    told(total - 1, total)
    made = ChildFile(
        pupil_id,
        head.name,
        head.first_name,
        school.name,
        _("Bewaren tot {n} jaar na vertrek.").format(n=school.retention_years),
        tuple(one for one in chapters if one.count),
        _plans(session, pupil_id),
        _enclosures(session, pupil_id),
    )
    told(total, total)
    return made


def _nobody(_done: int, _total: int) -> None:
    """Nobody waits for how far it is."""


class _Gathered:
    """The rows of every table, ready to be hung under each other."""

    def __init__(self, session: Session, pupil_id: str) -> None:
        self._session, self._pupil = session, pupil_id
        self.rows: dict[str, Rows] = {}
        self._under: dict[tuple[str, str], dict[str, Rows]] = {}
        self._names: dict[tuple[str, str], dict[str, str]] = {}

    def take(self, shape: Shape) -> None:
        self.rows[shape.table] = rows_of(self._session, shape, self._pupil)
        if shape.under[0]:
            hung: dict[str, Rows] = defaultdict(list)
            for row in self.rows[shape.table]:
                hung[row[shape.under[1]]].append(row)
            self._under[shape.under[0], shape.table] = hung

    def below(self, table: str, row_id: str) -> tuple[Group, ...]:
        return tuple(
            Group(_(shape.called), tuple(self.item(shape, row) for row in rows))
            for shape in SHAPES
            if shape.under[0] == table and (rows := self._under[table, shape.table].get(row_id))
        )

    def item(self, shape: Shape, row: Mapping[str, Any]) -> Item:
        made = item_of(shape, row, self.name_of)
        return replace(made, below=self.below(shape.table, row["id"]))

    def name_of(self, table: str, column: str, row_id: str) -> str:
        """What another row is called, such as the group of a child. Asked once for a table."""
        known = self._names.get((table, column))
        if known is None:
            found = self._session.execute(text(f'SELECT id, "{column}" FROM "{table}"'))  # noqa: S608 - names of our own tables
            known = self._names[table, column] = {id_: str(name or "") for id_, name in found}
        return known.get(row_id, "")


def rows_of(session: Session, shape: Shape, pupil_id: str) -> Rows:
    """The rows of one table that belong to this child, in the order of the paper. The bytes of files are not read."""
    whose = "id" if shape.table == "pupil" else "pupil_id"
    columns = ["id", *sorted(shape.printed), *([shape.under[1]] if shape.under[0] else [])]
    if shape.owner and shape.owner not in columns:
        columns.append(shape.owner)
    filled = " OR ".join(f"trim(\"{one}\") <> ''" for one in shape.needs)
    which = f"{whose} = :pupil" + (f" AND ({filled})" if filled else "")
    way = "DESC" if shape.register else "ASC"
    chosen = ", ".join(f'"{one}"' for one in dict.fromkeys(columns))
    found = session.execute(
        text(f'SELECT {chosen} FROM "{shape.table}" WHERE {which} ORDER BY "{shape.order}" {way}, id {way}'),  # noqa: S608 - names of our own tables
        {"pupil": pupil_id},
    )
    return [dict(row) for row in found.mappings()]


def item_of(shape: Shape, row: Mapping[str, Any], name_of: Callable[[str, str, str], str]) -> Item:
    """One row in words. `name_of` tells what a linked row is called."""
    owner = str(row.get(shape.owner) or "") if shape.owner else ""

    def piece(column: str, words: str, prose: bool = False) -> Piece:
        return Piece(label_of(shape.table, column), words, f"{shape.table}:{row['id']}:{column}", prose, owner)

    named = [words for column in shape.title if (words := words_of(shape.table, column, row.get(column)))]
    between = " " if shape.table == "pupil" else ", "
    title = between.join(named) or ("" if shape.under[0] else capital(table_word(shape.table)))
    if shape.table == "plan_version":
        title = _("Versie {n}").format(n=title)
    if shape.titled_by_links:
        title = _bond(shape, row, name_of)
    head = Piece("", capital(title), f"{shape.table}:{row['id']}:{shape.title[0] if shape.title else ''}", False, owner)
    pieces = [
        *(piece(f"{edge}_said", words) for edge in shape.edges if (words := _edge(row, edge))),
        *(
            piece(column, words)
            for column, (table, name) in shape.links.items()
            if not shape.titled_by_links and (linked := row.get(column)) and (words := name_of(table, name, linked))
        ),
        *(piece(one, words) for one in shape.facts if (words := words_of(shape.table, one, row.get(one)))),
        *(piece(one, words, True) for one in shape.prose if (words := words_of(shape.table, one, row.get(one)))),
    ]
    return Item(head, when_words(row.get(shape.when)) if shape.when else "", tuple(pieces))


def _bond(shape: Shape, row: Mapping[str, Any], name_of: Callable[[str, str, str], str]) -> str:
    """Riet Klaproos en Sanne Klaproos; only one name: with the child."""
    names = [name_of(table, name, row[column]) for column, (table, name) in shape.links.items() if row.get(column)]
    return _("{one} en {other}").format(one=names[0], other=names[1]) if len(names) > 1 else "".join(names)


def _edge(row: Mapping[str, Any], edge: str) -> str:
    return edge_words(row.get(f"{edge}_said"), row.get(f"{edge}_earliest"), row.get(f"{edge}_latest"))


def _chapter(key: str, title: str, lead: str, child: str, gathered: _Gathered) -> Chapter:
    """The rows of the tables of this chapter that hang on no other row."""
    tops = [shape for shape in SHAPES if shape.chapter == key and not shape.under[0]]
    registers = [shape for shape in tops if shape.register]
    groups = tuple(
        Group(_(shape.called), tuple(gathered.item(shape, row) for row in gathered.rows[shape.table]))
        for shape in tops
        if not shape.register and gathered.rows[shape.table]
    )
    made = Chapter(key, _(title).format(child=child), _(lead).format(child=child), groups)
    if registers:
        return _register(made, registers[0], gathered.rows[registers[0].table])
    return made


_REGISTER = (("at",), ("recipient",), ("document", "pages", "way"), ("purpose", "basis"))
"""The register of verstrekkingen in columns; who made it stands under the paper."""


def _register(chapter: Chapter, shape: Shape, rows: Iterable[Mapping[str, Any]]) -> Chapter:
    lines = tuple(
        Line(
            tuple(
                _cell(shape, row, (*columns, "made_by") if "document" in columns else columns) for columns in _REGISTER
            )
        )
        for row in rows
    )
    heads = (_("Wanneer"), _("Aan"), _("Wat"), _("Waarvoor en waarom het mocht"))
    return replace(chapter, heads=heads, lines=lines)


def _cell(shape: Shape, row: Mapping[str, Any], columns: tuple[str, ...]) -> Piece:
    words = []
    for column in columns:
        told = words_of(shape.table, column, row.get(column))
        if told and column == "pages":
            told = _("{n} bladzijden").format(n=told) if told != "1" else _("1 bladzijde")
        if told and column == "made_by":
            told = _("door {who}").format(who=told)
        words += [told] if told else []
    return Piece("", ", ".join(words), f"{shape.table}:{row['id']}:{columns[0]}")


_PLANS = """SELECT v.content, v.number, m.title FROM plan_version v JOIN meeting m ON m.id = v.meeting_id
WHERE v.pupil_id = :pupil AND v.content <> '' ORDER BY v.made_on, v.number"""


def _plans(session: Session, pupil_id: str) -> tuple[FixedPlan, ...]:
    """Every plan that was fixed. One that cannot be read any more is told of in its chapter, by number and day."""
    found = []
    for content, number, title in session.execute(text(_PLANS), {"pupil": pupil_id}):
        try:
            reading = from_json(content)
        except ValueError:
            continue
        found.append(
            FixedPlan(_("{title}, versie {n}").format(title=title, n=number), replace(reading, address_block=()))
        )
    return tuple(found)


_FILES = """SELECT id, title, kind, media_type, added_on FROM attachment
WHERE pupil_id = :pupil AND kind <> 'sent_copy' ORDER BY added_on, id"""


def _enclosures(session: Session, pupil_id: str) -> tuple[Enclosure, ...]:
    """The kept files. Not the copies of what went out: what stands on those is in this packet, for this reader."""
    return tuple(
        Enclosure(
            id_, title or _("Bijlage"), words_of("attachment", "kind", kind), media, date.fromisoformat(str(on)[:10]),
            _whole(session, id_),
        )
        for id_, title, kind, media, on in session.execute(text(_FILES), {"pupil": pupil_id})
    )  # fmt: skip


def _whole(session: Session, attachment_id: str) -> bytes:
    """Nothing of a file that lost a part of it: the packet says so in its place, and the rest goes on."""
    try:
        return content_of(session, attachment_id)
    except EnvironmentProblem:
        return b""
