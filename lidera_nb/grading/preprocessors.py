"""What nbgrader does to our notebooks on the way: words on release, inert comments in feedback.

Named by ``course/assignments/nbgrader_config.py``, so that nbgrader's own commands do the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bleach
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor

from lidera_nb.assignments.notebook import load_assignment
from lidera_nb.assignments.released import worded

Resources = dict[str, Any]


class FillTexts(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts the words of both languages where the source notebook holds only a text's id."""

    def preprocess(self, nb: Any, resources: Resources) -> tuple[Any, Resources]:
        """Called by nbgrader for each notebook that it releases."""
        cells = [cell for cell in nb.cells if _holds_an_id(cell)]
        if cells:
            loaded = load_assignment(Path(resources["metadata"]["path"]))
            for cell in cells:
                cell.source = worded(loaded, cell.source.strip())
        return nb, resources


class InertComments(NbGraderPreprocessor):  # type: ignore[misc]
    """Escapes the comments of who graded: the feedback page would show them as Markdown."""

    def preprocess_cell(self, cell: Any, resources: Resources, _: int) -> tuple[Any, Resources]:
        """Called by nbgrader for each cell, after the comments were put into its metadata."""
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("comment"):
            marks["comment"] = inert(marks["comment"])
        return cell, resources


def inert(text: str) -> str:
    r"""A text that Markdown shows as it was written, line by line.

    >>> inert("<b>a</b> [x](javascript:1)")
    '&lt;b&gt;a&lt;/b&gt; \\[x\\](javascript:1)'
    """
    escaped = str(bleach.clean(text, tags=set(), attributes={}))
    for mark in "\\`*_[]!#|~$":
        escaped = escaped.replace(mark, f"\\{mark}")
    return escaped.replace("\n", "  \n")


def _holds_an_id(cell: Any) -> bool:
    ours = cell.metadata.get("lidera", {})
    return cell.cell_type == "markdown" and ("text" in ours or "section" in ours)


RELEASE = [FillTexts, *GenerateAssignment.preprocessors.default_args[0]]
"""For ``GenerateAssignment.preprocessors``: the words first, so that their checksums count."""

FEEDBACK = [GetGrades, InertComments, SanitizeHTML, CSSHTMLHeaderPreprocessor]
"""For ``GenerateFeedback.preprocessors``."""
