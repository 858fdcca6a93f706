"""Is this folder carried to other computers by itself? Recognised by its name and by what stands in it.

A vault in such a folder can be replaced while it is open, and two computers can each write their own. Here it is only
recognised; moving is `keyring.move`. Nothing is asked of the service, and a name that is only a likeness is let be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath

from rondom.language import marked

ONEDRIVE, DROPBOX, GOOGLE, ICLOUD = "OneDrive", "Dropbox", "Google Drive", "iCloud"
SOME_CLOUD = marked("een clouddienst")
"""Windows says that a cloud service fills this folder, and nothing tells which."""

_VARIABLES = {
    "OneDrive": ONEDRIVE,
    "OneDriveCommercial": ONEDRIVE,
    "OneDriveConsumer": ONEDRIVE,
}
"""Windows tells in these where the folder is."""

_NAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), service)
    for pattern, service in (
        (r"OneDrive( - .+|-.+)?", ONEDRIVE),
        (r"SkyDrive", ONEDRIVE),
        (r"Dropbox( \(.+\)|-.+)?", DROPBOX),
        (r"Google ?Drive( \(.+\)|-.+)?", GOOGLE),
        (r"(My Drive|Mijn Drive|Shared drives|Gedeelde drives)", GOOGLE),
        (r"Mobile Documents|iCloud ?Drive|com~apple~CloudDocs", ICLOUD),
        (r"Nextcloud\d*", "Nextcloud"),
        (r"ownCloud\d*", "ownCloud"),
        (r"SURFdrive", "SURFdrive"),
        (r"Research ?Drive", "Research Drive"),
        (r"Proton ?Drive(-.+)?", "Proton Drive"),
        (r"pCloud ?(Drive|Sync)", "pCloud"),
        (r"Box ?Sync|Box-Box", "Box"),
        (r"MEGA ?sync( .+)?", "MEGA"),
        (r"Tresorit|Tresors", "Tresorit"),
        (r"STACK ?Drive|TransIP STACK", "STACK"),
        (r"SynologyDrive|Synology Drive", "Synology Drive"),
    )
)
"""The whole name of a folder on the way to the vault → the service."""

_NAMES_AT_HOME = {"box": "Box", "mega": "MEGA", "stack": "STACK"}
"""Plain words: they count only as a folder directly in someone's home."""

_MARKERS = (
    (".stfolder", "Syncthing"),
    (".dropbox.cache", DROPBOX),
    (".tmp.driveupload", GOOGLE),
    (".tmp.drivedownload", GOOGLE),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".SynologyWorkingDirectory", "Synology Drive"),
)
"""What a service leaves in the top of the folder it carries."""
_MARKER_PATTERNS = ((".sync_*.db", "Nextcloud"), ("._sync_*.db", "Nextcloud"))
"""The client of Nextcloud, ownCloud and SURFdrive keeps its own list there; the folder's name tells which, when it does."""

_CLOUD_TAG, _CLOUD_TAG_MASK = 0x9000001A, 0xFFFF0FFF
"""How Windows marks a folder that a cloud service fills."""


def cloud_of(path: PurePath, environment: Mapping[str, str]) -> str:
    """The name of the service whose folder holds `path`; empty when none is recognised.

    `environment` is that of the process. A path of this system (`Path`) is followed through its links, and the folders
    on its way are looked at; any other path is judged by its words alone. Never raises.
    """
    if not isinstance(path, Path):
        return _by_variable(path, environment) or _by_name(path)
    real = _followed(path)
    folders = real.parents
    return (
        _by_variable(real, environment) or _by_name(real) or _by_name(path) or _by_marker(folders) or _by_tag(folders)
    )


def _followed(path: Path) -> Path:
    with suppress(OSError, RuntimeError, ValueError):
        return path.resolve()
    return path


def _by_variable(path: PurePath, environment: Mapping[str, str]) -> str:
    for name, service in _VARIABLES.items():
        folder = environment.get(name, "")
        if folder and path.is_relative_to(type(path)(folder)) and len(type(path)(folder).parts) > 1:
            return service
    return ""


def _by_name(path: PurePath) -> str:
    folders = path.parts[:-1]
    for folder in folders:
        for pattern, service in _NAMES:
            if pattern.fullmatch(folder):
                return service
    for above, _who, folder in zip(folders, folders[1:], folders[2:], strict=False):
        if above.casefold() in {"users", "home"} and (service := _NAMES_AT_HOME.get(folder.casefold(), "")):
            return service
    return ""


def _by_marker(folders: Sequence[Path]) -> str:
    for folder in folders:
        with suppress(OSError, ValueError):
            for name, service in _MARKERS:
                if (folder / name).exists():
                    return service
            for pattern, service in _MARKER_PATTERNS:
                if next(folder.glob(pattern), None) is not None:
                    return service
    return ""


def _by_tag(folders: Sequence[Path]) -> str:
    for folder in folders:
        with suppress(OSError, ValueError):
            tag = getattr(folder.lstat(), "st_reparse_tag", 0)
            if tag & _CLOUD_TAG_MASK == _CLOUD_TAG:
                return SOME_CLOUD
    return ""
