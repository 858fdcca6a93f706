"""What people type that cannot be, or can hardly be drawn. It is told in words, what was typed stays, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.scene import Text
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.queries import EventDetail, event_detail, event_rows
from rondom.vault.vault import Vault
from tests.timeline.absurd import NASTY, RIGHT_TO_LEFT
from tests.timeline.life import overlap
from ui.desk import Desk, Place
from ui.timeline.tab import TimelineTab
from ui.widgets.scene_painter import measure

Settle = Callable[[], None]
BIRTH = date(2016, 6, 14)


@pytest.fixture
def pupil(vault: Vault) -> str:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name="Mees", birth_date=BIRTH, year_group="6"))


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, pupil: str, settle: Settle) -> TimelineTab:
    made = TimelineTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", pupil, "timeline"))
    made.resize(1340, 700)
    made.show()
    settle()
    return made


def fill(vault: Vault, pupil: str, *events: EventData) -> list[str]:
    with vault.write("Gebeurtenissen toegevoegd") as session:
        return [add_event(session, pupil, one) for one in events]


def on(day: date, **values: object) -> EventData:
    return EventData(start_said="die dag", start_earliest=day, start_latest=day, **values)


def the_event(vault: Vault, pupil: str) -> EventDetail:
    with vault.read() as session:
        (row,) = event_rows(session, pupil)
        return event_detail(session, row.id)


def words(root: QWidget) -> str:
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def listed(tab: TimelineTab) -> list[str]:
    return [row.text for row in tab.list.rows() if not row.heading]


def drawn(tab: TimelineTab) -> list[Text]:
    return [item for item in (*tab.view.scene.body, *tab.view.scene.sticky) if isinstance(item, Text)]


def box(text: Text) -> tuple[float, float, float, float]:
    wide = measure(text.text, text.size, text.bold)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - 0.7 * text.size, left + wide, text.y + 0.1 * text.size


def legible(tab: TimelineTab) -> None:
    """It can be painted, and no two words lie over each other."""
    image = QImage(tab.size(), QImage.Format.Format_ARGB32_Premultiplied)
    tab.render(image)
    told = sorted((box(text), text.text) for text in drawn(tab) if text.text.strip())
    for at, (here, text) in enumerate(told):
        for there, other in told[at + 1 :]:
            if there[0] >= here[2]:
                break
            assert not overlap(here, there), (text[:40], other[:40])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("29 februari 2023 val van de trap", "2023 is geen schrikkeljaar. Bedoelt u 28 februari 2023?"),
        ("31 april 2024 bril", "April heeft 30 dagen. Bedoelt u 30 april 2024?"),
        ("groep 9 gymnasium", "Een basisschool heeft groep 1 tot en met 8. Bedoelt u klas 1?"),
        ("van mei 2024 tot maart 2024 SMW", "Het einde ligt voor het begin."),
        ("mei '24 – nov '23 SMW", "Het einde ligt voor het begin."),
        ("12-13-2024 bril", "Een jaar heeft 12 maanden. Bedoelt u 13 december 2024?"),
        ("mei 1850 betovergrootopa geboren", "Dat ligt te ver terug."),
        ("toen hij 45 was feest", "Dat ligt meer dan 10 jaar vooruit."),
    ],
)
def test_what_cannot_be_is_told_before_and_nothing_typed_is_lost(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle, typed: str, told: str
) -> None:
    """Enter keeps the words as they are, without a date: a date is never made up."""
    tab.activateWindow()
    tab.make_new("event")
    tab.entry.insert(typed)
    assert told in words(tab)
    assert tab.entry.text() == typed
    qtbot.keyClick(tab.entry, Qt.Key.Key_Return)
    settle()
    kept = the_event(vault, pupil)
    assert kept.title.casefold() == typed.casefold()
    assert (kept.start, kept.end) == (None, None)
    assert listed(tab) == [kept.title]


@pytest.mark.parametrize(
    ("typed", "said", "earliest", "latest", "planned"),
    [
        ("'98 opa en oma naar Nederland", "'98", date(1998, 1, 1), date(1998, 12, 31), False),
        ("29 februari 2024 bril", "29 februari 2024", date(2024, 2, 29), date(2024, 2, 29), False),
        ("2012 ouders leren elkaar kennen", "2012", date(2012, 1, 1), date(2012, 12, 31), False),
        ("tijdens de zwangerschap ziek", "tijdens de zwangerschap", date(2015, 9, 14), date(2016, 6, 13), False),
        ("mei 2031 eindmusical", "mei 2031", date(2031, 5, 1), date(2031, 5, 31), True),
    ],
)
def test_what_is_odd_but_can_be_is_kept_as_it_was_said_and_comes_in_sight(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle, typed: str, said: str, earliest: date,
    latest: date, planned: bool,
) -> None:  # fmt: skip
    tab.entry.insert(typed)
    qtbot.keyClick(tab.entry, Qt.Key.Key_Return)
    settle()
    kept = the_event(vault, pupil)
    assert kept.start is not None
    assert kept.start.said == said
    assert kept.start.earliest == earliest
    assert kept.start.latest == latest
    assert kept.planned is planned
    assert tab.findChild(QLineEdit, "event.start").text() == said
    tab.editor.leave()
    tab.view.show_years(None)
    first, last = tab.view.visible_span()
    assert first <= earliest
    assert last >= latest
    assert tab.view.scene.spot(kept.id) is not None
    legible(tab)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("januari 2024", "event-end-before-start"),
        ("groep 9", "groep 1 tot en met 8"),
        ("30 februari", "Februari heeft"),
    ],
)
def test_an_end_that_cannot_be_leaves_the_old_one_and_stays_in_its_field(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, desk: Desk, settle: Settle, typed: str, told: str
) -> None:
    day, end = date(2024, 5, 1), date(2024, 6, 30)
    (key,) = fill(
        vault,
        pupil,
        on(day, title="SMW", kind=EventKind.PERIOD, end_said="30 juni 2024", end_earliest=end, end_latest=end),
    )
    settle()
    tab.open(key)
    settle()
    field = tab.findChild(QLineEdit, "event.end")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    tab.flush()
    settle()
    assert the_event(vault, pupil).end.latest == end
    assert field.text() == typed
    assert told in words(tab) + " ".join(desk.messages.said)


def test_5000_characters_are_all_kept_with_a_title_that_fits(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    long = "mei 2024 " + "verhaal " * 624
    tab.entry.insert(long)
    qtbot.keyClick(tab.entry, Qt.Key.Key_Return)
    settle()
    kept = the_event(vault, pupil)
    assert kept.text.split() == long.split()
    assert kept.title.endswith("…")
    assert kept.start is not None
    legible(tab)


def test_a_title_of_5000_characters_is_refused_and_stays_in_its_field(
    tab: TimelineTab, vault: Vault, pupil: str, desk: Desk, settle: Settle
) -> None:
    (key,) = fill(vault, pupil, on(date(2024, 3, 12), title="Bril"))
    settle()
    tab.open(key)
    settle()
    field = tab.findChild(QLineEdit, "event.title")
    field.setText("x" * 5000)
    tab.flush()
    settle()
    assert "text-too-long" in desk.messages.said
    assert len(field.text()) == 5000
    assert the_event(vault, pupil).title == "Bril"


def test_titles_that_are_hard_to_draw_are_kept_and_stay_legible(
    tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    titles = [title[:500] for title in NASTY if title.strip()]
    lanes = ("kind", "gezin", "school")
    keys = fill(
        vault, pupil,
        *(on(date(2018 + at // 4, 1 + at % 4 * 3, 10), title=title, lane=lanes[at % 3]) for at, title in enumerate(titles)),
    )  # fmt: skip
    settle()
    assert sorted(listed(tab)) == sorted(titles)
    for years in (None, 4.3, 1.1):
        tab.view.show_years(years)
        legible(tab)
    assert {spot.key for spot in tab.view.scene.spots} >= set(keys)


def test_words_from_right_to_left_stay_whole(tab: TimelineTab, vault: Vault, pupil: str, settle: Settle) -> None:
    days = (date(2023, 1 + 3 * at, 12) for at in range(len(RIGHT_TO_LEFT)))
    keys = fill(vault, pupil, *(on(day, title=title) for day, title in zip(days, RIGHT_TO_LEFT, strict=True)))
    settle()
    assert set(RIGHT_TO_LEFT) <= {text.text for text in drawn(tab)}
    legible(tab)
    tab.open(keys[0])
    settle()
    assert tab.findChild(QLineEdit, "event.title").text() == RIGHT_TO_LEFT[0]


def test_400_events_on_one_day_can_all_be_reached(tab: TimelineTab, vault: Vault, pupil: str, settle: Settle) -> None:
    keys = fill(vault, pupil, *(on(date(2024, 3, 12), title=f"Op die dag {at}", lane="kind") for at in range(400)))
    settle()
    tab.view.show_years(1.1)
    legible(tab)
    reached = {key for spot in tab.view.scene.spots for key in (spot.key, *spot.members)}
    assert set(keys) <= reached
    assert len(listed(tab)) == 400
    tab.open(keys[-1])
    settle()
    assert tab.view.value() == keys[-1]
    assert tab.findChild(QLineEdit, "event.title").text() == "Op die dag 399"
    legible(tab)


def test_help_that_was_over_the_day_it_began_is_drawn(
    tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    day = date(2025, 3, 12)
    (key,) = fill(
        vault, pupil,
        on(day, title="Eén gesprek", kind=EventKind.TRAJECTORY, lane="zorg", end_said="die dag", end_earliest=day, end_latest=day,
           applied_said="die dag", applied_earliest=day, applied_latest=day),
    )  # fmt: skip
    settle()
    assert tab.view.scene.spot(key) is not None
    assert any("gesprek" in text.text for text in drawn(tab))
    legible(tab)
