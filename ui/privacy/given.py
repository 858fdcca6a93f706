"""One verstrekking beside the list: when, to whom, what, why it was allowed, and the mark of the very file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rondom.language import _, day, hour
from rondom.privacy.queries import DisclosureRow
from ui.privacy.lines import page_words
from ui.theme import Theme
from ui.widgets import box, column, label


def given_parts(theme: Theme, one: DisclosureRow) -> list[QWidget]:
    told = (
        (_("Wanneer"), f"{day(one.at.date())}, {hour(one.at)}"),
        (_("Aan"), one.recipient),
        (_("Wat"), ", ".join(part for part in (one.document, page_words(one)) if part)),
        (_("Waarvoor"), one.purpose),
        (_("Waarom het mocht"), one.basis),
        (_("Door"), one.made_by),
        (_("Kenmerk van het bestand (SHA-256)"), _grouped(one.sha256)),
    )
    gap = theme.px(0.1)
    return [
        box(column(label(word, "small-strong", "muted"), label(words, wrap=True), gap=gap))
        for word, words in told
        if words
    ]


def _grouped(sha256: str) -> str:
    """In eights, so that it wraps and two people can read it to each other."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
