"""What a line at the table is about and whether it is a factor: chosen in its menu, shown under it when someone chose."""

from __future__ import annotations

from collections.abc import Callable

from rondom.meetings.data_kinds import HEALTH, kind_of
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import ContributionKind
from tests.ui.meetings.hands import get, has, type_line
from ui.meetings.pages.about import About
from ui.meetings.table import TableWindow

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]


def about_of(field: object) -> About:
    (made,) = [one for one in field.children() if isinstance(one, About)]  # type: ignore[attr-defined]
    return made


def choose(field: object, kind: str) -> None:
    menu = about_of(field).menu()
    (about,) = [action.menu() for action in menu.actions() if action.text() == "Gaat over"]
    action = next(one for one in about.actions() if one.objectName() == f"table.about.{kind}")
    action.trigger()
    menu.deleteLater()


def test_a_strength_of_the_child_can_be_about_health(table: TableWindow, look: Look, settle: Settle) -> None:
    table._go_to_key("strengths")
    settle()
    type_line(get(table, "table.strength.child"), "slaapt weer goed")
    settle()
    get(table, "table.strength.parent").setFocus()
    settle()
    one = look().of(ContributionKind.STRENGTH)[0]
    assert kind_of(one) == "welbevinden"
    field = get(table, f"table.said.{one.id}")
    assert not has(table, f"table.about.{one.id}")
    choose(field, HEALTH)
    settle()
    assert look().of(ContributionKind.STRENGTH)[0].data_kind == HEALTH
    assert get(table, f"table.about.{one.id}").text() == "over gezondheid"
    choose(get(table, f"table.said.{one.id}"), "usual")
    settle()
    assert look().of(ContributionKind.STRENGTH)[0].data_kind == ""
    assert not has(table, f"table.about.{one.id}")


def test_a_concern_has_the_same_menu(table: TableWindow, look: Look, settle: Settle) -> None:
    table._go_to_key("concerns")
    settle()
    type_line(get(table, "table.concern"), "Slaapt slecht")
    settle()
    table._go_to_key("wishes")
    settle()
    table._go_to_key("concerns")
    settle()
    (one,) = look().of(ContributionKind.CONCERN)
    choose(get(table, f"table.said.{one.id}"), HEALTH)
    settle()
    assert look().of(ContributionKind.CONCERN)[0].data_kind == HEALTH
    assert get(table, f"table.about.{one.id}").text() == "over gezondheid"


def turn_factor(field: object) -> bool:
    """Choose it in the menu; says whether the menu has it."""
    menu = about_of(field).menu()
    found = [action for action in menu.actions() if action.objectName() == "table.about.factor"]
    for action in found:
        action.trigger()
    menu.deleteLater()
    return bool(found)


def test_what_goes_well_can_help_and_stays_where_it_was_said(table: TableWindow, look: Look, settle: Settle) -> None:
    table._go_to_key("strengths")
    settle()
    type_line(get(table, "table.strength.parent"), "oma is een vaste plek")
    settle()
    get(table, "table.strength.child").setFocus()
    settle()
    (one,) = look().of(ContributionKind.STRENGTH)
    assert turn_factor(get(table, f"table.said.{one.id}"))
    settle()
    assert [row.text for row in look().of(ContributionKind.ENABLING)] == ["oma is een vaste plek"]
    assert get(table, f"table.about.{one.id}").text() == "dit helpt"
    turn_factor(get(table, f"table.said.{one.id}"))
    settle()
    assert [row.id for row in look().of(ContributionKind.STRENGTH)] == [one.id]
    assert not has(table, f"table.about.{one.id}")


def test_a_concern_can_make_it_hard_and_a_wish_is_no_factor(table: TableWindow, look: Look, settle: Settle) -> None:
    table._go_to_key("concerns")
    settle()
    type_line(get(table, "table.concern"), "drukke binnenkomst")
    settle()
    table._go_to_key("wishes")
    settle()
    type_line(get(table, "table.wish.parent"), "rust")
    settle()
    get(table, "table.wish.child").setFocus()
    settle()
    (wish,) = look().of(ContributionKind.WISH)
    assert not turn_factor(get(table, f"table.said.{wish.id}"))
    table._go_to_key("concerns")
    settle()
    (one,) = look().of(ContributionKind.CONCERN)
    turn_factor(get(table, f"table.said.{one.id}"))
    settle()
    assert [row.text for row in look().of(ContributionKind.HINDERING)] == ["drukke binnenkomst"]
    assert get(table, f"table.about.{one.id}").text() == "dit maakt het moeilijk"
