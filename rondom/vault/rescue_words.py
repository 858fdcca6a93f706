"""The report of a rescue in plain Dutch. Counts only: it is shown and printed outside the vault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rondom.language import _, marked, plural

if TYPE_CHECKING:
    from rondom.vault.rescue import RescueReport

WORDS: dict[str, tuple[str, str]] = {
    "pupil": (marked("{n} leerling"), marked("{n} leerlingen")),
    "caregiver": (marked("{n} ouder of verzorger"), marked("{n} ouders of verzorgers")),
    "address": (marked("{n} adres"), marked("{n} adressen")),
    "contact": (marked("{n} persoon om een kind"), marked("{n} personen om een kind")),
    "note": (marked("{n} notitie"), marked("{n} notities")),
    "strength": (marked("{n} sterk punt"), marked("{n} sterke punten")),
    "event": (marked("{n} gebeurtenis"), marked("{n} gebeurtenissen")),
    "event_view": (marked("{n} kijk op een gebeurtenis"), marked("{n} keer een kijk op een gebeurtenis")),
    "event_factor": (marked("{n} factor bij een gebeurtenis"), marked("{n} factoren bij een gebeurtenis")),
    "help_appraisal": (marked("{n} antwoord over hulp"), marked("{n} antwoorden over hulp")),
    "kring_tie": (marked("{n} band in een kring"), marked("{n} banden in een kring")),
    "step_mark": (marked("{n} trede in de tijd"), marked("{n} treden in de tijd")),
    "meeting": (marked("{n} overleg"), marked("{n} overleggen")),
    "attendee": (marked("{n} deelnemer aan een overleg"), marked("{n} deelnemers aan een overleg")),
    "agenda_step": (marked("{n} stap van een agenda"), marked("{n} stappen van een agenda")),
    "sitting": (marked("{n} gesprek van een overleg"), marked("{n} gesprekken van een overleg")),
    "contribution": (marked("{n} inbreng"), marked("{n} keer inbreng")),
    "recognition": (marked("{n} herkenning"), marked("{n} herkenningen")),
    "goal": (marked("{n} doel"), marked("{n} doelen")),
    "goal_outcome": (marked("{n} terugblik op een doel"), marked("{n} keer een terugblik op een doel")),
    "goal_score": (marked("{n} oordeel over een doel"), marked("{n} oordelen over een doel")),
    "agreement": (marked("{n} afspraak"), marked("{n} afspraken")),
    "agreement_move": (marked("{n} keer een afspraak verzet"), marked("{n} keer een afspraak verzet")),
    "reservation": (marked("{n} voorbehoud"), marked("{n} keer een voorbehoud")),
    "signature": (marked("{n} handtekening"), marked("{n} handtekeningen")),
    "meeting_score": (marked("{n} oordeel over een gesprek"), marked("{n} oordelen over een gesprek")),
    "plan_version": (marked("{n} plan"), marked("{n} plannen")),
    "statement_of_view": (marked("{n} zienswijze"), marked("{n} zienswijzen")),
    "case_review": (marked("{n} casusreview"), marked("{n} casusreviews")),
    "review_point": (marked("{n} punt van een casusreview"), marked("{n} punten van een casusreview")),
    "development_plan": (marked("{n} OPP"), marked("{n} OPP's")),
    "attachment": (marked("{n} bijlage"), marked("{n} bijlagen")),
    "consent": (marked("{n} toestemming"), marked("{n} toestemmingen")),
    "disclosure": (marked("{n} keer iets gedeeld"), marked("{n} keer iets gedeeld")),
    "partner": (marked("{n} partner"), marked("{n} partners")),
    "partner_person": (marked("{n} mens bij een partner"), marked("{n} mensen bij een partner")),
    "partner_link": (marked("{n} lijn tussen partners"), marked("{n} lijnen tussen partners")),
    "base_group": (marked("{n} groep"), marked("{n} groepen")),
    "staff": (marked("{n} collega"), marked("{n} collega's")),
    "member": (marked("{n} gebruiker"), marked("{n} gebruikers")),
    "school": (marked("{n} school"), marked("{n} scholen")),
    "ring": (marked("{n} ring"), marked("{n} ringen")),
    "support_level": (marked("{n} ondersteuningsniveau"), marked("{n} ondersteuningsniveaus")),
    "lane_setting": (marked("{n} spoor van de tijdlijn"), marked("{n} sporen van de tijdlijn")),
    "meeting_template": (marked("{n} eigen sjabloon"), marked("{n} eigen sjablonen")),
    "meeting_template_step": (marked("{n} stap van een sjabloon"), marked("{n} stappen van een sjabloon")),
    "destruction": (marked("{n} bewijs van vernietiging"), marked("{n} bewijzen van vernietiging")),
}
"""Table → how many, in words. In the order in which a person would name them."""
_ANY = (marked("{n} andere regel"), marked("{n} andere regels"))
_JOURNAL = (marked("{n} regel van het logboek"), marked("{n} regels van het logboek"))


def lines(report: RescueReport) -> tuple[str, ...]:
    """One or two sentences a line, the most important first."""
    return tuple(_lines(report))


def counted(numbers: Iterable[tuple[str, int]]) -> str:
    """[("pupil", 2), ("note", 1)] is "2 leerlingen en 1 notitie"."""
    known = dict.fromkeys(WORDS, 0)
    for table, number in numbers:
        known[table] = known.get(table, 0) + number
    parts = [plural(number, *WORDS.get(table, _ANY)) for table, number in known.items() if number]
    return _(" en ").join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _lines(report: RescueReport) -> Iterator[str]:
    yield _pages(report)
    saved = counted((kind.table, kind.saved) for kind in report.kinds)
    yield _("Gered: {what}.").format(what=saved) if saved else _("Er kon niets worden gered.")
    yield from _losses(report)
    if back := counted((kind.table, kind.rebuilt) for kind in report.kinds):
        yield _("Teruggehaald uit het logboek: {what}.").format(what=back)
        if report.older:
            yield _(
                "Het logboek is ook beschadigd. Wat eruit is teruggehaald, kan een oudere versie zijn, of al verwijderd."
            )
    if report.stand_ins:
        yield _("Opnieuw gemaakt, met de naam “Teruggevonden”: {what}. Zo is bewaard wat erbij hoorde.").format(
            what=counted(report.stand_ins)
        )
    yield from _children(report)
    yield from _journal(report)
    if report.only_code:
        yield _(
            "De wachtwoorden zijn verloren. De nieuwe kluis gaat open met de herstelcode; kies dan een nieuw wachtwoord."
        )


def _pages(report: RescueReport) -> str:
    if not report.unreadable:
        return plural(
            report.pages, "De {n} bladzijde van het bestand is leesbaar.", "Alle {n} bladzijden zijn leesbaar."
        )
    return plural(
        report.unreadable,
        "Van de {pages} bladzijden van het bestand is er {n} niet meer te lezen.",
        "Van de {pages} bladzijden van het bestand zijn er {n} niet meer te lezen.",
        pages=str(report.pages),
    )


def _losses(report: RescueReport) -> Iterator[str]:
    lost = counted((kind.table, kind.lost) for kind in report.kinds)
    if lost:
        yield _("Verloren: {what}.").format(what=lost)
    elif report.certain and not report.unplaced:
        yield _("Van wat u in Rondom heeft gezet, is niets verloren.")
    if cut := counted((kind.table, kind.cut) for kind in report.kinds):
        yield _("Voor een deel verloren: {what}. De plek staat in de tekst.").format(what=cut)
    if report.unplaced:
        yield plural(
            report.unplaced,
            "Van {n} regel is niet te zeggen waar die hoort. Die is niet bewaard.",
            "Van {n} regels is niet te zeggen waar ze horen. Die zijn niet bewaard.",
        )
    if not report.certain:
        yield _("Ook de lijst van wat er was, is beschadigd. Er kan dus meer verloren zijn dan hier staat.")


def _children(report: RescueReport) -> Iterator[str]:
    if report.children:
        yield plural(
            report.children,
            "Dit raakt {n} dossier. Welk dossier dat is, staat in de nieuwe kluis.",
            "Dit raakt {n} dossiers. Welke dat zijn, staat in de nieuwe kluis.",
        )
    if report.nobody:
        yield plural(
            report.nobody,
            "Van {n} verloren regel is niet meer te zeggen over welk kind die ging.",
            "Van {n} verloren regels is niet meer te zeggen over welk kind ze gingen.",
        )


def _journal(report: RescueReport) -> Iterator[str]:
    if report.journal.lost:
        yield _("Uit het logboek verloren: {what}.").format(what=plural(report.journal.lost, *_JOURNAL))
    if report.resealed:
        yield plural(
            report.resealed,
            "De keten van het logboek is opnieuw gelegd over {n} handeling. "
            "Of daarin eerder iets was veranderd, is niet meer na te gaan.",
            "De keten van het logboek is opnieuw gelegd over {n} handelingen. "
            "Of daarin eerder iets was veranderd, is niet meer na te gaan.",
        )
