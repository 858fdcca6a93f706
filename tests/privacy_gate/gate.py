"""The gate: a program runs without a network, under strace, in folders of its own, and everything it left is looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture.source import ROOT
from tests.privacy_gate.canaries import Aviary
from tests.privacy_gate.strace_log import CALLS, TEXT_MOST, Call, calls

OWN = ("home", "tmp", "config", "data", "cache", "state", "runtime", "rondom", "kluis", "papieren", "stick")
"""The folders a run gets. In the last four Rondom may write: its own, the vault's, and the two that the person chose."""
MAY_WRITE = OWN[-4:]
ON_PURPOSE = "papieren"
"""What a person saved on purpose holds names, also in the names of the files."""
HARMLESS = ("/dev/null", "/dev/tty", "/proc/self/comm")
NO_NETWORK = frozenset({"UNIX", "LOCAL"})
ROUTING = b"NETLINK_ROUTE"
"""The C library asks the kernel with it which addresses this machine has; it reaches nobody."""
SECONDS_MOST = 170


@dataclass
class Report:
    """What the gate saw. All but `status` and `played` have to be empty."""

    status: int = 0
    output: bytes = b""
    sockets: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    canaries: list[str] = field(default_factory=list)
    calls: int = 0
    local: set[str] = field(default_factory=set)
    """Addresses on this machine that were spoken to, for who reads the report."""

    def findings(self) -> list[str]:
        return [*self.sockets, *self.outside, *self.canaries]


def why_not() -> str:
    """What keeps the gate from working here; empty when nothing does."""
    if not sys.platform.startswith("linux"):
        return "it needs Linux"
    for tool in ("strace", "unshare"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    for command in (
        [*_unshare(), "true"],
        ["strace", "-qq", "-f", "-e", "trace=none", "true"],
        [*_unshare(), "strace", "-qq", "true"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{' '.join(command)} fails here: {done.stderr.strip()[:200]}"
    return ""


def run(folder: Path, command: Sequence[str], words: Iterable[str]) -> Report:
    """Run `command` (words, the folder comes after them) and look for `words` in everything it left."""
    for name in OWN:
        (folder / name).mkdir(mode=0o700)
    logs = folder.with_name(f"{folder.name}-strace")
    logs.mkdir()
    traced = [
        *_unshare(), "strace", "-ff", "--seccomp-bpf", "-qq", "-y", "-s", str(TEXT_MOST), "-o", str(logs / "log"),
        "-e", f"trace={','.join(CALLS)}", "-e", "signal=none", *command,
    ]  # fmt: skip
    done = subprocess.run(
        traced, cwd=ROOT, env=_environment(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS_MOST, check=False
    )  # fmt: skip
    return judged(folder, logs, done.returncode, done.stdout, Aviary(words))


def judged(folder: Path, logs: Path, status: int, output: bytes, aviary: Aviary) -> Report:
    report = Report(status, output)
    heard: dict[str, bytearray] = {}
    for call in calls(logs):
        report.calls += 1
        _judge_call(report, folder, call)
        if not _goes_to_paper(folder, call):
            about = call.target() or next(iter(call.paths()), "")
            heard.setdefault(f"{call.name} {about!a}", bytearray()).extend(b"\0".join(call.strings) + b"\0")
    for about, raw in heard.items():
        report.canaries += _told(f"the call {about}", aviary, bytes(raw))
    report.canaries += _told("output", aviary, output)
    for path in sorted(folder.rglob("*")):
        if folder / ON_PURPOSE in path.parents:
            continue
        place = str(path.relative_to(folder))
        report.canaries += _told(f"the name {place!a}", aviary, os.fsencode(place))
        if path.is_file() and not path.is_symlink():
            report.canaries += _told(f"the file {place!a}", aviary, path.read_bytes())
    return report


def _judge_call(report: Report, folder: Path, call: Call) -> None:
    """An attempt counts as well: in here the network cannot be reached."""
    if call.name in ("socket", "socketpair", "connect", "bind", "sendto") and call.family:
        what = f"{call.name}({call.arguments[:160].decode('ascii', 'replace')}"
        if call.family in NO_NETWORK:
            report.local.update(call.paths() if call.name == "connect" else ())
        elif call.family != "NETLINK" or (ROUTING not in call.arguments and call.name == "socket"):
            report.sockets.append(what)
    for path in _written(call):
        if not _may_write(folder, path):
            report.outside.append(f"{call.name} {path!a}")


def _written(call: Call) -> Iterator[str]:
    """What this call makes or changes. Opening for writing counts, whether something is written or not."""
    opening = call.name in ("open", "openat", "openat2")
    if opening and not any(flag in call.arguments for flag in (b"O_WRONLY", b"O_RDWR", b"O_CREAT", b"O_TMPFILE")):
        return
    makes = call.name.startswith(("rename", "link", "symlink", "mkdir", "mknod", "truncate", "unlink", "creat"))
    if (opening or makes) and not call.failed:
        yield from call.paths()


def _may_write(folder: Path, path: str) -> bool:
    whole = os.path.normpath(path)
    return whole in HARMLESS or any(whole == str(place) or whole.startswith(f"{place}/") for place in _places(folder))


def _places(folder: Path) -> list[Path]:
    return [folder / name for name in MAY_WRITE]


def _goes_to_paper(folder: Path, call: Call) -> bool:
    """Saving what the person asked for, where the person said."""
    papers = f"{folder / ON_PURPOSE}/"
    paths = call.paths() if call.strings and not call.target() else (call.target(),)
    return bool(paths) and all(path.startswith(papers) for path in paths)


def _told(where: str, aviary: Aviary, raw: bytes) -> list[str]:
    return [f"{word} in {where} ({', '.join(forms)})" for word, forms in aviary.found_in(raw).items()]


def _unshare() -> list[str]:
    return ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of whoever runs the tests but the way to Python."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH")}
    return kept | {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_RUNTIME_DIR": str(folder / "runtime"),
        "RONDOM_HOME": str(folder / "rondom"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(ROOT),
    }
