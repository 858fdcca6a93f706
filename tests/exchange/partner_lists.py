"""Lists of partners as files bring them. Every name and number is made up."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

HEADINGS = ("Functie", "Organisatie", "Persoon", "Telefoon")
ROWS = (
    ("Gezinscoach", "CJG De Regen", "Zoë Kievit", "070 123 45 67"),
    ("Logopedist", "Praktijk Klinker", "", "06-12345678"),
)


def as_csv(rows: Sequence[Sequence[str]] = ROWS, headings: Sequence[str] = HEADINGS, sign: str = ";") -> str:
    return "\r\n".join(sign.join(row) for row in (headings, *rows)) + "\r\n"


def as_xlsx(rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (headings, *rows):
        page.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return made.getvalue()


def service(number: int = 1, **more: Any) -> dict[str, Any]:
    """One HSDS 3 service with everything that Rondom reads."""
    made: dict[str, Any] = {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "name": "Speltherapie",
        "status": "active",
        "description": "<p>Spelen om te verwerken.</p>",
        "application_process": "Bel de praktijk.",
        "fees_description": "Gratis met een beschikking",
        "eligibility_description": "Kinderen die veel meemaakten",
        "minimum_age": 4,
        "maximum_age": 12.0,
        "wait_time": "6 weken",
        "assured_date": "2026-01-15",
        "last_modified": "2026-01-15T10:30:45.123Z",
        "assurer_email": "beheer@gemeente.example",
        "url": "https://rozengeur.example",
        "email": "post@rozengeur.example",
        "phones": [
            {"id": "p0", "number": "070 9", "type": "fax"},
            {"id": "p1", "number": "070 555 03 03", "type": "voice", "extension": 4},
        ],
        "contacts": [
            {
                "id": "c1",
                "name": "Noor Fictief",
                "title": "therapeut",
                "phones": [{"id": "p2", "number": "06 11112222"}],
            },
            {"id": "c2", "name": "Ali Verzonnen", "department": "balie", "email": "ali@rozengeur.example"},
        ],
        "schedules": [
            {"id": "s1", "freq": "WEEKLY", "byday": "MO,TH", "opens_at": "09:00:00", "closes_at": "17:00:00"}
        ],
        "languages": [{"id": "l1", "code": "ar"}, {"id": "l2", "name": "Pools"}],
        "service_areas": [{"id": "a1", "name": "Escamp en Loosduinen, 2491-2497"}],
        "attributes": [
            {"id": "t1", "link_entity": "service", "taxonomy_term": {"id": "tt1", "name": "Verdriet en verlies"}},
            {"id": "t2", "link_entity": "service", "taxonomy_term": {"id": "tt2", "name": "Een term van elders"}},
        ],
        "service_at_locations": [
            {
                "id": "sal1",
                "location": {
                    "id": "loc1",
                    "location_type": "physical",
                    "addresses": [
                        {
                            "id": "adr1",
                            "address_1": "Tuinpad 3",
                            "city": "Duinveen",
                            "postal_code": "2491 AB",
                            "country": "NL",
                            "address_type": "physical",
                        }
                    ],
                },
            }
        ],
        "organization": {"id": "org1", "name": "Praktijk Rozengeur", "description": "Een praktijk"},
    }
    return {**made, **more}


def page(*services: Any) -> bytes:
    return json.dumps({"total_items": len(services), "contents": list(services)}).encode()
