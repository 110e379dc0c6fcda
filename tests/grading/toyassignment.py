"""A small course with one assignment of each kind of question, worked out by hand."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lidera_nb.assignments.notebook import load_assignment
from lidera_nb.assignments.submission import Handin, submission, write
from lidera_nb.grading.working import prepare
from lidera_nb.settings import PROJECT

NAME = "mirar"
AT = datetime(2026, 4, 7, 10, tzinfo=UTC)
RIGHT = {
    "who": "wait",
    "order": ["a", "b", "c"],
    "share": 0.25,
    "ties": {"r": {"c": 1}, "s": {"c": 2}},
    "why": "Porque así se escucha primero.",
}
MOST = {"who": 2.0, "order": 3.0, "share": 1.0, "ties": 4.0, "why": 5.0}


def code(source, name, lidera=None, **marks):
    given = {"schema_version": 3, "grade": False, "grade_id": name, "locked": True}
    given |= {"solution": False, "task": False} | marks
    metadata = {"nbgrader": given} | ({"lidera": lidera} if lidera else {})
    rest = {"execution_count": None, "outputs": []}
    return {"cell_type": "code", "id": name, "metadata": metadata, "source": source, **rest}


def words(name):
    cell = code(f"question.{name}", f"{name}-text", {"text": name})
    del cell["execution_count"], cell["outputs"]
    return cell | {"cell_type": "markdown"}


def asked(name, call="", **question):
    solution = json.dumps(RIGHT[name], ensure_ascii=False)
    source = f"{name} = None\n### BEGIN SOLUTION\n{name} = {solution}\n### END SOLUTION"
    graded = {} if call else {"grade": True, "points": MOST[name]}
    yield words(name)
    yield code(source, name, {"question": question}, locked=False, solution=True, **graded)
    if call:
        hidden = f"### BEGIN HIDDEN TESTS\nmarking.{call}\n### END HIDDEN TESTS"
        yield code(hidden, f"{name}-mark", grade=True, points=MOST[name])


CELLS = [
    code("from lidera_nb.assignments import marking", "setup"),
    *asked("who", 'choice(who, {"wait": 2, "ask": 1})', kind="choice", options=["wait", "ask"]),
    *asked("order", 'ranking(order, ["a", "b", "c"], points=3)', kind="ranking",
           options=["a", "b", "c"]),
    *asked("share", "number(share, 0.25, within=0.01, points=1)", kind="number"),
    *asked("ties", 'table(ties, {"r": {"c": 1}, "s": {"c": 2}}, points=4)', kind="table",
           rows=["r", "s"], columns=["c"]),
    *asked("why", kind="reflection"),
]  # fmt: skip
PYTHON = {"display_name": "Python 3", "language": "python", "name": "python3"}
TEXTS = """\
title: Mirar
intro: Mire.
done: Listo.
rubric: ""
question:
  who: {label: ¿Quién?, help: "", feedback: Bien., wait: Esperar, ask: Preguntar}
  order: {label: Orden, help: "", feedback: Bien., a: A, b: B, c: C}
  share: {label: Parte, help: "", feedback: Bien.}
  ties: {label: Lazos, help: "", feedback: Bien., row: {r: R, s: S}, column: {c: C}}
  why: {label: ¿Por qué?, help: "", feedback: Bien.}
"""


def notebook(name, cells):
    about = {"kernelspec": PYTHON, "language_info": {"name": "python"}}
    if name == NAME:
        about["lidera"] = {"assignment": name, "version": 1, "rubric": "kember"}
    return {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}


def toy_course(root: Path, name=NAME, cells=CELLS) -> Path:
    """Write the assignment into a course folder."""
    folder = root / "assignments" / "source" / name
    folder.mkdir(parents=True)
    (folder / f"{name}.ipynb").write_text(json.dumps(notebook(name, cells)), encoding="utf-8")
    for lang in ("es", "en"):
        (folder / f"{lang}.yaml").write_text(TEXTS, encoding="utf-8")
    config = PROJECT / "course" / "assignments" / "nbgrader_config.py"
    (root / "assignments" / config.name).write_text(config.read_text("utf-8"), encoding="utf-8")
    return root


def hand_in(working, person, answers, number=1):
    """Write a hand-in as the server does; a later number is a day later."""
    loaded = load_assignment(working.source / NAME)
    handin = Handin(person, NAME, number, AT + timedelta(days=number - 1))
    write(working.root, handin, submission(loaded, answers, handin))


def moved(working, var):
    """The same working course in another folder, which a test may change."""
    return prepare(working.course.parent, var)
