"""One file beside the list: what it shows, what it is called, what it is and with which meeting it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from rondom.dossier.attachments import AttachmentRow
from rondom.dossier.model import AttachmentKind
from rondom.language import _, day
from rondom.privacy.forms import FormUse
from ui.dossier.attachment_rows import KIND_WORDS, size_words
from ui.theme import Theme
from ui.widgets import Field, KeptChoice, KeptLine, button, column, label, row
from ui.widgets.outline import Part

HIGHEST = 17.0
"""Of the picture, in em."""


class AttachmentForm(QWidget):
    """`title`, `kind` and `meeting` keep themselves; of what went out nothing can be changed."""

    view_asked = Signal()

    def __init__(
        self, theme: Theme, one: AttachmentRow, meetings: Sequence[tuple[str, str]], uses: Sequence[FormUse]
    ) -> None:
        super().__init__()
        self.theme = theme
        self._picture = QLabel()
        self._picture.setObjectName("attachment.picture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedHeight(theme.px(HIGHEST))
        self._picture.setAccessibleName(one.title)
        self.title = KeptLine(one.title, "attachment.title", _("Zonder naam"))
        self.title.setCursorPosition(0)
        own = [kind for kind in AttachmentKind if kind is not AttachmentKind.SENT_COPY]
        self.kind = KeptChoice(
            theme, [(kind.value, KIND_WORDS[kind]) for kind in own], one.kind.value, "attachment.kind"
        )
        self.meeting = KeptChoice(theme, [("", _("Geen overleg")), *meetings], one.meeting_id, "attachment.meeting")
        self._title_field = Field(theme, _("Naam"), self.title)
        self._meeting_field = Field(theme, _("Hoort bij"), self.meeting)
        look = button(_("Bekijken"), "primary", theme, "eye", name="attachment.look", on=self.view_asked.emit)
        parts: list[Part] = [self._picture, row(look, None)]
        parts += (
            [_sent_words()]
            if one.fixed
            else [self._title_field, Field(theme, _("Wat is het"), self.kind), self._meeting_field]
        )
        parts += [
            label(_("Hierop staat: {what}").format(what=_use(use)), "small", "muted", wrap=True) for use in _each(uses)
        ]
        told = _("Toegevoegd op {day}, {size}").format(day=day(one.added_on), size=size_words(one.byte_size))
        parts.append(label(told, "small", "muted", wrap=True))
        self.setLayout(column(*parts, gap=theme.px(0.8)))
        self._explain(one)

    def show_values(self, one: AttachmentRow) -> None:
        """What the vault holds; what is being typed stays."""
        self.title.show_value(one.title)
        self.kind.show_value(one.kind.value)
        self.meeting.show_value(one.meeting_id)
        self._explain(one)

    def show_picture(self, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        room = self._picture.contentsRect().size() * ratio
        fitting = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        picture = QPixmap.fromImage(fitting)
        picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)
        self._picture.setFixedHeight(round(picture.deviceIndependentSize().height()) + 2)
        self._picture.setVisible(not image.isNull())

    def _explain(self, one: AttachmentRow) -> None:
        drawing = one.kind is AttachmentKind.DRAWING
        self._title_field.show_help(_("Zeg wat er te zien is: dat leest ook wie het niet kan zien.") if drawing else "")
        self._meeting_field.show_help(
            _(
                "Bij een overleg staat de tekening in het plan, bij de stem van het kind. Een vastgesteld plan verandert niet."
            )
            if drawing
            else ""
        )


def _each(uses: Sequence[FormUse]) -> list[FormUse]:
    """One for each partner and purpose, also when two parents signed."""
    return list({(use.recipient, use.purpose): use for use in uses}.values())


def _use(use: FormUse) -> str:
    return ", ".join(part for part in (_("toestemming voor {who}").format(who=use.recipient), use.purpose) if part)


def _sent_words() -> QLabel:
    return label(
        _("Dit stuk ging de deur uit. Het blijft zoals het was, zodat later te zien is wat iemand kreeg."), wrap=True
    )
