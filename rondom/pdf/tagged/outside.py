"""Keeps out what ReportLab would take from the machine: it runs `~/.reportlab_settings`, `~/.reportlab_mods` and modules of
those names as Python when it is imported, and stops the program at a variable `RL_…` that it cannot read.

To be imported before anything of ReportLab is; the package does so itself, before all else.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

_RUN_AT_IMPORT = ("reportlab.local_rl_mods", "reportlab_mods", "reportlab.local_rl_settings", "reportlab_settings")


def keep_out() -> None:
    """Once ReportLab is there it is too late, and nothing is changed any more."""
    if "reportlab" in sys.modules:
        return
    for name in [one for one in os.environ if one.startswith("RL_")]:
        del os.environ[name]
    for name in _RUN_AT_IMPORT:
        sys.modules.setdefault(name, ModuleType(name))


keep_out()
