"""The kinds of text a table may hold. Tables themselves do not validate; the Data classes built from these do."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError
from sqlalchemy import Text as TextColumn
from sqlmodel import Field

LINE_LIMIT = 500
TEXT_LIMIT = 100_000
CONTENT_LIMIT = 6_000_000


def _without_nul(text: str) -> str:
    """SQLite keeps a NUL, but its functions stop reading there: a text would be cut without a word."""
    if "\x00" in text:
        raise PydanticCustomError("text-nul", "text holds a NUL character")
    return text


Line = Annotated[str, StringConstraints(max_length=LINE_LIMIT), AfterValidator(_without_nul)]
"""One line: a name, a title, a role."""

Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT), AfterValidator(_without_nul)]
"""Prose, exactly as someone typed it."""

Kept = Annotated[str, StringConstraints(max_length=CONTENT_LIMIT)]
"""The bytes of a small file, in base64: the journal keeps rows as JSON, which holds no bytes."""


def choice(default: StrEnum) -> Any:
    """A field with one of a few values, stored as its word, so that the file can be read without this program."""
    return Field(default=default, sa_type=TextColumn)
