"""A process that works on a vault, to be killed: `python -m tests.faults.victim`.

From stdin it reads orders, one line of JSON each. For each it starts a child and prints the child's number. The child opens
the vault, does the deeds of the order one after the other, and goes on writing when they are done. On stdout it says, in JSON,
"open", the world that "will" be and that it is "done" for every deed; "gone" comes from its parent, after its
death. A "careless" one writes without SQLite's journal, to see whether that would be noticed.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from datetime import timedelta
from pathlib import Path
from random import Random

from rondom import clock
from rondom.opening import unlock
from rondom.paths import state_dir
from rondom.vault import file_layer
from tests.faults.bad_disk import NAME, Disk, Layer, watch_the_system
from tests.faults.deeds import DEEDS, START, Bench
from tests.faults.world import World, as_json, from_json

SPENT = 3
"""Exit status of a victim that did its deed before the disk could end it."""


def say(word: str, world: World | None = None) -> None:
    """In one piece: a line shorter than a pipe is never cut in two by a death."""
    os.write(1, json.dumps([word, world and as_json(world)]).encode() + b"\n")


def live(order: dict[str, object]) -> None:
    """Until somebody ends it, or the disk does at moment `die_at` of the deed number `deadly` (0 is opening)."""
    folder, world = Path(str(order["folder"])), from_json(dict(order["world"]))  # type: ignore[call-overload]
    deeds, deadly, die_at = [*map(str, order["deeds"])], int(str(order["deadly"])), int(str(order["die_at"]))  # type: ignore[call-overload]
    os.environ["RONDOM_HOME"] = str(order["home"])
    disk = Disk()
    layer = Layer(disk, file_layer.BASE)
    file_layer.BASE = NAME
    watch_the_system(disk, (folder, state_dir()))
    chance = Random(str(order["seed"]))
    clock.freeze(START + timedelta(minutes=chance.randrange(-(10**6), 10**6)))
    if die_at and deadly == 0:
        disk.kill(die_at)
    bench = Bench(unlock(folder / world.file, world.password), folder, world, lambda after: say("will", after), chance)
    if order["careless"]:
        bench.vault._opened.connection.pragma("journal_mode", "off")
    say("open")
    if die_at and deadly == 0:
        os._exit(SPENT)
    at = 0
    while layer:
        at += 1
        if die_at and at == deadly:
            disk.kill(die_at)
        DEEDS[deeds[at - 1] if at <= len(deeds) else "write"](bench)
        say("done", bench.world)
        if die_at and at == deadly:
            os._exit(SPENT)


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(json.loads(line))
            except Exception:  # noqa: BLE001 - told, and the end
                traceback.print_exc()
            os._exit(1)
        os.write(1, f"{child}\n".encode())
        _pid, status = os.waitpid(child, 0)
        os.write(1, json.dumps(["gone", os.waitstatus_to_exitcode(status)]).encode() + b"\n")


if __name__ == "__main__":
    main()
