"""Stated probabilities against what happened: how good they were, and in which way.

A good score may come from knowing (discrimination) or from stating doubt as doubt (calibration).
So the score of Brier is told with its parts, and with how well what came true was told from what
did not. People answer several times: intervals draw people again, not answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lidera_nb.analysis.ranged import Ranged, middle, resampled

Answers = Sequence[tuple[float, bool]]
"""A person's stated probabilities, from 0 to 1, with whether each statement came true."""


@dataclass(frozen=True, slots=True)
class Murphy:
    """The score of Brier and its parts: ``score = reliability - resolution + uncertainty``.

    Attributes
    ----------
    score
        Mean squared distance of what was said from what happened: 0 best, 1 worst.
    reliability
        How far each stated probability lies from how often it came true: 0 best.
    resolution
        How far how often it came true differs between what was stated: more is better.
    uncertainty
        What would remain if everybody stated the overall rate, 0 to 0.25.
    """

    score: float
    reliability: float
    resolution: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How a group's stated probabilities fared.

    Attributes
    ----------
    people, statements
        Who stated something that was settled, and how often in all.
    brier
        The score with its interval.
    parts
        Its parts.
    over
        Mean stated probability minus the rate that came true: above 0 is over-confidence.
    discrimination
        How often what came true was given the higher probability of two statements of which one
        came true (ties count half): 0.5 as by chance, 1 always. None where all came true, or none.
    """

    people: int
    statements: int
    brier: Ranged
    parts: Murphy
    over: Ranged
    discrimination: Ranged | None


def murphy(answers: Answers) -> Murphy:
    """The score of Brier and its parts, exact for the probabilities that were stated.

    References
    ----------
    Murphy, A. H. (1973). A new vector partition of the probability score. Journal of Applied
    Meteorology, 12(4), 595-600.

    Examples
    --------
    >>> found = murphy([(1.0, True), (1.0, False), (0.5, True), (0.5, False)])
    >>> found.score, found.reliability, found.resolution, found.uncertainty
    (0.375, 0.125, 0.0, 0.25)
    """
    levels, table = _table({"all": answers})
    said, came, n = levels, table[0, :, 1], table[0].sum(axis=1)
    rate, base = came / n, came.sum() / n.sum()
    reliability = float((n * (said - rate) ** 2).sum() / n.sum())
    resolution = float((n * (rate - base) ** 2).sum() / n.sum())
    score = float(_brier(levels, table)[0])
    return Murphy(score, reliability, resolution, float(base * (1 - base)))


def calibrated(answers: Mapping[str, Answers], seed: int = 0) -> Calibrated | None:
    """How the statements of a group fared; None without any.

    Parameters
    ----------
    answers
        By person.
    seed
        Settles the resampling of people.

    References
    ----------
    Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. Monthly
    Weather Review, 78(1), 1-3.

    Hanley, J. A., and McNeil, B. J. (1982). The meaning and use of the area under a receiver
    operating characteristic (ROC) curve. Radiology, 143(1), 29-36.
    """
    given = {who: told for who, told in answers.items() if told}
    if not given:
        return None
    levels, table = _table(given)
    drawn = np.tensordot(resampled(len(table), seed), table, axes=1)
    whole = table.sum(axis=0)[None]
    flat = [one for told in given.values() for one in told]
    n = len(flat)
    area = _area(whole)
    return Calibrated(
        people=len(given),
        statements=n,
        brier=_ranged(_brier(levels, whole), _brier(levels, drawn), n),
        parts=murphy(flat),
        over=_ranged(_over(levels, whole), _over(levels, drawn), n),
        discrimination=None if np.isnan(area[0]) else _ranged(area, _area(drawn), n),
    )


def _table(
    answers: Mapping[str, Answers],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The stated levels, and by person how often each was stated of what did not and did happen."""
    said = np.array([p for told in answers.values() for p, _ in told])
    levels = np.unique(said)
    table = np.zeros((len(answers), len(levels), 2))
    for i, told in enumerate(answers.values()):
        for p, came in told:
            table[i, np.searchsorted(levels, p), int(came)] += 1
    return levels, table


def _ranged(value: npt.NDArray[Any], drawn: npt.NDArray[Any], n: int) -> Ranged:
    return Ranged(float(value[0]), *middle(drawn), n)


def _brier(levels: npt.NDArray[Any], tables: npt.NDArray[Any]) -> npt.NDArray[Any]:
    missed = tables[:, :, 0] @ levels**2 + tables[:, :, 1] @ (1 - levels) ** 2
    found: npt.NDArray[Any] = missed / tables.sum(axis=(1, 2))
    return found


def _over(levels: npt.NDArray[Any], tables: npt.NDArray[Any]) -> npt.NDArray[Any]:
    said = tables.sum(axis=2) @ levels - tables[:, :, 1].sum(axis=1)
    found: npt.NDArray[Any] = said / tables.sum(axis=(1, 2))
    return found


def _area(tables: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The statistic of Mann and Whitney over its greatest value; NaN where it is undefined."""
    false, true = tables[:, :, 0], tables[:, :, 1]
    below = np.cumsum(false, axis=1) - false
    wins = (true * (below + false / 2)).sum(axis=1)
    pairs = false.sum(axis=1) * true.sum(axis=1)
    found: npt.NDArray[Any] = np.divide(
        wins, pairs, out=np.full(len(tables), np.nan), where=pairs > 0
    )
    return found
