"""Who belongs to which cohort in which role, and which access codes work: a fold of cohorts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

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
class Cohort:
    """A group of people who learn together.

    `pilot` says that they test the cases; `survey` are the waves of their network survey.
    """

    id: str
    title: str = ""
    synthetic: bool = False
    seed: int | None = None
    pilot: bool = False
    members: Mapping[str, Member] = field(default_factory=dict)
    survey: Survey = field(default_factory=Survey)

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
    """All cohorts and all working access codes."""

    cohorts: Mapping[str, Cohort] = field(default_factory=dict)
    codes: Mapping[str, Code] = field(default_factory=dict)

    def memberships(self, person: str) -> list[tuple[Cohort, Member]]:
        """The cohorts of a person with their place in each."""
        return [(c, c.members[person]) for c in self.cohorts.values() if person in c.members]

    def roles(self, person: str) -> frozenset[str]:
        """All roles that a person holds in any cohort; none for a stranger."""
        return frozenset(member.role for _, member in self.memberships(person))

    def cohorts_as(self, person: str, *roles: str) -> list[Cohort]:
        """The cohorts in which a person holds one of `roles`."""
        return [cohort for cohort, member in self.memberships(person) if member.role in roles]

    def tests(self, person: str) -> bool:
        """Whether a person is a tester: a participant of any pilot cohort."""
        return any(cohort.pilot for cohort in self.cohorts_as(person, "participant"))

    def tests_here(self, person: str, composed: bool) -> bool:
        """Whether a person tests the case of a page.

        Not that of a colleague, whose page is `composed`: its author asked their cohort, not the
        readers of a report.
        """
        return not composed and self.tests(person)

    def fixed_seed(self, person: str) -> int | None:
        """The seed of a synthetic person, so that a made-up cohort can be made again."""
        for cohort, _ in self.memberships(person):
            if cohort.synthetic and cohort.seed is not None:
                return int.from_bytes(
                    blake2b(f"{cohort.seed}:{person}".encode(), digest_size=6).digest()
                )
        return None


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
        case payload if isinstance(payload, waves.TOLD):
            participants = (member.person for member in cohort.of_role("participant"))
            survey = waves.evolve(cohort.survey, event, participants)
            cohort = replace(cohort, survey=survey)
        case kinds.CodeIssued():
            code = Code(payload.handle, payload.person, payload.mac)
            return replace(registry, codes={**registry.codes, payload.handle: code})
        case kinds.CodeRevoked():
            codes = {h: c for h, c in registry.codes.items() if h != payload.handle}
            return replace(registry, codes=codes)
        case _:
            return registry
    return replace(registry, cohorts={**registry.cohorts, cohort_id: cohort})


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
    """The registry without the name of a person who was erased."""
    cohorts = {
        cohort.id: replace(
            cohort,
            members={
                id_: replace(member, name="") if id_ == person else member
                for id_, member in cohort.members.items()
            },
        )
        for cohort in registry.cohorts.values()
    }
    return replace(registry, cohorts=cohorts)
