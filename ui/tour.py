"""For a machine without a display: the Voorbeeldschool in pictures, with its plans as PDF. `python -m ui.tour FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rondom.demo import write_demo
from ui.shots import LOOKS, photograph


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = Path(given[0] if given else "build/demo")
    papers = write_demo(folder)
    count = photograph(folder, LOOKS[:1])
    print(f"Voorbeeldschool: {count} pictures and {len(papers)} papers in {folder}")  # noqa: T201 - the one line of result
    return 0


if __name__ == "__main__":
    sys.exit(main())
