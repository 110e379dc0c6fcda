"""The algebra of linear MRQAP: t-values of permuted regressions from correlations alone.

Variables are in standard units, so that a regression is its correlations: none of the functions
here sees a network. Arrays that differ by permutation have it as their first axis.

Double semi-partialling regresses term k on the others, permutes the residual's people, and fits y
on the others and the permuted residual. The residual is a combination of the terms, so its
products with anything follow from the products of permuted terms with terms (Frisch and Waugh).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lidera_nb.network.inference.relation import Floats

NOTHING = 1e-10
"""Below this part of its variance, what is left of a term is rounding."""


@dataclass(frozen=True)
class Basis:
    """Terms and outcome by their mean products (over dyads).

    Attributes
    ----------
    terms
        Shape (q, q): products of terms with terms.
    outcome
        Shape (q,): products of terms with y.
    size
        The mean square of y.
    """

    terms: Floats
    outcome: Floats
    size: float


def centred(correlations: Floats) -> Basis:
    """The basis of slopes, from correlations of the terms and y (last)."""
    return Basis(correlations[:-1, :-1], correlations[:-1, -1], 1.0)


def with_constant(basis: Basis, means: Floats, outcome: float) -> Basis:
    """The basis whose first term is 1, from a centred one and means in standard units."""
    terms = bordered(basis.terms[None], means)[0]
    products = np.concatenate([[outcome], basis.outcome + means * outcome])
    return Basis(terms, products, basis.size + outcome**2)


def bordered(products: Floats, means: Floats) -> Floats:
    """Centred products (m, p, p) as those of 1 and the uncentred terms (m, 1 + p, 1 + p)."""
    m, p = len(products), len(means)
    found = np.empty((m, p + 1, p + 1))
    found[:, 0, 0] = 1.0
    found[:, 0, 1:] = found[:, 1:, 0] = means
    found[:, 1:, 1:] = products + np.outer(means, means)
    return found


def fitted(basis: Basis) -> tuple[Floats, float]:
    """Coefficients in standard units, and the mean square of what they leave."""
    coefficients: Floats = np.linalg.solve(basis.terms, basis.outcome).astype(np.float64)
    return coefficients, basis.size - float(coefficients @ basis.outcome)


def t_values(terms: Floats, outcomes: Floats, size: float, df: int) -> Floats:
    """The t-value of every term for each of several outcomes (m, q) of the same size.

    `df` are the degrees of freedom left; a mean product times dyads is a sum, which cancels.
    """
    inverse = np.linalg.inv(terms)
    coefficients = outcomes @ inverse
    left = size - np.einsum("mq,mq->m", coefficients, outcomes)
    found: Floats = coefficients / np.sqrt(np.outer(left / df, np.diag(inverse)))
    return found


def partialled(basis: Basis, k: int, moved: Floats, with_y: Floats, df: int) -> Floats:
    """t-values of term k's permuted residual beside the other terms, as they are.

    Parameters
    ----------
    basis
        Terms and outcome as observed.
    k
        The term that is tested.
    moved
        Shape (m, q, q): products of permuted terms (first) with terms as they are.
    with_y
        Shape (m, q): products of permuted terms with y.
    df
        Degrees of freedom left by the full regression.
    """
    rest = [i for i in range(len(basis.outcome)) if i != k]
    inverse = np.linalg.inv(basis.terms[np.ix_(rest, rest)])
    weights = np.ones(len(basis.outcome))
    weights[rest] = -inverse @ basis.terms[rest, k]
    of_y = inverse @ basis.outcome[rest]
    left_of_y = basis.size - float(of_y @ basis.outcome[rest])
    with_rest = np.einsum("a,mab->mb", weights, moved)[:, rest]
    with_left = with_y @ weights - with_rest @ of_y
    size = float(weights @ basis.terms @ weights)
    own = size - np.einsum("mi,ij,mj->m", with_rest, inverse, with_rest)
    some = own > NOTHING * size
    own = np.where(some, own, 1.0)
    error = np.maximum(left_of_y - with_left**2 / own, np.finfo(float).tiny)
    return np.where(some, with_left / np.sqrt(error * own / df), 0.0)
