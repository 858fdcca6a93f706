"""Every part in every state on one page, to compare after a change of the look: `python -m ui.gallery FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QLineEdit, QPushButton, QWidget

from rondom.timeline.lanes import LANES
from ui.desk import Place
from ui.shell.palette import Found, Palette
from ui.theme import STYLE, Theme
from ui.widgets import (
    LIGHTS,
    Banner,
    Card,
    Chip,
    Dialog,
    EmptyState,
    Field,
    FilterChip,
    FocusRing,
    GlyphLine,
    KeptChoice,
    KeptLine,
    KeptText,
    LaneMark,
    LevelBars,
    Logo,
    PartsRing,
    PermissionLight,
    Row,
    RowList,
    Segments,
    SideEditor,
    Switch,
    Tabs,
    Toast,
    button,
    column,
    label,
    line,
    row,
)
from ui.widgets.outline import Part, Scroll

STATES = ("rust", "aanwijzen", "focus", "ingedrukt", "kan niet")
KINDS = (("primary", "Openen"), ("", "Bladen"), ("quiet", "Alles"), ("danger", "Wissen"))
CHOICES = (("fact", "feit"), ("experience", "ervaring"), ("meaning", "uitleg"))
ROWS = (
    Row("1", "Tas klaarzetten op zondag", end="rust", ticked=False),
    Row(
        "2",
        "Leerplicht bellen",
        side="Noah Zilvermeeuw",
        end="5 dagen te laat",
        end_tone="danger",
        end_icon="clock",
        ticked=False,
    ),
    Row("3", "Gekozen rij", end="gekozen", ticked=False),
    Row("4", "Terugvertellen wat er gebeurde", end="gedaan", ticked=True),
    Row("5", "Hatice begint thuis", end="12 januari", lane="zorg"),
    Row(
        "6",
        "Mees Veenpluis",
        "9 jaar",
        end="Deels",
        end_tone="caution",
        end_icon="circle-alert",
        letters="MV",
        strong=True,
    ),
)
FOUND = (
    Found("Leerlingen", "Mees Veenpluis", "groep 6", Place("dossier"), letters="MV"),
    Found("Leerlingen", "Mees Zandoog", "groep 2", Place("dossier"), letters="MZ"),
    Found("Partners", "Ineke Meeslag", "jeugdverpleegkundige", Place("support_map"), lane="zorg"),
    Found("Doen", "Aan tafel met Mees", "13.15 uur", icon="presentation"),
)


class Gallery(QWidget):
    """The page. Content is invented."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        p = theme.px
        self.setObjectName("gallery")
        self._rings: list[tuple[FocusRing, QPushButton]] = []
        columns = [self._first(), self._second(), self._third(), self._fourth()]
        if theme.folded:
            body: QLayout = column(*columns, None, gap=p(1.3), margins=(p(2), p(1), p(2), p(1)))
        else:
            wide = row(*columns, gap=p(2), margins=(p(2), p(0.6), p(2), p(1)))
            for at in range(len(columns)):
                wide.setStretch(at, 1)
            body = wide
        title = row(Logo(theme, 2), label("Onderdelen", "page"), None, gap=p(0.8), margins=(p(2), p(1), p(2), 0))
        self.setLayout(column(title, Scroll(body)))

    def _section(self, title: str, *parts: Part) -> QLayout:
        p = self.theme.px
        return column(label(title, "small-strong", "muted"), p(0.4), line(), p(0.7), *parts)

    def _first(self) -> QLayout:
        p, theme = self.theme.px, self.theme
        lanes = [row(LaneMark(theme, key), label(lane.name), None, gap=p(0.6)) for key, lane in LANES.items()]
        levels = [row(LevelBars(theme, level), label(str(level)), None, gap=p(0.6)) for level in range(5)]
        return column(
            self._section("Knoppen", self._buttons()),
            self._section("Sporen: vorm, kleur en woord", column(*lanes, gap=p(0.3))),
            self._section("Niveau", column(*levels, gap=p(0.2))),
            self._section(
                "Klaar", row(PartsRing(theme, 3, 5), label("3 van 5 klaar", "small-strong"), None, gap=p(0.5))
            ),
            None,
            gap=p(1.2),
        )

    def _second(self) -> QLayout:
        p, theme = self.theme.px, self.theme
        self.focused = GlyphLine(theme, "calendar-days", "ergens in groep 3")
        self.focused.setText("voorjaar 2023")
        wrong = Field(theme, "Geldig tot", KeptLine("31 april 2026"))
        wrong.show_error("April heeft 30 dagen. Bedoelt u 30 april?")
        off = QLineEdit("kan niet")
        off.setEnabled(False)
        fields = column(
            Field(theme, "Naam", KeptLine("Sanne Klaproos")),
            Field(theme, "Wanneer", self.focused),
            wrong,
            Field(
                theme,
                "Terugbelnummer",
                KeptLine(placeholder="06 of vast"),
                "Staat alleen op het blad van deze persoon.",
            ),
            Field(theme, "Rol", KeptChoice(theme, CHOICES, "experience")),
            Field(theme, "Wat we ermee doen", KeptText(theme, placeholder="Schrijf dit na het overleg op.", lines=2)),
            Field(theme, "Uit", off),
            gap=p(0.7),
        )
        lights = [PermissionLight(theme, key) for key in LIGHTS]
        return column(
            self._section("Velden", fields),
            self._section(
                "Mag dit gedeeld worden", row(*lights[:2], None, gap=p(0.9)), p(0.4), row(*lights[2:], None, gap=p(0.9))
            ),
            None,
            gap=p(1.2),
        )

    def _third(self) -> QLayout:
        p, theme = self.theme.px, self.theme
        toast = Toast(theme, self)
        toast.say("Afspraak verwijderd", True)
        banner = Banner(theme, "Reservekopie is 9 dagen oud", "Doe stick Blauw in de laptop.", "Maken")
        empty = EmptyState(
            theme, "Nog niets op de tijdlijn", "Begin met iets dat goed ging. De datum mag later.", "Eerste gebeurtenis"
        )
        dialog = Dialog(
            theme,
            "Toestemming intrekken?",
            "Intrekken",
            dangerous=True,
            body="Hatice krijgt niets nieuws meer te lezen. Wat zij al heeft, blijft in de lijst staan.",
        )
        dialog.setWindowFlags(Qt.WindowType.Widget)
        floating = Card(theme, "popup")
        floating.setLayout(column(dialog, margins=floating.inner(0.1, 0.1, 0.1, 0.1)))
        return column(
            self._section("Melding met terugweg", toast),
            self._section("Balk", banner),
            self._section("Vraag, alleen als het niet terug kan", floating),
            self._section("Leeg scherm", empty),
            None,
            gap=p(1.0),
        )

    def _fourth(self) -> QLayout:
        p, theme = self.theme.px, self.theme
        rows, card = RowList(theme, "gallery.rows", ROWS, whole=True), Card(theme)
        rows.choose("3")
        card.setLayout(column(rows, margins=card.inner(0.07, 0.07, 0.07, 0.07)))
        tabs = Tabs(
            theme,
            [
                (word.lower(), word)
                for word in ("Overzicht", "Tijdlijn", "Overleggen", "Plan", "Toestemming", "Logboek")
            ],
        )
        tabs.show_count("overleggen", 6)
        tabs.show_value("tijdlijn")
        chips = row(FilterChip(theme, "Gevolgd 18", True), FilterChip(theme, "Alle 214"), None, gap=p(0.5))
        tags = row(
            Chip(theme, "Klaar", "success", "success-tint", "check"),
            Chip(theme, "Sanne", tint="lane-gezin-tint", mark="gezin"),
            None,
            gap=p(0.5),
        )
        editor = SideEditor(theme)
        editor.show_parts(
            "Ouders gaan uit elkaar",
            Field(theme, "Wanneer", KeptLine("ergens in groep 3")),
            foot=row(Switch(theme, "Tonen in dit overleg"), None),
        )
        editor.setFixedSize(p(18), p(13))
        switch = Switch(theme, "Tonen in dit overleg")
        switch.setChecked(True)
        return column(
            self._section("Rij in een lijst", card),
            self._section("Tabs", tabs),
            self._section(
                "Kiezen", Segments(theme, CHOICES, "experience"), p(0.4), chips, p(0.4), tags, p(0.4), switch
            ),
            self._section("Editor aan de zijkant", editor),
            None,
            gap=p(1.0),
        )

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.theme.px(0.5))
        for at, state in enumerate(STATES):
            grid.addWidget(label(state, "caption", "muted"), 0, at)
            for down, (kind, word) in enumerate(KINDS, 1):
                made = button(word, kind)
                made.setProperty("pose", state)
                made.setDown(state == "ingedrukt")
                made.setEnabled(state != "kan niet")
                grid.addWidget(made, down, at)
        grid.setColumnStretch(len(STATES), 1)
        return grid

    def pose(self) -> None:
        """Hover, focus and rings, as a picture cannot move the mouse."""
        self.focused.setFocus()
        for made in self.findChildren(QPushButton):
            if made.property("pose") == "aanwijzen":  # the attribute and a mouse move inside it: Qt 6 wants both
                made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
                at, none = QPointF(made.rect().center()), Qt.MouseButton.NoButton
                QApplication.sendEvent(
                    made, QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
                )
            if made.property("pose") == "focus":
                ring = FocusRing(self, self.theme)
                ring.follow(made)
                self._rings.append((ring, made))
        for ring, made in self._rings:
            ring.follow(made)


class PalettePage(QWidget):
    """The palette with an answer in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._palette = Palette(theme, self, lambda _text, show: show(FOUND[:3]), lambda: FOUND[3:])

    def pose(self) -> None:
        self._palette.open_now("mees")


def pictures(theme: Theme, folder: Path) -> list[Path]:
    """Draw each page light, dark and at 200 %; returns the files."""
    made: list[Path] = []
    for name, page in (("onderdelen", Gallery), ("zoeken", PalettePage)):
        for mode, scale in (("light", 1.0), ("dark", 1.0), ("light", 2.0)):
            theme.apply(mode, scale)
            theme.motion = False
            widget = page(theme)
            widget.resize(1440, 900 if scale == 1.0 else 2600)
            widget.show()
            QApplication.processEvents()
            widget.pose()
            QApplication.processEvents()
            made.append(folder / f"{name}-{mode}-{round(scale * 100)}.png")
            widget.grab().save(str(made[-1]))
            widget.close()
            widget.deleteLater()
    return made


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([*sys.argv[:1], *STYLE])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pictures(Theme(app), folder)


if __name__ == "__main__":
    main()
