"""Network studies small enough to be worked by hand, and one large enough for a report."""

from __future__ import annotations

import random

import pandas as pd

from lidera_nb.network import Study

TERRITORIES = ("tarapaca", "maule", "los_lagos")
"""In three macrozones: north, centre_south and south."""


def study_of(
    people: dict[str, dict[str, str | None]],
    responses: list[tuple[int, str, bool]],
    ties: list[tuple[int, str, str, str, int | None]],
    synthetic: bool = True,
) -> Study:
    """A study from rows; ties are wave, relation, source, target and frequency."""
    told = pd.DataFrame(ties, columns=["wave", "relation", "source", "target", "frequency"])
    return Study(
        pd.DataFrame.from_dict(people, orient="index").rename_axis("person"),
        pd.DataFrame(responses, columns=["wave", "person", "responded"]),
        told.assign(frequency=told["frequency"].astype("Int64"), topic=None),
        synthetic,
    )


def trio() -> Study:
    """Ana and Beto name each other and Carla, who did not answer; Ana also names an outsider."""
    people: dict[str, dict[str, str | None]] = {
        "ana": {"territory": "maule", "level": "primary", "size": "under_150"},
        "beto": {"territory": "maule", "level": "secondary", "size": "under_150"},
        "carla": {"territory": "los_lagos", "level": None, "size": "tiny"},
    }
    responses = [(1, "ana", True), (1, "beto", True), (1, "carla", False)]
    ties = [(1, "advice", "ana", "beto", 3), (1, "advice", "beto", "ana", 1),
            (1, "advice", "ana", "carla", 2), (1, "support", "beto", "carla", None)]  # fmt: skip
    return study_of(people, responses, ties)


def crowd(n: int = 36, waves: int = 2, silent: int = 3, seed: int = 5) -> Study:
    """People of three territories who name mostly their own; each wave the last few are silent."""
    chance = random.Random(seed)
    names = [f"p{i:02}" for i in range(n)]
    people: dict[str, dict[str, str | None]] = {
        name: {"territory": TERRITORIES[i % 3], "level": ("primary", "secondary")[i % 2]}
        for i, name in enumerate(names)
    }
    told = {name for i, name in enumerate(names) if i < n - silent}
    responses = [(w, name, name in told) for w in range(1, waves + 1) for name in names]
    known = {relation: _begun(names, chance) for relation in ("advice", "collaboration")}
    ties: list[tuple[int, str, str, str, int | None]] = []
    for wave in range(1, waves + 1):
        for relation, pairs in known.items():
            answered = [(s, t) for s, t in sorted(pairs) if s in told]
            ties += [(wave, relation, s, t, chance.randint(1, 4)) for s, t in answered]
            dropped = {pair for pair in sorted(pairs) if chance.random() < 0.2}
            known[relation] = (pairs - dropped) | _begun(names[:10], chance)
    return study_of(people, responses, ties)


def _begun(names: list[str], chance: random.Random) -> set[tuple[str, str]]:
    """Everybody's first ties: two in their own territory, one anywhere."""
    pairs = set()
    for i, name in enumerate(names):
        near = [other for j, other in enumerate(names) if j % 3 == i % 3 and other != name]
        far = [other for other in names if other != name]
        pairs |= {(name, other) for other in [*chance.sample(near, 2), chance.choice(far)]}
    return pairs
