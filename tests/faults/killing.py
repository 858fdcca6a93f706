"""Starting victims, ending them at a chosen moment, and listening to what they said they had kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

from tests.architecture.source import ROOT
from tests.faults.tally import TALLY
from tests.faults.victim import SPENT
from tests.faults.world import World, as_json, from_json, settle

Process: TypeAlias = "subprocess.Popen[str]"
HOT = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins that has to be played back."""


@dataclass
class Life:
    """What one victim said. `under_way` is None when it died between two deeds."""

    opened: bool
    kept: World
    under_way: World | None
    done: int
    status: int


class Server:
    """Makes victims by forking: a kill costs a tenth of a second instead of two."""

    def __init__(self, folder: Path, process: Process) -> None:
        self.folder = folder
        self.world = World()
        self.careless = False
        self.hot = 0
        """How often a death left a journal that had to be played back."""
        self._seconds: dict[str, list[float]] = {}
        self._process = process

    def kill(self, deeds: Sequence[str], part: float, seed: object = 0) -> None:
        """End a victim when this `part` of the usual time of the last of its deeds is over, and look at what it left."""
        child = self._start(deeds, seed, 0, 0)
        heard = self._until(len(deeds), deeds[-1], part)
        os.kill(child, signal.SIGKILL)
        life = self._heard(heard)
        TALLY.kills[deeds[-1]] += 1
        self.settle(life)

    def die(self, deeds: Sequence[str], die_at: int, seed: object = 0, deadly: int = -1) -> bool:
        """Let the disk end a victim at moment `die_at` of its last deed. False when the deed asks less than that."""
        life = self.end(deeds, die_at, seed, deadly)
        self.settle(life)
        return life.status != SPENT

    def end(self, deeds: Sequence[str], die_at: int, seed: object = 0, deadly: int = -1) -> Life:
        """The same, and nobody looks yet. With `deadly` 0 it dies while opening the vault."""
        self._start(deeds, seed, len(deeds) if deadly < 0 else deadly, die_at)
        life = self._heard([])
        if life.status != SPENT:
            assert life.status == -signal.SIGKILL, f"the victim failed: {life}"
            TALLY.kills[deeds[-1] if deadly else "open"] += 1
        return life

    def settle(self, life: Life) -> None:
        self.hot += self.is_hot()
        self.world = settle(self.folder, life.kept, life.under_way, life.done)

    def is_hot(self) -> bool:
        """Whether a journal stands there that has to be played back."""
        journal = (self.folder / self.world.file).with_name(f"{Path(self.world.file).name}-journal")
        return journal.exists() and journal.read_bytes()[:8] == HOT

    def _start(self, deeds: Sequence[str], seed: object, deadly: int, die_at: int) -> int:
        order = {"folder": str(self.folder), "world": as_json(self.world), "deeds": list(deeds), "seed": str(seed)}
        order |= {"careless": self.careless, "home": os.environ["RONDOM_HOME"]}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({**order, "deadly": deadly, "die_at": die_at}) + "\n")
        return int(self._line())

    def _until(self, number: int, name: str, part: float) -> list[list[Any]]:
        """Listen until the last deed begins, then wait a part of the time that it took before."""
        known = self._seconds.setdefault(name, [])
        heard: list[list[Any]] = []
        while sum(word == "will" for word, _world in heard) < number:
            heard.append(self._word())
            assert heard[-1][0] != "gone", f"the victim failed: {heard}"
        began = time.perf_counter()
        if len(known) < 3:  # not known yet: measure
            heard.append(self._word())
            known.append(time.perf_counter() - began)
        else:
            time.sleep(part * median(known))
        return heard

    def _heard(self, heard: list[list[Any]]) -> Life:
        """Everything a victim said, to its end."""
        while not heard or heard[-1][0] != "gone":
            heard.append(self._word())
        life = Life(False, self.world, None, 0, 0)
        for word, said in heard:
            if word == "open":
                life.opened = True
            elif word == "will":
                if life.under_way is not None:  # a deed of two parts: the first is kept when the second begins
                    life.kept = life.under_way
                life.under_way = from_json(said)
            elif word == "done":
                life.kept, life.under_way, life.done = from_json(said), None, life.done + 1
            else:
                life.status = int(said)
        return life

    def _word(self) -> list[Any]:
        return list(json.loads(self._line()))

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        assert line, "the victims' server ended"
        return line


@contextmanager
def victims() -> Iterator[Process]:
    """The process that makes them. One serves a whole run: starting it takes longer than ten kills."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        bufsize=1,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.communicate()
    assert process.returncode == 0
