"""Files are written in few places: elsewhere `paths.write_atomically` keeps a crash from leaving half a file behind."""

from __future__ import annotations

import ast

from tests.architecture.source import calls, name, place, python_files

RAW = {
    "write_text", "write_bytes", "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory",
    "copyfile", "copy2", "copytree", "fdopen", "QFile", "QSaveFile", "QTemporaryFile", "QTemporaryDir", "QSettings",
}  # fmt: skip

# Each with its reason.
MAY_WRITE = {
    "rondom/paths.py": "the one safe way to write a file",
    "rondom/vault/": "the encrypted file itself: its header, its journal and its backups",
    "rondom/demo.py": "the folder of the Voorbeeldschool: made-up children, thrown away afterwards",
    "ui/shots.py": "pictures of a made-up school for developers",
    "ui/tour.py": "pictures and papers of a made-up school for developers",
}


def test_no_raw_writing() -> None:
    found = [
        f"{place(path, call)}: {ast.unparse(call.func)}"
        for path in python_files("rondom", "ui")
        if not name(path).startswith(tuple(MAY_WRITE))
        for called, call in calls(path)
        if called in RAW or opens_raw(called, call)
    ]
    assert not found, "use rondom.paths.write_atomically:\n" + "\n".join(found)


def opens_raw(called: str, call: ast.Call) -> bool:
    """The built-in open at all, os.open, and any .open("w"…); Place, desk and vault have an `open` of their own."""
    if called != "open":
        return False
    if isinstance(call.func, ast.Name):
        return True
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "os":
        return True
    modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    return any(isinstance(mode, str) and set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") for mode in modes)
