"""Leerlingen: everyone, per group, filtered as you type. Enter opens the dossier."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.language import _
from ui.desk import Desk, Place
from ui.pupils.delegate import ColumnHeads, PupilDelegate, PupilLook
from ui.pupils.group_list import GroupList
from ui.pupils.import_dialog import dropped_file, open_import
from ui.pupils.lines import ALL, FOLLOWED, LATE, Everyone, PupilLine, by_group, chosen, everyone
from ui.pupils.new_pupil import NewPupilDialog
from ui.screen import Screen
from ui.widgets import FilterChip, GlyphLine, box, button, column, flow, label, line, row, tool
from ui.widgets.notices import EmptyState
from ui.widgets.rows import Row, RowList

NARROW = 64.0
"""Under this width in em the groups make room."""


class PupilsScreen(Screen):
    tables = frozenset({"pupil", "base_group", "support_level", "meeting", "agreement", "consent", "caregiver"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all = Everyone((), (), {})
        self._which = ""
        self.setAcceptDrops(True)
        theme = self.theme
        self.groups = GroupList(theme)
        self.groups.rows.chosen.connect(lambda _key: self._show_lines())
        self.filter = GlyphLine(theme, "funnel", _("Filter op naam"), name="pupils.filter")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show_lines)
        self.filter.textChanged.connect(lambda _text: self._wait.start(0))
        self.filter.returnPressed.connect(self._open_first)
        self.chips = {key: FilterChip(theme, "", name=f"pupils.chip.{key}") for key in (FOLLOWED, ALL, LATE)}
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, key=key: self._choose(key))
        self.rows = RowList(theme, "pupils.rows", spoken=_("Leerlingen"), delegate=PupilDelegate(theme))
        self.rows.opened.connect(lambda key: desk.open(Place("dossier", key, "overview")))
        self.empty = EmptyState(
            theme, _("Nog geen leerlingen"), _("Lees ze in uit het EDEXML-bestand van uw leerlingadministratie, of voeg er een toe."),
            _("Leerlingen inlezen"), "download", name="pupils.empty",
        )  # fmt: skip
        self.empty.acted.connect(self.import_file)
        self._nobody = label(
            _("Geen leerling gevonden. Maak het filter korter of kies Alle."), tone="muted", name="pupils.nobody"
        )
        self._lay_out()

    def _lay_out(self) -> None:
        theme, p = self.theme, self.theme.px
        read = button(_("Leerlingen inlezen"), theme=theme, icon="download", name="pupils.import", on=self.import_file)
        add = button(_("Leerling"), "primary", theme, "plus", name="pupils.add", on=self.add)
        sieve = row(self.filter, *self.chips.values(), None, gap=p(0.66))
        sieve.setStretch(0, 1)
        self.plans = tool(
            theme, "printer", _("Plannen van deze kinderen afdrukken (Ctrl+P)"), key="pupils.plans", on=self.print_plans
        )
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_plans)
        bar = flow(theme.folded, sieve, row(self.plans, read, add, None, gap=p(0.66)), gap=p(0.66))
        bar.setContentsMargins(p(1.5), p(1.2), p(1.5), p(1.0))
        self.filter.setMaximumWidth(p(19))
        self._columns = ColumnHeads(self.theme)
        self._nothing = box(row(self.empty, margins=(p(1.5), p(1), p(1.5), p(1))))
        body = column(bar, self._columns, line(), self._nobody, self._nothing, self.rows)
        body.setStretch(5, 1)
        body.setContentsMargins(0, 0, 0, 0)
        self._nobody.setContentsMargins(p(1.5), p(1), p(1.5), p(1))
        outer = row(self.groups, line(vertical=True), body)
        outer.setStretch(2, 1)
        self.setLayout(outer)

    def parts(self) -> list[QWidget]:
        return [self.groups, self.filter, self.rows]

    def refresh(self) -> None:
        today = clock.today()
        self.desk.tasks.read(self, lambda session: everyone(session, today), self._show)

    def _show(self, found: Everyone) -> None:
        self._all = found
        if not self._which:
            self._which = FOLLOWED if any(one.pupil.followed for one in found.lines) else ALL
        counts = {key: len(chosen(found.lines, key, "", "")) for key in self.chips}
        words = {FOLLOWED: _("Gevolgd {n}"), ALL: _("Alle {n}"), LATE: _("Afspraak te laat {n}")}
        for key, chip in self.chips.items():
            chip.setText(words[key].format(n=counts[key]))
            chip.setVisible(key != LATE or counts[key] > 0)
        self._nothing.setVisible(not found.lines)
        self._show_lines()

    def _choose(self, which: str) -> None:
        self._which = which
        self._show_lines()

    def _show_lines(self) -> None:
        for key, chip in self.chips.items():
            chip.setChecked(key == self._which)
        among = chosen(self._all.lines, self._which, "", self.filter.text())
        self.groups.rows.blockSignals(True)
        self.groups.show_groups(self._all.groups, among, self._all.levels)
        self.groups.rows.blockSignals(False)
        lines = chosen(among, self._which, self.groups.value(), "")
        self._nobody.setVisible(bool(self._all.lines) and not lines)
        self.plans.setEnabled(bool(lines))
        rows: list[Row] = []
        for (heading, teacher), some in by_group(lines, self._all.groups):
            rows.append(Row("", heading, teacher, heading=True))
            rows += [self._look(one) for one in some]
        self.rows.show_rows(rows)

    def _look(self, one: PupilLine) -> PupilLook:
        pupil = one.pupil
        return PupilLook(
            key=pupil.id, text=pupil.name, letters=pupil.initials, age=pupil.age, level=pupil.level,
            level_name=self._all.levels.get(pupil.level, ""), meeting=one.meeting, open=one.open, late=one.late, light=one.light,
        )  # fmt: skip

    def _open_first(self) -> None:
        first = next((one.key for one in self.rows.rows() if not one.heading), "")
        if first:
            self.desk.open(Place("dossier", first, "overview"))

    # -- making ----------------------------------------------------------------------------------------------

    def import_file(self) -> None:
        """Ask for a file and show what is in it."""
        open_import(self.desk, self, None)

    def print_plans(self) -> None:
        """The newest plans of the children that are in sight, for the school's own people."""
        from ui.pupils.plans import print_plans  # making PDFs is loaded by who prints

        if keys := [one.key for one in self.rows.rows() if not one.heading]:
            print_plans(self.desk, self, keys)

    def add(self) -> None:
        dialog = NewPupilDialog(self.theme, [(group.id, group.name) for group in self._all.groups])
        if not self.desk.messages.run(dialog):
            return
        data: PupilData = dialog.data()

        def open_it(pupil_id: str) -> None:
            self.desk.open(Place("dossier", pupil_id, "overview"))

        self.desk.tasks.write(self, _("Leerling toegevoegd"), lambda session: add_pupil(session, data), open_it)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            open_import(self.desk, self, path)

    # -- window ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.groups.setVisible(self.width() >= self.theme.px(NARROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().lower() == "n":
            self.add()
        else:
            super().keyPressEvent(event)
