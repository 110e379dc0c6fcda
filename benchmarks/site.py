"""What a public site of cards costs: ``python benchmarks/site.py [CARDS]``.

A thousand synthetic cards in both languages, put together from the seed library's sentences by a
seed, are published as a site. The last line is one JSON object: CPU seconds of writing the site,
its files and size, what the first page costs over the wire (HTML, style and script, gzip), what
the search index costs when somebody first searches, CPU seconds of one PDF (over some cards, both
languages), and peak resident memory in MiB before and after the PDFs.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from lidera_nb.cards.library import Edition, Published, library
from lidera_nb.cards.model import Content, Words
from lidera_nb.cards.seed import load_seeds
from lidera_nb.sharing.papers import papers
from lidera_nb.sharing.publish import publish
from lidera_nb.sharing.site import Site, site

ROOT = Path(__file__).parents[1]
CARDS, PAPERS, SEED = 1000, 10, 20261123
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = ("es/index.html", "site.css", "search.js")


def main(count: int) -> None:
    """Publish so many cards and print the figures."""
    cards, where = many(count), site("Red de medición", "https://fichas.example.org")
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "site"
        begun = time.process_time()
        done = publish(out, where, cards, with_papers=False)
        spent = time.process_time() - begun
        figures = {
            "cards": done.cards,
            "site_cpu_s": round(spent, 2),
            "files": done.files,
            "site_mib": round(sum(f.stat().st_size for f in out.rglob("*.*")) / 2**20, 1),
            "first_page_kb": round(sum(wire(out / name) for name in FIRST), 1),
            "card_page_kb": round(wire(out / "es/cards" / cards[0].id / "index.html"), 1),
            "search_index_kb": round(wire(out / "es/cards.js"), 1),
            "rss_mib": peak(),
        }
    print(json.dumps(figures | paper_cost(where, cards[:PAPERS])))


def many(count: int) -> list[Published]:
    """Cards put together from the seed library: each part from a card drawn for it."""
    dice = np.random.default_rng(SEED)
    known = list(library(load_seeds(ROOT / "course"), [], frozenset()).values())
    return [_drawn(number, known, dice) for number in range(count)]


def _drawn(number: int, known: list[Published], dice: np.random.Generator) -> Published:
    drawn = {
        name: known[int(dice.integers(len(known)))].content.texts for name in Words.model_fields
    }
    frame = known[int(dice.integers(len(known)))]
    texts = {
        lang: Words(**{name: getattr(of[lang], name) for name, of in drawn.items()})
        for lang in ("es", "en")
    }
    content = Content(**{**dict(frame.content), "texts": texts})
    at = BEGUN + timedelta(hours=number)
    return replace(frame, id=f"card-{number:05}", content=content, at=at,
                   editions=(Edition(frame.version, at, content),))  # fmt: skip


def wire(path: Path) -> float:
    """Kilobytes of a file as a web server sends it."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0)) / 1000


def paper_cost(where: Site, cards: list[Published]) -> dict[str, float]:
    """CPU seconds of one PDF, and memory afterwards."""
    begun = time.process_time()
    made = sum(1 for _ in papers(where, cards, Path("nowhere"), {}))
    return {
        "pdfs": made,
        "pdf_cpu_s": round((time.process_time() - begun) / made, 3),
        "pdf_rss_mib": peak(),
    }


def peak() -> int:
    """The most memory that this process held, in MiB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CARDS)
