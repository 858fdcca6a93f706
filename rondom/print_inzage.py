"""`rondom print --inzage`: everything about one child, for who has the right to it. What is doubtful stays covered."""

from __future__ import annotations

import argparse
from datetime import date

from rondom import clock, paths
from rondom.language import _, plural


def inzage_options(printed: argparse.ArgumentParser) -> None:
    """What may be said behind `print --inzage`."""
    printed.add_argument("--reader", default="", metavar=_("NAAM"), help=_("wie om inzage vroeg, bij --inzage"))
    printed.add_argument(
        "--asked", type=date.fromisoformat, metavar=_("JJJJ-MM-DD"), help=_("wanneer daarom is gevraagd, bij --inzage")
    )


def print_inzage(chosen: argparse.Namespace, password: str) -> str:
    """The line of result. Raises the problems of `unlock`, `write_file` and `pupil_inzage`."""
    from rondom.opening import unlock
    from rondom.pdf.inzage_of_pupil import pupil_inzage, record_inzage
    from rondom.pdf.print_as import PrintAs

    vault = unlock(chosen.vault, password)
    try:
        with vault.read() as session:
            made = pupil_inzage(
                session,
                chosen.pupil,
                chosen.reader,
                chosen.asked or clock.today(),
                vault.actor.name,
                PrintAs(chosen.large),
            )
        with paths.all_or_none() as write, vault.write(_("Verstrekking genoteerd"), final=True) as session:
            record_inzage(session, made, vault.actor.name)
            write(chosen.target, made.content)
        vault.see(_("Inzagepakket bewaard als PDF"), made.pupil_id, "export")
    finally:
        vault.close()
    told = [
        _("Inzagepakket gemaakt: {path} ({pages}).").format(
            path=chosen.target, pages=plural(made.pages, "{n} bladzijde", "{n} bladzijden")
        )
    ]
    if made.doubtful:
        told.append(
            plural(
                made.doubtful, "{n} twijfel is niet door iemand bekeken.", "{n} twijfels zijn niet door iemand bekeken."
            )
        )
    if made.files:
        told.append(plural(made.files, "{n} bijlage zit er niet bij.", "{n} bijlagen zitten er niet bij."))
    return " ".join(told)
