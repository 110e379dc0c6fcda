"""The read-model of whoever writes cards: their school, and what of their own may become a card.

Nothing of anybody else is in it but the names of their groups, by which the scan for personal
data knows whom a text may name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lidera_nb.activities.cards.writing.origins import Source, sources_of
from lidera_nb.activities.forms import Filled
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.cards.model import Context
from lidera_nb.cards.workflow import context_of


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes.

    Attributes
    ----------
    name
        As they are called in their group, "" if in none.
    context
        Their school in the words of the profile, as far as they told it.
    sources
        Their own decisions and reflections, newest first.
    names
        The people of their groups, themselves among them.
    """

    name: str = ""
    context: Context = field(default_factory=Context)
    sources: tuple[Source, ...] = ()
    names: tuple[str, ...] = ()


def writer_of(person: str, registry: Registry, story: Story) -> Writer:
    """What is known of a person who writes cards."""
    groups = registry.memberships(person)
    return Writer(
        name=next((member.name for _, member in groups), ""),
        context=_context(story),
        sources=sources_of(story),
        names=tuple(one.name for cohort, _ in groups for one in cohort.members.values()),
    )


def _context(story: Story) -> Context:
    profile: Mapping[str, object] = {}
    for at, step in story.steps.items():
        state = story.states.get(at)
        if step.activity == "profile" and isinstance(state, Filled) and state.values:
            profile = state.values
    return Context(**{name: (word,) for name, word in context_of(profile).items()})
