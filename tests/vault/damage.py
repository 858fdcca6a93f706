"""A small vault with some of everything, and ways to harm its file. Shared by the tests of rescue."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rondom.dossier.actions import add_note, add_pupil, add_strength, change_note
from rondom.dossier.model import NoteData, PupilData, StrengthData
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData
from rondom.vault import keys
from rondom.vault.header import HEADER_BYTES
from rondom.vault.salvage import page_cipher
from rondom.vault.salvage.b_tree import kind_of
from rondom.vault.salvage.trees import Trees, survey
from tests.mees import START, TODAY, add_mees, new_vault
from tests.vault.contents import Content, content

PAGE = 4096
LONG = "Hij vertelde over het weekend bij zijn opa. "


@dataclass(frozen=True)
class Whole:
    """The vault before anything happened to it."""

    raw: bytes
    before: Content
    seed: bytes
    code: str

    @property
    def pages(self) -> int:
        return (len(self.raw) - HEADER_BYTES) // PAGE

    def trees(self) -> Trees:
        return survey(self.page, self.pages)

    def page(self, number: int) -> bytes | None:
        return page_cipher.opened(keys.data_key(self.seed), number, raw_page(self.raw, number))

    def harmed(self, pages: Iterable[int], seed: int = 0) -> bytes:
        """One bit flipped in each of these pages."""
        dice, harmed = random.Random(seed), bytearray(self.raw)
        for number in pages:
            harmed[HEADER_BYTES + (number - 1) * PAGE + dice.randrange(PAGE)] ^= 1 << dice.randrange(8)
        return bytes(harmed)

    def pages_of(self, *tables: str, with_indexes: bool = False) -> set[int]:
        """Where the rows of these tables stand, with the pages above them; not where long rows go on."""
        trees = self.trees()
        roots = [trees.tables[table] for table in tables]
        if with_indexes:
            roots += [root for name, root in trees.indexes.items() if any(f"_{table}_" in name for table in tables)]
        return {page for root in roots for page in trees.pages(root)}

    def overflow_pages(self) -> set[int]:
        return {n for n in range(2, self.pages + 1) if (page := self.page(n)) is not None and not kind_of(page, n)}


def raw_page(raw: bytes, number: int) -> bytes:
    start = HEADER_BYTES + (number - 1) * PAGE
    return raw[start : start + PAGE]


@cache
def whole() -> Whole:
    """Mees and two others, with notes short and long, events and a meeting. Made once, as it takes a while."""
    with TemporaryDirectory() as folder, new_vault(Path(folder)) as vault:
        with vault.write("Kinderen") as session:
            mees = add_mees(session).id
            others = [add_pupil(session, PupilData(first_name=name, last_name="Zegge")) for name in ("Roos", "Sem")]
            add_strength(session, mees, StrengthData(text="Kan goed uitleggen."))
        for number in range(24):
            with vault.write("Notitie toegevoegd") as session:
                text = f"Notitie {number}. " + LONG * (300 if number % 6 == 0 else 12)
                note = add_note(session, [mees, *others][number % 3], NoteData(written_on=TODAY, text=text))
            if number % 5 == 0:
                with vault.write("Notitie veranderd") as session:
                    change_note(session, note, author="juf Marloes")
        for number in range(40):
            with vault.write("Gebeurtenis toegevoegd") as session:
                add_event(session, mees, EventData(title=f"Gebeurtenis {number}", text=LONG * 3))
        with vault.write("Overleg gepland") as session:
            plan_meeting(session, mees, MeetingKind.TRIAD, START, TODAY)
        before, code, seed = content(vault), vault.recovery_code(), bytes(vault._opened.seed)
        path = vault.path
        vault.close()
        return Whole(path.read_bytes(), before, seed, code)
