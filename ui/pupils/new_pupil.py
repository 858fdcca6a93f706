"""A child by hand: name, birth date, group. Everything else comes in the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit

from rondom import clock
from rondom.dossier.model import PupilData
from rondom.language import _
from rondom.timeline.vague_dates import Context, Misread, parse
from ui.theme import Theme
from ui.widgets import Field, KeptChoice, column
from ui.widgets.dialog import Dialog


class NewPupilDialog(Dialog):
    def __init__(self, theme: Theme, groups: Sequence[tuple[str, str]]) -> None:
        self.first, self.prefix, self.last, self.birth = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.group = KeptChoice(theme, (("", _("Nog geen groep")), *groups))
        for field, name in (
            (self.first, "first"),
            (self.prefix, "prefix"),
            (self.last, "last"),
            (self.birth, "birth"),
            (self.group, "group"),
        ):
            field.setObjectName(f"new_pupil.{name}")
        self._first_field = Field(theme, _("Roepnaam"), self.first)
        self._birth_field = Field(theme, _("Geboortedatum"), self.birth, _("Bijvoorbeeld 14 juni 2016. Mag ook later."))
        content = column(
            self._first_field, Field(theme, _("Tussenvoegsel"), self.prefix), Field(theme, _("Achternaam"), self.last),
            self._birth_field, Field(theme, _("Groep"), self.group), gap=theme.px(0.7),
        )  # fmt: skip
        super().__init__(theme, _("Leerling toevoegen"), _("Toevoegen"), content=content)
        self.first.setFocus()

    def accept(self) -> None:
        """Only when there is a name, and a date that can be read or none."""
        _birth, problem = self._birth()
        self._first_field.show_error("" if self.first.text().strip() else _("Vul een roepnaam in."))
        self._birth_field.show_error(problem)
        if self.first.text().strip() and not problem:
            super().accept()

    def data(self) -> PupilData:
        return PupilData(
            first_name=self.first.text().strip(),
            prefix=self.prefix.text().strip(),
            last_name=self.last.text().strip(),
            birth_date=self._birth()[0],
            group_id=self.group.value() or None,
            followed=True,
        )

    def _birth(self) -> tuple[date | None, str]:
        """One exact day, or a sentence that says why not; anything vaguer is no birth date."""
        text = self.birth.text().strip()
        if not text:
            return None, ""
        read = parse(text, Context(birth=None, today=clock.today()))
        if isinstance(read, Misread):
            return None, str(read)
        if read.earliest != read.latest:
            return None, _("Schrijf dag, maand en jaar, bijvoorbeeld 14 juni 2016.")
        return read.earliest, ""
