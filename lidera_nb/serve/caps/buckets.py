"""Token buckets by key: so many at once, so many a second, and no more memory than agreed.

Pure: the time is handed in, in seconds of any clock that does not jump.
"""

from __future__ import annotations

from collections import OrderedDict

from lidera_nb.serve.caps.limits import KEYS_MOST


class Buckets:
    """A bucket of `burst` tokens for each key, filled up at `rate` tokens a second.

    Examples
    --------
    >>> door = Buckets(rate=0.5, burst=2)
    >>> [door.take("ana", 100.0) for _ in range(3)]
    [0.0, 0.0, 2.0]
    """

    def __init__(self, rate: float, burst: int, most: int = KEYS_MOST) -> None:
        self._rate, self._burst, self._most = rate, burst, most
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def take(self, key: str, now: float) -> float:
        """Take a token: 0 if there was one, else the seconds until there is (nothing taken)."""
        tokens, since = self._held.pop(key, (float(self._burst), now))
        tokens = min(float(self._burst), tokens + max(0.0, now - since) * self._rate)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / self._rate
        self._held[key] = (tokens - 1 if not wait else tokens, now)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return wait
