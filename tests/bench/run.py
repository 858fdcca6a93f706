"""All figures in one table: `python -m tests.bench.run [name …]`. Ends with status 1 when a goal was not met."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench import Figure

HERE = Path(__file__).parent
MARK = "figures: "


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["--only"]:
        return print_figures(arguments[1])
    names = list(arguments) or sorted(
        path.stem for path in HERE.glob("*.py") if path.stem not in ("__init__", "run", "large", "other_engines")
    )
    figures: list[Figure] = []
    broken = []
    for name in names:
        print(f"measuring {name}", flush=True)
        measured = in_own_process(name)
        figures += measured
        if not measured:
            broken.append(name)
    print(table(figures))
    if broken:
        print(f"no figures from: {', '.join(broken)}")
    return int(bool(broken) or not all(figure.met for figure in figures))


def print_figures(name: str) -> int:
    figures: list[Figure] = importlib.import_module(f"tests.bench.{name}").measure()
    print(MARK + json.dumps([asdict(figure) for figure in figures]))
    return 0


def in_own_process(name: str) -> list[Figure]:
    """One measurement must not warm up, slow down or bring down the next."""
    command = [sys.executable, "-m", "tests.bench.run", "--only", name]
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False).stdout
    lines = [line for line in output.splitlines() if line.startswith(MARK)]
    return [Figure(**values) for line in lines for values in json.loads(line.removeprefix(MARK))]


def table(figures: Sequence[Figure]) -> str:
    rows = [("figure", "value", "goal", "", "note")]
    for figure in figures:
        goal = "" if figure.goal is None else f"≤ {number(figure.goal)} {figure.unit}"
        verdict = "" if figure.goal is None else "met" if figure.met else "NOT MET"
        rows.append((figure.name, f"{number(figure.value)} {figure.unit}", goal, verdict, figure.note))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def number(value: float) -> str:
    if value != value:  # no number: what it is compared with is not on this machine
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
