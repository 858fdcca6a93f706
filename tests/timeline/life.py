"""A made-up life to draw, and any life that hypothesis can think of. Letters are six tenths of their size wide."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.scene import Hatch, Item, Mark, Rect, Scene, Text
from rondom.timeline.lanes import LANES
from rondom.timeline.marks import Curve, EventMark, Frame, frame_for
from rondom.timeline.school_years import school_years
from rondom.timeline.spans import Span

BIRTH, TODAY = date(2016, 6, 14), date(2026, 3, 12)
GROUPS = school_years(BIRTH, TODAY, 6)
CURVES = (Curve("child", (-2, 1, 2)), Curve("parent", (0, 1, 1)), Curve("school", (0, -1, -1)))


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.62 if bold else 0.6)


def day(year: int, month: int, on: int) -> Span:
    return date(year, month, on), date(year, month, on)


def frame(marks: list[EventMark], scale: float = 0.53, em: float = 15.0) -> Frame:
    return frame_for(marks, TODAY, em, scale, BIRTH, GROUPS)


def mees() -> list[EventMark]:
    return [
        EventMark("bril", "kind", "moment", "Bril", day(2022, 10, 5)),
        EventMark("uit", "gezin", "moment", "Ouders gaan uit elkaar", (date(2022, 8, 1), date(2023, 7, 31))),
        EventMark("opa", "gezin", "moment", "Opa Wim overleden", day(2025, 2, 10)),
        EventMark("papa", "gezin", "period", "Om de week bij papa", day(2024, 1, 8)),
        EventMark("schuld", "wonen", "period", "Schuldhulp", day(2024, 11, 4), day(2025, 12, 8)),
        EventMark(
            "spel", "zorg", "trajectory", "Speltherapie", day(2024, 9, 16), day(2025, 7, 4), day(2024, 3, 1), curves=CURVES
        ),
        EventMark("ggz", "zorg", "trajectory", "Onderzoek", None, applied=day(2025, 12, 18)),
        EventMark("d3", "overleg", "moment", "Driehoek 3", day(2026, 4, 12), planned=True),
        EventMark("oma", "hielp", "period", "Woensdag bij oma Riet", day(2020, 9, 2)),
    ]  # fmt: skip


@st.composite
def spans(draw: st.DrawFn, first: date = date(2012, 1, 1), last: date = date(2027, 12, 1)) -> Span:
    start = draw(st.dates(first, last))
    return start, start + timedelta(draw(st.sampled_from((0, 0, 0, 30, 90, 365, 900))))


@st.composite
def marks(draw: st.DrawFn, key: str = "") -> EventMark:
    kind = draw(st.sampled_from(("moment", "moment", "period", "trajectory")))
    start = draw(spans())
    ends = start[1] + timedelta(draw(st.integers(0, 900)))
    end = None if kind == "moment" or draw(st.booleans()) else (ends, ends + timedelta(draw(st.sampled_from((0, 60)))))
    waited = kind == "trajectory" and draw(st.booleans())
    applied = start[0] - timedelta(draw(st.integers(1, 400)))
    values = st.none() | st.integers(-2, 2)
    curve = st.builds(Curve, st.sampled_from(list(PERSPECTIVES)), st.tuples(values, values, values))
    return EventMark(
        key=key,
        lane=draw(st.sampled_from(list(LANES))),
        kind=kind,
        label=draw(st.text("abc défg", min_size=1, max_size=50)),
        start=None if waited and draw(st.booleans()) else start,
        end=end,
        applied=(applied, applied) if waited else None,
        planned=draw(st.booleans()),
        private=draw(st.booleans()),
        curves=tuple(draw(st.lists(curve, max_size=4, unique_by=lambda one: one.perspective))),
        topic=draw(st.sampled_from(("", "", "verzuim"))),
    )


@st.composite
def lives(draw: st.DrawFn, most: int = 30) -> list[EventMark]:
    return [draw(marks(str(number))) for number in range(draw(st.integers(0, most)))]


Box = tuple[float, float, float, float]


def box(text: Text) -> Box:
    """Left, top, right, bottom of the letters, without their loose ends."""
    wide = measure(text.text, text.size, text.bold)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - 0.7 * text.size, left + wide, text.y + 0.1 * text.size


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] - 0.1 and other[0] < one[2] - 0.1 and one[1] < other[3] and other[1] < one[3]


def texts(items: tuple[Item, ...]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def labels(scene: Scene) -> list[Text]:
    return [*texts(scene.body), *scene.sticky]


def shapes(scene: Scene, kind: type[Rect | Hatch | Mark]) -> list[Item]:
    return [item for item in scene.body if isinstance(item, kind)]
