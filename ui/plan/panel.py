"""The share assistant beside the paper: who gets it, what goes and what stays, and the two ways out of the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from rondom.language import _, plural
from rondom.plan.sharing import ADDRESS, PartRow
from rondom.plan.shielding import COVERED
from rondom.privacy.rules import LightStatus, ReaderKind
from ui.plan.dress import DressChoice
from ui.plan.getter_row import GetterRow
from ui.plan.share import Getter, left_out_words, refusal_words, stays_words
from ui.theme import Theme
from ui.widgets import Banner, PermissionLight, Scroll, box, button, column, label, line, refill, row, tool
from ui.widgets.outline import Part

LONG, SHORT = 6, 5
"""More people than this fold, to so many."""
_MAIL = _("Een pdf die alleen opengaat met woorden die u door de telefoon zegt")
WIDE, LOW = 29.0, 24.0
"""em: the width beside the paper, and the height under which the buttons scroll along."""


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What the assistant says about one sort of paper. `{name}` is who gets it."""

    key: str
    """First part of the names of its widgets."""
    question: str
    back: str
    nobody: str
    first: str
    making: str
    never: str
    not_yet: str
    paper: str = _("Papier")
    """What it is called in the logboek, with a capital: "Plan", "Kring"."""
    ask: str = ""
    """On the button for who may not get it; "" when asking for a permission, or gezag, is what helps."""


PLAN = PanelWords(
    key="plan",
    question=_("Wie krijgt dit plan?"),
    back=_("Terug naar het plan"),
    nobody=_("Kies wie het plan krijgt. Dan ziet u wat er mee mag."),
    first=_("Kies eerst wie het plan krijgt."),
    making=_("Het plan voor {name} wordt gemaakt."),
    never=_("{name} krijgt dit plan niet."),
    not_yet=_("{name} mag dit plan nog niet lezen."),
    paper=_("Plan"),
)
REPORT = PanelWords(
    key="plan",
    question=_("Wie krijgt dit verslag?"),
    back=_("Terug naar het verslag"),
    nobody=_("Kies wie het verslag krijgt. Dan ziet u wat er mee mag."),
    first=_("Kies eerst wie het verslag krijgt."),
    making=_("Het verslag voor {name} wordt gemaakt."),
    never=_("{name} krijgt dit verslag niet."),
    not_yet=_("{name} mag dit verslag nog niet lezen."),
    paper=_("Gespreksverslag"),
)


class SharePanel(QFrame):
    """`chosen(key)` when someone is chosen; `saved`, `printed`, `mailed` and `asked` for the buttons below; `left` goes back.

    `options` stands above the people, `dress` (how this copy is printed) under them, `more` beside the ways out.
    """

    chosen = Signal(str)
    saved = Signal()
    printed = Signal()
    mailed = Signal()
    asked = Signal()
    """The person must first be asked, or gezag filled in."""
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        words: PanelWords = PLAN,
        options: QWidget | None = None,
        more: QWidget | None = None,
        dress: DressChoice | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.words, p = theme, words, theme.px
        self._more, self.dress = more, dress
        self.busy = False
        self._lost: tuple[QPushButton, QWidget | None] | None = None
        """A button that went off while it had the keyboard, and who has it since."""
        self.setObjectName(f"{words.key}.share")
        self.setProperty("part", "editor")
        self._getters: tuple[Getter, ...] = ()
        self._rows: dict[str, GetterRow] = {}
        self._ready = False
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda one: self.chosen.emit(one.getter.reader.key))
        self.back = tool(theme, "arrow-left", words.back, key=f"{words.key}.back", on=self.left.emit)
        self.back.hide()
        self._asked = label(words.question, "section", name=f"{words.key}.question")
        head = row(*([] if options else [self.back]), self._asked, None, gap=p(0.5))
        self._list, self._detail = column(gap=p(0.1)), column()
        above: list[Part] = [] if options is None else [self._choices(options), p(0.9)]
        self._page = column(
            *above, row(head, margins=(p(0.75), 0, p(0.75), 0)), p(0.5), self._list, p(0.9), *self._dressed(),
            row(self._detail, margins=(p(0.75), 0, p(0.75), 0)), None, margins=(p(0.9), p(1.1), p(0.9), p(0.8)),
        )  # fmt: skip
        self._foot, self._low = self._make_foot(), False
        self._outer = column(Scroll(self._page), self._foot)
        self._outer.setStretch(0, 1)
        self.setLayout(self._outer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._show_detail()

    def _choices(self, options: QWidget) -> Part:
        """The way back stands beside the first of them, however many there are."""
        p = self.theme.px
        made = row(self.back, options, margins=(p(0.75), 0, p(0.75), 0), gap=p(0.5))
        made.setAlignment(self.back, Qt.AlignmentFlag.AlignTop)
        return made

    def _dressed(self) -> list[Part]:
        if self.dress is None:
            return []
        p = self.theme.px
        self._dress_room = box(column(self.dress, margins=(p(0.75), 0, p(0.75), p(1.0))))
        return [self._dress_room]

    def _make_foot(self) -> QWidget:
        p, theme, key = self.theme.px, self.theme, self.words.key
        self.save = button(
            _("PDF maken en noteren"), "primary", theme, "file-check-2", name=f"{key}.save", on=self.saved.emit
        )
        self.print = button(_("Afdrukken"), "", theme, "printer", name=f"{key}.print", on=self.printed.emit)
        self.mail = button(_("Voor de mail, met wachtzin"), "", theme, "lock", name=f"{key}.mail", on=self.mailed.emit)
        self.ask = button("", "primary", theme, "hand", name=f"{key}.ask", on=self.asked.emit)
        self._told = label("", "small", "muted", wrap=True, name=f"{key}.told")
        buttons = row(self.save, self.ask, self.print, gap=p(0.6))
        buttons.setStretch(0, 1)
        buttons.setStretch(1, 1)
        made = QWidget()
        more: list[Part] = [] if self._more is None else [self._more]
        other = row(self.mail, *more, gap=p(0.6))
        other.setStretch(0, 1)
        inner = column(buttons, p(0.5), other, p(0.55), self._told, margins=(p(1.65), p(0.9), p(1.65), p(0.9)))
        made.setLayout(column(line(), inner))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window, such as with large text, the buttons scroll along: else nobody could be chosen."""
        super().resizeEvent(event)
        low = self.height() < self.theme.px(LOW)
        if low != self._low:
            self._low = low
            (self._page if low else self._outer).addWidget(self._foot)

    # -- what others ask -------------------------------------------------------------------------------------

    def show_getters(self, getters: Sequence[Getter]) -> None:
        """The people and their lights as they are now; who was chosen stays chosen when still there."""
        keys = [one.reader.key for one in getters]
        chosen = self.value()
        self._getters = tuple(getters)
        if keys == list(self._rows):
            for one in getters:
                self._rows[one.reader.key].show_getter(one)
        else:
            self._fill(chosen)
        self._show_detail()

    def show_words(self, words: PanelWords) -> None:
        """For another sort of paper in the same place."""
        if words != self.words:
            self.words = words
            self._asked.setText(words.question)
            self.back.setToolTip(words.back)
            self.back.setAccessibleName(words.back)
            self._show_detail()

    def value(self) -> str:
        """The key of who is chosen, or ""."""
        return next((key for key, one in self._rows.items() if one.isChecked()), "")

    def getter(self) -> Getter | None:
        return next((one for one in self._getters if one.reader.key == self.value()), None)

    def choose(self, key: str) -> None:
        if key in self._rows:
            self._rows[key].setChecked(True)
            self._rows[key].show()
            self._show_detail()

    def take_focus(self) -> None:
        """On who is chosen, else on the first."""
        rows = list(self._rows.values())
        for one in [one for one in rows if one.isChecked()] or rows[:1]:
            one.setFocus(Qt.FocusReason.TabFocusReason)

    def set_busy(self, busy: bool) -> None:
        """A paper is on its way: a second click or Enter does nothing until that has ended."""
        self.busy = busy
        self._show_buttons(self.getter())

    def set_ready(self, ready: bool) -> None:
        """Whether the paper of this person is made: only what was seen goes out."""
        self._ready = ready
        self._show_buttons(self.getter())

    def show_step(self, alone: bool) -> None:
        """Alone on the screen, with a way back; or beside the paper."""
        self.back.setVisible(alone)
        if alone:
            self.setMinimumWidth(0)
            self.setMaximumWidth(self.theme.px(400))
        else:
            self.setFixedWidth(self.theme.px(WIDE))

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), self.theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(18), self.theme.px(10))

    # -- inside ----------------------------------------------------------------------------------------------

    def _fill(self, chosen: str) -> None:
        for one in self._group.buttons():
            self._group.removeButton(one)
        self._rows = {
            one.reader.key: GetterRow(self.theme, one, f"{self.words.key}.recipient.{at}")
            for at, one in enumerate(self._getters)
        }
        told = plural(len(self._rows) - SHORT, "Nog {n} mens", "Nog {n} mensen")
        self._more_people = button(
            told, "link", name=f"{self.words.key}.more_people", on=self._unfold
        )  # refill lets it go
        refill(self._list, [*self._rows.values(), row(self._more_people, None, margins=(self.theme.px(0.75), 0, 0, 0))])
        for one in self._rows.values():
            self._group.addButton(one)
        if chosen in self._rows:
            self._rows[chosen].setChecked(True)
        self._fold(len(self._rows) > LONG)

    def _fold(self, folded: bool) -> None:
        """Of a long list the first stand there, and who is chosen: what goes must be in sight too."""
        self._more_people.setVisible(folded)
        for at, one in enumerate(self._rows.values()):
            one.setVisible(not folded or at < SHORT or one.isChecked())

    def _unfold(self) -> None:
        self._fold(False)
        list(self._rows.values())[SHORT].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_detail(self) -> None:
        """After another person was chosen."""
        self._show_detail()

    def _show_detail(self) -> None:
        getter = self.getter()
        parts: list[Part] = []
        if getter is None:
            parts.append(label(self.words.nobody, tone="muted", wrap=True))
        elif not getter.may_get:
            parts += self._refusal(getter)
        else:
            parts += self._what_goes(getter)
        refill(self._detail, parts)
        if self.dress is not None:
            self.dress.show_for(getter if getter is not None and getter.may_get else None)
            self._dress_room.setVisible(getter is not None and getter.may_get)
        self._show_buttons(getter)

    def _refusal(self, getter: Getter) -> list[Part]:
        tone = "danger" if getter.reader.light.status is LightStatus.MAY_NOT else "info"
        banner = Banner(self.theme, refusal_words(getter, self.words.never, self.words.not_yet), tone=tone)
        banner.setObjectName(f"{self.words.key}.refusal")
        return [banner]

    def _what_goes(self, getter: Getter) -> list[Part]:
        p = self.theme.px
        parts: list[Part] = [
            label(_("Dit gaat naar {name}").format(name=getter.reader.short), "strong", name=f"{self.words.key}.goes"),
            label(_("Doel: {purpose}").format(purpose=getter.purpose), "small", "muted", wrap=True),
            p(0.5),
        ]
        for one in _in_short(getter):
            parts += [line(), self._part(one)]
        if told := left_out_words(getter):
            banner = Banner(self.theme, "", told)
            banner.setObjectName(f"{self.words.key}.left_out")
            parts += [line(), p(0.8), banner]
        return parts

    def _part(self, one: PartRow) -> QWidget:
        """Title, reason and light of one part; struck through when it stays."""
        p = self.theme.px
        title = label(one.title, wrap=True)
        if not one.goes:
            font = self.theme.font()
            font.setStrikeOut(True)
            title.setFont(font)
            title.setProperty("tone", "muted")
            title.setAccessibleName(_("{part} blijft weg").format(part=one.title))
        lines = plural(one.lines, "{n} regel.", "{n} regels.") if one.lines and not one.goes else ""
        reason = " ".join(part for part in (lines, one.light.reason) if part)
        words = column(title, label(reason, "small", "muted", wrap=True), gap=p(0.05))
        inner = row(words, PermissionLight(self.theme, one.light.status, one.light.reason, small=True), gap=p(0.8))
        inner.setStretch(0, 1)
        made = QWidget()
        inner.setContentsMargins(0, p(0.55), 0, p(0.55))
        made.setLayout(inner)
        return made

    def _show_buttons(self, getter: Getter | None) -> None:
        refused = getter is not None and not getter.may_get
        self.ask.setVisible(refused)
        self.save.setVisible(not refused)
        self.mail.setVisible(not refused)
        able = getter is not None and getter.may_get and self._ready
        why = "" if able else self._why_not(getter)
        self._enable_ways(able and not self.busy)
        for one, tip in ((self.save, ""), (self.print, ""), (self.mail, _MAIL)):
            one.setToolTip(why or tip)
        if refused:
            assert getter is not None
            self.ask.setText(self.words.ask or _ask_words(getter))
        kept = _("Komt in de lijst met verstrekkingen: aan wie, wat en waarom.")
        stays = stays_words(getter) if getter is not None else ""
        self._told.setText(why or f"{stays} {kept}".strip())

    def _enable_ways(self, on: bool) -> None:
        """A button that goes off hands the keyboard on; it gets it back when it is on again and nobody went elsewhere."""
        ways = (self.save, self.print, self.mail)
        window = self.window()  # also when a dialog stands in front of it
        had = next((one for one in ways if one is window.focusWidget()), None)
        for one in ways:
            one.setEnabled(on)
        if had is not None and not on:
            self._lost = (had, window.focusWidget())
        elif on and self._lost is not None:
            lost, handed = self._lost
            self._lost = None
            if window.focusWidget() is handed:
                lost.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_not(self, getter: Getter | None) -> str:
        if getter is None:
            return self.words.first
        if not getter.may_get:
            return _("Zo gaat er niets de deur uit.")
        return self.words.making.format(name=getter.reader.short)


def _in_short(getter: Getter) -> Sequence[PartRow]:
    """When all of it goes, what goes for one and the same reason is said once."""
    parts = [one for one in getter.parts if one.key != ADDRESS]
    if not all(one.goes for one in parts if one.key != COVERED):
        return getter.parts
    why, count = Counter(one.light.reason for one in parts).most_common(1)[0]
    if count < 3:
        return getter.parts
    title = _("Alles gaat mee") if count == len(parts) else _("Al het andere gaat mee")
    rest = next(one for one in parts if one.light.reason == why)
    return [*(one for one in getter.parts if one.light.reason != why), replace(rest, title=title, lines=0)]


def _ask_words(getter: Getter) -> str:
    if getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.custody == "unknown":
        return _("Gezag invullen")
    if getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.custody == "no":
        return _("Gezag bekijken")
    if getter.reader.light.status is LightStatus.MAY_NOT:
        return _("Toestemming bekijken")
    return _("Toestemming vragen")
