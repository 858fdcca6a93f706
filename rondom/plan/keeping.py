"""A `PlanReading` as JSON and back, exactly. What an older or newer Rondom adds or lacks falls back to the default."""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from rondom.plan.reading import PlanReading


def to_json(reading: PlanReading) -> str:
    """Compact text with the fields in their order.

    Drawings are not kept: they are made again. Nor is what is added later, such as a signature or a zienswijze: it must not
    touch what was fixed.
    """
    return json.dumps(_plain(reading), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> PlanReading:
    """The reading that `to_json` wrote. Raises ValueError when the text is no plan."""
    try:
        made = _built(PlanReading, json.loads(text))
    except (TypeError, KeyError, AttributeError) as problem:
        raise ValueError("no plan") from problem
    assert isinstance(made, PlanReading)
    return made


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(one: Field[Any]) -> bool:
    """Fields that do not count in comparing are drawings; what comes later stands in rows of its own."""
    return one.compare and not one.metadata.get("later")


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value) if _kept(one)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_plain(one) for one in value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _built(shape: type[Any], raw: dict[str, Any]) -> Any:
    hints = _hints(shape)  # type: ignore[arg-type]  # mypy doubts that a class can be a key
    values = {
        one.name: _value(hints[one.name], raw[one.name])
        for one in fields(shape)
        if _kept(one) and (one.name in raw or _required(one))
    }
    return shape(**values)


def _required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


@cache
def _hints(shape: type[Any]) -> dict[str, Any]:
    """The types of the fields; a drawing is named by the reading but never loaded here."""
    return get_type_hints(shape, localns={"Scene": object})


def _value(hint: Any, raw: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return None if raw is None else _value(next(one for one in get_args(hint) if one is not type(None)), raw)
    if origin in (tuple, frozenset):
        return origin(_value(get_args(hint)[0], one) for one in raw)
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return _built(hint, raw)
    if hint in (date, time):
        return hint.fromisoformat(raw)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(raw)
    if not isinstance(raw, hint):
        raise TypeError(hint.__name__)
    return raw
