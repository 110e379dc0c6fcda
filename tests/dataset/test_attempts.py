"""Several attempts in a package: all of them are there, and one of them counts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import read_package
from lidera_nb.errors import PackageError
from tests.livingcourse import write_replayed_course
from tests.toycohort import BEGAN, ToyCohort

FIRST, SECOND = ("llamar", "preguntar", "votar"), ("esperar", "mirar", "decidir")
PLAYED = ("decisions", "indicators", "documents", "endings", "levels")


@pytest.fixture
def cohort(tmp_path: Path) -> ToyCohort:
    cohort = ToyCohort(load_course(write_replayed_course(tmp_path / "course")))
    cohort.whole("ana", *FIRST)
    return cohort


def tables(cohort: ToyCohort, tmp_path: Path) -> dict[str, pd.DataFrame]:
    known, out = registry.read(cohort.journal), tmp_path / "package"
    export_cohort(cohort.journal, cohort.course, known, "toy", out, tmp_path / "keys", BEGAN)
    return dict(read_package(out).tables)


def test_every_attempt_is_exported_with_its_number(cohort: ToyCohort, tmp_path: Path) -> None:
    cohort.play("ana", *SECOND, attempt=2)
    rows = tables(cohort, tmp_path)["decisions"]
    assert list(rows["choice"]) == [*FIRST, *SECOND]
    assert list(rows["attempt"]) == [1, 1, 1, 2, 2, 2]
    assert list(rows["position"]) == [1, 2, 3, 1, 2, 3]


def test_exactly_one_attempt_counts_in_every_table(cohort: ToyCohort, tmp_path: Path) -> None:
    cohort.play("ana", *SECOND, attempt=2)
    for name in PLAYED:
        rows = tables(cohort, tmp_path)[name]
        assert set(rows.loc[rows["counts"], "attempt"]) <= {1}
        assert not (rows.loc[~rows["counts"], "attempt"] == 1).any()


def test_documents_and_minutes_of_an_attempt_are_its_own(cohort: ToyCohort, tmp_path: Path) -> None:
    cohort.send("ana", "case", {"do": "again", "attempt": 2})
    cohort.send("ana", "case", {"do": "consult", "document": "nota"})
    cohort.go_on("ana")
    found = tables(cohort, tmp_path)
    decided = found["decisions"]
    opened = decided.loc[decided["attempt"] == 2, "documents_consulted"]
    assert opened.iloc[0] == 1
    assert (decided["minutes"] >= 2).all()
    documents = found["documents"]
    assert sum(documents["attempt"] == 2) == 1


def test_an_attempt_that_did_not_end_has_no_ending_and_does_not_hide_the_first(
    cohort: ToyCohort, tmp_path: Path
) -> None:
    cohort.play("ana", *SECOND, attempt=2, stop_after=1)
    found = tables(cohort, tmp_path)
    assert list(found["endings"]["attempt"]) == [1]
    assert list(found["participants"]["status"]) == ["completed"]
    assert sum(found["decisions"]["attempt"] == 2) == 1


def test_a_package_of_an_older_format_asks_to_be_exported_again(
    cohort: ToyCohort, tmp_path: Path
) -> None:
    tables(cohort, tmp_path)
    described = tmp_path / "package" / "datapackage.json"
    described.write_text(
        described.read_text("utf-8").replace('"format": 4', '"format": 3'), "utf-8"
    )
    with pytest.raises(PackageError, match="was written by another version of LIDERA; export"):
        read_package(tmp_path / "package")
