"""The distance to the panel of a case, over it all and decision by decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lidera_nb.analysis.agreement import agreement
from lidera_nb.analysis.nearness import LEAST, Nearness, nearness
from lidera_nb.analysis.ranged import Ranged
from lidera_nb.report.decisions.found.mapped import letters
from lidera_nb.report.decisions.model import Panelled, PanelPoint
from lidera_nb.report.labels import Labels
from lidera_nb.report.model import DecisionPoint

At = tuple[str, str]
"""A role (empty where the case has one only) and a scene."""
Known = Mapping[At, Mapping[str, int]]


@dataclass(frozen=True)
class Experts:
    """The panel of a case as the package has it, and the version that it played."""

    hash: str
    synthetic: bool
    counts: Known

    @property
    def people(self) -> int:
        """How many experts came to the decision that most of them came to, over all roles."""
        most: dict[str, int] = {}
        for (role, _), counts in self.counts.items():
            most[role] = max(most.get(role, 0), sum(counts.values()))
        return sum(most.values())


def experts_of(source: str, panels: pd.DataFrame | None) -> Experts | None:
    """The panel of a case, None where the package has none."""
    own = panels[panels["scenario"] == source] if panels is not None else None
    if own is None or own.empty:
        return None
    counts: dict[At, dict[str, int]] = {}
    rows = own[["role", "scene", "choice", "experts"]].fillna({"role": ""})
    for role, scene, choice, experts in rows.itertuples(index=False):
        counts.setdefault((str(role), str(scene)), {})[str(choice)] = int(experts)
    return Experts(str(own["scenario_hash"].iloc[0]), bool(own["synthetic"].iloc[0]), counts)


def taken_by(decisions: pd.DataFrame, digest: str) -> dict[str, list[tuple[At, str]]]:
    """By person, what was taken where, in the version that the panel played."""
    same = decisions[decisions["scenario_hash"] == digest].sort_values(["study_id", "position"])
    roles = same["role"].fillna("")
    found: dict[str, list[tuple[At, str]]] = {}
    for who, role, scene, choice in zip(
        same["study_id"], roles, same["scene"], same["choice"], strict=True
    ):
        found.setdefault(str(who), []).append(((str(role), str(scene)), str(choice)))
    return found


def panelled(
    source: str,
    points: Sequence[DecisionPoint],
    decisions: pd.DataFrame,
    experts: Experts | None,
    labels: Labels,
    threshold: int,
    seed: int,
) -> Panelled | None:
    """How far the group decided from the panel; None without one, or of too few people."""
    if experts is None:
        return None
    taken = taken_by(decisions, experts.hash)
    found = nearness(taken, experts.counts, seed)
    if found is None or found.people < threshold:
        return None
    told = tuple(_points(source, points, taken, experts.counts, labels, seed))
    return Panelled(found, experts.people, experts.synthetic, told)


def _points(
    source: str,
    points: Sequence[DecisionPoint],
    taken: Mapping[str, Sequence[tuple[At, str]]],
    known: Known,
    labels: Labels,
    seed: int,
) -> Iterator[PanelPoint]:
    """Each decision; the group's distance is made of its counts, so it needs all of them told."""
    for point in points:
        for (role, scene), counts in known.items():
            if scene != point.scene or sum(counts.values()) < LEAST:
                continue
            yield PanelPoint(
                label=_label(source, role, point, labels),
                experts=sum(counts.values()),
                distance=_distance(point, (role, scene), taken, counts, seed),
                among=_among(counts),
                blind=1 - 1 / len(counts),
                top=letters(source, scene, labels).get(_most(counts), "?"),
            )


def _most(counts: Mapping[str, int]) -> str:
    """The choice most often taken, the first of them if several are."""
    return max(counts, key=lambda choice: counts[choice])


def _label(source: str, role: str, point: DecisionPoint, labels: Labels) -> str:
    name = point.choices.label
    return f"{name} ({labels.of('role', source, role)})" if role else name


def _among(counts: Mapping[str, int]) -> float | None:
    alike = agreement(list(counts.values()))
    return None if alike is None else 1 - alike


def _distance(
    point: DecisionPoint,
    at: At,
    taken: Mapping[str, Sequence[tuple[At, str]]],
    counts: Mapping[str, int],
    seed: int,
) -> Ranged | None:
    here = {who: [one for one in path if one[0] == at] for who, path in taken.items()}
    met = sum(bool(path) for path in here.values())
    hidden = any(option.people is None for option in point.choices.options)
    if hidden or met != point.choices.people:
        return None
    found: Nearness | None = nearness(here, {at: counts}, seed)
    return found.distance if found else None
