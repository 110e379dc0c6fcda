"""Enrolling people, taking them out, ending their access."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from lidera_nb.activities.activity import Decision, Env, Refusal
from lidera_nb.activities.guide.messages import Enrol, Newcomer, Remove, Revoke
from lidera_nb.activities.guide.reading import Guided
from lidera_nb.activities.survey.samename import key
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.people.names import name_fault, tidy

MOST = 1000
"""People in one cohort: more is several cohorts, with somebody for each."""


def enrol(message: Enrol, guided: Guided, env: Env) -> Decision:
    """Enrol all of a list, or say which line cannot stand."""
    if len(guided.cohort.members) + len(message.people) > MOST:
        return Refusal("refused.guide_most", {"most": MOST})
    known = {key(member.name) for member in guided.cohort.members.values()}
    for number, one in enumerate(message.people, start=1):
        if one.role != "participant" and "admin" not in env.roles:
            return Refusal("refused.guide_role")
        name = tidy(one.name)
        if name_fault(name):
            return Refusal("refused.guide_name", {"number": number})
        if key(name) in known and not one.again:
            return Refusal("refused.guide_twice", {"number": number, "name": name})
        known.add(key(name))
    return tuple(_joined(message.people, guided, env))


def _joined(people: Iterable[Newcomer], guided: Guided, env: Env) -> Iterator[NewEvent]:
    for number, one in enumerate(people):
        person = f"p-{fresh(env, guided.cohort.id, number)}"
        joined = kinds.PersonEnrolled(person=person, role=one.role, name=tidy(one.name))
        yield NewEvent(joined, subject=person)


def fresh(env: Env, cohort: str, number: int = 0) -> str:
    """An id that nothing else has: from the message's randomness, and its moment.

    The moment is in it because people of a made-up cohort have one seed for all they do.
    """
    made_of = f"{env.seed}:{env.now.isoformat()}:{env.person}:{cohort}:{number}"
    return blake2b(made_of.encode(), digest_size=6).hexdigest()


def remove(message: Remove, guided: Guided, env: Env) -> Decision:
    """Take people out; an administrator may take out whoever is no administrator."""
    members, admin = guided.cohort.members, "admin" in env.roles
    gone = [members[person] for person in dict.fromkeys(message.people) if person in members]
    if any(m.role == "admin" or (m.role != "participant" and not admin) for m in gone):
        return Refusal("refused.guide_reach")
    return tuple(NewEvent(kinds.PersonLeft(person=member.person)) for member in gone)


def revoke(message: Revoke, guided: Guided) -> Decision:
    """End the access of participants who are nothing else; who has no code has none to lose."""
    people = [guided.person(person) for person in dict.fromkeys(message.people)]
    if not all(one is not None and one.reachable for one in people):
        return Refusal("refused.guide_reach")
    handles = [h for one in people if one for h in guided.handles.get(one.member.person, ())]
    return tuple(NewEvent(kinds.CodeRevoked(handle=handle)) for handle in handles)
