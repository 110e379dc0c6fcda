from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import read_package
from lidera_nb.errors import PackageError
from tests.toycohort import BEGAN, ToyCohort


def _export(cohort: ToyCohort, cohort_id: str, out: Path, keys: Path) -> None:
    known = registry.read(cohort.journal)
    export_cohort(cohort.journal, cohort.course, known, cohort_id, out, keys, BEGAN)


def test_an_unknown_cohort_is_refused_with_the_known_ones(
    cohort: ToyCohort, tmp_path: Path
) -> None:
    with pytest.raises(PackageError, match="no cohort 'sur'; name one of: toy"):
        _export(cohort, "sur", tmp_path / "p", tmp_path / "keys")


def test_the_crosswalk_may_not_lie_within_the_package(cohort: ToyCohort, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="keep the keys in another folder"):
        _export(cohort, "toy", tmp_path / "p", tmp_path / "p" / "keys")


def test_people_and_study_ids_stay_the_same_when_exported_twice(cohort: ToyCohort, export) -> None:
    cohort.whole("ana")
    cohort.whole("eva")
    first, second = export(cohort, "one"), export(cohort, "two")
    assert (first.people, first.sha256) == (2, second.sha256)


def test_the_order_of_rows_does_not_tell_the_order_of_enrolment(cohort: ToyCohort, export) -> None:
    for number in range(6):
        cohort.whole(f"p{number}")
    ids = list(read_package(export(cohort).path).tables["participants"]["study_id"])
    assert ids == sorted(ids)
