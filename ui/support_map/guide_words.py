"""The words of the school for the schoolgids: what comes first, how parents ask for help, what the school does at a level."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from rondom.language import _, plural
from rondom.support_map.guide import (
    GuideTexts,
    LevelText,
    proposed_apply,
    proposed_intro,
    write_apply,
    write_intro,
    write_offer,
)
from rondom.vault.store import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.widgets import Field, KeptText, button, column, label, line, refill, row

_SENTENCE = _("Tekst voor de schoolgids veranderd")


class GuideWords(QWidget):
    """Every field keeps itself; an empty one prints the proposal that stands in it in grey."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme, p = desk, desk.theme, desk.theme.px
        self.setObjectName("map.guide")
        self.intro = KeptText(self.theme, name="map.guide.intro", placeholder=proposed_intro(), lines=3, most=8)
        self.apply = KeptText(self.theme, name="map.guide.apply", lines=7, most=14)
        self.offers: dict[int, KeptText] = {}
        self._levels = column(gap=p(0.7))
        self._known: tuple[LevelText, ...] = ()
        self._told = label("", "small", "muted", wrap=True, name="map.guide.told")
        keep(desk, self, self.intro, _SENTENCE, write_intro, merge="guide-intro")
        keep(desk, self, self.apply, _SENTENCE, write_apply, merge="guide-apply")
        self.take_intro = self._proposal("map.guide.take_intro", self.intro)
        self.take_apply = self._proposal("map.guide.take_apply", self.apply)
        about = label(
            _("Wat u leeg laat, wordt ons voorstel in grijs. Schrijf kort, in gewone woorden."),
            "small",
            "muted",
            wrap=True,
        )
        self.setLayout(column(
            line(), label(_("Teksten voor ouders"), "strong"), about,
            Field(self.theme, _("Wat er eerst staat"), self.intro), row(self.take_intro, None),
            Field(self.theme, _("Zo vraagt u hulp"), self.apply, _("Elke regel wordt een stap.")), row(self.take_apply, None),
            label(_("Wat doet de school op elk niveau?"), "small-strong", wrap=True), self._told, self._levels, gap=p(0.7),
        ))  # fmt: skip

    def _proposal(self, name: str, field: KeptText) -> QPushButton:
        """Puts the proposal in an empty field, to be changed there."""
        made = button(_("Begin met ons voorstel"), "quiet", name=name)
        made.clicked.connect(lambda _on=False: field.show_typed(field.placeholderText()))
        field.textChanged.connect(lambda: made.setVisible(not field.toPlainText().strip()))
        return made

    def show_texts(self, texts: GuideTexts) -> None:
        """The words as they are kept; what is being typed stays."""
        self.intro.show_value(texts.own_intro)
        self.apply.setPlaceholderText(proposed_apply(texts.sector))
        self.apply.show_value(texts.own_apply)
        if [(one.number, one.name) for one in texts.levels] != [(one.number, one.name) for one in self._known]:
            self._make_levels(texts.levels)
        self._known = texts.levels
        for one in texts.levels:
            self.offers[one.number].show_value(one.offer)
        self._told.setText(_levels_words(texts))

    def _make_levels(self, levels: tuple[LevelText, ...]) -> None:
        for field in self.offers.values():
            field.flush()
        self.offers = {}
        fields = []
        for one in levels:
            field = KeptText(self.theme, name=f"map.guide.level.{one.number}", lines=2, most=8)
            keep(
                self.desk, self, field, _SENTENCE, partial(_write_offer, one.number), merge=f"guide-level-{one.number}"
            )
            self.offers[one.number] = field
            fields.append(Field(self.theme, _("Niveau {n}: {name}").format(n=one.number, name=one.name), field))
        refill(self._levels, fields)


def _write_offer(number: int, session: Session, words: str) -> None:
    write_offer(session, number, words)


def _levels_words(texts: GuideTexts) -> str:
    if not texts.levels:
        return _("Er zijn nog geen niveaus. U maakt ze bij Instellingen, School.")
    if not texts.unwritten:
        return ""
    return plural(
        texts.unwritten,
        "Bij {n} niveau staat nog niets. Daar komt alleen de naam in de gids.",
        "Bij {n} niveaus staat nog niets. Daar komt alleen de naam in de gids.",
    )
