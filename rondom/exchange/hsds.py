"""Open Referral HSDS 3.x: the services, organizations, contacts, phones, schedules and places of a sociale kaart.

One service becomes one partner; so does an organization without services. Read leniently: most fields may be absent,
and what points at something that is not in the file points at nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from babel import Locale

from rondom.exchange import partner_values as values
from rondom.exchange.hsds_tables import ROW, Record, Tables
from rondom.exchange.names import clean, fold
from rondom.exchange.partner_table import (
    HEADINGS,
    MOST_PEOPLE,
    FilePartner,
    FilePerson,
    Layout,
    PartnerFile,
    Remark,
    Source,
    TableReader,
)
from rondom.exchange.partner_values import Reader, Value
from rondom.language import _
from rondom.support_map.themes import THEMES, joined_themes, theme_key

_STOPPED = frozenset({"inactive", "defunct"})
_VOICE_LAST = ("fax", "sms", "text", "video", "textphone", "tty")
"""Kinds of number that are no good to call."""
_HTML = re.compile(r"<[^<>]{0,300}>")
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/h\d)\b[^<>]{0,100}>", re.IGNORECASE)
_POSTCODE = re.compile(r"\b\d{4}(?:\s?[A-Z]{2})?(?:\s*(?:-|–|t/m)\s*\d{4}(?:\s?[A-Z]{2})?)?\b")


def read(tables: Tables) -> PartnerFile:
    """The partners in the tables of a file, in the order in which they stand there."""
    return _Reader(tables).file()


class _Reader:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._by_id = {name: _by_id(records) for name, records in tables.items()}
        self._by_link: dict[tuple[str, str], dict[str, list[Record]]] = {}
        self._checks = TableReader(Layout())
        self._remarks = self._checks.remarks

    def file(self) -> PartnerFile:
        services = _once(self._tables.get("service", []))
        served = {text(one.get("organization_id")) for one in services}
        alone = [one for one in _once(self._tables.get("organization", [])) if text(one.get("id")) not in served]
        made = [self._of_service(one) for one in services] + [self._of_organization(one) for one in alone]
        named = [self._checks.named(one) for one in made]
        kept = tuple(one for one in named if one is not None)
        return PartnerFile(Source.HSDS, kept, tuple(self._remarks), len(services) + len(alone))

    # -- one partner ----------------------------------------------------------------------------------------------

    def _of_service(self, service: Record) -> FilePartner:
        row, key = _row(service), text(service.get("id"))
        organization = self._one("organization", service.get("organization_id"))
        places = self._places(service, organization)
        holders = [("service", service), *places, ("organization", organization)]
        found = _Found(row, self._remarks)
        found.line("name", service.get("name") or service.get("alternate_name"))
        organisation = text(organization.get("name"))
        found.line("organisation", "" if fold(organisation) == fold(found.text("name")) else organisation)
        found.prose("offer", self._offer(service, holders))
        self._for_whom(found, service)
        found.line("themes", self._themes(service))
        found.prose("route", self._route(service))
        found.line("costs", self._costs(service))
        found.line("languages", self._languages(service, places))
        found.line("website", _first(service.get("url"), organization.get("website"), organization.get("url")))
        found.put("email", values.read_email, _first(service.get("email"), organization.get("email")))
        found.put("waiting_weeks", values.read_weeks, service.get("wait_time"))
        found.put("checked_on", values.read_past_date, service.get("assured_date"))
        if "checked_on" in found.values:
            found.line("checked_by", service.get("assurer_email"))
        if "waiting_weeks" in found.values:
            found.put("waiting_on", values.read_past_date, service.get("last_modified"))
        found.line("address", self._address(places, organization))
        found.put("days", values.read_days, self._days(holders))
        found.line("external_id", "" if key.startswith("#") else key)
        people = self._who(found, holders)
        self._checks.check_ages(row, found.values)
        return FilePartner(row, found.values, people, text(service.get("status")).lower() in _STOPPED)

    def _of_organization(self, one: Record) -> FilePartner:
        key = text(one.get("id"))
        holders = [("organization", one)]
        found = _Found(_row(one), self._remarks)
        found.line("name", one.get("name") or one.get("alternate_name"))
        found.prose("offer", one.get("description"))
        found.line("website", _first(one.get("website"), one.get("url")))
        found.put("email", values.read_email, one.get("email"))
        found.line("address", self._address([], one))
        found.line("external_id", "" if key.startswith("#") else key)
        return FilePartner(_row(one), found.values, self._who(found, holders))

    def _offer(self, service: Record, holders: Sequence[tuple[str, Record]]) -> str:
        status = text(service.get("status")).lower()
        alert = text(service.get("alert"))
        parts = [
            text(service.get("description")),
            _("Let op: {alert}").format(alert=alert) if alert else "",
            _("Tijdelijk gesloten.") if status == "temporarily closed" else "",
            self._hours(holders),
        ]
        return "\n".join(part for part in parts if part)

    def _route(self, service: Record) -> str:
        papers = [text(one.get("document")) for one in self._of("required_document", "service", service)]
        needed = _("Nodig: {papers}").format(papers="; ".join(filter(None, papers))) if any(papers) else ""
        return "\n".join(part for part in (text(service.get("application_process")), needed) if part)

    def _for_whom(self, found: _Found, service: Record) -> None:
        eligible = [*self._of("eligibility", "service", service), {}]
        found.line(
            "audience", _first(service.get("eligibility_description"), eligible[0].get("eligibility_description"))
        )
        found.put("from_age", values.read_age, _first(service.get("minimum_age"), eligible[0].get("minimum_age")))
        highest = _first(service.get("maximum_age"), eligible[0].get("maximum_age"))
        if not (highest.replace(".", "").isdigit() and float(highest) > values.OLDEST_AGE):  # 999 stands for no limit
            found.put("to_age", values.read_age, highest)
        areas = [
            _first(one.get("name"), one.get("description")) for one in self._of("service_area", "service", service)
        ]
        codes = [code for area in areas for code in _POSTCODE.findall(area)]
        found.line("postcodes", ", ".join(dict.fromkeys(codes or filter(None, areas))))

    def _themes(self, service: Record) -> str:
        """The terms that are also themes of Rondom; a taxonomy has hundreds that no school would look for."""
        terms = [
            self._one("taxonomy_term", one.get("taxonomy_term_id")) for one in self._of("attribute", "service", service)
        ]
        terms += [self._one("taxonomy_term", one.get("taxonomy_term_id")) for one in self._linked(service)]
        keys = [theme_key(text(one.get("name"))) for one in terms]
        return joined_themes(key for key in keys if key in THEMES)

    def _linked(self, service: Record) -> list[Record]:
        """Attributes as the tables have them: with the id of any record, and what kind it is."""
        found = self._of("attribute", "link", service)
        return [one for one in found if text(one.get("link_entity")).lower() in ("", "service", "services")]

    def _costs(self, service: Record) -> str:
        told = _first(service.get("fees_description"), service.get("fees"))
        options = [
            " ".join(
                filter(None, (text(one.get(name)) for name in ("option", "amount", "currency", "amount_description")))
            )
            for one in self._of("cost_option", "service", service)
        ]
        return told or "; ".join(filter(None, options))

    def _languages(self, service: Record, places: Sequence[tuple[str, Record]]) -> str:
        found = self._of("language", "service", service)
        for kind, place in places:
            found += self._of("language", kind, place)
        names = [_first(one.get("name"), _language(text(one.get("code"))), one.get("language")) for one in found]
        return ", ".join(dict.fromkeys(filter(None, (*names, text(service.get("interpretation_services"))))))

    # -- where and when -------------------------------------------------------------------------------------------

    def _places(self, service: Record, organization: Record) -> list[tuple[str, Record]]:
        """Where the service is given: what links it to each place, and the place; else where the organization is."""
        found: list[tuple[str, Record]] = []
        for link in self._of("service_at_location", "service", service):
            found.append(("service_at_location", link))
            if place := self._one("location", link.get("location_id")):
                found.append(("location", place))
        if not any(kind == "location" for kind, _place in found):
            found += [("location", place) for place in self._of("location", "organization", organization)]
        return found

    def _address(self, places: Sequence[tuple[str, Record]], organization: Record) -> str:
        holders = [*places, *(("location", one) for one in self._of("location", "organization", organization))]
        found = [one for kind, place in holders if kind == "location" for one in self._of("address", kind, place)]
        found += self._of("address", "organization", organization)
        found.sort(key=lambda one: text(one.get("address_type")).lower() == "postal")
        lines = dict.fromkeys(filter(None, map(_address, found)))
        if not lines:
            lines = dict.fromkeys(filter(None, (text(one.get("name")) for kind, one in holders if kind == "location")))
        return " · ".join(list(lines)[:3])

    def _schedules(self, holders: Sequence[tuple[str, Record]]) -> list[Record]:
        """Of the nearest holder that has any: the service itself, then its places."""
        return next((found for kind, one in holders if (found := self._of("schedule", kind, one))), [])

    def _days(self, holders: Sequence[tuple[str, Record]]) -> str:
        found = [_first(one.get("byday"), one.get("weekday")) for one in self._schedules(holders)]
        return re.sub(r"[+-]?\d+", "", ",".join(filter(None, found)))  # "1MO" is the first Monday

    def _hours(self, holders: Sequence[tuple[str, Record]]) -> str:
        told = []
        for one in self._schedules(holders):
            opens, closes = (text(one.get(name))[:5] for name in ("opens_at", "closes_at"))
            days = str(values.read_days(_first(one.get("byday"), one.get("weekday")))[0] or "").replace(",", ", ")
            hours = f"{opens}–{closes}" if opens and closes else opens
            told.append(f"{days} {hours}".strip() if hours else text(one.get("description")))
        open_ = "; ".join(dict.fromkeys(filter(None, told)))
        return _("Open: {hours}").format(hours=open_) if open_ else ""

    # -- who ------------------------------------------------------------------------------------------------------

    def _who(self, found: _Found, holders: Sequence[tuple[str, Record]]) -> tuple[FilePerson, ...]:
        """The number on the card, and the people. One person alone stands on the card itself; more stand below it."""
        number = next(filter(None, (self._number(kind, one) for kind, one in holders)), "")
        contacts = next((them for kind, one in holders if (them := self._of("contact", kind, one))), [])
        people = [person for person in map(self._person, _once(contacts)) if person.anyone]
        if people and people[0].name and (not number or not people[0].phone or people[0].phone == number):
            first = people.pop(0)
            found.line("person", first.name)
            number = number or first.phone
            if first.email:
                found.values.setdefault("email", first.email)
        found.put("phone", values.read_phone, number)
        return tuple(people[:MOST_PEOPLE])

    def _person(self, one: Record) -> FilePerson:
        def line(name: str) -> str:
            return str(values.read_line(text(one.get(name)))[0] or "")

        return FilePerson(
            line("name"), line("title") or line("department"), self._number("contact", one), line("email")
        )

    def _number(self, kind: str, holder: Record) -> str:
        found = sorted(self._of("phone", kind, holder), key=_no_voice)
        if kind != "contact":  # a number of a person is not the number of the service
            found = [one for one in found if not text(one.get("contact_id"))]
        return next(filter(None, map(_phone, found)), "")

    # -- the tables -----------------------------------------------------------------------------------------------

    def _one(self, table: str, key: Any) -> Record:
        return self._by_id.get(table, {}).get(text(key), {})

    def _of(self, table: str, kind: str, holder: Mapping[str, Any]) -> list[Record]:
        """The records of a table that point at this holder."""
        column, key = f"{kind}_id", text(holder.get("id"))
        if not key:
            return []
        if (table, column) not in self._by_link:
            index = self._by_link[table, column] = {}
            for one in self._tables.get(table, []):
                if link := text(one.get(column)):
                    index.setdefault(link, []).append(one)
        return list(self._by_link[table, column].get(key, []))


class _Found:
    """The values of one partner while they are read."""

    def __init__(self, row: int, remarks: list[Remark]) -> None:
        self.row = row
        self.values: dict[str, Value] = {}
        self._remarks = remarks

    def text(self, name: str) -> str:
        return str(self.values.get(name) or "")

    def line(self, name: str, value: Any) -> None:
        self.put(name, values.read_line, value)

    def prose(self, name: str, value: Any) -> None:
        self.put(name, values.read_text, value)

    def put(self, name: str, read: Reader, value: Any) -> None:
        if isinstance(value, list | Mapping):
            self._remarks.append(Remark("odd-value", self.row, HEADINGS[name]))
        if not (bare := text(value)):
            return
        known, code = read(bare)
        if code:
            self._remarks.append(Remark(code, self.row, HEADINGS[name]))
        if known is not None:
            self.values[name] = known


def text(value: Any) -> str:
    """What stands there, as words: numbers as they are written, marks of HTML taken off. Anything else is nothing."""
    match value:
        case bool() | None:
            return ""
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case int():
            return str(value) if abs(value) < 10**30 else ""
        case str():
            bare = _HTML.sub("", _BREAK.sub("\n", value)) if "<" in value else value
            return bare.strip().strip('"').strip()
    return ""


def _row(record: Mapping[str, Any]) -> int:
    number = record.get(ROW)
    return number if isinstance(number, int) else 0


def _first(*found: Any) -> str:
    return next(filter(None, map(text, found)), "")


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    made: dict[str, Record] = {}
    for one in records:
        if key := text(one.get("id")):
            made.setdefault(key, one)
    return made


def _once(records: Iterable[Record]) -> list[Record]:
    """Each id once: nested JSON repeats an organization or a contact in every service."""
    kept, seen = list[Record](), set[str]()
    for one in records:
        key = text(one.get("id"))
        if not key or key not in seen:
            kept.append(one)
        seen.add(key)
    return kept


def _no_voice(phone: Mapping[str, Any]) -> bool:
    return text(phone.get("type")).lower() in _VOICE_LAST


def _phone(one: Record) -> str:
    if text(one.get("type")).lower() == "fax":
        return ""
    number, extension = clean(text(one.get("number"))), text(one.get("extension"))
    return (
        _("{number} toestel {extension}").format(number=number, extension=extension) if extension and number else number
    )


def _address(one: Record) -> str:
    street = ", ".join(filter(None, (text(one.get(name)) for name in ("address_1", "address_2"))))
    town = " ".join(filter(None, (text(one.get(name)) for name in ("postal_code", "city"))))
    return ", ".join(filter(None, (street, town)))


def _language(code: str) -> str:
    """The Dutch name of "ar" or "pol"."""
    names = Locale("nl").languages
    return str(names.get(code[:2].lower(), code)) if code and fold(code) else ""
