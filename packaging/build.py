"""Build the app for the system this runs on: `python packaging/build.py [--smoke] [--pack]`.

It leaves `dist/rondom/` (on macOS `dist/Rondom.app`). `--smoke` starts what was built and looks at what it does;
`--pack` makes the file people download and a checksum beside it. Runs in the environment of `dev.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
from collections.abc import Sequence
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePath

import app_info

ROOT = app_info.ROOT
HERE = ROOT / "packaging"
DIST = ROOT / "dist"
MADE = ROOT / "build" / "made"
FOLDER = DIST / app_info.PROGRAM
BUNDLE = DIST / f"{app_info.NAME}.app"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
BUSY_DISK_TRIES = 10


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--smoke", action="store_true", help="start the result and look at what it does")
    parser.add_argument("--pack", action="store_true", help="make the download and its checksum")
    chosen = parser.parse_args(arguments)
    make_parts()
    run([sys.executable, "-m", "PyInstaller", *pyinstaller_arguments()])
    if chosen.smoke:
        run([sys.executable, str(HERE / "smoke_test.py"), str(program())])
    if chosen.pack:
        download = pack()
        checksum = write_checksum(download)
        print(f"{download.relative_to(ROOT)}\n{checksum.read_text(encoding='utf-8').strip()}")
    return 0


def run(command: Sequence[str]) -> None:
    print(f"[build] {' '.join(command)}", flush=True)
    if status := subprocess.run(command, check=False, cwd=ROOT).returncode:
        raise SystemExit(f"[build] stopped: {Path(command[0]).name} ended with status {status}")


def pyinstaller_arguments() -> list[str]:
    folders = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")]
    return ["--noconfirm", "--clean", "--log-level", "WARN", *folders, str(HERE / "rondom.spec")]


def program() -> Path:
    if sys.platform == "darwin":
        return BUNDLE / "Contents" / "MacOS" / app_info.PROGRAM
    return FOLDER / (f"{app_info.PROGRAM}.exe" if os.name == "nt" else app_info.PROGRAM)


# --- parts that go in ---------------------------------------------------------------------------------------------


def make_parts() -> None:
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True)
    (MADE / "version.txt").write_text(app_info.windows_resource(), encoding="utf-8")
    draw_icons()
    gather_licences(MADE / "licences")


def draw_icons() -> None:
    """The one drawing in all sizes, as each system wants it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(HERE / "icon.svg"))
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(MADE / f"rondom-{size}.png"))
    application.shutdown()
    largest = Image.open(MADE / f"rondom-{ICON_SIZES[-1]}.png")
    others = [Image.open(MADE / f"rondom-{size}.png") for size in ICON_SIZES[:-1]]
    largest.save(MADE / "rondom.ico", sizes=[(size, size) for size in ICON_SIZES if size <= 256], append_images=others)
    largest.save(MADE / "rondom.icns", append_images=others)


def gather_licences(target: Path) -> None:
    """Our licence, that of every library that goes along, and a list of them with their versions."""
    target.mkdir()
    shutil.copy(ROOT / "LICENSE", target / "rondom.txt")
    for text in [*(HERE / "licences").iterdir(), *python_licence()]:
        shutil.copy(text, target / text.name.replace("LICENSE", "Python"))
    lines = []
    for name in locked_names(HERE / "requirements" / "run.txt"):
        try:
            library = distribution(name)
        except ModuleNotFoundError:  # for another system
            continue
        lines.append(f"{library.name} {library.version}: {licence_of(library)}")
        texts = [library.locate_file(file) for file in library.files or () if is_licence(file)]
        whole = "\n\n".join(Path(str(text)).read_text(encoding="utf-8", errors="replace") for text in texts)
        if whole:
            (target / f"{library.name}.txt").write_text(whole, encoding="utf-8")
    (target / "components.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def locked_names(requirements: Path) -> list[str]:
    return re.findall(r"^([A-Za-z0-9][\w.-]*)==", requirements.read_text(encoding="utf-8"), re.MULTILINE)


def licence_of(library: Distribution) -> str:
    facts = library.metadata
    if expression := facts["License-Expression"]:
        return str(expression)
    trove = [value for value in facts.get_all("Classifier") or () if value.startswith("License ::")]
    return ", ".join(value.rpartition(" :: ")[2] for value in trove) or str(facts["License"]).split("\n", 1)[0]


def is_licence(file: PurePath) -> bool:
    """Named so, or in a folder named so."""
    marks = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
    return any(part.upper().startswith(marks) for part in file.parts) and not file.suffix.startswith(".py")


def python_licence() -> list[Path]:
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    return [place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()][:1]


# --- the download -------------------------------------------------------------------------------------------------


def pack() -> Path:
    if sys.platform == "darwin":
        return pack_macos()
    return pack_windows() if os.name == "nt" else pack_linux()


def download_name(ending: str) -> Path:
    return DIST / f"{app_info.PROGRAM}-{app_info.version()}{ending}"


def pack_linux() -> Path:
    target = download_name("-linux.tar.gz")
    with tarfile.open(target, "w:gz") as archive:
        archive.add(FOLDER, arcname=app_info.PROGRAM)
        for extra in sorted((HERE / "linux").iterdir()):
            archive.add(extra, arcname=f"{app_info.PROGRAM}/{extra.name}")
        archive.add(MADE / "rondom-256.png", arcname=f"{app_info.PROGRAM}/rondom.png")
    return target


def pack_windows() -> Path:
    target = download_name("-windows.exe")
    if os.environ.get("RONDOM_SIGN_WINDOWS"):
        run(sign_windows(program()))
    run(nsis_arguments(FOLDER, target))
    if os.environ.get("RONDOM_SIGN_WINDOWS"):
        run(sign_windows(target))
    return target


def nsis_arguments(folder: Path, target: Path) -> list[str]:
    """The installer compiler; it runs on every system, so that the script can be tried without Windows."""
    switch = "/" if os.name == "nt" else "-"
    facts = {"VERSION": app_info.version(), "FOLDER": folder, "TARGET": target, "ICON": MADE / "rondom.ico"}
    usual_place = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    compiler = shutil.which("makensis") or str(usual_place)
    defined = [f"{switch}D{key}={value}" for key, value in facts.items()]
    return [compiler, f"{switch}V2", f"{switch}INPUTCHARSET", "UTF8", *defined, str(HERE / "windows" / "rondom.nsi")]


def sign_windows(file: Path) -> list[str]:
    """RONDOM_SIGN_WINDOWS holds the thumbprint of a certificate in the store of this user."""
    stamp = ["/fd", "sha256", "/td", "sha256", "/tr", os.environ.get("RONDOM_TIMESTAMP", "")]
    return ["signtool", "sign", "/sha1", os.environ["RONDOM_SIGN_WINDOWS"], *stamp, str(file)]


def pack_macos() -> Path:
    target = download_name("-macos.dmg")
    if identity := os.environ.get("RONDOM_SIGN_MACOS"):
        for command in sign_macos(BUNDLE, identity):
            run(command)
    staging = ROOT / "build" / "dmg"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    shutil.copytree(BUNDLE, staging / BUNDLE.name, symlinks=True)
    (staging / "Applications").symlink_to("/Applications")
    make_disk_image(staging, target)
    if profile := os.environ.get("RONDOM_NOTARY_PROFILE"):
        run(["xcrun", "notarytool", "submit", str(target), "--keychain-profile", profile, "--wait"])
        run(["xcrun", "stapler", "staple", str(target)])
    return target


def sign_macos(bundle: Path, identity: str) -> list[list[str]]:
    """Every library first, the app last: a signature covers what is inside it."""
    entitlements = str(HERE / "macos" / "entitlements.plist")
    libraries = sorted(path for path in bundle.rglob("*") if path.suffix in (".so", ".dylib") and not path.is_symlink())
    sign = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity]
    commands = [[*sign, str(library)] for library in libraries]
    commands.append([*sign, "--entitlements", entitlements, str(bundle)])
    commands.append(["codesign", "--verify", "--strict", "--deep", str(bundle)])
    return commands


def make_disk_image(staging: Path, target: Path) -> None:
    """hdiutil fails now and then with "resource busy" while the disk is still being indexed; then it is tried again."""
    command = ["hdiutil", "create", "-volname", app_info.NAME, "-srcfolder", str(staging), "-ov", "-format", "UDZO"]
    for attempt in range(BUSY_DISK_TRIES):
        if subprocess.run([*command, str(target)], check=False).returncode == 0:
            return
        time.sleep(attempt + 1)
    raise SystemExit("hdiutil could not make the disk image")


def write_checksum(download: Path) -> Path:
    digest = hashlib.sha256(download.read_bytes()).hexdigest()
    checksum = download.with_name(f"{download.name}.sha256")
    checksum.write_text(f"{digest}  {download.name}\n", encoding="utf-8")
    return checksum


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
