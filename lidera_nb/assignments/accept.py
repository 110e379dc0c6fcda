"""What a browser sent as the answer to one question: cleaned, or refused with a reason.

The value is untrusted: any JSON, and in tests any object at all. Nothing here knows what is right.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from lidera_nb.assignments.questions import Kind, Question
from lidera_nb.errors import AnswerFault
from lidera_nb.plaintext import TextFault, examine

MOST_NUMBER = 1_000_000_000
_OPTION = "task.fault.option"
_NUMBER = "task.fault.number"
_RANGE = "task.fault.range"
_WORDS = {
    TextFault.NOT_TEXT: "task.fault.characters",
    TextFault.CHARACTERS: "task.fault.characters",
    TextFault.TOO_LONG: "task.fault.long",
}


def accept(question: Question, value: object) -> Any:
    """The cleaned answer; None where the question is left open.

    Parameters
    ----------
    question
        The question that was on the screen.
    value
        What the browser sent. An option's id, for several a list of them in the author's order;
        all options of a ranking in order; a finite number; of a table by row the values by
        column, where empty cells are left out; text.

    Raises
    ------
    AnswerFault
        The answer does not fit; nothing else is raised, whatever the value is.
    """
    return None if value is None else _KINDS[question.kind](question, value)


def answered(question: Question, answer: Any) -> bool:
    """Whether an accepted answer is whole: a table is once every cell holds something."""
    if answer is None:
        return False
    if question.kind == "table":
        return all(column in answer.get(row, {}) for row in question.rows
                   for column in question.columns)  # fmt: skip
    return True


def _choice(question: Question, value: object) -> Any:
    if not question.several:
        return _option(question, value)
    picked = _ids(question, value)
    if len(picked) > (question.most or 1):
        raise AnswerFault(question.id, _OPTION)
    return [option for option in question.options if option in picked] or None


def _ranking(question: Question, value: object) -> list[str]:
    order = _ids(question, value)
    if len(order) != len(question.options):
        raise AnswerFault(question.id, _OPTION)
    return order


def _number(question: Question, value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        raise AnswerFault(question.id, _NUMBER)
    least = 0 if question.least is None else question.least
    if not least <= value <= (question.most or MOST_NUMBER):
        raise AnswerFault(question.id, _RANGE)
    return int(value) if value == int(value) else value


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _table(question: Question, value: object) -> dict[str, dict[str, Any]] | None:
    if not isinstance(value, dict) or not set(value) <= set(question.rows):
        raise AnswerFault(question.id, _OPTION)
    cleaned = {row: _row(question, value[row]) for row in question.rows if row in value}
    return {row: cells for row, cells in cleaned.items() if cells} or None


def _row(question: Question, value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not set(value) <= set(question.columns):
        raise AnswerFault(question.id, _OPTION)
    takes = {"number": _number, "text": _text, "choice": _option}[question.cells]
    cells = {
        column: takes(question, value[column])
        for column in question.columns
        if value.get(column) is not None
    }
    return {column: cell for column, cell in cells.items() if cell is not None}


def _text(question: Question, value: object) -> str | None:
    text = examine(value, question.longest)
    if isinstance(text, TextFault):
        raise AnswerFault(question.id, _WORDS[text])
    return text or None


def _option(question: Question, value: object) -> str:
    if not isinstance(value, str) or value not in question.options:
        raise AnswerFault(question.id, _OPTION)
    return value


def _ids(question: Question, value: object) -> list[str]:
    """Different options in a list."""
    if not isinstance(value, list | tuple):
        raise AnswerFault(question.id, _OPTION)
    ids = [_option(question, one) for one in value]
    if len(set(ids)) != len(ids):
        raise AnswerFault(question.id, _OPTION)
    return ids


_KINDS: dict[Kind, Callable[[Question, object], Any]] = {
    "choice": _choice,
    "ranking": _ranking,
    "number": _number,
    "table": _table,
    "text": _text,
    "reflection": _text,
}
