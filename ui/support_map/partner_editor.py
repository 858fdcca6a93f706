"""Changing one card in the side editor. Every field keeps itself; there is no button to save. What is asked least is folded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.language import _, plural
from rondom.support_map.actions import change_partner
from rondom.support_map.card_words import ages_words, needs_words, waiting_words
from rondom.support_map.defaults import STEP_SHORT, icon_for
from rondom.support_map.queries import PartnerCard, PartnerRow
from rondom.support_map.themes import joined_themes
from rondom.vault.store import Session
from ui.desk import Desk
from ui.support_map.card_fields import CardFields
from ui.support_map.line_editor import LinesEditor
from ui.support_map.people_editor import PeopleEditor
from ui.support_map.pickers import DayPicker, IconPicker, LevelPicker, Successor, ThemePicker
from ui.timeline.folding import Folding
from ui.widgets import Field, KeptChoice, KeptLine, KeptSwitch, button, column, flow, label, line, row
from ui.widgets.outline import Part


class PartnerEditor(QWidget):
    """Fields of one partner; lives as long as that partner is being changed. `removed` is carried out by the screen."""

    removed = Signal()

    def __init__(self, desk: Desk, card: PartnerCard, rings: Mapping[int, str], others: Mapping[str, str]) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self._id, self._rings, self._levels = card.partner.id, dict(rings), dict(card.levels)
        self._outside: list[QWidget] = []
        self._replaced_by = ""
        self.fields = CardFields(desk, self, self._change, "map.edit", f"partner.{self._id}", _("Partner veranderd"))
        self.lines_part = LinesEditor(desk, card.partner.id)
        self.people_part = PeopleEditor(desk, card.partner.id)
        self._make_choices(card)
        p = self.theme.px
        self.folds = self._folds()
        gone = button(
            _("Van de kaart halen"), "danger", self.theme, "trash-2", name="map.edit.remove", on=self.removed.emit
        )
        parts: list[Part] = [*self._who()]
        for fold in self.folds.values():
            parts += [line(), fold]
        self.setLayout(column(*parts, line(), p(0.2), row(gone, None), gap=p(0.85)))
        self.show_card(card, others)

    # making the fields

    def _make_choices(self, card: PartnerCard) -> None:
        theme, partner = self.theme, card.partner
        rings = [(str(n), name) for n, name in self._rings.items()]
        self.ring = KeptChoice(theme, rings, str(partner.ring), "map.edit.ring")
        steps = [(str(step), f"{step}  {_(words)}") for step, words in STEP_SHORT.items()]
        self.step = KeptChoice(theme, steps, str(partner.step or ""), "map.edit.step")
        self.first = KeptSwitch(theme, _("Bel eerst"), partner.call_first, "map.edit.call_first")
        self.days = DayPicker(theme, "map.edit.days")
        self.icon = IconPicker(theme, "map.edit.icon")
        self.levels = LevelPicker(theme, self._levels, "map.edit.levels")
        self.themes = ThemePicker(theme, "map.edit.themes")
        self.successor = Successor(theme, "map.edit.replaced_by")
        self.fields.kept |= {"ring": self.ring, "step": self.step, "call_first": self.first}
        keep = self.fields.keep
        self.ring.kept.connect(lambda value: keep("ring", int(value)))
        self.step.kept.connect(lambda value: keep("step", int(value)))
        self.first.kept.connect(lambda value: keep("call_first", bool(value)))
        self.days.kept.connect(partial(keep, "days"))
        self.icon.kept.connect(partial(keep, "icon"))
        self.levels.kept.connect(partial(keep, "levels"))
        self.themes.kept.connect(lambda keys: keep("themes", joined_themes(keys)))
        self.successor.kept.connect(self._keep_successor)

    def _who(self) -> list[Part]:
        f = self.fields
        self._name = f.line("name", _("Functie"), keep=self._keep_name)
        phone = f.phone("phone", _("Telefoon"))
        return [
            self._name,
            f.line("person", _("Wie is het")),
            f.line("organisation", _("Organisatie")),
            phone,
            self.first,
            f.line("email", _("E-mail")),
            Field(self.theme, _("Dagen hier in huis"), self.days),
        ]

    def _folds(self) -> dict[str, Folding]:
        """The sections, in the order in which people look for them."""
        words: dict[str, tuple[str, list[Part], bool]] = {
            "apply": (_("Aanmelden en wachttijd"), self._apply(), True),
            "offer": (_("Wat zij doen, en voor wie"), self._offer(), True),
            "people": (_("Vervanger en collega’s"), self._people(), False),
            "lines": (_("Lijnen met anderen"), [self.lines_part], False),
            "place": (_("Plek op de kaart"), self._where(), False),
            "address": (_("Adres en website"), self._address(), False),
            "replaced": (_("Er is iemand anders gekomen"), self._replaced(), False),
        }
        gap = self.theme.px(0.85)
        made = {
            key: Folding(self.theme, title, column(*parts, gap=gap), f"map.edit.fold.{key}", open_)
            for key, (title, parts, open_) in words.items()
        }
        for fold in made.values():  # what is in it wraps, and is then higher than it first says
            fold.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return made

    def _apply(self) -> list[Part]:
        f, p = self.fields, self.theme.px
        weeks = f.number(
            "waiting_weeks", _("Wachttijd in weken"), 520, _("Typ een aantal weken, bijvoorbeeld 6. Leeg mag ook.")
        )
        asked = f.day("waiting_on", _("Gevraagd op"))
        self._outside += [weeks, asked]
        both = flow(
            self.theme.folded,
            f.need("referral", _("Verwijzing nodig?")),
            f.need("form", _("Formulier nodig?")),
            gap=p(0.7),
        )
        wait = flow(self.theme.folded, weeks, asked, gap=p(0.7))
        return [f.text("route", _("Zo meldt u iemand aan"), 1), both, wait, f.line("costs", _("Kosten"))]

    def _offer(self) -> list[Part]:
        f, p = self.fields, self.theme.px
        all_levels = _("Niets gekozen is: op elk niveau.")
        error = _("Typ een leeftijd in jaren, bijvoorbeeld 4. Leeg is geen grens.")
        ages = flow(
            self.theme.folded,
            f.number("from_age", _("Vanaf (jaar)"), 130, error),
            f.number("to_age", _("Tot en met (jaar)"), 130, error),
            gap=p(0.7),
        )
        return [
            f.text("offer", _("Wat zij doen")),
            self._named(_("Helpt bij"), self.themes),
            f.line("audience", _("Voor wie")),
            ages,
            f.line("postcodes", _("Postcodes")),
            *([self._named(_("Niveau van ondersteuning"), self.levels, all_levels)] if self._levels else []),
            f.line("languages", _("Talen")),
        ]

    def _named(self, word: str, control: QWidget, help_: str = "") -> Part:
        """As `Field`, for what grows in height when it has more lines."""
        control.setAccessibleName(word)
        parts: list[Part] = [label(word, "small-strong", "muted"), self.theme.px(0.3), control]
        if help_:
            parts += [self.theme.px(0.25), label(help_, "small", "muted", wrap=True)]
        return column(*parts)

    def _people(self) -> list[Part]:
        f = self.fields
        return [
            f.line("replacement", _("Vervanger")),
            f.phone("replacement_phone", _("Telefoon van de vervanger")),
            self.people_part,
        ]

    def _where(self) -> list[Part]:
        step = Field(self.theme, _("Hoe kort is de lijn"), self.step)
        since = self.fields.day("step_on", _("Op deze trede sinds"), _("Bij een jaar telt de eerste dag."))
        self._outside += [step, since]
        return [
            Field(self.theme, _("Ring"), self.ring),
            flow(self.theme.folded, step, since, gap=self.theme.px(0.7)),
            Field(self.theme, _("Teken op de kaart"), self.icon),
        ]

    def _address(self) -> list[Part]:
        f = self.fields
        return [f.line("address", _("Adres")), f.line("website", _("Website"))]

    def _replaced(self) -> list[Part]:
        help_ = _("Dit kaartje gaat dan van de kaart en blijft in de lijst staan, met alles wat erop staat.")
        return [Field(self.theme, _("Wie kwam ervoor in de plaats?"), self.successor, help_)]

    # showing what the vault says

    def show_card(self, card: PartnerCard, others: Mapping[str, str]) -> None:
        """The values as they are stored. `others` are the names of everyone else on the map, by key."""
        partner = card.partner
        self.fields.show(partner)
        self.ring.show_value(str(partner.ring))
        self.step.show_value(str(partner.step or ""))
        self.first.show_value(partner.call_first)
        self.days.show_value(partner.days)
        self.icon.show_value(partner.icon)
        self.levels.show_value(partner.levels)
        self.themes.show_value(partner.themes)
        self._replaced_by = partner.replaced_by_id
        self.successor.show_value(
            partner.replaced_by_id, {key: name for key, name in others.items() if key != self._id}
        )
        for part in self._outside:
            part.setVisible(not partner.own_team)
        self.lines_part.show_lines(partner.name, card.lines, others)
        self.people_part.show_people(card.people)
        for key, words in self._abouts(card, partner).items():
            self.folds[key].show_about(words)

    def _abouts(self, card: PartnerCard, partner: PartnerRow) -> dict[str, str]:
        """What is in a section, in a few words, for when it is closed."""
        people = len(card.people) + bool(partner.replacement)
        step = f"{partner.step}  {_(STEP_SHORT[partner.step])}" if partner.step else ""
        weeks = waiting_words(partner).split(",")[0]
        return {
            "apply": _("wachttijd {weeks}").format(weeks=weeks) if weeks else needs_words(partner),
            "offer": ages_words(partner),
            "people": plural(people, "{n} mens", "{n} mensen") if people else "",
            "lines": plural(len(card.lines), "{n} lijn", "{n} lijnen") if card.lines else _("nog geen"),
            "place": ", ".join(part for part in (self._rings.get(partner.ring, ""), step) if part),
            "address": partner.address or partner.website,
            "replaced": card.replaced_by[1] if card.replaced_by else "",
        }

    # keeping

    def _change(self, session: Session, values: dict[str, Any]) -> None:
        change_partner(session, self._id, **values)

    def _keep_name(self, value: str) -> None:
        """A well-known function brings its own sign. Without a name nobody could find the card: a proposal stands below."""
        name, icon = value.strip(), icon_for(value)
        self._name.show_error("" if name else _("Een kaartje heeft een naam nodig. De vorige naam blijft staan."))
        if not name:
            return
        self.fields.keep_all("name", {"name": name} if icon == "users" else {"name": name, "icon": icon})

    def _keep_successor(self, key: str) -> None:
        """A choice that is refused, such as a circle, does not stay in the field."""
        before = self._replaced_by
        self.fields.keep_all(
            "replaced_by_id", {"replaced_by_id": key or None}, lambda: self.successor.show_value(before)
        )

    def begin(self) -> None:
        """Ready to type."""
        person = self.fields.kept["person"]
        assert isinstance(person, KeptLine)
        person.setFocus()
