"""A paper that is locked before it goes by mail."""

from __future__ import annotations

import io

import pikepdf
import pytest

from rondom.passphrase import new_passphrase
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.sealed import seal
from rondom.plan.kring import KringPage
from tests.mees import TODAY

WORDS = "molen-hagel-cello-duin-regenjas"


@pytest.fixture(scope="module")
def paper() -> bytes:
    return kring_pdf(KringPage("Mees", "De Regenwulp", TODAY))


def test_it_is_locked_with_the_strongest_there_is(paper: bytes) -> None:
    sealed = seal(paper, WORDS)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sealed))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sealed), password=WORDS[:-1])
    with pikepdf.open(io.BytesIO(sealed), password=WORDS) as opened:
        found = opened.encryption
        assert (found.R, found.bits) == (6, 256)
        assert {str(one) for one in (found.stream_method, found.string_method, found.file_method)} == {
            "EncryptionMethod.aesv3"
        }
        assert opened.allow.accessibility and opened.allow.extract and opened.allow.print_highres
        assert not opened.allow.modify_other


def test_nothing_can_be_read_without_the_words(paper: bytes) -> None:
    """The title neither. Names of the format itself, such as StructTreeRoot, say nothing."""
    with pikepdf.open(io.BytesIO(paper)) as opened:
        plain = io.BytesIO()
        opened.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    assert b"De Regenwulp" in plain.getvalue()
    sealed = seal(plain.getvalue(), WORDS)
    for told in ("De Regenwulp", "Mees"):
        assert told.encode() not in sealed
        assert told.encode("utf-16-be") not in sealed


def test_the_structure_survives(paper: bytes) -> None:
    with (
        pikepdf.open(io.BytesIO(seal(paper, WORDS)), password=WORDS) as opened,
        pikepdf.open(io.BytesIO(paper)) as before,
    ):
        assert opened.Root.Lang == before.Root.Lang
        assert "/StructTreeRoot" in opened.Root
        assert [page.Contents.read_bytes() for page in opened.pages] == [
            page.Contents.read_bytes() for page in before.pages
        ]


def test_the_same_words_lock_it_differently_each_time(paper: bytes) -> None:
    assert seal(paper, WORDS) != seal(paper, WORDS)


@pytest.mark.parametrize("words", ["", "café-molen"])
def test_words_that_not_every_telephone_types_are_refused(paper: bytes, words: str) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        seal(paper, words)


def test_drawn_words_open_it(paper: bytes) -> None:
    words = new_passphrase()
    with pikepdf.open(io.BytesIO(seal(paper, words)), password=words) as opened:
        assert len(opened.pages) == 1
