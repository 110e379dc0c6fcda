"""Synthetic networks of schools, seeded and labelled: one like the REL, and a national one.

They are for building, testing and teaching: nothing about real schools follows from them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lidera_nb.network.study import RESPONSES, Study
from lidera_nb.network.world.asked import heard, told
from lidera_nb.network.world.country import grow
from lidera_nb.network.world.history import live
from lidera_nb.network.world.schools import leaders, schools
from lidera_nb.network.world.shape import National, Shape, Taste

__all__ = ["National", "Shape", "Taste", "World", "national", "rel_like", "rel_world"]

SEED = 2026


@dataclass(frozen=True)
class World:
    """A made-up network as a survey would tell it, and as it is.

    Attributes
    ----------
    study
        What the survey holds: ties of those who did not answer are missing.
    truth
        The same world if everybody had answered; what a suggestion is judged by, and never shown.
    """

    study: Study
    truth: Study


def rel_like(seed: int = SEED, shape: Shape | None = None) -> Study:
    """A synthetic network like the Red de Escuelas Líderes, in three waves.

    110 schools from Arica to Punta Arenas with advice, knowledge, collaboration and support
    (frequency 1 to 4) and expertise by topic (without a frequency); some principals leave and
    their successors begin without ties; some do not answer.

    Parameters
    ----------
    seed
        The same seed makes the same world.
    shape
        Sizes and tastes; see `lidera_nb.network.world.shape` for each with its reason.

    Returns
    -------
    Study
        With ``synthetic`` true. ``people`` also has ``macrozone``, ``role``, ``school``,
        ``years`` (in the post when first seen) and ``expertise`` (topics, parted by ``;``).
    """
    return rel_world(seed, shape).study


def rel_world(seed: int = SEED, shape: Shape | None = None) -> World:
    """The same world as `rel_like`, together with what nobody told."""
    shape = shape or Shape()
    rng = np.random.default_rng(seed)
    places = schools(shape.schools, shape.least, shape.vulnerability, rng)
    return World(*told(live(places, shape, rng), shape.answered, rng))


def national(n: int = 9000, seed: int = SEED, shape: National | None = None) -> Study:
    """A synthetic country: `n` principals, one wave of advice, about five ties each.

    Parameters
    ----------
    n
        How many people; at least 80.
    seed
        The same seed makes the same world.
    shape
        Shares and spreads; see `lidera_nb.network.world.shape`.

    Returns
    -------
    Study
        With ``synthetic`` true.

    Raises
    ------
    ValueError
        If `n` is too small for every region to have its least number of schools.
    """
    shape = shape or National()
    rng = np.random.default_rng(seed)
    people = leaders(schools(n, shape.least, shape.vulnerability, rng), 1, rng)
    source, target = grow(people, shape, rng)
    ids = people.index.to_numpy()
    often = pd.array(rng.choice(4, size=len(source), p=(0.3, 0.35, 0.23, 0.12)) + 1, dtype="Int64")
    ties = pd.DataFrame({"wave": 1, "relation": "advice", "source": ids[source],
                         "target": ids[target], "frequency": often, "topic": None})  # fmt: skip
    answers = rng.random(n) < shape.answered
    responses = pd.DataFrame({"wave": 1, "person": ids, "responded": answers})[list(RESPONSES)]
    return Study(people, responses, heard(ties, responses), synthetic=True)
