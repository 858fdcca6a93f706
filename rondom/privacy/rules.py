"""Who may read what, as pure functions of values. Nothing here reads the vault or asks what day it is.

Where the rules come from. The Burgerlijk Wetboek was read in its text of 10 May 2017; let someone who knows the law of
today look before a rule is changed.

- Up to 16 the holders of gezag decide about sharing with people outside the school, from 16 the pupil does: AVG art. 8
  with UAVG art. 5; NJi, "Gegevensuitwisseling en privacy" (permission of parents, or of the pupil above 15).
- From 12 to 16 the child agrees too: NJi, "Wat is een multidisciplinair overleg". Youth care counts in the same ages.
- Gezag goes on after a divorce, so both holders decide and both get the same text: BW 1:251.
- Who has no gezag gets important facts on request: BW 1:377c.
- A permission has a purpose and an end, and can be taken back at any moment: AVG art. 5 and 7.
- Own staff works under the task of the school; a permission is for others.

Unknown is an answer of its own everywhere: without gezag, age or answer the outcome is "Vraag eerst", never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rondom.dossier.model import Custody
from rondom.dossier.names import age_on, short_name
from rondom.language import _, day, day_month, folded, listed
from rondom.privacy.model import ConsentState

BY_PUPIL = "leerling"
"""Stands as `decided_by` (and as key of a decider) when the pupil itself was asked."""
HEARD_FROM, DECIDES_FROM = 12, 16


class LightStatus(StrEnum):
    MAY = "may"
    PARTLY = "partly"
    MAY_NOT = "may_not"
    ASK_FIRST = "ask_first"

    @property
    def word(self) -> str:
        """Mag, Deels, Mag niet, Vraag eerst."""
        return _(_WORDS[self.value])


_WORDS = {"may": "Mag", "partly": "Deels", "may_not": "Mag niet", "ask_first": "Vraag eerst"}


@dataclass(frozen=True, slots=True)
class Light:
    """The answer for one reader. `reason` is a Dutch sentence; `basis` is what the register of verstrekkingen keeps."""

    status: LightStatus
    reason: str
    basis: str = ""

    @property
    def word(self) -> str:
        return self.status.word


@dataclass(frozen=True, slots=True)
class ChildLight:
    """The light in the header of a dossier, over all partners that were asked about."""

    status: LightStatus
    open: int
    """Partners who may read something now."""
    total: int
    summary: str
    """"3 van 5 partners"."""

    @property
    def word(self) -> str:
        return self.status.word


@dataclass(frozen=True, slots=True)
class Guardian:
    """A caregiver, as far as deciding goes."""

    id: str
    name: str
    relation: str = ""
    custody: Custody = Custody.UNKNOWN
    deceased: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the register of permissions: what one person was asked and said about one partner."""

    id: str
    recipient: str
    purpose: str
    decider: str
    """Id of the caregiver, BY_PUPIL, or empty when that caregiver is no longer in the dossier."""
    state: ConsentState = ConsentState.ASKED
    decided_on: date | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """What deciding depends on."""

    name: str
    birth_date: date | None
    guardians: tuple[Guardian, ...] = ()

    @property
    def said(self) -> str:
        return self.name or _("dit kind")


class ReaderKind(StrEnum):
    PUPIL = "pupil"
    CAREGIVER = "caregiver"
    STAFF = "staff"
    OUTSIDER = "outsider"


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone at the table, or someone who would get a paper."""

    kind: ReaderKind
    name: str
    caregiver_id: str = ""


class Stance(StrEnum):
    """What one answer is worth on one day."""

    GIVEN = "given"
    ASKED = "asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Phase(StrEnum):
    """Who decides, by age."""

    UNKNOWN = "unknown"
    PARENTS = "parents"
    PARENTS_AND_PUPIL = "parents_and_pupil"
    PUPIL = "pupil"


@dataclass(frozen=True, slots=True)
class Decider:
    key: str
    name: str


# -- who decides ----------------------------------------------------------------------------------------------


def phase(birth_date: date | None, on: date) -> Phase:
    """Who decides on this day: under 12 the parents, 12-15 parents and child, from 16 the pupil."""
    if birth_date is None or birth_date > on:
        return Phase.UNKNOWN
    age = age_on(birth_date, on)
    if age >= DECIDES_FROM:
        return Phase.PUPIL
    return Phase.PARENTS_AND_PUPIL if age >= HEARD_FROM else Phase.PARENTS


def deciders(child: Child, on: date) -> tuple[Decider, ...]:
    """Everyone whose yes is needed to share with someone outside the school. Empty when that is not known."""
    now = phase(child.birth_date, on)
    pupil = Decider(BY_PUPIL, child.said)
    if now is Phase.PUPIL:
        return (pupil,)
    holders = tuple(Decider(one.id, _called(one)) for one in _living(child) if one.custody is Custody.YES)
    if not holders or now is Phase.UNKNOWN:
        return ()
    return (*holders, pupil) if now is Phase.PARENTS_AND_PUPIL else holders


def who_decides(child: Child, on: date) -> str:
    """One or two sentences above the list of permissions."""
    now = phase(child.birth_date, on)
    if now is Phase.UNKNOWN:
        return _("De geboortedatum ontbreekt. Daarom is niet te zeggen wie beslist.")
    assert child.birth_date is not None
    age = age_on(child.birth_date, on)
    if now is Phase.PUPIL:
        return _("{child} is {age} en beslist zelf.").format(child=child.said, age=age)
    holders = [one for one in _living(child) if one.custody is Custody.YES]
    if not holders:
        return _("Nog niet ingevuld is wie gezag heeft. Vul dat eerst in.")
    names = listed([_called(one) for one in holders])
    have = (_("{names} heeft gezag.") if len(holders) == 1 else _("{names} hebben gezag.")).format(names=names)
    if now is Phase.PARENTS_AND_PUPIL:
        return f"{have} " + _("{child} is {age} en beslist mee.").format(child=child.said, age=age)
    later = _("Vanaf 12 jaar beslist {child} mee.").format(child=child.said)
    return f"{have} " + _("{child} is {age} en wordt gehoord.").format(child=child.said, age=age) + f" {later}"


# -- the light ------------------------------------------------------------------------------------------------


def light(child: Child, reader: Reader, answers: Iterable[Answer], on: date) -> Light:
    """What this reader may see of this child on this day, and why. `answers` may be those about all partners."""
    if reader.kind is ReaderKind.STAFF:
        reason = _("Werkt op school met {child}.").format(child=child.said)
        return Light(LightStatus.MAY, reason, _("werkt op school met de leerling"))
    if reader.kind is ReaderKind.PUPIL:
        return _pupil_light(child, on)
    if reader.kind is ReaderKind.CAREGIVER:
        return _caregiver_light(child, reader, answers, on)
    return best([consent_light(child, group, on) for group in groups(answers, reader.name)] or [_not_asked(child, on)])


def consent_light(child: Child, answers: Sequence[Answer], on: date) -> Light:
    """The light for one partner and one purpose. Everyone who decides must have said yes, and nobody no.

    Of several answers of one person the last counts. Answers of people who do not decide (any more) do not count.
    """
    needed = deciders(child, on)
    if not needed:
        return Light(LightStatus.ASK_FIRST, who_decides(child, on))
    last = {answer.decider: answer for answer in sorted(answers, key=lambda one: one.id)}
    said = [(who, last.get(who.key)) for who in needed]
    against = [_refusal(who, answer, on) for who, answer in said if answer and stance(answer, on) in _AGAINST]
    if against:
        return Light(LightStatus.MAY_NOT, " ".join(against))
    given = [(who, answer) for who, answer in said if answer and stance(answer, on) is Stance.GIVEN]
    waiting = waiting_for(child, answers, on)
    if not given:
        return Light(LightStatus.ASK_FIRST, _nobody_yet(said, on))
    basis = _("toestemming {who}").format(who=listed([_dated(who, answer) for who, answer in given]))
    if waiting:
        return Light(LightStatus.PARTLY, _half_way(given, waiting), basis)
    return Light(LightStatus.MAY, _all_said_yes(given), basis)


def waiting_for(child: Child, answers: Sequence[Answer], on: date) -> list[Decider]:
    """Who must still be asked, or has not answered, about one partner and one purpose."""
    last = {answer.decider: answer for answer in sorted(answers, key=lambda one: one.id)}
    silent = [who for who in deciders(child, on) if who.key not in last or stance(last[who.key], on) in _OPEN]
    return silent + _doubtful(child, on)


def child_light(child: Child, answers: Iterable[Answer], on: date) -> ChildLight:
    """The summary for the header and the list: one light over all partners that were asked about."""
    lights = [consent_light(child, group, on).status for group in groups(answers)]
    opened = sum(status in (LightStatus.MAY, LightStatus.PARTLY) for status in lights)
    if not lights:
        return ChildLight(LightStatus.ASK_FIRST, 0, 0, _("nog niets gevraagd"))
    told = _("{open} van {n} partner") if len(lights) == 1 else _("{open} van {n} partners")
    return ChildLight(_together(lights), opened, len(lights), told.format(open=opened, n=len(lights)))


def best(lights: Sequence[Light]) -> Light:
    """The widest of several lights of one reader, who may come for the purpose that was granted."""
    return min(lights, key=lambda one: _OPENNESS.index(one.status))


def groups(answers: Iterable[Answer], recipient: str = "") -> list[list[Answer]]:
    """Answers about the same partner and purpose belong together, in the order in which they were first asked."""
    wanted = folded(recipient)
    found: dict[tuple[str, str], list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: one.id):
        if not wanted or folded(answer.recipient) == wanted:
            found.setdefault((folded(answer.recipient), folded(answer.purpose)), []).append(answer)
    return list(found.values())


_OPENNESS = (LightStatus.MAY, LightStatus.PARTLY, LightStatus.ASK_FIRST, LightStatus.MAY_NOT)
_AGAINST = (Stance.REFUSED, Stance.WITHDRAWN)
_OPEN = (Stance.ASKED, Stance.EXPIRED)


def _pupil_light(child: Child, on: date) -> Light:
    now = phase(child.birth_date, on)
    words = {
        Phase.PUPIL: _("Het gaat over {child}, die zelf beslist."),
        Phase.PARENTS_AND_PUPIL: _("Het gaat over {child}, die mee beslist."),
        Phase.PARENTS: _("Ouders beslissen. {child} wordt gehoord."),
        Phase.UNKNOWN: _("Het gaat over {child}. De geboortedatum ontbreekt nog."),
    }
    return Light(LightStatus.MAY, words[now].format(child=child.said), _("het gaat over de leerling zelf"))


def _caregiver_light(child: Child, reader: Reader, answers: Iterable[Answer], on: date) -> Light:
    guardian = next((one for one in child.guardians if one.id == reader.caregiver_id), None)
    now = phase(child.birth_date, on)
    if now is Phase.UNKNOWN:
        return Light(LightStatus.ASK_FIRST, who_decides(child, on))
    if now is Phase.PUPIL:
        asked = groups(answers, reader.name)
        if asked:
            return best([consent_light(child, group, on) for group in asked])
        reason = _("{child} beslist zelf wat ouders lezen. Vraag het eerst.").format(child=child.said)
        return Light(LightStatus.ASK_FIRST, reason)
    custody = guardian.custody if guardian else Custody.UNKNOWN
    if custody is Custody.YES:
        return Light(
            LightStatus.MAY, _("Heeft gezag. Leest alles over {child}.").format(child=child.said), _("heeft gezag")
        )
    if custody is Custody.NO:
        reason = _("Heeft geen gezag. Krijgt op verzoek alleen belangrijke feiten.")
        return Light(LightStatus.PARTLY, reason, _("ouder zonder gezag, op verzoek"))
    return Light(LightStatus.ASK_FIRST, _("Nog niet ingevuld is of er gezag is. Vraag dat eerst na."))


def _not_asked(child: Child, on: date) -> Light:
    reason = _("Er is nog geen toestemming.") if deciders(child, on) else who_decides(child, on)
    return Light(LightStatus.ASK_FIRST, reason)


def _together(lights: Sequence[LightStatus]) -> LightStatus:
    if len(set(lights)) == 1:
        return lights[0]
    if LightStatus.MAY in lights or LightStatus.PARTLY in lights:
        return LightStatus.PARTLY
    return LightStatus.ASK_FIRST


# -- one answer on one day ------------------------------------------------------------------------------------


def stance(answer: Answer, on: date) -> Stance:
    """What this answer is worth on this day. The last day of `valid_until` still counts."""
    if answer.state is ConsentState.WITHDRAWN and answer.withdrawn_on and on < answer.withdrawn_on:
        state = ConsentState.GIVEN
    else:
        state = answer.state
    if state in (ConsentState.GIVEN, ConsentState.REFUSED) and answer.decided_on and on < answer.decided_on:
        return Stance.ASKED
    if state is ConsentState.GIVEN and answer.valid_until and answer.valid_until < on:
        return Stance.EXPIRED
    return Stance(state.value)


def _refusal(who: Decider, answer: Answer, on: date) -> str:
    if stance(answer, on) is Stance.WITHDRAWN:
        when = answer.withdrawn_on or answer.decided_on
        told = _("{who} trok de toestemming in op {day}.") if when else _("{who} trok de toestemming in.")
    else:
        when = answer.decided_on
        told = _("{who} zei nee op {day}.") if when else _("{who} zei nee.")
    return told.format(who=who.name, day=day(when) if when else "")


def _nobody_yet(said: Sequence[tuple[Decider, Answer | None]], on: date) -> str:
    ended = [answer.valid_until for _who, answer in said if answer and stance(answer, on) is Stance.EXPIRED]
    if ended and (last := max((one for one in ended if one), default=None)):
        return _("De toestemming liep af op {day}. Vraag opnieuw.").format(day=day(last))
    if all(answer is None for _who, answer in said):
        return _("Er is nog geen toestemming.")
    names = [who.name for who, _answer in said]
    silent = _("{names} heeft nog niet geantwoord.") if len(names) == 1 else _("{names} hebben nog niet geantwoord.")
    return silent.format(names=listed(names))


def _half_way(given: Sequence[tuple[Decider, Answer]], waiting: Sequence[Decider]) -> str:
    told = _("{yes} zei ja, {silent} nog niet.") if len(given) == 1 else _("{yes} zeiden ja, {silent} nog niet.")
    yes = listed([_on(who, answer) for who, answer in given])
    return told.format(yes=yes, silent=listed([who.name for who in waiting]))


def _all_said_yes(given: Sequence[tuple[Decider, Answer]]) -> str:
    names = listed([who.name for who, _answer in given])
    ends = [answer.valid_until for _who, answer in given if answer.valid_until]
    told = (_("{names} zei ja") if len(given) == 1 else _("{names} zeiden ja")).format(names=names)
    until = _(", tot en met {day}").format(day=day(min(ends))) if ends else ""
    return f"{told}{until}."


def _on(who: Decider, answer: Answer) -> str:
    return _("{who} ({day})").format(who=who.name, day=day_month(answer.decided_on)) if answer.decided_on else who.name


def _dated(who: Decider, answer: Answer) -> str:
    return f"{who.name}, {day(answer.decided_on)}" if answer.decided_on else who.name


def _doubtful(child: Child, on: date) -> list[Decider]:
    """Caregivers who may turn out to decide: while that is open, a yes of the others is not yet a full yes."""
    if phase(child.birth_date, on) is Phase.PUPIL:
        return []
    return [Decider(one.id, _called(one)) for one in _living(child) if one.custody is Custody.UNKNOWN]


# -- words ----------------------------------------------------------------------------------------------------


def _called(guardian: Guardian) -> str:
    return short_name(guardian.name) or guardian.relation or _("deze verzorger")


def _living(child: Child) -> list[Guardian]:
    return [one for one in child.guardians if not one.deceased]
