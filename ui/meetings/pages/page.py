"""The base of every page at the table, and what it gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from rondom.meetings.detail import MeetingDetail
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import KeptField, keep
from ui.meetings.fields import words
from ui.theme import REGULAR
from ui.theme.large import LargeTheme


@dataclass(frozen=True, slots=True)
class TableDesk:
    """One meeting at the table: the desk, the large look, and which meeting."""

    desk: Desk
    theme: LargeTheme
    meeting_id: str
    go_to: Callable[[str], None]
    """To the first step with this key."""

    def keep(
        self, owner: QWidget, field: KeptField, sentence: str, action: Callable[[Session, str], object], merge: str
    ) -> None:
        keep(self.desk, owner, field, sentence, action, f"{merge}:{self.meeting_id}")

    def write(self, owner: QWidget, sentence: str, action: Callable[[Session], object], merge: str = "") -> None:
        self.desk.tasks.write(owner, sentence, action, merge=merge)


class TablePage(QWidget):
    """One step. It is made once; `show_detail` never takes the focus nor what is being typed."""

    looks_further = False
    """It reads more than the meeting itself, so it is shown again after every change."""

    def __init__(self, table: TableDesk) -> None:
        super().__init__()
        self.table, self.theme, self.meeting_id = table, table.theme, table.meeting_id
        self.detail: MeetingDetail | None = None
        """What is shown now."""

    def show_detail(self, detail: MeetingDetail) -> None:
        """Show the values of this moment."""
        self.detail = detail

    def show_again(self) -> None:
        """A line that was finished is a row now."""
        if self.detail is not None:
            self.show_detail(self.detail)

    def first_field(self) -> QWidget | None:
        """Where typing begins; None when there is nothing to type."""
        return None

    def words(
        self,
        text: str,
        em: float = 1.0,
        weight: QFont.Weight = REGULAR,
        tone: str = "",
        wrap: bool = False,
        name: str = "",
    ) -> QLabel:
        return words(self.theme, text, em, weight, tone, wrap, name)
