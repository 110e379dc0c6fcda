"""Where the likelihood of the network autocorrelation model is greatest.

I - rho W is singular at some values of rho: they cut the line into cells, and the likelihood has
a maximum in each. The cell around 0 is the one in which influence dies out along the network; a
maximum elsewhere is taken only where it is better beyond doubt (`BEYOND`), and the report says
so. From the best point of a coarse grid, Newton's method climbs within the cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np

from lidera_nb.network.inference.determinant import Determinant
from lidera_nb.network.inference.likelihood import Model, Point, State, at, information, slope
from lidera_nb.network.inference.relation import Floats

BEYOND = 10.0
"""How much greater the log-likelihood must be outside the cell around 0 (a factor of 22,000)."""
FRACTIONS = (0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98)
OUTWARD = (1.02, 1.1, 1.3, 2.0, 4.0)
"""Points of the grid: parts of a cell's width, and multiples of the outermost singular value."""
WIDE = 8.0
"""A cell without an end is searched as far as this."""
MOST_CELLS = 12
"""Cells searched on each side of 0."""
FLAT = 1e-10
"""The climb ends when another step promises less than this in log-likelihood."""

Cell = tuple[float, float]


@dataclass(frozen=True)
class Found:
    """The maximum and how it was reached.

    Attributes
    ----------
    state
        The model there.
    iterations, evaluations
        Newton steps, and points at which the likelihood was evaluated.
    gain
        What another Newton step promises in log-likelihood: near 0 at a maximum.
    limit
        Whether the search stopped at the limit of iterations.
    inside
        Whether rho lies in the cell around 0.
    cells
        The ends of the cell, by rho.
    """

    state: State
    iterations: int
    evaluations: int
    gain: float
    limit: bool
    inside: bool
    cells: tuple[Cell, Cell]


def maximum(model: Model, most: int) -> Found:
    """The greatest likelihood, preferring the cell around 0."""
    choices = [_cells(one) for one in (model.lag, model.error)]
    points = [[_grid(cell) for cell in cells] for cells in choices]
    logs = [
        [[one.log(r) if one else 0.0 for r in grid] for grid in grids]
        for one, grids in zip((model.lag, model.error), points, strict=True)
    ]
    best: dict[tuple[int, int], State] = {}
    evaluations = 0
    for i, j in product(range(len(points[0])), range(len(points[1]))):
        here = list(product(zip(points[0][i], logs[0][i], strict=True),
                            zip(points[1][j], logs[1][j], strict=True)))  # fmt: skip
        states = [at(model, (a, b), of_a + of_b) for (a, of_a), (b, of_b) in here]
        best[i, j] = max(states, key=lambda state: state.loglik)
        evaluations += len(here)
    stable = (choices[0].index(_around(choices[0])), choices[1].index(_around(choices[1])))
    other = max(best, key=lambda key: best[key].loglik)
    near = _climb(model, best[stable], _of(choices, stable), most, True, evaluations)
    if other == stable or best[other].loglik <= near.state.loglik:
        return near
    far = _climb(model, best[other], _of(choices, other), most, False, evaluations)
    return far if far.state.loglik > near.state.loglik + BEYOND else near


def _of(choices: list[list[Cell]], which: tuple[int, int]) -> tuple[Cell, Cell]:
    return choices[0][which[0]], choices[1][which[1]]


def _cells(one: Determinant | None) -> list[Cell]:
    """Cells between singular values, those nearest to 0; the whole line where there are none."""
    if one is None:
        return [(0.0, 0.0)]
    singular = one.singular
    below = [value for value in singular if value < 0][-MOST_CELLS:]
    above = [value for value in singular if value > 0][:MOST_CELLS]
    return list(pairwise([-np.inf, *below, *above, np.inf]))


def _around(cells: list[Cell]) -> Cell:
    return next(cell for cell in cells if cell[0] <= 0 <= cell[1])


def _grid(cell: Cell) -> list[float]:
    """Points within a cell at which to look first."""
    low, high = cell
    if low == high:
        return [low]
    if np.isinf(low) and high < 0:
        return [high * part for part in OUTWARD]
    if np.isinf(high) and low > 0:
        return [low * part for part in OUTWARD]
    low, high = max(low, -WIDE), min(high, WIDE)
    return [low + (high - low) * part for part in FRACTIONS]


def _climb(
    model: Model, state: State, cells: tuple[Cell, Cell], most: int, inside: bool, before: int
) -> Found:
    """Newton's method within a cell, a step halved until it climbs."""
    evaluations, gain, steps = before, np.inf, 0
    while steps < most:
        direction, gain = _newton(model, state)
        if gain < FLAT:
            break
        steps += 1
        better, tried = _better(model, state, direction, cells)
        evaluations += tried
        if better is None:
            break
        state = better
    return Found(state, steps, evaluations, float(gain), steps >= most, inside, cells)


def _newton(model: Model, state: State) -> tuple[Floats, float]:
    """A step that climbs, and what it promises."""
    g = slope(model, state)
    if not len(g):
        return g, 0.0
    k = len(state.beta)
    full = information(model, state)
    ours = list(range(k, k + len(g)))
    rest = [i for i in range(len(full)) if i not in ours]
    across = full[np.ix_(ours, rest)]
    bend = full[np.ix_(ours, ours)] - across @ np.linalg.pinv(full[np.ix_(rest, rest)]) @ across.T
    values, axes = np.linalg.eigh(bend)
    steady = np.maximum(abs(values), 1e-8 * abs(values).max() + np.finfo(float).tiny)
    step = axes @ ((axes.T @ g) / steady)
    return step, float(g @ step) / 2


def _better(
    model: Model, state: State, direction: Floats, cells: tuple[Cell, Cell]
) -> tuple[State | None, int]:
    """The first of ever smaller steps that stays in the cell and climbs."""
    for tried in range(1, 60):
        rho = list(state.rho)
        for i, part in zip(model.free, direction / 2 ** (tried - 1), strict=True):
            rho[i] += float(part)
        point: Point = (rho[0], rho[1])
        if all(low < r < high or low == high for r, (low, high) in zip(point, cells, strict=True)):
            found = at(model, point)
            if found.loglik > state.loglik:
                return found, tried
    return None, 60
