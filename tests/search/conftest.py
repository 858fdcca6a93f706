"""A vault with Mees in it, and a short way to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rondom.search.hits import Heading, Hit, Hits
from rondom.search.queries import find
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees, add_mees, new_vault


@dataclass(frozen=True)
class Found:
    """What was found, and short questions about it."""

    hits: Hits

    def under(self, heading: Heading) -> list[Hit]:
        return [hit for group in self.hits.groups if group.heading is heading for hit in group.hits]

    def titles(self, heading: Heading) -> list[str]:
        return [hit.title.text for hit in self.under(heading)]

    def excerpts(self, heading: Heading) -> list[str]:
        return [marked(hit.excerpt.text, hit.excerpt.marks) for hit in self.under(heading)]

    @property
    def headings(self) -> list[Heading]:
        return [group.heading for group in self.hits.groups]

    @property
    def words(self) -> str:
        """All that a person would read of it."""
        hits = [hit for group in self.hits.groups for hit in group.hits]
        return "\n".join(f"{hit.title.text} {hit.excerpt.text} {hit.detail}" for hit in hits)


def marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The text with what is marked between brackets."""
    parts, at = [], 0
    for start, end in marks:
        parts += [text[at:start], "[", text[start:end], "]"]
        at = end
    return "".join([*parts, text[at:]])


Ask = Callable[..., Found]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as opened:
        yield opened


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        return add_mees(session)


@pytest.fixture
def ask(vault: Vault) -> Ask:
    def ask_now(typed: str, limit: int = 5, at_table: str = "") -> Found:
        with vault.read() as session:
            return Found(find(session, typed, TODAY, limit, at_table))

    return ask_now
