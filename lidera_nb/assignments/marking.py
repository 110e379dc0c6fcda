"""How structured answers are marked: one function a kind, called in the cells named ``-mark``.

The same call is run by ``nbgrader autograde`` in a kernel and read by `declared` without running
anything, so both give the same points. An answer is whatever a participant sent: every function
takes any JSON value, returns a float from 0 to the points, and never raises for an answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, TypeGuard

ROUNDING = 1e-9
"""How much of its size a number may be off because computers count in halves."""


def choice(answer: object, worth: Mapping[str, float], most: int = 1) -> float:
    """Points of the options that were chosen.

    Parameters
    ----------
    answer
        The id of an option or, where several may be chosen, a list of them.
    worth
        Points by option; an option that is not named is worth nothing, a wrong one may cost
        points, so that choosing everything does not pay.
    most
        How many may be chosen; a longer list gets nothing.

    Returns
    -------
    float
        The sum, at least 0 and at most the sum of the best `most` options.

    Examples
    --------
    >>> choice("ask", {"wait": 2, "ask": 1})
    1.0
    >>> choice(["wait", "shout"], {"wait": 2, "ask": 1, "shout": -1}, most=2)
    1.0
    """
    chosen = [answer] if isinstance(answer, str) else answer
    if not _ids(chosen) or len(chosen) > most:
        return 0.0
    return _within(sum(worth.get(each, 0) for each in chosen), best_choice(worth, most))


def best_choice(worth: Mapping[str, float], most: int = 1) -> float:
    """The most points that a choice can bring."""
    return float(sum(sorted((max(each, 0) for each in worth.values()), reverse=True)[:most]))


def ranking(answer: object, order: Sequence[str], points: float = 1) -> float:
    """Points for an order, by how many pairs of items stand as they should.

    The share of the points is Kendall's tau between the answer and `order`, and none where tau
    is negative: pairs in the right order minus pairs in the wrong order, of all pairs. The full
    order gets all points; drawing lots gets a tau of 0 on average. An item that was left out
    stands wrong to every other.

    References
    ----------
    Kendall, M. G. (1938). A new measure of rank correlation. *Biometrika*, 30(1/2), 81–93.

    Examples
    --------
    Two neighbours changed places: two of three pairs stand right, one wrong.

    >>> ranking(["a", "c", "b"], ["a", "b", "c"], points=3)
    1.0
    """
    if not _ids(answer) or not set(answer) <= set(order):
        return 0.0
    if len(order) < 2:
        return float(points) if answer else 0.0
    place = {item: at for at, item in enumerate(answer)}
    pairs = list(combinations(order, 2))
    right = sum(a in place and b in place and place[a] < place[b] for a, b in pairs)
    return _within(points * (2 * right - len(pairs)) / len(pairs), points)


def number(answer: object, expected: float, within: float = 0, points: float = 1) -> float:
    """All points for a number at most `within` away from what was expected, else none.

    Examples
    --------
    >>> number(0.26, 0.25, within=0.01)
    1.0
    >>> number("0.25", 0.25)
    0.0
    """
    return float(points) if _near(answer, expected, within) else 0.0


def table(
    answer: object,
    expected: Mapping[str, Mapping[str, Any]],
    within: float = 0,
    points: float = 1,
) -> float:
    """Points for a short table: each expected cell counts the same.

    Parameters
    ----------
    answer
        By row an object with a value by column.
    expected
        The same shape. A cell that is not named is not marked; a cell with a list takes any of
        its values.
    within
        How far a number may be from the expected one.
    points
        What the whole table is worth.

    Examples
    --------
    >>> table({"ana": {"ties": 3}}, {"ana": {"ties": 3}, "eva": {"ties": 1}}, points=4)
    2.0
    """
    rows = answer if isinstance(answer, dict) else {}
    cells = [(row, column) for row, columns in expected.items() for column in columns]
    right = sum(
        _fits(_cell(rows, row, column), expected[row][column], within) for row, column in cells
    )
    return _within(points * right / len(cells), points) if cells else 0.0


def _cell(rows: Mapping[str, Any], row: str, column: str) -> object:
    columns = rows.get(row)
    return columns.get(column) if isinstance(columns, dict) else None


def _fits(value: object, expected: Any, within: float) -> bool:
    if isinstance(expected, list | tuple):
        return any(_fits(value, one, within) for one in expected)
    if isinstance(expected, bool | str):
        return type(value) is type(expected) and value == expected
    return _near(value, expected, within)


def _near(value: object, expected: float, within: float) -> bool:
    """Whether a finite number is near enough; True and False are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        away = abs(float(value) - expected)
    except OverflowError:  # a whole number may have more digits than a float can hold
        return False
    return math.isfinite(away) and away <= within + ROUNDING * max(abs(expected), within)


def _ids(value: object) -> TypeGuard[list[str]]:
    """Whether a value is a list of different ids."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return False
    return len(set(value)) == len(value)


def _within(points: float, most: float) -> float:
    return float(min(max(points, 0), most))
