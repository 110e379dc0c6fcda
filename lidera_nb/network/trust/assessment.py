"""A measure with what a reader must know beside it: verdict, method, and how far it could move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from math import isnan, nan
from typing import Any

import numpy as np

from lidera_nb.network import autocorrelated, centralization, dyads, mixing, triads, whole
from lidera_nb.network.arrays import answered, share
from lidera_nb.network.fast import Method, followed_from_all
from lidera_nb.network.ties import Graph
from lidera_nb.network.trust.missing import imputed, silenced, without_silent
from lidera_nb.network.trust.rules import (
    FEW,
    Verdict,
    family_of,
    verdict_of,
    verdict_of_width,
    worst,
)
from lidera_nb.network.trust.words import statements

MEASURES: dict[str, Callable[..., float]] = {
    function.__name__: function
    for function in (
        dyads.density, dyads.arc_reciprocity, dyads.dyadic_reciprocity, triads.transitivity,
        centralization.indegree_centralization, centralization.outdegree_centralization,
        centralization.betweenness_centralization, centralization.closeness_centralization,
        mixing.ei_index, autocorrelated.moran, autocorrelated.geary, whole.connectedness,
        whole.hierarchy, whole.hierarchy_reciprocity, whole.efficiency,
    )
}  # fmt: skip
"""Measures that `assess` knows by name."""

SAMPLED = {"betweenness_centralization", "closeness_centralization"}
"""Measures that follow only some people's paths in large networks."""


@dataclass(frozen=True)
class Band:
    """Where nine in ten of the drawn values lie; both ends are the value if nothing is missing."""

    low: float
    high: float


@dataclass(frozen=True)
class Assessment:
    """A value and what to make of it.

    Attributes
    ----------
    measure, value
        Its name and the value from what is known.
    verdict
        ``trust``, ``care`` or ``withhold``: the most careful of the rules for the response rate,
        the width of the imputed band, and the number of people.
    family
        How such measures suffer from missing answers: ``robust``, ``middling``, ``fragile``.
    method
        ``exact`` or ``sampled`` (paths followed from some people only).
    people, responded, response_rate
        Inside the boundary; how many answered; their share.
    deletion
        The band if as many people again had not answered.
    imputation
        The band if everybody had answered as those who answered did.
    listwise
        The value without non-respondents: shown because it is common, and usually the worst.
    draws, seed
        How many networks each band rests on.
    """

    measure: str
    value: float
    verdict: Verdict
    family: str
    method: Method
    people: int
    responded: int
    response_rate: float
    deletion: Band
    imputation: Band
    listwise: float
    draws: int
    seed: int

    @property
    def trust(self) -> bool:
        """Whether the value may be reported without reservation."""
        return self.verdict == "trust"

    @property
    def sensitivity(self) -> Band:
        """All that the value could have been: from the lowest to the highest end of both bands."""
        ends = (self.value, *astuple(self.deletion), *astuple(self.imputation))
        return Band(min(ends), max(ends)) if not any(map(isnan, ends)) else Band(nan, nan)

    @property
    def small(self) -> bool:
        """Whether there are so few people that a single tie moves the value."""
        return self.people < FEW

    def say(self, lang: str) -> tuple[str, ...]:
        """What a reader should know, in sentences of their language (``es`` or ``en``)."""
        return statements(self, lang)


def assess(
    measure: str | Callable[..., float],
    graph: Graph,
    *args: Any,
    draws: int | None = None,
    seed: int = 2026,
    **kwargs: Any,
) -> Assessment:
    """Reckon a measure and say whether it can be trusted.

    Parameters
    ----------
    measure
        The name of a measure of this room that gives one number, or any function from a graph to a
        number.
    graph
        A graph whose nodes carry ``responded`` where somebody did not answer.
    args, kwargs
        What the measure takes besides, such as an attribute by name or by person.
    draws, seed
        Networks to draw for each band; by default 100, in large networks 10.

    Returns
    -------
    Assessment
        A value of ``nan`` (nothing to measure) is never to be reported.

    Raises
    ------
    ValueError
        If no measure of that name gives one number.

    References
    ----------
    Smith & Moody (2013), *Social Networks* 35; Smith, Morgan & Moody (2022), *Social Networks*.
    """
    name, function = _found(measure)
    given = [_by_person(arg, graph) for arg in args]

    def reckon(network: Graph) -> float:
        return float(function(network, *given, **kwargs))

    said = answered(graph)
    responded, silent = int(said.sum()), int((~said).sum())
    rate, value = share(responded, len(said)), reckon(graph)
    rounds = _rounds(graph, draws) if silent and responded else 0
    deletion = _band(reckon, graph, silenced, rounds, seed, value)
    imputation = _band(reckon, graph, imputed, rounds, seed, value)
    exact = name not in SAMPLED or followed_from_all(graph)
    return Assessment(
        measure=name,
        value=value,
        verdict=_verdict(name, value, rate, imputation, len(said)),
        family=family_of(name).name,
        method="exact" if exact else "sampled",
        people=len(said),
        responded=responded,
        response_rate=rate,
        deletion=deletion,
        imputation=imputation,
        listwise=reckon(without_silent(graph)) if silent else value,
        draws=rounds,
        seed=seed,
    )


def _found(measure: str | Callable[..., float]) -> tuple[str, Callable[..., float]]:
    if callable(measure):
        return getattr(measure, "__name__", "measure"), measure
    if measure not in MEASURES:
        raise ValueError(f"no measure named {measure!r} gives one number: name one of "
                         f"{', '.join(sorted(MEASURES))}, or hand in a function")  # fmt: skip
    return measure, MEASURES[measure]


def _by_person(value: Any, graph: Graph) -> Any:
    """Values in the order of the graph, by person: without some people the order is another."""
    listed = isinstance(value, list | tuple | np.ndarray) and len(value) == len(graph)
    return dict(zip(graph, value, strict=True)) if listed else value


def _rounds(graph: Graph, draws: int | None) -> int:
    large = len(graph) * graph.number_of_edges() > 1_000_000
    return draws if draws is not None else 10 if large else 100


def _band(
    reckon: Callable[[Graph], float],
    graph: Graph,
    drawn: Callable[[Graph, np.random.Generator], Graph],
    rounds: int,
    seed: int,
    value: float,
) -> Band:
    dice = np.random.default_rng(seed)
    values = np.array([reckon(drawn(graph, dice)) for _ in range(rounds)])
    if not rounds:
        return Band(value, value)
    if np.isnan(values).any():
        return Band(nan, nan)
    low, high = np.quantile(values, [0.05, 0.95])
    return Band(float(low), float(high))


def _verdict(name: str, value: float, rate: float, band: Band, people: int) -> Verdict:
    if isnan(value):
        return "withhold"
    few: Verdict = "care" if people < FEW else "trust"
    far = verdict_of_width(value, min(band.low, value), max(band.high, value))
    return worst(verdict_of(name, rate), far if rate < 1 else "trust", few)
