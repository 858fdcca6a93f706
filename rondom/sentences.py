"""Every problem in plain Dutch: what happened, what it means, what to do. For the windows and the command line.

A code that is missing here is a bug; a test holds every code raised in the source against this list.
"""

from __future__ import annotations

from dataclasses import dataclass

from rondom.errors import Problem
from rondom.language import _


@dataclass(frozen=True, slots=True)
class Sentence:
    happened: str
    means: str
    todo: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.means, self.todo) if part)


SENTENCES: dict[str, tuple[str, str, str]] = {
    "vault-wrong-password": (
        "De kluis gaat niet open.",
        "Het wachtwoord klopt niet, of het bestand is beschadigd.",
        "Probeer het nog eens, gebruik de herstelcode of zet een reservekopie terug.",
    ),
    "vault-wrong-code": (
        "De kluis gaat niet open met deze herstelcode.",
        "De code hoort bij een andere kluis, of het bestand is beschadigd.",
        "Kijk of u het juiste herstelblad heeft, of zet een reservekopie terug.",
    ),
    "vault-code-typo": (
        "In de herstelcode zit een tikfout.",
        "De code heeft 28 tekens en een controle. Die controle klopt niet.",
        "Lees de code nog eens na, groep voor groep.",
    ),
    "vault-damaged": (
        "Dit bestand is beschadigd.",
        "Rondom kan een deel ervan niet meer lezen. Er is niets aan veranderd.",
        "Zet een reservekopie terug. Bewaar dit bestand tot u weet dat alles er is.",
    ),
    "journal-altered": (
        "Er is iets veranderd in het logboek, buiten Rondom om.",
        "Wat u ziet in de dossiers kan kloppen. Maar wie wat deed, is niet meer zeker.",
        "Meld dit aan wie Rondom voor u regelt. Bewaar dit bestand en de reservekopieën.",
    ),
    "vault-head-lost": (
        "Met een wachtwoord gaat dit bestand niet meer open.",
        "Het begin van het bestand is beschadigd. Daar staan de wachtwoorden in.",
        "Typ de herstelcode van het herstelblad. Die heeft het begin niet nodig.",
    ),
    "rescue-nothing": (
        "Uit dit bestand is niets meer te redden.",
        "Geen enkele bladzijde ervan is nog te lezen.",
        "Zet een reservekopie terug.",
    ),
    "rescue-failed": (
        "De redding is niet gelukt.",
        "Wat er te lezen viel, werd geen hele kluis. Aan het beschadigde bestand is niets veranderd.",
        "Zet een reservekopie terug en bewaar het beschadigde bestand.",
    ),
    "vault-newer": (
        "Deze kluis is gemaakt met een nieuwere Rondom.",
        "Deze versie kan hem niet veilig openen. Er is niets aan veranderd.",
        "Installeer de nieuwste Rondom en open de kluis opnieuw.",
    ),
    "vault-not-a-vault": (
        "Dit bestand is geen kluis van Rondom.",
        "Het heeft niet de vorm die Rondom gebruikt.",
        "Kies een bestand dat eindigt op .rondom, of maak een nieuwe kluis.",
    ),
    "vault-in-use": (
        "Deze kluis is al open.",
        "{who} heeft hem open op {computer} sinds {since}.",
        "Sluit de kluis daar eerst. Zo raakt er niets kwijt.",
    ),
    "vault-missing": (
        "Het bestand staat er niet meer.",
        "Het is verplaatst of weggehaald, of de stick zit er niet in.",
        "Zoek het bestand op, of zet een reservekopie terug.",
    ),
    "vault-exists": (
        "Op deze plek staat al een bestand met die naam.",
        "Rondom schrijft er niet overheen.",
        "Kies een andere naam of een andere map.",
    ),
    "vault-read-only": (
        "Deze kluis kan alleen gelezen worden.",
        "De map of de stick staat op alleen lezen. Wat u typt, wordt niet bewaard.",
        "Kopieer de kluis naar een map waar u mag schrijven, en open hem daar.",
    ),
    "vault-swapped": (
        "Het bestand van deze kluis is vervangen terwijl hij open was.",
        "Rondom schrijft niets meer, zodat er niets door elkaar raakt. Kopieer wat u net typte.",
        "Vergrendel de kluis en open hem opnieuw.",
    ),
    "vault-taken-away": (
        "Het bestand van deze kluis is weg.",
        "De stick is eruit gehaald, of het bestand is verplaatst. Wat bewaard was, staat er nog in.",
        "Kopieer wat u net typte. Zet het bestand terug en open de kluis opnieuw.",
    ),
    "disk-trouble": (
        "De schijf of stick werkt niet goed.",
        "Wat al bewaard was, staat er nog. Wat u net typte, is nog niet bewaard.",
        "Kopieer wat u net typte. Kijk of de stick goed zit en probeer het opnieuw.",
    ),
    "disk-full": (
        "De schijf is vol.",
        "Wat al bewaard was, staat er nog. Wat u net typte, is nog niet bewaard.",
        "Maak ruimte vrij en typ verder. Rondom probeert het dan opnieuw.",
    ),
    "memory-short": (
        "Er is te weinig werkgeheugen om de kluis te openen.",
        "Het wachtwoord nakijken kost met opzet veel geheugen, zodat raden moeilijk is.",
        "Sluit andere programma's en probeer het nog eens.",
    ),
    "vault-slots-full": (
        "Er kan geen wachtwoord meer bij.",
        "Deze kluis heeft er al {limit}, en meer passen er niet in.",
        "Haal eerst een wachtwoord weg dat niemand meer gebruikt.",
    ),
    "wait-first": (
        "Er is te vaak een verkeerd wachtwoord geprobeerd.",
        "Zo kan niemand hier lang achter elkaar raden. Er is niets kwijt.",
        "Wacht {seconds} seconden en probeer het nog eens, of gebruik de herstelcode.",
    ),
    "password-not-yours": (
        "Dit is niet uw wachtwoord.",
        "Er is niets gedaan en niets kwijt.",
        "Typ het wachtwoord waarmee u zelf deze kluis opent.",
    ),
    "password-shared": (
        "Dit wachtwoord is hier al van iemand anders.",
        "Rondom kan u dan niet uit elkaar houden, en het logboek ook niet. Er is niets veranderd.",
        "Kies een ander wachtwoord, en houd het voor uzelf.",
    ),
    "last-password": (
        "Dit is het laatste wachtwoord van deze kluis.",
        "Zonder wachtwoord gaat de kluis alleen nog met de herstelcode open.",
        "Geef eerst iemand anders een wachtwoord.",
    ),
    "new-key-failed": (
        "Er is geen nieuwe sleutel gemaakt.",
        "De nieuwe kluis kon niet worden nagekeken en is weggehaald. Alles staat nog zoals het was.",
        "Kijk de kluis na bij Instellingen, en probeer het daarna nog eens.",
    ),
    "move-failed": (
        "De kluis is niet verplaatst.",
        "Hij staat nog op de oude plek, met alles erin.",
        "Kies een andere map, of sluit andere programma's die het bestand gebruiken.",
    ),
    "vault-let-go": (
        "De kluis is intussen dichtgegaan.",
        "Alles wat bewaard was, staat in het bestand. Een ander programma hield het net vast.",
        "Open de kluis opnieuw. Doet uw oude wachtwoord het niet, gebruik dan het nieuwe.",
    ),
    "file-unreadable": (
        "Dit bestand kan niet gelezen worden.",
        "Het staat er niet, of u mag het niet openen.",
        "Kijk of het bestand er nog is en of u het mag openen.",
    ),
    "file-unwritable": (
        "Het bestand kan hier niet worden neergezet.",
        "In deze map mag Rondom niet schrijven, of de schijf is vol.",
        "Kies een andere map.",
    ),
    "sharing-stopped": (
        "Dit papier gaat niet de deur uit.",
        "Wat nodig was om het te delen, is er niet meer: een toestemming is afgelopen of ingetrokken, of er mag minder mee.",
        "Bekijk bij Toestemming hoe het nu staat en kies de lezer opnieuw.",
    ),
    "print-failed": (
        "Het afdrukken is niet gelukt.",
        "De printer nam de bladzijden niet aan. Er is niets genoteerd.",
        "Kijk of de printer aan staat en papier heeft, of bewaar het plan als PDF.",
    ),
    "migration-failed": (
        "De kluis kon niet worden bijgewerkt.",
        "Alles staat nog zoals het was. Er is ook een reservekopie gemaakt.",
        "Open de kluis met de vorige Rondom en meld dit aan wie Rondom voor u regelt.",
    ),
    "backup-failed": (
        "De reservekopie is niet gelukt.",
        "De kopie kon niet worden nagekeken en is weggehaald. Uw kluis is in orde.",
        "Kies een andere plek en probeer het nog eens.",
    ),
    "backup-last-failed": (
        "De vorige keer is er geen reservekopie gemaakt.",
        "Het maken ging mis, vaak omdat de schijf vol is. Uw kluis is in orde.",
        "Maak ruimte vrij en maak bij Instellingen een reservekopie.",
    ),
    "second-place-gone": (
        "De tweede plek voor reservekopieën is weg.",
        "De stick is eruit gehaald, of de map is er niet meer. Op deze computer staat de kopie wel.",
        "Doe de stick er weer in. Rondom probeert het dan vanzelf opnieuw.",
    ),
    "second-place-full": (
        "De tweede plek voor reservekopieën is vol.",
        "De nieuwste kopie past er niet bij. Op deze computer staat hij wel.",
        "Maak ruimte vrij op de stick, of kies bij Instellingen een andere plek.",
    ),
    "second-place-closed": (
        "Op de tweede plek voor reservekopieën mag Rondom niet schrijven.",
        "De stick of map staat op alleen lezen. Op deze computer staat de kopie wel.",
        "Zet het schuifje van de stick om, of kies bij Instellingen een andere plek.",
    ),
    "second-place-same": (
        "Deze plek kan niet de tweede plek zijn.",
        "De kluis of zijn reservekopieën staan er al. Gaat de schijf stuk, dan is alles weg.",
        "Kies een stick of een andere schijf.",
    ),
    "second-place-long": (
        "Deze map heeft een te lange naam.",
        "De hele plek mag {limit} tekens lang zijn.",
        "Kies een map die minder diep zit.",
    ),
    "password-short": (
        "Dit wachtwoord is te kort.",
        "Een kort wachtwoord is snel te raden.",
        "Gebruik ten minste 10 tekens. Een zin van vier woorden is makkelijk te onthouden.",
    ),
    "password-missing": (
        "Er is geen wachtwoord.",
        "Zonder wachtwoord gaat een kluis niet open.",
        "Typ het als Rondom erom vraagt, of zet het in {variable}.",
    ),
    "password-differs": (
        "De twee wachtwoorden zijn niet hetzelfde.",
        "Zo weet Rondom niet welk wachtwoord u bedoelt.",
        "Typ het wachtwoord twee keer gelijk in.",
    ),
    "pupil-not-found": (
        "Er is geen leerling met deze naam.",
        "Rondom zocht op voornaam en achternaam.",
        "Kijk of de naam goed gespeld is.",
    ),
    "pupil-ambiguous": (
        "Er zijn {count} leerlingen met deze naam.",
        "Rondom weet niet wie u bedoelt.",
        "Typ voornaam en achternaam helemaal.",
    ),
    "plan-missing": (
        "Er is nog geen overleg met een plan.",
        "Een plan komt uit een overleg.",
        "Plan eerst een driehoek.",
    ),
    "print-choices": (
        "Deze keuzes horen niet bij elkaar.",
        "Er is niets gemaakt.",
        "Typ “rondom print --help” voor wat er bij elk papier kan. Een taal kan alleen bij --parents.",
    ),
    "inzage-reader-unclear": (
        "Het is niet duidelijk wie om inzage vroeg.",
        "Het pakket is voor één iemand. In dit dossier staan: {names}.",
        "Geef de naam van wie erom vroeg.",
    ),
    "inzage-not-allowed": (
        "Voor deze persoon maakt Rondom geen inzagepakket.",
        "{reason}",
        "Kijk bij Betrokkenen of het gezag goed is ingevuld.",
    ),
    "inzage-stopped": (
        "Het maken van het pakket is gestopt.",
        "Er is niets de deur uit gegaan.",
        "Kies opnieuw wie het krijgt, dan begint het weer.",
    ),
    "meeting-missing": (
        "Er staat geen overleg dat nog komt.",
        "De papieren horen bij een overleg.",
        "Plan eerst een overleg.",
    ),
    "edexml-too-big": (
        "Dit bestand is te groot.",
        "Rondom leest bestanden tot {limit} MB. Een hele school is veel kleiner.",
        "Kijk of u het goede bestand heeft gekozen.",
    ),
    "edexml-empty": (
        "Dit bestand is leeg.",
        "Er staat niets in om te lezen.",
        "Maak het EDEXML-bestand opnieuw in uw leerlingvolgsysteem.",
    ),
    "edexml-zipped": (
        "Dit is een ingepakt bestand.",
        "Het EDEXML-bestand zit er misschien in. Rondom pakt niets uit.",
        "Pak het eerst uit en kies dan het bestand dat eindigt op .xml.",
    ),
    "edexml-encoding": (
        "De letters in dit bestand zijn niet te lezen.",
        "Het bestand is afgebroken of onderweg veranderd. Er is niets ingelezen.",
        "Maak het EDEXML-bestand opnieuw in uw leerlingvolgsysteem.",
    ),
    "edexml-doctype": (
        "Dit bestand is niet ingelezen.",
        "Er staat een DOCTYPE in. Een EDEXML-bestand heeft die niet en hij kan kwaad doen.",
        "Maak het bestand opnieuw in uw leerlingvolgsysteem en stuur het niet door per mail.",
    ),
    "edexml-too-deep": (
        "Dit bestand is niet ingelezen.",
        "Het zit anders in elkaar dan een EDEXML-bestand ooit doet.",
        "Maak het bestand opnieuw in uw leerlingvolgsysteem.",
    ),
    "edexml-too-many": (
        "Dit bestand is niet ingelezen.",
        "Er staat veel meer in dan in een school past.",
        "Kijk of u het goede bestand heeft gekozen.",
    ),
    "edexml-broken": (
        "Het bestand is niet heel. Het gaat mis op regel {line}.",
        "Er is niets ingelezen. Vaak is het bestand afgebroken of met de hand veranderd.",
        "Maak het EDEXML-bestand opnieuw in uw leerlingvolgsysteem.",
    ),
    "edexml-other-file": (
        "Dit is geen EDEXML-bestand.",
        "Het is een ander soort bestand. Er is niets ingelezen.",
        "Kies in ParnasSys “EDEX & UWLR (nieuw)” of in ESIS “EDEXML”, en lees dat bestand in.",
    ),
    "edexml-no-pupils": (
        "In dit bestand staan geen leerlingen.",
        "Er is niets ingelezen en niets veranderd.",
        "Kies bij het maken van het bestand de hele school, en lees het opnieuw in.",
    ),
    "import-outdated": (
        "Er is intussen iets veranderd in Rondom.",
        "Dit overzicht klopt niet meer. Er is niets ingelezen.",
        "Kies het bestand opnieuw. Rondom vergelijkt het dan nog een keer.",
    ),
    "import-same-child-twice": (
        "Twee leerlingen uit het bestand zijn als dezelfde leerling gekozen.",
        "Dat kan niet allebei. Er is niets ingelezen.",
        "Kies bij één van de twee “nieuwe leerling” of “overslaan”.",
    ),
    "partners-too-big": (
        "Dit bestand is te groot.",
        "Rondom leest lijsten tot {limit} MB. Er is niets ingelezen.",
        "Kijk of u het goede bestand heeft gekozen, of deel het in tweeën.",
    ),
    "partners-empty": (
        "Dit bestand is leeg.",
        "Er staat niets in om te lezen.",
        "Kijk of u het goede bestand heeft gekozen.",
    ),
    "partners-old-excel": (
        "Dit is een oud Excel-bestand, of het heeft een wachtwoord.",
        "Rondom kan het niet lezen. Er is niets ingelezen.",
        "Open het in Excel en bewaar het als “Excel-werkmap (.xlsx)”, zonder wachtwoord.",
    ),
    "partners-other-file": (
        "Dit is geen lijst met partners.",
        "Rondom leest CSV, Excel (.xlsx) en Open Referral (HSDS). Er is niets ingelezen.",
        "Kies een ander bestand, of bewaar de lijst als CSV of .xlsx.",
    ),
    "partners-encoding": (
        "De letters in dit bestand zijn niet te lezen.",
        "Het bestand is afgebroken of onderweg veranderd. Er is niets ingelezen.",
        "Bewaar de lijst opnieuw als CSV (UTF-8) of als .xlsx.",
    ),
    "partners-no-headings": (
        "Rondom herkent de kolommen niet.",
        "Boven de lijst hoort een regel met koppen te staan, zoals Functie, Organisatie en Telefoon. Er is niets ingelezen.",
        "Zet die koppen bovenaan. Een goed voorbeeld krijgt u door uw eigen kaart te bewaren als Excel.",
    ),
    "partners-quote": (
        "In regel {row} staat een aanhalingsteken dat niet wordt gesloten.",
        "Alles daarna zou in één vak komen. Er is niets ingelezen.",
        "Haal het teken weg in regel {row}, of bewaar de lijst als .xlsx.",
    ),
    "partners-too-many": (
        "In dit bestand staan meer dan {limit} partners.",
        "Dat is meer dan een school kan gebruiken. Er is niets ingelezen.",
        "Maak eerst een kleinere lijst met wie bij uw school in de buurt werkt.",
    ),
    "partners-json": (
        "Het bestand is niet heel. Het gaat mis op regel {line}.",
        "Er is niets ingelezen. Vaak is het bestand afgebroken of met de hand veranderd.",
        "Vraag het bestand opnieuw aan wie het maakte.",
    ),
    "partners-nobody": (
        "In dit bestand staan geen partners.",
        "Nergens staat een functie, een organisatie of een persoon. Er is niets ingelezen.",
        "Kijk of u het goede bestand heeft gekozen.",
    ),
    "partners-zip-locked": (
        "Dit ingepakte bestand heeft een wachtwoord.",
        "Rondom kan het niet openen. Er is niets ingelezen.",
        "Pak het zelf uit en kies dan het bestand dat erin zit.",
    ),
    "partners-zip-large": (
        "Dit bestand wordt bij het uitpakken veel te groot.",
        "Een lijst met partners is veel kleiner. Er is niets ingelezen.",
        "Kijk of u het goede bestand heeft gekozen.",
    ),
    "partners-broken": (
        "Dit bestand is niet heel.",
        "Rondom kan het niet uitpakken. Er is niets ingelezen.",
        "Bewaar de lijst opnieuw, of vraag het bestand nog eens aan.",
    ),
    "partners-file-kind": (
        "Rondom weet niet welk soort bestand dit moet worden.",
        "De naam eindigt niet op .xlsx, .csv, .json of .zip. Er is niets bewaard.",
        "Geef een naam met een van deze uitgangen.",
    ),
    "text-nul": (
        "In deze tekst staat een teken dat niet bewaard kan worden.",
        "Het is een onzichtbaar teken, vaak meegekomen bij het plakken.",
        "Plak de tekst opnieuw als gewone tekst.",
    ),
    "text-too-long": (
        "Deze tekst is te lang voor dit vak.",
        "Er passen {limit} tekens in.",
        "Kort de tekst in, of zet een deel in een notitie.",
    ),
    "field-invalid": (
        "Dit kan hier niet worden ingevuld.",
        "Het vak “{field}” verwacht iets anders.",
        "Pas aan wat u typte. Wat er stond, is nog bewaard.",
    ),
    "line-to-self": (
        "Deze lijn begint en eindigt bij dezelfde persoon.",
        "Een lijn staat tussen twee mensen op de kaart.",
        "Kies iemand anders aan het andere eind.",
    ),
    "replaced-by-self": (
        "Iemand kan niet door zichzelf vervangen zijn.",
        "Er is niets veranderd.",
        "Kies wie er in de plaats kwam, of laat het leeg.",
    ),
    "replaced-in-a-circle": (
        "Zo zouden deze partners elkaar vervangen.",
        "Wie u koos, is zelf al vervangen door deze partner. Er bleef dan niemand over. Er is niets veranderd.",
        "Kies wie er nu werkt, of haal de vervanging eerst weg op het andere kaartje.",
    ),
    "merge-with-self": (
        "Dit is twee keer hetzelfde kaartje.",
        "Er is niets samengevoegd.",
        "Kies twee verschillende kaartjes.",
    ),
    "gone": (
        "Dit staat er niet meer.",
        "Het is intussen verwijderd.",
        "Maak het ongedaan met Ctrl+Z als dat niet de bedoeling was.",
    ),
    "report-missing": (
        "Van dit kind is nog geen gesprek gehouden.",
        "Er is dus nog geen verslag.",
        "Houd eerst een gesprek, of noteer een telefoongesprek.",
    ),
    "data-kind-unknown": (
        "Deze soort gegevens kent Rondom niet.",
        "Er is niets veranderd.",
        "Kies school, welbevinden, thuis of gezondheid.",
    ),
    "no-factor": (
        "Alleen wat goed gaat en een zorg kunnen een factor zijn.",
        "Er is niets veranderd.",
        "Schrijf bij die stap op wat helpt of wat het moeilijk maakt.",
    ),
    "settings-set-aside": (
        "De instellingen van deze computer waren beschadigd.",
        "Het oude bestand heet nu “{file}”. Uw kluis is niet geraakt.",
        "Rondom begint met de gewone instellingen. Kies opnieuw wat u anders wilt.",
    ),
    "settings-unreadable": (
        "De instellingen van deze computer kunnen niet gelezen worden.",
        "Rondom begint met de gewone instellingen. Uw kluis is niet geraakt.",
        "Kijk of u dit bestand mag openen: {file}",
    ),
    "tie-same": (
        "Dit is twee keer dezelfde persoon.",
        "Een band loopt van de een naar de ander.",
        "Kies iemand anders.",
    ),
    "meeting-closed": (
        "Dit overleg is gesloten.",
        "Wat er is gezegd en afgesproken, blijft zo staan. De stand van afspraken kunt u wel bijhouden.",
        "Maak een nieuwe versie van het plan als er iets moet veranderen.",
    ),
    "meeting-begun": (
        "Dit overleg is al begonnen.",
        "De agenda kan niet meer in zijn geheel worden vervangen.",
        "Pas de stappen een voor een aan.",
    ),
    "plan-stands": (
        "Van dit overleg is al een plan vastgelegd.",
        "Het is gehouden, en wat er is afgesproken loopt door.",
        "Sluit het overleg weer als de nieuwe versie klaar is.",
    ),
    "attendee-signed": (
        "Deze persoon heeft een versie van dit plan ondertekend.",
        "Wie ondertekend heeft, blijft op de lijst, anders raakt de handtekening zoek.",
        "Haal eerst de handtekening weg, of vul in dat deze persoon er nu niet is.",
    ),
    "goal-looked-back": (
        "Op dit doel is later al teruggekeken.",
        "Met het doel zou ook verdwijnen wat daar is gezegd.",
        "Laat het doel staan en pas de woorden aan.",
    ),
    "template-name-missing": (
        "Het sjabloon heeft nog geen naam.",
        "Zonder naam kunt u het later niet kiezen.",
        "Geef het een naam, bijvoorbeeld Startgesprek.",
    ),
    "template-name-taken": (
        "Er is al een sjabloon dat {name} heet.",
        "Twee met dezelfde naam zijn niet uit elkaar te houden.",
        "Kies een andere naam.",
    ),
    "sitting-begun": (
        "Een van de gesprekken is al gehouden of bezig.",
        "Wat daarin gezegd is, hoort bij dat gesprek.",
        "Houd het volgende gesprek, of sluit het overleg af.",
    ),
    "no-sibling": (
        "Dit kind hoort volgens Rondom niet bij hetzelfde gezin.",
        "Er is geen overleg gepland.",
        "Kijk de ouders en het adres na, of plan het overleg in het dossier van dat kind.",
    ),
    "meeting-open": (
        "Dit overleg is nog open.",
        "Er is nog geen plan vastgelegd waarvan een nieuwe versie kan komen.",
        "Werk verder in het overleg en sluit het daarna.",
    ),
    "goals-full": (
        "Er staan al {limit} doelen.",
        "Met meer doelen tegelijk raakt een plan uit zicht.",
        "Haal een doel weg, of voeg twee doelen samen.",
    ),
    "call-empty": (
        "Dit telefoongesprek is nog leeg.",
        "Er staat niet met wie u belde, of niet waarover het ging.",
        "Kies met wie u belde en schrijf één zin.",
    ),
    "disagree-reason": (
        "Bij “niet eens” hoort een reden.",
        "De reden komt in het plan, in de woorden van wie het niet eens is.",
        "Schrijf op waarom, of kies “gezien”.",
    ),
    "signature-empty": (
        "Er staat nog geen handtekening.",
        "Een leeg veld is geen handtekening.",
        "Laat iemand in het veld tekenen, of kies “op papier”.",
    ),
    "opp-missing": (
        "Voor dit kind is er nog geen OPP.",
        "Er valt niets te maken.",
        "Begin het OPP in het dossier.",
    ),
    "opp-exists": (
        "Voor dit kind is er al een OPP.",
        "Er is niets bij gekomen.",
        "Werk verder in het concept, of maak een nieuwe versie.",
    ),
    "opp-fixed": (
        "Deze versie is vastgesteld.",
        "Wat ouders kregen en ondertekenden, blijft zo staan.",
        "Maak een nieuwe versie om iets te veranderen.",
    ),
    "opp-open": (
        "Er is nog een concept.",
        "Eerst moet die versie zijn vastgesteld of verwijderd.",
        "Werk het concept af, of verwijder het.",
    ),
    "opp-lacks": (
        "Het OPP kan nog niet worden vastgesteld.",
        "{what}",
        "Vul dit in. Tot dan blijft het een concept. De hulp aan het kind kan gewoon beginnen.",
    ),
    "view-empty": (
        "De zienswijze is nog leeg.",
        "Een zienswijze zijn de eigen woorden van iemand over dit plan.",
        "Schrijf op wat diegene ervan vindt, en wie dat is.",
    ),
    "reason-missing": (
        "De reden ontbreekt.",
        "Later wil iemand weten waarom dit is veranderd.",
        "Schrijf in één zin op waarom.",
    ),
    "consent-nobody-decides": (
        "Er is niemand om toestemming aan te vragen.",
        "Van dit kind staat nog niet in het dossier wie gezag heeft, of de geboortedatum ontbreekt.",
        "Vul dat eerst in bij Overzicht.",
    ),
    "plan-altered": (
        "Deze versie van het plan is niet meer wat er is vastgelegd.",
        "De tekst klopt niet met het kenmerk dat erbij is bewaard.",
        "Zet een reservekopie terug om de oude tekst te lezen.",
    ),
    "event-no-title": (
        "Er staat nog niet wat er gebeurde.",
        "Zonder een paar woorden vindt niemand het op de tijdlijn terug.",
        "Schrijf eerst wat er gebeurde. De datum mag later.",
    ),
    "event-end-before-start": (
        "Het einde ligt voor het begin.",
        "Zo kan het niet op de tijdlijn staan. De oude datum is bewaard.",
        "Kijk de twee data na, of maak er één vager.",
    ),
    "factor-no-words": (
        "Er staat nog niet wat er meespeelde.",
        "Zonder een paar woorden weet niemand wat u bedoelt.",
        "Kies iets uit de lijst, of schrijf het in eigen woorden.",
    ),
    "lane-stays-open": (
        "Wat hielp blijft altijd open.",
        "Op een tijdlijn staat ook steeds wat goed ging, zelfs als er nog niets in staat.",
        "Verplaats de baan als zij in de weg zit.",
    ),
    "event-moved-too-far": (
        "Zo ver weg kan het niet op de tijdlijn staan.",
        "De tijdlijn begint in 1900 en eindigt tien jaar na vandaag. De oude datum is bewaard.",
        "Zet het dichterbij, of schrijf de datum zelf.",
    ),
    "event-applied-after-start": (
        "De aanmelding ligt na het begin van de hulp.",
        "Dan is er geen wachttijd om te tekenen. De oude datum is bewaard.",
        "Kijk de twee data na.",
    ),
    "review-not-over": (
        "Op deze hulp kunt u nog niet terugkijken.",
        "Terugkijken kan als er een einde staat bij de hulp, en dat einde er is.",
        "Vul op de tijdlijn bij “Tot” in wanneer de hulp stopte.",
    ),
    "attachment-kind": (
        "Dit soort bestand bewaart Rondom niet bij een kind.",
        "Bewaren kan met PDF en met foto's en scans (JPEG, PNG, TIFF).",
        "Sla het bestand op als PDF, of maak er een foto of scan van.",
    ),
    "attachment-empty": (
        "In dit bestand zit niets.",
        "Er is niets toegevoegd.",
        "Kijk of het bestand goed is opgeslagen, of maak de scan opnieuw.",
    ),
    "attachment-too-large": (
        "Dit bestand is te groot om bij het kind te bewaren.",
        "Er past {limit} MB in.",
        "Scan het met minder punten (150 of 200 dpi), of in delen.",
    ),
    "attachment-damaged": (
        "Dit bestand is niet meer heel.",
        "Een deel ervan ging verloren. Wat er nog is, laat Rondom niet zien als het geheel.",
        "Haal het uit een reservekopie, of voeg het opnieuw toe.",
    ),
    "attachment-sent": (
        "Dit stuk ging de deur uit en blijft zoals het was.",
        "Zo is later te laten zien wat iemand precies kreeg.",
        "Het gaat weg als het hele dossier wordt vernietigd.",
    ),
    "picture-heic": (
        "Deze foto is van een soort die Rondom niet kan lezen (HEIC).",
        "Veel telefoons bewaren foto's zo.",
        "Stuur de foto opnieuw als JPEG, of zet op de telefoon de camera op “Meest compatibel”.",
    ),
    "picture-too-large": (
        "Deze foto heeft te veel beeldpunten.",
        "Tot {limit} miljoen punten is te lezen zonder dat Rondom vastloopt.",
        "Maak de foto kleiner, of maak er een scan van.",
    ),
    "picture-many-pages": (
        "Deze scan heeft te veel bladzijden.",
        "Er passen {limit} bladzijden in één bestand.",
        "Maak de scan in delen.",
    ),
    "picture-unreadable": (
        "Deze foto of scan is niet te lezen.",
        "Het bestand is beschadigd, of niet helemaal overgekomen.",
        "Maak de foto of scan opnieuw.",
    ),
    "pdf-locked": (
        "Dit PDF-bestand is beveiligd.",
        "Rondom kan niet nakijken wat erin zit, en bewaart het daarom niet.",
        "Sla het op zonder beveiliging, of druk het af en scan het.",
    ),
    "pdf-unreadable": (
        "Dit PDF-bestand is niet te lezen.",
        "Het is beschadigd, of niet helemaal overgekomen.",
        "Sla het opnieuw op als PDF, of druk het af en scan het.",
    ),
    "pdf-too-much": (
        "Dit PDF-bestand is te groot om te openen.",
        "Uitgepakt neemt het zoveel ruimte dat Rondom ervan kan vastlopen.",
        "Druk het af en scan het, of vraag de afzender om een kleiner bestand.",
    ),
    "pdf-many-pages": (
        "Dit PDF-bestand heeft te veel bladzijden.",
        "Er passen {limit} bladzijden in één bestand.",
        "Voeg het in delen toe, of alleen de bladzijden die nodig zijn.",
    ),
    "crashed-before": (
        "Rondom is de vorige keer onverwacht gestopt.",
        "Wat bewaard was, is bewaard. Van het laatst getypte kunnen twee seconden weg zijn.",
        "Kijk uw laatste regels na. Gebeurt het vaker, geef dan de technische regels aan wie Rondom voor u regelt.",
    ),
    "unexpected": (
        "Er ging iets mis in Rondom.",
        "Wat bewaard was, is bewaard.",
        "Kopieer de technische regels en geef ze aan wie Rondom voor u regelt.",
    ),
}


def sentence(problem: Problem) -> Sentence:
    """The three parts with their values filled in."""
    parts = SENTENCES.get(problem.code, SENTENCES["unexpected"])
    return Sentence(*(_(part).format(**problem.values) for part in parts))
