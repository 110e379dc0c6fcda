"""How synthetic participants rate themselves: a leaning, a modest change, and some noise.

The rules are stated as in `lidera_nb.demo.persona`: nobody is behind these numbers, and the
change in them was put there.
"""

from __future__ import annotations

from lidera_nb.demo.persona import Persona
from lidera_nb.forms.scale import Item, Scale

LEANING, SPREAD = 3.4, 0.8
"""Mean and standard deviation of what people are like before, on six points."""

CHANGE, UNLIKE = 0.35, 0.4
"""Mean and standard deviation of how they changed."""

NOISE, LEFT_OPEN, AWAY = 0.8, 0.02, 0.15
"""Noise of an answer; shares of items left open, and of people who do not answer again."""


def answers(who: Persona, wave: int) -> bool:
    """Whether the persona answers in a wave: who stops on the way, or uses a right, does not."""
    if who.rights:
        return False
    away = who.rng("away").random() < AWAY
    return wave == 1 or (who.stops_after is None and not away)


def ratings(who: Persona, scale: Scale, wave: int) -> dict[str, int]:
    """The persona's ratings by item, those that it leaves open absent."""
    return {item.id: _rating(who, scale, item, wave) for item in scale.items
            if who.rng("open", wave, item.id).random() >= LEFT_OPEN}  # fmt: skip


def _rating(who: Persona, scale: Scale, item: Item, wave: int) -> int:
    leaning = who.rng("leaning", item.subscale).gauss(LEANING, SPREAD)
    moved = who.rng("moved", item.subscale).gauss(CHANGE, UNLIKE) if wave > 1 else 0.0
    meant = leaning + moved + who.rng("rating", wave, item.id).gauss(0, NOISE)
    marked = min(scale.points, max(1, round(meant * scale.points / 6)))
    return round(item.scored(marked, scale.points))
