"""What a card says, in sentences: for the card itself, the list, paper, and for who asks who can help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rondom.language import _, day, listed, plural
from rondom.support_map.lines import LineRow, StepRow
from rondom.support_map.model import Need
from rondom.support_map.people import PersonRow
from rondom.support_map.queries import PartnerRow
from rondom.support_map.themes import theme_name


def waiting_words(one: PartnerRow, short: bool = False) -> str:
    """ "2 weken, gevraagd op 12 januari 2026"; "geen"; empty when nobody asked. `short`: "2 weken, op 12 januari 2026"."""
    weeks = one.waiting_weeks
    if weeks is None:
        return ""
    words = plural(weeks, "{n} week", "{n} weken") if weeks else _("geen")
    told = _("{weeks}, op {day}") if short else _("{weeks}, gevraagd op {day}")
    return told.format(weeks=words, day=day(one.waiting_on)) if one.waiting_on else words


def needs_words(one: PartnerRow) -> str:
    """Whether a referral or a form is needed; what nobody knows is not said."""
    known = {
        (Need.YES, Need.YES): _("Verwijzing en formulier nodig."),
        (Need.YES, Need.NO): _("Verwijzing nodig, geen formulier."),
        (Need.YES, Need.UNKNOWN): _("Verwijzing nodig."),
        (Need.NO, Need.YES): _("Formulier nodig, geen verwijzing."),
        (Need.NO, Need.NO): _("Geen verwijzing of formulier nodig."),
        (Need.NO, Need.UNKNOWN): _("Geen verwijzing nodig."),
        (Need.UNKNOWN, Need.YES): _("Formulier nodig."),
        (Need.UNKNOWN, Need.NO): _("Geen formulier nodig."),
    }
    return known.get((one.referral, one.form), "")


def route_words(one: PartnerRow) -> str:
    """How to apply: as it was written, then what is needed unless that was written already."""
    needs = needs_words(one)
    said = one.route.strip()
    return " ".join(part for part in (said, needs if not _says_it(said) else "") if part)


def _says_it(route: str) -> bool:
    return any(word in route.casefold() for word in ("formulier", "verwijz"))


def ages_words(one: PartnerRow) -> str:
    """ "4 tot en met 12 jaar", "vanaf 12 jaar", "tot en met 18 jaar"; empty for everyone."""
    first, last = one.from_age, one.to_age
    if first is None and last is None:
        return ""
    if last is None:
        return _("vanaf {age} jaar").format(age=first)
    if first is None:
        return _("tot en met {age} jaar").format(age=last)
    return _("{first} tot en met {last} jaar").format(first=first, last=last)


def levels_words(one: PartnerRow, levels: Mapping[int, str]) -> str:
    """The names of the support levels at which this partner comes in; empty for all."""
    return ", ".join(levels.get(number) or _("niveau {n}").format(n=number) for number in one.levels)


def themes_words(one: PartnerRow) -> str:
    return ", ".join(theme_name(key) for key in one.themes)


def audience_words(one: PartnerRow) -> str:
    """For whom: as written, the ages, where one lives."""
    where = _("postcode {codes}").format(codes=one.postcodes) if one.postcodes else ""
    return ", ".join(part for part in (one.audience, ages_words(one), where) if part)


def person_words(one: PersonRow) -> str:
    """ "Lot Tapuit, vervangt op dinsdag"."""
    return ", ".join(part for part in (one.name, one.role) if part)


def since_words(steps: Sequence[StepRow]) -> str:
    """ "sinds 2024 trede 3": where the line stands now and since when; empty when nobody wrote that down."""
    return _("sinds {year} trede {step}").format(year=steps[-1].since.year, step=steps[-1].step) if steps else ""


def history_words(steps: Sequence[StepRow]) -> str:
    """ "trede 1 sinds 3 maart 2022, trede 2 sinds …", oldest first."""
    parts = [_("trede {step} sinds {day}").format(step=one.step, day=day(one.since)) for one in steps]
    return listed(parts)


def contact_words(line: LineRow) -> str:
    """ "laatst gesproken op 12 januari 2026"; with the word that it was at a meeting."""
    if line.last_contact is None:
        return ""
    words = _("samen aan tafel op {day}") if line.met else _("laatst gesproken op {day}")
    return words.format(day=day(line.last_contact))
