"""The sheets of the planner on the command line: a week or a school year as a PDF. Without names unless they are asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from rondom import clock, paths
from rondom.language import _, plural

if TYPE_CHECKING:
    from rondom.meetings.planner_names import Names
    from rondom.vault.store import Session


def planner_options(week: argparse.ArgumentParser, year: argparse.ArgumentParser) -> None:
    """What may be said behind `print-week` and `print-year`."""
    for sheet, of_it in (
        (week, _("een dag in die week; anders vandaag")),
        (year, _("een dag in dat jaar; anders vandaag")),
    ):
        sheet.add_argument("--on", type=date.fromisoformat, metavar=_("JJJJ-MM-DD"), help=of_it)
        called = sheet.add_mutually_exclusive_group()
        called.add_argument("--first-names", action="store_true", help=_("met voornamen; anders zonder namen"))
        called.add_argument("--initials", action="store_true", help=_("met initialen"))
        sheet.add_argument("--words", action="store_true", help=_("met alles in woorden erachter"))
    week.add_argument("--agreements", action="store_true", help=_("met de afspraken erbij; alleen met voornamen"))
    year.add_argument("--a3", action="store_true", help=_("op A3; anders op A4"))


def print_week(chosen: argparse.Namespace, password: str) -> str:
    """The line of result. Raises the problems of `unlock` and `write_file`."""
    from rondom.meetings.week import week_sheet
    from rondom.pdf.week_document import week_pdf

    names, today = _names(chosen), clock.today()
    agreements = chosen.agreements and chosen.first_names

    def make(session: Session) -> bytes:
        return week_pdf(week_sheet(session, chosen.on or today, today, names, agreements), chosen.words)

    return _printed(chosen, password, make, _("Week bewaard als PDF"))


def print_year(chosen: argparse.Namespace, password: str) -> str:
    """The same for a school year."""
    from rondom.meetings.year import year_sheet
    from rondom.pdf.year_document import YearPaper, year_pdf
    from rondom.timeline.school_years import start_year

    names, today = _names(chosen), clock.today()
    sheet = YearPaper.A3 if chosen.a3 else YearPaper.A4

    def make(session: Session) -> bytes:
        return year_pdf(year_sheet(session, start_year(chosen.on or today), today, names), sheet, chosen.words)

    return _printed(chosen, password, make, _("Schooljaar bewaard als PDF"))


def _names(chosen: argparse.Namespace) -> Names:
    """Who prints a sheet often hangs it up."""
    from rondom.meetings.planner_names import Names

    return Names.FIRST if chosen.first_names else Names.INITIALS if chosen.initials else Names.NONE


def _printed(chosen: argparse.Namespace, password: str, make: Callable[[Session], bytes], sentence: str) -> str:
    from rondom.opening import unlock
    from rondom.pdf.documents import page_count

    vault = unlock(chosen.vault, password)
    try:
        with vault.read() as session:
            content = make(session)
        paths.write_file(chosen.target, content)
        vault.see(sentence, "", "export")
    finally:
        vault.close()
    pages = plural(page_count(content), "{n} bladzijde", "{n} bladzijden")
    return _("Papier gemaakt: {path} ({pages}). {care}").format(path=chosen.target, pages=pages, care=_care(chosen))


def _care(chosen: argparse.Namespace) -> str:
    if chosen.first_names:
        return _("Er staan namen van kinderen op.")
    return _("Er staan initialen van kinderen op.") if chosen.initials else _("Namen van kinderen bleven weg.")
