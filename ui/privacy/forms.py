"""The signed paper of a permission: shown with the answers that stand on it, brought in as a scan, printed again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rondom.dossier.attachments import AttachmentRow
from rondom.language import _, day, listed
from rondom.privacy.queries import AnswerRow, ConsentRow
from ui.theme import Theme
from ui.widgets import Glyph, Wrapping, button, column, label, refill, row
from ui.widgets.outline import Part


class FormsPart(QWidget):
    """`scan_asked(consent ids)`: choose a file. `kept_chosen(consent ids, attachment id)`: one that is already there.

    `view_asked(attachment id, title)`, `let_go(consent ids)` and `print_asked()`.
    """

    scan_asked = Signal(object)
    kept_chosen = Signal(object, str)
    view_asked = Signal(str, str)
    let_go = Signal(object)
    print_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._forms: dict[str, AttachmentRow] = {}
        self._answers: tuple[AnswerRow, ...] = ()
        self._lines = column(gap=theme.px(0.5))
        self.setLayout(column(label(_("Getekend formulier"), "section"), self._lines, gap=theme.px(0.5)))

    def show_values(self, consent: ConsentRow, forms: Sequence[AttachmentRow]) -> None:
        self._forms = {one.id: one for one in forms}
        self._answers = tuple(one for one in consent.answers if one.asked)
        on_paper: dict[str, list[AnswerRow]] = {one.scan_id: [] for one in self._answers if one.scan_id in self._forms}
        for one in self._answers:
            if one.scan_id in on_paper:
                on_paper[one.scan_id].append(one)
        parts: list[Part] = [self._form(self._forms[scan], said) for scan, said in on_paper.items()]
        if not on_paper:
            parts.append(
                label(_("Nog geen formulier. Scan of fotografeer het als het terug is."), "small", "muted", wrap=True)
            )
        parts.append(self._buttons())
        refill(self._lines, parts)

    def bare(self) -> list[AnswerRow]:
        """Who was asked, and of whom no paper is there."""
        return [one for one in self._answers if one.scan_id not in self._forms]

    def menu(self) -> QMenu:
        """For whom the form is: everyone without paper, or one of them; as a new scan, or a file that is already there."""
        made, bare = QMenu(self), self.bare()
        groups = [bare, *([one] for one in bare if len(bare) > 1)]
        for group in groups:
            who = listed([one.who for one in group])
            _offer(made, _("Bestand kiezen: {who}").format(who=who), partial(self.scan_asked.emit, _ids(group)))
        if self._forms and bare:
            made.addSeparator()
        for form in self._forms.values() if bare else ():
            words = _("Staat op: {title}").format(title=form.title or _("formulier zonder naam"))
            _offer(made, words, partial(self.kept_chosen.emit, _ids(bare), form.id))
        return made

    def _form(self, form: AttachmentRow, said: Sequence[AnswerRow]) -> QWidget:
        theme, p, ids = self.theme, self.theme.px, _ids(said)
        who = _("Van {who}, toegevoegd {day}").format(who=listed([one.who for one in said]), day=day(form.added_on))
        title = form.title or _("Formulier zonder naam")
        look = button(
            _("Bekijken"), theme=theme, icon="eye", name="consent.form.look", size="small",
            on=lambda: self.view_asked.emit(form.id, title),
        )  # fmt: skip
        loose = button(_("Losmaken"), "link", name="consent.form.loose", on=lambda: self.let_go.emit(ids))
        loose.setToolTip(_("Het formulier hoort hier niet bij. Het blijft bij de bijlagen."))
        words = column(label(title, "strong", wrap=True), label(who, "small", "muted", wrap=True), gap=p(0.05))
        front = row(Glyph(theme, "file-check-2", "success", 1.2), words, gap=p(0.5))
        front.setStretch(1, 1)
        made = QWidget()
        made.setLayout(column(front, row(look, loose, None, gap=p(0.4)), gap=p(0.35)))
        return made

    def _buttons(self) -> QWidget:
        theme, parts = self.theme, list[QPushButton]()
        if self.bare():
            self.add = button(
                _("Formulier toevoegen"),
                theme=theme,
                icon="file-up",
                name="consent.form.add",
                size="small",
                on=self._ask,
            )
            parts.append(self.add)
        parts.append(
            button(
                _("Formulier afdrukken"), theme=theme, icon="printer", name="consent.form.print", size="small",
                on=self.print_asked.emit,
            )
        )  # fmt: skip
        made = QWidget()
        made.setLayout(Wrapping(parts, theme.px(0.4), theme.px(0.4)))
        return made

    def _ask(self) -> None:
        """One person and nothing kept yet: straight to the file. Else first for whom."""
        bare = self.bare()
        if len(bare) == 1 and not self._forms:
            self.scan_asked.emit(_ids(bare))
        else:
            self.menu().exec(self.add.mapToGlobal(QPoint(0, self.add.height())))


def _ids(answers: Sequence[AnswerRow]) -> list[str]:
    return [one.consent_id for one in answers]


def _offer(menu: QMenu, words: str, do: Callable[[], object]) -> None:
    menu.addAction(words).triggered.connect(lambda _checked: do())
