"""Who reads, or sits at the table, and what that person may know of the child: a light with its reason. Pure.

Own staff works under the task of the school. For others it depends on gezag, age and permission; see `sources`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rondom.dossier.model import Custody
from rondom.language import _, folded
from rondom.privacy.answers import Answer, groups
from rondom.privacy.consenting import consent_light, for_something_else, not_asked
from rondom.privacy.deciding import Child, Guardian, Part, Phase, of_age, phase, who_decides
from rondom.privacy.interpreters import interpreter_light
from rondom.privacy.lights import Light, LightStatus, best


class ReaderKind(StrEnum):
    PUPIL = "pupil"
    CAREGIVER = "caregiver"
    STAFF = "staff"
    OUTSIDER = "outsider"
    INTERPRETER = "interpreter"
    COMPANION = "companion"
    """Someone whom a parent or the child brings along: an aunt, a friend, a lawyer."""


KEEPS_NOTHING = (ReaderKind.INTERPRETER, ReaderKind.COMPANION)
"""These hear what is said and get no paper from the school."""
FROM_OUTSIDE = (ReaderKind.OUTSIDER, *KEEPS_NOTHING)
"""For these it depends on a permission what they read."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone at the table, or someone who would get a paper."""

    kind: ReaderKind
    name: str
    caregiver_id: str = ""
    role: str = ""
    """leerplichtambtenaar, wijkagent: some may know a little without permission."""


def light(child: Child, reader: Reader, answers: Iterable[Answer], on: date, purpose: str = "") -> Light:
    """What this reader may see of this child on this day, and why. `answers` may be those about all partners.

    With a `purpose` only a permission for that very purpose opens the door to someone from outside: what was granted for one
    thing may not be used for another.
    """
    if reader.kind is ReaderKind.STAFF:
        reason = _("Werkt op school met {child}.").format(child=child.said)
        return Light(LightStatus.MAY, reason, _("werkt op school met de leerling"), "school")
    if reader.kind is ReaderKind.PUPIL:
        return _pupil_light(child, on)
    if reader.kind is ReaderKind.CAREGIVER:
        return _caregiver_light(child, reader, answers, on)
    if reader.kind is ReaderKind.INTERPRETER:
        return interpreter_light()
    about = groups(answers, reader.name)
    asked = [consent_light(child, group, on) for group in about if _is_for(purpose, group[0])]
    if reader.kind is ReaderKind.COMPANION:
        return best(asked) if asked else _companion_light(child, on)
    if not asked and about:
        asked = [for_something_else(child, about, on)]
    return _told_what_the_law_asks(best(asked or [not_asked(child, on)]), reader.role)


def keeps_nothing(found: Light) -> bool:
    """Whether this light is for someone who only listens: an interpreter, or who came along and was not asked about."""
    return found.source in ("tolk", "meegenomen")


def may_see_address(secret: bool, owner_id: str, reader: Reader) -> bool:
    """Whether the address of one caregiver may stand on the paper of this reader: a secret one on nobody's but their own."""
    own = reader.kind is ReaderKind.CAREGIVER and reader.caregiver_id == owner_id
    return own or not secret


def address_light(secret: bool, owner_id: str, reader: Reader) -> Light:
    """The same with the reason in words, for the row of an address where someone chooses who gets what."""
    if may_see_address(secret, owner_id, reader):
        return Light(
            LightStatus.MAY, _("Het eigen adres.") if secret else _("Dit adres is niet geheim."), source="geheim_adres"
        )
    reason = _("Dit adres is geheim. Het staat alleen op het papier van wie er woont.")
    return Light(LightStatus.MAY_NOT, reason, source="geheim_adres")


def _is_for(purpose: str, answer: Answer) -> bool:
    return not purpose or folded(answer.purpose) == folded(purpose)


def _pupil_light(child: Child, on: date) -> Light:
    now = phase(child.birth_date, on)
    words = {
        Phase.PUPIL: _("Het gaat over {child}, die zelf beslist."),
        Phase.PARENTS_AND_PUPIL: _("Het gaat over {child}, die mee beslist."),
        Phase.PARENTS: _("Ouders beslissen. {child} wordt gehoord."),
        Phase.UNKNOWN: _("Het gaat over {child}. De geboortedatum ontbreekt nog."),
    }
    return Light(LightStatus.MAY, words[now].format(child=child.said), _("het gaat over de leerling zelf"), "gehoord")


# -- around the child -----------------------------------------------------------------------------------------


def _caregiver_light(child: Child, reader: Reader, answers: Iterable[Answer], on: date) -> Light:
    guardian = next((one for one in child.guardians if one.id == reader.caregiver_id), None)
    now = phase(child.birth_date, on)
    if now is Phase.UNKNOWN:
        return Light(LightStatus.ASK_FIRST, who_decides(child, on), source="gezag")
    if now is Phase.PUPIL:
        return _parent_of_who_decides(child, reader, answers, on)
    custody = guardian.custody if guardian else Custody.UNKNOWN
    if custody is Custody.YES:
        return _with_gezag(child, guardian)
    if custody is Custody.NO:
        if guardian is not None and guardian.part is Part.FAMILY:
            return _family_light(child, reader, answers, on)
        return _without_gezag(child, guardian)
    reason = _("Nog niet ingevuld is of er gezag is. Vraag dat eerst na.")
    if guardian is not None and guardian.part is Part.GUARDIAN:
        reason = _("Een voogd heeft gezag. Vul in of dat hier zo is.")
    return Light(LightStatus.ASK_FIRST, reason, source="gezag")


def _parent_of_who_decides(child: Child, reader: Reader, answers: Iterable[Answer], on: date) -> Light:
    asked = groups(answers, reader.name)
    if asked:
        return best([consent_light(child, group, on) for group in asked])
    if of_age(child.birth_date, on):
        reason = _("{child} is meerderjarig. Ouders lezen alleen mee als {child} dat wil.").format(child=child.said)
        return Light(LightStatus.ASK_FIRST, reason, source="achttien")
    reason = _("{child} beslist zelf wat ouders lezen. Vraag het eerst.").format(child=child.said)
    return Light(LightStatus.ASK_FIRST, reason, source="zestien")


def _with_gezag(child: Child, guardian: Guardian | None) -> Light:
    if guardian is not None and guardian.part is Part.GUARDIAN:
        reason = _("Is voogd en heeft gezag. Leest alles over {child}.").format(child=child.said)
        return Light(LightStatus.MAY, reason, _("voogd, heeft gezag"), "voogd")
    reason = _("Heeft gezag. Leest alles over {child}.").format(child=child.said)
    return Light(LightStatus.MAY, reason, _("heeft gezag"), "gezag")


def _family_light(child: Child, reader: Reader, answers: Iterable[Answer], on: date) -> Light:
    """A stepparent or grandmother: what the law gives a parent without gezag it does not give them. Who holds gezag decides."""
    if asked := groups(answers, reader.name):
        return best([consent_light(child, group, on) for group in asked])
    reason = _("Heeft geen gezag. Hoort mee met een ouder. Krijgt alleen papier als wie gezag heeft dat goedvindt.")
    return Light(LightStatus.PARTLY, reason, _("hoort bij het gezin, zonder gezag"), "meegenomen")


def _without_gezag(child: Child, guardian: Guardian | None) -> Light:
    part = guardian.part if guardian is not None else Part.PARENT
    if part is Part.FOSTER:
        reason = _("Is pleegouder, zonder gezag. Weet wat nodig is om elke dag voor {child} te zorgen.")
        return Light(LightStatus.PARTLY, reason.format(child=child.said), _("pleegouder, zorgt elke dag"), "pleegouder")
    if part is Part.SUPERVISOR:
        reason = _("Is gezinsvoogd, zonder gezag. Krijgt op verzoek wat nodig is voor het toezicht.")
        return Light(LightStatus.PARTLY, reason, _("gezinsvoogd, op verzoek"), "gezinsvoogd")
    reason = _("Heeft geen gezag. Krijgt op verzoek alleen belangrijke feiten.")
    return Light(LightStatus.PARTLY, reason, _("ouder zonder gezag, op verzoek"), "zonder_gezag")


def _companion_light(child: Child, on: date) -> Light:
    """Who holds gezag may bring someone; from 16 the pupil decides about that too."""
    if phase(child.birth_date, on) is Phase.PUPIL:
        reason = _("{child} beslist zelf wie erbij zit. Vraag het eerst.").format(child=child.said)
        return Light(LightStatus.ASK_FIRST, reason, source="zestien")
    reason = _("Komt mee met een ouder en hoort mee. Krijgt van school geen papier.")
    return Light(LightStatus.PARTLY, reason, _("meegenomen door een ouder"), "meegenomen")


# -- on demand ------------------------------------------------------------------------------------------------


def _told_what_the_law_asks(found: Light, role: str) -> Light:
    """Without permission some officials may still know one thing. The light stays as it is: that is not this meeting."""
    if found.status in (LightStatus.MAY, LightStatus.PARTLY) or not (told := on_demand(role)):
        return found
    return replace(found, reason=f"{found.reason} {told[0]}", source=told[1])


def on_demand(role: str) -> tuple[str, str] | None:
    """What the law has the school tell this official without permission, and the key of the source; None for others."""
    words = folded(role)
    if "leerplicht" in words:
        return _("Over verzuim bericht de school wel zonder toestemming: dat vraagt de wet."), "leerplicht"
    if any(one in words for one in ("politie", "wijkagent", "agent")):
        return _("De politie krijgt wel wat schriftelijk en volgens de wet wordt gevorderd."), "politie"
    if any(one in words for one in ("veilig thuis", "raad voor de kinderbescherming", "raadsonderzoeker")):
        return _("Is een kind niet veilig, volg dan de meldcode: dan mag het zonder toestemming."), "meldcode"
    return None
