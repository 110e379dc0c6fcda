"""What two people have in common beside a tie, and may be why they decide alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from lidera_nb.analysis.alike import Matrix, differences
from lidera_nb.report.network.names import Names

SAME = ("territory", "level", "dependence")
KNOWN = 0.9
"""Part of the people of whom an attribute must be known, for the rest leave the regression."""


def controls(
    people: Sequence[str], about: pd.DataFrame, decisions: pd.DataFrame, names: Names, tries: str
) -> dict[str, Matrix]:
    """The controls by what they are called.

    Parameters
    ----------
    people
        In the order of rows and columns.
    about
        Attributes of people, by person.
    decisions
        All their decisions, of every attempt.
    names, tries
        How the report calls them, and the difference in attempts at cases.
    """
    count = _attempts(decisions)
    found = {names.same(name): values for name, values in _same(people, about)}
    return {**found, tries: differences([count.get(one, 0) for one in people])}


def _same(people: Sequence[str], about: pd.DataFrame) -> Iterator[tuple[str, Matrix]]:
    for name in SAME:
        values = [about[name].get(one) if name in about else None for one in people]
        known = np.array([value is not None for value in values])
        if known.mean() < KNOWN:
            continue
        codes = np.array([values.index(value) for value in values])
        same = (codes[:, None] == codes[None, :]).astype(np.float64)
        same[~known, :] = same[:, ~known] = np.nan
        yield name, same


def _attempts(decisions: pd.DataFrame) -> Mapping[str, int]:
    """How many plays of cases each person began, over all cases."""
    plays = decisions[["study_id", "scenario", "attempt"]].drop_duplicates()
    return {str(who): int(n) for who, n in plays.groupby("study_id").size().items()}
