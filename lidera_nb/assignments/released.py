"""The notebook as nbgrader releases it, derived from the source notebook without nbgrader.

The server writes submissions into it. Cells, grade_ids, flags, points and checksums are those of
``nbgrader generate_assignment`` with the course's own configuration (a test compares the two).
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from lidera_nb.assignments.cells import checksum, grade_id, graded, locked, source_of
from lidera_nb.assignments.notebook import LoadedAssignment
from lidera_nb.assignments.questions import Question
from lidera_nb.assignments.shape import BEGIN, END
from lidera_nb.textids import LANGUAGES

STUB = "# sin respuesta · no answer"
"""What stands for the solution in a released notebook (``ClearSolutions.code_stub``)."""


def released(loaded: LoadedAssignment) -> dict[str, Any]:
    """The notebook that nbgrader releases of an assignment: no solution, no marking, no output."""
    notebook = deepcopy(dict(loaded.notebook))
    notebook["metadata"].pop("celltoolbar", None)
    for cell in notebook["cells"]:
        _release(cell, loaded)
    return notebook


def worded(loaded: LoadedAssignment, text: str) -> str:
    """The text with this id as Markdown in both languages, for whoever grades by eye.

    Parameters
    ----------
    loaded
        The assignment.
    text
        ``section.<id>`` or ``question.<id>``: what a text's cell holds in the source notebook.
    """
    room, _, name = text.partition(".")
    question = loaded.question(name) if room == "question" else None
    texts = [loaded.texts[lang] for lang in LANGUAGES]
    told = [_in(words, question) if question else _section(words, name) for words in texts]
    return "\n\n---\n\n".join(told)


def _section(texts: Mapping[str, str], name: str) -> str:
    parts = (f"## {texts[f'section.{name}.title']}", texts[f"section.{name}.body"])
    return "\n\n".join(part for part in parts if part)


def _in(texts: Mapping[str, str], question: Question) -> str:
    here = f"question.{question.id}"
    parts = [f"**{texts[f'{here}.label']}**", texts[f"{here}.help"]]
    parts += [
        "\n".join(f"- `{one}`: {texts[f'{here}.{prefix}{one}']}" for one in listed)
        for prefix, listed in (
            ("", question.options),
            ("row.", question.rows),
            ("column.", question.columns),
        )
    ]
    if question.unit:
        parts.append(f"({texts[f'{here}.unit']})")
    return "\n\n".join(part for part in parts if part)


def _release(cell: dict[str, Any], loaded: LoadedAssignment) -> None:
    cell["source"] = source_of(cell)
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
    if cell["cell_type"] == "markdown":
        cell["source"] = worded(loaded, cell["source"].strip())
    _lock(cell)
    if graded(cell).get("solution"):
        cell["source"] = without_solution(cell["source"])
    elif grade_id(cell).endswith("-mark"):
        cell["source"] = ""
    marks = cell["metadata"]["nbgrader"]
    marks |= {"checksum": checksum(cell), "cell_type": cell["cell_type"]}


def _lock(cell: dict[str, Any]) -> None:
    """What JupyterLab lets nobody do by mistake (nbgrader's ``LockCells``)."""
    if graded(cell).get("solution"):
        cell["metadata"]["deletable"] = False
    elif locked(cell):
        cell["metadata"] |= {"deletable": False, "editable": False}


def without_solution(source: str) -> str:
    """An answer's cell with the stub in place of its solution."""
    before, _, rest = source.partition(BEGIN)
    return before + STUB + rest.partition(END)[2].rstrip("\n")
