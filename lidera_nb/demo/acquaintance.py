"""Whom synthetic participants name in a network survey, from a seed. Nobody here is anyone.

How much two of them have to do with each other is one number a pair, the same from both sides and
for all relations; being of one territory adds to it, and so does how well somebody is known. What
each relation asks shifts it a little. So ties are returned, overlap and cluster by territory, as
in real networks, and the rules say why.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from lidera_nb.demo.persona import Persona

NEAR, KNOWN, SHIFT = 1.1, 0.6, 0.5
"""What one territory, one standard deviation of being known, and of a relation's shift add."""

CLOSE = 1.9
"""From this much on, somebody is named; in standard deviations of a pair."""

OUTSIDERS = ("Una colega de otra red (sintética)", "Una colega de otra  red (sintetica)")
"""Written by two of them: one person, spelled in two ways, for the page that resolves names."""


def answers(who: Persona) -> bool:
    """Whether the persona answers the survey: about five of six do."""
    return int(who.person[-2:]) % 9 != 4


def agreed(who: Persona, purposes: Sequence[str]) -> dict[str, bool]:
    """What its name may be shown for."""
    return {purpose: who.rng("shown", purpose).random() < 0.7 for purpose in purposes}


def refuses(who: Persona) -> bool:
    """Whether it does not want to be named at all: two of the sixty."""
    return int(who.person[-2:]) % 30 == 14


def named(
    who: Persona, relation: Mapping[str, Any], roster: Sequence[Mapping[str, Any]], home: str
) -> list[dict[str, Any]]:
    """The ties of an answer, strongest first.

    Parameters
    ----------
    who
        The persona that answers.
    relation
        The relation as its view asks it.
    roster
        The groups of people that can be named, with their labels.
    home
        The label of the persona's own territory.
    """
    found = [
        (_warmth(who, name, relation["id"]) + NEAR * (group["label"] == home), handle, name)
        for group in roster
        for handle, name, *_ in group["people"]
    ]
    close = sorted((one for one in found if one[0] >= CLOSE), reverse=True)[: relation["most"]]
    return [_tie(who, relation, handle, name, warmth) for warmth, handle, name in close]


def outsider(who: Persona) -> str:
    """A name that the persona writes, if it writes one."""
    number = int(who.person[-2:])
    return OUTSIDERS[number // 20] if number in (3, 23) else ""


def _warmth(who: Persona, name: str, relation: str) -> float:
    """How near the persona is to somebody of this name, in one relation."""
    pair = sorted((who.person[-2:], name[-2:]))
    bond = _chance(who.seed, "bond", *pair).gauss(0, 1)
    known = _chance(who.seed, "known", name[-2:]).gauss(0, 1)
    return bond + KNOWN * known + who.rng("relation", relation, name).gauss(0, SHIFT)


def _tie(
    who: Persona, relation: Mapping[str, Any], handle: str, name: str, warmth: float
) -> dict[str, Any]:
    often = 1 + sum(warmth > step for step in (CLOSE + 0.3, CLOSE + 0.7, CLOSE + 1.2))
    topics = [topic for topic, _ in relation["topics"]]
    knows = _chance(who.seed, "knows", name[-2:]).sample(topics, min(2, len(topics)))
    return {"who": handle, "frequency": often if relation["often"] else None, "topics": knows}


def _chance(seed: int, *at: object) -> random.Random:
    """Randomness that depends on the place alone, the same for everyone who asks."""
    return random.Random(f"{seed}:{at}")  # noqa: S311 - a stated simulation
