"""Above the map: what it is, how many there are, how one finds someone, map or list, and someone new."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QWidget

from rondom.language import _, plural
from rondom.support_map.queries import SupportMap
from ui.theme import Theme
from ui.widgets import Segments, Wrapping, button, column, flow, label, row

MAP, LIST = "map", "list"


class MapHead(QFrame):
    """`find` are the ways to find someone, `more` what else there is to do. With large text all of it wraps."""

    def __init__(self, theme: Theme, find: Sequence[QWidget], more: QWidget, ask_new: Callable[[], object]) -> None:
        super().__init__()
        p = theme.px
        title = label(_("Ondersteuningsstructuur"), "page", wrap=theme.folded)
        self._count = label("", "small", "muted", wrap=True, name="map.count")
        self.mode = Segments(theme, [(MAP, _("Kaart")), (LIST, _("Lijst"))], name="map.mode")
        self.mode.setToolTip(_("Wissel met Ctrl+L"))
        new = button(_("Partner"), "primary", theme, "plus", name="map.add", tip=_("Nieuwe partner (N)"), on=ask_new)
        parts = (*find, self.mode, new, more)
        if theme.folded:
            holder = QWidget()
            holder.setLayout(Wrapping(parts, p(0.6), p(0.4)))
            tools = row(holder)
        else:
            tools = row(*parts, gap=p(0.8))
        words = column(title, self._count, gap=p(0.05))
        inner = flow(theme.folded, words, tools, gap=p(0.8), margins=(p(1.87), p(0.75), p(1.6), p(0.75)))
        if not theme.folded:
            inner.setStretch(0, 1)
        self.setLayout(inner)

    def tell(self, known: SupportMap, asked: str = "") -> None:
        """Who there are; or how many fit what is `asked`."""
        self._count.setText(asked or _counted(known))


def _counted(known: SupportMap) -> str:
    """Who there are, and how many cards wait to be checked."""
    colleagues = plural(known.colleagues, "{n} collega", "{n} collega’s")
    parts = [known.school, f"{colleagues}, {plural(known.partners, '{n} partner', '{n} partners')}"]
    if known.stale:
        old = all(one.months for one in known.rows if one.stale)
        words = _("{n} al een half jaar niet gecontroleerd") if old else _("{n} nog te controleren")
        parts.append(words.format(n=known.stale))
    return "  ·  ".join(part for part in parts if part)
