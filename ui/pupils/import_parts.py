"""The two pages of the import dialog: where the file comes in, and what it would change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QWidget

from rondom.exchange.notes import ignored_sentence, note_sentence
from rondom.exchange.preview import ImportPreview
from rondom.language import _, plural
from ui.pupils.import_picks import Picks, Section, sections
from ui.pupils.import_row import DoubtDelegate, ImportDelegate, TickAll
from ui.theme import Theme
from ui.widgets import Banner, Glyph, KeptChoice, RowList, Segments, box, button, column, label, row
from ui.widgets.outline import Part

FOLDED_HIGH = 13.0
"""With very large text the page scrolls and a list keeps room for some rows."""


def dropped_file(mime: QMimeData) -> Path | None:
    """The one file of this computer that is being dropped, else None: text, links and several files at once are not."""
    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None


class ChoosePage(QFrame):
    """A place to drop the file, and a button for who would rather choose."""

    asked = Signal()
    dropped = Signal(object)
    """A Path."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._over = theme, False
        p = theme.px
        self.setAcceptDrops(True)
        head = label(_("Zet hier het EDEXML-bestand van uw school"), "section", wrap=True)
        words = label(
            _("In ParnasSys heet het “EDEX & UWLR (nieuw)”, in ESIS “EDEXML”. U ziet eerst wat er verandert."),
            tone="muted",
            wrap=True,
        )
        for one in (head, words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = button(
            _("Bestand kiezen"), "primary", theme, "folder-open", name="import.choose", on=self.asked.emit
        )
        picture: list[Part] = [] if theme.folded else [row(None, Glyph(theme, "file-up", "accent", 2.4), None), p(0.9)]
        middle = column(
            None,
            *picture,
            head,
            p(0.3),
            words,
            p(1.1),
            row(None, self.button, None),
            None,
            margins=(p(1.6), p(1.6), p(1.6), p(1.6)),
        )
        self.setLayout(middle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: object) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self._over else "line-strong"), 1, Qt.PenStyle.DashLine))
        if self._over:
            painter.setBrush(theme.color("accent-tint"))
        radius = theme.em * 0.8
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)


class SectionList(QWidget):
    """One group of proposals: what a tick does, all at once or none, and the rows."""

    ticked = Signal()

    def __init__(self, theme: Theme, picks: Picks, section: Section) -> None:
        super().__init__()
        self._picks, self._section = picks, section
        p, asks, lines = theme.px, section.key == "doubt", picks.lines(section.key)
        self.list = RowList(
            theme,
            f"import.{section.key}",
            picks.rows(section.key),
            spoken=section.title,
            delegate=DoubtDelegate(theme) if asks else ImportDelegate(theme),
            click_opens=asks,
        )
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._ask)
        self.all = TickAll(theme, _("Alles aanvinken"), f"import.{section.key}.all")
        self.all.clicked.connect(self._tick_all)
        if asks or lines < 2:  # never shown before it has a place: it would be a window of its own
            self.all.hide()
        words = section.meaning if lines else _("Hier staat niets.")
        meaning = label(words, "small", "muted", wrap=True)
        head = row(meaning, p(1), self.all, margins=(p(0.9), p(0.5), p(0.9), p(0.5)))
        head.setStretch(0, 1)
        layout = column(head, self.list)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        if theme.folded:
            self.list.setMinimumHeight(p(FOLDED_HIGH))
        self._show_all()

    def _tick(self, key: str, on: bool) -> None:
        self._picks.tick(key, on)
        self._show_all()
        self.ticked.emit()

    def _tick_all(self) -> None:
        everything = self._picks.ticked(self._section.key) == self._picks.lines(self._section.key)
        self._picks.tick_all(self._section.key, not everything)
        self.list.show_rows(self._picks.rows(self._section.key))
        self._show_all()
        self.ticked.emit()

    def _show_all(self) -> None:
        """Full, half or empty. Half is only shown: a click goes to all."""
        ticked, lines = self._picks.ticked(self._section.key), self._picks.lines(self._section.key)
        state = Qt.CheckState.PartiallyChecked if 0 < ticked < lines else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if lines and ticked == lines else state)

    def _ask(self, key: str) -> None:
        """Only doubts open: a short menu beside the row."""
        if self._section.key != "doubt":
            return
        menu = QMenu(self)
        menu.setObjectName("import.answers")
        menu.addAction(self._picks.in_file(key)).setEnabled(False)
        menu.addSeparator()
        for answer, words in self._picks.answers(key):
            menu.addAction(words).setData(answer)
        place = self.list.visualRect(self.list.currentIndex())
        menu.triggered.connect(lambda action: self.answer(key, str(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(QPoint(place.center().x(), place.bottom())))

    def answer(self, key: str, answer: str) -> None:
        """Who this child is: the id of a known one, NEW or SKIP."""
        self._picks.answer(key, answer)
        self.list.show_rows(self._picks.rows("doubt"))
        self.ticked.emit()


class PreviewPage(QWidget):
    """What the file would change, by group. `ticked` whenever a choice changes."""

    ticked = Signal()

    def __init__(self, theme: Theme, preview: ImportPreview) -> None:
        super().__init__()
        self.theme, self.picks = theme, Picks(preview)
        p = theme.px
        shown = [one for one in sections() if self.picks.lines(one.key) or one.key in ("new", "changed", "gone")]
        self.lists = {one.key: SectionList(theme, self.picks, one) for one in shown}
        self._stack = QStackedWidget()
        for part in self.lists.values():
            part.ticked.connect(self.ticked)
            self._stack.addWidget(part)
        self._keys = [one.key for one in shown]
        titles = [(one.key, f"{one.title} {self.picks.count(one.key)}") for one in shown]
        above = [label(_summary(preview), tone="muted", wrap=True, name="import.summary"), *_warnings(theme, preview)]
        chooser = row(self._chooser(titles), None, margins=(0, p(0.4), 0, 0))
        layout = column(*above, chooser, self._stack, *_foot(theme, preview), gap=p(0.4))
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)
        self.show_section(next((key for key in self._keys if self.picks.lines(key)), "new"))

    def _chooser(self, titles: list[tuple[str, str]]) -> QWidget:
        """Segments; with very large text a field to choose from, because five segments do not fit beside each other."""
        if self.theme.folded:
            field = KeptChoice(self.theme, titles, name="import.section")
            field.setAccessibleName(_("Wat wilt u zien"))
            field.kept.connect(self.show_section)
            self._sections: KeptChoice | Segments = field
        else:
            self._sections = Segments(self.theme, titles, name="import.section")
            self._sections.chosen.connect(self.show_section)
        return self._sections

    def show_section(self, key: str) -> None:
        self._stack.setCurrentIndex(self._keys.index(key))
        self._sections.show_value(key)

    def shown_section(self) -> str:
        return self._keys[self._stack.currentIndex()]


def _summary(preview: ImportPreview) -> str:
    file = preview.file
    count = plural(len(file.pupils), "{n} leerling in het bestand", "{n} leerlingen in het bestand")
    same = plural(len(preview.unchanged), "{n} klopt al", "{n} kloppen al") if preview.unchanged else ""
    former = plural(preview.former, "{n} is al van school", "{n} zijn al van school") if preview.former else ""
    year = _("schooljaar {year}").format(year=file.school.year) if file.school.year else ""
    return " · ".join(part for part in (count, year, same, former) if part)


def _warnings(theme: Theme, preview: ImportPreview) -> list[QWidget]:
    found: list[QWidget] = []
    if preview.other_school:
        title = _("Dit bestand is van een andere school")
        body = _("Het BRIN-nummer {brin} is niet dat van uw school. Kijk of u het goede bestand heeft.")
        found.append(Banner(theme, title, body.format(brin=preview.file.school.brin)))
    if preview.seems_partial:
        title = _("Er ontbreken veel leerlingen")
        body = _("Dit bestand lijkt niet van de hele school. Vink onder “Niet meer in het bestand” dan niets aan.")
        found.append(Banner(theme, title, body))
    if preview.nothing_to_do:
        body = _("Er staat niets nieuws in dit bestand. U hoeft niets te doen.")
        found.append(Banner(theme, _("Alles klopt al"), body, tone="success"))
    return found


def _foot(theme: Theme, preview: ImportPreview) -> list[QWidget]:
    """The calm line about what is never read, and the repairs behind a link."""
    calm = label(ignored_sentence(preview.file.ignored), "small", "muted", wrap=True, name="import.ignored")
    notes = label(
        "\n".join(note_sentence(note) for note in preview.file.notes), "small", wrap=True, name="import.notes"
    )
    notes.hide()
    count = len(preview.file.notes)
    more = button(plural(count, "{n} opmerking over het bestand", "{n} opmerkingen over het bestand"), "link")
    more.setObjectName("import.notes.show")
    more.clicked.connect(lambda: notes.setVisible(notes.isHidden()))
    if not count:
        more.hide()
    line = row(Glyph(theme, "shield-check", "ink-muted", 1.1), calm, more, gap=theme.px(0.5))
    line.setStretch(1, 1)
    return [box(line), notes]
