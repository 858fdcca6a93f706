"""What of others stands in the dossier, before it goes out: what is doubtful first, each with its places and a switch.

What is decided here is kept as long as the packet is being made. It is not in the packet, and not in the vault.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _, day, plural
from rondom.plan.inzage.masking import Added, Decisions, Found
from rondom.plan.inzage.reading import Enclosure
from ui.theme import Theme
from ui.widgets import Glyph, Scroll, Segments, Switch, box, button, column, label, line, refill, row, tool
from ui.widgets.outline import Part

FIRST = 40
"""So many rows of one part are shown at once; the others when asked."""
GOES, STAYS = "goes", "stays"


class InzageReview(QWidget):
    """`decided(Decisions)` after every choice; `left` back to the paper; `opened(id)` to look at a kept file."""

    decided = Signal(object)
    left = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self.setObjectName("inzage.review")
        self._found: tuple[Found, ...] = ()
        self._files: tuple[Enclosure, ...] = ()
        self._decisions = Decisions()
        self._all: set[str] = set()
        back = tool(theme, "arrow-left", _("Terug naar het papier (Esc)"), key="inzage.review.leave", on=self.left.emit)
        self.done = button(_("Zo is het goed"), "primary", theme, "check", name="inzage.review.done", on=self._accept)
        self.done.setToolTip(_("Alles blijft zoals het hier staat, en u gaat terug naar het papier"))
        title = label(_("Wat over anderen gaat"), "page", wrap=True)
        head = row(back, title, self.done, gap=p(0.8), margins=(p(1.3), p(1.0), p(1.6), p(0.4)))
        head.setStretch(1, 1)
        told = label(
            _("Zet uit wat wel te lezen mag zijn, en zeg waarom. Deze lijst gaat niet mee in het pakket en wordt niet bewaard."),
            tone="muted", wrap=True,
        )  # fmt: skip
        self.words = QLineEdit()
        self.words.setObjectName("inzage.review.words")
        self.words.setPlaceholderText(_("Nog een naam of woord afdekken"))
        self.words.setAccessibleName(_("Nog een naam of woord afdekken"))
        self.words.returnPressed.connect(self._add)
        add = button(_("Afdekken"), "", theme, "plus", name="inzage.review.add", on=self._add)
        adding = row(self.words, add, gap=p(0.6))
        adding.setStretch(0, 1)
        self._list = column(gap=0)
        page = column(told, p(0.8), adding, p(0.6), self._list, None, margins=(p(2.0), p(0.2), p(2.0), p(1.5)))
        body = column(head, Scroll(page))
        body.setStretch(1, 1)
        self.setLayout(body)

    def show_found(self, found: Sequence[Found], files: Sequence[Enclosure], decisions: Decisions) -> None:
        """As it is now. The rows keep their places while one is decided on: nothing jumps away under a hand."""
        keys = [one.key for one in self._found]
        if {one.key for one in found} == set(keys):
            found = sorted(found, key=lambda one: keys.index(one.key))
        same = tuple(found) == self._found and tuple(files) == self._files and decisions == self._decisions
        self._found, self._files, self._decisions = tuple(found), tuple(files), decisions
        if not same or not self._list.count():
            self._fill()

    def take_focus(self) -> None:
        """On the first thing to decide."""
        switches = self.findChildren(Switch)
        (switches[0] if switches else self.words).setFocus(Qt.FocusReason.TabFocusReason)

    # -- the list --------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        doubtful = [one for one in self._found if not one.sure and not one.fixed]
        sure = [one for one in self._found if one.sure or one.fixed]
        parts: list[Part] = []
        parts += self._part("doubt", _("Kijk hiernaar"), [self._row(one) for one in doubtful])
        parts += self._part("files", _("Bijlagen"), [self._file(one) for one in self._files])
        parts += self._part("sure", _("Afgedekt"), [self._row(one) for one in sure])
        if not parts:
            parts.append(label(_("Er staat niets van anderen in dit dossier."), tone="muted", wrap=True))
        refill(self._list, parts)

    def _part(self, key: str, title: str, rows: Sequence[QWidget]) -> list[Part]:
        if not rows:
            return []
        p = self.theme.px
        shown = list(rows) if key in self._all else list(rows[:FIRST])
        parts: list[Part] = [p(0.9), label(title, "section"), p(0.2)]
        for one in shown:
            parts += [line(), one]
        if len(shown) < len(rows):
            more = plural(len(rows) - len(shown), "Nog {n} tonen", "Nog {n} tonen")
            parts.append(button(more, "link", name=f"inzage.review.more.{key}", on=partial(self._show_all, key)))
        return parts

    def _show_all(self, key: str) -> None:
        self._all.add(key)
        self._fill()

    def _row(self, one: Found) -> QWidget:
        p = self.theme.px
        words = label(one.words, "strong", wrap=True)
        often = plural(one.count, "{n} keer", "{n} keer")
        about: list[Part] = [
            words,
            label(" · ".join(part for part in (one.reason, often) if part), "small", "muted", wrap=True),
        ]
        about += [label(f"“{context}”", "small", wrap=True) for context in one.contexts if context != one.words]
        control: QWidget
        if one.fixed:
            control = Glyph(self.theme, "lock", "ink-muted", 1.1)
            about.append(label(_("Geheim: blijft altijd afgedekt."), "small", "muted", wrap=True))
        elif one.added:
            control = tool(
                self.theme, "x", _("{words} niet meer afdekken").format(words=one.words), key="inzage.review.drop",
                on=partial(self._drop, one.key),
            )  # fmt: skip
        else:
            control = self._switch(one)
        if one.added or (one.decided and not one.covered):
            about.append(self._why(one.key, one.why, self._set_why))
        inner = row(column(*about, gap=p(0.1)), control, gap=p(1))
        inner.setStretch(0, 1)
        inner.setContentsMargins(0, p(0.6), 0, p(0.6))
        return box(inner)

    def _switch(self, one: Found) -> Switch:
        made = Switch(self.theme, _("Afgedekt"), f"inzage.review.switch.{one.key}")
        made.setChecked(one.covered)
        made.setAccessibleName(_("{words} afgedekt").format(words=one.words))
        made.toggled.connect(partial(self._cover, one.key))
        return made

    def _file(self, one: Enclosure) -> QWidget:
        p = self.theme.px
        goes = self._decisions.files.get(one.id)
        choice = Segments(
            self.theme, [(GOES, _("Gaat mee")), (STAYS, _("Blijft weg"))], "" if goes is None else GOES if goes else STAYS,
            f"inzage.review.file.{one.id}",
        )  # fmt: skip
        choice.show_value("" if goes is None else GOES if goes else STAYS)
        choice.chosen.connect(partial(self._send, one.id))
        told = ", ".join(part for part in (one.kind, day(one.added_on)) if part)
        about: list[Part] = [label(one.title, "strong", wrap=True), label(told, "small", "muted", wrap=True)]
        hint = _("Kijk zelf of er iets van een ander op staat. Op een foto dekt Rondom niets af.")
        if one.media_type == "application/pdf":
            hint = _("Namen die Rondom in de tekst vindt, krijgen een balk. Kijk zelf of alles gevonden is.")
        about.append(label(hint, "small", wrap=True))
        if goes is False:
            about.append(self._why(one.id, self._decisions.files_why.get(one.id, ""), self._set_file_why))
        look = button(_("Openen"), "link", name=f"inzage.review.open.{one.id}", on=partial(self.opened.emit, one.id))
        inner = row(column(*about, gap=p(0.1)), look, choice, gap=p(1))
        inner.setStretch(0, 1)
        inner.setContentsMargins(0, p(0.6), 0, p(0.6))
        return box(inner)

    def _why(self, key: str, value: str, keep: Callable[[str, str], None]) -> QLineEdit:
        made = QLineEdit(value)
        made.setObjectName(f"inzage.review.why.{key}")
        made.setPlaceholderText(_("Waarom"))
        made.setAccessibleName(_("Waarom"))
        made.editingFinished.connect(lambda: keep(key, made.text()))
        return made

    # -- deciding --------------------------------------------------------------------------------------------

    def _tell(self, decisions: Decisions) -> None:
        if decisions != self._decisions:
            self.decided.emit(decisions)

    def _cover(self, key: str, covered: bool) -> None:
        self._tell(replace(self._decisions, covered={**self._decisions.covered, key: covered}))

    def _set_why(self, key: str, why: str) -> None:
        added = tuple(
            replace(one, why=why) if key.startswith("added:") and self._is(one, key) else one
            for one in self._decisions.added
        )
        reasons = self._decisions.why if key.startswith("added:") else {**self._decisions.why, key: why}
        self._tell(replace(self._decisions, why=reasons, added=added))

    def _send(self, file: str, choice: str) -> None:
        self._tell(replace(self._decisions, files={**self._decisions.files, file: choice == GOES}))

    def _set_file_why(self, file: str, why: str) -> None:
        self._tell(replace(self._decisions, files_why={**self._decisions.files_why, file: why.strip().rstrip(".")}))

    def _add(self) -> None:
        words = " ".join(self.words.text().split())
        if len(words) < 2:
            return
        self.words.clear()
        if all(one.words.casefold() != words.casefold() for one in self._decisions.added):
            self._tell(replace(self._decisions, added=(*self._decisions.added, Added(words))))

    def _drop(self, key: str) -> None:
        self._tell(
            replace(self._decisions, added=tuple(one for one in self._decisions.added if not self._is(one, key)))
        )

    @staticmethod
    def _is(one: Added, key: str) -> bool:
        return key == one.key

    def _accept(self) -> None:
        """What nobody changed stays as it was proposed, and has been looked at."""
        looked = {one.key: one.covered for one in self._found if not one.sure and not one.fixed and not one.added}
        self._tell(replace(self._decisions, covered={**looked, **self._decisions.covered}))
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
