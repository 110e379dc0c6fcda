"""What a report on networks and judgement says, as plain frozen data safe to print.

None stands where a number is withheld or cannot be known. There are no people in it: neither ids,
nor values of anybody, nor a drawing of who turns to whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lidera_nb.analysis.ranged import Ranged
from lidera_nb.dataset.read import Meta
from lidera_nb.report.parameters import InfluenceParameters


@dataclass(frozen=True, slots=True)
class Overlap:
    """Who was asked about their network, and who decided in a case.

    Attributes
    ----------
    wave, asked
        The wave, and the people inside its boundary.
    both
        Of these, who answered and decided: the `n` of what follows.
    rest
        The others inside the boundary: answered only, decided only, neither.
    outside
        Who decided and is not inside the boundary.
    """

    wave: int
    asked: int
    both: int
    rest: tuple[int | None, ...]
    outside: int | None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the regression: how much it goes with equal choices, and its test."""

    label: str
    estimate: float
    p: float
    error: float


@dataclass(frozen=True, slots=True)
class Tied:
    """How much more alike people decide who are tied.

    Attributes
    ----------
    label
        The relation, or what was done otherwise.
    people, ties, alone
        People who answered and decided, ties among all who decided, and how many of these have no
        tie (None where withheld).
    effect
        Difference in what is compared between tied and other pairs, the controls being equal.
    p, error
        Permutation p-value, over several relations adjusted after Holm, and the Monte Carlo error
        of the unadjusted one.
    base
        The mean of what is compared over pairs without a tie.
    terms
        The controls.
    """

    label: str
    people: int
    ties: int
    alone: int | None
    effect: Ranged
    p: float
    error: float
    base: float
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Moran's I of a measure on ties: observed, and what chance gives."""

    measure: str
    people: int
    ties: int
    moran: float
    geary: float
    expected: float
    low: float
    high: float
    p: float
    error: float


@dataclass(frozen=True, slots=True)
class Exposure:
    """A measure later, given one's own first value, beside the first of those one turned to.

    `occasion` is ``again`` (first and last attempt) or ``course`` (first and last case).
    """

    measure: str
    occasion: str
    people: int
    slope: Ranged
    own: float
    p: float
    error: float


@dataclass(frozen=True, slots=True)
class InfluenceReport:
    """A whole report; what stands after `overlap` is empty where too little is known.

    `few` says why pairs could not be compared: ``people``, ``ties``, ``large`` or ``same``, or
    nothing. `usual` is the part of equal choices of two people without a tie of the main relation.
    """

    meta: Meta
    parameters: InfluenceParameters
    relation: str
    label: str
    first: int
    last: int
    overlap: Overlap | None
    decisions: int
    panel: bool
    made_up: bool
    few: str = ""
    tied: tuple[Tied, ...] = ()
    manners: tuple[Tied, ...] = ()
    near: tuple[Near, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    cuts: tuple[Tied, ...] = ()
    usual: float | None = None
    withheld: Mapping[str, int] = field(default_factory=dict)

    @property
    def main(self) -> Tied | None:
        """The main relation, where it could be tested."""
        return next((one for one in self.tied if one.label == self.label), None)
