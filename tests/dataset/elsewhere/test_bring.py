"""Decisions of another platform: from its table or its statements to a package like ours."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lidera_nb.dataset.elsewhere.bring import bring
from lidera_nb.dataset.elsewhere.mapping import read_mapping
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.dataset.xapi.statements import statements
from lidera_nb.errors import ContentError, LideraError, PackageError

NOW = datetime(2026, 9, 1, tzinfo=UTC)
CSV = """user,scenario,slide,response,when,sure,try
ana@example.org,The call,First slide,Call home,2026-03-02T10:00:00Z,3,1
ana@example.org,The call,Second slide,Wait,2026-03-02T10:02:30Z,,1
ana@example.org,The call,First slide,Wait,2026-03-03T10:00:00Z,5,2
luis@example.org,The call,First slide,Wait,2026-03-02T11:00:00Z,0,1
luis@example.org,The call,Second slide,,2026-03-02T11:01:00Z,,1
"""
MAPPING = """
source: other-place
cohort: pilot-2026
title: Pilot 2026
synthetic: true
consent: Agreed on paper, March 2026
format: csv
fields: {person: user, case: scenario, scene: slide, choice: response, at: when, attempt: try,
         confidence: sure}
confidence_most: 5
lang: en
choices: {Call home: call}
labels:
  call: {es: Llamar a la casa, en: Call home}
"""


def brought(tmp_path: Path, table: str = CSV, mapping: str = MAPPING) -> Package:
    (tmp_path / "export.csv").write_text(table)
    (tmp_path / "mapping.yaml").write_text(mapping)
    asked = read_mapping(tmp_path / "mapping.yaml")
    bring(tmp_path / "export.csv", asked, tmp_path / "package", tmp_path / "keys", NOW)
    return read_package(tmp_path / "package")


def test_decisions_are_like_ours_and_marked_by_their_source(tmp_path: Path) -> None:
    rows = brought(tmp_path).tables["decisions"]
    assert list(rows["choice"]) == ["call", "wait", "wait", "wait"]
    assert list(rows["position"]) == [1, 2, 1, 1]
    assert list(rows["minutes"].dropna()) == [2.5]
    assert list(rows["confidence"].dropna()) == [60, 0, 100]
    assert set(rows["source"]) == {"other-place"}


def test_one_attempt_a_person_and_case_counts(tmp_path: Path) -> None:
    rows = brought(tmp_path).tables["decisions"]
    assert list(rows.groupby(["study_id", "attempt"])["counts"].first()).count(False) == 1
    last = brought(tmp_path, mapping=MAPPING + "counts: last\n").tables["decisions"]
    assert set(last.loc[last["attempt"] == 2, "counts"]) == {True}


def test_people_are_random_ids_that_stay_and_their_names_are_nowhere(tmp_path: Path) -> None:
    first = set(brought(tmp_path).tables["participants"]["study_id"])
    again = set(brought(tmp_path).tables["participants"]["study_id"])
    files = [path for path in (tmp_path / "package").iterdir() if path.suffix != ".parquet"]
    assert first == again
    assert not any("ana@" in path.read_text("utf-8") for path in files)
    assert "ana@example.org" in (tmp_path / "keys" / "crosswalk-pilot-2026.json").read_text()


def test_labels_are_those_of_the_mapping_or_the_other_platforms_own(tmp_path: Path) -> None:
    codebook = brought(tmp_path).tables["codebook"]
    told = dict(zip(codebook["kind"] + ":" + codebook["id"], codebook["es"], strict=True))
    assert told["choice:call"] == "Llamar a la casa"
    assert told["case:the-call"] == "The call"


def test_to_what_people_agreed_stands_in_the_description(tmp_path: Path) -> None:
    brought(tmp_path)
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text())
    assert described["lidera"]["agreed"] == "Agreed on paper, March 2026"


def test_our_own_statements_come_back_as_the_same_decisions(package: Path, tmp_path: Path) -> None:
    ours = read_package(package)
    told = [one.plain() for one in statements(ours, "https://e.org")]
    mapping = """
source: ours-again
cohort: again
title: Again
synthetic: true
consent: Agreed as in the journal
format: xapi
verb: http://adlnet.gov/expapi/verbs/answered
fields:
  person: actor.account.name
  case: context.contextActivities.parent.0.id
  scene: object.definition.name.en-US
  choice: result.response
  attempt: "context.extensions.[https://e.org/xapi/attempt]"
  confidence: "result.extensions.[https://e.org/xapi/confidence]"
"""
    back = brought(tmp_path, "\n".join(map(json.dumps, told)), mapping).tables["decisions"]
    mine = ours.tables["decisions"]
    assert list(back["choice"]) == list(mine["choice"])
    assert list(back["confidence"].dropna()) == list(mine["confidence"].dropna())
    assert list(back["position"]) == list(mine["position"])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("user,scenario\na,b\n", "there is no column 'slide'; it has: user, scenario"),
        ("", "there is no column 'user'; it has: none"),
        (CSV.splitlines()[0], "there is no decision in it; see the fields of the mapping"),
        (CSV.replace("2026-03-03T10:00:00Z", "yesterday"), "line 4: 'at' is 'yesterday'; give a m"),
        (CSV.replace("Z,3,1", "Z,9,1"), "line 2: 'confidence' is '9'; give a number from 0 to 5"),
        (CSV.replace(",2\n", ",0\n"), "line 4: 'attempt' is '0'; give a whole number from 1"),
        (CSV.replace("luis@example.org,The", ",The"), "line 5: 'person' is empty; a decision need"),
        (CSV + "".join(f"p,The call,First slide,I said {n},,,\n" for n in range(13)),
         "has 15 different choices: that looks like free text, which does not belong"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_where(tmp_path: Path, table: str, said: str) -> None:
    with pytest.raises(PackageError, match=said):
        brought(tmp_path, table)
    assert not (tmp_path / "package").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "line 1: this is not JSON; give a list of statements, or one a line"),
        ("[" * 100_000, "this is not JSON; give a list of statements, or one a line"),
        ('[{"actor": {}}]', "statement 1: this is no xAPI statement"),
        ('{"actor": null}', r"line 1: this is no xAPI statement \('actor' is null; a property"),
        ("[]", "there is no decision in it"),
    ],
)
def test_what_is_no_statement_is_named(tmp_path: Path, text: str, said: str) -> None:
    mapping = MAPPING.replace("format: csv", "format: xapi")
    with pytest.raises(PackageError, match=said):
        brought(tmp_path, text, mapping)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (MAPPING.replace("other-place", "lidera"), "'source' is 'lidera', which means this platf"),
        (MAPPING.replace("person: user, ", ""), "'fields.person' is missing; add it"),
        (MAPPING + "surprise: 1\n", "'surprise' is not a key that belongs here"),
    ],
)
def test_a_mapping_that_is_wrong_says_where(tmp_path: Path, mapping: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        brought(tmp_path, mapping=mapping)


def test_the_crosswalk_never_lies_in_the_package(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(CSV)
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    asked = read_mapping(tmp_path / "mapping.yaml")
    with pytest.raises(LideraError, match="the crosswalk would lie within the package"):
        bring(tmp_path / "export.csv", asked, tmp_path / "p", tmp_path / "p" / "keys", NOW)
