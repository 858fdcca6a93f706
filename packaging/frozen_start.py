"""What the built app runs first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Without a console Windows gives no output streams at all, and the first warning of a library would end the program.
for stream in ("stdout", "stderr"):
    if getattr(sys, stream) is None:
        setattr(sys, stream, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as we run

if __name__ == "__main__":
    from ui.app import main

    sys.exit(main())
