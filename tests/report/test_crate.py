"""A folder of reports as machines read it; the `rocrate` library is the oracle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rocrate.rocrate import ROCrate

from lidera_nb.errors import ReportError
from lidera_nb.report.crate import NAME, crate, write_crate

CODE = {
    "version": "0.1.0",
    "commit": "a" * 40,
    "libraries": {"python": "3.11.2", "pandas": "3.1.1"},
    "notebook": "b" * 64,
}


def provenance(
    lang: str, run: str = "1", began: str = "2026-11-22T22:16:09+00:00"
) -> dict[str, Any]:
    page = f"toy-report.{lang}.html"
    return {
        "run": f"run-{run}",
        "began": began,
        "ended": began,
        "cohort": "toy",
        "synthetic": True,
        "exported": "2026-11-20T10:00:00+00:00",
        "parameters": {"lang": lang, "threshold": 5, "seed": 1},
        "inputs": {"datapackage.json": "c" * 64, "decisions.csv": "d" * 64},
        "outputs": {page: "e" * 64, f"toy-report.{lang}.ipynb": "f" * 64},
        "code": CODE,
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("reports")
    for lang in ("es", "en"):
        told = provenance(lang)
        (place / f"toy-provenance.{lang}.json").write_text(json.dumps(told), "utf-8")
        for name in told["outputs"]:
            (place / name).write_text(name, "utf-8")
    write_crate(place)
    return place


def test_another_program_reads_what_is_there_and_how_it_was_made(folder: Path) -> None:
    read = ROCrate(str(folder))
    parts = {one.id for one in read.root_dataset["hasPart"]}
    assert parts == {path.name for path in folder.iterdir()} - {NAME}
    report = read.get("toy-report.es.html")
    assert (report.type, report["inLanguage"], report["sha256"]) == ("File", "es-CL", "e" * 64)
    made = read.get("#toy-provenance.es")
    assert made.type == "CreateAction"
    assert {one.id for one in made["result"]} == {"toy-report.es.html", "toy-report.es.ipynb"}
    assert made["subjectOf"].id == "toy-provenance.es.json"


def test_the_input_the_code_and_every_parameter_are_named(folder: Path) -> None:
    read = ROCrate(str(folder))
    made = read.get("#toy-provenance.en")
    given = {one["name"]: one.get("value") for one in made["object"]}
    assert given == {
        "Data package of the cohort toy": None,
        "lang": "en",
        "seed": 1,
        "threshold": 5,
    }
    assert made["object"][0]["identifier"] == "sha256:" + "c" * 64
    software, notebook = made["instrument"]
    assert software["softwareVersion"] == f"0.1.0 ({'a' * 40})"
    assert {one["name"] for one in software["softwareRequirements"]} == {"python", "pandas"}
    assert notebook["identifier"] == "sha256:" + "b" * 64


def test_whatever_is_referred_to_is_described_or_has_an_address(folder: Path) -> None:
    graph = json.loads((folder / NAME).read_text("utf-8"))["@graph"]
    known = {one["@id"] for one in graph}
    assert len(known) == len(graph)
    assert not [name for name in referred(graph) if name not in known and "://" not in name]


def referred(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from referred(one)
    elif isinstance(value, dict) and set(value) == {"@id"}:
        yield value["@id"]
    elif isinstance(value, dict):
        yield from referred(list(value.values()))


def test_a_second_making_of_the_same_reports_is_described_in_the_same_words() -> None:
    first = crate({"toy-provenance.es.json": provenance("es")})
    later = provenance("es", "2", "2027-01-01T00:00:00+00:00")
    later["outputs"]["toy-report.es.ipynb"] = "9" * 64  # it notes when its cells ran
    again = crate({"toy-provenance.es.json": later})
    assert first == again
    assert "22:16" not in json.dumps(first)


def test_made_up_people_are_announced_and_a_licence_is_not_given(folder: Path) -> None:
    root = ROCrate(str(folder)).root_dataset
    assert root["description"].startswith("Synthetic data")
    assert "Not openly licensed" in root["license"]["text"]


def test_a_provenance_file_that_was_damaged_is_named(tmp_path: Path) -> None:
    (tmp_path / "toy-provenance.es.json").write_text("{", "utf-8")
    with pytest.raises(ReportError, match=r"toy-provenance\.es\.json: this provenance file cannot"):
        write_crate(tmp_path)
