"""A document of one child that is ready to leave, for who prints without windows."""

from __future__ import annotations

from dataclasses import dataclass

from rondom.pdf.documents import page_count


@dataclass(frozen=True, slots=True)
class Printed:
    """Whose it is, the document itself, and how many pages it has: what the register of verstrekkingen asks for."""

    pupil_id: str
    content: bytes
    pages: int

    @classmethod
    def of(cls, pupil_id: str, content: bytes) -> Printed:
        return cls(pupil_id, content, page_count(content))
