"""Moments as the journal stores them: ISO 8601, UTC, microseconds, ``Z``; they sort as text."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """An aware moment as text.

    >>> stamp(datetime(2026, 4, 7, 7, 52, tzinfo=UTC))
    '2026-04-07T07:52:00.000000Z'
    """
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(stamp: str) -> datetime:
    """The moment that `stamp` wrote.

    >>> moment('2026-04-07T07:52:00.000000Z').minute
    52
    """
    return datetime.fromisoformat(stamp)
