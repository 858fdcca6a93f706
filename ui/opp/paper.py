"""The OPP as it will be on paper, and who gets it: the general page of papers, with what is special about this one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, listed
from rondom.paths import file_words
from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.pdf.print_as import PrintAs
from rondom.plan.development_plan import development_rows
from rondom.plan.development_reading import (
    DevelopmentReading,
    development_for,
    development_parts,
    development_readers,
    development_reading,
    handelingsdeel_of,
)
from rondom.plan.reading import Audience
from rondom.privacy.rules import ReaderKind
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.plan.getters import Getter, getters_of
from ui.plan.panel import PanelWords
from ui.plan.paper_page import Known, PaperOf, PaperPage
from ui.plan.share import AUDIENCES
from ui.widgets import Segments, Switch, column, label, row

TABLES = frozenset({"development_plan", "pupil", "school", "caregiver", "contact", "consent", "base_group", "address"})
OPP = PanelWords(
    key="opp.paper",
    question=_("Wie krijgt het OPP?"),
    back=_("Terug naar het papier"),
    nobody=_("Kies wie het OPP krijgt. Dan ziet u wat er mee mag."),
    first=_("Kies eerst wie het OPP krijgt."),
    making=_("Het OPP voor {name} wordt gemaakt."),
    never=_("{name} krijgt het OPP niet."),
    not_yet=_("{name} mag het OPP nog niet lezen."),
    paper=_("OPP"),
)
Wanted = tuple[DevelopmentReading, Audience]


def opp_paper(desk: Desk, chosen: Callable[[], str]) -> PaperPage:
    """`chosen` tells the id of the version on the screen; "" is the newest."""
    audience = Segments(desk.theme, AUDIENCES, name="opp.paper.audience")

    apart = Switch(desk.theme, _("Alleen het handelingsdeel"), "opp.paper.apart")
    why = label(_("Om apart te tekenen voor akkoord. De rest is voor gezien."), "small", "muted", wrap=True)
    options = QWidget()
    options.setLayout(column(row(apart, None), why, gap=desk.theme.px(0.2)))

    def copy(reading: DevelopmentReading, getter: Getter | None) -> Wanted:
        made = copy_for(reading, getter)
        return handelingsdeel_of(made) if apart.isChecked() else made, Audience(audience.value())

    page = PaperPage(
        desk,
        PaperOf(
            words=OPP,
            tables=TABLES,
            read=lambda session, pupil: known(session, pupil, chosen()),
            copy=copy,
            pdf=_pdf,
            document=document,
            title=file_title,
            leave=_("Terug naar het OPP (Esc)"),
            as_text=_("Het OPP als tekst"),
        ),
        audience,
        options=options,
    )
    apart.toggled.connect(lambda _on: page.make_again())
    audience.chosen.connect(lambda _key: page.make_again())

    def fit() -> None:
        """For a parent and for the child the plain names first; there is no other copy for the child."""
        getter = page.getter()
        if getter is not None:
            plain = getter.each[0].audience is not Audience.PROFESSIONAL
            audience.show_value((Audience.PARENTS if plain else Audience.PROFESSIONAL).value)

    page.chosen.connect(fit)
    return page


def known(session: Session, pupil_id: str, plan_id: str = "") -> Known:
    """Everything the page shows, in one look. Without an OPP nothing to print."""
    today = clock.today()
    ids = [one.id for one in development_rows(session, pupil_id)]
    if not ids:
        return Known()
    made = [
        (one, development_parts(session, pupil_id, one, today)) for one in development_readers(session, pupil_id, today)
    ]
    plan = plan_id if plan_id in ids else ids[0]
    reading = development_reading(session, plan, pupil_id, today)
    return Known(reading, getters_of(session, pupil_id, made, _purpose, address=True, reading=reading))


def _purpose(kind: ReaderKind) -> str:
    if kind in (ReaderKind.CAREGIVER, ReaderKind.PUPIL):
        return _("overleg over het OPP")
    return _("uitvoeren van het OPP")


def copy_for(reading: DevelopmentReading, getter: Getter | None) -> DevelopmentReading:
    """As this person may have it; for nobody the whole."""
    if getter is None:
        return reading
    return replace(getter.cover(development_for(reading, getter.reader, getter.parts)), address_block=getter.address)


def _pdf(wanted: Wanted, dress: PrintAs) -> bytes:
    return development_plan_pdf(*wanted, dress)


def document(wanted: Wanted, getter: Getter) -> str:
    """OPP, versie 1, voor ouders, zonder Mening van ouders"""
    reading, audience = wanted
    missing = "" if reading.apart else listed([one.title for one in getter.parts if not one.goes])
    version = _("versie {n}") if reading.fixed else _("versie {n}, concept")
    told = (
        _("Handelingsdeel van het OPP") if reading.apart else _("OPP"),
        version.format(n=reading.number),
        dict(AUDIENCES)[audience.value].lower(),
        _("zonder {parts}").format(parts=missing) if missing else "",
    )
    return ", ".join(part for part in told if part)


def file_title(reading: DevelopmentReading) -> str:
    """OPP De Regenwulp 2026-03-12: never the name of a child."""
    school = file_words(reading.school)
    return " ".join(part for part in (_("OPP"), school, reading.made_on.isoformat()) if part)
