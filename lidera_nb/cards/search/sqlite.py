"""The index of cards on SQLite, in memory: it is made from the cards and kept nowhere."""

from __future__ import annotations

from lidera_nb.cards.search.index import Index
from lidera_nb.cards.search.meanings import Encoder
from lidera_nb.cards.search.tables import Tables


class SqliteIndex(Index):
    """An index of published cards; see `lidera_nb.cards.search.contract.CardIndex`.

    Raises
    ------
    LideraError
        This Python's SQLite has no full text search.
    """

    def __init__(self, encoder: Encoder | None = None) -> None:
        super().__init__(Tables(), encoder)
