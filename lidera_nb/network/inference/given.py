"""What people hand over to the network autocorrelation model, checked and brought into line."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from lidera_nb.network.inference.relation import Floats


@dataclass(frozen=True)
class Given:
    """y (n,), X (n, k) with the names of its columns, and weights (n, n) or None."""

    y: Floats
    x: Floats
    terms: tuple[str, ...]
    w1: Any
    w2: Any

    @property
    def n(self) -> int:
        """How many people."""
        return len(self.y)


def given(y: Any, x: Any, w1: Any, w2: Any) -> Given:
    """Read and check everything.

    Raises
    ------
    ValueError
        If sizes or names do not match, a value is missing, or X is collinear.
    """
    people = _names(y)
    outcome = np.asarray(y, dtype=np.float64).ravel()
    covariates, terms = _covariates(x, people, len(outcome))
    lag = _weights(w1, "w1", people, len(outcome))
    error = lag if w2 is w1 else _weights(w2, "w2", people, len(outcome))
    for name, values in (("y", outcome), ("X", covariates)):
        if not np.isfinite(values).all():
            raise ValueError(f"{name} has missing or infinite values: leave these people out of y, "
                             "X and the weights alike")  # fmt: skip
    if len(outcome) <= len(terms) + (lag is not None) + (error is not None) + 1:
        raise ValueError(f"{len(outcome)} people are too few for {len(terms)} covariates: leave "
                         "covariates out")  # fmt: skip
    if np.linalg.matrix_rank(covariates / _sizes(covariates)) < len(terms):
        raise ValueError("a column of X is a combination of the others: leave one of them out")
    return Given(outcome, covariates, terms, lag, error)


def _sizes(values: Floats) -> Floats:
    size = np.abs(values).max(axis=0, initial=0.0)
    return np.where(size > 0, size, 1.0)


def _names(y: Any) -> list[Hashable] | None:
    named = isinstance(y, pd.Series) and not isinstance(y.index, pd.RangeIndex)
    return list(y.index) if named else None


def _covariates(x: Any, people: list[Hashable] | None, n: int) -> tuple[Floats, tuple[str, ...]]:
    if x is None:
        return np.zeros((n, 0)), ()
    named = isinstance(x, pd.DataFrame) and not isinstance(x.index, pd.RangeIndex)
    if people is not None and named:
        _match(set(x.index), people, "X")
        x = x.loc[people]
    values = np.asarray(x, dtype=np.float64)
    values = values[:, None] if values.ndim == 1 else values
    if values.ndim != 2 or len(values) != n:
        raise ValueError(f"X has {len(values)} rows and y has {n} values: give one row a person")
    columns = x.columns if isinstance(x, pd.DataFrame) else range(1, values.shape[1] + 1)
    return values, tuple(str(c) if isinstance(x, pd.DataFrame) else f"x{c}" for c in columns)


def _weights(w: Any, name: str, people: list[Hashable] | None, n: int) -> Any:
    """Weights as a sparse array, in the order of y's people where both name them."""
    if w is None:
        return None
    if isinstance(w, nx.Graph):
        order = list(w) if people is None else people
        _match(set(w), order, name)
        w = nx.to_scipy_sparse_array(w, order, np.float64, None, "csr")
    elif isinstance(w, pd.DataFrame) and people is not None and list(w.index) == list(w.columns):
        _match(set(w.index), people, name)
        w = w.loc[people, people]
    found = sparse.csr_array(w if sparse.issparse(w) else np.asarray(w, dtype=np.float64))
    if found.shape != (n, n):
        raise ValueError(f"{name} is {found.shape[0]} by {found.shape[1]} and y has {n} values: "
                         "give one row and one column a person")  # fmt: skip
    if not np.isfinite(found.data).all():
        raise ValueError(f"{name} has missing or infinite values: this model needs every tie; "
                         "leave non-respondents out of y, X and the weights alike")  # fmt: skip
    return found


def _match(there: set[Hashable], people: list[Hashable], name: str) -> None:
    odd = there ^ set(people)
    if odd:
        raise ValueError(f"y and {name} are not about the same people: {next(iter(odd))!r} is in "
                         f"one of them only ({len(odd)} in all); leave them out of both, or add "
                         "them to both")  # fmt: skip
