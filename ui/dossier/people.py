"""Betrokkenen: who cares for the child, with gezag, and who else is around. One person beside the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from rondom.dossier.actions import add_caregiver, add_contact, remove_caregiver
from rondom.dossier.model import CaregiverData, ContactData, Custody
from rondom.dossier.perspectives import side
from rondom.dossier.queries import AddressRow, CaregiverRow, ContactRow, address_of, caregiver_rows, contact_rows
from rondom.language import _, capital
from rondom.meetings.around import let_go
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.dossier.caregiver_form import CaregiverForm
from ui.dossier.contact_form import ContactForm
from ui.screen import Screen
from ui.widgets import button, column, label, row
from ui.widgets.notices import EmptyState
from ui.widgets.rows import Row, RowList
from ui.widgets.side_by_side import SideBySide
from ui.widgets.side_editor import SideEditor


@dataclass(frozen=True, slots=True)
class People:
    caregivers: tuple[CaregiverRow, ...]
    contacts: tuple[ContactRow, ...]


class PeopleTab(Screen):
    tables = frozenset({"caregiver", "contact", "address"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        p = self.theme.px
        self._people = People((), ())
        self._open = ""
        self._form: CaregiverForm | ContactForm | None = None
        self.rows = RowList(self.theme, "people.rows", spoken=_("Betrokkenen"))
        self.rows.opened.connect(self._show_person)
        self.rows.removed.connect(self._remove)
        self.empty = EmptyState(
            self.theme, _("Nog niemand ingevuld"), _("Begin met de ouders of verzorgers. Wie gezag heeft, beslist mee over delen."),
            _("Ouder of verzorger"), name="people.empty",
        )  # fmt: skip
        self.empty.acted.connect(lambda: self.make_new("caregiver"))
        parent = button(
            _("Ouder of verzorger"),
            theme=self.theme,
            icon="plus",
            name="people.add_caregiver",
            on=lambda: self.make_new("caregiver"),
        )
        other = button(
            _("Iemand anders"),
            theme=self.theme,
            icon="plus",
            name="people.add_contact",
            on=lambda: self.make_new("contact"),
        )
        head = row(label(_("Betrokkenen"), "page"), None, parent, other, gap=p(0.6))
        body = column(head, p(0.9), self.empty, self.rows, margins=(p(1.9), p(1.4), p(1.9), p(1)))
        body.setStretch(3, 1)
        self.editor = SideEditor(self.theme, "people.editor")
        self.editor.closed.connect(self._closed)
        self.setLayout(row(SideBySide(self.theme, body, self.editor)))

    def visit(self, place: Place) -> None:
        """`place.key` is the id of someone: their form opens."""
        if place.pupil_id != self.pupil_id:
            self.editor.leave()
        super().visit(place)
        if place.key and place.key != self._open:
            self._open, self._form = place.key, None
            self.refresh_soon()

    def place_key(self) -> tuple[str, str]:
        return "people", self._open if self.editor.isVisible() else ""

    def parts(self) -> list[QWidget]:
        return [self.rows, *([self.editor] if self.editor.isVisible() else [])]

    def refresh(self) -> None:
        pupil, open_ = self.pupil_id, self._open

        def look(session: Session) -> tuple[People, AddressRow]:
            people = People(tuple(caregiver_rows(session, pupil)), tuple(contact_rows(session, pupil)))
            return people, address_of(session, open_)

        self.desk.tasks.read(self, look, lambda found: self._show(*found))

    def make_new(self, what: str) -> None:
        """Someone without a name yet, ready to type in."""
        pupil = self.pupil_id
        if what == "caregiver":
            self.desk.tasks.write(
                self,
                _("Ouder of verzorger toegevoegd"),
                lambda session: add_caregiver(session, pupil, CaregiverData()),
                self._made,
            )
        else:
            self.desk.tasks.write(
                self,
                _("Betrokkene toegevoegd"),
                lambda session: add_contact(session, pupil, ContactData(perspective="other")),
                self._made,
            )

    def _made(self, person_id: str) -> None:
        self._open, self._form = person_id, None
        self.refresh()

    def _show(self, people: People, address: AddressRow) -> None:
        self._people = people
        known = {one.id for one in people.caregivers} | {one.id for one in people.contacts}
        self.empty.setVisible(not known)
        self.rows.setVisible(bool(known))
        self.rows.show_rows(_rows(people))
        if self._open in known:
            self.rows.choose(self._open)
            self._fill(self._open, address)
        elif self._open:
            self.editor.leave()

    def _show_person(self, key: str) -> None:
        """Also asks for the address; it is read for the person that is looked at, and for nobody else."""
        if key != self._open:
            self._open, self._form = key, None
            self.refresh()

    def _fill(self, key: str, address: AddressRow) -> None:
        caregiver = next((one for one in self._people.caregivers if one.id == key), None)
        contact = next((one for one in self._people.contacts if one.id == key), None)
        if self._form is None:
            self._form = CaregiverForm(self.desk, self.pupil_id, key) if caregiver else ContactForm(self.desk, key)
            remove = button(
                _("Verwijderen"), "danger", self.theme, "trash-2", name="person.remove", on=lambda: self._remove(key)
            )
            self.editor.show_parts(
                self._form.title,
                self._form,
                foot=row(label(_("Bewaard terwijl u typt"), "small", "muted"), None, remove),
            )
            self._form.name.setFocus()
        if caregiver is not None and isinstance(self._form, CaregiverForm):
            self._form.show_values(caregiver, address)
        elif contact is not None and isinstance(self._form, ContactForm):
            self._form.show_values(contact)

    def _remove(self, key: str) -> None:
        caregiver = any(one.id == key for one in self._people.caregivers)
        self.editor.leave()
        words = _("Ouder of verzorger verwijderd") if caregiver else _("Betrokkene verwijderd")
        action = remove_caregiver if caregiver else let_go
        self.desk.tasks.write(
            self, words, lambda session: action(session, key), lambda _none: self.desk.messages.toast(words, undo=True)
        )

    def _closed(self) -> None:
        self._open, self._form = "", None
        self.rows.setFocus()


def _rows(people: People) -> list[Row]:
    rows: list[Row] = []
    if people.caregivers:
        rows.append(Row("", _("Ouders en verzorgers"), heading=True))
        rows += [_caregiver_row(one) for one in people.caregivers]
    if people.contacts:
        rows.append(Row("", _("Andere betrokkenen"), heading=True))
        rows += [_contact_row(one) for one in people.contacts]
    return rows


def _caregiver_row(one: CaregiverRow) -> Row:
    custody = {Custody.YES: _("heeft gezag"), Custody.NO: _("geen gezag"), Custody.UNKNOWN: _("gezag onbekend")}[
        one.custody
    ]
    secret = _("geheim adres") if one.address_secret else ""
    return Row(
        one.id, one.name or _("Naam nog leeg"), capital(one.relation), side=_("overleden") if one.deceased else custody,
        end=secret or one.phone, end_icon="eye-off" if secret else "", end_tone="caution" if secret else "ink-muted", lane="gezin", strong=True,
    )  # fmt: skip


def _contact_row(one: ContactRow) -> Row:
    more = ", ".join(part for part in (one.role, one.organisation) if part)
    return Row(
        one.id,
        one.name or _("Naam nog leeg"),
        more,
        end=one.phone,
        lane=side(one.perspective).lane,
        strong=True,
    )
