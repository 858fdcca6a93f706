"""Text that may be read as markup. Whoever turns what people typed into `Markup` must escape it; nobody else makes it.

Known are `<b>`, `<i>`, `<br/>`, `<font name="" color="" size="">` and what is made here: links,
and words in another language.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

_ADDRESS = re.compile(r"(?:https://|mailto:|tel:)[!#-;=?-~]+", re.IGNORECASE)
"""No spaces, no quotes, no < and >, nothing but ASCII: what a browser, a mailer or a telephone takes."""


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
SPOKEN = "lang:"
"""Stands before the name of a language where a link has its address."""


class Markup(str):
    """Text that a paragraph may read as markup. Its type is the promise that every user text in it was escaped."""

    __slots__ = ()


def may_link(address: str) -> bool:
    """Whether an address is one that a paper may point to: https, mailto or tel. Never a file, a script or plain http."""
    return _ADDRESS.fullmatch(address) is not None


def link(text: Markup, address: str) -> Markup:
    """The text as a link; just the text when the address may not be one, so that nothing typed can become a command."""
    return Markup(f"<a href={quoteattr(address)}>{text}</a>") if text and may_link(address) else text


def spoken(text: Markup, language: str) -> Markup:
    """The text in a language of its own ("tr"), for the voice that reads it; nothing of that is seen."""
    known = _LANGUAGE.fullmatch(language) is not None
    return Markup(f'<a href="{SPOKEN}{language}">{text}</a>') if text and known else text
