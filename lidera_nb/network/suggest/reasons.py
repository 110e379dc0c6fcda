"""Why these two: from what a tie changes to sentences that a facilitator can say aloud.

A sentence never tells which of the two has few contacts: it speaks of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lidera_nb.network.suggest.greedy import Choice
from lidera_nb.network.suggest.pool import MOORED
from lidera_nb.network.suggest.result import Reason
from lidera_nb.network.suggest.situation import Situation

TOLD = 0.25
"""Part of a tie's whole worth from which a goal is given as a reason."""

BUSY = 3.0
"""Times the mean number of colleagues who turn to somebody from which they are said to be busy."""


def explained(now: Situation, choices: Sequence[Choice]) -> list[tuple[Reason, ...]]:
    """For each tie its sentences: how they would meet, why these two, the cost, what to mind."""
    found = []
    for k, choice in enumerate(choices):
        earlier = list(_again(now, choices[: k + 1]))
        found.append((_meeting(now, choice), *_why(now, choice), _cost(choice),
                      *_mind(now, choice), *earlier))  # fmt: skip
    return found


def _meeting(now: Situation, choice: Choice) -> Reason:
    pair = choice.pair
    values = {"one": _id(now, pair.one), "other": _id(now, pair.other)}
    if pair.kind != "mentor":
        return Reason(f"suggest.meet.{pair.kind}", values)
    topic = now.experts[pair.other] and not now.experts[pair.one]
    return Reason(f"suggest.meet.mentor_{'topic' if topic else 'new'}", values)


def _why(now: Situation, choice: Choice) -> Iterator[Reason]:
    whole = sum(choice.shares.values()) or 1.0
    ranked = sorted(choice.shares, key=lambda goal: -choice.shares[goal])
    told = [goal for goal in ranked if choice.shares[goal] / whole >= TOLD] or ranked[:1]
    for goal in told:
        yield _because(now, choice, goal)


def _because(now: Situation, choice: Choice, goal: str) -> Reason:
    if goal == "isolated":
        return Reason(f"suggest.why.{_alone(now, choice)}", {})
    helped = choice.helped.get(goal, 0)
    several = Reason(f"suggest.why.{goal}_others", {"people": helped})
    if goal == "topic":
        return several if helped else Reason("suggest.why.topic_closer", {})
    person, counts = _widest(now, choice, choice.within if goal == "reach" else choice.places)
    if person is None or counts[0] == counts[1]:
        return several if helped else Reason(f"suggest.why.{goal}_closer", {})
    return Reason(f"suggest.why.{goal}", {"person": person, "before": counts[0],
                                          "after": counts[1]})  # fmt: skip


def _alone(now: Situation, choice: Choice) -> str:
    ends = (choice.pair.one, choice.pair.other)
    told = [c for end, c in zip(ends, choice.contacts, strict=True) if now.known[end]]
    return "first" if min(told) == 0 else "second"


def _widest(
    now: Situation, choice: Choice, counts: tuple[tuple[int, int], ...]
) -> tuple[str | None, tuple[int, int]]:
    """Whoever of the two gains most; nobody, if a number would tell that they have few contacts."""
    pair = choice.pair
    learning = (pair.one,) if pair.kind == "mentor" else (pair.one, pair.other)
    ends = zip((pair.one, pair.other), counts, choice.contacts, strict=True)
    known = [(after - before, end, (before, after), contacts) for end, (before, after), contacts
             in ends if now.answered[end] and end in learning]  # fmt: skip
    if not known:
        return None, (0, 0)
    _, end, found, contacts = max(known, key=lambda one: one[0])
    return (_id(now, end), found) if contacts >= MOORED else (None, found)


def _cost(choice: Choice) -> Reason:
    return Reason(f"suggest.cost.{choice.pair.distance}", {})


def _mind(now: Situation, choice: Choice) -> Iterator[Reason]:
    silent = [end for end in (choice.pair.one, choice.pair.other) if not now.answered[end]]
    if len(silent) == 2:
        yield Reason("suggest.mind.silent_both", {})
    elif silent:
        yield Reason("suggest.mind.silent", {"person": _id(now, silent[0])})
    sought = now.sought()
    busy = [end for end in (choice.pair.one, choice.pair.other) if _busy(sought, end)]
    for end in busy:
        yield Reason("suggest.mind.busy", {"person": _id(now, end), "sought": int(sought[end])})


def _again(now: Situation, choices: Sequence[Choice]) -> Iterator[Reason]:
    """Whoever of the last tie is in an earlier one as well."""
    *earlier, last = [(one.pair.one, one.pair.other) for one in choices]
    for end in last:
        places = [k for k, pair in enumerate(earlier, start=1) if end in pair]
        if places:
            yield Reason("suggest.mind.again", {"person": _id(now, end), "earlier": places[-1],
                                                "nth": len(places) + 1})  # fmt: skip


def _busy(sought: Any, end: int) -> bool:
    return bool(sought[end] >= max(5.0, BUSY * sought.mean()))


def _id(now: Situation, end: int) -> str:
    return str(now.people.index[end])
