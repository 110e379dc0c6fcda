"""Two waves of one network: which ties stayed, which went and which came.

Only people inside both boundaries count, and only ties whose sender answered both times: an
answer that is missing is no change.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lidera_nb.network.arrays import Array, Sparse, adjacency, answered, share
from lidera_nb.network.ties import Graph


@dataclass(frozen=True)
class Change:
    """How a network changed from one wave to the next.

    Attributes
    ----------
    jaccard
        Ties that stayed, of all that were there at either time: from 0 to 1, ``nan`` without a tie.
        Below about 0.3 two waves are hardly one network that changed.
    changes
        Ordered pairs by what they were and became: ``00``, ``01`` (came), ``10`` (went), ``11``.
    people
        By person who answered both times: ``kept``, ``gone`` and ``new`` ties sent, and their
        ``stability``, the same share as above for their own ties.
    compared, left_out
        How many people are inside both boundaries, and how many of these did not answer twice.
    """

    jaccard: float
    changes: dict[str, int]
    people: pd.DataFrame
    compared: int
    left_out: int


def compare_waves(before: Graph, after: Graph) -> Change:
    """Compare two waves tie by tie.

    Parameters
    ----------
    before, after
        Graphs of the same kind, directed or not, over people who may differ.

    Returns
    -------
    Change
        Coming into the boundary, or leaving it, is no change of ties. Who names nobody at either
        time has a stability of ``nan``. Without direction, both ends must have answered.

    Raises
    ------
    ValueError
        If only one of the two is directed.

    References
    ----------
    Snijders, van de Bunt & Steglich (2010), *Social Networks* 32.
    """
    if before.is_directed() != after.is_directed():
        raise ValueError("one wave is directed and the other is not: make both from ties of the "
                         "same kind (from_edges with the same directed=)")  # fmt: skip
    shared = [node for node in before if node in after]
    (then, said_then), (now, said_now) = _among(before, shared), _among(after, shared)
    told = said_then & said_now
    then, now = then[told], now[told]
    if not before.is_directed():
        then, now = then[:, told], now[:, told]
    both = then * now
    sent = [np.asarray(ties.sum(axis=1)).astype(int) for ties in (both, then - both, now - both)]
    halves = 1 if before.is_directed() else 2
    stayed, gone, new = (int(each.sum()) // halves for each in sent)
    pairs = int(told.sum()) * ((len(shared) if halves == 1 else int(told.sum())) - 1) // halves
    changes = {"00": pairs - stayed - gone - new, "01": new, "10": gone, "11": stayed}
    jaccard = share(stayed, stayed + gone + new)
    who = pd.Index([node for node, has in zip(shared, told, strict=True) if has], name="person")
    return Change(jaccard, changes, _people(sent, who), len(shared), int((~told).sum()))


def _among(graph: Graph, shared: list[Hashable]) -> tuple[Sparse, Array]:
    """Ties among the shared people and who of them answered, in their order."""
    place = {node: number for number, node in enumerate(graph)}
    rows = np.array([place[node] for node in shared], dtype=np.int64)
    return adjacency(graph)[rows][:, rows], answered(graph)[rows]


def _people(sent: list[Array], who: pd.Index) -> pd.DataFrame:
    kept, gone, new = sent
    either = kept + gone + new
    stable = np.divide(kept, either, out=np.full(len(kept), np.nan), where=either > 0)
    return pd.DataFrame({"kept": kept, "gone": gone, "new": new, "stability": stable}, who)
