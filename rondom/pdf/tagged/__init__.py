"""A small layer on ReportLab that makes every page a tagged PDF (PDF/UA-1): headings, lists, tables and figures that a
screen reader can walk through. ReportLab draws; this layer only says what is drawn.

`structure` keeps the tree, `canvas` writes it beside the drawing, `blocks` stacks and splits over pages, `flowables`,
`lists` and `tables` are what a document is made of, `xmp` writes the metadata, `fixes` mends three things in ReportLab.
It uses private parts of ReportLab (`Canvas._code`, `_setAnnotations`, `Paragraph.blPara`), so the version is pinned.
"""

from __future__ import annotations
