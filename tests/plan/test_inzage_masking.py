"""Covering what is of others: gone from every text, with what a person decided, and nothing of that in the packet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from rondom.dossier.actions import add_contact, add_pupil, change_note, change_pupil, remove_note
from rondom.dossier.attachments import JPEG, keep
from rondom.dossier.model import AttachmentKind, ContactData, PupilData
from rondom.meetings.actions import change_meeting
from rondom.pdf.inzage_of_pupil import Covers, Packet
from rondom.plan.inzage.masking import Added, Decisions
from rondom.plan.inzage.reading import InzageReading
from rondom.plan.inzage.shapes import EARLIER, EVENTS, LOG, NOTES
from rondom.vault.vault import Vault
from tests.inzage_case import STRANGERS, Case, fill, packet_of
from tests.mees import TODAY


@pytest.fixture
def case(vault: Vault) -> Case:
    with vault.write("Dossier gevuld") as session:
        return fill(session)


def _packet(vault: Vault, case: Case, reader: str = "", decisions: Decisions | None = None) -> Packet:
    with vault.read() as session:
        return packet_of(session, case, reader, decisions)


def _all(reading: InzageReading) -> str:
    return "\n".join(piece.text for piece in reading.file.pieces())


def _where(reading: InzageReading, table: str) -> Iterator[str]:
    return (piece.text for piece in reading.file.pieces() if piece.key.startswith(f"{table}:"))


def test_nothing_of_others_is_left(vault: Vault, case: Case) -> None:
    told = _all(Covers().reading(_packet(vault, case)))
    assert not [one for one in STRANGERS if one in told or one in told.replace(" ", "")]
    assert "ruzie met [andere persoon] en [andere persoon]" in told
    assert "op [telefoonnummer]" in told
    assert "[adres], [adres]" in told


def test_who_works_with_the_child_stays_by_name(vault: Vault, case: Case) -> None:
    told = _all(Covers().reading(_packet(vault, case)))
    for name in (
        "Marloes Grutto sprak met Mees",
        "Hatice Kievit",
        "Tom Rietkraag",
        "Ellen Boterbloem",
        "Riet Klaproos",
    ):
        assert name in told


def test_the_reader_reads_her_own_address_and_the_father_his(vault: Vault, case: Case) -> None:
    hers, his = (
        _all(Covers().reading(_packet(vault, case, reader))) for reader in (case.mees.mother, case.mees.father)
    )
    assert "Helmgras 12" in hers
    assert "06 00 00 71 01" in hers
    assert "Zeekant 3" in his
    assert "070 220 01 13" in his
    assert "Helmgras" not in his


def test_that_a_parent_wants_to_sit_apart_or_has_a_secret_is_not_told_to_the_other(vault: Vault, case: Case) -> None:
    hers, his = (
        _all(Covers().reading(_packet(vault, case, reader))) for reader in (case.mees.mother, case.mees.father)
    )
    keys = {
        piece.key.split(":")[-1]
        for piece in Covers().reading(_packet(vault, case)).file.pieces()
        if piece.owner == case.mees.father
    }
    assert not keys & {"apart", "phone_secret", "secret", "language", "interpreter"}
    assert hers != his


def test_everything_is_in_it_also_what_was_not_for_a_meeting(vault: Vault, case: Case) -> None:
    reading = Covers().reading(_packet(vault, case))
    assert "Een stille zomer" in list(_where(reading, "event"))
    chapters = {one.key: one for one in reading.file.chapters}
    assert chapters[EVENTS].count == 1
    assert chapters[NOTES].count == 1
    assert "Na het plein is hij moe." in list(_where(reading, "contribution"))


def test_what_was_changed_or_removed_is_told_as_long_as_the_logboek_knows_it(vault: Vault, case: Case) -> None:
    with vault.write("Notitie veranderd") as session:
        change_note(session, case.note, text="Rustige dag. Tijn kwam langs.")
    with vault.write("Notitie verwijderd") as session:
        remove_note(session, case.note)
    reading = Covers().reading(_packet(vault, case))
    (earlier,) = [one for one in reading.file.chapters if one.key == EARLIER]
    was = [line.cells[1].text for line in earlier.lines]
    assert "Rustige dag. [andere persoon] kwam langs." in was
    assert any(one.startswith("Op het plein was er ruzie met [andere persoon]") for one in was)
    assert {line.cells[2].text for line in earlier.lines if line.cells[1].text in was[:2]} == {"weggehaald"}


def test_the_logboek_says_who_looked(vault: Vault, case: Case) -> None:
    vault.see("Dossier geopend", case.mees.id)
    vault.see("Plan afgedrukt", case.mees.id, "print")
    reading = Covers().reading(_packet(vault, case))
    (log,) = [one for one in reading.file.chapters if one.key == LOG]
    said = [line.cells[2].text for line in log.lines]
    assert {"Dossier geopend", "Plan afgedrukt", "Dossier gevuld"} <= set(said)
    assert {line.cells[1].text for line in log.lines} == {"Ellen Boterbloem"}


# -- deciding -------------------------------------------------------------------------------------------------


def test_what_is_doubtful_can_be_uncovered_with_a_reason(vault: Vault, case: Case) -> None:
    decisions = Decisions(covered={"first:sofie": False}, why={"first:sofie": "Dit is juf Sofie."})
    packet = _packet(vault, case, decisions=decisions)
    covers = Covers()
    told = _all(covers.reading(packet))
    assert "[andere persoon] en Sofie" in told
    assert "juf Sofie" not in told, "the reason is not in the packet"
    (found,) = [one for one in covers.found(packet) if one.key == "first:sofie"]
    assert (found.covered, found.decided, found.why) == (False, True, "Dit is juf Sofie.")


def test_what_is_secret_cannot_be_uncovered(vault: Vault, case: Case) -> None:
    covers = Covers()
    fixed = [one.key for one in covers.found(_packet(vault, case)) if one.fixed]
    assert fixed
    all_open = Decisions(covered=dict.fromkeys(fixed, False))
    told = _all(covers.reading(_packet(vault, case, decisions=all_open)))
    assert "Zeekant" not in told
    assert "2491 AB" not in told
    assert "220 01 13" not in told


def test_words_can_be_added(vault: Vault, case: Case) -> None:
    covers = Covers()
    packet = _packet(vault, case, decisions=Decisions(added=(Added("het plein", "herkenbaar"),)))
    told = _all(covers.reading(packet))
    assert "plein" not in told
    assert "Op [andere persoon] was er ruzie" in told
    (found,) = [one for one in covers.found(packet) if one.added]
    assert (found.words, found.count, found.why) == ("het plein", 2, "herkenbaar")


def test_added_words_that_stand_nowhere_are_still_in_the_list(vault: Vault, case: Case) -> None:
    covers = Covers()
    packet = _packet(vault, case, decisions=Decisions(added=(Added("nergens te vinden"),)))
    assert [one.count for one in covers.found(packet) if one.added] == [0]


def test_every_place_is_shown_with_words_around_it(vault: Vault, case: Case) -> None:
    found = {one.key: one for one in Covers().found(_packet(vault, case))}
    assert found["whole:tijn de wit"].contexts == (
        "Op het plein was er ruzie met Tijn de Wit en Sofie. Daarna belde de moeder …",
    )
    assert found["first:sofie"].reason == "voornaam van Sofie Terpstra, andere leerling"


def test_what_a_child_said_for_some_only_waits_for_a_decision(vault: Vault, case: Case) -> None:
    with vault.write("Stem van het kind") as session:
        change_meeting(
            session, case.meeting, voice_words="Ik durf niet naar zwemles.", voice_audience="Alleen juf Marloes."
        )
    covers = Covers()
    packet = _packet(vault, case)
    assert "zwemles" not in _all(covers.reading(packet))
    (found,) = [one for one in covers.found(packet) if one.key == f"voice:{case.meeting}"]
    assert (found.sure, found.covered, found.fixed) == (False, True, False)
    given = replace(packet, decisions=Decisions(covered={found.key: False}))
    assert "zwemles" in _all(covers.reading(given))


@pytest.mark.parametrize(
    ("audience", "mother", "father"),
    [("Iedereen aan tafel", True, True), ("Mama en de juf.", True, False), ("Vader", False, True), ("", True, True)],
)
def test_who_the_child_named_may_read_it(vault: Vault, case: Case, audience: str, mother: bool, father: bool) -> None:
    with vault.write("Stem van het kind") as session:
        change_meeting(session, case.meeting, voice_words="Ik durf niet naar zwemles.", voice_audience=audience)
    for reader, may in ((case.mees.mother, mother), (case.mees.father, father)):
        assert ("zwemles" in _all(Covers().reading(_packet(vault, case, reader)))) is may


def test_what_others_found_of_a_talk_is_theirs(vault: Vault, case: Case) -> None:
    from rondom.collaboration.scores import put_score

    with vault.read() as session:
        rows = session.execute(
            text("SELECT id, caregiver_id FROM attendee WHERE meeting_id = :id"), {"id": case.meeting}
        )
        by_caregiver = {caregiver: id_ for id_, caregiver in rows}
    with vault.write("Oordelen") as session:
        put_score(session, by_caregiver[case.mees.mother], remark="Ik werd gehoord.")
        put_score(session, by_caregiver[case.mees.father], remark="Het ging te snel.")
    told = _all(Covers().reading(_packet(vault, case)))
    assert "Ik werd gehoord." in told
    assert "Het ging te snel." not in told


# -- files ----------------------------------------------------------------------------------------------------


def test_a_file_goes_along_when_someone_looked_at_it(vault: Vault, case: Case) -> None:
    with vault.write("Bijlage") as session:
        file = keep(session, case.mees.id, "Tekening", AttachmentKind.DRAWING, JPEG, b"\xff\xd8\xff", TODAY)
        sent = keep(session, case.mees.id, "Plan", AttachmentKind.SENT_COPY, JPEG, b"\xff\xd8\xff", TODAY)
    covers = Covers()
    packet = _packet(vault, case)
    assert [(one.id, one.goes, one.why) for one in covers.reading(packet).file.enclosures] == [
        (file, False, "nog niet bekeken")
    ]
    looked = replace(packet, decisions=Decisions(files={file: True, sent: True}))
    assert [one.goes for one in covers.reading(looked).file.enclosures] == [True]
    refused = replace(packet, decisions=Decisions(files={file: False}, files_why={file: "er staat een ander kind op"}))
    assert [(one.goes, one.why) for one in covers.reading(refused).file.enclosures] == [
        (False, "er staat een ander kind op")
    ]


def test_the_same_answers_make_the_same_packet(vault: Vault, case: Case) -> None:
    one, other = _packet(vault, case), _packet(vault, case)
    assert one == other
    assert one != replace(one, asked_on=date(2026, 3, 4))


def test_people_around_other_children_and_what_those_were_called_are_covered(vault: Vault, case: Case) -> None:
    with vault.write("Anderen") as session:
        other = add_pupil(session, PupilData(first_name="Bodil", last_name="Zwanenbloem"))
        add_contact(session, other, ContactData(name="Oma Gonda Krabbescheer", role="oma", perspective="parent"))
        add_contact(session, other, ContactData(name="Yvon Kikkerbeet", role="logopedist", perspective="other"))
    with vault.write("Andere naam") as session:
        change_pupil(session, other, first_name="Bo-Dille", last_name="Waterdrieblad")
    told = "Oma bracht Gonda Krabbescheer mee, en Bodil. Bo Dille Waterdrieblad huilde. Yvon Kikkerbeet keek. Zwa\u00adnenbloem ook."
    with vault.write("Notitie") as session:
        change_note(session, case.note, text=told)
    found = list(_where(Covers().reading(_packet(vault, case)), "note"))
    bar = "[andere persoon]"
    assert f"Oma bracht {bar} mee, en {bar}. {bar} huilde. Yvon Kikkerbeet keek. {bar} ook." in found
