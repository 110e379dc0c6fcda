"""Everything that counts how much is asked of the server, in one object."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from lidera_nb.serve.caps import limits
from lidera_nb.serve.caps.buckets import Buckets
from lidera_nb.serve.caps.crowd import Crowd
from lidera_nb.serve.caps.lockout import Lockout


@dataclass(slots=True)
class Guards:
    """The guards of a server. `now` is a clock that does not jump: seconds since whenever."""

    requests: Buckets = field(
        default_factory=partial(Buckets, limits.REQUESTS_RATE, limits.REQUESTS_BURST)
    )
    visits: Buckets = field(
        default_factory=partial(Buckets, limits.VISITS_RATE, limits.VISITS_BURST)
    )
    logins: Buckets = field(
        default_factory=partial(Buckets, limits.LOGINS_RATE, limits.LOGINS_BURST)
    )
    messages: Buckets = field(
        default_factory=partial(Buckets, limits.MESSAGES_RATE, limits.MESSAGES_BURST)
    )
    lockout: Lockout = field(default_factory=Lockout)
    crowd: Crowd = field(default_factory=Crowd)
    now: Callable[[], float] = time.monotonic

    def request(self, person: str | None, address: str) -> float:
        """Count a request: 0 if it may pass, else the seconds to wait.

        An address that says nothing about who asks is not counted.
        """
        if person is not None:
            return self.requests.take(person, self.now())
        return self.visits.take(address, self.now()) if address else 0.0

    def attempt(self, handle: str, address: str) -> float:
        """Count an attempt to log in: 0 if it may pass, else the seconds to wait."""
        now = self.now()
        crowded = self.logins.take(address, now) if address else 0.0
        return max(crowded, self.lockout.wait(handle, address, now))
