"""How far readers agreed on texts that were read blind, once the reading was over."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lidera_nb.dataset.suppression import suppress
from lidera_nb.reflection.agreement import icc, krippendorff_alpha, weighted_kappa
from lidera_nb.report.estimates import Estimate, wilson
from lidera_nb.report.reflections.found.signed import CRITERION, KEY, criterion_id
from lidera_nb.report.reflections.model import Agreed
from lidera_nb.report.reflections.names import Names


def agreed(
    levels: pd.DataFrame, samples: pd.DataFrame, names: Names, threshold: int, seed: int
) -> tuple[Agreed, ...]:
    """Each criterion that two people or more read blind in one text or more.

    Parameters
    ----------
    levels, samples
        The tables `review_levels` and `review_samples` of a package.
    names, threshold, seed
        Words for criteria, the smallest number of texts that may be told of, and what settles
        the resampling.
    """
    over = samples[samples["closed"].astype(bool)][KEY].drop_duplicates()
    blind = levels[levels["purpose"] == "blind"].dropna(subset=["reader"])
    blind = blind.merge(over, on=KEY).astype({"level": float})
    return tuple(_each(blind, names, threshold, seed))


def _each(blind: pd.DataFrame, names: Names, threshold: int, seed: int) -> Iterator[Agreed]:
    for (rubric, version, criterion), own in blind.groupby(CRITERION, sort=False):
        wide = own.pivot_table(index=KEY, columns="reader", values="level", aggfunc="last")
        wide = wide[wide.notna().sum(axis=1) >= 2].dropna(axis=1, how="all")
        name = criterion_id(rubric, version, criterion)
        label = names.criterion(str(rubric), str(criterion))
        if wide.empty:
            continue
        if len(wide) < threshold:
            yield Agreed(name, label, None, 0, None, ())
            continue
        table = [[None if pd.isna(one) else float(one) for one in row] for row in wide.to_numpy()]
        measures = (krippendorff_alpha(table, seed=seed), weighted_kappa(table, seed=seed),
                    icc(table, seed=seed))  # fmt: skip
        same = _same(table, threshold)
        yield Agreed(name, label, len(wide), wide.shape[1], same, measures)


def _same(table: list[list[float | None]], threshold: int) -> Estimate | None:
    """The share of texts on which all who read gave one level."""
    alike = sum(len({level for level in row if level is not None}) == 1 for row in table)
    shown = suppress([alike, len(table) - alike], threshold).values[0]
    return None if shown is None else wilson(shown, len(table))
