"""The fixed words of a timeline: what a key of a lane, a topic or a factor is called in Dutch, and a place on the scale.

The timeline says what each of them means and does; the logboek reads back what was kept. Both look here.
"""

from __future__ import annotations

from rondom.language import _

LANE_WORDS: dict[str, str] = {
    "kind": _("Kind"),
    "gezin": _("Gezin"),
    "wonen": _("Wonen en geld"),
    "school": _("School"),
    "steun": _("Ondersteuning op school"),
    "zorg": _("Jeugdhulp en zorg"),
    "overleg": _("Overleg en afspraken"),
    "hielp": _("Wat hielp"),
}

TOPIC_WORDS: dict[str, str] = {
    "geboorte": _("Geboorte"),
    "mijlpaal": _("Mijlpaal"),
    "ziekte": _("Ziekte of ongeluk"),
    "broer-zus": _("Broer of zus erbij"),
    "scheiding": _("Scheiding"),
    "nieuw-gezin": _("Nieuw gezin"),
    "overlijden": _("Overlijden"),
    "psychisch-ouder": _("Psychische problemen van een ouder"),
    "geweld": _("Geweld"),
    "detentie": _("Detentie"),
    "pleegzorg": _("Pleegzorg of uithuisplaatsing"),
    "vlucht": _("Vlucht of migratie"),
    "verhuizing": _("Verhuizing"),
    "schulden": _("Schulden of baanverlies"),
    "kinderopvang": _("Kinderopvang"),
    "schoolstart": _("Start op school"),
    "schoolwissel": _("Andere school"),
    "doublure": _("Doublure"),
    "overgeslagen": _("Groep overgeslagen"),
    "kleuterverlenging": _("Kleuterverlenging"),
    "nieuwe-leerkracht": _("Nieuwe leerkracht"),
    "verzuim": _("Verzuim"),
    "schorsing": _("Schorsing"),
    "pesten": _("Pesten"),
    "opp": _("OPP"),
    "tlv": _("TLV"),
    "onderzoek": _("Onderzoek"),
    "diagnose": _("Diagnose"),
    "aanmelding": _("Aanmelding"),
    "wachtlijst": _("Wachtlijst"),
    "hulp": _("Hulp of begeleiding"),
    "hulp-wissel": _("Wissel van hulp"),
    "hulp-einde": _("Einde van hulp"),
    "overleg": _("Overleg"),
}

MOMENT_WORDS: dict[int, str] = {0: _("begin"), 1: _("halverwege"), 2: _("einde")}
"""When one perspective looked at help."""

IMPACT_WORDS: dict[int, str] = {
    -2: _("heel zwaar"),
    -1: _("zwaar"),
    0: _("niet zwaar, niet goed"),
    1: _("goed"),
    2: _("heel goed"),
}
"""How it was, as one perspective says it."""

FACTOR_WORDS: dict[str, str] = {
    "binding": _("hoort erbij, thuis of in een groep"),
    "meedoen": _("kan meedoen en meebeslissen"),
    "normen": _("leeft met goede afspraken en voorbeelden"),
    "waardering": _("wordt gezien en gewaardeerd"),
    "steun": _("heeft een volwassene om op te bouwen"),
    "vrije-tijd": _("heeft een fijne vrije tijd, zoals sport of een club"),
    "vaardig": _("kan omgaan met anderen en met gevoelens"),
    "denken": _("kan goed nadenken en oplossingen bedenken"),
    "leren": _("heeft zin in school en leren"),
    "zelfbeeld": _("heeft vertrouwen in zichzelf"),
    "vast-gezicht-wel": _("een vast gezicht voor kind en ouders"),
    "vast-gezicht-niet": _("steeds iemand anders"),
    "tijd-relatie-wel": _("tijd om elkaar te leren kennen"),
    "tijd-relatie-niet": _("te weinig tijd om elkaar te leren kennen"),
    "breed-gekeken-wel": _("eerst samen breed gekeken"),
    "breed-gekeken-niet": _("te snel een oplossing gekozen"),
    "kind-centraal-wel": _("de vraag van het kind was het begin"),
    "kind-centraal-niet": _("de regels waren het begin"),
    "passende-kennis-wel": _("de hulpverlener had de goede kennis"),
    "passende-kennis-niet": _("kennis die nodig was, ontbrak"),
    "samen-leren-wel": _("school en hulp leerden van elkaar"),
    "samen-leren-niet": _("geen tijd om van elkaar te leren"),
    "ruimte-handelen-wel": _("er mocht iets extra’s of iets anders"),
    "ruimte-handelen-niet": _("er was geen ruimte om iets anders te doen"),
    "vertrouwen-wel": _("professionals mochten zelf beslissen"),
    "vertrouwen-niet": _("eerst veel formulieren en toestemming"),
    "op-maat-wel": _("hulp op maat"),
    "op-maat-niet": _("de hulp paste niet bij de vraag"),
    "aanbod-wel": _("hulp was dichtbij en snel te krijgen"),
    "aanbod-niet": _("hulp was er niet, of met een lange wachttijd"),
    "een-plan-wel": _("school, ouders en hulp hadden samen een plan"),
    "een-plan-niet": _("ieder had een eigen plan"),
    "potjes-wel": _("geld en regels sloten op elkaar aan"),
    "potjes-niet": _("geld en regels sloten niet op elkaar aan"),
    "rust-thuis-wel": _("eerst werd geld of wonen opgelost"),
    "rust-thuis-niet": _("zorgen over geld of wonen bleven"),
    "bestaan-wel": _("er was hulp bij geld en wonen"),
    "bestaan-niet": _("hulp bij geld en wonen was niet te vinden"),
}
"""Each matter that can work for or against help has two sides: "-wel" and "-niet"."""
