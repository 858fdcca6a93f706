"""The inzagepakket as it is printed: what is covered is not under the bar, and the contents tell the right pages."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select, update

from rondom.__main__ import main
from rondom.dossier.attachments import JPEG, PDF, keep
from rondom.dossier.model import Attachment, AttachmentKind
from rondom.dossier.pdf_files import harmless
from rondom.errors import UserProblem
from rondom.opening import unlock
from rondom.pdf import styles
from rondom.pdf.documents import recovery_sheet_pdf
from rondom.pdf.inzage_document import _laid_out, _Part, inzage_pdf
from rondom.pdf.inzage_of_pupil import Covers, pupil_inzage
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.pages_of_pdf import DPI, covered_pages, texts_of
from rondom.pdf.print_as import PrintAs
from rondom.pdf.recovery_sheet import RecoverySheet
from rondom.pdf.sections.inzage import Milestone
from rondom.pdf.tagged.blocks import Space, Whole
from rondom.pdf.tagged.flowables import Figure
from rondom.plan.inzage.masking import Decisions
from rondom.plan.inzage.reading import Chapter, ChildFile, FixedPlan, Group, InzageReading, Item, Piece
from rondom.privacy.queries import disclosure_rows
from rondom.vault.base import columns
from rondom.vault.vault import Vault
from tests.inzage_case import STRANGERS, Case, fill, packet_of
from tests.mees import PASSWORD, TODAY, new_vault
from tests.pdf import reading_back as back
from tests.pdf.examples import PLAN
from tests.pdf.test_kring import PAGE as KRING


@pytest.fixture
def vault(tmp_path: Path) -> object:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def case(vault: Vault) -> Case:
    with vault.write("Dossier gevuld") as session:
        return fill(session)


def _reading(vault: Vault, case: Case, decisions: Decisions | None = None) -> InzageReading:
    with vault.read() as session:
        return Covers().reading(packet_of(session, case, decisions=decisions))


def test_the_letters_under_a_bar_are_nowhere_in_the_file(vault: Vault, case: Case) -> None:
    pdf = inzage_pdf(_reading(vault, case))
    told = back.letters(back.text(pdf))
    assert "[anderepersoon]" in told
    assert not [one for one in STRANGERS if back.letters(one) in told]
    with back.open_pdf(pdf) as document:
        everything = repr(document.Root.get("/Outlines")) + str(document.docinfo) + back.letters(str(_texts(pdf)))
    assert not [one for one in STRANGERS if back.letters(one) in everything]


def _texts(pdf: bytes) -> list[str]:
    return [f"{node.alt}{node.actual}" for node in back.structure(pdf).walk()]


def test_the_first_page_tells_what_it_is_until_when_and_what_one_can_do(vault: Vault, case: Case) -> None:
    first = back.page_texts(inzage_pdf(_reading(vault, case)))[0]
    for words in (
        "Inzage in het dossier", "Voor Sanne Klaproos", "U vroeg erom op 3 maart 2026", "uiterlijk 3 april 2026",
        "AVG artikel 12 en 15", "Klopt er iets niet?", "Vraag het aan Ellen Boterbloem", "Autoriteit Persoonsgegevens",
    ):  # fmt: skip
        assert words in first


def test_the_pupil_is_called_je(vault: Vault, case: Case) -> None:
    first = back.page_texts(inzage_pdf(replace(_reading(vault, case), pupil_reads=True)))[0]
    assert "over jou bewaart. Je vroeg erom" in first
    assert "U " not in first


def _many(count: int) -> InzageReading:
    items = tuple(
        Item(Piece("", f"Regel {at}", f"note:{at}:kind"), "12 maart 2026", (Piece("Tekst", "Het ging goed. " * 6, f"note:{at}:text", True),))
        for at in range(count)
    )  # fmt: skip
    chapters = tuple(
        Chapter(key, f"Hoofdstuk {key}", "Zo staat het er.", (Group("Notities", items),))
        for key in ("een", "twee", "drie")
    )
    file = ChildFile(
        "x", "Mees Veenpluis", "Mees", "De Regenwulp", "", chapters, (FixedPlan("Driehoek 1, versie 1", PLAN),)
    )
    return InzageReading(file, "Sanne Klaproos", "moeder", date(2026, 3, 3), date(2026, 4, 3), TODAY, "Ellen")


def test_in_large_print_the_fixed_plans_are_large_too() -> None:
    sizes = sorted(back.letter_sizes(inzage_pdf(_many(2), PrintAs(large=True))))
    assert sizes[0] >= 12 and sizes[1] >= 16, sizes


def test_the_contents_tell_the_page_on_which_a_chapter_begins() -> None:
    pages = back.page_texts(inzage_pdf(_many(60)))
    contents = pages[0].partition("Inhoud")[2]
    for title in ("Hoofdstuk een", "Hoofdstuk twee", "Hoofdstuk drie", "Plan: Driehoek 1, versie 1"):
        told = contents.partition(title)[2].split()
        page = int(told[1] if title.startswith("Hoofdstuk") else told[0])
        heading = title if title.startswith("Hoofdstuk") else "Plan Mees"
        assert heading in pages[page - 1]
        assert heading not in pages[page - 2].partition("Inhoud")[0]


def test_what_finds_no_room_under_a_goal_as_long_as_a_page_is_on_the_next() -> None:
    """And what follows is where the contents say it is."""
    goal, drawing = Space(styles.HIGHEST - 60), Figure((10, 300), lambda _canvas: None, "", 900)
    goal.clings = True
    parts = [_Part([Whole([goal, drawing], 200), Milestone("na")], (("na", "Na", 0),))]
    pages, begins = _laid_out(parts, lambda _done, _total: None)
    assert [round(one.height(styles.WIDTH)) for one in pages] == [round(styles.HIGHEST - 60), 300]
    assert begins == {"na": 1}


def test_it_is_tagged_and_nothing_is_drawn_outside(vault: Vault, case: Case) -> None:
    pdf = inzage_pdf(_reading(vault, case))
    root = back.structure(pdf)
    assert len(root.all("H1")) == 1
    assert len(root.all("H2")) >= 8
    assert back.drawn_outside(pdf) == 0
    assert all(back.fonts(pdf).values())


def test_large_print_says_the_same(vault: Vault, case: Case) -> None:
    reading = _reading(vault, case)
    usual, large = (inzage_pdf(reading, PrintAs(large=one)) for one in (False, True))
    assert len(back.page_texts(large)) > len(back.page_texts(usual))
    assert "[anderepersoon]" in back.letters(back.text(large))


def test_making_it_can_be_followed_and_stopped() -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) > 5:
            raise UserProblem("inzage-stopped")

    with pytest.raises(UserProblem, match="inzage-stopped"):
        inzage_pdf(_many(60), progress=stop)
    assert all(done <= total for done, total in seen)
    assert inzage_pdf(_many(3)), "and afterwards another can be made"


def test_a_photo_goes_along_as_a_picture_with_its_name(vault: Vault, case: Case) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "orange").save(picture, "JPEG")
    with vault.write("Bijlage") as session:
        file = keep(
            session, case.mees.id, "Tekening van de week", AttachmentKind.DRAWING, JPEG, picture.getvalue(), TODAY
        )
    waits = inzage_pdf(_reading(vault, case))
    assert "nog niet bekeken" in back.page_texts(waits)[0]
    assert not back.structure(waits).all("Figure")
    goes = inzage_pdf(_reading(vault, case, Decisions(files={file: True})))
    (figure,) = back.structure(goes).all("Figure")
    assert figure.alt == "Tekening van de week"


@pytest.mark.parametrize("media", [JPEG, PDF])
@pytest.mark.parametrize("left", [-3, 400])
def test_a_damaged_file_is_said_and_the_rest_goes(vault: Vault, case: Case, media: str, left: int) -> None:
    """After a rescue a file can have lost its end, with or without a whole number of bytes left."""
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "orange").save(picture, "JPEG")
    content = picture.getvalue() if media == JPEG else kring_pdf(KRING)
    with vault.write("Bijlage") as session:
        file = keep(session, case.mees.id, "Tekening van de week", AttachmentKind.OTHER, media, content, TODAY)
        table = columns(Attachment)
        whole = session.execute(select(table.content).where(table.id == file)).scalar_one()
        session.execute(update(Attachment).where(table.id == file).values(content=whole[:left]))
    pdf = inzage_pdf(_reading(vault, case, Decisions(files={file: True})))
    assert "Dit bestand is beschadigd" in back.text(pdf)
    assert not back.structure(pdf).all("Figure")


def test_names_on_a_kept_pdf_are_covered_as_well(vault: Vault, case: Case) -> None:
    letter = kring_pdf(replace(KRING, first_name="Tijn de Wit en Marloes Grutto"))
    assert "Tijn de Wit" in back.text(letter)
    with vault.write("Bijlage") as session:
        file = keep(session, case.mees.id, "Brief over Tijn", AttachmentKind.OTHER, PDF, letter, TODAY)
    pdf = inzage_pdf(_reading(vault, case, Decisions(files={file: True})))
    figures = [one.alt for one in back.structure(pdf).all("Figure")]
    assert figures[0].startswith("Brief over [andere persoon], bladzijde 1:")
    assert "Tijn" not in "".join(figures)
    assert "[andere persoon] en Marloes Grutto" in "".join(figures)


def _dark(content: bytes) -> list[tuple[int, int]]:
    """Where a page is as good as black."""
    with Image.open(io.BytesIO(content)) as picture:
        grey = picture.convert("L")
        wide, signs = grey.size[0], grey.tobytes()
    return [(at % wide, at // wide) for at, sign in enumerate(signs) if sign < 20]


@pytest.mark.parametrize("turned", [0, 90, 180])
@pytest.mark.parametrize("moved", [0, 40])
def test_a_bar_lies_over_the_name_however_the_page_lies(turned: int, moved: int) -> None:
    """Where the letters were, nothing but black is left: the same as when the page lies straight."""
    letter = kring_pdf(replace(KRING, first_name="Tijn"))
    with pikepdf.open(io.BytesIO(letter)) as document:
        page = document.pages[0]
        page.mediabox = [-moved, -moved, 595.28, 841.89]
        page.rotate(turned, relative=False)
        out = io.BytesIO()
        document.save(out)
    (plain, _), *_rest = covered_pages(out.getvalue(), (), "[x]")
    (barred, words), *_rest = covered_pages(out.getvalue(), ("Tijn",), "[x]")
    assert "Tijn" not in words
    assert "[x]" in words
    before, after = set(_dark(plain)), set(_dark(barred))
    bars = after - before
    assert len(bars) > 500
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        sheet = document[0]
        sheet.set_rotation(0)
        size = [round(side * DPI / 72) for side in sheet.get_size()]
        letters = sheet.get_textpage()
        found = letters.search("Tijn").get_next()
        assert found is not None
        letters.count_rects(*found)
        left, bottom, right, top = letters.get_rect(0)
        edge, _low, _far, high = sheet.get_bbox()
    x, y = ((left + right) / 2 - edge) * DPI / 72, (high - (top + bottom) / 2) * DPI / 72
    middle = {0: (x, y), 90: (size[1] - y, x), 180: (size[0] - x, size[1] - y)}[turned]
    near = {(round(middle[0]) + dx, round(middle[1]) + dy) for dx in (-2, 0, 2) for dy in (-2, 0, 2)}
    assert near <= after


def test_a_name_that_goes_on_on_the_next_line_is_covered_whole() -> None:
    letter = recovery_sheet_pdf(RecoverySheet("AB12-CD34", "Tijn\u00a0de " * 13, "De Regenwulp", TODAY))
    (barred, words), *_rest = covered_pages(letter, ("Tijn de",), "[x]")
    assert words.count("[x]") == 13
    black = set(_dark(barred))
    with pypdfium2.PdfDocument(letter) as document:
        letters = document[0].get_textpage()
        high = document[0].get_height()
        names = letters.search("Tijn")
        lines = set()
        while (found := names.get_next()) is not None:
            letters.count_rects(*found)
            left, bottom, right, top = letters.get_rect(0)
            lines.add(round(bottom))
            assert (round((left + right) / 2 * DPI / 72), round((high - (top + bottom) / 2) * DPI / 72)) in black
    assert len(lines) > 1


def _filled_in(flags: int) -> bytes:
    """A form in which someone typed a name, and a note of someone who wrote a name on the page, both in red."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(400, 400))
    canvas.drawString(50, 300, "Naam:")
    red, white = Color(1, 0, 0), Color(1, 1, 1)
    canvas.acroForm.textfield(
        value="Tijn de Wit", x=100, y=290, width=200, height=30, textColor=red, borderColor=white, fillColor=white
    )
    canvas.save()
    with pikepdf.open(io.BytesIO(made.getvalue())) as document:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        drawn = document.make_stream(b"q BT /F 20 Tf 1 0 0 rg 5 5 Td (Sofie) Tj ET Q")
        drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 30])
        drawn.Resources = Dictionary(Font=Dictionary(F=font))
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=[50, 100, 250, 130], Contents="Sofie", F=flags)
        note.DA, note.AP = pikepdf.String("/F 20 Tf"), Dictionary(N=drawn)
        document.pages[0].Annots.append(document.make_indirect(note))
        out = io.BytesIO()
        document.save(out)
    return harmless(out.getvalue(), 5_000_000)


@pytest.mark.parametrize("flags", [0, 4], ids=["on screen", "in print too"])
def test_what_was_filled_in_or_noted_on_a_page_is_covered_too(flags: int) -> None:
    form = _filled_in(flags)
    (told,) = texts_of(form)
    assert "Tijn de Wit" in told and "Sofie" in told
    ((plain, _words),) = covered_pages(form, (), "[x]")
    ((barred, words),) = covered_pages(form, ("Tijn de Wit", "Sofie"), "[x]")
    assert words == "Naam: [x] [x]"
    assert _reds(plain) > 100
    assert _reds(barred) == 0


def _reds(jpeg: bytes) -> int:
    with Image.open(io.BytesIO(jpeg)) as opened:
        colours = opened.convert("RGB").getcolors(1_000_000) or []
    return sum(count for count, (red, green, blue) in colours if red > 150 and green < 90 and blue < 90)


@pytest.mark.parametrize("media", [JPEG, PDF])
def test_a_damaged_file_is_told_of(vault: Vault, case: Case, media: str) -> None:
    with vault.write("Bijlage") as session:
        file = keep(session, case.mees.id, "Scan", AttachmentKind.OTHER, media, b"%PDF-1.7 niets", TODAY)
    pdf = inzage_pdf(_reading(vault, case, Decisions(files={file: True})))
    assert "Dit bestand is beschadigd." in back.text(pdf)


# -- without windows ------------------------------------------------------------------------------------------


def test_printed_without_windows_it_stands_in_the_register(
    vault: Vault, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = vault.path, tmp_path / "inzage.pdf"
    vault.close()
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
    command = ["print", str(path), "Mees Veen", str(target), "--inzage", "--reader", "Sanne", "--asked", "2026-03-03"]
    assert main(command) == 0
    told = capsys.readouterr().out
    assert "Inzagepakket gemaakt" in told
    assert "niet door iemand bekeken" in told
    content = target.read_bytes()
    assert "U vroeg erom op 3 maart 2026" in back.text(content)
    again = unlock(path, PASSWORD)
    try:
        with again.read() as session:
            (row,) = disclosure_rows(session, case.mees.id)
    finally:
        again.close()
    assert row.recipient == "Sanne Klaproos, moeder"
    assert row.purpose == "inzage, gevraagd op 3 maart 2026"
    assert row.basis == "recht op inzage, heeft gezag"
    assert row.document == "Inzagepakket"
    assert row.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("reader", "code"),
    [("", "inzage-reader-unclear"), ("Hatice", "inzage-reader-unclear"), ("Mees", "inzage-not-allowed")],
)
def test_only_for_one_who_may(vault: Vault, case: Case, reader: str, code: str) -> None:
    with vault.read() as session, pytest.raises(UserProblem, match=code):
        pupil_inzage(session, "Mees Veen", reader, TODAY, "Ellen")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_words_print_as_they_were_typed_and_never_as_markup(words: str) -> None:
    item = Item(Piece("", words, "note:1:kind"), "", (Piece("Tekst", f"a {words} <b>z</b>", "note:1:text", True),))
    chapters = (Chapter("notes", "Notities", "", (Group("Notities", (item,)),)),)
    file = ChildFile("x", words, words, words, "", chapters)
    pdf = inzage_pdf(InzageReading(file, words, "", TODAY, TODAY, TODAY, words))
    assert "<b>z</b>" in back.text(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        assert cast("int", len(document)) >= 2


@pytest.mark.parametrize("left", ["QUJ\n[Hier is tekst verloren gegaan.]", "QUJD", "geen letters van een bestand é"])
def test_a_file_that_was_damaged_does_not_stop_the_packet_and_is_told(vault: Vault, case: Case, left: str) -> None:
    """After a rescue a kept file may have lost its end, and says so in words behind what is left."""
    with vault.write("Bijlagen") as session:
        gone = keep(session, case.mees.id, "Brief van school", AttachmentKind.OTHER, PDF, b"%PDF- en meer", TODAY)
        whole = keep(session, case.mees.id, "Tekening", AttachmentKind.DRAWING, JPEG, _photo(), TODAY)
        a = columns(Attachment)
        session.execute(update(Attachment).where(a.id == gone).values(content=left))
    both = Decisions(files={gone: True, whole: True})
    told = back.text(inzage_pdf(_reading(vault, case, both)))
    assert "Dit bestand is beschadigd. Rondom kan het niet tonen." in told
    assert "Brief van school" in told and "Bijlage: Tekening" in told


def _photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#336699").save(made, "JPEG")
    return made.getvalue()
