"""An assignment of the course in a package: late, taken back, counted in words, and named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lidera_nb.activities.course import Course, load_course
from lidera_nb.dataset.read import read_package
from lidera_nb.events import kinds
from tests.dataset.reviewing import Desk
from tests.toycohort import CANARY, ToyCohort
from tests.toycourse import MODULE, write_course

TASK = "leer-asistencia"
SOURCE = Path(__file__).parents[2] / "course" / "assignments" / "source" / TASK


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The toy course whose module ends with an assignment of the real one."""
    root = write_course(tmp_path_factory.mktemp("course"))
    shutil.copytree(SOURCE, root / "assignments" / "source" / TASK)
    folder = root / "modules" / MODULE
    page = json.loads((folder / "module.yaml").read_text("utf-8"))
    step = {"key": "task", "activity": "assignment", "source": f"assignments/source/{TASK}"}
    page["steps"].append(step)
    (folder / "module.yaml").write_text(json.dumps(page), "utf-8")
    for lang in ("es", "en"):
        texts = json.loads((folder / f"{lang}.yaml").read_text("utf-8"))
        texts |= {"task": {"title": "Tarea", "intro": ""}}
        (folder / f"{lang}.yaml").write_text(json.dumps(texts), "utf-8")
    return load_course(root)


def hand_in(cohort: ToyCohort, number: int, late: bool = False) -> None:
    step = cohort.told("ana").steps[MODULE, "task"]
    written = [q.id for q in step.definition.questions if q.kind in ("text", "reflection")]
    ctx = kinds.Context(module=MODULE, step="task", definition=TASK, hash="e" * 64, lang="es",
                        version=1)  # fmt: skip
    answers: dict[str, Any] = dict.fromkeys(written, f"Tres palabras {CANARY}")
    handed = kinds.AssignmentHandedIn(
        ctx=ctx, number=number, late=late, cohort=cohort.id, answers=answers
    )
    cohort.append("person:ana", handed)


def test_an_assignment_says_when_it_was_late_and_what_was_taken_back(
    cohort: ToyCohort, export
) -> None:
    cohort.enrol("ana")
    cohort.consent("ana")
    hand_in(cohort, 1)
    ctx = kinds.Context(module=MODULE, step="task", definition=TASK, hash="e" * 64, lang="es",
                        version=1)  # fmt: skip
    cohort.append("person:ana", kinds.AssignmentWithdrawn(ctx=ctx, number=1))
    hand_in(cohort, 2, late=True)
    desk = Desk(cohort, "task")
    desk.score("ana", {"q": 1.0}, number=1)
    desk.score("ana", {"q": 2.0}, number=2)
    tables = read_package(export(cohort).path).tables
    first, second = tables["handins"].to_dict("records")
    assert (first["withdrawn"], first["late"]) == (True, False)
    assert pd.isna(first["words"])
    assert (second["withdrawn"], second["late"], second["activity"]) == (False, True, "assignment")
    assert second["words"] % 3 == 0
    assert second["words"] > 0
    assert list(tables["assignment_scores"]["points"]) == [2.0]


def test_the_codebook_names_the_assignment_and_what_it_asks(
    cohort: ToyCohort, course: Course, export
) -> None:
    cohort.enrol("ana")
    cohort.consent("ana")
    book = read_package(export(cohort).path).tables["codebook"]
    asked = book[(book["kind"] == "question") & (book["source"] == TASK)]
    step = cohort.told("ana").steps[MODULE, "task"]
    assert list(asked["id"]) == [question.id for question in step.definition.questions]
    assert TASK in set(book.loc[book["kind"] == "assignment", "id"])
