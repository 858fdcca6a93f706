"""Destroying a dossier: what it means, why it happens, and the name typed over before it does."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from rondom import clock
from rondom.dossier.queries import PupilHead, pupil_head
from rondom.language import _, day, folded
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.vault.backups import back_up
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.screen import Screen
from ui.theme import Theme
from ui.widgets import Field, KeptChoice, column, label
from ui.widgets.dialog import Dialog
from ui.widgets.fields import NEVER_ASIDE

REASONS = (
    (DestructionReason.RETENTION, _("De bewaartermijn is voorbij")),
    (DestructionReason.REQUEST, _("De ouders, of de leerling zelf vanaf 16 jaar, vragen erom")),
    (DestructionReason.MISTAKE, _("Dit dossier had er nooit mogen zijn")),
)


class DestroyDialog(Dialog):
    """The verb works only when the first name was typed over: nobody destroys the wrong child by a click."""

    def __init__(self, theme: Theme, name: str, first_name: str, left_on: date | None) -> None:
        self._wanted, p = first_name or name, theme.px
        self.reason = KeptChoice(theme, REASONS, name="destroy.reason")
        self.typed = QLineEdit()
        self.typed.setObjectName("destroy.name")
        self.typed.setProperty(NEVER_ASIDE, True)
        said = _("{name} ging van school op {day}.").format(name=name, day=day(left_on)) if left_on else _("{name} is nog niet van school.").format(name=name)  # fmt: skip
        content = column(
            label(said, "strong", wrap=True), p(0.5),
            label(_("Alles van dit kind gaat weg: gebeurtenissen, notities, overleggen, plannen, toestemmingen en wat daarvan in het logboek stond. Dit kan niet ongedaan gemaakt worden."), wrap=True), p(0.5),
            label(_("Er blijft één regel zonder naam: wanneer, door wie, waarom en hoeveel. Rondom maakt daarna een nieuwe reservekopie en ruimt de oudere op deze computer op. Kopieën op een andere plek ruimt u zelf op."), tone="muted", wrap=True), p(0.9),
            Field(theme, _("Waarom"), self.reason), p(0.7),
            Field(theme, _("Typ de voornaam over: {name}").format(name=self._wanted), self.typed),
        )  # fmt: skip
        super().__init__(
            theme, _("Dossier van {name} vernietigen").format(name=name), _("Vernietigen"), dangerous=True, content=content
        )  # fmt: skip
        self.reason.show_value(DestructionReason.RETENTION if left_on else DestructionReason.REQUEST)
        self.typed.textChanged.connect(lambda _text: self._weigh())
        self.reason.currentIndexChanged.connect(lambda _at: self._weigh())
        self._weigh()

    def _weigh(self) -> None:
        self.verb.setEnabled(bool(self.reason.value()) and folded(self.typed.text()) == folded(self._wanted))

    def chosen(self) -> DestructionReason:
        return DestructionReason(self.reason.value())


def ask_to_destroy(desk: Desk, owner: Screen, pupil_id: str) -> None:
    """Ask, and do it. Afterwards the list of children shows; the dossier is nowhere any more."""
    today = clock.today()
    desk.tasks.read(owner, lambda session: pupil_head(session, pupil_id, today), lambda head: _ask(desk, owner, head))


def _ask(desk: Desk, owner: Screen, head: PupilHead) -> None:
    dialog = DestroyDialog(desk.theme, head.name, head.first_name, head.left_on)
    if not desk.messages.run(dialog):
        return
    reason = dialog.chosen()

    def destroy(vault: Vault) -> None:
        destroy_dossier(vault, head.id, reason)
        if not vault.throwaway:
            back_up(vault, "hand")

    def done(_none: None) -> None:
        desk.messages.toast(_("Het dossier is vernietigd."))

    desk.open(Place("pupils"))
    desk.tasks.vault(owner, destroy, done)
