"""Seeded data packages of many cohorts, quickly: people of one played cohort, drawn anew."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.dataset.about import About
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.dataset.write import write_package
from lidera_nb.settings import PROJECT

sys.path.append(str(PROJECT))
from tests.toycohort import BEGAN, ToyCohort
from tests.toycourse import write_course

PEOPLE, SEED = 30, 20261122


def many(folder: Path, cohorts: int) -> Path:
    """A folder with so many packages, of 30 synthetic people each; the same on every run."""
    base = _played(folder.parent)
    for number in range(1, cohorts + 1):
        out = folder / f"cohort-{number:03}"
        if not out.exists():
            drawn(base, f"cohort-{number:03}", np.random.default_rng((SEED, number)), out)
    return folder


def _played(place: Path) -> Package:
    cohort = ToyCohort(load_course(write_course(place / "course")))
    for number, choice in enumerate(["llamar"] * 18 + ["citar"] * 7 + ["esperar"] * 5):
        cohort.whole(f"p{number}", choice)
    out, known = place / "base", registry.read(cohort.journal)
    export_cohort(cohort.journal, cohort.course, known, "toy", out, place / "keys", BEGAN)
    return read_package(out)


def drawn(base: Package, cohort: str, chance: np.random.Generator, out: Path) -> None:
    """A package of people drawn from `base` with replacement, under ids of their own."""
    old = base.tables["participants"]["study_id"].to_numpy()
    ids = pd.DataFrame({
        "study_id": chance.choice(old, PEOPLE),
        "new": [f"p_{cohort}{number:02}" for number in range(PEOPLE)],
    })  # fmt: skip
    tables = {name: _of(table, ids) for name, table in base.tables.items()}
    about = About(cohort, f"Cohorte {cohort}", synthetic=True, created=BEGAN)
    write_package(out, about, tables)


def _of(table: pd.DataFrame, ids: pd.DataFrame) -> pd.DataFrame:
    if "study_id" not in table or table.empty:
        return table
    rows = ids.merge(table, on="study_id").assign(study_id=lambda found: found["new"])
    return rows[table.columns]
