"""What the server counts of itself, for whoever runs it: no person, name, address or text.

Counters and histograms go up where things happen; what can be asked for at any time (how many are
connected, how far the journal is) is asked when somebody looks. The registry is our own: nothing
of the process is told that is not named here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 512)
REASONS = frozenset(
    ("stale", "conflict", "unsaved", "busy", "malformed", "too_long", "resting", "locked")
)
"""Refusals that are counted by name; all others are the course's own, and count as ``domain``."""
LIMITS = ("requests", "messages", "flood", "sockets", "full", "logins", "queue")
"""The limits of `lidera_nb.serve.caps` that turn somebody away or make them wait."""

Now = Callable[[], dict[str, float]]
"""What stands just now, by name."""
_ASKED = {
    "connections": "Open pages.",
    "people": "People with at least one open page.",
    "stories": "Stories of people in memory.",
    "queue_depth": "Entries that wait for a commit.",
    "queue_bytes": "Bytes of the messages that wait for a commit.",
    "kernels": "Kernels of live pages.",
    "journal_seq": "Place of the newest event that was taken in.",
    "behind": "1 while the journal cannot be followed.",
    "unwritable": "1 while the journal cannot be written.",
    "draining": "1 while the server takes nobody in any more.",
}


class Measures:
    """The figures of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        here = self.registry
        self.decisions = Counter(
            "lidera_decisions",
            "Acts of people, by what became of them.",
            ["outcome"],
            registry=here,
        )
        self.limited = Counter(
            "lidera_limited", "How often a limit was met.", ["limit"], registry=here
        )
        self.batch = Histogram(
            "lidera_commit_entries", "Entries of a commit.", buckets=SIZES, registry=here
        )
        self.commit = Histogram(
            "lidera_commit_seconds", "Seconds of a commit.", buckets=SECONDS, registry=here
        )
        self.ack = Histogram(
            "lidera_ack_seconds",
            "Seconds from an act to its durable answer.",
            buckets=SECONDS,
            registry=here,
        )
        self.pauses = Histogram(
            "lidera_gc_pause_seconds", "Pauses for garbage collection.", ["generation"],
            buckets=SECONDS, registry=here
        )  # fmt: skip
        for limit in LIMITS:
            self.limited.labels(limit)
        outcomes = ("saved", "domain", *sorted(REASONS))
        self._outcomes = {outcome: self.decisions.labels(outcome) for outcome in outcomes}

    def watch(self, now: Now) -> None:
        """Ask `now` for what stands at a moment, whenever somebody looks."""
        self.registry.register(_Asked(now))

    def committed(self, entries: int, seconds: float) -> None:
        """A commit of so many entries took so long."""
        self.batch.observe(entries)
        self.commit.observe(seconds)

    def decided(self, outcome: str, seconds: float) -> None:
        """An act was answered: ``saved``, or the text id of why it was refused."""
        reason = outcome.rpartition(".")[2]
        self._outcomes.get(reason, self._outcomes["domain"]).inc()
        self.ack.observe(seconds)

    def paused(self, generation: int, seconds: float) -> None:
        """Everyone waited for a garbage collection."""
        self.pauses.labels(str(generation)).observe(seconds)

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)


class _Asked(Collector):
    def __init__(self, now: Now) -> None:
        self._now = now

    def collect(self) -> Iterator[Metric]:
        for name, value in self._now().items():
            yield GaugeMetricFamily(f"lidera_{name}", _ASKED[name], value=value)
        yield from _process()


def _process() -> Iterable[Metric]:
    used = os.times()
    cpu = CounterMetricFamily(
        "lidera_process_cpu_seconds", "CPU seconds of the server's process.",
        value=used.user + used.system,
    )  # fmt: skip
    yield cpu
    statm = Path("/proc/self/statm")
    if statm.exists():
        resident = int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        yield GaugeMetricFamily("lidera_process_resident_bytes", "Resident memory.", value=resident)
