"""What stands above the permissions when something asks for a look: gezag that does not fit, and paper that is still out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.privacy.after_printing import PaperOut
from rondom.privacy.sources import Source, sources
from ui.theme import Theme
from ui.widgets import Glyph, box, column, label, refill, row


class Notes(QWidget):
    """A sentence each, with a mark; nothing at all when there is nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._lines = column(gap=theme.px(0.4))
        self.setLayout(self._lines)
        self._shown: tuple[object, ...] = ()
        self.hide()

    def show_notes(self, unsure: Sequence[str], out: Sequence[PaperOut]) -> None:
        if (shown := (*unsure, *out)) == self._shown:
            return
        self._shown = shown
        lines = [self._line("info", "info", one, "", "consent.unsure") for one in unsure]
        lines += [self._line("file-text", "caution", one.told, one.to_do, "consent.out") for one in out]
        refill(self._lines, lines)
        self.setVisible(bool(lines))

    def _line(self, icon: str, role: str, told: str, to_do: str, name: str) -> QWidget:
        p = self.theme.px
        words = [label(told, wrap=True, name=name)]
        if to_do:
            words.append(label(to_do, "small", "muted", wrap=True, name=f"{name}.to_do"))
        made = row(Glyph(self.theme, icon, role, 1.2), column(*words, gap=p(0.05)), gap=p(0.6))
        made.setStretch(1, 1)
        return box(made)


def rule_parts(theme: Theme) -> list[QWidget]:
    """All rules with where they come from, for the place beside the list."""
    p = theme.px
    intro = label(
        _("Zo rekent Rondom. Wetten veranderen: vraag bij twijfel iemand die het recht van nu kent."), tone="muted", wrap=True
    )  # fmt: skip
    return [intro, *(_rule(one, p(0.1)) for one in sources())]


def _rule(one: Source, gap: int) -> QWidget:
    return box(
        column(
            label(one.title, "strong", wrap=True),
            label(one.says, wrap=True),
            label(one.told, "small", "muted", wrap=True),
            label(_("Gezien: {what}.").format(what=one.seen), "small", "muted", wrap=True),
            gap=gap,
        )
    )
