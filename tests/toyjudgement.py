"""Made-up people who turn to one another and decide, with likeness planted on ties or not."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lidera_nb.activities.course import Course, load_course
from lidera_nb.dataset import tables
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.dataset.studied import study_frames
from lidera_nb.dataset.write import About, write_package
from lidera_nb.network import Study
from tests.toycohort import BEGAN
from tests.toycourse import write_course
from tests.toystudy import crowd

CASE, HASH, SCENES, CHOICES = "caso", "f" * 64, 12, ("a", "b", "c")
Row = dict[str, Any]
Choices = dict[str, list[str]]


def ties_of(study: Study, relation: str = "advice") -> dict[str, list[str]]:
    """Whom each person turns to in the first wave."""
    ties = study.ties[(study.ties["wave"] == 1) & (study.ties["relation"] == relation)]
    named: dict[str, list[str]] = {str(person): [] for person in study.people.index}
    for source, target in ties[["source", "target"]].itertuples(index=False):
        named[source].append(target)
    return named


def chosen(named: Mapping[str, list[str]], copy: float, dice: random.Random) -> Choices:
    """Each person's choices; with probability `copy`, that of somebody whom they turn to."""
    made = {who: dice.choices(CHOICES, (5, 3, 2), k=SCENES) for who in named}
    for who in sorted(named, key=lambda _: dice.random()):
        for scene in range(SCENES):
            if named[who] and dice.random() < copy:
                made[who][scene] = made[dice.choice(named[who])][scene]
    return made


def drawn_to(named: Mapping[str, list[str]], first: Choices, dice: random.Random) -> Choices:
    """A second play: half of it as the first, the other half as whom they turn to began."""
    return {
        who: [first[dice.choice([*others, who] if others else [who])][scene]
              if dice.random() < 0.5 else first[who][scene] for scene in range(SCENES)]
        for who, others in named.items()
    }  # fmt: skip


def decided(choices: Choices, attempt: int, counts: bool, dice: random.Random) -> Iterator[Row]:
    """Rows of the table of decisions."""
    for who, path in choices.items():
        sure = dice.choice((25, 50, 75))
        for i, choice in enumerate(path):
            yield {
                "study_id": f"p_id{who}", "module": "m1", "scenario": CASE, "attempt": attempt,
                "counts": counts, "scenario_version": 1, "scenario_hash": HASH, "role": None,
                "position": i + 1, "scene": f"s{i}", "choice": choice,
                "choice_number": CHOICES.index(choice) + 1, "confidence": sure,
                "documents_consulted": dice.randrange(2), "reason_chars": 100, "minutes": 2.0,
                "late": None, "predicted_outcome": None, "share": None, "lang": "es",
            }  # fmt: skip


def panel() -> Iterator[Row]:
    """Ten experts at each scene, of whom seven take the first choice."""
    for i in range(SCENES):
        for choice, experts in zip(CHOICES, (7, 2, 1), strict=True):
            yield {"scenario": CASE, "scenario_version": 1, "scenario_hash": HASH,
                   "synthetic": True, "role": None, "scene": f"s{i}", "choice": choice,
                   "experts": experts}  # fmt: skip


def write_judgement(
    place: Path, copy: float = 0.0, seed: int = 1, again: bool = True, people: int = 36
) -> Path:
    """A package of a network and of decisions of the same people, one of whom has none."""
    course: Course = load_course(write_course(place / "course"))
    study, dice = crowd(people), random.Random(seed)
    ids = {person: f"p_id{person}" for person in study.people.index}
    named = ties_of(study)
    first = chosen(named, copy, dice)
    first.pop(f"p{people - 1:02}")
    rows = list(decided(first, 1, not again, dice))
    if again:
        known = {who: [one for one in named[who] if one in first] for who in first}
        rows += decided(drawn_to(known, first, dice), 2, True, dice)
    made = study_frames(study, ids, course)
    own = tables.frames({"decisions": rows, "panels": list(panel())})
    about = About("juicio", "Cohorte de prueba", True, BEGAN)
    write_package(place / "package", about, {**made, **own})
    return place / "package"


def judgement(place: Path, **more: Any) -> Package:
    """The same, read back."""
    return read_package(write_judgement(place, **more))
