"""Reading old events: functions that turn a payload of one version into the next.

An upcaster works on plain data, never on typed payloads, and must bear private fields that are
blank, because their key may be gone. This module must not know how events are stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lidera_nb.errors import JournalError
from lidera_nb.events.kinds import KINDS, VERSIONS

Upcaster = Callable[[Mapping[str, Any]], Mapping[str, Any]]
Registry = Mapping[tuple[str, int], Upcaster]


def _shared(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Before a login said whose device it is on, none was known to be one's own."""
    return {**raw, "own": False}


def _one_role(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Before a case could be played in roles, nobody had one."""
    return {**raw, "role": None}


def _only_attempt(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Before a case could be played again, every play was the first."""
    return {**raw, "attempt": 1}


def _of_the_case(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Before predictions about others and time limits, all were about the case and none late."""
    return {**raw, "share": None, "late": False}


UPCASTERS: dict[tuple[str, int], Upcaster] = {
    ("login.opened", 1): _shared,
    ("case.started", 1): _one_role,
    ("case.started", 2): _only_attempt,
    ("case.decided", 1): _of_the_case,
}
"""(kind, version) to the function that makes the next version of it."""


def upcast(
    kind: str,
    version: int,
    raw: Mapping[str, Any],
    registry: Registry = UPCASTERS,
    today: Mapping[str, int] = VERSIONS,
) -> Mapping[str, Any]:
    """`raw` as a payload of today's version.

    Raises
    ------
    JournalError
        The kind is unknown, the version is newer than today's, or a step is missing.

    Examples
    --------
    >>> steps = {("debrief.seen", 1): lambda raw: {**raw, "page": 1}}
    >>> upcast("debrief.seen", 1, {}, steps, {"debrief.seen": 2})
    {'page': 1}
    """
    if kind not in KINDS or version > today[kind]:
        raise JournalError(
            f"{kind} of version {version} is not known to this LIDERA: upgrade it to read on"
        )
    for step in range(version, today[kind]):
        if (kind, step) not in registry:
            raise JournalError(f"{kind} of version {step} has no upcaster to version {step + 1}")
        raw = registry[kind, step](raw)
    return raw
