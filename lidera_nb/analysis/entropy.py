"""How divided a group is over a decision: Shannon's entropy on a scale from 0 to 1.

0: all took one choice. 1: all choices were taken alike. Choices that nobody took belong to the
counts, since they were open. The entropy of a sample lies below that of where it comes from; the
correction of Miller and Madow takes most of that away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from scipy.stats import chi2

from lidera_nb.analysis.agreement import spread
from lidera_nb.analysis.ranged import Ranged

DRAWS = 4000
JEFFREYS = 0.5
"""What each choice is credited with before anybody is counted."""


@dataclass(frozen=True, slots=True)
class Division:
    """How divided a group is.

    Attributes
    ----------
    entropy
        The relative entropy of the counts as they are, with its interval.
    corrected
        The same after Miller and Madow, at most 1.
    """

    entropy: Ranged
    corrected: float


def miller_madow(counts: Sequence[int]) -> float:
    """Shannon's entropy in nats, corrected for the size of the sample.

    ``H + (m - 1) / 2n`` with `m` choices that somebody took and `n` people; 0 of nobody.

    References
    ----------
    Miller, G. A. (1955). Note on the bias of information estimates. In H. Quastler (Ed.),
    Information theory in psychology (pp. 95-100). Free Press.

    Examples
    --------
    >>> round(miller_madow([4, 2, 3, 0, 2, 4, 0, 0, 2, 1, 1]), 6)
    2.152593
    """
    people, taken = sum(counts), [count for count in counts if count]
    if not people:
        return 0.0
    plain = -sum(n / people * log(n / people) for n in taken)
    return plain + (len(taken) - 1) / (2 * people)


def division(counts: Sequence[int], seed: int = 0) -> Division | None:
    """How divided a group is over a decision; None of nobody, or where there was one choice.

    The interval holds the middle 95 % of what the shares may be after these counts, if nothing
    was known of them before (Dirichlet with Jeffreys' prior, `DRAWS` seeded draws). Unlike a
    bootstrap it does not shrink to a point where all took one choice. It reaches 1 wherever the
    likelihood-ratio test does not speak against an even split: drawn shares are never quite even.

    Examples
    --------
    >>> found = division([12, 11, 10])
    >>> round(found.entropy.value, 3), found.corrected
    (0.997, 1.0)
    """
    people, value = sum(counts), spread(counts)
    if value is None:
        return None
    shares = np.random.default_rng(seed).dirichlet(np.asarray(counts) + JEFFREYS, DRAWS)
    logs = np.log(shares, out=np.zeros_like(shares), where=shares > 0)
    drawn = -(shares * logs).sum(axis=1) / log(len(counts))
    low, high = (float(q) for q in np.quantile(drawn, (0.025, 0.975)))
    corrected = min(1.0, miller_madow(counts) / log(len(counts)))
    even = 2 * people * log(len(counts)) * (1 - value) <= chi2.ppf(0.95, len(counts) - 1)
    ranged = Ranged(value, min(low, value), 1.0 if even else max(high, value), people)
    return Division(ranged, corrected)
