"""Best ends: sets of indicator values of which none is as good as another on all of them.

An end is packed into one whole number, eight bits an indicator with a guard bit above each, so
that comparing two ends on all indicators is a single subtraction: a guard survives exactly if
nothing was borrowed from it. Knows indicators as values from 0 to 100 and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_WIDTH = 8
_GUARD = 1 << (_WIDTH - 1)

Front = tuple[int, ...]
"""Packed ends; none is at least as good as another on all indicators."""


def guards(count: int) -> int:
    """The guard bits of ends with so many indicators."""
    return sum(_GUARD << (_WIDTH * i) for i in range(count))


def packed(levels: Mapping[str, int], names: Sequence[str]) -> int:
    """An end as one number, its indicators in the order of `names`.

    >>> packed({"trust": 2, "time": 1}, ("trust", "time"))
    258
    """
    number = 0
    for name in names:
        number = number << _WIDTH | levels[name]
    return number


def covers(a: int, b: int, guard: int) -> bool:
    """Whether `a` is at least as good as `b` on every indicator.

    >>> covers(0x3205, 0x3204, guards(2)), covers(0x3205, 0x3306, guards(2))
    (True, False)
    """
    return ((a | guard) - b) & guard == guard


def front(ends: Iterable[int], guard: int) -> Front:
    """The ends that no other end covers.

    >>> front([0x0102, 0x0201, 0x0101], guards(2))
    (513, 258)
    """
    best: list[int] = []
    raised: list[int] = []
    # Whatever covers an end is a larger number, or the same one.
    for end in sorted(set(ends), reverse=True):
        for i, one in enumerate(raised):
            if (one - end) & guard == guard:
                if i:
                    # What covers one end often covers the next.
                    raised.insert(0, raised.pop(i))
                break
        else:
            best.append(end)
            raised.append(end | guard)
    return tuple(best)


def dominates(better: Front, worse: Front, guard: int) -> bool:
    """Whether every end of `worse` is covered by another end of `better`."""
    raised = [(one, one | guard) for one in better]
    for end in worse:
        for one, high in raised:
            if (high - end) & guard == guard and one != end:
                break
        else:
            return False
    return bool(worse)
