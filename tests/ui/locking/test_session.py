"""What the computer tells: a real bus with a made-up logind, the bytes of Windows, and a clock that jumps."""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rondom import clock
from ui.shell.session import Heartbeat, Reason, SessionWatch
from ui.shell.session_linux import LOGIND, LOGIND_AT, MANAGER, PROPERTIES, SESSION, LinuxSession, _local
from ui.shell.session_windows import REASONS, Message, WindowsSession, reason_of

OURS = f"{LOGIND_AT}/session/c2"
linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="needs a D-Bus of its own"
)


# -- sleep, noticed afterwards -------------------------------------------------------------------------------


@pytest.fixture
def beat(qtbot: QtBot) -> Iterator[tuple[Heartbeat, list[Reason]]]:
    told: list[Reason] = []
    made = Heartbeat()
    made.told.connect(told.append)
    made.start()
    yield made, told
    made.stop()


def test_a_machine_that_slept_is_noticed(beat: tuple[Heartbeat, list[Reason]]) -> None:
    heart, told = beat
    heart.beat()
    assert told == []
    clock.shift(timedelta(hours=1))
    heart.beat()
    assert told == [Reason.SLEEP]
    heart.beat()
    assert told == [Reason.SLEEP], "once for each sleep"


@pytest.mark.parametrize("by", [timedelta(seconds=3), timedelta(hours=-5), timedelta(seconds=-20)])
def test_a_clock_that_is_put_right_is_no_sleep(beat: tuple[Heartbeat, list[Reason]], by: timedelta) -> None:
    heart, told = beat
    clock.shift(by)
    heart.beat()
    assert told == []


def test_a_clock_that_is_held_still_tells_nothing(beat: tuple[Heartbeat, list[Reason]]) -> None:
    """Tests and pictures do that; they are not asleep."""
    heart, told = beat
    for moment in (datetime(2031, 1, 1), datetime(2041, 1, 1), None):
        clock.freeze(moment)
        heart.beat()
    assert told == []


def test_all_sources_come_together(qtbot: QtBot) -> None:
    watch, told = SessionWatch(), list[Reason]()
    watch.told.connect(told.append)
    watch.heartbeat.start()
    clock.shift(timedelta(hours=1))
    watch.heartbeat.beat()
    assert told == [Reason.SLEEP]
    watch.deleteLater()


# -- Linux ---------------------------------------------------------------------------------------------------


@pytest.fixture
def bus(tmp_path) -> Iterator[str]:
    """A bus of our own, far from that of the person who runs the tests."""
    command = [
        "dbus-daemon",
        "--session",
        "--print-address=1",
        "--nofork",
        "--nopidfile",
        f"--address=unix:dir={tmp_path}",
    ]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


class Logind:
    """Answers as logind does, and tells what it is made to tell."""

    def __init__(self, address: str) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusVirtualObject

        self.bus = QDBusConnection.connectToBus(address, f"logind-{id(self)}")
        assert self.bus.registerService(LOGIND)
        self.asked: list[str] = []
        self.held: list[int] = []
        """Ends of pipes: one is closed at the other side when the program lets the machine sleep."""
        logind = self

        class Answers(QDBusVirtualObject):
            def introspect(self, path: str) -> str:
                return ""

            def handleMessage(self, message, connection) -> bool:
                connection.send(message.createReply(logind.answer(message)))
                return True

        self._answers = Answers()
        sub = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self.bus.registerVirtualObject(LOGIND_AT, self._answers, sub)

    def answer(self, message) -> object:
        from PySide6.QtDBus import QDBusObjectPath, QDBusUnixFileDescriptor, QDBusVariant

        self.asked.append(message.member())
        if message.member() == "Inhibit":
            ours, theirs = os.pipe()
            self.held.append(ours)
            handed = QDBusUnixFileDescriptor(theirs)
            os.close(theirs)
            return handed
        return QDBusVariant("c2") if message.member() == "Get" else QDBusObjectPath(OURS)

    def tell(self, path: str, interface: str, what: str, *values: object) -> None:
        from PySide6.QtDBus import QDBusMessage

        message = QDBusMessage.createSignal(path, interface, what)
        message.setArguments(list(values))
        assert self.bus.send(message)

    def let_go(self, at: int) -> bool:
        return bool(select.select([self.held[at]], [], [], 0)[0])

    def close(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self.bus.unregisterObject(LOGIND_AT)
        QDBusConnection.disconnectFromBus(self.bus.name())
        for one in self.held:
            os.close(one)


@pytest.fixture
def heard(qtbot: QtBot, bus: str) -> Iterator[tuple[Logind, list[Reason]]]:
    logind, told = Logind(bus), list[Reason]()
    session = LinuxSession()
    session.told.connect(told.append)
    session.start(bus, bus)
    qtbot.waitUntil(lambda: session._waits is not None and "GetSession" in logind.asked)
    session._ask(LOGIND_AT, MANAGER, "Barrier", (), lambda _answer: None)
    qtbot.waitUntil(lambda: "Barrier" in logind.asked)  # the bus has dealt with all that was asked before
    yield logind, told
    session.stop()
    logind.close()


@linux_only
def test_sleep_waits_until_it_was_told(qtbot: QtBot, heard: tuple[Logind, list[Reason]]) -> None:
    logind, told = heard
    assert not logind.let_go(0), "the machine would have to wait for us"
    logind.tell(LOGIND_AT, MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: told == [Reason.SLEEP])
    qtbot.waitUntil(lambda: logind.let_go(0))
    logind.tell(LOGIND_AT, MANAGER, "PrepareForSleep", False)
    qtbot.waitUntil(lambda: len(logind.held) == 2)
    assert not logind.let_go(1), "the next sleep waits again"


@linux_only
@pytest.mark.parametrize(
    ("path", "interface", "what", "values", "reason"),
    [
        (OURS, SESSION, "Lock", (), Reason.SCREEN_LOCK),
        (OURS, PROPERTIES, "PropertiesChanged", (SESSION, {"Active": False}, ["x"]), Reason.USER_SWITCH),
        (OURS, PROPERTIES, "PropertiesChanged", (SESSION, {"LockedHint": True}, ["x"]), Reason.SCREEN_LOCK),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,), Reason.SCREEN_LOCK),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,), Reason.SCREEN_LOCK),
    ],
)
def test_the_desktop_tells(
    qtbot: QtBot,
    heard: tuple[Logind, list[Reason]],
    path: str,
    interface: str,
    what: str,
    values: tuple,
    reason: Reason,
) -> None:
    logind, told = heard
    logind.tell(path, interface, what, *values)
    qtbot.waitUntil(lambda: told == [reason])


@linux_only
def test_what_is_not_ours_is_no_reason(qtbot: QtBot, heard: tuple[Logind, list[Reason]]) -> None:
    logind, told = heard
    logind.tell(f"{LOGIND_AT}/session/c3", SESSION, "Lock")
    logind.tell(OURS, PROPERTIES, "PropertiesChanged", SESSION, {"Active": True, "LockedHint": False}, ["x"])
    logind.tell(OURS, PROPERTIES, "PropertiesChanged", "org.example.Other", {"Active": False}, ["x"])
    logind.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    logind.tell(OURS, SESSION, "Lock")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Reason.SCREEN_LOCK], "only the last one, which came after all others"


@linux_only
def test_a_bus_that_is_not_there_is_left_alone(qtbot: QtBot, tmp_path) -> None:
    session = LinuxSession()
    session.start(f"unix:path={tmp_path}/nothing", f"unix:path={tmp_path}/nothing")
    session.stop()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("unix:path=/run/bus", "unix:path=/run/bus"),
        ("tcp:host=example.org,port=1", ""),
        ("unix:path=/a;tcp:host=b,port=1", ""),
        ("nonce-tcp:host=localhost", ""),
        ("autolaunch:", ""),
        ("", ""),
    ],
)
def test_a_bus_over_a_network_is_none_of_ours(address: str, wanted: str) -> None:
    assert _local(address) == wanted


# -- Windows -------------------------------------------------------------------------------------------------


def packed(window: int, number: int, what: int, more: int = 0) -> bytes:
    """MSG as 64-bit Windows lays it out: handle, number, four bytes of nothing, two words, time and place."""
    return struct.pack("<QIxxxxQqIiiI", window, number, what, more, 0, 0, 0, 0)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the bytes of 64-bit Windows")
@pytest.mark.parametrize(
    ("number", "what", "reason"),
    [
        (0x0218, 0x04, Reason.SLEEP),
        (0x0218, 0x12, Reason.SLEEP),
        (0x02B1, 0x07, Reason.SCREEN_LOCK),
        (0x02B1, 0x02, Reason.USER_SWITCH),
        (0x02B1, 0x08, None),  # the screen is open again
        (0x0218, 0x0A, None),  # the battery
        (0x0200, 0x07, None),  # the mouse
    ],
)
def test_messages_of_windows(qtbot: QtBot, number: int, what: int, reason: Reason | None) -> None:
    content = packed(0xFFFF_8000_1234_5678, number, what, -1)
    assert reason_of(Message.from_buffer_copy(content)) is reason
    session, told = WindowsSession(), list[Reason]()
    session.told.connect(told.append)
    memory = ctypes.create_string_buffer(content)
    session.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(memory))
    session.nativeEventFilter(b"xcb_generic_event_t", 0)  # of another system: its address is not read
    assert told == ([reason] if reason else [])


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**64 - 1))
def test_only_messages_that_are_known_lock(number: int, what: int) -> None:
    message = Message.from_buffer_copy(packed(1, number, what))
    assert reason_of(message) is REASONS.get((number, what))


def test_the_filter_comes_and_goes(qtbot: QtBot, qapp: QObject) -> None:
    session = WindowsSession()
    session.start()
    session.stop()
    session.stop()
