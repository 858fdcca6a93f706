"""The question for permission: to whom, what for, which kinds of data, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyledItemDelegate, QWidget

from rondom.language import _, day, folded, listed
from rondom.plan.sharing import DATA_KINDS
from ui.meetings.moments import coming_day
from ui.privacy.facts import Known
from ui.theme import Theme
from ui.widgets import Dialog, Field, FilterChip, column, label, row
from ui.widgets.autosave import paint_arrow

PURPOSES = (
    _("Hulp thuis en op school afstemmen"),
    _("Meedenken over wat nodig is op school"),
    _("Onderzoek aanvragen"),
    _("Aanmelden voor jeugdhulp"),
)
"""Proposals; anything may be typed."""


class _Open(QComboBox):
    """A choice in which anything may be typed."""

    def __init__(self, theme: Theme, name: str, words: Sequence[str], hint: str) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.addItems(list(words))
        self.setCurrentIndex(-1)
        self.setEditText("")
        field = self.lineEdit()
        assert field is not None
        field.setPlaceholderText(hint)
        field.setObjectName(f"{name}.line")
        completer = self.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)

    def words(self) -> str:
        return " ".join(self.currentText().split())

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]  # Qt hands a QPaintEvent
        paint_arrow(self, self.theme)


class AskDialog(Dialog):
    """`recipient`, `organisation`, `purpose`, `kinds` and `until` are what was filled in."""

    def __init__(
        self,
        theme: Theme,
        known: Sequence[Known],
        deciders: Sequence[str],
        today: date,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        p = theme.px
        self._today = today
        self._known = {folded(one.name): one for one in known}
        self._who = _Open(theme, "consent.who", [one.name for one in known], _("Naam"))
        self._organisation = QLineEdit()
        self._organisation.setObjectName("consent.organisation")
        self._purpose = _Open(theme, "consent.purpose", PURPOSES, _("Eén doel"))
        self._kinds = {kind: FilterChip(theme, _(kind), name=f"consent.kind.{kind}") for kind in DATA_KINDS}
        self._until = QLineEdit(day(school_year_end(today)))
        self._until.setObjectName("consent.until")
        self._who_field = Field(theme, _("Wie wil het lezen?"), self._who)
        self._purpose_field = Field(
            theme, _("Waarvoor?"), self._purpose, _("Eén doel per vraag. Voor iets anders vraagt u opnieuw.")
        )
        self._until_field = Field(
            theme, _("Geldig tot en met"), self._until, _("Een toestemming heeft een einde. Bijvoorbeeld 31 juli.")
        )
        chips = QWidget()
        chips.setLayout(row(*self._kinds.values(), None, gap=p(0.4)))
        self._kinds_field = Field(theme, _("Wat mag er mee?"), chips, _("Niet meer dan nodig is voor het doel."))
        asked = label(
            _("Gevraagd wordt: {names}.").format(names=listed(deciders)), tone="muted", wrap=True, name="consent.asked"
        )
        content = column(
            asked, self._who_field, Field(theme, _("Organisatie"), self._organisation), self._purpose_field, self._kinds_field, self._until_field,
            gap=p(0.8),
        )  # fmt: skip
        super().__init__(
            theme, _("Waarvoor vraagt u toestemming?"), _("Vragen"), content=content, parent=parent, wide=34
        )
        self.setObjectName("consent.dialog")
        self._who.currentTextChanged.connect(self._fill_organisation)
        self._who.setEditText(name)
        (self._purpose if name else self._who).setFocus()

    def _fill_organisation(self, name: str) -> None:
        one = self._known.get(folded(name))
        if one is not None and one.organisation:
            self._organisation.setText(one.organisation)

    @property
    def recipient(self) -> str:
        return self._who.words()

    @property
    def organisation(self) -> str:
        return " ".join(self._organisation.text().split())

    @property
    def purpose(self) -> str:
        return self._purpose.words()

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind, chip in self._kinds.items() if chip.isChecked())

    @property
    def until(self) -> date | None:
        """None when the field is empty, or holds no day."""
        return coming_day(self._until.text(), self._today) if self._until.text().strip() else None

    def complete(self) -> bool:
        """Whether everything that must be known is there; says at the field what is not."""
        unread = bool(self._until.text().strip()) and self.until is None
        self._who_field.show_error("" if self.recipient else _("Vul in wie het wil lezen."))
        self._purpose_field.show_error("" if self.purpose else _("Vul in waarvoor het is."))
        self._kinds_field.show_error("" if self.kinds else _("Kies ten minste één soort."))
        self._until_field.show_error(_("Schrijf een dag, bijvoorbeeld 31 juli 2026.") if unread else "")
        return bool(self.recipient and self.purpose and self.kinds) and not unread

    def accept(self) -> None:
        if self.complete():
            super().accept()


def school_year_end(today: date) -> date:
    """31 July; within a month of it that of the next school year."""
    this = date(today.year, 7, 31)
    return this if (this - today).days > 30 else date(today.year + 1, 7, 31)
