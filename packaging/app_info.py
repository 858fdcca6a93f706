"""What the app is called on each system. The identities are chosen once: another one would install a second Rondom."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "Rondom"
PROGRAM = "rondom"
IDENTIFIER = "nl.rondom.Rondom"
VAULT_TYPE = "nl.rondom.vault"
VAULT_SUFFIX = "rondom"
PUBLISHER = "Rondom"
DESCRIPTION = "Rondom, voor het ondersteuningsteam van een school"
COPYRIGHT = "EUPL-1.2"
OLDEST_MACOS = "14.0"  # what the wheels of pikepdf ask; on a Mac with an Intel processor 15.0


def version() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def info_plist() -> dict[str, object]:
    """What macOS reads about the app: Dutch, dark mode allowed, sharp screens, and that it opens vaults."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version(),
        "CFBundleDevelopmentRegion": "nl",
        "CFBundleLocalizations": ["nl"],
        "CFBundleAllowMixedLocalizations": True,
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.education",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": COPYRIGHT,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Rondom-kluis",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [VAULT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": VAULT_TYPE,
                "UTTypeDescription": "Rondom-kluis",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": [VAULT_SUFFIX]},
            }
        ],
    }


def windows_resource() -> str:
    """The version resource of the .exe, in the notation PyInstaller reads: what Windows shows under Properties."""
    numbers = (*(int(part) for part in version().split(".")), 0)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": DESCRIPTION,
        "FileVersion": version(),
        "InternalName": PROGRAM,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{PROGRAM}.exe",
        "ProductName": NAME,
        "ProductVersion": version(),
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, "
        f"fileType=0x1, subtype=0x0, date=(0, 0)), kids=[StringFileInfo([StringTable('041304B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [0x0413, 1200])])])"
    )
