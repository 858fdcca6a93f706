"""PDF files from outside keep their pages and nothing else."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from rondom.dossier.attachments import JPEG, LARGEST, PDF
from rondom.dossier.intake import LARGEST_FILE, read_file, take_in, title_of
from rondom.dossier.pdf_files import bare_jpeg, harmless
from rondom.errors import Problem, UserProblem
from tests.dossier.test_pictures import photo


def written(pdf: pikepdf.Pdf, **more: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **more)
    return out.getvalue()


def two_pages() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 50 50 re f")
    return pdf


def order(kind: str, **more: object) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **more)


def note(kind: str, **more: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[0, 0, 9, 9], **more)


def hostile() -> bytes:
    """Everything that runs, opens, sends or carries."""
    pdf = two_pages()
    script = order("JavaScript", JS="app.alert('boe')")
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=order("JavaScript", JS="app.alert('dicht')"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=["a", script]))
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA="<xdp>geheimformulier</xdp>")
    pdf.attachments["kwaad.exe"] = b"MZ en de rest"
    page = pdf.pages[0]
    page.AA = Dictionary(O=order("Launch", F="calc.exe"))
    deep = order("GoTo", D=[pdf.pages[1].obj, Name.Fit], Next=Array([order("Launch", F="diep.exe")]))
    page.Annots = pdf.make_indirect(Array([
        note("Link", A=order("URI", URI="javascript:1")),
        note("Link", A=order("URI", URI="http://volgpixel.example/mees")),
        note("Link", A=order("SubmitForm", F="http://verstuur.example")),
        note("Link", A=order("GoToR", F="../../geheim.pdf")),
        note("Link", A=deep, Contents="naar bladzijde 2"),
        note("FileAttachment", FS=Dictionary(Type=Name.Filespec, F="mee.doc")),
        note("RichMedia"), note("Screen", A=order("Rendition", JS="speel()")),
        note("Text", Contents="Een gewone aantekening"),
    ]))  # fmt: skip
    pdf.docinfo["/Author"] = "Geheime Maker"
    with pdf.open_metadata() as words:
        words["dc:creator"] = ["Geheime Maker"]
    return written(pdf)


def plain(data: bytes) -> bytes:
    """Everything of a PDF readable as it stands."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return written(pdf, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def test_nothing_runs_opens_or_comes_along() -> None:
    made = harmless(hostile(), LARGEST)
    seen = plain(made)
    for word in (b"JavaScript", b"/JS", b"boe", b"Launch", b".exe", b"MZ en", b"XFA", b"geheimformulier", b"URI", b"SubmitForm",
                 b"GoToR", b"geheim.pdf", b"mee.doc", b"RichMedia", b"Rendition", b"/AA", b"OpenAction", b"Geheime Maker"):  # fmt: skip
        assert word not in seen, word
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 2
        assert not pdf.check_pdf_syntax()
        stays = [str(one.get("/Contents", "")) for one in pdf.pages[0].Annots]
        assert "Een gewone aantekening" in stays and "naar bladzijde 2" in stays
        assert not pdf.attachments


def test_a_photo_in_a_scan_does_not_tell_where_it_was_taken() -> None:
    pdf = two_pages()
    taken = photo(400, 300, 1)
    held = pdf.make_stream(taken, Type=Name.XObject, Subtype=Name.Image, Width=400, Height=300, BitsPerComponent=8,
                           ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode)  # fmt: skip
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Foto=held))
    made = harmless(written(pdf), LARGEST)
    assert b"Telefoonmerk" not in made and b"Exif" not in made
    with pikepdf.open(io.BytesIO(made)) as seen:
        kept = seen.pages[0].Resources.XObject.Foto.read_raw_bytes()
    with Image.open(io.BytesIO(kept)) as now, Image.open(io.BytesIO(taken)) as before:
        assert now.tobytes() == before.tobytes(), "the very same dots"


def test_a_large_scan_is_made_smaller() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    noise = Image.effect_noise((3000, 2200), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=90)
    held = pdf.make_stream(out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=3000, Height=2200, BitsPerComponent=8,
                           ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode)  # fmt: skip
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Foto=held))
    whole = written(pdf)
    small = harmless(whole, 1000)
    assert len(small) < len(whole) * 0.7
    with pikepdf.open(io.BytesIO(small)) as seen:
        picture = seen.pages[0].Resources.XObject.Foto
        assert int(picture.Width) == 2000
        assert pikepdf.PdfImage(picture).as_pil_image().width == 2000


@pytest.mark.parametrize("word", ["", "sleutel"])
def test_a_locked_file_is_refused(word: str) -> None:
    locked = written(two_pages(), encryption=pikepdf.Encryption(user=word, owner="baas", R=6))
    assert code_of(locked) == "pdf-locked"


def code_of(data: bytes, name: str = "x") -> str:
    with pytest.raises(Problem) as told:
        take_in(data, name)
    return told.value.code


def test_what_is_no_paper_is_refused_in_words() -> None:
    assert code_of(b"") == "attachment-empty"
    assert code_of(b"PK\x03\x04 een document", "brief.docx") == "attachment-kind"
    assert code_of(b"MZ", "foto.jpg") == "attachment-kind"
    assert code_of(b"<svg onload='x()'/>", "tekening.svg") == "attachment-kind"
    assert code_of(b"%PDF-1.7 kapot") == "pdf-unreadable"
    many = pikepdf.new()
    for _page in range(201):
        many.add_blank_page()
    assert code_of(written(many)) == "pdf-many-pages"


def test_what_a_file_is_is_told_by_its_bytes_and_not_by_its_name() -> None:
    assert take_in(photo(), "Mijn_scan.PDF").media_type == JPEG
    assert take_in(written(two_pages()), "C:\\Scans\\formulier_2.jpg").media_type == PDF
    assert take_in(photo(), "Mijn_scan.PDF").title == "Mijn scan"
    assert title_of("C:\\Scans\\formulier_mei.v2.jpg") == "formulier mei.v2"
    assert title_of("a\nb\x00c.pdf") == "a b c"


def test_a_file_that_is_not_there_or_too_large(tmp_path) -> None:
    with pytest.raises(Problem, match="file-unreadable"):
        read_file(tmp_path / "weg.pdf")
    large = tmp_path / "groot.pdf"
    with large.open("wb") as out:
        out.truncate(LARGEST_FILE + 1)
    with pytest.raises(UserProblem, match="attachment-too-large"):
        read_file(large)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=12))
def test_any_damage_is_told_and_never_a_crash(at: int, noise: bytes) -> None:
    whole = hostile()
    try:
        seen = plain(harmless(whole[:at] + noise + whole[at + len(noise) :], LARGEST))
        assert b"/JavaScript" not in seen and b"/Launch" not in seen
    except UserProblem as told:
        assert told.code.startswith("pdf-")


def test_bare_jpeg_leaves_what_is_no_jpeg() -> None:
    assert bare_jpeg(b"iets anders") == b"iets anders"
    assert bare_jpeg(b"\xff\xd8\xff\xe1\x00") == b"\xff\xd8\xff\xe1\x00"


def _packed(megabytes: int) -> bytes:
    packer, spaces = zlib.compressobj(9), b" " * 1_000_000
    parts = [packer.compress(spaces) for _megabyte in range(megabytes)]
    return b"".join((*parts, packer.flush()))


def _with_list(packed: bytes, how: bytes = b"/FlateDecode", kind: bytes = b"/ObjStm") -> bytes:
    """A file whose root says that one of its objects lies in this packed list."""
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R /Lang 5 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        4: b"<< /Type %s /N 1 /First 4 /Length %d /Filter %s >>\nstream\n%s\nendstream"
        % (kind, len(packed), how, packed),
    }
    made, places = b"%PDF-1.5\n", {}
    for number, body in parts.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = [(1, places[number], 0) for number in (1, 2, 3, 4)] + [(2, 4, 0), (1, len(made), 0)]
    table = b"\0" * 7 + b"".join(bytes([a]) + b.to_bytes(4, "big") + c.to_bytes(2, "big") for a, b, c in rows)
    head = b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n" % len(table)
    return b"%s%s%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (made, head, table, len(made))


@pytest.mark.parametrize(
    "data",
    [
        _with_list(_packed(160)),
        _with_list(zlib.compress(_packed(160)), b"[/FlateDecode /FlateDecode]"),
        _with_list(_packed(160), kind=b"/Obj#53tm"),
        _with_list(b"", b"/LZWDecode"),
        _with_list(_packed(160), kind=b"/Image"),
    ],
    ids=["packed", "packed twice", "name in numbers", "packed oddly", "called a picture"],
)
def test_a_file_that_grows_without_end_is_never_opened(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a few hundred kB took a GB of memory, one of 40 MB would stop the machine."""

    def opened(*_args: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("rondom.dossier.pdf_files.pikepdf.open", opened)
    with pytest.raises(UserProblem) as problem:
        harmless(data, LARGEST)
    assert problem.value.code == "pdf-too-much"


def test_a_small_packed_list_is_read() -> None:
    assert len(pikepdf.open(io.BytesIO(harmless(_with_list(zlib.compress(b"5 0 (nl-NL)")), LARGEST))).pages) == 1


@pytest.mark.parametrize("word", [b"/Encrypt", b"/Encr#79pt", b"/#45ncrypt"])
def test_what_says_it_is_locked_is_not_opened(word: bytes) -> None:
    """With an empty password it would open by itself, and what is in it could not be looked at beforehand."""
    with pytest.raises(UserProblem) as problem:
        harmless(_with_list(b"").replace(b"/Root 1 0 R", b"/Root 1 0 R %s 9 0 R" % word), LARGEST)
    assert problem.value.code == "pdf-locked"
