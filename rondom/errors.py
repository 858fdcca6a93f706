"""What can go wrong, as a code and values; never with a child's data. The Dutch sentences live in `rondom.sentences`."""

from __future__ import annotations


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
