"""Circles of a cohort for whoever leads it: a proposal to start from, never kept.

Everybody of the cohort is in one. What somebody can help with is what their school offers to show,
what they want to learn is what they ask to see: both they have told to whoever leads the cohort.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lidera_nb import texts
from lidera_nb.activities.exchange.words import TOPICS, ticked

if TYPE_CHECKING:
    from lidera_nb.exchange.circlemeasure import Member
    from lidera_nb.exchange.circles import Circles

SIZES = (4, 5, 6, 7, 8)
SECONDS = 2.0
"""Time for the solver: nobody else waits longer than this."""

FEWEST = 8
"""Below this there is only one circle, and nothing to propose."""


def member(person: str, context: Mapping[str, str], offered: Any, asked: Any) -> Member:
    """Somebody as circles are formed; what they no longer offer or ask counts for nothing."""
    # Loaded when first asked for, as all that needs the solver's library.
    from lidera_nb.exchange.circlemeasure import Member

    return Member(person, context, _topics(offered), _topics(asked))


def _topics(said: Mapping[str, Any] | None) -> frozenset[str]:
    open_ = said is not None and said["open"] == "agreed"
    return frozenset(ticked(said, "topic", TOPICS)) if said and open_ else frozenset()


def formed(
    members: Sequence[Member], size: int, seed: int, apart: frozenset[frozenset[str]]
) -> Circles:
    """Circles of about this size; another seed gives others that are about as good.

    Raises
    ------
    ExchangeError
        The pairs apart cannot all be kept in circles of this size, or not in time.
    """
    from lidera_nb.exchange.circles import form

    return form(members, size, apart, seed=seed, starts=1, seconds=SECONDS)


def told(circles: Circles, names: Mapping[str, str], lang: str) -> dict[str, Any]:
    """Circles by name, and how good they are."""
    percents = {name: round(100 * value) for name, value in
                (("balance", circles.balance), ("complement", circles.complement),
                 ("score", circles.score), ("chance", circles.chance))}  # fmt: skip
    return {
        "lead": _how_good(circles, percents, lang),
        "circles": [", ".join(sorted(names[one] for one in circle)) for circle in circles.circles],
    }


def _how_good(circles: Circles, percents: Mapping[str, int], lang: str) -> str:
    """Both measures; where nobody asks to see anything, there is only the first."""
    which = "exchange.circles" if circles.wishes else "exchange.circles_alike"
    return texts.say(lang, which, n=len(circles.circles), **percents)
