"""The commands for when something is wrong: check, log, restore and rescue. Without windows, in words."""

from __future__ import annotations

import pytest

from rondom.__main__ import main
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import unlock
from rondom.vault import health
from rondom.vault.header import HEADER_BYTES
from tests.mees import PASSWORD
from tests.vault.contents import content
from tests.vault.damage import whole


@pytest.fixture
def vault(tmp_path):
    path = tmp_path / "school.rondom"
    path.write_bytes(whole().raw)
    return path


@pytest.fixture
def run(monkeypatch, capsys):
    """Status, lines of output and lines of complaint."""

    def command(*words, password=PASSWORD):
        monkeypatch.setenv("RONDOM_PASSWORD", password)
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return status, captured.out.splitlines(), captured.err.splitlines()

    return command


def test_check_tells_of_the_journal_and_of_the_last_copy(run, vault, tmp_path):
    status, (line,), _complaints = run("check", vault)
    assert status == 0
    assert line.startswith("De kluis is in orde: ")
    assert "niets veranderd. Er is nog geen reservekopie." in line
    run("backup", vault, tmp_path / "kopie.rondom")
    _status, (line,), _complaints = run("check", vault)
    assert "Laatste reservekopie: " in line


def test_check_tells_of_an_older_file(run, vault):
    old = vault.read_bytes()
    opened = unlock(vault, PASSWORD)
    with opened.write("Kind erbij") as session:
        add_pupil(session, PupilData(first_name="Nieuw"))
    opened.close()
    assert "eerder een andere of nieuwere" not in run("check", vault)[1][0]
    vault.write_bytes(old)
    assert "eerder een andere of nieuwere" in run("check", vault)[1][0]


def test_the_log_is_plain_lines_with_the_newest_first(run, vault):
    status, lines, _complaints = run("log", vault)
    assert status == 0
    assert len(lines) == 72
    assert lines[0].endswith("Overleg gepland  Mees Veenpluis")
    assert lines[-1].endswith("Kluis gemaakt")
    assert all(line[:4].isdigit() and "\t" not in line for line in lines)
    _status, of_roos, _complaints = run("log", vault, "--pupil", "Roos")
    assert 0 < len(of_roos) < 20
    assert run("log", vault, "--from", "2999-01-01")[1] == ["Er staat niets in het logboek."]
    assert len(run("log", vault, "--until", "2999-01-01")[1]) == 72
    assert run("log", vault, "--pupil", "Niemand")[0] == 1


def test_the_log_needs_the_password(run, vault):
    status, lines, complaints = run("log", vault, password="een ander wachtwoord")
    assert (status, lines, len(complaints)) == (1, [], 1)


@pytest.mark.parametrize("secret", ["password", "code"])
def test_restore_puts_a_copy_back_and_keeps_what_stood_there(run, vault, tmp_path, secret):
    copy = tmp_path / "kopie.rondom"
    run("backup", vault, copy)
    opened = unlock(vault, PASSWORD)
    with opened.write("Kind erbij") as session:
        add_pupil(session, PupilData(first_name="Nieuw"))
    opened.close()
    status, (line,), _complaints = run(
        "restore", copy, vault, password=PASSWORD if secret == "password" else whole().code
    )
    assert status == 0
    assert "3 kinderen en 40 gebeurtenissen." in line
    assert "Wat er stond, heet nu " in line
    opened = unlock(vault, PASSWORD)
    assert content(opened) == whole().before
    opened.close()
    assert len(list(tmp_path.glob("school, opzij gezet *.rondom"))) == 1


def test_restore_refuses_a_damaged_copy(run, vault, tmp_path):
    copy = tmp_path / "kopie.rondom"
    copy.write_bytes(whole().harmed([30]))
    before = vault.read_bytes()
    status, lines, complaints = run("restore", copy, vault)
    assert (status, lines, len(complaints)) == (1, [], 1)
    assert vault.read_bytes() == before


@pytest.mark.parametrize("secret", ["password", "code"])
def test_rescue_tells_what_was_saved_and_names_nobody(run, vault, tmp_path, secret):
    vault.write_bytes(whole().harmed(whole().pages_of("event", "journal_cell")))
    assert run("check", vault)[0] == 1
    target = tmp_path / "gered.rondom"
    status, lines, complaints = run(
        "rescue", vault, target, password=PASSWORD if secret == "password" else whole().code
    )
    assert (status, complaints) == (0, [])
    assert lines[0] == f"Geredde kluis: {target}"
    assert "Verloren: 40 gebeurtenissen." in lines
    assert "Mees" not in "".join(lines)
    opened = unlock(target, PASSWORD)
    health.check(opened)
    opened.close()
    assert run("rescue", vault, target)[0] == 1


def test_rescue_without_the_head_asks_for_the_code(run, vault, tmp_path):
    vault.write_bytes(bytes(HEADER_BYTES) + whole().raw[HEADER_BYTES:])
    status, lines, (complaint,) = run("rescue", vault, tmp_path / "gered.rondom")
    assert (status, lines) == (1, [])
    assert "herstelcode" in complaint
    assert run("rescue", vault, tmp_path / "gered.rondom", password=whole().code)[0] == 0
