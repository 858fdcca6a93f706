"""One person of the kring: how to reach them, to the next meeting in one click, and each bond under a heading that folds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.dossier.model import Bond, Calls
from rondom.dossier.ties import BONDS, CHILD, TieRow, remove_tie, set_tie, tie_words, ties_of
from rondom.language import _, capital, day_month
from rondom.meetings.around import KringFacts
from rondom.support_map.kring import KringPerson
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.dossier.kring_rows import names_of, sat_words, tie_with
from ui.keeping import KeptField, keep
from ui.timeline.folding import Folding
from ui.widgets import Field, KeptChoice, KeptLine, button, column, label, line, refill, row
from ui.widgets.outline import Part

NOBODY, HERE, THERE = "", "one", "other"
"""Who speaks for the other: nobody, who is looked at, or the other one."""


class BondForm(QWidget):
    """The bond of two people, as seen from `one`. It is made with the first thing that is filled in."""

    def __init__(self, desk: Desk, pupil_id: str, one: str, other: str, names: dict[str, str]) -> None:
        super().__init__()
        self._desk, self._pupil, self._one, self._other = desk, pupil_id, one, other
        theme, p = desk.theme, desk.theme.px
        self._id = ""
        self.bond = KeptChoice(theme, [(bond.value, capital(words)) for bond, words in BONDS.items()], name="bond.bond")
        self.frequency = KeptLine(name="bond.frequency", placeholder=_("Bijvoorbeeld: elke woensdag"))
        here, there = names[one], names[other]
        self.calls = KeptChoice(theme, _calls(here, there), name="bond.calls")
        self.speaks = KeptChoice(theme, _speaks(here, there), name="bond.speaks")
        self.said_by = KeptLine(name="bond.said_by")
        self.remove = button(_("Band weghalen"), "quiet", theme, "trash-2", name="bond.remove", on=self._remove)
        self._keep(self.bond, lambda value: {"bond": Bond(value)}, "bond")
        self._keep(self.frequency, lambda value: {"frequency": value}, "frequency")
        self._keep(self.calls, lambda value: {"calls": Calls(value)}, "calls")
        self._keep(self.said_by, lambda value: {"said_by": value}, "said_by")
        self.speaks.kept.connect(self._keep_speaker)
        self.setLayout(column(
            Field(theme, _("Hoe is het tussen hen?"), self.bond), Field(theme, _("Hoe vaak is er contact?"), self.frequency),
            Field(theme, _("Wie belt wie?"), self.calls), Field(theme, _("Wie spreekt voor wie?"), self.speaks),
            Field(theme, _("Wie vertelde dit?"), self.said_by, _("Een ander kan het anders zien.")),
            row(None, self.remove), gap=p(0.65),
        ))  # fmt: skip

    def show_tie(self, tie: TieRow) -> None:
        self._id = tie.id
        self.bond.show_value(tie.bond.value)
        self.frequency.show_value(tie.frequency)
        self.calls.show_value(tie.calls.value)
        speaker = NOBODY if tie.speaker is None else HERE if tie.speaker == self._one else THERE
        self.speaks.show_value(speaker)
        self.said_by.show_value(tie.said_by)
        self.remove.setVisible(bool(tie.id))

    def _keep(self, field: KeptField, values: Callable[[str], dict[str, object]], name: str) -> None:
        pupil, one, other = self._pupil, self._one, self._other

        def write(session: Session, value: str) -> None:
            set_tie(session, pupil, one, other, **values(value))

        merge = f"kring:{one}:{other}:{name}"
        keep(self._desk, self, field, _("Band in de kring veranderd"), write, merge=merge)

    def _keep_speaker(self, who: str) -> None:
        pupil, one, other = self._pupil, self._one, self._other
        ends = (other, one) if who == THERE else (one, other)
        speaks = who != NOBODY
        self._desk.tasks.write(
            self,
            _("Band in de kring veranderd"),
            lambda session: set_tie(session, pupil, *ends, speaks_for=speaks),
            failed=lambda problem: self._desk.messages.show(problem),
        )

    def _remove(self) -> None:
        id_, words = self._id, _("Band weggehaald")
        if id_:
            self._desk.tasks.write(
                self,
                words,
                lambda session: remove_tie(session, id_),
                lambda _done: self._desk.messages.toast(words, undo=True),
            )


def _calls(here: str, there: str) -> list[tuple[str, str]]:
    return [
        (Calls.UNKNOWN.value, capital(BONDS[Bond.UNKNOWN])),
        (Calls.ONE.value, _("{who} belt {whom}").format(who=here, whom=there)),
        (Calls.OTHER.value, _("{who} belt {whom}").format(who=there, whom=here)),
        (Calls.BOTH.value, _("Ze bellen elkaar")),
    ]


def _speaks(here: str, there: str) -> list[tuple[str, str]]:
    return [
        (NOBODY, _("Ieder voor zich")),
        (HERE, _("{who} spreekt voor {whom}").format(who=here, whom=there)),
        (THERE, _("{who} spreekt voor {whom}").format(who=there, whom=here)),
    ]


class KringEditor(QWidget):
    """`invited` asks for the next meeting, `opened` for the form with name, role and gezag."""

    invited = Signal()
    opened = Signal()

    def __init__(self, desk: Desk, pupil_id: str, key: str) -> None:
        super().__init__()
        self._desk, self._pupil, self.key = desk, pupil_id, key
        theme, p = desk.theme, desk.theme.px
        self._wanted = CHILD
        self._forms: dict[str, tuple[Folding, BondForm]] = {}
        self._about, self._bonds = column(gap=p(0.15)), column(gap=p(0.5))
        self.invite = button("", "", theme, "calendar-check", name="kring.invite", on=self.invited.emit)
        self.details = button(_("Naam, rol en gezag"), "link", name="kring.details", on=self.opened.emit)
        self.more = KeptChoice(theme, name="kring.more")
        self.more.kept.connect(self._open_bond)
        self._more = Field(theme, _("Band met iemand anders"), self.more)
        self.setLayout(column(
            self._about, row(self.details, None), p(0.3), row(self.invite, None), p(0.4), line(), p(0.2),
            label(_("Banden"), "section"), self._bonds, p(0.3), self._more, gap=p(0.3),
        ))  # fmt: skip

    def show_facts(self, facts: KringFacts) -> None:
        person = next(one for one in facts.people if one.key == self.key)
        today = clock.today()
        refill(self._about, _about(person, facts, today))
        self._show_invite(facts)
        names, own = names_of(facts), ties_of(facts.ties, self.key)
        there = {CHILD, *(one.key for one in facts.people)}
        others = (CHILD, *(tie.other for tie in own if tie.other != CHILD and tie.other in there))
        self._make_forms(others, names)
        for key, (folding, form) in self._forms.items():
            tie = tie_with(facts.ties, self.key, key)
            form.show_tie(tie)
            folding.show_about(BONDS[tie.bond] if tie.bond is not Bond.UNKNOWN else "")
            folding.setToolTip(tie_words(tie, names))
        rest = [(key, words) for key, words in names.items() if key not in (self.key, *self._forms)]
        self.more.show_options([("", _("Kies iemand")), *rest])
        self.more.show_value("")
        self._more.setVisible(bool(rest))

    def _show_invite(self, facts: KringFacts) -> None:
        coming = facts.coming
        if coming is None:
            self.invite.setText(_("Driehoek plannen"))
        else:
            on = day_month(coming.starts_at) if coming.starts_at else ""
            asked = self.key in facts.asked
            words = _("Staat bij {title}, {day}") if asked else _("Vraag bij {title}, {day}")
            self.invite.setText(words.format(title=coming.title.lower(), day=on))
            self.invite.setEnabled(not asked)

    def _make_forms(self, others: tuple[str, ...], names: dict[str, str]) -> None:
        """What stays, stays as it is: someone may be typing in it."""
        for key in [key for key in self._forms if key not in others]:
            folding, _form = self._forms.pop(key)
            self._bonds.removeWidget(folding)
            folding.hide()
            folding.deleteLater()
        for key in others:
            if key not in self._forms:
                form = BondForm(self._desk, self._pupil, self.key, key, names)
                title = _("Met {name}").format(name=names[key])
                name = f"kring.bond.{key or 'child'}"
                self._forms[key] = Folding(self._desk.theme, title, form, name, key == self._wanted), form
                self._bonds.addWidget(self._forms[key][0])

    def form(self, other: str) -> BondForm | None:
        """The form of the bond with this one, when it is there."""
        found = self._forms.get(other)
        return found[1] if found else None

    def _open_bond(self, other: str) -> None:
        """A new bond: it is written as soon as it is chosen, so that the drawing shows it."""
        if not other:
            return
        pupil, key = self._pupil, self.key
        self.show_bond(other)
        self._desk.tasks.write(
            self, _("Band in de kring toegevoegd"), lambda session: set_tie(session, pupil, key, other)
        )

    def show_bond(self, other: str) -> None:
        """Open this one and close the others."""
        self._wanted = other
        for key, (folding, _form) in self._forms.items():
            folding.show_open(key == other)


def _about(person: KringPerson, facts: KringFacts, today: date) -> list[Part]:
    """What is known, a line each. A number that is secret is not here at all."""
    lines = (person.words, facts.phones.get(person.key, ""), sat_words(facts.sat.get(person.key), today))
    return [label(capital(words), tone="muted", wrap=True) for words in lines if words]
