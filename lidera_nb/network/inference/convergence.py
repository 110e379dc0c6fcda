"""Whether the search of the network autocorrelation model ended well, and in words why not."""

from __future__ import annotations

from dataclasses import dataclass

from lidera_nb import texts
from lidera_nb.network.inference.search import Cell, Found

FLAT = 1e-6
"""A maximum is reached when another step promises less than this in log-likelihood."""
EDGE = 1e-3
"""A rho in this outermost part of its cell is at the edge."""


@dataclass(frozen=True)
class Convergence:
    """How a search went.

    Attributes
    ----------
    converged
        A maximum was reached within the limit and its shape is definite.
    iterations, limit, evaluations
        Newton steps, how many were allowed, and evaluations of the likelihood.
    gain
        What one more step promises in log-likelihood; near 0 at a maximum.
    definite
        Whether the information could be inverted, so that there are standard errors.
    stable
        Whether rho is where influence dies out along the network.
    edge
        Whether rho is next to a value for which the model has no solution.
    """

    converged: bool
    iterations: int
    limit: int
    evaluations: int
    gain: float
    definite: bool
    stable: bool
    edge: bool

    def words(self, lang: str) -> str:
        """A few sentences in ``"es"`` or ``"en"``."""
        values = {"iterations": self.iterations, "limit": self.limit,
                  "evaluations": self.evaluations}  # fmt: skip
        told = ["converged" if self.converged else "not_converged"]
        told += ["limit"] if self.iterations >= self.limit else []
        told += [] if self.definite else ["indefinite"]
        told += [] if self.stable else ["unstable"]
        told += ["edge"] if self.edge else []
        return " ".join(texts.say(lang, f"inference.convergence.{one}", **values) for one in told)


def judged(found: Found, definite: bool, limit: int) -> Convergence:
    """Say how a search went."""
    flat = found.gain < FLAT
    return Convergence(
        converged=flat and definite,
        iterations=found.iterations,
        limit=limit,
        evaluations=found.evaluations,
        gain=found.gain,
        definite=definite,
        stable=found.inside,
        edge=any(_edge(rho, cell) for rho, cell in zip(found.state.rho, found.cells, strict=True)),
    )


def _edge(rho: float, cell: Cell) -> bool:
    """Whether rho lies next to an end of its cell, measured by the end's own size."""
    low, high = cell
    return low != high and any(abs(rho - end) < EDGE * abs(end) for end in cell if abs(end) < 1e300)
