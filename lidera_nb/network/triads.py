"""Threes: the sixteen kinds of triads, and how often the friend of a friend is a friend."""

from __future__ import annotations

from lidera_nb.network.arrays import Sparse, adjacency, answered, share
from lidera_nb.network.ties import Graph


def transitivity(graph: Graph) -> float:
    """Where one person turns to a second and they to a third: how often the first does too.

    Returns
    -------
    float
        From 0 to 1; ``nan`` if no path of two ties exists. Ordered threes count. All three ties are
        told by the first two people: what non-respondents would have told is left out, and
        isolates do not matter.

    References
    ----------
    Wasserman & Faust (1994), chapter 6; ``sna::gtrans(measure = "weak")``.

    Examples
    --------
    >>> from lidera_nb.network import from_edges
    >>> transitivity(from_edges([("ana", "beto"), ("beto", "carla"), ("ana", "carla")]))
    1.0
    """
    there = adjacency(graph)
    paths = there @ there
    return share(float((paths * there).sum()), float(paths.sum() - paths.diagonal().sum()))


def triad_census(graph: Graph) -> dict[str, int]:
    """How many threes of people are of each of the sixteen kinds.

    Returns
    -------
    dict
        Counts by kind in the usual order, from ``003`` (no ties) to ``300`` (all six); they add up
        to n(n−1)(n−2)/6 for the n people who answered. Others are left out: what they would have
        told decides the kind.

    Notes
    -----
    Counted from products of sparse matrices of mutual and one-sided pairs, in the time of the
    paths of length two, so that 9,000 people take a fraction of a second.

    References
    ----------
    Holland & Leinhardt (1970), *American Journal of Sociology* 76; Moody (1998), *Social Networks*
    20.
    """
    said = answered(graph)
    there = adjacency(graph)[said][:, said]
    mutual = there * there.T
    one_sided = there - mutual
    one_sided.eliminate_zeros()
    return _census(mutual, one_sided, there.shape[0])


def _census(m: Sparse, c: Sparse, n: int) -> dict[str, int]:
    full = _closed(m, c) | _open(m, c)
    for kind in ("201", "021D", "021U", "021C", "111D", "111U"):
        full[kind] -= sum(full[closed] * times for closed, times in INSIDE[kind].items())
    pairs = {"102": round(m.sum()) // 2, "012": round(c.sum())}
    for kind, count in pairs.items():
        held = sum(full[other] * int(other[0 if kind == "102" else 1]) for other in full)
        pairs[kind] = count * (n - 2) - held
    full |= pairs
    full["003"] = n * (n - 1) * (n - 2) // 6 - sum(full.values())
    return {kind: full[kind] for kind in KINDS}


def _closed(m: Sparse, c: Sparse) -> dict[str, int]:
    """Kinds in which every pair has a tie."""
    counts = {
        "300": (m @ m * m).sum() / 6,
        "210": (m @ m * c).sum(),
        "120D": (c.T @ c * m).sum() / 2,
        "120U": (c @ c.T * m).sum() / 2,
        "120C": (c @ c * m).sum(),
        "030T": (c @ c * c).sum(),
        "030C": (c @ c * c.T).sum() / 3,
    }
    return {kind: round(count) for kind, count in counts.items()}


def _open(m: Sparse, c: Sparse) -> dict[str, int]:
    """Pairs of pairs that meet in one person, whether or not the other two are tied."""
    both, out, into = m.sum(axis=1), c.sum(axis=1), c.sum(axis=0)
    counts = {
        "201": (both * (both - 1)).sum() / 2,
        "111D": (both * into).sum(),
        "111U": (both * out).sum(),
        "021D": (out * (out - 1)).sum() / 2,
        "021U": (into * (into - 1)).sum() / 2,
        "021C": (out * into).sum(),
    }
    return {kind: round(count) for kind, count in counts.items()}


KINDS = ("003", "012", "102", "021D", "021U", "021C", "111D", "111U",
         "030T", "030C", "201", "120D", "120U", "120C", "210", "300")  # fmt: skip

INSIDE = {
    "201": {"300": 3, "210": 1},
    "111D": {"210": 1, "120D": 2, "120C": 1},
    "111U": {"210": 1, "120U": 2, "120C": 1},
    "021D": {"120D": 1, "030T": 1},
    "021U": {"120U": 1, "030T": 1},
    "021C": {"120C": 1, "030T": 1, "030C": 3},
}
"""How often the meeting of two pairs lies inside each closed kind."""
