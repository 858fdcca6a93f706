"""Everything that is printed."""

from __future__ import annotations

from rondom.pdf.tagged import outside as outside  # before anything of ReportLab: it would run files of the home folder
