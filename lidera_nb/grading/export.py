"""Grades as a file that Canvas or Moodle takes in. Pure.

Canvas knows people by the columns of its own export (``Student``, ``ID``, ``SIS User ID``,
``SIS Login ID``, ``Section``) and has the most points in a row of their own; it makes an
assignment for each column that it does not know. Moodle lets one map the columns when the file is
uploaded; ``ID number`` and ``Email address`` are those by which it knows people.

References
----------
Instructure, Canvas Instructor Guide: "How do I import grades in the Gradebook?".
MoodleDocs, "Grade import": https://docs.moodle.org/en/Grade_import
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Layout = Literal["canvas", "moodle"]
RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Graded:
    """One row: a person, and by assignment their points, None where these are not whole."""

    person: str
    name: str
    points: Mapping[str, float | None]


def grades_csv(
    layout: Layout,
    rows: Iterable[Graded],
    most: Mapping[str, float],
    ids: Mapping[str, str],
    section: str,
) -> str:
    """The file's text.

    Parameters
    ----------
    layout
        Whose columns.
    rows
        The people, in order.
    most
        The most points by assignment, in order of the columns.
    ids
        How the other system knows a person; who is not in it keeps the id they have here.
    section
        The cohort, for Canvas' column of that name.

    Examples
    --------
    >>> print(grades_csv("moodle", [Graded("p-1", "A. Rojas", {"ver": 3.5})], {"ver": 4}, {}, ""))
    "ID number","Full name","Assignment: ver (4)"
    "p-1","A. Rojas","3.5"
    <BLANKLINE>
    """
    made = _canvas if layout == "canvas" else _moodle
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for row in made(list(rows), most, ids, section):
        writer.writerow([safe(cell) for cell in row])
    return stream.getvalue()


def _canvas(
    rows: Sequence[Graded], most: Mapping[str, float], ids: Mapping[str, str], section: str
) -> Iterable[list[str]]:
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *most]
    yield ["Points Possible", "", "", "", "", *map(_number, most.values())]
    for row in rows:
        known = ids.get(row.person, row.person)
        yield [row.name, "", known, known, section, *_points(row, most)]


def _moodle(
    rows: Sequence[Graded], most: Mapping[str, float], ids: Mapping[str, str], _: str
) -> Iterable[list[str]]:
    titles = [f"Assignment: {name} ({_number(points)})" for name, points in most.items()]
    yield ["ID number", "Full name", *titles]
    for row in rows:
        yield [ids.get(row.person, row.person), row.name, *_points(row, most)]


def _points(row: Graded, most: Mapping[str, float]) -> list[str]:
    return [_number(row.points.get(name)) for name in most]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def safe(cell: str) -> str:
    """A cell that a spreadsheet takes for text, not for a formula; negative numbers stay.

    >>> safe("=1+1"), safe("-2"), safe("Rojas")
    ("'=1+1", '-2', 'Rojas')
    """
    try:
        float(cell)
    except ValueError:
        return f"'{cell}" if cell.startswith(RISKY) else cell
    return cell
