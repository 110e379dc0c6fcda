"""Finding cards in a running server: an index of what readers see, kept up with the book of cards.

The book is asked on the loop, which alone may look at it; the index is made, kept up and searched
in threads, so that nobody waits for it but who searches. A search sees every change of the book
from before it: a card that was taken back is found by nobody from then on. An index that could not
follow the book is made anew from all of it by the next search.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from lidera_nb.cards.library import Published
from lidera_nb.cards.search.contract import CardIndex, Found, Hit
from lidera_nb.cards.search.meanings import installed
from lidera_nb.cards.search.pglink import Link
from lidera_nb.cards.search.postgres import PostgresIndex
from lidera_nb.cards.search.sqlite import SqliteIndex
from lidera_nb.cards.search.tables import require_fts5
from lidera_nb.serve.cardbook import CardBook

T = TypeVar("T")


def index_maker(address: str = "") -> Callable[[], CardIndex]:
    """What makes an index, with the encoder if it is installed: in SQLite, or in PostgreSQL.

    Raises
    ------
    LideraError
        This Python's SQLite has no full text search; or the database cannot be reached.
    """
    if not address:
        require_fts5()
        return lambda: SqliteIndex(installed())
    Link(address).reach()
    return lambda: PostgresIndex(address, installed())


class Search:
    """The index of a server's cards; `make` begins one when somebody first searches."""

    def __init__(self, book: CardBook, make: Callable[[], CardIndex] | None = None) -> None:
        self._book, self._make = book, make or index_maker()
        self._index: CardIndex | None = None
        self._faces: Mapping[str, Published] = {}
        self._changed: deque[dict[str, Published | None]] = deque()
        self._lock = threading.Lock()

    def close(self) -> None:
        """Let go of the index; whoever searches afterwards begins one anew."""
        with self._lock:
            index, self._index = self._index, None
        if index is not None:
            index.close()

    async def search(
        self,
        query: str,
        lang: str,
        where: Mapping[str, Collection[str]] = {},
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """Find cards; see `lidera_nb.cards.search.contract.CardIndex.search`."""
        found = await self._ask(lambda index: index.search(query, lang, where, limit, offset))
        return replace(found, hits=self._standing(found.hits))

    async def like(self, card: str, limit: int = 5) -> tuple[Hit, ...]:
        """Cards that are about the same as a card."""
        return self._standing(await self._ask(lambda index: index.like(card, limit)))

    async def _ask(self, ask: Callable[[CardIndex], T]) -> T:
        faces = self._book.faces()
        self._faces = dict(faces)
        self._changed.append({name: faces.get(name) for name in self._book.drain()})
        return await asyncio.to_thread(self._work, ask)

    def _work(self, ask: Callable[[CardIndex], T]) -> T:
        with self._lock:
            index, self._index = self._index or self._begun(), None
            while self._changed:
                _follow(index, self._changed.popleft())
            self._index = index
            return ask(index)

    def _begun(self) -> CardIndex:
        """A new index of all cards, and of no others that an earlier server left in its store."""
        index = self._make()
        self._changed.clear()  # before the cards are read: what changes from here on is told again
        faces = self._faces
        index.keep(faces.keys())
        index.put(faces.values())
        return index

    def _standing(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits that readers may still see: some may have gone while the thread worked."""
        faces = self._book.faces()
        return tuple(hit for hit in hits if hit.id in faces)


def _follow(index: CardIndex, changed: Mapping[str, Published | None]) -> None:
    index.drop(name for name, card in changed.items() if card is None)
    index.put(card for card in changed.values() if card is not None)
