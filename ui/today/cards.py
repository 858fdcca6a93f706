"""The cards of Vandaag: the next meeting, the ones after it, the last backup."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from rondom import clock
from rondom.dossier.names import initials_of
from rondom.dossier.perspectives import side
from rondom.language import _, capital, clock_time, hour, plural, relative, short_day
from rondom.meetings.queries import ComingMeeting
from ui.desk import Desk, Place
from ui.meetings.tab import AT_TABLE
from ui.today.facts import LastBackup
from ui.widgets import Avatar, Card, Chip, Glyph, PartsRing, Wrapping, box, button, column, flow, label, line, row
from ui.widgets.outline import Part

FACES = 4
"""People shown by name on the card; the rest is counted."""


def next_meeting_card(desk: Desk, coming: ComingMeeting) -> QFrame:
    """The first one, with everything that is ready and not."""
    theme, p, one = desk.theme, desk.theme.px, coming.meeting
    starts = one.starts_at
    assert starts is not None  # a coming meeting has a moment
    today = clock.today()
    moment = (
        label(clock_time(starts), "display")
        if one.timed
        else label(capital(relative(starts.date(), today)), "page", wrap=True)
    )
    until = label(_("tot {time} uur").format(time=clock_time(one.ends_at)) if one.ends_at else "", "small", "muted")
    near = label(_nearness(coming), "small-strong", "accent")
    when = QWidget()
    when.setLayout(column(moment, p(0.1), until, p(0.4), near, None))
    when.setMinimumWidth(p(6.1))
    place = Place("dossier", one.pupil_id, "meetings", one.id)
    more = "  ·  ".join(
        part
        for part in (coming.group, one.room, relative(starts.date(), today) if starts.date() != today else "")
        if part
    )
    what = column(
        label(f"{one.title} {coming.pupil_name}", "card", wrap=theme.folded),
        label(more, tone="muted", wrap=theme.folded),
    )
    doing = row(
        button(_("Voorbereiden"), name="today.prepare", on=lambda: desk.open(place)),
        button(_("Aan tafel"), "primary", theme, "presentation", name="today.table", on=lambda: desk.open(Place("dossier", one.pupil_id, "meetings", f"{one.id}{AT_TABLE}"))),
        gap=p(0.53),
    )  # fmt: skip
    top = flow(theme.folded, what, *([] if theme.folded else [None]), doing, gap=p(0.6))
    body = column(top, p(1.0), _faces(desk, coming), p(1.0), line(), p(0.85), _ready(desk, coming))
    made = Card(theme)
    outer = flow(theme.folded, when, body, gap=p(1.3), margins=made.inner(1.6, 1.35, 1.6, 1.35))
    outer.setStretch(1, 1)
    made.setLayout(outer)
    return made


def _nearness(coming: ComingMeeting) -> str:
    """over 3 uur; over 2 dagen"""
    starts = coming.meeting.starts_at
    assert starts is not None
    now = clock.now().replace(tzinfo=None)
    days = (starts.date() - now.date()).days
    if not days and not coming.meeting.timed:
        return _("tijd nog niet bekend")
    if days:
        return plural(days, "over {n} dag", "over {n} dagen")
    minutes = int((starts - now).total_seconds() // 60)
    if minutes < 0:
        return _("is begonnen")
    return (
        plural(round(minutes / 60), "over {n} uur", "over {n} uur")
        if minutes >= 50
        else plural(minutes, "over {n} minuut", "over {n} minuten")
    )


def _faces(desk: Desk, coming: ComingMeeting) -> Wrapping:
    theme, p = desk.theme, desk.theme.px
    parts: list[QWidget] = []
    people = [one for one in coming.attendees if one.perspective != "child"]
    for one in people[:FACES]:
        disc = Avatar(theme, initials_of(one.name), f"{side(one.perspective).role}-tint")
        words = column(label(one.name, "small-strong"), label(one.role, "caption", "muted"))
        parts.append(box(row(disc, words, gap=p(0.6))))
    if len(people) > FACES:
        parts.append(label(_("en nog {n}").format(n=len(people) - FACES), "small", "muted"))
    return Wrapping(parts, gap=p(1.3), line_gap=p(0.6))


def _ready(desk: Desk, coming: ComingMeeting) -> Wrapping:
    """3 van 5 klaar, and each part with a tick or what to do."""
    theme, p = desk.theme, desk.theme.px
    ring, words = PartsRing(theme, coming.ready_count, len(coming.ready)), label(coming.ready_words, "small-strong")
    parts: list[QWidget] = [box(row(ring, words, gap=p(0.5)))]
    for part in coming.ready:
        role = "success" if part.ready else "caution"
        mark = Glyph(theme, "check" if part.ready else "circle-alert", role, 1.07)
        parts.append(box(row(mark, label(part.label, "small", role), gap=p(0.33))))
    return Wrapping(parts, gap=p(1.15), line_gap=p(0.4))


def later_card(desk: Desk, later: Sequence[ComingMeeting]) -> QFrame:
    """One line each, with the first thing that is still to do."""
    theme, p = desk.theme, desk.theme.px
    parts: list[Part] = []
    for at, coming in enumerate(later):
        one = coming.meeting
        assert one.starts_at is not None
        same_day = one.starts_at.date() == clock.today()
        on = _("vandaag") if same_day else short_day(one.starts_at.date())
        when = label(
            clock_time(one.starts_at) if same_day and one.timed else on,
            "strong",
            "" if same_day else "muted",
        )
        when.setMinimumWidth(p(6.1))
        open_ = button(
            f"{one.title} {coming.pupil_name}",
            "link",
            name=f"today.later.{at}",
            on=partial(desk.open, Place("dossier", one.pupil_id, "meetings", one.id)),
        )
        more = label(
            ", ".join(part for part in ("" if same_day or not one.timed else hour(one.starts_at), one.room) if part),
            tone="muted",
        )
        todo = coming.first_open
        chip = (
            Chip(theme, todo.label, "caution", "caution-tint", "circle-alert")
            if todo
            else Chip(theme, _("Klaar"), "success", "success-tint", "check")
        )
        inner = (
            row(when, open_, more, None, chip, gap=p(0.8))
            if not theme.folded
            else column(when, open_, more, chip, gap=p(0.2))
        )
        inner.setContentsMargins(0, p(0.55), 0, p(0.6))
        parts += [line(), inner] if at else [inner]
    made = Card(theme)
    made.setLayout(column(*parts, margins=made.inner(1.6, 0.2, 1.6, 0.15)))
    return made


def backup_card(desk: Desk, last: LastBackup | None) -> QFrame:
    theme, p = desk.theme, desk.theme.px
    if last is None:
        title, words, role = (
            _("Nog geen reservekopie"),
            _("Maak er een bij Instellingen, of sluit Rondom: dan gebeurt het vanzelf."),
            "caution",
        )
    else:
        when = f"{relative(last.at.date(), clock.today())} {hour(last.at)}"
        title, words, role = (
            _("Reservekopie is goed"),
            _("Gemaakt {when}. Openen is getest.").format(when=when),
            "success",
        )
    text = column(label(title, "strong"), label(words, "small", "muted", wrap=True))
    made = Card(theme)
    inner = row(
        column(Glyph(theme, "hard-drive", role, 1.33), None),
        text,
        gap=p(0.8),
        margins=made.inner(1.33, 0.9, 1.33, 0.95),
    )
    inner.setStretch(1, 1)
    made.setLayout(inner)
    return made


def sheet_card(desk: Desk) -> QFrame:
    """The recovery code was never typed from paper. A reminder, no alarm."""
    theme, p = desk.theme, desk.theme.px
    words = column(
        label(_("Herstelcode nog niet geprobeerd"), "strong", wrap=True),
        label(_("Typ de code één keer van het blad. Dan weet u dat het klopt."), "small", "muted", wrap=True),
    )
    link = button(_("Proberen"), "link", name="today.sheet", on=lambda: desk.open(Place("settings", tab="sheet")))
    made = Card(theme)
    inner = row(
        column(Glyph(theme, "file-text", "caution", 1.33), None),
        words,
        column(link, None),
        gap=p(0.8),
        margins=made.inner(1.33, 0.9, 1.33, 0.95),
    )
    inner.setStretch(1, 1)
    made.setLayout(inner)
    return made
