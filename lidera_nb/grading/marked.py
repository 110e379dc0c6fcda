"""A submission as ``nbgrader autograde`` would leave it, without running any of it: pure.

What nbgrader noted about each cell when it released the assignment decides: locked cells are put
back as they were, and the call in a ``-mark`` cell is read and made (`assignments.declared`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lidera_nb.assignments.answers import NotAnAnswer, parse
from lidera_nb.assignments.cells import grade_id, graded, source_of
from lidera_nb.assignments.declared import MARK, read_mark
from lidera_nb.errors import GradingError


@dataclass(frozen=True, slots=True)
class SourceCell:
    """What nbgrader noted about a cell; `most` is None where it is not graded."""

    name: str
    cell_type: str
    source: str
    checksum: str
    locked: bool
    solution: bool
    most: float | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A graded submission.

    Attributes
    ----------
    notebook
        The autograded notebook.
    points
        By the name of each graded cell; None where a person must say.
    unanswered
        The answers' cells that are as they were released.
    """

    notebook: Mapping[str, Any]
    points: Mapping[str, float | None]
    unanswered: frozenset[str]


def marked(
    submitted: Mapping[str, Any], sources: Mapping[str, SourceCell], kernelspec: Mapping[str, Any]
) -> Marked:
    """Grade a submission by what its ``-mark`` cells declare.

    Raises
    ------
    GradingError
        It holds something that was not released, lacks something that was, or an answer that is
        no literal: only a kernel could grade it.
    """
    notebook = deepcopy(dict(submitted))
    cells = _known(notebook["cells"], sources)
    answers = {
        name: _answer(cells[name], source) for name, source in sources.items() if source.solution
    }
    points = {
        name: _points(source, answers)
        for name, source in sources.items()
        if source.most is not None
    }
    for name, cell in cells.items():
        _restore(cell, sources[name], points.get(name))
    if kernelspec:
        notebook["metadata"]["kernelspec"] = dict(kernelspec)
    blank = frozenset(name for name, answer in answers.items() if answer is None)
    return Marked(notebook, points, blank)


def _known(
    cells: list[dict[str, Any]], sources: Mapping[str, SourceCell]
) -> dict[str, dict[str, Any]]:
    """The cells by name: each that was released once, and no code beside them."""
    found: dict[str, dict[str, Any]] = {}
    for cell in cells:
        name = grade_id(cell)
        if name in found:
            raise _foreign(f"the cell '{name}' stands in it twice")
        if name in sources and cell["cell_type"] == sources[name].cell_type:
            found[name] = cell
        elif name or cell["cell_type"] == "code":
            raise _foreign(f"it holds a cell that was not released ('{name or 'without a name'}')")
    missing = sorted(sources.keys() - found.keys())
    if missing:
        raise _foreign(f"the cell '{missing[0]}' is not in it")
    return found


def _answer(cell: Mapping[str, Any], source: SourceCell) -> Any:
    if source_of(cell) == source.source:
        return None
    try:
        return parse(source_of(cell))
    except NotAnAnswer as error:
        raise _foreign(f"in the cell '{source.name}' {error}") from None


def _points(source: SourceCell, answers: Mapping[str, Any]) -> float | None:
    """Points of a graded cell; an answer that a person reads has none yet, but if left open."""
    if source.solution:
        return 0.0 if answers[source.name] is None else None
    points = read_mark(source.source).points(answers.get(source.name.removesuffix(MARK)))
    if source.most is not None and points > source.most:
        raise GradingError(
            f"the cell '{source.name}' gives {points:g} points, but says that it is worth "
            f"{source.most:g}; mend the assignment and release it again"
        )
    return points


def _restore(cell: dict[str, Any], source: SourceCell, points: float | None) -> None:
    marks = graded(cell)
    cell["metadata"]["nbgrader"] = {
        **marks,
        "checksum": source.checksum,
        "locked": source.locked,
        "cell_type": source.cell_type,
        **({} if source.most is None else {"points": source.most}),
    }
    if source.locked:
        cell["source"] = source.source
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
        if points is not None and not source.solution:
            cell["outputs"] = [_output(points)]


def _output(points: float) -> dict[str, Any]:
    """What a kernel would answer to the call; nbgrader reads the points from it."""
    return {
        "data": {"text/plain": [repr(points)]},
        "execution_count": None,
        "metadata": {},
        "output_type": "execute_result",
    }


def _foreign(why: str) -> GradingError:
    return GradingError(
        f"this submission was not written by the form: {why}; only a kernel can grade it, see "
        "'lidera assignments autograde --help'"
    )


def as_text(notebook: Mapping[str, Any]) -> str:
    """A notebook as nbformat writes it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
