"""Who is not to be put together: what people asked in private, and what their leaders noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lidera_nb.activities.activity import Step, concerns
from lidera_nb.activities.exchange.told import Exchange
from lidera_nb.activities.storystate import Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event


@dataclass(frozen=True, slots=True)
class Wishes:
    """Those with whom somebody does not want to be put together."""

    step: Step
    others: tuple[str, ...] = ()


def evolve(state: Wishes, event: Event) -> Wishes:
    """The wishes after one more event of one's own stream."""
    told = event.payload
    if not isinstance(told, kinds.ApartWished) or not concerns(event, state.step):
        return state
    rest = tuple(one for one in state.others if one != told.other)
    # Of an erased story nothing is read any more: an empty name is nobody's.
    return replace(state, others=(*rest, told.other) if told.apart and told.other else rest)


def wishes_of(story: Story) -> Sequence[str]:
    """Those with whom somebody asked not to be put together."""
    return [one for state in story.states.values() if isinstance(state, Wishes)
            for one in state.others]  # fmt: skip


def apart_in(stories: Mapping[str, Story], exchange: Exchange) -> frozenset[frozenset[str]]:
    """The pairs of these people that nothing puts together; both roads lead here alike."""
    wished = {frozenset((one, other)) for one, story in stories.items()
              for other in wishes_of(story)}  # fmt: skip
    here = stories.keys()
    return frozenset(pair for pair in wished | exchange.pairs.keys() if pair <= here)
