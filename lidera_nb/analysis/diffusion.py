"""Whether things are tried after people whom one turns to knew them, beside what chance gives.

*Knew* means: wrote the thing, or told of trying it, on an earlier day. Likeness, a shared context
or the same meeting bring people who turn to one another to the same things as well; nothing here
tells these from passing a thing on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]


class Known(NamedTuple):
    """Somebody who knows a thing from a day on, as whoever wrote it or as one who tries it."""

    thing: str
    person: str
    day: int
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class Diffusion:
    """How many tries came after somebody whom one turns to.

    Attributes
    ----------
    tries, after
        Tries of people whose ties are known, and those after an earlier one of theirs.
    triers, followers, alone
        People behind the two numbers, and those with a try that came after nobody of theirs.
    wrote, tried
        Of `followers`, those after somebody who wrote it, and who tried it; some are both. None
        where they are withheld.
    expected, low, high
        What chance gives: the mean and the middle 95 % of the draws.
    p, error
        How often chance gives as many or more, and the Monte Carlo error of that.
    """

    tries: int
    after: int
    triers: int
    followers: int
    alone: int
    wrote: int | None
    tried: int | None
    expected: float
    low: float
    high: float
    p: float
    error: float


def diffusion(
    known: Sequence[Known],
    names: Mapping[str, Collection[str]],
    silent: Collection[str],
    draws: int,
    seed: int,
) -> Diffusion | None:
    """Tries that came after somebody whom one turns to, against people dealt out anew.

    Chance keeps who tried and wrote what and when, and the shape of the network; it deals the
    people out to the places in it. Those who answered change places among themselves, and so do
    the silent: else a place without known ties would become one.

    Parameters
    ----------
    known
        Who wrote or tried what and from which day on; of several tries the first.
    names
        Each person who answered to those whom they turn to.
    silent
        People of the network who did not answer.
    draws, seed
        How many deals, and what settles them.

    Returns
    -------
    Diffusion or None
        None without a try of somebody who answered.
    """
    places = [*names, *(one for one in silent if one not in names)]
    at = {person: i for i, person in enumerate(places)}
    tries = [one for one in known if not one.wrote and one.person in names]
    if not tries:
        return None
    people = np.array([at[one.person] for one in tries])
    wrote, tried = (_earlier(tries, known, at, of) for of in (True, False))
    ties = _ties(names, at)
    found = _met(ties, people, wrote | tried)
    drawn = _drawn(ties, people, wrote | tried, len(names), draws, seed)
    p = float((np.sum(drawn >= found.sum()) + 1) / (draws + 1))
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Diffusion(
        tries=len(tries),
        after=int(found.sum()),
        triers=len(set(people.tolist())),
        followers=len(set(people[found].tolist())),
        alone=len(set(people[~found].tolist())),
        wrote=len(set(people[_met(ties, people, wrote)].tolist())),
        tried=len(set(people[_met(ties, people, tried)].tolist())),
        expected=float(drawn.mean()),
        low=float(low),
        high=float(high),
        p=p,
        error=float(np.sqrt(p * (1 - p) / draws)),
    )


def _earlier(
    tries: Sequence[Known], known: Sequence[Known], at: Mapping[str, int], wrote: bool
) -> Flags:
    """By try and place, whether whoever stands there knew the thing on an earlier day."""
    found = np.zeros((len(tries), len(at)), dtype=bool)
    for row, one in enumerate(tries):
        for other in known:
            same = other.thing == one.thing and other.person in at and other.wrote is wrote
            if same and other.day < one.day:
                found[row, at[other.person]] = True
    return found


def _ties(names: Mapping[str, Collection[str]], at: Mapping[str, int]) -> Flags:
    ties = np.zeros((len(at), len(at)), dtype=bool)
    for person, others in names.items():
        ties[at[person], [at[one] for one in others if one in at]] = True
    return ties


def _met(ties: Flags, people: npt.NDArray[Any], earlier: Flags) -> Flags:
    met: Flags = (ties[people] & earlier).any(axis=1)
    return met


def _drawn(
    ties: Flags, people: npt.NDArray[Any], earlier: Flags, answered: int, draws: int, seed: int
) -> npt.NDArray[np.int64]:
    """How many tries come after somebody in each deal; the first `answered` places answered."""
    dice = np.random.default_rng(seed)
    silent = np.arange(answered, len(ties))
    found = np.empty(draws, dtype=np.int64)
    for i in range(draws):
        place = np.concatenate([dice.permutation(answered), dice.permutation(silent)])
        found[i] = _met(ties[np.ix_(place, place)], people, earlier).sum()
    return found
