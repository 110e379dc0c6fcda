"""How far paths lie apart: what it costs to turn one into another.

A state is a pair, of which the first says where one stood and the second what one did there. To do
something else in the same place costs less than to have been in another place at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

State = tuple[str, str]
"""A place and what was done there."""
Path = Sequence[State]
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Costs:
    """What an edit costs.

    Attributes
    ----------
    indel
        To leave a state out or to put one in.
    other_act
        To put another act in the same place.
    other_place
        To put a state of another place; as much as leaving one out and putting the other in.
    """

    indel: float = 1.0
    other_act: float = 1.0
    other_place: float = 2.0


COSTS = Costs()


def optimal_matching(paths: Sequence[Path], costs: Costs = COSTS) -> npt.NDArray[np.float64]:
    """The least cost of turning each path into each other one, from 0 to 1.

    The cost is divided by that of leaving out all of one path and putting in all of the other, so
    that long paths are not far apart for being long. Two empty paths are 0 apart.

    Parameters
    ----------
    paths
        At least one.
    costs
        What an edit costs; with `other_place` at most twice `indel` the result is a metric
        before it is divided.

    Returns
    -------
    numpy.ndarray
        Of shape ``(n, n)``, symmetric, with zeros along the diagonal.

    References
    ----------
    Needleman, S. B., and Wunsch, C. D. (1970). A general method applicable to the search for
    similarities in the amino acid sequence of two proteins. Journal of Molecular Biology, 48(3),
    443-453.

    Abbott, A., and Forrest, J. (1986). Optimal matching methods for historical sequences. Journal
    of Interdisciplinary History, 16(3), 471-494.

    Examples
    --------
    >>> one, two = [("hall", "ask"), ("yard", "wait")], [("hall", "tell"), ("yard", "wait")]
    >>> float(optimal_matching([one, two])[0, 1])
    0.25
    """
    places, acts = _coded(paths)
    lengths = np.array([len(path) for path in paths])
    raw = _aligned(places, acts, lengths, costs)
    most = costs.indel * (lengths[:, None] + lengths[None, :])
    return raw / np.where(most > 0, most, 1.0)


def hamming(paths: Sequence[Path]) -> npt.NDArray[np.float64]:
    """The part of the positions at which two paths differ, from 0 to 1; NaN for unequal lengths.

    References
    ----------
    Hamming, R. W. (1950). Error detecting and error correcting codes. Bell System Technical
    Journal, 29(2), 147-160.

    Examples
    --------
    >>> hamming([[("a", "x"), ("b", "x")], [("a", "x"), ("b", "y")]])[0, 1].item()
    0.5
    """
    places, acts = _coded(paths)
    lengths = np.array([len(path) for path in paths])
    differ = (places[:, None] != places[None]) | (acts[:, None] != acts[None])
    same_length = lengths[:, None] == lengths[None, :]
    shares = differ.sum(axis=2) / np.maximum(lengths, 1)[:, None]
    return np.where(same_length, shares, np.nan)


def _coded(paths: Sequence[Path]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Places and states as numbers, one row a path, filled up behind its end."""
    longest = max((len(path) for path in paths), default=0)
    places: dict[str, int] = {}
    states: dict[State, int] = {}
    where, what = (np.full((len(paths), longest), _NOWHERE) for _ in range(2))
    for i, path in enumerate(paths):
        for j, state in enumerate(path):
            where[i, j] = places.setdefault(state[0], len(places))
            what[i, j] = states.setdefault(state, len(states))
    return where, what


def _aligned(
    places: npt.NDArray[np.int64],
    states: npt.NDArray[np.int64],
    lengths: npt.NDArray[np.int64],
    costs: Costs,
) -> npt.NDArray[np.float64]:
    """The table of Needleman and Wunsch for all pairs at once, a row of it at a time."""
    n, longest = places.shape
    found = np.zeros((n, n))
    above = [np.full((n, n), j * costs.indel) for j in range(longest + 1)]
    _note(found, above, lengths, 0)
    for i in range(1, longest + 1):
        row = [np.full((n, n), i * costs.indel)]
        for j in range(1, longest + 1):
            same_place = places[:, i - 1, None] == places[None, :, j - 1]
            same = states[:, i - 1, None] == states[None, :, j - 1]
            swap = np.where(same, 0.0, np.where(same_place, costs.other_act, costs.other_place))
            skip = np.minimum(above[j], row[j - 1]) + costs.indel
            row.append(np.minimum(above[j - 1] + swap, skip))
        above = row
        _note(found, above, lengths, i)
    return found


def _note(
    found: npt.NDArray[np.float64],
    row: list[npt.NDArray[np.float64]],
    lengths: npt.NDArray[np.int64],
    i: int,
) -> None:
    """Keep the costs of pairs of which the first has length `i`, where the second ends."""
    ends = lengths[:, None] == i
    for j, value in enumerate(row):
        here = ends & (lengths[None, :] == j)
        found[here] = value[here]
