"""From the stories of colleagues to what one person may know of their decisions.

Only people of one's own cohorts count, only those whose data do not rest, and only their first
plays, of the very same content. Reasons are those of people who agreed to share them, without
names, in an order that says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from lidera_nb.activities.lazily import Lazily
from lidera_nb.activities.peers import FEWEST, Decided, Peers
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.said import Said, mark_of
from lidera_nb.activities.simulation import Playing
from lidera_nb.activities.storystate import StepId, Story

REASONS_MOST = 12
"""Reasons of others that are shown with a decision: more are skimmed, not read."""

SHARES = "share_reasons"
"""The consent purpose that lets colleagues read one's reasons."""


def peers_of(
    person: str, at: StepId, registry: Registry, story_of: Callable[[str], Story]
) -> Peers:
    """What the colleagues of a person decided in the case of a step, as the person played it."""
    playing = story_of(person).states.get(at)
    if not isinstance(playing, Playing):
        return {}
    mine = playing.finished or playing
    if mine.case is None:
        return {}
    said: defaultdict[str, list[tuple[Said, bool]]] = defaultdict(list)
    for colleague in registry.colleagues(person):
        story = story_of(colleague)
        sharing = story.facts.purposes.get(SHARES, False)
        for one in _said(story, at, mine.case.hash):
            said[one.scene].append((one, sharing))
    # Of the scenes that others came to, only those of one's own road are looked at.
    return Lazily(lambda scene: _decided(said[scene], person), said)


def shown_alike(before: Story, after: Story) -> bool:
    """Whether colleagues may be shown somebody's words and choices as before.

    What they add to them in between does not count.
    """
    facts, now = before.facts, after.facts
    return facts.resting == now.resting and facts.purposes is now.purposes


def _said(story: Story, at: StepId, digest: str) -> Sequence[Said]:
    """What somebody said in their first play of this content."""
    playing = story.states.get(at)
    if story.facts.resting or not isinstance(playing, Playing):
        return ()
    first = playing.first
    return first.said if first.case is not None and first.case.hash == digest else ()


def _decided(here: Sequence[tuple[Said, bool]], person: str) -> Decided:
    if len(here) < FEWEST:
        return Decided(people=len(here))
    shared, reader = [one for one, sharing in here if sharing and one.reason], mark_of(person)
    # An order that is the same for one reader at every look, and tells nothing about anybody.
    shared.sort(key=lambda one: one.mark ^ reader)
    return Decided(
        people=len(here),
        choices=dict(Counter([one.choice for one, _ in here])),
        reasons=tuple([(one.choice, one.reason) for one in shared[:REASONS_MOST]]),
    )
