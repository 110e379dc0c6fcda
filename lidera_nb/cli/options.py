"""Options that several commands share, and the settings that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lidera_nb.cli.console import environment
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.events.journal import Journal
    from lidera_nb.events.keys import Keys

CourseOption = Annotated[
    Path | None, typer.Option("--course", help="The course folder [default: course].")
]
VarOption = Annotated[
    Path | None,
    typer.Option("--var", help="The folder of journal, keys and reports [default: var]."),
]


class Lang(Enum):
    """A language of a course."""

    ES = "es"
    EN = "en"


JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


def settings(course: Path | None = None, var: Path | None = None) -> Settings:
    """Settings from the environment, with what was given on the command line."""
    found = environment()
    return replace(found, course=course or found.course, var=var or found.var)


@contextmanager
def journal_of(found: Settings, *, create: bool = False) -> Iterator[tuple[Journal, Keys]]:
    """The journal and the keys of a server's folder.

    Raises
    ------
    JournalError
        There is no journal and none is to be made.
    """
    from lidera_nb.events.store import existing, open_store  # not every command needs a journal

    if not create:
        existing(found)
    found.var.mkdir(parents=True, exist_ok=True)
    journal, keys = open_store(found)
    try:
        yield journal, keys
    finally:
        journal.close()
        keys.close()
