"""What is ticked in an import of partners, and the rows that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rondom.exchange.partner_notes import rows_words
from rondom.exchange.partner_preview import (
    ADDED,
    IN_FILE,
    PERSON,
    ChangedPartner,
    DoubtfulPartner,
    PartnerChoices,
    PartnerDoubt,
    PartnerPreview,
    suggested,
)
from rondom.exchange.partner_rings import ring_of
from rondom.exchange.partner_table import HEADINGS, FilePartner
from rondom.exchange.preview import NEW, FieldChange, Value
from rondom.language import _, day, marked
from rondom.support_map.defaults import STEP_NAMES
from rondom.support_map.themes import split_themes, theme_name
from ui.exchange.ticks import SKIP, Section, Ticks, by_id
from ui.widgets import Row

_REASONS = {
    PartnerDoubt.OTHER_KEY: marked("Het kenmerk hoort op uw kaart bij een andere partner."),
    PartnerDoubt.OTHER_PERSON: marked("Deze functie staat op uw kaart met een andere persoon."),
    PartnerDoubt.SAME_NAME: marked("Deze functie staat op uw kaart. De organisatie is niet zeker."),
    PartnerDoubt.SAME_PHONE: marked("Dit telefoonnummer staat op uw kaart bij een andere functie."),
    PartnerDoubt.SAME_EMAIL: marked("Dit e-mailadres staat op uw kaart bij een andere functie."),
    PartnerDoubt.ALIKE: marked("Deze naam lijkt op een functie bij dezelfde organisatie."),
    PartnerDoubt.SEVERAL: marked("Past bij meer dan één partner op uw kaart."),
    PartnerDoubt.ALREADY_MATCHED: marked("Is in dit bestand al een keer herkend."),
    PartnerDoubt.TWICE_IN_FILE: marked("Deze functie staat vaker in het bestand."),
}
_NOT_PROPOSED = frozenset({PartnerDoubt.OTHER_KEY, PartnerDoubt.SAME_PHONE, PartnerDoubt.SAME_EMAIL})
"""Here Rondom would rather add a new partner: a reception has one number for many functions."""
_PERSON_WORDS = {"role": marked("rol"), "phone": marked("telefoon"), "email": marked("e-mail"), "days": marked("dagen")}
_LONG = 60


def sections() -> tuple[Section, ...]:
    return (
        Section("new", _("Nieuw"), _("Wat aangevinkt is, komt op uw kaart. Kies alleen wie uw school echt gebruikt.")),
        Section("changed", _("Veranderd"), _("Wat aangevinkt is, neemt Rondom over. De rest blijft zoals het is.")),
        Section(
            "doubt", _("Misschien dezelfde"), _("Voegt u ze samen, dan vult Rondom alleen aan wat leeg is."), asks=True
        ),
    )


class PartnerTicks(Ticks):
    """Keys name a line: "new|3", "changed|id|field", "doubt|3"."""

    preview: PartnerPreview
    can_propose = True

    def __init__(self, preview: PartnerPreview) -> None:
        self._answers: dict[int, str] = {}
        self._names = {
            **{one.id: one.name for one in preview.changed},
            **{it.id: it.name for one in preview.doubtful for it in one.candidates},
        }
        super().__init__(preview, sections())

    def made_rows(self, section: str) -> Iterable[Row]:
        first = suggested(self.preview)
        if section == "new":
            for new in self.preview.new:
                yield _new_row(new.place, new.partner, new.place in first.new, self.preview.rings)
        elif section == "changed":
            for changed in self.preview.changed:
                yield from _change_rows(changed, first.changed.get(changed.id, frozenset()), self.preview.rings)
        else:
            yield from (Row(f"doubt|{one.place}", "") for one in self.preview.doubtful)

    def count(self, section: str) -> int:
        return len(self.preview.changed) if section == "changed" else super().count(section)

    # -- questions ------------------------------------------------------------------------------------------------

    def doubt_rows(self) -> list[Row]:
        return [self._doubt_row(one) for one in self.preview.doubtful]

    def in_file(self, key: str) -> str:
        one = self._doubtful(key)
        where = rows_words(self.preview.file.source, [one.partner.row])
        return _("{where}: {who}").format(where=where, who=_who(one.partner))

    def answers(self, key: str) -> list[tuple[str, str]]:
        same = []
        for it in self._doubtful(key).candidates:
            who = f"{it.name}, {it.detail}" if it.detail else it.name
            words = _("Samen met de rij van {who}") if it.id.startswith(IN_FILE) else _("Samenvoegen met {who}")
            same.append((it.id, words.format(who=who)))
        return [*same, (NEW, _("Nieuwe partner")), (SKIP, _("Overslaan"))]

    def answer(self, key: str, answer: str) -> None:
        self._answers[self._doubtful(key).place] = answer

    def propose(self, keys: Iterable[str]) -> None:
        wanted = set(keys)
        for one in self.preview.doubtful:
            if f"doubt|{one.place}" in wanted:
                self._answers.setdefault(one.place, proposal(one))

    def choices(self) -> PartnerChoices:
        ticked = self.parts()
        return PartnerChoices(
            new=frozenset(int(parts[1]) for parts in ticked if parts[0] == "new"),
            changed=by_id(ticked, "changed"),
            doubtful={place: answer for place, answer in self._answers.items() if answer != SKIP},
        )

    def _doubtful(self, key: str) -> DoubtfulPartner:
        place = int(key.split("|")[1])
        return next(one for one in self.preview.doubtful if one.place == place)

    def _doubt_row(self, one: DoubtfulPartner) -> Row:
        chosen = self._answers.get(one.place)
        words = {None: _("nog kiezen"), NEW: _("nieuwe partner"), SKIP: _("overslaan")}
        end = words[chosen] if chosen in words else _("samen met {name}").format(name=self._names.get(chosen or "", ""))
        return Row(
            f"doubt|{one.place}",
            one.partner.text("name"),
            _(_REASONS[one.reason]),
            end=_short(end, 34),
            end_tone="caution" if chosen is None else "ink",
            end_icon="circle-question-mark" if chosen is None else "",
            spoken=", ".join((_who(one.partner), _(_REASONS[one.reason]), end)),
        )


def proposal(one: DoubtfulPartner) -> str:
    """What Rondom would answer: the first candidate, or a new partner when only a number or an address is the same."""
    certain = one.candidates and one.reason not in _NOT_PROPOSED
    return one.candidates[0].id if certain else NEW


def _new_row(place: int, partner: FilePartner, ticked: bool, rings: Mapping[int, str]) -> Row:
    ring = rings[ring_of(partner)]
    parts = (partner.text("person"), partner.text("organisation"), partner.text("phone"))
    end = _("gestopt, zegt het bestand") if partner.stopped else ring
    return Row(
        f"new|{place}",
        partner.text("name"),
        ", ".join(part for part in parts if part),
        end=end,
        end_tone="caution" if partner.stopped else "ink-muted",
        ticked=ticked,
    )


def _change_rows(line: ChangedPartner, ticked: frozenset[str], rings: Mapping[int, str]) -> Iterable[Row]:
    """One row for each field. The name stands on the first; a screen reader hears it on each."""
    for at, change in enumerate(line.changes):
        words, care = change_words(change, rings), _care(change)
        yield Row(
            f"changed|{line.id}|{change.field}",
            "" if at else line.name,
            words,
            end=care,
            end_tone="caution",
            end_icon="pencil" if care and change.by_hand else "triangle-alert" if care else "",
            ticked=change.field in ticked,
            spoken=", ".join(part for part in (line.name, words, care) if part),
        )


def _care(change: FieldChange) -> str:
    """Why this is not ticked from the start."""
    if change.suggested:
        return ""
    return _("met de hand ingevuld") if change.by_hand else _("kijk de letters na")


def change_words(change: FieldChange, rings: Mapping[int, str]) -> str:
    """Telefoon: 070 1 → 070 2. A person is told in one go."""
    if change.field.startswith(ADDED):
        return _("Nog een persoon: {who}").format(who=change.new)
    if change.field == "external_id":
        return _("Kenmerk: wordt ingevuld") if not change.old else _("Kenmerk: wordt vernieuwd")
    if change.field.startswith(PERSON):
        name = _("Persoon, {field}").format(field=_(_PERSON_WORDS[change.field.split("|")[2]]))
    else:
        name = _(HEADINGS[change.field])
    if change.field == "ring":
        old, new = (rings.get(int(str(value)), str(value)) for value in (change.old, change.new))
        return f"{name}: {old} → {new}"
    return f"{name}: {_value(change.field, change.old)} → {_value(change.field, change.new)}"


def _value(field: str, value: Value) -> str:
    if isinstance(value, date):
        return day(value)
    if value in ("", None):
        return _("leeg")
    if field == "step" and isinstance(value, int):
        return f"{value} {_(STEP_NAMES.get(value, ''))}".strip()
    if isinstance(value, bool) or value in ("yes", "no"):
        return _("nee") if value in (False, "no") else _("ja")
    if field == "themes":
        return _short("; ".join(theme_name(key) for key in split_themes(str(value))), _LONG)
    words = str(value).replace(",", ", ") if field in ("days", "levels") else str(value)
    return _short(words, _LONG)


def _short(text: str, room: int) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= room else f"{bare[: room - 1].rstrip()}…"


def _who(partner: FilePartner) -> str:
    parts = (partner.text("name"), partner.text("person"), partner.text("organisation"), partner.text("phone"))
    return ", ".join(part for part in parts if part)
