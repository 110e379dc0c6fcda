"""Whole paths: how many different ones, how often the most frequent, and whether they group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from lidera_nb.analysis.groups import Groups, grouped
from lidera_nb.analysis.sequences import frequencies
from lidera_nb.report.decisions.model import PathMap, Paths
from lidera_nb.report.linked import Taken

MOST = 400
"""People up to whom paths are compared in pairs; of more, these are the first by study id."""
_PARTING = 2


def walked(
    paths: Mapping[str, Sequence[Taken]], mapped: PathMap, threshold: int, seed: int
) -> Paths | None:
    """The whole paths of a case; None for fewer people than the threshold."""
    if len(paths) < threshold:
        return None
    told = list(paths.values())
    found = frequencies(told)
    groups = grouped(told[:MOST], seed)
    return Paths(
        people=found.people,
        distinct=found.distinct,
        most=_most(found.common, mapped, threshold),
        verdict=groups.verdict,
        sizes=groups.sizes,
        silhouette=groups.silhouette,
        parting=_parting(told[:MOST], groups, mapped),
    )


def _most(
    common: Sequence[tuple[tuple[Taken, ...], int]], mapped: PathMap, threshold: int
) -> int | None:
    """People on the most frequent path, if each of its choices is told of."""
    path, people = common[0]
    shown = {(s.id, cell.id) for s in mapped.stations for cell in s.cells if cell.people}
    return people if people >= threshold and set(path) <= shown else None


def _parting(told: Sequence[Sequence[Taken]], groups: Groups, mapped: PathMap) -> tuple[str, ...]:
    """The scenes at which the choice goes together with the group most (Cramér's V)."""
    if not groups.labels:
        return ()
    steps = [(dict(path), label) for path, label in zip(told, groups.labels, strict=True)]
    strength = {
        station.label: _strength([(step[station.id], g) for step, g in steps if station.id in step])
        for station in mapped.stations
        if station.cells and station.people is not None
    }
    best = sorted(strength, key=lambda label: -strength[label])
    return tuple(best[:_PARTING])


def _strength(pairs: Sequence[tuple[str, int]]) -> float:
    """Cramér's V of a choice and a group, weighted by the part of people who came."""
    n, both = len(pairs), Counter(pairs)
    choices, labels = Counter(c for c, _ in pairs), Counter(g for _, g in pairs)
    fewest = min(len(choices), len(labels)) - 1
    if not n or not fewest:
        return 0.0
    chi = sum((both[c, g] - a * b / n) ** 2 / (a * b / n)
              for c, a in choices.items() for g, b in labels.items())  # fmt: skip
    return sqrt(chi / (n * fewest)) * n
