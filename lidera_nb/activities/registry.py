"""Who belongs to which cohort in which role, and which access codes work: a fold of cohorts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

from lidera_nb.activities.calendar import ALWAYS, Calendar, Window, widest
from lidera_nb.activities.exchange import encountertold, labtold
from lidera_nb.activities.exchange import told as exchanges
from lidera_nb.activities.exchange.encountertold import Encounters
from lidera_nb.activities.exchange.labtold import Labs
from lidera_nb.activities.exchange.told import Exchange
from lidera_nb.activities.survey import waves
from lidera_nb.activities.survey.waves import Survey
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a cohort."""

    person: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody who leads a cohort tells its people; `to` is empty for all of them.

    The text is empty once its writer's words were erased.
    """

    id: str
    by: str
    to: tuple[str, ...]
    text: str
    at: datetime

    def for_person(self, person: str) -> bool:
        """Whether it is meant for a member."""
        return bool(self.text) and (not self.to or person in self.to)


@dataclass(frozen=True, slots=True)
class Cohort:
    """A group of people who learn together.

    `pilot` says that they test the cases; `survey` are the waves of their network survey, `round`
    when the next of them opens and closes by itself; `calendar` when each module is open;
    `notices` are those that are shown, oldest first; `exchange` the visits between its schools,
    `labs` what they pilot together, `encounters` those that its leaders announced.
    """

    id: str
    title: str = ""
    synthetic: bool = False
    seed: int | None = None
    pilot: bool = False
    members: Mapping[str, Member] = field(default_factory=dict)
    survey: Survey = field(default_factory=Survey)
    round: Window = ALWAYS
    calendar: Calendar = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    exchange: Exchange = field(default_factory=Exchange)
    labs: Labs = field(default_factory=Labs)
    encounters: Encounters = field(default_factory=Encounters)

    def of_role(self, role: str) -> list[Member]:
        """The members in a role, in order of enrolment."""
        return [member for member in self.members.values() if member.role == role]


@dataclass(frozen=True, slots=True)
class Code:
    """An access code that works: whose it is, and the keyed digest of its secret."""

    handle: str
    person: str
    mac: str


@dataclass(frozen=True, slots=True)
class Registry:
    """All cohorts and all working access codes.

    `shut` are the people whose last code was revoked: nothing opens for them, not even what they
    had open, until they get another one.
    """

    cohorts: Mapping[str, Cohort] = field(default_factory=dict)
    codes: Mapping[str, Code] = field(default_factory=dict)
    shut: frozenset[str] = frozenset()
    _places: dict[str, tuple[tuple[Cohort, Member], ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _beside: dict[str, tuple[str, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def memberships(self, person: str) -> tuple[tuple[Cohort, Member], ...]:
        """The cohorts of a person with their place in each.

        Asked several times for every message: looked up once for as long as nothing changes.
        """
        found = self._places.get(person)
        if found is None:
            cohorts = self.cohorts.values()
            found = tuple((c, c.members[person]) for c in cohorts if person in c.members)
            self._places[person] = found
        return found

    def roles(self, person: str) -> frozenset[str]:
        """All roles that a person holds in any cohort; none for a stranger, or who is shut out."""
        if person in self.shut:
            return frozenset()
        return _set_of(tuple([member.role for _, member in self.memberships(person)]))

    def cohorts_as(self, person: str, *roles: str) -> list[Cohort]:
        """The cohorts in which a person holds one of `roles`."""
        return [cohort for cohort, member in self.memberships(person) if member.role in roles]

    def tests(self, person: str) -> bool:
        """Whether a person is a tester: a participant of any pilot cohort."""
        return any(cohort.pilot for cohort in self.cohorts_as(person, "participant"))

    def colleagues(self, person: str) -> tuple[str, ...]:
        """Who takes part beside a person: testers beside testers, others beside others.

        Looked up once for as long as nothing changes, as `memberships` is.
        """
        found = self._beside.get(person)
        if found is None:
            cohorts = self.cohorts_as(person, "participant")
            members = {one.person for cohort in cohorts for one in cohort.of_role("participant")}
            tester = self.tests(person)
            found = tuple(sorted(p for p in members - {person} if self.tests(p) == tester))
            self._beside[person] = found
        return found

    def tests_here(self, person: str, composed: bool) -> bool:
        """Whether a person tests the case of a page.

        Not that of a colleague, whose page is `composed`: its author asked their cohort, not the
        readers of a report.
        """
        return not composed and self.tests(person)

    def window(self, person: str, module: str) -> Window:
        """When a module is open for a participant: while it is in any of their cohorts."""
        cohorts = self.cohorts_as(person, "participant")
        windows = [cohort.calendar.get(module, ALWAYS) for cohort in cohorts]
        return windows[0] if len(windows) == 1 else widest(windows)

    def fixed_seed(self, person: str) -> int | None:
        """The seed of a synthetic person, so that a made-up cohort can be made again."""
        for cohort, _ in self.memberships(person):
            if cohort.synthetic and cohort.seed is not None:
                return _seed_of(cohort.seed, person)
        return None


@lru_cache(maxsize=64)
def _set_of(roles: tuple[str, ...]) -> frozenset[str]:
    """One set for all who hold the same roles."""
    return frozenset(roles)


@lru_cache(maxsize=16_384)
def _seed_of(seed: int, person: str) -> int:
    return int.from_bytes(blake2b(f"{seed}:{person}".encode(), digest_size=6).digest())


def evolve(registry: Registry, event: Event) -> Registry:
    """The registry after one more event of a cohort's stream."""
    payload, cohort_id = event.payload, event.stream.removeprefix("cohort:")
    cohort = registry.cohorts.get(cohort_id, Cohort(cohort_id))
    match payload:
        case kinds.CohortCreated():
            cohort = replace(
                cohort, title=payload.title, synthetic=payload.synthetic, seed=payload.seed
            )
        case kinds.CohortPiloted():
            cohort = replace(cohort, pilot=True)
        case kinds.PersonEnrolled():
            member = Member(payload.person, payload.role, payload.name)
            cohort = replace(cohort, members={**cohort.members, payload.person: member})
        case kinds.PersonLeft():
            left = {id_: one for id_, one in cohort.members.items() if id_ != payload.person}
            cohort = replace(cohort, members=left)
        case kinds.ModuleScheduled():
            window = Window(payload.opens, payload.due, payload.closes)
            cohort = replace(cohort, calendar={**cohort.calendar, payload.module: window})
        case kinds.SurveyScheduled():
            cohort = replace(cohort, round=Window(payload.opens, None, payload.closes))
        case kinds.NoticePosted():
            cohort = replace(cohort, notices=_with(cohort.notices, payload, event))
        case kinds.NoticeRetired():
            shown = tuple(one for one in cohort.notices if one.id != payload.notice)
            cohort = replace(cohort, notices=shown)
        case payload if isinstance(payload, waves.TOLD):
            participants = (member.person for member in cohort.of_role("participant"))
            survey = waves.evolve(cohort.survey, event, participants)
            cohort = replace(cohort, survey=survey)
        case payload if isinstance(payload, exchanges.TOLD):
            cohort = replace(cohort, exchange=exchanges.evolve(cohort.exchange, event))
        case payload if isinstance(payload, labtold.TOLD):
            cohort = replace(cohort, labs=labtold.evolve(cohort.labs, event))
        case payload if isinstance(payload, encountertold.TOLD):
            known = encountertold.evolve(cohort.encounters, event)
            cohort = replace(cohort, encounters=known)
        case kinds.CodeIssued():
            code = Code(payload.handle, payload.person, payload.mac)
            codes = {**registry.codes, payload.handle: code}
            return replace(registry, codes=codes, shut=registry.shut - {payload.person})
        case kinds.CodeRevoked():
            return _revoked(registry, payload.handle)
        case _:
            return registry
    return replace(registry, cohorts={**registry.cohorts, cohort_id: cohort})


def _revoked(registry: Registry, handle: str) -> Registry:
    """The registry without a code; whoever has no other is shut out."""
    codes = {h: c for h, c in registry.codes.items() if h != handle}
    lost = registry.codes.get(handle)
    if lost is None or any(code.person == lost.person for code in codes.values()):
        return replace(registry, codes=codes)
    return replace(registry, codes=codes, shut=registry.shut | {lost.person})


def struck(before: Registry, event: Event) -> str:
    """Whose place or access an event of a cohort changes, "" if nobody's."""
    match event.payload:
        case kinds.PersonEnrolled(person=person) | kinds.PersonLeft(person=person):
            return person
        case kinds.CodeRevoked(handle=handle) if handle in before.codes:
            return before.codes[handle].person
        case _:
            return ""


def _with(
    notices: tuple[Notice, ...], posted: kinds.NoticePosted, event: Event
) -> tuple[Notice, ...]:
    """The notices with one more; the same event may come by two roads."""
    if any(one.id == posted.notice for one in notices):
        return notices
    return (*notices, Notice(posted.notice, event.actor, posted.to, posted.text, event.at))


def fold(events: Iterable[Event], registry: Registry | None = None) -> Registry:
    """The registry after `events`."""
    registry = registry or Registry()
    for event in events:
        registry = evolve(registry, event)
    return registry


def read(journal: Journal) -> Registry:
    """The registry as it stands in a journal.

    Cohorts are folded together in the order in which things happened: a code that was issued in
    one cohort may have been revoked in another.
    """
    streams = (journal.read(stream) for stream in journal.streams("cohort:"))
    return fold(sorted((event for stream in streams for event in stream), key=_seq))


def _seq(event: Event) -> int:
    return event.seq


def nameless(registry: Registry, person: str) -> Registry:
    """The registry without the name of a person who was erased, nor what they told of visits,
    labs and encounters.
    """
    cohorts = {
        cohort.id: replace(
            cohort,
            members={
                id_: replace(member, name="") if id_ == person else member
                for id_, member in cohort.members.items()
            },
            exchange=cohort.exchange.without(person),
            labs=cohort.labs.without(person),
            encounters=cohort.encounters.without(person),
        )
        for cohort in registry.cohorts.values()
    }
    return replace(registry, cohorts=cohorts)
