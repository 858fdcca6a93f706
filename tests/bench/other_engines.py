"""The same plan through other ways of making a PDF, when they are on this machine: WeasyPrint (tagged) and LibreOffice.

Nothing of ours needs them. `WEASYPRINT_PYTHON` may name a Python that has WeasyPrint; else the one that runs this is asked.
Both get the words, headings, lists and tables of our own PDF, read back from its structure.
"""

from __future__ import annotations

import html
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from rondom.paths import resource
from ui.plan.told import Sort, Told

TIMES = 5
COPIES = 10
NOT_HERE = math.nan
_STYLE = """@font-face {{ font-family: S; src: url({regular}) }} @font-face {{ font-family: S; font-weight: bold; src: url({bold}) }}
@page {{ size: A4; margin: 20mm 15mm; @bottom-right {{ content: counter(page) " van " counter(pages) }} }}
body {{ font: 10.2pt/14.5pt S }} table {{ width: 100%; border-collapse: collapse }} td, th {{ border-bottom: 1px solid #ccc;
text-align: left; padding: 4px; vertical-align: top }}"""
_WEASY = """
import statistics, sys, time, weasyprint
page = open(sys.argv[1], encoding="utf-8").read()
times = []
for _ in range(int(sys.argv[2]) + 1):
    started = time.perf_counter()
    made = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    times.append((time.perf_counter() - started) * 1000)
print(statistics.median(times[1:]), len(made), weasyprint.__version__)
"""


def weasyprint(told: Sequence[Told]) -> tuple[float, str]:
    """Milliseconds of one warm document and what to say of it; `NOT_HERE` when it is not installed."""
    python = os.environ.get("WEASYPRINT_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "plan.html"
        page.write_text(as_html(told), encoding="utf-8")
        command = [python, "-c", _WEASY, str(page), str(TIMES)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return NOT_HERE, "not installed"
    median, size, version = done.stdout.split()
    return float(median), f"WeasyPrint {version}, {float(median):.0f} ms, {int(size) // 1024} kB"


def libreoffice(told: Sequence[Told]) -> tuple[float, str]:
    """Milliseconds of one document out of ten in one call, from docx; `NOT_HERE` when it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return NOT_HERE, "not installed"
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"plan{at}.docx" for at in range(COPIES)]
        for one in files:
            write_docx(one, told)
        target = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, target, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(files[0])], capture_output=True, check=False)  # once, to make its profile
        started = time.perf_counter()
        subprocess.run([*command, *map(str, files)], capture_output=True, check=False)
        each = (time.perf_counter() - started) * 1000 / COPIES
        made = len(list(Path(folder).glob("*.pdf")))
    return (each, f"{each:.0f} ms each of {COPIES} in one call") if made == COPIES else (NOT_HERE, "made nothing")


def as_html(told: Sequence[Told]) -> str:
    regular, bold = (resource("fonts", f"SourceSans3_{name}.ttf").as_uri() for name in ("400Regular", "600SemiBold"))
    body = "\n".join(_html(one) for one in told)
    style = _STYLE.format(regular=regular, bold=bold)
    return f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Plan</title><style>{style}</style></head><body>{body}</body></html>'


def _html(one: Told) -> str:
    said = html.escape(one.text)
    if one.sort is Sort.HEADING:
        return f"<h{one.level}>{said}</h{one.level}>"
    if one.sort is Sort.ITEM:
        return f"<ul><li>{html.escape(one.mark)} {said}</li></ul>"
    if one.sort is Sort.TABLE:
        head = f"<tr>{''.join(f'<th>{html.escape(cell)}</th>' for cell in one.head)}</tr>" if one.head else ""
        rows = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in one.rows)
        return f"<table>{head}{rows}</table>"
    return f"<p>{said}</p>"


def write_docx(target: Path, told: Sequence[Told]) -> None:
    """The least that a docx is: paragraphs, bold headings and tables."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    ties = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    body = "".join(_docx(one) for one in told)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{kinds}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>')  # fmt: skip
        file.writestr("_rels/.rels", f'<Relationships xmlns="{ties}"><Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>')  # fmt: skip
        file.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')


def _docx(one: Told) -> str:
    if one.sort is Sort.TABLE:
        rows = "".join(
            f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
            for row in (*([one.head] if one.head else []), *one.rows)
        )
        return f"<w:tbl><w:tblPr/>{rows}</w:tbl>{_paragraph('')}"
    return _paragraph(f"{one.mark} {one.text}".strip(), bold=one.sort is Sort.HEADING)


def _paragraph(text: str, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'
