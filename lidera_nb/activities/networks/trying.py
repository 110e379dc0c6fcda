"""Two or three things to try, chosen by rules from a person's own numbers.

A rule is a situation, not a verdict: it never compares with a better or a worse person, and its
text proposes something small that depends on nobody else's permission. The first rules that hold
are told; the last two hold for everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lidera_nb.activities.networks.standing import Band, Standing

MOST = 3
MANY = 5
"""So many people are many, whatever the group has."""

Rule = Callable[[Standing, Mapping[str, Band]], bool]


def _outside(one: Standing, bands: Mapping[str, Band], name: str, *, above: bool) -> bool:
    value, band = getattr(one, name), bands.get(name)
    if value is None or band is None:
        return False
    return bool(value > band.high if above else value < band.low)


RULES: Mapping[str, Rule] = {
    "first": lambda one, _: one.seeks == 0,
    "second": lambda one, _: one.seeks == 1,
    "load": lambda one, b: one.sought >= MANY and _outside(one, b, "sought", above=True),
    "cross": lambda one, _: (one.seeks or 0) > 1 and one.territories == 0,
    "offer": lambda one, _: one.sought == 0,
    "other_level": lambda one, _: (one.seeks or 0) > 1 and one.levels == 0,
    "introduce": lambda one, b: (one.seeks or 0) > 0 and _outside(one, b, "reach", above=False),
    "bridge": lambda one, b: (one.seeks or 0) > 1 and _outside(one, b, "territories", above=True),
    "thank": lambda one, _: (one.seeks or 0) > 0,
    "share": lambda _one, _bands: True,
    "meet": lambda _one, _bands: True,
}
"""By the name under which its text stands, in order of what matters first."""


def tries(one: Standing, bands: Mapping[str, Band]) -> list[str]:
    """The names of the things to try, at most `MOST` and never fewer than two."""
    return [name for name, holds in RULES.items() if holds(one, bands)][:MOST]


def meaning(one: Standing, bands: Mapping[str, Band]) -> str:
    """The name of the sentence that says what these numbers may mean."""
    if one.seeks is None:
        return "silent"
    if not one.seeks and not one.sought:
        return "apart"
    if one.sought >= MANY and _outside(one, bands, "sought", above=True):
        return "sought"
    if one.seeks >= MANY and _outside(one, bands, "seeks", above=True):
        return "seeks"
    if not one.sought:
        return "unnamed"
    return "both"
