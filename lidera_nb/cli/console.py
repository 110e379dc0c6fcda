"""How commands speak: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from lidera_nb.settings import Settings, from_mapping

ADDRESSES = ("LIDERA_STORE", "LIDERA_KEYS", "LIDERA_SEARCH")
"""What may hold passwords."""
console = Console(stderr=True, highlight=False)


def say(text: str = "") -> None:
    """A line of the result, flushed so that it also passes through a pipe at once."""
    typer.echo(text)


def say_json(value: Any) -> None:
    """A result for a machine: one JSON document."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def note(text: str) -> None:
    """A line about what is going on."""
    console.print(text, markup=False)


def complain(text: str) -> None:
    """One sentence about what went wrong."""
    console.print(f"lidera: {text}", style="red", markup=False, soft_wrap=True)


def progress() -> Progress:
    """A progress bar on a terminal; nothing that moves elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)


def environment() -> Settings:
    """Settings from the environment, which is read here and nowhere else."""
    return from_mapping(os.environ)


def surroundings() -> dict[str, str]:
    """The environment for a program that is started in it, without addresses of databases."""
    return {name: value for name, value in os.environ.items() if name not in ADDRESSES}
