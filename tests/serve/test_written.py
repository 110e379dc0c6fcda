"""What this server wrote is not read again; what others wrote between is."""

from datetime import UTC, datetime

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.serve.written import Written


def event(seq):
    at = datetime(2026, 8, 3, tzinfo=UTC)
    return Event(seq, "person:a", seq, f"m{seq}", 0, "x", 1, kinds.PersonBlocked(), "a", at)


@pytest.mark.parametrize(
    ("own", "seen", "fresh", "left"),
    [
        ([], 0, [], []),
        ([1, 2, 3], 0, [1, 2, 3], []),
        ([3, 1, 2], 1, [2, 3], []),
        ([2, 3], 0, [], [2, 3]),
        ([1, 3, 4], 0, [1], [3, 4]),
        ([1, 2], 5, [], []),
    ],
)
def test_only_what_follows_without_a_gap_is_known_without_reading(own, seen, fresh, left):
    written = Written()
    written.add(map(event, own))
    assert [one.seq for one in written.after(seen)] == fresh
    assert [seq for seq in range(10) if seq in written] == left
