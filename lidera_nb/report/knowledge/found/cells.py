"""Counts of things behind which people stand: withheld by people, not by things.

Ten tries of one person are one person. A count is shown where enough people stand behind it, and
others are hidden with it until no hidden one follows from what is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lidera_nb.dataset.suppression import suppress
from lidera_nb.report.estimates import Estimate, wilson
from lidera_nb.report.knowledge.model import Counted

Behind = Mapping[str, Sequence[str]]
"""Word to the person behind each thing that it counts."""


def counted(behind: Behind, threshold: int) -> Counted:
    """How many things each word counts; the total is published elsewhere.

    Examples
    --------
    >>> counted({"a": ["p", "q", "r"], "b": ["p", "p", "p"], "c": ["p", "q", "r", "s"]}, 3)
    (('a', None), ('b', None), ('c', 4))
    """
    words, counts = list(behind), [len(people) for people in behind.values()]
    if few(set().union(*behind.values()), threshold):
        return tuple((word, None) for word in words)
    also = {i for i, word in enumerate(words) if few(behind[word], threshold)}
    while True:
        shown = suppress(counts, threshold, also).values
        hidden = {i for i, count in enumerate(shown) if count is None}
        enough = not few({one for i in hidden for one in behind[words[i]]}, threshold)
        rest = [i for i, count in enumerate(shown) if count]
        if enough or not rest:
            return tuple(zip(words, shown, strict=True))
        also = hidden | {min(rest, key=lambda i: counts[i])}


def few(people: Sequence[str] | set[str], threshold: int) -> bool:
    """Whether somebody stands behind it, and fewer than so many."""
    return 0 < len(set(people)) < threshold


def total(people: Sequence[str], threshold: int) -> int | None:
    """How many things there are, None where few people stand behind them."""
    return None if few(people, threshold) else len(people)


def share(some: set[str], everybody: set[str], threshold: int) -> Estimate | None:
    """The share of people who did something, None where it tells of a few who did or did not."""
    if not everybody or few(some, threshold) or few(everybody - some, threshold):
        return None
    return wilson(len(some), len(everybody))
