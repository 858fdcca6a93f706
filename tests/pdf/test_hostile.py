"""What people type, by accident or on purpose, in every document: no crash, no markup, nothing of this computer in it,
no way out but a link to look at, and every letter either readable or named.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from rondom.meetings.model import MeetingKind
from rondom.pdf import safe
from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.pdf.documents import page_count, plan_pdf, preparation_pdf, recovery_sheet_pdf
from rondom.pdf.inzage_document import inzage_pdf
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.meeting_papers import interpreter_pdf, invitation_pdf, permission_form_pdf
from rondom.pdf.print_as import PrintAs
from rondom.pdf.report_document import report_pdf
from rondom.pdf.week_document import week_pdf
from rondom.plan.development_reading import DevelopmentPart, DevelopmentReading, Signer
from rondom.plan.inzage.reading import Chapter, ChildFile, Group, InzageReading, Item, Line, Piece
from rondom.plan.reading import Audience, Perspective, Remark
from rondom.plan.report import ReportReading, ReportStep
from tests.pdf.examples import EMPTY_PLAN, MEES, PLAN, PREPARATION, RECOVERY
from tests.pdf.reading_back import drawn_outside, fonts, letters, off_paper, open_pdf, text
from tests.pdf.test_kring import PAGE as KRING
from tests.pdf.test_meeting_papers import CHILD, FORM, INTERPRETER, LETTER
from tests.pdf.test_week_and_year import WEEK
from ui.plan.told import told_of

PROFESSIONAL, PARENTS = Audience.PROFESSIONAL, Audience.PARENTS
MARK = "Qz7"
"""Stands around a text, to find it again."""
KEPT = frozenset({
    "key", "id", "lane", "topic", "icon", "kind", "data_kind", "language", "way", "state", "mark", "media_type", "owner",
    "code", "side", "perspective", "band", "ring", "role_key", "light", "tone",
})  # fmt: skip
"""Fields that hold a key of the program and never what a person typed."""


# -- the documents ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kind:
    """One kind of document: with every field filled, and how it is made."""

    reading: Any
    make: Callable[[Any], bytes]


def _piece(words: str, prose: bool = False) -> Piece:
    return Piece(words, f"{words} van Mees", "contribution:1:text", prose)


OPP = DevelopmentReading(
    child=MEES, school="De Regenwulp", number=1, fixed=True, made_on=date(2026, 3, 12), support_from=date(2026, 3, 1),
    parts=(
        DevelopmentPart("outflow", "Uitstroom", "Waar gaat Mees naartoe?", "Regulier, groep 8.", must=True),
        DevelopmentPart("support", "Ondersteuning", "Wat doet school?", "Elke dag begint met bouwen.", must=True),
    ),
    signers=(Signer("Sanne Klaproos", "moeder", agreed=True), Signer("Ruben Veenpluis", "vader")),
    readers="Voor school en ouders.", retention="Bewaren tot 3 jaar na vertrek.",
)  # fmt: skip
REPORT = ReportReading(
    PLAN, MeetingKind.TRIAD, "Driehoek 2", datetime(2026, 3, 12, 13, 15), datetime(2026, 3, 12, 14, 5), "kamer van Ellen",
    "Iedereen weet wat te doen op maandag.", "Iedereen aan tafel",
    (ReportStep("welcome", "Welkom", "Ellen"), ReportStep("strengths", "Wat gaat goed", "Sanne"), ReportStep("own", "Eigen stap", "Marloes", skipped=True)),
)  # fmt: skip
INZAGE = InzageReading(
    ChildFile(
        "1", "Mees Veenpluis", "Mees", "De Regenwulp", "Tot 2 jaar na vertrek.",
        (
            Chapter("notes", "Notities", "Wat is opgeschreven.", (Group("Notities", (Item(_piece("Notitie"), "2 maart 2026", (_piece("Waar"), _piece("Tekst", prose=True))),)),)),
            Chapter("log", "Logboek", "Wie keek.", heads=("Wanneer", "Wie", "Wat"), lines=(Line((_piece("2 maart"), _piece("Ellen"), _piece("keek"))),)),
        ),
    ),
    "Sanne Klaproos", "moeder", date(2026, 3, 1), date(2026, 4, 1), date(2026, 3, 12), "Ellen Boterbloem", 3,
)  # fmt: skip
KINDS: dict[str, Kind] = {
    "plan for professionals": Kind(PLAN, partial(plan_pdf, audience=PROFESSIONAL)),
    "plan for parents": Kind(PLAN, partial(plan_pdf, audience=PARENTS)),
    "plan for the child": Kind(PLAN, partial(plan_pdf, audience=Audience.CHILD)),
    "plan in large letters": Kind(PLAN, partial(plan_pdf, audience=PARENTS, dress=PrintAs(large=True))),
    "plan in Arabic": Kind(PLAN, partial(plan_pdf, audience=PARENTS, dress=PrintAs(language="ar"))),
    "plan in Turkish": Kind(PLAN, partial(plan_pdf, audience=PARENTS, dress=PrintAs(language="tr"))),
    "report for professionals": Kind(REPORT, partial(report_pdf, audience=PROFESSIONAL)),
    "report for parents": Kind(REPORT, partial(report_pdf, audience=PARENTS)),
    "opp": Kind(OPP, partial(development_plan_pdf, audience=PROFESSIONAL)),
    "opp for parents": Kind(OPP, partial(development_plan_pdf, audience=PARENTS)),
    "inzage": Kind(INZAGE, inzage_pdf),
    "preparation": Kind(PREPARATION, partial(preparation_pdf, reader=Perspective.PARENT)),
    "preparation of a child": Kind(CHILD, partial(preparation_pdf, reader=Perspective.CHILD)),
    "invitation": Kind(LETTER, invitation_pdf),
    "permission form": Kind(FORM, permission_form_pdf),
    "paper for the interpreter": Kind(INTERPRETER, interpreter_pdf),
    "recovery sheet": Kind(RECOVERY, recovery_sheet_pdf),
    "kring": Kind(KRING, kring_pdf),
    "week": Kind(WEEK, lambda week: week_pdf(week, listed=True)),
}
EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


def spoiled(value: Any, typed: str | Callable[[], str]) -> Any:
    """The same reading with this behind every text that people fill in, asked anew for each when it is a function."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return f"{value} {typed if isinstance(typed, str) else typed()}" if value else value
    if isinstance(value, tuple):
        return tuple(spoiled(part, typed) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: spoiled(getattr(value, field.name), typed)
            for field in fields(value)
            if field.init and field.name not in KEPT
        }
        return replace(value, **changed)
    return value


# -- the texts -------------------------------------------------------------------------------------------------


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A picture on this computer that must stay there."""
    path = tmp_path / "geheim.png"
    Image.new("RGB", (40, 40), "red").save(path)
    return path


TRICKS = (
    "Ik woon < 5 jaar & <b>blijf", "</para></p><b><i>", "&lt;b&gt; &amp;amp; &#0; &bogus;", "<!-- --> <![CDATA[x]]> <?xml?>",
    '<a href="javascript:app.alert(1)">klik</a>', '<a href="file:///etc/passwd">klik</a>', '<link href="http://x.nl/">x</link>',
    '<img src="/etc/passwd"/> <img src="file:///etc/passwd"/> <img src="data:image/png;base64,AAAA"/>',
    '<para backColor="__import__(\'os\').system(\'true\')">', '<font color="[[[getattr(pow, Word(\'__globals__\'))]]]">x</font>',
    '<onDraw name="x" label="y"/> <seq id="a"/> <unichar code="0x41"/> <greek>a</greek> <super>2</super>',
    ") Tj ET /JavaScript <</S/JavaScript/JS(app.alert)>> (", "%PDF-1.7\nendstream endobj\nxref\ntrailer\n%%EOF", "(((\\\\)))",
    "{n} {total} {0} {__class__} %s %(x)s ${x}", "\u202egpj.exe\u202c \u2066a\u2069 \ufeff\u200b\u00ad", "\x00\x01\x07\x1b[31m\x7f",
    "a\r\nb\rc\u2028d\u2029e\x0bf\x0cg", "e\u0301\u0327 \u1e9e ﬁ ﬀ ½ № ™", "Łódź İzmir ığüşöç Їжак ґанок Ξένος", "😀 👩‍👩‍👧 🇳🇱 ❤️",
    "日本語 한국어 ไทย ትግርኛ", "\ue000\uf8ff\U000f0000", "א\u05d1 שלום (10.30)", "مرحبا نور 10:30 (groep 6) Anouk", "x" * 4000,
    "woord " * 1500, "=1+1 @SUM(A1) -2+3 +4", "..\\..\\windows /dev/null ~root", "\u0300\u0301\u0302" * 40, "Z̷̛a̸l̵g̶o̷",
)  # fmt: skip
SIGNS = st.one_of(
    st.characters(blacklist_categories=("Cs",)),
    st.sampled_from("<>&\"'/\\()[]{}%#\x00\t\n\r\u00a0\u00ad\u200b\u200d\u202e\u2066\ufeff\ufffd\ue000😀ñéşІґنورשלאé"),
    st.sampled_from(string.ascii_letters + string.digits + " .,"),
)
TYPED = st.one_of(st.text(SIGNS, max_size=80), st.sampled_from(TRICKS), st.lists(st.sampled_from(TRICKS[:20]), max_size=4).map(" ".join))  # fmt: skip


# -- what must hold --------------------------------------------------------------------------------------------


def objects(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary in the file."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one


def harmless(content: bytes, images: int) -> None:
    """Nothing that acts, opens, fetches or carries something along; no pictures but the document's own."""
    with open_pdf(content) as pdf:
        assert not pdf.check_pdf_syntax()
        assert not pdf.attachments
        assert {"/AA", "/OpenAction"}.isdisjoint(pdf.Root.keys())
        found = 0
        for one in objects(pdf):
            assert {"/JS", "/EF", "/Launch", "/RichMedia", "/GoToR"}.isdisjoint(one.keys())
            assert str(one.get("/S", "")) not in (
                "/JavaScript",
                "/Launch",
                "/GoToR",
                "/SubmitForm",
                "/ImportData",
                "/Movie",
            )
            assert str(one.get("/URI", "https://")).startswith(("https://", "mailto:", "tel:"))
            found += str(one.get("/Subtype", "")) == "/Image"
        assert found <= images
    assert all(fonts(content).values()), "every font is in the file"
    assert drawn_outside(content) == 0


def pictures(content: bytes) -> int:
    with open_pdf(content) as pdf:
        return sum(str(one.get("/Subtype", "")) == "/Image" for one in objects(pdf))


@EACH
def test_every_trick_does_nothing(kind: Kind, secret: Path) -> None:
    """In every field two of them, in turn."""
    own = pictures(kind.make(kind.reading))
    all_ = [*(one[:120] for one in TRICKS), f'<img src="{secret}"/>', f'<img src="{secret.as_uri()}"/>']
    turn = cycle(f"{one} {other}" for one, other in zip(all_, [*all_[7:], *all_[:7]], strict=True))
    harmless(kind.make(spoiled(kind.reading, lambda: next(turn))), own)


@EACH
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(typed=TYPED)
def test_nothing_that_is_typed_breaks_a_document(kind: Kind, typed: str) -> None:
    content = kind.make(spoiled(kind.reading, typed))
    assert page_count(content) >= 1
    assert all(fonts(content).values())


@pytest.mark.parametrize("trick", TRICKS)
def test_what_was_typed_is_read_back_or_named(trick: str) -> None:
    """In a strength, which has no limit of its own: every letter is there, in its order, or `missing` names it."""
    typed = f"{MARK}{trick}{MARK}"
    reading = replace(EMPTY_PLAN, strengths=(Remark(typed, Perspective.PARENT),))
    told = "".join(one.text for one in told_of(plan_pdf(reading, PROFESSIONAL)))
    wanted = "".join(safe.REPLACEMENT if sign in safe.missing(typed) else sign for sign in safe.clean(typed))
    assert _bare(wanted) in _bare(told)


def _bare(words: str) -> str:
    """Without white space, and without what only changes the letter before it: of many accents on one a reader tells one."""
    apart = unicodedata.normalize("NFKD", letters(words))
    return "".join(sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Cf"))


# -- much of it ------------------------------------------------------------------------------------------------

LONG_NAME = "Wilhelmina Johanna Constantia van der Meulen-Oosterbeek tot Nederhemert en Zuiderwoude-Ruys"


def test_a_name_of_ninety_letters_is_told_whole_and_stays_on_the_paper() -> None:
    assert len(LONG_NAME) > 89
    people = (replace(PLAN.people[0], name=LONG_NAME), *PLAN.people[1:])
    agreements = (replace(PLAN.agreements[0], who=LONG_NAME), *PLAN.agreements[1:])
    reading = replace(PLAN, child=replace(MEES, full_name=LONG_NAME), people=people, agreements=agreements)
    for audience in (PROFESSIONAL, PARENTS):
        content = plan_pdf(reading, audience)
        assert letters(LONG_NAME) in letters(text(content))
        assert off_paper(content) == []


@pytest.mark.parametrize("audience", list(Audience))
def test_forty_people_at_the_table(audience: Audience) -> None:
    people = tuple(replace(PLAN.people[at % 6], name=f"Naam{at} Achternaam{at}") for at in range(40))
    content = plan_pdf(replace(PLAN, people=people), audience)
    if audience is not Audience.CHILD:
        assert all(f"Naam{at}" in text(content) for at in range(40))
    assert off_paper(content) == []


@pytest.mark.parametrize("audience", list(Audience))
def test_a_plan_without_goals_or_agreements_is_still_a_paper(audience: Audience) -> None:
    content = plan_pdf(replace(PLAN, goals=(), agreements=(), running=(), reviews=()), audience)
    assert page_count(content) >= 1
    assert off_paper(content) == []


@pytest.mark.parametrize("audience", [PROFESSIONAL, PARENTS])
def test_a_row_taller_than_a_page_goes_on(audience: Audience) -> None:
    sentences = [f"Zin {at} over de maandag en wat wij dan samen doen." for at in range(160)]
    long = replace(PLAN.agreements[0], what=" ".join(sentences))
    content = plan_pdf(replace(PLAN, agreements=(long, *PLAN.agreements[1:])), audience)
    shown = letters(
        " ".join(" ".join((one.text, *(cell for row in one.rows for cell in row))) for one in told_of(content))
    )
    assert letters(" ".join(sentences)) in shown
    assert page_count(content) > page_count(plan_pdf(PLAN, audience))
    assert off_paper(content) == []


@pytest.mark.parametrize("unit", ["W", "i", "م", "日"])
def test_a_word_without_end_stays_on_the_paper(unit: str) -> None:
    for audience in Audience:
        content = plan_pdf(spoiled(replace(EMPTY_PLAN, strengths=(Remark("x", Perspective.PARENT),), voice=PLAN.voice), unit * 400), audience)  # fmt: skip
        assert off_paper(content) == []
