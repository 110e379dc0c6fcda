"""``lidera backup`` and ``lidera restore``."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Annotated, Any

import typer

from lidera_nb.cli.console import note, progress, say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, settings
from lidera_nb.cli.passphrase import PassphraseOption, passphrase_of
from lidera_nb.clock import utc_now
from lidera_nb.errors import JournalDamaged
from lidera_nb.safekeeping import backup as backups
from lidera_nb.safekeeping import restore as restoring

NO_KEYS = (
    "The keys were not backed up: without them nobody can enter, and no personal text of this "
    "backup can be read. Give --keys-to another place than --to: whoever has both can read "
    "everything, and old keys would undo erasures, so few of them are kept."
)


class Telling:
    """Progress: a bar on a terminal, a line for each thing elsewhere."""

    def __init__(self) -> None:
        self.bar = progress()
        self._tasks: dict[str, Any] = {}

    def __call__(self, what: str, done: int, every: int) -> None:
        """Take note of how far something is."""
        if what not in self._tasks:
            self._tasks[what] = self.bar.add_task(what, total=every)
            if self.bar.disable:
                note(f"{what}…")
        self.bar.update(self._tasks[what], completed=done, total=every)


def backup(
    to: Annotated[Path, typer.Option(help="Where the dated backup goes, best on another disk.")],
    keys_to: Annotated[
        Path | None,
        typer.Option(help="Another place, for the keys, hand-ins and the gradebook."),
    ] = None,
    keep: Annotated[
        int | None,
        typer.Option(min=1, help="Keep so many backups in --to, with this one [default: all]."),
    ] = None,
    keep_keys: Annotated[
        int, typer.Option(min=1, help="Keep so many backups in --keys-to, with this one.")
    ] = 2,
    passphrase_file: PassphraseOption = None,
    var: VarOption = None,
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Back up a server's folder, also while the server runs.

    Copies journal, versions of cases and card files as of one moment, verifies them (structure,
    chains, checkpoints), writes a dated folder with a signed manifest and reads it back before
    the folder gets its name. Keys, hand-ins and the gradebook go apart, to --keys-to: erasure
    destroys a key, so that backups of keys are few, and those that still hold a key destroyed
    since are removed. With a passphrase both parts are encrypted.

    Examples: `lidera backup --to /backup/lidera --keys-to /safe/lidera --keep 30` ·
    `lidera backup --to /backup/lidera --passphrase-file /root/phrase`

    Exit codes: 0 backed up and verified, 1 the journal does not verify, 2 could not be done.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped: cleaned up as by Ctrl-C
    found = settings(course, var)
    order = backups.Order(
        found, to, utc_now(), keys_to, keep, keep_keys, passphrase_of(passphrase_file, found)
    )
    telling = Telling()
    try:
        with telling.bar:
            made = backups.backup(order, telling)
    except JournalDamaged as error:
        note(f"lidera: {error}")
        raise typer.Exit(1) from None
    if as_json:
        say_json(
            {
                "backup": made.lasting,
                "keys": made.brief,
                "files": made.files,
                "journal": made.told.model_dump(),
                "removed": made.let_go,
            }
        )
    else:
        told = made.told
        say(
            f"Backed up to {made.lasting}: {told.events} events of {told.streams} streams, up to "
            f"seq {told.seq} ({told.at or 'empty'}), verified."
        )
        if made.brief:
            say(f"The keys are in {made.brief}.")
        for path in made.let_go:
            say(f"Removed {path}.")
    if made.brief is None:
        note(NO_KEYS)


def restore(
    source: Annotated[
        Path, typer.Argument(metavar="FROM", help="A backup, or a folder of them: the newest.")
    ],
    keys_from: Annotated[
        Path | None,
        typer.Option(help="A backup of the keys, a folder of them, or a server's keys folder."),
    ] = None,
    passphrase_file: PassphraseOption = None,
    var: VarOption = None,
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put a backup back, into a folder in which there is nothing yet.

    Manifest, files, chains and checkpoints are verified before anything is put in place, and
    erasures are applied to the keys again, so that an old key file revives nobody's words.

    Examples: `lidera restore /backup/lidera --var /srv/lidera/var --keys-from /safe/lidera` ·
    `lidera restore /backup/lidera/lidera-20260407T075200Z --var /srv/rehearsal`

    Exit codes: 0 restored, 2 refused: nothing was changed.
    """
    found = settings(course, var)
    wish = restoring.Wish(
        source, found.var, found.course, keys_from, passphrase_of(passphrase_file, found)
    )
    done = restoring.restore(wish, lambda what: note(f"{what}…"))
    if as_json:
        say_json(
            {
                "restored": done.place,
                "keys": done.keys,
                "erased": done.erased,
                "journal": done.manifest.journal.model_dump(),
                "newer": done.newer,
                "lost_up_to": done.lost.upto_seq if done.lost else None,
                "same_course": done.same_course,
            }
        )
    else:
        _tell(done, found.var)


def _tell(done: restoring.Restored, var: Path) -> None:
    told = done.manifest.journal
    say(f"Restored {done.place} to {var}: {told.events} events of {told.streams} streams.")
    say(f"What happened after seq {told.seq} ({told.at or 'empty'}) is not in this backup.")
    if done.lost:
        say(
            f"Lost: the keys know of events up to at least seq {done.lost.upto_seq}, "
            f"{done.lost.at}."
        )
    for path in done.newer:
        say(f"There is a newer backup: {path}.")
    if done.erased:
        say(f"Destroyed again: {done.erased} keys of people who had asked for erasure.")
    if not done.same_course:
        note("The course here is another one than when the backup was made.")
    if done.keys is None:
        note("The keys were not restored: a server needs them. Restore again, with --keys-from.")
    else:
        say(
            f"The keys are those of {done.keys}. Erasures asked for after these backups were made "
            "are not known here: ask for them again with 'lidera people erase'."
        )
        say("Next: lidera doctor, lidera assignments collect, lidera serve.")
