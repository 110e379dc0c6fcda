"""The cases that participants wrote and that were given to their cohorts: a fold of both sides.

A case is open to new plays while its author's consent holds, the author does not rest or leave,
and no instructor took it back. A play that began goes on with the version it began with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from lidera_nb.activities.registry import Registry
from lidera_nb.activities.shelf import Shelf
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.scenario.load import case_of

PERSON = "person:"
HEARD = (
    kinds.OwnCaseOpened,
    kinds.OwnCaseReturned,
    kinds.OwnCasePublished,
    kinds.OwnCaseRetired,
)
"""What an instructor does that the author is told of."""


@dataclass(frozen=True, slots=True)
class Given:
    """A case in the hands of a cohort, in all versions that it was given in."""

    case: str
    author: str
    cohort: str
    shelf: Shelf
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Commons:
    """All given cases, and what their authors said last.

    `offers` holds, by case, whether it may be used and the byline; `resting` and `gone` are
    people who asked that their data rest, or who left.
    """

    given: Mapping[str, Given] = field(default_factory=dict)
    offers: Mapping[str, tuple[bool, Literal["name", "colleague"]]] = field(default_factory=dict)
    resting: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def open(self, one: Given) -> bool:
        """Whether a new play of a case may begin."""
        away = one.author in self.resting or one.author in self.gone
        return not one.taken and not away

    def named(self, one: Given) -> bool:
        """Whether the author is shown by name."""
        away = one.author in self.resting or one.author in self.gone
        return not away and self.offers.get(one.case, (False, "colleague"))[1] == "name"

    def of(self, cohorts: Iterable[str]) -> Iterator[Given]:
        """The cases of some cohorts, in the order in which they were first given."""
        wanted = set(cohorts)
        return (one for one in self.given.values() if one.cohort in wanted)

    def concerned(self, author: str, case: str) -> list[Given]:
        """The cases of that author, and the one of that id."""
        return [o for o in self.given.values() if o.author == author or o.case == case]

    def by(self, author: str) -> Iterator[Given]:
        """The cases that somebody wrote."""
        return (one for one in self.given.values() if one.author == author)


def evolve(commons: Commons, event: Event) -> Commons:
    """The commons after one more event; the same commons where it says nothing of them."""
    person, payload = event.stream.removeprefix(PERSON), event.payload
    match payload:
        case kinds.OwnCaseOffered():
            offers = {**commons.offers, payload.case: (payload.use, payload.byline)}
            told = replace(commons, offers=offers)
            return told if payload.use else _taken(told, payload.case)
        case kinds.OwnCasePublished():
            return (
                _published(commons, payload) if payload.content else without(commons, payload.case)
            )
        case kinds.OwnCaseRetired():
            return _taken(commons, payload.case)
        case kinds.PersonBlocked():
            return replace(commons, resting=commons.resting | {person})
        case kinds.PersonUnblocked():
            return replace(commons, resting=commons.resting - {person})
        case kinds.PersonWithdrew():
            return replace(commons, gone=commons.gone | {person})
        case _:
            return commons


def _published(commons: Commons, payload: kinds.OwnCasePublished) -> Commons:
    before, case = commons.given.get(payload.case), case_of(payload.content)
    older = (
        {**before.shelf.older, before.shelf.current.hash: before.shelf.current} if before else {}
    )
    # An author who took it back while it was being published is heard all the same.
    taken = not commons.offers.get(payload.case, (False, ""))[0]
    one = Given(payload.case, payload.person, payload.cohort, Shelf(case, older), taken)
    return replace(commons, given={**commons.given, payload.case: one})


def _taken(commons: Commons, case: str) -> Commons:
    if case not in commons.given:
        return commons
    taken = replace(commons.given[case], taken=True)
    return replace(commons, given={**commons.given, case: taken})


def without(commons: Commons, case: str) -> Commons:
    """The commons without a case whose content was made unreadable: nobody had played it."""
    return replace(commons, given={k: v for k, v in commons.given.items() if k != case})


def awaiting(event: Event, registry: Registry) -> list[str]:
    """Whose pages show something else after an event: an author's instructors, or the author."""
    payload = event.payload
    if isinstance(payload, kinds.OwnCaseOffered | kinds.PersonBlocked | kinds.PersonWithdrew):
        cohorts = registry.cohorts_as(event.stream.removeprefix(PERSON), "participant")
        return [member.person for cohort in cohorts for member in cohort.of_role("instructor")]
    return [payload.person] if isinstance(payload, HEARD) else []


def read(journal: Journal, registry: Registry) -> Commons:
    """The commons as they stand in a journal: what instructors gave, and what authors said."""
    staff = {m.person for c in registry.cohorts.values() for m in c.of_role("instructor")}
    acts = [event for person in sorted(staff) for event in journal.read(PERSON + person)]
    given = [event for event in acts if isinstance(event.payload, kinds.OwnCasePublished)]
    authors = {e.payload.person for e in given if isinstance(e.payload, kinds.OwnCasePublished)}
    said = [event for person in sorted(authors - staff) for event in journal.read(PERSON + person)]
    commons = Commons()
    for event in sorted([*acts, *said], key=lambda event: event.seq):
        commons = evolve(commons, event)
    return commons
