"""Files of a child: kept byte for byte, undone, told in the journal, destroyed with the dossier."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from rondom.dossier.actions import add_pupil
from rondom.dossier.attachments import (
    JPEG,
    LARGEST,
    PDF,
    attachment_row,
    attachment_rows,
    change_kind,
    content_of,
    drawings_of,
    keep,
    put_with_meeting,
    rename,
    take_away,
)
from rondom.dossier.model import AttachmentKind, PupilData
from rondom.errors import EnvironmentProblem, UserProblem
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.privacy.logbook import LogFilter, entries
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.vault.vault import Vault
from tests.architecture.source import ROOT
from tests.mees import new_vault

TODAY = date(2026, 3, 12)
BYTES = bytes(range(256)) * 40


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def pupil(vault: Vault) -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name="Proef"))


def add_one(vault: Vault, pupil: str, kind: AttachmentKind = AttachmentKind.OTHER, media: str = PDF) -> str:
    with vault.write("Bijlage toegevoegd") as session:
        return keep(session, pupil, " Formulier\n mei ", kind, media, BYTES, TODAY)


def test_what_is_kept_comes_back_byte_for_byte(vault: Vault, pupil: str) -> None:
    made = add_one(vault, pupil)
    with vault.read() as session:
        assert content_of(session, made) == BYTES
        (row,) = attachment_rows(session, pupil)
    assert (row.id, row.title, row.byte_size, row.added_on) == (made, "Formulier mei", len(BYTES), TODAY)
    assert row.sha256 == hashlib.sha256(BYTES).hexdigest()


def test_the_largest_file_fits_and_one_byte_more_does_not(vault: Vault, pupil: str) -> None:
    with vault.write("Bijlage toegevoegd") as session:
        made = keep(session, pupil, "x", AttachmentKind.OTHER, PDF, b"a" * LARGEST, TODAY)
    with vault.read() as session:
        assert len(content_of(session, made)) == LARGEST
    with pytest.raises(UserProblem, match="attachment-too-large"), vault.write("Bijlage toegevoegd") as session:
        keep(session, pupil, "x", AttachmentKind.OTHER, PDF, b"a" * (LARGEST + 1), TODAY)


@pytest.mark.parametrize(
    ("media", "content", "code"), [("text/html", b"x", "attachment-kind"), (PDF, b"", "attachment-empty")]
)
def test_other_things_are_refused(vault: Vault, pupil: str, media: str, content: bytes, code: str) -> None:
    with pytest.raises(UserProblem, match=code), vault.write("Bijlage toegevoegd") as session:
        keep(session, pupil, "x", AttachmentKind.OTHER, media, content, TODAY)


def test_undo_brings_back_and_takes_away(vault: Vault, pupil: str) -> None:
    made = add_one(vault, pupil)
    with vault.write("Bijlage verwijderd") as session:
        take_away(session, made)
    vault.undo()
    with vault.read() as session:
        assert content_of(session, made) == BYTES
    vault.undo()
    with vault.read() as session:
        assert attachment_rows(session, pupil) == []
        with pytest.raises(UserProblem, match="gone"):
            content_of(session, made)


def test_name_and_kind_change_and_the_bytes_stay(vault: Vault, pupil: str) -> None:
    made = add_one(vault, pupil)
    with vault.write("Bijlage veranderd") as session:
        rename(session, made, "Tekening")
        change_kind(session, made, AttachmentKind.DRAWING)
    with vault.read() as session:
        row = attachment_row(session, made)
        assert (row.title, row.kind) == ("Tekening", AttachmentKind.DRAWING)
        assert hashlib.sha256(content_of(session, made)).hexdigest() == row.sha256


def test_what_went_out_stays_as_it_was(vault: Vault, pupil: str) -> None:
    made = add_one(vault, pupil, AttachmentKind.SENT_COPY)
    for change in (
        lambda session: rename(session, made, "Anders"),
        lambda session: change_kind(session, made, AttachmentKind.OTHER),
        lambda session: put_with_meeting(session, made, None),
        lambda session: take_away(session, made),
    ):
        with pytest.raises(UserProblem, match="attachment-sent"), vault.write("Bijlage veranderd") as session:
            change(session)
    other = add_one(vault, pupil)
    with pytest.raises(UserProblem, match="attachment-sent"), vault.write("Bijlage veranderd") as session:
        change_kind(session, other, AttachmentKind.SENT_COPY)


def test_only_pictures_are_drawings_on_paper(vault: Vault, pupil: str) -> None:
    with vault.write("Overleg gepland") as session:
        meeting = plan_meeting(session, pupil, MeetingKind.TRIAD, datetime(2026, 3, 12, 13, 15), TODAY)
    first, second = (add_one(vault, pupil, AttachmentKind.DRAWING, JPEG) for _n in range(2))
    scan = add_one(vault, pupil, AttachmentKind.DRAWING, PDF)
    form = add_one(vault, pupil, AttachmentKind.SIGNED_FORM, JPEG)
    with vault.write("Bijlage veranderd") as session:
        for one in (second, first, scan, form):
            put_with_meeting(session, one, meeting)
    with vault.read() as session:
        assert [one.id for one in drawings_of(session, meeting)] == [first, second]
        assert attachment_row(session, form).meeting_id == meeting


def test_a_destroyed_dossier_leaves_nothing_of_a_file(vault: Vault, pupil: str) -> None:
    import base64

    letters = base64.b64encode(BYTES).decode()[:200]
    add_one(vault, pupil)
    with vault.write("Bijlage verwijderd") as session:
        take_away(session, add_one_in(session, pupil))
    destroy_dossier(vault, pupil, DestructionReason.REQUEST)
    with vault.read() as session:
        assert session.execute(text("SELECT count(*) FROM attachment")).scalar() == 0
        for column in ("before", "after"):
            found = session.execute(
                text(f"SELECT count(*) FROM journal_cell WHERE instr({column}, :w)"), {"w": letters}
            )
            assert found.scalar() == 0


@pytest.mark.parametrize("rest", ["", "QUJD", "half", "geen letters van een bestand!"])
def test_half_a_file_is_never_shown_as_a_whole_one(vault: Vault, pupil: str, rest: str) -> None:
    made = add_one(vault, pupil)
    with vault.write("Beschadigd") as session:
        session.execute(text("UPDATE attachment SET content = :rest WHERE id = :id"), {"rest": rest, "id": made})
    with vault.read() as session:
        with pytest.raises(EnvironmentProblem, match="attachment-damaged"):
            content_of(session, made)
        assert attachment_row(session, made).title == "Formulier mei"


def test_the_logboek_tells_of_a_file_and_not_what_is_in_it(vault: Vault, pupil: str) -> None:
    import base64

    made = add_one(vault, pupil)
    with vault.write("Bijlage veranderd") as session:
        rename(session, made, "Nieuwe naam")
    with vault.read() as session:
        told = str(entries(session, LogFilter(pupil_id=pupil)))
    assert "Bijlage toegevoegd" in told
    assert base64.b64encode(BYTES).decode()[:60] not in told


def add_one_in(session, pupil: str) -> str:
    return keep(session, pupil, "weg", AttachmentKind.OTHER, PDF, BYTES, TODAY)


BY_ITSELF = """
import sys
from datetime import date
from pathlib import Path
from rondom.dossier.actions import add_pupil
from rondom.dossier.attachments import PDF, content_of, keep
from rondom.dossier.model import AttachmentKind, PupilData
from rondom.opening import create
from rondom.vault.keys import KdfParameters

vault = create(Path(sys.argv[1]), "vier gewone woorden samen", "School", "Ib", KdfParameters(8192, 1, 1)).vault
with vault.write("Bijlage") as session:
    pupil = add_pupil(session, PupilData(first_name="Proef"))
    made = keep(session, pupil, "brief", AttachmentKind.OTHER, PDF, b"abc", date(2026, 3, 12))
    assert content_of(session, made) == b"abc"
vault.close()
"""


def test_whoever_opens_a_vault_can_keep_a_file_without_knowing_of_meetings(tmp_path: Path) -> None:
    """A file may belong to a meeting: that table must be known, whatever else was loaded."""
    command = [sys.executable, "-c", BY_ITSELF, str(tmp_path / "k.rondom")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-1500:]
