"""Toestemming: who may know what, since when and until when; and below it everything that left the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtWidgets import QStackedLayout, QWidget

from rondom import clock
from rondom.errors import UserProblem
from rondom.language import _, folded
from rondom.privacy.actions import (
    ask_consent,
    change_remark,
)
from rondom.privacy.queries import ConsentRow
from rondom.vault.ids import is_id
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.dossier.attachment_view import AttachmentView
from ui.keeping import keep
from ui.privacy.answering import answer, ask_again, take_back, wait_for_answer
from ui.privacy.answers import AnswersForm
from ui.privacy.asking import AskDialog
from ui.privacy.facts import Consents, consents_of, key_of
from ui.privacy.form_giving import loosen_form, print_form, scan_form, tie_form
from ui.privacy.given import given_parts
from ui.privacy.lines import (
    CONSENT_COLUMNS,
    DISCLOSURE_COLUMNS,
    INSET,
    WIDE,
    ConsentDelegate,
    DisclosureDelegate,
    Heads,
    consent_lines,
    disclosure_lines,
)
from ui.privacy.notes import Notes, rule_parts
from ui.privacy.year import strip_around
from ui.screen import Screen
from ui.soon import soon
from ui.widgets import EmptyState, RowList, Scroll, SideEditor, box, button, column, flow, label, row
from ui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from ui.privacy.inzage import InzagePage


class ConsentTab(Screen):
    tables = frozenset(
        {"attachment", "consent", "disclosure", "caregiver", "contact", "pupil", "partner", "staff", "school"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: Consents | None = None
        self._open = self._wanted = ""
        self._form: AnswersForm | None = None
        self._folded: bool | None = None
        self._consent_look, self._given_look = ConsentDelegate(self.theme), DisclosureDelegate(self.theme)
        self.rows = RowList(
            self.theme, "consent.rows", spoken=_("Toestemmingen"), delegate=self._consent_look, inset=INSET, whole=True
        )
        self.rows.opened.connect(self._show_consent)
        self.given = RowList(
            self.theme, "consent.given", spoken=_("Verstrekkingen"), delegate=self._given_look, inset=INSET, whole=True
        )
        self.given.opened.connect(self._show_given)
        self._heads = Heads(self.theme, CONSENT_COLUMNS, (_("Partner"), _("Waarvoor en wat"), _("Gezegd"), "", _("Nu")))
        self._given_heads = Heads(
            self.theme, DISCLOSURE_COLUMNS, (_("Datum"), _("Aan"), _("Wat"), _("Waarom het mocht"), _("Hoe"))
        )
        self.editor = SideEditor(self.theme, "consent.editor")
        self.editor.closed.connect(self._closed)
        self._scroll = Scroll(self._page())
        for some in (self.rows, self.given):
            some.chosen.connect(partial(self._into_sight, some))
        self._scroll.installEventFilter(self)
        self._beside = SideBySide(self.theme, column(self._scroll), self.editor)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._beside)
        self.inzage_page: InzagePage | None = None
        self._view: AttachmentView | None = None

    def _page(self) -> QWidget:
        p, side = self.theme.px, self.theme.px(INSET)
        self._decides = label("", "small", "muted", wrap=True, name="consent.decides")
        self.add = button(
            _("Toestemming"), "primary", self.theme, "plus", name="consent.add", on=lambda: self.ask_for("")
        )
        self._notes = Notes(self.theme)
        rules = button(_("Waarop rust dit?"), "link", name="consent.rules", on=self._show_rules)
        words = column(
            label(_("Wie mag wat weten"), "section"), self._decides, self._notes, row(rules, None), gap=p(0.1)
        )
        self.inzage = button(
            _("Inzage geven…"), "", self.theme, "folder-open", name="consent.inzage", on=self.give_inzage
        )
        self.inzage.setToolTip(_("Alles over dit kind op papier, voor wie daar recht op heeft"))
        tools = row(self.inzage, self.add, *([None] if self.theme.folded else []), gap=p(1))
        head = flow(self.theme.folded, words, tools, gap=p(1), margins=(side, p(1.1), side, p(0.7)))
        if not self.theme.folded:
            head.setStretch(0, 1)
        self.empty = EmptyState(
            self.theme, _("Nog niets gevraagd"), _("Vraag toestemming voordat u iets deelt met iemand buiten de school."),
            _("Toestemming vragen"), "hand", name="consent.empty",
        )  # fmt: skip
        self.empty.acted.connect(lambda: self.ask_for(""))
        self._empty_room = box(column(self.empty, margins=(side, p(0.4), side, p(0.4))))
        note = label(
            _("Alles wat het huis uit ging. Blijft staan zolang het dossier bestaat."), "small", "muted", wrap=True
        )
        below = column(label(_("Verstrekkingen"), "section"), note, gap=p(0.1), margins=(side, p(1.8), side, p(0.5)))
        self._nothing_given = label(
            _("Er is nog niets de deur uit gegaan."), tone="muted", name="consent.nothing_given"
        )
        self._nothing_given.setContentsMargins(side, p(0.3), side, p(0.8))
        page = QWidget()
        page.setLayout(column(
            head, self._heads, self.rows, self._empty_room, below, self._given_heads, self.given, self._nothing_given, None,
            margins=(0, 0, 0, p(1)),
        ))  # fmt: skip
        return page

    # -- where we are ----------------------------------------------------------------------------------------

    def visit(self, place: Place) -> None:
        """`place.key` is the name of someone: their row opens, or the question for permission. Or it is the id of a row."""
        if place.pupil_id != self.pupil_id:
            self._back_from_inzage()
            self._back_from_view()
            self.editor.leave()
            self._facts = None
        elif place.key:
            self._back_from_view()
            # what was decided for the inzage stays until one goes back there
            self._pages.setCurrentWidget(self._beside)
        self._wanted = place.key
        super().visit(place)
        if place.key:
            self.refresh_soon()

    def give_inzage(self) -> None:
        """The page where everything about this child is made ready for who has the right to it."""
        self.editor.flush()
        from ui.privacy.inzage import InzagePage  # printing is loaded by who prints

        if self.inzage_page is None and self.pupil_id:
            self.inzage_page = InzagePage(self.desk)
            self.inzage_page.left.connect(self._back_from_inzage)
            self._pages.addWidget(self.inzage_page)
            self.inzage_page.show_pupil(self.pupil_id)
        if self.inzage_page is not None:
            self._pages.setCurrentWidget(self.inzage_page)

    def _back_from_inzage(self) -> None:
        """Nothing of what was decided about others is kept."""
        page, self.inzage_page = self.inzage_page, None
        if page is None:
            return
        page.paper.forget()
        self._pages.setCurrentWidget(self._beside)
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.inzage.setFocus()

    def parts(self) -> list[QWidget]:
        if self.inzage_page is not None and self._pages.currentWidget() is self.inzage_page:
            return self.inzage_page.parts()
        if self._view is not None and self._pages.currentWidget() is self._view:
            return [self._view.preview]
        return [self.rows, self.given, *([self.editor] if self.editor.isVisible() else [])]

    def refresh(self) -> None:
        pupil, today = self.pupil_id, clock.today()

        def show(facts: Consents) -> None:
            if pupil == self.pupil_id:
                self._show(facts, today)

        if pupil:
            self.desk.tasks.read(self, lambda session: consents_of(session, pupil, today), show)

    def _show(self, facts: Consents, today: date) -> None:
        self._facts = facts
        self._decides.setText(facts.decides)
        self._notes.show_notes(facts.unsure, facts.out)
        for some in (self._consent_look, self._heads):
            some.strip, some.today = strip_around(today), today
        self._lay_out()
        self.rows.show_rows(consent_lines(facts))
        self.given.show_rows(disclosure_lines(facts, today))
        self._heads.update()
        consent = self._consent(self._open)
        if consent is not None and self._form is not None:
            self._form.show_values(consent, facts.forms)
        elif self._open and self._form is not None:
            self.editor.leave()
        self._go_to_wanted()

    def _lay_out(self) -> None:
        """What there is to see, and in how many lines a row is drawn."""
        facts = self._facts
        if facts is None:
            return
        folded_ = self._narrow()
        self._folded = folded_
        self._consent_look.fit(folded_, max((len(one.answers) for one in facts.consents), default=1))
        self._given_look.fit(folded_)
        for some, heads, there in (
            (self.rows, self._heads, bool(facts.consents)),
            (self.given, self._given_heads, bool(facts.disclosures)),
        ):
            some.setVisible(there)
            heads.setVisible(there and not folded_)
        self._empty_room.setVisible(not facts.consents)
        self.add.setVisible(bool(facts.consents))
        self._nothing_given.setVisible(not facts.disclosures)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page is wider or narrower, by the window or by what stands beside it."""
        if event.type() == QEvent.Type.Resize and watched is self._scroll:
            self._fold()
        return False

    def _fold(self) -> None:
        if self._facts is not None and self._narrow() != self._folded:
            self._lay_out()
            for some in (self.rows, self.given):
                some.show_rows(some.rows())

    def _narrow(self) -> bool:
        return self._scroll.width() < self.theme.px(WIDE)

    def _into_sight(self, some: RowList, _key: str) -> None:
        """The page scrolls, not the list: bring the row that was walked to into sight."""
        place = some.visualRect(some.currentIndex())
        page = self._scroll.widget()
        if page is not None and place.isValid() and some.hasFocus():
            top = some.mapTo(page, place.topLeft())
            self._scroll.ensureVisible(top.x(), top.y() + place.height() // 2, 0, place.height())

    # -- asking ----------------------------------------------------------------------------------------------

    def _go_to_wanted(self) -> None:
        """Once: to the row of the person this tab was opened for, or to the question."""
        name, self._wanted = self._wanted, ""
        if not name or self._facts is None or self._go_to_row(name):
            return
        known = [one for one in self._facts.consents if folded(one.recipient) == folded(name)]
        if known:
            self.rows.choose(key_of(known[0]))
            self._show_consent(key_of(known[0]))
        else:
            self.ask_for(name)

    def _go_to_row(self, key: str) -> bool:
        """Whether `key` is the id of a row, also of one that is gone: nobody is called so."""
        assert self._facts is not None
        asked = [one for one in self._facts.consents if any(answer.consent_id == key for answer in one.answers)]
        if asked:
            self._show_row(self.rows, key_of(asked[0]))
            self._show_consent(key_of(asked[0]))
        elif any(one.id == key for one in self._facts.disclosures):
            self._show_row(self.given, key)
            self._show_given(key)
        return bool(asked) or is_id(key)

    def _show_row(self, some: RowList, key: str) -> None:
        """Choose it and, once the page has got its size, scroll to it."""
        some.choose(key)
        some.setFocus()
        soon(self, partial(self._into_sight, some, key))

    def ask_for(self, name: str) -> None:
        """The question for permission, with this name filled in."""
        if self._facts is None:
            return
        if not self._facts.deciders:
            self.desk.messages.show(UserProblem("consent-nobody-decides"))
            return
        today = clock.today()
        dialog = AskDialog(self.theme, self._facts.known, self._facts.deciders, today, name, self.window())
        if self.desk.messages.run(dialog) and dialog.complete():
            self._ask(dialog, today)
        dialog.deleteLater()

    def _ask(self, dialog: AskDialog, today: date) -> None:
        pupil, who, purpose = self.pupil_id, dialog.recipient, dialog.purpose
        organisation, kinds, until = dialog.organisation, dialog.kinds, dialog.until

        def write(session: Session) -> None:
            ask_consent(session, pupil, who, purpose, today, organisation, kinds, until)

        def done(_none: None) -> None:
            self._open, self._form = "", None
            self._wanted = who
            self.refresh()

        self.desk.tasks.write(self, _("Toestemming gevraagd"), write, done)

    # -- one permission --------------------------------------------------------------------------------------

    def _consent(self, key: str) -> ConsentRow | None:
        found = self._facts.consents if self._facts is not None else ()
        return next((one for one in found if key_of(one) == key), None)

    def _show_consent(self, key: str) -> None:
        consent = self._consent(key)
        if consent is None or (key == self._open and self._form is not None):
            return
        self.editor.flush()
        form = AnswersForm(self.theme, consent, clock.today(), self._facts.forms if self._facts is not None else ())
        self._connect_answers(form, key)
        self._keep_remark(form, key)
        self._connect_paper(form, key)
        self._open, self._form = key, form
        self.given.setCurrentIndex(QModelIndex())
        self.editor.show_parts(consent.recipient, form)

    def _connect_answers(self, form: AnswersForm, key: str) -> None:
        desk, pupil, remark = self.desk, self.pupil_id, self._remark
        form.said.connect(lambda one, yes, on, until: answer(desk, self, one, yes, on, until, remark()))
        form.later.connect(lambda one, who: wait_for_answer(desk, self, one, who))
        form.withdrawn.connect(
            lambda one, who, on: self._with(key, lambda row_: take_back(desk, self, row_, one, who, on, remark()))
        )
        form.asked_again.connect(lambda: self._with(key, lambda row_: ask_again(desk, self, pupil, row_)))

    def _connect_paper(self, form: AnswersForm, key: str) -> None:
        desk, pupil, paper = self.desk, self.pupil_id, form.forms
        paper.scan_asked.connect(
            lambda ids: self._with(key, lambda one: scan_form(desk, self, pupil, one.recipient, ids))
        )
        paper.print_asked.connect(lambda: self._with(key, lambda one: print_form(desk, self, pupil, one)))
        paper.kept_chosen.connect(lambda ids, kept: tie_form(desk, self, ids, kept))
        paper.let_go.connect(lambda ids: loosen_form(desk, self, ids))
        paper.view_asked.connect(self.look_at)

    def _with(self, key: str, what: Callable[[ConsentRow], object]) -> None:
        """With the permission as it is now, when it is still there."""
        if (consent := self._consent(key)) is not None:
            what(consent)

    def look_at(self, attachment_id: str, title: str, sha256: str = "") -> None:
        """A signed form, or what went out, in place of the list. Of what went out its mark is compared with the register."""
        if self._view is None:
            self._view = AttachmentView(self.desk, "consent.view")
            self._view.left.connect(self._to_list)
            self._pages.addWidget(self._view)
        self._pages.setCurrentWidget(self._view)
        self._view.show_file(attachment_id, title, sha256)

    def _to_list(self) -> None:
        self._pages.setCurrentWidget(self._beside)
        self.editor.setFocus()

    def _back_from_view(self) -> None:
        """Nothing of a file that was looked at stays in front, or in memory."""
        if self._view is not None and self._pages.currentWidget() is self._view:
            self._view.leave()

    def _keep_remark(self, form: AnswersForm, key: str) -> None:
        def write(session: Session, value: str) -> None:
            consent = self._consent(key)
            newest = max((one.consent_id for one in consent.answers), default="") if consent else ""
            if newest:
                change_remark(session, newest, value)

        keep(
            self.desk, self, form.remark, _("Opmerking bij toestemming veranderd"), write, merge=f"consent:{key}:remark"
        )

    def _remark(self) -> str:
        """What stands in the field: an answer does not wipe it."""
        return self._form.remark.toPlainText() if self._form is not None else ""

    def _show_rules(self) -> None:
        self._open, self._form = "", None
        self.editor.show_parts(_("Waarop dit rust"), *rule_parts(self.theme))

    # -- one verstrekking ------------------------------------------------------------------------------------

    def _show_given(self, key: str) -> None:
        found = self._facts.disclosures if self._facts is not None else ()
        one = next((row_ for row_ in found if row_.id == key), None)
        if one is not None:
            self._open, self._form = "", None
            self.rows.setCurrentIndex(QModelIndex())
            self.editor.show_parts(_("Verstrekking"), *given_parts(self.theme, one, self.look_at))

    def _closed(self) -> None:
        self._open, self._form = "", None
        self.rows.setFocus()
