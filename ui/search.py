"""What Ctrl+K finds: everything in the vault, each hit with the place where exactly that row stands."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.search.hits import Group, Hit, Hits, Kind
from rondom.search.queries import find
from rondom.vault.vault import Session
from ui.desk import PART, Place
from ui.shell.capture import FOR_OTHERS
from ui.shell.found import Answer, Found, Search
from ui.tasks import Tasks

ICONS = {
    Kind.PARTNER: "orbit",
    Kind.QUESTION: "circle-question-mark",
    Kind.NOTE: "file-text",
    Kind.EVENT: "route",
    Kind.MEETING: "users-round",
    Kind.AGREEMENT: "handshake",
    Kind.GOAL: "goal",
    Kind.PLAN: "file-check-2",
    Kind.STRENGTH: "sprout",
    Kind.CONSENT: "hand",
    Kind.DISCLOSURE: "share-2",
    Kind.ATTACHMENT: "file",
    Kind.DEVELOPMENT_PLAN: "graduation-cap",
}
TABS = {
    Kind.PUPIL: "overview",
    Kind.QUESTION: "overview",
    Kind.STRENGTH: "overview",
    Kind.CAREGIVER: "people",
    Kind.CONTACT: "people",
    Kind.NOTE: "notes",
    Kind.EVENT: "timeline",
    Kind.MEETING: "meetings",
    Kind.AGREEMENT: "meetings",
    Kind.GOAL: "meetings",
    Kind.PLAN: "plan",
    Kind.CONSENT: "consent",
    Kind.DISCLOSURE: "consent",
    Kind.ATTACHMENT: "attachments",
    Kind.DEVELOPMENT_PLAN: "opp",
}
"""The tab of the dossier on which a row stands. A partner stands on the map of the school."""


def search_with(tasks: Tasks, owner: QObject) -> Search:
    """A search for the palette: asks the vault on its own thread. Of what was typed too quickly only the last is asked."""
    asked = 0

    def search(typed: str, answer: Answer) -> None:
        nonlocal asked
        asked += 1
        mine, meeting, today = asked, meeting_at_table(), clock.today()

        def look(session: Session) -> Hits:
            return find(session, typed, today, at_table=meeting) if mine == asked else Hits()

        def failed(problem: Problem) -> None:
            answer([])
            tasks.problem.emit(problem)

        note = _("Er zit iemand aan tafel. Te vinden is alleen wat bij dit overleg hoort.") if meeting else ""
        tasks.read(owner, look, lambda hits: answer(found_of(hits), note), failed)

    return search


def meeting_at_table() -> str:
    """Id of the meeting that others can see on the screen now; empty when there is none."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.property(FOR_OTHERS)]
    return next((str(getattr(one, "meeting_id", "")) for one in windows), "")


def folded(text: str) -> str:
    """zoe finds Zoë: for the filter of a list that is on the screen already."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip()


def found_of(hits: Hits) -> list[Found]:
    return [_found(group, hit) for group in hits.groups for hit in group.hits]


def _found(group: Group, hit: Hit) -> Found:
    person = hit.kind in (Kind.CAREGIVER, Kind.CONTACT, Kind.PARTNER)
    below, marks = hit.excerpt.text, hit.excerpt.marks
    if hit.hidden:
        below, marks = _hidden(hit), ()
    elif person and hit.detail:
        below, marks = (f"{below}, {hit.detail}" if below else hit.detail), marks
    return Found(
        group=_(group.heading.value),
        text=hit.title.text or _("Naam nog leeg"),
        detail="" if person else hit.detail,
        place=place_of(hit),
        letters=hit.initials if hit.kind is not Kind.PARTNER else "",
        icon="" if hit.initials and hit.kind is not Kind.PARTNER else ICONS.get(hit.kind, "user-round"),
        marks=hit.title.marks,
        below=below,
        below_marks=marks,
        hidden=hit.hidden,
        aside=_("er is meer: typ een woord erbij") if group.more else "",
    )


def _hidden(hit: Hit) -> str:
    if hit.kind is Kind.MEETING:
        return _("In de eigen woorden van het kind. Open het overleg om ze te lezen.")
    return _("Niet voor dit overleg. Open de gebeurtenis om de tekst te lezen.")


def place_of(hit: Hit) -> Place:
    """Where exactly this row stands."""
    if hit.kind is Kind.PARTNER:
        return Place("support_map", key=hit.row_id)
    key = f"{hit.row_id}{PART}{hit.part_id}" if hit.part_id and TABS[hit.kind] == "meetings" else hit.row_id
    if hit.kind is Kind.PUPIL:
        key = ""
    return Place("dossier", hit.pupil_id, TABS[hit.kind], key)
