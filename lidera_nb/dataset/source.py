"""Where the packages of a store come from: its journal, its course, who belongs where.

Made once for however many cohorts are exported, and read one cohort at a time: a store of
thousands of people is never in memory whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from lidera_nb.activities import story
from lidera_nb.activities.cards.told import STREAM as CARD
from lidera_nb.activities.course import Course
from lidera_nb.activities.own.offer import PREFIX
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.reviewing.told import STREAM
from lidera_nb.activities.storystate import Story
from lidera_nb.dataset.carded import Card, Shelf, card_of, involved, shelf
from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.framed import frames
from lidera_nb.dataset.panelled import panel_rows
from lidera_nb.dataset.rendered import rendered
from lidera_nb.dataset.rows import Row
from lidera_nb.dataset.tables import labels
from lidera_nb.dataset.voted import by_cohort
from lidera_nb.errors import PackageError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.forms.instrumentload import LoadedInstrument

LOOKED_AT = ("simulation", "reflection", "assignment", "profile", "survey")
"""The activities whose states tables are made of."""


@dataclass(frozen=True)
class Codebook:
    """A codebook, and the contents of its files by their ending."""

    frame: pd.DataFrame
    files: Mapping[str, bytes]


@dataclass
class Source:
    """A store and its course."""

    journal: Journal
    course: Course
    registry: Registry
    _codebooks: dict[tuple[str, ...], Codebook] = field(default_factory=dict, repr=False)
    _panels: dict[frozenset[str], list[Row]] = field(default_factory=dict, repr=False)
    _votes: Mapping[str, Mapping[str, Sequence[Row]]] | None = field(default=None, repr=False)
    _shelf: Shelf | None = field(default=None, repr=False)

    def cohort(self, cohort_id: str) -> Cohort:
        """A cohort by its id.

        Raises
        ------
        PackageError
            If there is none.
        """
        if cohort_id not in self.registry.cohorts:
            known = ", ".join(sorted(self.registry.cohorts)) or "none yet"
            raise PackageError(f"there is no cohort '{cohort_id}'; name one of: {known}")
        return self.registry.cohorts[cohort_id]

    def events(self, person: str) -> list[Event]:
        """A person's story, without what was done with colleagues' own cases."""
        return leaving(self.journal.read(f"person:{person}"))

    def story(self, person: str, events: Sequence[Event]) -> Story:
        """A person's story, folded, as far as its events mention modules."""
        acts = (event.payload for event in events if isinstance(event.payload, kinds.Act))
        modules = {act.ctx.module for act in acts}
        return story.tell(story.begin(self.course, person, modules, LOOKED_AT), events)

    def reviews(self, cohort_id: str) -> list[Event]:
        """What was read in a cohort."""
        return self.journal.read(f"{STREAM}{cohort_id}")

    def codebook(self, asked: Sequence[LoadedInstrument]) -> Codebook:
        """What every id means; made once for all cohorts that were asked the same."""
        key = tuple(one.hash for one in asked)
        if key not in self._codebooks:
            frame = frames({"codebook": labels(self.course, asked)})["codebook"]
            self._codebooks[key] = Codebook(frame, rendered(TABLES["codebook"], frame))
        return self._codebooks[key]

    def panels(self, played: frozenset[str]) -> list[Row]:
        """The panels of the versions that were played; the same for all who played the same."""
        if played not in self._panels:
            self._panels[played] = list(panel_rows(self.course, played))
        return self._panels[played]

    def votes(self, cohort_id: str) -> Mapping[str, Sequence[Row]]:
        """The votes of a cohort's live rooms by person; every room is read once for all cohorts."""
        if self._votes is None:
            rooms = (self.journal.read(name) for name in self.journal.streams("room:"))
            self._votes = by_cohort(rooms)
        return self._votes.get(cohort_id, {})

    def shelf(self) -> Shelf:
        """The cards of the network, without people whose data rest; read once for all cohorts."""
        if self._shelf is None:
            names = self.journal.streams(CARD)
            cards = [card_of(name.removeprefix(CARD), self.journal.read(name)) for name in names]
            rest = {person for person in _people(cards) if self.rests(person)}
            self._shelf = shelf(cards, self.course.seeds, rest)
        return self._shelf

    def rests(self, person: str) -> bool:
        """Whether a person's data must appear nowhere; nothing else of their story is told."""
        begun = story.begin(self.course, person, (), ())
        return story.tell(begun, self.journal.read(f"person:{person}")).facts.resting


def _people(cards: Iterable[Card]) -> set[str]:
    found = (involved(card.story) for card in cards)
    return {person for people in found for person in people if person}


def leaving(events: Iterable[Event]) -> list[Event]:
    """The events that may leave: a case that a colleague wrote is for the cohort alone."""

    def own(event: Event) -> bool:
        act = event.payload
        return isinstance(act, kinds.Act) and act.ctx.module.startswith(PREFIX)

    return [event for event in events if not own(event)]
