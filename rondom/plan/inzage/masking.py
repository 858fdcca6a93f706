"""What is covered for one reader: found by rule, decided by a person, and then gone from every text.

What is covered is not hidden but replaced: the letters are nowhere in the packet. What was decided is not in it either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import partial
from typing import Any, TypeVar

from rondom.language import _
from rondom.plan.inzage.finding import MAIL, OWN, PERSON, PHONE, PLACE, Finder, Span, added_spans
from rondom.plan.inzage.people import Surroundings, plain
from rondom.plan.inzage.reading import Chapter, ChildFile, Enclosure, Group, Item, Line, Piece

BARS = {
    PERSON: _("[andere persoon]"),
    PHONE: _("[telefoonnummer]"),
    MAIL: _("[e-mailadres]"),
    PLACE: _("[adres]"),
    OWN: _("[van deze persoon zelf]"),
}
"""What stands in the place of what is covered."""
CONTEXTS, AROUND = 3, 34
"""So many places are shown with each, and so many letters before and after."""
_OWN_FACTS = frozenset({"phone_secret", "language", "interpreter", "apart", "secret"})
_REACH = {"phone": PHONE, "email": MAIL, "street": PLACE, "postcode": PLACE, "place": PLACE}
_WORDS = re.compile(r"[^\W\d_]+")
_VOICE = frozenset({"voice_words", "voice_followup"})
_EVERYONE = frozenset({"iedereen", "allemaal", "ouders", "thuis", "gezin"})
"""In "wie mag dit horen": then every parent may. Else it has to be this one who is named."""

AnyShape = TypeVar("AnyShape")


@dataclass(frozen=True, slots=True)
class Found:
    """Something about someone else, in all the places where it stands. `why` is what a person gave as reason."""

    key: str
    kind: str
    words: str
    reason: str
    sure: bool
    covered: bool
    fixed: bool
    count: int
    contexts: tuple[str, ...]
    decided: bool = False
    why: str = ""

    @property
    def added(self) -> bool:
        """Somebody typed it; the program did not find it."""
        return self.key.startswith("added:")


@dataclass(frozen=True, slots=True)
class Added:
    """Words that somebody covers on top."""

    words: str
    why: str = ""

    @property
    def key(self) -> str:
        return f"added:{plain(self.words)}"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided. Kept as long as the packet is being made, and nowhere after that."""

    covered: Mapping[str, bool] = field(default_factory=dict)
    """By key: another answer than the proposal."""
    why: Mapping[str, str] = field(default_factory=dict)
    added: tuple[Added, ...] = ()
    files: Mapping[str, bool] = field(default_factory=dict)
    """By id of a kept file that was looked at: whether it goes along."""
    files_why: Mapping[str, str] = field(default_factory=dict)


@dataclass
class _Tally:
    """One thing that was found, while its places are counted."""

    span: Span
    count: int = 0
    contexts: list[str] = field(default_factory=list)


class Cover:
    """Looks a whole file over once; after that other decisions cost little.

    `file` may have been read with `texts` of its enclosures (by id), so that those are looked over too.
    """

    def __init__(self, file: ChildFile, around: Surroundings, texts: Mapping[str, str] | None = None) -> None:
        file = _mapped(file, as_seen)
        self._file, self._around, self._finder = file, around, Finder(around)
        self._texts = dict(texts or {})
        self._spans: dict[str, list[Span]] = {}
        self._voices = _guarded_voices(file, around)
        self._said = _said(file, self._voices)

    def found(self, decisions: Decisions) -> tuple[Found, ...]:
        """Everything that is or could be covered: first what somebody has to look at, then by words."""
        tallies: dict[str, _Tally] = {}
        for piece in self._file.pieces():
            self._count(tallies, piece.text, self._whole(piece) or self._of(piece.text, decisions), piece.label)
        for plan in self._file.plans:
            for words in _strings(plan.reading):
                self._count(tallies, words, self._of(words, decisions))
        for words in self._texts.values():
            self._count(tallies, words, self._of(words, decisions))
        for one in decisions.added:
            tallies.setdefault(one.key, _Tally(Span(0, 0, one.key, PERSON, one.words, one.why, True)))
        made = [_found(tally, decisions) for tally in tallies.values()]
        return tuple(sorted(made, key=lambda one: (one.sure or one.fixed, plain(one.words))))

    def covered_file(self, decisions: Decisions) -> tuple[ChildFile, int]:
        """The file as it may be read, and how many places are covered."""
        pen = _Pen(self, decisions)
        chapters = tuple(pen.chapter(one) for one in self._file.chapters)
        plans = tuple(
            replace(one, title=pen.text(one.title), reading=pen.shape(one.reading)) for one in self._file.plans
        )
        enclosures = tuple(self._enclosure(one, pen, decisions) for one in self._file.enclosures)
        return replace(self._file, chapters=chapters, plans=plans, enclosures=enclosures), pen.count

    def _enclosure(self, one: Enclosure, pen: _Pen, decisions: Decisions) -> Enclosure:
        text = self._texts.get(one.id, "")
        hidden = (
            frozenset(text[span.start : span.end] for span in self.chosen(text, decisions)) if text else frozenset()
        )
        goes = decisions.files.get(one.id)
        why = decisions.files_why.get(one.id, "") if goes is False else "" if goes else _("nog niet bekeken")
        return replace(one, title=pen.text(one.title), goes=bool(goes), why=why, covered=hidden)

    # -- what is found where -----------------------------------------------------------------------------------

    def chosen(self, text: str, decisions: Decisions) -> list[Span]:
        """The places in a text that are covered."""
        return [one for one in self._of(text, decisions) if _is_covered(one, decisions)]

    def _of(self, text: str, decisions: Decisions) -> list[Span]:
        if text in self._said:
            return [self._voice(text, self._said[text])]
        if text not in self._spans:
            self._spans[text] = self._finder.spans(text)
        spans = self._spans[text]
        if not decisions.added or not text:
            return spans
        added = list(added_spans(text, [one.words for one in decisions.added]))
        return sorted([*added, *(one for one in spans if not _meets(one, added))], key=lambda one: one.start)

    def _whole(self, piece: Piece) -> list[Span]:
        """One place over the whole field: someone's own facts, or a voice that asked who may hear it."""
        table, row, column = field_of(piece)
        if not piece.text:
            return []
        if table == "meeting" and column in _VOICE and row in self._voices:
            return [self._voice(piece.text, row)]
        if not piece.owner or piece.owner == self._around.reader_id:
            return []
        if table == "meeting_score" and piece.owner not in self._around.own_attendees:
            words, reason = _("Wat iemand van een gesprek vond"), _("dat is van wie het zei")
            return [Span(0, len(piece.text), "own:scores", OWN, words, reason, True)]
        if piece.owner not in self._around.others:
            return []
        if column in _REACH:
            return [self._reach(piece, _REACH[column])]
        if column in _OWN_FACTS:
            reason = _("gegevens van een ander over zichzelf: taal, tolk, geheim, eigen gesprek")
            return [Span(0, len(piece.text), "own:facts", OWN, _("Eigen gegevens"), reason, True)]
        return []

    def _voice(self, text: str, row: str) -> Span:
        reason = _("wie dit mag horen: {who}").format(who=self._voices[row])
        return Span(0, len(text), f"voice:{row}", OWN, _("Wat het kind zei"), reason, False)

    def _reach(self, piece: Piece, kind: str) -> Span:
        mine = [
            one for one in self._around.secrets if one.owner == piece.owner and (one.kind == "place") == (kind == PLACE)
        ]
        fixed = any(one.fixed for one in mine if one.kind == kind or kind == PLACE)
        reason = _("geheim") if fixed else _("waar of hoe iemand anders te bereiken is")
        key = f"reach:{piece.owner}:{kind}"
        return Span(0, len(piece.text), key, kind, piece.text, reason, True, True, fixed)

    @staticmethod
    def _count(tallies: dict[str, _Tally], text: str, spans: Iterable[Span], label: str = "") -> None:
        for span in spans:
            tally = tallies.setdefault(span.key, _Tally(span))
            tally.count += 1
            if len(tally.contexts) < CONTEXTS and (span.kind != OWN or span.key.startswith("voice:")):
                context = _context(text, span)
                if label and context == text:
                    context = f"{label}: {context}"
                if context not in tally.contexts:
                    tally.contexts.append(context)


class _Pen:
    """Writes everything anew, with bars where something is covered."""

    def __init__(self, cover: Cover, decisions: Decisions) -> None:
        self._cover, self._decisions = cover, decisions
        self.count = 0

    def chapter(self, one: Chapter) -> Chapter:
        lines = tuple(Line(tuple(map(self.piece, line.cells))) for line in one.lines)
        return replace(one, groups=tuple(self.group(group) for group in one.groups), lines=lines)

    def group(self, one: Group) -> Group:
        return replace(one, items=tuple(map(self.item, one.items)))

    def item(self, one: Item) -> Item:
        if one.title.key.startswith("meeting_score:") and any(self._hidden(piece) for piece in one.pieces):
            self.count += 1
            return replace(one, title=replace(one.title, text=BARS[OWN]), pieces=(), below=())
        pieces = tuple(self.piece(piece) for piece in one.pieces if not (_is_own_fact(piece) and self._hidden(piece)))
        return replace(one, title=self.piece(one.title), pieces=pieces, below=tuple(map(self.group, one.below)))

    def piece(self, one: Piece) -> Piece:
        hidden = self._hidden(one)
        if hidden is not None:
            self.count += 1
            return replace(one, text=BARS[hidden.kind], prose=False)
        return replace(one, text=self.text(one.text))

    def text(self, text: str) -> str:
        for span in reversed(self._cover.chosen(text, self._decisions)):
            self.count += 1
            text = text[: span.start] + BARS[span.kind] + text[span.end :]
        return text

    def shape(self, value: AnyShape) -> AnyShape:
        """A reading with every text in it covered."""
        made: AnyShape = _mapped(value, self.text)
        return made

    def _hidden(self, piece: Piece) -> Span | None:
        return next((one for one in self._cover._whole(piece) if _is_covered(one, self._decisions)), None)


def _is_own_fact(piece: Piece) -> bool:
    return piece.key.split(":")[-1] in _OWN_FACTS


def _is_covered(span: Span, decisions: Decisions) -> bool:
    return span.fixed or decisions.covered.get(span.key, span.covered)


def _found(tally: _Tally, decisions: Decisions) -> Found:
    span = tally.span
    why = decisions.why.get(span.key, "") or next((one.why for one in decisions.added if one.key == span.key), "")
    return Found(
        span.key, span.kind, span.words, span.reason, span.sure, _is_covered(span, decisions), span.fixed, tally.count,
        tuple(tally.contexts), span.key in decisions.covered, why,
    )  # fmt: skip


def _meets(one: Span, others: Iterable[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _context(text: str, span: Span) -> str:
    """… speelt met Noor op het plein …"""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    words = " ".join(text[start:end].split())
    return ("… " if start else "") + words + (" …" if end < len(text) else "")


def _guarded_voices(file: ChildFile, around: Surroundings) -> dict[str, str]:
    """Meetings of which the child said who may hear its words, and a parent is not among them."""
    if around.reader_id == "pupil":
        return {}
    found = {}
    for piece in file.pieces():
        table, row, column = field_of(piece)
        asked = (table, column) == ("meeting", "voice_audience") and piece.key.startswith("meeting:")
        if asked and not words_in(piece.text) & (_EVERYONE | around.reader_called):
            found[row] = piece.text
    return found


_HIDDEN = re.compile("[\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]|(?<![\u0600-\u08ff])[\u200c\u200d]")
"""Signs that are never drawn: with one of them inside, a name would be printed that nobody found."""


def as_seen(text: str) -> str:
    """The text as it will be read on paper."""
    return text if text.isascii() else _HIDDEN.sub("", unicodedata.normalize("NFC", text))


def words_in(text: str) -> set[str]:
    return {plain(word) for word in _WORDS.findall(text)}


def _said(file: ChildFile, voices: Mapping[str, str]) -> dict[str, str]:
    """The guarded words themselves, wherever they stand: also in the plan of that meeting. By text the meeting."""
    found = {}
    for piece in file.pieces():
        table, row, column = field_of(piece)
        if table == "meeting" and column in _VOICE and row in voices and piece.text:
            found[piece.text] = row
    return found


def field_of(piece: Piece) -> tuple[str, str, str]:
    """Table, row and column where it is kept; also of what stood there earlier."""
    parts = piece.key.split(":")
    if parts[0] == "earlier":
        parts = parts[1:] if parts[-1] != "where" else [""]
    table, row, column, *_more = (*parts, "", "", "")
    return table, row, column


def _strings(value: Any) -> Iterable[str]:
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _mapped(value, keep)
    return found


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The same value with every text in it changed. A drawing is left out: what stands in it stands in the words beside it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(value)
    if isinstance(value, tuple):
        return tuple(map(partial(_mapped, change=change), value))
    if is_dataclass(value) and not isinstance(value, type):
        new = {one.name: _mapped(getattr(value, one.name), change) for one in fields(value) if one.compare}
        return replace(value, **new)
    return value
