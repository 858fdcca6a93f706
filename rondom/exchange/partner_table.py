"""A list of partners as a table: which columns there are, what they may be called, and one row as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rondom.exchange import partner_values as values
from rondom.exchange.names import fold
from rondom.exchange.partner_values import Reader, Value
from rondom.language import marked

MOST_PEOPLE = 20
"""So many further people of one partner are read and written."""
HEADING_WITHIN = 12
"""Above the headings may stand a title and a few lines of explanation."""


class Source(StrEnum):
    """What kind of file the list came from."""

    CSV = "csv"
    XLSX = "xlsx"
    HSDS = "hsds"


@dataclass(frozen=True, slots=True)
class FilePerson:
    """One more person of a partner, as the file gives it."""

    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    days: str = ""
    call_first: bool = False

    @property
    def anyone(self) -> bool:
        return bool(self.name or self.role or self.phone or self.email)


@dataclass(frozen=True, slots=True)
class FilePartner:
    """One partner of a file. `values` holds only what the file says, by the names of `PartnerData`; but `ring` is the
    word of the file until it is settled with the names this school uses."""

    row: int
    """Where it stands, as a person counts: the row of the sheet, or the how-many-eth service."""
    values: Mapping[str, Value]
    people: tuple[FilePerson, ...] = ()
    stopped: bool = False
    """The file says that this is no longer offered."""

    def text(self, name: str) -> str:
        return str(self.values.get(name) or "")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that a person should know. `row` 0 is about the whole file."""

    code: str
    row: int = 0
    what: str = ""
    """A heading of the file, or the name of a column."""


@dataclass(frozen=True, slots=True)
class PartnerFile:
    source: Source
    partners: tuple[FilePartner, ...]
    remarks: tuple[Remark, ...] = ()
    lines: int = 0
    """Rows or services that stood in it, also those that could not be used."""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    """Field of `PartnerData`, or of `FilePerson` for the columns of further people."""
    heading: str
    also: str
    """Other headings that mean the same, folded, with spaces between."""
    read: Reader


COLUMNS: tuple[Column, ...] = (
    Column(
        "name",
        marked("Functie"),
        "rol role dienst service partner voorziening hulpaanbod soort functienaam servicename",
        values.read_line,
    ),
    Column(
        "person",
        marked("Persoon"),
        "contactpersoon contact medewerker naampersoon naamcontactpersoon naammedewerker aanspreekpunt",
        values.read_line,
    ),
    Column(
        "organisation",
        marked("Organisatie"),
        "organisation organization instelling instantie aanbieder bedrijf organisatienaam naamorganisatie zorgaanbieder",
        values.read_line,
    ),
    Column("ring", marked("Ring"), "kring sector plaatsopdekaart", values.read_line),
    Column(
        "phone",
        marked("Telefoon"),
        "telefoonnummer tel telnr telefoonnr mobiel mobielnummer gsm phone telephone nummer 06",
        values.read_phone,
    ),
    Column("email", marked("E-mail"), "mail emailadres mailadres epost", values.read_email),
    Column("days", marked("Dagen"), "werkdagen aanwezig dagenaanwezig beschikbaar aanwezigop", values.read_days),
    Column("call_first", marked("Bel eerst"), "eerstbellen belleneerst", values.read_yes),
    Column("replacement", marked("Vervanger"), "vervanging plaatsvervanger waarnemer achterwacht", values.read_line),
    Column(
        "replacement_phone",
        marked("Telefoon vervanger"),
        "vervangertelefoon telefoonnummervervanger telefoonvervanging",
        values.read_phone,
    ),
    Column(
        "offer",
        marked("Wat zij doen"),
        "aanbod omschrijving beschrijving description hulp taken toelichting watdoenzij activiteiten",
        values.read_text,
    ),
    Column("audience", marked("Voor wie"), "doelgroep doelgroepen audience bestemdvoor", values.read_line),
    Column(
        "from_age", marked("Vanaf leeftijd"), "leeftijdvanaf leeftijdvan minimumleeftijd minimumage", values.read_age
    ),
    Column(
        "to_age",
        marked("Tot en met leeftijd"),
        "leeftijdtotenmet leeftijdtm leeftijdtot maximumleeftijd totleeftijd tmleeftijd maximumage",
        values.read_age,
    ),
    Column("levels", marked("Niveaus"), "niveau ondersteuningsniveau ondersteuningsniveaus levels", values.read_levels),
    Column("themes", marked("Thema’s"), "thema themas onderwerp onderwerpen levensgebied themes", values.read_themes),
    Column("postcodes", marked("Postcodes"), "postcodegebied werkgebied gebied wijken regio", values.read_line),
    Column("route", marked("Aanmelden"), "route aanmelding hoeaanmelden aanmeldroute toegang", values.read_text),
    Column(
        "referral", marked("Verwijzing nodig"), "verwijzing verwijsbrief verwijsbriefnodig referral", values.read_need
    ),
    Column("form", marked("Formulier nodig"), "formulier aanmeldformulier", values.read_need),
    Column("costs", marked("Kosten"), "prijs tarief eigenbijdrage costs fees", values.read_line),
    Column(
        "waiting_weeks", marked("Wachttijd in weken"), "wachttijd wachtweken wachtlijst waittime", values.read_weeks
    ),
    Column(
        "waiting_on", marked("Wachttijd op"), "wachttijddatum datumwachttijd peildatumwachttijd", values.read_past_date
    ),
    Column("languages", marked("Talen"), "taal languages spreekt", values.read_line),
    Column("website", marked("Website"), "site url webadres internet webpagina link", values.read_line),
    Column("address", marked("Adres"), "bezoekadres address vestigingsadres", values.read_line),
    Column("step", marked("Trede"), "lijn stap samenwerking treden", values.read_step),
    Column("step_on", marked("Trede sinds"), "stapsinds lijnsinds", values.read_past_date),
    Column(
        "checked_on",
        marked("Gecontroleerd op"),
        "gecontroleerd laatstgecontroleerd bijgewerktop",
        values.read_past_date,
    ),
    Column("checked_by", marked("Gecontroleerd door"), "nagekekendoor", values.read_line),
    Column("external_id", marked("Kenmerk"), "id externid sleutel key identificatie uuid", values.read_line),
)

HEADINGS = {column.name: column.heading for column in COLUMNS}

PERSON_COLUMNS: tuple[Column, ...] = (
    Column("name", marked("Persoon"), "naam contactpersoon medewerker", values.read_line),
    Column("role", marked("Rol"), "functie rolpersoon", values.read_line),
    Column("phone", marked("Telefoon"), "telefoonnummer tel mobiel", values.read_phone),
    Column("email", marked("E-mail"), "mail emailadres", values.read_email),
    Column("days", marked("Dagen"), "werkdagen aanwezig", values.read_days),
    Column("call_first", marked("Bel eerst"), "eerstbellen", values.read_yes),
)
"""Each with a number behind it: "Persoon 2", "Rol 2"."""

ADDRESS_PARTS = ("straat", "straatnaam", "huisnummer", "nummertoevoeging", "toevoeging", "postcode", "plaats")
"""Headings that together make an address, in the order in which one writes it."""
_EITHER = frozenset({"naam", "name"})
"""The person when there is a column for the function, else the function itself."""
_AGES = frozenset({"leeftijd", "leeftijden", "leeftijdscategorie", "ages"})
_NUMBERED = re.compile(r"(.*?)\D?(\d{1,2})$")


@dataclass(slots=True)
class Layout:
    """Which column of one file is what: places in a row, counted from 0."""

    fields: dict[int, Column] = field(default_factory=dict)
    people: dict[int, tuple[int, Column]] = field(default_factory=dict)
    """Place → number of the person and what of it."""
    address: dict[int, str] = field(default_factory=dict)
    ages: int = -1
    unknown: list[str] = field(default_factory=list)

    @property
    def worth(self) -> int:
        """How many headings were known."""
        return len(self.fields) + len(self.people) + len(self.address) + (self.ages >= 0)

    @property
    def usable(self) -> bool:
        """A row of headings has a name for who it is about, and something to say of them."""
        named = any(column.name in ("name", "person", "organisation") for column in self.fields.values())
        return named and self.worth >= 2


def layout_of(headings: Sequence[str]) -> Layout:
    """What each heading means. A heading that comes twice counts once."""
    made, taken = Layout(), set[str]()
    folded = [fold(heading) for heading in headings]
    known = {word: column for column in COLUMNS for word in (fold(column.heading), *column.also.split())}
    has_function = any(word in known and known[word].name == "name" for word in folded)
    for place, (heading, word) in enumerate(zip(headings, folded, strict=True)):
        if not word:
            continue
        column = known["persoon" if has_function else "functie"] if word in _EITHER else known.get(word)
        if column is not None and column.name not in taken:
            made.fields[place] = column
            taken.add(column.name)
        elif not (_as_person(made, place, heading) or _as_part(made, place, word)):
            made.unknown.append(" ".join(heading.split())[:60])
    return made


def _as_person(made: Layout, place: int, heading: str) -> bool:
    numbered = _NUMBERED.match(heading.strip())
    if numbered is None or not 2 <= int(numbered[2]) <= MOST_PEOPLE + 1:
        return False
    word = fold(numbered[1])
    column = next((one for one in PERSON_COLUMNS if word in (fold(one.heading), *one.also.split())), None)
    if column is None:
        return False
    made.people[place] = (int(numbered[2]), column)
    return True


def _as_part(made: Layout, place: int, word: str) -> bool:
    if word in ADDRESS_PARTS:
        made.address[place] = word
    elif word in _AGES and made.ages < 0:
        made.ages = place
    else:
        return False
    return True


class TableReader:
    """Rows of text to partners. Collects the remarks on the way."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.remarks: list[Remark] = []

    def partner(self, row: int, cells: Sequence[str]) -> FilePartner | None:
        """None for a row in which nobody can be recognised: that is told, and an empty row is not."""
        bare = self._bare(row, cells)
        if not any(bare):
            return None
        found: dict[str, Value] = {}
        for place, column in self.layout.fields.items():
            read = self._read(row, place, column, _at(bare, place))
            if read is not None:
                found[column.name] = read
        self._ages(row, found, _at(bare, self.layout.ages) if self.layout.ages >= 0 else "")
        self._address(found, bare)
        made = FilePartner(row, found, tuple(self._people(row, bare)))
        return self.named(made)

    def named(self, one: FilePartner) -> FilePartner | None:
        """A function without a name is called after its organisation, or after whoever has it."""
        if one.text("name"):
            return one
        instead = one.text("organisation") or one.text("person")
        if not instead:
            self.remarks.append(Remark("nameless", one.row))
            return None
        self.remarks.append(Remark("name-borrowed", one.row, instead))
        return FilePartner(one.row, {**one.values, "name": instead}, one.people, one.stopped)

    def _bare(self, row: int, cells: Sequence[str]) -> list[str]:
        made = []
        for place, text in enumerate(cells):
            bare, code = values.cell(text)
            if code and (place in self.layout.fields or place in self.layout.people):
                self.remarks.append(Remark(code, row, self._heading(place)))
            made.append(bare)
        return made

    def _heading(self, place: int) -> str:
        if place in self.layout.fields:
            return self.layout.fields[place].heading
        number, column = self.layout.people[place]
        return f"{column.heading} {number}"

    def _read(self, row: int, place: int, column: Column, text: str) -> Value | None:
        if not text:
            return None
        read, code = column.read(text)
        if code:
            self.remarks.append(Remark(code, row, self._heading(place)))
        return read

    def _ages(self, row: int, found: dict[str, Value], text: str) -> None:
        first, last, code = values.read_ages(text)
        if code:
            self.remarks.append(Remark(code, row, "Leeftijd"))
        for name, age in (("from_age", first), ("to_age", last)):
            if age is not None:
                found.setdefault(name, age)
        self.check_ages(row, found)

    def check_ages(self, row: int, found: dict[str, Value]) -> None:
        """An age that ends before it begins says nothing: both go, and that is told."""
        first, last = found.get("from_age"), found.get("to_age")
        if isinstance(first, int) and isinstance(last, int) and first > last:
            del found["from_age"], found["to_age"]
            self.remarks.append(Remark("ages-turned", row))

    def _address(self, found: dict[str, Value], bare: Sequence[str]) -> None:
        parts = {word: _at(bare, place) for place, word in self.layout.address.items()}
        if "address" not in found and (joined := joined_address(parts)):
            found["address"] = joined

    def _people(self, row: int, bare: Sequence[str]) -> Iterator[FilePerson]:
        numbers: dict[int, dict[str, Value]] = {}
        for place, (number, column) in self.layout.people.items():
            read = self._read(row, place, column, _at(bare, place))
            if read is not None:
                numbers.setdefault(number, {})[column.name] = read
        for _number, known in sorted(numbers.items()):
            person = FilePerson(**known)  # type: ignore[arg-type]  # the names are those of PERSON_COLUMNS
            if person.anyone:
                yield person


def joined_address(parts: Mapping[str, str]) -> str:
    """Straat 1 A, 1234 AB Plaats."""
    street = " ".join(parts[word] for word in ADDRESS_PARTS[:5] if parts.get(word))
    town = " ".join(parts[word] for word in ADDRESS_PARTS[5:] if parts.get(word))
    read = values.read_line(", ".join(part for part in (street, town) if part))[0]
    return str(read or "")


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def heading_row(rows: Sequence[Sequence[str]]) -> tuple[int, Layout] | None:
    """Place of the row of headings and what they mean; None when none of the first rows is one."""
    found = [(place, layout_of(row)) for place, row in enumerate(rows[:HEADING_WITHIN])]
    usable = [one for one in found if one[1].usable]
    return max(usable, key=lambda one: (one[1].worth, -one[0]), default=None)
