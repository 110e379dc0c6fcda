"""The index of cards: everything of it but the full text, which a store keeps.

Cards lie at numbered places; the tables, the facets and the lexicons speak of places. One thread
at a time works on an index, others wait.
"""

from __future__ import annotations

import heapq
import math
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

import numpy as np

from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.contract import QUERY_MOST, Found, Hit
from lidera_nb.cards.search.document import COLUMNS, Document, Entry, different, documents
from lidera_nb.cards.search.facets import Facets, Mask
from lidera_nb.cards.search.glossary import glossary
from lidera_nb.cards.search.lexicon import Lexicon
from lidera_nb.cards.search.meanings import Encoder, Meanings
from lidera_nb.cards.search.names import LANGS, Names
from lidera_nb.cards.search.ranking import Scores, found, fuse, rank, rarity
from lidera_nb.cards.search.reading import Idea, Reader
from lidera_nb.cards.search.stems import stem

AT_ONCE = 2000
"""Cards that are written in one go."""

TELLING = 14
"""Words by which a card is compared with others: those that are rarest and weigh most."""

FUSED, MEANT = 100, 0.3
"""So many of the best by words are fused with those near in meaning, whose say is so much less."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Index:
    """An index of published cards; see `lidera_nb.cards.search.contract.CardIndex`.

    Parameters
    ----------
    tables
        The store of full text.
    encoder
        Finds cards by their meaning, too; None: by their words alone.
    """

    def __init__(self, tables: Names, encoder: Encoder | None = None) -> None:
        self._tables = tables
        self._meanings = Meanings(encoder) if encoder else None
        self._facets = Facets()
        self._lexicons: dict[Lang, Lexicon] = {lang: Lexicon() for lang in LANGS}
        self._reader = Reader(glossary(), self._lexicons, self._tables.occurs)
        self._cards: list[Published | None] = []
        self._place: dict[str, int] = {}
        self._here = bytearray()
        self._free: list[int] = []
        self._newest: list[int] | None = None
        self._lock = threading.Lock()

    # --- cards ----------------------------------------------------------------------------

    def close(self) -> None:
        """See `CardIndex.close`: what is in memory goes by itself."""

    def put(self, cards: Iterable[Published]) -> None:
        """Add cards, or replace those of the same id."""
        with self._lock:
            waiting = list(cards)
            for at in range(0, len(waiting), AT_ONCE):
                some = {card.id: card for card in waiting[at : at + AT_ONCE]}
                self._change(some, some.values())
            if len(waiting) > AT_ONCE:
                self._tables.warm(self._reader.glossary.lines)

    def drop(self, ids: Iterable[str]) -> None:
        """Take cards out; ids that it does not hold are passed over."""
        with self._lock:
            self._change(ids, ())

    def keep(self, ids: Collection[str]) -> None:
        """Take all other cards out, those too that an earlier server left in a store."""
        with self._lock:
            self._change([name for name in self._place if name not in ids], ())
            self._tables.keep(ids)

    def _change(self, ids: Iterable[str], cards: Iterable[Published]) -> None:
        gone = [one for name in ids if name in self._place for one in self._leave(name)]
        come = [one for card in cards for one in self._settle(card)]
        if gone or come:
            self._tables.change(gone, come)
            self._newest = None

    def _settle(self, card: Published) -> list[Entry]:
        place = self._free_place()
        self._here[place] = 1
        self._cards[place] = card
        self._place[card.id] = place
        self._facets.set(place, card)
        if self._meanings:
            self._meanings.put(place, card)
        told = documents(card)
        for lang, document in told.items():
            self._lexicons[lang].add(different(document))
        return [Entry(place, card.id, lang, document) for lang, document in told.items()]

    def _free_place(self) -> int:
        if not self._free:
            self._free.append(len(self._cards))
            self._cards.append(None)
            self._here.append(0)
        return heapq.heappop(self._free)

    def _leave(self, name: str) -> list[Entry]:
        place = self._place.pop(name)
        told = documents(self._card(place))
        for lang, document in told.items():
            self._lexicons[lang].remove(different(document))
        self._cards[place] = None
        self._here[place] = 0
        self._facets.clear(place)
        if self._meanings:
            self._meanings.drop(place)
        heapq.heappush(self._free, place)
        return [Entry(place, name, lang, document) for lang, document in told.items()]

    def _card(self, place: int) -> Published:
        card = self._cards[place]
        assert card is not None
        return card

    # --- finding --------------------------------------------------------------------------

    def search(
        self,
        query: str,
        lang: str,
        where: Mapping[str, Collection[str]] = {},
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """Find cards for a reader of a language; an empty query lists all, newest first."""
        reader: Lang = "en" if lang == "en" else "es"
        with self._lock:
            asked = self._reader.read(query, reader)
            here = np.frombuffer(bytes(self._here), bool)
            worths = self._worths(asked.ideas) if asked.ideas else {}
            best = self._fused(query, worths) if worths else None
            mask = here if best is None else best > 0
            chosen = {name: words for name, words in where.items() if words}
            left, counts = self._facets.narrow(mask, chosen)
            places = self._listed(left) if best is None else self._best(best, left, limit + offset)
            shown = places[offset : offset + limit]
            score = {place: 0.0 if best is None else float(best[place]) for place in shown}
            hits = tuple(self._hit(place, score[place], reader, worths) for place in shown)
            return Found(hits, int(left.sum()), counts, asked.corrected)

    def _worths(self, ideas: tuple[Idea, ...]) -> dict[Lang, Scores]:
        held, places, cards = self._tables.held, len(self._cards), len(self._place)
        return {lang: rank(ideas, held, places, cards, lang) for lang in LANGS}

    def _fused(self, query: str, worths: Mapping[Lang, Scores]) -> Scores:
        """What cards are worth by their words and, with an encoder, by meaning; 0: not found."""
        words = np.maximum.reduce(list(worths.values()))
        words = np.where(found(words), words, np.float32(0))
        if self._meanings is None:
            return words
        by_words = self._best(words, words > 0, FUSED)
        fused = fuse([(1.0, by_words), (MEANT, self._meanings.near(query[:QUERY_MOST]))])
        # whatever came behind the cards that were fused stays behind them, in its order
        scale = min(fused.values()) / (2 * words.max(initial=1))
        total: Scores = (words * scale).astype(np.float32)
        total[list(fused)] = list(fused.values())
        return total

    def _listed(self, left: Mask) -> list[int]:
        if self._newest is None:
            held = (place for place, card in enumerate(self._cards) if card is not None)
            self._newest = sorted(held, key=self._age)
        return [place for place in self._newest if left[place]]

    def _age(self, place: int) -> tuple[float, str]:
        card = self._card(place)
        at = card.at or _LONG_AGO
        return -(at - _LONG_AGO).total_seconds(), card.id

    def _best(self, worth: Scores, left: Mask, most: int) -> list[int]:
        """The best places, best first; equals by id."""
        places = np.flatnonzero(left)
        if len(places) > most > 0:
            least = -np.partition(-worth[places], most - 1)[most - 1]
            places = places[worth[places] >= least]
        order = sorted(places.tolist(), key=lambda p: (-float(worth[p]), self._card(p).id))
        return order[:most]

    def _hit(self, place: int, score: float, reader: Lang, worths: Mapping[Lang, Scores]) -> Hit:
        content = self._card(place).content
        best = max(LANGS, key=lambda lang: float(worths[lang][place]) if worths else 0.0)
        matched = [lang for lang in (reader, best) if worths and worths[lang][place] > 0]
        return Hit(self._card(place).id, score, matched[0] if matched else content.words(reader)[0])

    def like(self, card: str, limit: int = 5) -> tuple[Hit, ...]:
        """At most `limit` cards about the same as `card`, itself not among them."""
        with self._lock:
            if card not in self._place:
                return ()
            place = self._place[card]
            known = documents(self._card(place))
            ranked = [self._worths(self._about(doc, lang)) for lang, doc in known.items()]
            worths = {lang: np.maximum.reduce([one[lang] for one in ranked]) for lang in LANGS}
            best = np.maximum.reduce(list(worths.values()))
            best[place] = 0
            places = self._best(best, best > 0, limit)
            first = next(iter(known))
            return tuple(self._hit(p, float(best[p]), first, worths) for p in places)

    def _about(self, document: Document, lang: Lang) -> tuple[Idea, ...]:
        """What a card is about, as a query: its most telling words with their names."""
        weight: defaultdict[str, float] = defaultdict(float)
        for column, said in document.items():
            for word in said:
                weight[stem(word, lang)] += COLUMNS[column]
        cards = len(self._place)
        telling = {
            one: math.sqrt(often) * rarity(self._tables.holding(lang, one), cards)
            for one, often in weight.items()
            if one and self._tables.holding(lang, one) > 1
        }
        best = heapq.nlargest(TELLING, telling, key=lambda one: (telling[one], one))
        return tuple(self._reader.idea(one, lang) for one in best)
