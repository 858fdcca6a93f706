"""Bijlagen as rows: a small picture of the first page, the title, what it is, and when it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap

from rondom.dossier.attachments import JPEG, AttachmentRow
from rondom.dossier.model import AttachmentKind
from rondom.language import _, relative
from ui.plan.raster import page_sizes, rasterise
from ui.theme import Theme
from ui.widgets import Row, RowDelegate

KIND_WORDS = {
    AttachmentKind.SIGNED_FORM: _("Getekend formulier"),
    AttachmentKind.SENT_COPY: _("Kopie van wat uitging"),
    AttachmentKind.DRAWING: _("Tekening van het kind"),
    AttachmentKind.OTHER: _("Iets anders"),
}
KIND_ICONS = {
    AttachmentKind.SIGNED_FORM: "file-check-2",
    AttachmentKind.SENT_COPY: "share-2",
    AttachmentKind.DRAWING: "palette",
    AttachmentKind.OTHER: "file",
}
HIGH, PICTURE = 4.4, 3.4
"""Of a row, and of the square in which its picture stands; in em."""
SMALL_SIDE, LARGE_SIDE = 160, 720
"""Dots of the small picture in a row and of the large one beside the list."""


def attachment_lines(
    files: Sequence[AttachmentRow], meetings: Mapping[str, str], today: date, sent_to: Mapping[str, str]
) -> list[Row]:
    """What was brought in first; what went out under a heading of its own, each with to whom."""
    own = [one for one in files if not one.fixed]
    sent = [one for one in files if one.fixed]
    heading = [Row("sent", _("Wat de deur uit ging"), heading=True)] if sent else []
    return [*_lines(own, meetings, today, {}), *heading, *_lines(sent, meetings, today, sent_to)]


def _lines(
    files: Iterable[AttachmentRow], meetings: Mapping[str, str], today: date, sent_to: Mapping[str, str]
) -> list[Row]:
    return [
        Row(
            one.id, title_of(one), what_it_is(one, meetings, sent_to.get(one.id, "")), side=size_words(one.byte_size),
            end=relative(one.added_on, today), icon=KIND_ICONS[one.kind], strong=True,
        )
        for one in files
    ]  # fmt: skip


def title_of(one: AttachmentRow) -> str:
    return one.title or _("Zonder naam")


def what_it_is(one: AttachmentRow, meetings: Mapping[str, str], sent_to: str = "") -> str:
    """Tekening van het kind · bij Driehoek 3, or Kopie van wat uitging · aan Sanne Klaproos, moeder"""
    met = meetings.get(one.meeting_id, "")
    told = (
        KIND_WORDS[one.kind],
        _("bij {meeting}").format(meeting=met) if met else "",
        _("aan {name}").format(name=sent_to) if sent_to else "",
    )
    return " · ".join(part for part in told if part)


def size_words(count: int) -> str:
    """850 kB, 2,4 MB"""
    if count < 1_000_000:
        return _("{n} kB").format(n=max(1, round(count / 1000)))
    return _("{n} MB").format(n=f"{count / 1_000_000:.1f}".replace(".", ","))


def picture_of(content: bytes, media_type: str, side: int) -> QImage:
    """The picture, or the first page, at most so many dots high and wide. For the worker thread; empty when it cannot be drawn."""
    image = _photo(content) if media_type == JPEG else _first_page(content, side)
    if image.isNull():
        return image
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _photo(content: bytes) -> QImage:
    return QImage.fromData(content, "JPEG")  # type: ignore[arg-type]  # Qt takes the name of a format as text


def _first_page(content: bytes, side: int) -> QImage:
    try:
        first: QSizeF = page_sizes(content)[0]
        return rasterise(content, 0, side * 72 / max(first.width(), first.height(), 1))
    except Exception:  # noqa: BLE001 - PDFium has its own opinion of what a PDF is; the row then shows an icon
        return QImage()


class AttachmentDelegate(RowDelegate):
    """Two lines of words beside a picture. `pictures` are by id; what is not there yet shows its icon."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 1.9, HIGH)
        self.pictures: dict[str, QPixmap] = {}

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        em = self.theme.em
        if one.heading:
            self.write(painter, box.adjusted(0, 1.6 * em, 0, 0), one.text, 0.93, "ink-muted", bold=True)
            return
        self._paint_picture(
            painter, QRectF(box.left(), box.center().y() - PICTURE / 2 * em, PICTURE * em, PICTURE * em), one
        )
        right = box.right() - self.paint_end(painter, box, one)
        if box.width() > 34 * em:
            side = QRectF(box.right() - 13 * em, box.y(), 5 * em, box.height())
            self.write(painter, side, one.side, 0.87, "ink-muted")
            right = side.left() - 0.6 * em
        words = QRectF(box.left() + (PICTURE + 1) * em, box.y(), 0, box.height())
        words.setRight(max(words.left(), right))
        self.write(painter, words.adjusted(0, 0.75 * em, 0, -2.15 * em), one.text, 1.0, "ink", bold=True)
        self.write(painter, words.adjusted(0, 2.15 * em, 0, -0.75 * em), one.detail, 0.93, "ink-muted")

    def _paint_picture(self, painter: QPainter, place: QRectF, one: Row) -> None:
        theme, picture = self.theme, self.pictures.get(one.key)
        ratio = painter.device().devicePixelRatioF()
        if picture is None or picture.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface-sunken"))
            painter.drawRoundedRect(place, 0.35 * theme.em, 0.35 * theme.em)
            icon = theme.pixmap(one.icon, "ink-muted", 1.5, ratio)
            painter.drawPixmap(
                QPointF(place.center().x() - 0.75 * theme.em, place.center().y() - 0.75 * theme.em), icon
            )
            return
        size = QSizeF(picture.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRectF(0, 0, size.width(), size.height())
        frame.moveCenter(place.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(frame, picture, QRectF(picture.rect()))
        painter.setPen(QPen(theme.color("line-strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
