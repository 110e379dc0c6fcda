"""Three waves of a group of schools: their ties, and who leads them when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.world.choosing import evolve
from lidera_nb.network.world.schools import leaders
from lidera_nb.network.world.shape import TOPICS, Shape, Taste

Rng = np.random.Generator


@dataclass(frozen=True)
class History:
    """What was so, whether or not anybody told it.

    Attributes
    ----------
    people
        Everybody who ever led one of the schools.
    seats
        For each wave, who leads each school: ids in the order of the schools.
    ties
        For each wave and relation (or ``expertise:topic``), a square array over the schools.
    """

    people: pd.DataFrame
    seats: tuple[tuple[str, ...], ...]
    ties: tuple[dict[str, Any], ...]


def live(schools: pd.DataFrame, shape: Shape, rng: Rng) -> History:
    """Let the schools' leaders turn to one another over the waves, replacing some between."""
    affinity, standing = likeness(schools, shape.taste), _standing(len(schools), shape.taste, rng)
    people, seats, waves = [leaders(schools, 1, rng)], [], []
    skills = [_skills(people[0], shape, rng)]
    held = np.arange(len(schools))
    ties: dict[str, Any] = {}
    for wave in range(shape.waves):
        if wave:
            left = np.flatnonzero(rng.random(len(schools)) < shape.turnover)
            people.append(leaders(schools.iloc[left], sum(map(len, people)) + 1, rng, new=True))
            skills.append(_skills(people[-1], shape, rng))
            held[left] = np.arange(sum(map(len, people)))[-len(left) :] if len(left) else []
            standing[:, left] = _standing(len(left), shape.taste, rng)
            ties = {name: _emptied(net, left) for name, net in ties.items()}
        everybody = pd.concat(people)
        ties = _wave(ties, affinity, standing, wave, shape, rng)
        known = np.concatenate(skills)[held]
        asked = {f"expertise:{t}": _experts(ties["advice"], affinity, known[:, k], rng)
                 for k, t in enumerate(TOPICS)}  # fmt: skip
        seats.append(tuple(everybody.index[held]))
        waves.append({**ties, **asked})
    topics = [";".join(np.array(TOPICS)[row]) for row in np.concatenate(skills)]
    return History(pd.concat(people).assign(expertise=topics), tuple(seats), tuple(waves))


def likeness(schools: pd.DataFrame, taste: Taste) -> Any:
    """What it is worth to the leader of a school that another is like it."""
    weights = {"territory": taste.territory, "macrozone": taste.macrozone, "level": taste.level,
               "dependence": taste.dependence}  # fmt: skip
    whole = np.zeros((len(schools), len(schools)))
    for column, weight in weights.items():
        codes = schools[column].to_numpy()
        whole += weight * (codes[:, None] == codes[None, :])
    return whole


def _wave(
    before: dict[str, Any], affinity: Any, standing: Any, wave: int, shape: Shape, rng: Rng
) -> dict[str, Any]:
    taste, count = shape.taste, len(affinity)
    turns = count * (shape.moves if wave else shape.settling)
    liking = taste.tie + wave * taste.growth + affinity + standing[0][:, None] + standing[1]
    now: dict[str, Any] = {}
    for relation, cost in shape.costs:
        along = taste.entrained * now["advice"] - 0.4 if now else 0.0
        start = before.get(relation, np.zeros((count, count)))
        now[relation] = evolve(start, liking + cost + along, turns, taste, rng)
    return now


def _standing(count: int, taste: Taste, rng: Rng) -> Any:
    """How readily each asks (first row), and how readily each is asked (second)."""
    return rng.normal(size=(2, count)) * [[taste.outgoing], [taste.standing]]


def _skills(people: pd.DataFrame, shape: Shape, rng: Rng) -> Any:
    """Who knows which topic well; years in the post help."""
    chance = shape.experts * (0.5 + np.minimum(people["years"].to_numpy(), 10) / 10)
    return rng.random((len(people), len(TOPICS))) < chance[:, None]


def _experts(advice: Any, affinity: Any, knows: Any, rng: Rng) -> Any:
    """Up to two people whom each turns to on a topic: known to know it, and within reach."""
    count = len(advice)
    reach = 2.5 * advice + 1.0 * (advice @ advice > 0) + 0.5 * affinity
    odds = reach + 3.0 * knows + rng.gumbel(size=(count, count))
    np.fill_diagonal(odds, -np.inf)
    wanted = rng.binomial(2, 0.45, count)
    ranked = np.argsort(-odds, axis=1)
    named = np.zeros((count, count))
    for ego in np.flatnonzero(wanted):
        named[ego, ranked[ego, : wanted[ego]]] = 1
    return named


def _emptied(ties: Any, left: Any) -> Any:
    """Without the ties of those who left: a successor begins with none."""
    ties = ties.copy()
    ties[left] = 0
    ties[:, left] = 0
    return ties
