"""What is compared between cohorts, measured in the package of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lidera_nb.dataset.read import Package

SHARES = ("finished", "answered")
MEANS = ("brier", "practices")
MEASURES = (*SHARES, *MEANS)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many people."""

    hits: int
    n: int


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over `n` people with its squared standard error."""

    value: float
    variance: float
    n: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What a cohort has of each measure; absent where it has nothing of it."""

    shares: Mapping[str, Share]
    means: Mapping[str, Mean]


def measured(package: Package) -> Measured:
    """The measures of a package.

    ``finished``: of those who began, who went through every step. ``answered``: of those asked in
    the last wave of the network survey, who answered. ``brier``: the mean squared distance of a
    person's predictions from what happened, first attempts that count. ``practices``: a person's
    change on the scale from the first wave to the last, in points.
    """
    tables = package.tables
    shares = {name: found for name, of in _SHARES.items() if (found := of(tables))}
    means = {name: mean for name, of in _MEANS.items() if (mean := _mean(of(tables)))}
    return Measured(shares, means)


def _finished(tables: Mapping[str, pd.DataFrame]) -> Share | None:
    status = tables["participants"]["status"]
    began = int(status.isin(("started", "completed")).sum())
    return Share(int((status == "completed").sum()), began) if began else None


def _answered(tables: Mapping[str, pd.DataFrame]) -> Share | None:
    rows = tables.get("network_responses")
    if rows is None or rows.empty:
        return None
    last = rows[rows["wave"] == rows["wave"].max()]
    return Share(int(last["responded"].sum()), len(last))


def _brier(tables: Mapping[str, pd.DataFrame]) -> list[float]:
    rows = tables["decisions"]
    rows = rows[rows["counts"].astype(bool)].dropna(subset=["confidence", "predicted_outcome"])
    missed = (rows["confidence"].astype(float) / 100 - rows["predicted_outcome"].astype(float)) ** 2
    return [float(value) for value in missed.groupby(rows["study_id"]).mean()]


def _practices(tables: Mapping[str, pd.DataFrame]) -> list[float]:
    rows = tables.get("scales")
    if rows is None or rows.empty:
        return []
    rows = rows.dropna(subset=["rating"])
    turned = rows["points"] + 1 - rows["rating"]
    scores = rows["rating"].where(~rows["reversed"].astype(bool), turned).astype(float)
    keys = [rows["study_id"], rows["instrument"], rows["wave"]]
    by_wave = scores.groupby(keys).mean().unstack("wave")
    if by_wave.shape[1] < 2:
        return []
    change = (by_wave.iloc[:, -1] - by_wave.iloc[:, 0]).dropna()
    return [float(value) for value in change.groupby("study_id").mean()]


_SHARES: dict[str, Callable[[Mapping[str, pd.DataFrame]], Share | None]] = {
    "finished": _finished,
    "answered": _answered,
}
_MEANS: dict[str, Callable[[Mapping[str, pd.DataFrame]], list[float]]] = {
    "brier": _brier,
    "practices": _practices,
}


def _mean(values: list[float]) -> Mean | None:
    """None for fewer than two people, and where all are the same: then nothing tells the error."""
    if len(values) < 2:
        return None
    variance = float(np.var(values, ddof=1)) / len(values)
    return Mean(float(np.mean(values)), variance, len(values)) if variance > 0 else None
