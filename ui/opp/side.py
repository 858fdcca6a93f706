"""Beside the fields: where this version stands, what the calendar says, what is still missing, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, plural
from rondom.plan.development_fields import Lack
from rondom.privacy.sources import source
from ui.opp.facts import OppFacts, term_of
from ui.theme import Theme
from ui.widgets import Glyph, button, column, label, line, refill, row
from ui.widgets.outline import Part


class OppSide(QWidget):
    """Signals what is asked: `sought(key)` a field, `fixing`, `renewing`, `removing`."""

    sought = Signal(str)
    fixing = Signal()
    renewing = Signal()
    removing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        p = theme.px
        self._state, self._term = column(gap=p(0.3)), column()
        self._lacks = column(gap=p(0.1))
        self._law = column(gap=p(0.7))
        self.fix = button(_("Stel vast"), "", theme, "file-check-2", name="opp.fix", on=self.fixing.emit)
        self.renew = button(_("Nieuwe versie"), "", theme, "plus", name="opp.renew", on=self.renewing.emit)
        self.remove = button(_("Verwijder concept"), "link", name="opp.remove", on=self.removing.emit)
        buttons = column(row(self.fix, None), row(self.renew, None), row(self.remove, None), gap=p(0.4))
        self.setLayout(column(
            self._state, self._term, p(0.9), self._lacks, p(0.9), buttons, p(1.1), line(), p(0.9), self._law, None,
            margins=(p(1.5), p(1.4), p(1.5), p(1.4)),
        ))  # fmt: skip
        self._shown: OppFacts | None = None

    def show_facts(self, facts: OppFacts) -> None:
        if facts.row is None or facts == self._shown:
            return
        self._shown, one = facts, facts.row
        refill(self._state, self._state_parts(facts))
        refill(self._term, self._term_parts(facts))
        refill(self._lacks, self._lack_parts(facts.lacks) if not one.fixed else [])
        refill(self._law, self._law_parts())
        drafts = any(not each.fixed for each in facts.rows)
        self.fix.setVisible(not one.fixed)
        self.fix.setEnabled(facts.may_fix)
        self.fix.setToolTip("" if facts.may_fix else _("Eerst invullen wat de wet vraagt."))
        self.renew.setVisible(one.fixed and not drafts)
        self.remove.setVisible(not one.fixed)

    def _state_parts(self, facts: OppFacts) -> list[Part]:
        assert facts.row is not None
        if not facts.row.fixed:
            return [
                self._told("pencil", "ink-muted", _("Concept"), "strong"),
                label(_("Alles wordt bewaard terwijl u typt."), "small", "muted", wrap=True),
                label(
                    _("F7 zet gewone woorden op de plaats van vaktaal. Shift + F7: vaktaal wel of niet onderstrepen."),
                    "small", "muted", wrap=True, name="opp.keys",
                ),
            ]  # fmt: skip
        mark = _("Kenmerk van deze tekst: {mark}").format(mark=facts.mark)
        return [
            self._told("file-check-2", "success", _("Vastgesteld"), "strong"),
            label(_("Deze versie verandert niet meer."), "small", "muted", wrap=True),
            label(mark, "small", "muted", wrap=True, name="opp.mark"),
            label(
                _("Meld het OPP ook in de leerlingadministratie: van daar gaat het naar het register (ROD)."),
                "small",
                "muted",
                wrap=True,
            ),
        ]

    def _term_parts(self, facts: OppFacts) -> list[Part]:
        assert facts.row is not None
        newest = bool(facts.rows) and facts.rows[0].id == facts.row.id
        term = term_of(facts.row, newest, clock.today())
        if term is None:
            return []
        icon, role = ("clock", "caution") if term.presses else ("calendar", "ink-muted")
        return [self.theme.px(0.6), self._told(icon, role, term.words, "small", "opp.term")]

    def _told(self, icon: str, role: str, words: str, type_: str, name: str = "") -> QWidget:
        p = self.theme.px
        inner = row(
            column(p(0.08), Glyph(self.theme, icon, role, 1.13), None),
            label(words, type_, wrap=True, name=name),
            gap=p(0.5),
        )
        inner.setStretch(1, 1)
        made = QWidget()
        made.setLayout(inner)
        return made

    def _lack_parts(self, lacks: Sequence[Lack]) -> list[Part]:
        must, wise = [one for one in lacks if one.must], [one for one in lacks if not one.must]
        if not lacks:
            return [
                self._told(
                    "circle-check", "success", _("Alles is er. Het kan worden vastgesteld."), "small", "opp.complete"
                )
            ]
        parts: list[Part] = []
        if must:
            parts.append(
                label(plural(len(must), "Nog {n} ding nodig", "Nog {n} dingen nodig"), "section", name="opp.must")
            )
            parts += [self._lack(one, at) for at, one in enumerate(must)]
        if wise:
            parts += [self.theme.px(0.6), label(_("Ook goed om na te kijken"), "section")]
            parts += [self._lack(one, len(must) + at) for at, one in enumerate(wise)]
        return parts

    def _lack(self, one: Lack, at: int) -> QWidget:
        p = self.theme.px
        icon, role = ("circle-alert", "caution") if one.must else ("info", "info")
        go = button(_("Invullen"), "link", name=f"opp.lack.{at}", on=partial(self.sought.emit, one.key))
        go.setAccessibleDescription(one.words)
        words = column(label(one.words, "small", wrap=True), row(go, None))
        inner = row(
            column(p(0.1), Glyph(self.theme, icon, role, 1.0), None),
            words,
            gap=p(0.5),
            margins=(0, p(0.25), 0, p(0.25)),
        )
        inner.setStretch(1, 1)
        made = QWidget()
        made.setLayout(inner)
        return made

    def _law_parts(self) -> list[Part]:
        """The rules behind it, in plain words with where they come from."""
        found = [one for key in ("opp_inhoud", "opp_akkoord", "opp_termijn", "gehoord") if (one := source(key))]
        return [
            column(
                label(one.title, "small-strong", wrap=True),
                label(one.says, "small", "muted", wrap=True),
                label(one.told, "caption", "muted", wrap=True),
                gap=self.theme.px(0.05),
            )
            for one in found
        ]
