"""One verstrekking beside the list: when, to whom, what, why it was allowed, and the mark of the very file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rondom.dossier.attachments import LARGEST
from rondom.language import _, day, hour
from rondom.privacy.queries import DisclosureRow
from ui.privacy.lines import WAYS, page_words
from ui.theme import Theme
from ui.widgets import box, button, column, label, row

Look = Callable[[str, str, str], object]
"""Show a kept file: its id, a title, and the mark it must have."""


def given_parts(theme: Theme, one: DisclosureRow, look: Look) -> list[QWidget]:
    told = (
        (_("Wanneer"), f"{day(one.at.date())}, {hour(one.at)}"),
        (_("Aan"), one.recipient),
        (_("Wat"), ", ".join(part for part in (one.document, page_words(one)) if part)),
        (_("Hoe"), WAYS[one.way][1] if one.way in WAYS else ""),
        (_("Waarvoor"), one.purpose),
        (_("Waarom het mocht"), one.basis),
        (_("Door"), one.made_by),
        (_("Kenmerk van het bestand (SHA-256)"), _grouped(one.sha256)),
    )
    gap = theme.px(0.1)
    parts = [
        box(column(label(word, "small-strong", "muted"), label(words, wrap=True), gap=gap))
        for word, words in told
        if words
    ]
    if one.copy_id:
        see = button(
            _("Bekijk wat er uitging"), "primary", theme, "eye", name="given.look",
            on=lambda: look(one.copy_id, f"{one.recipient}, {day(one.at.date())}", one.sha256),
        )  # fmt: skip
        return [box(row(see, None)), *parts]
    why = _(
        "Van deze verstrekking is alleen het kenmerk bewaard. Een plaatje, of meer dan {n} MB, bewaart Rondom niet zelf."
    )
    return [*parts, label(why.format(n=LARGEST // 1_000_000), "small", "muted", wrap=True, name="given.mark_only")]


def _grouped(sha256: str) -> str:
    """In eights, so that it wraps and two people can read it to each other."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
