"""Tables, fields and values as the logboek calls them: in Dutch, and without what only the program needs."""

from __future__ import annotations

import re
from datetime import datetime

from rondom.language import _, day, hour, marked

HIDDEN = frozenset(
    {"id", "pupil_id", "position", "external_key", "eckid", "sha256", "content", "current_step", "key", "icon"}
)
"""Fields nobody typed or would know again."""
DERIVED = ("_id", "_earliest", "_latest")
"""Ends of names of links, and of what a date said in words was taken to mean: the words themselves are shown."""
SHIELDED = frozenset({("address", "street"), ("address", "postcode"), ("address", "place"), ("caregiver", "phone")})
"""An address can be secret for one parent: that it changed is told, what it is stands only on the card itself."""

_TABLES = {
    "address": marked("adres"),
    "agenda_step": marked("stap van de agenda"),
    "agreement": marked("afspraak"),
    "attendee": marked("deelnemer"),
    "base_group": marked("groep"),
    "caregiver": marked("ouder of verzorger"),
    "case_review": marked("casusreview"),
    "consent": marked("toestemming"),
    "contact": marked("mens om het kind"),
    "contribution": marked("inbreng"),
    "destruction": marked("vernietiging"),
    "disclosure": marked("verstrekking"),
    "event": marked("gebeurtenis"),
    "event_factor": marked("factor bij een gebeurtenis"),
    "event_view": marked("beleving"),
    "goal": marked("doel"),
    "help_appraisal": marked("vraag over hulp"),
    "lane_setting": marked("spoor van de tijdlijn"),
    "meeting": marked("overleg"),
    "member": marked("gebruiker"),
    "note": marked("notitie"),
    "partner": marked("partner"),
    "partner_link": marked("lijn"),
    "plan_version": marked("versie van het plan"),
    "pupil": marked("leerling"),
    "review_point": marked("punt van een casusreview"),
    "ring": marked("ring"),
    "school": marked("school"),
    "staff": marked("medewerker"),
    "strength": marked("kracht"),
    "support_level": marked("ondersteuningsniveau"),
}
_FIELDS = {
    "answer": marked("antwoord"),
    "applied_earliest": marked("aangemeld, vanaf"),
    "applied_latest": marked("aangemeld, tot"),
    "applied_said": marked("aangemeld"),
    "approval": marked("akkoord"),
    "approval_reason": marked("reden"),
    "at": marked("wanneer"),
    "attendance": marked("aanwezig"),
    "audience": marked("voor wie"),
    "author": marked("schrijver"),
    "backup_folder": marked("tweede plek voor kopieën"),
    "basis": marked("grondslag"),
    "birth_date": marked("geboortedatum"),
    "brin": marked("BRIN"),
    "by_name": marked("door"),
    "call_first": marked("eerst bellen"),
    "checked_by": marked("gecontroleerd door"),
    "checked_on": marked("gecontroleerd op"),
    "closed_on": marked("gesloten op"),
    "contact_between": marked("contact tussendoor"),
    "copies_daily": marked("kopieën per dag"),
    "copies_monthly": marked("kopieën per maand"),
    "copies_weekly": marked("kopieën per week"),
    "counts": marked("aantallen"),
    "custody": marked("gezag"),
    "data_kinds": marked("soorten gegevens"),
    "days": marked("dagen"),
    "deceased": marked("overleden"),
    "decided_by": marked("beslist door"),
    "decided_on": marked("beslist op"),
    "document": marked("stuk"),
    "done_on": marked("klaar op"),
    "dossier": marked("dossier"),
    "due_on": marked("uiterlijk op"),
    "due_said": marked("wanneer"),
    "effect": marked("werking"),
    "email": marked("e-mail"),
    "end_earliest": marked("einde, vanaf"),
    "end_latest": marked("einde, tot"),
    "end_said": marked("einde"),
    "enrolled_on": marked("ingeschreven op"),
    "factor": marked("factor"),
    "first_name": marked("roepnaam"),
    "fit": marked("hoe passend"),
    "fit_text": marked("hoe passend, in woorden"),
    "folded": marked("ingeklapt"),
    "followed": marked("gevolgd"),
    "form_of_address": marked("aanspreekvorm"),
    "frequency": marked("hoe vaak"),
    "gender": marked("geslacht"),
    "given_names": marked("voornamen"),
    "holiday_region": marked("vakantieregio"),
    "idle_minutes": marked("minuten tot vergrendelen"),
    "impact": marked("hoe het was"),
    "interpreter": marked("tolk"),
    "kind": marked("soort"),
    "lane": marked("spoor"),
    "language": marked("taal"),
    "languages": marked("talen"),
    "last_name": marked("achternaam"),
    "lead": marked("wie leidt"),
    "left_on": marked("van school op"),
    "lesson": marked("wat we leerden"),
    "level": marked("niveau"),
    "made_by": marked("gemaakt door"),
    "made_on": marked("gemaakt op"),
    "minutes": marked("minuten"),
    "moment": marked("moment"),
    "name": marked("naam"),
    "nature": marked("aard"),
    "note": marked("aantekening"),
    "now": marked("nu"),
    "number": marked("nummer"),
    "offer": marked("aanbod"),
    "organisation": marked("organisatie"),
    "pages": marked("bladzijden"),
    "person": marked("persoon"),
    "perspective": marked("kant van de tafel"),
    "phone": marked("telefoon"),
    "phone_secret": marked("telefoon geheim"),
    "place": marked("plaats"),
    "planned": marked("gepland"),
    "postcode": marked("postcode"),
    "prefix": marked("tussenvoegsel"),
    "private": marked("niet voor dit overleg"),
    "process_lead": marked("procesregisseur"),
    "provider": marked("wie hielp"),
    "purpose": marked("doel"),
    "question": marked("hulpvraag"),
    "question_by": marked("hulpvraag van"),
    "quote": marked("eigen woorden"),
    "reason": marked("reden"),
    "recipient": marked("ontvanger"),
    "recipients": marked("wie krijgt het plan"),
    "recognised": marked("herkend"),
    "recognised_note": marked("toelichting"),
    "relation": marked("relatie"),
    "remark": marked("opmerking"),
    "replacement": marked("vervanger"),
    "replacement_phone": marked("telefoon vervanger"),
    "retention_years": marked("jaren bewaren"),
    "review_on": marked("evaluatie op"),
    "reviewed_on": marked("teruggekeken op"),
    "ring": marked("ring"),
    "role": marked("rol"),
    "room": marked("ruimte"),
    "route": marked("aanmelden"),
    "rule": marked("waarom"),
    "said_by": marked("gezegd door"),
    "said_on": marked("gezegd op"),
    "secret": marked("geheim"),
    "sector": marked("sector"),
    "setting": marked("waar"),
    "show_changes": marked("rust en drukte"),
    "sign": marked("hoe we het merken"),
    "start_earliest": marked("begin, vanaf"),
    "start_latest": marked("begin, tot"),
    "start_said": marked("begin"),
    "starts_at": marked("begint om"),
    "state": marked("stand"),
    "step": marked("trede"),
    "street": marked("straat"),
    "teacher": marked("leerkracht"),
    "text": marked("tekst"),
    "then": marked("straks"),
    "title": marked("titel"),
    "told_by": marked("verteld door"),
    "told_side": marked("kant van wie vertelt"),
    "topic": marked("waarover"),
    "until": marked("tot"),
    "used_seconds": marked("gebruikte tijd, in seconden"),
    "valid_until": marked("geldig tot"),
    "voice_audience": marked("stem van het kind: wie mag dit horen"),
    "voice_by": marked("stem van het kind: gesproken door"),
    "voice_followup": marked("stem van het kind: wat we ermee doen"),
    "voice_how": marked("stem van het kind: hoe gevraagd"),
    "voice_on": marked("stem van het kind: datum"),
    "voice_told_on": marked("stem van het kind: teruggekoppeld op"),
    "voice_words": marked("stem van het kind"),
    "waiting_on": marked("wachttijd van"),
    "waiting_weeks": marked("wachttijd in weken"),
    "what": marked("wat"),
    "who": marked("wie"),
    "withdrawn_on": marked("ingetrokken op"),
    "written_on": marked("datum"),
    "year_group": marked("jaargroep"),
    "year_groups": marked("jaargroepen"),
}
_OWN = {("help_appraisal", "question"): marked("vraag over hulp")}
"""A field with a few fixed words, whose name means something else in other tables."""
_YES_NO = frozenset(
    {
        "call_first",
        "deceased",
        "folded",
        "followed",
        "interpreter",
        "phone_secret",
        "planned",
        "private",
        "secret",
        "show_changes",
    }
)  # fmt: skip
_CHOICES = frozenset(
    {
        "answer",
        "approval",
        "attendance",
        "custody",
        "effect",
        "fit",
        "holiday_region",
        "kind",
        "level",
        "nature",
        "perspective",
        "recognised",
        "rule",
        "sector",
        "state",
        "told_side",
    }
)
_VALUES = {
    "absent": marked("afwezig"),
    "agreed": marked("akkoord"),
    "aligned": marked("afgestemd met school"),
    "asked": marked("gevraagd"),
    "cancelled": marked("afgezegd"),
    "case": marked("rond dit kind"),
    "case_conference": marked("groot overleg"),
    "child": marked("kind"),
    "child_talk": marked("gesprek met het kind"),
    "closed": marked("gesloten"),
    "coach": marked("coach"),
    "coming": marked("komt"),
    "concern": marked("zorg"),
    "disagreed": marked("niet eens"),
    "done": marked("klaar"),
    "dropped": marked("vervallen"),
    "enabling": marked("helpt"),
    "experience": marked("ervaring"),
    "fact": marked("feit"),
    "fitting": marked("passend"),
    "given": marked("gegeven"),
    "heard": marked("meegedacht"),
    "helped": marked("hielp"),
    "hindered": marked("zat in de weg"),
    "hindering": marked("maakt het moeilijk"),
    "interpretation": marked("uitleg"),
    "invited": marked("uitgenodigd"),
    "midden": marked("Midden"),
    "mistake": marked("per vergissing gemaakt"),
    "moment": marked("moment"),
    "network": marked("eigen netwerk"),
    "no": marked("nee"),
    "none": marked("nog niet gevraagd"),
    "noord": marked("Noord"),
    "not": marked("niet passend"),
    "not_coming": marked("komt niet"),
    "note": marked("notitie"),
    "on_time": marked("op tijd"),
    "ongoing": marked("bezig"),
    "open": marked("open"),
    "other": marked("iemand anders"),
    "parent": marked("ouder"),
    "parent_contact": marked("contact met ouders"),
    "parked": marked("voor later"),
    "partly": marked("deels"),
    "period": marked("periode"),
    "planned": marked("gepland"),
    "po": marked("basisonderwijs"),
    "policy": marked("beleid"),
    "present": marked("aanwezig"),
    "protective": marked("beschermt"),
    "refused": marked("geweigerd"),
    "request": marked("op verzoek"),
    "retention": marked("bewaartermijn voorbij"),
    "review": marked("evaluatie"),
    "school": marked("school"),
    "seen": marked("gezien"),
    "signal": marked("signaal"),
    "skipped": marked("overgeslagen"),
    "strength": marked("kracht"),
    "todo": marked("te doen"),
    "trajectory": marked("hulptraject"),
    "triad": marked("driehoek"),
    "unknown": marked("onbekend"),
    "vo": marked("voortgezet onderwijs"),
    "wish": marked("wens"),
    "withdrawn": marked("ingetrokken"),
    "yes": marked("ja"),
    "zuid": marked("Zuid"),
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d(\.\d+)?)?")


def is_shown(column: str) -> bool:
    return column not in HIDDEN and not column.endswith(DERIVED)


def table_word(table: str) -> str:
    return _(_TABLES.get(table, table))


def field_word(table: str, column: str) -> str:
    return _(_OWN.get((table, column)) or _FIELDS.get(column, column))


def value_words(table: str, column: str, value: object) -> str:
    """A stored value for reading; empty for nothing."""
    if value in (None, "", b""):
        return ""
    if (table, column) in SHIELDED:
        return _("niet getoond")
    if column in _YES_NO:
        return _("ja") if value else _("nee")
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    if column in _CHOICES or (table, column) in _OWN:
        return _(_VALUES.get(words, words))
    return _moment_words(words) if _MOMENT.fullmatch(words) else words


def _moment_words(words: str) -> str:
    """12 maart 2026, or 12 maart 2026, 13.15 uur; what only looks like a date stays as it is."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    return day(moment) if len(words) == len("2026-03-12") else f"{day(moment)}, {hour(moment)}"
