"""What the cells of an assignment's notebook must be, one after the other, and what they are not.

A setup cell first; then for each question its text, its answer and its marking, which is left out
where a person grades or nobody does; a section may stand before a question. Every fault is a
sentence that names the cell by its place, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from lidera_nb.assignments.accept import accept
from lidera_nb.assignments.answers import NotAnAnswer, parse
from lidera_nb.assignments.cells import SCHEMA, Cell, grade_id, graded, ours, source_of
from lidera_nb.assignments.declared import SETUP, read_mark
from lidera_nb.assignments.questions import Question
from lidera_nb.errors import AnswerFault, ContentError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
BEGIN_MARK, END_MARK = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"

LOCKED = {"locked": True, "solution": False, "grade": False}
ANSWER = {"locked": False, "solution": True, "grade": False}
GRADED_ANSWER = {"locked": False, "solution": True, "grade": True}
MARK = {"locked": True, "solution": False, "grade": True}


@dataclass(slots=True)
class Shape:
    """The questions that were found in a notebook's cells, and everything wrong with them."""

    questions: list[Question] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def shape_of(cells: Sequence[Cell]) -> Shape:
    """Read the cells of an assignment."""
    shape = Shape()
    if not cells or source_of(cells[0]).strip() != SETUP or grade_id(cells[0]) != "setup":
        shape.faults.append(f"cell 1 must be the locked code cell 'setup' with '{SETUP}'")
    else:
        shape.faults += _marks(1, cells[0], "code", LOCKED)
    at = 1
    while at < len(cells):
        at = _question(cells, at, shape)
    if not shape.questions and not shape.faults:
        shape.faults.append("the notebook asks nothing; add a question")
    return shape


def _question(cells: Sequence[Cell], at: int, shape: Shape) -> int:
    """Read the question that begins at cell `at`; returns where the next one begins."""
    section = ours(cells[at]).get("section")
    if section is not None:
        shape.faults += _heading_faults(at + 1, cells[at], section)
        at += 1
    name = ours(cells[at]).get("text") if at + 1 < len(cells) else None
    if not isinstance(name, str):
        shape.faults.append(
            f"cell {at + 1} is not the text of a question followed by its answer; expected a "
            "Markdown cell with the metadata lidera.text, then a code cell with lidera.question"
        )
        return at + 1
    shape.faults += _text_faults(at + 1, cells[at], name)
    question = _read(at + 2, cells[at + 1], name, section, shape)
    after = at + 2
    mark = cells[after] if after < len(cells) else {"metadata": {}}
    if question is not None and grade_id(mark) == f"{name}-mark":
        shape.faults += _mark_faults(after + 1, mark, cells[at + 1], question)
        return _kept(shape, question, after + 1, graded(mark).get("points"))
    if question is not None:
        points = graded(cells[at + 1]).get("points") if question.written else None
        _kept(shape, question, after, points)
    return after


def _kept(shape: Shape, question: Question, after: int, points: Any) -> int:
    """Take a question in with its points; one that nobody grades has none."""
    number = not isinstance(points, bool) and isinstance(points, int | float)
    if points is not None and not (number and 0 < points <= 1000):
        shape.faults.append(f"cell {after} ('{question.id}') needs 'points' above 0, at most 1000")
    elif any(known.id == question.id for known in shape.questions):
        shape.faults.append(f"cell {after}: there are two questions '{question.id}'; rename one")
    else:
        shape.questions.append(question.model_copy(update={"points": float(points or 0)}))
    return after


def _heading_faults(number: int, cell: Cell, section: Any) -> Iterator[str]:
    yield from _marks(number, cell, "markdown", LOCKED)
    if grade_id(cell) != f"{section}-section":
        yield f"cell {number} begins a section; its grade_id must be '{section}-section'"
    if source_of(cell).strip() != f"section.{section}":
        yield f"cell {number} must hold only the text's id, 'section.{section}'"


def _text_faults(number: int, cell: Cell, name: str) -> Iterator[str]:
    yield from _marks(number, cell, "markdown", LOCKED)
    if grade_id(cell) != f"{name}-text":
        yield f"cell {number} holds the text of '{name}'; its grade_id must be '{name}-text'"
    if source_of(cell).strip() != f"question.{name}":
        yield f"cell {number} must hold only the text's id, 'question.{name}'"


def _read(number: int, cell: Cell, name: str, section: Any, shape: Shape) -> Question | None:
    given = ours(cell).get("question")
    if grade_id(cell) != name or not isinstance(given, dict):
        shape.faults.append(
            f"cell {number} should answer '{name}': a code cell with the grade_id '{name}' and "
            "the metadata lidera.question"
        )
        return None
    try:
        question = Question.model_validate({"section": section, **given, "id": name})
    except ValidationError as error:
        shape.faults.append(f"cell {number} ('{name}'): {_told(error)}")
        return None
    flags = GRADED_ANSWER if question.written and graded(cell).get("grade") else ANSWER
    shape.faults += [
        *_marks(number, cell, "code", flags),
        *_solution_faults(number, cell, question),
    ]
    return question


def _told(error: ValidationError) -> str:
    """The first complaint, with the key that it is about."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(step) for step in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"'{where}' cannot stand so: {message}" if where else message


def _solution_faults(number: int, cell: Cell, question: Question) -> Iterator[str]:
    name, lines = question.id, source_of(cell).strip().split("\n")
    framed = len(lines) == 4 and lines[:2] == [f"{name} = None", BEGIN] and lines[3] == END
    if not framed or not lines[2].startswith(f"{name} = "):
        yield (
            f"cell {number} ('{name}') must be four lines: '{name} = None', '{BEGIN}', "
            f"'{name} = <the expected answer>', '{END}'"
        )
        return
    try:
        if accept(question, parse(lines[2])) is None:
            yield f"cell {number} ('{name}') holds no expected answer; write one"
    except NotAnAnswer as fault:
        yield f"cell {number} ('{name}'): {fault}"
    except AnswerFault:
        yield f"cell {number} ('{name}'): the expected answer does not fit the question"


def _mark_faults(number: int, cell: Cell, answer: Cell, question: Question) -> Iterator[str]:
    yield from _marks(number, cell, "code", MARK)
    here, lines = f"cell {number} ('{question.id}-mark')", source_of(cell).strip().split("\n")
    if len(lines) < 3 or lines[0] != BEGIN_MARK or lines[-1] != END_MARK:
        yield f"{here} must hold only '{BEGIN_MARK}', one call of marking, '{END_MARK}'"
        return
    try:
        mark = read_mark("\n".join(lines[1:-1]))
    except ContentError as error:
        yield f"{here}: {error.message}"
        return
    if (mark.name, mark.question) != (question.kind, question.id):
        yield f"{here} must call marking.{question.kind}({question.id}, …)"
        return
    points = graded(cell).get("points")
    if mark.most != points:
        yield f"{here} has {points} points, but its call gives up to {mark.most:g}; make them agree"
    elif (expected := _expected(answer)) is not None and mark.points(expected) != mark.most:
        yield f"{here} gives the expected answer {mark.points(expected):g} of {points} points"


def _expected(answer: Cell) -> Any:
    """The expected answer of a question, None where it cannot be read."""
    try:
        return parse(source_of(answer).strip().split("\n")[2])
    except (IndexError, NotAnAnswer):
        return None


def _marks(number: int, cell: Cell, kind: str, flags: dict[str, bool]) -> Iterator[str]:
    """What of a cell's type and of nbgrader's metadata is not as it must be."""
    if cell.get("cell_type") != kind:
        yield f"cell {number} must be a {'Markdown' if kind == 'markdown' else kind} cell"
    found = graded(cell)
    wanted = {**flags, "schema_version": SCHEMA}
    wrong = [f"{key}={str(value).lower()}" for key, value in wanted.items()
             if found.get(key) != value]  # fmt: skip
    if wrong:
        yield f"cell {number}: nbgrader's metadata must say {', '.join(wrong)}"
