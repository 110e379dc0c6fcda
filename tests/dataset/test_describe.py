"""The description follows Data Package v2, and the tables follow their description."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from lidera_nb.activities import registry
from lidera_nb.dataset import cardtables, exchangetables
from lidera_nb.dataset.dictionary import OPTIONAL, TABLES
from lidera_nb.dataset.export import export_cohort
from tests.toycohort import BEGAN, ToyCohort

TYPES = {"string", "integer", "number", "boolean", "date", "datetime"}


@pytest.fixture(scope="module")
def folder(course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    cohort = ToyCohort(course)
    for person in ("ana", "eva", "leo"):
        cohort.whole(person)
    place = tmp_path_factory.mktemp("described")
    known = registry.read(cohort.journal)
    export_cohort(cohort.journal, course, known, "toy", place / "p", place / "keys", BEGAN)
    return place / "p"


@pytest.fixture(scope="module")
def described(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def csv(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", dtype="string", keep_default_na=False)


def tables(described: dict) -> list[dict]:
    return [r for r in described["resources"] if r["format"] == "csv"]


def test_the_package_and_its_resources_have_what_the_standard_asks_for(described) -> None:
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    names = [resource["name"] for resource in described["resources"]]
    assert len(names) == len(set(names))
    for resource in described["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", resource["hash"])
        assert {"path", "format", "mediatype", "bytes"} <= resource.keys()


def test_every_field_has_a_type_and_is_described_in_both_languages(described) -> None:
    for resource in tables(described):
        assert resource["schema"]["$schema"].endswith("2.0/tableschema.json")
        assert resource["schema"]["missingValues"] == [""]
        for field in resource["schema"]["fields"]:
            assert field["type"] in TYPES
            assert all(field["descriptions"][lang] for lang in ("es", "en"))


def test_categories_are_the_allowed_values_with_their_labels(described) -> None:
    people = next(r for r in described["resources"] if r["name"] == "participants")
    field = next(f for f in people["schema"]["fields"] if f["name"] == "rurality")
    assert [one["value"] for one in field["categories"]] == field["constraints"]["enum"]
    assert all(" / " in one["label"] for one in field["categories"])


def test_a_primary_key_names_each_row_once(described, folder) -> None:
    keyed = [r for r in tables(described) if "primaryKey" in r["schema"]]
    assert len(keyed) >= 8
    for resource in keyed:
        rows = csv(folder, resource["name"])[resource["schema"]["primaryKey"]]
        assert not rows.duplicated().any(), resource["name"]
        assert not (rows == "").any(axis=None), resource["name"]


def test_a_foreign_key_finds_its_row(described, folder) -> None:
    pointing = [r for r in tables(described) if "foreignKeys" in r["schema"]]
    assert len(pointing) >= 8
    for resource in pointing:
        for key in resource["schema"]["foreignKeys"]:
            at = key["reference"]
            known = set(csv(folder, at["resource"])[at["fields"][0]])
            assert set(csv(folder, resource["name"])[key["fields"][0]]) <= known


def test_every_value_keeps_to_the_limits_of_its_field(described, folder) -> None:
    for resource in tables(described):
        rows = csv(folder, resource["name"])
        for field in resource["schema"]["fields"]:
            limits, said = field.get("constraints", {}), rows[field["name"]]
            said = said[said != ""]
            assert set(said) <= set(limits.get("enum", said)), (resource["name"], field["name"])
            assert (said.astype(float) >= limits["minimum"]).all() if "minimum" in limits else True


NOT_ABOUT_CONTENT = {
    "codebook", "flow", "network_people", *cardtables.NAMES,
    "visits", "exchange_fund", *exchangetables.LAB_NAMES,
}  # fmt: skip
"""Cards are no content of the course: people write them, and each names its version. Visits, the
fund and labs answer no form."""


@pytest.mark.parametrize("name", sorted(set(TABLES) - NOT_ABOUT_CONTENT))
def test_a_table_about_cases_or_forms_names_their_version_and_hash(name: str) -> None:
    columns = {column.name for column in TABLES[name].columns}
    assert any(column.endswith("hash") for column in columns), name
    assert any(column.endswith("version") for column in columns), name


def test_every_row_about_a_case_has_its_version_and_hash(folder) -> None:
    for name in ("decisions", "indicators", "documents", "endings"):
        rows = csv(folder, name)
        assert len(rows)
        assert rows["scenario_hash"].str.fullmatch("[0-9a-f]{64}").all()
        assert (rows["scenario_version"] == "1").all()
    assert csv(folder, "reflections")["form_hash"].str.fullmatch("[0-9a-f]{64}").all()
    assert csv(folder, "consents")["form_version"].ne("").all()


def test_tables_that_not_every_package_has_are_known(described) -> None:
    present = {resource["name"] for resource in tables(described)}
    assert set(TABLES) - set(OPTIONAL) <= present
