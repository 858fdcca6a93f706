"""The rooms of the house: who may know whom, and how large a room may grow."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.architecture.source import ROOT, name, place, python_files, tree

LONGEST_FUNCTION = 60
LONGEST_FILE = 500

# A reason beside each: a table of texts is not a tangle.
LONG_FILES = {
    "rondom/sentences.py": "one table of sentences",
}


# A migration is one long list of steps, kept as it was released.
HELD_SMALL = [path for path in python_files("rondom", "ui", "packaging") if "versions" not in path.parts]


def test_layers_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_packaging_is_no_package() -> None:
    """With an __init__.py it would hide the library `packaging`, and PyInstaller would no longer start."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_functions_stay_small() -> None:
    large = []
    for path in HELD_SMALL:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    large.append(f"{place(path, node)} {node.name}: {lines} lines")
    assert not large, "\n".join(large)


def test_files_stay_small() -> None:
    large = []
    for path in HELD_SMALL:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > LONGEST_FILE and name(path) not in LONG_FILES:
            large.append(f"{name(path)}: {lines} lines")
    assert not large, "\n".join(large)
