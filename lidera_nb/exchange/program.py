"""The round as a mixed-integer linear program: columns, rows and what they are worth.

Columns are the possible visits (x, 0 or 1), then for each school that could go its turns of
this round (t: goes at all, goes a second time…), and last one that says whether all who were
left out before go (w). Rows are the rules of `lidera_nb.exchange.rules`, one to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.rules import THIRD
from lidera_nb.exchange.worth import FIT, fit, turn


@dataclass(frozen=True)
class Program:
    """Maximise ``worth @ x`` under ``rows @ x <= upper``; `whole` marks columns of integers."""

    worth: Any
    rows: Any
    upper: Any
    whole: Any


class _Rows:
    """Rows of a sparse matrix as they are added, each at most a bound."""

    def __init__(self) -> None:
        self.at: tuple[list[int], list[int], list[float]] = ([], [], [])
        self.upper: list[float] = []

    def add(self, terms: Mapping[int, float], most: float) -> None:
        row, column, value = self.at
        row += [len(self.upper)] * len(terms)
        column += terms.keys()
        value += terms.values()
        self.upper.append(most)

    def same(self, one: Mapping[int, float], zero: Iterable[tuple[int, float]]) -> None:
        """The terms of both sum to nothing."""
        terms = {**one, **dict(zero)}
        self.add(terms, 0)
        self.add({at: -value for at, value in terms.items()}, 0)

    def matrix(self, width: int) -> Any:
        row, column, value = self.at
        return csr_array((value, (row, column)), shape=(len(self.upper), width))


class _Columns:
    """Where the columns stand."""

    def __init__(self, possible: Possible) -> None:
        self.possible, self.round = possible, possible.round
        self.visits = possible.visits
        self.schools = sorted(possible.schools)
        most, first = self.round.most, len(self.visits)
        self.turns = {school: [first + i * most + n for n in range(most)]
                      for i, school in enumerate(self.schools)}  # fmt: skip
        self.waiting = first + len(self.schools) * most
        self.width = self.waiting + 1

    def grouped(self, by: Any) -> Mapping[Any, list[int]]:
        """Columns of visits by what `by` says of one."""
        found: dict[Any, list[int]] = defaultdict(list)
        for column, visit in enumerate(self.visits):
            found[by(visit)].append(column)
        return found


def program(possible: Possible) -> Program:
    """The program of a round with at least one possible visit."""
    at, rows = _Columns(possible), _Rows()
    _alone(at, rows)
    _away(at, rows)
    _turns(at, rows)
    _waiting(at, rows)
    _remote(at, rows)
    whole = np.ones(at.width)
    whole[[c for turns in at.turns.values() for c in turns[1:]]] = 0
    return Program(_worth(at), rows.matrix(at.width), np.array(rows.upper), whole)


def _worth(at: _Columns) -> Any:
    worth = np.zeros(at.width)
    worth[: len(at.visits)] = [FIT * fit(at.possible, visit) for visit in at.visits]
    for school, turns in at.turns.items():
        worth[turns] = [turn(at.round.schools[school], n + 1) for n in range(len(turns))]
    return worth


def _alone(at: _Columns, rows: _Rows) -> None:
    """Once, groups, places, fund: each bounds a sum of visits."""
    for columns in at.grouped(lambda v: v.request).values():
        rows.add(dict.fromkeys(columns, 1), 1)
    for offer, columns in at.grouped(lambda v: v.offer).items():
        rows.add(dict.fromkeys(columns, 1), at.round.offers[offer].groups)
    people = [at.round.requests[visit.request].people for visit in at.visits]
    for (offer, _), columns in at.grouped(lambda v: (v.offer, v.date)).items():
        rows.add({c: people[c] for c in columns}, at.round.offers[offer].places)
    # In thousands: the solver likes its numbers near one another.
    costs = {c: at.round.cost(visit) / 1000 for c, visit in enumerate(at.visits)}
    rows.add(costs, at.round.fund / 1000)


def _away(at: _Columns, rows: _Rows) -> None:
    """A school is in one place on a date: away once, or at home for whom it receives."""
    round_ = at.round
    goes = at.grouped(lambda v: (round_.requests[v.request].school, v.date))
    comes = at.grouped(lambda v: (round_.offers[v.offer].school, v.date))
    for when, columns in goes.items():
        rows.add(dict.fromkeys(columns, 1), 1)
        for guest in comes.get(when, ()):
            rows.add({**dict.fromkeys(columns, 1), guest: 1}, 1)


def _turns(at: _Columns, rows: _Rows) -> None:
    """A school's visits are its turns, taken in order."""
    by_school = at.grouped(lambda v: at.round.requests[v.request].school)
    for school, turns in at.turns.items():
        rows.same(dict.fromkeys(by_school[school], 1.0), [(c, -1.0) for c in turns])
        for earlier, later in pairwise(turns):
            rows.add({later: 1, earlier: -1}, 0)


def _waiting(at: _Columns, rows: _Rows) -> None:
    """Nobody goes a third time unless all go who were left out before."""
    for school in at.possible.waiting:
        rows.add({at.waiting: 1, at.turns[school][0]: -1}, 0)
    for school, turns in at.turns.items():
        before = at.round.schools[school].gone
        if before + at.round.most >= THIRD:
            most = max(0, THIRD - 1 - before)
            rows.add({**dict.fromkeys(turns, 1), at.waiting: most - at.round.most}, most)


def _remote(at: _Columns, rows: _Rows) -> None:
    """Remote schools that go, of all remote, at least as all that go, of all, rounded down."""
    all_, remote = len(at.schools), len(at.possible.remote)
    share = {at.turns[school][0]: remote - all_ * (school in at.possible.remote)
             for school in at.schools}  # fmt: skip
    rows.add(share, all_ - 1)
