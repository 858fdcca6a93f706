"""Open Referral HSDS 3.x as tables. Its JSON nests what its CSV keeps apart; here both become the same lists of records.

The three shapes of JSON that are about: services with everything in them (one, a list, or a page with `contents`),
organizations with their services in them, and an object with one list per table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ROW = "#row"
"""In a record: where it stood in the file, as a person counts. No field of HSDS begins with this sign."""
MAX_RECORDS = 400_000
_DEEPEST = 12

_PLURALS = {
    "service": "services",
    "organization": "organizations",
    "phone": "phones",
    "contact": "contacts",
    "schedule": "schedules",
    "location": "locations",
    "address": "addresses",
    "service_at_location": "service_at_locations",
    "service_area": "service_areas",
    "language": "languages",
    "cost_option": "cost_options",
    "required_document": "required_documents",
    "attribute": "attributes",
    "taxonomy_term": "taxonomy_terms",
    "program": "programs",
    "url": "urls",
    "eligibility": "eligibilities",
}
_OTHER_NAMES = {
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "regular_schedule": "schedule",
    "regular_schedules": "schedule",
    "physical_address": "address",
    "physical_addresses": "address",
    "postal_address": "address",
    "postal_addresses": "address",
    "eligibility": "eligibility",
    "additional_urls": "url",
    "additional_websites": "url",
    "organisation": "organization",
    "organisations": "organization",
}
"""As earlier versions and some programs call them."""
_TABLES = {**{name: name for name in _PLURALS}, **{many: name for name, many in _PLURALS.items()}, **_OTHER_NAMES}
_PAGES = ("contents", "items", "data", "results")

Record = dict[str, Any]
Tables = dict[str, list[Record]]


def table_named(name: str) -> str:
    """The table that is meant, in the singular; "" when Rondom does not use it."""
    return _TABLES.get(name.strip().lower(), "")


def plural_of(table: str) -> str:
    """As the file of a table is called."""
    return _PLURALS[table]


def join(tables: Tables, more: Tables) -> None:
    for name, records in more.items():
        tables.setdefault(name, []).extend(records)


def of_json(content: Any) -> Tables:
    """The records of a JSON file that was read. What is no object, or of no use, is passed over."""
    made = _Flattening()
    made.top(content)
    return made.tables


class _Flattening:
    def __init__(self) -> None:
        self.tables: Tables = {}
        self._count = 0

    def top(self, content: Any) -> None:
        if isinstance(content, Mapping):
            page = next((content[name] for name in _PAGES if isinstance(content.get(name), list)), None)
            lists = {name: value for name, value in content.items() if isinstance(value, list) and table_named(name)}
            if page is not None:
                self.top(page)
            elif "id" in content or "name" in content:
                self._record(self._kind(content), content, 1, {}, 0)
            else:
                for name, records in lists.items():
                    self._list(table_named(name), records, {}, 0)
        elif isinstance(content, list):
            for number, one in enumerate(content, 1):
                if isinstance(one, Mapping):
                    self._record(self._kind(one), one, number, {}, 0)
                else:
                    self.tables.setdefault("service", []).append({ROW: number})

    def _kind(self, one: Mapping[str, Any]) -> str:
        """A bare object is a service, unless it has services in it or only an organization would say so."""
        if "services" in one or ("legal_status" in one and "status" not in one):
            return "organization"
        return "service_at_location" if "service" in one and "location" in one else "service"

    def _list(self, table: str, records: list[Any], link: Record, depth: int) -> None:
        for number, one in enumerate(records, 1):
            if isinstance(one, Mapping):
                self._record(table, one, number, link, depth)

    def _record(self, table: str, one: Mapping[str, Any], number: int, link: Record, depth: int) -> str:
        """Puts it in its table, with what is in it in theirs, and returns its id (made up when it has none)."""
        self._count += 1
        if self._count > MAX_RECORDS or depth > _DEEPEST:
            return ""
        known = one.get("id")
        key = str(known) if isinstance(known, str | int) and str(known).strip() else f"#{self._count}"
        record: Record = {"id": key, ROW: number, **link}
        below = []
        for name, value in one.items():
            inner = table_named(name) if isinstance(value, list | Mapping) else ""
            if inner:
                below.append((inner, value))
            elif name != "id" and not name.startswith("#"):
                record[name] = value
        self.tables.setdefault(table, []).append(record)
        for inner, value in below:
            if isinstance(value, list):
                back: Record = {f"{table}_id": key, **({"link_id": key} if inner == "attribute" else {})}
                self._list(inner, value, back, depth + 1)
            else:
                record[f"{inner}_id"] = self._record(inner, value, number, {}, depth + 1)
        return key
