"""Reading XML that a stranger may have made: no DOCTYPE, no entities, no network, bounds on size, depth and number.

The parser builds only the elements that the caller names. What is private or unknown never becomes a value in memory:
its text is dropped in the callback that delivers it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from rondom.errors import UserProblem
from rondom.exchange.xml_text import xml_text

MAX_MEGABYTES = 50
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
MAX_DEPTH = 40
"""EDEXML goes six deep."""
MAX_ELEMENTS = 2_000_000
"""A school of 2,500 has about 80,000."""

_CHUNK = 1 << 16
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


@dataclass(slots=True)
class Element:
    """One wanted element: its local name in lower case, wanted attributes, own text and wanted children."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        return (child for child in self.children if child.name in names)

    def first(self, name: str) -> Element | None:
        return next(self.all(name), None)

    def value(self, name: str) -> str:
        """Text of the first such child that has any, else an empty string."""
        return next((child.text for child in self.all(name) if child.text.strip()), "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be built. `private` maps an element name to the heading under which it is counted and dropped."""

    elements: frozenset[str]
    attributes: frozenset[str]
    private: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SafeXml:
    root: Element
    dropped: Counter[str]
    """Per heading of the vocabulary's `private`: how often such an element held something."""
    unknown: int
    """Elements skipped because nobody asked for them, not counting what was inside."""
    repaired: str
    """Encoding that had to be guessed, see `XmlText`."""


def parse(content: bytes, vocabulary: Vocabulary) -> SafeXml:
    """Read XML from anyone.

    Raises UserProblem: "edexml-too-big", "edexml-empty", "edexml-zipped", "edexml-encoding", "edexml-doctype",
    "edexml-too-deep", "edexml-too-many" or "edexml-broken" (with the line).
    """
    _check_bytes(content)
    decoded = xml_text(content)
    _refuse_doctype(decoded.text)
    builder = _Builder(vocabulary)
    _feed(decoded.text, builder)
    if builder.root is None:
        raise UserProblem("edexml-other-file")
    return SafeXml(builder.root, builder.dropped, builder.unknown, decoded.repaired)


def _check_bytes(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise UserProblem("edexml-too-big", limit=MAX_MEGABYTES)
    if content.startswith(b"PK\x03\x04"):
        raise UserProblem("edexml-zipped")
    if not content.strip():
        raise UserProblem("edexml-empty")


def _refuse_doctype(text: str) -> None:
    """Before the parser sees anything. A DOCTYPE is only possible before the first element; later it is no XML."""
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if text.startswith("<!", start) and not text.startswith("<!--", start):
        raise UserProblem("edexml-doctype")


def _feed(text: str, builder: _Builder) -> None:
    """The text goes in as UTF-8 with the encoding fixed, in pieces, so that a bound stops the work early."""
    parser = etree.XMLParser(
        target=cast(Any, builder),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
    )
    try:
        for piece in _pieces(text):
            parser.feed(piece)
        parser.close()
    except etree.LxmlError as problem:
        raise UserProblem("edexml-broken", line=_line(problem)) from None


def _pieces(text: str) -> Iterable[bytes]:
    return (text[at : at + _CHUNK].encode("utf-8") for at in range(0, len(text), _CHUNK))


def _line(problem: etree.LxmlError) -> int:
    line = getattr(problem, "lineno", None)
    return line if isinstance(line, int) and line > 0 else 1


class _Builder:
    """What the parser calls. Keeps the path of wanted elements; inside anything else it only counts depth."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.root: Element | None = None
        self.dropped: Counter[str] = Counter()
        self.unknown = 0
        self._vocabulary = vocabulary
        self._path: list[Element] = []
        self._texts: list[list[str]] = []
        self._depth = 0
        self._skipped_from = 0
        self._heading = ""
        self._namespace = ""
        self._elements = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise UserProblem("edexml-doctype")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        self._check_bounds()
        if self._skipped_from:
            return
        namespace, name = _parts(tag)
        if self._depth == 1:
            self._namespace = namespace
        if self._wanted(namespace, name):
            self._open(name, attributes)
        else:
            self._skip(name)

    def data(self, text: str) -> None:
        if not self._skipped_from:
            self._texts[-1].append(text)
        elif self._heading and text.strip() not in ("", "?"):
            self.dropped[self._heading] += 1
            self._heading = ""

    def end(self, _tag: str) -> None:
        if not self._skipped_from:
            self._path.pop().text = "".join(self._texts.pop())
        elif self._skipped_from == self._depth:
            self._skipped_from, self._heading = 0, ""
        self._depth -= 1

    def comment(self, _text: str) -> None:
        """Says nothing about a child."""

    def pi(self, _target: str, _data: str | None = None) -> None:
        """Never obeyed."""

    def close(self) -> None:
        """The parser asks for a result; `root` is it."""

    def _check_bounds(self) -> None:
        if self._depth > MAX_DEPTH:
            raise UserProblem("edexml-too-deep")
        if self._elements > MAX_ELEMENTS:
            raise UserProblem("edexml-too-many")

    def _wanted(self, namespace: str, name: str) -> bool:
        return name in self._vocabulary.elements and namespace in ("", self._namespace)

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        kept = {_parts(key)[1]: value for key, value in attributes.items()}
        element = Element(name, {key: value for key, value in kept.items() if key in self._vocabulary.attributes})
        if self._path:
            self._path[-1].children.append(element)
        else:
            self.root = element
        self._path.append(element)
        self._texts.append([])

    def _skip(self, name: str) -> None:
        self._skipped_from = self._depth
        self._heading = self._vocabulary.private.get(name, "")
        if not self._heading:
            self.unknown += 1


def _parts(tag: str) -> tuple[str, str]:
    """Namespace and local name. Case is free: one program writes Leerling."""
    namespace, _, name = tag.rpartition("}")
    return namespace.removeprefix("{"), name.lower()
