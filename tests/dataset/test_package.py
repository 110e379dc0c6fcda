"""Writing a package and reading it back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.rendered import safe_cell
from lidera_nb.errors import PackageError
from tests.toycohort import ToyCohort


def test_a_package_reads_back_with_its_types(cohort: ToyCohort, export) -> None:
    cohort.whole("ana")
    package = read_package(export(cohort).path)
    assert package.meta.cohort == "toy"
    assert package.meta.synthetic
    assert str(package.tables["decisions"].dtypes["position"]) == "Int64"


def test_an_empty_cohort_makes_a_package_of_empty_tables(cohort: ToyCohort, export) -> None:
    package = read_package(export(cohort).path)
    assert package.tables["decisions"].empty
    assert list(package.tables["decisions"].columns)[:2] == ["study_id", "module"]


def test_the_description_follows_data_package_v2(cohort: ToyCohort, export) -> None:
    cohort.whole("ana")
    out = export(cohort).path
    described = json.loads((out / "datapackage.json").read_text())
    resource = next(r for r in described["resources"] if r["name"] == "decisions")
    assert described["$schema"].endswith("2.0/datapackage.json")
    assert resource["bytes"] == (out / resource["path"]).stat().st_size
    assert all(field["descriptions"].keys() == {"es", "en"}
               for field in resource["schema"]["fields"])  # fmt: skip


def test_the_csv_says_what_the_parquet_says(cohort: ToyCohort, export) -> None:
    cohort.whole("ana")
    out = export(cohort).path
    with (out / "decisions.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    frame = read_package(out).tables["decisions"]
    assert [row["choice"] for row in rows] == list(frame["choice"])
    assert [row["confidence"] for row in rows][1] == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", "\rx"])
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert safe_cell(text) == "'" + text


def test_the_readme_tells_in_both_languages_that_people_were_made_up(
    cohort: ToyCohort, export
) -> None:
    text = (export(cohort).path / "README.md").read_text("utf-8")
    assert "Datos sintéticos" in text
    assert "Synthetic data" in text


def test_the_readme_tells_in_both_languages_what_research_needs(cohort: ToyCohort, export) -> None:
    text = (export(cohort).path / "README.md").read_text("utf-8")
    assert "para investigar hay que filtrar antes todas las tablas" in text
    assert "before any research, filter every table" in text
    assert all("research" in words for words in (TABLES["consents"].es, TABLES["consents"].en))


def test_a_changed_file_is_refused_by_name(cohort: ToyCohort, export) -> None:
    out = export(cohort).path
    (out / "flow.csv").write_text("x")
    with pytest.raises(PackageError, match=r"'flow\.csv' was changed after the export"):
        read_package(out)


def test_a_missing_file_is_refused_by_name(cohort: ToyCohort, export) -> None:
    out = export(cohort).path
    (out / "flow.parquet").unlink()
    with pytest.raises(PackageError, match=r"'flow\.parquet' is missing"):
        read_package(out)


def test_a_folder_without_description_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"it has no datapackage\.json"):
        read_package(tmp_path)


def test_a_package_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "x", "resources": []}')
    with pytest.raises(PackageError, match="not one of LIDERA"):
        read_package(tmp_path)


def test_a_path_out_of_the_package_is_not_followed(cohort: ToyCohort, export) -> None:
    out = export(cohort).path
    (out.parent / "flow.csv").write_bytes((out / "flow.csv").read_bytes())
    described = (out / "datapackage.json").read_text()
    (out / "datapackage.json").write_text(described.replace('"flow.csv"', '"../flow.csv"'))
    with pytest.raises(PackageError, match="is missing"):
        read_package(out)


def test_exporting_again_replaces_the_package(cohort: ToyCohort, export) -> None:
    first = export(cohort)
    cohort.whole("ana")
    assert export(cohort).people == 1
    assert len(read_package(first.path).tables["participants"]) == 1
    assert sorted(p.name for p in first.path.parent.iterdir()) == ["keys", "package"]


def test_a_folder_that_is_no_package_is_left_alone(
    cohort: ToyCohort, export, tmp_path: Path
) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "thesis.txt").write_text("x")
    with pytest.raises(PackageError, match="is not a data package, so it is left alone"):
        export(cohort)
    assert (tmp_path / "package" / "thesis.txt").exists()
