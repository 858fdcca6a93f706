"""The file itself: opening, being refused, copying, passwords; with everything that can happen to a file."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import apsw
import pytest

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault import container, header, keys, lock_note, slots
from rondom.vault.header import COPY_BYTES, HEADER_BYTES
from rondom.vault.keys import KdfParameters
from rondom.vault.pages import is_whole
from rondom.vault.placing import problems

SMALL = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "vier woorden in één zin"
ROOT = Path(container.__file__).parents[2]
PRELUDE = """
import sys, os
from pathlib import Path
from rondom.errors import Problem
from rondom.vault import container, slots
path, password = Path(sys.argv[1]), sys.argv[2]
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "school.rondom"


@pytest.fixture
def vault(path):
    opened = filled(path)
    yield opened
    opened.close()


@pytest.fixture
def closed(path):
    """A closed vault with 200 notes, and its code."""
    opened = filled(path)
    code = container.recovery_code(opened)
    opened.close()
    return code


def filled(path):
    opened = container.create_file(path, PASSWORD, SMALL)
    opened.connection.execute("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT)")
    with opened.connection:
        opened.connection.executemany(
            "INSERT INTO note(text) VALUES (?)", [(f"KANARIE {n} " * 30,) for n in range(200)]
        )
    return opened


def notes(opened) -> int:
    return opened.connection.execute("SELECT count(*) FROM note").fetchall()[0][0]


def code_of_problem(action) -> str:
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def elsewhere(body: str, path: Path, password: str = PASSWORD) -> str:
    """What another process says."""
    call = [sys.executable, "-c", PRELUDE + body, str(path), password]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


OPEN_ELSEWHERE = """
try:
    opened = container.open_with_password(path, password)
    print(opened.read_only, opened.connection.execute("SELECT count(*) FROM note").fetchall()[0][0])
    opened.close()
except Problem as problem:
    print(problem.code, problem.values.get("who", ""))
"""


# -- making and opening --------------------------------------------------------------------------------------


def test_a_new_vault_is_one_file_that_opens_again(path):
    container.create_file(path, PASSWORD, SMALL, "user-1").close()
    assert [file.name for file in path.parent.iterdir()] == ["school.rondom"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    opened = container.open_with_password(path, PASSWORD)
    assert opened.slot.owner == "user-1"
    assert opened.vault_id == keys.vault_id_of(opened.seed)
    assert not opened.read_only
    opened.close()


def test_the_settings_that_keep_data_whole_and_hidden(vault):
    expected = {
        "journal_mode": "delete",
        "locking_mode": "exclusive",
        "synchronous": 3,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_size": -16000,
        "page_size": 4096,
        "max_page_count": 262128,
        "cipher": "chacha20",
        "application_id": 0x524F4E44,
    }
    assert {name: vault.connection.pragma(name) for name in expected} == expected


def test_a_vault_is_never_written_over(vault, path):
    before = path.stat().st_ino
    assert code_of_problem(lambda: container.create_file(path, PASSWORD, SMALL)) == "vault-exists"
    assert path.stat().st_ino == before


def test_a_new_vault_in_a_folder_that_is_not_there(tmp_path):
    assert (
        code_of_problem(lambda: container.create_file(tmp_path / "a" / "b.rondom", PASSWORD, SMALL))
        == "file-unwritable"
    )


def test_closing_forgets_the_seed_and_takes_the_note_away(vault, path):
    assert lock_note.read(path) is not None
    vault.close()
    vault.close()
    assert vault.seed == bytes(16)
    assert lock_note.read(path) is None


def test_a_wrong_password_changes_nothing(closed, path):
    before = path.read_bytes()
    assert code_of_problem(lambda: container.open_with_password(path, "iets anders")) == "vault-wrong-password"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["school.rondom"]


def test_the_code_opens_typed_in_small_letters(closed, path):
    opened = container.open_with_code(path, closed.lower().replace("-", " "))
    assert notes(opened) == 200
    opened.close()


def test_the_code_of_another_vault(closed, path):
    other = container.recovery_code(container.create_file(path.with_name("b.rondom"), PASSWORD, SMALL))
    assert code_of_problem(lambda: container.open_with_code(path, other)) == "vault-wrong-code"
    assert code_of_problem(lambda: container.open_with_code(path, other[:-1] + "*")) == "vault-code-typo"


def test_nothing_of_the_content_is_readable(vault, path):
    shutil.copy(path.with_name("school.rondom-journal"), path.with_name("journal"))
    vault.close()
    for file in path.parent.iterdir():
        assert b"KANARIE" not in file.read_bytes()


# -- files that are something else, or half ------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"Beste collega,\n", b"x" * 70_000, b"\0" * 200_000, b"PK\x03\x04" * 20_000])
def test_another_file_is_no_vault_and_stays_as_it_is(path, content):
    path.write_bytes(content)
    assert code_of_problem(lambda: container.open_with_password(path, PASSWORD)) == "vault-not-a-vault"
    code = code_of_problem(lambda: container.open_with_code(path, "0000-0000-0000-0000-0000-0000-016D"))
    assert code == ("vault-not-a-vault" if len(content) <= HEADER_BYTES else "vault-wrong-code")
    assert path.read_bytes() == content


def test_a_file_that_is_not_there_or_a_folder(tmp_path, path):
    assert code_of_problem(lambda: container.open_with_password(path, PASSWORD)) == "vault-missing"
    assert code_of_problem(lambda: container.open_with_password(path / "deeper", PASSWORD)) == "vault-missing"
    assert code_of_problem(lambda: container.open_with_password(tmp_path, PASSWORD)) == "vault-not-a-vault"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "size",
    [
        100,
        5000,
        HEADER_BYTES - 1,
        HEADER_BYTES,
        HEADER_BYTES + 1,
        HEADER_BYTES + 4096,
        HEADER_BYTES + 4096 * 3 + 17,
        -1,
        -4096,
    ],
)
def test_a_truncated_vault_is_damaged_and_never_opens_empty(closed, path, size):
    raw = path.read_bytes()
    path.write_bytes(raw[:size])
    assert code_of_problem(lambda: container.open_with_password(path, PASSWORD)) == "vault-damaged"
    assert code_of_problem(lambda: container.open_with_code(path, closed)) == "vault-damaged"


def test_every_damaged_page_is_noticed(closed, path):
    raw = path.read_bytes()
    for page in range((len(raw) - HEADER_BYTES) // 4096):
        broken = bytearray(raw)
        broken[HEADER_BYTES + page * 4096 + 1000] ^= 4
        path.write_bytes(broken)
        try:
            opened = container.open_with_password(path, PASSWORD)
        except EnvironmentProblem as problem:
            assert problem.code == "vault-damaged"
            continue
        with contextlib.suppress(apsw.CorruptError, apsw.NotADBError):
            assert not is_whole(opened.connection), page
        opened.close()


# -- the header ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "end"), [(0, COPY_BYTES), (COPY_BYTES, 2 * COPY_BYTES)])
def test_one_destroyed_copy_opens_and_is_made_whole(closed, path, start, end):
    raw = bytearray(path.read_bytes())
    raw[start:end] = os.urandom(end - start)
    path.write_bytes(raw)
    opened = container.open_with_password(path, PASSWORD)
    assert notes(opened) == 200
    opened.close()
    assert header.read(path.read_bytes()).whole


@pytest.mark.parametrize("junk", [bytes(HEADER_BYTES), b"\xff" * HEADER_BYTES])
def test_without_any_header_the_code_still_opens_and_a_new_password_heals(closed, path, junk):
    path.write_bytes(junk + path.read_bytes()[HEADER_BYTES:])
    assert code_of_problem(lambda: container.open_with_password(path, PASSWORD)) == "vault-not-a-vault"
    opened = container.open_with_code(path, closed)
    assert notes(opened) == 200
    name = opened.vault_id
    slots.give(opened, "een nieuw wachtwoord", parameters=SMALL)
    opened.close()
    opened = container.open_with_password(path, "een nieuw wachtwoord")
    assert (notes(opened), opened.vault_id) == (200, name)
    opened.close()


def test_both_copies_damaged_says_so(closed, path):
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    raw[COPY_BYTES + 100] ^= 1
    path.write_bytes(raw)
    assert code_of_problem(lambda: container.open_with_password(path, PASSWORD)) == "vault-damaged"
    container.open_with_code(path, closed).close()


# -- passwords -----------------------------------------------------------------------------------------------


def test_a_new_password_replaces_the_old_while_open(vault, path):
    slots.give(vault, "een nieuw wachtwoord")
    assert vault.slot.kdf == SMALL
    vault.connection.execute("INSERT INTO note(text) VALUES ('after')")
    vault.close()
    assert code_of_problem(lambda: container.open_with_password(path, PASSWORD)) == "vault-wrong-password"
    opened = container.open_with_password(path, "een nieuw wachtwoord")
    assert (notes(opened), opened.header.generation) == (201, 2)
    opened.close()


def test_each_owner_has_an_own_password(vault, path):
    slots.give(vault, "van de directeur", "user-2")
    assert vault.slot.owner == ""
    code = container.recovery_code(vault)
    vault.close()
    opened = container.open_with_password(path, "van de directeur")
    assert opened.slot.owner == "user-2"
    slots.give(opened, "anders van de directeur", "user-2")
    opened.close()
    for password in (PASSWORD, "anders van de directeur"):
        container.open_with_password(path, password).close()
    opened = container.open_with_code(path, code)
    slots.give(opened, "na de herstelcode", "user-2", parameters=SMALL)
    opened.close()
    for password in (PASSWORD, "na de herstelcode"):
        container.open_with_password(path, password).close()
    assert (
        code_of_problem(lambda: container.open_with_password(path, "anders van de directeur")) == "vault-wrong-password"
    )


CHANGE_FOREVER = """
from rondom.vault.keys import KdfParameters
opened, log, number = container.open_with_password(path, password), open(sys.argv[3], "ab", buffering=0), int(password)
while True:
    with opened.connection:
        opened.connection.execute("INSERT INTO note(text) VALUES (?)", ("x" * 900,))
    log.write(b"C")
    slots.give(opened, str(number + 1))
    number += 1
    log.write(b"P")
"""


def killed_in_password_changes(tmp_path: Path, kills: int) -> None:
    """Kill a process that does nothing but change the password. Each time exactly one password opens, nothing is lost."""
    path, log = tmp_path / "school.rondom", tmp_path / "log"
    opened = container.create_file(path, "0", SMALL)
    opened.connection.execute("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT)")
    opened.close()
    password, committed = 0, 0
    for turn in range(kills):
        log.write_bytes(b"")
        call = [sys.executable, "-c", PRELUDE + CHANGE_FOREVER, str(path), str(password), str(log)]
        worker = subprocess.Popen(call, cwd=ROOT, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            while log.stat().st_size < 2 + turn % 5 and worker.poll() is None:
                worker.wait(0.001 * (1 + turn % 7))
        worker.kill()
        worker.wait()
        written = log.read_bytes()
        committed += written.count(b"C")
        tried = [password + written.count(b"P") + more for more in (0, 1)]
        fitting = [one for one in tried if opens(path, str(one), committed)]
        assert len(fitting) == 1
        password = fitting[0]
        committed = rows(path, str(password))


def opens(path: Path, password: str, least: int) -> bool:
    try:
        opened = container.open_with_password(path, password)
    except UserProblem as problem:
        assert problem.code == "vault-wrong-password"
        return False
    assert header.read(opened.file.read_header()).whole
    assert is_whole(opened.connection)
    assert least <= notes(opened) <= least + 1
    opened.close()
    return True


def rows(path: Path, password: str) -> int:
    opened = container.open_with_password(path, password)
    count = notes(opened)
    opened.close()
    return count


def test_a_kill_in_the_middle_leaves_exactly_one_password(tmp_path):
    killed_in_password_changes(tmp_path, 20)


@pytest.mark.slow
def test_many_kills_in_the_middle_leave_exactly_one_password(tmp_path):
    killed_in_password_changes(tmp_path, 200)


DIE_BETWEEN_THE_COPIES = """
import signal
from rondom.vault.file_layer import VaultFile
whole, torn, write = int(sys.argv[3]), int(sys.argv[4]), VaultFile.write_header_copy
done = []
def stop():
    os.kill(os.getpid(), signal.SIGKILL)
def dying(self, place, copy):
    if len(done) == whole:
        if torn:
            write(self, place, copy[:torn])
        stop()
    write(self, place, copy)
    done.append(place)
VaultFile.write_header_copy = dying
slots.give(container.open_with_password(path, password), "een nieuw wachtwoord")
stop()
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("torn", [0, 8, 16, 100, 300, 4000])
@pytest.mark.parametrize("whole", [0, 1, 2])
def test_at_every_point_of_a_password_change_one_password_opens(closed, path, whole, torn):
    call = [sys.executable, "-c", PRELUDE + DIE_BETWEEN_THE_COPIES, str(path), PASSWORD, str(whole), str(torn)]
    assert subprocess.run(call, cwd=ROOT, check=False).returncode == -9
    in_between = whole < 2 and torn in {16, 100, 300}
    assert not (in_between and header.read(path.read_bytes()).whole)
    renewed = whole > 0 or torn == 4000  # the first 4000 bytes hold all of a copy with one slot
    old, new = (opens(path, password, 200) for password in (PASSWORD, "een nieuw wachtwoord"))
    assert (old, new) == (not renewed, renewed)
    assert header.read(path.read_bytes()).whole


# -- others ------------------------------------------------------------------------------------------------------


def test_a_second_process_is_told_who_has_it_open(vault, path):
    lock_note.write(path, "Anja de Wit")
    assert elsewhere(OPEN_ELSEWHERE, path) == "vault-in-use Anja de Wit"
    slots.give(vault, "een nieuw wachtwoord")
    assert elsewhere(OPEN_ELSEWHERE, path, "een nieuw wachtwoord") == "vault-in-use Anja de Wit"
    lock_note.note_path(path).unlink()
    assert elsewhere(OPEN_ELSEWHERE, path) == "vault-in-use Iemand"
    vault.close()
    assert elsewhere(OPEN_ELSEWHERE, path, "een nieuw wachtwoord") == "False 200"


def test_a_second_opening_in_this_process_is_refused_and_harms_nothing(vault, path):
    assert code_of_problem(lambda: container.open_with_password(path, PASSWORD)) == "vault-in-use"
    assert elsewhere(OPEN_ELSEWHERE, path).startswith("vault-in-use")
    vault.connection.execute("INSERT INTO note(text) VALUES ('after')")
    assert lock_note.read(path) is not None


def test_after_a_crash_the_note_stays_and_keeps_nobody_out(closed, path):
    crash = (
        'opened = container.open_with_password(path, password); sys.stdout.write("x"); sys.stdout.flush(); os._exit(0)'
    )
    assert elsewhere(crash, path) == "x"
    assert lock_note.read(path) is not None
    opened = container.open_with_password(path, PASSWORD)
    assert notes(opened) == 200
    opened.close()
    assert lock_note.read(path) is None


HALF_WRITTEN = """
opened = container.open_with_password(path, password)
opened.connection.pragma("cache_size", 5)
opened.connection.execute("BEGIN")
opened.connection.execute("UPDATE note SET text = hex(randomblob(400))")
os._exit(0)
"""


def test_a_write_cut_short_is_undone_at_the_next_opening(closed, path):
    elsewhere(HALF_WRITTEN, path)
    assert path.with_name("school.rondom-journal").stat().st_size
    opened = container.open_with_password(path, PASSWORD)
    assert opened.connection.execute("SELECT count(*) FROM note WHERE text LIKE 'KANARIE%'").fetchall() == [(200,)]
    assert is_whole(opened.connection)
    opened.close()


# -- reading only ------------------------------------------------------------------------------------------------


@pytest.fixture
def shared_folder():
    """A folder that another user may enter; the folder of a test is for its owner alone."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    for place in (folder, *folder.iterdir()):
        place.chmod(0o700)
    shutil.rmtree(folder)


AS_SOMEONE_ELSE = """
if os.geteuid() == 0:  # root may write everywhere
    os.setgid(65534)
    os.setuid(65534)
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_where_nothing_may_be_written_a_vault_is_still_readable(shared_folder, folder_mode, file_mode):
    path = shared_folder / "school.rondom"
    filled(path).close()
    path.chmod(file_mode)
    shared_folder.chmod(folder_mode)
    write = OPEN_ELSEWHERE.replace(
        "    opened.close()",
        """
    for change in (lambda: opened.connection.execute("DELETE FROM note"), lambda: slots.give(opened, "x")):
        try:
            change()
            print("written")
        except (Problem, container.apsw.ReadOnlyError) as problem:
            print(getattr(problem, "code", "vault-read-only"))
    opened.close()""",
    )
    assert elsewhere(AS_SOMEONE_ELSE + write, path).split("\n") == ["True 200", "vault-read-only", "vault-read-only"]
    assert [file.name for file in shared_folder.iterdir()] == ["school.rondom"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_file_that_may_not_be_read(shared_folder):
    path = shared_folder / "school.rondom"
    filled(path).close()
    shared_folder.chmod(0o755)
    path.chmod(0)
    assert elsewhere(AS_SOMEONE_ELSE + OPEN_ELSEWHERE, path) == "file-unreadable"


# -- copies ------------------------------------------------------------------------------------------------------


def test_a_copy_is_a_vault_with_the_same_password_and_code(vault, path):
    vault.connection.execute("PRAGMA user_version = 7")
    target = path.with_name("kopie.rondom")
    report = container.copy_to(vault, target)
    assert report.rows == {"note": 200}
    assert report.size == target.stat().st_size
    assert elsewhere(OPEN_ELSEWHERE, path).startswith("vault-in-use")
    copy = container.open_with_password(target, PASSWORD)
    assert (notes(copy), copy.connection.pragma("user_version"), copy.vault_id) == (200, 7, vault.vault_id)
    copy.close()
    container.open_with_code(target, container.recovery_code(vault)).close()
    assert not [file for file in path.parent.iterdir() if file.name.endswith(".new")]


def test_a_copy_over_an_older_copy_that_had_crashed(vault, path):
    target = path.with_name("kopie.rondom")
    container.copy_to(vault, target)
    elsewhere(HALF_WRITTEN, target)
    container.copy_to(vault, target)
    copy = container.open_with_password(target, PASSWORD)
    assert notes(copy) == 200
    assert is_whole(copy.connection)
    copy.close()


def test_a_copy_never_goes_over_the_vault_itself(vault, path):
    link = path.with_name("link.rondom")
    link.hardlink_to(path)
    for target in (path, link):
        assert code_of_problem(lambda one=target: container.copy_to(vault, one)) == "vault-exists"
    assert notes(vault) == 200


def test_a_failed_copy_leaves_the_old_one_and_no_litter(vault, path):
    target = path.with_name("kopie.rondom")
    container.copy_to(vault, target)
    before = target.read_bytes()
    vault.connection.execute("BEGIN")
    assert code_of_problem(lambda: container.copy_to(vault, target)) == "unexpected"
    vault.connection.execute("COMMIT")
    assert target.read_bytes() == before
    assert (
        code_of_problem(lambda: container.copy_to(vault, path.with_name("gone") / "kopie.rondom")) == "file-unwritable"
    )
    assert {file.name for file in path.parent.iterdir()} <= {
        "school.rondom",
        "school.rondom.lock",
        "school.rondom-journal",
        "kopie.rondom",
    }


def test_a_copy_of_a_damaged_vault_is_not_called_a_copy(vault, path):
    vault.connection.pragma("shrink_memory")
    with path.open("r+b") as file:
        file.seek(HEADER_BYTES + 4096 * 4 + 500)
        file.write(b"damage")
    target = path.with_name("kopie.rondom")
    assert code_of_problem(lambda: container.copy_to(vault, target)) in {
        "vault-damaged",
        "disk-trouble",
        "backup-failed",
    }
    assert not target.exists()


def test_a_full_disk_is_told_in_words(vault, path):
    vault.connection.pragma("max_page_count", vault.connection.pragma("page_count"))
    with problems(path), pytest.raises(apsw.FullError):
        vault.connection.execute("INSERT INTO note(text) VALUES (zeroblob(200000))")
    assert notes(vault) == 200


def test_a_vault_that_was_taken_away_gets_no_new_password(vault, path):
    path.rename(path.with_name("moved.rondom"))
    assert code_of_problem(lambda: slots.give(vault, "een nieuw wachtwoord")) == "vault-taken-away"


def test_no_core_file_of_this_process():
    out = subprocess.run(
        [
            sys.executable,
            "-c",
            "from rondom.vault.container import harden_process as h; h(); import resource as r; "
            "print(r.getrlimit(r.RLIMIT_CORE))",
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    ).stdout
    assert out.strip() == "(0, 0)"
