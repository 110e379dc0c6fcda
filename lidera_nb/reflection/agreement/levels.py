"""Levels as a table of texts by readers, and what of it can tell of agreement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lidera_nb.reflection.agreement.measured import Why

Floats = npt.NDArray[np.float64]
Levels = Sequence[Sequence[float | None]]
"""By text, then by reader: a level, None where this reader did not read this text."""


def table(levels: Levels) -> Floats:
    """The levels of the texts that two readers or more read, shape (texts, readers).

    Readers who read none of these are left out; nan stands for what is missing.

    Raises
    ------
    ValueError
        If texts have different numbers of readers.
    """
    if len({len(row) for row in levels}) > 1:
        raise ValueError("every text needs as many levels as there are readers, None if not read")
    known = [[np.nan if one is None else one for one in row] for row in levels]
    whole = np.array(known, dtype=float).reshape(len(levels), len(levels[0]) if levels else 0)
    shared = whole[(~np.isnan(whole)).sum(axis=1) >= 2]
    return np.asarray(shared[:, (~np.isnan(shared)).any(axis=0)])


def undefined(shared: Floats) -> Why:
    """Why a table tells nothing of agreement; empty if it does."""
    texts, readers = shared.shape
    if texts == 0 or readers < 2:
        return "one_reader"
    if texts < 2:
        return "few_texts"
    known = shared[~np.isnan(shared)]
    return "no_variance" if np.all(known == known[0]) else ""
