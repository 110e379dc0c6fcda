"""How alike two people decided: over the decisions that both took, how many choices are equal.

Where nearly everybody takes the same choice, two people agree whoever they are. So each decision is
held against how often two people of the group agree there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lidera_nb.analysis.agreement import agreement

Taken = Mapping[str, Mapping[Hashable, str]]
"""Person to decision to choice."""
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike people decided, pair by pair.

    Attributes
    ----------
    people
        In the order of rows and columns.
    share
        Equal choices as a part of the decisions that both took, 0 to 1.
    beyond
        The same, less what two people of the group have on average at those decisions.
    both
        How many decisions both took.

    `share` and `beyond` are symmetric, NaN on the diagonal and where both took none.
    """

    people: tuple[str, ...]
    share: Matrix
    beyond: Matrix
    both: Matrix


def alike(taken: Taken) -> Alike:
    """How alike people decided.

    Parameters
    ----------
    taken
        Of each person the choice at each decision; whoever took none has an empty mapping.

    Examples
    --------
    >>> found = alike({"a": {"d": "x"}, "b": {"d": "x"}, "c": {"d": "y"}})
    >>> float(found.share[0, 1]), round(float(found.beyond[0, 1]), 2)
    (1.0, 0.67)
    """
    n = len(taken)
    equal, both, usual = (np.zeros((n, n)) for _ in range(3))
    for at in dict.fromkeys(at for choices in taken.values() for at in choices):
        made = [choices.get(at) for choices in taken.values()]
        chance = agreement(list(Counter(one for one in made if one is not None).values()))
        if chance is None:  # one person alone came here
            continue
        came = np.array([one is not None for one in made])
        codes = np.array([made.index(one) for one in made])
        together = np.outer(came, came)
        both += together
        equal += together & (codes[:, None] == codes[None, :])
        usual += chance * together
    np.fill_diagonal(both, 0.0)
    counted = np.where(both > 0, both, np.nan)
    share = equal / counted
    return Alike(tuple(taken), share, share - usual / counted, both)


def differences(values: Sequence[float]) -> Matrix:
    """How far each two values lie apart; NaN where one of them is.

    >>> differences([1.0, 3.0])[0, 1].item()
    2.0
    """
    told = np.asarray(values, dtype=np.float64)
    return np.abs(told[:, None] - told[None, :])
