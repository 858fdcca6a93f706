"""One parent or caregiver: name, gezag, how to reach, and the address kept apart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rondom.dossier.actions import change_caregiver, set_address
from rondom.dossier.model import Custody
from rondom.dossier.queries import AddressRow, CaregiverRow
from rondom.language import _
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.widgets import Field, KeptChoice, KeptLine, KeptSwitch, column, label, row

CUSTODY = ((Custody.YES.value, _("Ja")), (Custody.NO.value, _("Nee")), (Custody.UNKNOWN.value, _("Nog niet bekend")))
RELATIONS = ("moeder", "vader", "stiefmoeder", "stiefvader", "pleegouder", "voogd", "oma", "opa", "anders")


class CaregiverForm(QWidget):
    title = _("Ouder of verzorger")

    def __init__(self, desk: Desk, pupil_id: str, caregiver_id: str) -> None:
        super().__init__()
        self._desk, self._pupil, self._id = desk, pupil_id, caregiver_id
        theme, p = desk.theme, desk.theme.px
        self.name = self._line("name")
        self.relation = KeptChoice(theme, [(word, word) for word in RELATIONS], name="caregiver.relation")
        self.custody = KeptChoice(theme, CUSTODY, name="caregiver.custody")
        self.phone, self.email, self.language = self._line("phone"), self._line("email"), self._line("language")
        self.interpreter = KeptSwitch(theme, _("Tolk nodig"), name="caregiver.interpreter")
        self.deceased = KeptSwitch(theme, _("Overleden"), name="caregiver.deceased")
        self.apart = KeptSwitch(theme, _("Liever een eigen gesprek"), name="caregiver.apart")
        for field, name in ((self.relation, "relation"), (self.custody, "custody")):
            self._keep(field, name)
        switches = ((self.interpreter, "interpreter"), (self.deceased, "deceased"), (self.apart, "apart"))
        for switch, name in switches:
            self._keep(switch, name)
        self.street, self.postcode, self.place = (self._address_line(name) for name in ("street", "postcode", "place"))
        self.secret = KeptSwitch(theme, _("Geheim voor de andere ouder"), name="caregiver.secret")
        self._keep_address(self.secret, "secret")
        small = row(Field(theme, _("Postcode"), self.postcode), Field(theme, _("Plaats"), self.place), gap=p(0.7))
        self.setLayout(column(
            Field(theme, _("Naam"), self.name), Field(theme, _("Wie is het van het kind"), self.relation),
            Field(theme, _("Gezag"), self.custody, _("Wie gezag heeft, beslist mee en leest alles.")),
            Field(theme, _("Telefoon"), self.phone), Field(theme, _("E-mail"), self.email),
            Field(theme, _("Taal thuis"), self.language), row(self.interpreter, self.deceased, None, gap=p(1.2)),
            column(self.apart, label(_("Niet aan één tafel met de andere ouder: twee gesprekken, één plan."), "small", "muted", wrap=True)),
            label(_("Adres"), "section"), Field(theme, _("Straat en nummer"), self.street), small, self.secret,
            label(_("Een geheim adres komt nooit op het blad van iemand anders."), "small", "muted", wrap=True), gap=p(0.75),
        ))  # fmt: skip

    def show_values(self, one: CaregiverRow, address: AddressRow) -> None:
        """What the vault holds; what is being typed stays."""
        self.name.show_value(one.name)
        other = (one.relation,) if one.relation and one.relation not in RELATIONS else ()
        self.relation.show_options([(word, word) for word in RELATIONS + other])
        self.relation.show_value(one.relation)
        self.custody.show_value(one.custody.value)
        self.phone.show_value(one.phone)
        self.email.show_value(one.email)
        self.language.show_value(one.language)
        self.interpreter.show_value(one.interpreter)
        self.deceased.show_value(one.deceased)
        self.apart.show_value(one.apart)
        self.street.show_value(address.street)
        self.postcode.show_value(address.postcode)
        self.place.show_value(address.place)
        self.secret.show_value(address.secret)

    def _line(self, name: str) -> KeptLine:
        made = KeptLine(name=f"caregiver.{name}")
        self._keep(made, name)
        return made

    def _address_line(self, name: str) -> KeptLine:
        made = KeptLine(name=f"caregiver.{name}")
        self._keep_address(made, name)
        return made

    def _keep(self, field: KeptLine | KeptChoice | KeptSwitch, name: str) -> None:
        one = self._id

        def write(session: Session, value: str) -> None:
            change_caregiver(session, one, **{name: bool(value) if isinstance(field, KeptSwitch) else value})

        keep(self._desk, self, field, _("Ouder of verzorger veranderd"), write, merge=f"caregiver:{one}:{name}")

    def _keep_address(self, field: KeptLine | KeptSwitch, name: str) -> None:
        pupil, one = self._pupil, self._id

        def write(session: Session, value: str) -> None:
            set_address(session, pupil, one, **{name: bool(value) if isinstance(field, KeptSwitch) else value})

        keep(self._desk, self, field, _("Adres veranderd"), write, merge=f"address:{one}:{name}")
