"""What the logboek says of an action tells what was done, never of whom: a name in it would outlive the row it came from."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIXED = frozenset({"paper", "who"})
"""Values that come from a list of ours: what a paper is called, a side of the table."""
PARTNERS = ROOT / "ui" / "support_map"
"""The map of the school names organisations, and no child."""


def _named(given: ast.AST, known: dict[str, ast.AST]) -> list[str]:
    """What is filled in in a sentence, also in one that was put together a line before."""
    if isinstance(given, ast.Name):
        return _named(known[given.id], {}) if given.id in known else []
    if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr == "format":
        return [word.arg or "" for word in given.keywords if word.arg not in FIXED]
    return [""] if isinstance(given, ast.JoinedStr) else []


def _filled_in(file: Path) -> Iterator[tuple[int, str]]:
    """Sentences with something filled in, given to a write or a look."""
    for made in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(made, ast.FunctionDef):
            known = {
                one.targets[0].id: one.value
                for one in ast.walk(made)
                if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
            }
            for call in ast.walk(made):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _writes(call.func, call):
                    yield from ((call.lineno, word) for given in call.args[:2] for word in _named(given, known))


def _writes(said: ast.Attribute, call: ast.Call) -> bool:
    """A step of the journal, not a line in a file."""
    return said.attr in ("write", "see") and (len(call.args) > 1 or ast.unparse(said.value).endswith("vault"))


def test_no_sentence_of_the_journal_has_a_name_in_it() -> None:
    files = [one for room in ("rondom", "ui") for one in (ROOT / room).rglob("*.py") if PARTNERS not in one.parents]
    found = [f"{one.relative_to(ROOT)}:{line} {{{word}}}" for one in files for line, word in _filled_in(one)]
    assert found == [], found
