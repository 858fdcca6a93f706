"""Folders that a cloud service carries, on three systems; and those that only look like one."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.vault.cloud import SOME_CLOUD, cloud_of

PC, MACBOOK, HOME = (
    "\\".join(("C:", "Users", "ellen")),
    "/".join(("", "Users", "ellen")),
    "/".join(("", "home", "ellen")),
)
"""The home of one person, on three systems."""

WINDOWS = {
    rf"{PC}\OneDrive\school.rondom": "OneDrive",
    rf"{PC}\OneDrive - De Regenwulp\Zorg\school.rondom": "OneDrive",
    rf"{PC}\onedrive - stichting\school.rondom": "OneDrive",
    rf"{PC}\Dropbox\school.rondom": "Dropbox",
    rf"{PC}\Dropbox (De Regenwulp)\a\school.rondom": "Dropbox",
    r"G:\Mijn Drive\school.rondom": "Google Drive",
    r"G:\My Drive\Zorg\school.rondom": "Google Drive",
    r"G:\Gedeelde drives\Zorg\school.rondom": "Google Drive",
    rf"{PC}\Google Drive\school.rondom": "Google Drive",
    rf"{PC}\iCloudDrive\school.rondom": "iCloud",
    rf"{PC}\Nextcloud\school.rondom": "Nextcloud",
    rf"{PC}\Nextcloud2\school.rondom": "Nextcloud",
    rf"{PC}\ownCloud\school.rondom": "ownCloud",
    rf"{PC}\SURFdrive\school.rondom": "SURFdrive",
    rf"{PC}\Box\school.rondom": "Box",
    rf"{PC}\STACK\school.rondom": "STACK",
    rf"{PC}\Proton Drive\ellen\school.rondom": "Proton Drive",
    rf"{PC}\pCloud Sync\school.rondom": "pCloud",
    rf"{PC}\SynologyDrive\school.rondom": "Synology Drive",
}
MAC = {
    f"{MACBOOK}/Library/CloudStorage/OneDrive-DeRegenwulp/school.rondom": "OneDrive",
    f"{MACBOOK}/Library/CloudStorage/GoogleDrive-ellen@school.example/My Drive/school.rondom": "Google Drive",
    f"{MACBOOK}/Library/CloudStorage/Dropbox/school.rondom": "Dropbox",
    f"{MACBOOK}/Library/CloudStorage/Dropbox-DeRegenwulp/school.rondom": "Dropbox",
    f"{MACBOOK}/Library/CloudStorage/Box-Box/school.rondom": "Box",
    f"{MACBOOK}/Library/CloudStorage/ProtonDrive-ellen/school.rondom": "Proton Drive",
    f"{MACBOOK}/Library/Mobile Documents/com~apple~CloudDocs/school.rondom": "iCloud",
    f"{MACBOOK}/Library/Mobile Documents/com~apple~CloudDocs/Documents/a/school.rondom": "iCloud",
    f"{MACBOOK}/Nextcloud/school.rondom": "Nextcloud",
}
LINUX = {
    f"{HOME}/Nextcloud/Zorg/school.rondom": "Nextcloud",
    f"{HOME}/Dropbox/school.rondom": "Dropbox",
    f"{HOME}/SURFdrive/school.rondom": "SURFdrive",
    f"{HOME}/OneDrive/school.rondom": "OneDrive",
    f"{HOME}/MEGA/school.rondom": "MEGA",
}
NONE = [
    PureWindowsPath(rf"{PC}\Documents\school.rondom"),
    PureWindowsPath(rf"{PC}\Documents\Kopie van OneDrive\school.rondom"),
    PureWindowsPath(rf"{PC}\Documents\Box\school.rondom"),
    PureWindowsPath(r"E:\school.rondom"),
    PureWindowsPath(r"\\server\zorg\school.rondom"),
    PurePosixPath(f"{MACBOOK}/Documents/school.rondom"),
    PurePosixPath(f"{MACBOOK}/Documents/Dropbox.rondom"),
    PurePosixPath("/media/ellen/STICK/school.rondom"),
    PurePosixPath("school.rondom"),
    PurePosixPath("/"),
    PurePosixPath(""),
]
TABLE: list[tuple[PurePath, str]] = [
    *((PureWindowsPath(path), service) for path, service in WINDOWS.items()),
    *((PurePosixPath(path), service) for path, service in (MAC | LINUX).items()),
]


@pytest.mark.parametrize(("path", "service"), TABLE, ids=[str(path) for path, _service in TABLE])
def test_known_folders(path: PurePath, service: str) -> None:
    assert cloud_of(path, {}) == service


@pytest.mark.parametrize("path", NONE, ids=str)
def test_folders_that_are_no_cloud(path: PurePath) -> None:
    assert cloud_of(path, {}) == ""


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_what_windows_tells_in_its_environment(name: str) -> None:
    path = PureWindowsPath(r"D:\Gegevens van school\Zorg\school.rondom")
    environment = {name: r"D:\Gegevens van school"}
    assert cloud_of(path, environment) == "OneDrive"
    assert cloud_of(PureWindowsPath(r"D:\gegevens van SCHOOL\school.rondom"), environment) == "OneDrive"
    assert cloud_of(PureWindowsPath(r"D:\Gegevens van school 2\school.rondom"), environment) == ""
    assert cloud_of(path, {name: ""}) == ""
    assert cloud_of(path, {name: "D:\\"}) == "", "a whole disk is a mistake in the settings"


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".tmp.drivedownload", "Google Drive"),
        (".sync_0123456789ab.db", "Nextcloud"),
        ("._sync_0123456789ab.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
    ],
)
def test_what_a_service_leaves_in_its_folder(tmp_path: Path, marker: str, service: str) -> None:
    deep = tmp_path / "carried" / "zorg" / "dossiers"
    deep.mkdir(parents=True)
    assert cloud_of(deep / "school.rondom", {}) == ""
    (tmp_path / "carried" / marker).mkdir()
    assert cloud_of(deep / "school.rondom", {}) == service
    assert cloud_of(tmp_path / "school.rondom", {}) == ""


def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    """As macOS does with Documents, when iCloud keeps it."""
    real = tmp_path / "Mobile Documents" / "Documents"
    real.mkdir(parents=True)
    (tmp_path / "Documents").symlink_to(real)
    assert cloud_of(tmp_path / "Documents" / "school.rondom", {}) == "iCloud"


def test_a_folder_that_windows_marks_as_filled_by_a_cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Status:
        st_reparse_tag = 0x9000701A

    real = Path.lstat
    monkeypatch.setattr(Path, "lstat", lambda path: Status() if path == tmp_path else real(path))
    assert cloud_of(tmp_path / "school.rondom", {}) == SOME_CLOUD


words = st.text(st.characters(codec="utf-8", exclude_characters="/\\\0"), max_size=20)


@given(st.lists(words, max_size=6), st.dictionaries(st.sampled_from(["OneDrive", "HOME"]), words))
def test_never_fails_whatever_the_path(parts: list[str], environment: dict[str, str]) -> None:
    for made in (PurePosixPath("/", *parts), PureWindowsPath("C:\\", *parts), Path("/nergens", *parts)):
        assert isinstance(cloud_of(made, environment), str)


@given(st.sampled_from(TABLE), st.lists(words.filter(lambda word: word.strip(" .")), max_size=3))
def test_deeper_in_a_cloud_folder_is_still_in_it(known: tuple[PurePath, str], deeper: list[str]) -> None:
    path, service = known
    assert cloud_of(path.parent.joinpath(*deeper, "school.rondom"), {}) == service
