"""The small signs of week and year: the mark of Overleg for a meeting, for the rest the icons that Vandaag has."""

from __future__ import annotations

from collections.abc import Collection

from rondom.language import _
from rondom.meetings.planner import EntryKind
from rondom.scene import Icon, Item, Mark, Measure, Rect, Text, moved

ICONS: dict[EntryKind, tuple[str, str]] = {
    EntryKind.EVALUATION: ("calendar-check", "accent"),
    EntryKind.AGREEMENT: ("circle", "ink-muted"),
    EntryKind.BIRTHDAY: ("cake", "warm"),
    EntryKind.CONSENT: ("shield-alert", "caution"),
}
SIGN_WORDS: dict[EntryKind, str] = {
    EntryKind.EVALUATION: _("kijken of het plan werkt"),
    EntryKind.AGREEMENT: _("afspraak"),
    EntryKind.BIRTHDAY: _("wordt 12, 16 of 18"),
    EntryKind.CONSENT: _("toestemming loopt af"),
}


def sign(kind: EntryKind, done: bool, x: float, y: float, size: float) -> Item:
    """The sign with its middle at x, y. A meeting is hollow until it was held; an agreement that was done has a tick."""
    if kind is EntryKind.MEETING:
        return Mark("hexagon", x, y, size * (0.4 if done else 0.36), "lane-overleg", hollow=not done)
    name, role = ("check", "success") if done else ICONS[kind]
    return Icon(name, x - size / 2, y - size / 2, size, role)


def legend(
    kinds: Collection[EntryKind], held: bool, free: bool, weeks: bool, width: float, em: float, measure: Measure
) -> tuple[list[Item], float]:
    """What the signs say, in as many lines as it needs, from y = 0; and how high it came out.

    Only what is in the drawing: `held` when a meeting was held, `free` with school holidays, `weeks` with counts.
    """
    parts: list[tuple[list[Item], str]] = []
    middle, size = 0.62 * em, 0.95 * em
    if EntryKind.MEETING in kinds:
        parts.append(([sign(EntryKind.MEETING, False, size / 2, middle, size)], _("overleg")))
        if held:
            parts.append(([sign(EntryKind.MEETING, True, size / 2, middle, size)], _("geweest")))
    parts += [
        ([sign(kind, False, size / 2, middle, size)], SIGN_WORDS[kind]) for kind in EntryKind if kind in kinds and kind in ICONS
    ]  # fmt: skip
    if free:
        parts.append(([Rect(0, 0.2 * em, size, 0.85 * em, "surface-sunken", "line", 0.7)], _("schoolvakantie")))
    if weeks:
        parts.append((pill("3", size / 2 + 0.1 * em, middle, em), _("zo vaak overleg of evaluatie die week")))
    return _in_lines(parts, width, em, measure)


def pill(words: str, x: float, y: float, em: float) -> list[Item]:
    """A count with its middle at x, y."""
    wide, high = (0.75 + 0.42 * len(words)) * em, 1.05 * em
    return [
        Rect(x - wide / 2, y - high / 2, wide, high, "surface-raised", "line-strong", 0.7, high / 2),
        Text(x, y + 0.29 * em, words, 0.8 * em, "ink", True, "middle"),
    ]


def _in_lines(
    parts: list[tuple[list[Item], str]], width: float, em: float, measure: Measure
) -> tuple[list[Item], float]:
    found: list[Item] = []
    x = y = 0.0
    for items, words in parts:
        wide = 1.45 * em + measure(words, 0.87 * em, False) + 1.5 * em
        if x and x + wide > width:
            x, y = 0.0, y + 1.45 * em
        found += [moved(item, x, y) for item in items]
        found.append(Text(x + 1.45 * em, y + 0.92 * em, words, 0.87 * em, "ink-muted"))
        x += wide
    return found, y + 1.45 * em if parts else 0.0
