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

Moments are numbers here, seconds since 1970: every act asks how a login stands, and every page is
looked at every few seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
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
    """How long a login lasts without activity, and at all.

    The rest follows from these two, in seconds: each limit, and how much of it is left when its
    end is told.
    """

    idle: timedelta
    absolute: timedelta
    idle_s: float = field(init=False, repr=False, compare=False)
    absolute_s: float = field(init=False, repr=False, compare=False)
    warn_idle_s: float = field(init=False, repr=False, compare=False)
    warn_absolute_s: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        warn_idle = min(WARN_IDLE, self.idle / WARN_PART)
        warn_absolute = min(WARN_ABSOLUTE, self.absolute / WARN_PART)
        for name, span in (
            ("idle_s", self.idle),
            ("absolute_s", self.absolute),
            ("warn_idle_s", warn_idle),
            ("warn_absolute_s", warn_absolute),
        ):
            object.__setattr__(self, name, span.total_seconds())

    def ended(self, opened: float, seen: float, now: float) -> bool:
        """Whether a login is over that was opened and last active then."""
        return abs(now - seen) >= self.idle_s or abs(now - opened) >= self.absolute_s

    def calm(self, opened: float, seen: float, now: float) -> bool:
        """Whether both ends are too far off for a word about either."""
        idle_left = self.idle_s - abs(now - seen)
        absolute_left = self.absolute_s - abs(now - opened)
        return idle_left > self.warn_idle_s and absolute_left > self.warn_absolute_s


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


def standing(opened: float, seen: float, now: float, limits: Limits) -> Standing:
    """How a login stands that was opened and last active then.

    >>> standing(0.0, 0.0, 57 * 60.0, Rules().shared)
    Standing(left=180.0, kind='idle', warn=True)
    """
    idle = limits.idle_s - abs(now - seen)
    absolute = limits.absolute_s - abs(now - opened)
    warn_idle = idle <= limits.warn_idle_s
    warn_absolute = absolute <= limits.warn_absolute_s
    # The end that cannot be put off is told even while the other one is nearer or as near.
    if absolute <= idle or (warn_absolute and not warn_idle):
        return Standing(absolute, "absolute", warn_absolute)
    return Standing(idle, "idle", warn_idle)


def worth_noting(noted: float, now: float, limits: Limits) -> bool:
    """Whether activity now should be written down, if it was last written then."""
    return abs(now - noted) >= limits.idle_s / NOTE_PART
