"""A package of a network study alone: made-up worlds, and networks that were imported.

It is a package like any other, so that everything that reads one reads this as well; the tables
about cases are empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from lidera_nb.activities.course import Course
from lidera_nb.dataset import tables
from lidera_nb.dataset.about import About
from lidera_nb.dataset.dictionary import OPTIONAL, PROFILE, TABLES
from lidera_nb.dataset.framed import frames
from lidera_nb.dataset.networked import network_rows
from lidera_nb.dataset.write import write_package
from lidera_nb.errors import PackageError
from lidera_nb.network import Study

_INCLUDED = ("enrolled", "consented", "included")


def write_study(
    study: Study, ids: Mapping[str, str], course: Course, about: About, out: Path
) -> str:
    """Write the package of a study and return the SHA-256 of its description.

    Parameters
    ----------
    study, ids
        The study, and person to study id of those who are in the package.
    course
        For the codebook.
    about, out
        What the package says of itself, and its folder.

    Raises
    ------
    PackageError
        If the study says that it is synthetic and `about` does not, or `out` cannot be written.
    """
    if study.synthetic and not about.synthetic:
        raise PackageError(f"{out}: the study is synthetic, so its package must say so; mark it")
    return write_package(out, about, study_frames(study, ids, course))


def study_frames(study: Study, ids: Mapping[str, str], course: Course) -> dict[str, pd.DataFrame]:
    """The tables of a package that holds a network study and nothing else."""
    network = network_rows(study, ids)
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES if name not in OPTIONAL}
    found |= network | {
        "participants": [_participant(row) for row in network["network_people"]],
        "consents": [_consent(row) for row in network["network_people"]],
        "flow": _flow(len(network["network_people"])),
        "codebook": tables.labels(course),
    }
    return frames(found)


def _participant(row: Mapping[str, Any]) -> dict[str, Any]:
    about = {field: row[field] for field in PROFILE}
    return {"study_id": row["study_id"], "status": "consented", "pilot": False, **about}


def _consent(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"study_id": row["study_id"], "purpose": tables.PURPOSE, "given": True}


def _flow(people: int) -> list[dict[str, Any]]:
    return tables.stages({name: people if name in _INCLUDED else 0 for name in tables.STAGES})
