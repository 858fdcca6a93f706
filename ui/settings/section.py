"""The base of every page of Instellingen: a title, a sentence, and rows on hairlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.school.actions import change_school
from rondom.sentences import sentence
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.keeping import keep
from ui.screen import Screen
from ui.settings.action_row import ActionRow
from ui.settings.status_line import StatusLine
from ui.widgets import KeptChoice, KeptLine, Scroll, column, label, row
from ui.widgets.outline import Part

if TYPE_CHECKING:
    from ui.app import Program

T = TypeVar("T")
WIDE = 50.0
"""The widest a page of settings gets, in em: a sentence stays readable."""


class Section(Screen):
    """One page. A subclass names itself, builds in `__init__` and ends that with `_lay_out`."""

    marked = Signal()
    """What the index says of this page may be different now."""
    title: ClassVar[str] = ""
    about: ClassVar[str] = ""
    """One sentence under the title."""

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk)
        self.program = program

    def _lay_out(self, *parts: Part) -> None:
        p = self.theme.px
        head: list[Part] = [label(self.title, "page")]
        if self.about:
            head += [p(0.2), label(self.about, tone="muted", wrap=True)]
        page = QWidget()
        page.setLayout(column(*head, p(1.2), *parts, None, margins=(p(2.2), p(1.6), p(2.2), p(2))))
        page.setMaximumWidth(p(WIDE))
        inner = row(page, None)
        inner.setStretch(0, 100)
        self.setLayout(row(Scroll(inner)))

    # -- fields of the school that keep themselves -----------------------------------------------------------

    def _line(self, field: str, name: str) -> KeptLine:
        made = KeptLine(name=name)
        keep(
            self.desk,
            self,
            made,
            _("Instelling veranderd"),
            lambda session, value: change_school(session, **{field: value}),
            merge=f"school:{field}",
        )
        return made

    def _choice(self, field: str, options: tuple[tuple[str, str], ...], name: str) -> KeptChoice:
        made = KeptChoice(self.theme, options, name=name)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        def write(session: Session, value: str) -> None:
            change_school(session, **{field: int(value) if value.isdigit() else value})

        keep(self.desk, self, made, _("Instelling veranderd"), write)
        return made

    # -- work on the vault -----------------------------------------------------------------------------------

    def _work(
        self, told: ActionRow | StatusLine, busy: str, job: Callable[[Vault], T], done: Callable[[T], object]
    ) -> None:
        """Do `job` on the thread of the vault. `told` says `busy` meanwhile, and in words when it could not be done."""

        def failed(problem: Problem) -> None:
            told.say(str(sentence(problem)), "danger")

        told.busy(busy)
        self.desk.tasks.vault(self, job, done, failed)
