"""Who can open this vault: giving and taking passwords, a new key, another place. On an open vault.

Each person has a slot of their own. A slot of an older Rondom names nobody; it is the founder's, who was the only one.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import text

from rondom.errors import Bug, EnvironmentProblem, UserProblem
from rondom.language import _
from rondom.vault import anchor, copies, keys, recovery, renewal, slots
from rondom.vault.seam import Action
from rondom.vault.vault import Change, Vault

KEY = "key"
"""The kind of an action that changed who can open the vault; in the news of a new key, what takes the place of a table."""
EARLIER = "earlier_ids"
"""Fact: the ids this vault had before a new key, newest first, with spaces in between."""


def owners(vault: Vault) -> frozenset[str]:
    """The ids of the people who have a password."""
    return frozenset(slot.owner or founder(vault) for slot in vault._opened.header.slots)


def opened_by(vault: Vault) -> str:
    """The id of whose password opened this vault; empty after the recovery code."""
    slot = vault._opened.slot
    return "" if slot is None else slot.owner or founder(vault)


def founder(vault: Vault) -> str:
    """Who made this vault: the first of its people. Ids sort by the moment they were made. Empty when there is nobody."""
    return min(_names(vault), default="")


def give_password(vault: Vault, user_id: str, password: str) -> None:
    """From now on `password` opens this vault for this person, in place of the one they had. Those of others stay.

    Copies made before keep the old password. Raises UserProblem "gone" (nobody here has this id), "vault-slots-full" or
    "password-shared" (it is a colleague's: the two could not be told apart), EnvironmentProblem "vault-read-only",
    "vault-swapped", "vault-taken-away", "disk-trouble", "disk-full" or "memory-short"; the old password then still
    opens it.
    """
    names = _names(vault)
    if user_id not in names:
        raise UserProblem("gone")
    slots.give(vault._opened, password, user_id, _nameless(vault, user_id))
    own = user_id == vault.actor.id
    _note(vault, _("Eigen wachtwoord gekozen") if own else _("Wachtwoord gekozen voor {name}"), names[user_id])


def take_password(vault: Vault, user_id: str) -> None:
    """This person's password no longer opens the vault; without a password nothing changes.

    Who once had the vault open may have kept a copy, or the key itself: only `new_key` ends that. Raises UserProblem
    "last-password" when nobody else who works here has one, and the environment problems of `give_password`.
    """
    names, owning = _names(vault), owners(vault)
    if user_id not in owning:
        return
    if not (owning - {user_id}) & set(names):
        raise UserProblem("last-password")
    slots.take(vault._opened, {user_id, *_nameless(vault, user_id)})
    _note(vault, _("Wachtwoord weggehaald van {name}"), names.get(user_id, _("onbekend")))


def new_key(vault: Vault, password: str) -> str:
    """Everything under a new key, in a new file in the same place; this vault goes on with it and undo is forgotten.

    Only whoever is at the keyboard has a password then; all old passwords and the old code fail. Returns the new code.
    Raises the environment problems of `give_password`, "file-unwritable" or "new-key-failed" (all is as it was), or
    "vault-let-go" (the file is whole, but this vault is closed).
    """
    if vault.actor.id not in _names(vault):
        raise Bug("unexpected", detail="a new key for nobody")
    earlier = dict.fromkeys((*copies.ids_of(vault.vault_id), *vault.fact(EARLIER).split()))
    vault.set_fact(EARLIER, " ".join(earlier))
    vault.forget_undo()
    with _going_on(vault):
        code = renewal.renew(vault._opened, password, vault.actor.id)
    done = _("Nieuwe sleutel gemaakt")
    _note(vault, done)
    with suppress(EnvironmentProblem):  # told again at opening; here it would hide the new code
        tell_this_computer(vault)
    anchor.note(vault)
    vault._announce(Change(frozenset({KEY}), frozenset(), done))
    return code


def move(vault: Vault, target: Path) -> None:
    """The file goes to another place, proven before the old one goes; this vault goes on there.

    Raises UserProblem "vault-exists", EnvironmentProblem "move-failed", "vault-let-go" and those of `give_password`.
    """
    if vault.throwaway:
        raise Bug("unexpected", detail="moving a throwaway vault")  # its folder would be thrown away there
    with _going_on(vault):
        renewal.move(vault._opened, target)
    _note(vault, _("Kluis verplaatst"))


def code_fits(vault: Vault, code: str) -> bool:
    """Whether this is the recovery code of this vault. Raises UserProblem "vault-code-typo"."""
    return secrets.compare_digest(recovery.seed_of(code), recovery.seed_of(vault.recovery_code()))


def note_code_used(vault: Vault) -> None:
    """In the journal: whoever is at the keyboard came in with the recovery code. Nothing where nothing may be written."""
    if not vault.read_only:
        _note(vault, _("Geopend met de herstelcode"))


def is_mine(vault: Vault, password: str) -> bool:
    """Whether this is the password of whoever is at the keyboard. Takes the work of one guess, which nothing slows down
    here: see `opening.check_it_is_me`. Raises EnvironmentProblem "memory-short".
    """
    mine = {vault.actor.id, *_nameless(vault, vault.actor.id)}
    try:
        keys.open_one_of(vault.vault_id, [one for one in vault._opened.header.slots if one.owner in mine], password)
    except UserProblem:
        return False
    return True


def tell_this_computer(vault: Vault) -> None:
    """The copies from before a new key stay copies of this vault, and a file with an old key that comes back is an older one.

    Told right after the new key, and again at opening: the key may have been made elsewhere, or a crash came in between.
    """
    known = copies.ids_of(vault.vault_id)
    new = [one for one in vault.fact(EARLIER).split() if one not in known]
    if not new:
        return
    for one in new:
        anchor.outdate(one)
    with suppress(EnvironmentProblem):
        copies.continue_as(new, vault.vault_id)


@contextmanager
def _going_on(vault: Vault) -> Iterator[None]:
    """The vault takes up the file that stands there afterwards, also when it is the old one that was opened again."""
    before = vault._opened.connection
    vault._engine.dispose()
    try:
        yield
    finally:
        if vault._opened.connection is not before:
            vault.take_up(vault._opened)


def _names(vault: Vault) -> dict[str, str]:
    """Id → name of everyone who works here."""
    with vault.read() as session:
        return {str(id_): str(name) for id_, name in session.execute(text("SELECT id, name FROM member"))}


def _nameless(vault: Vault, user_id: str) -> tuple[str, ...]:
    """The owner in slots of an older Rondom, when they are this person's."""
    return ("",) if user_id == founder(vault) else ()


def _note(vault: Vault, sentence: str, name: str = "") -> None:
    """In the journal. The key is changed by now: a full disk does not undo that."""
    with suppress(EnvironmentProblem), vault._act(Action(sentence.format(name=name), KEY), about=""):
        pass
