"""What finding cards costs and how well it finds: ``python benchmarks/search.py``.

50,000 seeded synthetic cards are indexed, and searched with queries in both languages made from
words of the seed library, with slips among them; every query is asked once. Quality is measured
on the judged queries of the tests. The last line is one JSON object: the 95th percentile of a
search's milliseconds, the index's CPU seconds and memory, and nDCG@10 beside that of plain FTS5.
Where PostgreSQL is installed, a throw-away cluster is asked the same (``postgres_…``; CPU with
that of the database), and what a second server takes that finds all cards written.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import _manycards
import numpy as np
from _process import PROC

from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.contract import CardIndex
from lidera_nb.cards.search.postgres import PostgresIndex
from lidera_nb.cards.search.sqlite import SqliteIndex
from lidera_nb.cards.search.stems import STOP, fold, words
from lidera_nb.settings import PROJECT

sys.path.insert(0, str(PROJECT))  # the judged queries and their measure are the tests'

CARDS, QUERIES, SLIPS, NARROWED = 50_000, 600, 0.15, 0.3
COURSE = PROJECT / "course"


def main() -> None:
    """Measure and print."""
    cards = list(_manycards.many_cards(CARDS, COURSE))
    told = {"cards": CARDS, **_measured(SqliteIndex, cards), **_quality()}
    print(json.dumps(told | _in_postgres(cards)))


def _measured(
    make: Callable[[], CardIndex], cards: list[Published], more: Callable[[], float] = float
) -> dict[str, float]:
    """What an index costs; `more` tells the CPU seconds that others have spent for it so far."""
    before, began = _resident_mib(), time.process_time() + more()
    index = make()
    index.put(cards)
    cpu, memory = time.process_time() + more() - began, _resident_mib() - before
    took = [_milliseconds(index, *query) for query in _queries(COURSE)]
    alike = [_like_milliseconds(index, card.id) for card in cards[:: CARDS // 100]]
    return {
        "p50_ms_50k": round(float(np.percentile(took, 50)), 2),
        "p95_ms_50k": round(float(np.percentile(took, 95)), 2),
        "max_ms_50k": round(max(took), 2),
        "like_p95_ms_50k": round(float(np.percentile(alike, 95)), 2),
        "index_cpu_s": round(cpu, 1),
        "index_rss_mib": round(memory),
    }


def _in_postgres(cards: list[Published]) -> dict[str, float]:
    """The same in PostgreSQL, nothing where it is not installed."""
    from tests.cards.search.judging import finder, judged_cards, mean_ndcg
    from tests.postgresserver import cluster, cpu_seconds, programs

    if programs() is None:
        return {}
    with cluster(buffers="256MB") as url:
        spent = partial(cpu_seconds, url)
        told = _measured(partial(PostgresIndex, url), cards, spent)
        del told["index_rss_mib"]  # it may lie where the first index lay
        began = time.process_time() + spent()
        PostgresIndex(url).put(cards)
        told["second_server_cpu_s"] = round(time.process_time() + spent() - began, 1)
        judged = PostgresIndex(url)
        judged.keep([])
        told["ndcg_at_10"] = round(mean_ndcg(finder(judged, judged_cards())), 3)
    return {f"postgres_{name}": value for name, value in told.items()}


def _queries(course: Path, seed: int = 9) -> list[tuple[str, Lang, dict[str, list[str]]]]:
    """Queries of one to five words that stand together in the library, a part with a slip."""
    rng = np.random.default_rng(seed)
    said, _ = _manycards.sentences(course)
    found: list[tuple[str, Lang, dict[str, list[str]]]] = []
    while len(found) < QUERIES:
        lang: Lang = "es" if rng.random() < 0.6 else "en"
        text = said[lang][int(rng.integers(len(said[lang])))]
        kept = [word for word in words(text) if fold(word) not in STOP[lang]]
        length = int(rng.integers(1, 6))
        if len(kept) < length:
            continue
        at = int(rng.integers(0, len(kept) - length + 1))
        query = kept[at : at + length]
        if rng.random() < SLIPS:
            query[0] = _slip(query[0], rng)
        where = {"rurality": ["rural"]} if rng.random() < NARROWED else {}
        found.append((" ".join(query), lang, where))
    return found


def _slip(word: str, rng: np.random.Generator) -> str:
    at = int(rng.integers(0, len(word)))
    return word[:at] + word[at + 1 :] if len(word) > 5 else word


def _milliseconds(index: CardIndex, query: str, lang: Lang, where: dict[str, list[str]]) -> float:
    began = time.perf_counter()
    index.search(query, lang, where)
    return (time.perf_counter() - began) * 1000


def _like_milliseconds(index: CardIndex, card: str) -> float:
    began = time.perf_counter()
    index.like(card)
    return (time.perf_counter() - began) * 1000


def _quality() -> dict[str, Any]:
    """How well the judged queries find."""
    from tests.cards.search.judging import measured

    return {name: round(value, 3) for name, value in measured().items()}


def _resident_mib() -> float:
    lines = (PROC / "self" / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
