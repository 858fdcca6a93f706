"""Words of something that is not finished: they belong to no row yet, and may not be lost all the same.

Within two seconds they are laid aside in the vault, and offered again after a lock or a crash. When it is finished, they go.
"""

from __future__ import annotations

from collections.abc import Callable

from ui.desk import Desk, Place
from ui.meetings.fields import LineField
from ui.theme import Theme
from ui.unkept import Unkept, lay_one_aside


class HalfTyped(LineField):
    """One line of a question in a row. `about` says, when it is offered again, to what the words belong."""

    def __init__(
        self, desk: Desk, theme: Theme, spoken: str, placeholder: str, place: Place, about: Callable[[], str]
    ) -> None:
        super().__init__(theme, "", spoken, placeholder, bare=True)
        self._desk, self._place, self._about = desk, place, about
        self.kept.connect(self._lay_aside)

    @property
    def misread(self) -> bool:
        """No row holds these words: a lock lays them aside with the others."""
        return bool(self.text().strip())

    def forget(self) -> None:
        """It is finished, or let go: the words go from the field and from the vault."""
        self.setText("")
        self.flush()

    def _lay_aside(self, text: str) -> None:
        one = Unkept(self._place, "", f"{self._about()}: {self.accessibleName()}", text)
        self._desk.tasks.vault(self, lambda vault: lay_one_aside(vault, one), failed=self._not_aside)

    def _not_aside(self, _problem: object) -> None:
        """Tried again at the next chance; what cannot be written is told of when it is finished."""
        self.not_kept()
