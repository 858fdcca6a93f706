"""The whole story, without a network and under strace: nothing a person typed is anywhere but in the vault and on paper.

Where the kernel forbids `unshare` or `strace` these tests fail and say so. `RONDOM_PRIVACY_GATE=skip` in the environment says
that this is known and wanted here; then they are skipped, as loudly.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rondom.opening import unlock
from tests.privacy_gate import gate
from tests.privacy_gate.canaries import STEM
from tests.privacy_gate.leaks import LEAKS
from tests.privacy_gate.planting import DRIVEN, FIELDS, OTHER_WORDS, PASSWORD
from tests.privacy_gate.strace_log import parsed
from tests.vault.contents import content

ANSWER = "RONDOM_PRIVACY_GATE"
DRIVER = [sys.executable, "-m", "tests.privacy_gate.driver"]


@pytest.fixture(scope="module")
def open_gate() -> None:
    reason = gate.why_not()
    if not reason:
        return
    words = f"THE PRIVACY GATE DID NOT RUN: {reason}."
    if not sys.platform.startswith("linux") or os.environ.get(ANSWER) == "skip":
        pytest.skip(words)
    pytest.fail(f"{words} Set {ANSWER}=skip where that has to be accepted.", pytrace=False)


def passed(folder: Path, *leaks: str) -> gate.Report:
    folder.mkdir()
    report = gate.run(folder, [*DRIVER, str(folder), *leaks], [STEM, *OTHER_WORDS])
    assert report.status == 0, report.output.decode("utf-8", "replace")[-3000:]
    assert report.calls > 500, "strace saw almost nothing"
    return report


@pytest.mark.usefixtures("open_gate")
def test_the_story_leaves_nothing_outside_the_vault(tmp_path: Path) -> None:
    report = passed(tmp_path / "run")
    assert report.output.rstrip().endswith(b"played")
    assert report.findings() == []
    _is_all_in_the_vault(tmp_path / "run")


def _is_all_in_the_vault(folder: Path) -> None:
    """Else it was not typed, and then it could not leak either."""
    [path] = (folder / "kluis").glob("*.rondom")
    vault = unlock(path, PASSWORD)
    kept = str(content(vault))
    vault.close()
    assert [field for field in (*FIELDS, *DRIVEN) if f"{STEM}{field}" not in kept] == []
    copies = [*(folder / "rondom").rglob("*.rondom"), *(folder / "stick").glob("*.rondom")]
    assert len(copies) > 1, "a copy by itself, and one on the stick"
    papers = {one.suffix for one in (folder / "papieren").rglob("*") if one.is_file()}
    assert papers == {".pdf", ".xml"}


# -- the test of the test ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("open_gate")
def test_a_program_that_does_nothing_wrong_passes(tmp_path: Path) -> None:
    report = passed(tmp_path / "run", "none")
    assert report.findings() == []


SEEN = {
    "ipv4": "socket(AF_INET,",
    "ipv6": "socket(AF_INET6, SOCK_DGRAM",
    "raw": "socket(AF_PACKET,",
    "bluetooth": "socket(AF_BLUETOOTH,",
    "child_socket": "socket(AF_INET6, SOCK_STREAM",
    "outside": "home/onschuldig.txt",
    "renamed_outside": "home/weg.txt",
    "folder_outside": "mkdir '{folder}/home/map'",
    "temporary": "'{temporary}/",
    "gone_again": f"{STEM} in the call write '{{folder}}/kluis/even.tmp'",
    "log": f"{STEM} in output",
    "printed": f"{STEM} in the call write 'pipe:",
    "file_name": f"{STEM} in the name 'kluis/kw",
    "settings": f"{STEM} in the file 'rondom/config/rondom.toml' (utf-8)",
    "in_base64": f"{STEM} in the file 'rondom/state.bin' (base64 of utf-8)",
    "in_utf16": f"{STEM} in the file 'rondom/state16.bin' (utf-16",
    "argument": f"{STEM} in the call execve",
    "clear_vault": f"{STEM} in the file 'kluis/klad.rondom' (utf-8)",
}
"""What the gate says about each leak."""


@pytest.mark.usefixtures("open_gate")
def test_every_kind_of_leak_is_seen(tmp_path: Path) -> None:
    assert set(SEEN) == set(LEAKS)
    findings = passed(tmp_path / "run", *LEAKS).findings()
    for leak, words in SEEN.items():
        wanted = words.format(folder=tmp_path / "run", temporary=tmp_path / "run" / "tmp")
        assert any(wanted in found for found in findings), f"{leak} was not seen: {findings}"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the gate needs Linux")
def test_a_gate_that_cannot_run_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert gate.why_not() == "strace is not installed"


def test_a_line_of_strace_is_read() -> None:
    call = parsed(rb'openat(AT_FDCWD</data/run>, "kluis/\303\253\"x", O_RDWR|O_CREAT, 0600) = 3</data/run/kluis/x>')
    assert call is not None
    assert (call.name, call.paths(), call.failed) == ("openat", ('/data/run/kluis/ë"x',), False)
    call = parsed(rb'write(5</data/a b>, "\1\12een\377", 6) = 6')
    assert call is not None
    assert (call.target(), call.strings) == ("/data/a b", (b"\x01\neen\xff",))
    call = parsed(rb"socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = -1 EPERM (Operation not permitted)")
    assert call is not None
    assert (call.family, call.failed) == ("INET6", True)
    assert parsed(b"+++ exited with 0 +++") is None


def test_a_line_of_strace_that_is_no_call_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="strace says"):
        parsed(b"strace: something went wrong")
