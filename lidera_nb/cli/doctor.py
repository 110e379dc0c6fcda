"""``lidera doctor``: what is damaged, since when, and what to do next."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, settings
from lidera_nb.cli.passphrase import PassphraseOption, passphrase_of
from lidera_nb.clock import utc_now
from lidera_nb.safekeeping.doctor.diagnosis import Round, diagnose
from lidera_nb.safekeeping.doctor.finding import Diagnosis

MOST = 20
"""Findings of a kind and streams that are told one by one; JSON has them all."""


def doctor(
    var: VarOption = None,
    backups: Annotated[
        Path | None, typer.Option(help="The folder of backups: finds the newest good one.")
    ] = None,
    keys_backups: Annotated[
        Path | None, typer.Option(help="The folder of the keys' backups, likewise.")
    ] = None,
    passphrase_file: PassphraseOption = None,
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look for damage in a server's folder; changes nothing, also while the server runs.

    The journal against its chains, checkpoints, their mirror in the key file and the backups;
    the keys against the journal and against erasures; versions of cases, files of cards, the
    gradebook; room on the disk, permissions, clock. Says which streams are damaged from which
    event on, which backup is the newest good one, and what to do next.

    Examples: `lidera doctor` · `lidera doctor --var /srv/lidera/var --backups /backup/lidera` ·
    `lidera doctor --json`

    Exit codes: 0 nothing is damaged, 1 damage was found, 2 could not look.
    """
    found = settings(course, var)
    passphrase = passphrase_of(passphrase_file, found)
    asked = Round(found, utc_now(), backups, keys_backups, passphrase)
    told = diagnose(asked, lambda what: note(f"{what}…"))
    if as_json:
        say_json(
            {
                "findings": [asdict(one) for one in told.findings],
                "broken": told.broken,
                "events": told.journal.events,
                "seq": told.journal.seq,
                "last_good": asdict(told.last_good) if told.last_good else None,
                "last_good_keys": told.last_good_keys,
                "next": _next(told, found.var),
            }
        )
    else:
        _tell(told, found.var)
    if told.faults:
        raise typer.Exit(1)


def _tell(told: Diagnosis, var: Path) -> None:
    for one in told.findings[:MOST]:
        say(f"{one.about}: {one.text}" + ("" if one.fault else " (advice)"))
    if len(told.findings) > MOST:
        say(f"… and {len(told.findings) - MOST} more findings; --json lists them all.")
    for stream, n in sorted(told.broken.items())[:MOST]:
        say(f"damaged: {stream} from event {n} on")
    if told.last_good:
        good = told.last_good
        say(
            f"The newest good backup is {good.place}, up to seq {good.journal.seq} "
            f"({good.journal.at or 'empty'})."
        )
    if told.last_good_keys:
        say(f"The newest good backup of the keys is {told.last_good_keys}.")
    for line in _next(told, var):
        say(line)
    journal = told.journal
    say(
        f"{journal.events} events, {journal.streams} streams; "
        f"{len(told.faults) or 'no'} faults found."
    )


def _next(told: Diagnosis, var: Path) -> list[str]:
    """What to do, step by step, where journal or keys have to be restored."""
    if not told.damaged:
        return []
    aside = f"{var}-damaged"
    source = told.last_good.place if told.last_good else "BACKUP"
    # Their own key file knows of the newest erasures, so it is the better one while it is whole.
    whole = not any(one.about == "keys" for one in told.faults)
    keys = Path(aside) / "keys" if whole else told.last_good_keys or "BACKUP-OF-THE-KEYS"
    return [
        "What to do next:",
        "1. Stop the server.",
        f"2. mv {var} {aside}   (keep it: it is evidence, and it may hold what the backup lacks)",
        f"3. lidera restore {source} --var {var} --keys-from {keys}",
        f"4. lidera doctor --var {var}, and start the server.",
    ]
