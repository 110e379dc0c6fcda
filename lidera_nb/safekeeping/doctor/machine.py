"""The machine around the files: room on the disk, who may read, and the clock."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta

from lidera_nb.events.check import JournalReport
from lidera_nb.events.stamps import moment
from lidera_nb.safekeeping.doctor.finding import Finding
from lidera_nb.settings import Settings

FULL = 64 << 20
TIGHT = 1 << 30
AHEAD = timedelta(minutes=5)
"""How far an event may lie in the future: clocks are set right by seconds, not by minutes."""


def look_at_disk(settings: Settings) -> Iterator[Finding]:
    """Is there room to write on?"""
    free = shutil.disk_usage(settings.var).free
    told = f"{free >> 20} MiB are free on the disk of {settings.var}"
    if free < FULL:
        yield Finding("machine", f"{told}: nothing can be saved soon; free some space now")
    elif free < TIGHT + 2 * _size(settings):
        yield Finding("machine", f"{told}: plan for more space", fault=False)


def look_at_modes(settings: Settings) -> Iterator[Finding]:
    """May others read the keys, and may we write the journal?"""
    for path in (settings.keys, settings.keys.parent):
        if path.exists() and path.stat().st_mode & 0o077:
            wanted = "700" if path.is_dir() else "600"
            yield Finding(
                "machine",
                f"{path} can be reached by other users of this machine: run chmod {wanted} {path}",
            )
    for path in (settings.var, settings.journal, settings.keys):
        if path.exists() and not os.access(path, os.W_OK):
            yield Finding(
                "machine",
                f"{path} cannot be written by whoever runs this command: run "
                "it as the server's user, or give that user the right",
                fault=False,
            )


def look_at_clock(report: JournalReport, now: datetime) -> Iterator[Finding]:
    """Does the newest event lie in the past?"""
    try:
        last = moment(report.at)
    except ValueError:
        return  # no event, or its time is damaged, which its chain tells
    if last > now + AHEAD:
        yield Finding(
            "machine",
            f"the newest event is of {report.at}, and this machine's clock "
            f"says {now:%Y-%m-%dT%H:%M}Z: see that its time is set by NTP",
        )


def _size(settings: Settings) -> int:
    return settings.journal.stat().st_size if settings.journal.exists() else 0
