"""The fields of a card that keep themselves, one column each. The sections of the editor are made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, day
from rondom.phone_numbers import doubt, shown
from rondom.support_map.model import Need
from rondom.timeline.spans import Context, Misread
from rondom.timeline.vague_dates import parse
from rondom.vault.store import Session
from ui.desk import Desk
from ui.widgets import Field, KeptChoice, KeptLine, KeptText
from ui.widgets.autosave import Kept

Keep = Callable[[str], None]
Change = Callable[[Session, dict[str, Any]], None]


def read_day(text: str) -> date | None:
    """The day that words mean ("maart 2024", "12-3-2024", "vorige week"), at its first when they are vaguer; None when
    they cannot be read. A day to come is not one on which something was done."""
    today = clock.today()
    read = parse(text.strip(), Context(None, today))
    return None if isinstance(read, Misread) or read.earliest > today else read.earliest


class CardFields:
    """Makes fields that write one column each with `change`. `stem` begins their names, `merge` the undo that gathers
    typing in one field, `said` is what the logboek says."""

    def __init__(self, desk: Desk, owner: QWidget, change: Change, stem: str, merge: str, said: str) -> None:
        self.desk, self.theme = desk, desk.theme
        self._owner, self._change, self._stem, self._merge, self._said = owner, change, stem, merge, said
        self.kept: dict[str, Kept] = {}
        self.fields: dict[str, Field] = {}

    # making

    def line(self, column: str, word: str, help_: str = "", keep: Keep | None = None) -> Field:
        made = KeptLine(name=f"{self._stem}.{column}")
        made.kept.connect(keep or (lambda value: self.keep(column, value.strip())))
        return self._field(column, word, made, help_)

    def text(self, column: str, word: str, lines: int = 2, help_: str = "") -> Field:
        made = KeptText(self.theme, "", f"{self._stem}.{column}", lines=lines)
        made.kept.connect(lambda value: self.keep(column, value))
        return self._field(column, word, made, help_)

    def phone(self, column: str, word: str) -> Field:
        """Kept as it was typed; below it how it is shown, or what to look at."""
        field = self.line(column, word)
        line = field.control
        assert isinstance(line, KeptLine)
        line.textChanged.connect(lambda text: field.show_help(_phone_help(text)))
        return field

    def number(self, column: str, word: str, most: int, error: str) -> Field:
        """A whole number or nothing. What is no number stays in the field with `error`."""

        def keep(value: str) -> None:
            text = value.strip()
            good = not text or (text.isascii() and text.isdigit() and int(text) <= most)
            field.show_error("" if good else error)
            if good:
                self.keep(column, int(text) if text else None)

        field = self.line(column, word, keep=keep)
        return field

    def day(self, column: str, word: str, help_: str = "") -> Field:
        """A day in any words. What cannot be read stays in the field, and the stored day as it was."""

        def keep(value: str) -> None:
            read = read_day(value) if value.strip() else None
            good = read is not None or not value.strip()
            proposal = _("Deze datum leest Rondom niet. Typ bijvoorbeeld {day}.").format(day=day(clock.today()))
            field.show_error("" if good else proposal)
            if good:
                self.keep(column, read)

        field = self.line(column, word, help_, keep)
        return field

    def need(self, column: str, word: str) -> Field:
        options = [(Need.YES.value, _("ja")), (Need.NO.value, _("nee")), (Need.UNKNOWN.value, _("weten we niet"))]
        made = KeptChoice(self.theme, options, Need.UNKNOWN.value, f"{self._stem}.{column}")
        made.kept.connect(lambda value: self.keep(column, Need(value)))
        return self._field(column, word, made)

    def _field(self, column: str, word: str, made: QWidget, help_: str = "") -> Field:
        assert isinstance(made, Kept)
        self.kept[column] = made
        self.fields[column] = Field(self.theme, word, made, help_)
        return self.fields[column]

    # showing

    def show(self, row: object) -> None:
        """The values as they are stored; `row` has them under the names of the columns."""
        for column in self.fields:
            self._show(column, getattr(row, column))

    def show_days(self, **days: date | None) -> None:
        for column, value in days.items():
            self._show(column, value)

    def _show(self, column: str, value: object) -> None:
        made = self.kept[column]
        words = day(value) if isinstance(value, date) else "" if value is None else str(value)
        if isinstance(made, KeptLine | KeptText | KeptChoice):
            made.show_value(words)

    # keeping

    def keep(self, column: str, value: Any) -> None:
        self.keep_all(column, {column: value})

    def keep_all(self, column: str, values: dict[str, Any], refused: Callable[[], None] | None = None) -> None:
        """What cannot be written stays in its field and is offered again; unless `refused` puts back what was there."""
        typed = self.kept.get(column)

        def failed(problem: Problem) -> None:
            if refused is not None:
                refused()
            elif typed is not None:
                typed.not_kept()
            self.desk.messages.show(problem)

        self.desk.tasks.write(
            self._owner,
            self._said,
            lambda session: self._change(session, values),
            failed=failed,
            merge=f"{self._merge}.{column}",
        )


def _phone_help(text: str) -> str:
    """How a number will stand on the card when that differs from how it was typed; or that a figure may be missing."""
    if words := doubt(text):
        return words
    seen = shown(text)
    return _("Op het kaartje: {number}").format(number=seen) if seen != text.strip() else ""
