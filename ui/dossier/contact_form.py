"""Someone around the child who is not a caregiver."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rondom.dossier.actions import change_contact
from rondom.dossier.queries import ContactRow
from rondom.language import _
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.widgets import Field, KeptChoice, KeptLine, column

SIDES = (
    ("parent", _("Familie en eigen netwerk")),
    ("school", _("School")),
    ("coach", _("Gezinscoach of hulp")),
    ("other", _("Iemand anders")),
)


class ContactForm(QWidget):
    title = _("Betrokkene")

    def __init__(self, desk: Desk, contact_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, contact_id
        theme, p = desk.theme, desk.theme.px
        self.name, self.role, self.organisation, self.phone, self.email = (
            self._line(name) for name in ("name", "role", "organisation", "phone", "email")
        )
        self.perspective = KeptChoice(theme, SIDES, name="contact.perspective")
        self._keep(self.perspective, "perspective")
        self.setLayout(column(
            Field(theme, _("Naam"), self.name), Field(theme, _("Wat doet deze persoon"), self.role, _("Bijvoorbeeld gezinscoach, leerkracht, trainer.")),
            Field(theme, _("Bij"), self.perspective), Field(theme, _("Organisatie"), self.organisation),
            Field(theme, _("Telefoon"), self.phone), Field(theme, _("E-mail"), self.email), gap=p(0.75),
        ))  # fmt: skip

    def show_values(self, one: ContactRow) -> None:
        self.name.show_value(one.name)
        self.role.show_value(one.role)
        self.organisation.show_value(one.organisation)
        self.phone.show_value(one.phone)
        self.email.show_value(one.email)
        self.perspective.show_value(one.perspective)

    def _line(self, name: str) -> KeptLine:
        made = KeptLine(name=f"contact.{name}")
        self._keep(made, name)
        return made

    def _keep(self, field: KeptLine | KeptChoice, name: str) -> None:
        one = self._id

        def write(session: Session, value: str) -> None:
            change_contact(session, one, **{name: value})

        keep(self._desk, self, field, _("Betrokkene veranderd"), write, merge=f"contact:{one}:{name}")
