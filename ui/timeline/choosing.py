"""Which events are chosen: one at hand, and others kept with it. Plain values; the drawing and the list share one."""

from __future__ import annotations

from collections.abc import Collection, Iterable


class Choosing:
    """`keys` are in the order in which they were chosen; the last one is at hand."""

    def __init__(self) -> None:
        self.keys: tuple[str, ...] = ()

    @property
    def at_hand(self) -> str:
        """The one that the editor and the arrow keys are about; "" when nothing is chosen."""
        return self.keys[-1] if self.keys else ""

    @property
    def several(self) -> bool:
        return len(self.keys) > 1

    def only(self, key: str) -> bool:
        """This one and no other; "" lets go of all. True when that changed something, as for all below."""
        return self._put((key,) if key else ())

    def switch(self, key: str) -> bool:
        """With this one, or without it when it was chosen already (Ctrl+click)."""
        rest = tuple(one for one in self.keys if one != key)
        return self._put(rest if len(rest) < len(self.keys) else (*rest, key))

    def step_to(self, key: str) -> bool:
        """Walk on and take along (Shift+arrow); back over what was taken along lets go of it again."""
        if key in self.keys:
            return self._put(self.keys[: self.keys.index(key) + 1])
        return self._put((*self.keys, key))

    def exactly(self, keys: Iterable[str]) -> bool:
        """These in this order: the last one is at hand."""
        return self._put(tuple(dict.fromkeys(keys)))

    def all_of(self, keys: Iterable[str]) -> bool:
        """Exactly these; what was at hand stays at hand when it is among them."""
        some = tuple(dict.fromkeys(keys))
        if self.at_hand in some:
            some = (*(one for one in some if one != self.at_hand), self.at_hand)
        return self._put(some)

    def add(self, keys: Iterable[str]) -> bool:
        """These too (a box drawn with Ctrl held)."""
        return self._put(tuple(dict.fromkeys((*self.keys, *keys))))

    def keep_only(self, existing: Collection[str]) -> bool:
        """Lets go of what is not there any more."""
        return self._put(tuple(one for one in self.keys if one in existing))

    def _put(self, keys: tuple[str, ...]) -> bool:
        changed, self.keys = keys != self.keys, keys
        return changed
