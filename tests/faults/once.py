"""What "each act once, in order" means, as a check that can fail. Knows no server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from lidera_nb.events.journal import Event


def faults(acknowledged: Sequence[str], events: Sequence[Event]) -> list[str]:
    """Everything wrong with a person's stream, given the ids of their acts in order."""
    stored = [message for message, _ in groupby(event.message_id for event in events)]
    counts = Counter(stored)
    found = [f"act {one} was acknowledged and is lost" for one in acknowledged if not counts[one]]
    found += [f"act {one} is there {n} times" for one, n in counts.items() if n > 1]
    found += [f"act {one} was never sent" for one in counts if one not in set(acknowledged)]
    if not found and stored != list(acknowledged):
        found.append("the acts are not in the order in which they were sent")
    if [event.n for event in events] != list(range(1, len(events) + 1)):
        found.append("the stream is not numbered 1, 2, 3…")
    for message, group in groupby(events, lambda event: event.message_id):
        places = [event.i for event in group]
        if places != list(range(len(places))):
            found.append(f"act {message} did one thing more than once")
    return found


def tally(found: Sequence[str]) -> dict[str, int]:
    """The faults by their nature, for a report."""
    lost = sum(one.endswith("is lost") for one in found)
    doubled = sum(one.endswith(("times", "more than once")) for one in found)
    return {"lost": lost, "doubled": doubled, "otherwise wrong": len(found) - lost - doubled}


def path(events: Sequence[Event]) -> list[tuple[str, dict[str, Any]]]:
    """What happened, without clocks and ids: equal for equal plays."""
    told = []
    for event in events:
        payload = event.payload.model_dump()
        payload.get("ctx", {}).pop("client_at", None)
        told.append((event.kind, payload))
    return told
