"""Locking out whoever guesses access codes, without locking out whoever a code belongs to.

Three tallies of failed tries. *One handle from one address* is strict: that is how somebody
guesses, and how a wrong code is mistyped; it can only lock out people at that very address. *One
handle from everywhere* is loose and its delays are short, since an outsider can bring it about;
an address at which the code was right before is spared it. *One address for all handles* is
looser still, because a whole school shares one.

Unknown handles are counted like known ones, so that a lock tells nothing. The tries that a lock
turns away are not counted: waiting always helps. Pure: the time is handed in, in seconds of a
clock that does not jump; nothing here outlives a restart.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from lidera_nb.serve.caps.limits import KEYS_MOST

FORGET = 12 * 3600.0
"""Seconds without a further failure after which earlier ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How many failures are free; then `first` seconds, doubled each time up to `longest`."""

    free: int
    first: float
    longest: float

    def delay(self, failures: int) -> float:
        """How long one waits after so many failures.

        >>> [Rule(5, 60.0, 900.0).delay(n) for n in (4, 5, 6, 7, 20)]
        [0.0, 60.0, 120.0, 240.0, 900.0]
        """
        beyond = failures - self.free
        return 0.0 if beyond < 0 else min(self.longest, self.first * 2.0 ** min(beyond, 30))


PAIR = Rule(free=5, first=60.0, longest=900.0)
HANDLE = Rule(free=50, first=60.0, longest=300.0)
ADDRESS = Rule(free=100, first=60.0, longest=900.0)


class Tally:
    """Failures by key under one rule, no more keys than agreed."""

    def __init__(self, rule: Rule, most: int = KEYS_MOST) -> None:
        self._rule, self._most = rule, most
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._failed)

    def wait(self, key: str, now: float) -> float:
        """Seconds until this key may be tried again; 0 if it may."""
        failures, last = self._failed.get(key, (0, now))
        delay = self._rule.delay(failures)
        return min(delay, max(0.0, last + delay - now))

    def fail(self, key: str, now: float) -> None:
        """Count a failure."""
        failures, last = self._failed.pop(key, (0, now))
        self._failed[key] = (1 if now - last > FORGET else failures + 1, now)
        while len(self._failed) > self._most:
            self._failed.popitem(last=False)

    def clear(self, key: str) -> None:
        """Forget the failures of a key."""
        self._failed.pop(key, None)


class Lockout:
    """The three tallies together. An empty address is one that says nothing about who asks."""

    def __init__(self, most: int = KEYS_MOST) -> None:
        self._most = most
        self._pairs = Tally(PAIR, most)
        self._handles = Tally(HANDLE, most)
        self._addresses = Tally(ADDRESS, most)
        self._trusted: OrderedDict[str, None] = OrderedDict()

    def wait(self, handle: str, address: str, now: float) -> float:
        """Seconds until this handle may be tried again from this address; 0 if it may."""
        pair = _pair(handle, address)
        wait = self._pairs.wait(pair, now) if handle else 0.0
        if pair in self._trusted:
            return wait
        if handle:
            wait = max(wait, self._handles.wait(handle, now))
        return max(wait, self._addresses.wait(address, now)) if address else wait

    def fail(self, handle: str, address: str, now: float) -> None:
        """Count a wrong code; what had not even the form of one has an empty handle."""
        if handle:
            self._pairs.fail(_pair(handle, address), now)
            self._handles.fail(handle, now)
        if address:
            self._addresses.fail(address, now)

    def succeed(self, handle: str, address: str) -> None:
        """A right code: this handle is at home at this address."""
        pair = _pair(handle, address)
        self._pairs.clear(pair)
        self._trusted.pop(pair, None)
        self._trusted[pair] = None
        while len(self._trusted) > self._most:
            self._trusted.popitem(last=False)


def _pair(handle: str, address: str) -> str:
    return f"{handle} {address}"
