from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from rondom.paths import resource
from rondom.pdf import fonts, scene_painter
from rondom.pdf.colours import colour
from rondom.pdf.svg_icon import draw_icon
from rondom.scene import Hatch, Icon, Mark, Path, Rect, Scene, Text
from rondom.timeline.paper import Paper, paper_layout
from tests.timeline.life import BIRTH, GROUPS, TODAY, mees

W, H = 200, 100
Pixel = tuple[int, int, int]


def printed(scene: Scene) -> pypdfium2.PdfPage:
    fonts.register()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(scene.width, scene.height), initialFontName=fonts.REGULAR)
    scene_painter.paint(scene, canvas)
    canvas.save()
    return pypdfium2.PdfDocument(buffer.getvalue())[0]


def pixel(scene: Scene, x: float, y: float) -> Pixel:
    image = printed(scene).render(scale=2).to_pil().convert("RGB")
    found: Pixel = image.getpixel((round(x * 2), round(y * 2)))
    return found


def rgb(role: str) -> Pixel:
    found = colour(role)
    return round(found.red * 255), round(found.green * 255), round(found.blue * 255)


def near(one: Pixel, other: Pixel, slack: int = 3) -> bool:
    return all(abs(a - b) <= slack for a, b in zip(one, other, strict=True))


def test_y_goes_down() -> None:
    scene = Scene(W, H, body=(Rect(0, 0, W, 20, "accent"),))
    assert near(pixel(scene, 100, 10), rgb("accent"))
    assert pixel(scene, 100, 60) == (255, 255, 255)


def test_alpha_is_for_one_shape_only() -> None:
    scene = Scene(W, H, body=(Rect(0, 0, 90, H, "accent", alpha=0.5), Rect(110, 0, 90, H, "accent")))
    faint = tuple(round((255 + part) / 2) for part in rgb("accent"))
    assert near(pixel(scene, 45, 50), faint)  # type: ignore[arg-type]
    assert near(pixel(scene, 150, 50), rgb("accent"))


def test_a_soft_edge_fades_to_what_lies_under_it() -> None:
    under = Rect(0, 0, W, H, "lane-hielp-tint")
    soft = Rect(0, 0, W, H, "lane-gezin", soft=((0.0, 0.0), (0.5, 0.3), (1.0, 0.0)))
    scene = Scene(W, H, ground=(under,), body=(soft,))
    assert near(pixel(scene, 1, 50), rgb("lane-hielp-tint"), 6)
    assert near(pixel(scene, 199, 50), rgb("lane-hielp-tint"), 6)
    middle = pixel(scene, 100, 50)
    assert middle[1] < rgb("lane-hielp-tint")[1] - 20
    later = Scene(W, H, body=(soft, Rect(0, 0, 50, 50, "lane-hielp-tint")))
    assert near(pixel(later, 20, 20), rgb("lane-hielp-tint"))  # what comes after is no longer multiplied


@pytest.mark.parametrize(
    "stops", [((0.0, 0.3), (0.0, 0.3), (1.0, 0.0)), ((0.2, 0.3),), ((0.0, 0.0), (1.4, 0.3), (1.0, 0.0))]
)
def test_any_stops_can_be_printed(stops: tuple[tuple[float, float], ...]) -> None:
    printed(Scene(W, H, body=(Rect(0, 0, W, H, "accent", soft=stops),))).render()


def test_marks_hatches_and_paths() -> None:
    scene = Scene(
        W,
        H,
        body=(
            Mark("diamond", 30, 30, 10, "lane-zorg"),
            Mark("dot", 80, 30, 10, "lane-kind", hollow=True, dashed=True),
            Hatch(110, 10, 80, 30, "lane-zorg", "lane-zorg-tint", 5, 5),
            Path(((10, 80), (100, 60), (190, 80)), "accent", width=3, curve=True, dash=(7, 3)),
        ),
    )
    assert near(pixel(scene, 30, 30), rgb("lane-zorg"))
    assert pixel(scene, 80, 30) == (255, 255, 255)
    assert len({pixel(scene, 120 + n, 25) for n in range(0, 60, 3)}) > 2


def test_text_can_be_read_back_where_it_stands() -> None:
    scene = Scene(
        W,
        H,
        body=(
            Text(100, 50, "Ouders gaan uit elkaar", 9, anchor="middle"),
            Text(195, 90, "Łukasz, Zoë 名 en Олена", 9, anchor="end", bold=True),
        ),
    )
    page = printed(scene).get_textpage()
    words = page.get_text_bounded()
    assert "Ouders gaan uit elkaar" in words
    assert "Łukasz, Zoë" in words
    assert "Олена" in words
    wide = scene_painter.measure("Ouders gaan uit elkaar", 9, False)
    left = min(page.get_charbox(i)[0] for i in range(6))
    assert abs(left - (100 - wide / 2)) < 1


def test_every_icon_can_be_drawn_and_leaves_ink() -> None:
    for file in sorted(resource("icons").glob("*.svg")):
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(24, 24))
        draw_icon(canvas, file.stem, 0, 24, 24)
        canvas.save()
        image = pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=1).to_pil().convert("L")
        dark = sum(value < 200 for value in image.tobytes())
        assert 5 < dark < 300, file.stem


def test_an_icon_stands_in_its_square() -> None:
    scene = Scene(W, H, body=(Icon("square", 100, 20, 48, "accent"),))
    assert near(pixel(scene, 100 + 6, 20 + 24), rgb("accent"), 40)
    assert pixel(scene, 100 + 24, 20 + 24) == (255, 255, 255)
    with pytest.raises(OSError, match="nergens"):
        printed(Scene(W, H, body=(Icon("nergens", 0, 0, 10),)))


def test_a_whole_timeline_on_a_sheet() -> None:
    scene = paper_layout(mees(), Paper(786, 440, TODAY, BIRTH, GROUPS), scene_painter.measure)
    words = printed(scene).get_textpage().get_text_bounded()
    for word in ("Ouders gaan uit elkaar", "Wat hielp", "groep 6", "12 maart", "ongeveer"):
        assert word in words


def test_a_name_from_right_to_left_is_joined_and_as_wide_as_it_is_measured() -> None:
    name = "نور الهدى"
    page = printed(Scene(W, H, body=(Text(20, 50, name, 20, "ink"),)))
    assert "نور" in page.get_textpage().get_text_range().replace("\u200d", "")
    ink = page.render(scale=2).to_pil().convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    wide = scene_painter.measure(name, 20, False)
    assert ink[0] / 2 >= 19 and ink[2] / 2 <= 20 + wide + 2
    alone = sum(scene_painter.measure(letter, 20, False) for letter in name)
    assert wide < alone, "joined letters take less room than letters that stand alone"
