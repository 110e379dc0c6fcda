"""The doctor's round: journal, keys, what lies beside them, the machine, and the backups."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lidera_nb.errors import BackupError
from lidera_nb.safekeeping.doctor import content, copies, journal, machine
from lidera_nb.safekeeping.doctor.finding import Diagnosis, Finding
from lidera_nb.safekeeping.doctor.heard import Heard
from lidera_nb.safekeeping.opened import Backup
from lidera_nb.settings import Settings

Progress = Callable[[str], object]
"""Told what is being looked at."""


@dataclass(frozen=True, slots=True)
class Round:
    """What to look at; folders of backups are looked at where they are named."""

    settings: Settings
    now: datetime
    backups: Path | None = None
    keys_backups: Path | None = None
    passphrase: str = ""


def diagnose(asked: Round, progress: Progress) -> Diagnosis:
    """Look at everything and change nothing.

    Raises
    ------
    BackupError
        There is no such folder, or the journal is in a database.
    """
    settings = asked.settings
    if settings.store:
        raise BackupError(
            "the journal is in PostgreSQL, and the doctor looks at files: run 'lidera check "
            "--journal', which verifies it where it is, or look at a backup that was restored"
        )
    for folder in filter(None, (settings.var, asked.backups, asked.keys_backups)):
        if not folder.is_dir():
            raise BackupError(f"there is no folder {folder}: check the path")
    heard = Heard()
    keys, found = journal.open_keys_or_say(settings)
    with closing(keys) if keys is not None else nullcontext():
        progress("Looking at the journal")
        report, more = journal.look(settings, keys, heard)
        found += more
        progress("Looking at keys and files")
        if keys is not None:
            found += journal.look_at_keys(settings, keys, report, heard)
            found += content.look_at_cards(settings, keys, heard)
        found += content.look_at_shelf(settings, heard)
        found += content.look_at_gradebook(settings)
        found += machine.look_at_disk(settings)
        found += machine.look_at_modes(settings)
        found += machine.look_at_clock(report, asked.now)
        server = keys.public_key().hex() if keys is not None else ""
    lasting, brief = _backups(asked, server, found, progress)
    good = copies.good(lasting) if lasting else None
    return Diagnosis(tuple(found), report, report.broken, good, brief.place if brief else None)


def _backups(
    asked: Round, server: str, found: list[Finding], progress: Progress
) -> tuple[Backup | None, Backup | None]:
    lasting = brief = None
    if asked.backups is not None:
        progress("Looking at the backups")
        lasting = copies.newest_good(asked.backups, "lasting", asked.passphrase, server, found)
    if lasting is not None:
        found += copies.compare(asked.settings.journal, lasting)
        found += copies.age(lasting, asked.now)
    if asked.keys_backups is not None:
        brief = copies.newest_good(asked.keys_backups, "brief", asked.passphrase, server, found)
    return lasting, brief
