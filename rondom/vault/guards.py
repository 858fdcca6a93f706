"""What stands in the journal stays as it is. Triggers hold every statement to that, also inside the write seam.

Three functions of the open vault say what may pass: `journal_seq()` is the running action, `journal_seals()` is true
while the seam itself writes, `journal_destroys()` is the child whose dossier is being destroyed. Without an open vault
they do not exist, and every statement that reaches a guard fails. Who takes the triggers away first meets the chain.
What no trigger can tell apart is a cell that someone adds to the running action by hand from one that a trigger adds.
"""

from __future__ import annotations

from collections.abc import Iterator

PREFIX = "guard_"
REFUSAL = "the journal stays as it is"
_HEAD = ("seq", "id", "hlc", "device", "at", "actor", "kind", "reverses", "actor_id", "chain")

_RULES = {
    ("journal_action", "INSERT"): "NOT journal_seals() OR NEW.seq IS NOT journal_seq()",
    ("journal_action", "UPDATE"): (
        "NOT (journal_seals() AND OLD.seq IS journal_seq() AND NEW.seq = OLD.seq)"
        " AND (journal_destroys() IS NULL OR NEW.sentence <> '' OR "
        + " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _HEAD)
        + ")"
    ),
    ("journal_action", "DELETE"): "NOT journal_seals() OR OLD.seq IS NOT journal_seq()",
    ("journal_cell", "INSERT"): "NEW.action IS NOT journal_seq()",
    ("journal_cell", "UPDATE"): "1",
    ("journal_cell", "DELETE"): "journal_destroys() IS NULL OR OLD.pupil_id IS NOT journal_destroys()",
    ("journal_part", "INSERT"): "NOT journal_seals() OR NEW.action IS NOT journal_seq()",
    ("journal_part", "UPDATE"): (
        "journal_destroys() IS NULL OR OLD.pupil_id <> journal_destroys() OR NEW.salt IS NOT NULL"
        " OR NEW.action <> OLD.action OR NEW.pupil_id <> OLD.pupil_id OR NEW.digest IS NOT OLD.digest"
    ),
    ("journal_part", "DELETE"): "1",
    ("destruction", "INSERT"): "NEW.dossier IS NOT journal_destroys()",
    ("destruction", "UPDATE"): "1",
    ("destruction", "DELETE"): "1",
}
"""(table, what happens to a row) → when it is refused."""


def statements() -> Iterator[str]:
    """One trigger for each rule. BEFORE, so that also an INSERT OR REPLACE meets them."""
    for (table, event), refused in _RULES.items():
        yield (
            f"CREATE TRIGGER {PREFIX}{table}_{event.lower()} BEFORE {event} ON {table} "
            f"WHEN {refused} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
