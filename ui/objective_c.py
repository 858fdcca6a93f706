"""The few calls to macOS that Qt has no word for. Loaded on a Mac only, and only when one of them is needed."""

from __future__ import annotations

import ctypes
from ctypes import CDLL, c_bool, c_char_p, c_long, c_ulong, c_void_p
from typing import Any

OBJC = "/usr/lib/libobjc.A.dylib"
CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
DELIVER_AT_ONCE = 4
"""CFNotificationSuspensionBehaviorDeliverImmediately: also while another program is in front."""
UTF8 = 0x08000100

Callback = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


class ObjectiveC:
    """Sends messages to objects of macOS. Raises OSError or AttributeError where there is no such thing."""

    def __init__(self) -> None:
        self._objc = CDLL(OBJC)
        self._objc.objc_getClass.restype = c_void_p
        self._objc.objc_getClass.argtypes = [c_char_p]
        self._objc.sel_registerName.restype = c_void_p
        self._objc.sel_registerName.argtypes = [c_char_p]

    def named(self, name: str) -> int:
        """A class; 0 when there is none of this name."""
        return self._objc.objc_getClass(name.encode()) or 0

    def send(self, receiver: int, selector: str, *arguments: int, answers: Any = c_void_p) -> Any:
        """`[receiver selector]`, with whole numbers and objects as arguments. To 0 nothing is sent; the answer is 0.

        Objective-C needs each call in its own shape, so the function is typed anew for every one.
        """
        if not receiver:
            return 0
        shape = ctypes.CFUNCTYPE(answers, c_void_p, c_void_p, *([c_ulong] * len(arguments)))
        call = shape(ctypes.cast(self._objc.objc_msgSend, c_void_p).value or 0)
        return call(receiver, self._objc.sel_registerName(selector.encode()), *arguments) or 0

    def answers_to(self, receiver: int, selector: str) -> bool:
        """Whether the object knows this message; sending one it does not know would end the program."""
        known = self._objc.sel_registerName(selector.encode())
        return bool(receiver) and bool(self.send(receiver, "respondsToSelector:", known, answers=c_bool))

    def text(self, words: str) -> int:
        """An NSString. Of the caller's autorelease pool, which Qt empties after every event."""
        made = self.send(self.named("NSString"), "alloc")
        buffer = words.encode()
        shape = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_char_p)
        call = shape(ctypes.cast(self._objc.objc_msgSend, c_void_p).value or 0)
        ready = call(made, self._objc.sel_registerName(b"initWithUTF8String:"), buffer) or 0
        return int(self.send(ready, "autorelease"))


class SystemNews:
    """What macOS tells all programs by name, such as "com.apple.screenIsLocked". `heard` is called in the event loop."""

    def __init__(self, heard: Any) -> None:
        """Raises OSError where there is no CoreFoundation."""
        self._core = CDLL(CORE_FOUNDATION)
        core = self._core
        core.CFNotificationCenterGetDistributedCenter.restype = c_void_p
        core.CFStringCreateWithCString.restype = c_void_p
        core.CFStringCreateWithCString.argtypes = [c_void_p, c_char_p, ctypes.c_uint32]
        core.CFNotificationCenterAddObserver.restype = None
        core.CFNotificationCenterAddObserver.argtypes = [c_void_p, c_void_p, Callback, c_void_p, c_void_p, c_long]
        core.CFNotificationCenterRemoveEveryObserver.restype = None
        core.CFNotificationCenterRemoveEveryObserver.argtypes = [c_void_p, c_void_p]
        self._center = core.CFNotificationCenterGetDistributedCenter()
        self._callback = Callback(lambda *_what: heard())  # kept: the system calls it as long as we listen
        self._me = id(self)  # only a name by which the system knows who listens

    def listen(self, name: str) -> None:
        wanted = self._core.CFStringCreateWithCString(None, name.encode(), UTF8)
        self._core.CFNotificationCenterAddObserver(
            self._center, self._me, self._callback, wanted, None, DELIVER_AT_ONCE
        )

    def stop(self) -> None:
        self._core.CFNotificationCenterRemoveEveryObserver(self._center, self._me)
