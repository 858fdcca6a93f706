"""One line of the logboek, opened: who, when, about whom, and each field before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from rondom.language import _, capital, listed, plural
from rondom.privacy.logbook import FieldChange
from ui.logbook.lines import LogLine
from ui.theme import Theme
from ui.widgets import box, column, label, line, row
from ui.widgets.outline import Part

_NOTHING = {
    "see": _("Er is alleen gekeken. Er is niets veranderd."),
    "print": _("Er is iets afgedrukt. In het dossier is niets veranderd."),
    "export": _("Er is iets opgeslagen buiten de kluis. In het dossier is niets veranderd."),
    "destroy": _("Wat er in het dossier stond, is weg. Ook uit dit logboek."),
}


def detail_parts(theme: Theme, one: LogLine) -> list[Part]:
    """For the side editor."""
    entry, p = one.newest, theme.px
    about = [(_("Wie"), entry.who), (_("Wanneer"), one.when)]
    if entry.children:
        more = entry.children_count - len(entry.children)
        names = listed(entry.children) if not more else _("{names} en nog {n}").format(names=", ".join(entry.children), n=more)  # fmt: skip
        about.append((_("Over"), names))
    if one.times > 1:
        about.append((_("Bewaard"), plural(one.times, "{n} keer in één keer typen", "{n} keer achter elkaar")))
    parts: list[Part] = [_pair(theme, word, value) for word, value in about]
    parts.append(p(0.4))
    if not one.changes:
        words = _NOTHING.get(entry.kind, _("Hiervan is niet meer te zien wat er veranderde."))
        return [*parts, label(words, tone="muted", wrap=True)]
    parts += [_group(theme, changes) for changes in _groups(one.changes)]
    if one.left_out:
        parts.append(label(plural(one.left_out, "En nog {n} verandering.", "En nog {n} veranderingen."), tone="muted"))
    return parts


def _pair(theme: Theme, word: str, value: str) -> QWidget:
    return box(column(label(word, "small-strong", "muted"), label(value, wrap=True), gap=theme.px(0.1)))


def _groups(changes: Iterable[FieldChange]) -> list[list[FieldChange]]:
    """Fields of one row stand together: the same table, until a field comes back."""
    groups: list[list[FieldChange]] = []
    for change in changes:
        last = groups[-1] if groups else []
        if last and last[0].table == change.table and all(one.field != change.field for one in last):
            last.append(change)
        else:
            groups.append([change])
    return groups


def _group(theme: Theme, changes: Sequence[FieldChange]) -> QWidget:
    p = theme.px
    head = label(capital(changes[0].table), "strong", wrap=True)
    return box(column(line(), p(0.6), head, p(0.1), *(_change(theme, one) for one in changes), p(0.2), gap=p(0.3)))


def _change(theme: Theme, change: FieldChange) -> QWidget:
    """The field and what stands there now; what stood there before has its word, so that colour says nothing alone."""
    head = label(capital(change.field), "small", "muted", wrap=True)
    head.setFixedWidth(theme.px(7.2))
    values: list[Part] = [label(change.after, wrap=True)] if change.after else [label(_("leeg"), tone="muted")]
    if change.before:
        values.append(label(_("was: {text}").format(text=change.before), "small", "muted", wrap=True))
    inner = row(column(theme.px(0.08), head, None), column(*values), gap=theme.px(0.6))
    inner.setStretch(1, 1)
    return box(inner)
