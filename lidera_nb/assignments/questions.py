"""What a question of an assignment asks: its structure, and the ids of its texts.

There is no answer key here, and no word in any language: an answer is an id, a number, a list or
an object of these, or a text in the participant's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Kind = Literal["choice", "ranking", "number", "table", "text", "reflection"]
Cells = Literal["number", "text", "choice"]

WRITTEN = ("text", "reflection")
"""Questions that are answered in words and that a person grades."""

LONGEST = {"text": 2000, "reflection": 8000, "table": 120}
"""How many characters an answer in words may have where the author says nothing else."""

PARTS = ("label", "help", "feedback", "unit", "row", "column")
"""What a question's texts are called; no option has such an id."""


class Question(BaseModel):
    """One question, as the metadata of its answer's cell describe it.

    Attributes
    ----------
    id
        Its name, which is the ``grade_id`` of its answer's cell.
    options
        What is chosen from or put in order; in a table of choices, what each cell takes.
    rows, columns
        Of a table: an answer holds by row a value by column.
    cells
        What a table's cells take; ``choice`` where the table has options.
    most
        How many options may be chosen, the largest number, or the longest text in characters.
    least
        The smallest number.
    unit
        Whether a number has a unit; its word is a text, whatever the author notes here.
    required
        Whether nothing can be handed in without it.
    section
        Id of the section that stands before this question, if one does.
    points
        What it is worth; 0 for a question that nobody grades.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Id
    kind: Kind
    options: tuple[Id, ...] = Field((), max_length=20)
    rows: tuple[Id, ...] = Field((), max_length=12)
    columns: tuple[Id, ...] = Field((), max_length=6)
    cells: Cells = "number"
    most: Annotated[int, Field(ge=1, le=1_000_000_000)] | None = None
    least: float | None = None
    unit: bool | str = False
    required: bool = False
    section: Id | None = None
    points: Annotated[float, Field(ge=0, le=1000)] = 0

    @model_validator(mode="before")
    @classmethod
    def _cells_of_options(cls, given: Any) -> Any:
        """A table with options is one of choices."""
        if isinstance(given, dict) and given.get("kind") == "table" and given.get("options"):
            return {"cells": "choice", **given}
        return given

    @model_validator(mode="after")
    def _whole(self) -> Question:
        fault = next(_faults(self), None)
        if fault:
            raise ValueError(fault)
        return self

    @property
    def written(self) -> bool:
        """Whether it is answered in words, and graded by a person."""
        return self.kind in WRITTEN

    @property
    def several(self) -> bool:
        """Whether more than one option may be chosen: the answer is then a list."""
        return self.kind == "choice" and (self.most or 1) > 1

    @property
    def longest(self) -> int:
        """The most characters that an answer in words may have."""
        return self.most or LONGEST.get(self.kind, 0)

    @property
    def text_ids(self) -> tuple[str, ...]:
        """The ids of the texts that each language must hold for it, and no others."""
        here = f"question.{self.id}"
        return tuple(f"{here}.{part}" for part in _parts(self))


def _parts(question: Question) -> Iterator[str]:
    yield from ("label", "help", "feedback")
    yield from question.options
    yield from (f"row.{row}" for row in question.rows)
    yield from (f"column.{column}" for column in question.columns)
    if question.unit:
        yield "unit"


def _faults(question: Question) -> Iterator[str]:
    kind, chosen = question.kind, len(question.options)
    if kind in ("choice", "ranking") and chosen < 2:
        yield f"a {kind} needs two 'options' or more"
    if kind == "table" and not (question.rows and question.columns):
        yield "a table needs 'rows' and 'columns'"
    if kind == "table" and (question.cells == "choice") != bool(chosen):
        yield "a table has 'options' when its cells are a choice, and only then"
    if kind != "table" and (question.rows or question.columns):
        yield "'rows' and 'columns' go with a table"
    if chosen and kind not in ("choice", "ranking", "table"):
        yield "'options' go with a choice, a ranking or a table"
    if question.unit and kind not in ("number", "table"):
        yield "a 'unit' goes with a number or a table"
    if kind == "choice" and (question.most or 1) > chosen:
        yield "'most' is more than there are options"
    for name in ("options", "rows", "columns"):
        ids = getattr(question, name)
        if len(set(ids)) != len(ids):
            yield f"an id stands twice in '{name}'; give each its own"
    taken = set(PARTS) & set(question.options)
    if taken:
        yield f"an option is called '{min(taken)}', a reserved id; rename it"
