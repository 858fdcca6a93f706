"""Every document keeps to PDF/UA-1 and PDF/A-2a, says the validator of those standards; and to what it does not look at."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab import rl_settings
from reportlab.pdfgen.canvas import Canvas

from tests.architecture.source import ROOT
from tests.pdf import validator
from tests.pdf.every_document import EVERY, every_made
from tests.pdf.reading_back import off_paper, open_pdf


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    return dict(every_made())


@pytest.fixture(scope="module")
def validating() -> None:
    lacking = validator.absent()
    if lacking and validator.may_be_absent():
        pytest.skip(f"veraPDF needs {lacking}")
    assert not lacking, f"veraPDF needs {lacking}; `python3 packaging/dev.py test` installs it"


def _without_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def _without_alt(document: pikepdf.Pdf) -> None:
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and "/Alt" in one:
            del one["/Alt"]


def _without_scope(document: pikepdf.Pdf) -> None:
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH":
            del one["/A"]


def _untagged(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"0 0 10 10 re f")


def _without_colour_space(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def _without_letters(document: pikepdf.Pdf) -> None:
    del next(iter(document.pages[0].resources.Font.values()))["/ToUnicode"]


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str, str]] = {
    "language": (_without_language, "ua1", "7.2-"),
    "alt": (_without_alt, "ua1", "7.3-1"),
    "scope": (_without_scope, "ua1", "7.5-1"),
    "tags": (_untagged, "ua1", "7.1-3"),
    "colours": (_without_colour_space, "2a", "6.2.4.3-2"),
    "letters": (_without_letters, "2a", "6.2.11.7.2-1"),
}
"""What is taken out of a good file; the profile that must see it, and its rule."""


def spoilt() -> dict[str, bytes]:
    """A file of ReportLab alone, and a good one with a fault of each kind."""
    target = io.BytesIO()
    bare = Canvas(target)
    bare.drawString(50, 700, "Niet getagd")
    bare.save()
    made = {"bare": target.getvalue()}
    for name, (spoil, _profile, _rule) in BROKEN.items():
        with open_pdf(EVERY["plan for professionals"]()) as document:
            spoil(document)
            target = io.BytesIO()
            document.save(target)
            made[f"without {name}"] = target.getvalue()
    return made


@pytest.fixture(scope="module")
def verdicts(
    validating: None, documents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> list[validator.Verdict]:
    """Of the good and the spoilt files, in one run of Java."""
    return validator.validate({**documents, **spoilt()}, tmp_path_factory.mktemp("vera"))


def test_every_document_is_accessible_and_can_be_kept(
    verdicts: list[validator.Verdict], documents: dict[str, bytes]
) -> None:
    found = [one for one in verdicts if one.document in documents]
    wrong = [f"{one.document} ({one.profile}): {rule}" for one in found for rule in one.broken]
    assert not wrong, "\n".join(wrong)
    assert len(found) == 2 * len(documents) >= 2 * len(EVERY)
    assert min(one.checks for one in found) > 100


def test_the_validator_says_what_is_wrong(verdicts: list[validator.Verdict]) -> None:
    found = {(one.document, one.profile): one.broken for one in verdicts}
    assert all(len(found["bare", profile]) > 3 for profile in validator.PROFILES)
    for name, (_spoil, profile, rule) in BROKEN.items():
        broken = found[f"without {name}", profile]
        assert any(one.startswith(rule) for one in broken), (name, broken)


def test_every_file_is_sound(documents: dict[str, bytes]) -> None:
    """What `qpdf --check` looks at: the table of objects, streams that unpack, pages that can be walked."""
    for name, content in documents.items():
        with open_pdf(content) as document:
            assert document.check_pdf_syntax() == [], name
            assert document.Root.Lang, name
            assert len(bytes(document.trailer.ID[0])) == 16, name


def test_no_letter_of_any_file_stands_beside_the_paper(documents: dict[str, bytes]) -> None:
    """Where a block can be split nowhere, what follows it must not go down with it."""
    wrong = {name: found for name, content in documents.items() if (found := off_paper(content))}
    assert not wrong


def test_no_font_is_missing_from_any_file(documents: dict[str, bytes]) -> None:
    """Helvetica slips in wherever ReportLab falls back on its own settings; it is never embedded."""
    for name, content in documents.items():
        with open_pdf(content) as document:
            fonts = [
                one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
            ]
            assert fonts, name
            for font in fonts:
                assert "/FontFile2" in font.FontDescriptor, (name, font.BaseFont)
                assert "+" in str(font.BaseFont), (name, font.BaseFont)


def test_nothing_in_any_file_acts_by_itself(documents: dict[str, bytes]) -> None:
    """No scripts, no launching, no embedded files, no forms; links only where a paper may point to."""
    for name, content in documents.items():
        with open_pdf(content) as document:
            assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(document.Root.keys()), name
            for one in document.objects:
                if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/URI" in one:
                    assert str(one.URI).startswith(("https://", "mailto:", "tel:")), name
                assert not (isinstance(one, pikepdf.Dictionary) and "/JS" in one), name


def test_two_documents_never_have_the_same_mark() -> None:
    marks = []
    for name in ("plan for professionals", "plan for parents"):
        with open_pdf(EVERY[name]()) as document:
            marks.append(bytes(document.trailer.ID[0]))
    assert len(set(marks)) == 2


OUTSIDE = "useA85 = 1\npageCompression = 0\ncanvas_basefontname = 'Courier'\nautoGenerateTTFMissingTTFName = 1\ninvariant = 1\n"
TOLD = {
    "RL_useA85": "1", "RL_pageCompression": "0", "RL_canvas_basefontname": "Courier", "RL_invariant": "1",
    "RL_defaultGraphicsFontName": "Courier", "RL_trustedHosts": "*", "RL_ttfAsciiReadable": "0", "RL_pdfComments": "1",
    "RL_encryptionStrength": "40", "RL_platypus_link_underline": "1", "RL_paraFontSizeHeightOffset": "1",
    "RL_uriWasteReduce": "0.3", "RL_underlineOffset": "9", "RL_autoGenerateMissingTTFName": "1", "RL_allowTTFSubsetting": "0",
    "RL_spaceShrinkage": "0.5", "RL_underlineWidth": "9", "RL_unShapedFontGlob": "*", "RL_pdfMultiLine": "1",
    "RL_canvas_baseColor": "red", "RL_wrapA85": "1", "RL_hyphenationLang": "nl_NL", "RL_imageReaderFlags": "-1",
    "RL_listWrapOnFakeWidth": "0", "RL_warnOnMissingFontGlyphs": "1", "RL_documentLang": "en", "RL_strikeWidth": "9",
}  # fmt: skip
PRINTS = """
import sys
from datetime import datetime
from rondom import clock
clock.freeze(datetime(2026, 3, 12, 12, 0))
from rondom.pdf.documents import plan_pdf
from rondom.plan.reading import Audience
from tests.pdf.examples import PLAN
sys.stdout.buffer.write(plan_pdf(PLAN, Audience.PARENTS))
"""


def _printed_elsewhere(home: Path, **more: str) -> bytes:
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), **more}
    done = subprocess.run([sys.executable, "-c", PRINTS], cwd=ROOT, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout


def test_settings_for_reportlab_from_outside_change_nothing(tmp_path: Path) -> None:
    """It runs a file in the home folder as Python and listens to the environment. Nothing of that reaches a page."""
    plain, told = tmp_path / "plain", tmp_path / "told"
    for home in (plain, told):
        home.mkdir()
    (told / ".reportlab_settings").write_text(OUTSIDE, encoding="utf-8")
    same = _printed_elsewhere(plain)
    assert _printed_elsewhere(told) == same
    assert _printed_elsewhere(plain, **TOLD) == same


def test_the_settings_that_are_tried_are_those_that_reportlab_listens_to() -> None:
    assert set(rl_settings.__all__) >= {name.removeprefix("RL_") for name in TOLD}
