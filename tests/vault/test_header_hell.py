"""Files from hell: whatever someone points at is answered in words, within bounds, and stays as it is."""

from __future__ import annotations

import hashlib
import json
import os
import struct
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.errors import Problem
from rondom.opening import unlock, unlock_with_code
from rondom.sentences import SENTENCES, sentence
from rondom.vault import attempts, header, keys, rescue
from rondom.vault.header import COPY_BYTES, HEADER_BYTES
from rondom.vault.salvage.damaged_file import entered
from tests.architecture.source import ROOT
from tests.mees import PASSWORD
from tests.vault.damage import whole

CODE = "000G-40R4-0M30-E209-185G-R38E-1X6W"
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("hel")


def told(path, what):
    """The code of the problem, or "" when the vault opened. Anything else than a problem with a sentence fails."""
    attempts.succeeded(path)  # the wait after wrong passwords has tests of its own
    try:
        found = what(path)
        if found is not None:
            found.close()
    except Problem as problem:
        assert problem.code in SENTENCES, problem.code
        assert str(sentence(problem))
        return problem.code
    return ""


HEADS = {
    "password": lambda path: unlock(path, PASSWORD),
    "code": lambda path: unlock_with_code(path, whole().code),
    "rescue": lambda path: keyed(path, PASSWORD),
    "rescue with code": lambda path: keyed(path, whole().code),
}
"""The ways in that read the head, without what follows."""


def rescued(path, secret):
    target = path.with_name("gered.rondom")
    target.unlink(missing_ok=True)
    rescue.rescue(path, secret, target)
    vault = unlock_with_code(target, whole().code)
    target.unlink()
    return vault


WAYS = {
    "password": lambda path: unlock(path, PASSWORD),
    "code": lambda path: unlock_with_code(path, whole().code),
    "other code": lambda path: unlock_with_code(path, CODE),
    "rescue": lambda path: rescued(path, PASSWORD),
    "rescue with code": lambda path: rescued(path, whole().code),
    "look": lambda path: rescue.open_damaged(path, PASSWORD).vault,
}


def keyed(path, secret):
    """The part of a rescue that reads the head, and where it begins to differ from one to the next."""
    with entered(path, secret):
        pass


def everything(path, ways):
    """Every way in; the file is as it was wherever it did not open."""
    before = path.read_bytes()
    codes = {}
    for name, way in ways.items():
        codes[name] = told(path, way)
        assert not codes[name] or path.read_bytes() == before
        path.write_bytes(before)
    return codes


# -- heads ---------------------------------------------------------------------------------------------------------


def sealed(payload, generation=1):
    """A copy as a stranger could make it: any payload, with a right checksum."""
    body = struct.pack("<8sQI", header.MAGIC, generation, len(payload)) + payload
    return (body + hashlib.sha256(body).digest()).ljust(COPY_BYTES, b"\0")[:COPY_BYTES]


def payload():
    copy = whole().raw[:COPY_BYTES]
    return json.loads(copy[20 : 20 + struct.unpack_from("<I", copy, 16)[0]])


def with_head(area):
    return area.ljust(HEADER_BYTES, b"\0")[:HEADER_BYTES] + whole().raw[HEADER_BYTES:]


@given(head=st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda tail: header.MAGIC + tail)))
@FEW
def test_a_head_of_nonsense(place, head):
    path = place / "kop.rondom"
    path.write_bytes(with_head(head))
    codes = everything(path, HEADS)
    assert codes["password"] in {"vault-not-a-vault", "vault-damaged", "vault-newer"}
    assert codes["code"] == codes["rescue with code"] == ""
    assert codes["rescue"] in {"vault-head-lost", "vault-newer"}


@given(flips=st.lists(st.tuples(st.integers(0, 2 * COPY_BYTES - 1), st.integers(1, 255)), min_size=1, max_size=12))
@FEW
def test_a_head_with_changed_bytes(place, flips):
    head = bytearray(whole().raw[:HEADER_BYTES])
    for where, mask in flips:
        head[where] ^= mask
    path = place / "kop.rondom"
    path.write_bytes(with_head(bytes(head)))
    codes = everything(path, HEADS)
    assert codes["code"] == codes["rescue with code"] == ""
    assert codes["password"] in {"", "vault-not-a-vault", "vault-damaged", "vault-newer"}
    if not codes["password"]:
        assert not codes["rescue"]


BEYOND = {"memory_kib": (8192, 524_288), "iterations": (1, 10), "lanes": (1, 8)}
absurd = st.sampled_from(sorted(BEYOND)).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.one_of(
            st.integers(-(2**70), BEYOND[name][0] - 1),
            st.integers(BEYOND[name][1] + 1, 2**70),
            st.sampled_from([BEYOND[name][0] - 1, BEYOND[name][1] + 1, 2**31 - 1, 2**31, 2**63, 10**300]),
        ),
    )
)


@given(absurd)
@FEW
def test_absurd_work_is_never_begun(place, wish):
    """Terabytes of memory, a thousand years of rounds: a right password does not help, and nothing is tried."""
    content = payload()
    content["slots"][0][wish[0]] = wish[1]
    path = place / "kop.rondom"
    path.write_bytes(with_head(sealed(json.dumps(content).encode()) * 2))
    codes = everything(path, HEADS)
    assert codes["password"] == "vault-damaged"
    assert codes["rescue"] == "vault-head-lost"
    assert codes["code"] == codes["rescue with code"] == ""


def test_ten_slots_of_absurd_work_before_the_right_one(place):
    content = payload()
    right = content["slots"][0]
    odd = right | {"memory_kib": 2**31 - 1, "iterations": 2**31 - 1, "lanes": 2**31 - 1}
    content["slots"] = [odd] * 9 + [right]
    path = place / "kop.rondom"
    path.write_bytes(with_head(sealed(json.dumps(content, separators=(",", ":")).encode()) * 2))
    assert told(path, WAYS["password"]) == ""
    path.write_bytes(with_head(sealed(json.dumps(content, separators=(",", ":")).encode()) * 2))
    assert told(path, WAYS["rescue"]) == ""


def test_a_head_of_another_vault(place):
    """Someone glued two files together: the passwords of the one do not open the pages of the other."""
    other = keys.new_seed()
    slot = keys.make_slot(keys.vault_id_of(other), other, PASSWORD, keys.KdfParameters(8192, 1, 1))
    path = place / "kop.rondom"
    path.write_bytes(with_head(header.pack_area(header.Header(keys.vault_id_of(other), (slot,)))))
    codes = everything(path, HEADS)
    assert codes["password"] == "vault-damaged"
    assert codes["rescue"] == "rescue-nothing"
    assert codes["code"] == codes["rescue with code"] == ""


# -- what is no file, or no vault ----------------------------------------------------------------------------------


@pytest.fixture
def spot(tmp_path):
    return tmp_path / "iets.rondom"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_an_empty_file(spot, way):
    spot.touch()
    assert told(spot, way) == "vault-not-a-vault"
    assert spot.stat().st_size == 0


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_a_folder(spot, way):
    spot.mkdir()
    assert told(spot, way) == "vault-not-a-vault"
    assert list(spot.iterdir()) == []


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_nothing_at_all(spot, way):
    assert told(spot, way) == "vault-missing"
    assert told(spot / "dieper", way) == "vault-missing"


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_pipes_devices_and_links(spot, tmp_path, way):
    os.mkfifo(spot)
    assert told(spot, way) == "vault-not-a-vault"
    link, loop, gone = (tmp_path / name for name in ("link", "kring", "weg"))
    link.symlink_to("/dev/null")
    assert told(link, way) == "vault-not-a-vault"
    loop.symlink_to(loop)
    gone.symlink_to(tmp_path / "nergens")
    assert {told(loop, way), told(gone, way)} <= {"vault-missing", "file-unreadable"}
    assert loop.is_symlink()
    assert gone.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_to_a_vault_opens_that_vault(spot, tmp_path):
    real = tmp_path / "echt.rondom"
    real.write_bytes(whole().raw)
    spot.symlink_to(real)
    for way in ("password", "code", "rescue", "look"):
        assert told(spot, WAYS[way]) == ""
    assert spot.is_symlink()
    assert real.read_bytes()[HEADER_BYTES:] == whole().raw[HEADER_BYTES:]


@pytest.mark.parametrize("size", [1, 7, 19, 4095, 4096, 8191, 8192, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 1])
def test_a_vault_of_which_only_the_beginning_is_there(spot, size):
    spot.write_bytes(whole().raw[:size])
    codes = everything(spot, WAYS)
    assert "" not in codes.values()


SPARSE = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
from rondom.__main__ import main
path = Path(sys.argv[1])
for begin in (b"", bytes.fromhex(sys.argv[2])):
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(5 * 2**30)
    for words in (["check", path], ["rescue", path, path.with_name("uit.rondom")]):
        print(main([str(word) for word in words]), end=" ")
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_file_of_five_gigabytes_of_nothing(spot):
    """Within 3 GB of address space, of which Python and its libraries take most."""
    ran = subprocess.run(
        [sys.executable, "-c", SPARSE, spot, whole().raw[:HEADER_BYTES].hex()[: 2 * 2 * COPY_BYTES]],
        cwd=ROOT, env={**os.environ, "RONDOM_PASSWORD": PASSWORD}, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    assert ran.stdout.split() == ["1", "1", "1", "1"]
    lines = ran.stderr.splitlines()
    assert len(lines) == 4
    assert "Traceback" not in ran.stderr
    assert not spot.with_name("uit.rondom").exists()


# -- secrets as people type them -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.replace("-", "\u2013 "),
        lambda code: "\ufeff  " + code.replace("-", "\u00a0") + "\n",
        lambda code: "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in code),
    ],
    ids=["small", "O and I", "o and l", "long dashes", "pasted", "full width"],
)
def test_a_code_as_people_type_it(spot, typed):
    spot.write_bytes(whole().raw)
    code = typed(whole().code)
    assert told(spot, lambda path: unlock_with_code(path, code)) == ""
    assert told(spot, lambda path: rescued(path, code)) == ""


@pytest.mark.parametrize(
    "typed", ["", " ", "0", "0" * 27, "0" * 29, "é" * 28, "\ud800" * 28, "U" * 28, "0" * 10_000, "\0" * 28]
)
def test_what_is_no_code(spot, typed):
    spot.write_bytes(whole().raw)
    assert told(spot, lambda path: unlock_with_code(path, typed)) == "vault-code-typo"
    assert told(spot, lambda path: rescued(path, typed)) == "vault-wrong-password"


@pytest.mark.parametrize(
    "password",
    [
        "café in de zomer é",
        "a\u0301\u0323 twee tekens erop",
        "한글 vier woorden",
        "ﬁets en ﬂuit hier",
        "👨‍👩‍👧 het hele gezin",
    ],
)
def test_a_password_with_signs_on_signs(spot, password):
    """The same letters come as one sign or as two, as the keyboard will have it; look-alikes are something else."""
    spot.write_bytes(whole().raw)
    vault = unlock(spot, PASSWORD)
    vault.change_password(password)
    vault.close()
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, password)
        assert told(spot, lambda path, typed=typed: unlock(path, typed)) == ""
        assert told(spot, lambda path, typed=typed: rescued(path, typed)) == ""
    assert told(spot, lambda path: unlock(path, password + "\u0301")) == "vault-wrong-password"
