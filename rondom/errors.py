"""What can go wrong, as a code and values; never with a child's data. The Dutch sentences live in `rondom.sentences`."""

from __future__ import annotations

import traceback
from pathlib import PurePath


class Problem(Exception):
    """Something a person must be told. `code` names it, `values` fill the sentence (counts, file names, dates)."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class EnvironmentProblem(Problem):
    """The machine or the file is in the way: disk full, read-only, damaged, in use."""


class UserProblem(Problem):
    """What was asked cannot be done as asked: wrong password, an impossible date, a file of another kind."""


class Bug(Problem):
    """Rondom itself is wrong. Shown with a Copy button; never with a child's data."""


def bug_of(error: BaseException) -> Bug:
    """What went wrong by type and place only: messages of exceptions may hold what a person typed."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return Bug("unexpected", kind=type(error).__name__, where=where)
