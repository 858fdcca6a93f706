"""The kring on paper: in the plan, and as a page of its own. How it is between people is on it only by choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rondom import clock
from rondom.dossier.circles import CIRCLES
from rondom.dossier.queries import caregiver_rows, contact_rows, pupil_head
from rondom.dossier.ties import TieRow, contacts_only, tie_rows, tie_words
from rondom.language import _
from rondom.plan.reading import Kring, KringMember
from rondom.scene import Measure, Scene
from rondom.school.queries import school_facts
from rondom.support_map.kring import RING_WORDS, KringPerson, people_of, short_names
from rondom.support_map.kring_scene import kring_layout
from rondom.support_map.kring_ties import legend_of
from rondom.vault.store import Session

_IN_PLAN = 252.0
"""Points: how high the drawing in the plan is."""
_SHARE = 0.64
"""How much of the width it has; beside it stands who they are."""
_EM = 9.6
"""Points; the smallest letters are 0.87 of it, and none on paper is under 8."""


@dataclass(frozen=True, slots=True)
class KringPage:
    """A kring as a page of its own, for one reader."""

    first_name: str
    school: str
    made_on: date
    people: tuple[KringPerson, ...] = ()
    ties: tuple[TieRow, ...] = ()
    copy_for: str = ""

    @property
    def title(self) -> str:
        return _("Rondom {name}").replace("{name}", self.first_name)

    @property
    def kring(self) -> Kring:
        """The same in words."""
        return _in_words(self.first_name, self.people, self.ties)

    def scene(self, width: float, height: float, em: float, measure: Measure) -> Scene:
        size = (width, height)
        return kring_layout(self.first_name, self.people, size, em, measure, ties=self.ties, rings=RING_WORDS)


def kring_page(session: Session, pupil_id: str, today: date) -> KringPage:
    """Everything that is known, for nobody in particular yet: see `page_for`. Raises UserProblem "gone"."""
    return KringPage(
        pupil_head(session, pupil_id, today).first_name,
        school_facts(session).name,
        today,
        people_of(caregiver_rows(session, pupil_id), contact_rows(session, pupil_id)),
        tie_rows(session, pupil_id),
    )


def page_for(page: KringPage, name: str, bonds: bool = False) -> KringPage:
    """The copy of one reader. How it is between people is on it only with `bonds`: that is a choice each time."""
    return replace(page, copy_for=name, ties=page.ties if bonds else contacts_only(page.ties))


# -- in the plan ----------------------------------------------------------------------------------------------


def plan_kring(session: Session, pupil_id: str) -> Kring:
    """In words, and never how it is between people: a plan goes to several readers."""
    child, people, ties = _known(session, pupil_id)
    return _in_words(child, people, ties)


def drawn_kring(session: Session, pupil_id: str, kring: Kring, width: float, measure: Measure) -> Kring:
    """With its drawing, as long as the people and bonds are still those of which it tells."""
    child, people, ties = _known(session, pupil_id)
    if not kring.members or _in_words(child, people, ties) != kring:
        return kring
    scene = kring_layout(child, people, (width * _SHARE, _IN_PLAN), _EM, measure, ties=ties)
    return replace(kring, scene=scene, legend=legend_of(ties, width, _EM, measure) if ties else None)


def _known(session: Session, pupil_id: str) -> tuple[str, tuple[KringPerson, ...], tuple[TieRow, ...]]:
    today = clock.today()
    child = pupil_head(session, pupil_id, today).first_name
    people = people_of(caregiver_rows(session, pupil_id), contact_rows(session, pupil_id))
    return child, people, contacts_only(tie_rows(session, pupil_id))


def _in_words(child: str, people: Sequence[KringPerson], ties: Sequence[TieRow]) -> Kring:
    names = short_names(child, people)
    members = [
        KringMember(one.full_name or one.name, one.words, CIRCLES[one.circle], one.perspective) for one in people
    ]
    told = [
        _("{one} en {other}: {words}").format(one=names[tie.one], other=names[tie.other], words=words)
        for tie in ties
        if tie.ends <= names.keys() and (words := tie_words(tie, names))
    ]
    return Kring(tuple(members), tuple(told))
