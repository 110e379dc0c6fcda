"""Declared marking reads one call with literals, and nothing else."""

from types import SimpleNamespace

import pytest

from lidera_nb.assignments import declared
from lidera_nb.assignments.declared import read_mark
from lidera_nb.errors import ContentError

HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def cell(name, source, **more):
    graded = {"grade_id": name, "grade": True, "points": 2} | more.pop("nbgrader", {})
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": graded, **more}}


NOTEBOOK = {
    "cells": [
        cell("setup", declared.SETUP, nbgrader={"grade": False}),
        cell("q1", "q1 = None", nbgrader={"grade": False}, lidera={"question": {}}),
        cell("q1-mark", HIDDEN.format('marking.choice(q1, {"wait": 2, "ask": 1})')),
        cell("q2", ["q2 ", "= None"], lidera={"question": {}}),
    ]
}


@pytest.mark.parametrize(
    ("call", "answer", "points", "most"),
    [
        ('marking.choice(q1, {"a": 2, "b": -1})', "a", 2, 2),
        ('marking.choice(q1, {"a": 2, "b": 1}, most=2)', ["b", "a"], 3, 3),
        ('marking.ranking(q1, ["a", "b"], points=3)', ["a", "b"], 3, 3),
        ('marking.ranking(q1, ["a", "b"])', ["a", "b"], 1, 1),
        ("marking.number(q1, -0.25, within=0.01, points=2)", -0.25, 2, 2),
        ("marking.number(q1, 1, 0, 5)", 1, 5, 5),
        ('marking.table(q1, {"r": {"c": 1}},\n  points=4)', {"r": {"c": 1}}, 4, 4),
    ],
)
def test_a_call_is_read_and_made(call, answer, points, most):
    mark = read_mark(HIDDEN.format(call))
    assert mark.question == "q1"
    assert mark.points(answer) == points
    assert mark.points(None) == 0
    assert mark.most == most


@pytest.mark.parametrize(
    "source",
    [
        "",
        "marking.choice(q1, {",
        "1 + 1",
        'marking.choice(q1, {"a": 2}); print(1)',
        'import os\nmarking.choice(q1, {"a": 2})',
        "marking.exec(q1, 1)",
        "marking.__loader__(q1, 1)",
        "other.choice(q1, {})",
        'choice(q1, {"a": 2})',
        "marking.choice(q1, {'a': open('x')})",
        "marking.choice(open('x'), {})",
        "marking.choice(q1, *[{}])",
        "marking.choice(q1, **{'worth': {}})",
        "marking.choice(q1, [])",
        "marking.choice(q1)",
        "marking.number(q1, 'x', points=[])",
        "x = marking.choice(q1, {})",
        "\0",
    ],
)
def test_anything_but_one_known_call_with_literals_is_refused(source):
    with pytest.raises(ContentError, match=r"a -mark cell cannot be graded: .*; write one call"):
        read_mark(source)


def test_answers_are_graded_by_question_and_a_person_reads_what_was_written():
    loaded = SimpleNamespace(notebook=NOTEBOOK)
    assert declared.grade(loaded, {"q1": "ask", "q2": "Hoy…"}) == {"q1": 1.0, "q2": None}
    assert declared.grade(loaded, {}) == {"q1": 0.0, "q2": 0.0}
    assert declared.most_of(NOTEBOOK) == {"q1": 2.0, "q2": 2.0}


def test_a_notebook_of_questions_needs_no_kernel():
    assert declared.undeclared(NOTEBOOK) == ()


def test_the_cells_that_need_a_kernel_are_named():
    other = [
        {"cell_type": "code", "source": "import os", "metadata": {}},
        cell("q3", "q3 = 1"),
        cell("q4-mark", 'marking.choice(q1, {"wait": 2})'),
        {"cell_type": "markdown", "source": "import os", "metadata": {}},
    ]
    told = declared.undeclared({"cells": [*NOTEBOOK["cells"], *other]})
    assert told == ("cell 5", "q3", "q4-mark")
