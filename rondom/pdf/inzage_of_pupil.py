"""The inzagepakket of one child, from the vault to the paper: for the screen and for who prints without windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rondom import clock
from rondom.dossier.finding import pupil_called
from rondom.errors import UserProblem
from rondom.language import _, folded, listed, plural
from rondom.pdf.documents import page_count
from rondom.pdf.inzage_document import Progress, inzage_pdf
from rondom.pdf.pages_of_pdf import texts_of
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.plan.inzage.gathering import child_file
from rondom.plan.inzage.masking import Cover, Decisions, Found
from rondom.plan.inzage.people import Surroundings, surroundings
from rondom.plan.inzage.reading import ChildFile, InzageReading
from rondom.plan.inzage.request import due_on, inzage_readers, purpose
from rondom.plan.sharing import PUPIL, PlanReader
from rondom.privacy.actions import record_disclosure
from rondom.privacy.rules import LightStatus
from rondom.school.queries import school_facts
from rondom.vault.store import Session

NOBODY = ""
"""The key of nobody: with it everything is covered that is covered for anybody."""


@dataclass(frozen=True, slots=True)
class InzageFacts:
    """Everything about one child, and for each reader whose data are not theirs."""

    file: ChildFile
    around: Mapping[str, Surroundings]
    formal: bool = True


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet as someone asked for it. The same packet is the same paper."""

    facts: InzageFacts
    reader: str = NOBODY
    name: str = ""
    role: str = ""
    asked_on: date = date.min
    extended: bool = False
    made_by: str = ""
    decisions: Decisions = field(default_factory=Decisions)


def inzage_facts(session: Session, pupil_id: str, today: date, progress: Progress | None = None) -> InzageFacts:
    """Raises UserProblem "gone"."""
    keys = [NOBODY, *(one.key for one in inzage_readers(session, pupil_id, today))]
    around = {key: surroundings(session, pupil_id, key) for key in keys}
    formal = school_facts(session).form_of_address != "je"
    return InzageFacts(child_file(session, pupil_id, today, progress), around, formal)


class Covers:
    """Keeps the last file that was looked over: another decision costs little then. For one thread."""

    def __init__(self) -> None:
        self._of: tuple[InzageFacts, str] | None = None
        self._cover: Cover | None = None

    def cover(self, packet: Packet) -> Cover:
        if self._cover is None or self._of is None or self._of[0] is not packet.facts or self._of[1] != packet.reader:
            file = packet.facts.file
            texts = {
                one.id: "\n".join(texts_of(one.content))
                for one in file.enclosures
                if one.media_type == "application/pdf"
            }
            self._cover = Cover(file, packet.facts.around[packet.reader], texts)
            self._of = packet.facts, packet.reader
        return self._cover

    def found(self, packet: Packet) -> tuple[Found, ...]:
        """What is covered, or could be."""
        return self.cover(packet).found(packet.decisions)

    def pdf(self, packet: Packet, dress: PrintAs = AS_IT_IS, progress: Progress | None = None) -> bytes:
        return inzage_pdf(self.reading(packet), dress, progress)

    def reading(self, packet: Packet) -> InzageReading:
        """The packet with everything covered that has to be."""
        file, masked = self.cover(packet).covered_file(packet.decisions)
        return InzageReading(
            file, packet.name, packet.role, packet.asked_on, due_on(packet.asked_on, packet.extended), clock.today(),
            packet.made_by, masked, packet.extended, packet.facts.formal, packet.reader == PUPIL,
        )  # fmt: skip


def document_words(decisions: Decisions) -> str:
    """What the register says of it: how much a person decided otherwise, never what."""
    told = [_("Inzagepakket")]
    shown = sum(1 for covered in decisions.covered.values() if not covered)
    if shown:
        told.append(plural(shown, "{n} voorstel niet afgedekt", "{n} voorstellen niet afgedekt"))
    if decisions.added:
        told.append(plural(len(decisions.added), "{n} woord zelf afgedekt", "{n} woorden zelf afgedekt"))
    return ", ".join(told)


# -- without windows ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintedInzage:
    pupil_id: str
    reader: PlanReader
    content: bytes
    pages: int
    asked_on: date
    doubtful: int
    """How much was covered without anybody having looked at it."""
    files: int
    """Kept files that did not go along: nobody looked at them."""


def pupil_inzage(
    session: Session, name: str, reader: str, asked_on: date, made_by: str, dress: PrintAs = AS_IT_IS
) -> PrintedInzage:
    """The packet of the child with this name or part of a name, for `reader`: a name or part of it of who may ask.

    Raises UserProblem "pupil-not-found", "pupil-ambiguous", "inzage-reader-unclear" or "inzage-not-allowed".
    """
    pupil = pupil_called(session, name).id
    today = clock.today()
    chosen = _reader(inzage_readers(session, pupil, today), reader)
    packet = Packet(inzage_facts(session, pupil, today), chosen.key, chosen.name, chosen.role, asked_on, False, made_by)
    covers = Covers()
    content = covers.pdf(packet, dress)
    doubtful = sum(not one.sure for one in covers.found(packet))
    files = len(packet.facts.file.enclosures)
    return PrintedInzage(pupil, chosen, content, page_count(content), asked_on, doubtful, files)


def record_inzage(session: Session, printed: PrintedInzage, made_by: str) -> None:
    """In the register of verstrekkingen: to whom, and when it was asked."""
    who = ", ".join(part for part in (printed.reader.name, printed.reader.role) if part)
    record_disclosure(
        session, printed.pupil_id, who, purpose(printed.asked_on), printed.reader.light.basis, document_words(Decisions()),
        printed.content, printed.pages, made_by, way="file",
    )  # fmt: skip


def _reader(readers: list[PlanReader], wanted: str) -> PlanReader:
    """Who was named; without a name the only one who may."""
    sought = folded(wanted)
    named = [one for one in readers if sought and sought in folded(one.name)]
    exact = [one for one in named if folded(one.name) == sought]
    found = exact or named if sought else [one for one in readers if one.light.status is LightStatus.MAY]
    if len(found) != 1:
        raise UserProblem("inzage-reader-unclear", names=listed([one.name for one in readers]))
    if found[0].light.status is not LightStatus.MAY:
        raise UserProblem("inzage-not-allowed", reason=found[0].light.reason)
    return found[0]
