"""Every assignment of the course: both languages, a key that fits, a phone's width."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from lidera_nb.assignments.answers import parse
from lidera_nb.assignments.cells import grade_id, ours, source_of
from lidera_nb.assignments.declared import grade
from lidera_nb.assignments.notebook import LoadedAssignment, load_assignment
from lidera_nb.reflection.rubric import LoadedRubric, load_rubric
from lidera_nb.textids import LANGUAGES
from tests.ourcourse import our_course

COURSE = Path(__file__).resolve().parents[2] / "course"
TASKS = {
    path.name: load_assignment(path) for path in sorted((COURSE / "assignments/source").iterdir())
}
RUBRICS = {
    loaded.rubric.id: loaded
    for loaded in map(load_rubric, sorted((COURSE / "instruments").glob("rubric-*.yaml")))
}
POINTS = {
    "camino-y-panel": 14,
    "conversar-una-clase": 19,
    "escribir-una-ficha": 23,
    "leer-asistencia": 20,
    "leer-mi-red": 18,
    "leer-un-acta": 17,
    "presupuesto-sep": 22,
    "quien-pierde": 23,
}
LONGEST = {"label": 140, "help": 190, "option": 100, "row": 90}
"""Characters that still read well in a column of a phone."""


@pytest.fixture(params=sorted(TASKS))
def task(request: pytest.FixtureRequest) -> LoadedAssignment:
    return TASKS[request.param]


@pytest.fixture(params=sorted(RUBRICS))
def rubric(request: pytest.FixtureRequest) -> LoadedRubric:
    return RUBRICS[request.param]


def solutions(task: LoadedAssignment) -> dict[str, object]:
    """The expected answers that the author's notebook holds."""
    cells = [cell for cell in task.notebook["cells"] if "question" in ours(cell)]
    return {grade_id(cell): parse(source_of(cell).split("\n")[2]) for cell in cells}


def test_the_assignments_and_their_points_are_these() -> None:
    assert {name: task.points for name, task in TASKS.items()} == POINTS


def test_what_an_assignment_expects_earns_all_points_that_no_person_gives(
    task: LoadedAssignment,
) -> None:
    due = {one.id: None if one.written else one.points for one in task.questions}
    assert grade(task, solutions(task)) == due


def test_an_empty_hand_in_earns_nothing_and_troubles_nobody(task: LoadedAssignment) -> None:
    assert set(grade(task, {}).values()) == {0.0}


def test_both_languages_hold_the_same_texts_and_are_no_copies(task: LoadedAssignment) -> None:
    es, en = task.texts["es"], task.texts["en"]
    assert set(es) == set(en)
    assert [name for name in es if es[name] == en[name] and len(es[name]) > 12] == []


def test_every_question_teaches_and_the_last_one_is_a_reflection(task: LoadedAssignment) -> None:
    assert task.questions[-1].kind == "reflection"
    for lang in LANGUAGES:
        for one in task.questions:
            assert len(task.texts[lang][f"question.{one.id}.feedback"]) > 100, one.id


def test_an_assignment_mixes_what_is_marked_and_what_is_read(task: LoadedAssignment) -> None:
    kinds = Counter(one.kind for one in task.questions)
    assert len(kinds) >= 4
    assert 7 <= kinds.total() <= 12


def test_together_they_ask_in_every_way() -> None:
    asked = {one.kind for task in TASKS.values() for one in task.questions}
    assert asked == {"choice", "ranking", "number", "table", "text", "reflection"}


def test_no_text_is_longer_than_a_phone_would_bear(task: LoadedAssignment) -> None:
    for lang in LANGUAGES:
        for one in task.questions:
            parts = {"label": ["label"], "help": ["help"], "option": one.options,
                     "row": [f"row.{row}" for row in one.rows]}  # fmt: skip
            for part, names in parts.items():
                for name in names:
                    text = task.texts[lang][f"question.{one.id}.{name}"]
                    assert len(text) <= LONGEST[part], (lang, one.id, name, len(text))


def test_an_assignment_says_whose_data_it_shows_and_names_a_rubric(
    task: LoadedAssignment,
) -> None:
    told = json.dumps(dict(task.texts["es"]), ensure_ascii=False)
    assert "inventad" in told or "inventamos" in told
    assert task.rubric in RUBRICS


def test_each_assignment_stands_in_one_module_and_never_in_the_first() -> None:
    steps = [step for module in our_course().modules.values() for step in module.steps]
    placed = [step for step in steps if step.activity == "assignment"]
    assert sorted(step.definition.name for step in placed) == sorted(TASKS)
    assert "01-los-que-faltan" not in {step.module for step in placed}


def test_nobody_waits_for_a_page_that_is_only_read() -> None:
    """The page of one's own network is never done; the assignment about it opens all the same."""
    step = our_course().modules["11-quien-aprende-de-quien"].step("task")
    assert step.after == ("consent", "profile", "survey")


def test_a_practice_card_asks_for_what_a_colleague_would_need() -> None:
    asked = {one.id: one for one in TASKS["escribir-una-ficha"].questions}
    fields = ("problem", "context", "students", "done", "evidence", "evidence_kind", "failed")
    assert all(asked[field].required for field in fields)
    kinds = asked["evidence_kind"].options
    assert kinds == ("none", "opinion", "record", "comparison", "repeated")


def test_a_rubrics_levels_differ_in_words_and_say_where_they_come_from(
    rubric: LoadedRubric,
) -> None:
    for lang in LANGUAGES:
        levels = range(1, rubric.rubric.levels + 1)
        told = [rubric.texts[lang][f"criterion.{name}.level.{level}"]
                for name in rubric.rubric.criteria for level in levels]  # fmt: skip
        assert len(set(told)) == len(told)
        assert rubric.texts[lang]["source"]


def test_the_rubrics_are_these() -> None:
    assert {name: loaded.rubric.criteria for name, loaded in RUBRICS.items()} == {
        "kember": ("depth",),
        "hatton-smith": ("writing",),
        "decision": ("people", "evidence", "alternatives", "learning"),
    }
