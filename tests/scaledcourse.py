"""The toy course with a scale that is asked before and after, and people who answer it.

Two subscales of three items each on six points; ``c`` of each runs the other way.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from lidera_nb.activities.course import Course, load_course
from tests.toycohort import ToyCohort
from tests.toycourse import write_course

ITEMS = tuple(f"{part}_{item}" for part in ("near", "far") for item in "abc")


def scale(**other: Any) -> dict[str, Any]:
    """The scale's file."""
    words = {
        "title": "Estas semanas", "intro": "Diez frases.", "submit": "Entregar", "done": "Gracias.",
        "low": "Nunca", "high": "Siempre",
        "subscale": {"near": "Cerca", "far": "Lejos"},
        "item": {name: f"Frase {name}" for name in ITEMS},
    }  # fmt: skip
    items = [{"id": name, "subscale": name.split("_")[0]} | ({"reversed": True} if name[-1] == "c"
             else {}) for name in ITEMS]  # fmt: skip
    content = {"id": "toy-scale", "version": 1, "kind": "scale", "points": 6,
               "subscales": ["near", "far"], "items": items,
               "texts": {"es": words, "en": words}}  # fmt: skip
    return content | other


def write_scaled(root: Path) -> Path:
    """The toy course with the modules ``antes`` and ``despues``."""
    write_course(root)
    _write(root / "instruments" / "toy-scale.yaml", scale())
    for wave, name in enumerate(("antes", "despues"), start=1):
        steps = [
            {"key": "consent", "activity": "consent", "source": "instruments/consent.yaml"},
            {"key": "rated", "activity": "scale", "source": "instruments/toy-scale.yaml",
             "wave": wave},
        ]  # fmt: skip
        _write(root / "modules" / name / "module.yaml", {"id": name, "steps": steps})
        titles = {key: {"title": key} for key in ("consent", "rated")}
        for lang in ("es", "en"):
            _write(root / "modules" / name / f"{lang}.yaml", {"title": name, "lead": "…"} | titles)
        (root / "modules" / name / "module.ipynb").write_text("{}")
    return root


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def scaled(root: Path) -> Course:
    """The course, read."""
    return load_course(write_scaled(root))


def rate(cohort: ToyCohort, person: str, wave: int, ratings: dict[str, int | None]) -> None:
    """Hand the scale in; items that are not in `ratings` stay open."""
    cohort.module = ("antes", "despues")[wave - 1]
    definition = cohort.told(person).steps[cohort.module, "rated"].definition
    cohort.send(person, "rated", {"do": "submit", "form": definition.hash, "values": ratings})
    cohort.module = ""


def measured(course: Course, people: int, again: int, moved: float = 0.6) -> ToyCohort:
    """`people` who answer before, the first `again` of them after; nobody plays a case."""
    cohort, rng = ToyCohort(course), np.random.default_rng(11)
    for number in range(people):
        person, leaning = f"p{number}", rng.normal(3.4, 1.0, size=2)
        cohort.enrol(person)
        cohort.module = "antes"
        cohort.consent(person)
        for wave in (1, 2) if number < again else (1,):
            meant = leaning + (moved if wave == 2 else 0)
            rate(cohort, person, wave, _ratings(meant, rng))
    return cohort


def _ratings(meant: np.ndarray, rng: np.random.Generator) -> dict[str, int | None]:
    marked = {}
    for i, name in enumerate(ITEMS):
        value = int(np.clip(round(meant[i // 3] + rng.normal(0, 0.6)), 1, 6))
        marked[name] = 7 - value if name[-1] == "c" else value
    return marked
