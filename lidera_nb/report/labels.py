"""Labels from the package's codebook, in the language of the report."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the codebook in one language."""

    kind: str
    source: str
    parent: str
    id: str
    position: int
    label: str


class Labels:
    """The codebook, asked by kind, source, parent and id."""

    def __init__(self, codebook: pd.DataFrame, lang: str) -> None:
        columns = ["kind", "source", "parent", "id", "position", lang]
        rows = codebook[columns].itertuples(index=False, name=None)
        # A label is quoted within sentences, so its own full stop goes.
        self._items = [
            Item(k, s, p, i, int(n), label.removesuffix(".")) for k, s, p, i, n, label in rows
        ]
        self._by_key = {(i.kind, i.source, i.parent, i.id): i.label for i in self._items}

    def of(self, kind: str, source: str, name: str, parent: str = "") -> str:
        """The label of an id; the id itself where the codebook does not know it."""
        return self._by_key.get((kind, source, parent, name), name)

    def all(self, kind: str, source: str = "", parent: str | None = None) -> list[Item]:
        """The entries of a kind, in the author's order."""
        return [
            item
            for item in self._items
            if item.kind == kind
            and (not source or item.source == source)
            and (parent is None or item.parent == parent)
        ]
