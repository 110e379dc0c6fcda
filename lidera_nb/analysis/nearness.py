"""How near a group decides to a panel of experts, and what that nearness can mean.

Near is not right: a panel agrees or is divided, and either tells of the panel. So the distance of
the group stands between three others, taken over the very same decisions: of people who pick
blindly, of the experts among themselves, and of whoever always takes what most experts took.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from lidera_nb.analysis.agreement import agreement, modal_share
from lidera_nb.analysis.ranged import Ranged, middle, resampled

P = TypeVar("P")
"""A decision as the panel knows it: a case, a role, a scene."""
Panel = Mapping[P, Mapping[str, int]]
"""Decision to choice to the experts who took it, choices of nobody included."""
LEAST = 5
"""Experts at a decision from whom on they are told of at all."""
ADVISED = 10
"""Experts from whom on the usual panels of situational judgement begin."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How far a group decides from a panel, between 0 (always as every expert) and 1.

    Attributes
    ----------
    people, decisions
        Who decided where the panel did, and how often in all.
    distance
        How likely a decision of the group differs from that of an expert drawn by chance; the
        interval draws people again.
    blind
        The same for people who pick blindly.
    experts
        The same for two different experts.
    nearest
        The same for whoever always takes what most experts took: the least possible.
    fewest
        Experts at the decision that fewest of them came to.
    """

    people: int
    decisions: int
    distance: Ranged
    blind: float
    experts: float
    nearest: float
    fewest: int


def nearness(
    taken: Mapping[str, Sequence[tuple[P, str]]], panel: Panel[P], seed: int = 0
) -> Nearness | None:
    """How far a group decides from a panel.

    Decisions to which fewer than `LEAST` experts came are left out; None where nothing is left. A
    choice that no expert took is as far as can be.

    Parameters
    ----------
    taken
        By person: at which decision which choice.
    panel
        What the experts did.
    seed
        Settles the resampling of people.

    References
    ----------
    Lineberry, M., Kreiter, C. D., and Bordage, G. (2013). Threats to validity in the use and
    interpretation of script concordance test scores. Medical Education, 47(12), 1175-1183.

    Examples
    --------
    >>> panel = {"door": {"call": 4, "wait": 1}}
    >>> found = nearness({"p1": [("door", "call")], "p2": [("door", "wait")]}, panel)
    >>> found.distance.value, found.experts
    (0.5, 0.4)
    """
    known = {at: counts for at, counts in panel.items() if sum(counts.values()) >= LEAST}
    people = [[one for one in path if one[0] in known] for path in taken.values()]
    people = [path for path in people if path]
    if not people:
        return None
    visits = [at for path in people for at, _ in path]
    far = np.array([sum(_far(known[at], choice) for at, choice in path) for path in people])
    counts = np.array([len(path) for path in people])
    weights = resampled(len(people), seed)
    bounds = middle((weights @ far) / (weights @ counts))
    return Nearness(
        people=len(people),
        decisions=len(visits),
        distance=Ranged(float(far.sum() / counts.sum()), *bounds, len(visits)),
        blind=float(np.mean([1 - 1 / len(known[at]) for at in visits])),
        experts=float(np.mean([1 - (agreement(list(known[at].values())) or 0) for at in visits])),
        nearest=float(np.mean([1 - (modal_share(known[at]) or 0) for at in visits])),
        fewest=min(sum(known[at].values()) for at in visits),
    )


def own_distance(path: Sequence[tuple[P, str]], panel: Panel[P]) -> float | None:
    """The distance of one person, None where they decided nowhere that the panel did."""
    far = [_far(panel[at], choice) for at, choice in path
           if at in panel and sum(panel[at].values()) >= LEAST]  # fmt: skip
    return float(np.mean(far)) if far else None


def _far(counts: Mapping[str, int], choice: str) -> float:
    return 1 - counts.get(choice, 0) / sum(counts.values())
