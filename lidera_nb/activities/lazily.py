"""A mapping whose values are made when they are first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lazily(Mapping[K, V], Generic[K, V]):
    """Values by key, each made by `make` on first need.

    Examples
    --------
    >>> lengths = Lazily(len, ["uno", "cuatro"])
    >>> lengths["cuatro"], lengths.get("dos"), len(lengths)
    (6, None, 2)
    """

    def __init__(self, make: Callable[[K], V], keys: Collection[K]) -> None:
        self._make, self._keys = make, keys
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
