"""The whole story without windows: one command after another, each in a process of its own, where no Qt can be imported."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from rondom import clock
from rondom.__main__ import main
from rondom.dossier.queries import pupil_rows
from rondom.meetings import actions as meetings
from rondom.meetings import table
from rondom.meetings.model import GoalData, MeetingKind
from rondom.opening import unlock, unlock_with_code
from rondom.plan.actions import fix_plan
from rondom.sentences import SENTENCES
from rondom.vault.header import HEADER_BYTES
from tests.architecture.source import ROOT
from tests.exchange.files import small
from tests.mees import PASSWORD, START, TODAY, new_vault

CHILD = "Fenna van der Linde"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run one command; it has the password unless another is given, and a PySide6 that cannot be imported."""
    no_qt = tmp_path_factory.mktemp("path")
    (no_qt / "PySide6").mkdir()
    (no_qt / "PySide6" / "__init__.py").write_text("raise ImportError('the core has never heard of Qt')")

    def command(*words: object, password: str | None = PASSWORD, **more: str) -> subprocess.CompletedProcess[str]:
        around = {**os.environ, "PYTHONPATH": str(no_qt), "PYTHONWARNINGS": "error", **more}
        if password is not None:
            around["RONDOM_PASSWORD"] = password
        return subprocess.run(
            [sys.executable, "-m", "rondom", *map(str, words)],
            cwd=ROOT, env=around, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
            start_new_session=True,  # no terminal to ask a password on
        )  # fmt: skip

    return command


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The same in this process, where a command takes no second to start."""

    def command(*words: object, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("RONDOM_PASSWORD", password)
        try:
            status = main([*map(str, words)])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        told = capsys.readouterr()
        return subprocess.CompletedProcess(words, status, told.out, told.err)

    return command


def result(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a command that was done."""
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.count("\n") == 1, done.stdout
    return done.stdout.strip()


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a command that was refused: Dutch, without a traceback and without any child."""
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1, done.stderr
    check_words(done.stderr)
    return done.stderr.strip()


def check_words(told: str) -> None:
    for name in ("Traceback", "Error", ".py", "Fenna", "Linde", "Tobe", "Okafor", "ketenid", "sqlite", "apsw"):
        assert name not in told


def says(code: str, told: str) -> bool:
    return told.startswith(re.split(r"[{.]", SENTENCES[code][0])[0])


def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return found


def hold_meeting(path: Path, name: str) -> None:
    """What the command line has no words for: a triad, and its plan."""
    vault = unlock(path, PASSWORD)
    with vault.write("Driehoek gehouden") as session:
        [pupil] = [row.id for row in pupil_rows(session, clock.today()) if row.name == name]
        triad = meetings.plan_meeting(session, pupil, MeetingKind.TRIAD, START, TODAY, "", "Ellen Boterbloem")
        table.add_goal(session, triad, GoalData(text="Elke dag met plezier naar buiten"))
        fix_plan(session, triad, TODAY)
    vault.close()


def test_the_story(run: Run, here: Run, tmp_path: Path) -> None:
    vault, copy, file = tmp_path / "de Vlieger.rondom", tmp_path / "kopie.rondom", tmp_path / "school.xml"
    file.write_text(small(), encoding="utf-8")

    made = result(run("create", vault, "--school", "De Vlieger", "--name", "Ellen Boterbloem"))
    code = made.rpartition(" ")[2]
    assert f"Kluis gemaakt: {vault}." in made
    if os.name == "posix":
        assert vault.stat().st_mode & 0o777 == 0o600

    assert result(run("import", vault, file)) == "Ingelezen: 2 nieuw, 0 veranderd, 0 nog te bekijken."
    assert result(here("import", vault, file)) == "Ingelezen: 0 nieuw, 0 veranderd, 0 nog te bekijken."
    assert re.fullmatch(
        r"De kluis is in orde: \d+ rijen\. Aan het logboek \(\d+ handelingen\) is niets veranderd\. Laatste reservekopie: .+ uur\.",
        result(run("check", vault)),
    )
    assert says("plan-missing", refusal(here("print", vault, "Fenna", tmp_path / "plan.pdf")))

    hold_meeting(vault, CHILD)
    for name, more in (("plan.pdf", ()), ("ouders.pdf", ("--parents",))):
        target = tmp_path / name
        printed = result(run("print", vault, "fenna", target, *more))
        count = int(printed.rpartition("(")[2].split()[0])
        assert printed.startswith(f"Plan gemaakt: {target}")
        assert len(pages(target)) == count >= 1
        assert "Fenna" in pages(target)[0]
        assert "Elke dag met plezier naar buiten" in " ".join(" ".join(pages(target)).split())
    assert pages(tmp_path / "plan.pdf") != pages(tmp_path / "ouders.pdf")
    for name, more in (("tijdlijn.pdf", "--timeline"), ("groot.pdf", "--a3")):
        target = tmp_path / name
        assert result(here("print", vault, "fenna", target, more)) == f"Tijdlijn gemaakt: {target} (1 bladzijde)."
        assert "Tijdlijn van Fenna" in pages(target)[0]
        target.unlink()

    saved = result(run("backup", vault, copy))
    assert str(copy) in saved
    vault.unlink()
    count = saved.rpartition("(")[2].split()[0]
    assert result(here("check", copy)).startswith(f"De kluis is in orde: {count} rijen. Aan het logboek (")
    opened = unlock_with_code(copy, code)
    with opened.read() as session:
        assert CHILD in [row.name for row in pupil_rows(session, clock.today())]
    opened.close()
    assert {file.name for file in tmp_path.iterdir()} == {"kopie.rondom", "school.xml", "plan.pdf", "ouders.pdf"}


def test_the_example_school(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "voorbeeld"
    told = result(run("demo", folder, password=None, TMPDIR=str(tmp_path)))
    files = sorted(folder.iterdir())
    assert told == f"Voorbeeldschool gemaakt: {len(files)} bestanden in {folder}"
    assert len(files) >= 2
    for file in files:
        assert "".join(pages(file)).strip(), file.name
    assert [one.name for one in tmp_path.iterdir()] == ["nieuw"]  # the vault itself is thrown away


# -- what is refused -----------------------------------------------------------------------------------------


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    with new_vault(tmp_path) as made:
        return made.path


def damage(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for place in range(HEADER_BYTES + 4096 + 50, len(raw), 4096):
        raw[place] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("command", ["check", "import", "print", "backup"])
def test_a_wrong_password(here: Run, vault: Path, tmp_path: Path, command: str) -> None:
    before, file = vault.read_bytes(), tmp_path / "school.xml"
    file.write_text(small(), encoding="utf-8")
    words = {"import": (file,), "print": ("Fenna", tmp_path / "plan.pdf"), "backup": (tmp_path / "kopie",)}.get(
        command, ()
    )
    told = refusal(here(command, vault, *words, password="een ander wachtwoord"))
    assert says("vault-wrong-password", told)
    assert "een ander wachtwoord" not in told
    assert vault.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {vault.name, file.name}


def test_a_vault_that_cannot_be_opened(here: Run, vault: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.rondom"
    letter.write_text("Beste collega,\n" * 9000)
    assert says("vault-missing", refusal(here("check", tmp_path / "weg.rondom")))
    assert says("vault-not-a-vault", refusal(here("check", letter)))
    assert says("vault-not-a-vault", refusal(here("check", tmp_path)))
    damage(vault)
    assert says("vault-damaged", refusal(here("check", vault)))


def test_a_vault_that_a_window_has_open(run: Run, vault: Path) -> None:
    opened = unlock(vault, PASSWORD)
    told = refusal(run("check", vault))
    assert says("vault-in-use", told)
    assert re.search(r"\d{1,2}\.\d\d uur", told)
    opened.close()
    result(run("check", vault))


def test_files_that_are_not_there_or_may_not_be_written(here: Run, vault: Path, tmp_path: Path) -> None:
    hold = tmp_path / "een bestand"
    hold.write_text("geen map")
    assert says("vault-exists", refusal(here("create", vault)))
    assert says("file-unwritable", refusal(here("create", tmp_path / "weg" / "nieuw.rondom")))
    assert says("file-unreadable", refusal(here("import", vault, tmp_path / "weg.xml")))
    assert says("edexml-broken", refusal(here("import", vault, hold)))
    assert says("file-unwritable", refusal(here("backup", vault, tmp_path)))
    assert says("vault-exists", refusal(here("backup", vault, vault)))
    assert says("file-unwritable", refusal(here("demo", hold)))
    assert says("pupil-not-found", refusal(here("print", vault, "Fenna van der Linde", tmp_path / "plan.pdf")))
    assert {one.name for one in tmp_path.iterdir()} == {vault.name, hold.name}


def test_a_plan_that_cannot_be_put_there(here: Run, tmp_path: Path, vault: Path) -> None:
    file = tmp_path / "school.xml"
    file.write_text(small(), encoding="utf-8")
    result(here("import", vault, file))
    hold_meeting(vault, CHILD)
    assert says("file-unwritable", refusal(here("print", vault, CHILD, tmp_path / "weg" / "plan.pdf")))
    assert refusal(here("print", vault, "e", tmp_path / "plan.pdf")).startswith("Er zijn 2 leerlingen")
    assert not (tmp_path / "plan.pdf").exists()


def test_without_a_password_or_with_a_short_one(run: Run, vault: Path, tmp_path: Path) -> None:
    for command in (("check", vault), ("create", tmp_path / "nieuw.rondom")):
        done = run(*command, password=None, PYTHONWARNINGS="ignore")
        assert done.returncode == 1
        check_words(done.stderr)
        assert done.stderr.splitlines()[-1].endswith(
            str(SENTENCES["password-missing"][2]).format(variable="RONDOM_PASSWORD")
        )
    assert says("password-short", refusal(run("create", tmp_path / "nieuw.rondom", password="kort")))
    assert not (tmp_path / "nieuw.rondom").exists()


# -- words and letters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), ("check",), ("maak",), ("import", "een.rondom"), ("check", "a", "Fenna")])
def test_half_a_command_is_told_in_one_dutch_line(here: Run, words: tuple[str, ...]) -> None:
    done = here(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Deze opdracht is niet compleet.")
    assert done.stderr.count("\n") == 1
    check_words(done.stderr)


@pytest.mark.parametrize("words", [("--help",), ("print", "--help"), ("create", "-h")])
def test_the_help_is_dutch(here: Run, words: tuple[str, ...]) -> None:
    done = here(*words)
    assert done.returncode == 0
    for english in ("usage", "options", "positional", "arguments", "show this", "default"):
        assert english not in done.stdout
    assert done.stdout.startswith("gebruik: rondom")


def test_letters_that_the_terminal_does_not_have(run: Run, tmp_path: Path) -> None:
    """The code is shown once only: it may not be lost because the name of the file cannot be shown."""
    path = tmp_path / "Zoë ☂.rondom"
    told = result(run("create", path, PYTHONIOENCODING="ascii"))
    unlock_with_code(path, told.rpartition(" ")[2]).close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text(here: Run, vault: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"kopie\xff.rondom")
    assert says("file-unwritable", refusal(here("backup", vault, odd)))
    assert says("file-unwritable", refusal(here("create", odd)))
    odd.write_bytes(vault.read_bytes())
    assert says("file-unreadable", refusal(here("check", odd)))


class _Broken:
    """A terminal that breaks, with what was to be shown in its complaint."""

    def write(self, words: str) -> int:
        raise ValueError(words)

    def flush(self) -> None: ...


def test_what_nobody_thought_of_is_told_without_content(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", _Broken())
        assert main(["check", str(vault)]) == 1
    told = capsys.readouterr().err
    assert says("unexpected", told)
    assert "ValueError" in told
    assert "test_cli.py" in told
    assert "in orde" not in told
    assert "Traceback" not in told


def test_stopping_with_the_keyboard(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_question: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("getpass.getpass", stop)
    assert main(["check", str(vault)]) == 130
    assert capsys.readouterr().err.strip() == "Gestopt."
