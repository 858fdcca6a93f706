"""Mistakes that a program could make, one of each kind, made on purpose: the gate must see every one of them."""

from __future__ import annotations

import base64
import ctypes
import logging
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.privacy_gate.canaries import STEM


def _socket(kind: int) -> None:
    """In a namespace without a network the attempt fails; it is an attempt all the same."""
    try:
        with socket.socket(kind, socket.SOCK_DGRAM) as made:
            made.settimeout(0.1)
            made.connect(("::1" if kind == socket.AF_INET6 else "127.0.0.1", 53))
    except OSError:
        pass


def ipv4(_folder: Path) -> None:
    _socket(socket.AF_INET)


def ipv6(_folder: Path) -> None:
    _socket(socket.AF_INET6)


def raw(_folder: Path) -> None:
    """Past Python, as a library would do it: AF_PACKET."""
    ctypes.CDLL(None).socket(17, 3, 0)


def bluetooth(_folder: Path) -> None:
    ctypes.CDLL(None).socket(31, 3, 0)


def child_socket(_folder: Path) -> None:
    """By a program that is started."""
    code = "import socket; socket.socket(socket.AF_INET6, socket.SOCK_STREAM)"
    subprocess.run([sys.executable, "-S", "-c", code], check=True)


def outside(_folder: Path) -> None:
    Path.home().joinpath("onschuldig.txt").write_text("niets bijzonders")


def renamed_outside(folder: Path) -> None:
    inside = folder / "kluis-tijdelijk"
    inside.write_text("niets bijzonders")
    inside.rename(Path.home() / "weg.txt")


def folder_outside(_folder: Path) -> None:
    Path.home().joinpath("map").mkdir()


def temporary(_folder: Path) -> None:
    """Written and gone again: only the log of the system calls knows."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"niets bijzonders")


def gone_again(folder: Path) -> None:
    """In a folder where Rondom may write, with a name nobody would look at; gone before anybody looks."""
    path = folder / "kluis" / "even.tmp"
    path.write_text(f"{STEM}even")
    path.unlink()


def log(_folder: Path) -> None:
    logging.getLogger("rondom").warning("Opgeslagen voor %s", f"{STEM}log")


def printed(_folder: Path) -> None:
    os.write(1, f"{STEM}uitvoer\n".encode())


def file_name(folder: Path) -> None:
    (folder / "kluis" / f"{STEM}naam.pdf").write_bytes(b"%PDF")


def settings(_folder: Path) -> None:
    path = Path(os.environ["RONDOM_HOME"]) / "config" / "rondom.toml"
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(f'laatst = "{STEM}instelling"')


def in_base64(_folder: Path) -> None:
    path = Path(os.environ["RONDOM_HOME"]) / "state.bin"
    path.write_bytes(b"x" + base64.b64encode(f"zz{STEM}base".encode()))


def in_utf16(_folder: Path) -> None:
    path = Path(os.environ["RONDOM_HOME"]) / "state16.bin"
    path.write_bytes(f"{STEM.upper()}utf".encode("utf-16-be"))


def argument(_folder: Path) -> None:
    subprocess.run([sys.executable, "-S", "-c", "pass", f"{STEM}argument"], check=True)


def clear_vault(folder: Path) -> None:
    """A vault whose pages are not encrypted."""
    import sqlite3

    with sqlite3.connect(folder / "kluis" / "klad.rondom") as connection:
        connection.execute("CREATE TABLE note (text)")
        connection.execute("INSERT INTO note VALUES (?)", (f"{STEM}klad",))
    connection.close()


LEAKS: Mapping[str, Callable[[Path], None]] = {
    leak.__name__: leak
    for leak in (
        ipv4, ipv6, raw, bluetooth, child_socket, outside, renamed_outside, folder_outside, temporary, gone_again, log, printed,
        file_name, settings, in_base64, in_utf16, argument, clear_vault,
    )
}  # fmt: skip
