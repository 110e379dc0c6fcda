"""``lidera migrate-store``: from files to PostgreSQL while the server runs, and back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, replace
from typing import Annotated

import typer

from lidera_nb.cli.console import complain, console, note, say, say_json
from lidera_nb.cli.options import JsonOption, VarOption, settings
from lidera_nb.errors import JournalDamaged, SettingsError
from lidera_nb.events.store import check_store, existing
from lidera_nb.settings import Settings

NEEDED = (
    "LIDERA_STORE and LIDERA_KEYS are not set; give the addresses of two PostgreSQL databases, "
    "for the journal and for the keys"
)
GO_ON = (
    "{now} events were copied now. Stop the server that still writes to {source}, then run this "
    "command once more: it copies what came in meanwhile."
)
DONE = (
    "Nothing was new. If no server writes to {source} any more, start {servers} and keep "
    "{source} as a backup."
)
THERE, HERE = (
    "servers with LIDERA_STORE and LIDERA_KEYS",
    "the server without LIDERA_STORE and LIDERA_KEYS",
)


def migrate_store(
    var: VarOption = None,
    back: Annotated[
        bool, typer.Option("--back", help="Copy from PostgreSQL into files instead.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Copy journal and keys from a server's folder into PostgreSQL, and verify the copy.

    LIDERA_STORE and LIDERA_KEYS name the two databases, empty at first. The server may run and
    write meanwhile: run the command once beside it, stop the server, and run it again, which
    copies what came in between. Interrupted, it goes on where it stood. Every hash and signature
    is verified on the way and once more in the copy. With --back it copies from PostgreSQL into
    the files of a folder that has none. Files of assignments, cards and exports stay in the
    folder: every server needs them.

    Examples: `lidera migrate-store` · `lidera migrate-store --back --var /srv/lidera/var`

    Exit codes: 0 copied and verified, 1 source or copy is damaged, 2 could not be done.
    """
    found = settings(None, var)
    if not found.store:
        raise SettingsError(NEEDED)
    inside = replace(found, store="", key_store="")
    source, target = (found, inside) if back else (inside, found)
    existing(source)
    try:
        told = _copied(found, back)
    except JournalDamaged as fault:
        complain(str(fault))
        raise typer.Exit(1) from None
    note("Verifying the copy…")
    report = check_store(target)
    names = _named(found, back)
    if as_json:
        say_json({**told, "source": names[0], "target": names[1], "faults": report.faults})
    else:
        _tell(told, report.faults, names, HERE if back else THERE)
    if report.faults:
        raise typer.Exit(1)


def _copied(found: Settings, back: bool) -> dict[str, object]:
    from lidera_nb.events.moving.ends import databases, files  # its driver is an extra
    from lidera_nb.events.moving.move import move

    from_here, to_there = (databases, files) if back else (files, databases)
    with (
        closing(from_here(found, read_only=True)) as source,
        closing(to_there(found, read_only=False)) as target,
        console.status("Copying…") as status,
    ):
        told = move(source, target, lambda done: status.update(f"{done} events are there"))
    return asdict(told)


def _named(found: Settings, back: bool) -> tuple[str, str]:
    from lidera_nb.pgaddress import address

    places = str(found.journal), address(found.store, "LIDERA_STORE").shown
    return (places[1], places[0]) if back else places


def _tell(
    told: dict[str, object], faults: tuple[str, ...], names: tuple[str, str], servers: str
) -> None:
    for fault in faults:
        say(fault)
    say("{events} events, {streams} streams, {checkpoints} checkpoints, {keys} keys".format(**told))
    say(f"heads on both sides: {told['heads_hash']}")
    if not faults:
        sentence = GO_ON if told["now"] else DONE
        say(sentence.format(now=told["now"], source=names[0], servers=servers))
