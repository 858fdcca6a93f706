"""What leaves the house: locked versions, the wheel, the identities on each system, and the order of signing."""

from __future__ import annotations

import importlib
import os
import plistlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.source import ROOT

REQUIREMENTS = ROOT / "packaging" / "requirements"
PINNED = re.compile(r"^([\w.-]+)==(\S+?)(?: ;.*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> object:
    """The scripts import each other as neighbours, as they do when Python runs one of them."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    yield load
    for name in ("dev", "build", "app_info", "smoke_test"):
        sys.modules.pop(name, None)


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Version and number of hashes per package."""
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    found = {match[1].lower(): (match[2], match[3].count("--hash")) for match in PINNED.finditer(text)}
    assert len(found) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)), "a package without hashes"
    return found


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "lock.txt"])
def test_locks_hold_hashes_and_no_addresses(name: str) -> None:
    assert locked(name)
    assert "://" not in (REQUIREMENTS / name).read_text(encoding="utf-8")


def test_what_is_tested_is_what_ships() -> None:
    ships, tested = locked("run.txt"), locked("dev.txt")
    assert {name: tested.get(name) for name in ships} == ships
    assert ships["pyside6-essentials"][0] == ships["shiboken6"][0] == "6.11.3"


@pytest.mark.parametrize("name", ["pyside6-essentials", "apsw-sqlite3mc", "cryptography", "pikepdf", "lxml"])
def test_compiled_packages_are_locked_for_every_system(name: str) -> None:
    """At least Windows, two kinds of Mac (or one file for both) and Linux."""
    assert locked("run.txt")[name][1] >= 4


def test_wheel_carries_its_resources_and_migrations(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            assert f"rondom/_resources/{path.relative_to(ROOT / 'resources').as_posix()}" in names
    assert "rondom/vault/migrations/env.py" in names
    assert not [name for name in names if name.startswith(("tests/", "packaging/", "resources/"))]


def test_identities_never_change(script) -> None:
    facts = script("app_info")
    assert (facts.IDENTIFIER, facts.VAULT_TYPE, facts.VAULT_SUFFIX) == ("nl.rondom.Rondom", "nl.rondom.vault", "rondom")
    installer = (ROOT / "packaging" / "windows" / "rondom.nsi").read_text(encoding="utf-8")
    assert f"Uninstall\\{facts.IDENTIFIER}" in installer
    assert f'VAULT "{facts.VAULT_TYPE}"' in installer
    desktop = (ROOT / "packaging" / "linux" / "rondom.desktop").read_text(encoding="utf-8")
    assert f"Exec={facts.PROGRAM} %f" in desktop


def test_macos_reads_the_facts(script) -> None:
    plist = plistlib.loads(plistlib.dumps(script("app_info").info_plist()))
    assert plist["NSRequiresAquaSystemAppearance"] is False
    assert plist["CFBundleLocalizations"] == ["nl"]
    entitlements = plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert not [right for right in entitlements if "network" in right]


def test_windows_reads_the_facts(script) -> None:
    facts = script("app_info")
    compile(facts.windows_resource(), "version", "eval")
    assert f"StringStruct('ProductVersion', '{facts.version()}')" in facts.windows_resource()


def test_app_is_signed_after_what_is_in_it(script, tmp_path: Path) -> None:
    bundle = tmp_path / "Rondom.app"
    (bundle / "Contents").mkdir(parents=True)
    for name in ("a.dylib", "b.so", "c.txt"):
        (bundle / "Contents" / name).touch()
    commands = script("build").sign_macos(bundle, "someone")
    assert [Path(command[-1]).name for command in commands] == ["a.dylib", "b.so", "Rondom.app", "Rondom.app"]
    assert "--verify" in commands[-1]


def test_another_lock_or_folder_asks_for_a_new_environment(script, tmp_path: Path, monkeypatch) -> None:
    dev = script("dev")
    stamp = dev.wanted_stamp()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    assert dev.wanted_stamp() != stamp
    monkeypatch.setattr(dev, "ROOT", ROOT)
    other = tmp_path / "dev.txt"
    other.write_bytes(dev.LOCK.read_bytes() + b"\n")
    monkeypatch.setattr(dev, "LOCK", other)
    assert dev.wanted_stamp() != stamp


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may have no display")
def test_no_display_is_noticed(script, monkeypatch) -> None:
    dev = script("dev")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not dev.has_display()


@pytest.mark.skipif(os.name != "posix", reason="runs a small program of its own as the app")
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("echo 'QWidget: something'", "said: QWidget: something"),
        ("exit 3", "ended with status 3"),
        ('printf "SQLite format 3\\000" > "$2/a.rondom"', "a.rondom is readable"),
        ('echo x > "$2/plan.pdf"', "plan.pdf is no PDF"),
    ],
)
def test_smoke_test_notices(script, tmp_path: Path, capsys, body: str, complaint: str) -> None:
    program = tmp_path / "rondom"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o700)
    assert script("smoke_test").main([str(program)]) == 1
    assert complaint in capsys.readouterr().out


@pytest.mark.skipif(os.name != "posix", reason="runs a small program of its own as the app")
def test_smoke_test_accepts_a_good_program(script, tmp_path: Path) -> None:
    program = tmp_path / "rondom"
    program.write_text('#!/bin/sh\necho secret > "$2/a.rondom"\nprintf "%%PDF-1.7" > "$2/plan.pdf"\n')
    program.chmod(0o700)
    assert script("smoke_test").main([str(program)]) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lets Qt look for its libraries itself")
def test_missing_libraries_are_named_with_the_line_to_type(script, monkeypatch) -> None:
    dev = script("dev")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/apt-get")
    with pytest.raises(dev.Stop, match="sudo apt-get install --yes --no-install-recommends librondom9"):
        dev.install_libraries([("libc.so.6", "libc6"), ("librondom.so.9", "librondom9")])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the privacy gate runs on Linux")
def test_what_the_privacy_gate_needs_is_named_with_the_line_to_type(script, monkeypatch) -> None:
    dev = script("dev")
    monkeypatch.delenv(dev.GATE_ANSWER, raising=False)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "strace" else f"/usr/bin/{name}")
    with pytest.raises(dev.Stop, match="sudo apt-get install --yes --no-install-recommends strace"):
        dev.install_tools(dev.GATE_TOOLS)
    monkeypatch.setenv(dev.GATE_ANSWER, "skip")
    dev.install_tools(dev.GATE_TOOLS)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the validator is not installed")
@pytest.mark.parametrize("root", [True, False])
def test_the_validator_is_installed_or_named(script, monkeypatch, capsys, root: bool) -> None:
    """Root on a Debian-like system gets it; anyone else is told in one line what is skipped, and the tests go on. A Java that
    was put elsewhere is good enough.
    """
    dev = script("dev")
    monkeypatch.delenv(dev.VALIDATOR_ANSWER, raising=False)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    asked: list[str] = []
    monkeypatch.setattr(dev, "install_packages", lambda packages, _reason: asked.extend(packages))
    dev.install_validator(
        [("/", "there"), ("/not/bin/java", "of another maker"), ("/not/there", "default-jdk-headless")]
    )
    assert asked == (["default-jdk-headless"] if root else [])
    assert ("default-jdk-headless" in capsys.readouterr().out) is not root
    monkeypatch.setenv(dev.VALIDATOR_ANSWER, "skip")
    dev.install_validator([("/not/there", "default-jdk-headless")])
    assert len(asked) <= 1


@pytest.mark.parametrize("workflow", ["check.yml", "build.yml"])
def test_the_workflows_install_what_the_tests_need(script, workflow: str) -> None:
    """They do not run as root, so `dev.py test` would pass over the validator of our papers without a sound."""
    dev = script("dev")
    told = (ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8")
    (line,) = [one for one in told.splitlines() if "apt-get install" in one]
    needed = {package for _what, package in (*dev.QT_LIBRARIES, *dev.GATE_TOOLS, *dev.VALIDATOR_PARTS)}
    assert needed <= set(line.split())
