"""`rondom print`: the papers of one child as PDF, without windows. Every kind of paper is one option; without any it is the plan."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from rondom import paths
from rondom.errors import UserProblem
from rondom.language import _, plural
from rondom.print_inzage import inzage_options, print_inzage

if TYPE_CHECKING:
    from pathlib import Path

    from rondom.pdf.print_as import PrintAs
    from rondom.pdf.printed import Printed
    from rondom.plan.reading import Audience
    from rondom.vault.store import Session
    from rondom.vault.vault import Vault

LANGUAGES = ("en", "tr", "ar", "uk", "pl")
"""Languages that the fixed words of a parent's paper can have beside the Dutch."""


def pupil_options(printed: argparse.ArgumentParser) -> None:
    """What may be said behind `print`."""
    which = printed.add_mutually_exclusive_group()
    which.add_argument("--timeline", action="store_true", help=_("de tijdlijn in plaats van het plan, op A4"))
    which.add_argument("--a3", action="store_true", help=_("de tijdlijn op A3"))
    which.add_argument("--papers", action="store_true", help=_("alle papieren voor het volgende overleg, in een map"))
    which.add_argument("--report", action="store_true", help=_("het verslag van het laatste gesprek"))
    which.add_argument("--inzage", action="store_true", help=_("alles over het kind, voor wie om inzage vroeg"))
    which.add_argument("--opp", action="store_true", help=_("het nieuwste OPP"))
    reader = printed.add_mutually_exclusive_group()
    reader.add_argument("--parents", action="store_true", help=_("in gewone taal, voor ouders"))
    reader.add_argument("--child", action="store_true", help=_("voor het kind zelf, met plaatjes"))
    inzage_options(printed)
    printed.add_argument("--large", action="store_true", help=_("in grote letters (18 punten)"))
    printed.add_argument(
        "--language", choices=LANGUAGES, default="", metavar=_("TAAL"),
        help=_("vaste woorden ook in deze taal: en, tr, ar, uk of pl; alleen voor ouders"),
    )  # fmt: skip


_TAKES: dict[str, frozenset[str]] = {
    "timeline": frozenset(),
    "a3": frozenset(),
    "papers": frozenset({"large"}),
    "report": frozenset({"parents", "large", "language"}),
    "inzage": frozenset({"reader", "asked", "large"}),
    "opp": frozenset({"parents", "large"}),
    "": frozenset({"parents", "child", "large", "language"}),
}
"""What can be chosen for each paper; "" is the plan."""
_CHOICES = ("parents", "child", "large", "language", "reader", "asked")


def print_of_pupil(chosen: argparse.Namespace, password: str) -> str:
    """The line of result. Raises UserProblem "print-choices" and the problems of `unlock`, `write_file` and of the paper itself."""
    _check_choices(chosen)
    if chosen.papers:
        return _papers(chosen, password)
    if chosen.inzage:
        return print_inzage(chosen, password)
    if chosen.timeline or chosen.a3:
        return _paper(
            chosen, password, _timeline, _("Tijdlijn bewaard als PDF"), _("Tijdlijn gemaakt: {path} ({pages}).")
        )
    if chosen.report:
        return _paper(chosen, password, _report, _("Verslag bewaard als PDF"), _("Verslag gemaakt: {path} ({pages})."))
    if chosen.opp:
        return _paper(chosen, password, _opp, _("OPP bewaard als PDF"), _("OPP gemaakt: {path} ({pages})."))
    return _paper(chosen, password, _plan, _("Plan bewaard als PDF"), _("Plan gemaakt: {path} ({pages})."))


def _check_choices(chosen: argparse.Namespace) -> None:
    """Nobody gets another paper than was asked for, with a choice passed over in silence."""
    paper = next((one for one in _TAKES if one and getattr(chosen, one)), "")
    asked = {one for one in _CHOICES if getattr(chosen, one)}
    if asked - _TAKES[paper] or (chosen.language and not chosen.parents):
        raise UserProblem("print-choices")


def _paper(
    chosen: argparse.Namespace,
    password: str,
    make: Callable[[Session, argparse.Namespace], Printed],
    written_down: str,
    told: str,
) -> str:
    from rondom.opening import unlock

    vault = unlock(chosen.vault, password)
    try:
        with vault.read() as session:
            made = make(session, chosen)
        _give(vault, chosen.target, made, written_down)
    finally:
        vault.close()
    return told.format(path=chosen.target, pages=plural(made.pages, "{n} bladzijde", "{n} bladzijden"))


def _give(vault: Vault, target: Path, made: Printed, written_down: str) -> None:
    """To who is at work, in the register of verstrekkingen. What could not be written down does not stay outside."""
    from rondom.privacy.actions import record_disclosure

    me, basis, purpose = vault.actor.name, _("werkt op school met de leerling"), _("uitvoeren van de afspraken")
    with paths.all_or_none() as write, vault.write(_("Verstrekking genoteerd"), final=True) as session:
        record_disclosure(
            session, made.pupil_id, me, purpose, basis, written_down, made.content, made.pages, me, way="file"
        )
        write(target, made.content)
    vault.see(written_down, made.pupil_id, "export")


def _plan(session: Session, chosen: argparse.Namespace) -> Printed:
    from rondom.pdf.plan_of_pupil import latest_plan_pdf

    return latest_plan_pdf(session, chosen.pupil, _audience(chosen), _dress(chosen))


def _report(session: Session, chosen: argparse.Namespace) -> Printed:
    from rondom.pdf.plan_of_pupil import latest_report_pdf

    return latest_report_pdf(session, chosen.pupil, _audience(chosen), _dress(chosen))


def _opp(session: Session, chosen: argparse.Namespace) -> Printed:
    from rondom.pdf.development_plan_of_pupil import newest_opp_pdf

    return newest_opp_pdf(session, chosen.pupil, _audience(chosen), _dress(chosen))


def _timeline(session: Session, chosen: argparse.Namespace) -> Printed:
    from rondom.pdf.timeline_document import TimelineSheet
    from rondom.pdf.timeline_of_pupil import pupil_timeline_pdf

    return pupil_timeline_pdf(session, chosen.pupil, TimelineSheet.A3 if chosen.a3 else TimelineSheet.A4)


def _papers(chosen: argparse.Namespace, password: str) -> str:
    from rondom.opening import unlock
    from rondom.print_papers import save_papers

    vault = unlock(chosen.vault, password)
    try:
        saved = save_papers(vault, chosen.pupil, chosen.target, chosen.large)
    finally:
        vault.close()
    return _("Papieren gemaakt in {path}: {count}.").format(
        path=chosen.target, count=plural(saved, "{n} bestand", "{n} bestanden")
    )


def _audience(chosen: argparse.Namespace) -> Audience:
    from rondom.plan.reading import Audience

    return Audience.CHILD if chosen.child else Audience.PARENTS if chosen.parents else Audience.PROFESSIONAL


def _dress(chosen: argparse.Namespace) -> PrintAs:
    from rondom.pdf.print_as import PrintAs

    return PrintAs(chosen.large, chosen.language)
