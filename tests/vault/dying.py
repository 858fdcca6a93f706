"""A change of who can open the vault, in a process that is killed at one line after the other. Run as a script.

`python -m tests.vault.dying OPERATION FOLDER ONE_IN` prints one JSON object per kill: where, and what opens the vault
afterwards. Of the lines near the change one in ONE_IN is a place to die, of those further down one in forty times that.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from rondom.errors import Problem
from rondom.opening import unlock
from rondom.vault import container, keyring, pages
from rondom.vault.vault import Vault
from tests.vault.two_people import ANJA, BRAM, NEW, put

CLOSELY = {"renewal.py", "slots.py", "placing.py", "keyring.py"}
LOOSELY = {"container.py", "file_layer.py", "lock_note.py", "paths.py"}
FURTHER = 40


def new_key(vault: Vault, folder: Path) -> None:
    keyring.new_key(vault, NEW)


def give(vault: Vault, folder: Path) -> None:
    keyring.give_password(vault, vault.actor.id, NEW)


def take(vault: Vault, folder: Path) -> None:
    (bram,) = keyring.owners(vault) - {vault.actor.id}
    keyring.take_password(vault, bram)


def move(vault: Vault, folder: Path) -> None:
    keyring.move(vault, folder / "elders.rondom")


OPERATIONS: dict[str, Callable[[Vault, Path], None]] = {
    "new_key": new_key, "give": give, "take": take, "move": move}  # fmt: skip


def main() -> None:
    operation, folder, one_in = OPERATIONS[sys.argv[1]], Path(sys.argv[2]), int(sys.argv[3])
    start = folder / "begin.rondom"
    code = put(start)
    vault = unlock(start, ANJA)
    rows = pages.row_counts(vault._opened.connection)
    vault.close()
    lines = trial(folder, start, operation, None)
    for at in chosen(lines, one_in):
        trial(folder, start, operation, at)
        print(json.dumps({"at": lines[at], **found(folder / "kluis", code, rows)}), flush=True)
    trial(folder, start, operation, len(lines) + 1)
    print(json.dumps({"at": "", **found(folder / "kluis", code, rows)}))


def chosen(lines: list[str], one_in: int) -> Iterator[int]:
    near = [at for at, line in enumerate(lines) if line.split(":")[0] in CLOSELY]
    far = [at for at, line in enumerate(lines) if line.split(":")[0] in LOOSELY]
    yield from sorted({*near[::one_in], *far[:: one_in * FURTHER]})


def trial(folder: Path, start: Path, operation: Callable[[Vault, Path], None], at: int | None) -> list[str]:
    """The operation on a fresh copy, in a process of its own, killed at line `at`. Returns the lines when it ended."""
    work, log = folder / "kluis", folder / "lines"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    shutil.copy(start, work / "school.rondom")
    child = os.fork()
    if child == 0:
        seen = traced(operation, unlock(work / "school.rondom", ANJA), work, at)
        log.write_text("\n".join(seen))
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert died == (at is not None and at < len(log.read_text().split("\n"))), (at, status)
    return log.read_text().split("\n")


def traced(operation: Callable[[Vault, Path], None], vault: Vault, work: Path, at: int | None) -> list[str]:
    seen: list[str] = []

    def tracer(frame: FrameType, event: str, _argument: Any) -> Any:
        name = os.path.basename(frame.f_code.co_filename)
        if name not in CLOSELY | LOOSELY or "rondom" not in frame.f_code.co_filename:
            return None
        if event == "line":
            if len(seen) == at:
                os.kill(os.getpid(), signal.SIGKILL)
            seen.append(f"{name}:{frame.f_lineno}")
        return tracer

    sys.settrace(tracer)
    operation(vault, work)
    sys.settrace(None)
    return seen


def found(work: Path, code: str, rows: dict[str, int]) -> dict[str, Any]:
    """For each vault in the folder: which secrets open it, whether all rows are there; and what was left beside them."""
    secrets = {"anja": ANJA, "bram": BRAM, "new": NEW}
    vaults = {path.name: path for path in sorted(work.glob("*.rondom")) if not path.name.startswith(".")}
    opening = {
        name: [
            *(who for who, password in secrets.items() if opens(path, rows, lambda one=path, p=password: container.open_with_password(one, p))),
            *(["code"] if opens(path, rows, lambda one=path: container.open_with_code(one, code)) else []),
        ]
        for name, path in vaults.items()
    }  # fmt: skip
    left = [path.name for path in work.iterdir() if path.name not in vaults and not path.name.endswith(".lock")]
    return {"opens": opening, "left": left}


def opens(path: Path, rows: dict[str, int], how: Callable[[], container.Opened]) -> bool:
    try:
        opened = how()
    except Problem as problem:
        assert problem.code in {"vault-wrong-password", "vault-wrong-code"}, problem.code
        return False
    here = pages.row_counts(opened.connection)
    growing = {"journal_action", "journal_part", "vault_fact"}  # these note the change itself
    assert all(here[table] == count or (table in growing and here[table] > count) for table, count in rows.items())
    assert pages.is_whole(opened.connection)
    opened.close()
    return True


if __name__ == "__main__":
    main()
