"""A diary of visits as its writer's stream tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lidera_nb.activities.activity import Step, concerns
from lidera_nb.activities.storystate import Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody noted of a day; `visit` is "" where it is none of their confirmed ones."""

    id: str
    day: date
    visit: str
    text: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Diary:
    """Somebody's entries by id."""

    step: Step
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def by_day(self) -> list[Entry]:
        """The entries in the order of their days; those that were erased are none."""
        written = (one for one in self.entries.values() if one.text)
        return sorted(written, key=lambda one: one.day)


def evolve(state: Diary, event: Event) -> Diary:
    """The diary after one more event of its writer's stream."""
    told, known = event.payload, state.entries
    if not concerns(event, state.step):
        return state
    match told:
        case kinds.DiaryNoted(entry=name):
            shared = name in known and known[name].shared
            made = Entry(name, date.fromisoformat(told.day), told.visit, told.text, shared)
            return replace(state, entries={**known, name: made})
        case kinds.DiaryRemoved(entry=name):
            return replace(state, entries={key: one for key, one in known.items() if key != name})
        case kinds.DiaryShared(entry=name) if name in known:
            shown = replace(known[name], shared=told.shared)
            return replace(state, entries={**known, name: shown})
        case _:
            return state


def entries_of(story: Story) -> list[Entry]:
    """What somebody noted, in the order of its days."""
    found = (state for state in story.states.values() if isinstance(state, Diary))
    return next((one.by_day() for one in found), [])
