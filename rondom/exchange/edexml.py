"""EDEXML 1.03, 2.0 and 2.1: the file with which a school hands pupils, groups and staff to another program.

Lenient where files in the wild are (see `reader` and `xml_text`), strict where it protects (see `xml_safety`).
Parents, addresses and telephone numbers are not in EDEXML.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rondom.errors import EnvironmentProblem, UserProblem
from rondom.exchange import reader
from rondom.exchange.edex_file import EdexFile, EdexGroup, EdexPupil, EdexSchool, EdexStaff, Ignored, Note
from rondom.exchange.xml_safety import MAX_BYTES, MAX_MEGABYTES, SafeXml, Vocabulary, parse

__all__ = [
    "VOCABULARY",
    "EdexFile",
    "EdexGroup",
    "EdexPupil",
    "EdexSchool",
    "EdexStaff",
    "Ignored",
    "Note",
    "load",
    "read",
]

VOCABULARY = Vocabulary(
    elements=frozenset(
        {
            "edex",
            "school",
            "schooljaar",
            "peildatum",
            "brincode",
            "dependancecode",
            "xsdversie",
            "groepen",
            "groep",
            "samengestelde_groepen",
            "samengestelde_groep",
            "naam",
            "jaargroep",
            "leerlingen",
            "leerling",
            "achternaam",
            "voorvoegsel",
            "voornamen",
            "voorletters-1",
            "roepnaam",
            "geboortedatum",
            "geslacht",
            "emailadres",
            "instroomdatum",
            "uitstroomdatum",
            "leerkrachten",
            "leerkracht",
            "rol",
            "rolomschrijving",
        }
    ),
    attributes=frozenset({"key", "eckid"}),
    private={
        "sofinummer": "number",
        "bsn": "number",
        "onderwijsnummer": "number",
        "bsn_ondwnr-4": "number",
        "rijksregisternummer": "number",
        "etniciteit": "origin",
        "land": "origin",
        "land_vader": "origin",
        "land_moeder": "origin",
        "gewicht": "weight",
        "gewicht_nieuw": "weight",
    },
)


def load(path: Path) -> bytes:
    """The bytes of a file that someone chose.

    Raises EnvironmentProblem "file-unreadable" or UserProblem "edexml-too-big".
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        raise EnvironmentProblem("file-unreadable") from None
    if len(content) > MAX_BYTES:
        raise UserProblem("edexml-too-big", limit=MAX_MEGABYTES)
    return content


def read(content: bytes) -> EdexFile:
    """The whole file as values.

    Raises UserProblem: the codes of `xml_safety.parse`, "edexml-other-file" when it is other XML, and
    "edexml-no-pupils" when there is nobody in it (an empty file would make every child look gone).
    """
    xml = parse(content, VOCABULARY)
    if xml.root.name != "edex":
        raise UserProblem("edexml-other-file")
    tally: Counter[str] = Counter()
    school = reader.read_school(xml.root, tally)
    groups = reader.read_groups(xml.root, tally)
    pupils = reader.read_pupils(xml.root, groups, tally)
    if not pupils:
        raise UserProblem("edexml-no-pupils")
    staff = reader.read_staff(xml.root, groups)
    filled = reader.with_year_groups(groups.by_key, pupils)
    notes = (*_encoding_note(xml), *_merged_notes(groups), *_tallied(tally))
    return EdexFile(school, filled, tuple(pupils), tuple(staff), _ignored(xml, tally), notes)


def _ignored(xml: SafeXml, tally: Counter[str]) -> Ignored:
    return Ignored(xml.dropped["number"] + tally["personal-number-key"], xml.dropped["origin"], xml.dropped["weight"])


def _encoding_note(xml: SafeXml) -> tuple[Note, ...]:
    return (Note("encoding-repaired", 1, xml.repaired),) if xml.repaired else ()


def _merged_notes(groups: reader.Groups) -> tuple[Note, ...]:
    merged = {base for base in groups.alias.values() if groups.by_key[base].combined}
    return tuple(Note("group-joined", 1, groups.by_key[base].name) for base in sorted(merged))


def _tallied(tally: Counter[str]) -> tuple[Note, ...]:
    return tuple(Note(code, count) for code, count in sorted(tally.items()) if count)
