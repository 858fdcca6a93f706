"""The parts that documents are made of. Each part is a function from a reading and a look to blocks; an empty part gives none."""

from __future__ import annotations
