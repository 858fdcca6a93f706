"""Everything a developer does with Rondom, on a machine with nothing but Python 3.11 or newer.

    python3 packaging/dev.py run     open the app; without a display: play the story, leave pictures and PDFs
    python3 packaging/dev.py test    all tests, in two processes; extra words go to pytest, in one: test -k vault

It makes `.venv` in the project folder, installs the packages of `packaging/requirements/dev.txt` (every file checked
against its hash) and then does the job. Only the standard library is used here, because nothing else is there yet.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "rondom-stamp.txt"
REQUIREMENTS = ROOT / "packaging" / "requirements"
LOCK = REQUIREMENTS / "dev.txt"
SUPPORTED = ((3, 11), (3, 13))

# What the Qt wheels load from the system (library, Debian package). Found with ldd on the wheels.
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libgthread-2.0.so.0", "libglib2.0-0"),
)
WINDOW_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
)

# What the privacy gate (tests/privacy_gate) watches the program with (command, Debian package).
GATE_TOOLS = (("strace", "strace"), ("unshare", "util-linux"))
GATE_ANSWER = "RONDOM_PRIVACY_GATE"

# What the validator of PDF/UA and PDF/A (tests/pdf/validator.py) needs besides its package: (file, Debian package).
VALIDATOR_PARTS = (
    ("/usr/bin/javac", "default-jdk-headless"),
    ("/usr/share/java/jaxb-runtime.jar", "libjaxb-java"),
)
VALIDATOR_ANSWER = "RONDOM_VALIDATOR"


class Stop(Exception):
    """The job cannot go on; the text says what to do about it."""


@dataclass(frozen=True)
class Job:
    does: str
    start: Callable[[Sequence[str]], int]
    needs_qt: bool = True


# --- the jobs -----------------------------------------------------------------------------------------------------


def run(extra: Sequence[str]) -> int:
    if has_display():
        return python("-m", "ui.app", *extra)
    say("No display here, so no window can open. Playing the story on the Voorbeeldschool; see build/demo.")
    return python("-m", "ui.tour", *(extra or ["build/demo"]), offscreen=True)


IN_TWO = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
"""All tests of one file in one process, in their order: half the time on two cores."""


def test(extra: Sequence[str]) -> int:
    install_tools(GATE_TOOLS)
    install_validator(VALIDATOR_PARTS)
    return python("-m", "pytest", "-q", *(extra or IN_TWO), offscreen=True)


def check(_extra: Sequence[str]) -> int:
    scripts = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "packaging").glob("*.py"))]
    checks = {
        "style": ("-m", "ruff", "check", "."),
        "layout": ("-m", "ruff", "format", "--check", "."),
        "types": ("-m", "mypy"),
        "types of the scripts": ("-m", "mypy", *scripts),
        "rooms": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
        "architecture": ("-m", "pytest", "-q", "tests/architecture"),
    }
    results: dict[str, int] = {}
    for name, command in checks.items():
        say(f"check: {name}")
        results[name] = python(*command, offscreen=True)
    for name, status in results.items():
        say(f"{'ok    ' if status == 0 else 'FAILED'}  {name}")
    return max(results.values())


def shots(extra: Sequence[str]) -> int:
    return python("-m", "ui.shots", *(extra or ["build/shots"]), offscreen=True)


def bench(extra: Sequence[str]) -> int:
    return python("-m", "tests.bench.run", *extra, offscreen=True)


def build(extra: Sequence[str]) -> int:
    install_libraries(WINDOW_LIBRARIES)  # what is not here cannot be put in
    return python("packaging/build.py", *extra)


def lock(extra: Sequence[str]) -> int:
    """Resolve pyproject.toml again; pins stay unless `--upgrade` or `--upgrade-package NAME` is given."""
    install_locked(REQUIREMENTS / "lock.txt")
    compile_lock = ["-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-emit-index-url"]
    compile_lock += ["--python-version", "3.11", "--custom-compile-command", "python3 packaging/dev.py lock", *extra]
    targets = (
        ("dev.txt", ["pyproject.toml", "--extra", "dev"]),
        ("run.txt", ["pyproject.toml", "--constraint", "packaging/requirements/dev.txt"]),
        ("lock.txt", ["packaging/requirements/lock.in"]),
    )
    for name, sources in targets:
        status = python(*compile_lock, *sources, "--output-file", f"packaging/requirements/{name}")
        if status:
            return status
    return 0


JOBS = {
    "run": Job("open the app; without a display play the story into build/demo", run),
    "test": Job("run the tests; more words go to pytest", test),
    "check": Job("style, types, layers and architecture", check),
    "shots": Job("a picture of every screen in build/shots", shots),
    "bench": Job("measure and print all figures beside their goals", bench),
    "build": Job("the app for this platform in dist/ (--smoke starts it afterwards)", build),
    "lock": Job("resolve all versions again (--upgrade for newer ones)", lock, needs_qt=False),
}


# --- the environment ----------------------------------------------------------------------------------------------


def prepare() -> None:
    """Make `.venv` as the lock says it; nothing is done when it already is."""
    if up_to_date():
        return
    say("Making .venv and installing the locked packages. The first time this takes a few minutes.")
    remove_environment()
    make_environment()
    install_locked(LOCK)
    pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(wanted_stamp(), encoding="utf-8")


def up_to_date() -> bool:
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != wanted_stamp():
        return False
    return subprocess.run([environment_python(), "-c", ""], check=False).returncode == 0


def wanted_stamp() -> str:
    """A copied or moved folder, or another lock, asks for a new environment."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n{ROOT}\n"


def remove_environment() -> None:
    def writable_again(function: Callable[[str], object], path: str, _error: object) -> None:
        Path(path).chmod(stat.S_IWRITE | stat.S_IREAD | stat.S_IEXEC)
        function(path)

    if not VENV.exists():
        return
    try:
        shutil.rmtree(VENV, onerror=writable_again)
    except OSError as error:
        raise Stop(f"{VENV} is in use ({error.strerror}). Close programs that use it and try again.") from error


def make_environment() -> None:
    maker = suitable_python()
    if not works(maker, "import venv, ensurepip"):
        version = subprocess.check_output(
            [*maker, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], text=True
        )
        install_packages([f"python{version.strip()}-venv"], f"{shlex.join(maker)} lacks the module venv.")
    if subprocess.run([*maker, "-m", "venv", str(VENV)], check=False, env=clean_environment()).returncode:
        raise Stop(f"{shlex.join(maker)} could not make {VENV}. See the lines above.")


def suitable_python() -> list[str]:
    """This Python, or another one on this machine when this one is too old or too new."""
    low, high = SUPPORTED
    versions = [f"3.{minor}" for minor in range(high[1], low[1] - 1, -1)]
    candidates = [[sys.executable], *([f"python{version}"] for version in versions)]
    if os.name == "nt":
        candidates += [["py", f"-{version}"] for version in versions]
    test_version = f"import sys; sys.exit(not {low} <= sys.version_info[:2] <= {high})"
    for candidate in candidates:
        if shutil.which(candidate[0]) and works(candidate, test_version):
            return candidate
    raise Stop(f"Rondom needs Python {versions[-1]} to {versions[0]}; this is {sys.version.split()[0]}.")


def works(command: Sequence[str], code: str) -> bool:
    return subprocess.run([*command, "-c", code], check=False, capture_output=True).returncode == 0


def install_locked(requirements: Path) -> None:
    pip("install", "--require-hashes", "--only-binary", ":all:", "--requirement", str(requirements))


def pip(*arguments: str) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    if python("-m", "pip", *arguments, *quiet):
        raise Stop("The packages could not be installed; the lines above say why. It is safe to try again.")


def environment_python() -> str:
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def python(*arguments: str, offscreen: bool = False) -> int:
    """Run the environment's Python in the project folder; the output goes straight to the terminal."""
    environment = clean_environment()
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    sys.stdout.flush()
    return subprocess.run([environment_python(), *arguments], cwd=ROOT, env=environment, check=False).returncode


def clean_environment() -> dict[str, str]:
    """Settings of another Python must not reach into ours."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in foreign}


# --- the system ---------------------------------------------------------------------------------------------------


def has_display() -> bool:
    """True when a window can open. Asked of Qt itself: a DISPLAY that is set may belong to a server that is gone."""
    if not sys.platform.startswith("linux"):
        return True
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return False
    install_libraries(WINDOW_LIBRARIES)
    return works([environment_python()], "from PySide6.QtGui import QGuiApplication; QGuiApplication([])")


def install_libraries(libraries: Sequence[tuple[str, str]]) -> None:
    """Linux only: the system libraries Qt loads. Silent when they are there."""
    if not sys.platform.startswith("linux"):
        return
    missing = [(library, package) for library, package in libraries if not loads(library)]
    if missing:
        names = ", ".join(library for library, _ in missing)
        install_packages([package for _, package in missing], f"Qt needs system libraries that are not here: {names}.")


def install_tools(tools: Sequence[tuple[str, str]]) -> None:
    """Linux only: the commands the privacy gate needs. `RONDOM_PRIVACY_GATE=skip` does without."""
    if not sys.platform.startswith("linux") or os.environ.get(GATE_ANSWER) == "skip":
        return
    missing = [(command, package) for command, package in tools if not shutil.which(command)]
    if missing:
        names = ", ".join(command for command, _ in missing)
        without = f"Without them: {GATE_ANSWER}=skip."
        install_packages(
            [package for _, package in missing],
            f"The privacy gate needs commands that are not here: {names}. {without}",
        )


def install_validator(parts: Sequence[tuple[str, str]]) -> None:
    """Linux only: Java for the validator of our PDFs. Who cannot install it is told, and runs the tests without."""
    if not sys.platform.startswith("linux") or os.environ.get(VALIDATOR_ANSWER) == "skip":
        return
    missing = [package for file, package in parts if not (Path(file).exists() or elsewhere(Path(file)))]
    if not missing:
        return
    reason = f"The PDF validator needs what Debian calls: {' '.join(missing)}."
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        say(f"{reason} Without it the tests of PDF/UA and PDF/A are skipped.")
        return
    install_packages(missing, f"{reason} Without it: {VALIDATOR_ANSWER}=skip.")


def elsewhere(program: Path) -> bool:
    """A JDK of another maker is not where Debian puts its own."""
    return program.parent.name == "bin" and shutil.which(program.name) is not None


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str], reason: str) -> None:
    """With apt-get when we are root on a Debian-like system; otherwise say the one line to type."""
    say(reason)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise Stop(f"Install what Debian calls: {' '.join(packages)}. Then try again.")
    if os.name != "posix" or os.geteuid() != 0:
        raise Stop(f"Type this line, then try again:\n\n    sudo {shlex.join(install)}\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        say(shlex.join(command))
        status = subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode
    if status:
        raise Stop("apt-get did not succeed; the lines above say why.")


# --- the command --------------------------------------------------------------------------------------------------


def say(text: str) -> None:
    print(f"[dev] {text}", flush=True)


def usage() -> str:
    lines = [f"    {name:<7}{job.does}" for name, job in JOBS.items()]
    return "python3 packaging/dev.py JOB\n\n" + "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    job = JOBS.get(arguments[0]) if arguments else None
    if job is None:
        print(usage())
        return 0 if arguments and arguments[0] in ("help", "-h", "--help") else 2
    try:
        if job.needs_qt:
            install_libraries(QT_LIBRARIES)
        prepare()
        return job.start(arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
