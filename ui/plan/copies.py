"""One paper for one reader, or the same for several at once: each a copy of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rondom import clock
from rondom.language import _, listed
from rondom.plan.reading import Perspective
from ui.plan.share import Getter

FOLDER = _("In welke map komen de exemplaren?")


@dataclass(frozen=True, slots=True)
class Copy:
    """The very bytes for one reader, and what the paper is called in the register, without how it goes."""

    getter: Getter
    content: bytes
    pages: int
    document: str


def one_look(contents: Sequence[bytes]) -> bytes:
    """What lies on the screen: the paper, or all copies one after the other. Slow for several: for the worker thread."""
    if len(contents) == 1:
        return contents[0]
    from rondom.pdf.meeting_papers import bundle

    return bundle(contents)


def together(copies: Sequence[Copy]) -> tuple[bytes, Callable[[], bytes] | None]:
    """For one question to the printer: what is printed, and what is printed on both sides of the paper."""
    contents = [one.content for one in copies]
    if len(contents) == 1:
        return contents[0], None
    from rondom.pdf.meeting_papers import bundle

    return bundle(contents), lambda: bundle(contents, both_sides=True)


def names_of(copies: Sequence[Copy]) -> str:
    """Sanne en Ruben"""
    return listed([one.getter.reader.short for one in copies])


def file_names(title: str, copies: Sequence[Copy]) -> list[str]:
    """Plan De Regenwulp 2026-03-12 ouder 1.pdf: a parent often has the name of the child."""
    if len(copies) == 1:
        return [f"{title}.pdf"]
    return [f"{title} {_side(one.getter)} {at}.pdf" for at, one in enumerate(copies, 1)]


def mail_names(copies: Sequence[Copy]) -> list[str]:
    """A name for the file of each copy."""
    return mail_file_names(len(copies))


def mail_file_names(count: int) -> list[str]:
    """Document 2026-03-12.pdf: the name of a file in a mail can be read by all."""
    title = f"{_('Document')} {clock.today().isoformat()}"
    return [f"{title}.pdf"] if count == 1 else [f"{title} {at}.pdf" for at in range(1, count + 1)]


def _side(getter: Getter) -> str:
    return _("ouder") if getter.reader.perspective is Perspective.PARENT else _("lezer")
