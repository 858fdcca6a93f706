"""Linux: sleep, the screen lock and another user, as logind and the desktop tell them over D-Bus, on this machine only."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from rondom.language import _
from ui.shell.session import Reason

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

Answered = Callable[[list[object]], None]
LOGIND, LOGIND_AT = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
MINE = "/org/freedesktop/login1/session/auto"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
          "org.xfce.ScreenSaver")  # fmt: skip
SYSTEM_SOCKET = "/run/dbus/system_bus_socket"


def system_address() -> str:
    """Where the machine's own bus is; "" when there is none."""
    return _local(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or _socket(Path(SYSTEM_SOCKET)))


def session_address() -> str:
    """Where the bus of this person's desktop is; "" when there is none. Never starts one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return _local(os.environ.get("DBUS_SESSION_BUS_ADDRESS", "") or (_socket(Path(runtime) / "bus") if runtime else ""))


def _slot(what: str) -> Any:
    """A text; PySide6's own notes on types say bytes, which it refuses."""
    return SLOT(what)


def _socket(path: Path) -> str:
    return f"unix:path={path}" if path.exists() else ""


def _local(address: str) -> str:
    """A bus that is reached over a network is none of ours."""
    return address if address and all(one.startswith("unix:") for one in address.split(";")) else ""


class LinuxSession(QObject):
    """Tells the reason before the machine sleeps: logind waits until `told` has been dealt with, five seconds at most."""

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system: QDBusConnection | None = None
        self._desktop: QDBusConnection | None = None
        self._waits: object | None = None
        """What logind waits for before it lets the machine sleep; letting go of it is the sign."""

    def start(self, system: str, desktop: str) -> None:
        """Listen on these buses; an empty address, or a bus that does not answer, is left alone."""
        from PySide6.QtDBus import QDBusConnection

        if system:
            self._system = self._open(QDBusConnection.connectToBus(system, f"rondom-system-{id(self)}"))
        if desktop:
            self._desktop = self._open(QDBusConnection.connectToBus(desktop, f"rondom-desktop-{id(self)}"))
        if self._system is not None:
            self._system.connect("", LOGIND_AT, MANAGER, "PrepareForSleep", self, _slot("on_sleep(bool)"))
            self._ask_to_wait()
            self._find_session()
        if self._desktop is not None:
            for saver in SAVERS:
                self._desktop.connect("", "", saver, "ActiveChanged", self, _slot("on_saver(bool)"))

    def stop(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        for one in (self._system, self._desktop):
            if one is not None:
                QDBusConnection.disconnectFromBus(one.name())
        self._system = self._desktop = self._waits = None

    def _open(self, bus: QDBusConnection) -> QDBusConnection | None:
        return bus if bus.isConnected() else None

    # -- what they tell --------------------------------------------------------------------------------------

    @Slot(bool)
    def on_sleep(self, going: bool) -> None:
        """Before sleep and after it. After it once more: the sleep may have come faster than our answer."""
        self.told.emit(Reason.SLEEP)
        self._waits = None
        if not going:
            self._ask_to_wait()

    @Slot(bool)
    def on_saver(self, on: bool) -> None:
        if on:
            self.told.emit(Reason.SCREEN_LOCK)

    @Slot()
    def on_lock(self) -> None:
        self.told.emit(Reason.SCREEN_LOCK)

    @Slot("QString", "QVariantMap", "QStringList")
    def on_properties(self, interface: str, changed: dict[str, object], _forgotten: list[str]) -> None:
        """Our session is in the background, or its screen is locked."""
        if interface != SESSION:
            return
        if changed.get("LockedHint") is True:
            self.told.emit(Reason.SCREEN_LOCK)
        elif changed.get("Active") is False:
            self.told.emit(Reason.USER_SWITCH)

    # -- what we ask -----------------------------------------------------------------------------------------

    def _ask_to_wait(self) -> None:
        why = _("Rondom vergrendelt de kluis")
        self._ask(LOGIND_AT, MANAGER, "Inhibit", ("sleep", "Rondom", why, "delay"), self._got_wait)

    def _got_wait(self, answer: list[object]) -> None:
        self._waits = answer[0] if answer else None

    def _find_session(self) -> None:
        """Signals come from the session under its own name, so that is asked first."""
        self._ask(MINE, PROPERTIES, "Get", (SESSION, "Id"), self._got_id)

    def _got_id(self, answer: list[object]) -> None:
        found = answer[0] if answer else None
        name = found.variant() if hasattr(found, "variant") else found
        if isinstance(name, str):
            self._ask(LOGIND_AT, MANAGER, "GetSession", (name,), self._got_session)

    def _got_session(self, answer: list[object]) -> None:
        found = answer[0] if answer else None
        path = found.path() if hasattr(found, "path") else found
        if isinstance(path, str) and self._system is not None:
            self._system.connect("", path, SESSION, "Lock", self, _slot("on_lock()"))
            slot = _slot("on_properties(QString,QVariantMap,QStringList)")
            self._system.connect("", path, PROPERTIES, "PropertiesChanged", self, slot)

    def _ask(self, path: str, interface: str, what: str, values: tuple[str, ...], done: Answered) -> None:
        """Without waiting: a bus that does not answer must not hold the window."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(LOGIND, path, interface, what)
        message.setArguments(list(values))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(message), self)

        def answered(found: QDBusPendingCallWatcher) -> None:
            reply = found.reply()
            if reply.type() == QDBusMessage.MessageType.ReplyMessage:
                done(reply.arguments())
            found.deleteLater()

        watcher.finished.connect(answered)
