"""Where the passphrase of backups comes from: a file, or the environment; never the command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.errors import SettingsError
from lidera_nb.settings import Settings

SHORTEST = 12

PassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        help="A file whose first line is the passphrase [default: LIDERA_BACKUP_PASSPHRASE].",
    ),
]


def passphrase_of(file: Path | None, found: Settings) -> str:
    """The passphrase, empty where none was given.

    Raises
    ------
    SettingsError
        The file cannot be read, or the passphrase is too short to protect anything.
    """
    said = found.passphrase
    if file is not None:
        try:
            said = file.read_text("utf-8").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                f"{file} cannot be read as a passphrase ({type(error).__name__}): "
                "give a text file that holds it in its first line"
            ) from None
    if (said or file) and len(said) < SHORTEST:
        raise SettingsError(
            f"the passphrase has {len(said)} characters: give at least {SHORTEST}, "
            "such as five words picked by dice"
        )
    return said
