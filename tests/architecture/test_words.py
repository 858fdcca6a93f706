"""Every problem has its Dutch sentence, and nothing we ship tells where it was made."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

from rondom.sentences import SENTENCES
from tests.architecture.source import calls, name, place, python_files, shipped_files, strings, tree

PROBLEMS = {"Problem", "UserProblem", "EnvironmentProblem", "Bug"}
SOURCES = [
    path for path in python_files("rondom", "ui") if name(path) not in ("rondom/errors.py", "rondom/sentences.py")
]


def problems() -> Iterator[tuple[Path, ast.Call, list[str]]]:
    """Every place that makes a problem, with the codes it can have there."""
    for path in SOURCES:
        for called, call in calls(path):
            if called in PROBLEMS and call.args:
                yield path, call, [str(text.value) for text in strings(call.args[0])]


def test_every_code_has_a_sentence() -> None:
    unknown = [
        f"{place(path, call)}: {code}" for path, call, codes in problems() for code in codes if code not in SENTENCES
    ]
    assert not unknown, "no sentence in rondom/sentences.py for\n" + "\n".join(unknown)


def test_every_value_in_a_sentence_is_given() -> None:
    absent = []
    for path, call, codes in problems():
        given = {keyword.arg for keyword in call.keywords}
        for code in codes:
            lacking = fields(code) - given
            if lacking and None not in given:  # None stands for **values
                absent.append(f"{place(path, call)}: {code} needs {', '.join(sorted(lacking))}")
    assert not absent, "\n".join(absent)


def fields(code: str) -> set[str]:
    text = " ".join(SENTENCES.get(code, ()))
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_every_sentence_is_used() -> None:
    written = {str(text.value) for path in SOURCES for text in strings(tree(path))}
    unused = sorted(set(SENTENCES) - written)
    assert not unused, f"sentences nobody raises: {', '.join(unused)}"


# Written in halves, so that this file does not find itself.
TELLTALES = re.compile(
    "|".join(
        (
            r"pypi\." + r"org",
            "python" + r"hosted\.",
            r"npmjs\." + r"(?:org|com)",
            r"--(?:extra-)?" + r"index-url[ =]",
            "index" + r"_url\s*=",
            "proxy" + r"\.golang",
            r"(?<![\w./:])/" + r"(?:root|work|tmp|home/\w+|Users/\w+)/",
            r"\b[A-Z]:\\\\?" + r"Users",
        )
    )
)
SHIPPED_AS_RECEIVED = ("resources/fonts/", "resources/icons/", "resources/licences/", "LICENSE")


def test_nothing_tells_where_it_was_made() -> None:
    found = []
    for path in shipped_files():
        if name(path).startswith(SHIPPED_AS_RECEIVED):
            continue
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if match := TELLTALES.search(line):
                found.append(f"{name(path)}:{number}: {match.group()}")
    assert not found, "\n".join(found)
