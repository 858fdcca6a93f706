"""The other people of a partner: any number, in the order in which one calls them. Each field keeps itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.support_map.model import PersonData
from rondom.support_map.people import PersonRow, add_person, change_person, order_people, put_first, remove_person
from rondom.vault.store import Session
from ui.desk import Desk
from ui.support_map.card_fields import CardFields
from ui.support_map.pickers import DayPicker
from ui.widgets import Field, KeptLine, KeptSwitch, box, button, column, row, tool
from ui.widgets.outline import Part, clear, refill


class PeopleEditor(QWidget):
    """Blocks with one person each. A block stays as it is while its person is there: typing in it goes on."""

    def __init__(self, desk: Desk, partner_id: str) -> None:
        super().__init__()
        self.desk, self.theme, self._partner = desk, desk.theme, partner_id
        self.blocks: dict[str, PersonBlock] = {}
        self._order: tuple[str, ...] = ()
        self._fresh = ""
        p = self.theme.px
        self._column = column(gap=p(0.6))
        self.add = button(_("Nog iemand"), "quiet", self.theme, "plus", name="map.edit.people.add", on=self._add)
        self.setLayout(column(self._column, row(self.add, None), gap=p(0.4)))

    def show_people(self, people: Sequence[PersonRow]) -> None:
        order = tuple(one.id for one in people)
        if order != self._order:
            self._order = order
            clear(self._column)
            self.blocks = {one.id: self._block(one) for one in people}
            refill(self._column, list(self.blocks.values()))
        for one in people:
            self.blocks[one.id].show_person(one, order)
        if self._fresh in self.blocks:
            self.blocks[self._fresh].begin()
            self._fresh = ""

    def _block(self, one: PersonRow) -> PersonBlock:
        made = PersonBlock(self.desk, one.id)
        made.gone.clicked.connect(
            lambda: self._write(_("Persoon weggehaald"), partial(remove_person, person_id=one.id))
        )
        made.first.clicked.connect(
            lambda: self._write(_("Persoon op het kaartje gezet"), partial(put_first, person_id=one.id))
        )
        made.up.clicked.connect(partial(self._up, one.id))
        return made

    def _up(self, person_id: str, _on: bool = False) -> None:
        order = list(self._order)
        at = order.index(person_id)
        if at > 0:
            order[at - 1], order[at] = order[at], order[at - 1]
            self._write(_("Volgorde veranderd"), partial(order_people, person_ids=order))

    def _add(self) -> None:
        def done(person_id: str) -> None:
            self._fresh = person_id

        partner = self._partner
        self.desk.tasks.write(
            self, _("Persoon toegevoegd"), lambda session: add_person(session, partner, PersonData()), done
        )

    def _write(self, sentence: str, action: Callable[[Session], object]) -> None:
        self.desk.tasks.write(self, sentence, lambda session: bool(action(session)))


class PersonBlock(QWidget):
    """The fields of one person."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        theme, p = desk.theme, desk.theme.px
        stem = f"map.edit.person.{person_id}"

        def change(session: Session, values: dict[str, Any]) -> None:
            change_person(session, person_id, **values)

        f = self.fields = CardFields(desk, self, change, stem, f"partner_person.{person_id}", _("Persoon veranderd"))
        self.up = tool(theme, "arrow-up", _("Eerder bellen"), key=f"{stem}.up")
        self.first = tool(theme, "contact", _("Op het kaartje zetten"), key=f"{stem}.first")
        self.gone = tool(theme, "x", _("Weghalen"), key=f"{stem}.remove")
        self.call = KeptSwitch(theme, _("Bel eerst"), False, f"{stem}.call_first")
        self.call.kept.connect(lambda value: f.keep("call_first", bool(value)))
        self.days = DayPicker(theme, f"{stem}.days")
        self.days.kept.connect(partial(f.keep, "days"))
        name = f.line("name", _("Naam"))
        head = row(name, column(p(1.45), row(self.up, self.first, self.gone), None), gap=p(0.3))
        head.setStretch(0, 1)
        parts: list[Part] = [
            head,
            f.line("role", _("Wat doet zij of hij")),
            f.phone("phone", _("Telefoon")),
            f.line("email", _("E-mail")),
            Field(theme, _("Dagen"), self.days),
            self.call,
        ]
        well = box(column(*parts, gap=p(0.6), margins=(p(0.8), p(0.6), p(0.6), p(0.6))), "well")
        self.setLayout(column(well))

    def show_person(self, one: PersonRow, order: Sequence[str]) -> None:
        self.fields.show(one)
        self.call.show_value(one.call_first)
        self.days.show_value(one.days)
        self.up.setEnabled(order[:1] != (one.id,))
        who = one.name or _("deze persoon")
        for made, words in (
            (self.up, _("{name} eerder bellen")),
            (self.first, _("{name} op het kaartje zetten")),
            (self.gone, _("{name} weghalen")),
        ):
            made.setAccessibleName(words.format(name=who))

    def begin(self) -> None:
        name = self.fields.kept["name"]
        assert isinstance(name, KeptLine)
        name.setFocus()
