"""Someone who works with this vault: who it is, whether there is a password, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.opening import Person
from ui.shell.window import initials
from ui.theme import Theme
from ui.widgets import Avatar, Glyph, box, button, column, flow, label, line, row


@dataclass(frozen=True, slots=True)
class PersonActions:
    change: Callable[[Person], object]
    password: Callable[[Person], object]
    remove: Callable[[Person], object]


class PersonRow(QWidget):
    def __init__(self, theme: Theme, person: Person, at: int, actions: PersonActions) -> None:
        super().__init__()
        p, name = theme.px, f"people.{at}"
        self.person = person
        self.setObjectName(name)
        me = f" ({_('u')})" if person.is_me else ""
        who = column(
            label(f"{person.name}{me}", "strong", wrap=True),
            label(person.role, "small", "muted", wrap=True) if person.role else 0,
            p(0.15),
            self._state(theme),
        )
        front = row(column(Avatar(theme, initials(person.name), "ring-1"), None), who, gap=p(0.9))
        front.setStretch(1, 1)
        doing = row(*self._buttons(name, actions), None, gap=p(0.5))
        inner = flow(theme.folded, front, doing, gap=p(0.6))
        inner.setStretch(0, 1)
        self.setLayout(column(line(), p(0.8), inner, p(0.9)))
        self.setAccessibleName(person.name)

    def _state(self, theme: Theme) -> QWidget:
        has = self.person.has_password
        words = _("Opent de kluis met een eigen wachtwoord.") if has else _("Heeft nog geen wachtwoord.")
        role = "success" if has else "caution"
        inner = row(Glyph(theme, "key" if has else "circle-alert", role, 1.0), label(words, "small", role, wrap=True))
        inner.setSpacing(theme.px(0.4))
        inner.setStretch(1, 1)
        return box(inner)

    def _buttons(self, name: str, actions: PersonActions) -> list[QWidget]:
        person = self.person
        word = _("Wachtwoord veranderen") if person.has_password else _("Wachtwoord geven")
        made = [
            button(_("Wijzigen"), name=f"{name}.change", on=lambda: actions.change(person), size="small"),
            button(word, name=f"{name}.password", on=lambda: actions.password(person), size="small"),
            button(_("Weghalen"), "danger", name=f"{name}.remove", on=lambda: actions.remove(person), size="small"),
        ]
        for one in made:
            one.setAccessibleName(f"{one.text()}, {person.name}")
        if person.is_me:
            made[-1].setEnabled(False)
            made[-1].setToolTip(_("U kunt uzelf niet weghalen. Een collega kan dat doen."))
        return list(made)
