"""How ties come and go: one person after another weighs one change and makes it, or none.

The process of actor-oriented models (Snijders 2001): whoever has their turn compares, for every
other person, the network with that tie changed, and chooses with odds given by what they like.
Reciprocity, closure and unequal degrees arise as they do among people: by choosing.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lidera_nb.network.world.shape import Taste

Rng = np.random.Generator


def evolve(ties: Any, liking: Any, turns: int, taste: Taste, rng: Rng) -> Any:
    """The network after a number of turns.

    Parameters
    ----------
    ties
        Square array of 0 and 1, row turns to column.
    liking
        Square array: what a tie is worth to the row apart from the other ties, its cost included.
    turns
        How often somebody, drawn at random, may change one tie.
    taste
        Weights of reciprocity, closure and reputation.
    rng
        The source of chance.

    Returns
    -------
    numpy.ndarray
        A new array; `ties` is left as it was.
    """
    now = np.array(ties, dtype=np.float32)
    luck = rng.gumbel(size=(turns, len(now)))
    for turn, ego in enumerate(rng.integers(len(now), size=turns)):
        change = (1 - 2 * now[ego]) * worth(now, int(ego), liking, taste)
        change[ego] = 0  # the choice to change nothing
        other = int(np.argmax(change + luck[turn]))
        if other != ego:
            now[ego, other] = 1 - now[ego, other]
    return now


def worth(now: Any, ego: int, liking: Any, taste: Taste) -> Any:
    """What each tie is worth to `ego` as the network stands, on the log-odds scale."""
    mine = now[ego]
    shared = mine @ now + now @ mine  # ego's contacts who know them, and whom they know
    sought = np.sqrt(now.sum(axis=0) - mine)
    return (
        liking[ego]
        + taste.returned * now[:, ego]
        + taste.shared * np.log1p(shared)
        + taste.sought * sought
        - taste.crowding * (mine.sum() - mine)
    )
