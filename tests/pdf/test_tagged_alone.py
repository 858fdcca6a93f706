"""The tagged layer as a package of its own: it knows nothing of Rondom, and the example in its README works."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, name, python_files, tree
from tests.pdf.reading_back import drawn_outside, fonts, structure, text

LAYER = ROOT / "rondom" / "pdf" / "tagged"
README = (LAYER / "README.md").read_text(encoding="utf-8")
LETTERS = ROOT / "resources" / "fonts" / "SourceSans3_400Regular.ttf"


def _run(folder: Path, *words: str, **environment: str) -> None:
    told = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env={**told, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the example makes, in a folder with a copy of the layer and a Rondom that refuses to be imported."""
    folder = tmp_path_factory.mktemp("alone")
    shutil.copytree(LAYER, folder / "tagged", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "rondom.py").write_text("raise ImportError('the layer stands by itself')\n", encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found is not None
    (folder / "example.py").write_text(found[1], encoding="utf-8")
    _run(folder, "example.py", str(LETTERS), "letter.pdf")
    return (folder / "letter.pdf").read_bytes()


def test_the_example_is_a_tagged_page(letter: bytes) -> None:
    said = structure(letter)
    roles = [node.role for node in said.walk()]
    assert drawn_outside(letter) == 0
    assert roles.count("L") == 2 and roles.count("LI") == 3
    assert {"H1", "Link", "Table", "TH", "TD", "Figure", "Lbl", "LBody"} <= set(roles)
    assert all(fonts(letter).values())
    for words in ("A letter", "Write to us", "Hoş geldiniz", "2. two", "1. two and a half", "calls on Friday"):
        assert words in text(letter)


def test_a_list_stands_in_the_item_of_another(letter: bytes) -> None:
    outer = structure(letter).all("L")[0]
    assert [one.role for one in outer.all("LBody")[1].kids] == ["P", "L"]
    assert outer.attributes["/ListNumbering"] == "/Decimal"


def test_only_reportlab_and_the_standard_library_are_imported() -> None:
    allowed = {"reportlab", "PIL", "uharfbuzz", "bidi", *sys.stdlib_module_names}
    for path in python_files("rondom/pdf/tagged"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                assert {alias.name.split(".")[0] for alias in node.names} <= allowed, name(path)
            if isinstance(node, ast.ImportFrom):
                inside = node.level == 1
                assert inside or (node.level == 0 and str(node.module).split(".")[0] in allowed), name(path)


def test_the_readme_names_every_file() -> None:
    missing = [path.stem for path in LAYER.glob("*.py") if path.stem != "__init__" and f"`{path.stem}`" not in README]
    assert not missing


def test_nothing_from_the_home_folder_is_run(tmp_path: Path) -> None:
    """ReportLab runs these files as Python when it is imported; whoever can write one would own every print."""
    for file in (".reportlab_settings", ".reportlab_mods"):
        (tmp_path / file).write_text("raise SystemExit('it ran')\n", encoding="utf-8")
    for module in ("reportlab_settings", "reportlab_mods"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit('it ran')\n", encoding="utf-8")
    for code in ("import rondom.pdf.documents", "import rondom.demo", "import ui.plan.tab"):
        words = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"
        _run(ROOT, "-c", words, HOME=str(tmp_path), RL_underlineWidth="nonsense")
