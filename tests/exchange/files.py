"""EDEXML as a school's program would write it, with invented children. Every test says only what matters to it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name: str, text: str | None) -> str:
    return "" if text is None else f"<{name}>{escape(text)}</{name}>"


def group(key: str, name: str, year: str | None, combined: bool = False) -> str:
    tag = "samengestelde_groep" if combined else "groep"
    return f"<{tag} key={quoteattr(key)}>{element('naam', name)}{element('jaargroep', year)}</{tag}>"


def pupil(key: str, *parts: str, eckid: str = "", **values: str | None) -> str:
    """`values` are element names, with _ for the - of voorletters-1 left to `parts`."""
    attributes = f" key={quoteattr(key)}" + (f" eckid={quoteattr(eckid)}" if eckid else "")
    return (
        f"<leerling{attributes}>"
        + "".join(element(name, text) for name, text in values.items())
        + "".join(parts)
        + "</leerling>"
    )


def in_group(key: str) -> str:
    return f"<groep key={quoteattr(key)}/>"


def staff(key: str, *parts: str, **values: str) -> str:
    return (
        f"<leerkracht key={quoteattr(key)}>"
        + "".join(element(n, t) for n, t in values.items())
        + "".join(parts)
        + "</leerkracht>"
    )


def edex(
    pupils: Iterable[str],
    groups: Iterable[str] = (),
    people: Iterable[str] = (),
    year: str = "2025-2026",
    brin: str = "00ZZ",
    version: str = "2.1",
    attributes: str = "",
    head: str = HEAD,
) -> str:
    school = element("schooljaar", year) + element("brincode", brin) + element("xsdversie", version)
    return (
        f"{head}<EDEX{attributes}>\n<school>{school}</school>\n<groepen>{''.join(groups)}</groepen>\n"
        f"<leerlingen>\n{chr(10).join(pupils)}\n</leerlingen>\n<leerkrachten>{''.join(people)}</leerkrachten>\n</EDEX>\n"
    )


def small(**changes: str) -> str:
    """One group, two children, one teacher."""
    return edex(
        [
            pupil(
                "101",
                in_group("g5"),
                eckid="https://ketenid.example/aaa",
                achternaam="Linde",
                voorvoegsel="van der",
                roepnaam="Fenna",
                geboortedatum="2016-03-09",
                geslacht="2",
                jaargroep="5",
            ),
            pupil(
                "102",
                in_group("g5"),
                eckid="https://ketenid.example/bbb",
                achternaam="Okafor",
                roepnaam="Tobe",
                geboortedatum="2015-11-30",
                geslacht="1",
                jaargroep="5",
            ),
        ],
        [group("g5", "De Uilen", "5")],
        [staff("L1", "<rol>LRK</rol>", f"<groepen>{in_group('g5')}</groepen>", achternaam="Tak", roepnaam="Ine")],
        **changes,
    )


FIRST = (
    "Fenna",
    "Tobe",
    "Yara",
    "Jip",
    "Noor",
    "Ravi",
    "Sude",
    "Mats",
    "Liv",
    "Okke",
    "Zoë",
    "Ilyas",
    "Tess",
    "Bram",
    "Amina",
    "Kai",
)
LAST = (
    "Linde",
    "Okafor",
    "Berkhof",
    "Yıldırım",
    "Terpstra",
    "Nguyen",
    "Haan",
    "Zwart",
    "El Idrissi",
    "Kuiper",
    "Wójcik",
    "Molen",
    "Prins",
)


def school_of(count: int, moved: int = 0) -> str:
    """A whole school. `moved` children are in another group than in the same school with 0."""
    groups = [
        group(f"g{number}", f"Groep {number % 8 + 1}{'ABCD'[number // 8]}", str(number % 8 + 1)) for number in range(32)
    ]
    pupils = []
    for number in range(count):
        place = (number + (number < moved)) % 32
        pupils.append(
            pupil(
                f"{1000 + number}",
                in_group(f"g{place}"),
                eckid=f"https://ketenid.example/{number:05}",
                achternaam=LAST[number % 13] + ("en" if number // 208 % 2 else ""),
                roepnaam=FIRST[number % 16],
                geboortedatum=f"{2013 + number % 8}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}",
                geslacht=str(1 + number % 2),
                jaargroep=str(place % 8 + 1),
                land="NL",
                instroomdatum="2020-08-24",
            )
        )
    people = [
        staff(
            f"L{n}",
            "<rol>LRK</rol>",
            f"<groepen>{in_group(f'g{n}')}</groepen>",
            achternaam=LAST[n % 13],
            roepnaam=FIRST[n % 16],
        )
        for n in range(32)
    ]
    return edex(pupils, groups, people)
