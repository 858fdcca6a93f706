"""User text never reaches a paragraph as markup: nobody but `rondom.pdf.safe` and the links of `tagged.markup` make markup, nobody else sees Paragraph."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from rondom.pdf.safe import safe
from rondom.pdf.styles import parents
from rondom.pdf.tagged.flowables import P
from tests.architecture.source import calls, name, place, python_files, tree

MAKES_MARKUP = ("rondom/pdf/safe.py", "rondom/pdf/tagged/markup.py")
KNOWS_PARAGRAPH = "rondom/pdf/tagged/flowables.py"
FILES = python_files("rondom", "ui")


def offences(path: Path) -> list[str]:
    found = []
    for called, call in calls(path):
        if called == "Markup" and name(path) not in MAKES_MARKUP:
            found.append(f"{place(path, call)}: only safe.py makes Markup")
        first = call.args[0] if call.args else None
        if called in {"P", "Heading"} and isinstance(first, ast.JoinedStr | ast.Constant | ast.BinOp):
            found.append(f"{place(path, call)}: {called} with a text that did not go through safe()")
    for node in ast.walk(tree(path)):
        imported = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if {"Paragraph", "XPreformatted", "ParaParser"} & set(imported) and name(path) != KNOWS_PARAGRAPH:
            found.append(f"{place(path, node)}: Paragraph is for {KNOWS_PARAGRAPH} only")
        if any(part.startswith("reportlab.platypus") for part in imported):
            found.append(f"{place(path, node)}: import Paragraph by name, in {KNOWS_PARAGRAPH} only")
    return found


def test_no_text_becomes_markup_by_itself() -> None:
    found = [offence for path in FILES for offence in offences(path)]
    assert not found, "\n".join(found)


def test_the_rule_finds_offences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "from reportlab.platypus import Paragraph\nP(f'{name}', look)\nHeading('<b>x</b>', look)\nMarkup(text)\n"
    )
    monkeypatch.setattr("tests.architecture.source.ROOT", tmp_path)
    assert len(offences(wrong)) == 4


def test_a_paragraph_refuses_plain_text() -> None:
    style = parents().body
    P(safe("<b>mag</b>"), style)
    with pytest.raises(TypeError):
        P("<b>mag niet</b>", style)  # type: ignore[arg-type]
