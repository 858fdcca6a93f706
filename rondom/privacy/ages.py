"""The ages at which who decides about sharing changes; the sources stand in `sources`. Needs no database: papers tell them too."""

from __future__ import annotations

HEARD_FROM, DECIDES_FROM, OF_AGE = 12, 16, 18
"""From the first the child decides along with the parents, from the second alone; at the third it is of age."""
