"""What was tried and what became of it, by kind of school; never over unlike schools together."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lidera_nb.dataset.cardtables import CONTEXT, WHY
from lidera_nb.dataset.suppression import suppress_table
from lidera_nb.report.estimates import Estimate, wilson
from lidera_nb.report.knowledge.found.cells import counted, few, share, total
from lidera_nb.report.knowledge.model import Adopted, Context, Place, Reason
from lidera_nb.report.network.names import Names

ENDS = {"failed": ("not",), "worked": ("worked", "partly"), "open": ("wanted", "trying")}
"""What became of tries: did not work, worked at least in part, still open."""
TOO_MANY = ("territory",)
"""What has so many values that nearly all of its counts would be withheld."""


def adopted(tries: pd.DataFrame, people: set[str], names: Names, threshold: int) -> Adopted:
    """What was tried.

    Parameters
    ----------
    tries
        The table of tries.
    people, names, threshold
        Everybody in the package, what kinds of schools are called, the fewest people behind a
        number.
    """
    triers = [str(one) for one in tries["study_id"]]
    by = {name: _who(tries[tries["status"].isin(of)]) for name, of in ENDS.items()}
    statuses = counted(by, threshold)
    secret = [i for i, (_, n) in enumerate(statuses) if n is None]
    whole = total(triers, threshold)
    return Adopted(
        triers=share(set(triers), people, threshold),
        tries=whole,
        cards=None if whole is None else int(tries["card"].nunique()),
        statuses=statuses,
        contexts=tuple(_contexts(tries, names, secret, threshold)),
        reasons=tuple(_reasons(tries, threshold)),
    )


def _who(rows: pd.DataFrame) -> list[str]:
    return [str(one) for one in rows["study_id"]]


def _contexts(
    tries: pd.DataFrame, names: Names, secret: list[int], threshold: int
) -> Iterator[Context]:
    """Tries by each thing that is told of schools; `secret` totals must not follow from them."""
    for field in (name for name in CONTEXT if name not in TOO_MANY):
        told = tries[tries[field].notna()]
        words = names.ordered(field, list(told[field].unique()))
        if words:
            cells = [[_who(told[(told[field] == word) & told["status"].isin(of)])
                      for of in ENDS.values()] for word in words]  # fmt: skip
            labels = [names.value(field, word) for word in words]
            places = tuple(_places(labels, cells, secret, threshold))
            yield Context(field, names.attribute(field), places)


def _places(
    labels: list[str], cells: list[list[list[str]]], secret: list[int], threshold: int
) -> Iterator[Place]:
    thin = [(i, j) for i, row in enumerate(cells) for j, who in enumerate(row)
            if few(who, threshold)]  # fmt: skip
    counts = [[len(who) for who in row] for row in cells]
    table = suppress_table(counts, threshold, also=thin, columns_hidden=secret)
    for label, (failed, worked, going) in zip(labels, table.cells, strict=True):
        yield Place(label, failed, worked, going, _ended(worked, failed))


def _ended(worked: int | None, failed: int | None) -> Estimate | None:
    """The share of ended tries that worked, None where one of the counts is withheld."""
    if worked is None or failed is None or not worked + failed:
        return None
    return wilson(worked, worked + failed)


def _reasons(tries: pd.DataFrame, threshold: int) -> Iterator[Reason]:
    """Reasons overlap and have no total, so that each stands by itself."""
    ended = tries[~tries["status"].isin(ENDS["open"])]
    worked = ended["status"] != "not"
    for word in WHY:
        said = ended["why"].fillna("").map(lambda codes, word=word: word in codes.split())
        if said.any():
            counts = (total(_who(ended[said & of]), threshold) for of in (~worked, worked))
            yield Reason(word, *counts)
