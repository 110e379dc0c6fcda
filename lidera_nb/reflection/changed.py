"""What changed from one hand-in of a text to the next, word by word.

The longest common run of words is found with a row of bits for each word (Hyyrö 2004, Bit-parallel
LCS-length computation revisited), so that no text is slow. One or two words that stayed between
two changes are told as changed too: a sentence that was rewritten reads better whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\s*|[\W_]\s*")
_LONE = 2
"""So many words between two changes are told with them."""

Kind = Literal["kept", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that was kept, removed or added; spaces belong to the word before them."""

    kind: Kind
    text: str


def changes(before: str, now: str) -> tuple[Change, ...]:
    """The passages of both texts in reading order, what was removed before what came instead.

    Parameters
    ----------
    before, now
        Two hand-ins of one text.

    Returns
    -------
    tuple of Change
        The kept and added passages together are `now`, to the letter; the kept and removed ones
        are `before`, but for white space. No two neighbours are alike.

    Examples
    --------
    >>> [(one.kind, one.text) for one in changes("Esperé al martes.", "Esperé hasta el martes.")]
    [('kept', 'Esperé '), ('removed', 'al '), ('added', 'hasta el '), ('kept', 'martes.')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    steps = _steps([one.strip() for one in old], [one.strip() for one in new])
    return tuple(_told(_whole(_runs(steps, old, new))))


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens that stayed, or what stood there before and stands there now."""

    kept: bool
    before: tuple[str, ...]
    now: tuple[str, ...]


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """The tokens' places in order: both where one stayed, one where it was removed or added."""
    rows, i, j = _rows(old, new), len(old), len(new)
    back: list[tuple[int | None, int | None]] = []
    while i or j:
        if not j or (i and rows[j] >> (i - 1) & 1):
            i -= 1
            back.append((i, None))
        elif not i or not rows[j - 1] >> (i - 1) & 1:
            j -= 1
            back.append((None, j))
        else:
            i, j = i - 1, j - 1
            back.append((i, j))
    return reversed(back)


def _rows(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """After each token of `new`, a 0 for each of `old` with which a common run grows."""
    places: dict[str, int] = {}
    for at, token in enumerate(old):
        places[token] = places.get(token, 0) | 1 << at
    full = (1 << len(old)) - 1
    rows = [full]
    for token in new:
        row, met = rows[-1], rows[-1] & places.get(token, 0)
        rows.append(((row + met) | (row - met)) & full)
    return rows


def _runs(
    steps: Iterable[tuple[int | None, int | None]], old: Sequence[str], new: Sequence[str]
) -> Iterator[_Run]:
    for kept, run in groupby(steps, key=lambda step: None not in step):
        places = list(run)
        yield _Run(
            kept,
            tuple(old[i] for i, _ in places if i is not None),
            tuple(new[j] for _, j in places if j is not None),
        )


def _whole(runs: Iterable[_Run]) -> list[_Run]:
    """The runs, those of one or two words between changes joined with these."""
    found = list(runs)
    lone = [
        run.kept and 0 < at < len(found) - 1 and _words(run.now) <= _LONE
        for at, run in enumerate(found)
    ]
    joined: list[_Run] = []
    for run, alone in zip(found, lone, strict=True):
        last = joined[-1] if joined else None
        if last and not last.kept and (alone or not run.kept):
            joined[-1] = _Run(False, last.before + run.before, last.now + run.now)
        else:
            joined.append(run)
    return joined


def _words(tokens: Iterable[str]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def _told(runs: Iterable[_Run]) -> Iterator[Change]:
    for run in runs:
        before, now = "".join(run.before), "".join(run.now)
        if run.kept:
            yield Change("kept", now)
            continue
        if before:
            yield Change("removed", before)
        if now:
            yield Change("added", now)
