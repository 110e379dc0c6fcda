"""How long a login lasts: the policy alone, without clock, cookie or journal.

A login ends when nobody was active for the *idle* time, and in any case after the *absolute*
time. A person says at the door whether the computer is their own: a shared one forgets them
within the hour and with the browser.

The absolute end of a shared computer's login comes after 24 hours, for two reasons. It cannot be
put off, and WCAG 2.2.1 (Timing Adjustable) lets such a limit stand only if it is longer than 20
hours. NIST SP 800-63B-4 says that at assurance level 2 people should log in again after no more
than 24 hours, and after no more than one hour without activity.

Distances in time are counted both ways. If the server's clock jumps forward, logins end early. If
it jumps back by less than a limit nobody notices, and no login lasts longer than twice its
limits; if it jumps back further they end, as they do for a jump forward, and people log in again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Kind = Literal["idle", "absolute"]

WARN_IDLE, WARN_ABSOLUTE = timedelta(minutes=5), timedelta(minutes=10)
"""How long before the end a page is told, where the limit is long enough for it."""
WARN_PART = 4
"""Of a short limit, the last fourth is warned of."""
NOTE_PART = 10
"""Activity is written down at most once in a tenth of the idle time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a login lasts without activity, and at all."""

    idle: timedelta
    absolute: timedelta


@dataclass(frozen=True, slots=True)
class Rules:
    """The limits on a shared computer, and on a device of one's own."""

    shared: Limits = Limits(timedelta(minutes=60), timedelta(hours=24))
    own: Limits = Limits(timedelta(days=14), timedelta(days=30))

    def of(self, own: bool) -> Limits:
        """The limits of a login."""
        return self.own if own else self.shared

    @property
    def pace(self) -> float:
        """Seconds between two looks at all logins, short enough for the shortest warning."""
        shortest = min(self.shared.idle, self.shared.absolute, self.own.idle, self.own.absolute)
        return max(0.05, min(5.0, shortest.total_seconds() / 40))


def rules(idle_minutes: int) -> Rules:
    """The rules of a server on which a shared computer may be idle so long."""
    return Rules(shared=Limits(timedelta(minutes=idle_minutes), Rules().shared.absolute))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a login stands: the seconds left, which limit ends it, and whether to say so."""

    left: float
    kind: Kind
    warn: bool

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self.left <= 0


def standing(opened: datetime, seen: datetime, now: datetime, limits: Limits) -> Standing:
    """How a login stands that was opened and last active then.

    >>> from datetime import UTC
    >>> nine = datetime(2026, 8, 3, 9, tzinfo=UTC)
    >>> standing(nine, nine, nine + timedelta(minutes=57), Rules().shared)
    Standing(left=180.0, kind='idle', warn=True)
    """
    idle = limits.idle - abs(now - seen)
    absolute = limits.absolute - abs(now - opened)
    warn_idle = idle <= min(WARN_IDLE, limits.idle / WARN_PART)
    warn_absolute = absolute <= min(WARN_ABSOLUTE, limits.absolute / WARN_PART)
    # The end that cannot be put off is told even while the other one is nearer or as near.
    if absolute <= idle or (warn_absolute and not warn_idle):
        return Standing(absolute.total_seconds(), "absolute", warn_absolute)
    return Standing(idle.total_seconds(), "idle", warn_idle)


def worth_noting(noted: datetime, now: datetime, limits: Limits) -> bool:
    """Whether activity now should be written down, if it was last written then."""
    return abs(now - noted) >= limits.idle / NOTE_PART
