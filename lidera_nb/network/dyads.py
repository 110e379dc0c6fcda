"""Pairs: how many of the possible ties there are, and how many are returned.

Only pairs that are known count. A tie is known if its sender answered; a pair is known if both
did. Without direction a pair is known if either did.
"""

from __future__ import annotations

from lidera_nb.network.arrays import adjacency, answered, share
from lidera_nb.network.ties import Graph


def density(graph: Graph) -> float:
    """Ties there are, of all that could have been told.

    Parameters
    ----------
    graph
        A graph; ties of people who answered count, and only they could have told any.

    Returns
    -------
    float
        From 0 (nobody names anybody) to 1 (everybody names everybody); ``nan`` with fewer than
        two people, or if nobody answered. Isolates lower it.

    References
    ----------
    Wasserman & Faust (1994), *Social Network Analysis*, chapter 4.

    Examples
    --------
    >>> from lidera_nb.network import from_edges
    >>> density(from_edges([("ana", "beto"), ("beto", "ana"), ("ana", "carla")]))
    0.5
    """
    there, said = adjacency(graph), answered(graph)
    people, silent = len(said), int((~said).sum())
    if not graph.is_directed():
        return share(there.nnz, people * (people - 1) - silent * (silent - 1))
    return share(there[said].nnz, (people - silent) * (people - 1))


def dyad_census(graph: Graph) -> dict[str, int]:
    """How many pairs are mutual, one-sided and without a tie.

    Returns
    -------
    dict
        ``Mut``, ``Asym``, ``Null``: counts of known pairs.

    References
    ----------
    Holland & Leinhardt (1970), *American Journal of Sociology* 76.

    Examples
    --------
    >>> from lidera_nb.network import from_edges
    >>> dyad_census(from_edges([("ana", "beto"), ("beto", "ana"), ("ana", "carla")]))
    {'Mut': 1, 'Asym': 1, 'Null': 1}
    """
    there, said = adjacency(graph), answered(graph)
    known, silent = len(said), int((~said).sum())
    pairs = known * (known - 1) // 2 - silent * (silent - 1) // 2
    if graph.is_directed():
        there, known = there[said][:, said], int(said.sum())
        pairs = known * (known - 1) // 2
    mutual = int((there * there.T).sum()) // 2
    one_sided = there.nnz - 2 * mutual
    return {"Mut": mutual, "Asym": one_sided, "Null": pairs - mutual - one_sided}


def arc_reciprocity(graph: Graph) -> float:
    """Of the ties sent, the share that is returned (sna calls it edgewise).

    Returns
    -------
    float
        From 0 to 1; ``nan`` if no known pair has a tie. Isolates do not matter; ties to
        non-respondents are left out, because nobody knows whether they were returned.

    References
    ----------
    Wasserman & Faust (1994), chapter 13; ``sna::grecip(measure = "edgewise")``.
    """
    pairs = dyad_census(graph)
    return share(2 * pairs["Mut"], 2 * pairs["Mut"] + pairs["Asym"])


def dyadic_reciprocity(graph: Graph) -> float:
    """Of all pairs, the share in which both say the same: both name each other, or neither does.

    Returns
    -------
    float
        From 0 to 1; ``nan`` without a known pair. In sparse networks it is near 1 whatever people
        do, since empty pairs count as agreement: `arc_reciprocity` is usually what is meant.

    References
    ----------
    ``sna::grecip(measure = "dyadic")``.
    """
    pairs = dyad_census(graph)
    return share(pairs["Mut"] + pairs["Null"], sum(pairs.values()))
