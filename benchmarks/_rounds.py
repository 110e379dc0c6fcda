"""Synthetic rounds of exchange: schools over Chile, offers and requests, a fund that is short.

Plausible, not observed: shares of regions fall off from the middle of the country, a third of the
schools are rural. The same seed gives the same round.
"""

from __future__ import annotations

import numpy as np

from lidera_nb.exchange.model import Offer, Request, Round, School, make
from lidera_nb.schoolwords import LEVELS, SIZES, TERRITORIES

TOPICS = ("vision", "capacities", "teaching", "climate", "managing", "families", "reading",
          "attendance", "inclusion", "multigrade")  # fmt: skip
WEEKS = tuple(f"2027-{month:02d}-{day:02d}" for month in (4, 5, 6) for day in (5, 12, 19, 26))
REGIONS = TERRITORIES[:16]
MANY = np.array([2, 3, 4, 3, 5, 10, 25, 6, 8, 5, 10, 8, 4, 7, 2, 2], dtype=float)
"""Weights of the regions."""

APIECE = 55_000
"""Pesos in the fund by school: about half of what everybody's first wish would cost."""


def drawn(schools: int, seed: int = 0) -> Round:
    """A round of so many schools: six in ten offer a visit, eight in ten ask for one or two."""
    rng = np.random.default_rng(seed)
    made = [_school(rng, i) for i in range(schools)]
    offers = [_offer(rng, one.id) for one in made if rng.random() < 0.6]
    requests = [
        _request(rng, one.id, n) for one in made if rng.random() < 0.8
        for n in range(1 + (rng.random() < 0.3))
    ]  # fmt: skip
    return make(made, offers, requests, fund=APIECE * schools)


def _school(rng: np.random.Generator, i: int) -> School:
    context = {
        "territory": str(rng.choice(REGIONS, p=MANY / MANY.sum())),
        "rurality": str(rng.choice(["urban", "rural", "rural_isolated"], p=[0.65, 0.25, 0.1])),
        "level": str(rng.choice(LEVELS)),
        "size": str(rng.choice(SIZES)),
    }
    waited, gone = rng.choice(3, p=[0.75, 0.2, 0.05]), rng.choice(3, p=[0.6, 0.3, 0.1])
    return School(f"s{i}", context, int(waited), int(gone))


def _some(rng: np.random.Generator, among: tuple[str, ...], n: int) -> frozenset[str]:
    return frozenset(str(one) for one in rng.choice(among, n, replace=False))


def _offer(rng: np.random.Generator, school: str) -> Offer:
    places, groups = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    return Offer(f"o-{school}", school, _some(rng, TOPICS, 2), _some(rng, WEEKS, 2), places, groups)


def _request(rng: np.random.Generator, school: str, n: int) -> Request:
    hours = [None, 4.0, 8.0][int(rng.integers(3))]
    alike = (("level",), ("rurality",), ())[int(rng.integers(3))]
    topics, dates = _some(rng, TOPICS, 2), _some(rng, WEEKS, 4)
    return Request(f"r-{school}-{n}", school, topics, dates, int(rng.integers(1, 4)), hours, alike)
