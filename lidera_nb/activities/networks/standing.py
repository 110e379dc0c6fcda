"""Where each person stands in one wave of a network, beside the middle half of the group.

Only what somebody said themselves tells of territories and levels: those of people who named them
would say who they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lidera_nb.network.study import Study

MEASURES = ("seeks", "sought", "reach", "territories", "levels")
SHARES = ("territories", "levels")
"""Measures in per cent of the people somebody turns to."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person in one wave; all relations are laid upon one another.

    Attributes
    ----------
    answered
        Whether the person answered; if not, all but `sought` is unknown.
    named
        Whom they turn to, with the relations; nobody for somebody who did not finish.
    by
        Who turns to them.
    seeks, sought
        How many that is.
    reach
        People within two steps along ties, themselves not counted: those they turn to, and those
        to whom these turn.
    territories, levels
        The share of those they turn to (whose school is known) whose territory, or level, is
        another than their own, in whole per cent; None where it is unknown or they turn to nobody.
    """

    answered: bool
    named: Mapping[str, tuple[str, ...]]
    by: tuple[str, ...]
    seeks: int | None
    sought: int
    reach: int | None
    territories: int | None
    levels: int | None


@dataclass(frozen=True, slots=True)
class Band:
    """The middle half of a group; its ends tell nothing of the first or the last."""

    low: int
    high: int


def standings(study: Study, wave: int) -> dict[str, Standing]:
    """Where everybody inside the boundary of a wave stands."""
    graph = study.graph(wave)
    ties = study.ties[study.ties["wave"] == wave]
    relations: dict[tuple[str, str], dict[str, None]] = {}
    for source, target, relation in zip(
        ties["source"], ties["target"], ties["relation"], strict=True
    ):
        relations.setdefault((source, target), {})[relation] = None
    asked = dict(graph.nodes(data="responded", default=True))
    return {str(person): _standing(graph, person, asked[person], relations) for person in graph}


def _standing(graph: Any, person: str, answered: bool, relations: Mapping[Any, Any]) -> Standing:
    named = list(graph.successors(person)) if answered else []
    near = set(named).union(*(graph.successors(one) for one in named)) - {person}
    return Standing(
        answered=answered,
        named={one: tuple(relations[person, one]) for one in named},
        by=tuple(graph.predecessors(person)),
        seeks=len(named) if answered else None,
        sought=int(graph.in_degree(person)),
        reach=len(near) if answered else None,
        territories=_elsewhere(graph.nodes, person, named, "territory"),
        levels=_elsewhere(graph.nodes, person, named, "level"),
    )


def _elsewhere(
    people: Mapping[str, Mapping[str, Any]], person: str, named: Collection[str], what: str
) -> int | None:
    own = people[person].get(what)
    known = [other for one in named if (other := people[one].get(what))]
    if not own or not known:
        return None
    return round(100 * sum(bool(other != own) for other in known) / len(known))


def bands(people: Iterable[Standing]) -> dict[str, Band]:
    """The middle half of each measure, of those in whom it is known."""
    import numpy as np

    everybody = list(people)
    found = {}
    for name in MEASURES:
        values = [one for one in (getattr(who, name) for who in everybody) if one is not None]
        if values:
            low, high = (round(float(end)) for end in np.percentile(values, [25, 75]))
            found[name] = Band(low, high)
    return found
