"""How far a group agrees at one decision: shares, the mode, spread, and agreement of pairs.

Everything here is a function of counts. No measure says which choice is right: a group may agree
on a bad one, and be divided between two good ones.

The undefined is defined once: of nobody there is no share (0), no agreement (None) and no
spread (None); of one person there is no agreement of pairs (None).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log


def shares(counts: Mapping[str, int]) -> dict[str, float]:
    """The part of the group that took each choice, from 0 to 1.

    >>> shares({"call": 3, "wait": 1})
    {'call': 0.75, 'wait': 0.25}
    """
    people = sum(counts.values())
    return {name: count / people if people else 0.0 for name, count in counts.items()}


def modal_share(counts: Mapping[str, int]) -> float | None:
    """The part of the group that took the choice most often taken, from 1/k to 1."""
    people = sum(counts.values())
    return max(counts.values()) / people if people else None


def spread(counts: Sequence[int]) -> float | None:
    """Evenness of a distribution over k choices: 0 if all took one, 1 if all were taken alike.

    Shannon's entropy divided by its greatest value, ln k (Pielou 1966, Journal of Theoretical
    Biology 13). Choices that nobody took belong to `counts`: they are part of what was open.
    With few people it comes out too low on average.

    >>> spread([6, 0, 0]), round(spread([2, 2, 2]), 6)
    (0.0, 1.0)
    """
    people = sum(counts)
    if not people or len(counts) < 2:
        return None
    parts = [count / people for count in counts if count]
    return abs(sum(part * log(part) for part in parts)) / log(len(counts))


def agreement(counts: Sequence[int]) -> float | None:
    """How likely two different people of the group, drawn by chance, took the same choice.

    The agreement on one item of Fleiss (1971, Psychological Bulletin 76), without its correction
    for chance, which belongs beside it (`lidera_nb.analysis.chance.baseline`).

    >>> agreement([3, 1])
    0.5
    """
    people = sum(counts)
    if people < 2:
        return None
    return sum(count * (count - 1) for count in counts) / (people * (people - 1))
