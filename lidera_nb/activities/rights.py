"""A person's rights over their own data: to rest (*bloqueo*), to leave, to take a copy.

And over their name: not to be named by others in a survey.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.facts import Facts
from lidera_nb.events import kinds
from lidera_nb.events.catalogue import blank, private_fields
from lidera_nb.events.journal import Event, NewEvent

ACTIONS = (
    "block",
    "unblock",
    "withdraw",
    "withdraw_erase",
    "download",
    "refuse_naming",
    "allow_naming",
)


def decide(facts: Facts, action: str, person: str) -> Decision:
    """What a request about one's own data means; asking for what is so already is no event."""
    payload = _payload(facts, action)
    if payload is None:
        return () if action in ACTIONS else Refusal("refused.malformed")
    return (NewEvent(payload, subject=person),)


def _payload(facts: Facts, action: str) -> kinds.Payload | None:
    if action == "download":
        return kinds.DataDownloaded()
    if action == "withdraw_erase" and not facts.erased:
        return kinds.PersonWithdrew(erase=True)
    if facts.withdrawn:
        return None
    if action == "block" and not facts.blocked:
        return kinds.PersonBlocked()
    if action == "unblock" and facts.blocked:
        return kinds.PersonUnblocked()
    if action in ("refuse_naming", "allow_naming"):
        return _naming(facts, refuse=action == "refuse_naming")
    if action == "withdraw":
        return kinds.PersonWithdrew(erase=False)
    return None


def _naming(facts: Facts, *, refuse: bool) -> kinds.Payload | None:
    if facts.unnamed == refuse:
        return None
    return kinds.NamingRefused() if refuse else kinds.NamingAllowed()


def copy_of(person: str, events: Iterable[Event]) -> dict[str, Any]:
    """All that is recorded of a person, in a common structured form (portability)."""
    return {
        "format": "lidera-personal-data",
        "version": 1,
        "person": person,
        "events": [
            {
                "n": event.n,
                "kind": event.kind,
                "at": event.at.isoformat(),
                "erased": event.erased,
                "content": _content(person, event),
            }
            for event in events
        ],
    }


def _content(person: str, event: Event) -> dict[str, Any]:
    """What an event holds, without the words that are another person's (a case that was edited)."""
    content = event.payload.model_dump(mode="json")
    whose = content.get("person", content.get("author", person))
    if isinstance(event.payload, kinds.CardTried):
        whose = event.actor
    if whose == person:
        return content
    return {**content, **{name: blank(event.kind, name) for name in private_fields(event.kind)}}
