"""Copies of a vault in a list: when each was made, and below it what is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rondom import clock
from rondom.language import _, capital, hour, relative
from rondom.vault.copies import Copy
from rondom.vault.looking import Inside
from ui.theme import Theme
from ui.unlock.flow import words_of
from ui.widgets.rows import Row, RowDelegate, RowList

HIGH = 3.7
WHYS = {
    "close": _("bij het sluiten"),
    "import": _("voor het inlezen"),
    "migration": _("voor het bijwerken"),
    "hand": _("zelf gemaakt"),
}
MEGABYTE = 1_000_000
DATE = re.compile(r"\d{4}-?\d\d-?\d\d")


class CopyDelegate(RowDelegate):
    """Two lines beside an icon: a sentence about the contents does not fit behind the moment."""

    def __init__(self, theme: Theme, inset: float) -> None:
        super().__init__(theme, inset, HIGH)

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        em = self.theme.em
        left = box.left() + self.paint_front(painter, box, one)
        upper = QRectF(left, box.y() + 0.55 * em, box.right() - left, 1.35 * em)
        lower = upper.translated(0, 1.3 * em)
        room = upper.adjusted(0, 0, -self.paint_end(painter, upper, one), 0)
        self.write(painter, room, one.text, 1.0, "ink", bold=True)
        self.write(painter, lower, one.detail, 0.87, "ink-muted")


def copy_list(theme: Theme, name: str, whole: bool = False, inset: float = 0.8) -> RowList:
    return RowList(
        theme, name, spoken=_("Reservekopieën"), delegate=CopyDelegate(theme, inset), whole=whole, click_opens=False
    )


def moment(copy: Copy) -> str:
    """Gisteren 16.42 uur; 14 mei 16.03 uur"""
    return capital(f"{relative(copy.at.date(), clock.today())} {hour(copy.at)}")


def rows_of(copies: Sequence[Copy], insides: Sequence[Inside] = (), named: bool = False) -> list[Row]:
    """`insides` once someone looked; before that, why and how large. `named`: say of which vault each is."""
    known = {one.copy.path: one for one in insides}
    return [_row(copy, known.get(copy.path), _vault_name(copy) if named else "") for copy in copies]


def _row(copy: Copy, inside: Inside | None, name: str) -> Row:
    tone, icon = ("danger", "circle-alert") if inside and inside.problem else ("ink-muted", "")
    return Row(
        str(copy.path), f"{moment(copy)}, {name}" if name else moment(copy), _contents(copy, inside), end=_("tweede plek") if copy.second else "",
        end_tone=tone, end_icon=icon, icon="archive-restore",
    )  # fmt: skip


def _vault_name(copy: Copy) -> str:
    """The name of the vault, that stands in front of the moment in the name of a copy."""
    return DATE.split(copy.path.stem)[0].strip(" -")


def _contents(copy: Copy, inside: Inside | None) -> str:
    if inside is None:
        size = _("{n} MB").format(n=f"{max(0.1, copy.size / MEGABYTE):.1f}".replace(".", ","))
        return ", ".join(part for part in (capital(WHYS.get(copy.why, "")), size) if part)
    if inside.contents is not None:
        told = inside.contents.sentence
        return _("{what}. Opent met een eerder wachtwoord.").format(what=told) if inside.earlier_password else told
    assert inside.problem is not None
    if inside.problem.code == "vault-wrong-password":
        return _("Dit wachtwoord past niet op deze kopie.")
    return words_of(inside.problem).split(".")[0] + "."
