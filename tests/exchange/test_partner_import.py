"""Reading lists of partners into a real vault, again and again, and what happens to what people typed there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from rondom import clock
from rondom.errors import UserProblem
from rondom.exchange.import_partners import (
    IMPORT_PARTNERS_SENTENCE,
    PartnersResult,
    apply,
    known_partners,
    preview,
)
from rondom.exchange.partner_files import read
from rondom.exchange.partner_notes import remark_sentences
from rondom.exchange.partner_preview import IN_FILE, KnownPartner, PartnerChoices, PartnerPreview, suggested
from rondom.exchange.preview import NEW
from rondom.support_map.actions import add_partner, add_roles, change_partner, name_ring, remove_partner
from rondom.support_map.defaults import roles
from rondom.support_map.model import PartnerData, StepMark
from rondom.support_map.queries import partner_rows
from rondom.vault.base import columns
from rondom.vault.vault import Vault
from tests.exchange.partner_lists import as_csv, page, service
from tests.mees import new_vault

TODAY = date(2026, 3, 12)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 10))
    with new_vault(tmp_path) as made:
        yield made


def look(vault: Vault, content: str | bytes) -> PartnerPreview:
    file = read(content.encode() if isinstance(content, str) else content)
    with vault.read() as session:
        return preview(session, file)


def bring_in(vault: Vault, content: str | bytes, choices: PartnerChoices | None = None) -> PartnersResult:
    seen = look(vault, content)
    with vault.write(IMPORT_PARTNERS_SENTENCE) as session:
        return apply(session, seen, suggested(seen) if choices is None else choices)


def cards(vault: Vault) -> dict[str, KnownPartner]:
    with vault.read() as session:
        return {one.text("name"): one for one in known_partners(session)}


def put(vault: Vault, **values: Any) -> str:
    with vault.write("Partner erbij") as session:
        return add_partner(session, PartnerData(**values))


def test_first_import_then_nothing_new(vault: Vault) -> None:
    assert bring_in(vault, as_csv()) == PartnersResult(new=2)
    with vault.read() as session:
        rows = partner_rows(session, TODAY)
    assert [(one.name, one.person, one.ring, one.icon, one.step) for one in rows] == [
        ("Gezinscoach", "Zoë Kievit", 3, "heart-handshake", 1),
        ("Logopedist", "", 4, "languages", 1),
    ]
    assert look(vault, as_csv()).nothing_to_do


def test_nobody_here_checked_what_came_in(vault: Vault) -> None:
    bring_in(vault, as_csv())
    with vault.read() as session:
        assert all(one.checked_on is None and one.stale for one in partner_rows(session, TODAY))


def test_a_waiting_time_gets_a_date(vault: Vault) -> None:
    bring_in(vault, "Functie;Wachttijd;Gecontroleerd op\nA;6;1-2-2026\nB;0;\n")
    with vault.read() as session:
        waits = {one.name: (one.waiting_weeks, one.waiting_on) for one in partner_rows(session, TODAY)}
    assert waits == {"A": (6, date(2026, 2, 1)), "B": (0, TODAY)}


def test_rings_by_the_names_of_this_school(vault: Vault) -> None:
    with vault.write("Ring heet anders") as session:
        name_ring(session, 4, "De hulpverleners")
    content = "Functie;Ring\nA;de hulpverleners\nB;2\nC;Veiligheid\nD;Maan\nVoedselbank;\n"
    seen = look(vault, content)
    assert remark_sentences(seen.file) == ["Regel 5: de ring kent Rondom niet. U kunt de plek op de kaart kiezen."]
    bring_in(vault, content)
    with vault.read() as session:
        rings = {one.name: (one.ring, one.step) for one in partner_rows(session, TODAY)}
    assert rings == {"A": (4, 1), "B": (2, None), "C": (5, 1), "D": (3, 1), "Voedselbank": (6, 1)}


def test_usual_functions_that_wait_for_a_name_are_filled(vault: Vault) -> None:
    with vault.write("Gewone functies") as session:
        add_roles(session, roles("po"))
    before = len(cards(vault))
    assert bring_in(vault, as_csv()) == PartnersResult(changed=2)
    assert len(cards(vault)) == before
    assert cards(vault)["Gezinscoach"].text("organisation") == "CJG De Regen"


def test_what_someone_typed_stays(vault: Vault) -> None:
    bring_in(vault, as_csv())
    key = cards(vault)["Gezinscoach"].id
    with vault.write("Nummer veranderd") as session:
        change_partner(session, key, phone="06 99999999")
    newer = as_csv((("Gezinscoach", "CJG De Regen", "Zoë Kievit", "070 765 43 21"),))
    assert bring_in(vault, newer) == PartnersResult()
    assert cards(vault)["Gezinscoach"].text("phone") == "06 99999999"
    ticked = PartnerChoices(changed={key: frozenset({"phone"})})
    assert bring_in(vault, newer, ticked) == PartnersResult(changed=1)
    assert cards(vault)["Gezinscoach"].text("phone") == "070 765 43 21"


def test_a_file_empties_nothing_and_removes_nobody(vault: Vault) -> None:
    bring_in(vault, as_csv())
    before = cards(vault)
    bring_in(vault, as_csv((("Gezinscoach", "CJG De Regen", "", ""),)))
    assert cards(vault) == before


def test_people_come_along_and_are_known_the_next_time(vault: Vault) -> None:
    content = "Functie;Persoon;Telefoon;Persoon 2;Rol 2;Telefoon 2\nWijkteam;Anna;070 1234567;Bram;coach;06 12345678\n"
    assert bring_in(vault, content) == PartnersResult(new=1, people=1)
    assert look(vault, content).nothing_to_do
    more = content.replace("coach", "regisseur") + "Wijkteam;Carla;06 87654321;;;\n"
    seen = look(vault, more)
    key = cards(vault)["Wijkteam"].id
    both = PartnerChoices(suggested(seen).new, suggested(seen).changed, {1: key})
    assert bring_in(vault, more, both) == PartnersResult(changed=1, people=1)
    assert [(one.name, one.role) for one in cards(vault)["Wijkteam"].people] == [("Bram", "regisseur"), ("Carla", "")]


def test_a_row_that_was_said_to_be_the_same_only_fills_what_is_empty(vault: Vault) -> None:
    bring_in(vault, as_csv((("Balie", "CJG", "", "070 1234567"),)))
    key = cards(vault)["Balie"].id
    content = "Functie;Telefoon;E-mail;Kosten\nLoket;070-1234567;a@b.nl;geen\nLoket 2;070 1234567;;gratis\n"
    assert bring_in(vault, content, PartnerChoices(doubtful={0: key, 1: key})) == PartnersResult(changed=1)
    one = cards(vault)["Balie"]
    assert (one.text("name"), one.text("phone"), one.text("email"), one.text("costs")) == (
        "Balie", "070 1234567", "a@b.nl", "geen",
    )  # fmt: skip


def test_rows_of_one_function_become_one_card(vault: Vault) -> None:
    content = (
        "Functie;Persoon;Telefoon;Wat zij doen\nWijkteam;Anna;070 1234567;\nWijkteam;Bram;06 12345678;Helpt thuis\n"
    )
    seen = look(vault, content)
    choices = PartnerChoices(suggested(seen).new, {}, {1: f"{IN_FILE}0"})
    assert bring_in(vault, content, choices) == PartnersResult(new=1, people=1)
    one = cards(vault)["Wijkteam"]
    assert (one.text("person"), one.text("offer")) == ("Anna", "Helpt thuis")
    assert [(person.name, person.phone) for person in one.people] == [("Bram", "06 12345678")]


def test_a_row_whose_other_half_is_not_wanted_stands_for_itself(vault: Vault) -> None:
    content = "Functie;Persoon\nWijkteam;Anna\nWijkteam;Bram\n"
    assert bring_in(vault, content, PartnerChoices(doubtful={1: f"{IN_FILE}0"})) == PartnersResult(new=1)
    assert cards(vault)["Wijkteam"].text("person") == "Bram"


def test_a_doubt_can_be_a_new_partner_or_left_alone(vault: Vault) -> None:
    put(vault, name="Wijkteam", phone="070 1234567")
    content = "Functie;Telefoon\nBalie;070-1234567\n"
    assert bring_in(vault, content) == PartnersResult()
    assert bring_in(vault, content, PartnerChoices(doubtful={0: NEW})) == PartnersResult(new=1)


def test_a_card_that_went_away_in_between_takes_everything_back(vault: Vault) -> None:
    key = put(vault, name="Gezinscoach", organisation="CJG De Regen")
    seen = look(vault, as_csv())
    with vault.write("Partner weg") as session:
        remove_partner(session, key)
    with pytest.raises(UserProblem) as caught, vault.write(IMPORT_PARTNERS_SENTENCE) as session:
        apply(session, seen, suggested(seen))
    assert caught.value.code == "import-outdated"
    assert cards(vault) == {}


def test_one_value_that_cannot_be_kept_takes_everything_back(vault: Vault) -> None:
    seen = look(vault, as_csv())
    seen.file.partners[1].values["offer"] = "x" * 200_000  # type: ignore[index]  # as a reader that forgot a bound would
    with pytest.raises(UserProblem) as caught, vault.write(IMPORT_PARTNERS_SENTENCE) as session:
        apply(session, seen, suggested(seen))
    assert caught.value.code == "text-too-long"
    assert cards(vault) == {}


def test_a_step_with_its_date_begins_the_history_of_the_line(vault: Vault) -> None:
    bring_in(vault, "Functie;Ring;Trede;Trede sinds\nA;3;2;1-9-2025\nB;2;2;1-9-2025\nC;3;2;\n")
    mark = columns(StepMark)
    with vault.read() as session:
        marks = session.execute(select(mark.partner_id, mark.step, mark.since)).all()
    assert [tuple(one) for one in marks] == [(cards(vault)["A"].id, 2, date(2025, 9, 1))]


def test_undo_takes_the_whole_import_back(vault: Vault) -> None:
    bring_in(vault, as_csv())
    assert vault.undo() == IMPORT_PARTNERS_SENTENCE
    assert cards(vault) == {}


def test_a_sociale_kaart_comes_in_and_is_known_again_after_a_rename(vault: Vault) -> None:
    content = page(service(1), service(2, name="Rouwgroep", status="inactive"))
    assert look(vault, content).stopped == ()
    assert bring_in(vault, content) == PartnersResult(new=1, people=2)
    renamed = page(service(1, name="Spel en verwerking", status="active"))
    seen = look(vault, renamed)
    assert [[change.field for change in one.changes] for one in seen.changed] == [["name"]]
    bring_in(vault, renamed)
    assert list(cards(vault)) == ["Spel en verwerking"]
    assert look(vault, page(service(1, status="defunct"))).stopped == ("Spel en verwerking",)


def test_a_thousand_rows_in_one_step(vault: Vault) -> None:
    content = as_csv([(f"Functie {n}", f"Organisatie {n % 70}", "", f"070-{n:07d}") for n in range(1000)])
    seen = look(vault, content)
    everyone = PartnerChoices(new=frozenset(one.place for one in seen.new))
    assert bring_in(vault, content, everyone) == PartnersResult(new=1000)
    assert len(look(vault, content).unchanged) == 1000
