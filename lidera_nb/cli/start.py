"""The door of the command line: a command that is run again and again loads no other.

All commands together import the server, the widgets and the activities, a CPU second and more.
`lidera report` needs none of it to find that nothing changed.
"""

from __future__ import annotations

import sys
from importlib import import_module

import typer

from lidera_nb.cli.guarded import guarded

ALONE = {"report": "lidera_nb.cli.evaluate"}
"""Commands that are found without the others, by the module that has a function of their name."""


def main() -> None:
    """Run the command line."""
    first = next(iter(sys.argv[1:]), "")
    if first in ALONE:
        guarded(alone(first))
        return
    from lidera_nb.cli.main import main as whole

    whole()


def alone(name: str) -> typer.Typer:
    """The command line with this command only."""
    app = typer.Typer(
        name="lidera",
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(lambda: None)  # makes it a group, so that the command keeps its name
    app.command()(getattr(import_module(ALONE[name]), name))
    return app
