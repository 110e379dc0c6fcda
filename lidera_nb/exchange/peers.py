"""Peers like me: who faces what I face, near enough to trust and far enough to learn from.

Only people who agreed to be suggested are, and only to people who agreed too. What is compared is
coded and theirs to share (topics of cases played, of cards and of reflections, as codes; the
school's profile; distances in the network): never words that somebody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lidera_nb.exchange.explain import Reason

NEARNESS = {2: 1.0, 3: 0.9, 4: 0.5}
"""What a distance in the network is worth: two or three steps is preferred. At two there is a
colleague in common who can vouch; at four hardly anybody between the two knows both; who is one
step away is known already, and not suggested."""

BEYOND, UNTOLD = 0.25, 0.4
"""The same for five steps and more or no way at all, and where no survey told of one of them."""

CHALLENGE, CONTEXT, DISTANCE = 0.5, 0.25, 0.25
"""How much each of the three counts."""

FIELDS = ("level", "rurality", "vulnerability", "size", "dependence")
"""The fields of the profile that make two schools alike; the territory is left out on purpose:
colleagues nearby are known anyway."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A person as others may be compared with.

    Attributes
    ----------
    id
        Who it is.
    challenges
        Codes of what they face.
    context
        Their school's profile, as far as it is told.
    agreed
        Whether they take part.
    """

    id: str
    challenges: frozenset[str]
    context: Mapping[str, str] = field(default_factory=dict)
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody to get to know: the score from 0 to 1, and why, in text ids."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


def suggest(
    me: Peer,
    others: Iterable[Peer],
    steps: Mapping[str, int | None],
    most: int = 5,
    never: frozenset[str] = frozenset(),
) -> tuple[Suggested, ...]:
    """The peers most worth getting to know, the best first.

    Parameters
    ----------
    me
        Who looks; without their own agreement nobody is suggested.
    others
        Everybody who could be.
    steps
        Conversations between me and each; ``None`` where no way leads there, missing where no
        survey told of one of the two.
    most
        How many at most.
    never
        Ids of those who are not to be suggested to me (who have said so, or of whom I have).
    """
    if not me.agreed:
        return ()
    scored = [_scored(me, one, steps) for one in others
              if one.agreed and one.id != me.id and one.id not in never
              and steps.get(one.id) != 1 and me.challenges & one.challenges]  # fmt: skip
    return tuple(sorted(scored, key=lambda one: (-one.score, one.id))[:most])


def _scored(me: Peer, other: Peer, steps: Mapping[str, int | None]) -> Suggested:
    shared = me.challenges & other.challenges
    same = tuple(f for f in FIELDS if me.context.get(f) and _same(me, other, f))
    told = [f for f in FIELDS if me.context.get(f) and other.context.get(f)]
    challenge = len(shared) / len(me.challenges | other.challenges)
    context = len(same) / len(told) if told else 0.0
    near = _nearness(steps, other.id)
    score = CHALLENGE * challenge + CONTEXT * context + DISTANCE * near
    reasons = [Reason("peer.challenge", {"topics": tuple(sorted(shared))})]
    reasons += [Reason("peer.context", {"fields": same})] if same else []
    return Suggested(other.id, round(score, 4), (*reasons, _how_far(steps, other.id)))


def _same(me: Peer, other: Peer, name: str) -> bool:
    return me.context[name] == other.context.get(name)


def _nearness(steps: Mapping[str, int | None], other: str) -> float:
    if other not in steps:
        return UNTOLD
    between = steps[other]
    return BEYOND if between is None else NEARNESS.get(between, BEYOND)


def _how_far(steps: Mapping[str, int | None], other: str) -> Reason:
    """The distance in words: how many conversations, never who stands between."""
    if other not in steps:
        return Reason("peer.untold")
    between = steps[other]
    if between is None:
        return Reason("peer.apart")
    return Reason("peer.near" if between <= 3 else "peer.far", {"steps": between})


def distances(ties: Iterable[tuple[str, str]], me: str) -> dict[str, int | None]:
    """Conversations from one person to everybody who stands in a tie; a tie counts both ways.

    >>> distances([("a", "b"), ("b", "c"), ("d", "e")], "a")["c"]
    2
    """
    near: dict[str, set[str]] = {}
    for one, other in ties:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    if me not in near:
        return {}
    found: dict[str, int | None] = dict.fromkeys(near)
    found[me], edge, step = 0, {me}, 0
    while edge:
        step += 1
        edge = {o for one in edge for o in near[one] if found[o] is None}
        found |= dict.fromkeys(edge, step)
    return found
