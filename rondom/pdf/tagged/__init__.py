"""A small layer on ReportLab that makes every page a tagged PDF (PDF/UA-1 and PDF/A-2a): headings, lists, tables, links and
figures that a screen reader can walk through. ReportLab draws; this layer only says what is drawn.

It stands by itself: it knows nothing of Rondom. What is in it, how to use it and on which private parts of ReportLab it
leans stands in README.md beside this file.
"""

from __future__ import annotations

from . import outside as outside  # before anything of ReportLab
