"""The ondersteuningsstructuur: map or list, and the card of whoever is chosen beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QToolButton, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, plural
from rondom.meetings.contacts import last_contacts
from rondom.support_map.actions import (
    add_partner,
    add_roles,
    confirm_partner,
    remove_partner,
)
from rondom.support_map.defaults import OWN_RINGS, roles
from rondom.support_map.model import PartnerData
from rondom.support_map.queries import PartnerCard, SupportMap, partner_card, support_map
from rondom.support_map.sifting import dimmed, kept
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.exchange.pages import dropped_file
from ui.screen import Screen
from ui.support_map.beside import SIDE, Beside
from ui.support_map.companions import Companions
from ui.support_map.empty_map import empty_map
from ui.support_map.filters import Asking
from ui.support_map.hands import MapHands
from ui.support_map.head import LIST, MAP, MapHead
from ui.support_map.map_menu import add_entry, map_menu, read_list
from ui.support_map.new_partner import NewPartner
from ui.support_map.papers import MapPapers
from ui.support_map.partner_card import PartnerPanel
from ui.support_map.partner_editor import PartnerEditor
from ui.support_map.partner_list import PartnerList
from ui.support_map.view import SupportMapView
from ui.widgets import column, line
from ui.widgets.side_editor import SideEditor


class SupportMapScreen(Screen):
    """Map and list show the same people and the same choice; Ctrl+L goes from one to the other."""

    tables = frozenset(
        {"partner", "partner_link", "partner_person", "step_mark", "ring", "school", "support_level", "meeting"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known: SupportMap | None = None
        self._card: PartnerCard | None = None
        self._key = ""
        self._editing = False
        self.view = SupportMapView(self.theme, work=self._beside_the_window)
        self.list = PartnerList(self.theme)
        self.asking = Asking(self.theme)
        self.hands = MapHands(self.desk, self.view, self._name_of)
        self.empty = empty_map(self.theme, self._add_usual, self.ask_new, lambda: read_list(self.desk, self))
        self.panel = PartnerPanel(self.theme)
        self.editor = SideEditor(self.theme, "map.editor")
        self._form: PartnerEditor | None = None
        self._stack = QStackedWidget()
        for page in (QWidget(), self.view, self.list, self.empty):  # nothing until the vault has answered
            self._stack.addWidget(page)
        main = column(self.asking.panel, self._stack)
        main.setStretch(1, 1)
        self.companions = Companions(self)
        self.beside = Beside(self.theme, main, (self.panel, self.editor, *self.companions.panels))
        self.more = self._menu()
        find = (self.asking.off, self.asking.field, self.asking.button, *self.companions.in_head)
        self.head = MapHead(self.theme, find, self.more, self.ask_new)
        self.mode = self.head.mode
        whole = column(self.head, line(), self.beside)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setAcceptDrops(True)
        self.mode.show_value(LIST if self.theme.folded else MAP)
        self.beside.open_side(None)
        self._connect()
        self.papers = MapPapers(self, self.more)
        QWidget.setTabOrder(self.mode, self.asking.field)

    def _beside_the_window(self, job: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """A search among many people is done on another thread."""
        self.desk.tasks.work(self.view, job, done)

    # building

    def _menu(self) -> QToolButton:
        made = map_menu(self.desk, self)
        back = _("Zet iedereen terug die is versleept")
        self._all_back = add_entry(self.desk, made, back, "undo-2", self._put_all_back, "map.all_back")
        self.companions.add_ways(made)
        return made

    def _connect(self) -> None:
        self.mode.chosen.connect(self._show_mode)
        QShortcut(QKeySequence("Ctrl+L"), self, self.other_mode)
        for part in (self.view, self.list):
            part.chosen.connect(self.choose)
            part.opened.connect(self._open)
            part.removed.connect(self._remove)
        self.view.searched.connect(self._say_left_out)
        self.asking.changed.connect(self._sift)
        self.asking.field.returnPressed.connect(self._take_first)
        self.list.filter.textChanged.connect(self.asking.field.setText)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._look_for)
        self.beside.covers.connect(self.view.cover)
        self.panel.edit.connect(self.edit)
        self.panel.closed.connect(self._leave_side)
        self.panel.confirmed.connect(self._confirm)
        self.panel.line_opened.connect(self.choose)
        self.panel.copied.connect(lambda: self.desk.messages.toast(_("Nummer gekopieerd")))
        self.editor.closed.connect(self._editor_closed)

    # the vault

    def refresh(self) -> None:
        today = clock.today()
        self.desk.tasks.read(self, lambda session: support_map(session, today), self.show_map)

    def visit(self, place: Place) -> None:
        super().visit(place)
        if place.tab or place.key:
            self.papers.close()
        if place.tab in (MAP, LIST):
            self._show_mode(place.tab)
        if place.key and place.key != self._key:
            self.choose(place.key)

    def place_key(self) -> tuple[str, str]:
        return self.mode.value(), self._key

    def parts(self) -> list[QWidget]:
        """The header, the map or list, and what stands beside it; or those of the paper."""
        if self.papers.page is not None:
            return self.papers.page.parts()
        sides = (self.panel, self.editor, *self.companions.panels)
        return [self.mode, self._stack, *(side for side in sides if side.isVisible())]

    def show_map(self, known: SupportMap) -> None:
        """The map as the vault holds it now."""
        first, self._known = self._known is None, known
        self._all_back.setVisible(any(one.by_hand for one in known.nodes))
        self._sift()
        if self._key and all(one.id != self._key for one in known.rows):
            self._key = ""
            self._editing = False
            self.beside.open_side(None)
        self._mark_choice()
        self._show_mode(self.mode.value())
        if self._key:
            self._read_card()
        self.companions.show_map(known)
        if first and self.asking.field.hasFocus():
            self._focus_main()  # letters are keys here until someone looks for a word

    def _sift(self) -> None:
        """Who does not fit what is asked is faint on the map and not in the list."""
        if self._known is None:
            return
        known, words = self._known, self.asking.field.text()
        fitting = self.asking.show_people(known.current, known.levels)
        fitting, asks = self.companions.narrowed(fitting, self.asking.sieve.asks)
        nodes = dimmed(known.nodes, fitting) if asks else known.nodes
        self.head.tell(known, self.asking.words)
        self.view.show_map(nodes, known.links, known.rings)
        if self.list.filter.text() != words:
            self.list.filter.setText(words)
        self.list.show_partners(fitting if asks else known.rows, known.rings)
        self._mark_choice()

    def sift(self) -> None:
        """Anew, after the question beside the map changed."""
        self._sift()

    def _take_first(self) -> None:
        """Enter in the field: whoever fits first, the nearest to the child."""
        if self._known is not None and (fitting := kept(self._known.current, self.asking.sieve)):
            self.choose(fitting[0].id)
            self._focus_main()

    def _look_for(self) -> None:
        """Ctrl+F: to the field above the map, to that of the list, or to the words of the paper that lies over it."""
        if self.papers.page is not None:
            self.papers.page.preview.open_find()
            return
        field = self.list.filter if self.mode.value() == LIST else self.asking.field
        field.setFocus()
        field.selectAll()

    def _read_card(self) -> None:
        key, today = self._key, clock.today()
        self.desk.tasks.read(
            self,
            lambda session: partner_card(session, key, today, last_contacts(session)),
            partial(self._show_card, key),
            self._gone,
        )

    def _show_card(self, key: str, card: PartnerCard) -> None:
        if key != self._key:
            return  # someone else was chosen in the meantime
        self._card = card
        if not self._editing:
            self.panel.show_card(card)
            self.beside.open_side(self.panel)
        elif self._form is None:
            self._make_form(card)
        else:
            self._form.show_card(card, self._others())

    def _gone(self, problem: Problem) -> None:
        """Removed in the same moment: the refresh that is on its way closes the card."""
        if problem.code != "gone":
            self.desk.messages.show(problem)

    # choosing

    def choose(self, key: str) -> None:
        """Show this partner on map and list, with its card; "" closes the card."""
        if key == self._key:
            return
        self.flush()
        self._key, self._card, self._editing = key, None, False
        self._drop_form()
        self._mark_choice()
        if key:
            self._read_card()
        else:
            self.beside.open_side(None)

    def _mark_choice(self) -> None:
        self.view.choose(self._key)
        self.list.choose(self._key)

    def _open(self, key: str) -> None:
        self.choose(key)
        self.edit()

    def edit(self) -> None:
        """Change the chosen one in the side editor."""
        self._editing = True
        self._drop_form()
        if self._card is not None:
            self._make_form(self._card)
        elif self._key:
            self._read_card()

    def _make_form(self, card: PartnerCard) -> None:
        rings = self._known.rings if self._known else {}
        self._form = PartnerEditor(self.desk, card, rings, self._others())
        self._form.removed.connect(lambda: self._remove(self._key))
        self.editor.show_parts(card.partner.name, self._form)
        self.beside.open_side(self.editor)
        self._form.begin()

    def _drop_form(self) -> None:
        if self._form is not None:
            self.editor.flush()
            self._form = None

    def _others(self) -> dict[str, str]:
        rows = self._known.rows if self._known else ()
        return {one.id: ", ".join(part for part in (one.name, one.person or one.organisation) if part) for one in rows}

    # changing

    def ask_new(self) -> None:
        """Ask which function comes on the map."""
        known = self._known
        if known is None:
            return
        self.choose("")
        wide = self.theme.px(SIDE - 3.4)
        fresh = NewPartner(self.theme, roles(known.sector), known.rings, known.current, wide)
        fresh.asked.connect(self._add)
        fresh.opened.connect(self.choose)
        self.editor.show_parts(_("Nieuwe partner"), fresh)
        self.beside.open_side(self.editor)
        fresh.name.setFocus()

    def _add(self, name: str, ring: int) -> None:
        step = None if ring in OWN_RINGS else 1
        data = PartnerData(name=name, ring=ring or 3, step=step)
        self.desk.tasks.write(
            self,
            _("{name} op de kaart gezet").format(name=name),
            lambda session: add_partner(session, data),
            self._open,
        )

    def _add_usual(self) -> None:
        sector = self._known.sector if self._known else "po"
        usual = [role for role in roles(sector) if role.start]
        self.desk.tasks.write(self, _("Gewone functies op de kaart gezet"), lambda session: add_roles(session, usual))

    def _confirm(self) -> None:
        key = self._key

        def job(vault: Vault) -> None:
            with vault.write(_("Partner gecontroleerd")) as session:
                confirm_partner(session, key, vault.actor.name)

        self.desk.tasks.vault(self, job)

    def _name_of(self, key: str) -> str:
        return next((one.name for one in (self._known.rows if self._known else ()) if one.id == key), "")

    def _put_all_back(self) -> None:
        keys = tuple(one.key for one in self._known.nodes if one.by_hand) if self._known else ()
        if keys:
            self.hands.put_back(keys)

    def _remove(self, key: str) -> None:
        name = self._name_of(key)
        if not name:
            return
        self._leave_side()
        said = _("{name} is van de kaart").format(name=name)
        self.desk.tasks.write(
            self,
            _("{name} van de kaart gehaald").format(name=name),
            lambda session: remove_partner(session, key),
            lambda _done: self.desk.messages.toast(said, undo=True),
        )

    # map or list

    def _show_mode(self, mode: str) -> None:
        self.mode.show_value(mode)
        if self._known is None:
            return
        nobody = not self._known.rows
        self._stack.setCurrentWidget(self.empty if nobody else self.view if mode == MAP else self.list)
        self.asking.field.setVisible(mode == MAP and not nobody)
        self.asking.button.setVisible(not nobody)
        self._say_left_out()

    def other_mode(self) -> None:
        """Ctrl+L: from map to list and back, with the focus in it."""
        self._show_mode(LIST if self.mode.value() == MAP else MAP)
        self._focus_main()

    def _focus_main(self) -> None:
        (self.view if self.mode.value() == MAP else self.list.rows).setFocus()

    def _say_left_out(self) -> None:
        places = self.view.places
        missing = places.unseen if places else 0
        words = plural(
            missing,
            "{n} naam past niet op de kaart. Zoom in met + of kies Lijst.",
            "{n} namen passen niet op de kaart. Zoom in met + of kies Lijst.",
        )
        self.view.say(words if missing else "")

    # a list that is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            read_list(self.desk, self, path)

    # beside or over

    def _leave_side(self) -> None:
        """From the card back to the map, or to the question or the round from which it was opened."""
        self._editing = False
        self.choose("")
        self._mark_choice()  # the round showed whose card it was
        if self.companions.back():
            return
        self.beside.open_side(None)
        self._focus_main()

    def close_side(self) -> None:
        """Nothing beside the map any more."""
        self._leave_side()

    def mark(self, key: str) -> None:
        """Show who is meant, on map and list, without its card."""
        self.view.choose(key)
        self.list.choose(key)

    def _editor_closed(self) -> None:
        """From the editor back to the card, or to the round; from the question who comes back to the map."""
        self._drop_form()
        self._editing = False
        if self.companions.back(from_editor=True):
            return
        if self._key:
            self._read_card()
        else:
            self.beside.open_side(None)
        self._focus_main()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters, when no field takes them first."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_N and plain:
            self.ask_new()
        elif event.key() == Qt.Key.Key_H and plain:
            self.companions.open_helping()
        elif event.key() == Qt.Key.Key_K and plain:
            self.companions.open_yearly()
        elif event.key() == Qt.Key.Key_F and plain:
            self.asking.switch_panel()
        elif event.key() == Qt.Key.Key_Escape and self.beside.shown() is not None:
            self._leave_side()
        else:
            super().keyPressEvent(event)
