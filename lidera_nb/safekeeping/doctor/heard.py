"""What the doctor needs to know of the events: what they pin, name, and ask to be erased."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.safekeeping.erasures import Erasures


@dataclass(slots=True)
class Heard:
    """Gathered in one pass over a journal.

    Attributes
    ----------
    plays
        How many plays began in each version of each case: (case, hash).
    readings
        How many readings were made by each version of a rubric.
    files
        By card: the digests of its files, of authors whose words can be read.
    """

    erasures: Erasures = field(default_factory=Erasures)
    plays: Counter[tuple[str, str]] = field(default_factory=Counter)
    readings: Counter[str] = field(default_factory=Counter)
    files: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def hear(self, event: Event) -> None:
        """Take one more event in; in order."""
        self.erasures.hear(event)
        payload = event.payload
        if isinstance(payload, kinds.CaseStarted):
            self.plays[payload.ctx.definition, payload.ctx.hash] += 1
        elif isinstance(payload, kinds.CardAttached) and not event.erased:
            self.files[event.stream.removeprefix("card:")].add(payload.file)
        elif isinstance(payload, kinds.CardDetached):
            self.files[event.stream.removeprefix("card:")].discard(payload.file)
        rubric = getattr(payload, "rubric_hash", "")
        if rubric:
            self.readings[rubric] += 1
