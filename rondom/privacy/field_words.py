"""Tables, fields and values as the logboek calls them: in Dutch, and without what only the program needs."""

from __future__ import annotations

import re
from datetime import datetime

from rondom.dossier.life_words import FACTOR_WORDS, IMPACT_WORDS, LANE_WORDS, MOMENT_WORDS, TOPIC_WORDS
from rondom.language import _, day, hour, marked
from rondom.privacy.choice_words import CHOICES, VALUES

HIDDEN = frozenset(
    {"id", "pupil_id", "position", "external_key", "eckid", "sha256", "content", "current_step", "key", "icon"}
)
"""Fields nobody typed or would know again."""
DERIVED = ("_id", "_earliest", "_latest")
"""Ends of names of links, and of what a date said in words was taken to mean: the words themselves are shown."""
SHIELDED = frozenset({
    ("address", "street"), ("address", "postcode"), ("address", "place"), ("caregiver", "phone"),
    ("meeting_score", "heard"), ("meeting_score", "goal_clear"), ("meeting_score", "who_does_what"),
    ("meeting_score", "right_group"), ("meeting_score", "remark"), ("signature", "strokes"),
})  # fmt: skip
"""That it changed is told, not what it is. An address can be secret for one parent and stands only on the card itself; what
someone answered about a talk nobody else sees; a signature is read on the plan.
"""

_TABLES = {
    "address": marked("adres"),
    "agenda_step": marked("stap van de agenda"),
    "agreement": marked("afspraak"),
    "agreement_move": marked("verzetten van een afspraak"),
    "attendee": marked("deelnemer"),
    "attachment": marked("bijlage"),
    "base_group": marked("groep"),
    "caregiver": marked("ouder of verzorger"),
    "case_review": marked("casusreview"),
    "consent": marked("toestemming"),
    "contact": marked("mens om het kind"),
    "contribution": marked("inbreng"),
    "destruction": marked("vernietiging"),
    "development_plan": marked("OPP"),
    "disclosure": marked("verstrekking"),
    "event": marked("gebeurtenis"),
    "event_factor": marked("factor bij een gebeurtenis"),
    "event_view": marked("beleving"),
    "goal": marked("doel"),
    "goal_outcome": marked("terugblik op een doel"),
    "goal_score": marked("oordeel over een doel"),
    "help_appraisal": marked("vraag over hulp"),
    "kring_tie": marked("band in de kring"),
    "lane_setting": marked("spoor van de tijdlijn"),
    "meeting": marked("overleg"),
    "meeting_score": marked("oordeel over een gesprek"),
    "meeting_template": marked("sjabloon voor een overleg"),
    "meeting_template_step": marked("stap van een sjabloon"),
    "member": marked("gebruiker"),
    "note": marked("notitie"),
    "partner": marked("partner"),
    "partner_link": marked("lijn"),
    "partner_person": marked("mens van een partner"),
    "plan_version": marked("versie van het plan"),
    "pupil": marked("leerling"),
    "recognition": marked("herkenning"),
    "reservation": marked("voorbehoud"),
    "review_point": marked("punt van een casusreview"),
    "ring": marked("ring"),
    "school": marked("school"),
    "signature": marked("handtekening"),
    "sitting": marked("gesprek"),
    "staff": marked("medewerker"),
    "statement_of_view": marked("zienswijze"),
    "step_mark": marked("trede in de tijd"),
    "strength": marked("kracht"),
    "support_level": marked("ondersteuningsniveau"),
}
_FIELDS = {
    "about": marked("waarover"),
    "added_on": marked("toegevoegd op"),
    "address": marked("adres"),
    "agreed_by": marked("akkoord van"),
    "agreed_on": marked("akkoord op"),
    "answer": marked("antwoord"),
    "apart": marked("liever een eigen gesprek"),
    "applied_earliest": marked("aangemeld, vanaf"),
    "applied_latest": marked("aangemeld, tot"),
    "applied_said": marked("aangemeld"),
    "approval": marked("akkoord"),
    "approval_reason": marked("reden"),
    "article": marked("lidwoord"),
    "asked_on": marked("gevraagd op"),
    "at": marked("wanneer"),
    "attendance": marked("aanwezig"),
    "audience": marked("voor wie"),
    "author": marked("schrijver"),
    "backup_folder": marked("tweede plek voor kopieën"),
    "basis": marked("grondslag"),
    "birth_date": marked("geboortedatum"),
    "bond": marked("band"),
    "brin": marked("BRIN"),
    "by_name": marked("door"),
    "byte_size": marked("grootte"),
    "call_first": marked("eerst bellen"),
    "called": marked("naam van het overleg"),
    "calls": marked("wie belt"),
    "came_at": marked("kwam om"),
    "checked_by": marked("gecontroleerd door"),
    "checked_on": marked("gecontroleerd op"),
    "child_heard_on": marked("kind gehoord op"),
    "child_view": marked("wat het kind ervan vindt"),
    "closed_on": marked("gesloten op"),
    "consulted_on": marked("besproken met ouders op"),
    "contact_between": marked("contact tussendoor"),
    "copies_daily": marked("kopieën per dag"),
    "copies_monthly": marked("kopieën per maand"),
    "copies_weekly": marked("kopieën per week"),
    "costs": marked("kosten"),
    "counts": marked("aantallen"),
    "custody": marked("gezag"),
    "data_kind": marked("soort gegevens"),
    "data_kinds": marked("soorten gegevens"),
    "days": marked("dagen"),
    "deceased": marked("overleden"),
    "decided_by": marked("beslist door"),
    "decided_on": marked("beslist op"),
    "destination": marked("uitstroombestemming"),
    "deviation": marked("afwijking van het programma"),
    "direction": marked("richting"),
    "document": marked("stuk"),
    "done_on": marked("klaar op"),
    "dossier": marked("dossier"),
    "due_on": marked("uiterlijk op"),
    "due_said": marked("wanneer"),
    "effect": marked("werking"),
    "email": marked("e-mail"),
    "enabling": marked("bevorderende factoren"),
    "end_earliest": marked("einde, vanaf"),
    "end_latest": marked("einde, tot"),
    "end_said": marked("einde"),
    "enrolled_on": marked("ingeschreven op"),
    "evaluation": marked("evaluatie"),
    "factor": marked("factor"),
    "first_name": marked("roepnaam"),
    "fit": marked("hoe passend"),
    "fit_text": marked("hoe passend, in woorden"),
    "folded": marked("ingeklapt"),
    "followed": marked("gevolgd"),
    "form": marked("formulier nodig"),
    "form_of_address": marked("aanspreekvorm"),
    "frequency": marked("hoe vaak"),
    "from_age": marked("vanaf leeftijd"),
    "from_on": marked("was, op"),
    "from_said": marked("was"),
    "gender": marked("geslacht"),
    "gets": marked("krijgt van het plan"),
    "given_names": marked("voornamen"),
    "goal_clear": marked("doel helder"),
    "grounds": marked("onderbouwing"),
    "guide_apply": marked("schoolgids, hulp vragen"),
    "guide_intro": marked("schoolgids, inleiding"),
    "heard": marked("gehoord"),
    "hindered": marked("wat in de weg zat"),
    "hindering": marked("belemmerende factoren"),
    "holiday_region": marked("vakantieregio"),
    "idle_minutes": marked("minuten tot vergrendelen"),
    "impact": marked("hoe het was"),
    "interpreter": marked("tolk"),
    "interprets": marked("tolkt"),
    "invites": marked("wie erbij hoort"),
    "kind": marked("soort"),
    "lane": marked("spoor"),
    "language": marked("taal"),
    "languages": marked("talen"),
    "last_contact": marked("laatste contact"),
    "last_name": marked("achternaam"),
    "lead": marked("wie leidt"),
    "left_at": marked("ging om"),
    "left_on": marked("van school op"),
    "lesson": marked("wat we leerden"),
    "level": marked("niveau"),
    "level_more": marked("meer dan gehoopt"),
    "level_most": marked("veel meer dan gehoopt"),
    "level_part": marked("een stap op weg"),
    "levels": marked("niveaus"),
    "made_by": marked("gemaakt door"),
    "made_on": marked("gemaakt op"),
    "media_type": marked("soort bestand"),
    "minutes": marked("minuten"),
    "moment": marked("moment"),
    "moved_on": marked("verzet op"),
    "name": marked("naam"),
    "nature": marked("aard"),
    "needs": marked("ondersteuningsbehoefte"),
    "next": marked("en nu"),
    "next_words": marked("en nu, in woorden"),
    "note": marked("aantekening"),
    "now": marked("nu"),
    "number": marked("nummer"),
    "offer": marked("aanbod"),
    "organisation": marked("organisatie"),
    "pages": marked("bladzijden"),
    "parents_view": marked("wat ouders ervan vinden"),
    "person": marked("persoon"),
    "perspective": marked("kant van de tafel"),
    "phone": marked("telefoon"),
    "phone_secret": marked("telefoon geheim"),
    "place": marked("plaats"),
    "placed_angle": marked("plek op de kaart, richting"),
    "placed_depth": marked("plek op de kaart, diepte"),
    "planned": marked("gepland"),
    "postal_address": marked("postadres"),
    "postcode": marked("postcode"),
    "postcodes": marked("postcodes"),
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
    "referral": marked("verwijzing nodig"),
    "relation": marked("relatie"),
    "remark": marked("opmerking"),
    "replacement": marked("vervanger"),
    "replacement_phone": marked("telefoon vervanger"),
    "retention_years": marked("jaren bewaren"),
    "review_on": marked("evaluatie op"),
    "reviewed_on": marked("teruggekeken op"),
    "right_group": marked("goede groep"),
    "ring": marked("ring"),
    "role": marked("rol"),
    "room": marked("ruimte"),
    "route": marked("aanmelden"),
    "rule": marked("waarom"),
    "said_by": marked("gezegd door"),
    "said_on": marked("gezegd op"),
    "score": marked("hoe ver"),
    "secret": marked("geheim"),
    "sector": marked("sector"),
    "setting": marked("waar"),
    "show_changes": marked("rust en drukte"),
    "sign": marked("hoe we het merken"),
    "signed_on": marked("ondertekend op"),
    "since": marked("sinds"),
    "speaks_for": marked("spreekt voor"),
    "start_earliest": marked("begin, vanaf"),
    "start_latest": marked("begin, tot"),
    "start_said": marked("begin"),
    "starts_at": marked("begint om"),
    "state": marked("stand"),
    "step": marked("trede"),
    "step_on": marked("trede sinds"),
    "street": marked("straat"),
    "strokes": marked("tekening"),
    "summary": marked("wat er gezegd is"),
    "support": marked("handelingsdeel"),
    "support_from": marked("extra hulp vanaf"),
    "teacher": marked("leerkracht"),
    "text": marked("tekst"),
    "themes": marked("thema's"),
    "then": marked("straks"),
    "timed": marked("tijd bekend"),
    "title": marked("titel"),
    "to_age": marked("tot en met leeftijd"),
    "to_on": marked("werd, op"),
    "to_said": marked("werd"),
    "told_by": marked("verteld door"),
    "told_side": marked("kant van wie vertelt"),
    "topic": marked("waarover"),
    "until": marked("tot"),
    "used_seconds": marked("gebruikte tijd, in seconden"),
    "valid_until": marked("geldig tot"),
    "version": marked("versie"),
    "voice_audience": marked("stem van het kind: wie mag dit horen"),
    "voice_by": marked("stem van het kind: gesproken door"),
    "voice_declined": marked("stem van het kind: wilde niets zeggen"),
    "voice_followup": marked("stem van het kind: wat we ermee doen"),
    "voice_how": marked("stem van het kind: hoe gevraagd"),
    "voice_on": marked("stem van het kind: datum"),
    "voice_told_on": marked("stem van het kind: teruggekoppeld op"),
    "voice_words": marked("stem van het kind"),
    "waiting_on": marked("wachttijd van"),
    "waiting_weeks": marked("wachttijd in weken"),
    "way": marked("hoe ondertekend"),
    "website": marked("website"),
    "what": marked("wat"),
    "who": marked("wie"),
    "who_does_what": marked("wie doet wat"),
    "withdrawn_on": marked("ingetrokken op"),
    "worked": marked("wat werkte"),
    "written_on": marked("datum"),
    "year_group": marked("jaargroep"),
    "year_groups": marked("jaargroepen"),
}
_OWN = {("help_appraisal", "question"): marked("vraag over hulp"), ("disclosure", "way"): marked("hoe")}
"""A field with a few fixed words, whose name means something else in other tables."""
_CATALOGUES: dict[tuple[str, str], dict[str, str]] = {
    ("attachment", "kind"): {**VALUES, "other": _("iets anders")},
    ("event", "lane"): LANE_WORDS,
    ("event", "topic"): TOPIC_WORDS,
    ("event_factor", "factor"): FACTOR_WORDS,
    ("event_view", "impact"): {str(place): word for place, word in IMPACT_WORDS.items()},
    ("goal_score", "score"): {
        "-2": _("zoals het was"),
        "-1": _("een stap op weg"),
        "0": _("zoals gehoopt"),
        "1": _("meer dan gehoopt"),
        "2": _("veel meer dan gehoopt"),
    },
    ("event_view", "moment"): {str(moment): word for moment, word in MOMENT_WORDS.items()},
    ("lane_setting", "lane"): LANE_WORDS,
}
"""Fields that keep a key of a list that is longer than a few words."""
_YES_NO = frozenset(
    {
        "apart",
        "voice_declined",
        "timed",
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
        "speaks_for",
    }
)  # fmt: skip
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d(\.\d+)?(\+00:00)?)?")


def is_shown(column: str) -> bool:
    return column not in HIDDEN and not column.endswith(DERIVED)


def names_zero(table: str, column: str) -> bool:
    """Whether a zero in this field was chosen, and says something."""
    return "0" in _CATALOGUES.get((table, column), {})


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
    if (table, column) in _CATALOGUES:
        return _CATALOGUES[table, column].get(words, words)
    if column in CHOICES or (table, column) in _OWN:
        return _(VALUES.get(words, words))
    return _moment_words(words) if _MOMENT.fullmatch(words) else words


def _moment_words(words: str) -> str:
    """12 maart 2026, or 12 maart 2026, 13.15 uur; what only looks like a date stays as it is."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    if moment.tzinfo is not None:
        moment = moment.astimezone()
    return day(moment) if len(words) == len("2026-03-12") else f"{day(moment)}, {hour(moment)}"
