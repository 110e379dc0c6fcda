"""Which texts may be drawn to be read blind, and how they are drawn.

Not those whose levels somebody signed, for they are known, nor those that an earlier sample holds.
At least `LEAST` texts are drawn, or all where there are fewer: below that, nothing can be said of
agreement anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from lidera_nb.activities.activity import Step
from lidera_nb.activities.reviewing.texts import CohortTexts

LEAST = 10
FEWEST = 2
"""With fewer texts than this there is nothing to draw."""

Drawn = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A step whose texts may be drawn: `free` those that may, `of` how many there are."""

    step: Step
    free: Drawn
    of: int

    @property
    def name(self) -> str:
        """``module/key``."""
        return f"{self.step.module}/{self.step.key}"

    def asked(self, number: int) -> int:
        """How many texts are drawn where `number` was asked for."""
        return min(max(number, LEAST), len(self.free))


def sources(texts: CohortTexts) -> tuple[Source, ...]:
    """The steps of which a cohort wrote texts, in order of the first text."""
    taken = {
        (person, sample.module, sample.step, number)
        for sample in texts.reviews.samples.values()
        for person, number in sample.texts
    }
    found: dict[tuple[str, str], list[tuple[str, int, bool]]] = {}
    steps: dict[tuple[str, str], Step] = {}
    for at, piece in texts.pieces.items():
        number, where = piece.last.number, (piece.step.module, piece.step.key)
        known = texts.reviews.of(at).published is not None or (*at, number) in taken
        steps.setdefault(where, piece.step)
        found.setdefault(where, []).append((piece.person, number, not known))
    return tuple(
        Source(steps[where], tuple((p, n) for p, n, free in lying if free), len(lying))
        for where, lying in found.items()
    )


def draw(free: Sequence[tuple[str, int]], number: int, seed: int) -> Drawn:
    """So many texts by chance: the same seed draws the same from the same texts.

    >>> draw([("ana", 1), ("eva", 1), ("lea", 2)], 2, seed=1)
    (('ana', 1), ('lea', 2))
    """
    return tuple(Random(seed).sample(sorted(free), number))  # noqa: S311 (a sample, no secret)
