"""Start a built Rondom as a user's computer would, and look at what it does: `smoke_test.py PROGRAM`.

The program gets `--smoke FOLDER`: it makes a vault there, prints a plan, and stops. It must end well, say nothing,
leave a vault that is encrypted, and carry no library that can reach a network.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

TIME_LIMIT = 180
NO_NETWORK = ("Qt6Network", "QtNetwork", "Qt6Qml", "QtQml")
EXPECTED = ("This plugin does not support propagateSizeHints()",)  # the platform without a screen says so of any window
PLAIN_DATABASE = b"SQLite format 3\x00"


def main(arguments: Sequence[str]) -> int:
    program = Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory(prefix="rondom smoke ") as place:
        folder = Path(place)
        complaints = start(program, folder) + look_at(folder / "result") + look_inside(program)
    for complaint in complaints:
        print(f"[smoke] {complaint}")
    print(f"[smoke] {'FAILED' if complaints else 'passed'}: {program}")
    return int(bool(complaints))


def start(program: Path, folder: Path) -> list[str]:
    """Run it in another folder, with a home of its own; every line of output is one too many."""
    result = folder / "result"
    result.mkdir()
    command = [str(program), "--smoke", str(result)]
    try:
        done = subprocess.run(
            command, cwd=folder, env=surroundings(folder), capture_output=True, timeout=TIME_LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        return [f"did not stop within {TIME_LIMIT} seconds"]
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    said = [line for line in lines if line.strip() and line.strip() not in EXPECTED]
    return [f"said: {line}" for line in said] + ([f"ended with status {done.returncode}"] if done.returncode else [])


def surroundings(folder: Path) -> dict[str, str]:
    """Nothing of the developer's environment that the program could lean on."""
    foreign = ("PYTHON", "QT_", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {**clean, "QT_QPA_PLATFORM": "offscreen", "RONDOM_HOME": str(folder / "home")}


def look_at(result: Path) -> list[str]:
    vaults, papers = list(result.rglob("*.rondom")), list(result.rglob("*.pdf"))
    complaints = [f"made {kind} nowhere" for kind, found in (("a vault", vaults), ("a plan", papers)) if not found]
    complaints += [f"{vault.name} is readable" for vault in vaults if PLAIN_DATABASE in vault.read_bytes()]
    complaints += [f"{paper.name} is no PDF" for paper in papers if not paper.read_bytes().startswith(b"%PDF-")]
    return complaints


def look_inside(program: Path) -> list[str]:
    """The built folder, or the .app around the program."""
    top = next((parent for parent in program.parents if parent.suffix == ".app"), program.parent)
    files = [path for path in top.rglob("*") if path.is_file()]
    complaints = [f"carries {path.name}" for path in files if path.name.removeprefix("lib").startswith(NO_NETWORK)]
    if sys.platform.startswith("linux"):
        libraries = [path for path in files if ".so" in path.suffixes]
        complaints += [
            f"{path.name} lacks {lacking}" for path in libraries for lacking in missing_neighbours(path, top)
        ]
    return complaints


def missing_neighbours(library: Path, top: Path) -> list[str]:
    """Qt libraries it needs that were left out. Those of the system are the system's business."""
    listing = subprocess.run(["ldd", str(library)], capture_output=True, text=True, check=False, cwd=top).stdout
    lacking = [line.split()[0] for line in listing.splitlines() if line.endswith("not found")]
    return [name for name in lacking if name.startswith(("libQt6", "libpyside", "libshiboken"))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
