"""The header that never scrolls: who it is, who decides, what may be shared, what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from rondom.dossier.model import Custody
from rondom.dossier.queries import CaregiverRow, PupilHead
from rondom.language import _, capital, day, listed, plural
from ui.theme import Theme
from ui.widgets import Avatar, PermissionLight, button, column, label, line, row, tool


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    head: PupilHead
    caregivers: tuple[CaregiverRow, ...]
    light: str
    light_reason: str
    next_meeting: str


class _Fact(QWidget):
    """A small word above a line, with a hairline on its left."""

    def __init__(self, theme: Theme, word: str, content: QWidget) -> None:
        super().__init__()
        self._word, self._content, self._gap = label(word, "small", "muted"), content, theme.px(1.3)
        both = column(self._word, content, gap=theme.px(0.1))
        self.setLayout(row(line(vertical=True), both, gap=self._gap, margins=(self._gap, 0, 0, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def needed(self) -> int:
        """Width in pixels. Asked of the words themselves: a layout inside a layout answers with what it knew before."""
        return 2 * self._gap + 1 + max(self._word.sizeHint().width(), self._content.sizeHint().width())


class DossierHeader(QFrame):
    new_asked = Signal(str)
    """What to make: event, note, meeting, caregiver."""
    followed_asked = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._followed = False
        self._disc = Avatar(theme, "", "ring-0", 3.6, ring=True)
        self._name = label("", "title", name="dossier.name")
        self._line = label("", tone="muted", name="dossier.line")
        self._custody, self._light = label("", name="dossier.custody"), PermissionLight(theme, "ask_first")
        self._light_more, self._next = label("", tone="muted"), label("", name="dossier.next")
        sharing = QWidget()
        sharing.setLayout(row(self._light, self._light_more, gap=p(0.6)))
        self._facts = [
            _Fact(theme, _("Gezag"), self._custody),
            _Fact(theme, _("Delen"), sharing),
            _Fact(theme, _("Volgend overleg"), self._next),
        ]
        self._new = button(_("Nieuw"), theme=theme, icon="plus", name="dossier.new")
        self._new.setMenu(self._menu())
        self._more = tool(theme, "ellipsis", _("Meer"), key="dossier.more")
        more = QMenu(self._more)
        self._follow = more.addAction("", lambda: self.followed_asked.emit(not self._followed))
        self._more.setMenu(more)
        self._more.setPopupMode(self._more.ToolButtonPopupMode.InstantPopup)
        who = column(self._name, self._line, gap=p(0.05))
        self.setLayout(
            row(self._disc, p(0.9), who, *self._facts, p(1.3), None, self._new, p(0.4), self._more,
                margins=(p(1.55), p(0.85), p(1.55), p(0.35)))
        )  # fmt: skip
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def minimumSizeHint(self) -> QSize:
        """Facts fold, so they must not hold the window open."""
        return QSize(self.theme.px(20), super().minimumSizeHint().height())

    def show_facts(self, facts: HeaderFacts) -> None:
        head = facts.head
        self._disc.show_letters(head.initials)
        self._name.setText(head.name)
        self._line.setText(describe(head))
        self._custody.setText(custody_line(facts.caregivers))
        self._light.show_light(facts.light)
        self._light_more.setText(facts.light_reason)
        self._next.setText(facts.next_meeting or _("nog geen"))
        self._followed = head.followed
        self._follow.setText(_("Niet meer volgen") if head.followed else _("Volgen door het ondersteuningsteam"))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """From the right, as many as do not fit beside the name and the buttons."""
        p = self.theme.px
        room = self.width() - p(3.1 + 4.5 + 1.3 + 1) - self._new.sizeHint().width() - self._more.sizeHint().width()
        room -= max(self._name.sizeHint().width(), self._line.sizeHint().width())
        for fact in self._facts:
            room -= fact.needed()
            fact.setVisible(room >= 0)

    def _menu(self) -> QMenu:
        menu = QMenu(self._new)
        for key, word, shortcut in (
            ("event", _("Gebeurtenis"), "N"), ("meeting", _("Overleg"), ""), ("call", _("Telefoongesprek"), ""), ("note", _("Notitie"), ""), ("caregiver", _("Ouder of verzorger"), ""),
        ):  # fmt: skip
            action = menu.addAction(f"{word}\t{shortcut}" if shortcut else word)
            action.setObjectName(f"dossier.new.{key}")
            action.triggered.connect(lambda _checked=False, key=key: self.new_asked.emit(key))
        return menu


def describe(head: PupilHead) -> str:
    """Groep 6, juf Marloes · 9 jaar, 14 juni 2016"""
    group = ", ".join(part for part in (head.group, head.teacher) if part) or _("geen groep")
    if head.birth_date is None or head.age is None:
        return f"{group}  ·  {_('geboortedatum onbekend')}"
    return f"{group}  ·  {plural(head.age, '{n} jaar', '{n} jaar')}, {day(head.birth_date)}"


def custody_line(caregivers: tuple[CaregiverRow, ...]) -> str:
    """Who holds gezag, or that it is not known."""
    names = [one.name or capital(one.relation) for one in caregivers if one.custody == Custody.YES and not one.deceased]
    return listed(names) or _("nog niet ingevuld")
