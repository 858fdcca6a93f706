"""What is ticked in an import, and the rows that show it. No widgets: the dialog asks, a test can too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rondom.dossier.names import full_name
from rondom.exchange.preview import (
    NEW,
    Changed,
    ChangedPupil,
    Choices,
    Doubt,
    DoubtfulPupil,
    FieldChange,
    ImportPreview,
    Value,
    suggested,
)
from rondom.language import _, day
from ui.exchange.ticks import SKIP, Section, Ticks, by_id
from ui.widgets import Row

_FIELDS = {
    "first_name": "Roepnaam",
    "given_names": "Voornamen",
    "prefix": "Voorvoegsel",
    "last_name": "Achternaam",
    "birth_date": "Geboortedatum",
    "gender": "Geslacht",
    "year_group": "Jaargroep",
    "group": "Stamgroep",
    "eckid": "Koppeling (ECK iD)",
    "external_key": "Koppeling (sleutel)",
    "enrolled_on": "Op school sinds",
    "left_on": "Van school",
    "name": "Naam",
    "year_groups": "Jaargroepen",
    "teacher": "Leerkracht",
    "role": "Functie",
    "email": "E-mail",
}
_GENDERS = {"m": "jongen", "v": "meisje", "x": "niet opgegeven"}
_REASONS = {
    Doubt.SHARED_KEY: "Heeft in het bestand dezelfde sleutel als een ander kind.",
    Doubt.TWICE_IN_FILE: "Staat twee keer in het bestand, met verschillende sleutels.",
    Doubt.SEVERAL_KNOWN: "Lijkt op meer dan één kind in Rondom.",
    Doubt.OTHER_CHILD: "De sleutel hoort in Rondom bij een ander kind.",
    Doubt.ALREADY_MATCHED: "Is in het bestand al een keer herkend.",
    Doubt.NO_BIRTH_DATE: "De naam is bekend, maar er is geen geboortedatum.",
    Doubt.BIRTH_DATE: "De naam is bekend, maar de geboortedatum is anders.",
    Doubt.FIRST_NAME: "Achternaam en geboortedatum zijn bekend, de roepnaam is anders.",
    Doubt.LAST_NAME: "Roepnaam en geboortedatum zijn bekend, de achternaam is anders.",
}


def sections() -> tuple[Section, ...]:
    return (
        Section("new", _("Nieuw"), _("Wie aangevinkt is, komt erbij. Sinds wanneer, komt ook op de tijdlijn.")),
        Section("changed", _("Veranderd"), _("Wat aangevinkt is, neemt Rondom over. De rest blijft zoals het is.")),
        Section(
            "gone",
            _("Niet meer in het bestand"),
            _("Wie aangevinkt is, komt op “van school”. Het dossier blijft bewaard."),
        ),
        Section("doubt", _("Kijk even mee"), _("Rondom weet niet zeker wie dit is. Kies het per leerling."), asks=True),
        Section(
            "school", _("Groepen en medewerkers"), _("Een functie in het bestand geeft niemand rechten in Rondom.")
        ),
    )


class Picks(Ticks):
    """The ticks of one preview. Keys name a line: "new|3", "changed|id|field", "gone|id", "doubt|3", "staff|2" …"""

    preview: ImportPreview

    def __init__(self, preview: ImportPreview) -> None:
        self._answers: dict[int, str] = {}
        super().__init__(preview, sections())

    def made_rows(self, section: str) -> Iterable[Row]:
        return _rows(self.preview, section)

    def doubt_rows(self) -> list[Row]:
        return [self._doubt_row(one) for one in self.preview.doubtful]

    def count(self, section: str) -> int:
        """Lines a person counts: children, or for groups and staff what can be ticked."""
        return len(self.preview.changed) if section == "changed" else super().count(section)

    def in_file(self, key: str) -> str:
        """Who the file speaks of in a line that Rondom asks about."""
        one = self._doubtful(key)
        name = full_name(one.pupil.first_name, one.pupil.prefix, one.pupil.last_name)
        return _("In het bestand: {who}").format(who=_who(name, one.group, one.pupil.birth_date))

    def answers(self, key: str) -> list[tuple[str, str]]:
        """(answer, words) for a line that Rondom asks about."""
        one = self._doubtful(key)
        same = [
            (it.id, _("Dezelfde als {who}").format(who=_who(it.name, it.group, it.birth_date))) for it in one.candidates
        ]
        return [*same, (NEW, _("Nieuwe leerling")), (SKIP, _("Overslaan"))]

    def answer(self, key: str, answer: str) -> None:
        self._answers[self._doubtful(key).row] = answer

    def choices(self) -> Choices:
        ticked = self.parts()
        return Choices(
            new=frozenset(int(parts[1]) for parts in ticked if parts[0] == "new"),
            changed=by_id(ticked, "changed"),
            gone=frozenset(parts[1] for parts in ticked if parts[0] == "gone"),
            doubtful={row: answer for row, answer in self._answers.items() if answer != SKIP},
            groups=by_id(ticked, "group"),
            new_staff=frozenset(int(parts[1]) for parts in ticked if parts[0] == "staff"),
            staff=by_id(ticked, "member"),
        )

    def _doubtful(self, key: str) -> DoubtfulPupil:
        row = int(key.split("|")[1])
        return next(one for one in self.preview.doubtful if one.row == row)

    def _doubt_row(self, one: DoubtfulPupil) -> Row:
        chosen = self._answers.get(one.row)
        names = {candidate.id: candidate.name for candidate in one.candidates}
        words = {None: _("nog kiezen"), NEW: _("nieuwe leerling"), SKIP: _("overslaan")}
        end = words[chosen] if chosen in words else _("dezelfde als {name}").format(name=names.get(chosen or "", ""))
        pupil = one.pupil
        return Row(
            f"doubt|{one.row}",
            full_name(pupil.first_name, pupil.prefix, pupil.last_name),
            _(_REASONS[one.reason]),
            end=end,
            end_tone="caution" if chosen is None else "ink",
            end_icon="circle-question-mark" if chosen is None else "",
        )


def _rows(preview: ImportPreview, section: str) -> Iterable[Row]:
    first = suggested(preview)
    if section == "new":
        for new in preview.new:
            name = full_name(new.pupil.first_name, new.pupil.prefix, new.pupil.last_name)
            yield Row(f"new|{new.row}", name, _born(new.pupil.birth_date), end=new.group, ticked=new.row in first.new)
    elif section == "changed":
        for changed in preview.changed:
            yield from _change_rows("changed", changed, first.changed.get(changed.id, frozenset()))
    elif section == "gone":
        for gone in preview.gone:
            why = _("volgens het bestand") if gone.stated else _("ontbreekt in het bestand")
            detail = f"{gone.group}, {why}" if gone.group else why
            end = _("van school op {day}").format(day=day(gone.left_on))
            yield Row(f"gone|{gone.id}", gone.name, detail, end=end, ticked=gone.id in first.gone)
    elif section == "school":
        yield from _school_rows(preview, first)
    else:
        yield from (Row(f"doubt|{one.row}", "") for one in preview.doubtful)


def _school_rows(preview: ImportPreview, first: Choices) -> Iterable[Row]:
    for group in preview.changed_groups:
        yield from _change_rows("group", group, first.groups.get(group.id, frozenset()))
    for person in preview.new_staff:
        yield Row(f"staff|{person.row}", person.name, person.role, end=_("nieuw"), ticked=person.row in first.new_staff)
    for member in preview.changed_staff:
        yield from _change_rows("member", member, first.staff.get(member.id, frozenset()))


def _change_rows(kind: str, line: ChangedPupil | Changed, ticked: frozenset[str]) -> Iterable[Row]:
    """One row for each field. The name stands on the first; a screen reader hears it on each."""
    for at, change in enumerate(line.changes):
        words = change_words(change)
        care = _care(change)
        spoken = ", ".join(part for part in (line.name, words, care) if part)
        yield Row(
            f"{kind}|{line.id}|{change.field}",
            "" if at else line.name,
            words,
            end=care,
            end_tone="caution",
            end_icon="pencil" if care and change.by_hand else "triangle-alert" if care else "",
            ticked=change.field in ticked,
            spoken=spoken,
        )


def _care(change: FieldChange) -> str:
    """Why this is not ticked from the start."""
    if change.suggested:
        return ""
    return _("met de hand ingevuld") if change.by_hand else _("kijk de letters na")


def change_words(change: FieldChange) -> str:
    """Groep: De Uilen → De Reigers. Codes that link to other programs say only that they change."""
    name = _(_FIELDS[change.field])
    if change.field in ("eckid", "external_key"):
        return f"{name}: {_('wordt vernieuwd') if change.old else _('wordt ingevuld')}"
    if change.field == "left_on" and change.new is None:
        return f"{name}: {_('nee, weer op school')}"
    return f"{name}: {_value(change.field, change.old)} → {_value(change.field, change.new)}"


def _value(field: str, value: Value) -> str:
    if isinstance(value, date):
        return day(value)
    if not value:
        return _("leeg")
    words = str(value)
    return _(_GENDERS.get(words, words)) if field == "gender" else words


def _born(born: date | None) -> str:
    return _("geboren {day}").format(day=day(born)) if born else _("geen geboortedatum")


def _who(name: str, group: str, born: date | None) -> str:
    return ", ".join(part for part in (name, group, _born(born)) if part)
