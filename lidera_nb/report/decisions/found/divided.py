"""How divided people were at each decision, told only as far as no withheld count follows from it.

An entropy is a number made of counts, and of few counts one can be read back from it. So it is
told where all counts are; elsewhere a word stands, and only if more than one set of counts would
be described by that word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_uppercase

from lidera_nb.analysis.agreement import spread
from lidera_nb.analysis.entropy import division
from lidera_nb.report.decisions.model import Divided
from lidera_nb.report.model import DecisionPoint

ONE, SPLIT = 0.5, 0.85
"""Relative entropies below the first are told as of one mind, from the second on as split."""
_TRIED = 200_000


def divided(
    points: Sequence[DecisionPoint], taken: Sequence[tuple[str, str]], seed: int
) -> tuple[Divided, ...]:
    """Each decision of which the number of people is told, in the order in which they are met.

    Parameters
    ----------
    points
        The decisions as they may be told.
    taken
        Scene and choice of everybody's decisions.
    seed
        Settles the intervals.
    """
    return tuple(_each(points, taken, seed))


def _each(
    points: Sequence[DecisionPoint], taken: Sequence[tuple[str, str]], seed: int
) -> Iterator[Divided]:
    for point in points:
        people, options = point.choices.people, point.choices.options
        counts = [taken.count((point.scene, option.id)) for option in options]
        found = division(counts, seed) if people else None
        if people is None or found is None:
            continue
        shown = [option.people for option in options]
        whole = None not in shown
        top = point.choices.top
        yield Divided(
            number=point.position,
            label=point.choices.label,
            people=people,
            entropy=found.entropy if whole else None,
            corrected=found.corrected if whole else None,
            word=word(found.entropy.value) if whole else hedged(counts, shown),
            top=ascii_uppercase[options.index(top)] if top else None,
        )


def word(entropy: float) -> str:
    """How an entropy is told in a word."""
    return "one" if entropy < ONE else "split" if entropy >= SPLIT else "leaning"


def hedged(counts: Sequence[int], shown: Sequence[int | None]) -> str | None:
    """The word, if for every withheld count several values would be described by it.

    Parameters
    ----------
    counts
        As they are.
    shown
        As they are told, None where withheld.

    Examples
    --------
    >>> hedged([20, 6, 3], [20, None, None])
    'leaning'
    >>> hedged([20, 1], [None, None]) is None
    True
    """
    own = word(spread(counts) or 0.0)
    hidden = [i for i, one in enumerate(shown) if one is None]
    rest = sum(counts) - sum(one or 0 for one in shown)
    if (rest + 1) ** (len(hidden) - 1) > _TRIED:
        return None
    fitting = [fill for fill in _fills(rest, len(hidden)) if _word_of(shown, fill) == own]
    several = all(len({fill[i] for fill in fitting}) > 1 for i in range(len(hidden)))
    unsettled = len({tuple(sorted(fill)) for fill in fitting}) > 1
    return own if several and unsettled else None


def _fills(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to share `total` people out to so many withheld counts."""
    for free in product(range(total + 1), repeat=parts - 1):
        if sum(free) <= total:
            yield (*free, total - sum(free))


def _word_of(shown: Sequence[int | None], fill: Sequence[int]) -> str:
    filling = iter(fill)
    return word(spread([next(filling) if one is None else one for one in shown]) or 0.0)
