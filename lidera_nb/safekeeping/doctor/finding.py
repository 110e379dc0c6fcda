"""What the doctor finds, and what a look at a folder came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lidera_nb.events.check import JournalReport
from lidera_nb.safekeeping.manifest import Told


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    Attributes
    ----------
    about
        ``journal``, ``keys``, ``shelf``, ``cards``, ``assignments``, ``machine`` or ``backups``.
    text
        What, where, and what to do next, in one sentence.
    fault
        False: advice, nothing is damaged.
    """

    about: str
    text: str
    fault: bool = True


@dataclass(frozen=True, slots=True)
class Good:
    """The newest backup that verifies."""

    place: Path
    made_at: str
    journal: Told


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found.

    Attributes
    ----------
    journal
        What the journal's own examination said.
    broken
        By stream: the first `n` from which its events cannot be trusted.
    last_good, last_good_keys
        The newest backups that verify, of those that were looked at.
    """

    findings: tuple[Finding, ...]
    journal: JournalReport
    broken: Mapping[str, int] = field(default_factory=dict)
    last_good: Good | None = None
    last_good_keys: Path | None = None

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that are no mere advice."""
        return tuple(one for one in self.findings if one.fault)

    @property
    def damaged(self) -> bool:
        """Whether journal or keys have to be restored."""
        return any(one.about in ("journal", "keys") for one in self.faults)
