"""How well the judged queries find what was judged to answer them, and how well plain FTS5 does.

The measure is the normalised discounted cumulative gain of the first ten (Järvelin and
Kekäläinen, 2002), with 2^grade - 1 as the gain of a card.
"""

import math
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from statistics import fmean

from lidera_nb.cards.library import Published, of_seed
from lidera_nb.cards.search.contract import CardIndex
from lidera_nb.cards.search.sqlite import SqliteIndex
from lidera_nb.cards.seed import load_seeds
from tests.judgedqueries import (
    Query,
    development_queries,
    gain,
    indexed_languages,
    judged_queries,
)
from tests.ourcourse import COURSE

FIRST = 10
Find = Callable[[Query], Sequence[str]]


@cache
def measured() -> Mapping[str, float]:
    """Mean nDCG@10 of the index and of plain FTS5: of all judged queries, and across languages.

    Those on which the ranking was tuned are told apart from them.
    """
    cards = judged_cards()
    ways: dict[str, Find] = {"": _index(cards), "_plain_fts5": _plain(cards)}
    found = {}
    for name, find in ways.items():
        scores = [(query.cross, ndcg(find(query), query.grades)) for query in judged_queries()]
        found[f"ndcg{name or '_at_10'}"] = fmean(score for _, score in scores)
        found[f"ndcg{name}_across"] = fmean(score for cross, score in scores if cross)
        tuned = (ndcg(find(query), query.grades) for query in development_queries())
        found[f"ndcg{name}_development"] = fmean(tuned)
    return found


def mean_ndcg(find: Find) -> float:
    """How well all judged queries are answered."""
    return fmean(ndcg(find(query), query.grades) for query in judged_queries())


def judged_cards() -> list[Published]:
    """The seed library, each card in the only language in which the evaluation indexes it."""
    langs, found = indexed_languages(), []
    for name, seed in sorted(load_seeds(COURSE).items()):
        card, lang = of_seed(seed), langs[name]
        texts = {lang: card.content.texts[lang]}
        found.append(replace(card, content=card.content.model_copy(update={"texts": texts})))
    return found


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """The gain of the first ten beside that of the best ten, 0 to 1."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(name, 0) for name in found]) / _gain(best)


def _gain(grades: Sequence[int]) -> float:
    return sum(gain(grade) / math.log2(at + 2) for at, grade in enumerate(grades[:FIRST]))


def _index(cards: Sequence[Published]) -> Find:
    return finder(SqliteIndex(), cards)


def finder(index: CardIndex, cards: Sequence[Published]) -> Find:
    """What an index of these cards finds."""
    index.put(cards)
    return lambda query: [h.id for h in index.search(query.text, query.lang, limit=FIRST).hits]


def _plain(cards: Sequence[Published]) -> Find:
    """FTS5 as it comes: all words of a card, accents folded, any word of the query, bm25."""
    said = [
        (card.id, "\n".join(text for words in card.content.texts.values()
                            for _, text in words.prose()))
        for card in cards
    ]  # fmt: skip

    def find(query: Query) -> Sequence[str]:
        any_word = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query.text))
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, words, "
                       "tokenize='unicode61 remove_diacritics 2')")  # fmt: skip
            db.executemany("INSERT INTO plain VALUES (?, ?)", said)
            told = "SELECT id FROM plain WHERE plain MATCH ? ORDER BY bm25(plain), id LIMIT ?"
            return [row[0] for row in db.execute(told, (any_word, FIRST))]

    return find
