"""Which page belongs to which step of an agenda."""

from __future__ import annotations

from collections.abc import Callable

from rondom.meetings.detail import StepRow
from rondom.meetings.model import ContributionKind
from ui.meetings.pages.agreements import AgreementsPage
from ui.meetings.pages.closing import ClosingPage
from ui.meetings.pages.concerns import ConcernsPage
from ui.meetings.pages.goals_back import GoalsBackPage
from ui.meetings.pages.last_time import LastTimePage
from ui.meetings.pages.lead import LeadPage
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.sides import SidesPage
from ui.meetings.pages.talk import OwnPage, PurposePage, VoicePage
from ui.meetings.pages.welcome import WelcomePage

PAGES: dict[str, Callable[[TableDesk], TablePage]] = {
    "welcome": WelcomePage,
    "purpose": PurposePage,
    "voice": VoicePage,
    "strengths": lambda table: SidesPage(table, ContributionKind.STRENGTH),
    "concerns": ConcernsPage,
    "wishes": lambda table: SidesPage(table, ContributionKind.WISH),
    "agreements": AgreementsPage,
    "last_time": LastTimePage,
    "goals_back": GoalsBackPage,
    "lead": LeadPage,
    "close": ClosingPage,
}


def page_for(table: TableDesk, step: StepRow) -> TablePage:
    """The page of a step; a step of one's own has a name and a note."""
    make = PAGES.get(step.key)
    return make(table) if make else OwnPage(table, step.id)
