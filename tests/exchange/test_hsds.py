"""Open Referral HSDS 3.x: nested, flat and as tables; whole and with parts missing."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.exchange import partner_files
from rondom.exchange.partner_files import read
from rondom.exchange.partner_notes import remark_sentences
from rondom.exchange.partner_table import FilePartner, PartnerFile, Source
from tests.exchange.partner_lists import page, service, zipped


def of(*services: Any) -> PartnerFile:
    return read(page(*services))


def only(file: PartnerFile) -> FilePartner:
    assert len(file.partners) == 1
    return file.partners[0]


def test_a_whole_service() -> None:
    one = only(of(service()))
    assert dict(one.values) == {
        "name": "Speltherapie",
        "organisation": "Praktijk Rozengeur",
        "offer": "Spelen om te verwerken.\nOpen: ma, do 09:00–17:00",
        "audience": "Kinderen die veel meemaakten",
        "from_age": 4,
        "to_age": 12,
        "themes": "rouw",
        "postcodes": "2491-2497",
        "route": "Bel de praktijk.",
        "costs": "Gratis met een beschikking",
        "languages": "Arabisch, Pools",
        "website": "https://rozengeur.example",
        "email": "post@rozengeur.example",
        "waiting_weeks": 6,
        "waiting_on": date(2026, 1, 15),
        "checked_on": date(2026, 1, 15),
        "checked_by": "beheer@gemeente.example",
        "address": "Tuinpad 3, 2491 AB Duinveen",
        "days": "ma,do",
        "external_id": "00000000-0000-4000-8000-000000000001",
        "phone": "070 555 03 03 toestel 4",
    }
    assert [(person.name, person.role, person.phone, person.email) for person in one.people] == [
        ("Noor Fictief", "therapeut", "06 11112222", ""),
        ("Ali Verzonnen", "balie", "", "ali@rozengeur.example"),
    ]


def test_one_person_without_a_number_stands_on_the_card() -> None:
    one = only(of(service(contacts=[{"id": "c", "name": "Noor Fictief", "title": "therapeut"}])))
    assert (one.text("person"), one.people) == ("Noor Fictief", ())


def test_the_number_of_the_only_person_is_that_of_the_card() -> None:
    contact = {"id": "c", "name": "Noor Fictief", "phones": [{"id": "p", "number": "06 1"}]}
    one = only(of(service(phones=[], contacts=[contact])))
    assert (one.text("person"), one.text("phone"), one.people) == ("Noor Fictief", "06 1", ())


def test_what_the_service_lacks_its_organization_has() -> None:
    organization = {
        "id": "o",
        "name": "GGD",
        "website": "https://ggd.example",
        "email": "info@ggd.example",
        "phones": [{"id": "p", "number": "070 353 71 00"}],
        "contacts": [{"id": "c", "name": "Ans Bedacht"}],
        "locations": [{"id": "l", "addresses": [{"id": "a", "address_1": "Kade 1", "city": "Duinveen"}]}],
    }
    one = only(of({"id": "1", "name": "Jeugdarts", "status": "active", "organization": organization}))
    assert [one.text(name) for name in ("phone", "email", "website", "person", "address")] == [
        "070 353 71 00",
        "info@ggd.example",
        "https://ggd.example",
        "Ans Bedacht",
        "Kade 1, Duinveen",
    ]


def test_all_shapes_of_json_say_the_same() -> None:
    whole = service()
    bare = {name: value for name, value in whole.items() if name != "organization"}
    nested = {**whole["organization"], "services": [bare]}
    flat = {
        "organization": [whole["organization"]],
        "service": [{**{k: v for k, v in bare.items() if not isinstance(v, list)}, "organization_id": "org1"}],
        "phone": [{**one, "service_id": whole["id"]} for one in whole["phones"]],
        "contact": [{"id": "c1", "name": "Noor Fictief", "title": "therapeut", "service_id": whole["id"]}],
    }
    for content in (whole, [whole], {"services": [whole]}, nested, [nested], flat):
        one = only(read(json.dumps(content).encode()))
        assert (one.text("name"), one.text("organisation"), one.text("phone")) == (
            "Speltherapie",
            "Praktijk Rozengeur",
            "070 555 03 03 toestel 4",
        )


def test_a_package_of_tables() -> None:
    file = read(
        zipped(
            {
                "datapackage.json": json.dumps({"resources": []}),
                "data/organizations.csv": "id,name,description\no1,GGD,Zorg\no2,Voedselbank,Eten\n",
                "data/services.csv": "id,organization_id,name,status,minimum_age\ns1,o1,Jeugdarts,active,0\ns2,weg,Prikpost,defunct,\n",
                "data/phones.csv": 'id,service_id,contact_id,number\np1,s1,,"+31 70 353 71 00"\np2,,c1,06 1\n',
                "data/contacts.csv": "id,service_id,name,title\nc1,s1,Ans Bedacht,arts\n",
                "data/schedules.csv": "id,service_id,freq,byday\nx,s1,WEEKLY,TU\n",
                "data/service_at_locations.csv": "id,service_id,location_id\nl,s1,k\n",
                "data/addresses.csv": "id,location_id,address_1,city,postal_code\na,k,Kade 1,Duinveen,2491 AB\n",
                "data/locations.csv": "id,name\nk,Gebouw\n",
                "data/attributes.csv": "id,link_id,link_entity,taxonomy_term_id\na,s1,service,t\nb,s1,organization,u\n",
                "data/taxonomy_terms.csv": "id,name\nt,Wonen\nu,Verzuim\n",
                "__MACOSX/data/services.csv": "id,name\nx,Rommel\n",
                "data/foto.png": b"\x89PNG",
            }
        )
    )
    arts, post, bank = file.partners
    assert (arts.text("name"), arts.text("organisation"), arts.text("phone"), arts.text("days")) == (
        "Jeugdarts", "GGD", "+31 70 353 71 00", "di",
    )  # fmt: skip
    assert arts.text("themes") == "wonen"
    assert (arts.values["from_age"], arts.text("address")) == (0, "Kade 1, 2491 AB Duinveen")
    assert [(one.name, one.phone) for one in arts.people] == [("Ans Bedacht", "06 1")]
    assert (post.text("organisation"), post.stopped) == ("", True)
    assert (bank.text("name"), bank.text("offer"), bank.row) == ("Voedselbank", "Eten", 3)


def test_a_table_may_be_longer_than_there_are_partners() -> None:
    days = "".join(f"{n},s1,WEEKLY,MO\n" for n in range(partner_files.MAX_PARTNERS + 10))
    parts = {"services.csv": "id,name\ns1,Jeugdarts\n", "schedules.csv": f"id,service_id,freq,byday\n{days}"}
    assert only(read(zipped(parts))).text("days") == "ma"


def test_tables_of_an_older_version() -> None:
    file = read(
        zipped(
            {
                "organizations.csv": "id,name\no1,GGD\n",
                "services.csv": "id,organization_id,name\ns1,o1,Jeugdarts\n",
                "regular_schedules.csv": "id,service_id,weekday\nx,s1,MO\n",
                "physical_addresses.csv": "id,location_id,address_1,city\na,k,Kade 1,Duinveen\n",
                "services_at_location.csv": "id,service_id,location_id\nl,s1,k\n",
                "locations.csv": "id,name\nk,Gebouw\n",
            }
        )
    )
    assert (only(file).text("days"), only(file).text("address")) == ("ma", "Kade 1, Duinveen")


def test_parts_that_are_missing_or_of_another_kind() -> None:
    file = of(
        {},
        "geen dienst",
        None,
        {"id": 7, "name": ["lijst"], "organization": {"name": "GGD"}},
        {"name": "Zonder kenmerk", "phones": "070", "contacts": [None, 3], "organization": None},
        {"id": "x", "alternate_name": "Ook wel", "minimum_age": "twaalf", "maximum_age": 999},
        service(9, minimum_age=14, maximum_age=4, wait_time="lang", assured_date="gisteren"),
    )
    assert [one.text("name") for one in file.partners] == ["GGD", "Zonder kenmerk", "Ook wel", "Speltherapie"]
    assert (file.source, file.lines) == (Source.HSDS, 7)
    assert remark_sentences(file) == [
        "Dienst 4: bij “Functie” staat iets dat daar niet hoort. Leeg gelaten.",
        "Dienst 6: “Vanaf leeftijd” is niet te lezen als leeftijd. Leeg gelaten.",
        "Dienst 7: “Wachttijd in weken” is niet te lezen als aantal weken. Leeg gelaten.",
        "Dienst 7: “Gecontroleerd op” is niet te lezen als datum. Leeg gelaten.",
        "Dienst 7: de leeftijd eindigt voor hij begint. Leeg gelaten.",
        "Dienst 1, 2 en 3: geen functie, organisatie of persoon. Niet gelezen.",
        "Dienst 4: geen functie. Op de kaart komt de naam van de organisatie of de persoon.",
    ]
    assert file.partners[1].text("external_id") == ""


def test_a_service_that_stopped_or_is_closed_for_a_while() -> None:
    gone, closed = of(service(1, status="defunct"), service(2, status="temporarily closed")).partners
    assert (gone.stopped, closed.stopped) == (True, False)
    assert "Tijdelijk gesloten." in closed.text("offer")


def test_an_organization_that_is_its_own_service_is_named_once() -> None:
    one = only(of(service(organization={"id": "o", "name": "SPELTHERAPIE"})))
    assert one.text("organisation") == ""


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
NESTED = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(service())), NESTED)
def test_no_value_in_any_place_breaks_it(name: str, value: object) -> None:
    file = of(service(**{name: value}))
    assert len(file.partners) <= 2
    remark_sentences(file)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(sorted(set(service()) - {"name"}))))
def test_any_part_may_be_missing(missing: set[str]) -> None:
    file = of({name: value for name, value in service().items() if name not in missing})
    assert len(file.partners) == 1
