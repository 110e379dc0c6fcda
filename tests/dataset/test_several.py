"""Several modules, and what newer cases have, in the tables of a package."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.dataset.export import export_cohort
from lidera_nb.dataset.read import read_package
from lidera_nb.events import kinds
from tests.secondmodule import SECOND, write_second
from tests.toycohort import BEGAN, ToyCohort
from tests.toycourse import write_course

Tables = dict[str, pd.DataFrame]


@pytest.fixture
def cohort(tmp_path: Path) -> ToyCohort:
    """Somebody who finished the first module and stands before the case of the second."""
    made = ToyCohort(load_course(write_second(write_course(tmp_path / "course"))))
    made.whole("ana", "llamar")
    made.module = SECOND
    return made


def tables(cohort: ToyCohort, place: Path) -> Tables:
    known, out = registry.read(cohort.journal), place / "package"
    export_cohort(cohort.journal, cohort.course, known, "toy", out, place / "keys", BEGAN)
    return dict(read_package(out).tables)


def of(found: Tables, name: str, scenario: str = "el-eco") -> pd.DataFrame:
    return found[name][found[name]["scenario"] == scenario]


def test_every_case_has_its_rows(cohort: ToyCohort, tmp_path: Path) -> None:
    cohort.play("ana", "llamar", "explicar", "votar")
    found = tables(cohort, tmp_path)
    assert list(found["endings"]["scenario"]) == ["el-recado", "el-eco"]
    assert set(found["decisions"]["module"]) == {"01-recado", SECOND}
    assert list(found["participants"]["status"]) == ["started"]


def test_a_role_and_an_estimate_of_others_are_in_their_columns(
    cohort: ToyCohort, tmp_path: Path
) -> None:
    cohort.play("ana", "llamar", "explicar", "votar")
    found = tables(cohort, tmp_path)
    rows = of(found, "decisions")
    assert set(rows["role"]) <= {"direccion", "inspectoria"}
    assert of(found, "decisions", "el-recado")["role"].isna().all()
    assert rows["share"].notna().tolist() == [False, False, True]
    assert rows["confidence"].notna().tolist() == [True, False, False]


def test_late_is_told_where_a_limit_ran(cohort: ToyCohort, tmp_path: Path) -> None:
    cohort.play("ana", "llamar", stop_after=1)
    body = {"do": "decide", "scene": "sala", "choice": "explicar", "reason": "x" * 40, "late": True}
    cohort.send("ana", "case", body)
    assert of(tables(cohort, tmp_path), "decisions")["late"].tolist() == [pd.NA, True]


def test_no_limit_ran_for_somebody_who_had_lifted_it(cohort: ToyCohort, tmp_path: Path) -> None:
    cohort.play("ana", "llamar", stop_after=1)
    cohort.send("ana", "case", {"do": "untimed"})
    body = {"do": "decide", "scene": "sala", "choice": "explicar", "reason": "x" * 40}
    cohort.send("ana", "case", body)
    assert any(isinstance(e.payload, kinds.LimitsLifted) for e in cohort.journal.read("person:ana"))
    assert of(tables(cohort, tmp_path), "decisions")["late"].isna().all()


def test_attitudes_and_resources_are_levels_from_the_start(
    cohort: ToyCohort, tmp_path: Path
) -> None:
    cohort.play("ana", "llamar", "explicar", "votar")
    rows = tables(cohort, tmp_path)["levels"]
    told = {kind: list(own["value"]) for kind, own in rows.groupby("kind")}
    assert told == {"resource": [4, 3, 3, 3], "stakeholder": [50, 70, 70, 70]}
    assert set(rows["scenario"]) == {"el-eco"}


def test_a_message_is_told_from_a_document_and_everything_has_its_label(
    cohort: ToyCohort, tmp_path: Path
) -> None:
    cohort.play("ana", stop_after=0)
    for name in ("aviso", "nota"):
        cohort.send("ana", "case", {"do": "consult", "document": name})
    found = tables(cohort, tmp_path)
    opened = of(found, "documents")[["kind", "document"]].itertuples(index=False, name=None)
    assert list(opened) == [("message", "aviso"), ("document", "nota")]
    labelled = set(found["codebook"][["kind", "id"]].itertuples(index=False, name=None))
    wanted = {("module", SECOND), ("role", "direccion"), ("stakeholder", "marisol"),
              ("resource", "horas"), ("message", "aviso")}  # fmt: skip
    assert wanted <= labelled
