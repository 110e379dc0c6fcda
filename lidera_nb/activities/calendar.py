"""When a module is open: what a cohort's stream says of it, and what that means at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Literal

Standing = Literal["ahead", "open", "over"]


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when a module is open, and by when its assignment is due; None: no such day."""

    opens: datetime | None = None
    due: datetime | None = None
    closes: datetime | None = None

    def standing(self, now: datetime) -> Standing:
        """How the module stands at a moment; the closing moment itself is over."""
        if self.opens is not None and now < self.opens:
            return "ahead"
        return "over" if self.closes is not None and now >= self.closes else "open"

    def late(self, now: datetime) -> bool:
        """Whether handing in now is after the day that was due."""
        return self.due is not None and now >= self.due

    def moments(self) -> tuple[datetime, ...]:
        """The days that are set, in no order."""
        return tuple(at for at in (self.opens, self.due, self.closes) if at is not None)


YEARS = range(2020, 2100)
"""Years in which something can be scheduled: a slip of the hand names others."""

ALWAYS = Window()
"""A module that nobody scheduled is open."""

Calendar = Mapping[str, Window]
"""Windows by module id."""


def widest(windows: Iterable[Window]) -> Window:
    """The window of somebody who belongs to several cohorts: open while it is in any of them."""
    found = list(windows)
    if not found:
        return ALWAYS
    return Window(
        _least([one.opens for one in found]),
        _most([one.due for one in found]),
        _most([one.closes for one in found]),
    )


def read_moment(written: str, zone: tzinfo, *, later: bool = False) -> datetime | None:
    """The moment that a clock on the wall means; None if it names none.

    When clocks go back an hour happens twice: `later` takes its second time. An hour that clocks
    jump over is read as if they had not: the moment lies as far behind the jump.

    Parameters
    ----------
    written
        A date and time without a zone, such as ``2026-03-02T09:00``.
    zone
        Where the clock hangs.
    later
        Which of two moments is meant where both are called the same.

    Examples
    --------
    >>> from zoneinfo import ZoneInfo
    >>> read_moment("2026-03-02T09:00", ZoneInfo("America/Santiago")).isoformat()
    '2026-03-02T12:00:00+00:00'
    """
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    if at.tzinfo is not None or at.year not in YEARS:
        return None
    return at.replace(tzinfo=zone, fold=int(later), second=0, microsecond=0).astimezone(UTC)


def _least(moments: list[datetime | None]) -> datetime | None:
    known = [one for one in moments if one is not None]
    return min(known) if len(known) == len(moments) else None


def _most(moments: list[datetime | None]) -> datetime | None:
    known = [one for one in moments if one is not None]
    return max(known) if len(known) == len(moments) else None
