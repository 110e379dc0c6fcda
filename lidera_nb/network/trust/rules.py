"""From the response rate and the kind of measure to a verdict: rules that can be read and tested.

The order of the families follows simulations of what missing people do to measures (Smith & Moody
2013, *Social Networks* 35; Smith, Morgan & Moody 2022, *Social Networks*; before them Costenbader &
Valente 2003, *Social Networks* 25): in-degree, closeness, transitivity and mixing of groups are
robust; betweenness, power and centralisation are fragile. The rates at which a verdict
changes are ours: no published study gives any that would fit all networks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["trust", "care", "withhold"]
"""May be reported; may be reported with the band beside it; do not report."""

ORDER: tuple[Verdict, ...] = ("trust", "care", "withhold")


@dataclass(frozen=True)
class Family:
    """Measures that suffer alike from missing answers.

    Attributes
    ----------
    trust_from, care_from
        Response rates (0 to 1) from which a measure may be trusted, or reported with care.
    """

    name: str
    trust_from: float
    care_from: float


ROBUST = Family("robust", 0.80, 0.50)
MIDDLING = Family("middling", 0.90, 0.65)
FRAGILE = Family("fragile", 0.95, 0.80)

FAMILIES: dict[str, Family] = {
    **dict.fromkeys(
        ("density", "indegree", "outdegree", "closeness", "reach", "transitivity", "ei_index",
         "homophily", "moran", "geary", "tie_counts", "mixing_matrix", "compare_waves"), ROBUST
    ),
    **dict.fromkeys(
        ("arc_reciprocity", "dyadic_reciprocity", "dyad_census", "triad_census", "connectedness",
         "communities", "core_periphery", "brokerage", "isolates", "components",
         "hierarchy_reciprocity"), MIDDLING
    ),
    **dict.fromkeys(
        ("betweenness", "eigenvector", "bonacich_power", "constraint", "key_players", "hierarchy",
         "efficiency", "indegree_centralization", "outdegree_centralization",
         "betweenness_centralization", "closeness_centralization"), FRAGILE
    ),
}  # fmt: skip
"""Each measure's family; others are taken to be middling."""

FEW = 20
"""Below so many people a single tie moves every measure, and nothing is said without care."""
WIDE = 0.5
"""A band wider than this share of the value calls for care, and twice as wide for silence."""


def family_of(measure: str) -> Family:
    """The family of a measure by its name."""
    return FAMILIES.get(measure, MIDDLING)


def verdict_of(measure: str, response_rate: float) -> Verdict:
    """What may be said of a measure at a response rate, before anything is reckoned.

    Parameters
    ----------
    measure
        Its name, such as ``betweenness``.
    response_rate
        From 0 to 1; ``nan`` (nobody was asked) gives ``withhold``.

    Examples
    --------
    >>> verdict_of("indegree", 0.82), verdict_of("betweenness", 0.82)
    ('trust', 'care')
    """
    family = family_of(measure)
    if response_rate >= family.trust_from:
        return "trust"
    return "care" if response_rate >= family.care_from else "withhold"


def verdict_of_width(value: float, low: float, high: float) -> Verdict:
    """What may be said of a value that could lie anywhere between two others."""
    width = high - low
    if not width >= 0 or width > 2 * WIDE * max(abs(value), 0.1):
        return "withhold"
    return "care" if width > WIDE * max(abs(value), 0.1) else "trust"


def worst(*verdicts: Verdict) -> Verdict:
    """The most careful of several verdicts."""
    return max(verdicts, key=ORDER.index)
