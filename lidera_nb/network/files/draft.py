"""Rows of people and ties, whatever file they stood in, and the study that they make.

Every reader fills a `Draft` and every writer draws from one, so that one set of limits and one set
of rules holds for all formats:

- a person's column ``responded``, or ``responded_1``, ``responded_2``… by wave, says who answered;
  where nothing says so, everybody in the file is taken to have answered;
- ``synthetic`` says that a program made the person up;
- labels and names are left out: a study holds ids.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import pandas as pd

from lidera_nb.errors import ContentError
from lidera_nb.network.study import RESPONSES, TIES, Study

MOST_PEOPLE, MOST_TIES, MOST_COLUMNS = 50_000, 1_000_000, 60
MOST_TEXT = 200
"""Characters that an id or a value may have."""
MOST_WAVES, MOST_FREQUENCY = 50, 100

UNNAMED = "tie"
"""The relation of ties whose file names none."""
NAMES = ("label", "name", "nombre", "names", "nombres")
"""Columns of people that are left out: a study holds no names."""
YES = ("true", "1", "1.0", "yes", "sí", "si")
NO = ("false", "0", "0.0", "no")

_RESPONDED = re.compile(r"responded(?:_(\d{1,2}))?")


@dataclass
class Draft:
    """What a reader found so far; `where` names the file in every refusal.

    People are their values as text by column; ties their values as text by column, with the place
    (a line, or a number) at which each stood.
    """

    where: str
    directed: bool = True
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    ties: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closed: bool = False

    def person(self, name: str, values: Mapping[str, str], place: str = "") -> None:
        """Take in a person; one that is there twice is refused."""
        name = self.text(name, "the id of a person", place)
        if not name:
            self.refuse("a person without an id; give everybody one", place)
        if name in self.people:
            self.refuse(f"the person '{name}' is there twice; keep one", place)
        if len(self.people) >= MOST_PEOPLE:
            self.refuse(f"more than {MOST_PEOPLE} people; split the network", place)
        self.people[name] = self._values(values, place)

    def tie(self, values: Mapping[str, str], place: str = "") -> None:
        """Take in a tie, with its ends under ``source`` and ``target``."""
        if len(self.ties) >= MOST_TIES:
            self.refuse(f"more than {MOST_TIES} ties; split the network", place)
        self.ties.append((place, self._values(values, place)))

    def _values(self, values: Mapping[str, str], place: str) -> dict[str, str]:
        if len(values) > MOST_COLUMNS:
            self.refuse(f"more than {MOST_COLUMNS} columns; keep those that are needed", place)
        return {self.text(k, "a column", place): self.text(v, k, place) for k, v in values.items()}

    def text(self, value: str, what: str, place: str = "") -> str:
        """A value without the white space around it; refused if it is long or not printable."""
        text = value.strip()
        if len(text) > MOST_TEXT:
            self.refuse(f"{what[:40]!r} is longer than {MOST_TEXT} characters; shorten it", place)
        if not text.isprintable():
            self.refuse(
                f"{what[:40]!r} holds characters that cannot be printed; remove them", place
            )
        return text

    def refuse(self, message: str, place: str = "") -> NoReturn:
        """Stop with one sentence.

        Raises
        ------
        ContentError
            Always.
        """
        told = "".join(c if c.isprintable() else "\ufffd" for c in message)
        raise ContentError(f"{place}: {told}" if place else told, self.where)


def study_from(draft: Draft) -> Study:
    """The study that a draft makes.

    Raises
    ------
    ContentError
        A tie names nobody, a number is none, or there are no people.
    """
    rows = [row for place, values in draft.ties for row in _tie_rows(draft, values, place)]
    if not draft.people:
        draft.refuse("there are no people in it; a network needs at least one tie or one person")
    waves = sorted({row[0] for row in rows} | _waves_of(draft)) or [1]
    responses = [
        row for name, said in draft.people.items() for row in _answered(draft, name, said, waves)
    ]
    ties = pd.DataFrame(rows, columns=list(TIES)).astype({"frequency": "Int64"})
    return Study(
        people=_frame(draft),
        responses=pd.DataFrame(responses, columns=list(RESPONSES)),
        ties=ties.drop_duplicates(
            ["wave", "relation", "source", "target", "topic"], keep="last"
        ).reset_index(drop=True),
        synthetic=any(_yes(said.get("synthetic", "")) for said in draft.people.values()),
    )


def _tie_rows(draft: Draft, values: dict[str, str], place: str) -> list[tuple[Any, ...]]:
    """A tie as one row, or as two where it has no direction; none from a person to themselves."""
    ends = [_end(draft, values.get(end, ""), place) for end in ("source", "target")]
    if ends[0] == ends[1]:
        return []
    wave = _whole(draft, values.get("wave", "") or "1", "wave", MOST_WAVES, place)
    relation = values.get("relation") or UNNAMED
    often = values.get("frequency") or values.get("weight") or ""
    frequency = _whole(draft, often, "frequency", MOST_FREQUENCY, place) if often else None
    topic = values.get("topic") or None
    both = [ends] if draft.directed else [ends, ends[::-1]]
    return [(wave, relation, source, target, frequency, topic) for source, target in both]


def _end(draft: Draft, name: str, place: str) -> str:
    if not name:
        draft.refuse("a tie without both of its ends; give it a source and a target", place)
    if name not in draft.people:
        if draft.closed:
            draft.refuse(
                f"the tie names '{name}', who is not among the people; add the person, or leave "
                "the tie out",
                place,
            )
        draft.person(name, {}, place)
    return name


def _whole(draft: Draft, text: str, what: str, most: int, place: str) -> int:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number.is_integer() and 1 <= number <= most):
        draft.refuse(f"the {what} '{text[:20]}'; write a whole number from 1 to {most}", place)
    return int(number)


def _waves_of(draft: Draft) -> set[int]:
    columns = {column for said in draft.people.values() for column in said}
    found = (_RESPONDED.fullmatch(column) for column in columns)
    return {int(match[1]) for match in found if match and match[1] and int(match[1]) > 0}


def _answered(
    draft: Draft, name: str, said: dict[str, str], waves: list[int]
) -> list[tuple[int, str, bool]]:
    """In which waves somebody was asked, and if they answered; an empty cell is "not asked"."""
    rows = []
    for wave in waves:
        column = f"responded_{wave}"
        whole = said.get("responded", "") or "true"
        value = said[column] if column in said else ("" if _by_wave(said) else whole)
        if value and not (_yes(value) or value.lower() in NO):
            draft.refuse(f"'{column}' of '{name}' is '{value[:20]}'; write true or false")
        if value:
            rows.append((wave, name, _yes(value)))
    return rows


def _by_wave(said: Mapping[str, str]) -> bool:
    return any(column.startswith("responded_") for column in said)


def _yes(value: str) -> bool:
    return value.lower() in YES


def _frame(draft: Draft) -> pd.DataFrame:
    columns = dict.fromkeys(c for said in draft.people.values() for c in said)
    kept = [c for c in columns if _is_attribute(c)]
    return pd.DataFrame(
        {c: _typed([said.get(c, "") for said in draft.people.values()]) for c in kept},
        index=pd.Index(list(draft.people), name="person", dtype=object),
        dtype=object,
    )


def _is_attribute(column: str) -> bool:
    apart = column == "synthetic" or column.lower() in NAMES
    return bool(column) and not apart and _RESPONDED.fullmatch(column) is None


def _typed(values: list[str]) -> list[Any]:
    """Numbers where all that is there are numbers, else text; what is empty is missing."""
    there = [value for value in values if value]
    try:
        numbers = {value: float(value) for value in there}
    except ValueError:
        return [value or None for value in values]
    if not all(math.isfinite(number) for number in numbers.values()):
        return [value or None for value in values]
    return [numbers[value] if value else None for value in values]
