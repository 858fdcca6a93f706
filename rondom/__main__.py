"""The command line: the same core as the windows, without Qt. One line of result; exit status 0 only when it was done."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from rondom import paths
from rondom.errors import Bug, EnvironmentProblem, Problem, UserProblem, bug_of
from rondom.language import _, day, hour, plural
from rondom.print_of_pupil import print_of_pupil, pupil_options
from rondom.print_planner import planner_options, print_week, print_year

if TYPE_CHECKING:
    from rondom.privacy.logbook import Entry

PASSWORD_VARIABLE = "RONDOM_PASSWORD"  # noqa: S105 - the name of a variable


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 after a sentence on stderr; 130 when it was stopped with the keyboard."""
    os.umask(paths.OWNER_ONLY)
    _show_any_letter()
    chosen = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], str] = chosen.command
    try:
        print(command(chosen))
    except KeyboardInterrupt:
        print(_("Gestopt."), file=sys.stderr)
        return 130
    except Exception as error:  # noqa: BLE001 - a traceback could show what stands in a vault
        print(_told(error if isinstance(error, Problem) else bug_of(error)), file=sys.stderr)
        return 1
    return 0


def _told(problem: Problem) -> str:
    """One line. For a bug also the type and the place, which whoever looks after Rondom asks for."""
    from rondom.sentences import sentence

    technical = " ".join(map(str, problem.values.values())) if isinstance(problem, Bug) else ""
    return " ".join(part for part in (str(sentence(problem)), technical) if part)


def _show_any_letter() -> None:
    """A terminal without a letter shows its number instead. Else a new vault could be made and its code never seen."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = _DutchParser(
        prog="rondom",
        description=_("Rondom zonder vensters. Het wachtwoord komt uit {name} of wordt gevraagd.").format(
            name=PASSWORD_VARIABLE
        ),
    )
    commands = parser.add_subparsers(required=True, metavar=_("opdracht"))

    def add(
        name: str, command: Callable[[argparse.Namespace], str], help_: str, *places: str
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_)
        sub.set_defaults(command=command)
        for place in places:
            sub.add_argument(place, type=Path)
        return sub

    made = add("create", _create, _("maak een nieuwe kluis"), "vault")
    made.add_argument("--school", default="")
    made.add_argument("--name", default="")
    add("demo", _demo, _("zet de papieren van een kind van de Voorbeeldschool in een map, als PDF"), "folder")
    add("check", _check, _("kijk een kluis na"), "vault")
    add("import", _import, _("lees de leerlingen uit een EDEXML-bestand"), "vault", "file")
    add("import-partners", _import_partners, _("lees een lijst met partners: CSV, XLSX of HSDS"), "vault", "file")
    listed = add(
        "export-partners",
        _export_partners,
        _("bewaar de kaart als lijst; .xlsx, .csv, .json of .zip kiest het soort"),
        "vault",
        "target",
    )
    listed.add_argument("--people", action="store_true", help=_("met namen en nummers van mensen"))
    listed.add_argument("--team", action="store_true", help=_("ook de klas en het schoolteam"))
    printed = add(
        "print", _print, _("maak het plan, een verslag, de tijdlijn of de papieren van een leerling als PDF"), "vault"
    )
    printed.add_argument("pupil", help=_("naam of deel van de naam"))
    printed.add_argument("target", type=Path)
    pupil_options(printed)
    wall = add("print-map", _print_map, _("maak een papier van de ondersteuningsstructuur als PDF"), "vault", "target")
    sort = wall.add_mutually_exclusive_group()
    sort.add_argument("--a3", action="store_true", help=_("de kaart op A3; anders op A4"))
    sort.add_argument("--guide", action="store_true", help=_("de bladzijden voor de schoolgids"))
    sort.add_argument("--phones", action="store_true", help=_("een telefoonlijst voor in de portemonnee"))
    wall.add_argument("--people", action="store_true", help=_("met namen van mensen; anders alleen functies"))
    planner_options(
        add("print-week", _print_week, _("maak het blad van een week als PDF"), "vault", "target"),
        add("print-year", _print_year, _("maak het blad van een schooljaar als PDF"), "vault", "target"),
    )
    add("backup", _backup, _("maak een nagekeken reservekopie"), "vault", "target")
    add("restore", _restore, _("zet een reservekopie terug; wat er stond blijft ernaast bewaard"), "copy", "target")
    add("rescue", _rescue, _("red uit een beschadigde kluis wat leesbaar is, in een nieuwe"), "vault", "target")
    told = add("log", _log, _("laat het logboek lezen, het nieuwste eerst"), "vault")
    told.add_argument("--pupil", default="", help=_("alleen van deze leerling"))
    told.add_argument("--from", dest="since", type=date.fromisoformat, metavar=_("JJJJ-MM-DD"))
    told.add_argument("--until", type=date.fromisoformat, metavar=_("JJJJ-MM-DD"))
    return parser


class _DutchHelp(argparse.HelpFormatter):
    """argparse translates nothing by itself."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("gebruik: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        names = {"positional arguments": _("gegevens"), "options": _("opties")}
        super().start_section(names.get(heading or "", heading))


class _DutchParser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, formatter_class=_DutchHelp)
        self.add_argument("-h", "--help", action="help", help=_("laat deze uitleg zien"))

    def error(self, message: str) -> NoReturn:
        """argparse speaks English and repeats what was typed; this says the same in one Dutch line."""
        self.exit(
            2, _("Deze opdracht is niet compleet. Typ “{name} --help” voor de mogelijkheden.\n").format(name=self.prog)
        )


# -- the commands ---------------------------------------------------------------------------------------------


def _create(chosen: argparse.Namespace) -> str:
    from rondom.opening import create, default_school, default_user

    school, name = chosen.school or default_school(), chosen.name or default_user()
    made = create(chosen.vault, _new_password(), school, name)
    made.vault.close()
    return _("Kluis gemaakt: {path}. Herstelcode: {code}").format(path=chosen.vault, code=made.recovery_code)


def _demo(chosen: argparse.Namespace) -> str:
    from rondom.demo import write_demo

    written = write_demo(chosen.folder)
    return _("Voorbeeldschool gemaakt: {count} in {folder}").format(
        count=plural(len(written), "{n} bestand", "{n} bestanden"), folder=chosen.folder
    )


def _check(chosen: argparse.Namespace) -> str:
    from rondom.opening import unlock
    from rondom.vault.anchor import older_than_here
    from rondom.vault.backups import last_backup
    from rondom.vault.health import check

    vault = unlock(chosen.vault, _password())
    try:
        older = older_than_here(vault)
        report, copy = check(vault), last_backup(vault)
    finally:
        vault.close()
    parts = [
        _("De kluis is in orde: {rows}.").format(rows=plural(report.rows, "{n} rij", "{n} rijen")),
        _("Aan het logboek ({actions}) is niets veranderd.").format(
            actions=plural(report.actions, "{n} handeling", "{n} handelingen")
        ),
        _("Laatste reservekopie: {at}.").format(at=_moment(copy.at)) if copy else _("Er is nog geen reservekopie."),
    ]
    if older:
        parts.append(_("Op deze computer is eerder een andere of nieuwere versie van deze kluis gebruikt."))
    return " ".join(parts)


def _import(chosen: argparse.Namespace) -> str:
    """What the windows would propose is done; what is in doubt is left to a person."""
    from rondom.exchange.edexml import read
    from rondom.exchange.import_pupils import IMPORT_SENTENCE, apply, preview
    from rondom.exchange.preview import suggested
    from rondom.opening import unlock
    from rondom.vault.backups import back_up_before_import

    file = read(_content(chosen.file))
    vault = unlock(chosen.vault, _password())
    try:
        back_up_before_import(vault)
        with vault.write(_(IMPORT_SENTENCE)) as session:
            found = preview(session, file)
            result = apply(session, found, suggested(found))
    finally:
        vault.close()
    return _("Ingelezen: {new} nieuw, {changed} veranderd, {doubt} nog te bekijken.").format(
        new=result.new, changed=result.changed, doubt=len(found.doubtful)
    )


def _import_partners(chosen: argparse.Namespace) -> str:
    """What the windows would propose is done; what is in doubt is left to a person."""
    from rondom.exchange.import_partners import IMPORT_PARTNERS_SENTENCE, apply, preview
    from rondom.exchange.partner_files import load, read
    from rondom.exchange.partner_notes import remark_sentences
    from rondom.exchange.partner_preview import suggested
    from rondom.opening import unlock
    from rondom.vault.backups import back_up_before_import

    file = read(load(chosen.file))
    vault = unlock(chosen.vault, _password())
    try:
        back_up_before_import(vault)
        with vault.write(_(IMPORT_PARTNERS_SENTENCE)) as session:
            found = preview(session, file)
            result = apply(session, found, suggested(found))
    finally:
        vault.close()
    left = sum(one.place not in suggested(found).new for one in found.new) + len(found.doubtful)
    told = _("Ingelezen: {new} nieuw, {changed} veranderd, {left} nog te bekijken.").format(
        new=result.new, changed=result.changed, left=left
    )
    return " ".join((told, *remark_sentences(file)))


def _export_partners(chosen: argparse.Namespace) -> str:
    from rondom.exchange.export_partners import SAVED_SENTENCE, ListChoice, export_partners, kind_of
    from rondom.opening import unlock

    choice = ListChoice(kind_of(chosen.target), chosen.people, chosen.team)
    vault = unlock(chosen.vault, _password())
    try:
        with vault.read() as session:
            made = export_partners(session, choice)
        paths.write_file(chosen.target, made.content)
        vault.see(_(SAVED_SENTENCE), "", "export")
    finally:
        vault.close()
    told = plural(made.partners, "{n} partner bewaard", "{n} partners bewaard")
    care = _("Er staan namen en telefoonnummers van mensen in.") if chosen.people else _("Namen van mensen bleven weg.")
    return _("{told}: {path}. {care}").format(told=told, path=chosen.target, care=care)


def _print(chosen: argparse.Namespace) -> str:
    return print_of_pupil(chosen, _password())


def _print_map(chosen: argparse.Namespace) -> str:
    from rondom import clock
    from rondom.opening import unlock
    from rondom.pdf.documents import page_count
    from rondom.pdf.support_map_document import SAVED_SENTENCES, MapPaper, support_map_pdf
    from rondom.support_map.sheets import map_reading

    wanted = {MapPaper.A3: chosen.a3, MapPaper.GUIDE: chosen.guide, MapPaper.PHONES: chosen.phones}
    paper = next((one for one, asked in wanted.items() if asked), MapPaper.A4)
    vault = unlock(chosen.vault, _password())
    try:
        with vault.read() as session:
            content = support_map_pdf(map_reading(session, clock.today(), chosen.people), paper)
        paths.write_file(chosen.target, content)
        vault.see(_(SAVED_SENTENCES[paper]), "", "export")
    finally:
        vault.close()
    pages = plural(page_count(content), "{n} bladzijde", "{n} bladzijden")
    care = _("Er staan namen van mensen op.") if chosen.people else _("Namen van mensen bleven weg.")
    return _("Papier gemaakt: {path} ({pages}). {care}").format(path=chosen.target, pages=pages, care=care)


def _print_week(chosen: argparse.Namespace) -> str:
    return print_week(chosen, _password())


def _print_year(chosen: argparse.Namespace) -> str:
    return print_year(chosen, _password())


def _backup(chosen: argparse.Namespace) -> str:
    from rondom.opening import unlock

    vault = unlock(chosen.vault, _password())
    try:
        report = vault.backup(chosen.target)
    finally:
        vault.close()
    return _("Reservekopie gemaakt en nagekeken: {path} ({rows}).").format(
        path=chosen.target, rows=plural(sum(report.rows.values()), "{n} rij", "{n} rijen")
    )


def _restore(chosen: argparse.Namespace) -> str:
    from rondom.vault.backups import copy_at, restore
    from rondom.vault.recovery import is_code

    secret = _secret()
    code, password = (secret, "") if is_code(secret) else ("", secret)
    done = restore(copy_at(chosen.copy), chosen.target, password, code)
    parts = [_("Reservekopie nagekeken en teruggezet: {path}.").format(path=done.path)]
    if done.contents:
        parts.append(f"{done.contents.sentence}.")
    if done.aside:
        parts.append(_("Wat er stond, heet nu {name}.").format(name=done.aside.name))
    return " ".join(parts)


def _rescue(chosen: argparse.Namespace) -> str:
    """The damaged file stays as it is. Names nobody: what is told here may end up in a mail."""
    from rondom.vault.rescue import rescue

    report = rescue(chosen.vault, _secret(), chosen.target)
    return "\n".join((_("Geredde kluis: {path}").format(path=report.path), *report.lines()))


def _log(chosen: argparse.Namespace) -> str:
    from rondom.dossier.finding import pupil_called
    from rondom.opening import unlock
    from rondom.privacy.logbook import PAGE, LogFilter, entries

    lines: list[str] = []
    vault = unlock(chosen.vault, _password())
    try:
        with vault.read() as session:
            pupil = pupil_called(session, chosen.pupil).id if chosen.pupil else ""
            page = 0
            while found := entries(session, LogFilter(pupil, since=chosen.since, until=chosen.until, page=page)):
                lines += map(_log_line, found)
                page = page + 1
                if len(found) < PAGE:
                    break
    finally:
        vault.close()
    return "\n".join(lines) or _("Er staat niets in het logboek.")


def _log_line(entry: Entry) -> str:
    """One line, whatever signs stand in the sentence."""
    parts = (f"{entry.at:%Y-%m-%d %H:%M}", entry.who, entry.sentence, ", ".join(entry.children))
    return "  ".join(" ".join(part.split()) for part in parts if part)


def _moment(at: datetime) -> str:
    return f"{day(at)}, {hour(at)}"


# -- files and secrets ----------------------------------------------------------------------------------------


def _password() -> str:
    """From the environment or a prompt, never from an argument: other programs can read those."""
    return os.environ.get(PASSWORD_VARIABLE) or _asked(_("Wachtwoord: "))


def _secret() -> str:
    """A password or the recovery code: for files that may have lost the one or the other."""
    return os.environ.get(PASSWORD_VARIABLE) or _asked(_("Wachtwoord of herstelcode: "))


def _new_password() -> str:
    if given := os.environ.get(PASSWORD_VARIABLE):
        return given
    first = _asked(_("Nieuw wachtwoord: "))
    if _asked(_("Nog een keer: ")) != first:
        raise UserProblem("password-differs")
    return first


def _asked(question: str) -> str:
    try:
        return getpass.getpass(question)
    except EOFError:  # nobody is there to type it
        raise UserProblem("password-missing", variable=PASSWORD_VARIABLE) from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise EnvironmentProblem("file-unreadable") from None


if __name__ == "__main__":
    sys.exit(main())
