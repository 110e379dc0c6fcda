"""From the tables of a coded package to numbers that tell of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lidera_nb.dataset.aggregating import (
    Distribution,
    Frames,
    Measured,
    Where,
    distributions,
    measures,
)
from lidera_nb.dataset.framed import frames
from lidera_nb.dataset.safecounts import Earlier, Group, Told, protect
from lidera_nb.dataset.suppression import THRESHOLD
from lidera_nb.dataset.withheld import summary

Row = dict[str, Any]


@dataclass(frozen=True)
class Aggregated:
    """The tables of an aggregate release.

    `shown` are the counts that it tells, by the name under which the next release asks for them.
    """

    frames: dict[str, pd.DataFrame]
    shown: dict[str, int]


def aggregate(
    coded: Frames, threshold: int = THRESHOLD, earlier: Earlier | None = None
) -> Aggregated:
    """Numbers and means over the people of a coded package.

    Parameters
    ----------
    coded
        Its tables.
    threshold
        The fewest people behind a number.
    earlier
        What earlier releases of the same cohort told.
    """
    over, means = list(distributions(coded)), list(measures(coded))
    groups = [one.group for one in over] + [one.group for one in means]
    safe = protect(groups, threshold, earlier)
    told = dict(zip((one.where for one in over), safe, strict=False))
    rows = frames({
        "counts": [row for one in over for row in _counts(one, told[one.where])],
        "summaries": [
            _mean(one, behind, told, threshold)
            for one, behind in zip(means, safe[len(over) :], strict=True)
        ],
        "codebook": coded["codebook"].to_dict("records"),
    })  # fmt: skip
    return Aggregated(rows, dict(_shown(groups, safe)))


def _counts(one: Distribution, told: Told) -> Iterator[Row]:
    """The total of a distribution, then its parts."""
    yield _row(one.where, item="", people=told.total)
    if list(one.people) != [""]:
        yield from (_row(one.where, item=item, people=n) for item, n in told.parts.items())


def _mean(one: Measured, behind: Told, told: dict[Where, Told], threshold: int) -> Row:
    known = behind.whole and (one.shown_as is None or told[one.shown_as].whole)
    found = summary(list(one.values.values()), threshold, known)
    return _row(one.where, people=found.n) | {"mean": found.mean, "sd": found.sd}


def _row(where: Where, people: int | None, **more: Any) -> Row:
    return {**where._asdict(), **more, "people": people, "suppressed": people is None}


def _shown(groups: Sequence[Group], safe: Sequence[Told]) -> Iterator[tuple[str, int]]:
    for group, told in zip(groups, safe, strict=True):
        if told.total is not None:
            yield group.key(), told.total
        yield from ((group.key(p), n) for p, n in told.parts.items() if n is not None)
