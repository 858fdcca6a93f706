"""The seven keys to working together around a child: three factors and four conditions.

They come from *Rondom het kind* (Kennisnetwerk Jeugd Haaglanden); the sentences are our own.
"""

from __future__ import annotations

from dataclasses import dataclass

from rondom.language import _


@dataclass(frozen=True, slots=True)
class Key:
    """`number` is how the vault knows it. `condition`: what makes it possible; else what people do themselves."""

    number: int
    name: str
    meaning: str
    condition: bool = False


NO_KEY = 0
KEYS: dict[int, Key] = {
    one.number: one
    for one in (
        Key(1, _("Duurzame relaties"), _("Mensen kennen en vertrouwen elkaar, ook over een jaar nog.")),
        Key(2, _("Het kind in zijn omgeving"), _("Eerst breed kijken en vragen, dan een doel, dan pas een plan.")),
        Key(3, _("Vakbekwame professional"), _("Iedereen kan zijn vak, en kan samenwerken met ouders en anderen.")),
        Key(4, _("Ruimte"), _("Er is tijd voor elkaar, en wie de leiding heeft, wil dat ook."), condition=True),
        Key(5, _("Dekkend aanbod en maatwerk"), _("Er is hulp die past, ook als een kind net niet in het aanbod past."), condition=True),
        Key(6, _("Ontschotten"), _("Regels en geld van school en jeugdhulp zitten elkaar niet in de weg."), condition=True),
        Key(7, _("Bestaanszekerheid"), _("Hulp bij geld, werk en wonen doet mee."), condition=True),
    )
}  # fmt: skip


def key_name(number: int) -> str:
    """ "6 Ontschotten"; "" when it is about none of the seven."""
    key = KEYS.get(number)
    return f"{key.number} {key.name}" if key else ""
