"""Settings of the machine: read back as written; a broken file is set aside and never overwritten."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom import clock
from rondom.errors import EnvironmentProblem
from rondom.sentences import sentence
from ui.settings_file import FILE, MachineSettings, Recent, read_settings, write_settings

words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))
recents = st.builds(Recent, words.map(lambda text: Path("map", text)), words, moments)
whole = st.integers(-5000, 5000)
settings_ = st.builds(
    MachineSettings,
    mode=st.sampled_from(["auto", "light", "dark"]),
    text_scale=st.integers(80, 200).map(lambda number: number / 100),
    compact=st.booleans(),
    window=st.none() | st.tuples(whole, whole, whole, whole),
    maximised=st.booleans(),
    pages_beside=st.booleans(),
    recent=st.lists(recents, max_size=4).map(tuple),
)


@given(settings=settings_)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, settings: MachineSettings) -> None:
    folder = tmp_path_factory.mktemp("settings")
    write_settings(settings, folder)
    assert read_settings(folder) == (settings, None)


def test_no_file_is_the_usual_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (MachineSettings(), None)


BROKEN = [
    b"dit is geen toml", b"mode = 3", b'mode = "sepia"', b'text_scale = "groot"', b"window = [1, 2]",
    b'window = ["a", 1, 2, 3]', b"maximised = 1", b"pages_beside = 0", b"\xff\xfe", b"[[recent]]\npath = 'x'",
    b"recent = 4", b'[[recent]]\npath = "x"\nschool = "y"\nopened = "gisteren"', b"text_scale = nan",
]  # fmt: skip


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_set_aside_with_a_notice(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    settings, notice = read_settings(tmp_path)
    assert settings == MachineSettings()
    assert notice is not None
    assert str(notice.values["file"]) in str(sentence(notice))
    assert (tmp_path / str(notice.values["file"])).read_bytes() == content
    assert not (tmp_path / FILE).exists()


@given(content=st.binary(max_size=80))
def test_any_content_starts_the_program(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / FILE).write_bytes(content)
    settings, _notice = read_settings(folder)
    assert isinstance(settings, MachineSettings)
    kept = [file.read_bytes() for file in folder.iterdir()]
    assert content in kept


def test_names_of_a_newer_version_are_no_damage(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('mode = "dark"\nsomething_new = 4\n', "utf-8")
    settings, notice = read_settings(tmp_path)
    assert (settings.mode, notice) == ("dark", None)


def test_a_text_size_out_of_range_is_brought_back(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("text_scale = 7\n", "utf-8")
    settings, notice = read_settings(tmp_path)
    assert (settings.text_scale, notice) == (2.0, None)


def test_the_last_opened_vault_is_first_and_the_list_stays_short() -> None:
    clock.freeze(datetime(2026, 3, 12, 10, 0, tzinfo=UTC))
    settings = MachineSettings()
    for at in [*range(10), 3]:
        settings = settings.opened(Path(f"{at}.rondom"), f"School {at}")
    assert [one.school for one in settings.recent][:3] == ["School 3", "School 9", "School 8"]
    assert len(settings.recent) == 8
    assert settings.forgotten(Path("3.rondom")).recent[0].school == "School 9"


def test_a_folder_that_cannot_be_written_is_a_problem_in_words(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        write_settings(MachineSettings(), tmp_path / "weg")
    assert caught.value.code == "file-unwritable"


def test_the_file_is_toml_that_others_can_read(tmp_path: Path) -> None:
    settings = MachineSettings().opened(tmp_path / 'een "rare" naam\\.rondom', "De Proefschool")
    write_settings(settings, tmp_path)
    found = tomllib.loads((tmp_path / FILE).read_text("utf-8"))
    assert found["recent"][0]["path"] == str(tmp_path / 'een "rare" naam\\.rondom')
