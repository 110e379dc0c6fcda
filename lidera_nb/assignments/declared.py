"""Marking without running anything: the call in a ``-mark`` cell is read, and only then made.

A cell whose name ends in ``-mark`` holds one call of a function of `marking`: first the name of
the question, then literals. It is read with `ast`; whatever else stands there is refused. So a
submission can be graded in this very process, for nothing in it is executed, and nbgrader, which
runs the same cell in a kernel, finds the same points.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, Protocol

from lidera_nb.assignments import marking
from lidera_nb.errors import ContentError

MARKERS: Mapping[str, Callable[..., float]] = {
    "choice": marking.choice,
    "ranking": marking.ranking,
    "number": marking.number,
    "table": marking.table,
}
"""The only functions that a ``-mark`` cell may call."""

SETUP = "from lidera_nb.assignments import marking"
MARK = "-mark"


class HasNotebook(Protocol):
    """Anything that holds an assignment's source notebook, as JSON."""

    @property
    def notebook(self) -> Mapping[str, Any]:
        """The notebook of ``course/assignments/source/<name>``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One call: which function, of which question, with which literals."""

    name: str
    question: str
    given: tuple[Any, ...]
    named: Mapping[str, Any] = field(default_factory=dict)

    def points(self, answer: object) -> float:
        """What an answer is worth; any JSON value has a number of points."""
        return MARKERS[self.name](answer, *self.given, **self.named)

    @property
    def most(self) -> float:
        """The most points that an answer can get."""
        if self.name == "choice":
            return marking.best_choice(*self.given, **self.named)
        bound = signature(MARKERS[self.name]).bind(None, *self.given, **self.named)
        bound.apply_defaults()
        return float(bound.arguments["points"])


def read_mark(source: str) -> Mark:
    """The call of a ``-mark`` cell.

    Raises
    ------
    ContentError
        The cell holds anything but one call of a known function with literals.

    Examples
    --------
    >>> read_mark("marking.number(q3, 0.25, within=0.01, points=2)").points(0.255)
    2.0
    """
    call = _only_call(source)
    named = {word.arg: _literal(word.value) for word in call.keywords if word.arg}
    mark = Mark(
        call.func.attr,  # type: ignore[attr-defined]  # as _only_call made sure
        call.args[0].id,  # type: ignore[attr-defined]
        tuple(_literal(each) for each in call.args[1:]),
        named,
    )
    try:
        mark.points(None), mark.most  # does the function take these literals?
    except (TypeError, ValueError, AttributeError) as fault:
        raise _refused(f"marking.{mark.name} does not take what it is given ({fault})") from None
    return mark


def _only_call(source: str) -> ast.Call:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        raise _refused("it is not Python") from None
    if len(body) != 1 or not isinstance(body[0], ast.Expr):
        raise _refused("it holds something else than one call")
    match body[0].value:
        case (
            ast.Call(
                func=ast.Attribute(value=ast.Name(id="marking"), attr=name),
                args=[ast.Name(), *rest],
                keywords=keywords,
            ) as call
        ) if name in MARKERS:
            starred = any(isinstance(each, ast.Starred) for each in rest)
            if not starred and all(word.arg for word in keywords):
                return call
    raise _refused(f"it does not call one of marking.{', marking.'.join(MARKERS)}")


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise _refused(f"'{ast.unparse(node)}' is not a literal") from None


def _refused(why: str) -> ContentError:
    return ContentError(
        f"a -mark cell cannot be graded: {why}; write one call such as "
        "marking.choice(q1, {'wait': 2}) with literals only"
    )


def grade(loaded: HasNotebook, answers: Mapping[str, Any]) -> dict[str, float | None]:
    """The points of a hand-in by question, in the order of the notebook.

    Parameters
    ----------
    loaded
        The assignment, with its source notebook.
    answers
        By question what was answered, any JSON value; a question may be missing.

    Returns
    -------
    dict
        Points; None where a person must read the answer. A text that was not written needs
        nobody: it has 0 points, as nbgrader gives to a cell that was left as it was.

    Raises
    ------
    ContentError
        A ``-mark`` cell is not one call with literals.
    """
    return {
        question: mark.points(answers.get(question))
        if mark
        else (0.0 if answers.get(question) is None else None)
        for question, mark in marks_of(loaded.notebook).items()
    }


def marks_of(notebook: Mapping[str, Any]) -> dict[str, Mark | None]:
    """How each graded question is marked; None where a person grades it."""
    return {
        name.removesuffix(MARK): read_mark(_source(cell)) if name.endswith(MARK) else None
        for name, cell in _graded(notebook)
    }


def most_of(notebook: Mapping[str, Any]) -> dict[str, float]:
    """The points of each graded question, as its cell states them."""
    return {
        name.removesuffix(MARK): float(cell["metadata"]["nbgrader"]["points"])
        for name, cell in _graded(notebook)
    }


def undeclared(notebook: Mapping[str, Any]) -> tuple[str, ...]:
    """The code cells that only a kernel can grade; none in an assignment made of questions.

    Allowed are the import of `marking`, the answer to a question, and a call that `read_mark`
    reads. A cell without a name is told by its place, as ``cell 3``.
    """
    cells = enumerate(notebook["cells"], 1)
    return tuple(
        _name(cell) or f"cell {at}"
        for at, cell in cells
        if cell["cell_type"] == "code" and not _declared(cell)
    )


def _declared(cell: Mapping[str, Any]) -> bool:
    source = _source(cell).strip()
    if not source or source == SETUP or "question" in cell["metadata"].get("lidera", {}):
        return True
    try:
        return _name(cell) == read_mark(source).question + MARK
    except ContentError:
        return False


def _graded(notebook: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            yield _name(cell), cell


def _name(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def _source(cell: Mapping[str, Any]) -> str:
    """A cell's text, which a notebook's file may keep as lines."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)
