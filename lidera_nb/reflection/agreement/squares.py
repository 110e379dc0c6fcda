"""The mean squares of a two-way analysis of variance, texts by readers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lidera_nb.reflection.agreement.levels import Floats


@dataclass(frozen=True, slots=True)
class Squares:
    """Mean squares by draw, over `n` texts and `k` readers.

    `texts` is between texts, `within` within them; `readers` and `error` are the parts of the
    latter that lie between readers, and what is left.
    """

    n: int
    k: int
    texts: Floats
    within: Floats
    readers: Floats
    error: Floats


def mean_squares(levels: Floats, counts: Floats) -> Squares:
    """The mean squares where each text counts as often as `counts` says.

    Parameters
    ----------
    levels
        Complete, shape (texts, readers); two of each at least.
    counts
        Shape (draws, texts); each draw has as many texts in all as there are.
    """
    n, k = levels.shape
    of_text, of_reader = levels.mean(axis=1), counts @ levels / n
    overall = of_reader.mean(axis=1, keepdims=True)
    texts = k * (counts * (of_text - overall) ** 2).sum(axis=1)
    readers = n * ((of_reader - overall) ** 2).sum(axis=1)
    within = counts @ ((levels - of_text[:, None]) ** 2).sum(axis=1)
    # Rounding may leave a little less than nothing.
    left = np.maximum(within - readers, 0)
    error = left / ((n - 1) * (k - 1))
    return Squares(n, k, texts / (n - 1), within / (n * (k - 1)), readers / (k - 1), error)
