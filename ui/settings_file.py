"""The settings of this machine: one small TOML file. Everything about the school lives in the vault, never here."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path

from rondom import clock
from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.paths import config_dir, write_atomically

FILE = "rondom.toml"
MODES = ("auto", "light", "dark")
RECENT_MOST = 8
SCALES = (0.8, 2.0)


@dataclass(frozen=True, slots=True)
class Recent:
    """A vault that was open on this machine. `school` is the name on the start screen; no child is named here."""

    path: Path
    school: str
    opened: datetime


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """`window` is left, top, width, height in pixels, or None."""

    mode: str = "auto"
    text_scale: float = 1.0
    compact: bool = False
    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    hide_from_capture: bool = False
    """Windows of Rondom stay out of screen shots and shared screens, where the system can do that."""
    pages_beside: bool = True
    """Small pages stand beside a paper on the screen."""
    recent: tuple[Recent, ...] = field(default=())

    def opened(self, path: Path, school: str) -> MachineSettings:
        """With this vault first in the recent list, now."""
        rest = tuple(one for one in self.recent if one.path != path)
        return replace(self, recent=(Recent(path, school, clock.now()), *rest)[:RECENT_MOST])

    def forgotten(self, path: Path) -> MachineSettings:
        return replace(self, recent=tuple(one for one in self.recent if one.path != path))


def read_settings(folder: Path | None = None) -> tuple[MachineSettings, Problem | None]:
    """The settings, and what to tell the person. A broken file is set aside under another name, never overwritten."""
    path = (folder or config_dir()) / FILE
    try:
        return _parse(path.read_text("utf-8")), None
    except FileNotFoundError:
        return MachineSettings(), None
    except OSError:
        return MachineSettings(), EnvironmentProblem("settings-unreadable", file=str(path))
    except (ValueError, TypeError, KeyError):
        return MachineSettings(), _set_aside(path)


def write_settings(settings: MachineSettings, folder: Path | None = None) -> None:
    """Raises EnvironmentProblem `file-unwritable`."""
    path = (folder or config_dir()) / FILE
    try:
        write_atomically(path, _text(settings).encode("utf-8"))
    except OSError as error:
        raise EnvironmentProblem("file-unwritable") from error


def _set_aside(path: Path) -> Problem:
    aside = path.with_name(f"{path.stem}-kapot-{clock.now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        path.replace(aside)
    except OSError:
        return EnvironmentProblem("settings-unreadable", file=str(path))
    return UserProblem("settings-set-aside", file=aside.name)


def _parse(text: str) -> MachineSettings:
    """Raises ValueError, TypeError or KeyError when the file is not what we wrote; unknown names are left alone."""
    found = tomllib.loads(text)
    known = {one.name for one in fields(MachineSettings)}
    values = {name: value for name, value in found.items() if name in known}
    if "window" in values:
        left, top, wide, high = (_whole(number) for number in values["window"])
        values["window"] = (left, top, wide, high)
    values["recent"] = tuple(_recent(one) for one in values.get("recent", []))
    return _checked(MachineSettings(**values))


def _recent(found: dict[str, str]) -> Recent:
    return Recent(Path(found["path"]), str(found["school"]), datetime.fromisoformat(found["opened"]).astimezone())


def _checked(settings: MachineSettings) -> MachineSettings:
    low, high = SCALES
    if settings.mode not in MODES:
        raise ValueError("mode")
    answers = (settings.maximised, settings.compact, settings.hide_from_capture, settings.pages_beside)
    if not all(isinstance(one, bool) for one in answers):
        raise TypeError("yes or no")
    if not math.isfinite(settings.text_scale):
        raise ValueError("text scale")
    return replace(settings, text_scale=min(high, max(low, float(settings.text_scale))))


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("whole number")
    return value


def _text(settings: MachineSettings) -> str:
    lines = [
        f"mode = {_quoted(settings.mode)}",
        f"text_scale = {settings.text_scale:.2f}",
        f"compact = {str(settings.compact).lower()}",
        f"maximised = {str(settings.maximised).lower()}",
        f"hide_from_capture = {str(settings.hide_from_capture).lower()}",
        f"pages_beside = {str(settings.pages_beside).lower()}",
    ]
    if settings.window:
        lines.append(f"window = {list(settings.window)}")
    for one in settings.recent:
        lines += [
            "",
            "[[recent]]",
            f"path = {_quoted(str(one.path))}",
            f"school = {_quoted(one.school)}",
            f"opened = {_quoted(one.opened.isoformat())}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML string: the same escapes as JSON, plus DEL. A path the file system cannot spell loses the odd letters."""
    import json  # late: a start only reads

    plain = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
