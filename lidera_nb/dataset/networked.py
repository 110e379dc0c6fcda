"""A network study as tables of a package, and back.

Only people who are in the package are in these tables. Ties that lead to anybody else are
counted, and whom they lead to is left behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from lidera_nb.dataset.networktables import NAMES
from lidera_nb.dataset.read import Package
from lidera_nb.errors import PackageError
from lidera_nb.network import Study
from lidera_nb.network.territory import macrozone
from lidera_nb.schoolwords import VOCABULARY

Row = dict[str, Any]
Named = Mapping[tuple[int, str], int]
"""Wave and person to a number of people named."""

NAMEABLE = "nameable"
"""Column of a study's people: whether others could name them; without it, they could."""


Asked = Mapping[int, Row]
"""Wave to the survey that was asked in it, as the columns of `networktables.ASKED`."""


def network_rows(
    study: Study,
    ids: Mapping[str, str],
    outsiders: Named | None = None,
    asked: Asked = MappingProxyType({}),
) -> dict[str, list[Row]]:
    """The rows of the three tables.

    Parameters
    ----------
    study
        Of everybody inside the boundary.
    ids
        Person to study id, of those who are in the package; the others are left out.
    outsiders
        How many people of outside the boundary somebody named in a wave.
    asked
        The survey of each wave; without it, the network was not asked about here.
    """
    others = Counter(dict(outsiders or {}))
    others.update(_left_out(study, ids))
    return {
        "network_people": _sorted(_people(study, ids), "study_id"),
        "network_responses": _sorted(
            _of_waves(_responses(study, ids, others), asked), "wave", "study_id"
        ),
        "network_ties": _sorted(
            _of_waves(_ties(study, ids), asked), "wave", "relation", "source", "target"
        ),
    }


def outsiders(named: pd.DataFrame) -> Named:
    """How many different outsiders each person named in a wave.

    Parameters
    ----------
    named
        As `lidera_nb.activities.survey.gathered.outsiders_of` gives them.
    """
    pairs = named[["wave", "person", "outsider"]].drop_duplicates()
    return Counter((int(w), str(p)) for w, p, _ in pairs.itertuples(index=False, name=None))


def network_of(package: Package) -> Study:
    """The network study of a package; its people are study ids.

    Raises
    ------
    PackageError
        If the package holds no network.
    """
    if any(name not in package.tables for name in NAMES):
        raise PackageError(
            f"the package of '{package.meta.cohort}' holds no network: nobody was asked who they "
            "turn to, or it was exported before networks were; export the cohort again after a "
            "wave, or ask for the cohort report"
        )
    return study_in(package.tables, package.meta.synthetic)


def study_in(tables: Mapping[str, pd.DataFrame], synthetic: bool) -> Study:
    """The network study in the three tables of a package."""
    people, responses, ties = (tables[name] for name in NAMES)
    return Study(
        _plain(people.set_index("study_id").rename_axis("person")),
        responses.rename(columns={"study_id": "person"}).astype({"wave": int, "responded": bool}),
        ties.astype({"wave": int}),
        synthetic,
    )


def _people(study: Study, ids: Mapping[str, str]) -> list[Row]:
    known = study.people.to_dict("index").items()
    return [_person(ids[str(person)], about) for person, about in known if str(person) in ids]


def _person(study_id: str, about: Mapping[Any, Any]) -> Row:
    profile = {field: _known(about.get(field), allowed) for field, allowed in VOCABULARY.items()}
    return {
        "study_id": study_id,
        NAMEABLE: bool(about.get(NAMEABLE, True)),
        "macrozone": macrozone(profile["territory"]),
        **profile,
    }


def _known(value: Any, allowed: tuple[str, ...]) -> str | None:
    """A value outside the vocabulary stays in the system, as in `participants`."""
    return value if value in allowed else None


def _responses(study: Study, ids: Mapping[str, str], others: Named) -> list[Row]:
    asked = study.responses[["wave", "person", "responded"]].itertuples(index=False, name=None)
    return [
        {
            "wave": int(wave),
            "study_id": ids[person],
            "responded": bool(responded),
            "others_named": others.get((int(wave), person), 0) if responded else None,
        }
        for wave, person, responded in asked
        if person in ids
    ]


def _ties(study: Study, ids: Mapping[str, str]) -> list[Row]:
    return [
        {**row, "source": ids[row["source"]], "target": ids[row["target"]]}
        for row in _plain(study.ties).to_dict("records")
        if row["source"] in ids and row["target"] in ids
    ]


def _of_waves(rows: list[Row], asked: Asked) -> list[Row]:
    return [{**row, **asked.get(row["wave"], {})} for row in rows]


def _left_out(study: Study, ids: Mapping[str, str]) -> Counter[tuple[int, str]]:
    """How many different people outside the package somebody in it named in a wave."""
    named = study.ties[["wave", "source", "target"]].drop_duplicates()
    pairs = named.itertuples(index=False, name=None)
    return Counter((int(w), str(s)) for w, s, t in pairs if s in ids and t not in ids)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The same values as plain objects, None where one is missing."""
    return frame.astype(object).where(frame.notna(), None)


def _sorted(rows: list[Row], *keys: str) -> list[Row]:
    """In the order of study ids, which are random: the order of enrolment would tell."""
    return sorted(rows, key=lambda row: tuple(row[key] for key in keys))
