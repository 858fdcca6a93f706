"""Agendas of the school's own: keeping the agenda of a meeting as one, and changing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QWidget

from rondom.errors import Problem
from rondom.language import _, plural
from rondom.meetings.own_templates import (
    OwnStep,
    OwnTemplate,
    add_template_step,
    change_template_step,
    move_template_step,
    own_templates,
    put_back_standard_steps,
    remove_template,
    remove_template_step,
    rename_template,
    save_as_template,
)
from rondom.meetings.templates import CHILD, with_article
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.meetings.fields import LineField, bare_style
from ui.meetings.keyed import KeyedRows
from ui.theme import Theme
from ui.widgets import Dialog, Field, KeptChoice, Scroll, Segments, button, column, flush_all, label, line, row, tool

ARTICLE_CHOICES = (("de", _("de")), ("het", _("het")))
NAME = _("[naam]")
"""How the place of the first name is shown."""
LONGEST = 240
HIGH, HIGH_FOLDED = 22.0, 6.5
"""em: of the list of steps; more of them scroll."""


class NameDialog(Dialog):
    """What the new template is called. The verb waits for a name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.name = QLineEdit()
        self.name.setObjectName("template.name")
        self.name.setPlaceholderText(_("Startgesprek"))
        self.article = Segments(theme, ARTICLE_CHOICES, "het", name="template.article")
        p = theme.px
        content = column(
            Field(theme, _("Naam"), self.name),
            Field(theme, _("U zegt"), self.article, _("Voor zinnen als: na het startgesprek.")),
            label(
                _("Namen gaan niet mee. Kijk zelf of er in een stap nog een naam staat: dit sjabloon is er voor alle kinderen."),
                "small", "muted", wrap=True,
            ),
            gap=p(0.75),
        )  # fmt: skip
        super().__init__(
            theme, _("Deze agenda als sjabloon bewaren?"), _("Bewaren"), content=content, parent=parent
        )  # fmt: skip
        self.name.textChanged.connect(self._check)
        self._check()
        self.name.setFocus()

    def _check(self) -> None:
        named = bool(self.name.text().strip())
        self.verb.setEnabled(named)
        self.verb.setToolTip("" if named else _("Schrijf eerst een naam op."))


def save_template(desk: Desk, owner: QWidget, meeting_id: str) -> None:
    """Ask for a name and keep it."""
    dialog = NameDialog(desk.theme, owner.window())
    if desk.messages.run(dialog):
        name, article, words = dialog.name.text(), dialog.article.value(), _("Sjabloon bewaard")
        desk.tasks.write(
            owner, words, lambda session: save_as_template(session, meeting_id, name, article),
            lambda _id: desk.messages.toast(words, undo=True),
        )  # fmt: skip
    dialog.deleteLater()


def manage_templates(desk: Desk, owner: QWidget) -> None:
    """Change them, as long as the dialog is open."""

    def show(found: tuple[OwnTemplate, ...]) -> None:
        dialog = TemplatesDialog(desk, found, owner.window())
        desk.messages.run(dialog)
        dialog.deleteLater()

    desk.tasks.read(owner, own_templates, show)


class TemplateStepLine(QWidget):
    """One step. `changed(field, id, value)`, `asked(what, id)`: up, down or remove."""

    changed = Signal(str, str, str)
    asked = Signal(str, str)

    def __init__(self, theme: Theme, step: OwnStep) -> None:
        super().__init__()
        self.theme, self._id, p = theme, step.id, theme.px
        self.title = LineField(theme, "", _("Stap"), _("naam van de stap"), bare=True)
        self.lead = LineField(theme, "", _("Wie leidt deze stap"), _("wie?"), bare=True)
        self.lead.setFixedWidth(p(6))
        self.minutes = LineField(theme, "", _("Minuten"), "0", bare=True)
        self.minutes.setFixedWidth(p(2))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        for field, name in ((self.title, "title"), (self.lead, "lead"), (self.minutes, "minutes")):
            field.kept.connect(partial(self.changed.emit, name, self._id))
        self._more = tool(theme, "ellipsis", _("Stap verplaatsen of weghalen"))
        menu = QMenu(self._more)
        for what, word, icon in (
            ("up", _("Omhoog"), "arrow-up"),
            ("down", _("Omlaag"), "arrow-down"),
            ("remove", _("Weghalen"), "trash-2"),
        ):
            menu.addAction(theme.icon(icon), word, partial(self.asked.emit, what, self._id))
        self._more.setMenu(menu)
        self._more.setPopupMode(self._more.ToolButtonPopupMode.InstantPopup)
        inner = row(self.title, self.lead, self.minutes, label(_("min"), "small"), self._more, gap=p(0.4))
        inner.setStretch(0, 1)
        self.setLayout(column(line(), inner))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_item(self, step: OwnStep, place: int) -> None:
        self.title.show_value(step.title.replace(CHILD, NAME))
        self.lead.show_value(step.lead_words)
        self.minutes.show_value(str(step.minutes))
        for field, name in (
            (self.title, "title"), (self.lead, "lead"), (self.minutes, "minutes"), (self._more, "more"),
        ):  # fmt: skip
            field.setObjectName(f"template.{place}.{name}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the step."""
        moves = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.asked.emit(moves[Qt.Key(event.key())], self._id)
        else:
            super().keyPressEvent(event)


class TemplatesDialog(Dialog):
    """One template at a time: its name, its steps. Everything is kept at once; undo works as everywhere."""

    def __init__(self, desk: Desk, found: Sequence[OwnTemplate], parent: QWidget) -> None:
        self._desk = desk
        self._found: tuple[OwnTemplate, ...] = ()
        theme, p = desk.theme, desk.theme.px
        self.which = KeptChoice(theme, (), name="templates.which")
        self.which.kept.connect(lambda _key: self._show())
        self.name = LineField(theme, "templates.name", _("Naam"))
        self.article = Segments(theme, ARTICLE_CHOICES, name="templates.article")
        self.name.kept.connect(lambda _value: self._rename())
        self.article.chosen.connect(lambda _value: self._rename())
        self._told = label("", "small", "muted", wrap=True, name="templates.told")
        self._rows: KeyedRows[OwnStep] = KeyedRows(lambda one: one.id, self._line)
        scroll = Scroll(column(self._rows.holder, None))
        scroll.setFixedHeight(p(HIGH_FOLDED if theme.folded else HIGH))
        add = button(_("Stap toevoegen"), "link", theme, "plus", name="templates.add", on=self._add)
        standard = button(_("Gewone stappen terugzetten"), "link", name="templates.standard", on=self._standard)
        gone = button(_("Sjabloon weghalen"), "danger", theme, "trash-2", name="templates.remove", on=self._remove)
        names = row(Field(theme, _("Naam"), self.name), Field(theme, _("U zegt"), self.article), gap=p(0.8))
        names.setStretch(0, 1)
        self._body = QWidget()
        self._body.setLayout(column(
            names, self._told, scroll, line(), row(add, standard, None, gone, gap=p(0.8)), gap=p(0.6),
        ))  # fmt: skip
        content = column(Field(theme, _("Sjabloon"), self.which), self._body, gap=p(0.7))
        super().__init__(theme, _("Eigen sjablonen"), _("Klaar"), content=content, parent=parent, wide=42)
        self.setStyleSheet(bare_style(theme))
        self.only_close()
        self.show_templates(found)

    def show_templates(self, found: Sequence[OwnTemplate]) -> None:
        """As they stand in the vault now; the chosen one stays chosen."""
        self._found = tuple(found)
        chosen = self.which.value()
        self.which.show_options([(one.id, one.name) for one in found])
        known = any(one.id == chosen for one in found)
        self.which.show_value(chosen if known else (found[0].id if found else ""))
        self._show()

    def done(self, answer: int) -> None:
        flush_all(self)
        super().done(answer)

    @property
    def chosen(self) -> OwnTemplate | None:
        return next((one for one in self._found if one.id == self.which.value()), None)

    def _show(self) -> None:
        one = self.chosen
        self._body.setVisible(one is not None)
        self.which.setEnabled(one is not None)
        if one is None:
            self._rows.show_items(())
            return
        self.name.show_value(one.name)
        self.article.show_value(one.article)
        lasts = plural(one.minutes, "{n} minuut", "{n} minuten")
        told = _("{minutes}. Werkt als {kind}. Waar {name} staat, komt de voornaam van het kind.")
        kind = with_article(one.kind)
        self._told.setText(told.format(minutes=lasts, kind=kind, name=NAME))
        self._rows.show_items(one.steps)

    def _line(self, step: OwnStep) -> TemplateStepLine:
        made = TemplateStepLine(self.theme, step)
        made.changed.connect(self._change)
        made.asked.connect(self._on_asked)
        return made

    def _change(self, name: str, step_id: str, value: str) -> None:
        if name != "minutes":
            kept = value.replace(NAME, CHILD)
            self._write(lambda session: change_template_step(session, step_id, **{name: kept}))
        elif value.strip().isdigit() and int(value) <= LONGEST:
            self._write(lambda session: change_template_step(session, step_id, minutes=int(value)))

    def _on_asked(self, what: str, step_id: str) -> None:
        one = self.chosen
        if one is None:
            return
        if what == "remove":
            self._write(lambda session: remove_template_step(session, step_id))
            return
        place = [step.id for step in one.steps].index(step_id) + (-1 if what == "up" else 1)
        if 0 <= place < len(one.steps):
            self._write(lambda session: move_template_step(session, step_id, place))

    def _rename(self) -> None:
        one, name, article = self.chosen, self.name.text(), self.article.value()
        if one is not None and (name.strip(), article) != (one.name, one.article):
            self._write(lambda session: rename_template(session, one.id, name, article))

    def _add(self) -> None:
        one = self.chosen
        if one is not None:
            self._write(lambda session: add_template_step(session, one.id, "", 5))

    def _standard(self) -> None:
        one = self.chosen
        if one is not None:
            self._write(lambda session: put_back_standard_steps(session, one.id))

    def _remove(self) -> None:
        one = self.chosen
        if one is not None:
            self._write(lambda session: remove_template(session, one.id), _("Sjabloon weggehaald"))

    def _write(self, action: Callable[[Session], object], sentence: str = "") -> None:
        """Then as it stands: also after a name that could not be kept, which stays in its field."""
        self._desk.tasks.write(
            self, sentence or _("Sjabloon veranderd"), action, lambda _none: self._look(), self._refused
        )  # fmt: skip

    def _refused(self, problem: Problem) -> None:
        self.name.not_kept()
        self._desk.messages.show(problem)

    def _look(self) -> None:
        self._desk.tasks.read(self, own_templates, self.show_templates)
