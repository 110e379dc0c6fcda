"""Seeded synthetic cards in any number, as alike and as unlike as those of a large network.

Every card is written from sentences of the seed library; a part of its words gives way to words
of a made-up lexicon drawn by Zipf's law, so that the vocabulary grows with the number of cards
as that of real ones does. Most are in one language, as people write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import numpy as np

from lidera_nb.cards.costs import Cost
from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Content, Context, Lang, Provenance, Words
from lidera_nb.cards.seed import load_seeds
from lidera_nb.cards.vocabulary import Dimension, Evidence, Kind, Stage, Students
from lidera_nb.schoolwords import VOCABULARY

LANGUAGES: tuple[tuple[tuple[Lang, ...], float], ...] = (
    (("es",), 0.6), (("en",), 0.25), (("es", "en"), 0.15),
)  # fmt: skip
LEXICON, ZIPF, NEW_WORDS = 60_000, 1.1, 0.12
FIELDS = {"problem": 2, "for_whom": 1, "what": 3, "why": 1, "resources": 1, "results": 2,
          "measured": 1, "conditions": 1, "did_not_work": 2}  # fmt: skip
"""Field to its number of sentences."""

STEPS = 4
FIRST = datetime(2026, 3, 1, tzinfo=UTC)
_SYLLABLES = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]


def many_cards(n: int, course: Path, seed: int = 8) -> Iterator[Published]:
    """`n` published cards made from the sentences of a course folder's seed library."""
    rng = np.random.default_rng(seed)
    said, titles = sentences(course)
    lexicon = _lexicon(rng)
    for number in range(n):
        yield _card(number, rng, said, titles, lexicon)


def sentences(course: Path) -> tuple[dict[Lang, list[str]], dict[Lang, list[str]]]:
    """The sentences and the titles of the seed library by language."""
    said: dict[Lang, list[str]] = {"es": [], "en": []}
    titles: dict[Lang, list[str]] = {"es": [], "en": []}
    for card in load_seeds(course).values():
        for lang, words in card.content.texts.items():
            titles[lang].append(words.title)
            for _, text in words.prose():
                said[lang] += re.split(r"(?<=[.;:]) ", text)
    return said, titles


def _lexicon(rng: np.random.Generator) -> list[str]:
    sizes = rng.integers(2, 5, LEXICON)
    return ["".join(rng.choice(_SYLLABLES, size)) for size in sizes]


def _card(
    number: int,
    rng: np.random.Generator,
    said: dict[Lang, list[str]],
    titles: dict[Lang, list[str]],
    lexicon: list[str],
) -> Published:
    chance = [share for _, share in LANGUAGES]
    langs = LANGUAGES[int(rng.choice(len(LANGUAGES), p=chance))][0]
    texts = {lang: _words(rng, said[lang], titles[lang], lexicon) for lang in langs}
    content = Content(
        kind=_one(rng, get_args(Kind)),
        context=Context(**{name: (_one(rng, words),) for name, words in VOCABULARY.items()}),
        students=(_one(rng, get_args(Students)),),
        dimensions=(_one(rng, get_args(Dimension)),),
        psel=(int(rng.integers(1, 11)),),
        cost=Cost(band=int(rng.integers(0, 6))),
        evidence=_one(rng, get_args(Evidence)),
        texts=texts,
    )
    return Published(
        id=f"card{number:06d}", version=1, content=content, licence="CC-BY-4.0", reach="open",
        byline="", origin=Provenance(how="form"), synthetic=True,
        at=FIRST + timedelta(minutes=number), editions=(), tries=(), files=(),
        stage=_one(rng, get_args(Stage)), security=int(rng.integers(0, 6)),
    )  # fmt: skip


def _words(
    rng: np.random.Generator, said: list[str], titles: list[str], lexicon: list[str]
) -> Words:
    def told(sentences: int) -> str:
        found = (said[i] for i in rng.integers(0, len(said), sentences))
        return _renewed(rng, " ".join(found), lexicon)

    prose = {name: told(count)[:3000] for name, count in FIELDS.items()}
    steps = tuple(told(1)[:200] for _ in range(STEPS))
    title = _renewed(rng, titles[int(rng.integers(len(titles)))], lexicon)
    return Words(title=title[:120], steps=steps, **prose)


def _renewed(rng: np.random.Generator, text: str, lexicon: list[str]) -> str:
    """A text in which a part of the longer words gave way to words of the lexicon."""
    words = text.split()
    ranks = rng.zipf(ZIPF, len(words))
    for at in np.flatnonzero(rng.random(len(words)) < NEW_WORDS):
        if len(words[at]) > 4:
            words[at] = lexicon[int(ranks[at]) % LEXICON]
    return " ".join(words)


def _one(rng: np.random.Generator, of: tuple[Any, ...]) -> Any:
    return of[int(rng.integers(len(of)))]
