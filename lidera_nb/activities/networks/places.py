"""Under which names people's schools appear on a map: territories from north to south, and kinds.

A territory that fewer than `FEW` people share joins its neighbour, for it would name somebody who
did not agree to be named; a kind of school that few have is not told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.networks.enough import FEW
from lidera_nb.schoolwords import RURALITIES, TERRITORIES

NORTH_TO_SOUTH = (*TERRITORIES, "unknown")
KINDS = (*RURALITIES, "unknown")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the people of a group stand.

    Attributes
    ----------
    bands
        The territories of each band, from the north.
    of
        The number of each person's band, in their order.
    """

    bands: tuple[tuple[str, ...], ...]
    of: tuple[int, ...]

    def labels(self, lang: str) -> list[str]:
        """The bands' names; a single band needs none."""
        if len(self.bands) < 2:
            return [""] * len(self.bands)
        return [
            " · ".join(texts.say(lang, f"networks.territory.{one}") for one in band)
            for band in self.bands
        ]


def places_of(territories: Sequence[Any]) -> Places:
    """The bands of a group with these territories, one for each person."""
    known = [one if one in NORTH_TO_SOUTH else "unknown" for one in territories]
    counts = {one: known.count(one) for one in NORTH_TO_SOUTH if one in known}
    bands = tuple(tuple(band) for band in _joined(counts))
    number = {one: i for i, band in enumerate(bands) for one in band}
    return Places(bands, tuple(number[one] for one in known))


def _joined(counts: Mapping[str, int]) -> list[list[str]]:
    """From the north, each territory with as many of the next as it takes to be `FEW`."""
    bands: list[list[str]] = []
    size = FEW
    for one, count in counts.items():
        if size < FEW:
            bands[-1].append(one)
            size += count
        else:
            bands.append([one])
            size = count
    if size < FEW and len(bands) > 1:
        last = bands.pop()
        bands[-1] += last
    return bands


def kinds_of(ruralities: Sequence[Any]) -> list[int]:
    """The kind of each person's school as a place in `KINDS`; unknown where few share it.

    Where nothing is known of anybody all are of the first kind, which then has no name.
    """
    known = [one if one in RURALITIES else "unknown" for one in ruralities]
    told = {one for one in RURALITIES if known.count(one) >= FEW}
    if not told:
        return [0] * len(known)
    return [KINDS.index(one if one in told else "unknown") for one in known]


def kind_labels(kinds: Collection[int], lang: str) -> list[str]:
    """The names of all kinds; of a single one nothing need be said."""
    if len(set(kinds)) < 2:
        return [""] * len(KINDS)
    return [texts.say(lang, f"networks.rurality.{one}") for one in KINDS]
