"""The map as Open Referral HSDS 3.x: one service for each partner, as a page of JSON or as a package of tables."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from rondom.exchange.export_partners import ListedPartner
from rondom.exchange.hsds_tables import ROW, Record, of_json, plural_of
from rondom.exchange.names import fold
from rondom.exchange.partner_values import guarded, own_key
from rondom.language import _, plural
from rondom.support_map.themes import split_themes, theme_name

_NAMES = uuid.UUID("5f0e1c6e-3d0c-4c55-9a0e-9d5f6b5f1c11")
"""Of Rondom: ids that are made from words come out the same every time."""
_WEEKDAYS = {"ma": "MO", "di": "TU", "wo": "WE", "do": "TH", "vr": "FR"}
_ADDRESS = re.compile(r"(?P<street>[^·]+?),\s*(?P<code>\d{4}\s?[A-Z]{2})\s+(?P<town>[^,·]+)$")
_STAMP = (1980, 1, 1, 0, 0, 0)
"""When a part of the package was made: the same for everyone, so that the same map gives the same file."""


def as_json(listed: Sequence[ListedPartner]) -> bytes:
    """A page of services with everything in them, as an HSDS server would answer."""
    page = {
        "total_items": len(listed),
        "total_pages": 1,
        "page_number": 1,
        "size": len(listed),
        "first_page": True,
        "last_page": True,
        "empty": not listed,
        "contents": [_service(one) for one in listed],
    }
    return json.dumps(page, ensure_ascii=False, indent=2).encode()


def as_package(listed: Sequence[ListedPartner]) -> bytes:
    """Tables as CSV with their description, packed."""
    tables = {name: _unique(records) for name, records in of_json([_service(one) for one in listed]).items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        _put(packed, "datapackage.json", json.dumps(_description(tables), ensure_ascii=False, indent=2).encode())
        for name, records in tables.items():
            _put(packed, f"{plural_of(name)}.csv", _csv(records))
    return made.getvalue()


def _put(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    packed.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)


def _unique(records: Sequence[Record]) -> list[Record]:
    found: dict[str, Record] = {}
    for one in records:
        found.setdefault(str(one["id"]), {name: value for name, value in one.items() if name != ROW})
    return list(found.values())


def _fields(records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(name for one in records for name in one))


def _csv(records: Sequence[Record]) -> bytes:
    made = io.StringIO(newline="")
    names = _fields(records)
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(names)
    for one in records:
        writer.writerow([guarded(str(one.get(name, ""))) for name in names])
    return made.getvalue().encode()


def _description(tables: Mapping[str, Sequence[Record]]) -> dict[str, Any]:
    return {
        "name": "partners",
        "title": _("Partners van de school"),
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": name,
                "path": f"{plural_of(name)}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": {"primaryKey": "id", "fields": [{"name": it, "type": "string"} for it in _fields(records)]},
            }
            for name, records in tables.items()
        ],
    }


# -- one partner --------------------------------------------------------------------------------------------------


def _service(one: ListedPartner) -> Record:
    known, key = one.values, _key(one)
    places = _places(key, known)
    made = {
        "id": key,
        "name": known.get("name"),
        "description": known.get("offer"),
        "url": known.get("website"),
        "email": known.get("email"),
        "status": "active",
        "application_process": known.get("route"),
        "fees_description": known.get("costs"),
        "eligibility_description": known.get("audience"),
        "minimum_age": known.get("from_age"),
        "maximum_age": known.get("to_age"),
        "wait_time": _wait(known),
        "assured_date": known["checked_on"].isoformat() if known.get("checked_on") else None,
        "phones": _phones(key, str(known.get("phone") or "")),
        "schedules": _schedules(key, known),
        "languages": _named(key, "language", str(known.get("languages") or "")),
        "service_areas": _named(key, "service_area", str(known.get("postcodes") or "")),
        "contacts": _contacts(key, one),
        "attributes": _attributes(key, str(known.get("themes") or "")),
        "organization": _organization(known),
        "service_at_locations": places,
    }
    return {name: value for name, value in made.items() if value not in (None, "", [], {})}


def _key(one: ListedPartner) -> str:
    """The id in the file it came from when that is a UUID, as HSDS asks; else that of the card."""
    try:
        return str(uuid.UUID(str(one.values.get("external_id"))))
    except ValueError:
        return own_key(one.id)


def _made(*words: str) -> str:
    return str(uuid.uuid5(_NAMES, "/".join(words)))


def _wait(known: Mapping[str, Any]) -> str:
    weeks = known.get("waiting_weeks")
    return "" if weeks is None else plural(int(weeks), "{n} week", "{n} weken")


def _phones(key: str, number: str) -> list[Record]:
    return [{"id": _made(key, "phone", number), "number": number, "type": "voice"}] if number else []


def _schedules(key: str, known: Mapping[str, Any]) -> list[Record]:
    days = [_WEEKDAYS[day] for day in str(known.get("days") or "").split(",") if day in _WEEKDAYS]
    return [{"id": _made(key, "schedule"), "freq": "WEEKLY", "byday": ",".join(days)}] if days else []


def _named(key: str, table: str, words: str) -> list[Record]:
    names = [name for part in words.split(",") if (name := part.strip())]
    return [{"id": _made(key, table, name), "name": name} for name in dict.fromkeys(names)]


def _attributes(key: str, themes: str) -> list[Record]:
    return [
        {
            "id": _made(key, "attribute", theme),
            "link_entity": "service",
            "taxonomy_term": {
                "id": _made("theme", theme),
                "code": theme,
                "name": theme_name(theme),
                "description": theme_name(theme),
                "taxonomy": "Rondom",
            },
        }
        for theme in split_themes(themes)
    ]


def _contacts(key: str, one: ListedPartner) -> list[Record]:
    """Whoever stands on the card has its number; the others have their own."""
    card = [{"name": one.values["person"]}] if one.values.get("person") else []
    found = []
    for place, person in enumerate([*card, *one.people]):
        contact = _made(key, "contact", str(place), str(person.get("name") or ""))
        record = {
            "id": contact,
            "name": person.get("name"),
            "title": person.get("role"),
            "email": person.get("email"),
            "phones": _phones(contact, str(person.get("phone") or "")),
        }
        found.append({name: value for name, value in record.items() if value})
    return found


def _organization(known: Mapping[str, Any]) -> Record:
    """HSDS asks for one; a partner without an organisation is its own."""
    name = str(known.get("organisation") or known.get("name") or "")
    return {"id": _made("organization", fold(name) or name), "name": name, "description": name}


def _places(key: str, known: Mapping[str, Any]) -> list[Record]:
    """An address that does not read as street, code and town stays whole, as the name of the place."""
    whole = str(known.get("address") or "")
    if not whole:
        return []
    place: Record = {"id": _made("location", whole), "location_type": "physical", "name": whole}
    if parts := _ADDRESS.match(whole):
        place["addresses"] = [
            {
                "id": _made("address", whole),
                "address_1": parts["street"].strip(),
                "city": parts["town"].strip(),
                "state_province": "",
                "postal_code": parts["code"],
                "country": "NL",
                "address_type": "physical",
            }
        ]
    return [{"id": _made(key, "place", whole), "location": place}]
