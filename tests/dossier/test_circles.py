"""In which circle someone stands, from the side of the table and the role."""

from __future__ import annotations

import pytest

from rondom.dossier.circles import CIRCLES, Circle, circle_of


@pytest.mark.parametrize(
    ("perspective", "role", "circle"),
    [
        ("parent", "zusje", Circle.FAMILY),
        ("parent", "stiefvader", Circle.FAMILY),
        ("parent", "Oma", Circle.NETWORK),
        ("parent", "", Circle.NETWORK),
        ("network", "buurvrouw", Circle.NETWORK),
        ("child", "vriend", Circle.NETWORK),
        ("child", "klasgenoot", Circle.CLASS),
        ("parent", "klasgenoot van Mees", Circle.CLASS),
        ("school", "Leerkracht groep 6", Circle.CLASS),
        ("school", "juf", Circle.CLASS),
        ("school", "mentor", Circle.CLASS),
        ("school", "intern begeleider", Circle.SCHOOL),
        ("school", "", Circle.SCHOOL),
        ("coach", "gezinscoach", Circle.CARE),
        ("other", "schoolmaatschappelijk werk", Circle.CARE),
        ("other", "trainer", Circle.NETWORK),
        ("later", "wat dan ook", Circle.CARE),
    ],
)
def test_the_circle_follows_side_and_role(perspective: str, role: str, circle: Circle) -> None:
    assert circle_of(perspective, role) is circle


def test_every_circle_has_a_name() -> None:
    assert list(CIRCLES) == list(Circle) and all(CIRCLES.values())
