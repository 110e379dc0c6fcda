"""Where people stand on a map of their network: close to whom they are tied to, north above south.

People of one group (a territory) share a band of the height, so that a tie across bands is seen as
one; within it, ties draw together and all push each other apart. With one band, or none, it is an
ordinary force layout. Up to `EXACT` people everybody pushes everybody; beyond, the crowd pushes
by its density on a grid, and a step costs as much as the ties do.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import ndimage, sparse

from lidera_nb.network.ties import Graph

Array = Any
EXACT = 600
STEPS = 220
STEPS_MANY = 90
CELLS = 128
LEAN = np.array([0.2, 0.6])
"""How strongly people lean towards the middle, and towards the height of their band."""
BY_RANK = 0.75
"""How much of a place is a person's rank in their band: with 0, crowds stay crowds."""
BLUR = 3.0
"""Over how many cells of the grid the crowd's push reaches."""


@dataclass(frozen=True)
class Layout:
    """Places in the unit square, the y axis pointing down.

    Attributes
    ----------
    people
        The ids, in the graph's order.
    x, y
        Places, 0 to 1, in the order of `people`.
    bands
        Group, top and bottom of each band, from the top.
    """

    people: tuple[Hashable, ...]
    x: Array
    y: Array
    bands: tuple[tuple[str, float, float], ...] = ()


def layout(
    graph: Graph,
    groups: Sequence[str] | None = None,
    order: Sequence[str] = (),
    seed: int = 2026,
) -> Layout:
    """A place for everybody; the same graph, groups and seed give the same places.

    Parameters
    ----------
    graph
        Ties without regard to their direction; a tie's ``weight`` says how strongly it draws.
        Isolates are pushed to where there is room.
    groups
        The group of each person, in the graph's order; nobody crosses the band of their group.
    order
        Groups from the top; others follow in the order in which people have them.
    seed
        Of the places from which people begin.

    Returns
    -------
    Layout

    References
    ----------
    Fruchterman, T. M. J., & Reingold, E. M. (1991). Graph drawing by force-directed placement.
    """
    people, count = tuple(graph), graph.number_of_nodes()
    if not count:
        return Layout((), np.zeros(0), np.zeros(0))
    chosen = [""] * count if groups is None else [str(one) for one in groups]
    bands = _bands(chosen, order)
    at = np.array([[name for name, _, _ in bands].index(one) for one in chosen])
    start = np.random.default_rng(seed).random((count, 2))
    rest = np.array([(top + bottom) / 2 for _, top, bottom in bands])[at]
    free = _settled(np.column_stack([start[:, 0], (start[:, 1] + rest) / 2]), _pull(graph), rest)
    x, y = np.empty(count), np.empty(count)
    for band, (_, top, bottom) in enumerate(bands):
        inside = np.flatnonzero(at == band)
        x[inside] = 0.03 + 0.94 * _spread(free[inside, 0], free[:, 0])
        y[inside] = top + (bottom - top) * (0.12 + 0.76 * _spread(free[inside, 1]))
    return Layout(people, x, y, bands if groups is not None else ())


def _spread(values: Array, among: Array | None = None) -> Array:
    """Values as 0 to 1: in part as they are among all, mostly by rank, so that room is used."""
    among = values if among is None else among
    low, high = np.percentile(among, [1, 99]) if len(among) > 1 else (0.0, 0.0)
    plain = np.clip((values - low) / max(float(high - low), 1e-9), 0.0, 1.0)
    if len(values) == 1:
        return plain if len(among) > 1 else np.array([0.5])
    rank = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    return (1 - BY_RANK) * plain + BY_RANK * (rank + 0.5) / len(values)


def _bands(groups: Sequence[str], order: Sequence[str]) -> tuple[tuple[str, float, float], ...]:
    """Bands from the top; larger groups get more room, small ones still a line of their own."""
    present = set(groups)
    names = [name for name in dict.fromkeys([*order, *groups]) if name in present]
    room = np.array([groups.count(name) for name in names]) ** 0.8 + 1.0
    edges = np.concatenate([[0.0], np.cumsum(room / room.sum())])
    return tuple(
        (name, float(top), float(bottom))
        for name, top, bottom in zip(names, edges, edges[1:], strict=False)
    )


def _pull(graph: Graph) -> Any:
    """The ties as a symmetric sparse array of at most 1, so that no tie draws without end."""
    at = {name: i for i, name in enumerate(graph)}
    ends = [(at[a], at[b], w) for a, b, w in graph.edges(data="weight", default=1.0)]
    if not ends:
        return sparse.csr_array((len(at), len(at)))
    rows, columns, weights = (np.array(part) for part in zip(*ends, strict=True))
    strength = np.asarray(weights, dtype=float) / max(float(weights.max()), 1.0)
    one_way = sparse.csr_array((strength, (rows, columns)), shape=(len(at), len(at)))
    return (one_way + one_way.T).tocsr()


def _settled(places: Array, pull: Any, rest: Array) -> Array:
    """Step by step with less and less heat; everybody leans towards the height of their band."""
    count = len(places)
    push = _push_each if count <= EXACT else _push_crowd
    steps = STEPS if count <= EXACT else STEPS_MANY
    sums = np.asarray(pull.sum(axis=1)).reshape(-1, 1)
    home = np.column_stack([np.full(count, 0.5), rest])
    for heat in np.linspace(0.1, 0.002, steps):
        towards = (pull @ places - sums * places) / np.sqrt(np.maximum(sums, 1.0))
        force = towards + push(places) + LEAN * (home - places)
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        places = places + force / length * np.minimum(length, heat)
    return places


def _push_each(places: Array) -> Array:
    """Everybody pushes everybody, less with distance."""
    apart = places[:, None, :] - places[None, :, :]
    squared = (apart**2).sum(axis=2) + 1e-4
    return (apart / squared[..., None]).sum(axis=1) * (0.25 / len(places))


def _push_crowd(places: Array) -> Array:
    """Down the slope of the crowd's density on a grid."""
    low, high = places.min(axis=0), places.max(axis=0)
    spots = (places - low) / np.maximum(high - low, 1e-9) * (CELLS - 1)
    crowd = np.zeros((CELLS, CELLS))
    np.add.at(crowd, tuple(spots.round().astype(int).T), 1.0)
    smooth = ndimage.gaussian_filter(crowd / crowd.mean(), BLUR, mode="nearest")
    slopes = [ndimage.map_coordinates(slope, spots.T, order=1) for slope in np.gradient(smooth)]
    return -0.25 * np.column_stack(slopes)
