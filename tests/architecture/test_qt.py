"""Qt as this project needs it: a binding that does not eat None, and a first window that loads next to nothing."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

CALLS = 500


def test_void_calls_keep_their_reference_to_none() -> None:
    """PySide6 6.12.0 takes one reference off None per void call on Python 3.11, and aborts after some 5,000."""
    from PySide6.QtCore import QObject

    thing = QObject()
    thing.setObjectName("x")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < CALLS // 10


@pytest.mark.parametrize("module", ["ui.app", "ui.unlock.window"])
def test_the_first_window_loads_little(module: str) -> None:
    """What lies behind the password is loaded while it is typed; loaded before, a start takes five times longer."""
    heavy = [
        "sqlalchemy",
        "sqlmodel",
        "pydantic",
        "alembic",
        "reportlab",
        "pikepdf",
        "lxml",
        "babel",
        "PySide6.QtNetwork",
    ]
    script = f"import json, sys, {module}; print(json.dumps([name for name in {heavy} if name in sys.modules]))"
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == []
