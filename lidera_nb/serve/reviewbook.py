"""The reviews of all cohorts in memory, folded when first asked for and kept up event by event."""

from __future__ import annotations

from lidera_nb.activities.reviewing.told import STREAM, Reviews, tell
from lidera_nb.events.journal import Event, Journal


class ReviewBook:
    """What was read, signed and scored, by cohort."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._folded: dict[str, Reviews] = {}

    def of(self, cohort: str) -> Reviews:
        """The reviews of a cohort as they stand."""
        known = self._folded.get(cohort)
        if known is None:
            known = tell(Reviews(), self._journal.read(STREAM + cohort))
            self._folded[cohort] = known
        return known

    def take(self, event: Event) -> None:
        """Fold one more event of a review's stream, if its cohort is in memory."""
        cohort = event.stream.removeprefix(STREAM)
        known = self._folded.get(cohort)
        if known is None:
            return
        if event.n > known.head + 1:
            del self._folded[cohort]
        else:
            self._folded[cohort] = tell(known, (event,))

    def forget(self) -> None:
        """Read all of it anew: somebody's words were erased."""
        self._folded.clear()
